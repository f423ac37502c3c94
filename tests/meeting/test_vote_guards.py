"""What must be so before a vote is opened; every guard from both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting.acts import (
    DeferralDeclined,
    Method,
    SpeechKind,
)
from desktop.meeting.ids import NOBODY, FindingId, ItemId
from desktop.meeting.profile import Profile
from desktop.meeting.rules.attendance import (
    arrive,
    change_chair,
    leave_room,
    recuse,
)
from desktop.meeting.rules.motions import (
    decline_deferral,
    defer_triggered,
    defer_vote,
    open_vote,
    put_motion,
)
from desktop.meeting.rules.procedure import open_item, raise_improvised_item, rule_improvised_item
from desktop.meeting.rules.speech import conclude_as_chair, give_opinion, speak, waive_speech
from tests.meeting.table import (
    COLLECTIVE,
    F1,
    F2,
    FENG,
    HAN,
    HE,
    I1,
    I2,
    I3,
    ORGANISATION,
    QIN,
    REVIEW,
    TANG,
    TEAM,
    ZHOU,
    decision,
    guarded,
    overrides,
    prior,
    review,
    ruled,
    without,
)

NEW = ItemId("new")


def test_nobody_votes_while_the_chair_is_empty_or_its_holder_outside() -> None:
    table = review().gathers()
    table.hears(F1)
    motion = table.puts()
    table.does(leave_room(ZHOU))
    assert table.refuses(open_vote(motion)).rule == "chair.vacant"
    table.does(arrive(ZHOU))
    table.does(change_chair(NOBODY, "离席"))
    assert table.refuses(open_vote(motion)).rule == "chair.vacant"


def test_nobody_votes_under_a_deputy_unless_a_ground_says_why() -> None:
    table = review().gathers()
    table.hears(F1)
    table.does(change_chair(HAN, "接电话"))
    table.does(conclude_as_chair("代主持人表态", finding=F1))
    motion = table.puts()
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("chair")) == ("chair.delegated", "韩　立")
    table.does(overrides("chair.delegated", motion=motion))
    table.does(open_vote(motion))


def test_a_deputy_may_hold_votes_where_the_profile_lets_him() -> None:
    table = review(without("chair.delegated")).gathers()
    table.does(change_chair(HAN, "接电话"))
    table.hears(F1)
    table.does(open_vote(table.puts()))


def test_nobody_votes_in_front_of_the_reviewed_unit() -> None:
    table = review().gathers()
    table.does(arrive(HE))
    table.hears(F1)
    motion = table.puts()
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("names")) == ("room.respondent-present", "贺春")
    table.does(leave_room(HE))
    table.does(open_vote(motion))


def test_half_of_those_entitled_hold_a_vote_and_fewer_do_not() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    table.hears(F1)
    motion = table.puts()
    table.does(leave_room(QIN))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("present"), refusal.fact("needed")) == ("quorum.at-vote", "2", "3")
    assert not refusal.overridable
    table.does(arrive(QIN))
    table.does(open_vote(motion))


def test_those_who_withdrew_make_no_quorum() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    table.does(recuse(QIN, "亲属", finding=F1))
    table.hears(F1)
    assert table.refuses(open_vote(table.puts())).fact("present") == "2"


def test_an_appointment_needs_two_thirds_of_those_entitled() -> None:
    table = decision().gathers(ZHOU, HAN, QIN)
    table.elects()
    table.does(open_item(I1))
    table.does(open_item(I2))
    table.hears(item=I2)
    motion = table.puts("personnel", finding=FindingId(""))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("needed")) == ("quorum.at-vote", "4")
    table.does(arrive(TANG))
    table.does(open_vote(motion))


@pytest.mark.parametrize("waived", [True, False])
def test_a_quorum_set_aside_is_not_frozen_into_the_rule(*, waived: bool) -> None:
    profile = guarded(REVIEW, "quorum.at-vote") if waived else without("quorum.at-vote")
    table = review(profile).gathers(ZHOU, HAN, QIN)
    table.does(leave_room(QIN))
    table.hears(F1)
    motion = table.puts()
    if waived:
        table.does(overrides("quorum.at-vote", motion=motion))
    table.does(open_vote(motion))
    assert table.round(motion).opened.rule.quorum is None


def test_a_meeting_without_a_quorum_rule_votes_with_anybody() -> None:
    table = review(ruled(REVIEW, quorum=None)).gathers(ZHOU)
    table.hears(F1)
    table.does(open_vote(table.puts()))


def test_an_improvised_item_reaches_no_vote_before_the_chair_let_it_in() -> None:
    table = review().gathers()
    table.does(raise_improvised_item(NEW, "中层任用"))
    table.does(open_item(NEW, ground="先听"))
    motion = table.puts("proposal", Method.NAMED, FindingId(""))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("title")) == ("item.improvised", "中层任用")
    table.does(rule_improvised_item(NEW, "情况紧急", admitted=True))
    table.does(open_vote(motion))


def test_an_improvised_item_is_voted_where_the_guard_is_off() -> None:
    table = review(without("item.improvised")).gathers()
    table.does(raise_improvised_item(NEW, "中层任用"))
    table.does(open_vote(table.does(put_motion("proposal", "同意", method=Method.NAMED, item=NEW))))


def test_a_matter_whose_papers_were_not_sent_round_is_not_voted() -> None:
    table = decision().gathers()
    table.does(open_item(I3, ground="领导要求"))
    table.hears(item=I3)
    motion = table.puts("decision", finding=FindingId(""))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("title")) == ("item.circulated", "未送材料的项目")
    table.does(overrides("item.circulated", motion=motion))
    table.does(open_vote(motion))


@pytest.mark.parametrize("part", [{"circulated": None}, {"consulted": False}])
def test_a_matter_is_sent_round_and_talked_over(part: dict[str, object]) -> None:
    table = decision()
    agenda = (replace(table.meeting.plan.agenda[0], **part),)
    table = decision(agenda=agenda).gathers()
    motion = table.does(put_motion("decision", "同意", item=I1))
    assert table.refuses(open_vote(motion)).rule == "item.circulated"


def test_a_matter_on_no_agenda_was_not_sent_round_either() -> None:
    unannounced = without("item.improvised", profile=COLLECTIVE)
    table = decision(unannounced).gathers()
    motion = table.does(put_motion("decision", "同意购置"))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("title")) == ("item.circulated", "同意购置")
    table = decision(without("item.circulated", profile=unannounced)).gathers()
    motion = table.does(put_motion("decision", "同意购置"))
    assert table.refuses(open_vote(motion)).rule == "parties.heard"


def test_one_matter_has_one_vote() -> None:
    table = review().gathers()
    table.hears(F1)
    first, second = table.puts(), table.puts()
    refusal = table.refuses(open_vote(second))
    assert (refusal.rule, refusal.fact("number")) == ("vote.one-matter", "1")
    table.does(defer_vote(first, "合并表决"))
    table.does(open_vote(second))


def test_two_motions_on_no_finding_are_no_rivals() -> None:
    table = review().gathers()
    table.does(open_item(I1))
    table.puts("proposal", Method.NAMED, FindingId(""))
    table.does(open_vote(table.puts("proposal", Method.NAMED, FindingId(""))))


def test_several_votes_on_one_matter_where_the_guard_is_off() -> None:
    table = review(without("vote.one-matter")).gathers()
    table.hears(F1)
    table.puts()
    table.does(open_vote(table.puts()))


def test_every_party_speaks_or_waives_before_the_vote() -> None:
    table = review().gathers()
    motion = table.puts()
    assert table.refuses(open_vote(motion)).fact("names") == "纪委监委、组织部、巡察办、巡察组"
    table.does(speak("同意", kind=SpeechKind.STATEMENT, speaker=HAN, finding=F1))
    table.does(give_opinion(ORGANISATION, F1, "到位"))
    table.does(waive_speech(party=TEAM, finding=F1))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("names")) == ("parties.heard", "巡察办")
    table.does(waive_speech(speaker=ZHOU, finding=F1))
    assert table.refuses(open_vote(motion)).rule == "chair.speaks-last"


def test_where_there_are_no_parties_every_voter_but_the_chair_is_heard() -> None:
    table = decision().gathers()
    table.does(open_item(I1))
    motion = table.puts("decision", finding=FindingId(""))
    assert table.refuses(open_vote(motion)).fact("names") == "韩　立、秦月、唐舟、冯远"
    for person in (HAN, QIN, TANG, FENG):
        table.does(speak("同意", kind=SpeechKind.DISCUSSION, speaker=person))
    assert table.refuses(open_vote(motion)).rule == "chair.speaks-last"
    table.does(conclude_as_chair("同意"))
    table.does(open_vote(motion))


def test_the_chairs_word_comes_last_and_is_his_own() -> None:
    table = review().gathers()
    table.hears(F1)
    table.does(speak("补充", kind=SpeechKind.SUPPLEMENT, speaker=HAN, finding=F1))
    motion = table.puts()
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("chair")) == ("chair.speaks-last", "周启明")
    table.does(conclude_as_chair("同意", finding=F1, speaker=HAN))
    assert table.refuses(open_vote(motion)).rule == "chair.speaks-last"
    table.does(conclude_as_chair("同意", finding=F1))
    table.does(open_vote(motion))


@pytest.mark.parametrize("profile", [without("parties.heard", "chair.speaks-last"), None])
def test_a_kind_of_motion_may_need_no_debate(profile: Profile | None) -> None:
    table = review(profile or REVIEW).gathers()
    table.does(open_vote(table.puts(*(("verdict",) if profile else ("proposal", Method.NAMED)))))


def test_an_even_split_asks_the_chair_whether_to_defer() -> None:
    table = review(opinions=prior("到位", "到位", "未到位", "未到位")).gathers()
    table.does(overrides("parties.heard"))
    table.does(overrides("chair.speaks-last"))
    motion = table.puts()
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("number")) == ("vote.defer-on-disagreement", "1")
    assert defer_triggered(table.meeting, table.motion(motion))
    assert table.refuses(decline_deferral(motion, " ")).rule == "procedure.ground-missing"
    table.does(decline_deferral(motion, "时限已到"))
    assert table.last == DeferralDeclined(motion, "时限已到", ZHOU)
    assert table.motion(motion).not_deferred == "时限已到"
    table.does(open_vote(motion))


def test_a_split_on_one_finding_is_no_split_on_another_or_on_none() -> None:
    table = review(opinions=prior("到位", "到位", "未到位", "未到位")).gathers()
    table.opens(finding=F2)
    table = review(opinions=prior("到位", "到位", "未到位", "未到位")).gathers()
    table.does(open_item(I1))
    table.opens("proposal", Method.NAMED, FindingId(""))


@pytest.mark.parametrize(
    "profile", [without("vote.defer-on-disagreement"), replace(REVIEW, defer=())], ids=["off", "no trigger"]
)
def test_a_profile_may_vote_over_an_even_split(profile: Profile) -> None:
    review(profile, opinions=prior("到位", "到位", "未到位", "未到位")).gathers().opens()


def test_a_secret_vote_waits_for_its_officers() -> None:
    table = review().gathers()
    table.hears(F1)
    motion = table.puts("proposal", Method.SECRET)
    assert table.refuses(open_vote(motion)).rule == "secret.officers"
    table.elects()
    table.does(open_vote(motion))


def test_a_profile_may_hold_a_secret_vote_without_officers() -> None:
    table = review(without("secret.officers")).gathers()
    table.opens("proposal", Method.SECRET)
