"""Small forms whose figures a reader can add up in the head."""

from salescli.render.sheet import (
    AuditHead,
    Block,
    Cell,
    Chart,
    Currency,
    Entry,
    Heading,
    Kind,
    Pack,
    Sheet,
    Span,
    changed,
)

WEEK = Span("2026-W47", "2026-11-14", "2026-11-20")
USD = Currency("USD", 2)
KRW = Currency("KRW", 0)

COLUMNS = (
    Heading("customer", Kind.ENTRY, "고객"),
    Heading("contract", Kind.CODE, "계약"),
    Heading("state", Kind.TERM, "상태"),
    Heading("signed_on", Kind.DATE, "체결일"),
    Heading("quantity", Kind.QUANTITY, "수량"),
    Heading("collected", Kind.MONEY, "수금"),
    Heading("due", Kind.MONEY, "만기 금액"),
    Heading("collection_rate", Kind.RATE, "회수율", bar=True),
    Heading("visits", Kind.COUNT, "방문"),
    Heading("days_overdue", Kind.DAYS, "연체"),
    Heading("special", Kind.FLAG, "특별"),
    Heading("note", Kind.TEXT, "비고"),
)

SIGNED = Entry("signed", "체결")

ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        *(Entry("K1", "(주)가나상사"), "C-2026-0001", SIGNED, "2026-11-16"),
        *(2500, 126579, 150000, 8439, 1200, 12, True, "a|b"),
    ),
    (Entry("K2", "[/bold]"), None, None, None, 3000, -50000, None, None, 0, None, False, None),
    (
        *(Entry("K3", "evil\x1b[31m"), "C-2026-0003", SIGNED, "2026-11-20"),
        *(125, 1000, 50000, 200, 34, 5, False, "<i>&amp;"),
    ),
    (Entry("K4", "=1+1"), "-7", None, None, None, None, None, None, None, None, None, "@here"),
)

# 77579 ÷ 200000 = 0.387895
TOTALS = (None, None, None, None, None, 77579, 200000, 3879, 1234, 12, None, None)

COLLECTION = Block(
    "collection",
    "수금 내역",
    COLUMNS,
    ROWS,
    TOTALS,
    "합계",
    ratios=(("collection_rate", "collected", "due"),),
    maxima=("days_overdue",),
    chart=Chart("수금과 만기", "customer", ("collected", "due")),
)

AGEING_COLUMNS = (
    Heading("region", Kind.TEXT, "Region"),
    Heading("not_due", Kind.MONEY, "Not due"),
    Heading("overdue", Kind.MONEY, "Overdue"),
)
AGEING = Block(
    "ageing",
    "Ageing",
    AGEING_COLUMNS,
    (("Seoul", 10000, 2500), ("Busan", 4000, 0)),
    (None, 14000, 2500),
    "Total",
    chart=Chart("Ageing", "region", ("not_due", "overdue"), stacked=True),
)
EMPTY = Block("nothing", "Nothing", AGEING_COLUMNS, (), (None, 0, 0), "Total")

F7 = Sheet(
    "F7",
    "수금 주간 통계표",
    "(주)한빛",
    USD,
    (COLLECTION, AGEING, EMPTY),
    WEEK,
    head=(("회사", "(주)한빛"), ("작성자", "김민수")),
    foot=(("검토자", ""), ("감사", "128 ab12cd")),
    audit=AuditHead(128, "ab12cd"),
)

SMALL = Sheet("ageing", "Ageing", "Hanbit", USD, (AGEING,))

SUMMARY = changed(SMALL, code="weekly", title="Summary", period=WEEK)
PACK = Pack(
    "weekly",
    "Weekly pack",
    WEEK,
    SUMMARY,
    (F7, changed(F7, code="F3", title="Sales", blocks=(AGEING,))),
)


def long_sheet(rows: int) -> Sheet:
    """Return a sheet of one block with so many rows, each of which sells for its number."""
    columns = (Heading("name", Kind.TEXT, "이름"), Heading("amount", Kind.MONEY, "금액"))
    cells = tuple((f"고객 {n}", n) for n in range(1, rows + 1))
    block = Block("long", "Long", columns, cells, (None, rows * (rows + 1) // 2), "합계")
    return Sheet("long", "Long", "Hanbit", KRW, (block,))
