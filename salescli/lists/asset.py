"""Lists of vehicles and office supplies: through whose hands, how far, how found (MD5)."""

from salescli.lists._browse import Browse
from salescli.lists._columns import BY, PAPER, POSITION
from salescli.lists._select import part
from salescli.policy.goods import assets
from salescli.render.sheet import Kind
from salescli.reports._columns import NUMBER, STATE
from salescli.reports._section import Column, Total
from salescli.text import Text

_HOLDER = Column("holder", Kind.ENTRY, Text("Holder", "사용 책임자", "保管人"))
_CONDITION = Column("condition", Kind.TEXT, Text("Condition", "상태", "状况"))
_PURPOSE = Column("purpose", Kind.TEXT, Text("Purpose", "목적", "事由"))
_KM = Column("km", Kind.COUNT, Text("km", "주행거리(km)", "里程（公里）"))
_RESULT = Column(
    "result", Kind.TERM, Text("Result", "점검 결과", "检查结果"), words=assets.INSPECTED
)
_LAST = "(SELECT MAX(latest.id) FROM asset_{of} AS latest WHERE latest.asset_id = asset.id)"

HANDOVERS = part(
    "handovers",
    Text("Handed over", "인계·인수", "交接"),
    "asset_handover",
    (
        Column("handed_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("given", Kind.FLAG, Text("Given", "인계", "领用")),
        _HOLDER,
        _CONDITION,
        PAPER,
        BY,
    ),
    """
        FROM asset_handover JOIN employee AS holder ON holder.id = asset_handover.holder_id
        LEFT JOIN employee AS writer ON writer.id = asset_handover.author_id
        WHERE asset_handover.asset_id = :id
        ORDER BY asset_handover.id
    """,
    by="writer",
)

_CORRECTED = """EXISTS (
    SELECT 1 FROM asset_trip AS later
    WHERE later.asset_id = asset_trip.asset_id AND later.position = asset_trip.position + 1
      AND later.left_at < asset_trip.reading
)"""
"""Say whether a trip was entered anew: the next one begins where it began, not where it ended."""

TRIPS = part(
    "trips",
    Text("Trips", "운행 기록", "行车记录"),
    "asset_trip",
    (
        POSITION,
        Column("driven_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("driver", Kind.ENTRY, Text("Driver", "운전자", "驾驶人")),
        Column("origin", Kind.TEXT, Text("From", "출발지", "出发地")),
        Column("destination", Kind.TEXT, Text("To", "도착지", "到达地")),
        _PURPOSE,
        Column("left_at", Kind.COUNT, Text("Before", "출발 km", "起始公里"), total=Total.NONE),
        Column("reading", Kind.COUNT, Text("After", "도착 km", "终止公里"), total=Total.NONE),
        _KM,
        Column("gap", Kind.TEXT, Text("Gap", "계기 차이 사유", "里程差异原因")),
    ),
    """
        FROM asset_trip JOIN employee AS driver ON driver.id = asset_trip.driver_id
        WHERE asset_trip.asset_id = :id
        ORDER BY asset_trip.position
    """,
    km=f"CASE WHEN {_CORRECTED} THEN 0 ELSE asset_trip.reading - asset_trip.left_at END",
)._replace(totals=True, optional=True)

INSPECTIONS = part(
    "inspections",
    Text("Inspections", "점검", "检查"),
    "asset_inspection",
    (
        POSITION,
        Column("inspected_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("inspector", Kind.ENTRY, Text("Inspected by", "점검자", "检查人")),
        _RESULT,
        Column("finding", Kind.TEXT, Text("Finding", "확인 내용", "检查情况")),
        Column("cause", Kind.TEXT, Text("Cause", "원인", "原因")),
        Column("answers", Kind.ENTRY, Text("Answers for it", "책임자", "责任人")),
    ),
    """
        FROM asset_inspection
        JOIN employee AS inspector ON inspector.id = asset_inspection.inspector_id
        LEFT JOIN employee AS answers ON answers.id = asset_inspection.answers_id
        WHERE asset_inspection.asset_id = :id
        ORDER BY asset_inspection.position
    """,
)._replace(optional=True)

BROWSE = Browse(
    "asset",
    "asset",
    ("assets", "asset"),
    Text("Vehicles and office supplies", "차량·사무용품 목록", "车辆与办公用品列表"),
    Text("Asset", "차량·사무용품", "车辆与办公用品"),
    columns=(
        NUMBER,
        STATE,
        Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=assets.KINDS),
        Column("name", Kind.TEXT, Text("Name", "품명", "名称")),
        Column("identity", Kind.TEXT, Text("Identity", "차량·관리번호", "车牌·编号")),
        _HOLDER,
        Column("since", Kind.DATE, Text("Since", "인수일", "领用日期")),
        Column("odometer", Kind.COUNT, Text("Odometer", "계기(km)", "里程表"), total=Total.NONE),
        _RESULT,
    ),
    beside=(
        Column("added_on", Kind.DATE, Text("Added", "등록일", "登记日期")),
        Column("retired_on", Kind.DATE, Text("Out of use", "폐기일", "停用日期")),
        Column("retired_for", Kind.TEXT, Text("Because", "폐기 사유", "停用原因")),
    ),
    source=f"""
        FROM asset
        LEFT JOIN employee ON employee.id = asset.holder_id
        LEFT JOIN asset_handover AS handed
          ON handed.id = {_LAST.format(of="handover")} AND handed.given = 1
        LEFT JOIN asset_inspection AS found ON found.id = {_LAST.format(of="inspection")}
    """,
    said={"holder": "employee", "since": "handed.handed_on", "result": "found.result"},
    filters={"kind": "asset.kind", "who": "employee.code"},
    parts=(HANDOVERS, TRIPS, INSPECTIONS),
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
