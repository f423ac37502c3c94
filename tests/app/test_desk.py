"""The desk stores what was said, once, and never half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.app.desk import Recorded
from desktop.meeting.acts import RecordSealed, SpeechKind, SpeechMade
from desktop.meeting.ids import MeetingId, PersonId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.rules.procedure import close_meeting
from desktop.meeting.rules.speech import speak
from tests.app.offices import BEGIN, in_order, office_at, opened

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_said_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        said = office.desk.put(meeting, speak("数字要实", speaker=PersonId("gu"), kind=SpeechKind.SUMMARY)).result()
        assert isinstance(said, Recorded)
    with office_at(tmp_path / "store", tmp_path) as office:
        entries = office.desk.entries(meeting, said.upto - 1).result()
    assert [entry.act for entry in entries] == [SpeechMade(SpeechKind.SUMMARY, PersonId("gu"), "数字要实")]


def test_prior_opinions_enter_right_after_the_opening(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        kinds = [type(entry.act).__name__ for entry in office.desk.entries(opened(office)).result()]
    assert kinds == ["MeetingOpened", "OpinionGiven", "OpinionGiven"]


def test_a_refusal_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        before = office.desk.meeting(meeting).result().upto
        outcome = office.desk.put(meeting, put_motion("verdict", "同意认定")).result()
        assert isinstance(outcome, Refusal)
        assert outcome.rule == "meeting.not-in-order"
        assert office.desk.meeting(meeting).result().upto == before


def test_an_act_keeps_the_time_it_happened_not_only_when_it_was_entered(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        said = office.desk.put(meeting, speak("晚记一句"), at=BEGIN).result()
        assert isinstance(said, Recorded)
        assert said.entries[0].occurred_at == BEGIN
        assert said.entries[0].recorded_at > BEGIN


def test_a_spent_draft_is_gone_with_the_same_commit_and_others_stay(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        for field in ("entry", "other"):
            office.drafts.keep(f"{meeting}/{field}", "正在输入").result()
        office.desk.put(meeting, speak("正在输入"), spent=[f"{meeting}/entry"]).result()
        assert office.drafts.of(meeting).result() == {"other": "正在输入"}


def test_whoever_asked_hears_of_every_commit_by_number(tmp_path: Path) -> None:
    heard: list[tuple[MeetingId, Seq]] = []
    with office_at(tmp_path / "store", tmp_path) as office:
        office.desk.tell(lambda meeting, upto: heard.append((meeting, upto)))
        meeting = in_order(office)
        upto = office.desk.meeting(meeting).result().upto
    assert heard[-1] == (meeting, upto)
    assert [number for _, number in heard] == sorted(number for _, number in heard)


def test_a_seal_names_the_digest_of_the_newest_entry_and_ends_the_record(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        early = office.desk.seal(meeting).result()
        assert isinstance(early, Refusal)
        assert early.rule == "meeting.not-closed"
        office.desk.put(meeting, close_meeting()).result()
        head = office.thread.post(lambda store: store.head(meeting)).result()
        sealed = office.desk.seal(meeting).result()
        assert isinstance(sealed, Recorded)
        (entry,) = sealed.entries
        assert isinstance(entry.act, RecordSealed)
        assert (entry.act.upto, entry.act.digest) == (head.seq, head.digest.hex())
        assert office.shelf.lines().result()[0].status == "sealed"


def test_the_store_verifies_after_a_meeting(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        in_order(office)
        report = office.thread.post(lambda store: store.verify_all()).result()
    assert report.broken == ()
    assert report.entries > 5


def test_replicas_of_one_meeting_are_alike_and_nobody_elses(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
    with office_at(tmp_path / "store", tmp_path) as office:
        fresh = office.desk.meeting(meeting).result()
        office.desk.get_ready(meeting).result()
        said = office.desk.put(meeting, speak("数字要实", kind=SpeechKind.SUMMARY)).result()
        later = office.desk.meeting(meeting).result()
    assert isinstance(said, Recorded)
    assert fresh.upto == said.upto - 1
    assert later.upto == said.upto
    assert [each.original for each in fresh.readings.in_order_of_entry()] == [
        each.original for each in later.readings.in_order_of_entry()
    ][:-1]


def test_what_was_written_after_a_replica_was_read_is_not_forgotten(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
    with office_at(tmp_path / "store", tmp_path) as office:
        before = office.desk.meeting(meeting).result()
        first = office.desk.put(meeting, speak("一", kind=SpeechKind.SUMMARY)).result()
        second = office.desk.put(meeting, speak("二", kind=SpeechKind.SUMMARY)).result()
    assert isinstance(first, Recorded)
    assert isinstance(second, Recorded)
    assert [first.upto, second.upto] == [before.upto + 1, before.upto + 2]
