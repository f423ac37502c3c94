"""Papers made while the meeting runs: on disk, on record up to the entry they show, and kept as exhibits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.app.files import FolderTrouble
from desktop.meeting.acts import InterimPrinted, Paper
from desktop.meeting.ids import PersonId
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.procedure import close_meeting
from desktop.meeting.rules.speech import commit, put_question, speak
from tests.app.offices import in_order, office_at

if TYPE_CHECKING:
    from pathlib import Path

WEN = PersonId("wen")


def test_a_paper_is_on_disk_on_record_and_kept_and_the_meeting_goes_on(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        asked = office.desk.put(meeting, put_question("为何拆分？", respondent=WEN)).result()
        assert not isinstance(asked, Refusal)
        waiting = office.interim.make(meeting, Paper.QUESTIONING, tmp_path / "out")
        office.desk.put(meeting, speak("打印时又说了一句。")).result()
        (made,) = waiting.result()
        acts = {entry.seq: entry.act for entry in office.desk.entries(meeting).result()}
        (again,) = office.publisher.again(meeting, tmp_path / "later").result()
    (printed,) = [act for act in acts.values() if isinstance(act, InterimPrinted)]
    assert printed.upto == made.upto >= asked.upto
    assert (printed.papers, printed.person, printed.pages) == ((Paper.QUESTIONING,), WEN, made.pages)
    assert printed.code
    assert made.path.read_bytes() == made.data == again.read_bytes()
    assert f"会中记至第{made.upto}号" in made.path.name
    assert "温子谦" in made.path.name
    assert "草稿" not in made.path.name


def test_a_paper_without_anything_on_it_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        for paper in (Paper.QUESTIONING, Paper.COMMITMENTS, Paper.VOTES, Paper.COUNT):
            refused = office.interim.make(meeting, paper, tmp_path / "out").result()
            assert isinstance(refused, Refusal)
            assert refused.rule == "interim.nothing"
    assert not (tmp_path / "out").exists()


def test_a_sealed_record_takes_no_interim_paper_and_no_file_stays(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        office.desk.put(meeting, commit("月底前改好。", speaker=WEN)).result()
        office.desk.put(meeting, close_meeting()).result()
        office.desk.seal(meeting).result()
        refused = office.interim.make(meeting, Paper.COMMITMENTS, tmp_path / "out").result()
    assert isinstance(refused, Refusal)
    assert refused.rule == "record.sealed"
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_a_trouble_and_nothing_is_on_record(tmp_path: Path) -> None:
    blocked = tmp_path / "out"
    blocked.write_text("no folder")
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        office.desk.put(meeting, commit("月底前改好。", speaker=WEN)).result()
        failure = office.interim.make(meeting, Paper.COMMITMENTS, blocked).exception()
        acts = [entry.act for entry in office.desk.entries(meeting).result()]
    assert isinstance(failure, FolderTrouble)
    assert not any(isinstance(act, InterimPrinted) for act in acts)


def test_a_folder_that_is_gone_gives_way_to_the_spare_one(tmp_path: Path) -> None:
    blocked = tmp_path / "stick"
    blocked.write_text("pulled out")
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        office.desk.put(meeting, commit("月底前改好。", speaker=WEN)).result()
        (made,) = office.interim.make(meeting, Paper.COMMITMENTS, blocked, spare=tmp_path / "home").result()
    assert made.path.parent == tmp_path / "home"
    assert made.path.is_file()
