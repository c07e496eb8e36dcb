"""init: make a database for a company."""

from typing import Annotated

import typer

from salescli import services
from salescli.commands._command import plain
from salescli.identity import founder
from salescli.outcome import note_saved
from salescli.policy.settings import NO_THRESHOLD
from salescli.streams import remark, tell
from salescli.text import _
from salescli.workspace import TEST, Workspace

CompanyName = Annotated[str, typer.Option("--company", help=_("The company's name."))]
Currency = Annotated[str, typer.Option("--currency", help=_("ISO 4217 code."))]
Zone = Annotated[str, typer.Option("--zone", help=_("Time zone, such as Asia/Seoul."))]
Admin = Annotated[
    str | None, typer.Option("--admin", help=_("Name of the first employee, an administrator."))
]
Closes = Annotated[str, typer.Option("--week-closes", help=_("Weekday that ends a sales week."))]
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
    company: CompanyName,
    currency: Currency = "KRW",
    zone: Zone = "Asia/Seoul",
    admin: Admin = None,
    week_closes: Closes = "friday",
    payment_days: PaymentDays = 30,
    major_amount: MajorAmount = NO_THRESHOLD,
    access: Access = "owner",
    test: Test = False,
) -> None:
    """Make a database for a company; an existing file is never touched."""
    settings = {
        "company": company,
        "currency": currency,
        "zone": zone,
        "week_closes": week_closes,
        "payment_days": str(payment_days),
        "major_amount": major_amount,
    }
    if access != "owner":
        settings["file_access"] = access
    path = workspace.path
    if workspace.db is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    services.setup.create(
        path,
        settings,
        admin=admin,
        login=founder(),
        today=workspace.today_in(zone),
        clock=workspace.clock,
        mark=TEST if test else "",
    )
    note_saved()
    tell(_("{path} is ready for {company}").format(path=path, company=company))
    if admin is None:
        remark(_("next: salescli staff add, or salescli import --kind staff"))


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app)(init)
