"""Tables of rows: what is shown, what stays selected, what may be edited."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.ledger_model import RIGHT, Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.look import Look
from desktop.ui.tokens import Hue


@dataclass(frozen=True)
class Finding:
    """A row of these tests."""

    id: str
    text: str
    amount: int = 0
    late: bool = False


ROWS = (Finding("f1", "招标程序不规范", 12), Finding("f2", "账目不清", 3, late=True))


def late_is_red(row: Finding) -> Hue | None:
    return Hue.RED if row.late else None


@pytest.fixture
def edits() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def model(look: Look, edits: list[tuple[str, str]]) -> LedgerModel[Finding]:
    def note(row: Finding, text: str) -> None:
        edits.append((row.id, text))

    columns = [
        Column[Finding]("问题", lambda row: row.text, edit=note, bold=True),
        Column[Finding]("金额", lambda row: f"{row.amount}", RIGHT, hue=late_is_red, width=80),
    ]
    made = LedgerModel[Finding](columns, lambda row: row.id, lambda hue: look.theme.tokens.hue(hue).ink)
    made.show(ROWS)
    return made


def test_the_model_keeps_the_promises_of_a_qt_model(model: LedgerModel[Finding], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    assert model.rowCount() == 2


def test_cells_say_what_the_columns_declare(model: LedgerModel[Finding]) -> None:
    cell = model.index(1, 1)
    assert cell.data() == "3"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "金额：3"
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) == int(RIGHT)
    assert cell.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "问题"
    assert model.headerData(1, Qt.Orientation.Vertical) == 2


def test_a_column_without_a_title_is_spoken_without_one(look: Look) -> None:
    bare = LedgerModel[Finding]([Column("", lambda row: row.text)], lambda row: row.id, lambda _hue: "#000000")
    bare.show(ROWS)
    assert bare.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "招标程序不规范"


def test_editing_asks_for_the_change_and_shows_it_only_when_it_has_come_true(
    model: LedgerModel[Finding], edits: list[tuple[str, str]]
) -> None:
    cell = model.index(0, 0)
    assert model.setData(cell, "招标程序不合规")
    assert edits == [("f1", "招标程序不合规")]
    assert cell.data() == "招标程序不规范"


def test_a_column_without_edit_cannot_be_edited(model: LedgerModel[Finding]) -> None:
    assert not model.setData(model.index(0, 1), "5")
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_new_rows_at_the_end_are_inserted_and_changed_ones_announced(qtbot: QtBot, model: LedgerModel[Finding]) -> None:
    longer = (ROWS[0], replace(ROWS[1], amount=4), Finding("f3", "超编"))
    with qtbot.waitSignals([model.rowsInserted, model.dataChanged]), qtbot.assertNotEmitted(model.modelReset):
        model.show(longer)
    assert model.index(1, 1).data() == "4"


def test_another_order_is_a_new_list(qtbot: QtBot, model: LedgerModel[Finding]) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.show(ROWS[::-1])
    assert model.index_of("f1").row() == 1


def test_two_rows_with_one_id_are_a_mistake(model: LedgerModel[Finding]) -> None:
    with pytest.raises(ValueError, match="one id"):
        model.show((ROWS[0], ROWS[0]))


def test_an_id_not_shown_has_no_place(model: LedgerModel[Finding]) -> None:
    assert not model.index_of("f9").isValid()
    assert model.id_at(model.index_of("f9")) == ""


@pytest.fixture
def view(qtbot: QtBot, look: Look, model: LedgerModel[Finding]) -> LedgerView[Finding]:
    made = LedgerView(look, model, "问题清单")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_same_row_stays_selected_when_the_order_changes(
    view: LedgerView[Finding], model: LedgerModel[Finding]
) -> None:
    view.pick("f2")
    model.show(ROWS[::-1])
    assert view.current_id == "f2"
    assert view.currentIndex().row() == 0


def test_nothing_is_selected_when_the_row_is_gone(view: LedgerView[Finding], model: LedgerModel[Finding]) -> None:
    view.pick("f2")
    model.show(ROWS[:1])
    assert view.current_id in {"", "f1"}


def test_enter_opens_the_selected_row(qtbot: QtBot, view: LedgerView[Finding]) -> None:
    view.pick("f1")
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["f1"]


def test_moving_down_picks_the_next_row(qtbot: QtBot, view: LedgerView[Finding]) -> None:
    view.pick("f1")
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert picked.args == ["f2"]
