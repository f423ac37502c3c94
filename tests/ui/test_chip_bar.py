"""Chips: one is chosen; those without room are found under 更多."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.chip import Chip, ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.look import Look

SPECS = tuple(
    ChipSpec(f"p{at}", name, f"F{at}", f"发言人 {name}")
    for at, name in enumerate(("钟世安", "罗敬之", "何其远", "秦若岚", "韩立诚"), 2)
)


@pytest.fixture(params=ChipStyle)
def bar(request: pytest.FixtureRequest, qtbot: QtBot, look: Look) -> ChipBar:
    made = ChipBar(look, "发言人", request.param)
    qtbot.addWidget(made)
    made.show_chips(SPECS)
    made.resize(900, 40)
    made.show()
    return made


def chips(bar: ChipBar) -> list[Chip]:
    return bar.findChildren(Chip)


def test_a_click_chooses_and_says_so(qtbot: QtBot, bar: ChipBar) -> None:
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(chips(bar)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["p3"]
    assert bar.current == "p3"
    assert [chip.isChecked() for chip in chips(bar)] == [False, True, False, False, False]


def test_choosing_from_the_program_is_shown_but_not_said(qtbot: QtBot, bar: ChipBar) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.choose("p4")
    assert chips(bar)[2].isChecked()


def test_choosing_none_leaves_none_chosen(bar: ChipBar) -> None:
    bar.choose("p4")
    bar.choose("")
    assert not any(chip.isChecked() for chip in chips(bar))


def test_all_are_seen_when_there_is_room(bar: ChipBar) -> None:
    assert bar.hidden_ids() == ()


def test_what_has_no_room_is_under_more_and_the_chosen_one_is_always_seen(qtbot: QtBot, bar: ChipBar) -> None:
    bar.choose("p6")
    bar.resize(260, 40)
    hidden = bar.hidden_ids()
    assert hidden
    assert "p6" not in hidden
    menu = bar.findChild(QMenu)
    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(hidden)
    with qtbot.waitSignal(bar.chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == [hidden[0]]


def test_seen_chips_do_not_overlap(bar: ChipBar) -> None:
    rects = [chip.geometry() for chip in chips(bar)]
    assert all(left.right() < right.left() for left, right in itertools.pairwise(rects))


def test_other_chips_forget_a_choice_that_is_gone(bar: ChipBar) -> None:
    bar.choose("p6")
    bar.show_chips(SPECS[:2])
    assert bar.current == ""


def test_a_chip_is_heard_with_its_key(bar: ChipBar) -> None:
    assert chips(bar)[0].accessibleName() == "发言人 钟世安，快捷键 F2"
    assert unnamed(bar) == ()
