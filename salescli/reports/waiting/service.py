"""Service cases that wait: for the manager, the clerk, the technician, the leader (W6, R14)."""

from salescli.policy.aftersales import RESULTS
from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, PRODUCT, SALESPERSON
from salescli.reports._section import Column
from salescli.reports.waiting._turn import Turn, others, since, turn
from salescli.sql import OWN, PEOPLE, PRODUCT_NAMES, parties
from salescli.text import Text

_FAULT = Column("fault", Kind.TEXT, Text("Fault", "고장 내용", "故障"))
_RESULT = Column("result", Kind.TERM, Text("Result", "결과", "结果"), words=RESULTS)
_CASE = (NUMBER, CUSTOMER, SALESPERSON, PRODUCT, _FAULT)


_UNTOLD = """
    CASE WHEN service_case.warranty = 0
          AND service_case.charged_contract_id IS NULL AND service_case.charged_quote_id IS NULL
         THEN ' --contract'
         WHEN service_case.satisfaction IS NULL AND service_case.remark IS NULL
         THEN ' --satisfaction' ELSE '' END
"""
"""What has to be told of a case before it is closed, the first of it (W6.4)."""


def _cases(where: str) -> str:
    return f"""
        SELECT service_case.number AS number, {PEOPLE}, {PRODUCT_NAMES},
               service_case.fault AS fault, service_case.result AS result,
               {_UNTOLD} AS untold,
               COALESCE({since("service", "service_case")}, service_case.requested_on) AS since
        FROM service_case {parties("service_case")}
        JOIN product ON product.id = service_case.product_id
        WHERE {OWN} AND {where}
    """


_LAST = """COALESCE((
    SELECT report.result FROM service_report AS report
    WHERE report.service_case_id = service_case.id ORDER BY report.id DESC LIMIT 1), '')"""
"""What the last report says of how it ended."""


def _told(other: str) -> str:
    """Keep what has ended and one of both has not taken note of yet."""
    ended = f"service_case.state = 'in_service' AND {_LAST} IN ('solved', 'unsolved')"
    return _cases(f"(service_case.state = '{other}' OR ({ended}))")


TURNS: tuple[Turn, ...] = (
    turn(
        "service",
        Text("Service requests to accept", "접수할 서비스 요청", "待受理服务请求"),
        "service accept",
        (Role.MANAGER, Role.LEADER),
        _CASE,
        _cases(
            "service_case.state = 'requested'"
            f" AND {others('service_case.author_id', 'service_case.salesperson_id')}"
        ),
    ),
    turn(
        "service_apply",
        Text("Cases to pass on", "기술부에 넘길 건", "待转技术部"),
        "service apply",
        (Role.CLERK,),
        _CASE,
        _cases("service_case.state = 'accepted'"),
    ),
    turn(
        "service_report",
        Text("Cases to serve", "처리할 서비스", "待处理服务"),
        "service report",
        (Role.TECH,),
        _CASE,
        _cases(
            "service_case.state IN ('applied', 'in_service')"
            " AND COALESCE(service_case.technician_id, 0) = :me"
            f" AND {_LAST} NOT IN ('solved', 'unsolved')"
        ),
    ),
    turn(
        "service_decide",
        Text("Unsolved cases to decide", "결정할 미해결 건", "待决定未解决服务"),
        "service decide",
        (Role.LEADER,),
        (*_CASE, _RESULT),
        _cases("service_case.state = 'escalated'"),
    ),
    turn(
        "service_acknowledge",
        Text("Results to take note of", "확인할 서비스 결과", "待确认服务结果"),
        "service acknowledge",
        (Role.MANAGER,),
        (*_CASE, _RESULT),
        _told("clerk_acknowledged"),
    ),
    turn(
        "service_note",
        Text("Results to take note of", "확인할 서비스 결과", "待确认服务结果"),
        "service acknowledge",
        (Role.CLERK,),
        (*_CASE, _RESULT),
        _told("manager_acknowledged"),
    ),
    turn(
        "service_close",
        Text("Cases to close", "종결할 서비스", "待结案服务"),
        "service close",
        (Role.CLERK,),
        (*_CASE, _RESULT),
        _cases("service_case.state = 'acknowledged'"),
        what="number || waiting.untold",
    ),
)
