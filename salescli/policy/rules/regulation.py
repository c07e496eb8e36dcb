"""R1 to R17 as a table, and what is watched for any clause."""

from collections.abc import Mapping

from salescli.policy.rules.duties import DUTIES, TIMES
from salescli.policy.rules.rule import BLOCK, GATE, WATCH, Rule
from salescli.text import Text

RULES: Mapping[str, Rule] = {
    "R1": Rule(
        Text("Know the territory", "관할 지역을 파악한다", "熟悉辖区"),
        (WATCH,),
        "dealer status, dealer competitor, dealer note, customer profile",
        "R1",
        "F11, F12, dealer list",
        "visit record, dealer status, dealer note",
    ),
    "R2": Rule(
        Text(
            "No private receipt of dealer money",
            "대리점 대금을 사사로이 받지 않는다",
            "不得私自收取经销商货款",
        ),
        (BLOCK, WATCH),
        "collect apply, collect except, collect confirm, collect remit",
        "R2",
        "F7, F8, collect list",
        "collect remit",
    ),
    "R3": Rule(
        Text("Ask before spending", "지출 전에 승인을 받는다", "费用事先申请"),
        (GATE, WATCH),
        "expense request, expense approve, expense claim",
        "R3",
        "F9, expense list",
        "expense approve",
    ),
    "R4": Rule(
        Text(
            "No terms or prices beyond the norm without consent",
            "동의 없이 정해진 조건·가격을 벗어나지 않는다",
            "未经同意不得超常规谈判",
        ),
        (BLOCK, GATE),
        "contract settle, quote settle, contract consent",
        "",
        "F4, contract list",
        "contract settle, quote settle",
    ),
    "R5": Rule(
        Text(
            "Special expenses: consent before promise",
            "특별비용은 약속 전에 동의를 받는다",
            "特别费用先同意后承诺",
        ),
        (GATE,),
        "expense approve, expense promise",
        "",
        "F9",
        "expense approve",
    ),
    "R6": Rule(
        Text(
            "The form of a special payment is the leader's",
            "특별비용 지급형태는 회사 경영진이 정한다",
            "特别费用支付形式由领导决定",
        ),
        (GATE,),
        "expense form, expense decide, expense pay",
        "",
        "F9",
        "expense decide, conduct liability",
    ),
    "R7": Rule(
        Text("Dispatch within one working day", "1근무일 내 출고", "一个工作日内发货"),
        (WATCH,),
        "ship dispatch, ship delay",
        "R7",
        "F3, F4",
        "ship dispatch",
    ),
    "R8": Rule(
        Text(
            "Delivery note and invoice are exact",
            "출고서와 세금계산서는 정확하다",
            "出库单与发票准确",
        ),
        (BLOCK, WATCH),
        "ship dispatch, invoice issue, ship correct, invoice correct",
        "R8, R8-red, W4.5",
        "F8, ship list, invoice list",
        "ship correct, invoice correct, conduct liability",
    ),
    "R9": Rule(
        Text("Vouchers are kept", "증빙을 보관한다", "妥善保管凭证"),
        (BLOCK, WATCH),
        "archive put, archive lend, ship receipt, invoice hand-over",
        "R9, R9-voucher, R9-lent, R9-invoice",
        "archive list",
        "ship receipt, archive put, archive back, invoice hand-over",
    ),
    "R10": Rule(
        Text("Applications are filed promptly", "신청서를 제때 보관한다", "申请单及时归档"),
        (WATCH,),
        "archive put, invoice file",
        "R10, R10-request",
        "archive list, invoice list",
        "archive put, invoice file",
    ),
    "R11": Rule(
        Text("The daily collection check", "일일 수금 대조", "每日核对回款"),
        (WATCH,),
        "collect check",
        "R11, MD7",
        "F7, F8, collect aging, issue list",
        "collect check, issue close",
    ),
    "R12": Rule(
        Text(
            "Cheques, bills and drafts are registered and handed over",
            "수표·어음을 등록하고 인계한다",
            "登记并移交票据",
        ),
        (GATE, WATCH),
        "instrument register, instrument hand-over, instrument clear",
        "R12, R12-cleared",
        "F8, instrument list",
        "instrument hand-over, instrument clear",
    ),
    "R13": Rule(
        Text("Monthly reconciliation", "월별 대사", "月度对账"),
        (GATE, WATCH),
        "reconcile acknowledge, reconcile close",
        "R13",
        "F8, F11, reconcile list",
        "reconcile close",
    ),
    "R14": Rule(
        Text("Unsolved on-site service goes up", "현장 미해결은 상향 보고", "现场未解决的上报"),
        (GATE, WATCH),
        "service escalate, service decide",
        "R14",
        "F10, service list",
        "service decide",
    ),
    "R15": Rule(
        Text("The monthly contract binder", "월별 계약 철", "月度合同装订"),
        (BLOCK, WATCH),
        "contract bind",
        "R15",
        "contract binder",
        "contract archive, contract bind",
    ),
    "R16": Rule(
        Text("Twelve reports", "열두 가지 보고", "十二种报表"),
        (GATE, WATCH),
        "report submit, report review",
        "TM7, TM8",
        "report board, F5, F6",
        "report submit",
    ),
    "R17": Rule(
        Text("Fines", "벌금", "罚款"),
        (BLOCK, GATE, WATCH),
        "conduct violation, conduct propose, conduct decide",
        "R17",
        "F5, F6, conduct list",
        "conduct propose, conduct decide",
    ),
}
"""The seventeen rules (section 4)."""

CLAUSES: Mapping[str, Rule] = {**DUTIES, **TIMES, **RULES}
"""All of them."""


def watched(clause: str) -> tuple[str, ...]:
    """Return the keys of what is watched for a clause; none for a clause that is not there."""
    return Rule.names(CLAUSES[clause].watched) if clause in CLAUSES else ()
