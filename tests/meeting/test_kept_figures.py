"""Figures that are kept between acts are those that would be worked out anew."""

from __future__ import annotations

from desktop.meeting.acts import Nature
from desktop.meeting.agreement import Agreement
from desktop.meeting.profile_file import load
from desktop.meeting.rules.attendance import arrive
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.rules.speech import give_opinion, put_question
from tests.meeting.table import F1, F2, F3, HAN, PARTIES, PLAN, TEAM, VOTERS, Table


def table() -> Table:
    return Table(load("rectification-review"), PLAN)


def test_agreement_follows_every_opinion_given_after_it_was_asked_for() -> None:
    at = table()
    for party in PARTIES:
        assert at.meeting.opinions.agreed(F1) is Agreement.INCOMPLETE
        at.does(give_opinion(party.id, F1, "到位"))
    assert [at.meeting.opinions.agreed(F1) for _ in range(2)] == [Agreement.UNANIMOUS] * 2
    at.does(give_opinion(TEAM, F1, "未到位"))
    assert at.meeting.opinions.agreed(F1) is Agreement.MAJORITY
    assert at.meeting.opinions.agreed(F2) is Agreement.INCOMPLETE


def test_the_chains_about_a_finding_are_those_whose_question_named_it() -> None:
    at = table()
    first = at.does(put_question("何时？", asker=HAN, finding=F1))
    other = at.does(put_question("何人？", asker=HAN, finding=F2))
    second = at.does(put_question("何故？", asker=HAN, finding=F1))
    questioning = at.meeting.questioning
    assert [each.seq for each in questioning.about(F1)] == [first, second]
    assert [each.seq for each in questioning.about(F2)] == [other]
    assert questioning.about(F3) == ()


def test_a_question_corrected_or_struck_moves_to_where_it_belongs() -> None:
    at = table()
    moved = at.does(put_question("何时？", asker=HAN, finding=F1))
    gone = at.does(put_question("何人？", asker=HAN, finding=F1))
    at.does(correct(moved, "finding", F2, Nature.CLERICAL, "记错"))
    at.does(strike_out(gone, "误录"))
    assert at.meeting.questioning.about(F1) == ()
    assert [each.seq for each in at.meeting.questioning.about(F2)] == [moved]


def test_the_newest_motion_about_a_finding_is_found_and_none_about_another() -> None:
    at = table()
    at.does(arrive(*VOTERS))
    at.does(call_to_order())
    assert at.meeting.motions.about(F1) is None
    seqs = [at.does(put_motion("verdict", "认定到位", finding=F1, verdict="到位")) for _ in range(2)]
    newest = at.meeting.motions.about(F1)
    assert newest is not None
    assert newest.seq == seqs[-1]
    assert at.meeting.motions.about(F2) is None
