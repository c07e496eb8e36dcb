"""A form as it was handed in, printed again byte for byte, with what its reviewers said (R16)."""

from typing import TYPE_CHECKING

from salescli import lists, reports
from salescli.errors import LeftOutError, UsageError
from salescli.policy import period as periods
from salescli.policy.documents import OF_KIND
from salescli.policy.forms import FORMS, Filled
from salescli.policy.typed import Lean
from salescli.render.sheet import changed
from salescli.reports.submitted import frozen
from salescli.sql import OWN
from salescli.text import Language, Text, _, speak

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.forms import Form
    from salescli.policy.period import Period
    from salescli.render.sheet import Sheet

_KEPT = f"""
    SELECT form_submission.id AS id, form_submission.sheet AS sheet,
           form_submission.version AS version, form_submission.language AS language,
           form_submission.submitted_on AS submitted_on
    FROM form_submission LEFT JOIN employee ON employee.id = form_submission.salesperson_id
    WHERE form_submission.form = :form AND form_submission.period = :period
      AND COALESCE(employee.code, '') = :whose
      AND (CAST(:version AS BIGINT) IS NULL OR form_submission.version = :version) AND {OWN}
    ORDER BY form_submission.version DESC LIMIT 1
"""

_REVIEWS = """
    SELECT employee.name AS reviewer, decision.note AS opinion, decision.decided_on AS reviewed_on,
           decision.step AS step
    FROM decision JOIN employee ON employee.id = decision.decided_by
    WHERE decision.kind = 'report' AND decision.document_id = :id
      AND decision.step IN ('review', 'return')
    ORDER BY decision.id
"""

_VERSION = Text("Version", "버전", "版本")
_SENT_BACK = Text("sent back", "반려", "退回")


def asked(
    look: "Look", form: str, period: str | None, salesperson: str | None, by: str | None = None
) -> Filled:
    """Return which form of which period, and of whom, is asked for.

    Without a period it is the last that was closed, of a plan the coming one; whose it is, is who
    was named, who signed the paper, else who looks. Raises UnknownError or UsageError.
    """
    of = FORMS[reports.load(form).form]
    return Filled(of, _period(look, of, period), _whose(look, of, salesperson, by))


def _period(look: "Look", form: "Form", word: str | None) -> "Period":
    closes = look.company.week_closes
    if word is not None:
        lean = Lean.COMING if form.plan else Lean.PAST
        return periods.parse(word, form.grain, look.today, closes, lean)
    usual = periods.coming if form.plan else periods.last_closed
    return usual(form.grain, look.today, closes)


def _whose(look: "Look", form: "Form", word: str | None, by: str | None) -> str | None:
    if not form.personal:
        if word is not None:
            raise UsageError(
                _("{form} is the department's; leave out --salesperson").format(form=form.code)
            )
        return None
    if named := word or by:
        return str(lists.staff.code(look, named))
    if look.actor is not None and look.actor.sells:
        return look.actor.code
    raise LeftOutError(("--salesperson",), _("whose is it? give --salesperson CODE"))


def shown(look: "Look", which: Filled, version: int | None) -> "Sheet":
    """Return a version of a form that was handed in, else the last; in the language of then."""
    rows = look.rows(
        _KEPT,
        form=which.form.code,
        period=which.period.label,
        whose=which.salesperson or "",
        version=version,
        scope=look.territory,
    )
    if not rows:
        raise OF_KIND["report"].unknown(which.title)
    (kept,) = rows
    language = Language(kept["language"])
    speak(language)  # what a renderer says of its own, such as that there are no rows
    sheet = frozen.sheet(kept["sheet"])
    number = (_VERSION.within(language), f"{kept['version']} ({kept['submitted_on']})")
    return changed(sheet, foot=(number, *_reviewed(look, kept["id"], sheet, language)))


def _reviewed(
    look: "Look", id_: int, sheet: "Sheet", language: Language
) -> tuple[tuple[str, str], ...]:
    """Return the foot of a form with what each reviewer said; as it was where nobody has yet."""
    *labels, audit = sheet.foot
    told: list[tuple[str, str]] = []
    for row in look.rows(_REVIEWS, id=id_):
        back = row["step"] == "return"
        said = f"{_SENT_BACK.within(language)}: {row['opinion']}" if back else row["opinion"]
        values = (row["reviewer"], said, row["reviewed_on"])
        told += [(label, value) for (label, _old), value in zip(labels, values, strict=True)]
    return (*(told or labels), audit)
