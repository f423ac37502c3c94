"""A line taken down again as what it was, and what waits to be read back."""

from __future__ import annotations

from desktop.meeting.acts import AnswerGiven, Choice, CommitmentMade, LateEntered, QuestionPut, StruckOut
from desktop.meeting.ids import NOTHING, PartyId
from desktop.meeting.rules.ballots import cast_ballot, confirm_dissent, note_dissent
from desktop.meeting.rules.correction import enter_late, retake
from desktop.meeting.rules.speech import answer, commit, give_opinion, put_question, read_back, speak
from desktop.meeting.unread import Unread, unread
from tests.meeting.table import F1, HAN, QIN, Table, opened, review


def newest(table: Table, count: int) -> list[object]:
    readings = list(table.meeting.readings.in_order_of_entry())
    return [each.original.act for each in readings[-count:]]


def test_the_old_line_is_struck_as_misrecorded_and_the_new_one_stands() -> None:
    table = review()
    said = table.does(speak("为何拆分？", speaker=HAN))
    table.does(retake(said, put_question("为何拆分？", asker=HAN), "笔误"))
    struck, asked = newest(table, 2)
    assert struck == StruckOut(said, "笔误", misrecorded=True)
    assert asked == QuestionPut(HAN, "为何拆分？")
    assert [chain.put.text for chain in table.meeting.questioning.chains.values()] == ["为何拆分？"]


def test_a_line_entered_late_stays_late() -> None:
    table = review()
    said = table.does(enter_late(speak("为何拆分？", speaker=HAN), "漏记"))
    table.does(retake(said, put_question("为何拆分？", asker=HAN), "笔误"))
    _struck, asked, late = newest(table, 3)
    assert isinstance(asked, QuestionPut)
    assert late == LateEntered(table.meeting.upto - 1, "笔误")


def test_it_never_belongs_to_the_question_it_replaces() -> None:
    table = review()
    said = table.does(put_question("两片标准不同。", asker=HAN))
    table.does(retake(said, answer("两片标准不同。", speaker=HAN), "笔误"))
    (given,) = newest(table, 1)
    assert given == AnswerGiven(NOTHING, HAN, "两片标准不同。")


def test_what_a_later_line_refers_to_is_not_taken_down_again() -> None:
    table = review()
    asked = table.does(put_question("为何拆分？", asker=HAN))
    given = table.does(answer("标准不同。", speaker=QIN))
    refusal = table.refuses(retake(asked, speak("为何拆分？"), "笔误"))
    assert (refusal.rule, refusal.fact("later")) == ("entry.needed", str(given))
    promise = table.does(commit("四月底前清完。", speaker=QIN))
    read = table.does(read_back(promise))
    refusal = table.refuses(retake(promise, speak("四月底前清完。"), "笔误"))
    assert (refusal.rule, refusal.fact("later")) == ("entry.needed", str(read))


def test_neither_what_cannot_be_struck_nor_what_cannot_be_said_is_taken_down_again() -> None:
    table = review()
    said = table.does(speak("为何拆分？", speaker=HAN))
    assert table.refuses(retake(table.meeting.next_seq, speak("甲"), "笔误")).rule == "entry.unknown"
    assert table.refuses(retake(said, give_opinion(PartyId("无"), F1, "到位"), "笔误")).rule != "entry.unknown"
    assert table.meeting.readings[said].struck is None


def test_promises_wait_until_they_are_confirmed() -> None:
    table = review()
    first = table.does(commit("四月底前清完。", speaker=QIN))
    second = table.does(commit("五月底前补齐。", speaker=HAN))
    table.does(read_back(first, confirmed=False))
    assert unread(table.meeting) == (
        Unread(first, QIN, "四月底前清完。", refused=True),
        Unread(second, HAN, "五月底前补齐。", refused=False),
    )
    table.does(read_back(first))
    table.does(read_back(second))
    assert unread(table.meeting) == ()


def test_dissents_wait_with_them_in_order_of_entry() -> None:
    table, motion = opened()
    table.does(cast_ballot(motion, HAN, Choice.AGAINST))
    noted = table.does(note_dissent(motion, HAN, "材料不足。"))
    promise = table.does(commit("四月底前清完。", speaker=QIN))
    assert isinstance(newest(table, 1)[0], CommitmentMade)
    assert unread(table.meeting) == (
        Unread(noted, HAN, "材料不足。", refused=False, motion=motion),
        Unread(promise, QIN, "四月底前清完。", refused=False),
    )
    table.does(confirm_dissent(noted))
    assert [each.seq for each in unread(table.meeting)] == [promise]
