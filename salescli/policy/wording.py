"""States, roles and kinds in three languages (regulation, section 6)."""

from collections.abc import Mapping

from salescli.policy.aftersales import STATES as AFTER_SALES_STATES
from salescli.policy.goods.assets import STATES as ASSET_STATES
from salescli.policy.people.fining import STATES as CONDUCT_STATES
from salescli.policy.spending.expenses import STATES as EXPENSE_STATES
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
    **CONDUCT_STATES,
    "planned": Text("planned", "계획", "计划"),
    "done": Text("done", "완료", "已完成"),
    "missed": Text("missed", "미이행", "未完成"),
    "moved": Text("moved", "일정 변경", "已改期"),
    "dropped": Text("dropped", "취소", "已取消"),
    "closed": Text("closed", "종결", "已结束"),
    "proposed": Text("proposed", "변경 제안", "已提议"),
    "replaced": Text("replaced", "대체", "已替换"),
    "preparing": Text("preparing", "준비 중", "准备中"),
    "declined": Text("declined", "불참", "不参与"),
    "answered": Text("answered", "답변 완료", "已答复"),
    "sent": Text("sent", "제출 완료", "已递交"),
    "won": Text("won", "수주", "成交"),
    "lost": Text("lost", "실주", "未成交"),
    "superseded": Text("superseded", "새 버전으로 대체", "已被新版取代"),
    "withdrawn": Text("withdrawn", "철회", "已撤回"),
    "negotiating": Text("negotiating", "협상 중", "洽谈中"),
    "ordered": Text("order confirmed", "주문 확인", "订单已确认"),
    "cancelled": Text("cancelled", "해지", "已取消"),
    "draft": Text("draft", "작성 중", "草稿"),
    "submitted": Text("submitted", "제출", "已提交"),
    "confirmed": Text("confirmed", "확인", "已确认"),
    "signed": Text("signed", "체결", "已签订"),
    "archived": Text("archived", "보관", "已存档"),
    "in_delivery": Text("in delivery", "납품 중", "交货中"),
    "completed": Text("completed", "완료", "已完成"),
    "requested": Text("requested", "요청", "已申请"),
    "division_confirmed": Text("confirmed by division", "사업부 확인", "事业部已确认"),
    "approved": Text("approved", "승인", "已批准"),
    "rejected": Text("rejected", "반려", "已驳回"),
    "dispatched": Text("dispatched", "출고", "已发货"),
    "received": Text("received", "인수", "已签收"),
    "correcting": Text("red note waiting", "적자 출고서 승인 대기", "红字出库单待批"),
    "corrected": Text("corrected in red", "적자 정정", "已红字更正"),
    "applied": Text("applied for", "신청", "已申请"),
    "issued": Text("issued", "발행", "已开具"),
    "sales_confirmed": Text("confirmed by sales", "영업 확인", "销售已确认"),
    "registered": Text("registered", "등록", "已登记"),
    "handed_over": Text("with finance", "재무 인계", "已移交财务"),
    "deposited": Text("deposited", "예입", "已存入"),
    "cleared": Text("cleared", "결제", "已兑付"),
    "bounced": Text("bounced", "부도", "已退票"),
    "given_back": Text("given back", "반환", "已退还"),
    "finance_confirmed": Text("confirmed by finance", "재무 확인", "财务已确认"),
    "manager_acknowledged": Text("acknowledged by manager", "영업부장 확인", "销售部经理已知悉"),
    "finance_acknowledged": Text("acknowledged by finance", "재무 확인", "财务已知悉"),
    "acknowledged": Text("acknowledged", "확인 완료", "双方已知悉"),
    "open": Text("open", "미결", "未决"),
    "accepted": Text("accepted", "수용", "已同意"),
    "lent": Text("lent", "대출 중", "借出"),
    "returned": Text("returned", "반납", "已归还"),
    "asked": Text("asked for", "요청", "已申请"),
    "allowed": Text("allowed", "허용", "已允许"),
    "refused": Text("refused", "불허", "未允许"),
    "remitted": Text("remitted", "입금 완료", "已上缴"),
    "reviewed": Text("reviewed", "검토", "已审核"),
    "sent_back": Text("sent back", "반려(보완)", "已退回"),
    **AFTER_SALES_STATES,
    **EXPENSE_STATES,
    **ASSET_STATES,
    "decided": Text("decided", "결정", "已决定"),
}

TAX_KINDS: Mapping[str, Text] = {
    "standard": Text("standard", "과세", "应税"),
    "zero": Text("zero-rated", "영세율", "零税率"),
    "exempt": Text("exempt", "면세", "免税"),
}

RED_REASONS: Mapping[str, Text] = {
    "error": Text("error", "착오", "开票有误"),
    "return": Text("goods returned", "반품", "销货退回"),
    "price": Text("price", "단가 조정", "销售折让"),
    "cancellation": Text("contract cancelled", "계약 해지", "合同解除"),
    "double": Text("issued twice", "이중 발행", "重复开具"),
}

HAND_OVERS: Mapping[str, Text] = {
    "in_person": Text("in person", "직접 전달", "当面交付"),
    "post": Text("by post", "우편", "邮寄"),
    "courier": Text("by courier", "택배·퀵", "快递"),
    "electronic": Text("electronically", "전자 전송", "电子送达"),
}

COLLECTION_KINDS: Mapping[str, Text] = {
    "payment": Text("payment", "수금", "回款"),
    "refund": Text("refund", "환불", "退款"),
    "correction": Text("correction", "정정", "更正"),
    "transfer": Text("transfer", "계약 간 이체", "合同间转账"),
}

MONEY_KINDS: Mapping[str, Text] = {
    "collected": Text("collected", "수금", "回款"),
    "bounced": Text("bounced", "부도", "拒付"),
    "refunded": Text("refunded", "환불", "退款"),
}

METHODS: Mapping[str, Text] = {
    "cash": Text("cash", "현금", "现金"),
    "transfer": Text("transfer", "계좌이체", "转账"),
    "cheque": Text("cheque", "수표", "支票"),
    "acceptance_bill": Text("acceptance bill", "인수어음", "承兑汇票"),
    "bank_draft": Text("bank draft", "은행환어음", "银行汇票"),
}

MOVEMENTS: Mapping[str, Text] = {
    "opening": Text("opening balance", "기초 잔액", "期初余额"),
    "invoiced": Text("invoice", "세금계산서", "发票"),
    "red": Text("red invoice", "적자 세금계산서", "红字发票"),
    "collected": Text("payment", "입금", "付款"),
    "bounced": Text("bounced", "부도", "退票"),
    "refunded": Text("refund", "환불", "退款"),
    "correction": Text("correction", "정정", "更正"),
    "transfer": Text("transfer", "계약 간 이체", "合同间转账"),
}
"""What a statement of account calls what moved the balance (R13)."""

DUNNING_MEANS: Mapping[str, Text] = {
    "visit": Text("visit", "방문", "上门"),
    "call": Text("telephone call", "전화", "电话"),
    "message": Text("message", "문자·메일", "短信·邮件"),
    "letter": Text("letter", "독촉장", "催款函"),
    "lawyer": Text("lawyer's letter", "내용증명", "律师函"),
}

RISKS: Mapping[str, Text] = {
    "normal": Text("normal", "정상", "正常"),
    "watch": Text("watch", "요주의", "关注"),
    "doubtful": Text("doubtful", "회수의문", "可疑"),
    "bad": Text("bad", "추정손실", "呆坏账"),
}

PAPERS: Mapping[str, Text] = {
    "contract": Text("contract", "판매계약서", "销售合同"),
    "goods_request": Text("goods request", "수요요청서", "要货申请单"),
    "delivery_note": Text("delivery note", "출고서", "销售出库单"),
    "confirmation": Text("customer confirmation", "고객 확인서", "客户确认单"),
    "voucher": Text("voucher", "입고·배송증명", "收发货凭证"),
    "invoice_application": Text("invoice application", "발행신청서", "开票申请单"),
    "invoice_receipt": Text("receipt of an invoice", "세금계산서 인수증", "发票签收单"),
    "instrument_receipt": Text("receipt of an instrument", "어음·수표 인수증", "票据签收单"),
    "statement": Text("statement of account", "거래명세서", "对账单"),
    "service_application": Text("after-sales application", "애프터서비스 신청서", "售后服务申请单"),
}

SEVERITIES: Mapping[str, Text] = {
    "minor": Text("minor", "경미", "轻微"),
    "normal": Text("normal", "보통", "一般"),
    "serious": Text("serious", "심각", "严重"),
}

PLACINGS: Mapping[str, Text] = {
    "collection": Text("for collection", "추심", "托收"),
    "discount": Text("discounted", "할인", "贴现"),
    "endorsement": Text("endorsed", "배서 양도", "背书转让"),
}

MATURITIES: Mapping[str, Text] = {
    "soon": Text("matures soon", "만기 임박", "即将到期"),
    "matured": Text("matured", "만기 경과", "已到期"),
}

VISIT_METHODS: Mapping[str, Text] = {
    "on_site": Text("on site", "방문", "上门"),
    "telephone": Text("telephone", "전화", "电话"),
    "online": Text("online", "화상·온라인", "线上"),
    "at_ours": Text("at our office", "내사", "来访"),
}

VISIT_FACTS: Mapping[str, Text] = {
    "result": Text("result", "결과", "结果"),
    "met": Text("whom they met", "면담자", "会见人"),
    "problem": Text("problem", "문제", "问题"),
    "next_step": Text("next step", "다음 조치", "下步措施"),
}

CUSTOMER_STANDING: Mapping[str, Text] = {
    "new": Text("new", "신규", "新客户"),
    "existing": Text("existing", "기존", "老客户"),
}

AGENDA: Mapping[str, Text] = {
    "visited": Text("last week's visits", "지난주 방문", "上周拜访"),
    "missed": Text("missed visits", "미이행 방문", "未完成拜访"),
    "priority": Text("next week's priorities", "다음 주 중점 방문", "下周重点拜访"),
    "training": Text("training topic", "교육 주제", "培训主题"),
    "task": Text("open assignment", "미결 과제", "未完成任务"),
}

PLAN_GRAINS: Mapping[str, Text] = {
    "annual": Text("annual", "연간", "年度"),
    "monthly": Text("monthly", "월간", "月度"),
    "weekly": Text("weekly", "주간", "周"),
    "daily": Text("daily", "일일", "日"),
}

DEPARTMENTS: Mapping[str, Text] = {
    "technical": Text("technical department", "기술부", "技术部"),
    "purchasing": Text("purchasing", "구매부", "采购部"),
    "leader": Text("company leader", "회사 경영진", "公司领导"),
    "finance": Text("finance", "재무부", "财务部"),
    "division": Text("sales division", "사업부", "事业部"),
    "warehouse": Text("warehouse", "창고", "仓库"),
}

PRICE_BASES: Mapping[str, Text] = {
    "list": Text("list price", "정가", "价目表"),
    "cost": Text("cost and margin", "원가·이윤", "成本加利润"),
    "typed": Text("typed", "직접 입력", "手工输入"),
}

DEVIATION_BASES: Mapping[str, Text] = {
    "norm": Text("the norm", "기준", "标准"),
    "quotation": Text("the quotation", "견적서", "报价书"),
    "contract": Text("the contract", "판매계약서", "销售合同"),
    "declared": Text("declared", "신고", "申报"),
}

CONTRACT_MEANS: Mapping[str, Text] = {
    "written": Text("written", "서면", "书面"),
    "phone": Text("by telephone", "전화 주문", "电话订单"),
    "fax": Text("by fax", "팩스 주문", "传真订单"),
}

CUSTOMER_KINDS: Mapping[str, Text] = {
    "dealer": Text("dealer", "대리점", "经销商"),
    "end_user": Text("end user", "최종사용자", "最终用户"),
    "government": Text("government", "정부", "政府"),
}

LANGUAGES: Mapping[str, Text] = {
    "en": Text("English", "영어", "英语"),
    "ko": Text("Korean", "한국어", "韩语"),
    "zh": Text("Chinese", "중국어", "中文"),
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

TERMS: Mapping[str, Text] = {
    "price": Text("price", "가격", "价格"),
    "payment_days": Text("payment days", "결제일수", "付款天数"),
    "deliver_by": Text("delivery date", "납기", "交货期"),
    "terms": Text("terms", "지급조건", "付款方式"),
    "quantity": Text("quantity", "수량", "数量"),
    "product": Text("product", "품명", "品名"),
    "specification": Text("specification", "규격", "规格"),
    "unit": Text("unit", "단위", "单位"),
    "customer": Text("customer", "고객", "客户"),
    "discount": Text("discount", "할인율", "折扣"),
    "margin": Text("margin", "이윤율", "利润率"),
    "validity": Text("validity", "유효기간", "有效期"),
}
