"""Writing an empty workbook that can be filled in and read back without a mapping."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from salescli.books.fields import Field, Kind, Type
from salescli.books.kinds import GUIDE, KINDS
from salescli.books.output import put
from salescli.text import Language, Text, width

MOST_ROWS = 1_048_576
WIDEST = 60

# Written as text, a code keeps its leading zeros, and 15% does not become 0.15.
_TEXT = "@"
_FORMATS = {
    Type.DATE: "yyyy-mm-dd",
    Type.MONEY: "General",
    Type.QUANTITY: "General",
    Type.INTEGER: "0",
}

_EXPLAINED = (
    Text("Column", "열", "列"),
    Text("Must be given", "필수 여부", "是否必填"),
    Text("What it holds", "내용", "内容"),
    Text("Example", "예", "示例"),
)
_MUST = Text("yes", "필수", "必填")
_MAY = Text("may be empty", "선택", "可空")
_HOLDS = {
    Type.CODE: Text("a code without spaces", "공백 없는 코드", "不含空格的编码"),
    Type.TEXT: Text("a text", "텍스트", "文本"),
    Type.MONEY: Text("an amount of money", "금액", "金额"),
    Type.QUANTITY: Text("a quantity above zero", "0보다 큰 수량", "大于零的数量"),
    Type.DATE: Text("a date, year first", "날짜(연-월-일)", "日期（年-月-日）"),
    Type.RATE: Text("a rate with %", "%를 붙인 비율", "带%的比率"),
    Type.INTEGER: Text("a whole number", "정수", "整数"),
    Type.FLAG: Text("yes or no", "예 또는 아니오", "是或否"),
    Type.CHOICE: Text("one of: ", "다음 중 하나: ", "其中之一："),
    Type.CUSTOMER: Text("a customer's code or name", "고객 코드 또는 이름", "客户编码或名称"),
    Type.STAFF: Text("an employee's code or name", "직원 코드 또는 이름", "员工编码或姓名"),
    Type.PRODUCT: Text("a product's code or name", "제품 코드 또는 이름", "产品编码或名称"),
}
_LINES = Text(
    "One row per line of the document; the columns of the document are repeated, or merged.",
    "품목마다 한 줄씩 쓰고, 문서의 열은 반복하거나 병합합니다.",
    "每个明细一行，单据的各列可重复填写或合并单元格。",
)


def rows(kind: str, language: Language) -> list[list[str]]:
    """Return the headings of a template and one example of a row."""
    fields = KINDS[kind].every
    headings = [field.heading.within(language) for field in fields]
    return [headings, [_example(field, language) for field in fields]]


def write(kind: str, language: Language, path: Path, *, force: bool = False) -> None:
    """Write a template as a workbook: an empty sheet to fill in, and one that explains it."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = KINDS[kind].title.within(language)
    _headings(page, KINDS[kind], language)
    _explain(book.create_sheet(GUIDE.within(language)), KINDS[kind], language)
    content = BytesIO()
    book.save(content)
    put(path, content.getvalue(), force=force)


def _headings(page: Worksheet, kind: Kind, language: Language) -> None:
    for place, field in enumerate(kind.every, 1):
        heading = field.heading.within(language)
        cell = page.cell(1, place, heading)
        cell.font = Font(bold=field.required)
        column = page.column_dimensions[get_column_letter(place)]
        column.number_format = _FORMATS.get(field.type, _TEXT)
        column.width = max(12, width(heading) + 4)
        if field.choices:
            _offer(page, get_column_letter(place), field, language)
    page.freeze_panes = "A2"


def _offer(page: Worksheet, letter: str, field: Field, language: Language) -> None:
    offered = DataValidation(
        type="list",
        formula1='"{}"'.format(",".join(_choices(field, language))),
        allow_blank=not field.required,
        showErrorMessage=True,
    )
    offered.add(f"{letter}2:{letter}{MOST_ROWS}")
    page.add_data_validation(offered)


def _explain(page: Worksheet, kind: Kind, language: Language) -> None:
    page.append([phrase.within(language) for phrase in _EXPLAINED])
    for field in kind.every:
        must = (_MUST if field.required else _MAY).within(language)
        heading, example = field.heading.within(language), _example(field, language)
        page.append([heading, must, _holds(field, language), example])
    if kind.lines:
        page.append([_LINES.within(language)])
    for cell in page[1]:
        cell.font = Font(bold=True)
    for letter in "ABCD":
        longest = max(width(str(cell.value or "")) for cell in page[letter][: len(kind.every) + 1])
        page.column_dimensions[letter].width = min(longest + 2, WIDEST)
    for cell in page["C"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _holds(field: Field, language: Language) -> str:
    listed = ", ".join(_choices(field, language)) if field.type is Type.CHOICE else ""
    return _HOLDS[field.type].within(language) + listed


def _choices(field: Field, language: Language) -> list[str]:
    return [phrase.within(language) for phrase in field.choices.values()]


def _example(field: Field, language: Language) -> str:
    example = field.example
    return example.within(language) if isinstance(example, Text) else example
