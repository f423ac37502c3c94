"""A show of hands counted in totals: nobody named, never more hands than voters."""

from __future__ import annotations

import pytest

from desktop.meeting.acts import HandsCounted, Method, Outcome
from desktop.meeting.checks import concerns
from desktop.meeting.ids import Seq
from desktop.meeting.rules.announcing import announce_result
from desktop.meeting.rules.ballots import cast_ballot, close_vote, decline_dissent, note_dissent
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.rules.hands import count_hands
from desktop.meeting.rules.motions import open_vote, put_motion
from desktop.meeting.rules.procedure import open_item
from desktop.meeting.state import Phase
from desktop.meeting.threshold import Casting
from tests.meeting.table import (
    COLLECTIVE,
    FOR,
    HAN,
    I1,
    LU,
    QIN,
    REVIEW,
    TANG,
    ZHOU,
    Table,
    decision,
    review,
    ruled,
    without,
)


def shown(method: Method = Method.HANDS, table: Table | None = None) -> tuple[Table, Seq]:
    """A vote by hands is open on a proposal, all five voters in the room."""
    table = table or review().gathers()
    table.does(open_item(I1))
    motion = table.does(put_motion("proposal", "建议约谈", method=method))
    table.does(open_vote(motion))
    return table, motion


@pytest.mark.parametrize("method", [Method.HANDS, Method.ORAL])
def test_the_hands_decide_without_a_name(method: Method) -> None:
    table, motion = shown(method)
    table.does(count_hands(motion, for_=3, against=1, abstain=1))
    assert table.last == HandsCounted(motion, 3, 1, 1)
    count = table.round(motion).count()
    assert (count.for_, count.against, count.abstain, count.not_voted) == (3, 1, 1, 0)
    table.does(close_vote(motion))
    table.does(announce_result(motion, Outcome.CARRIED))
    assert table.round(motion).ballots == ()
    assert not [each for each in concerns(table.meeting) if each.check == "vote.unreconciled"]


@pytest.mark.parametrize("method", [Method.NAMED, Method.SECRET])
def test_totals_alone_will_not_do_for_named_and_secret_votes(method: Method) -> None:
    table = review().gathers()
    table.elects()
    table, motion = shown(method, table)
    assert table.refuses(count_hands(motion, for_=5, against=0)).rule == "hands.not-shown"


def test_there_are_never_more_hands_than_voters_nor_fewer_than_none() -> None:
    table, motion = shown()
    refusal = table.refuses(count_hands(motion, for_=4, against=2))
    assert (refusal.rule, refusal.fact("counted"), refusal.fact("voters")) == ("hands.too-many", "6", "5")
    assert table.refuses(count_hands(motion, for_=4, against=-1)).rule == "hands.too-many"
    table.does(count_hands(motion, for_=4, against=1))


def test_a_hand_that_is_missing_is_said_before_the_vote_is_closed() -> None:
    table, motion = shown()
    table.does(count_hands(motion, for_=3, against=1))
    refusal = table.refuses(close_vote(motion))
    assert (refusal.rule, refusal.fact("counted"), refusal.fact("voters")) == ("hands.missing", "4", "5")
    table.does(close_vote(motion, accept_missing=True))
    assert table.round(motion).count().not_voted == 1


def test_hands_counted_again_have_a_ground_and_the_newest_count_holds() -> None:
    table, motion = shown()
    table.does(count_hands(motion, for_=3, against=2))
    assert table.refuses(count_hands(motion, for_=4, against=1)).rule == "procedure.ground-missing"
    again = table.does(count_hands(motion, for_=4, against=1, ground="看错一人"))
    assert table.round(motion).count().for_ == 4
    closed = table.does(close_vote(motion))
    assert table.refuses(strike_out(again, "误")).fact("later") == str(closed)


def test_names_and_totals_are_not_mixed_in_one_round() -> None:
    table, motion = shown()
    table.does(count_hands(motion, for_=5, against=0))
    assert table.refuses(cast_ballot(motion, HAN, FOR)).rule == "hands.counted"
    table, motion = shown()
    table.does(cast_ballot(motion, HAN, FOR))
    assert table.refuses(count_hands(motion, for_=5, against=0)).rule == "hands.named-already"


def test_hands_are_counted_only_while_the_vote_runs() -> None:
    table, motion = shown()
    table.does(count_hands(motion, for_=5, against=0))
    table.does(close_vote(motion))
    assert table.refuses(count_hands(motion, for_=4, against=1, ground="再数")).rule == "vote.wrong-phase"
    assert table.motion(motion).phase is Phase.CLOSED


def test_to_defer_is_a_hand_only_where_the_ballots_know_it() -> None:
    table, motion = shown()
    assert table.refuses(count_hands(motion, for_=3, against=1, defer=1)).rule == "ballot.choice-unknown"


def test_only_hands_that_were_not_for_it_may_speak_against() -> None:
    table, motion = shown()
    table.does(count_hands(motion, for_=3, against=1, abstain=1))
    table.does(note_dissent(motion, HAN, "材料不全。"))
    table.does(note_dissent(motion, QIN, "时间太紧。"))
    refusal = table.refuses(note_dissent(motion, TANG, "再议。"))
    assert (refusal.rule, refusal.fact("hands")) == ("dissent.more-than-hands", "2")
    table.does(note_dissent(motion, QIN, "时间太紧，材料也不全。"))
    assert table.refuses(note_dissent(motion, LU, "我也反对。")).rule == "dissent.no-ballot"
    assert table.refuses(note_dissent(motion, HAN, " ")).rule == "dissent.reason-missing"
    assert table.refuses(decline_dissent(motion, TANG)).rule == "dissent.no-ballot"


def test_a_chair_who_votes_only_on_a_tie_raises_no_hand() -> None:
    profile = ruled(REVIEW, casting=Casting.CHAIR_ONLY_ON_TIE)
    table, motion = shown(table=review(profile).gathers())
    assert ZHOU not in table.round(motion).opened.eligible
    assert table.refuses(count_hands(motion, for_=5, against=0)).rule == "hands.too-many"
    table.does(count_hands(motion, for_=4, against=0))
    table.does(close_vote(motion))


def test_hands_say_nothing_of_who_must_give_a_reason() -> None:
    profile = without("item.circulated", "parties.heard", "chair.speaks-last", profile=COLLECTIVE)
    table = decision(profile).gathers()
    table.does(open_item(I1))
    motion = table.does(put_motion("decision", "同意拨付", method=Method.HANDS))
    table.does(open_vote(motion))
    table.does(count_hands(motion, for_=4, against=1))
    table.does(close_vote(motion))
