"""How choices are worded, and what stands for a value in a line: in every language."""

from collections.abc import Mapping
from enum import StrEnum

from salescli.policy import aftersales, kinds, market, roles, states, wording
from salescli.policy.goods import assets
from salescli.policy.spending import expenses
from salescli.policy.stated import states as stated
from salescli.text import Language, Text, spoken

_BY: Mapping[str, Text] = {
    "contract": Text("contract", "계약", "合同"),
    "customer": Text("customer", "고객", "客户"),
    "salesperson": Text("salesperson", "영업사원", "销售员"),
}

_CHOICES: Mapping[type[StrEnum], Mapping[str, Text]] = {
    Language: wording.LANGUAGES,
    roles.Role: wording.ROLES,
    kinds.AbsenceKind: wording.ABSENCES,
    kinds.AskedDepartment: wording.DEPARTMENTS,
    kinds.By: _BY,
    kinds.CollectionKind: wording.COLLECTION_KINDS,
    kinds.CustomerKind: wording.CUSTOMER_KINDS,
    kinds.Department: wording.DEPARTMENTS,
    kinds.DunningMeans: wording.DUNNING_MEANS,
    kinds.HandOver: wording.HAND_OVERS,
    kinds.InstrumentKind: wording.METHODS,
    kinds.Measure: wording.MEASURES,
    kinds.Method: wording.METHODS,
    kinds.Paper: wording.PAPERS,
    kinds.Placing: wording.PLACINGS,
    kinds.RedReason: wording.RED_REASONS,
    kinds.RiskClass: wording.RISKS,
    kinds.Severity: wording.SEVERITIES,
    kinds.TaxKind: wording.TAX_KINDS,
    kinds.VisitFact: wording.VISIT_FACTS,
    kinds.VisitMethod: wording.VISIT_METHODS,
    kinds.VisitStanding: wording.STATES,
    market.DealerRating: market.RATINGS,
    assets.AssetKind: assets.KINDS,
    assets.Inspected: assets.INSPECTED,
    aftersales.Handling: aftersales.HANDLINGS,
    aftersales.ReturnKind: aftersales.RETURN_KINDS,
    aftersales.ServiceChannel: aftersales.CHANNELS,
    aftersales.ServiceMeans: aftersales.CHANNELS,
    aftersales.ServiceResult: aftersales.RESULTS,
    aftersales.Settlement: aftersales.SETTLEMENTS,
    aftersales.Verdict: aftersales.VERDICTS,
    expenses.ExpenseCategory: expenses.CATEGORIES,
    expenses.PaymentForm: expenses.FORMS,
    states.AssetState: assets.STATES,
    states.ConductState: stated("violation"),
    states.InquiryState: stated("inquiry"),
    states.MeetingState: stated("meeting"),
    states.ServiceState: stated("service"),
}
"""What commands offer to how tables word it; the states of every other document are STATES."""

_PLACES: Mapping[str, Text] = {
    "AMOUNT": Text("AMOUNT", "금액", "金额"),
    "BOOK": Text("BOOK", "파일", "文件"),
    "CODE": Text("CODE", "코드", "代码"),
    "COMPETITOR": Text("COMPETITOR", "경쟁사", "竞争对手"),
    "CONTRACT": Text("CONTRACT", "계약번호", "合同号"),
    "CUSTOMER": Text("CUSTOMER", "고객", "客户"),
    "DAY": Text("DAY", "날짜", "日期"),
    "DOCUMENT": Text("DOCUMENT", "문서번호", "单据号"),
    "FAULT": Text("FAULT", "고장내용", "故障"),
    "FILE": Text("FILE", "파일", "文件"),
    "FINDING": Text("FINDING", "점검내용", "检查情况"),
    "FORM": Text("FORM", "표", "表"),
    "FROM": Text("FROM", "출발", "从"),
    "INVOICE": Text("INVOICE", "세금계산서번호", "发票号"),
    "ITEM": Text("ITEM", "업무", "事项"),
    "KEY": Text("KEY", "설정", "设置项"),
    "KIND": Text("KIND", "종류", "种类"),
    "LINE": Text("LINE", "행", "明细"),
    "MEASURE": Text("MEASURE", "지표", "指标"),
    "MONTH": Text("MONTH", "월", "月份"),
    "N": Text("N", "순번", "序号"),
    "NAME": Text("NAME", "이름", "名称"),
    "NUMBER": Text("NUMBER", "번호", "编号"),
    "OTHER": Text("OTHER", "다른고객", "另一客户"),
    "PRICE": Text("PRICE", "단가", "单价"),
    "PRODUCT": Text("PRODUCT", "제품", "产品"),
    "PURPOSE": Text("PURPOSE", "용도", "用途"),
    "QUESTION": Text("QUESTION", "질문", "问题"),
    "RULE": Text("RULE", "규정", "规定"),
    "SUBJECT": Text("SUBJECT", "건명", "事由"),
    "TASK": Text("TASK", "업무", "任务"),
    "TEXT": Text("TEXT", "내용", "内容"),
    "TO": Text("TO", "도착", "到"),
    "VALUE": Text("VALUE", "값", "值"),
    "VERB": Text("VERB", "동사", "动词"),
    "NOUN": Text("NOUN", "명사", "名词"),
    "WHAT": Text("WHAT", "대상", "对象"),
    "WHO": Text("WHO", "직원", "员工"),
    "OPTIONS": Text("OPTIONS", "옵션", "选项"),
    "COMMAND": Text("COMMAND", "명령", "命令"),
}
"""What usage and messages call a value, by its name in English."""


def of_choices(kind: type[StrEnum]) -> dict[str, Text]:
    """Return how each choice is worded."""
    words = _CHOICES.get(kind, wording.STATES)
    return {member.value: words[member.value] for member in kind}


def of_place(metavar: str) -> str:
    """Return what stands for a value in the language spoken; a joined name part by part."""
    bare = metavar.strip("[]")
    for sign in "|=":
        if sign in bare:
            return sign.join(of_place(part) for part in bare.split(sign))
    return _PLACES[bare].within(spoken()) if bare in _PLACES else bare
