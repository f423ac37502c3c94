"""What a voter says against, in his words, bound to his ballot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting.acts import (
    BallotCast,
    DissentDeclined,
    DissentNoted,
    DissentReadBack,
)
from desktop.meeting.profile import Reason
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.ballots import (
    cast_ballot,
    cast_ballots,
    change_ballot,
    close_vote,
    confirm_dissent,
    decline_dissent,
    note_dissent,
    unreasoned,
    void_vote,
)
from desktop.meeting.rules.motions import open_vote
from tests.meeting.table import (
    ABSTAIN,
    AGAINST,
    FOR,
    HAN,
    QIN,
    REVIEW,
    TANG,
    VOTERS,
    guarded,
    opened,
    overrides,
    review,
)


def test_a_vote_against_may_come_with_its_reason() -> None:
    table, motion = opened()
    table.does(cast_ballot(motion, HAN, AGAINST, reason="程序没有补正"))
    assert [each.act for each in table.entries[-2:]] == [
        BallotCast(motion, HAN, AGAINST),
        DissentNoted(motion, HAN, "程序没有补正"),
    ]
    table.does(cast_ballot(motion, QIN, FOR, reason="无"))
    assert table.last == BallotCast(motion, QIN, FOR)
    table.does(cast_ballot(motion, TANG, ABSTAIN, reason=" "))
    assert table.last == BallotCast(motion, TANG, ABSTAIN)


def test_words_of_dissent_are_bound_to_a_ballot_that_is_not_for() -> None:
    table, motion = opened()
    assert table.refuses(note_dissent(motion, HAN, "不同意")).rule == "dissent.no-ballot"
    table.does(cast_ballots(motion, [(HAN, AGAINST), (QIN, FOR), (TANG, ABSTAIN)]))
    assert table.refuses(note_dissent(motion, QIN, "不同意")).rule == "dissent.voted-for"
    assert table.refuses(note_dissent(motion, HAN, " ")).fact("names") == "韩　立"
    table.does(note_dissent(motion, HAN, "为时过早"))
    table.does(note_dissent(motion, TANG, "材料不全"))
    table.does(note_dissent(motion, HAN, "为时过早，程序未补"))
    assert [(each.voter, each.text) for each in table.motion(motion).dissents] == [
        (TANG, "材料不全"),
        (HAN, "为时过早，程序未补"),
    ]


@pytest.mark.parametrize(
    "intent", [note_dissent(99, HAN, "不"), decline_dissent(99, HAN), change_ballot(99, HAN, FOR, "误")]
)
def test_there_is_no_dissent_from_nothing(intent: Intent) -> None:
    assert review().gathers().refuses(intent).rule == "motion.unknown"


def test_a_dissent_is_read_back_and_confirmed_or_not() -> None:
    table, motion = opened()
    table.does(cast_ballot(motion, HAN, AGAINST, reason="为时过早"))
    seq = table.meeting.upto
    assert table.refuses(confirm_dissent(99)).fact("number") == "99"
    table.does(confirm_dissent(seq, confirmed=False))
    assert table.motion(motion).dissents[0].confirmed is False
    table.does(confirm_dissent(seq))
    assert table.last == DissentReadBack(seq, confirmed=True)
    assert table.motion(motion).dissents[0].confirmed is True


def test_who_gives_no_reason_when_asked_is_on_record_too() -> None:
    table, motion = opened()
    assert table.refuses(decline_dissent(motion, HAN)).rule == "dissent.no-ballot"
    table.does(cast_ballots(motion, [(HAN, AGAINST), (QIN, FOR), (TANG, AGAINST)]))
    assert table.refuses(decline_dissent(motion, QIN)).rule == "dissent.no-ballot"
    assert unreasoned(table.motion(motion), table.round(motion)) == (HAN, TANG)
    table.does(decline_dissent(motion, HAN, "不说了"))
    assert table.last == DissentDeclined(motion, HAN, "不说了")
    assert unreasoned(table.motion(motion), table.round(motion)) == (TANG,)


def test_no_dissent_is_written_beside_a_motion_nobody_voted_on() -> None:
    table = review().gathers()
    motion = table.puts()
    assert table.refuses(note_dissent(motion, HAN, "不")).rule == "dissent.no-ballot"
    assert table.refuses(decline_dissent(motion, HAN)).rule == "dissent.no-ballot"
    assert table.refuses(change_ballot(motion, HAN, FOR, "误")).rule == "ballot.not-cast"


def test_a_reason_given_in_a_void_round_does_not_speak_for_the_next() -> None:
    table, motion = opened()
    table.does(cast_ballot(motion, HAN, AGAINST, reason="为时过早"))
    table.does(cast_ballot(motion, QIN, AGAINST))
    table.does(decline_dissent(motion, QIN))
    table.does(void_vote(motion, "停电"))
    table.does(open_vote(motion))
    table.does(cast_ballots(motion, [(HAN, AGAINST), (QIN, AGAINST)]))
    assert unreasoned(table.motion(motion), table.round(motion)) == (HAN, QIN)
    table.does(note_dissent(motion, HAN, "仍然不同意"))
    assert [each.text for each in table.motion(motion).dissents] == ["为时过早", "仍然不同意"]


STRICT = replace(REVIEW, reason=Reason.REQUIRED)


def test_a_required_reason_is_given_or_declined_before_the_vote_is_closed() -> None:
    table, motion = opened(review(STRICT).gathers())
    table.casts(motion, zhou=FOR, han=AGAINST, qin=AGAINST, tang=ABSTAIN, feng=FOR)
    refusal = table.refuses(close_vote(motion))
    assert (refusal.rule, refusal.fact("names")) == ("dissent.reason-missing", "韩　立、秦月")
    table.does(note_dissent(motion, HAN, "为时过早"))
    table.does(decline_dissent(motion, QIN))
    table.does(close_vote(motion))


@pytest.mark.parametrize("reason", [Reason.ASKED, Reason.OPTIONAL])
def test_a_reason_that_is_only_asked_for_holds_nothing_up(reason: Reason) -> None:
    table, motion = opened(review(replace(REVIEW, reason=reason)).gathers())
    table.votes(motion, against=VOTERS)


def test_a_required_reason_can_be_set_aside() -> None:
    table, motion = opened(review(guarded(STRICT, "dissent.reason-missing")).gathers())
    table.does(overrides("dissent.reason-missing", motion=motion))
    table.votes(motion, against=VOTERS)
