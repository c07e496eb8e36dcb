"""Write requirements.lock: the exact versions that one environment holds.

python -m tools.lock PYTHON    the interpreter of the environment
"""

import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"

HEAD = """\
# The versions this program was tested with, for running and for developing.
# They are limits, not wishes: pip install -c requirements.lock -e '.[dev]'
# Written by: make lock
"""
OURS = ("salescli", "pip", "setuptools", "wheel")
ELSEWHERE = ('colorama==0.4.6; sys_platform == "win32"',)
"""What only other platforms install."""


def main(words: list[str]) -> int:
    """Write what the environment of an interpreter holds, one version a line."""
    frozen = subprocess.run(
        [words[0], "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.split()
    pins = [line for line in frozen if line.partition("==")[0].lower() not in OURS]
    lines = sorted((*pins, *ELSEWHERE), key=str.lower)
    LOCK.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{LOCK.name}: {len(lines)} versions")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
