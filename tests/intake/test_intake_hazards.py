"""Files that would hang, deceive or fill the machine get a sentence instead."""

import io
import struct
import time
import zipfile
from dataclasses import replace

import pytest

from desktop.intake import Cause, Limits, Span, Unreadable, parse
from desktop.intake.grid import spread
from tests.intake.ledger_files import (
    HEAD,
    MAIN,
    book,
    cell,
    compound,
    ledger,
    ods,
    ods_row,
    sheet_xml,
    xls,
    xlsx,
    zipped,
)

SMALL = Limits(unpacked_bytes=1_000_000, ratio_floor=100_000)


def refusal(data: bytes, limits: Limits = SMALL) -> Cause:
    with pytest.raises(Unreadable) as caught:
        parse(data, "台账.xlsx", limits)
    assert "台账.xlsx" in str(caught.value)
    assert str(caught.value).endswith("。")
    return caught.value.cause


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"\xef\xbb\xbf\r\n", Cause.EMPTY),
        (b"%PDF-1.7\n", Cause.PDF),
        (b"\x89PNG\r\n\x1a\n", Cause.PICTURE),
        (b"Rar!\x1a\x07", Cause.ARCHIVE),
        (b"{\\rtf1}", Cause.WORD),
        (b"<html><table></table></html>", Cause.WEB_PAGE),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", Cause.WEB_PAGE),
        (b"MIME-Version: 1.0\r\n", Cause.WEB_PAGE),
        (b"<?xml version='1.0'?><Workbook/>", Cause.XML_TABLE),
        (b"\x00\x01\x02\x03", Cause.UNKNOWN),
        (b"\x81", Cause.ENCODING),
        (zipped({"word/document.xml": "<x/>"}), Cause.WORD),
        (zipped({"ppt/presentation.xml": "<x/>"}), Cause.SLIDES),
        (zipped({"OFD.xml": "<x/>"}), Cause.PDF),
        (zipped({"台账.xlsx": "x"}), Cause.ARCHIVE),
        (zipped({"xl/workbook.bin": "x"}), Cause.BINARY_WORKBOOK),
        (compound(("EncryptedPackage", b"")), Cause.PASSWORD),
        (compound(("WordDocument", b"")), Cause.WORD),
        (compound(("PowerPoint Document", b"")), Cause.SLIDES),
        (compound(("Anything", b"")), Cause.UNKNOWN),
        (xls([HEAD], locked=True), Cause.PASSWORD),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(data: bytes, cause: Cause) -> None:
    assert refusal(data) is cause


def test_a_file_over_the_size_limit_is_refused_and_one_at_the_limit_is_read() -> None:
    data = ledger((1, "党建", "会议记录不全"))
    assert len(parse(data, "", replace(SMALL, file_bytes=len(data))).sheets) == 1
    assert refusal(data, replace(SMALL, file_bytes=len(data) - 1)) is Cause.TOO_BIG


def bomb(unpacked: int) -> bytes:
    filling = " " * unpacked
    return xlsx({"台账": sheet_xml({1: HEAD}, before=f"<sheetPr/>{filling}")})


def test_a_bomb_is_refused_by_its_ratio_before_it_is_opened() -> None:
    assert refusal(bomb(900_000)) is Cause.BOMB


def test_a_high_ratio_below_the_floor_is_harmless() -> None:
    limits = replace(SMALL, ratio_floor=2_000_000)
    assert len(parse(bomb(900_000), "", limits).sheets[0].rows) == 1


def test_more_than_the_unpacked_limit_is_refused_whatever_the_ratio() -> None:
    assert refusal(bomb(1_100_000), replace(SMALL, ratio=100_000)) is Cause.BOMB


def test_a_member_that_lies_about_its_size_is_refused_without_being_unpacked() -> None:
    data = bytearray(bomb(5_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
    for at in (member.header_offset + 22, data.rfind(b"xl/worksheets/sheet1.xml") - 46 + 24):
        assert struct.unpack_from("<I", data, at) == (member.file_size,)
        struct.pack_into("<I", data, at, 2000)
    began = time.perf_counter()
    assert refusal(bytes(data)) is Cause.DAMAGED
    assert time.perf_counter() - began < 1


def test_a_zip_of_too_many_members_is_refused() -> None:
    many = {f"x{n}": "" for n in range(20)}
    data = xlsx({"台账": sheet_xml({1: HEAD})}, extra=many)
    limits = replace(SMALL, members=25)
    assert len(parse(data, "", limits).sheets) == 1
    assert refusal(data, replace(SMALL, members=24)) is Cause.BOMB


def test_an_encrypted_member_is_a_password() -> None:
    data = bytearray(ledger((1, "党建", "会议记录不全")))
    at = data.rfind(b"xl/workbook.xml") - 46
    data[at + 8] |= 1
    assert refusal(bytes(data)) is Cause.PASSWORD


def test_an_ods_with_encrypted_content_is_a_password() -> None:
    manifest = "<manifest:manifest xmlns:manifest='x'><manifest:encryption-data/></manifest:manifest>"
    assert refusal(ods(ods_row(*HEAD), {"META-INF/manifest.xml": manifest})) is Cause.PASSWORD


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"]
)
def test_a_document_type_in_any_member_is_refused(member: str) -> None:
    data = xlsx({"台账": sheet_xml({1: HEAD})}, extra={member: f"{ENTITIES}<worksheet xmlns='{MAIN}'>&b;</worksheet>"})
    assert refusal(data) is Cause.DTD


def test_a_document_type_in_an_ods_is_refused() -> None:
    assert refusal(ods("", {"content.xml": f"{ENTITIES}<x>&b;</x>"})) is Cause.DTD


@pytest.mark.parametrize(("rows", "columns"), [(2**20, 1), (1, 2**14), (1000, 1000)])
def test_an_ods_that_repeats_its_cells_endlessly_is_refused(rows: int, columns: int) -> None:
    wide = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"/>'
    data = ods(f'<table:table-row table:number-rows-repeated="{rows}">{wide}</table:table-row>')
    assert refusal(data, replace(SMALL, cells=10_000)) is Cause.TOO_MUCH_INSIDE


def test_an_ods_may_repeat_its_empty_cells_to_the_end_of_the_sheet() -> None:
    cells = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048570">{cells}'
    read = parse(ods(ods_row(*HEAD) + ods_row("1", "党建", "会议记录不全") + blank + "</table:table-row>"), "", SMALL)
    assert [row.number for row in read.sheets[0].rows] == [1, 2]


def test_a_stray_formatted_cell_in_the_last_row_costs_nothing() -> None:
    rows = {1: HEAD, 2: (1, "党建", "会议记录不全"), 1_048_576: cell(None, "XFD1048576", 1)}
    assert [row.number for row in parse(xlsx({"台账": sheet_xml(rows)}), "").sheets[0].rows] == [1, 2]


def test_a_stray_value_in_the_last_row_costs_one_row() -> None:
    rows = {1: HEAD, 2: (1, "党建", "会议记录不全"), 1_048_576: cell("x", "C1048576")}
    assert [row.number for row in parse(xlsx({"台账": sheet_xml(rows)}), "").sheets[0].rows] == [1, 2, 1_048_576]


def test_a_stray_value_in_the_last_column_is_left_and_said() -> None:
    read = parse(xlsx({"台账": sheet_xml({1: HEAD, 2: cell("x", "XFD2")})}), "")
    assert [row.number for row in read.sheets[0].rows] == [1]
    assert [notice.code for notice in read.notices] == ["columns-cut"]


def test_the_last_allowed_column_is_read() -> None:
    read = parse(xlsx({"台账": sheet_xml({1: cell("x", "IV1") + cell("y", "IW1")})}), "")
    assert read.sheets[0].rows[0].cells[-1] == "x"
    assert len(read.sheets[0].rows[0].cells) == 256


def test_rows_over_the_limit_are_cut_and_said() -> None:
    data = ledger(*[(n, "党建", f"问题{n}") for n in range(5)])
    whole = parse(data, "", replace(SMALL, rows=6))
    cut = parse(data, "", replace(SMALL, rows=5))
    assert (len(whole.sheets[0].rows), [n.code for n in whole.notices]) == (6, [])
    assert (len(cut.sheets[0].rows), [n.code for n in cut.notices]) == (5, ["sheet-cut"])
    assert "第 6 行起" in cut.notices[0].text


@pytest.mark.parametrize("limit", ["cells", "characters", "places"])
def test_too_much_inside_is_refused_and_just_enough_is_read(limit: str) -> None:
    data = ledger((1, "党建", "会议记录不全"))
    counts = {"cells": 9, "characters": sum(map(len, HEAD)) + 8, "places": 9}
    assert len(parse(data, "", replace(SMALL, **{limit: counts[limit]})).sheets) == 1
    assert refusal(data, replace(SMALL, **{limit: counts[limit] - 1})) is Cause.TOO_MUCH_INSIDE


def test_too_many_sheets_are_refused() -> None:
    data = xlsx({f"表{n}": sheet_xml({1: HEAD}) for n in range(3)})
    assert len(parse(data, "", replace(SMALL, sheets=3)).sheets) == 3
    assert refusal(data, replace(SMALL, sheets=2)) is Cause.TOO_MUCH_INSIDE


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_broken_markup_is_damage(member: str) -> None:
    assert refusal(xlsx({"台账": sheet_xml({1: HEAD})}, extra={member: "<worksheet><row"})) is Cause.DAMAGED


@pytest.mark.parametrize("encoding", ["gb2312", "no-such-code", "utf-7"])
def test_a_strange_declared_encoding_is_damage(encoding: str) -> None:
    xml = f"<?xml version='1.0' encoding='{encoding}'?>" + sheet_xml({1: ("a",)})
    assert refusal(xlsx({"台账": xml})) is Cause.DAMAGED


def test_a_workbook_cut_off_in_the_middle_is_damage() -> None:
    data = ledger((1, "党建", "会议记录不全"))
    assert refusal(data[: len(data) // 2]) is Cause.DAMAGED


def test_a_workbook_without_its_sheet_is_damage() -> None:
    assert refusal(zipped({"xl/workbook.xml": "<workbook/>"})) is Cause.NO_SHEETS
    assert refusal(zipped({"[Content_Types].xml": "<Types/>"})) is Cause.DAMAGED


def test_a_broken_old_workbook_is_damage() -> None:
    assert refusal(xls([HEAD])[:1500]) is Cause.DAMAGED


def test_every_cause_has_its_own_sentence() -> None:
    assert len({Unreadable(cause).sentence for cause in Cause}) == len(Cause)
    assert all(Unreadable(cause).advice for cause in Cause)


def test_merged_ranges_over_the_limit_are_left_and_said() -> None:
    merges = [f"A{n}:B{n}" for n in range(1, 5)]
    read = parse(xlsx({"台账": sheet_xml({1: HEAD}, merges)}), "", replace(SMALL, spans=3))
    assert (len(read.sheets[0].spans), [n.code for n in read.notices]) == (3, ["spans-cut"])


def test_merged_ranges_that_cover_the_whole_sheet_are_spread_within_bounds() -> None:
    rows = [("x",)] * 50
    many = [Span(1, 0, 2**20, 2**14) for _ in range(100)]
    limits = replace(SMALL, filled_cells=500)
    assert spread(book(*rows, spans=many[:10]).sheets[0], limits).complete
    assert not spread(book(*rows, spans=many[:11]).sheets[0], limits).complete
