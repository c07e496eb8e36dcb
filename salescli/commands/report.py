"""report: the forms and the packs."""

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from salescli import lists, reports, services
from salescli.commands._answers import now_so
from salescli.commands._command import read, write
from salescli.commands._noun import Noun
from salescli.commands._options import AsOf, Salesperson
from salescli.errors import UsageError
from salescli.ground import OvertakenError
from salescli.policy.forms import Filled, Typed
from salescli.policy.typed.days import day
from salescli.reports import _report
from salescli.reports.submitted import frozen
from salescli.text import _, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Document, Sheet
    from salescli.workspace import Workspace

app = typer.Typer()

Span = Annotated[
    str | None,
    typer.Option("--period", help=_("2026-W47, 2026-11, a date inside it, last-week, this-month.")),
]
Form = Annotated[str, typer.Argument(metavar="FORM", help=_("The form: F1 to F12."))]
Version = Annotated[int | None, typer.Option("--edition", min=1, help=_("Not the last one."))]
Note = Annotated[
    str | None,
    typer.Option("--note", help=_("To the row of --salesperson, --customer and --product.")),
]
OnlyCustomer = Annotated[
    str | None, typer.Option("--customer", help=_("Of the row that the note is to."))
]
OnlyProduct = Annotated[
    str | None, typer.Option("--product", help=_("Of the row that the note is to."))
]


def _form(name: str) -> "Callable[..., Sheet]":
    def form(
        look: "Look", period: Span = None, salesperson: Salesperson = None, as_of: AsOf = None
    ) -> "Sheet":
        report = reports.load(name)
        if as_of and not report.dated:
            raise UsageError(_("{form} takes no --as-of").format(form=name))
        return _report.sheet(
            report,
            look,
            _report.chosen(report, look, period),
            salesperson=_code(look, salesperson),
            as_of=day(as_of, look.today) if as_of else None,
        )

    form.__doc__ = _(reports.line(name))
    return form


def _code(look: "Look", word: str | None) -> str | None:
    """Return the code of a salesperson given by code or name."""
    return None if word is None else lists.staff.code(look, word)


for _name in reports.names():
    read(app, _name)(_form(_name))


def _pack(name: str, told: str) -> "Callable[..., Document]":
    def pack(look: "Look", period: Span = None, as_of: AsOf = None) -> "Document":
        make = getattr(import_module("salescli.reports.packs"), name)
        document: Document = make(look, period, day(as_of, look.today) if as_of else None)
        return document

    pack.__doc__ = told
    return pack


read(app, "weekly")(_pack("weekly", _("Print what the manager opens before the Saturday meeting.")))
read(app, "monthly")(_pack("monthly", _("Print the month in figures, form by form.")))
Noun(app, "report").look("list", _("List the forms that are there."))


def _which(
    workspace: "Workspace", _work: "Work", by: str | None, given: dict[str, Any]
) -> dict[str, Filled]:
    with workspace.read() as look:
        return {"which": _asked(look, given, by)}


def _written(
    workspace: "Workspace", _work: "Work", by: str | None, given: dict[str, Any]
) -> dict[str, Filled]:
    # Whose the row of a note is: what people write into is the department's.
    return _which(workspace, _work, by, {**given, "salesperson": None})


def _asked(look: "Look", given: dict[str, Any], by: str | None = None) -> Filled:
    return lists.submitted.asked(look, given["form"], given["period"], given["salesperson"], by)


def _laid_out(
    workspace: "Workspace", work: "Work", by: str | None, given: dict[str, Any]
) -> dict[str, object]:
    """Lay a form out, and see that nothing has been written since by the time of the lock."""
    service = services.report  # loaded before anybody waits for us
    with workspace.read() as look:
        look.actor = work.decider
        which = _asked(look, given, by)
        sheet = _report.sheet(
            reports.load(which.form.code), look, which.period, salesperson=which.salesperson
        )
    text, figures = frozen.text(sheet), frozen.figures(sheet, which.form.outcomes)
    count, head = (sheet.audit.count, sheet.audit.head) if sheet.audit else (0, "")
    kept = service.Kept(text, frozen.hashed(text), figures, spoken(), count, head)
    if service.head(work) != (count, head):
        raise OvertakenError
    return {"which": which, "kept": kept}


@write(app, "write", upon=_written)
def write_(
    work: "Work",
    form: Form,
    period: Span = None,
    told: Note = None,
    salesperson: Salesperson = None,
    customer: OnlyCustomer = None,
    product: OnlyProduct = None,
    summary: Annotated[str | None, typer.Option("--summary", help=_("Of the month."))] = None,
    problems: Annotated[str | None, typer.Option("--problems", help=_("Of the month."))] = None,
    measures: Annotated[str | None, typer.Option("--measures", help=_("Against them."))] = None,
    **read: Filled,
) -> str:
    """Write a note to a row of F3 or F4, or what is to be said of the month in F4."""
    del form, period
    given = {
        Typed.NOTE: told,
        Typed.SUMMARY: summary,
        Typed.PROBLEMS: problems,
        Typed.MEASURES: measures,
    }
    texts = {kind: text for kind, text in given.items() if text is not None}
    row = [word for word in (salesperson, customer, product) if word is not None]
    if not texts or len(row) != (len(services.report.Row._fields) if told else 0):
        raise UsageError(
            _(
                "write what? give --summary, --problems, --measures, or --note with its row:"
                " --salesperson, --customer, --product"
            )
        )
    which = read["which"]
    of = services.report.Row(*row) if told else None
    services.report.write(work, which.form, which.period, texts, of)
    return _("{form}: written").format(form=which.title)


@write(app, decides=True, upon=_laid_out)
def submit(
    work: "Work",
    form: Form,
    period: Span = None,
    salesperson: Salesperson = None,
    **read: Any,  # noqa: ANN401 - the form, and what is kept of it
) -> str:
    """Hand a form in as it stands now; again, as another version."""
    del form, period, salesperson
    return now_so(services.report.submit(work, read["which"], read["kept"]))


@write(app, decides=True, upon=_which)
def review(
    work: "Work",
    form: Form,
    opinion: Annotated[str, typer.Option("--opinion", help=_("What is to be said of it."))],
    period: Span = None,
    salesperson: Salesperson = None,
    back: Annotated[bool, typer.Option("--return", help=_("Send it back."))] = False,
    **read: Filled,
) -> str:
    """Review the last version of a form as the manager, then as the leader; --return sends back."""
    del form, period, salesperson
    step = services.report.send_back if back else services.report.review
    return now_so(step(work, read["which"], opinion=opinion))


@read(app, "show")
def show_(
    look: "Look",
    form: Form,
    period: Span = None,
    salesperson: Salesperson = None,
    version: Version = None,
) -> "Sheet":
    """Print a form as it was handed in, whatever was entered since; the last version."""
    given = {"form": form, "period": period, "salesperson": salesperson}
    return lists.submitted.shown(look, _asked(look, given), version)


@read(app)
def board(look: "Look", period: Span = None) -> "Sheet":
    """List which form is owed, due, handed in, reviewed, late, or changed since."""
    return lists.board.listed(look, period)
