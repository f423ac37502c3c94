"""Real ledgers from outside, by their counts; nothing they say is repeated here."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from desktop.intake import Proposal, parse, propose, read_file

CASES = Path(os.environ["HUISHEN_CASES"])
REFERENCE = date(2024, 4, 25)

# file, sheet, columns mapped by hand; then heading row, findings, skipped rows by reason, doubts by code.
LEDGERS = [
    ("messages_400.xlsx", "Sheet1", None, 1, 400, {}, {}),
    ("messages_400.xlsx", "Sheet1", {3: "due", 4: "progress"}, 1, 400, {}, {}),
    ("petition_category_tree.xlsx", "Sheet1", {2: "finding"}, 1, 517, {}, None),
    ("review_issue_list.xlsx", "Sheet1", None, 1, 15, {}, {"as-above": 9}),
    ("review_opinions.xlsx", "Sheet1", None, 1, 9, {"section": 1}, {"from-section": 6}),
    ("demand_pool.xlsx", "待排期", {4: "finding"}, 1, 14, {}, None),
    ("demand_pool.xlsx", "排期中", {4: "finding"}, 1, 1, {"number-only": 5}, {}),
    ("tunnel_ledger.xlsx", "项目信息", {1: "finding", 7: "due"}, 1, 2, {}, None),
    ("tunnel_ledger.xlsx", "区间与站点信息", {1: "finding"}, 1, 7, {}, None),
]


def read(folder: str, name: str, sheet: str | None, mapping: dict[int, str] | None) -> Proposal:
    data = (CASES / folder / name).read_bytes()
    book = parse(data, name)
    assert read_file(data, name) == book
    return propose(book, sheet, mapping, reference=REFERENCE)


@pytest.mark.parametrize(("name", "sheet", "mapping", "header", "rows", "skipped", "doubts"), LEDGERS)
def test_a_real_ledger_gives_its_findings(
    name: str,
    sheet: str,
    mapping: dict[int, str] | None,
    header: int,
    rows: int,
    skipped: dict[str, int],
    doubts: dict[str, int] | None,
) -> None:
    proposal = read("ledgers", name, sheet, mapping)
    assert (proposal.header_row, len(proposal.rows)) == (header, rows)
    assert Counter(row.code for row in proposal.skipped) == skipped
    if doubts is not None:
        assert Counter(doubt.code for row in proposal.rows for doubt in row.doubts) == doubts


def test_every_time_in_the_messages_is_a_certain_day() -> None:
    rows = read("ledgers", "messages_400.xlsx", None, {3: "due"}).rows
    assert sum(row.due is not None for row in rows) == 400


def test_long_details_pass_whole_and_without_the_tabs_before_them() -> None:
    details = [row.fields["progress"] for row in read("ledgers", "messages_400.xlsx", None, {4: "progress"}).rows]
    assert max(map(len, details)) > 1000
    assert [text for text in details if text != text.strip()] == []


def test_opening_days_written_as_eight_digits_are_certain() -> None:
    rows = read("ledgers", "tunnel_ledger.xlsx", "项目信息", {1: "finding", 7: "due"}).rows
    assert [row.due is not None for row in rows] == [True, True]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("zhuzhou_wjw_2026.csv", 2),
        ("wucheng_wlt_2023.csv", 1),
        ("chenzhou_2y_2025.csv", 1),
        ("luzhou_zyyy_2025.csv", 1),
        ("qu_zonggonghui_2024.csv", 1),
        ("guangzhou_zjj_2021.csv", 0),
    ],
)
def test_a_real_notice_gives_its_findings(name: str, rows: int) -> None:
    proposal = read("rectification", name, None, None)
    mapped = [column.field for column in proposal.columns if column.field]
    assert mapped == ["seq", "category", "finding", "measures", "claimed", "department", "due", "note"]
    assert (proposal.header_row, len(proposal.rows), proposal.skipped) == (1, rows, ())


def test_the_words_of_the_units_own_status_are_understood() -> None:
    rows = read("rectification", "zhuzhou_wjw_2026.csv", None, None).rows
    assert [row.status for row in rows] == ["done", "stage"]


def test_a_table_of_totals_is_not_taken_for_findings() -> None:
    assert read("rectification", "_summary_figures.csv", None, None).missing == ("finding",)
