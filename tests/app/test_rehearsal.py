"""A rehearsal has a store of its own, and nothing of one sort passes for the other."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from db.trouble import ForeignFile, StoreHeld
from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.app.publish import Form, Order
from desktop.app.rehearsal import NotForRehearsing, rehearse
from desktop.app.vault import LAST_BACKUP, ForRealMeetings, ForRehearsals, backup_job, clear, restore
from desktop.meeting.acts import Paper
from desktop.meeting.plan import Plan
from desktop.meeting.refusal import Refusal
from desktop.minutes.compose import USUAL, compose_workbook
from tests.app.offices import Sundial, in_order, office_at, opened, small_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REAL = replace(small_plan(), sample=False)


@contextmanager
def stage_at(folder: Path, home: Path) -> Iterator[Office]:
    """The office of a store of rehearsals."""
    places = Places(home / "config", home / "data")
    office = open_office(folder, places=places, clock=Sundial(), rehearsal=True)
    try:
        yield office
    finally:
        office.close()


def test_neither_sort_of_store_opens_as_the_other(tmp_path: Path) -> None:
    with office_at(tmp_path / "real", tmp_path), stage_at(tmp_path / "stage", tmp_path):
        pass
    with pytest.raises(ForRehearsals), office_at(tmp_path / "stage", tmp_path):
        pass
    with pytest.raises(ForRealMeetings), stage_at(tmp_path / "real", tmp_path):
        pass


def test_a_rehearsal_dressed_up_as_a_real_store_is_found_out_by_its_inside(tmp_path: Path) -> None:
    with stage_at(tmp_path / "stage", tmp_path) as office:
        name = office.thread.post(lambda store: store.id).result()
        places = office.places
    real = name.removeprefix("rehearsal-")
    (tmp_path / "stage" / "store.id").write_text(f"{real}\n", "utf-8")
    (places.keys / f"{name}.key").rename(places.keys / f"{real}.key")
    with pytest.raises(ForeignFile), office_at(tmp_path / "stage", tmp_path):
        pass


def test_a_rehearsed_meeting_is_a_copy_and_every_paper_of_it_says_so(tmp_path: Path) -> None:
    with office_at(tmp_path / "real", tmp_path) as office:
        real = office.preparations.new("rectification-review", REAL).result()
        with stage_at(tmp_path / "stage", tmp_path) as stage:
            copy = rehearse(stage, real.preparation).result()
            assert copy.plan == replace(REAL, rehearsal=True)
            outcome = stage.preparations.open(copy.meeting).result()
            assert not isinstance(outcome, Refusal)
            for paper in (Paper.RECORD, Paper.MINUTES, Paper.FEEDBACK):
                for draft in (True, False):
                    assert stage.publisher.preview(copy.meeting, paper, draft=draft).result().watermark == "演练"
            book = compose_workbook(stage.desk.meeting(copy.meeting).result())
            assert book.watermark == "演练"
            assert all(sheet.above[0] == ("演练", "本表出自演练，不得报送。") for sheet in book.sheets)
            left = stage.publisher.publish(
                copy.meeting, [Order(Paper.RECORD, Form.TEXT)], tmp_path / "out", scope=USUAL
            ).result()
            assert not isinstance(left, Refusal)
            assert "演练" in left[0].path.name
        assert office.preparations.get(real.meeting).result() == real
        assert [line.upto for line in office.shelf.lines().result()] == [0]


def test_a_plan_cannot_say_itself_whether_it_is_a_rehearsal(tmp_path: Path) -> None:
    lying = replace(REAL, rehearsal=True)
    with office_at(tmp_path / "real", tmp_path) as office:
        prepared = office.preparations.new("rectification-review", lying).result()
        assert not prepared.plan.rehearsal
        assert not office.desk.meeting(opened(office, lying)).result().plan.rehearsal
    with stage_at(tmp_path / "stage", tmp_path) as stage:
        changed = stage.preparations.new("rectification-review", Plan("演练")).result()
        assert changed.plan.rehearsal
        assert stage.preparations.change(changed, lambda plan: replace(plan, rehearsal=False)).result().plan.rehearsal
        assert not stage.preparations.new("rectification-review", small_plan()).result().plan.rehearsal, (
            "样张 stays 样张"
        )


def test_nothing_is_rehearsed_in_a_store_of_real_meetings(tmp_path: Path) -> None:
    with office_at(tmp_path / "real", tmp_path) as office:
        real = office.preparations.new("rectification-review", REAL).result()
        with pytest.raises(NotForRehearsing):
            rehearse(office, real.preparation)


def test_clearing_takes_the_rehearsals_and_their_key_and_nothing_beside_them(tmp_path: Path) -> None:
    with office_at(tmp_path / "real", tmp_path) as office:
        places, clock = office.places, office.clock
    with stage_at(tmp_path / "stage", tmp_path) as stage:
        opened(stage)
        with pytest.raises(StoreHeld):
            clear(tmp_path / "stage", places, clock)
        assert len(stage.shelf.lines().result()) == 1
    (tmp_path / "stage" / "笔记.txt").write_text("我的", "utf-8")
    with pytest.raises(ForRealMeetings):
        clear(tmp_path / "real", places, clock)
    clear(tmp_path / "stage", places, clock)
    assert [path.name for path in (tmp_path / "stage").iterdir()] == ["笔记.txt"]
    assert len(list(places.keys.iterdir())) == 1
    with office_at(tmp_path / "real", tmp_path) as office:
        assert office.shelf.lines().result() == ()


def test_an_empty_folder_is_gone_after_clearing_and_can_be_used_again(tmp_path: Path) -> None:
    with stage_at(tmp_path / "stage", tmp_path) as stage:
        places, clock = stage.places, stage.clock
    clear(tmp_path / "stage", places, clock)
    assert not (tmp_path / "stage").exists()
    with stage_at(tmp_path / "stage", tmp_path) as again:
        assert again.shelf.lines().result() == ()


def test_a_backup_keeps_its_sort_and_the_store_knows_when_it_was_made(tmp_path: Path) -> None:
    with stage_at(tmp_path / "stage", tmp_path) as stage:
        assert stage.settings.get(LAST_BACKUP).result() == ""
        stage.thread.post(backup_job(tmp_path / "copy", stage.places, stage.clock, with_key=False)).result()
        assert stage.settings.get(LAST_BACKUP).result() > "2027-03-16T"
        places, clock = stage.places, stage.clock
    with pytest.raises(ForRehearsals):
        restore(tmp_path / "copy", None, tmp_path / "real", places, clock)
    assert not (tmp_path / "real").exists()
    restore(tmp_path / "copy", None, tmp_path / "again", places, clock, rehearsal=True).close()


def test_verification_goes_in_turns_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    with office_at(tmp_path / "real", tmp_path) as office:
        in_order(office)
        heard: list[tuple[int, int]] = []
        report = office.proof.verify(lambda done, whole: heard.append((done, whole))).result()
        whole = office.thread.post(lambda store: store.verify_all()).result()
        assert report == whole
        assert heard[-1] == (report.entries, report.entries)
        stop = Event()
        stop.set()
        assert office.proof.verify(None, stop).exception() is not None


def test_closing_a_store_ends_a_verification_under_way(tmp_path: Path) -> None:
    with office_at(tmp_path / "real", tmp_path) as office:
        in_order(office)
        futures = [office.proof.verify() for _ in range(3)]
    assert all(future.done() for future in futures)
