"""setting: what holds for the whole company, dated."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._command import read, write
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()

Key = Annotated[str, typer.Argument(metavar="KEY", help=_("Which; see setting list."))]


@write(app, "set")
def set_(
    work: "Work",
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help=_("What it shall hold."))],
) -> str:
    """Set a setting from today (or --on) on."""
    entered = services.setting.set_(work, key, value)
    return _("{key} is {value} from {day}").format(
        key=key, value=entered.value, day=entered.valid_from
    )


@read(app, "list")
def list_(look: "Look") -> "Sheet":
    """List every setting with its value of today."""
    return lists.setting.listed(look)


@read(app)
def show(look: "Look", key: Key) -> "Sheet":
    """Show a setting and what it has been."""
    return lists.setting.shown(look, key)


@read(app)
def history(
    look: "Look",
    key: Key,
) -> "Sheet":
    """Show what a setting has been."""
    return lists.setting.history(look, key)
