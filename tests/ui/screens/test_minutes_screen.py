"""The papers of a meeting: previewed, renewed, reworded, taken through the office, exported, printed."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app.desk import Recorded
from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.app.publish import Form
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.meeting.rules.speech import speak
from desktop.ui.accessible import unnamed
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.errand import Errand
from desktop.ui.hall.form_dialog import FormDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.minutes.export import ExportDialog
from desktop.ui.minutes.flow import Stage
from desktop.ui.minutes.printer import PrintRun, any_printer, new_printer
from desktop.ui.minutes.reword import Reword
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.pages import PdfPages
from desktop.ui.shelf.sample import place_sample
from desktop.ui.telling import Done, Refused, Troubled


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Places, MeetingId]:
    """The whole sample review, taken down once, on record and closed."""
    folder = tmp_path_factory.mktemp("played")
    places = Places(folder / "config", folder / "data")
    office = open_office(places=places)
    meeting = place_sample(office, Event(), lambda _done, _all: None).result()
    office.close()
    return places, meeting


@pytest.fixture
def sample(played: tuple[Places, MeetingId], places: Places) -> MeetingId:
    """The sample review in the store this test opens; ask for it before the window."""
    kept, meeting = played
    shutil.copytree(kept.config, places.config)
    shutil.copytree(kept.data, places.data)
    return meeting


@pytest.fixture
def screen(qtbot: QtBot, sample: MeetingId, window: MainWindow) -> MinutesScreen:
    """The papers of the sample; the record is read, no pages were waited for."""
    assert window.navigator is not None
    window.navigator.open(sample, "closed")
    shown = window.screen_shown
    assert isinstance(shown, MinutesScreen)
    qtbot.waitUntil(lambda: shown.follower.meeting is not None)
    return shown


@pytest.fixture
def paged(qtbot: QtBot, screen: MinutesScreen) -> MinutesScreen:
    """The same with its minutes on the screen."""
    wait_for_pages(qtbot, screen)
    return screen


def wait_for_pages(qtbot: QtBot, screen: MinutesScreen) -> None:
    qtbot.waitUntil(lambda: screen.view.isVisible() and not screen.preview.busy, timeout=30_000)


def answer(window: MainWindow, label: str) -> None:
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    next(button for button in box.buttons() if button.text() == label).click()


def fill(qtbot: QtBot, screen: MinutesScreen, upto: int, **values: str | bool) -> None:
    """Fill in the form that is open and wait until its act is on record."""
    dialog = next(each for each in screen.findChildren(FormDialog) if each.isVisible())
    assert unnamed(dialog) == ()
    dialog.form.load(values)
    assert dialog.form.submit()
    qtbot.waitUntil(lambda: screen.follower.meeting is not None and screen.follower.meeting.upto > upto)


def upto(screen: MinutesScreen) -> int:
    assert screen.follower.meeting is not None
    return screen.follower.meeting.upto


def test_the_pages_shown_are_those_of_the_paper_and_everything_has_a_name(paged: MinutesScreen) -> None:
    assert paged.heading()[1].endswith(f"记至第{upto(paged)}号")
    assert paged.view.page == 1
    assert unnamed(paged) == ()


def test_another_paper_is_chosen_by_the_arrow_keys(qtbot: QtBot, paged: MinutesScreen) -> None:
    paged.list.view.setFocus()
    qtbot.keyClick(paged.list.view, Qt.Key.Key_Down)
    wait_for_pages(qtbot, paged)
    assert paged.preview.paper is Paper.RECORD


def test_the_paper_is_made_anew_when_the_record_grows(
    qtbot: QtBot, window: MainWindow, office: Office, prepared: MeetingId
) -> None:
    office.preparations.open(prepared).result()
    assert window.navigator is not None
    window.navigator.open(prepared, "closed")
    screen = window.screen_shown
    assert isinstance(screen, MinutesScreen)
    wait_for_pages(qtbot, screen)
    with qtbot.waitSignal(screen.preview.printed, timeout=30_000):
        office.desk.put(prepared, speak("补充一句。"))
    assert "第38号" in screen.heading()[1]


def test_the_minutes_go_their_way_by_keys_and_a_skipped_stage_is_refused(
    qtbot: QtBot, screen: MinutesScreen, window: MainWindow, office: Office, sample: MeetingId
) -> None:
    flow = screen.flow
    assert not flow.lines[Stage.APPROVE].button.isEnabled()
    flow.approve()
    dialog = next(each for each in screen.findChildren(FormDialog) if each.isVisible())
    dialog.form.submit()
    qtbot.waitUntil(lambda: not window.errands.under_way)
    assert dialog.isVisible(), "the refusal stands in the form"
    dialog.reject()
    screen.preview.drop()
    for name, values in (
        ("draft", {}),
        ("review", {"accepted": True}),
        ("countersign", {"remark": "同意"}),
        ("approve", {}),
        ("number", {"number": "示例审纪〔2027〕3号"}),
    ):
        before = upto(screen)
        assert screen.acts.trigger(f"paper.{name}"), name
        fill(qtbot, screen, before, **values)
    meeting = office.desk.meeting(sample).result()
    assert meeting.papers.approved
    assert meeting.papers.number == "示例审纪〔2027〕3号"
    screen.acts.trigger("paper.seal")
    before = upto(screen)
    answer(window, "封存")
    qtbot.waitUntil(lambda: upto(screen) > before)
    assert office.shelf.find(sample).result().status == "sealed"
    assert not screen.acts.trigger("paper.reword"), "a sealed record is not reworded"


def test_a_narrative_paragraph_is_reworded_and_stands_in_the_paper(
    qtbot: QtBot, screen: MinutesScreen, office: Office, sample: MeetingId
) -> None:
    screen.open_reword()
    qtbot.waitUntil(lambda: screen.findChild(Reword) is not None)
    dialog = screen.findChild(Reword)
    assert dialog is not None
    assert unnamed(dialog) == ()
    first = dialog.model.rows[0]
    assert not dialog.keep.isEnabled(), "nothing was changed yet"
    dialog.text.setPlainText("会议听取了整改情况汇报。")
    with qtbot.waitSignal(dialog.reworded):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rows[0].text == "会议听取了整改情况汇报。")
    assert office.desk.meeting(sample).result().papers.wording[first.key] == "会议听取了整改情况汇报。"
    dialog.reject()


def test_papers_leave_in_the_forms_ticked_with_the_scope_on_record(
    qtbot: QtBot, screen: MinutesScreen, window: MainWindow, office: Office, sample: MeetingId, tmp_path: Path
) -> None:
    screen.acts.trigger("paper.export")
    dialog = screen.findChild(ExportDialog)
    assert dialog is not None
    assert unnamed(dialog) == ()
    assert not any(tick.isChecked() for tick in dialog.scope.values()), "nothing sensitive unless chosen"
    dialog.papers[Paper.COMMITMENTS, Form.TEXT].setChecked(True)
    dialog.papers[Paper.WORKBOOK, Form.WORKBOOK].setChecked(True)
    dialog.scope["dissents"].setChecked(True)
    dialog.recipient.setText("示例市委巡察办")
    dialog.folder.setText(str(tmp_path / "出"))
    with qtbot.waitSignal(window.teller.told, timeout=30_000) as told:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert isinstance(told.args[0], Done)
    assert sorted(file.suffix for file in (tmp_path / "出").iterdir()) == [".pdf", ".txt", ".xlsx"]
    issued = [act for _, act in office.desk.meeting(sample).result().papers.issued]
    assert [act.recipient for act in issued] == ["示例市委巡察办"] * 3
    assert {act.scope for act in issued} == {("dissents",)}
    assert issued[0].draft, "minutes nobody approved leave as a draft"


def test_nothing_can_be_exported_without_a_paper_or_a_folder(qtbot: QtBot, screen: MinutesScreen) -> None:
    screen.open_export()
    dialog = screen.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.go.isEnabled()
    dialog.folder.setText(" ")
    assert not dialog.go.isEnabled()
    dialog.folder.setText("x")
    for tick in dialog.papers.values():
        tick.setChecked(False)
    assert not dialog.go.isEnabled()


def test_an_export_that_is_stopped_says_so_and_leaves_nothing_half_written(
    qtbot: QtBot, screen: MinutesScreen, window: MainWindow, tmp_path: Path
) -> None:
    screen.open_export()
    dialog = screen.findChild(ExportDialog)
    assert dialog is not None
    dialog.folder.setText(str(tmp_path / "出"))
    dialog.go.click()
    run = window.errands.under_way[-1]
    with qtbot.waitSignal(run.ended):
        run.cancel()
    assert isinstance(window.banner.message, Done)
    assert not (tmp_path / "出").exists()


def test_an_export_into_a_place_that_is_no_folder_is_told_with_advice(
    qtbot: QtBot, screen: MinutesScreen, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "文件"
    file.write_text("")
    screen.open_export()
    dialog = screen.findChild(ExportDialog)
    assert dialog is not None
    dialog.folder.setText(str(file))
    with qtbot.waitSignal(window.teller.told, timeout=30_000) as told:
        dialog.go.click()
    assert told.args is not None
    assert isinstance(told.args[0], Troubled)
    assert told.args[0].advice


def test_the_folder_of_the_last_export_is_offered_again(
    qtbot: QtBot, screen: MinutesScreen, keeper: ChoiceKeeper, tmp_path: Path
) -> None:
    keeper.change(export_to=str(tmp_path))
    screen.open_export()
    dialog = screen.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.folder.text() == str(tmp_path)


@pytest.mark.skipif(any_printer(), reason="this machine has a printer: its dialog would open")
def test_without_a_printer_a_file_is_offered(qtbot: QtBot, paged: MinutesScreen, window: MainWindow) -> None:
    with qtbot.waitSignal(window.teller.told) as told:
        paged.acts.trigger("paper.print")
    assert told.args is not None
    assert isinstance(told.args[0], Troubled)
    assert told.args[0].offer is not None
    assert told.args[0].offer.label == "另存为 PDF…"


def test_pages_are_printed_one_a_turn_and_can_be_stopped(
    qtbot: QtBot, paged: MinutesScreen, window: MainWindow, tmp_path: Path
) -> None:
    def run(name: str) -> PrintRun:
        printer = new_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / name))
        return PrintRun(printer, PdfPages(paged._bytes()), paged)

    whole, got = run("全部.pdf"), []
    with qtbot.waitSignal(window.errands.send(Errand("打印", whole.start, got.append, whole.cancel)).ended):
        pass
    printed = PdfPages((tmp_path / "全部.pdf").read_bytes())
    assert got == [len(printed.sizes)]
    assert round(printed.sizes[0].width()) == 595
    printed.close()
    stopped = run("停止.pdf")
    sent = window.errands.send(Errand("打印", stopped.start, got.append, stopped.cancel))
    with qtbot.waitSignal(sent.ended):
        sent.cancel()
    assert len(got) == 1


def test_a_saved_preview_is_the_paper_shown(
    qtbot: QtBot, paged: MinutesScreen, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.teller.told):
        paged._write(tmp_path / "纪要.pdf", paged._bytes())
    assert (tmp_path / "纪要.pdf").read_bytes() == paged._bytes()


def test_a_refused_export_shows_the_rule(
    qtbot: QtBot, screen: MinutesScreen, window: MainWindow, office: Office, sample: MeetingId
) -> None:
    recorded = office.desk.seal(sample).result()
    assert isinstance(recorded, Recorded)
    qtbot.waitUntil(lambda: upto(screen) == recorded.upto)
    with qtbot.waitSignal(window.teller.told) as told:
        screen.flow._seal()
    assert told.args is not None
    assert isinstance(told.args[0], Refused)
