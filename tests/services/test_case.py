"""The case: its own people, what it is about, and what the leader said to it."""

import shutil

import pytest

from tests._program import Program
from tests.db._content import digests
from tests.db._rows import dump
from tests.make_halfway import FIXTURES
from tests.services.conftest import At


@pytest.mark.parametrize("stage", ["confirmed", "signed", "paid"])
def test_what_was_decided_is_hashed_as_the_tables_alone_tell(at: At, stage: str) -> None:
    path = at(stage).path
    (last,) = [row for row in dump(path)["decision"] if row["step"] == "confirm"][:1]

    assert (last["rule"], last["content"]) == (2, digests(path, rule=2)["contract 1"])
    assert last["content"] != digests(path)["contract 1"]


@pytest.fixture
def migrated(salescli: Program) -> Program:
    """Bring documents that stood half-way in a database of schema 3 to the present one."""
    shutil.copy(FIXTURES / "halfway-v3.db", salescli.path)
    salescli.on("2026-12-04").done("migrate")
    return salescli


def test_documents_under_way_at_the_upgrade_keep_their_approvals(migrated: Program) -> None:
    kept = digests(migrated.path)
    rows = dump(migrated.path)["decision"]
    assert {row["rule"] for row in rows} == {None}
    steps = {"contract": ("confirm", "confirmed"), "quote": ("approve", "approved")}
    for kind, (step, state) in steps.items():
        stand = {row["id"] for row in dump(migrated.path)[kind] if row["state"] == state}
        bound = {
            row["document_id"]
            for row in rows
            if (row["kind"], row["step"]) == (kind, step)
            and row["content"] == kept[f"{kind} {row['document_id']}"]
        }
        assert stand
        assert stand <= bound

    migrated.done("--as lee product edit B1 --name 새볼트")
    number = next(r["number"] for r in dump(migrated.path)["contract"] if r["state"] == "confirmed")
    assert "is signed" in migrated.done(f"--as lee contract sign {number}")


def test_what_was_submitted_before_the_upgrade_is_frozen_when_it_is_again(
    migrated: Program,
) -> None:
    number = next(r["number"] for r in dump(migrated.path)["contract"] if r["state"] == "confirmed")
    for line in ("park contract return", "lee contract submit"):
        migrated.done(f"--as {line} {number}")

    (contract,) = [r for r in dump(migrated.path)["contract"] if r["number"] == number]
    lines = [r for r in dump(migrated.path)["contract_line"] if r["contract_id"] == contract["id"]]
    assert contract["customer_name"]
    assert all(r["product_code"] and r["product_name"] and r["unit"] for r in lines)
