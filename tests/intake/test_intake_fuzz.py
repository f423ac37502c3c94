"""Whatever bytes arrive: a book or a refusal, soon."""

import time
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.intake import Limits, SourceBook, Unreadable, parse, propose, propose_people, read_file
from desktop.intake.wire import pack, unpack
from tests.intake.ledger_files import HEAD, book, ledger, ods, ods_row, sheet_xml, styles, xls, xlsx

pytestmark = pytest.mark.slow


SOON = 5.0  # seconds, a hundred times what any of these takes here
LIMITS = replace(Limits(), unpacked_bytes=4_000_000, cells=50_000, places=200_000, seconds=10)
HONEST = ledger((1, "党建", "会议记录不全", "补记", "园林养护中心", "6月底"), (2, None, "台账不实", None, None, 45473))
SHEET = sheet_xml({1: HEAD, 2: (1, "党建", "会议记录不全", "补记", None, 45473)}, ["A1:B1", "B2:B9"])
STYLES = styles(0, 14, "yyyy年m月")["xl/styles.xml"]
ODS = ods(ods_row(*HEAD) + ods_row("1", "党建", "会议记录不全"))
XLS = xls([HEAD, (1, "党建", "会议记录不全")])
MUTATIONS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(allow_nan=False), st.dates(),
    st.text(max_size=20),
    st.sampled_from([*HEAD, "同上", "合计", "一、党建", "6月底", "2024.6.31", "未完成", "谈话提醒", "追回金额（元）"]),
)  # fmt: skip


def outcome(data: bytes) -> SourceBook | None:
    """Read and propose; only Unreadable may stand in the way, and nothing may take long."""
    began = time.perf_counter()
    try:
        read = parse(data, "台账", LIMITS)
    except Unreadable:
        read = None
    else:
        assert unpack(pack(read), "台账") == read
        proposal = propose(read)
        assert all(row.finding for row in proposal.rows)
    assert time.perf_counter() - began < SOON
    return read


def mutated(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    changed = bytearray(data)
    for place, value in changes:
        changed[int(place * len(changed))] = value
    return bytes(changed)


@given(st.binary(max_size=2000))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
@example(b"\xff\xfe")
@example(b'"')
def test_random_bytes_are_a_book_or_a_refusal(data: bytes) -> None:
    outcome(data)


@given(st.text(max_size=500), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_random_text_is_a_book_or_a_refusal(text: str, codec: str) -> None:
    outcome(text.encode(codec, "replace"))


@settings(max_examples=150)
@given(MUTATIONS)
def test_a_workbook_with_changed_bytes_is_a_book_or_a_refusal(changes: list[tuple[float, int]]) -> None:
    outcome(mutated(HONEST, changes))


@settings(max_examples=150)
@given(MUTATIONS, st.sampled_from(["xl/worksheets/sheet1.xml", "xl/styles.xml"]))
def test_a_workbook_with_changed_markup_is_a_book_or_a_refusal(changes: list[tuple[float, int]], member: str) -> None:
    honest = SHEET if member.startswith("xl/w") else STYLES
    outcome(xlsx({"台账": SHEET}, extra={"xl/styles.xml": STYLES, member: mutated(honest.encode(), changes)}))


@settings(max_examples=100)
@given(MUTATIONS)
def test_an_ods_with_changed_bytes_is_a_book_or_a_refusal(changes: list[tuple[float, int]]) -> None:
    outcome(mutated(ODS, changes))


@settings(max_examples=15)
@given(MUTATIONS)
def test_an_old_workbook_with_changed_bytes_cannot_end_the_program(changes: list[tuple[float, int]]) -> None:
    began = time.perf_counter()
    with suppress(Unreadable):
        propose(read_file(mutated(XLS, changes), "台账", LIMITS))
    assert time.perf_counter() - began < LIMITS.seconds + SOON


@given(st.lists(st.lists(VALUES, max_size=7), max_size=12))
def test_any_grid_of_values_can_be_proposed(rows: list[list[object]]) -> None:
    read = book(*rows)
    proposal = propose(read)
    seen = {row.source_row for row in proposal.rows} | {n for row in proposal.rows for n in row.also_rows}
    left = {row.source_row for row in proposal.skipped}
    below = {row.number for row in read.sheets[0].rows if row.number > proposal.header_row}
    assert not seen & left
    assert proposal.missing or seen | left == below
    assert all(doubt.text.endswith("。") for row in proposal.rows for doubt in row.doubts)


@given(st.text(max_size=300))
def test_any_pasted_text_is_a_roster_or_a_refusal(text: str) -> None:
    try:
        proposal = propose_people(text)
    except Unreadable:
        return
    assert all(person.normal for person in proposal.people)
