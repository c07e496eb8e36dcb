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
    "R13": Text(
        "R13 month reconciled: reconcile close",
        "R13 월별 대사 종결: reconcile close",
        "R13 月度对账结束：reconcile close",
    ),
    "R15": Text("R15 monthly contract binder", "R15 월별 계약 철", "R15 月度合同装订"),
    "R7": Text("R7 dispatch within a working day", "R7 1근무일 내 출고", "R7 一个工作日内发货"),
    "W4.4": Text(
        "W4.4 customer told: ship tell", "W4.4 고객 통보: ship tell", "W4.4 通知客户：ship tell"
    ),
    "W4.5": Text(
        "W4.5 shortage put right: ship correct",
        "W4.5 부족분 정정: ship correct",
        "W4.5 短少更正：ship correct",
    ),
    "R8": Text(
        "R8 red note decided: ship approve",
        "R8 적자 출고서 결정: ship approve",
        "R8 红字单审批：ship approve",
    ),
    "W3.5": Text("W3.5 archive the same day", "W3.5 당일 보관", "W3.5 当日存档"),
    "W5.1": Text(
        "W5.1 overdue debts pressed, promises kept",
        "W5.1 연체 독촉·지급 약속 이행",
        "W5.1 逾期催款、承诺付款",
    ),
    "W5.3": Text(
        "W5.3 application confirmed by both (collect confirm)",
        "W5.3 수금신청 양측 확인 (collect confirm)",
        "W5.3 收款申请双方确认 (collect confirm)",
    ),
    "W5.3-prepaid": Text(
        "W5.3 prepayment on a closed contract (collect refund)",
        "W5.3 종료 계약의 선수금 (collect refund)",
        "W5.3 已结合同预收款 (collect refund)",
    ),
    "R2": Text(
        "R2 money taken by exception remitted (collect remit)",
        "R2 예외 수령금 입금 (collect remit)",
        "R2 例外收款上缴 (collect remit)",
    ),
    "R9": Text("R9 customer confirmation on file", "R9 고객 확인서 보관", "R9 客户确认单存档"),
    "R9-voucher": Text(
        "R9 voucher on file (archive put)",
        "R9 입고·배송증명 보관 (archive put)",
        "R9 收发货凭证存档 (archive put)",
    ),
    "R9-lent": Text(
        "R9 lent papers back (archive back)",
        "R9 대출 문서 반납 (archive back)",
        "R9 借出文件归还 (archive back)",
    ),
    "R10-request": Text(
        "R10 goods request filed (archive put)",
        "R10 수요요청서 당일 보관 (archive put)",
        "R10 要货申请单当日归档 (archive put)",
    ),
    "R11": Text(
        "R11 collections checked daily (collect check)",
        "R11 일일 수금 대조 (collect check)",
        "R11 每日核对回款 (collect check)",
    ),
    "MD7": Text(
        "MD7 problem settled (issue close)",
        "MD7 문제 처리 (issue close)",
        "MD7 问题处理 (issue close)",
    ),
    "D12": Text(
        "D12 application issued (invoice issue)",
        "D12 신청한 송장 발행 (invoice issue)",
        "D12 按申请开票 (invoice issue)",
    ),
    "D12-delivered": Text(
        "D12 deliveries invoiced (invoice apply)",
        "D12 출고분 송장 발행 (invoice apply)",
        "D12 已发货开票 (invoice apply)",
    ),
    "R10": Text(
        "R10 invoice application filed (invoice file)",
        "R10 발행신청서 당일 보관 (invoice file)",
        "R10 开票申请单当日归档 (invoice file)",
    ),
    "R9-invoice": Text(
        "R9 invoice handed over (invoice hand-over)",
        "R9 송장 전달·인수 (invoice hand-over)",
        "R9 发票交付签收 (invoice hand-over)",
    ),
    "R8-red": Text(
        "R8 red invoice owed (invoice correct)",
        "R8 적자 송장 발행 (invoice correct)",
        "R8 应开红字发票 (invoice correct)",
    ),
    "W6.1": Text(
        "W6.1 service accepted (service accept)",
        "W6.1 서비스 접수 (service accept)",
        "W6.1 受理服务 (service accept)",
    ),
    "W6.3": Text(
        "W6.3 customer contacted (service report)",
        "W6.3 고객 연락 (service report)",
        "W6.3 联系客户 (service report)",
    ),
    "W6.4": Text(
        "W6.4 service reported (service report)",
        "W6.4 서비스 보고 (service report)",
        "W6.4 服务汇报 (service report)",
    ),
    "R14": Text(
        "R14 unsolved service decided (service decide)",
        "R14 미해결 서비스 결정 (service decide)",
        "R14 未解决服务的决定 (service decide)",
    ),
    "W7.5": Text(
        "W7.5 goods of a return in (return receive)",
        "W7.5 반품 입고 (return receive)",
        "W7.5 退货入库 (return receive)",
    ),
    "W7.5-settled": Text(
        "W7.5 return settled (return settle)",
        "W7.5 반품 정산 (return settle)",
        "W7.5 退货结算 (return settle)",
    ),
    "R12": Text(
        "R12 to finance the same day (instrument hand-over)",
        "R12 당일 재무 인계 (instrument hand-over)",
        "R12 当日移交财务 (instrument hand-over)",
    ),
    "R12-cleared": Text(
        "R12 cleared at maturity (instrument clear)",
        "R12 만기 결제 (instrument clear)",
        "R12 到期兑付 (instrument clear)",
    ),
    "TM7": Text(
        "TM7 weekly forms in time (report submit)",
        "TM7 주간 보고서 기한 내 제출 (report submit)",
        "TM7 按时提交周报表 (report submit)",
    ),
    "TM8": Text(
        "TM8 monthly forms in time (report submit)",
        "TM8 월간 보고서 기한 내 제출 (report submit)",
        "TM8 按时提交月报表 (report submit)",
    ),
}
