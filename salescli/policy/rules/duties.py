"""MD1 to MD7 and TM1 to TM8: the duties of the manager and the time rules, as tables."""

from collections.abc import Mapping

from salescli.policy.rules.rule import BLOCK, GATE, WATCH, Rule
from salescli.text import Text

DUTIES: Mapping[str, Rule] = {
    "MD1": Rule(
        Text("The sales target is reached", "매출 목표를 달성한다", "完成销售目标"),
        (WATCH,),
        "target set, plan approve",
        "",
        "F3, F4, F6",
        "plan change",
    ),
    "MD2": Rule(
        Text("The collection rate is reached", "회수율을 달성한다", "完成回款率"),
        (WATCH,),
        "target set, customer block",
        "W5.1",
        "F7, F8, collect aging",
        "collect dun",
    ),
    "MD3": Rule(
        Text(
            "The staff keep the regulation; penalties and rewards are proposed",
            "직원이 규정을 지키게 하고 상벌을 건의한다",
            "监督员工执行制度，提出奖惩建议",
        ),
        (GATE, WATCH),
        "conduct violation, conduct propose, conduct decide, conduct reward",
        "MD3, R17",
        "F5, F6, conduct list",
        "conduct propose",
    ),
    "MD4": Rule(
        Text("Weekly professional training", "매주 업무 교육을 한다", "每周业务培训"),
        (WATCH,),
        "conduct training",
        "MD4",
        "watch",
        "conduct training",
    ),
    "MD5": Rule(
        Text(
            "Vehicles and office supplies have a named person",
            "차량과 비품마다 책임자가 있다",
            "车辆与办公用品责任到人",
        ),
        (WATCH,),
        "asset assign, asset trip, asset inspect",
        "MD5, MD5-damage",
        "asset list",
        "asset assign, conduct propose",
    ),
    "MD6": Rule(
        Text(
            "Work plans by year, month, week and day",
            "연·월·주·일 업무계획을 세우고 감독한다",
            "制定并监督年、月、周、日工作计划",
        ),
        (GATE, WATCH),
        "plan approve, plan change, plan decide",
        "MD6",
        "F1, F2",
        "plan approve",
    ),
    "MD7": Rule(
        Text(
            "Problems are handled, major ones go to the leader",
            "문제를 처리하고 중대한 것은 회사 경영진에게 보고한다",
            "及时处理问题，重大问题上报领导",
        ),
        (GATE, WATCH),
        "issue raise, issue assign, issue escalate, issue decide, issue close",
        "MD7, MD7-escalated, MD7-decided",
        "F7, issue list",
        "issue escalate, issue decide, issue close",
    ),
}
"""The seven duties of the manager (1.2)."""

TIMES: Mapping[str, Rule] = {
    "TM1": Rule(
        Text(
            "Every day: work log, collection check",
            "매일: 업무일지, 수금 대조",
            "每日：业务日志、核对回款",
        ),
        (WATCH,),
        "worklog write, collect check",
        "TM1, R11",
        "F5, worklog list",
        "worklog write, collect check",
    ),
    "TM2": Rule(
        Text(
            "The same day: signed contracts are archived",
            "당일: 체결한 계약을 보관한다",
            "当日：已签合同存档",
        ),
        (WATCH,),
        "contract archive",
        "W3.5",
        "archive list",
        "contract archive",
    ),
    "TM3": Rule(
        Text(
            "At once: inquiries, unsolved service, money taken by exception",
            "즉시: 문의, 미해결 서비스, 예외 수령금",
            "立即：询价、未解决服务、例外回款",
        ),
        (GATE, WATCH),
        "inquiry report, service escalate, collect except",
        "W2.1, R14, R2",
        "inquiry list, F10",
        "inquiry decide, service decide, collect remit",
    ),
    "TM4": Rule(
        Text(
            "Saturday morning: the business meeting", "토요일 오전: 업무회의", "周六上午：业务例会"
        ),
        (GATE, WATCH),
        "meeting open, meeting close, visit approve",
        "TM4, W1.2, W1.5",
        "F1, meeting list",
        "meeting open",
    ),
    "TM5": Rule(
        Text("One working day: dispatch", "1근무일: 출고", "一个工作日：发货"),
        (WATCH,),
        "ship dispatch, ship delay",
        "R7",
        "F3, F4",
        "ship dispatch",
    ),
    "TM6": Rule(
        Text(
            "By the 5th: last month's contracts are bound",
            "매월 5일: 전월 계약을 철한다",
            "每月5日前：装订上月合同",
        ),
        (BLOCK, WATCH),
        "contract bind",
        "R15",
        "contract binder",
        "contract bind",
    ),
    "TM7": Rule(
        Text(
            "Weekly forms are due before the Saturday meeting",
            "주간 보고는 토요일 회의 전",
            "周报在周六例会前",
        ),
        (WATCH,),
        "report submit",
        "TM7",
        "report board, F5",
        "report submit",
    ),
    "TM8": Rule(
        Text("Monthly forms are due by the 5th", "월간 보고는 매월 5일까지", "月报每月5日前"),
        (WATCH,),
        "report submit",
        "TM8",
        "report board, F6",
        "report submit",
    ),
}
"""The eight time rules (3.8)."""
