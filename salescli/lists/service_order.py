"""The service order that a technician takes to the customer, who signs it (D15, W6.2)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli.errors import DataError
from salescli.lists import _letter, service
from salescli.lists._select import part
from salescli.policy import aftersales
from salescli.render.sheet import Sheet
from salescli.reports._columns import PRODUCT, QUANTITY, SPEC, UNIT
from salescli.reports._section import Total
from salescli.text import Language, Text, _, spoken

if TYPE_CHECKING:
    from salescli.look import Look

_ORDER = Text("Service order", "서비스 지시서", "售后服务工单")

_BY = {
    "company": Text("From", "발신", "发自"),
    "number": Text("Number", "번호", "编号"),
    "dated": Text("Date", "신청일", "申请日期"),
    "technician": Text("Technician", "기술 담당", "技术员"),
    "salesperson": Text("Salesperson", "영업사원", "销售员"),
    "contract": Text("Contract", "계약번호", "合同号"),
    "delivery": Text("Delivery note", "출고서", "出库单"),
    "repeats": Text("Repeated fault, see", "재발, 이전 번호", "重复故障，见"),
}
_FOOT = {
    "fault": service.FAULT.heading,
    "serials": service.SERIALS.heading,
    "handling": Text("Handling", "처리 방법", "处理方法"),
    "terms": Text("Terms", "비용 조건", "费用"),
    "report": Text("Report by", "보고 기한", "汇报期限"),
    "finding": Text("Finding", "확인 내용", "检查情况"),
    "done": Text("Work done, parts", "작업 내용·부품", "处理内容、部件"),
    "result": Text("Result", "결과", "结果"),
}
_CONTACT = Text("Reach the customer by", "고객 연락 기한", "联系客户期限")
_RESULT = Text(
    "□ solved  □ goes on  □ not solved on site",
    "□ 해결  □ 진행 중  □ 현장 미해결",
    "□ 已解决  □ 进行中  □ 现场未解决",
)
_TERMS = (
    Text("charged to the customer", "유상 수리", "收费"),
    Text("under warranty", "보증 수리(무상)", "保修（免费）"),
)
_BLANK = "_" * 48

_HEAD = f"""
    SELECT service_case.number AS number, service_case.applied_on AS dated,
           service_case.fault AS fault, service_case.serials AS serials,
           service_case.handling AS handling, service_case.warranty AS warranty,
           service_case.contact_by AS contact_by, service_case.report_by AS report,
           service_case.customer_id AS customer_id, customer.name AS customer,
           technician.name AS technician, technician.phone AS technician_phone,
           employee.name AS salesperson, employee.phone AS salesperson_phone,
           contract.number AS contract,
           COALESCE(shipment.note_number, shipment.number) AS delivery,
           {service.REPEATED} AS repeats
    FROM service_case
    JOIN customer ON customer.id = service_case.customer_id
    LEFT JOIN employee AS technician ON technician.id = service_case.technician_id
    LEFT JOIN employee ON employee.id = service_case.salesperson_id
    LEFT JOIN contract ON contract.id = service_case.contract_id
    LEFT JOIN shipment ON shipment.id = service_case.shipment_id
    WHERE service_case.id = :id
"""

LINES = part(
    "lines",
    _ORDER,
    "service_case",
    (PRODUCT, SPEC, UNIT, QUANTITY._replace(total=Total.NONE), service.CAUSE),
    """
        FROM service_case JOIN product ON product.id = service_case.product_id
        WHERE service_case.id = :id
    """,
    spec="product.spec",
    unit="product.unit",
)


def shown(look: "Look", word: str, *, language: Language | None = None) -> Sheet:
    """Lay out the service order of a case that has a technician; raise DataError for others."""
    id_ = service.BROWSE.id(look, word)
    head = look.rows(_HEAD, id=id_)[0]
    if head["dated"] is None:
        raise DataError(
            _("{number} has no service order yet: service apply").format(number=head["number"])
        )
    tongue = language or spoken()
    profile = _letter.profile(look, head["customer_id"], head["dated"])
    paper = _letter.Paper(
        head["number"],
        head["customer"],
        _ORDER.within(tongue),
        _letter.pairs(_letter.TO, _letter.addressed(head["customer"], profile, tongue), tongue),
        _letter.pairs(_BY, _by(look, head), tongue),
        (_CONTACT.within(tongue), head["contact_by"]),
        _letter.pairs(_FOOT, _foot(head, tongue), tongue),
    )
    block = LINES.lay_out(look.rows(LINES.sql, id=id_), tongue)
    return _letter.sheet(look, paper, block, tongue)


def _by(look: "Look", head: Mapping[str, Any]) -> dict[str, str | None]:
    told = {key: head[key] for key in ("number", "dated", "contract", "delivery", "repeats")}
    people = {
        key: " ".join(filter(None, (head[key], head[f"{key}_phone"])))
        for key in ("technician", "salesperson")
    }
    return told | people | {"company": look.company.name}


def _foot(head: Mapping[str, Any], tongue: Language) -> dict[str, str | None]:
    return {
        "fault": head["fault"],
        "serials": head["serials"],
        "handling": aftersales.HANDLINGS[head["handling"]].within(tongue),
        "terms": _TERMS[head["warranty"]].within(tongue),
        "report": head["report"],
        "finding": _BLANK,
        "done": _BLANK,
        "result": _RESULT.within(tongue),
    }
