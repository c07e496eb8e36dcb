"""What is known of dealers and of the market: the fields of a status, and its fixed words (R1)."""

from collections.abc import Mapping
from enum import StrEnum

from salescli.policy import fields as f
from salescli.policy.fields import Field, Holds
from salescli.text import Text


class DealerRating(StrEnum):
    """How a dealer is judged (F11)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


RATINGS: Mapping[str, Text] = {
    "excellent": Text("excellent", "우수", "优"),
    "good": Text("good", "양호", "良"),
    "fair": Text("fair", "보통", "中"),
    "poor": Text("poor", "미흡", "差"),
}

STOCK = Field("stock", Text("Stock", "재고", "库存"), "What is in stock: quantities and kinds.")
SOLD_THROUGH = Field(
    "sold_through",
    Text("Sold through", "최종판매", "终端销量"),
    "How much was sold on to end users.",
    Holds.QUANTITY,
)
CONTRACT_UNTIL = Field(
    "contract_until",
    Text("Contract until", "계약기간", "合同期"),
    "The last day of the dealer's contract.",
    Holds.DATE,
    coming=True,
)
PRICE_KEPT = Field(
    "price_kept",
    Text("Price kept", "가격 이행", "价格执行"),
    "Whether our prices are kept.",
    Holds.FLAG,
)
PROMOTION = Field(
    "promotion", Text("Promotion", "판촉 이행", "促销执行"), "How promotion is carried out."
)
END_USERS = Field(
    "end_users", Text("End users", "최종사용자 동향", "最终用户"), "What end users do and ask for."
)
RATING = Field(
    "rating",
    Text("Rating", "대리점 평가", "评价"),
    "How the dealer is judged.",
    Holds.TERM,
    words=RATINGS,
    choice=DealerRating,
)
PROBLEMS = Field("problems", Text("Problems", "문제", "问题"), "What is wrong there.")
SUPPORT_NEEDED = f.SUPPORT_NEEDED._replace(
    heading=Text("Support needed", "지원 요청", "支持"), hint="Support that is asked for."
)
NEXT_MONTH = Field(
    "next_month", Text("Next month", "다음 달 계획", "下月计划"), "What is planned for next month."
)

STATUS = (
    *(STOCK, SOLD_THROUGH, CONTRACT_UNTIL, PRICE_KEPT, PROMOTION, END_USERS, RATING),
    *(PROBLEMS, SUPPORT_NEEDED, NEXT_MONTH),
)
"""What a dealer's status says; amounts are computed (F11)."""

COMPETING_PRODUCT = Field(
    "product", Text("Product", "경쟁 제품", "竞品"), "The competitor's product."
)
COMPETING_SALES = Field(
    "sales", Text("Sales", "판매", "销售"), "How well it sells, as they were told."
)
