"""The customer record (D3) as columns: what F12 and the register's lists show of an account."""

from collections.abc import Mapping

from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import DISCOUNT_LIMIT, PHONE, REGION, SALESPERSON
from salescli.reports._section import Column, Total
from salescli.text import Text

CUSTOMER_KIND = Column(
    "kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.CUSTOMER_KINDS
)
CONTACT = Column("contact", Kind.TEXT, Text("Contact", "담당자", "联系人"))
PAYMENT_DAYS = Column(
    "payment_days", Kind.DAYS, Text("Payment days", "지급 기한", "付款天数"), total=Total.NONE
)
BLOCKED = Column("blocked", Kind.FLAG, Text("Blocked", "거래 중지", "停止交易"))

ADDRESSES = (
    REGION,
    Column("address", Kind.TEXT, Text("Address", "주소", "地址")),
    CONTACT,
    Column("position", Kind.TEXT, Text("Position", "직위", "职务")),
    PHONE,
)

RECORD = (
    Column("nature", Kind.TEXT, Text("Nature", "기업성격", "企业性质")),
    Column("business", Kind.TEXT, Text("Business", "사업범위", "经营范围")),
    Column("assets", Kind.MONEY, Text("Assets", "자산", "资产规模")),
    Column("staff", Kind.COUNT, Text("Staff", "인원", "人数")),
    Column("yearly_purchases", Kind.MONEY, Text("Yearly purchases", "연 구매액", "年采购额")),
    Column("buying_habits", Kind.TEXT, Text("Buying habits", "구매특징", "采购特点")),
    Column("wanted_products", Kind.TEXT, Text("Wanted products", "관심 제품", "可能购买产品")),
    Column("needs", Kind.TEXT, Text("Needs", "요구", "要求")),
    Column("current_supplier", Kind.TEXT, Text("Current supplier", "현 공급자", "现供应商")),
    Column("bank", Kind.TEXT, Text("Bank", "은행", "往来银行")),
    Column("payment_record", Kind.TEXT, Text("Payment record", "지급상황", "付款状况")),
    Column("trading_since", Kind.DATE, Text("Trading since", "거래개시일", "开始交易时间")),
)
STAGES = (
    Column("stage", Kind.TEXT, Text("Stage", "단계", "跟进阶段")),
    Column("next_step", Kind.TEXT, Text("Next step", "다음 조치", "下步措施")),
)
LANGUAGE = Column("language", Kind.TERM, Text("Language", "언어", "语言"), words=wording.LANGUAGES)

FIELDS: Mapping[str, Text] = {
    "name": Text("Name", "이름", "名称"),
    **{
        column.key: column.heading
        for column in (
            *(CUSTOMER_KIND, *ADDRESSES, *RECORD, *STAGES, SALESPERSON, LANGUAGE),
            *(PAYMENT_DAYS, DISCOUNT_LIMIT, BLOCKED),
        )
    },
    "block_reason": Text("Reason of the block", "거래 중지 사유", "停止交易事由"),
}
"""What a change can be of, by its key."""
