"""What is watched of deliveries, invoices, papers, service and returns (W4, W6, W7, R7 to R10)."""

from collections.abc import Mapping

from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.policy.rules.duty import Duty
from salescli.text import Text

GOODS: Mapping[str, Duty] = {
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
    "R9": Duty(
        Text("R9 customer confirmation on file", "R9 고객 확인서 보관", "R9 客户确认单存档"),
        "ship receipt {document}",
        (Role.CLERK,),
    ),
    "R9-voucher": Duty(
        Text("R9 voucher on file", "R9 입고·배송증명 보관", "R9 收发货凭证存档"),
        "archive put {document} --class voucher",
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
    "D12": Duty(
        Text("D12 application issued", "D12 신청한 세금계산서 발행", "D12 按申请开票"),
        "invoice issue {document}",
        (Role.FINANCE,),
    ),
    "D12-delivered": Duty(
        Text("D12 deliveries invoiced", "D12 출고분 세금계산서 발행", "D12 已发货开票"),
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
        Text("R9 invoice handed over", "R9 세금계산서 전달·인수", "R9 发票交付签收"),
        "invoice hand-over {document}",
        (Role.CLERK,),
    ),
    "R8-red": Duty(
        Text("R8 red invoice owed", "R8 적자 세금계산서 발행", "R8 应开红字发票"),
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
}
