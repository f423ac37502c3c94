"""The window and its columns."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionSpec
from desktop.ui.bulletin import Bulletin
from desktop.ui.columns import Columns
from desktop.ui.errand import Errand
from desktop.ui.look import Look
from desktop.ui.shell import Shell
from desktop.ui.telling import Refused


@pytest.fixture
def shell(qtbot: QtBot, look: Look) -> Shell:
    made = Shell(look, lambda _error: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def test_what_is_said_appears_in_the_banner_of_the_window(shell: Shell) -> None:
    shell.teller.refuse(Refused("未达到规定到会人数。"))
    assert shell.banner.isVisible()


def test_showing_a_screen_hides_the_others_and_asks_the_actions_again(qtbot: QtBot, shell: Shell) -> None:
    shelf, hall = QLabel("会议"), QLabel("会场")
    table = shell.act(
        [
            ActionSpec(
                "vote.open",
                "付诸表决",
                lambda: None,
                ("F6",),
                menu="表决",
                enabled_when=lambda: shell.screen_shown is hall,
            )
        ]
    )
    shell.show_screen(shelf)
    assert not table.action("vote.open").isEnabled()
    shell.show_screen(hall)
    assert table.action("vote.open").isEnabled()
    assert not shelf.isVisible()


def test_the_window_asks_before_it_closes(shell: Shell) -> None:
    shell.may_close = lambda: False
    assert not shell.close()
    shell.may_close = lambda: True
    assert shell.close()


def test_closing_stops_slow_work(shell: Shell) -> None:
    future: Future[None] = Future()
    shell.errands.send(Errand("导出", lambda _report: future, lambda _none: None, lambda: None))
    shell.close()
    assert future.cancelled()


def test_closing_does_not_cut_off_what_nobody_said_how_to_stop(shell: Shell) -> None:
    future: Future[None] = Future()
    shell.errands.send(Errand("正在保存", lambda _report: future, lambda _none: None))
    shell.close()
    assert not future.cancelled(), "a save that waits for its turn is still a save"
    future.set_result(None)


def test_a_long_title_does_not_push_the_window_wider(shell: Shell) -> None:
    shell.header.say("示例市" * 60, "主持：钟世安")
    shell.resize(900, 600)
    assert shell.width() == 900
    assert shell.header.width() == 900


def test_the_bulletin_carries_the_meeting_and_the_number(qtbot: QtBot) -> None:
    bulletin = Bulletin()
    with qtbot.waitSignal(bulletin.recorded) as recorded:
        bulletin.recorded.emit("m7", 43)
    assert recorded.args == ["m7", 43]


class Body(Columns):
    """Three columns with a button in the left one."""

    def __init__(self, look: Look) -> None:
        self.tool = QPushButton("议程")
        super().__init__(look, self.tool, QWidget(), QWidget())


@pytest.fixture
def body(qtbot: QtBot, look: Look) -> Body:
    made = Body(look)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


@pytest.mark.parametrize(("width", "folded"), [(1280, False), (1279, True), (1093, True)])
def test_the_left_column_folds_on_a_narrow_screen(body: Body, width: int, *, folded: bool) -> None:
    body.resize(width, 700)
    assert body.folded is folded
    assert body.tool.isVisible() is not folded


def test_the_folded_column_opens_over_the_work_and_closes_again(qtbot: QtBot, body: Body) -> None:
    body.resize(1093, 700)
    toggle = next(each for each in body.findChildren(QPushButton) if each.accessibleName() == "展开或收起左栏")
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert body.tool.isVisible()
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert not body.tool.isVisible()
