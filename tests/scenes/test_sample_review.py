"""The sample review gives what the rehearsal story expects, line by line of its list of results."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest

from desktop.meeting.acts import (
    AnnouncementCorrected,
    LateEntered,
    OffRecord,
    Outcome,
    PromptGiven,
    SpeechMade,
)
from desktop.meeting.agreement import Agreement
from desktop.meeting.journal import Entry
from desktop.meeting.scene import Scene, parse_scene, record
from desktop.meeting.state import Meeting, Motion, Phase, replay
from desktop.meeting.tally import Outcome as Computed

TEXT = (files("resources") / "samples" / "rectification-review.scene").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scene() -> Scene:
    return parse_scene(TEXT)


@pytest.fixture(scope="module")
def entries(scene: Scene) -> tuple[Entry, ...]:
    return record(scene)


@pytest.fixture(scope="module")
def meeting(entries: tuple[Entry, ...]) -> Meeting:
    return replay(entries)


def motion(meeting: Meeting, number: int) -> Motion:
    return next(each for each in meeting.motions.all.values() if each.number == number)


def numbers(about: Motion, round_: int = -1) -> tuple[int, int, int]:
    current = about.rounds[round_]
    count = current.counts[-1].count if current.counts else current.count()
    return count.for_, count.against, count.abstain


def finding(meeting: Meeting, number: str) -> str:
    return next(each.id for each in meeting.agenda.findings.values() if each.number == number)


def at(hour: int, minute: int) -> datetime:
    return datetime(2027, 3, 16, hour - 8, minute, tzinfo=UTC)


def test_every_action_of_the_story_is_played_in_order(scene: Scene) -> None:
    marks = [
        (number, int(line[2:])) for number, line in enumerate(TEXT.split("\n"), 1) if re.fullmatch(r"# \d{3}", line)
    ]
    assert [action for _, action in marks] == list(range(1, 137))
    ends = [number for number, _ in marks[1:]] + [len(TEXT.split("\n"))]
    for (start, action), end in zip(marks, ends, strict=True):
        assert any(start < step.line_number < end for step in scene.steps), action


def test_the_review_is_marked_as_a_sample(meeting: Meeting) -> None:
    assert meeting.plan.sample


def test_the_first_vote_carries_five_to_two_with_two_dissents(meeting: Meeting) -> None:
    first = motion(meeting, 1)
    opened = first.rounds[0].opened
    people = opened.headcount
    assert numbers(first) == (5, 2, 0)
    assert (people.entitled, people.present, people.recused, people.on_leave) == (9, 7, 1, 1)
    assert (opened.base, opened.needed) == (9, 5)
    assert first.announced is Outcome.CARRIED
    assert first.result is not None
    assert first.result.outcome is Computed.CARRIED
    assert [(meeting.name(each.voter), each.confirmed) for each in first.dissents] == [
        ("许　喆", True),
        ("雷远帆", True),
    ]
    assert first.dissents[0].text == "先改合同、后补决策，决策程序没有补正，现在认定基本到位为时过早。"


def test_the_chair_casts_last_in_the_named_vote(meeting: Meeting) -> None:
    assert meeting.name(motion(meeting, 1).rounds[0].ballots[-1].voter) == "顾明川"


def test_the_second_vote_is_lost_and_its_announcement_corrected(meeting: Meeting) -> None:
    second = motion(meeting, 2)
    assert numbers(second) == (3, 4, 1)
    assert [each.announced for each in second.announcements] == [Outcome.CARRIED, Outcome.LOST]
    assert [each.computed for each in second.announcements] == [Outcome.LOST, Outcome.LOST]
    last = second.announcements[-1]
    assert isinstance(last, AnnouncementCorrected)
    assert last.decision == "退回单位继续整改"
    assert not second.slipped


def test_the_third_vote_is_deferred_without_any_ballot(meeting: Meeting) -> None:
    third = motion(meeting, 3)
    assert third.phase is Phase.DEFERRED
    assert third.rounds == ()
    assert third.deferral is not None
    assert (third.deferral.charged, third.deferral.due) == ("巡察办会同组织部", date(2027, 3, 26))


def test_the_fourth_vote_is_secret_and_carried_by_seven_valid_ballots(meeting: Meeting) -> None:
    fourth = motion(meeting, 4)
    sheets = fourth.rounds[0].counts
    assert [(each.count.issued, each.count.returned, each.count.valid, each.count.invalid) for each in sheets] == [
        (8, 8, 7, 1),
        (8, 8, 7, 1),
    ]
    assert numbers(fourth) == (5, 2, 0)
    assert fourth.announced is Outcome.CARRIED
    assert fourth.rounds[0].strip == "〇三一"
    assert fourth.rounds[0].ballots == ()


def test_the_meeting_goes_on_while_the_fourth_vote_is_counted(entries: tuple[Entry, ...], meeting: Meeting) -> None:
    fourth = motion(meeting, 4)
    counted = min(each.seq for each in entries if type(each.act).__name__ == "BallotsCounted")
    closed = next(
        each.seq for each in entries if type(each.act).__name__ == "VotingClosed" and each.act.motion == fourth.seq
    )
    assert [each for each in entries if closed < each.seq < counted and isinstance(each.act, SpeechMade)]


def test_the_fifth_vote_is_void_first_and_carried_when_repeated(meeting: Meeting) -> None:
    fifth = motion(meeting, 5)
    first, second = fifth.rounds
    assert (first.issued, first.returned, first.strip) == (7, 8, "〇三二")
    assert first.void
    count = second.counts[-1].count
    assert (count.issued, count.returned, count.valid, count.invalid) == (7, 7, 7, 0)
    assert numbers(fifth) == (6, 0, 1)
    assert second.strip == "〇三三"
    assert fifth.announced is Outcome.CARRIED


def test_four_promises_stand_with_their_dates(meeting: Meeting) -> None:
    promises = list(meeting.questioning.commitments.values())
    assert [each.due for each in promises] == [
        date(2027, 4, 30),
        date(2027, 4, 15),
        date(2027, 3, 20),
        date(2027, 3, 19),
    ]
    assert {each.owner for each in promises} == {"温子谦"}
    assert promises[0].made.text == "4月30日前把近三年50万元以下的合同全部清一遍，拆分的一份不落报巡察办。"
    assert (promises[0].confirmed, promises[0].evidence) == (True, "合同清查表和党组会议记录")


def test_one_question_is_to_be_answered_in_writing(meeting: Meeting) -> None:
    deferred = [each.deferred for each in meeting.questioning.chains.values() if each.deferred]
    assert [(each.due, each.to) for each in deferred] == [(date(2027, 3, 23), "组织部，抄送巡察办")]


def test_every_question_of_the_review_is_answered(meeting: Meeting) -> None:
    assert len(meeting.questioning.chains) == 7
    assert all(each.answered for each in meeting.questioning.chains.values())


@pytest.mark.parametrize(
    ("number", "word", "outcome"),
    [
        ("01", "到位", None),
        ("02", "基本到位", Outcome.CARRIED),
        ("03", "基本到位", None),
        ("04", "到位", None),
        ("05", "到位", None),
        ("06", "", Outcome.DEFERRED),
        ("07", "基本到位", None),
        ("08", "", Outcome.LOST),
        ("09", "到位", None),
    ],
)
def test_each_finding_has_the_verdict_of_the_story(
    meeting: Meeting, number: str, word: str, outcome: Outcome | None
) -> None:
    verdict = meeting.verdict(finding(meeting, number))
    assert (verdict.word, verdict.outcome) == (word, outcome)
    assert verdict.by_opinions is (outcome is None)


@pytest.mark.parametrize(
    ("number", "level"),
    [
        ("01", Agreement.UNANIMOUS),
        ("02", Agreement.SPLIT),
        ("03", Agreement.MAJORITY),
        ("04", Agreement.UNANIMOUS),
        ("05", Agreement.MAJORITY),
        ("06", Agreement.SPLIT),
        ("07", Agreement.UNANIMOUS),
        ("08", Agreement.MAJORITY),
        ("09", Agreement.MAJORITY),
    ],
)
def test_the_written_opinions_agree_as_the_story_says(meeting: Meeting, number: str, level: Agreement) -> None:
    assert meeting.opinions.agreed_before(finding(meeting, number)) is level


def test_all_thirty_six_written_opinions_are_entered(meeting: Meeting) -> None:
    assert len(meeting.opinions.before) == 36


def test_attendance_follows_the_story(meeting: Meeting) -> None:
    track = [(when, number) for _, when, number in meeting.attendance.track]
    assert track[6:] == [
        (at(8, 50), 7),
        (at(9, 18), 8),
        (at(10, 34), 7),
        (at(10, 46), 8),
        (at(11, 9), 7),
        (at(11, 17), 8),
        (at(11, 24), 7),
    ]


def test_the_head_count_told_to_the_room_is_the_one_of_the_story(meeting: Meeting) -> None:
    ((_, told),) = meeting.attendance.counted
    assert (told.entitled, told.present, told.on_leave, told.missing) == (9, 7, 1, 1)


def test_the_improvised_matter_is_turned_away(meeting: Meeting) -> None:
    (improvised,) = [each for each in meeting.agenda.items.values() if each.improvised]
    assert improvised.admitted is False


def test_what_was_kept_off_the_record_leaves_only_its_length(entries: tuple[Entry, ...]) -> None:
    (kept,) = [each for each in entries if isinstance(each.act, OffRecord)]
    assert (kept.occurred_at, kept.act.minutes) == (at(11, 15), 1)
    assert not [each for each in entries if "在办线索的一句话" in str(each.act)]


def test_the_late_remark_stands_at_its_own_time(entries: tuple[Entry, ...], meeting: Meeting) -> None:
    (mark,) = [each for each in entries if isinstance(each.act, LateEntered)]
    late = meeting.readings[mark.act.of]
    assert late.late is mark
    assert (late.entry.occurred_at, late.entry.recorded_at) == (at(9, 47), at(10, 31))
    told = [each.entry.act for each in meeting.readings.in_order_of_time()]
    place = told.index(late.entry.act)
    assert told[place - 1].text == "专业性强，招过一次没有招到合适的。"
    assert told[place + 2].text == "招人的公告和报名情况能不能拿出来？"


def test_the_corrected_report_reads_three_of_six(meeting: Meeting) -> None:
    (reading,) = [
        each for each in meeting.readings.in_order_of_entry() if "6人中" in getattr(each.entry.act, "text", "")
    ]
    assert "6人中已轮3人，1人本月到岗" in reading.entry.act.text
    assert "6人中已轮4人" in reading.original.act.text


def test_the_answer_corrected_to_the_words_spoken_is_verbatim(meeting: Meeting) -> None:
    (reading,) = [each for each in meeting.readings.in_order_of_entry() if len(each.corrections) == 2]
    assert reading.entry.act.text == "当时就没有办，人先上了岗，手续是后补的。"
    assert reading.entry.act.verbatim
    assert not reading.original.act.verbatim


def test_the_slip_of_the_pen_reads_right(meeting: Meeting) -> None:
    texts = [getattr(each.entry.act, "text", "") for each in meeting.readings.in_order_of_entry()]
    assert sum("按会审意见认定" in text for text in texts) == 1
    assert not [text for text in texts if "会申" in text]


def test_the_objection_names_the_entry_it_is_about(meeting: Meeting) -> None:
    (objection,) = meeting.papers.objections.values()
    assert f"第{objection.raised.about}号“没法重验”" in objection.raised.text
    assert "没法重验" in meeting.readings[objection.raised.about].entry.act.text
    assert objection.settled is not None
    assert not objection.settled.changed


def test_the_prompts_name_the_votes_they_are_about(entries: tuple[Entry, ...], meeting: Meeting) -> None:
    told = [meeting.motions.all[each.act.about].number for each in entries if isinstance(each.act, PromptGiven)]
    assert told == [2, 3]


def test_the_meeting_closes_with_both_signatures(meeting: Meeting) -> None:
    assert meeting.agenda.closed_at == at(11, 51)
    assert [meeting.name(each.signed.person) for each in meeting.papers.signatures][-2:] == ["顾明川", "文思远"]


def test_the_head_of_the_unit_signs_the_receipt(meeting: Meeting) -> None:
    ((_, receipt),) = meeting.papers.receipts
    assert (meeting.name(receipt.person), receipt.copies) == ("温子谦", 2)
    assert receipt.unit == meeting.plan.units[0].id


def test_the_figures_of_the_unit_are_those_reported(meeting: Meeting) -> None:
    figures = meeting.plan.units[0].figures
    assert (str(figures.recovered), figures.rules_made, figures.reminded) == ("27.8", 6, 4)
    assert (figures.clues, figures.clues_closed) == (2, 1)


def test_the_same_scene_gives_the_same_journal(scene: Scene, entries: tuple[Entry, ...]) -> None:
    assert record(parse_scene(TEXT)) == entries
