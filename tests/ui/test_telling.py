"""The one place that speaks: beside the work for rules and the world, over it for questions and bugs."""

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.banner import READ_MS, Banner
from desktop.ui.button import Button
from desktop.ui.crash_note import CrashNote
from desktop.ui.look import Look
from desktop.ui.telling import Done, Offer, Question, Refused, Teller, Troubled


class Desk(QWidget):
    """A window with a banner."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.banner = Banner(look)
        self.editor = QPushButton("记入")
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self.editor)
        self.teller = Teller(look, self)
        self.teller.told.connect(self.banner.tell)


@pytest.fixture
def desk(qtbot: QtBot, look: Look) -> Desk:
    made = Desk(look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.editor.setFocus()
    return made


def press(box: QMessageBox, label: str) -> None:
    next(button for button in box.buttons() if button.text() == label).click()


def test_the_banner_is_not_there_while_there_is_nothing_to_say(desk: Desk) -> None:
    assert not desk.banner.isVisible()


def test_a_refusal_is_shown_beside_the_work_and_leaves_the_focus_where_it_was(desk: Desk) -> None:
    desk.teller.refuse(Refused("未达到规定到会人数。", "再到 2 人即可开会。"))
    assert desk.banner.isVisible()
    assert desk.editor.hasFocus()
    assert desk.banner.message == Refused("未达到规定到会人数。", "再到 2 人即可开会。")


def test_the_way_out_of_a_refusal_is_a_button(qtbot: QtBot, desk: Desk) -> None:
    taken: list[str] = []
    desk.teller.refuse(Refused("末位表态。", "", Offer("写明理由后继续", lambda: taken.append("ground"))))
    button = next(each for each in desk.banner.findChildren(Button) if each.text() == "写明理由后继续")
    assert button.isVisible()
    button.click()
    assert taken == ["ground"]
    assert not desk.banner.isVisible()


def test_the_latest_message_is_the_one_shown(desk: Desk) -> None:
    desk.teller.trouble(Troubled("磁盘已满。", "请换一个位置。"))
    desk.teller.done("已记录 第43号")
    assert desk.banner.message == Done("已记录 第43号")


@pytest.mark.parametrize(("answer", "called"), [("封存", ["sealed"]), ("返回", [])])
def test_a_question_acts_on_yes_only(qtbot: QtBot, desk: Desk, answer: str, called: list[str]) -> None:
    happened: list[str] = []
    box = desk.teller.ask(
        Question("要封存吗？", "封存后只能更正。", "封存", "返回", grave=True),
        lambda: happened.append("sealed"),
    )
    with qtbot.waitSignal(box.finished):
        press(box, answer)
    assert happened == called


@pytest.mark.parametrize(("grave", "label"), [(True, "返回"), (False, "封存")])
def test_enter_chooses_the_safe_answer_of_a_grave_question(desk: Desk, *, grave: bool, label: str) -> None:
    box = desk.teller.ask(Question("要封存吗？", "", "封存", "返回", grave=grave), lambda: None)
    assert box.defaultButton().text() == label
    box.close()


@pytest.mark.parametrize(("answer", "called"), [("关闭程序", ["left"]), ("继续使用", [])])
def test_a_bug_is_shown_with_its_note_and_the_advice_to_leave(
    qtbot: QtBot, desk: Desk, answer: str, called: list[str]
) -> None:
    happened: list[str] = []
    box = desk.teller.bug(CrashNote("KeyError @ vote_panel.py:7", "note.txt"), lambda: happened.append("left"))
    assert "note.txt" in box.informativeText()
    with qtbot.waitSignal(box.finished):
        press(box, answer)
    assert happened == called


@pytest.mark.parametrize(("since", "there"), [(READ_MS - 1, True), (READ_MS + 1, False)])
def test_good_news_leaves_with_the_next_act_once_it_was_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, since: int, *, there: bool
) -> None:
    monkeypatch.setattr(QElapsedTimer, "hasExpired", lambda _timer, ms: since > ms)
    desk.teller.done("已保存。")
    desk.banner.settle()
    assert desk.banner.isVisible() is there
