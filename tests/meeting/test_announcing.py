"""What the chair declares, beside what the program computed."""

from __future__ import annotations

import pytest

from desktop.meeting.acts import AnnouncementCorrected, DecidedByOpinions, Method, Outcome, ResultAnnounced
from desktop.meeting.ids import FindingId
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.announcing import announce_result, computed, correct_announcement, decide_by_opinions
from desktop.meeting.rules.ballots import issue_ballots, report_count, void_vote
from desktop.meeting.rules.motions import defer_vote, open_vote, reconsider
from desktop.meeting.rules.procedure import take_break
from desktop.meeting.rules.speech import give_opinion
from desktop.meeting.state import Phase
from tests.meeting.table import (
    F1,
    F2,
    F3,
    HAN,
    PARTIES,
    QIN,
    TANG,
    TEAM,
    ZHOU,
    Table,
    overrides,
    prior,
    review,
    sheet,
    without,
)

CARRIED, LOST, VOID = Outcome.CARRIED, Outcome.LOST, Outcome.VOID


def counted(*against: str) -> tuple[Table, int]:
    table = review().gathers()
    motion = table.opens()
    table.votes(motion, against=against)
    return table, motion


def test_the_chair_announces_what_was_computed() -> None:
    table, motion = counted(HAN, QIN)
    table.does(announce_result(motion, CARRIED, decision="原则同意"))
    assert table.last == ResultAnnounced(motion, CARRIED, CARRIED, ZHOU, "原则同意")
    assert (table.motion(motion).phase, table.motion(motion).announced) == (Phase.ANNOUNCED, CARRIED)
    refusal = table.refuses(announce_result(motion, CARRIED))
    assert (refusal.rule, refusal.fact("number")) == ("announce.already", "1")


def test_another_result_than_the_computed_one_needs_a_ground() -> None:
    table, motion = counted(HAN, QIN, TANG)
    refusal = table.refuses(announce_result(motion, CARRIED, ground=" "))
    assert (refusal.rule, refusal.fact("computed"), refusal.fact("announced")) == (
        "announce.ground-missing",
        "lost",
        "carried",
    )
    table.does(announce_result(motion, CARRIED, ground="按章程视为通过", speaker=HAN))
    assert table.last == ResultAnnounced(motion, LOST, CARRIED, HAN, ground="按章程视为通过")
    assert table.motion(motion).phase is Phase.ANNOUNCED


def test_a_slip_is_taken_down_as_spoken_and_waits_to_be_put_right() -> None:
    table, motion = counted(HAN, QIN, TANG)
    table.does(announce_result(motion, CARRIED, as_spoken=True))
    assert table.last == ResultAnnounced(motion, LOST, CARRIED, ZHOU, slip=True)
    assert (table.motion(motion).phase, table.motion(motion).slipped) == (Phase.REPORTED, True)
    table.does(correct_announcement(motion, LOST, decision="退回继续整改"))
    assert table.last == AnnouncementCorrected(motion, LOST, LOST, ZHOU, "退回继续整改")
    assert (table.motion(motion).phase, table.motion(motion).slipped) == (Phase.ANNOUNCED, False)
    assert [each.announced for each in table.motion(motion).announcements] == [CARRIED, LOST]


def test_words_as_spoken_are_no_slip_where_they_agree_or_have_a_ground() -> None:
    table, motion = counted()
    table.does(announce_result(motion, CARRIED, as_spoken=True))
    assert not table.motion(motion).slipped
    table, motion = counted()
    table.does(announce_result(motion, LOST, as_spoken=True, ground="另有规定"))
    assert not table.motion(motion).slipped


def test_a_correction_that_differs_needs_its_ground_too() -> None:
    table, motion = counted()
    refusal = table.refuses(correct_announcement(motion, LOST))
    assert (refusal.rule, refusal.fact("number")) == ("announce.nothing-to-correct", "1")
    table.does(announce_result(motion, CARRIED))
    assert table.refuses(correct_announcement(motion, LOST)).rule == "announce.ground-missing"
    table.does(correct_announcement(motion, LOST, ground="另有规定", speaker=HAN))
    assert isinstance(table.last, AnnouncementCorrected)
    assert table.refuses(correct_announcement(99, LOST)).rule == "motion.unknown"


def test_nothing_is_announced_before_voting_is_closed_or_while_the_meeting_rests() -> None:
    table = review().gathers()
    motion = table.opens()
    assert table.refuses(announce_result(motion, CARRIED)).rule == "announce.not-counted"
    table.votes(motion)
    table.does(take_break(5))
    assert table.refuses(announce_result(motion, CARRIED)).rule == "meeting.on-break"


def test_nothing_is_computed_before_anything_was_cast() -> None:
    table = review().gathers()
    refusal = computed(table.motion(table.puts()))
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "announce.not-counted"


def test_a_secret_vote_is_announced_once_its_count_was_reported() -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, 5))
    table.counts(motion, sheet(5, 4, 1))
    assert table.refuses(announce_result(motion, CARRIED)).rule == "announce.not-counted"
    table.does(report_count(motion, HAN))
    table.does(announce_result(motion, CARRIED))


def test_a_vote_announced_as_void_is_repeated_like_one_declared_void() -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, 5))
    table.does(report_count(motion, HAN, returned=6))
    table.does(announce_result(motion, VOID))
    assert table.motion(motion).phase is Phase.VOID
    assert table.refuses(announce_result(motion, CARRIED)).rule == "announce.not-counted"
    table.does(correct_announcement(motion, VOID, decision="重新投票"))
    table.does(open_vote(motion))
    assert table.motion(motion).announcements == ()
    assert table.refuses(correct_announcement(motion, CARRIED)).rule == "announce.nothing-to-correct"


def test_a_slip_about_a_round_declared_void_says_nothing_about_the_next() -> None:
    table, motion = counted(HAN, QIN, TANG)
    table.does(announce_result(motion, CARRIED, as_spoken=True))
    table.does(void_vote(motion, "重新表决"))
    assert (table.motion(motion).announced, table.motion(motion).slipped) == (None, False)
    assert table.refuses(correct_announcement(motion, LOST)).rule == "announce.nothing-to-correct"


def test_a_deferred_matter_has_no_result() -> None:
    table, motion = counted()
    table.does(announce_result(motion, CARRIED))
    table.does(reconsider(motion, "有新材料"))
    table.does(defer_vote(motion, "待核实"))
    assert table.motion(motion).announced is None
    assert table.refuses(announce_result(motion, CARRIED)).rule == "announce.not-counted"


AGREED = (*prior("到位", "到位", "到位", "到位"), *prior("到位", "到位", "到位", "未到位", finding=F2))


def test_findings_on_which_the_parties_agree_need_no_vote() -> None:
    table = review(opinions=AGREED).gathers()
    table.does(decide_by_opinions([F1, F2], text="不另表决"))
    assert table.last == DecidedByOpinions((F1, F2), ("到位", "到位"), ZHOU, "不另表决")
    assert table.meeting.verdict(F2).by_opinions
    assert table.meeting.verdict(F2).word == "到位"


@pytest.mark.parametrize(
    ("verdicts", "level"), [(("到位", "到位", "未到位", "未到位"), "split"), (("到位", "到位", "到位"), "incomplete")]
)
def test_findings_on_which_they_do_not_agree_are_put_to_the_vote(verdicts: tuple[str, ...], level: str) -> None:
    table = review(opinions=prior(*verdicts)).gathers()
    refusal = table.refuses(decide_by_opinions([F1]))
    assert (refusal.rule, refusal.fact("number"), refusal.fact("level")) == ("opinions.not-agreed", "01", level)
    table.does(overrides("opinions.not-agreed"))
    table.does(decide_by_opinions([F1], speaker=HAN))
    assert table.meeting.verdict(F1).word == "到位"


def test_without_any_opinion_nothing_is_adopted_whatever_the_guard() -> None:
    table = review(without("opinions.not-agreed")).gathers()
    assert table.refuses(decide_by_opinions([F1])).rule == "opinions.not-agreed"


def test_only_known_findings_are_adopted_and_at_least_one() -> None:
    table = review(opinions=AGREED)
    assert table.refuses(decide_by_opinions([F1])).rule == "meeting.not-in-order"
    table.gathers()
    assert table.refuses(decide_by_opinions([FindingId("f9")])).rule == "finding.unknown"
    assert table.refuses(decide_by_opinions([])).rule == "finding.unknown"


def test_a_finding_whose_vote_is_not_settled_is_not_adopted_beside_it() -> None:
    table = review(opinions=AGREED).gathers()
    motion = table.puts()
    refusal = table.refuses(decide_by_opinions([F1]))
    assert (refusal.rule, refusal.fact("number")) == ("vote.one-matter", "1")
    table.does(decide_by_opinions([F2]))
    table.does(defer_vote(motion, "不再表决"))
    table.does(decide_by_opinions([F1]))
    assert table.meeting.verdict(F1).word == "到位"
    table = review(without("vote.one-matter"), opinions=AGREED).gathers()
    table.puts()
    table.does(decide_by_opinions([F1]))


def test_a_vote_after_an_adoption_decides() -> None:
    table = review(opinions=AGREED).gathers()
    table.does(decide_by_opinions([F1]))
    motion = table.opens()
    table.votes(motion, against=(HAN, QIN, TANG))
    table.does(announce_result(motion, LOST))
    assert table.meeting.verdict(F1).word == ""
    for party in PARTIES:
        table.does(give_opinion(party.id, F3, "基本到位"))
    table.does(give_opinion(TEAM, F3, "到位"))
    table.does(decide_by_opinions([F3]))
    assert table.meeting.verdict(F3).word == "基本到位"
