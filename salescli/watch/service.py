"""Whether service is accepted, told of and reported in time, and what goes up decided (W6, R14)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, decided_on, told_on
from salescli.watch.finding import Finding, Row, Watched, begun, findings, worked

_OF = """
    JOIN customer ON customer.id = service_case.customer_id
    LEFT JOIN employee ON employee.id = service_case.salesperson_id
"""

_WITHDRAWN = "service_case", "withdraw", "service"


def _first_told(day: str) -> str:
    """Select when the report was recorded that a day of a case is of."""
    return f"""(SELECT MIN(service_report.recorded_on) FROM service_report
                WHERE service_report.service_case_id = service_case.id
                  AND service_report.{day} = service_case.{day})"""


_ACCEPTED = f"""
    SELECT service_case.number AS document, service_case.requested_on AS since,
           COALESCE(service_case.accepted_on, {decided_on(*_WITHDRAWN)}) AS done_on,
           COALESCE({told_on("service_case", "accept", "service")},
                    {told_on(*_WITHDRAWN)}) AS told_on, {PEOPLE}
    FROM service_case {_OF}
    WHERE service_case.id IN (
              SELECT id FROM service_case WHERE state = 'requested'
              UNION ALL
              SELECT id FROM service_case WHERE accepted_on >= :since
              UNION ALL
              SELECT document_id FROM decision
              WHERE kind = 'service' AND step IN ('withdraw', 'reject') AND decided_on >= :since
          )
      AND service_case.requested_on >= :begun AND service_case.requested_on <= :until AND {OWN}
    ORDER BY service_case.id
"""


_CONTACTED = f"""
    SELECT service_case.number AS document,
           COALESCE(service_case.applied_on, service_case.accepted_on) AS since,
           COALESCE(service_case.contacted_on, {decided_on(*_WITHDRAWN)}) AS done_on,
           COALESCE({_first_told("contacted_on")}, {told_on(*_WITHDRAWN)}) AS told_on,
           {PEOPLE}
    FROM service_case {_OF}
    WHERE service_case.id IN (
              SELECT id FROM service_case
              WHERE state IN ('accepted', 'applied', 'in_service', 'escalated')
                AND contacted_on IS NULL
              UNION ALL
              SELECT id FROM service_case WHERE contacted_on >= :since
              UNION ALL
              SELECT document_id FROM decision
              WHERE kind = 'service' AND step IN ('withdraw', 'reject') AND decided_on >= :since
          )
      AND service_case.accepted_on >= :begun AND service_case.accepted_on <= :until AND {OWN}
    ORDER BY service_case.id
"""
"""From the application on; what was accepted and not passed on is late for that already (W6.2)."""


_REPORTED = f"""
    SELECT service_case.number AS document, service_case.applied_on AS since,
           service_case.reported_on AS done_on, {_first_told("reported_on")} AS told_on, {PEOPLE}
    FROM service_case {_OF}
    WHERE service_case.id IN (
              SELECT id FROM service_case
              WHERE state IN ('applied', 'in_service', 'escalated') AND reported_on IS NULL
              UNION ALL
              SELECT id FROM service_case WHERE reported_on >= :since
          )
      AND service_case.applied_on >= :begun AND service_case.applied_on <= :until AND {OWN}
    ORDER BY service_case.id
"""


def _then(report: str, decision: str, after: str) -> str:
    """Select when a case was told of again, or put up, after something was written of it."""
    return f"""(
        SELECT MIN(next.day) FROM (
            SELECT again.{report} AS day FROM service_report AS again
            WHERE again.service_case_id = service_case.id AND again.written > {after}.written
            UNION ALL
            SELECT up.{decision} FROM decision AS up
            WHERE up.kind = 'service' AND up.document_id = service_case.id
              AND up.step = 'escalate' AND up.written > {after}.written
        ) AS next)"""


def _told_again(since: str, told: str, after: str) -> str:
    return f"""
        SELECT service_case.number AS document, {after}.{since} AS since,
               {_then("reported_on", "decided_on", after)} AS done_on,
               {_then("recorded_on", "recorded_on", after)} AS told_on, {PEOPLE}
        FROM service_case {_OF} {told}
        WHERE service_case.id IN (
                  SELECT id FROM service_case
                  WHERE state IN ('in_service', 'escalated', 'manager_acknowledged',
                                  'clerk_acknowledged', 'acknowledged')
                  UNION ALL
                  SELECT id FROM service_case WHERE closed_on >= :since
              )
          AND {after}.{since} >= :begun AND {after}.{since} <= :until AND {OWN}
        ORDER BY {after}.id
    """


_GOES_ON = _told_again(
    "reported_on",
    """JOIN service_report AS told ON told.service_case_id = service_case.id
        AND told.result = 'goes_on'""",
    "told",
)
"""A report that it goes on asks for the next one in as many days, until one says how it ended."""

_FOLLOWED = _told_again(
    "decided_on",
    """JOIN decision AS put ON put.kind = 'service' AND put.document_id = service_case.id
        AND put.step = 'decide' AND 'goes_on' = (
            SELECT before.result FROM service_report AS before
            WHERE before.service_case_id = service_case.id AND before.written < put.written
            ORDER BY before.id DESC LIMIT 1)""",
    "put",
)
"""So does what the leader decided of a case that goes on."""


def _next(column: str, steps: str, after: str) -> str:
    """Select when a case was first decided about after something was written of it."""
    return f"""(
        SELECT MIN(answer.{column}) FROM decision AS answer
        WHERE answer.kind = 'service' AND answer.document_id = service_case.id
          AND answer.step IN ({steps}) AND answer.written > {after}.written
    )"""


_LEADER = ("'decide'", "put")
_UP = ("'escalate', 'decide'", "service_report")


_DECIDED = f"""
    SELECT service_case.number AS document, put.decided_on AS since,
           {_next("decided_on", *_LEADER)} AS done_on,
           {_next("recorded_on", *_LEADER)} AS told_on, {PEOPLE}
    FROM service_case {_OF}
    JOIN decision AS put ON put.kind = 'service' AND put.document_id = service_case.id
     AND put.step = 'escalate'
    WHERE service_case.id IN (
              SELECT id FROM service_case WHERE state = 'escalated'
              UNION ALL
              SELECT id FROM service_case WHERE decided_on >= :since
          )
      AND put.decided_on >= :begun AND put.decided_on <= :until AND {OWN}
    ORDER BY put.id
"""
"""Each time that a case was put to the leader; what was decided long ago is not looked at."""


_UNSOLVED = f"""
    SELECT service_case.number AS document, service_report.reported_on AS since,
           {_next("decided_on", *_UP)} AS done_on, {_next("recorded_on", *_UP)} AS told_on,
           {PEOPLE}
    FROM service_case {_OF}
    JOIN service_report ON service_report.service_case_id = service_case.id
     AND service_report.result = 'unsolved'
    WHERE service_case.id IN (
              SELECT id FROM service_case WHERE state = 'in_service'
              UNION ALL
              SELECT id FROM service_case WHERE escalated_on >= :since
          )
      AND service_report.reported_on >= :begun AND service_report.reported_on <= :until AND {OWN}
    ORDER BY service_report.id
"""
"""What was not solved on site, until somebody puts it up: at once, says the regulation (TM3)."""


def _found(
    look: Watched, rule: str, setting: str, days: tuple[date, date], *statements: str
) -> list[Finding]:
    rows: list[Row] = [
        row for sql in statements for row in begun(look, "service_since", "since", sql, days)
    ]
    return findings(rule, rows, worked(look, "since", setting))


def accepted(look: Watched, since: date, until: date) -> list[Finding]:
    """W6.1: a request for service is accepted within the days of the setting, or withdrawn."""
    return _found(look, "W6.1", "accept_days", (since, until), _ACCEPTED)


def contacted(look: Watched, since: date, until: date) -> list[Finding]:
    """W6.3: the technical department reaches the customer within the days of the setting."""
    return _found(look, "W6.3", "contact_days", (since, until), _CONTACTED)


def reported(look: Watched, since: date, until: date) -> list[Finding]:
    """W6.4: the technical department reports within the days of the setting, until it has ended."""
    days = since, until
    return _found(look, "W6.4", "report_days", days, _REPORTED, _GOES_ON, _FOLLOWED)


def decided(look: Watched, since: date, until: date) -> list[Finding]:
    """R14: what is not solved on site goes up, and is decided, within the days of the setting."""
    return _found(look, "R14", "escalation_days", (since, until), _UNSOLVED, _DECIDED)
