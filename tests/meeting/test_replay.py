"""A meeting replayed from its journal is the meeting that was."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.meeting.acts import (
    AgendaItemOpened,
    AnswerGiven,
    Arrived,
    BallotCast,
    BallotsCounted,
    BallotsIssued,
    CastingVoteGiven,
    ChairChanged,
    CommitmentReadBack,
    Corrected,
    DissentReadBack,
    EnteredRoom,
    ImprovisedItemRuled,
    LateEntered,
    MotionReworded,
    Nature,
    ObjectionSettled,
    RecusalSettled,
    SpeechKind,
    SpeechMade,
    StruckOut,
)
from desktop.meeting.ids import NOBODY, normalised
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Figures
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.rules.speech import speak
from desktop.meeting.settle import Readings
from desktop.meeting.state import Meeting, NotAJournal, replay
from tests.meeting.table import FOR, HAN, ORGANISATION, QIN, ZHOU, opened, review, sheet


def test_a_journal_begins_with_its_opening() -> None:
    table = review()
    table.does(speak("话"))
    for entries in ([], table.entries[1:], [replace(table.entries[0], seq=2)]):
        with pytest.raises(NotAJournal):
            replay(entries)


@pytest.mark.parametrize("step", [-1, 0, 2])
def test_a_gap_a_repetition_or_a_step_back_is_no_journal(step: int) -> None:
    table = review()
    table.does(speak("话"))
    entry = replace(table.entries[-1], seq=table.meeting.upto + step)
    with pytest.raises(NotAJournal):
        table.meeting.take(entry)
    assert table.meeting.upto == 2


def test_a_journal_that_breaks_off_leaves_what_was_good_in_order() -> None:
    table = review()
    said = table.does(speak("误", speaker=HAN))
    table.does(strike_out(said, "误录"))
    meeting = Meeting(table.entries[0])
    with pytest.raises(NotAJournal):
        meeting.take_all([*table.entries[1:], table.entries[1]])
    assert meeting.upto == 3
    assert meeting.opinions.heard_people == {}


def test_many_corrections_cost_one_replay() -> None:
    table, motion = opened()
    for number in range(3):
        table.does(correct(motion, "text", f"第{number}稿", Nature.CLERICAL, "误"))
    fresh = replay(table.entries)
    assert fresh.motions.all[motion].text == "第2稿"
    assert len(fresh.readings[motion].corrections) == 3


def test_acts_about_nothing_known_change_nothing() -> None:
    table = review().gathers()
    before = table.meeting.upto
    table._record(
        [
            AnswerGiven(99, HAN, "答"),
            CommitmentReadBack(99, confirmed=True),
            RecusalSettled(99, granted=True, stays_in_base=True),
            ObjectionSettled(99, changed=True, ground="x"),
            DissentReadBack(99, confirmed=True),
            MotionReworded(99, "x"),
            BallotCast(99, HAN, FOR),
            Arrived("nobody"),
            EnteredRoom("nobody"),
            ImprovisedItemRuled("i9", admitted=True, ground="x"),
            AgendaItemOpened("i9"),
            Corrected(99, "text", "x", Nature.CLERICAL, "误"),
            StruckOut(99, "误"),
            LateEntered(99),
        ]
    )
    assert table.meeting.upto == before + 14
    assert len(table.meeting.attendance.present()) == 5


def test_ballots_and_sheets_before_any_round_change_nothing() -> None:
    table = review().gathers()
    motion = table.puts()
    table._record(
        [
            BallotsIssued(motion, 5),
            BallotCast(motion, HAN, FOR),
            BallotsCounted(motion, HAN, sheet(5, 5)),
            CastingVoteGiven(motion, ZHOU, FOR),
        ]
    )
    assert table.motion(motion).rounds == ()
    assert table.motion(motion).result is None


def test_each_part_of_the_meeting_minds_its_own_acts_only() -> None:
    table = review().gathers()
    entry = replace(table.entries[-1], act=SpeechMade(SpeechKind.REPORT, HAN, "话"))
    before = len(table.meeting.attendance.present())
    table.meeting.attendance.take(entry)
    assert len(table.meeting.attendance.present()) == before


def test_figures_of_units_and_findings_add_up() -> None:
    assert Figures(Decimal("1.5"), clues=1) + Figures(Decimal("2.5"), reminded=3) == Figures(
        Decimal("4.0"), reminded=3, clues=1
    )


def test_a_chair_who_is_on_no_list_is_nobody() -> None:
    table = review()
    table._record([ChairChanged(NOBODY, "离席")])
    assert table.meeting.chair() == NOBODY
    assert (table.meeting.name(NOBODY), table.meeting.party_of(NOBODY), table.meeting.seat(NOBODY)) == ("", "", None)
    assert not table.meeting.attendance.inside(NOBODY)


def test_names_are_looked_up_as_printed_and_matched_without_spaces() -> None:
    table = review()
    assert table.meeting.name(HAN) == "韩　立"
    assert normalised("韩　立 ") == normalised("韩立")
    assert table.meeting.party_name(table.meeting.party_of(QIN)) == "组织部"
    assert table.meeting.party_name(ORGANISATION) == "组织部"
    assert table.meeting.party_name("") == ""
    assert table.meeting.plan.seat(HAN) == table.meeting.seat(HAN)
    assert table.meeting.plan.seat(NOBODY) is None
    assert table.meeting.plan.finding("f1") == table.meeting.finding("f1")


def test_a_party_without_short_name_is_called_by_its_whole_name() -> None:
    party = review().meeting.plan.parties[0]
    assert (party.called, replace(party, short="").called) == ("纪委监委", "示例市纪委监委")


def test_readings_are_the_same_whether_taken_at_once_or_one_by_one() -> None:
    table = review()
    said = table.does(speak("误", speaker=HAN))
    table.does(correct(said, "text", "改", Nature.CLERICAL, "误"))
    table.does(strike_out(said, "误录"))
    assert list(Readings(table.entries).in_order_of_entry()) == list(table.meeting.readings.in_order_of_entry())
    assert isinstance(table.meeting.readings[said].entry, Entry)


def test_the_newest_entry_comes_first_as_it_is_read_today_and_what_was_struck_out_does_not_come() -> None:
    table = review()
    first, second, third = (table.does(speak(text, speaker=HAN)) for text in ("会申", "误录的话", "三"))
    table.does(correct(first, "text", "会审", Nature.CLERICAL, "误打"))
    table.does(strike_out(second, "误录"))
    newest = [each.entry for each in table.meeting.readings.newest_first()]
    numbers = [each.seq for each in newest]
    assert numbers == sorted(numbers, reverse=True)
    assert {first, third} < set(numbers)
    assert second not in numbers
    assert next(getattr(each.act, "text", "") for each in newest if each.seq == first) == "会审"
