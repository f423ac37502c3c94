"""What the shelf says of a meeting is what its record says, after every single act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from db import ShelfRow, Store
from desktop.app.facts import read_facts
from desktop.meeting.acts import SpeechKind
from desktop.meeting.ids import MeetingId, PersonId
from desktop.meeting.outstanding import DueKind, MinutesState, Outstanding, outstanding
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.rules.procedure import close_meeting
from desktop.meeting.rules.speech import commit, speak
from desktop.meeting.scene import parse_scene, play
from tests.app.offices import in_order, office_at

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.desk import Recorded
    from desktop.app.office import Office
    from desktop.meeting.journal import Entry


def put(office: Office, meeting: MeetingId, intent: Intent) -> Recorded:
    outcome = office.desk.put(meeting, intent).result()
    assert not isinstance(outcome, Refusal), outcome
    return outcome


def said(office: Office) -> Outstanding:
    (line,) = office.shelf.lines().result()
    assert line.outstanding is not None
    return line.outstanding


def test_after_every_act_of_the_sample_the_shelf_says_what_a_replay_says(tmp_path: Path) -> None:
    scene = parse_scene((files("resources") / "samples" / "rectification-review.scene").read_text("utf-8"))
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = office.preparations.new(scene.profile, scene.plan).result().meeting
        opened = office.preparations.open(meeting, at=scene.opened_at).result()
        assert not isinstance(opened, Refusal)
        wrong: list[int] = []

        def record(intent: Intent, at: datetime) -> tuple[Entry, ...] | Refusal:
            outcome = office.desk.put(meeting, intent, at=at).result()
            if isinstance(outcome, Refusal):
                return outcome
            row = office.thread.post(lambda store: store.shelf_row(meeting)).result()
            standing = office.thread.post(lambda store: office.desk.snapshot(store, meeting)).result()
            if row is None or read_facts(row.facts).outstanding != outstanding(standing):
                wrong.append(outcome.upto)
            return outcome.entries

        for _ in play(scene, opened.entries, record):
            continue
        assert wrong == []
        kinds = {each.kind for each in said(office).due}
        assert kinds == {DueKind.COMMITMENT, DueKind.ANSWER}
        assert said(office).begun


def test_a_promise_stands_on_the_shelf_with_its_day_until_it_is_struck_out(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        made = put(office, meeting, commit("四月底前补齐台账", speaker=PersonId("wen"), due=date(2027, 4, 30)))
        (due,) = said(office).due
        assert (due.on, due.text, due.who) == (date(2027, 4, 30), "四月底前补齐台账", "温子谦")
        assert said(office).commitments_unread == 1
        put(office, meeting, speak("数字要实", speaker=PersonId("gu"), kind=SpeechKind.SUMMARY))
        assert said(office).due == (due,)
        put(office, meeting, strike_out(made.upto, "误录"))
        assert said(office).due == ()


def test_a_closed_meeting_whose_closing_is_struck_out_is_open_again(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        closed = put(office, meeting, close_meeting())
        assert office.shelf.lines().result()[0].status == "closed"
        assert said(office).minutes is MinutesState.NONE
        put(office, meeting, strike_out(closed.upto, "误录"))
        assert office.shelf.lines().result()[0].status == "open"


def test_lines_of_an_older_program_are_mended_once_and_only_they(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        put(office, meeting, commit("四月底前补齐台账", speaker=PersonId("wen"), due=date(2027, 4, 30)))
        known = said(office)
        office.thread.post(lambda store: _aged(store, meeting)).result()
        lines = office.shelf.lines().result()
        assert lines[0].outstanding is None
        assert office.shelf.mend(lines).result() == 1
        assert said(office) == known
        assert office.shelf.mend(office.shelf.lines().result()).result() == 0


def test_a_prepared_meeting_is_never_mended(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        scene = parse_scene((files("resources") / "samples" / "rectification-review.scene").read_text("utf-8"))
        office.preparations.new(scene.profile, scene.plan).result()
        lines = office.shelf.lines().result()
        assert [line.outstanding for line in lines] == [None]
        assert office.shelf.mend(lines).result() == 0


def _aged(store: Store, meeting: MeetingId) -> None:
    """The line as a program wrote it that kept no outstanding matters."""
    row = store.shelf_row(meeting)
    assert isinstance(row, ShelfRow)
    with store.transaction() as tx:
        tx.put_shelf(replace(row, facts=b'{"findings":2,"place":"","sample":true}'))
