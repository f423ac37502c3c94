"""The opinion matrix: arrows, one key per value in either width, Enter for the comment."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.matrix_model import Choice, Line, Mark, MatrixModel
from desktop.ui.matrix_view import Advance, MatrixView
from desktop.ui.tokens import Hue

CHOICES = (
    Choice("done", "整改到位", Icon.CHECK, Hue.GREEN, "1a"),
    Choice("not", "未到位", Icon.X, Hue.ORANGE, "2;"),
)
ROWS = (Line("f1", "问题一", "一致"), Line("f2", "问题二", "分歧"))
PARTIES = (Line("p1", "市纪委监委"), Line("p2", "市委组织部"))
MARKS = {
    ("f1", "p1"): Mark("done"),
    ("f1", "p2"): Mark("not", commented=True, earlier="done"),
    ("f2", "p2"): Mark(locked=True),
}


@pytest.fixture
def model(qapp: QApplication) -> MatrixModel:
    made = MatrixModel(CHOICES)
    made.show(ROWS, PARTIES, MARKS, "一致程度")
    return made


@pytest.fixture
def view(qtbot: QtBot, look: Look, model: MatrixModel) -> MatrixView:
    made = MatrixView(look, model, "会审意见")
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.setFocus()
    return made


def press(view: MatrixView, sign: str) -> None:
    QApplication.sendEvent(view, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def place(view: MatrixView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def test_the_model_keeps_the_promises_of_a_qt_model(model: MatrixModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (2, 3)


def test_cells_are_heard_with_their_row_and_column(model: MatrixModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 1).data(role) == "问题一，市委组织部，未到位，有说明，上一轮：整改到位"
    assert model.index(1, 0).data(role) == "问题二，市纪委监委，未填"
    assert model.index(1, 1).data(role) == "问题二，市委组织部，未填，不可改"
    assert model.index(1, 2).data(role) == "问题二，一致程度：分歧"
    assert model.index(0, 0).data() == "整改到位"


def test_what_is_missing_is_counted(model: MatrixModel) -> None:
    assert model.missing() == 2


@pytest.mark.parametrize(
    ("sign", "value"), [("1", "done"), ("a", "done"), ("A", "done"), ("１", "done"), ("；", "not")]
)
def test_a_key_chooses_its_value_in_either_width(qtbot: QtBot, view: MatrixView, sign: str, value: str) -> None:
    view.go_to("f1", "p1")
    with qtbot.waitSignal(view.chosen) as chosen:
        press(view, sign)
    assert chosen.args == ["f1", "p1", value]


@pytest.mark.parametrize("sign", ["9", "中", " "])
def test_other_signs_choose_nothing(qtbot: QtBot, view: MatrixView, sign: str) -> None:
    view.go_to("f1", "p1")
    with qtbot.assertNotEmitted(view.chosen):
        press(view, sign)
    assert place(view) == (0, 0)


@pytest.mark.parametrize(
    ("advance", "start", "end"),
    [
        (Advance.DOWN, ("f1", "p1"), (1, 0)),
        (Advance.DOWN, ("f2", "p1"), (0, 1)),
        (Advance.RIGHT, ("f1", "p1"), (0, 1)),
        (Advance.RIGHT, ("f1", "p2"), (1, 0)),
        (Advance.STAY, ("f1", "p1"), (0, 0)),
    ],
)
def test_the_cursor_goes_on_after_a_value(
    view: MatrixView, advance: Advance, start: tuple[str, str], end: tuple[int, int]
) -> None:
    view.advance = advance
    view.go_to(*start)
    press(view, "1")
    assert place(view) == end


def test_a_locked_cell_takes_no_value(qtbot: QtBot, view: MatrixView) -> None:
    view.go_to("f2", "p2")
    with qtbot.assertNotEmitted(view.chosen):
        press(view, "1")
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert place(view) == (1, 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_to_clear_the_cell(qtbot: QtBot, view: MatrixView, key: Qt.Key) -> None:
    view.go_to("f1", "p1")
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, key)
    assert chosen.args == ["f1", "p1", ""]


def test_enter_asks_for_the_comment_and_arrows_move(qtbot: QtBot, view: MatrixView) -> None:
    view.go_to("f1", "p1")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.comment_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == ["f1", "p2"]


def test_a_shortcut_is_not_a_value(qtbot: QtBot, view: MatrixView) -> None:
    view.go_to("f1", "p1")
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)


def test_the_cursor_stays_when_values_change_and_starts_anew_with_other_rows(
    view: MatrixView, model: MatrixModel
) -> None:
    view.go_to("f2", "p1")
    model.show((ROWS[0], Line("f2", "问题二", "一致")), PARTIES, {}, "一致程度")
    assert place(view) == (1, 0)
    assert model.index(1, 2).data() == "一致"
    model.show(ROWS[:1], PARTIES, {}, "一致程度")
    assert place(view) == (0, 0)


def test_a_cell_is_drawn_in_the_hue_of_its_value(view: MatrixView, model: MatrixModel, look: Look) -> None:
    rect = view.visualRect(model.index(0, 1))
    image = view.viewport().grab().toImage()
    colour = image.pixelColor(rect.left() + 12, rect.center().y())
    assert colour.name().upper() == look.theme.tokens.hue(Hue.ORANGE).tint


def test_one_key_cannot_choose_two_values(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="two values"):
        MatrixModel((CHOICES[0], Choice("x", "其他", Icon.X, Hue.RED, "a")))


def test_the_grid_has_a_name(view: MatrixView) -> None:
    assert unnamed(view) == ()


def test_a_grid_moves_from_judge_to_judge_unless_told_otherwise(view: MatrixView) -> None:
    view.go_to("f1", "p1")
    press(view, "1")
    assert place(view) == (0, 1)
    press(view, "1")
    assert place(view) == (1, 0)


def test_one_changed_cell_tells_of_its_row_alone(model: MatrixModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show(ROWS, PARTIES, {**MARKS, ("f2", "p1"): Mark("done")}, "一致程度")
    first, last = told.args[:2]
    assert (first.row(), last.row()) == (1, 1)


def test_a_changed_agreement_and_a_cell_taken_away_tell_of_their_rows(model: MatrixModel) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.show((ROWS[0], Line("f2", "问题二", "一致")), PARTIES, MARKS, "一致程度")
    assert told == [1]
    model.show(
        (ROWS[0], Line("f2", "问题二", "一致")),
        PARTIES,
        {place_: mark for place_, mark in MARKS.items() if place_ != ("f1", "p1")},
        "一致程度",
    )
    assert told == [1, 0]
    model.show((ROWS[0], Line("f2", "问题二", "一致")), PARTIES, {}, "一致程度")
    assert told == [1, 0, 0, 1]


def test_many_changed_rows_are_told_in_one_go(qapp: QApplication) -> None:
    model = MatrixModel(CHOICES)
    rows = [Line(f"f{at}", f"问题{at}") for at in range(500)]
    parties = [Line(f"p{at}", f"第{at}方") for at in range(12)]
    model.show(rows, parties, {}, "一致程度")
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    marks = {(row.id, party.id): Mark("done") for row in rows for party in parties}
    model.show(rows, parties, marks, "一致程度")
    assert told == [(0, 499)]
    assert (model.missing(), model.index_of("f499", "p11").row()) == (0, 499)


def test_what_is_older_or_lacking_is_said_as_well_as_drawn(model: MatrixModel) -> None:
    model.show(ROWS, PARTIES, {("f1", "p1"): Mark("done", pale="会前", lacking=True)}, "一致程度")
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("整改到位，会前，待补")


def test_a_short_head_tells_the_whole_name_on_the_mouse(model: MatrixModel) -> None:
    model.show(ROWS, (Line("p1", "纪委监委", full="示例市纪委监委"), PARTIES[1]), MARKS, "一致程度")
    tip = Qt.ItemDataRole.ToolTipRole
    heads = [model.headerData(at, Qt.Orientation.Horizontal, tip) for at in range(3)]
    assert heads == ["示例市纪委监委", "市委组织部", "一致程度"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "纪委监委"
