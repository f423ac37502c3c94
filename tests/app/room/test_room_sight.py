"""The room sees what the profile names and nothing of what is protected, whoever leads the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from importlib.resources import files

import pytest

from desktop.app.room.following import followed, offered
from desktop.app.room.slide import slide
from desktop.app.room.slides import Cue, Opinions, Page, Promises, Question, Result, Vote, Welcome
from desktop.meeting.acts import Choice, Method, Outcome, Turn
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.profile import ROOM, Profile, Visible
from desktop.meeting.profile_file import load, shipped
from desktop.meeting.rules import announcing, attendance, ballots, correction, floor, motions, procedure, speech
from desktop.meeting.scene import parse_scene, record
from desktop.meeting.state import Meeting, Phase
from desktop.minutes.parts import Part
from tests.app.room.roomsight import markers, pages, told
from tests.meeting.table import (
    BAO,
    F1,
    F2,
    HAN,
    HE,
    I1,
    REVIEW,
    TEAM,
    ZHOU,
    Table,
    opened,
    prior,
    review,
    sheet,
    without,
)

pytestmark = pytest.mark.slow

SHOWN = {
    "AnswerJudged.judgement",
    "QuestionPut.text",
    "QuestionPut.text.withheld",
    "FollowUpPut.text",
    "MotionPut.text.carried",
    "MotionPut.text.lost",
    "MotionPut.text.secret",
    "MotionPut.text.deferred",
    "MotionPut.text",
    "MotionReworded.text",
    "ResultAnnounced.decision",
    "AnnouncementCorrected.decision",
    "VoteVoided.ground",
    "VoteDeferred.ground",
    "VoteDeferred.charged",
    "CommitmentMade.text",
    "CommitmentMade.owner",
    "CommitmentMade.evidence",
    "CommitmentReadBack.owner",
    "CommitmentReadBack.evidence",
    "DissentNoted.text",
    "ImprovisedItemRaised.title",
    "Adjourned.until",
    "Corrected.value",
}
"""Everything that may ever stand on the screen of what somebody typed, whatever a profile shows."""


def with_room(*parts: str, profile: Profile = REVIEW) -> Profile:
    others = tuple(each for each in profile.visibility if each.paper != ROOM)
    return replace(profile, visibility=(*others, Visible(ROOM, parts)))


def prefixes(name: str) -> Iterator[Meeting]:
    text = (files("resources") / "samples" / f"{name}.scene").read_text(encoding="utf-8")
    first, *rest = record(parse_scene(text))
    meeting = Meeting(first)
    for entry in rest:
        meeting.take(entry)
        yield meeting


def test_of_all_that_was_typed_only_these_fields_are_ever_seen() -> None:
    assert markers(*Part) <= SHOWN
    assert {"QuestionPut.text", "MotionPut.text.secret", "CommitmentMade.text", "DissentNoted.text"} <= markers(*Part)


def test_a_profile_that_names_no_part_shows_nothing_that_was_said() -> None:
    assert markers() <= {"ImprovisedItemRaised.title", "Adjourned.until"}


@pytest.mark.parametrize(
    ("part", "mark"),
    [
        (Part.QUESTIONING, "QuestionPut.text"),
        (Part.RESULTS, "MotionPut.text.carried"),
        (Part.COMMITMENTS, "CommitmentMade.text"),
        (Part.DISSENT, "DissentNoted.text"),
        (Part.DECISIONS, "ResultAnnounced.decision"),
        (Part.PENDING, "VoteDeferred.ground"),
    ],
)
def test_each_part_is_withheld_by_itself(part: Part, mark: str) -> None:
    assert mark in markers(*Part)
    assert mark not in markers(*(each for each in Part if each is not part))


@pytest.mark.parametrize("name", shipped())
def test_the_shipped_profiles_keep_dissent_off_the_screen(name: str) -> None:
    profile = load(name)
    assert profile.shows(ROOM, Part.RESULTS.value)
    assert not profile.shows(ROOM, Part.DISSENT.value)


@pytest.mark.parametrize("name", shipped())
def test_opinions_and_votes_are_never_seen_while_the_reviewed_unit_is_in_the_room(name: str) -> None:
    seen = set()
    for meeting in prefixes(name):
        inside = bool(meeting.attendance.respondents_inside())
        for page in pages(meeting):
            seen.add((inside, page.cue.page))
            assert not (inside and isinstance(page.body, Opinions | Vote | Result))
    assert (False, Page.VOTE) in seen
    assert (False, Page.RESULT) in seen


@pytest.mark.parametrize("name", shipped())
def test_a_secret_ballot_shows_no_number_before_its_result_is_announced_and_no_name_ever(name: str) -> None:
    phases = set()
    for meeting in prefixes(name):
        for page in pages(meeting):
            vote = page.body.vote if isinstance(page.body, Result) else page.body
            if isinstance(vote, Vote) and vote.method is Method.SECRET:
                phases.add(vote.phase)
                assert vote.named == ()
                if vote.phase is not Phase.ANNOUNCED:
                    assert (vote.shares, vote.cast, vote.papers) == ((), 0, None)
    assert {Phase.OPEN, Phase.CLOSED, Phase.REPORTED, Phase.ANNOUNCED} <= phases


def test_the_pages_of_a_whole_review_follow_it() -> None:
    seen = []
    for meeting in prefixes("rectification-review"):
        page = followed(meeting).page
        if not seen or seen[-1] is not page:
            seen.append(page)
    order = [
        Page.WELCOME,
        Page.ITEM,
        Page.QUESTION,
        Page.COMMITMENTS,
        Page.BREAK,
        Page.OPINIONS,
        Page.VOTE,
        Page.RESULT,
    ]
    at = [seen.index(page) for page in order]
    assert at == sorted(at)


def questioned(table: Table, **more: bool) -> int:
    table.does(attendance.enter_room(HE))
    return table.does(speech.put_question("为何拆分？", asker=HAN, respondent=HE, finding=F1, **more))


def asked(table: Table) -> Question:
    body = slide(table.meeting, followed(table.meeting)).body
    assert isinstance(body, Question)
    return body


def test_a_question_from_a_protected_source_leads_nowhere() -> None:
    table = review().gathers()
    questioned(table)
    assert asked(table).about == "01"
    questioned(table, source_withheld=True)
    assert (asked(table).about, asked(table).matter) == ("", "")
    assert asked(table).text.startswith("据了解")


def test_a_promise_made_on_a_protected_question_leads_nowhere_either() -> None:
    table = review().gathers()
    question = questioned(table, source_withheld=True)
    table.does(speech.commit("四月底前清完", speaker=HE, question=question))
    body = slide(table.meeting, Cue(Page.COMMITMENTS)).body
    assert isinstance(body, Promises)
    assert body.rows[0].about == ""


def test_a_question_struck_out_is_gone_from_the_screen() -> None:
    table = review().gathers()
    question = questioned(table)
    cue = followed(table.meeting)
    table.does(correction.strike_out(question, "误录"))
    assert followed(table.meeting).page is Page.ITEM
    assert slide(table.meeting, cue).cue.page is Page.SHIELD


def test_the_answer_itself_is_never_shown_and_stops_the_timer() -> None:
    table = review().gathers()
    question = questioned(table)
    timer = asked(table).timer
    assert timer is not None
    assert (timer.person, timer.since) == ("贺春", table.now)
    table.does(speech.answer("这是答复的内容", question=question, speaker=HE))
    assert asked(table).timer is None
    assert "这是答复的内容" not in repr(asked(table))


def test_the_timer_is_the_clock_of_the_floor_while_somebody_has_it() -> None:
    table = review().gathers()
    questioned(table)
    table.does(floor.give_floor(HAN, Turn.QUESTION))
    table.does(floor.give_floor(HE, Turn.ANSWER))
    clock, timer = table.meeting.floor.exchange, asked(table).timer
    assert clock is not None
    assert timer is not None
    assert (timer.since, timer.limit_seconds, timer.warn_seconds) == (
        clock.since,
        clock.limit_seconds,
        clock.warn_seconds,
    )
    assert timer.person == "贺春"
    table.does(procedure.take_break(10))
    stopped = asked_of(table)
    assert stopped == table.now


def asked_of(table: Table) -> datetime | None:
    """When the timer of the question stopped, though another page is followed now."""
    body = slide(table.meeting, Cue(Page.QUESTION, next(reversed(table.meeting.questioning.chains)))).body
    assert isinstance(body, Question)
    assert body.timer is not None
    return body.timer.stopped


def on_the_item(table: Table, kind: str, method: Method) -> Seq:
    """The vote on a matter of the item alone, which is no finding, is open."""
    motion = table.does(motions.put_motion(kind, "同意", method=method, item=I1))
    table.does(motions.open_vote(motion))
    return motion


def test_names_are_masked_where_the_profile_says_so() -> None:
    table = review(with_room("questioning", "judgements", "results", "counts", "named-votes", "attendance")).gathers()
    question = questioned(table)
    table.does(speech.judge_answer("不满意", party=TEAM, question=question))
    said = repr(asked(table))
    assert not any(name in said for name in ("韩", "贺春"))
    assert (asked(table).asker.origin, asked(table).respondent.origin) == ("纪委监委", "示例市园林养护中心")
    table.does(attendance.leave_room(HE))
    motion = on_the_item(table, "overall", Method.NAMED)
    table.casts(motion, han=Choice.AGAINST)
    vote = slide(table.meeting, Cue(Page.VOTE, motion)).body
    assert isinstance(vote, Vote)
    assert vote.named == ()
    assert [share.count for share in vote.shares] == [0, 1, 0]


def test_who_voted_how_is_seen_only_where_the_profile_names_it() -> None:
    shown = ("results", "counts", "names")
    for parts, there in (((*shown, "named-votes"), True), (shown, False)):
        table, motion = opened(review(with_room(*parts)).gathers())
        table.casts(motion, han=Choice.AGAINST)
        vote = slide(table.meeting, Cue(Page.VOTE, motion)).body
        assert isinstance(vote, Vote)
        assert (("韩　立", Choice.AGAINST) in [(each.voter, each.choice) for each in vote.named]) is there


def test_without_counts_there_is_neither_line_nor_headcount() -> None:
    table, motion = opened(review(with_room("results")).gathers())
    table.casts(motion, han=Choice.FOR)
    vote = slide(table.meeting, Cue(Page.VOTE, motion)).body
    assert isinstance(vote, Vote)
    assert (vote.shares, vote.needed, vote.heads, vote.total) == ((), 0, None, 0)


def test_the_line_to_pass_is_the_one_the_engine_fixed() -> None:
    table, motion = opened()
    vote = slide(table.meeting, Cue(Page.VOTE, motion)).body
    assert isinstance(vote, Vote)
    assert vote.needed == table.round(motion).opened.needed == 3


def test_a_stage_that_bars_them_blanks_the_screen_until_they_have_left() -> None:
    table = review(without("room.stage-barred", "room.respondent-present")).gathers()
    table.does(attendance.enter_room(HE, BAO))
    assert slide(table.meeting, followed(table.meeting)).cue.page is Page.ITEM
    table.does(procedure.enter_stage("deliberation"))
    table.does(attendance.leave_room(HE))
    assert slide(table.meeting, followed(table.meeting)).cue.page is Page.SHIELD
    table.does(attendance.leave_room(BAO))
    assert slide(table.meeting, followed(table.meeting)).cue.page is Page.ITEM


def test_a_slip_of_the_chair_is_not_shown_as_a_result() -> None:
    table, motion = opened()
    table.votes(motion, against=(HAN, ZHOU))
    table.does(announcing.announce_result(motion, Outcome.LOST, as_spoken=True))
    assert followed(table.meeting) == Cue(Page.VOTE, motion)


def test_a_result_taken_up_again_is_a_motion_again_and_its_old_votes_are_gone() -> None:
    table, motion = opened()
    table.votes(motion)
    table.does(announcing.announce_result(motion, Outcome.CARRIED, decision="同意"))
    held = followed(table.meeting)
    assert held == Cue(Page.RESULT, motion)
    table.does(motions.reconsider(motion, "情况变化"))
    body = slide(table.meeting, held).body
    assert isinstance(body, Vote)
    assert body.shares == ()


def test_counting_goes_on_without_calling_the_room_back() -> None:
    table = review().gathers()
    table.elects()
    motion = on_the_item(table, "proposal", Method.SECRET)
    table.does(ballots.issue_ballots(motion, 5))
    table.does(ballots.close_vote(motion))
    table.does(speech.give_opinion(TEAM, F2, "未到位", after=True))
    table.counts(motion, sheet(5, for_=4, against=1))
    assert followed(table.meeting) == Cue(Page.OPINIONS, finding=F2)


def test_what_was_entered_late_does_not_come_up() -> None:
    table = review().gathers()
    table.does(procedure.enter_stage("report"))
    table.does(correction.enter_late(speech.put_question("补记的问题", asker=HAN), "漏记"))
    assert len(table.meeting.questioning.chains) == 1
    assert followed(table.meeting).page is Page.ITEM


def test_opinions_stand_beside_what_was_written_before() -> None:
    table = review(opinions=prior("未到位", "到位", "到位", "未到位")).gathers()
    table.does(speech.give_opinion(TEAM, F1, "基本到位", after=True))
    body = slide(table.meeting, followed(table.meeting)).body
    assert isinstance(body, Opinions)
    assert [(each.before.text, each.after.text, each.moved) for each in body.views] == [
        ("未到位", "", False),
        ("到位", "", False),
        ("到位", "", False),
        ("未到位", "基本到位", True),
    ]


def test_the_welcome_counts_as_the_engine_does() -> None:
    table = review()
    for there, met in (((ZHOU, HAN), False), ((PersonId("qin"),), True)):
        table.does(attendance.arrive(*there))
        body = slide(table.meeting, followed(table.meeting)).body
        assert isinstance(body, Welcome)
        assert body.quorum is not None
        assert (body.quorum.needed, body.quorum.entitled, body.quorum.met) == (3, 5, met)


def test_every_page_offered_can_be_shown() -> None:
    for meeting in told(*Part):
        for finding in meeting.agenda.findings:
            shown = [slide(meeting, cue).cue.page for cue in offered(meeting, finding)]
            assert Page.SHIELD not in shown or not shown or _barred(meeting)


def _barred(meeting: Meeting) -> bool:
    return bool(meeting.attendance.respondents_inside())
