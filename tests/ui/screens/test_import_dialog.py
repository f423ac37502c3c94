"""Importing a ledger: read aside, looked at row by row, saved only when confirmed, undone as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop.app.office import Office
from desktop.intake import Decision
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.ui.accessible import unnamed
from desktop.ui.hall.form_dialog import FormDialog
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.rows import PreviewRow
from desktop.ui.importing.target import PlanTarget
from desktop.ui.main_window import MainWindow
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.telling import Troubled

HEAD = "序号,具体问题,单位名称,整改期限,完成情况"
LINES = (
    "1,绿化养护招标程序不规范,示例市园林养护中心,2027-06-30,已完成",
    "2,公务用车加油卡管理混乱,示例市园林养护中心,2个月内,整改中",
    "3,应收账款长期未清理,示例市城市照明管理处,6月底,未完成",
    "合计,,,,",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "台账.csv"
    file.write_text("\n".join(("问题台账,,,,", HEAD, *LINES)), "utf-8")
    return file


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, office: Office) -> PrepareScreen:
    """The preparation of a meeting without findings."""
    meeting = office.preparations.new("rectification-review", Plan("四方会审")).result().meeting
    assert window.navigator is not None
    window.navigator.open(meeting, "preparing")
    shown = window.screen_shown
    assert isinstance(shown, PrepareScreen)
    qtbot.waitUntil(lambda: shown.keeper.loaded)
    return shown


@pytest.fixture
def dialog(qtbot: QtBot, screen: PrepareScreen, ledger: Path) -> ImportDialog:
    """The import, with the ledger in its preview."""
    screen.import_findings()
    made = screen.findChild(ImportDialog)
    assert made is not None
    read(qtbot, made, ledger)
    return made


def read(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    with qtbot.waitSignal(dialog.read, timeout=15_000):
        dialog.read_path(file)


def row(dialog: ImportDialog, number: int) -> PreviewRow:
    return next(each for each in dialog.model.rows if each.number == number)


def plan_of(qtbot: QtBot, screen: PrepareScreen, office: Office) -> Plan:
    qtbot.waitUntil(lambda: screen.keeper.clean)
    return office.preparations.get(screen.keeper.meeting).result().plan


def test_every_row_of_the_file_is_shown_and_nothing_is_saved_yet(
    qtbot: QtBot, dialog: ImportDialog, screen: PrepareScreen, office: Office
) -> None:
    assert [(each.number, each.ticked) for each in dialog.model.rows] == [(3, True), (4, True), (5, True), (6, False)]
    assert row(dialog, 4).doubts
    assert row(dialog, 6).doubts == "合计行。"
    assert unnamed(dialog) == ()
    dialog.reject()
    assert plan_of(qtbot, screen, office).findings == ()


def test_confirmed_rows_are_in_the_plan_and_one_undo_takes_all_back(
    qtbot: QtBot, dialog: ImportDialog, screen: PrepareScreen, office: Office
) -> None:
    with qtbot.waitSignal(dialog.taken):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    plan = plan_of(qtbot, screen, office)
    assert [finding.text for finding in plan.findings] == [
        "绿化养护招标程序不规范", "公务用车加油卡管理混乱", "应收账款长期未清理",
    ]  # fmt: skip
    assert plan.findings[0].due == date(2027, 6, 30)
    assert (plan.findings[2].due, plan.findings[2].due_text) == (None, "6月底")
    assert {unit.name for unit in plan.units} == {"示例市园林养护中心", "示例市城市照明管理处"}
    screen.acts.trigger("plan.undo")
    qtbot.waitUntil(lambda: screen.keeper.plan.findings == ())
    assert plan_of(qtbot, screen, office).findings == ()


def test_a_suggested_date_becomes_one_only_when_taken(
    qtbot: QtBot, dialog: ImportDialog, screen: PrepareScreen, office: Office
) -> None:
    assert dialog.dates.isVisible()
    qtbot.mouseClick(dialog.dates, Qt.MouseButton.LeftButton)
    assert not dialog.dates.isVisible()
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert all(finding.due is not None for finding in plan_of(qtbot, screen, office).findings)


def test_a_row_is_left_out_by_enter_and_its_words_are_mended_in_the_cell(
    qtbot: QtBot, dialog: ImportDialog, screen: PrepareScreen, office: Office
) -> None:
    dialog.view.pick("4")
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert not row(dialog, 4).ticked
    dialog.model.setData(dialog.model.index_of("5", 3), "应收账款86万元长期未清理")
    dialog.model.setData(dialog.model.index_of("5", 5), "2027-09-30")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    findings = plan_of(qtbot, screen, office).findings
    assert [finding.text for finding in findings] == ["绿化养护招标程序不规范", "应收账款86万元长期未清理"]
    assert findings[1].due == date(2027, 9, 30)


def test_a_column_is_mapped_by_hand_and_the_heading_moved(dialog: ImportDialog) -> None:
    field = dialog.columns_model.index_of("C", 2)
    assert dialog.columns_model.data(field) == "单位"
    dialog.columns_model.setData(field, "不导入")
    assert row(dialog, 3).unit == ""
    dialog.bar.header.setValue(3)
    dialog.bar.header.editingFinished.emit()
    assert dialog.draft is not None
    assert dialog.draft.proposal.header_row == 3


@pytest.mark.parametrize("decision", list(Decision))
def test_what_is_there_already_stops_skips_or_updates(
    qtbot: QtBot, dialog: ImportDialog, screen: PrepareScreen, office: Office, ledger: Path, decision: Decision
) -> None:
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    before = plan_of(qtbot, screen, office)
    changed = LINES[0].replace("已完成", "整改中")
    ledger.write_text("\n".join((HEAD, changed, LINES[1])), "utf-8")
    second = ImportDialog(dialog._session, PlanTarget(screen.keeper), screen)
    second.open()
    read(qtbot, second, ledger)
    assert row(second, 2).decidable
    assert row(second, 3).state == "相同"
    assert not second.confirm.isEnabled(), "stopping is what happens unless somebody decides"
    second.bar.policy_said.emit(decision)
    after = before
    if decision is Decision.UPDATE:
        qtbot.mouseClick(second.confirm, Qt.MouseButton.LeftButton)
        after = plan_of(qtbot, screen, office)
        assert after.findings[0].claimed == "整改中"
        assert after.findings[0].id == before.findings[0].id
    else:
        assert not second.confirm.isEnabled()
        second.reject()
    assert len(after.findings) == len(before.findings)


def test_a_file_that_is_no_table_gets_a_sentence_in_the_dialog(
    qtbot: QtBot, screen: PrepareScreen, tmp_path: Path
) -> None:
    screen.import_findings()
    dialog = screen.findChild(ImportDialog)
    assert dialog is not None
    file = tmp_path / "说明.pdf"
    file.write_bytes(b"%PDF-1.7\n%" + bytes(range(256)))
    with qtbot.waitSignal(dialog.teller.told, timeout=15_000) as told:
        dialog.read_path(file)
    assert told.args is not None
    assert isinstance(told.args[0], Troubled)
    assert "PDF" in told.args[0].sentence
    assert dialog.draft is None


def test_a_dropped_file_is_read(qtbot: QtBot, screen: PrepareScreen, ledger: Path) -> None:
    screen.import_findings()
    dialog = screen.findChild(ImportDialog)
    assert dialog is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ledger))])
    move, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(dialog.read):
        dialog.dropEvent(QDropEvent(QPointF(5, 5), move, data, left, none))
    assert dialog.model.rowCount() == 4


def test_reading_that_was_stopped_leaves_nothing_behind(qtbot: QtBot, screen: PrepareScreen, ledger: Path) -> None:
    screen.import_findings()
    dialog = screen.findChild(ImportDialog)
    assert dialog is not None
    dialog.read_path(ledger)
    (run,) = dialog.errands.under_way
    with qtbot.waitSignal(run.ended):
        run.cancel()
    assert dialog.draft is None
    assert dialog.isVisible()


def test_findings_join_an_open_record_as_entries_and_are_struck_out_as_one(
    qtbot: QtBot, window: MainWindow, office: Office, prepared: MeetingId, ledger: Path
) -> None:
    opened = office.preparations.open(prepared).result()
    navigator = window.navigator
    assert navigator is not None
    navigator.open(prepared, "open")
    navigator.import_findings()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    assert [dialog.bar.conflicts.itemData(at) for at in range(dialog.bar.conflicts.count())] == ["stop", "skip"]
    read(qtbot, dialog, ledger)
    with qtbot.waitSignal(window.teller.told):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    standing = office.desk.meeting(prepared).result()
    assert standing.upto == opened.upto + 3
    assert len(standing.agenda.findings) == 12
    navigator.take_back_import()
    qtbot.waitUntil(lambda: window.findChild(FormDialog) is not None)
    form = window.findChild(FormDialog)
    assert form is not None
    form.form.load({"ground": "导入了旧台账"})
    with qtbot.waitSignal(window.teller.told):
        form.form.submit()
    assert len(office.desk.meeting(prepared).result().agenda.findings) == 9


def test_the_preview_is_confirmed_by_ctrl_enter_from_anywhere_in_it(
    qtbot: QtBot, dialog: ImportDialog, screen: PrepareScreen, office: Office
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.view.setFocus()
    with qtbot.waitSignal(dialog.taken):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(plan_of(qtbot, screen, office).findings) == 3
