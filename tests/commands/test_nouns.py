"""What a noun's services and lists are given by the commands that are made of them alone."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import pytest
from typer.main import get_command

from salescli import commands, services
from salescli.policy.diagrams import WORKFLOWS

MADE = {"step", "decision"}


def _made() -> Iterator[tuple[str, str, set[str]]]:
    """Find every command that a step makes: noun, verb, and what it takes."""
    for path in sorted(Path(commands.__path__[0]).glob("[a-z]*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in MADE
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "noun"
                and isinstance(node.args[0], ast.Constant)
            ):
                takes = {keyword.arg or "" for keyword in node.keywords}
                yield (
                    path.stem.rstrip("_"),
                    str(node.args[0].value),
                    takes - {"word", "amount", "answer"},
                )


STEPS = list(_made())


def test_steps_are_found() -> None:
    assert len(STEPS) > len(WORKFLOWS)
    assert {noun for noun, _verb, _takes in STEPS} <= commands.NOUNS.keys()


@pytest.mark.parametrize(
    ("noun", "verb", "takes"), STEPS, ids=[f"{noun} {verb}" for noun, verb, _takes in STEPS]
)
def test_a_service_takes_what_its_command_takes(noun: str, verb: str, takes: set[str]) -> None:
    service = getattr(getattr(services, noun), f"{verb}_" if iskeyword(verb) else verb)
    work, _document, *others = inspect.signature(service).parameters

    assert work == "work"
    assert {"yes" if name == "no" else name for name in takes} == set(others)


@pytest.mark.parametrize("noun", commands.NOUNS)
def test_no_command_takes_an_option_twice(noun: str) -> None:
    app = import_module(f"salescli.commands.{commands.NOUNS[noun][1]}").app
    taken = {
        f"{command.name} {option}": [
            option in parameter.opts for parameter in get_command(app).commands[command.name].params
        ].count(True)
        for command in app.registered_commands
        for parameter in get_command(app).commands[command.name].params
        for option in parameter.opts
    }

    assert {what for what, times in taken.items() if times > 1} == set()
