"""How the state of a document is worded, by its kind: everywhere by the same word."""

from collections.abc import Iterator, Mapping

from salescli.policy.aftersales import SERVICE_STATES
from salescli.policy.people.fining import STATES as CONDUCT_STATES
from salescli.policy.wording import STATES
from salescli.text import Language, Text, _, catalogued, spoken

_OF_KIND: Mapping[str, Mapping[str, Text]] = {
    "inquiry": {"received": Text("received", "접수", "已收到")},
    "meeting": {"open": Text("open", "진행 중", "进行中")},
    "service": SERVICE_STATES,
    **dict.fromkeys(("violation", "proposal", "liability"), CONDUCT_STATES),
}
"""What STATES words otherwise: it speaks of goods received, of terms accepted, of invoices."""


def states(kind: str) -> Mapping[str, Text]:
    """Return how the states of a kind of document are worded, in lists as in answers."""
    return {**STATES, **_OF_KIND.get(kind, {})}


def worded(kind: str, state: str) -> str:
    """Word a state in a sentence: in English by its code, which commands take."""
    own = _OF_KIND.get(kind, {}).get(state)
    return own.within(spoken()) if own and spoken() is not Language.EN else _(state)


_BEGUN: Mapping[str, Text] = {
    "add": Text("add", "등록", "登记"),
    "ask": Text("ask", "요청", "请求"),
    "claim": Text("claim", "청구", "提出"),
    "declare": Text("declare", "선언", "申报"),
    "exchange": Text("exchange", "교환", "换货"),
    "raise": Text("raise", "제기", "提出"),
    "request": Text("request", "신청", "申请"),
}
"""How a history words what began a document, where no message is called so."""


_NOTED: Mapping[str, Text] = {
    "apart": Text("apart", "별개 회사", "两家公司"),
    "block": Text("block", "거래 중지", "停止交易"),
    "deputy": Text("deputy", "대리 지정", "指定代理"),
    "discount_limit": Text("discount_limit", "할인 한도", "折扣限度"),
    "end": Text("end", "퇴사", "离职"),
    "late": Text("late", "늦은 입력 허용", "允许补录"),
    "mark": Text("mark", "달력 표시", "标记日历"),
    "payment_days": Text("payment_days", "결제일수", "付款天数"),
    "risk": Text("risk", "위험 등급", "风险等级"),
    "undo": Text("undo", "입력 취소", "撤销录入"),
    "unblock": Text("unblock", "거래 재개", "恢复交易"),
}
"""How a history words what was decided about an entry of a register or the calendar, and that an
entry was taken back."""


class _Steps(Mapping[str, Text]):
    """How the steps of every diagram are worded, looked up when one is shown."""

    def __getitem__(self, name: str) -> Text:
        return _BEGUN.get(name) or _NOTED.get(name) or catalogued(name)

    def __iter__(self) -> Iterator[str]:
        from salescli.policy.diagrams import WORKFLOWS  # noqa: PLC0415 - they import this

        names = (step.name for workflow in WORKFLOWS for step in workflow.steps)
        begun = (way.taken for workflow in WORKFLOWS for way in workflow.begins)
        return iter(dict.fromkeys((*names, *begun)))

    def __len__(self) -> int:
        return len([*iter(self)])


STEPS: Mapping[str, Text] = _Steps()
"""How a history words a step: in English by its name, as commands do."""
