"""The comparison of schemas: order and spelling are forgiven, nothing else is."""

import re
from collections.abc import Iterator

import pytest

from salescli.db import ddl
from tests.db._structure import Table, made

PROMISES = re.compile(r" NOT NULL(?=,$)|^CONSTRAINT .*")


def families() -> Iterator[list[str]]:
    """Group what the models say: each table with its indexes."""
    family: list[str] = []
    for statement in ddl.statements():
        if statement.startswith("CREATE TABLE") and family:
            yield family
            family = []
        family.append(statement)
    yield family


def lessened(table: str) -> Iterator[tuple[str, str]]:
    """Write a table again and again, each time without one of its promises."""
    lines = table.split("\n")
    for place, line in enumerate(lines):
        if PROMISES.search(line):
            kept = [*lines[:place], PROMISES.sub("", line), *lines[place + 1 :]]
            yield line, re.sub(r",\n+\)", "\n)", "\n".join(kept))


PARENT = "CREATE TABLE audit (seq INTEGER NOT NULL, CONSTRAINT pk_audit PRIMARY KEY (seq)) STRICT"
WHOLE = """\
CREATE TABLE product (
id INTEGER NOT NULL,
written INTEGER NOT NULL,
code TEXT NOT NULL,
unit TEXT NOT NULL DEFAULT 'ea,(x)',
colour TEXT CONSTRAINT ck_product_colour CHECK (colour IN ('red', 'a, (b')),
CONSTRAINT pk_product PRIMARY KEY (id),
CONSTRAINT uq_product_code UNIQUE (code),
CONSTRAINT ck_product_code CHECK (length(code) >= 1 AND (code <> 'CHECK' OR unit IS NULL)),
CONSTRAINT fk_product_written FOREIGN KEY(written) REFERENCES audit (seq)
DEFERRABLE INITIALLY DEFERRED
)
STRICT"""
PART = "CREATE INDEX ix_product_unit ON product (unit, code DESC) WHERE unit IS NOT NULL"
UNIQUE = "CREATE UNIQUE INDEX ix_product_colour ON product (colour)"


def changed(*pairs: tuple[str, str]) -> dict[str, Table]:
    """Return what is made when words of the statements are replaced, each just once."""
    statements = [PARENT, WHOLE, PART, UNIQUE]
    for old, new in pairs:
        assert sum(statement.count(old) for statement in statements) == 1, old
        statements = [statement.replace(old, new) for statement in statements]
    return made(filter(None, statements))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit TEXT", "unit INTEGER"),
        ("unit TEXT NOT NULL", "unit TEXT"),
        ("'ea,(x)'", "'ea'"),
        (" DEFAULT 'ea,(x)'", ""),
        ("code TEXT NOT NULL", "code TEXT NOT NULL, extra TEXT"),
        ("unit TEXT NOT NULL DEFAULT 'ea,(x)'", "unit TEXT AS ('ea')"),
        ("\nSTRICT", ""),
        ("\nSTRICT", "\nSTRICT, WITHOUT ROWID"),
        ("CONSTRAINT pk_product PRIMARY KEY (id),\n", ""),
        ("PRIMARY KEY (id)", "PRIMARY KEY (id, written)"),
        ("CONSTRAINT uq_product_code UNIQUE (code),\n", ""),
        ("UNIQUE (code)", "UNIQUE (code, unit)"),
        (" CONSTRAINT ck_product_colour CHECK (colour IN ('red', 'a, (b'))", ""),
        ("'red', 'a, (b'", "'red'"),
        ("'red'", "'RED'"),
        ("length(code) >= 1", "length(code) > 1"),
        ("CONSTRAINT ck_product_code CHECK", "CONSTRAINT ck_other CHECK"),
        ("CONSTRAINT ck_product_code CHECK", "CHECK"),
        ("FOREIGN KEY(written) REFERENCES audit (seq)\nDEFERRABLE INITIALLY DEFERRED", "CHECK (1)"),
        ("FOREIGN KEY(written)", "FOREIGN KEY(id)"),
        ("REFERENCES audit (seq)", "REFERENCES product (id)"),
        ("audit (seq)\n", "audit (seq) ON DELETE CASCADE\n"),
        ("\nDEFERRABLE INITIALLY DEFERRED", ""),
        ("INITIALLY DEFERRED", "INITIALLY IMMEDIATE"),
        ("\nDEFERRABLE", "\nNOT DEFERRABLE"),
        (PART, ""),
        (" WHERE unit IS NOT NULL", ""),
        ("WHERE unit IS NOT NULL", "WHERE unit IS NULL"),
        ("(unit, code DESC)", "(code DESC, unit)"),
        ("code DESC", "code"),
        ("code DESC", "code COLLATE NOCASE DESC"),
        ("CREATE UNIQUE INDEX", "CREATE INDEX"),
        ("ix_product_colour", "ix_other"),
    ],
)
def test_no_difference_is_overlooked(old: str, new: str) -> None:
    assert changed((old, new)) != changed()


def test_order_and_spelling_are_forgiven() -> None:
    code = "code TEXT NOT NULL,\n"
    respelled = (
        ("CREATE TABLE product", 'create table "product"'),
        ("length(code) >= 1 AND", 'LENGTH( "code" )>=1\nand'),
        ("WHERE unit IS NOT NULL", "where [unit] is not null"),
    )

    assert (
        changed((code, ""), ("\nid INTEGER NOT NULL", f"\n{code}id INTEGER NOT NULL")) == changed()
    )
    assert changed(*respelled) == changed()


def test_a_column_added_afterwards_is_as_good_as_one_made_with_its_table() -> None:
    column = (
        "supplier_id INTEGER CONSTRAINT ck_product_supplier CHECK (supplier_id > 0)"
        " CONSTRAINT fk_product_supplier REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED"
    )
    index = "CREATE INDEX ix_product_supplier ON product (supplier_id)"
    added = [PARENT, WHOLE, f"ALTER TABLE product ADD COLUMN {column}", index]
    whole = [PARENT, WHOLE.replace("code TEXT", f"{column},\ncode TEXT"), index]

    assert made(added) == made(whole) != made([PARENT, WHOLE])


def test_a_key_of_a_column_is_as_good_as_one_of_its_table() -> None:
    key = "CONSTRAINT fk_product_written FOREIGN KEY(written) REFERENCES audit (seq)\nDEFERRABLE"
    own = ("written INTEGER NOT NULL", "written INTEGER NOT NULL REFERENCES audit (seq) DEFERRABLE")
    late = f"{own[1]} INITIALLY DEFERRED CONSTRAINT ck_written CHECK (written > 0)"
    gone = (f"{key} INITIALLY DEFERRED", "CONSTRAINT ck_written CHECK (written > 0)")

    assert changed((own[0], late), (gone[0], "CHECK (1)")) != changed()
    assert (
        changed((own[0], late), (f",\n{gone[0]}", ""))["product"].keys == changed()["product"].keys
    )


def test_a_promise_that_a_table_of_the_models_loses_is_missed() -> None:
    lost = []
    for family in families():
        whole = made(family)
        lost += [line for line, less in lessened(family[0]) if made([less, *family[1:]]) == whole]
        lost += [one for one in family[1:] if made([f for f in family if f != one]) == whole]

    assert lost == []
