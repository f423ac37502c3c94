"""What a meeting leaves open: dated promises, written answers, words not read back, minutes under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.meeting.outstanding import LONGEST, DueKind, MinutesState, Outstanding, outstanding
from desktop.meeting.rules.ballots import confirm_dissent, note_dissent
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.rules.papers import approve_minutes, draft_minutes, review_draft
from desktop.meeting.rules.procedure import resume, take_break
from desktop.meeting.rules.speech import (
    answer,
    check_evidence,
    commit,
    defer_answer,
    follow_up,
    put_question,
    read_back,
)
from tests.meeting.table import HAN, HE, PLAN, QIN, REVIEW, ZHOU, Table, review

DAY = date(2027, 4, 30)


def test_a_meeting_just_opened_leaves_nothing_open() -> None:
    assert outstanding(Table(REVIEW, PLAN).meeting) == Outstanding()


def test_whether_it_began_and_whether_it_rests_is_told() -> None:
    table = review().gathers()
    assert outstanding(table.meeting).begun is (table.meeting.agenda.ordered_at is not None)
    if not outstanding(table.meeting).begun:
        table.does(call_to_order())
    assert (outstanding(table.meeting).begun, outstanding(table.meeting).paused) == (True, False)
    table.does(take_break(10))
    assert outstanding(table.meeting).paused
    table.does(resume())
    assert not outstanding(table.meeting).paused


def test_promises_stand_in_the_order_of_their_days_and_undated_ones_do_not() -> None:
    table = review().gathers()
    table.does(commit("后办的", speaker=HE, due=date(2027, 5, 1)))
    table.does(commit("先办的", speaker=HE, due=DAY, owner="陆川"))
    table.does(commit("没有日期的", speaker=HE))
    found = outstanding(table.meeting)
    assert [(each.text, each.who, each.on) for each in found.due] == [
        ("先办的", "陆川", DAY),
        ("后办的", "贺春", date(2027, 5, 1)),
    ]
    assert {each.kind for each in found.due} == {DueKind.COMMITMENT}


def test_a_promise_read_back_is_no_longer_unread_whatever_was_said() -> None:
    table = review().gathers()
    first = table.does(commit("补签字", speaker=HE, due=DAY))
    second = table.does(commit("补台账", speaker=HE))
    assert outstanding(table.meeting).commitments_unread == 2
    table.does(read_back(first, confirmed=True))
    table.does(read_back(second, confirmed=False))
    assert outstanding(table.meeting).commitments_unread == 0


def test_a_written_answer_is_awaited_until_it_comes_whatever_is_asked_meanwhile() -> None:
    table = review().gathers()
    asked = table.does(put_question("台账在哪里？", asker=QIN, respondent=HE))
    assert outstanding(table.meeting).due == ()
    promised = table.does(defer_answer("会后答复", DAY, question=asked))
    table.does(check_evidence("签到表无签名", question=asked))
    table.does(follow_up("具体是哪一天？", asker=QIN, question=asked))
    (due,) = outstanding(table.meeting).due
    assert (due.kind, due.seq, due.on, due.text, due.who) == (DueKind.ANSWER, promised, DAY, "台账在哪里？", "贺春")
    table.does(answer("在档案室", speaker=HE, question=promised))
    assert outstanding(table.meeting).due == ()


def test_a_written_answer_is_owed_by_who_promised_it() -> None:
    table = review().gathers()
    table.does(put_question("台账在哪里？", asker=QIN, respondent=HE))
    table.does(defer_answer("会后答复", DAY, speaker=HAN))
    assert [each.who for each in outstanding(table.meeting).due] == ["韩　立"]


def test_a_written_answer_without_a_day_is_not_due() -> None:
    table = review().gathers()
    table.does(put_question("台账在哪里？", asker=QIN, respondent=HE))
    table.does(defer_answer("会后答复", None))
    assert outstanding(table.meeting).due == ()


def test_a_long_text_is_kept_to_its_limit_on_one_line() -> None:
    table = review().gathers()
    table.does(commit("甲" * LONGEST, speaker=HE, due=DAY))
    table.does(commit("乙" * LONGEST + "丙", speaker=HE, due=DAY))
    table.does(commit("一\n二", speaker=HE, due=DAY))
    whole, cut, lines = (each.text for each in outstanding(table.meeting).due)
    assert whole == "甲" * LONGEST
    assert cut == "乙" * (LONGEST - 1) + "…"
    assert lines == "一 二"


def test_a_dissent_is_unread_until_its_speaker_confirmed_it() -> None:
    table = review().gathers()
    motion = table.opens()
    table.votes(motion, against=(HAN,))
    seq = table.does(note_dissent(motion, HAN, "材料不全"))
    assert outstanding(table.meeting).dissents_unread == 1
    table.does(confirm_dissent(seq, confirmed=False))
    assert outstanding(table.meeting).dissents_unread == 1
    table.does(confirm_dissent(seq))
    assert outstanding(table.meeting).dissents_unread == 0


def test_the_minutes_are_told_step_by_step_and_a_rehearsal_never_reaches_the_last() -> None:
    table = review().gathers()
    rehearsed = Table(REVIEW, replace(PLAN, rehearsal=True)).gathers()
    steps = [MinutesState.NONE]
    for each in (table, rehearsed):
        each.does(draft_minutes())
    steps.append(outstanding(table.meeting).minutes)
    table.does(review_draft(HAN, accepted=False))
    steps.append(outstanding(table.meeting).minutes)
    for each in (table, rehearsed):
        each.does(review_draft(HAN, accepted=True))
    steps.append(outstanding(table.meeting).minutes)
    table.does(approve_minutes(ZHOU))
    steps.append(outstanding(table.meeting).minutes)
    assert [step.value for step in steps] == ["none", "drafted", "drafted", "reviewed", "approved"]
    assert rehearsed.refuses(approve_minutes(ZHOU)).rule == "minutes.rehearsal"
