"""What is known of a case by now, kept so that a form tells what was known on a day (F10)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.policy.aftersales import AssessedKind

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.aftersales.service import ServiceCase


def of_service(work: "Work", case: "ServiceCase") -> None:
    """Keep the cause of a service case and who serves, as they are from the business date on."""
    _keep(work, AssessedKind.SERVICE, case.key, case.cause, technician_id=case.technician_id)


def of_return(work: "Work", back: "GoodsReturn") -> None:
    """Keep the cause of a return and whether it is genuine, from the business date on."""
    _keep(work, AssessedKind.RETURN, back.key, back.cause, genuine=back.genuine)


def _keep(  # noqa: PLR0913 - what is known of a case
    work: "Work",
    kind: AssessedKind,
    document: int,
    cause: str | None,
    *,
    genuine: bool | None = None,
    technician_id: int | None = None,
) -> None:
    work.insert(
        models.Assessment(
            kind=kind,
            document_id=document,
            cause=cause,
            genuine=genuine,
            technician_id=technician_id,
            told_on=work.on,
            recorded_at=work.now(),
        )
    )
