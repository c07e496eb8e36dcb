"""The options of every write, taken out of the values of a command."""

from typing import Any

import typer

from salescli.commands._asking import clean
from salescli.ground import Saying

_NOT_ASKED = {"dry_run", "request_id", "yes", "all_"}


def saying_of(ctx: typer.Context, values: dict[str, Any]) -> Saying:
    """Take the options of every write out of the values of a command."""
    every = values.get("all_", False)
    as_json = values.pop("as_json", False) or None  # what is not asked for is no word of it
    told = values if values["dry_run"] else {**values, "as_json": as_json}
    words = {key: value for key, value in told.items() if key not in _NOT_ASKED}
    values.pop("all_", None)
    return Saying(
        action=action(ctx),
        on=values.pop("on"),
        dry_run=values.pop("dry_run"),
        request=clean(values.pop("request_id")),
        by=values.pop("by", None),
        paper=clean(values.pop("paper", None)),
        note=clean(values.pop("note", None)),
        yes=values.pop("yes") or every,
        as_json=bool(as_json),
        words=words,
    )


def action(ctx: typer.Context) -> str:
    """Return the noun and the verb that were typed."""
    return ctx.command_path.removeprefix("salescli").strip() if ctx.command_path else ""
