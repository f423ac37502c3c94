"""Reading in a process of its own: the same answers, and an end to whatever does not end."""

import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from desktop.intake import Cause, Limits, SourceBook, Unreadable, parse, read_file
from desktop.intake.wire import pack, unpack
from tests.intake.ledger_files import HEAD, cell, ledger, sheet_xml, styles, xls, xlsx

pytestmark = pytest.mark.slow


LIMITS = Limits(seconds=20)


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def cause_of(data: bytes, limits: Limits = LIMITS, command: tuple[str, ...] | None = None) -> Cause:
    with pytest.raises(Unreadable) as caught:
        read_file(data, "台账.xlsx", limits, command=command)
    assert caught.value.name == "台账.xlsx"
    return caught.value.cause


@pytest.mark.parametrize("data", [ledger((1, "党建", "会议记录不全", None, True, 2.5)), xls([HEAD])])
def test_the_process_answers_what_reading_here_answers(data: bytes) -> None:
    assert read_file(data, "台账", LIMITS) == parse(data, "台账")


def test_text_needs_no_process() -> None:
    data = "序号,具体问题\n1,会议记录不全\n".encode()
    assert read_file(data, "台账", LIMITS, command=("no-such-program",)) == parse(data, "台账")


def test_what_is_no_table_needs_no_process() -> None:
    assert cause_of(b"%PDF-1.7", command=("no-such-program",)) is Cause.PDF


def test_a_refusal_crosses_the_border() -> None:
    assert cause_of(xls([HEAD], locked=True)) is Cause.PASSWORD


def test_a_reader_that_never_ends_is_ended() -> None:
    began = time.perf_counter()
    cause = cause_of(xls([HEAD]), replace(LIMITS, seconds=0.3), python("while True: pass"))
    assert cause is Cause.TOO_SLOW
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("code", ["import os; os.abort()", "raise SystemExit(3)"])
def test_a_reader_that_breaks_down_is_a_refusal(code: str) -> None:
    assert cause_of(xls([HEAD]), command=python(code)) is Cause.GAVE_UP


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no address space")
def test_a_reader_that_wants_all_the_memory_does_not_get_it() -> None:
    wide = xlsx({"台账": sheet_xml({1: HEAD, 2: cell("会" * 8_000_000, "A2")})})
    limits = replace(LIMITS, memory=100 * 2**20, ratio=10**6)
    assert read_file(wide, "", replace(limits, memory=LIMITS.memory)).sheets[0].rows[1].number == 2
    assert cause_of(wide, limits) in {Cause.TOO_MUCH_INSIDE, Cause.GAVE_UP}


HEALTHY = '{"kind":"xlsx","epoch1904":false,"notices":[],"sheets":%s}'
SHEET = '[{"name":"a","hidden":false,"spans":[],"rows":[%s]}]'
GARBLED = [
    "",
    "nonsense",
    "[]",
    "{}",
    '{"cause":"never heard of"}',
    HEALTHY.replace("false", "0") % "[]",
    HEALTHY.replace("[]", "[[1]]", 1) % "[]",
    HEALTHY % SHEET % "[true,false,[]]",
    HEALTHY % SHEET % '[1,false,[["d","x"]]]',
    HEALTHY % SHEET % "[1,false,[{}]]",
    HEALTHY % SHEET % "[1,false]",
]


@pytest.mark.parametrize("answer", GARBLED)
def test_a_garbled_answer_is_a_refusal(answer: str) -> None:
    with pytest.raises(Unreadable) as caught:
        unpack(answer.encode(), "台账")
    assert caught.value.cause is Cause.GAVE_UP


def test_a_healthy_answer_is_no_refusal() -> None:
    book = unpack((HEALTHY % SHEET % '[1,false,["x",["d","2024-06-30"]]]').encode(), "台账")
    assert book.sheets[0].rows[0].cells == ("x", date(2024, 6, 30))


def test_every_kind_of_cell_crosses_the_border() -> None:
    row = cell(45473, "A1", 1) + cell(45473.5, "B1", 2) + cell(True, "C1") + cell(1.5, "D1") + cell("甲\n乙", "F1")
    data = xlsx({"台账": sheet_xml({1: row}, ["A1:B2"])}, extra=styles(0, 14, 22))
    book = parse(data, "台账")
    assert isinstance(book, SourceBook)
    assert unpack(pack(book), "台账") == book
    assert len({type(value) for value in unpack(pack(book), "").sheets[0].rows[0].cells}) == 6
