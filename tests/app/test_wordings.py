"""The office's set phrases: in force from a day on, and what was made before stays as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.app.publish import Form, Order
from desktop.app.versions import Step
from desktop.app.wordings import read_book
from desktop.meeting.acts import Paper, PaperIssued
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import draft_minutes, reword_paragraph
from desktop.minutes.compose import USUAL
from desktop.minutes.document import Paragraph
from desktop.minutes.wording import PhraseFault, digest, wording
from tests.app.offices import BEGIN, office_at, small_plan

REVIEW = "rectification-review"
OWN = replace(wording(), office_head="示例市委巡察工作领导小组办公室", title_minutes="专题会议纪要")


def test_before_anything_is_changed_the_programs_phrases_apply(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        book = office.wordings.book().result()
        assert (book.now, dict(book.own), digest(book.now)) == (wording(), {}, "")


def test_changed_phrases_apply_from_their_moment_on_and_come_back(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        office.wordings.keep(OWN, BEGIN).result()
        office.wordings.keep(wording(), BEGIN + timedelta(days=1)).result()
    with office_at(tmp_path / "store", tmp_path) as office:
        book = office.wordings.book().result()
        moments = [BEGIN - timedelta(seconds=1), BEGIN, BEGIN + timedelta(days=1)]
        assert [book.at(each) for each in moments] == [wording(), OWN, wording()]
        assert book.now == wording()
        assert (book.called(digest(OWN)), book.called("0" * 64)) == (OWN, None)


def test_keeping_the_same_again_is_no_new_edition(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        office.wordings.keep(OWN, BEGIN).result()
        assert len(office.wordings.keep(OWN, BEGIN + timedelta(days=1)).result().history) == 1


def test_a_phrase_that_lost_a_fact_is_not_kept(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        with pytest.raises(PhraseFault) as fault:
            office.wordings.keep(replace(wording(), minutes_demands="会议要求。"), BEGIN)
        assert (fault.value.name, fault.value.missing) == ("minutes_demands", ("text",))
        assert office.wordings.book().result().history == ()


def test_a_phrase_of_another_edition_gives_way_to_the_programs() -> None:
    own = {"minutes_demands": "会议{要求}", "gone": "旧词", "title_votes": "表决表"}
    book = read_book(json.dumps([{"since": BEGIN.isoformat(timespec="microseconds"), "own": own}]))
    assert book.now == replace(wording(), title_votes="表决表")
    assert dict(book.own) == own


def test_papers_are_made_with_the_phrases_in_force_and_say_which(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = office.preparations.new(REVIEW, small_plan()).result().meeting
        office.preparations.open(meeting).result()
        usual = office.publisher.preview(meeting, Paper.MINUTES).result()
        office.wordings.keep(OWN, office.clock.now()).result()
        own = office.publisher.preview(meeting, Paper.MINUTES).result()
        assert (usual.head, own.head) == ("", OWN.office_head)
        assert (usual.title.endswith("会议纪要"), own.title.endswith("专题会议纪要")) == (True, True)
        order = Order(Paper.RECORD, Form.TEXT)
        left = office.publisher.publish(meeting, [order], tmp_path / "out", scope=USUAL).result()
        assert not isinstance(left, Refusal)
        issued = office.desk.meeting(meeting).result().papers.issued[-1][1]
        assert isinstance(issued, PaperIssued)
        assert issued.wording == digest(OWN)


def test_an_earlier_draft_reads_as_it_read_then(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = office.preparations.new(REVIEW, small_plan()).result().meeting
        office.preparations.open(meeting).result()
        office.desk.put(meeting, draft_minutes()).result()
        for text in ("会议开始了。", "会议如期召开。"):
            office.desk.put(meeting, reword_paragraph("minutes.text.lead", text)).result()
        office.wordings.keep(OWN, office.clock.now()).result()
        office.publisher.publish(meeting, [Order(Paper.MINUTES, Form.TEXT)], tmp_path / "out", scope=USUAL).result()
        found = office.versions.of(meeting, Paper.MINUTES).result()
        assert [each.step for each in found] == [Step.NOW, Step.ISSUED_DRAFT, Step.REWORDED, Step.DRAFTED]
        now, issued, reworded, drafted = office.versions.documents(meeting, Paper.MINUTES, found).result()
        assert [each.head for each in (now, issued, reworded, drafted)] == [OWN.office_head, OWN.office_head, "", ""]
        leads = [
            block.text
            for paper in (now, reworded)
            for block in paper.blocks
            if isinstance(block, Paragraph) and block.key == "minutes.text.lead"
        ]
        assert leads == ["会议如期召开。"] * 2
        assert "会议如期召开。" not in str(drafted.blocks)
        assert [each.step for each in office.versions.of(meeting, Paper.FEEDBACK).result()] == [Step.NOW]
