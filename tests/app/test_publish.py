"""Papers leave whole, are kept as exhibits, and every one that left is on record."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from desktop.app.printing import PrintingStopped, Stop
from desktop.app.publish import Form, Order, singly
from desktop.meeting.acts import Paper, PaperIssued
from desktop.meeting.ids import PersonId, UnitId
from desktop.meeting.plan import Unit
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import approve_minutes, draft_minutes, review_draft
from desktop.meeting.rules.speech import put_question, speak
from desktop.minutes.compose import Scope
from tests.app.offices import in_order, office_at, opened, small_plan

if TYPE_CHECKING:
    from pathlib import Path

RECORD = Order(Paper.RECORD, Form.TEXT)


def test_what_left_is_on_record_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        left = office.publisher.publish(
            meeting, [RECORD], tmp_path / "out", scope=Scope(), recipient="示例市委办", medium="U盘3号"
        ).result()
        assert not isinstance(left, Refusal)
        acts = [entry.act for entry in office.desk.entries(meeting).result()]
    (issued,) = [act for act in acts if isinstance(act, PaperIssued)]
    assert issued.digest == sha256(left[0].path.read_bytes()).hexdigest() == left[0].digest
    assert (issued.recipient, issued.medium, issued.name) == ("示例市委办", "U盘3号", left[0].path.name)


def test_an_exhibit_comes_out_again_byte_for_byte_though_the_record_went_on(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        (first,) = office.publisher.publish(meeting, [RECORD], tmp_path / "out", scope=Scope()).result()
        office.desk.put(meeting, speak("又说了一句")).result()
        (again,) = office.publisher.again(meeting, tmp_path / "later").result()
    assert again.read_bytes() == first.path.read_bytes()


def test_minutes_that_nobody_approved_leave_as_a_draft(tmp_path: Path) -> None:
    order = Order(Paper.MINUTES, Form.TEXT)
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        (draft,) = office.publisher.publish(meeting, [order], tmp_path / "out", scope=Scope()).result()
        gu = PersonId("gu")
        for intent in (draft_minutes(person=gu), review_draft(gu, accepted=True), approve_minutes(gu)):
            office.desk.put(meeting, intent).result()
        (final,) = office.publisher.publish(meeting, [order], tmp_path / "out", scope=Scope()).result()
    assert "草稿" in draft.path.name
    assert "草稿" not in final.path.name


def test_a_stopped_printing_leaves_nothing_behind(tmp_path: Path) -> None:
    stop = Stop()
    stop.stop()
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        before = office.desk.meeting(meeting).result().upto
        order = Order(Paper.RECORD, Form.PDF)
        future = office.publisher.publish(meeting, [order], tmp_path / "out", scope=Scope(), stop=stop)
        with pytest.raises(PrintingStopped):
            future.result()
        assert office.desk.meeting(meeting).result().upto == before
    assert not (tmp_path / "out").exists()


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    pages: list[int] = []
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        order = Order(Paper.RECORD, Form.PDF)
        (left,) = office.publisher.publish(
            meeting, [order], tmp_path / "out", scope=Scope(), progress=lambda _order, page: pages.append(page)
        ).result()
    assert pages == list(range(1, left.pages + 1))


def test_feedback_is_made_for_each_unit_and_a_questioning_sheet_for_each_respondent(tmp_path: Path) -> None:
    units = (Unit(UnitId("u1"), "示例一中心"), Unit(UnitId("u2"), "示例二中心"))
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office, replace(small_plan(), units=units))
        office.desk.put(meeting, put_question("为何拆分？", respondent=PersonId("wen"))).result()
        standing = office.desk.meeting(meeting).result()
        feedback = singly(standing, Order(Paper.FEEDBACK, Form.PDF))
        sheets = singly(standing, Order(Paper.QUESTIONING, Form.PDF))
        orders = [Order(Paper.FEEDBACK, Form.TEXT)]
        left = office.publisher.publish(meeting, orders, tmp_path / "out", scope=Scope()).result()
    assert [order.about.unit for order in feedback] == ["u1", "u2"]
    assert [order.about.person for order in sheets] == ["wen"]
    assert ["示例一中心" in left[0].path.name, "示例二中心" in left[1].path.name] == [True, True]


def test_a_preview_says_draft_exactly_while_the_export_would(tmp_path: Path) -> None:
    def footers(printed: bytes) -> str:
        document = pdfium.PdfDocument(printed)
        return "".join(page.get_textpage().get_text_range() for page in document)

    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        before = office.publisher.printed(meeting, Paper.MINUTES).result()
        record = office.publisher.printed(meeting, Paper.RECORD).result()
        gu = PersonId("gu")
        for intent in (draft_minutes(person=gu), review_draft(gu, accepted=True), approve_minutes(gu)):
            office.desk.put(meeting, intent).result()
        after = office.publisher.printed(meeting, Paper.MINUTES).result()
    assert "草稿" in footers(before.data)
    assert "草稿" not in footers(record.data)
    assert "草稿" not in footers(after.data)
