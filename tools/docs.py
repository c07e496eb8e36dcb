"""Write the generated parts of README.md and docs/ from the program's own tables.

python -m tools.docs            write them
python -m tools.docs --check    say which are stale; exit 1 if one is
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools import _diagrams, _forms, _reference, _regulation
from tools._markdown import filled

ROOT = Path(__file__).parents[1]

BLOCKS: Mapping[str, Callable[[], str]] = {
    "nouns": _reference.nouns,
    "commands": _reference.commands,
    "options": _reference.options,
    "exit-codes": _reference.exit_codes,
    "settings": _reference.settings,
    "books": _reference.books,
    "forms": _forms.listed,
    "columns": _forms.columns,
    "begins": _diagrams.begun,
    "steps": _diagrams.listed,
    "diagrams": _diagrams.drawn,
    "regulation": _regulation.mapped,
    "absent": _regulation.absent,
}
"""What a block `<!-- generated:NAME -->` holds."""


def pages() -> list[Path]:
    """List the files that may have generated parts."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def written(path: Path) -> str:
    """Return what a file should hold."""
    return filled(path.read_text("utf-8"), "generated", lambda name: BLOCKS[name]())


def main(words: list[str]) -> int:
    """Write the stale files, or with `--check` only name them."""
    stale = {path: text for path in pages() if (text := written(path)) != path.read_text("utf-8")}
    for path, text in stale.items():
        if "--check" in words:
            print(f"{path.relative_to(ROOT)} is stale; run: make docs", file=sys.stderr)
        else:
            path.write_text(text, "utf-8")
            print(f"{path.relative_to(ROOT)} written")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
