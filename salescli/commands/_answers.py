"""What a command answers: where a document stands now, in one line."""

from typing import TYPE_CHECKING

from salescli.policy import stated
from salescli.text import _, decimal, grouped

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record


def now_so(document: "Record", work: "Work | None" = None) -> str:
    """Tell where a document stands, with its amount where the work says the currency."""
    from salescli.engine.content import declared  # noqa: PLC0415 - start-up
    from salescli.engine.steps import label  # noqa: PLC0415 - start-up

    told = _("{number} is {state}").format(
        number=label(document),
        state=stated.worded(declared(document).kind, str(document.state)),  # type: ignore[attr-defined]
    )
    total = getattr(document, "total", None) or getattr(document, "amount", None)
    if work is None or total is None:
        return told
    return f"{told} · {grouped(decimal(total, work.company.digits))} {work.company.currency}"
