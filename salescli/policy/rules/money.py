"""What is watched of money: collections, instruments, statements, expenses (W5, R2, R11 to R13)."""

from collections.abc import Mapping

from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.policy.rules.duty import Duty
from salescli.text import Text

MONEY: Mapping[str, Duty] = {
    "R13": Duty(
        Text("R13 month reconciled", "R13 월별 대사 종결", "R13 月度对账结束"),
        "reconcile open {customer} --month {document}",
        (Role.CLERK,),
    ),
    "W5.1": Duty(
        Text(
            "W5.1 overdue debts pressed, promises kept",
            "W5.1 연체 독촉·지급 약속 이행",
            "W5.1 逾期催款、承诺付款",
        ),
        "collect dun {document}",
        (Role.SALES,),
    ),
    "W5.3": Duty(
        Text(
            "W5.3 application confirmed by both",
            "W5.3 수금신청 양측 확인",
            "W5.3 收款申请单双方确认",
        ),
        "collect confirm {document}",
        (
            Role.MANAGER,
            Role.FINANCE,
        ),
    ),
    "W5.3-prepaid": Duty(
        Text(
            "W5.3 prepayment on a closed contract", "W5.3 종료 계약의 선수금", "W5.3 已结合同预收款"
        ),
        "collect list",
        (Role.CLERK,),
    ),
    "R2": Duty(
        Text("R2 money taken by exception remitted", "R2 예외 수령금 입금", "R2 例外回款上缴"),
        "collect remit {document}",
        (Role.FINANCE,),
        Severity.SERIOUS,
        own=True,
    ),
    "R11": Duty(
        Text("R11 collections checked daily", "R11 일일 수금 대조", "R11 每日核对回款"),
        "collect check --on {document}",
        (Role.FINANCE,),
    ),
    "R12": Duty(
        Text("R12 to finance the same day", "R12 당일 재무 인계", "R12 当日移交财务"),
        "instrument hand-over {document}",
        (Role.CLERK,),
        Severity.SERIOUS,
    ),
    "R12-cleared": Duty(
        Text("R12 cleared at maturity", "R12 만기 결제", "R12 到期兑付"),
        "instrument clear {document}",
        (Role.FINANCE,),
        Severity.SERIOUS,
    ),
    "R3": Duty(
        Text("R3 consent before it is spent", "R3 지출 전 승인", "R3 支出前批准"),
        "expense approve {document}",
        (Role.MANAGER,),
        Severity.SERIOUS,
        own=True,
    ),
    "D17": Duty(
        Text("D17 claim paid", "D17 청구 비용 지급", "D17 支付报销费用"),
        "expense pay {document}",
        (Role.FINANCE,),
    ),
}
