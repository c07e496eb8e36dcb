"""The rules of the regulation that the program watches, each worded by its clause."""

from collections.abc import Mapping

from salescli.text import Text

RULES: Mapping[str, Text] = {
    "W1.2": Text(
        "W1.2 plan before the meeting", "W1.2 회의 전 방문계획 제출", "W1.2 例会前提交拜访计划"
    ),
    "W1.4": Text("W1.4 planned visits recorded", "W1.4 계획 방문 기록", "W1.4 记录计划拜访"),
    "D3": Text(
        "D3 record of a visited customer", "D3 방문 고객 기본정보 기록", "D3 已访客户基本信息"
    ),
    "MD6": Text("MD6 annual and monthly plans", "MD6 연간·월간 업무계획", "MD6 年度与月度工作计划"),
    "W1.5": Text("W1.5 assignments done", "W1.5 회의 과제 이행", "W1.5 完成例会任务"),
    "TM1": Text("TM1 daily work log", "TM1 일일 업무일지", "TM1 每日业务日志"),
    "TM4": Text("TM4 Saturday meeting", "TM4 토요일 업무회의", "TM4 周六业务例会"),
    "W2.1": Text("W2.1 inquiry reported at once", "W2.1 문의 즉시 보고", "W2.1 询价立即上报"),
    "W2.6": Text("W2.6 bid in time", "W2.6 입찰 기한", "W2.6 投标期限"),
    "W3.2": Text("W3.2 manager kept informed", "W3.2 협상 경과 보고", "W3.2 洽谈情况汇报"),
    "W3.6": Text(
        "W3.6 paper for an order", "W3.6 전화·팩스 주문 서면 확보", "W3.6 电话传真订货补书面"
    ),
    "R15": Text("R15 monthly contract binder", "R15 월별 계약 철", "R15 月度合同装订"),
    "R7": Text("R7 dispatch within a working day", "R7 1근무일 내 출고", "R7 一个工作日内发货"),
    "W3.5": Text("W3.5 archive the same day", "W3.5 당일 보관", "W3.5 当日存档"),
    "W5.1": Text(
        "W5.1 overdue debts pressed, promises kept",
        "W5.1 연체 독촉·지급 약속 이행",
        "W5.1 逾期催款、承诺付款",
    ),
    "R9": Text("R9 customer confirmation on file", "R9 고객 확인서 보관", "R9 客户确认单存档"),
}
