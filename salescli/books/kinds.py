"""The kinds of book that can be imported: their fields, as tables."""

from salescli.books.fields import Field, Kind, Type
from salescli.policy.roles import Role
from salescli.text import Text

CODE = Text("Code", "코드", "编码")
NAME = Text("Name", "이름", "名称")
REGION = Text("Region", "지역", "地区")
PHONE = Text("Phone", "전화", "电话")
SALESPERSON = Text("Salesperson", "영업사원", "销售员")
PAYMENT_DAYS = Text("Payment days", "결제 기한(일)", "付款期限(天)")
DISCOUNT_LIMIT = Text("Discount limit", "할인 한도", "折扣限度")
CITY = Text("Seoul", "서울", "北京")
PERSON = Text("Kim Minji", "김민지", "金敏智")

ROLES: dict[str, Text] = {
    Role.SALES: Text("Salesperson", "영업사원", "销售员"),
    Role.CLERK: Text("Sales clerk", "영업 내근", "销售内勤"),
    Role.MANAGER: Text("Sales manager", "영업부장", "销售部经理"),
    Role.DIVISION: Text("Division manager", "사업부 관리자", "事业部经理"),
    Role.TECH: Text("Technical department", "기술부", "技术部"),
    Role.PURCHASING: Text("Purchasing", "구매부", "采购部"),
    Role.FINANCE: Text("Finance", "재무부", "财务部"),
    Role.LEADER: Text("Company leader", "회사 경영진", "公司领导"),
    Role.WAREHOUSE: Text("Warehouse", "창고 담당", "仓库"),
    Role.ADMIN: Text("System administrator", "시스템 관리자", "系统管理员"),
}

CUSTOMER_KINDS = {
    "dealer": Text("dealer", "대리점", "经销商"),
    "end_user": Text("end user", "최종사용자", "最终用户"),
    "government": Text("government", "정부", "政府"),
}

YES_NO = {"1": Text("yes", "예", "是"), "0": Text("no", "아니오", "否")}

STAFF = Kind(
    name="staff",
    title=Text("Staff", "직원", "员工"),
    key="code",
    orders=(("hired_on", "ended_on"),),
    fields=(
        Field(key="code", type=Type.CODE, heading=CODE, example="kim", required=True),
        Field(key="name", type=Type.TEXT, heading=NAME, example=PERSON, required=True),
        Field(
            key="role",
            type=Type.CHOICE,
            heading=Text("Role", "직무", "岗位"),
            example=ROLES[Role.SALES],
            required=True,
            choices=ROLES,
        ),
        Field(
            key="hired_on",
            type=Type.DATE,
            heading=Text("Hired on", "입사일", "入职日期"),
            example="2024-03-04",
            required=True,
        ),
        Field(
            key="ended_on",
            type=Type.DATE,
            heading=Text("Left on", "퇴사일", "离职日期"),
            example="",
        ),
        Field(key="region", type=Type.TEXT, heading=REGION, example=CITY),
        Field(
            key="login",
            type=Type.TEXT,
            heading=Text("Login", "로그인", "登录名"),
            example="kim",
        ),
        Field(key="phone", type=Type.TEXT, heading=PHONE, example="010-1234-5678"),
    ),
)

CUSTOMERS = Kind(
    name="customers",
    title=Text("Customers", "고객", "客户"),
    key="code",
    fields=(
        Field(key="code", type=Type.CODE, heading=CODE, example="A001", required=True),
        Field(
            key="name",
            type=Type.TEXT,
            heading=NAME,
            example=Text("Hansol Trading", "한솔상사", "韩松商贸"),
            required=True,
        ),
        Field(
            key="kind",
            type=Type.CHOICE,
            heading=Text("Kind", "구분", "类型"),
            example=CUSTOMER_KINDS["dealer"],
            required=True,
            choices=CUSTOMER_KINDS,
        ),
        Field(key="region", type=Type.TEXT, heading=REGION, example=CITY, required=True),
        Field(
            key="address",
            type=Type.TEXT,
            heading=Text("Address", "주소", "地址"),
            example=Text(
                "12 Teheran-ro, Seoul", "서울 강남구 테헤란로 12", "北京市朝阳区建国路12号"
            ),
        ),
        Field(
            key="contact",
            type=Type.TEXT,
            heading=Text("Contact", "담당자", "联系人"),
            example=Text("Park Jiho", "박지호", "朴志浩"),
        ),
        Field(
            key="position",
            type=Type.TEXT,
            heading=Text("Position", "직위", "职务"),
            example=Text("Head of purchasing", "구매부장", "采购经理"),
        ),
        Field(key="phone", type=Type.TEXT, heading=PHONE, example="02-123-4567"),
        Field(key="payment_days", type=Type.INTEGER, heading=PAYMENT_DAYS, example="30"),
        Field(key="discount_limit", type=Type.RATE, heading=DISCOUNT_LIMIT, example="10%"),
        Field(key="salesperson", type=Type.STAFF, heading=SALESPERSON, example="kim"),
    ),
)

PRODUCTS = Kind(
    name="products",
    title=Text("Products", "제품", "产品"),
    key="code",
    fields=(
        Field(key="code", type=Type.CODE, heading=CODE, example="P-100", required=True),
        Field(
            key="name",
            type=Type.TEXT,
            heading=NAME,
            example=Text("Pump", "펌프", "水泵"),
            required=True,
        ),
        Field(
            key="spec",
            type=Type.TEXT,
            heading=Text("Specification", "규격", "规格"),
            example="DN50",
        ),
        Field(
            key="unit",
            type=Type.TEXT,
            heading=Text("Unit", "단위", "单位"),
            example=Text("piece", "개", "台"),
            required=True,
        ),
        Field(
            key="category",
            type=Type.TEXT,
            heading=Text("Category", "분류", "类别"),
            example=Text("Pumps", "펌프류", "泵类"),
        ),
        Field(
            key="price",
            type=Type.MONEY,
            heading=Text("Price", "단가", "单价"),
            example="15000",
            required=True,
        ),
        Field(key="discount_limit", type=Type.RATE, heading=DISCOUNT_LIMIT, example="10%"),
        Field(
            key="discontinued",
            type=Type.FLAG,
            heading=Text("Discontinued", "단종", "停产"),
            example=YES_NO["0"],
            default=False,
            choices=YES_NO,
        ),
    ),
)

CONTRACTS = Kind(
    name="contracts",
    title=Text("Contracts", "계약", "合同"),
    key="number",
    orders=(("signed_on", "deliver_by"), ("signed_on", "dispatched_on")),
    fields=(
        Field(
            key="number",
            type=Type.TEXT,
            heading=Text("Contract number", "계약번호", "合同编号"),
            example="2024-001",
            required=True,
        ),
        Field(
            key="customer",
            type=Type.CUSTOMER,
            heading=Text("Customer", "고객", "客户"),
            example="A001",
            required=True,
        ),
        Field(
            key="salesperson",
            type=Type.STAFF,
            heading=SALESPERSON,
            example="kim",
            required=True,
        ),
        Field(
            key="signed_on",
            type=Type.DATE,
            heading=Text("Signed on", "계약일", "签订日期"),
            example="2024-05-02",
            required=True,
            happened=True,
        ),
        Field(
            key="deliver_by",
            type=Type.DATE,
            heading=Text("Deliver by", "납기일", "交货日期"),
            example="2024-06-03",
        ),
        Field(key="payment_days", type=Type.INTEGER, heading=PAYMENT_DAYS, example="30"),
        Field(
            key="terms",
            type=Type.TEXT,
            heading=Text("Terms", "거래 조건", "合同条款"),
            example="",
        ),
        Field(
            key="dispatched_on",
            type=Type.DATE,
            heading=Text("Dispatched on", "출고일", "发货日期"),
            example="2024-05-20",
            happened=True,
        ),
        Field(
            key="carrier",
            type=Type.TEXT,
            heading=Text("Carrier", "운송사", "承运商"),
            example="CJ",
        ),
    ),
    lines=(
        Field(
            key="product",
            type=Type.PRODUCT,
            heading=Text("Product", "제품", "产品"),
            example="P-100",
            required=True,
        ),
        Field(
            key="quantity",
            type=Type.QUANTITY,
            heading=Text("Quantity", "수량", "数量"),
            example="10",
            required=True,
            least=1,
        ),
        Field(
            key="price",
            type=Type.MONEY,
            heading=Text("Unit price", "단가", "单价"),
            example="15000",
            required=True,
        ),
        Field(
            key="discount",
            type=Type.RATE,
            heading=Text("Discount", "할인율", "折扣率"),
            example="5%",
            default=0,
        ),
    ),
)

GUIDE = Text("How to fill in", "작성 방법", "填写说明")
"""Name of the sheet of a template that explains the others."""

KINDS: dict[str, Kind] = {kind.name: kind for kind in (STAFF, CUSTOMERS, PRODUCTS, CONTRACTS)}
