"""What is watched from visit to contract, and of plans (W1 to W3, MD6, R1, R15)."""

from collections.abc import Mapping

from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.policy.rules.duty import Duty
from salescli.text import Text

SELLING: Mapping[str, Duty] = {
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
        "plan approve --monthly {document} --salesperson {salesperson}",
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
        Text("W3.6 paper for an order", "W3.6 전화·팩스 주문 서면 확보", "W3.6 电话传真订单补书面"),
        "contract sign {document}",
        (Role.SALES,),
    ),
    "R15": Duty(
        Text("R15 monthly contract binder", "R15 월별 계약 철", "R15 月度合同装订"),
        "contract bind {document}",
        (Role.CLERK,),
    ),
    "W3.5": Duty(
        Text("W3.5 archive the same day", "W3.5 당일 보관", "W3.5 当日存档"),
        "contract archive {document}",
        (Role.CLERK,),
    ),
    "R1": Duty(
        Text("R1 account seen again", "R1 관할 고객 파악", "R1 了解辖区客户"),
        "visit record {customer}",
        (Role.SALES,),
    ),
}
