"""A process of bench.writes that works in one source tree of the program.

python -m bench._worker TREE RECORD ACTION FILE AMOUNT [WORD …]

The last line that it prints is its figures, as JSON. RECORD is a file for what the database is
told, or empty.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

from bench._bare import recording


def main(words: Sequence[str]) -> int:
    """Do what was asked for in a tree."""
    tree, record, action, path, amount, *rest = words
    sys.path.insert(0, tree)
    sale = import_module("bench._sale")
    recorded = recording(Path(record)) if record else nullcontext()
    print(json.dumps(getattr(sale, action)(Path(path), float(amount), recorded, *rest)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
