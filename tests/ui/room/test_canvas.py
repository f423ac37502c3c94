"""The painted page: what a tick repaints, which sheet is seen, what is heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from desktop.app.room.slides import Question
from desktop.ui.gallery_slides import NOW, QUESTION, TIMER, slides
from desktop.ui.room.canvas import TURN_SECONDS, Canvas
from desktop.ui.room.page_words import timer_words
from desktop.ui.room.strokes import Hand
from desktop.ui.tokens import Hue

SLIDES = slides()


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time

    def go(self, **by: int) -> None:
        self.time += timedelta(**by)


class Painted(QObject):
    """Keeps what was repainted."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.areas: list[QRect] = []
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def canvas(qtbot: QtBot, watch: Watch) -> Canvas:
    made = Canvas(watch, "zh")
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show_slide(SLIDES["question"])
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_tick_repaints_the_timer_and_nothing_else(canvas: Canvas, watch: Watch, qtbot: QtBot) -> None:
    (timer,) = (face for face in canvas._sheets[0].faces if face.hand is Hand.TIMER)
    watch.go(seconds=1)
    canvas.tick()
    canvas.repaint()
    painted = Painted(canvas)
    watch.go(seconds=1)
    canvas.tick()
    qtbot.waitUntil(lambda: bool(painted.areas))
    assert all(timer.area.contains(area) for area in painted.areas)


def test_the_clock_is_repainted_when_its_minute_changes(canvas: Canvas, watch: Watch, qtbot: QtBot) -> None:
    canvas.show_slide(SLIDES["item"])
    canvas.tick()
    canvas.repaint()
    painted = Painted(canvas)
    watch.go(seconds=1)
    canvas.tick()
    watch.go(minutes=1)
    canvas.tick()
    qtbot.waitUntil(lambda: bool(painted.areas))
    (clock,) = canvas._sheets[0].faces
    assert painted.areas == [clock.area]


def test_sheets_follow_one_another_only_where_that_is_wanted(canvas: Canvas, watch: Watch) -> None:
    canvas.show_slide(SLIDES["hard-question-500"])
    assert canvas.sheet_count > 1
    watch.go(seconds=TURN_SECONDS)
    canvas.tick()
    assert canvas.sheet_at == 0
    canvas.turns = True
    canvas.tick()
    assert canvas.sheet_at == 1
    watch.go(seconds=TURN_SECONDS - 1)
    canvas.tick()
    assert canvas.sheet_at == 1


def test_a_page_that_only_counts_on_stays_on_its_sheet_and_another_begins_at_its_first(canvas: Canvas) -> None:
    slide = SLIDES["hard-question-500"]
    body = slide.body
    assert isinstance(body, Question)
    canvas.show_slide(slide)
    canvas.turn(1)
    canvas.show_slide(replace(slide, body=replace(body, judgements=())))
    assert canvas.sheet_at == 1
    canvas.show_slide(SLIDES["item"])
    assert canvas.sheet_at == 0


def test_what_is_on_air_is_heard(canvas: Canvas) -> None:
    name = canvas.accessibleName()
    assert name.startswith("投屏画面：质询问答。")
    assert "谁拍的板" in name


def test_a_small_picture_breaks_its_lines_where_the_screen_does(qtbot: QtBot, watch: Watch) -> None:
    small = Canvas(watch, "zh", QSize(1280, 720))
    qtbot.addWidget(small)
    small.resize(196, 110)
    small.show_slide(SLIDES["question"])
    large = Canvas(watch, "zh")
    qtbot.addWidget(large)
    large.resize(1280, 720)
    large.show_slide(SLIDES["question"])
    assert small._sheets == large._sheets


@pytest.mark.parametrize("dark", [False, True])
def test_it_wears_its_own_light_whatever_the_windows_wear(canvas: Canvas, dark: bool) -> None:  # noqa: FBT001
    canvas.wear(dark=dark)
    shade = canvas.grab().toImage().pixelColor(640, 400)
    assert (shade.lightness() < 128) is dark


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        (0, ("剩余", "3:00", Hue.SLATE)),
        (149, ("剩余", "0:31", Hue.SLATE)),
        (150, ("剩余", "0:30", Hue.AMBER)),
        (179, ("剩余", "0:01", Hue.AMBER)),
        (180, ("已超时", "+0:00", Hue.RED)),
        (181, ("已超时", "+0:01", Hue.RED)),
    ],
)
def test_a_timer_with_a_limit_counts_down_warns_and_says_when_it_is_over(
    spent: int, said: tuple[str, str, Hue]
) -> None:
    timer = replace(TIMER, since=NOW, limit_seconds=180, warn_seconds=30)
    assert timer_words(timer, NOW + timedelta(seconds=spent)) == said


def test_a_timer_that_rests_stands_still() -> None:
    timer = replace(TIMER, stopped=NOW)
    assert timer_words(timer, NOW + timedelta(minutes=5)) == timer_words(timer, NOW)


def test_a_timer_without_a_limit_counts_up(canvas: Canvas) -> None:
    assert QUESTION.timer is not None
    assert timer_words(QUESTION.timer, NOW) == ("已用时", "1:27", Hue.SLATE)
    assert timer_words(QUESTION.timer, NOW + timedelta(hours=1))[1] == "1:01:27"
