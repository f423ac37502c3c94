"""Comma and tab separated text in the encodings offices send."""

from dataclasses import replace

import pytest

from desktop.intake import Cause, Limits, Unreadable, parse
from desktop.intake.delimited import separator_of

TEXT = "序号,具体问题\r\n1,会议记录不全\r\n"
ROWS = [("序号", "具体问题"), ("1", "会议记录不全")]


def rows(data: bytes) -> list[tuple[object, ...]]:
    return [row.cells for row in parse(data, "台账.csv").sheets[0].rows]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_every_encoding_of_offices_is_read(codec: str) -> None:
    assert rows(TEXT.encode(codec)) == ROWS


def test_the_encoding_is_told_for_the_preview() -> None:
    assert "GB18030" in parse(TEXT.encode("gb18030"), "").notices[0].text
    assert "UTF-8" in parse(TEXT.encode(), "").notices[0].text


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_found(separator: str) -> None:
    assert rows(TEXT.replace(",", separator).encode()) == ROWS


def test_a_text_without_separators_is_one_column() -> None:
    assert separator_of("具体问题\n会议记录不全") == ","


def test_line_breaks_and_commas_inside_quotes_stay() -> None:
    assert rows('序号,具体问题\r\n1,"甲，\n乙,""丙"""\r\n'.encode())[1] == ("1", '甲，\n乙,"丙"')


def test_an_unclosed_quote_is_said() -> None:
    book = parse('序号,具体问题\n1,"会议记录不全\n2,台账不实\n'.encode(), "")
    assert [notice.code for notice in book.notices] == ["encoding", "quotes"]


def test_rows_keep_the_number_the_sheet_would_show() -> None:
    book = parse("序号,具体问题\n\n,\n1,会议记录不全\n".encode(), "")
    assert [row.number for row in book.sheets[0].rows] == [1, 4]


def test_rows_over_the_limit_are_cut_and_said() -> None:
    limits = Limits(rows=2)
    assert [n.code for n in parse(TEXT.encode(), "", limits).notices] == ["encoding"]
    assert [n.code for n in parse((TEXT + "2,台账不实").encode(), "", limits).notices] == ["encoding", "sheet-cut"]


def test_too_many_characters_are_refused() -> None:
    limits = Limits(characters=len(TEXT))
    assert len(parse(TEXT.encode(), "", limits).sheets) == 1
    with pytest.raises(Unreadable) as caught:
        parse(TEXT.encode(), "", replace(limits, characters=len(TEXT) - 1))
    assert caught.value.cause is Cause.TOO_MUCH_INSIDE


def test_a_field_beyond_all_measure_is_damage() -> None:
    with pytest.raises(Unreadable) as caught:
        parse(("a," + "会" * 140_000).encode(), "")
    assert caught.value.cause is Cause.DAMAGED


def test_columns_over_the_limit_are_cut_and_said() -> None:
    assert [n.code for n in parse(TEXT.encode(), "", Limits(columns=2)).notices] == ["encoding"]
    book = parse(TEXT.encode(), "", Limits(columns=1))
    assert [n.code for n in book.notices] == ["encoding", "columns-cut"]
    assert book.sheets[0].rows[1].cells == ("1",)
