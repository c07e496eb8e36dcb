"""One line for each command as somebody would type it, made of what it has to be given."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from salescli.line.choices import Choice
from salescli.text import Text, spoken

Parameter: TypeAlias = Any
"""The parser's own."""

_SAMPLES: Mapping[str, str | Text] = {
    "AMOUNT": "1200000",
    "BOOK": "customers.csv",
    "CODE": "N9",
    "COMPETITOR": Text("Rival", "대성상사", "大成商社"),
    "CONTRACT": "C-7",
    "CONTRACT=AMOUNT": "C-7=1200000",
    "CONTRACT|CUSTOMER": "C-7",
    "CUSTOMER": "H1",
    "DAY": "2026-10-05",
    "FAULT": Text("no power", "전원이 안 들어옴", "不通电"),
    "FINDING": Text("fuse replaced", "퓨즈 교체", "已换保险丝"),
    "FORM": "F3",
    "FROM": "P-7",
    "ITEM": Text("call on dealers", "대리점 방문", "走访经销商"),
    "KEY": "payment_days",
    "KIND": "customers",
    "MONTH": "2026-10",
    "N": "1",
    "NAME": Text("Hanbit", "한빛상사", "韩光商社"),
    "NUMBER|WHO": "kim",
    "OTHER": "H2",
    "PRICE": "1200",
    "PRODUCT": "B1",
    "PURPOSE": Text("taxi", "택시", "出租车"),
    "QUESTION": Text("can it be made?", "제작 가능한가?", "能否制作？"),
    "SUBJECT": Text("bolts", "볼트", "螺栓"),
    "TASK": Text("prepare samples", "견본 준비", "准备样品"),
    "TEXT": Text("price agreed", "가격 합의", "价格已谈妥"),
    "TO": "C-8",
    "VALUE": "45",
    "WHO": "kim",
    "WORD": Text("Hanbit", "한빛", "韩光"),
    "WHO|INVOICE|NUMBER": "kim",
    "--after": "12500",
    "--agreed": "60",
    "--amount": "1200000",
    "--attended": "kim",
    "--balance": "1200000",
    "--bank": Text("Kookmin", "국민은행", "国民银行"),
    "--carrier": Text("Hanjin", "한진", "韩进"),
    "--company": Text("Hanbit", "한빛상사", "韩光商社"),
    "--condition": Text("good", "양호", "良好"),
    "--due": "2026-10-05",
    "--for": "2026-10-05",
    "--from": "2026-10-05",
    "--fine": "30000",
    "--grade": "A",
    "--instrument": "12345678",
    "--kind": "customers",
    "--month": "2026-10",
    "--name": Text("Bolt", "볼트", "螺栓"),
    "--next-step": Text("send samples", "견본 발송", "寄样品"),
    "--normal": "30",
    "--owner": "kim",
    "--opinion": Text("agreed", "동의함", "同意"),
    "--paper": "S-17",
    "--payment-days": "45",
    "--phone": "02-1234-5678",
    "--place": Text("cabinet 3", "3번 캐비닛", "3号柜"),
    "--purpose": Text("visit", "방문", "拜访"),
    "--quantity": "10",
    "--reason": Text("agreed by telephone", "전화로 합의", "电话商定"),
    "--result": Text("order expected", "주문 예정", "预计下单"),
    "--salesperson": "kim",
    "--score": "90",
    "--signed-by": Text("Kim", "김철수", "金哲秀"),
    "--since": "2026-10-01",
    "--stock": Text("20 boxes", "20상자", "20箱"),
    "--summary": Text("on plan", "계획대로", "按计划"),
    "--term": "payment_days",
    "--text": Text("go on", "진행", "继续"),
    "--to": "kim",
    "--unit": Text("piece", "개", "件"),
    "--until": "2026-10-07",
    "--voucher": "V-101",
    "--weekly": "2026-W41",
    "[DOCUMENT]": "G-7",
    "[RULE]": "R7",
}
"""What stands for an argument or an option that has to be given, wherever it is one."""

_OF_ONE: Mapping[str, str | Text] = {
    "staff add CODE": "seo",
    "staff add NAME": Text("Seo Jiwoo", "서지우", "徐智友"),
    "staff deputy --for": "lee",
    **dict.fromkeys(
        ("contract line PRODUCT", "quote line PRODUCT", "inquiry line PRODUCT"), "B1=100"
    ),
    **dict.fromkeys(("contract line LINE", "quote line LINE"), "N1=20x1200"),
    "inquiry line LINE": "N1=20",
    "product add CODE": "B9",
    "product add NAME": Text("Bolt", "볼트", "螺栓"),
    "product add --unit": Text("piece", "개", "件"),
    "asset add NAME": Text("van", "승합차", "面包车"),
    "asset trip FROM": Text("Seoul", "서울", "首尔"),
    "asset trip TO": Text("Busan", "부산", "釜山"),
    "calendar holiday NAME": Text("Foundation Day", "개천절", "建国纪念日"),
    "archive lend NUMBER": "C-7",
    "archive put NUMBER": "C-7",
    "collect remit NUMBER": "X-7",
    "conduct propose NUMBER": "F-7",
    "dealer competitor PRODUCT": Text("bolt M8", "M8 볼트", "M8螺栓"),
    "expense pay NUMBER": "Z-7",
    "visit correct --to": Text("order expected", "주문 예정", "预计下单"),
    "visit move --to": "2026-10-06",
    "service apply --to": Text("the maker", "제조사", "制造商"),
    "ship tell --to": Text("Kim", "김철수", "金哲秀"),
    "archive lend --to": "kim",
    "ship delay --agreed": "2026-10-12",
    "report write FORM": "F4",
    "return report WHAT": "G-7",
    "visit record WHAT": "V-7",
}
"""The same, where one command means something else by it."""

_BESIDE: Mapping[str, tuple[str, ...]] = {
    "target set": ("--salesperson",),
    "asset return": ("--condition",),
    "conduct decide": ("--fine",),
    "conduct liability": ("--amount", "--reason"),
    "conduct propose": ("--fine",),
    "conduct violation": ("rule", "document"),
    "contract deviate": ("--normal", "--agreed"),
    "contract edit": ("--payment-days",),
    "contract line": ("more",),
    "customer edit": ("--phone",),
    "customer profile": ("--next-step",),
    "dealer status": ("--stock",),
    "inquiry answer": ("text",),
    "inquiry line": ("product", "more"),
    "issue assign": ("--owner",),
    "plan approve": ("number",),
    "plan set": ("--weekly",),
    "product edit": ("--name",),
    "quote edit": ("--payment-days",),
    "quote line": ("product", "more"),
    "report write": ("--summary",),
    "ship delay": ("--agreed",),
    "staff edit": ("--phone",),
    "visit approve": ("number",),
    "visit edit": ("--purpose",),
    "visit return": ("number",),
    "visit submit": ("number",),
}
"""What an example gives though it could be left out: without it there is little to do."""


def example(command: Any, noun: str) -> str:  # noqa: ANN401 - typer's own
    """Return a line that the command understands."""
    where = f"{noun} {command.name}".strip()
    needed = {*getattr(command.callback, "needed", ()), *_BESIDE.get(where, ())}
    given = [p for p in command.params if needed & {p.name, p.opts[0]}]
    words = [_sample(p, where, noun) for p in given if p.param_type_name == "argument"]
    for option in (p for p in given if p.param_type_name == "option"):
        words += [option.opts[0]] + ([] if option.is_flag else [_sample(option, where, noun)])
    return " ".join(("salescli", where, *words))


def _sample(parameter: Parameter, where: str, noun: str) -> str:
    name = parameter.opts[0]
    if parameter.param_type_name == "argument":
        name = parameter.metavar or name.upper()
    found = _OF_ONE.get(f"{where} {name}")
    if found is None and isinstance(choice := getattr(parameter.type, "func", None), Choice):
        found = choice.sample()
    if found is None and name == "NUMBER":
        found = _number(where, noun)
    found = found or _SAMPLES.get(name, "…")
    word = found.within(spoken()) if isinstance(found, Text) else found
    return f'"{word}"' if set(word) & _SPACED else word


def _number(where: str, noun: str) -> str:
    """Return a number of the noun's documents: of a draft, where that is what is written in."""
    from salescli.policy.documents import DOCUMENTS  # noqa: PLC0415 - start-up

    numbered = [d for d in DOCUMENTS if d.prefix and noun in {d.noun, d.kind}]
    document = next(iter(sorted(numbered, key=lambda d: d.kind != noun)), None)
    if document is None:
        return "…"
    drafted = document.drafted and where.removeprefix(noun).strip() in _IN_DRAFTS
    return f"{document.prefix}-{'d' if drafted else ''}7"


_SPACED = frozenset(" ?？·")
"""What a word is quoted for, by the marks that every shell takes."""

_IN_DRAFTS = frozenset(("edit", "line", "deviate", "negotiate", "consent", "submit"))
"""Verbs that take a document before it has its number."""
