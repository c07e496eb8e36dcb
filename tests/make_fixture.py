"""`python -m tests.make_fixture`: keep a small database of the schema as it is now.

Run once when a schema version lands on main; the file then never changes, and
tests/db/test_migrate.py brings it up with every later version of the program.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from salescli.db.file import VERSION
from tests import _company
from tests._program import ROOT
from tests.make_halfway import pack

TARGET = ROOT / "tests" / "fixtures" / f"schema-v{VERSION}.db"


def main() -> int:
    """Walk the short path, fill every register and keep the file; never over another."""
    if TARGET.exists():
        sys.stderr.write(f"{TARGET} is there already; a version that landed does not change\n")
        return 73
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        for step in (_company.found, _company.trade, _company.fill):
            step(made)
        pack(made)
        TARGET.parent.mkdir(exist_ok=True)
        shutil.copy(made, TARGET)
    sys.stdout.write(f"{TARGET}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
