"""What follows a sale: kinds of service, and causes and states in three languages (W6, W7)."""

from collections.abc import Mapping
from enum import StrEnum

from salescli.text import Text


class ServiceChannel(StrEnum):
    """How a customer asks for service (W6.1)."""

    TELEPHONE = "telephone"
    VISIT = "visit"
    MESSAGE = "message"
    FAX = "fax"
    LETTER = "letter"


class Handling(StrEnum):
    """How a fault is to be handled, as the manager sets it (W6.1)."""

    TELEPHONE = "telephone"
    VISIT = "visit"
    RETURN = "return"


class ServiceMeans(StrEnum):
    """How the technical department reached the customer (W6.3)."""

    TELEPHONE = "telephone"
    VISIT = "visit"


class ServiceResult(StrEnum):
    """What came of a service so far (W6.4)."""

    GOES_ON = "goes_on"
    SOLVED = "solved"
    UNSOLVED = "unsolved"


class ReturnKind(StrEnum):
    """What a customer wishes: to give goods back, to have others for them, to pay less (W7.1)."""

    RETURN = "return"
    EXCHANGE = "exchange"
    ALLOWANCE = "allowance"


class Verdict(StrEnum):
    """What the technical department finds: ours by goods and cause, or not (W7.3)."""

    OURS = "ours"
    NOT_OURS = "not_ours"
    NOT_GENUINE = "not_genuine"


class Settlement(StrEnum):
    """What becomes of the money of what came back (W7.5)."""

    CREDIT = "credit"
    REFUND = "refund"


class AssessedKind(StrEnum):
    """Of what it is kept what was known of it, from when on (F10)."""

    SERVICE = "service"
    RETURN = "return"


CAUSES: Mapping[str, Text] = {
    "material": Text("material", "자재 불량", "材料缺陷"),
    "workmanship": Text("workmanship", "제조 불량", "制造缺陷"),
    "transport": Text("transport", "운송 파손", "运输损坏"),
    "assembly": Text("assembly", "설치 불량", "安装不当"),
    "operation": Text("operation", "사용 부주의", "操作不当"),
    "wear": Text("wear", "마모", "磨损"),
    "wrong_goods": Text("wrong goods", "오납품", "发错货"),
    "other": Text("other", "기타", "其他"),
}
"""The causes that the setting `causes` names at first; a company's own are shown as they are."""

STATES: Mapping[str, Text] = {
    "in_service": Text("in service", "서비스 중", "服务中"),
    "escalated": Text("put to the leader", "상향 보고", "已上报"),
    "clerk_acknowledged": Text("acknowledged by clerk", "영업 내근 확인", "销售内勤已知悉"),
    "reported": Text("reported", "접수", "已提出"),
    "checked": Text("checked", "대조 완료", "已核对"),
    "verified": Text("verified", "진위 확인", "已鉴定"),
    "booked_in": Text("booked in", "입고", "已入库"),
    "settled": Text("settled", "정산 완료", "已结清"),
}
"""What policy/wording takes over of the states of service and returns."""

SERVICE_STATES: Mapping[str, Text] = {
    "accepted": Text("accepted", "접수 승인", "已受理"),
    "applied": Text("with the technician", "기술부 이관", "已转技术部"),
}
"""What of them is called otherwise where it is of service."""

CHANNELS: Mapping[str, Text] = {
    "telephone": Text("telephone", "전화", "电话"),
    "visit": Text("visit", "방문", "上门"),
    "message": Text("message", "문자·메일", "短信·邮件"),
    "fax": Text("fax", "팩스", "传真"),
    "letter": Text("letter", "서신", "信函"),
}
"""How a customer asks for service, and how the technical department reaches them."""

HANDLINGS: Mapping[str, Text] = {
    "telephone": Text("by telephone", "전화 지원", "电话指导"),
    "visit": Text("by a visit", "현장 방문", "上门服务"),
    "return": Text("by a return", "반품 처리", "退换货处理"),
}

RETURN_KINDS: Mapping[str, Text] = {
    "return": Text("return", "반품", "退货"),
    "exchange": Text("exchange", "교환", "换货"),
    "allowance": Text("allowance", "에누리", "折让"),
}

VERDICTS: Mapping[str, Text] = {
    "ours": Text("genuine, our fault", "진품 · 당사 책임", "真品，我方责任"),
    "not_ours": Text("genuine, not our fault", "진품 · 당사 책임 아님", "真品，非我方责任"),
    "not_genuine": Text("not genuine", "진품 아님", "非真品"),
}

SETTLEMENTS: Mapping[str, Text] = {
    "credit": Text("credit", "차감", "冲减"),
    "refund": Text("refund", "환불", "退款"),
}

RESULTS: Mapping[str, Text] = {
    "goes_on": Text("goes on", "진행 중", "进行中"),
    "solved": Text("solved", "해결", "已解决"),
    "unsolved": Text("not solved", "미해결", "未解决"),
}
