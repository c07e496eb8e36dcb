"""States, roles and kinds in three languages (regulation, section 6)."""

from collections.abc import Mapping

from salescli.text import Text

ROLES: Mapping[str, Text] = {
    "SALES": Text("salesperson", "영업사원", "销售员"),
    "CLERK": Text("sales clerk", "영업 내근", "销售内勤"),
    "MANAGER": Text("sales manager", "영업부장", "销售部经理"),
    "DIVISION": Text("division manager", "사업부 관리자", "事业部经理"),
    "TECH": Text("technical department", "기술부", "技术部"),
    "PURCHASING": Text("purchasing", "구매부", "采购部"),
    "FINANCE": Text("finance", "재무부", "财务部"),
    "LEADER": Text("company leader", "회사 경영진", "公司领导"),
    "WAREHOUSE": Text("warehouse", "창고 담당", "仓库"),
    "ADMIN": Text("administrator", "시스템 관리자", "系统管理员"),
}

STATES: Mapping[str, Text] = {
    "draft": Text("draft", "작성 중", "草稿"),
    "submitted": Text("submitted", "제출", "已提交"),
    "confirmed": Text("confirmed", "확인", "已确认"),
    "signed": Text("signed", "체결", "已签订"),
    "archived": Text("archived", "보관", "已存档"),
    "in_delivery": Text("in delivery", "납품 중", "交货中"),
    "completed": Text("completed", "완료", "已完成"),
    "requested": Text("requested", "요청", "已申请"),
    "approved": Text("approved", "승인", "已批准"),
    "rejected": Text("rejected", "반려", "已驳回"),
    "dispatched": Text("dispatched", "출고", "已发货"),
    "received": Text("received", "인수", "已签收"),
    "applied": Text("applied for", "신청", "已申请"),
    "issued": Text("issued", "발행", "已开具"),
    "sales_confirmed": Text("confirmed by sales", "영업 확인", "销售已确认"),
    "finance_confirmed": Text("confirmed by finance", "재무 확인", "财务已确认"),
    "open": Text("open", "미결", "未决"),
    "accepted": Text("accepted", "수용", "已同意"),
}

METHODS: Mapping[str, Text] = {
    "cash": Text("cash", "현금", "现金"),
    "transfer": Text("transfer", "계좌이체", "转账"),
    "cheque": Text("cheque", "수표", "支票"),
    "acceptance_bill": Text("acceptance bill", "인수어음", "承兑汇票"),
    "bank_draft": Text("bank draft", "은행환어음", "银行汇票"),
}

CUSTOMER_KINDS: Mapping[str, Text] = {
    "dealer": Text("dealer", "대리점", "经销商"),
    "end_user": Text("end user", "최종사용자", "最终用户"),
    "government": Text("government", "정부", "政府"),
}

MEASURES: Mapping[str, Text] = {
    "sales": Text("sales", "매출", "销售"),
    "collection": Text("collection", "수금", "回款"),
    "new_customers": Text("new customers", "신규 고객", "新客户"),
}

ABSENCES: Mapping[str, Text] = {
    "off": Text("off", "휴가", "休假"),
    "sick": Text("sick", "병가", "病假"),
}

DAYS: Mapping[str, Text] = {
    "holiday": Text("holiday", "공휴일", "节假日"),
    "working": Text("working day", "근무일", "工作日"),
}

WEEKDAYS: Mapping[str, Text] = {
    "monday": Text("Monday", "월요일", "星期一"),
    "tuesday": Text("Tuesday", "화요일", "星期二"),
    "wednesday": Text("Wednesday", "수요일", "星期三"),
    "thursday": Text("Thursday", "목요일", "星期四"),
    "friday": Text("Friday", "금요일", "星期五"),
    "saturday": Text("Saturday", "토요일", "星期六"),
    "sunday": Text("Sunday", "일요일", "星期日"),
}

TERMS: Mapping[str, Text] = {
    "price": Text("price", "가격", "价格"),
    "payment_days": Text("payment days", "지급 기한", "付款期限"),
}
