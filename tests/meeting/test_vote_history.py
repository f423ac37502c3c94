"""What a motion keeps of its past: what was announced and taken back, refusals to give a reason, box and rulings."""

from __future__ import annotations

from dataclasses import replace

from desktop.meeting.acts import BoxChecked, Method, Outcome, ReconsiderationMoved, VoteOpened, VoteVoided
from desktop.meeting.ids import Seq
from desktop.meeting.rules.announcing import announce_result, correct_announcement
from desktop.meeting.rules.ballots import (
    cast_ballots,
    check_box,
    close_vote,
    decline_dissent,
    issue_ballots,
    report_count,
    void_vote,
)
from desktop.meeting.rules.motions import decline_deferral, defer_vote, open_vote, put_motion, reconsider
from desktop.meeting.rules.procedure import open_item
from desktop.meeting.state import Phase
from tests.meeting.table import (
    ABSTAIN,
    AGAINST,
    COLLECTIVE,
    FOR,
    HAN,
    I1,
    QIN,
    TANG,
    VOTERS,
    Table,
    decision,
    opened,
    overrides,
    review,
    without,
)

CLOSE = replace(
    without("parties.heard", "chair.speaks-last", "dissent.reason-missing", profile=COLLECTIVE), reason="optional"
)
"""Deferral is due where the sides are at most a fifth of the votes apart."""


def counted(for_: int) -> tuple[Table, Seq]:
    """A vote of five by names is closed, so many of them for it and the rest against."""
    table = decision(CLOSE).gathers()
    table.does(open_item(I1))
    motion = table.does(put_motion("decision", "同意拨付", method=Method.NAMED))
    table.does(open_vote(motion))
    table.does(cast_ballots(motion, [(who, FOR if at < for_ else AGAINST) for at, who in enumerate(VOTERS[::-1])]))
    table.does(close_vote(motion))
    return table, motion


def test_what_was_announced_stays_on_the_motion_when_it_is_taken_up_again() -> None:
    table, motion = opened()
    table.votes(motion)
    table.does(announce_result(motion, Outcome.LOST, as_spoken=True))
    table.does(correct_announcement(motion, Outcome.CARRIED))
    table.does(reconsider(motion, "有新材料", HAN))
    now = table.motion(motion)
    assert (now.phase, now.announced, now.announcements) == (Phase.PUT, None, ())
    (taken,) = now.history
    assert (taken.round, taken.by) == (1, ReconsiderationMoved(motion, "有新材料", HAN))
    assert [each.announced for each in taken.announcements] == [Outcome.LOST, Outcome.CARRIED]


def test_a_slip_stays_on_a_round_that_is_declared_void() -> None:
    table, motion = opened()
    table.votes(motion)
    table.does(announce_result(motion, Outcome.LOST, as_spoken=True))
    table.does(void_vote(motion, "票样有误"))
    (taken,) = table.motion(motion).history
    assert isinstance(taken.by, VoteVoided)
    assert [each.announced for each in taken.announcements] == [Outcome.LOST]


def test_a_result_announced_void_stays_when_the_vote_is_repeated() -> None:
    table, motion = opened()
    table.votes(motion)
    table.does(announce_result(motion, Outcome.VOID, ground="票样有误"))
    assert table.motion(motion).history == ()
    table.does(open_vote(motion))
    (taken,) = table.motion(motion).history
    assert isinstance(taken.by, VoteOpened)
    assert taken.round == 1


def test_a_round_voided_before_anything_was_announced_leaves_no_history() -> None:
    table, motion = opened()
    table.does(void_vote(motion, "票样有误"))
    table.does(defer_vote(motion, "先核实"))
    assert table.motion(motion).history == ()
    table.does(reconsider(motion, "已经核实"))
    assert [each.announcements for each in table.motion(motion).history] == [()]


def test_what_a_voter_said_who_gave_no_reason_is_kept_until_the_next_round() -> None:
    table, motion = opened()
    table.casts(motion, han=AGAINST, qin=FOR, tang=ABSTAIN, feng=FOR, zhou=FOR)
    table.does(decline_dissent(motion, HAN, "理由会上讲过了"))
    table.does(decline_dissent(motion, TANG))
    assert table.motion(motion).declined == {HAN: "理由会上讲过了", TANG: ""}
    table.does(void_vote(motion, "票样有误"))
    table.does(open_vote(motion))
    assert table.motion(motion).declined == {}


def secret() -> tuple[Table, Seq]:
    table = review().gathers()
    table.elects()
    table.does(open_item(I1))
    return table, table.does(put_motion("proposal", "建议约谈", method=Method.SECRET))


def test_the_box_belongs_to_the_round_it_was_shown_empty_for() -> None:
    table, motion = secret()
    table.does(check_box(motion, HAN))
    assert table.motion(motion).box == BoxChecked(motion, HAN)
    table.does(open_vote(motion))
    assert (table.motion(motion).box, table.round(motion).box) == (None, BoxChecked(motion, HAN))
    table.does(void_vote(motion, "票样有误"))
    table.does(open_vote(motion))
    assert table.round(motion).box is None
    table.does(check_box(motion, QIN))
    assert table.round(motion).box == BoxChecked(motion, QIN)


def test_a_close_result_is_announced_only_when_the_chair_has_ruled_on_it() -> None:
    table, motion = counted(3)
    refusal = table.refuses(announce_result(motion, Outcome.CARRIED))
    assert (refusal.rule, refusal.fact("number"), refusal.overridable) == ("vote.defer-on-disagreement", "1", True)
    table.does(decline_deferral(motion, "材料已经齐全"))
    now = table.motion(motion)
    assert (now.not_deferred, table.round(motion).not_deferred) == ("", "材料已经齐全")
    table.does(announce_result(motion, Outcome.CARRIED))


def test_a_clear_result_is_announced_at_once() -> None:
    table, motion = counted(4)
    table.does(announce_result(motion, Outcome.CARRIED))


def test_a_close_result_may_be_put_off_declared_void_or_announced_on_an_override() -> None:
    table, motion = counted(3)
    table.does(defer_vote(motion, "分歧较大"))
    assert table.motion(motion).phase is Phase.DEFERRED
    table, motion = counted(3)
    table.does(announce_result(motion, Outcome.VOID, ground="票样有误"))
    table, motion = counted(3)
    table.does(overrides("vote.defer-on-disagreement", motion=motion))
    table.does(announce_result(motion, Outcome.CARRIED))


def test_what_the_chair_said_before_the_vote_says_nothing_of_a_close_result() -> None:
    table = decision(CLOSE).gathers()
    table.does(open_item(I1))
    motion = table.does(put_motion("decision", "同意拨付", method=Method.NAMED))
    table.does(decline_deferral(motion, "情况紧急"))
    table.does(open_vote(motion))
    choices = (FOR, FOR, FOR, AGAINST, AGAINST)
    table.does(cast_ballots(motion, list(zip(VOTERS[::-1], choices, strict=True))))
    table.does(close_vote(motion))
    assert table.refuses(announce_result(motion, Outcome.CARRIED)).rule == "vote.defer-on-disagreement"


def test_a_new_round_is_ruled_on_anew() -> None:
    table, motion = counted(3)
    table.does(decline_deferral(motion, "材料已经齐全"))
    table.does(void_vote(motion, "票样有误"))
    table.does(open_vote(motion))
    choices = (FOR, FOR, FOR, AGAINST, AGAINST)
    table.does(cast_ballots(motion, list(zip(VOTERS[::-1], choices, strict=True))))
    table.does(close_vote(motion))
    assert table.refuses(announce_result(motion, Outcome.CARRIED)).rule == "vote.defer-on-disagreement"


def test_papers_too_many_void_a_close_count_without_a_ruling() -> None:
    table, motion = secret()
    table.does(open_vote(motion))
    table.does(issue_ballots(motion, 5))
    table.does(close_vote(motion))
    table.does(report_count(motion, HAN, returned=6))
    table.does(announce_result(motion, Outcome.VOID))
    assert table.motion(motion).announced is Outcome.VOID
