"""What each stage still lacks, and who must not be in the room: each lack, and its absence."""

from __future__ import annotations

from desktop.meeting.acts import Paper, SpeechKind
from desktop.meeting.ids import NOBODY
from desktop.meeting.profile import Stage
from desktop.meeting.progress import Lack, Want, barred, following, lacking, place
from desktop.meeting.rules.attendance import arrive, enter_room, leave_room
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.rules.papers import refuse_signing, sign_paper, sign_receipt
from desktop.meeting.rules.procedure import enter_stage
from desktop.meeting.rules.speech import answer, put_question, read_discipline, speak
from tests.meeting.table import BAO, F1, HAN, HE, LU, PARTIES, QIN, REVIEW, TANG, VOTERS, ZHOU, decision, prior, review

STAGE = {each.id: each for each in REVIEW.stages}


def test_the_stages_follow_one_another_and_the_last_has_none_after_it() -> None:
    table = review()
    assert place(table.meeting) == 0
    assert following(table.meeting) == REVIEW.stages[1]
    table.does(enter_stage(REVIEW.stages[-1].id))
    assert place(table.meeting) == len(REVIEW.stages) - 1
    assert following(table.meeting) is None


def test_only_those_a_stage_bars_and_who_are_inside_are_named() -> None:
    table = review()
    table.does(arrive(HE, BAO, ZHOU))
    table.does(leave_room(BAO))
    assert [each.seat.person for each in barred(table.meeting, STAGE["deliberation"])] == [HE]
    assert barred(table.meeting, STAGE["report"]) == ()


def test_signing_in_lacks_people_then_the_word_of_the_chair_then_nothing() -> None:
    table = review()
    table.does(arrive(*VOTERS[:2]))
    assert lacking(table.meeting, "sign-in") == (Lack(Want.PEOPLE, 1),)
    table.does(arrive(VOTERS[2]))
    assert lacking(table.meeting, "sign-in") == (Lack(Want.ORDER),)
    table.does(call_to_order())
    assert lacking(table.meeting, "sign-in") == ()


def test_what_must_be_said_is_missing_until_it_was_said() -> None:
    table = review()
    assert lacking(table.meeting, "discipline") == (Lack(Want.DISCIPLINE),)
    table.does(read_discipline("请勿录音。", speaker=ZHOU))
    assert lacking(table.meeting, "discipline") == ()
    for stage, kind, want in (
        ("report", SpeechKind.REPORT, Want.REPORT),
        ("statement", SpeechKind.STATEMENT, Want.STATEMENT),
    ):
        assert lacking(table.meeting, stage) == (Lack(want),)
        table.does(speak("已经整改。", kind=kind, speaker=HE))
        assert lacking(table.meeting, stage) == ()


def test_parties_that_have_not_told_what_they_found_are_named() -> None:
    table = review()
    table.does(speak("通报。", kind=SpeechKind.REVIEW, speaker=HAN))
    table.does(speak("不知是谁通报。", kind=SpeechKind.REVIEW, speaker=NOBODY))
    assert lacking(table.meeting, "review") == (Lack(Want.REVIEWS, 3, ("组织部", "巡察办", "巡察组")),)
    for who in (QIN, ZHOU, TANG):
        table.does(speak("通报。", kind=SpeechKind.REVIEW, speaker=who))
    assert lacking(table.meeting, "review") == ()


def test_questions_want_answers_and_those_asked_want_to_sign_or_refuse() -> None:
    table = review()
    assert lacking(table.meeting, "questioning") == ()
    table.does(put_question("为何拆分？", asker=HAN, respondent=HE))
    table.does(put_question("谁批准的？", asker=HAN, respondent=BAO))
    assert lacking(table.meeting, "questioning") == (Lack(Want.ANSWERS, 2),)
    table.does(answer("是我。", speaker=BAO))
    assert lacking(table.meeting, "questioning") == (Lack(Want.ANSWERS, 1),)
    assert lacking(table.meeting, "signing") == (Lack(Want.SIGNATURES, 2, ("贺春", "包容")),)
    table.does(sign_paper(Paper.COMMITMENTS, HE))
    table.does(sign_paper(Paper.QUESTIONING, HE))
    assert lacking(table.meeting, "signing") == (Lack(Want.SIGNATURES, 1, ("包容",)),)
    table.does(refuse_signing(Paper.QUESTIONING, BAO, "与原话不符", ("甲", "乙")))
    assert lacking(table.meeting, "signing") == ()


def test_opinions_results_and_the_receipt_are_missing_until_they_are_there() -> None:
    table = review(opinions=()).gathers()
    assert lacking(table.meeting, "deliberation") == (Lack(Want.OPINIONS, 3),)
    full = review(findings=review().meeting.plan.findings[:1], opinions=prior(*[REVIEW.verdicts[0]] * len(PARTIES)))
    assert lacking(full.meeting, "deliberation") == ()
    assert lacking(table.meeting, "voting") == ()
    table.does(put_motion("verdict", "同意认定。", finding=F1, verdict=REVIEW.verdicts[0]))
    assert lacking(table.meeting, "voting") == (Lack(Want.RESULTS, 1),)
    assert lacking(table.meeting, "feedback") == (Lack(Want.RECEIPTS),)
    table.does(enter_room(HE))
    table.does(sign_receipt(HE))
    assert lacking(table.meeting, "feedback") == ()


def test_a_meeting_without_a_reviewed_unit_wants_no_receipt_and_an_unknown_stage_nothing() -> None:
    seats = tuple(seat for seat in review().meeting.plan.seats if seat.person not in (HE, BAO))
    table = decision(seats=seats)
    assert lacking(table.meeting, "feedback") == ()
    assert lacking(table.meeting, "elsewhere") == ()
    assert barred(table.meeting, Stage("x", "某阶段")) == ()
    assert LU in table.meeting.attendance.people
