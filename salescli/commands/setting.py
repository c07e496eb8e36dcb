"""setting: what holds for the whole company, dated."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "setting")

Key = Annotated[str, typer.Argument(metavar="KEY", help=_("Which; see setting list."))]


@write(app, "set", decides=True)
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


noun.browse(
    _("List every setting with its value of today."),
    _("Show a setting and what it has been."),
    _("Show what a setting has been."),
    word=Key,
)
