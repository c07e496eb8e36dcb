"""Bringing a database of an older version up, after a backup (design.md 1.12)."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from salescli.db import backup, file, migrate


class Migrated(NamedTuple):
    """From which version to which, and the backup of what was there before."""

    before: int
    after: int
    backup: Path | None


def bring_up(path: Path) -> Migrated:
    """Run the migrations a file lacks; a current one is left alone.

    Raises ConfigurationError for a file that is foreign or newer than the program.
    """
    with closing(file.connect(path)) as connection:
        before = file.version(connection, path)
        if before == file.VERSION:
            return Migrated(before, before, None)
        kept = backup.beside(path)
        migrate.upgrade(connection, path)
        return Migrated(before, file.version(connection, path), kept)
