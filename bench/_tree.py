"""A source tree of the program at work on throw-away files, each time in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen

from bench._program import ROOT, environment

Figures = dict[str, float]

_UNIT = 1 if sys.platform == "darwin" else 2**10
"""Bytes in which the system counts the memory of a process."""


@dataclass(frozen=True)
class Tree:
    """Where the source is, and the folder of its files."""

    source: Path
    folder: Path

    def found(self) -> None:
        """Make the company that every measurement starts from."""
        self.folder.mkdir()
        self.work("found", self.folder / "start.db")

    def fresh(self, name: str = "sales.db") -> Path:
        """Put the company as it was at the start into a file."""
        return Path(shutil.copy(self.folder / "start.db", self.folder / name))

    def gone(self, name: str) -> Path:
        """Return where a file may be made; one that is there goes."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        return path

    def work(self, action: str, path: Path, amount: float = 0) -> Figures:
        """Do something of bench._sale with a file, and return its figures."""
        figures: Figures = json.loads(self._done(self._command(action, path, amount)))
        return figures

    def record(self, action: str, path: Path, amount: float = 0, words: str = "") -> Path:
        """Do something of bench._sale, and return the file of what the database was told."""
        told = path.with_suffix(".jsonl")
        self._done([*self._command(action, path, amount, told), *words.split()])
        return told

    def program(self, *words: str) -> tuple[float, float]:
        """Run a command line; return its seconds, and its peak memory in MB."""
        command = [sys.executable, "-m", "salescli", *words]
        started = time.perf_counter()
        with Popen(
            command, env=environment(self.folder), cwd=self.source, stdout=subprocess.DEVNULL
        ) as process:
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - started
        if process.returncode:
            sys.exit(f"{' '.join(command)} in {self.source}: exit code {process.returncode}")
        return took, usage.ru_maxrss * _UNIT / 2**20

    def bare(self, action: str, path: Path, other: Path) -> tuple[float, float]:
        """Do something of bench._bare; return its seconds, and those of the whole process."""
        started = time.perf_counter()
        told = self._done([sys.executable, "-m", "bench._bare", action, str(path), str(other)])
        return float(told), time.perf_counter() - started

    def crowd(self, count: int, seconds: float) -> Figures:
        """Let processes do sales at once; return the calls, the longest wait and who gave up."""
        command = self._command("crowded", self.fresh(), seconds)
        with ExitStack() as stack:
            processes = [
                stack.enter_context(
                    Popen(command, env=environment(self.folder), cwd=ROOT, stdin=PIPE, stdout=PIPE)
                )
                for _number in range(count)
            ]
            for process in processes:
                assert process.stdout is not None  # noqa: S101 - narrows for mypy
                process.stdout.readline()
            for process in processes:
                assert process.stdin is not None  # noqa: S101 - narrows for mypy
                process.stdin.write(b"\n")
                process.stdin.flush()
            found = [json.loads(process.communicate()[0]) for process in processes]
        return {
            "calls": sum(each["calls"] for each in found),
            "wait": max(each["wait"] for each in found),
            "refused": sum(each["refused"] for each in found),
        }

    def _command(
        self, action: str, path: Path, amount: float, record: Path | str = ""
    ) -> list[str]:
        worker = [sys.executable, "-m", "bench._worker", str(self.source)]
        return [*worker, str(record), action, str(path), str(amount)]

    def _done(self, command: Sequence[str]) -> str:
        done = subprocess.run(
            command, env=environment(self.folder), cwd=ROOT, stdout=PIPE, check=False
        )
        if done.returncode:
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}")
        return done.stdout.decode().splitlines()[-1]
