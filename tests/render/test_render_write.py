"""The one door: which part of a document is written, and when a file is replaced."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest
from render_samples import AGEING, F7, PACK, SMALL

from salescli import files, render
from salescli.errors import OutputError, SalesError, StorageError, UsageError
from salescli.render.sheet import changed

OTHER = changed(SMALL, blocks=(changed(AGEING, rows=AGEING.rows[:1], totals=None),))
LATER = changed(SMALL, head=(("Made on", "2026-11-22"),), title="Ageing, again")
MARKED = ("json", "xlsx")
UNMARKED = ("table", "jsonl", "csv", "md")


def parsed(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'pdf'.*table, json, jsonl, csv, md, xlsx"):
        render.write(SMALL, "pdf")


def test_a_workbook_asks_for_a_file() -> None:
    with pytest.raises(UsageError, match="give --out"):
        render.write(SMALL, "xlsx")


def test_fields_keep_these_columns_in_this_order(capsys: pytest.CaptureFixture[str]) -> None:
    render.write(F7, "json", fields=["due", "customer_name"])
    sections = parsed(capsys)["sections"]

    assert [section["key"] for section in sections] == ["collection"]
    assert list(sections[0]["rows"][0]) == ["due", "customer", "customer_name"]
    assert sections[0]["totals"] == {"due": "2000.00"}


def test_an_entry_column_is_named_by_either_key_and_kept_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    render.write(F7, "json", fields=["customer", "customer_name"])

    assert [c["key"] for c in parsed(capsys)["sections"][0]["columns"]] == ["customer"]


def test_an_unknown_field_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'amount'.*region, not_due, overdue"):
        render.write(SMALL, "json", fields=["region", "amount"])


def test_a_section_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    render.write(F7, "json", section="ageing")

    assert [section["key"] for section in parsed(capsys)["sections"]] == ["ageing"]


def test_an_unknown_section_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'detail'.*collection, ageing, nothing"):
        render.write(F7, "json", section="detail")


def test_a_section_of_a_pack_may_name_its_form(capsys: pytest.CaptureFixture[str]) -> None:
    render.write(PACK, "json", section="F7.ageing")
    pack = parsed(capsys)

    assert pack["summary"]["sections"] == []
    assert [form["form"] for form in pack["forms"]] == ["F7"]

    render.write(PACK, "json", section="ageing")
    assert [form["form"] for form in parsed(capsys)["forms"]] == ["F7", "F3"]

    with pytest.raises(UsageError, match=r"summary\.ageing, F7\.collection"):
        render.write(PACK, "json", section="F9.ageing")


def test_a_chart_loses_the_columns_that_were_left_out(tmp_path: Path) -> None:
    narrow = render.choose(F7, ["customer", "due"], None)
    assert narrow.blocks[0].chart.series == ("due",)
    assert render.choose(F7, ["due"], None).blocks[0].chart is None
    assert render.write(F7, "xlsx", out=tmp_path / "a.xlsx", fields=["customer", "due"])


def test_every_format_writes_a_file_and_says_which(tmp_path: Path) -> None:
    for format_ in render.FORMATS:
        path = tmp_path / f"form.{format_}"
        assert render.write(PACK, format_, out=path) == path
        assert path.stat().st_size > 100

    assert len(list(tmp_path.iterdir())) == len(render.FORMATS)


@pytest.mark.parametrize("format_", render.FORMATS)
def test_a_file_of_somebody_else_is_replaced_only_by_force(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "form"
    path.write_bytes(b'{"form": 1}')
    with pytest.raises(OutputError, match="exists; give --force to replace it"):
        render.write(SMALL, format_, out=path)
    assert path.read_bytes() == b'{"form": 1}'

    assert render.write(SMALL, format_, out=path, force=True) == path
    assert path.read_bytes() != b'{"form": 1}'


@pytest.mark.parametrize("format_", MARKED)
def test_a_file_with_our_mark_is_replaced(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "form"
    render.write(SMALL, format_, out=path)
    before = path.read_bytes()

    assert render.write(OTHER, format_, out=path) == path
    assert path.read_bytes() != before


@pytest.mark.parametrize("format_", UNMARKED)
def test_a_file_without_a_mark_is_not_replaced(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "form"
    render.write(SMALL, format_, out=path)

    for if_changed in (False, True):
        with pytest.raises(OutputError):
            render.write(OTHER, format_, out=path, if_changed=if_changed)


@pytest.mark.parametrize("format_", render.FORMATS)
def test_a_file_with_the_same_sections_is_left_alone(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "form"
    render.write(SMALL, format_, out=path, if_changed=True)
    before = path.stat()

    assert render.write(SMALL, format_, out=path, if_changed=True) is None
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert render.write(OTHER, format_, out=path, if_changed=True, force=True) == path


@pytest.mark.parametrize("format_", MARKED)
def test_one_other_figure_is_a_change(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "form"
    first, *rest = AGEING.rows
    other = changed(AGEING, rows=((*first[:-1], first[-1] + 1), *rest), totals=None)
    render.write(changed(SMALL, blocks=(changed(AGEING, totals=None),)), format_, out=path)

    assert render.write(changed(SMALL, blocks=(other,)), format_, out=path, if_changed=True) == path


@pytest.mark.parametrize("format_", ["json", "xlsx", "csv", "jsonl"])
def test_another_head_is_no_change(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "form"
    render.write(SMALL, format_, out=path)

    assert render.write(LATER, format_, out=path, if_changed=True) is None


def test_another_head_line_is_no_change_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "form"
    render.write(SMALL, "md", out=path)

    assert render.write(changed(LATER, title="Ageing"), "md", out=path, if_changed=True) is None


@pytest.mark.parametrize("format_", MARKED)
def test_the_sections_of_a_pack_are_compared_form_by_form(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "pack"
    render.write(PACK, format_, out=path)
    fewer = changed(PACK, forms=PACK.forms[:1])

    assert render.write(changed(PACK, title="Later"), format_, out=path, if_changed=True) is None
    assert render.write(fewer, format_, out=path, if_changed=True) == path


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        render.write(SMALL, "json", out=tmp_path / "no" / "form.json")


def test_a_folder_or_device_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is not a file"):
        render.write(SMALL, "json", out=tmp_path, force=True)
    with pytest.raises(OutputError, match="is not a file"):
        render.write(SMALL, "json", out=Path(os.devnull), force=True)


@pytest.mark.parametrize(
    ("number", "refusal"),
    [(errno.ENOSPC, StorageError), (errno.EIO, StorageError), (errno.EACCES, OutputError)],
)
def test_a_failure_keeps_the_old_file_and_leaves_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[SalesError]
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "form.json"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(refusal, match=os.strerror(number)):
        render.write(SMALL, "json", out=path, force=True)

    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [
        ("form.json", "old")
    ]


def test_an_interruption_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        render.write(SMALL, "json", out=tmp_path / "form.json")

    assert list(tmp_path.iterdir()) == []


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    render.write(SMALL, "json", out=path)
    path.chmod(0o640)
    render.write(OTHER, "json", out=path)

    assert path.stat().st_mode & 0o777 == 0o640
    assert json.loads(path.read_text(encoding="utf-8"))["sections"][0]["totals"] == {}


def test_a_closed_pipe_is_for_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "w", encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(BrokenPipeError):
        render.write(F7, "json")
    stream.close()
