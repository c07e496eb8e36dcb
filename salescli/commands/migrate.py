"""migrate: bring a database up to this version."""

from typing import TYPE_CHECKING

import typer

from salescli import services
from salescli.commands._command import plain
from salescli.outcome import note_saved
from salescli.streams import tell
from salescli.text import _

if TYPE_CHECKING:
    from salescli.workspace import Workspace


def migrate(workspace: "Workspace") -> None:
    """Bring a database of an older version up to this one, after a backup beside it."""
    path = workspace.path
    done = services.migrating.bring_up(path)
    if done.backup is None:
        tell(_("{path} is of version {now} already").format(path=path, now=done.after))
        return
    note_saved()
    tell(_("{path} is kept as it was in {backup}").format(path=path, backup=done.backup))
    tell(
        _("{path} went from version {before} to {now}").format(
            path=path, before=done.before, now=done.after
        )
    )


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app)(migrate)
