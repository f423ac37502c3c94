"""The room screen led from the hall, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.app.room.air import Mode
from desktop.app.room.slides import Page
from desktop.meeting.rules import speech
from desktop.ui.accessible import unnamed
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def on_air(room: Room) -> Page:
    slide = room.hall.room.canvas.slide
    assert slide is not None
    return slide.cue.page


def ask(room: Room, text: str = "为何拆成两份？") -> None:
    do(room, speech.put_question(text, asker="d", respondent="head", finding="f2"))


@pytest.fixture
def lit(room: Room) -> Room:
    """The hall in session with its room screen on."""
    in_order(room)
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F11)
    room.back()  # without a window manager every new window is given the keys
    return room


def test_one_key_shows_the_room_what_goes_on_and_takes_no_keys_away(lit: Room) -> None:
    window = lit.hall.room.projector.window
    assert window.isVisible()
    assert lit.hall.head.air.text() == "投屏中"
    assert lit.focus() is lit.hall.entry.editor
    ask(lit)
    assert on_air(lit) is Page.QUESTION
    lit.key(KEY.Key_F11)
    assert not window.isVisible()
    assert lit.hall.head.air.text() == "未投屏"


def test_closing_the_window_by_hand_is_turning_it_off(lit: Room) -> None:
    lit.hall.room.projector.window.close()
    assert lit.hall.head.air.text() == "未投屏"


def test_what_is_being_typed_is_never_seen(lit: Room) -> None:
    lit.type("草稿里的话")
    ask(lit)
    assert "草稿里的话" in lit.hall.entry.editor.toPlainText()
    assert "草稿里的话" not in repr(lit.hall.room.showing)
    assert "草稿里的话" not in lit.hall.room.canvas.accessibleName()


def test_blank_and_freeze_have_a_key_each_and_say_so_in_the_head(lit: Room) -> None:
    lit.key(KEY.Key_F11, SHIFT)
    assert (on_air(lit), lit.hall.head.air.text()) == (Page.SHIELD, "已遮屏")
    lit.key(KEY.Key_F11, SHIFT)
    lit.key(KEY.Key_F11, CTRL | SHIFT)
    assert lit.hall.head.air.text() == "已冻结"
    ask(lit)
    assert on_air(lit) is Page.ITEM
    lit.key(KEY.Key_F11, CTRL | SHIFT)
    assert (on_air(lit), lit.hall.head.air.text()) == (Page.QUESTION, "投屏中")


def test_a_led_page_stays_until_the_key_shows_the_next(lit: Room) -> None:
    assert lit.hall.table.trigger("room-screen.lead")
    ask(lit)
    assert on_air(lit) is Page.ITEM
    lit.key(KEY.Key_F11, ALT)
    assert on_air(lit) is Page.QUESTION


def test_no_key_of_it_fires_while_a_word_is_being_composed(lit: Room) -> None:
    lit.compose("hui yi")
    for modifier in (SHIFT, CTRL | SHIFT, Qt.KeyboardModifier.NoModifier):
        lit.key(KEY.Key_F11, modifier)
    assert lit.hall.head.air.text() == "投屏中"


def test_a_page_is_looked_at_chosen_and_shown_by_keys_and_esc_goes_back(lit: Room) -> None:
    ask(lit)
    pane = lit.hall.room_pane
    lit.key(KEY.Key_F11, CTRL)
    assert lit.focus() is pane.list
    assert [row[0] for row in pane.model.rows][:3] == ["签到就座", "当前议题", "质询问答 · 第1问"]
    lit.key(KEY.Key_Up)
    assert pane.next.slide is not None
    assert (pane.next.slide.cue.page, on_air(lit)) == (Page.ITEM, Page.QUESTION)
    lit.key(KEY.Key_Return)
    assert on_air(lit) is Page.ITEM
    assert lit.hall.room.air.mode is Mode.LED
    assert unnamed(pane) == ()
    lit.key(KEY.Key_Escape)
    assert not pane.isVisible()
    assert lit.focus() is lit.hall.entry.editor


def test_a_page_only_looked_at_is_forgotten_with_the_preview(lit: Room) -> None:
    ask(lit)
    lit.key(KEY.Key_F11, CTRL)
    lit.key(KEY.Key_Up)
    lit.key(KEY.Key_F11, CTRL)
    assert lit.hall.room.air.chosen is None
    lit.key(KEY.Key_F11, ALT)
    assert on_air(lit) is Page.QUESTION


@pytest.mark.parametrize("size", [(1093, 614), (1366, 768)])
def test_the_preview_fits_into_a_narrow_hall(lit: Room, size: tuple[int, int]) -> None:
    lit.key(KEY.Key_F11, CTRL)
    lit.desk.resize(*size)
    pane = lit.hall.room_pane
    assert lit.hall.rect().contains(pane.geometry())
    assert pane.minimumSizeHint().height() <= pane.height()
    assert pane.minimumSizeHint().width() <= pane.width()


def test_screen_light_and_mode_are_remembered(lit: Room) -> None:
    control = lit.hall.room
    control.wear(dark=True)
    control.wish_for("HDMI-1")
    control.set_mode(Mode.LED)
    assert lit.office.settings.get("room").result()
    lit.reopen()
    again = lit.hall.room
    lit.bot.waitUntil(lambda: again.dark)
    assert (again.projector.wish, again.air.mode, again.air.on) == ("HDMI-1", Mode.LED, False)


def test_long_questions_have_sheets_to_turn(lit: Room) -> None:
    ask(lit, "请说明去年的养护合同为何拆成两份、由谁提出、由谁决定；" * 20)
    canvas = lit.hall.room.canvas
    assert canvas.sheet_count > 1
    lit.key(KEY.Key_PageDown, ALT)
    assert canvas.sheet_at == 1
    lit.key(KEY.Key_PageUp, ALT)
    assert canvas.sheet_at == 0
