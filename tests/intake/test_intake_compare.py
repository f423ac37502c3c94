"""An import beside what is there: stop, skip, update, and nothing half done."""

from datetime import date

import pytest

from desktop.intake import Conflict, Decision, ExistingRow, Likeness, Proposal, compare, propose, settle
from tests.intake.ledger_files import book

HEAD = ("问题编号", "具体问题", "整改措施", "完成时限")
FILE = propose(
    book(
        HEAD,
        ("A1", "会议记录不全", "补记", "2024.6.30"),
        ("A2", "台账不实", "重做", "2024.7.31"),
        ("A3", "考勤不严", "严管", "2024.8.31"),
    )
)


def existing(
    id_: str, code: str, finding: str, measures: str = "", due: str = "", day: date | None = None
) -> ExistingRow:
    values = {"code": code, "finding": finding, "measures": measures, "due": due}
    return ExistingRow(id_, {key: value for key, value in values.items() if value}, day)


SAME = existing("f1", "A1", "会议 记录不全", "补记", "2024年6月30日", date(2024, 6, 30))
CHANGED = existing("f2", "A2", "台账不实", "整理")


def kinds(conflicts: tuple[Conflict, ...]) -> list[tuple[int, Likeness, tuple[str, ...]]]:
    return [(conflict.source_row, conflict.likeness, conflict.existing) for conflict in conflicts]


def test_rows_nobody_has_are_new() -> None:
    assert compare(FILE, []) == ()
    accepted = settle(FILE, (), {})
    assert ([row.source_row for row in accepted.added], accepted.stopped) == ([2, 3, 4], ())


def test_a_row_that_is_there_is_the_same_or_changed() -> None:
    conflicts = compare(FILE, [SAME, CHANGED])
    assert kinds(conflicts) == [(2, Likeness.SAME, ("f1",)), (3, Likeness.CHANGED, ("f2",))]
    assert [(c.field, c.old, c.new) for c in conflicts[1].changes] == [
        ("measures", "整理", "重做"),
        ("due", "", "2024.7.31"),
    ]
    assert "整改措施、完成时限不同" in conflicts[1].text


def test_a_row_without_a_known_number_is_recognised_by_its_text() -> None:
    assert kinds(compare(FILE, [existing("f9", "", "台账不实")])) == [(3, Likeness.CHANGED, ("f9",))]


def test_the_serial_number_recognises_nothing() -> None:
    file = propose(book(("序号", "具体问题"), (1, "会议记录不全")))
    assert compare(file, [ExistingRow("f1", {"seq": "1", "finding": "台账不实"})]) == ()
    assert kinds(compare(file, [ExistingRow("f1", {"seq": "9", "finding": "会议记录不全"})])) == [
        (2, Likeness.SAME, ("f1",))
    ]


def test_another_units_finding_is_another_finding() -> None:
    file = propose(book(("单位", "具体问题"), ("园林养护中心", "台账不实")))
    assert compare(file, [ExistingRow("f1", {"unit": "示例市林场", "finding": "台账不实"})]) == ()


def test_what_the_file_leaves_blank_changes_nothing() -> None:
    file = propose(book(("问题编号", "具体问题", "整改措施"), ("A2", "台账不实", None)))
    assert kinds(compare(file, [CHANGED])) == [(2, Likeness.SAME, ("f2",))]


def test_two_existing_rows_alike_are_ambiguous() -> None:
    twins = [existing("f1", "A1", "会议记录不全"), existing("f2", "A1", "别的")]
    assert kinds(compare(FILE, twins)) == [(2, Likeness.AMBIGUOUS, ("f1", "f2"))]


def test_two_rows_of_the_file_for_one_existing_row_are_ambiguous() -> None:
    file = propose(book(HEAD, ("A1", "甲"), ("A1", "乙")))
    assert kinds(compare(file, [SAME])) == [(2, Likeness.AMBIGUOUS, ("f1",)), (3, Likeness.AMBIGUOUS, ("f1",))]


def test_an_undecided_conflict_stops_everything() -> None:
    accepted = settle(FILE, compare(FILE, [SAME, CHANGED]), {})
    assert (accepted.added, accepted.updated, accepted.stopped) == ((), (), (3,))


def test_a_skipped_conflict_leaves_what_is_there() -> None:
    accepted = settle(FILE, compare(FILE, [SAME, CHANGED]), {3: Decision.SKIP})
    assert ([row.source_row for row in accepted.added], accepted.updated, accepted.skipped) == ([4], (), (2, 3))


def test_an_updated_conflict_takes_the_files_words() -> None:
    accepted = settle(FILE, compare(FILE, [SAME, CHANGED]), {}, otherwise=Decision.UPDATE)
    assert [(update.existing_id, update.row.source_row) for update in accepted.updated] == [("f2", 3)]
    assert (accepted.skipped, accepted.stopped) == ((2,), ())


def test_a_row_left_out_is_neither_added_nor_in_the_way() -> None:
    accepted = settle(FILE, compare(FILE, [CHANGED]), {}, leave_out=frozenset({3, 4}))
    assert ([row.source_row for row in accepted.added], accepted.skipped, accepted.stopped) == ([2], (3, 4), ())


def test_an_ambiguous_row_is_never_updated() -> None:
    twins = [existing("f1", "A1", "会议记录不全"), existing("f2", "A1", "别的")]
    conflicts = compare(FILE, twins)
    assert settle(FILE, conflicts, {}, otherwise=Decision.UPDATE).stopped == (2,)
    with pytest.raises(ValueError, match="2"):
        settle(FILE, conflicts, {2: Decision.UPDATE})


def test_a_decision_about_no_conflict_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="4"):
        settle(FILE, compare(FILE, [CHANGED]), {4: Decision.SKIP})


def test_comparing_a_proposal_with_itself_finds_everything_the_same() -> None:
    rows = [ExistingRow(str(row.source_row), row.fields, row.due) for row in FILE.rows]
    assert isinstance(FILE, Proposal)
    assert {conflict.likeness for conflict in compare(FILE, rows)} == {Likeness.SAME}
