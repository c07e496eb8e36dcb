"""What the program watches: each in words, with who does it and what mends it (section 4)."""

from collections.abc import Mapping
from typing import NamedTuple

from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.text import Text


class Duty(NamedTuple):
    """Something that is to be done by a day: its words, who does it, and what mends a breach."""

    words: Text
    mends: str
    """The command that does it, with the places of a finding filled in: {document}."""
    by: tuple[Role, ...] = ()
    """Who does it; nobody named: whoever it was given to."""
    severity: Severity = Severity.NORMAL


WATCHED: Mapping[str, Duty] = {
    "W1.2": Duty(
        Text(
            "W1.2 plan before the meeting", "W1.2 회의 전 방문계획 제출", "W1.2 例会前提交拜访计划"
        ),
        "visit submit --week {document} --salesperson {salesperson}",
        (Role.SALES,),
    ),
    "W1.4": Duty(
        Text("W1.4 planned visits recorded", "W1.4 계획 방문 기록", "W1.4 记录计划拜访"),
        "visit record {document}",
        (Role.SALES,),
    ),
    "D3": Duty(
        Text(
            "D3 record of a visited customer", "D3 방문 고객 기본정보 기록", "D3 已访客户基本信息"
        ),
        "customer profile {customer}",
        (Role.SALES,),
        Severity.MINOR,
    ),
    "MD6": Duty(
        Text("MD6 annual and monthly plans", "MD6 연간·월간 업무계획", "MD6 年度与月度工作计划"),
        "plan approve --salesperson {salesperson}",
        (Role.MANAGER,),
    ),
    "W1.5": Duty(
        Text("W1.5 assignments done", "W1.5 회의 과제 이행", "W1.5 完成例会任务"),
        "meeting done {document}",
        (),
    ),
    "TM1": Duty(
        Text("TM1 daily work log", "TM1 일일 업무일지", "TM1 每日业务日志"),
        "worklog write --who {salesperson} --on {document}",
        (Role.SALES,),
        Severity.MINOR,
    ),
    "TM4": Duty(
        Text("TM4 Saturday meeting", "TM4 토요일 업무회의", "TM4 周六业务例会"),
        "meeting open",
        (Role.MANAGER,),
    ),
    "W2.1": Duty(
        Text("W2.1 inquiry reported at once", "W2.1 문의 즉시 보고", "W2.1 询价立即上报"),
        "inquiry decide {document}",
        (Role.MANAGER,),
    ),
    "W2.6": Duty(
        Text("W2.6 bid in time", "W2.6 입찰 기한", "W2.6 投标期限"),
        "quote draft --inquiry {document}",
        (Role.SALES,),
        Severity.SERIOUS,
    ),
    "W3.2": Duty(
        Text("W3.2 manager kept informed", "W3.2 협상 경과 보고", "W3.2 洽谈情况汇报"),
        "contract negotiate {document}",
        (Role.SALES,),
    ),
    "W3.6": Duty(
        Text("W3.6 paper for an order", "W3.6 전화·팩스 주문 서면 확보", "W3.6 电话传真订货补书面"),
        "contract sign {document}",
        (Role.SALES,),
    ),
    "R13": Duty(
        Text("R13 month reconciled", "R13 월별 대사 종결", "R13 月度对账结束"),
        "reconcile open {customer} --month {document}",
        (Role.CLERK,),
    ),
    "R15": Duty(
        Text("R15 monthly contract binder", "R15 월별 계약 철", "R15 月度合同装订"),
        "contract bind {document}",
        (Role.CLERK,),
    ),
    "R7": Duty(
        Text("R7 dispatch within a working day", "R7 1근무일 내 출고", "R7 一个工作日内发货"),
        "ship request {document}",
        (Role.CLERK,),
        Severity.SERIOUS,
    ),
    "W4.4": Duty(
        Text("W4.4 customer told", "W4.4 고객 통보", "W4.4 通知客户"),
        "ship tell {document}",
        (Role.SALES,),
    ),
    "W4.5": Duty(
        Text("W4.5 shortage put right", "W4.5 부족분 정정", "W4.5 短少更正"),
        "ship correct {document}",
        (Role.CLERK,),
        Severity.SERIOUS,
    ),
    "R8": Duty(
        Text("R8 red note decided", "R8 적자 출고서 결정", "R8 红字单审批"),
        "ship approve {document}",
        (Role.MANAGER,),
    ),
    "W3.5": Duty(
        Text("W3.5 archive the same day", "W3.5 당일 보관", "W3.5 当日存档"),
        "contract archive {document}",
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
            "W5.3 application confirmed by both", "W5.3 수금신청 양측 확인", "W5.3 收款申请双方确认"
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
        Text("R2 money taken by exception remitted", "R2 예외 수령금 입금", "R2 例外收款上缴"),
        "collect remit {document}",
        (Role.FINANCE,),
        Severity.SERIOUS,
    ),
    "R9": Duty(
        Text("R9 customer confirmation on file", "R9 고객 확인서 보관", "R9 客户确认单存档"),
        "ship receipt {document}",
        (Role.CLERK,),
    ),
    "R9-voucher": Duty(
        Text("R9 voucher on file", "R9 입고·배송증명 보관", "R9 收发货凭证存档"),
        "archive put {document}",
        (Role.CLERK,),
    ),
    "R9-lent": Duty(
        Text("R9 lent papers back", "R9 대출 문서 반납", "R9 借出文件归还"),
        "archive back {document}",
        (Role.CLERK,),
    ),
    "R10-request": Duty(
        Text("R10 goods request filed", "R10 수요요청서 당일 보관", "R10 要货申请单当日归档"),
        "archive put {document}",
        (Role.CLERK,),
        Severity.MINOR,
    ),
    "R11": Duty(
        Text("R11 collections checked daily", "R11 일일 수금 대조", "R11 每日核对回款"),
        "collect check --on {document}",
        (Role.FINANCE,),
    ),
    "MD7": Duty(
        Text("MD7 problem settled", "MD7 문제 처리", "MD7 问题处理"), "issue close {document}", ()
    ),
    "D12": Duty(
        Text("D12 application issued", "D12 신청한 송장 발행", "D12 按申请开票"),
        "invoice issue {document}",
        (Role.FINANCE,),
    ),
    "D12-delivered": Duty(
        Text("D12 deliveries invoiced", "D12 출고분 송장 발행", "D12 已发货开票"),
        "invoice apply {document}",
        (
            Role.SALES,
            Role.CLERK,
        ),
    ),
    "R10": Duty(
        Text("R10 invoice application filed", "R10 발행신청서 당일 보관", "R10 开票申请单当日归档"),
        "invoice file {document}",
        (Role.CLERK,),
        Severity.MINOR,
    ),
    "R9-invoice": Duty(
        Text("R9 invoice handed over", "R9 송장 전달·인수", "R9 发票交付签收"),
        "invoice hand-over {document}",
        (Role.CLERK,),
    ),
    "R8-red": Duty(
        Text("R8 red invoice owed", "R8 적자 송장 발행", "R8 应开红字发票"),
        "invoice list",
        (Role.CLERK,),
        Severity.SERIOUS,
    ),
    "W6.1": Duty(
        Text("W6.1 service accepted", "W6.1 서비스 접수", "W6.1 受理服务"),
        "service accept {document}",
        (Role.MANAGER,),
    ),
    "W6.3": Duty(
        Text("W6.3 customer contacted", "W6.3 고객 연락", "W6.3 联系客户"),
        "service report {document}",
        (Role.TECH,),
    ),
    "W6.4": Duty(
        Text("W6.4 service reported", "W6.4 서비스 보고", "W6.4 服务汇报"),
        "service report {document}",
        (Role.TECH,),
    ),
    "R14": Duty(
        Text("R14 unsolved service decided", "R14 미해결 서비스 결정", "R14 未解决服务的决定"),
        "service decide {document}",
        (Role.LEADER,),
        Severity.SERIOUS,
    ),
    "W7.5": Duty(
        Text("W7.5 goods of a return in", "W7.5 반품 입고", "W7.5 退货入库"),
        "return receive {document}",
        (Role.WAREHOUSE,),
    ),
    "W7.5-settled": Duty(
        Text("W7.5 return settled", "W7.5 반품 정산", "W7.5 退货结算"),
        "return settle {document}",
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
    ),
    "D17": Duty(
        Text("D17 claim paid", "D17 청구 비용 지급", "D17 支付报销费用"),
        "expense pay {document}",
        (Role.FINANCE,),
    ),
    "MD3": Duty(
        Text("MD3 penalty proposed", "MD3 위반 처분 건의", "MD3 提出违规处理建议"),
        "conduct propose {document}",
        (Role.MANAGER,),
    ),
    "R17": Duty(
        Text("R17 proposal decided", "R17 상벌 결정", "R17 奖惩决定"),
        "conduct decide {document}",
        (Role.LEADER,),
    ),
    "R1": Duty(
        Text("R1 account seen again", "R1 관할 고객 파악", "R1 了解辖区客户"),
        "visit record {document}",
        (Role.SALES,),
    ),
}
"""Key, a clause and perhaps what of it, to what is watched."""

WORDS: Mapping[str, Text] = {key: duty.words for key, duty in WATCHED.items()}
