"""init: make a database for a company."""

from typing import Annotated

import typer

from salescli import services
from salescli.commands._command import plain
from salescli.commands._init_asking import administrator, settled, staff
from salescli.errors import UsageError
from salescli.identity import founder
from salescli.outcome import note_saved
from salescli.policy.settings import NO_THRESHOLD
from salescli.text import _
from salescli.workspace import TEST, Workspace

_NAMED = _("The company's name.")
CompanyName = Annotated[
    str | None, typer.Option("--company", help=f"{_NAMED} [{_('required')}]", show_default=False)
]
Currency = Annotated[
    str | None, typer.Option("--currency", help=_("ISO 4217 code."), show_default="KRW")
]
Zone = Annotated[
    str | None,
    typer.Option("--zone", help=_("Time zone, such as Asia/Seoul."), show_default="Asia/Seoul"),
]
Admin = Annotated[
    str | None, typer.Option("--admin", help=_("Name of the first employee, an administrator."))
]
Closes = Annotated[
    str | None,
    typer.Option("--week-closes", help=_("Weekday that ends a sales week."), show_default="friday"),
]
PaymentDays = Annotated[int, typer.Option("--payment-days", help=_("Usual days to pay."))]
MajorAmount = Annotated[
    str, typer.Option("--major-amount", help=_("Above this the leader is consulted, or none."))
]
Access = Annotated[
    str, typer.Option("--access", help=_("Who may read and write the file: owner or group."))
]
Test = Annotated[bool, typer.Option("--test", help=_("Mark as a test database."))]


def init(
    workspace: Workspace,
    company: CompanyName = None,
    currency: Currency = None,
    zone: Zone = None,
    admin: Admin = None,
    week_closes: Closes = None,
    payment_days: PaymentDays = 30,
    major_amount: MajorAmount = NO_THRESHOLD,
    access: Access = "owner",
    test: Test = False,
) -> None:
    """Make a database for a company; an existing file is never touched."""
    # Who names the company has thought of the rest: lines that are pasted are no answers.
    path, asks = workspace.path, not company and workspace.asks
    if not company and not asks:
        raise UsageError(_("missing: {names}; see --help").format(names="--company"))
    if workspace.db is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    services.setup.free(path)
    told = {"company": company, "currency": currency, "zone": zone, "week_closes": week_closes}
    settings = settled(told, asks=asks)
    settings |= {"payment_days": str(payment_days), "major_amount": major_amount}
    if access != "owner":
        settings["file_access"] = access
    if admin is None and asks:
        admin = administrator()
    services.setup.create(
        path,
        settings,
        admin=admin,
        login=founder(),
        today=workspace.today_in(settings["zone"]),
        clock=workspace.clock,
        mark=TEST if test else "",
    )
    note_saved()
    typer.echo(_("{path} is ready for {company}").format(path=path, company=settings["company"]))
    if admin is not None and asks:
        staff(workspace)
    if admin is None:
        typer.echo(_("next: salescli staff add, or salescli import --kind staff"), err=True)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app)(init)
