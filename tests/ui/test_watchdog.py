"""A watchdog that does not bark proves nothing: long turns are noted, short ones and busy machines are not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.leaks import belongings, left
from tests.ui.watchdog import BUILDING, SHARE, TURN, Turns, Watchdog, turn, watchdog


@pytest.fixture
def dog(qapp: QApplication) -> Iterator[Watchdog]:
    """A watchdog that is awake."""
    made = Watchdog(qapp)
    made.awake = True
    yield made
    made.leave()


def compute(milliseconds: float) -> None:
    """Spend that much processor time."""
    end = time.process_time() + milliseconds / 1000
    while time.process_time() < end:
        pass


def test_a_round_that_computes_too_long_is_noted(dog: Watchdog, qtbot: QtBot) -> None:
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: compute(TURN + 10))
    with qtbot.waitSignal(timer.timeout):
        timer.start(0)
    assert [what for _, what in dog.turns.long] == ["a round of the event loop"]
    assert dog.turns.number >= 1


def test_a_round_that_only_waits_is_short(dog: Watchdog, qtbot: QtBot) -> None:
    timer = QTimer()
    timer.setSingleShot(True)
    with qtbot.waitSignal(timer.timeout):
        timer.start(int(TURN) + 20)
    assert dog.turns.long == []


def test_a_key_that_computes_too_long_is_noted_by_its_name(dog: Watchdog) -> None:
    with turn("Ctrl+M"):
        compute(TURN + 10)
    assert [what for _, what in dog.turns.long] == ["Ctrl+M"]


def test_what_happens_before_the_hall_is_ready_does_not_count(dog: Watchdog) -> None:
    dog.awake = False
    with turn("opening"):
        compute(TURN + 10)
    assert dog.turns.number == 0


def test_nothing_is_found_once_the_watchdog_has_left(qapp: QApplication) -> None:
    made = Watchdog(qapp)
    assert watchdog() is made
    made.leave()
    assert watchdog() is None
    with turn("nobody watches"):
        pass
    assert made.turns.number == 0


@pytest.mark.parametrize(
    ("number", "long", "good"),
    [
        (10, [], True),
        (10, [TURN + 1], True),
        (10, [TURN + 1] * 2, False),
        (10, [BUILDING], True),
        (10, [BUILDING + 1], False),
        (3 * SHARE, [TURN + 1] * 3, True),
        (3 * SHARE, [TURN + 1] * 4, False),
        (3 * SHARE - 1, [TURN + 1] * 3, False),
    ],
)
def test_one_turn_in_a_thousand_may_be_long_and_none_very_long(number: int, long: list[float], *, good: bool) -> None:
    turns = Turns()
    turns.add(Turns(number, [(spent, "x") for spent in long]))
    assert (turns.judge() == "") is good


def test_a_turn_is_long_only_beyond_the_bar() -> None:
    turns = Turns()
    turns.note("just so", TURN)
    turns.note("beyond", TURN + 0.01)
    assert [what for _, what in turns.long] == ["beyond"]


def test_a_window_left_open_is_found_and_one_put_away_is_not(qapp: QApplication, tmp_path: Path) -> None:
    before = belongings(tmp_path)
    window = QWidget()
    window.setObjectName("forgotten")
    assert "forgotten" in left(before, tmp_path)
    window.deleteLater()
    del window
    assert left(before, tmp_path) == ""


def test_an_open_file_is_found_until_it_is_closed(qapp: QApplication, tmp_path: Path) -> None:
    before = belongings(tmp_path)
    with (tmp_path / "forgotten").open("w") as file:
        assert "forgotten" in left(before, tmp_path)
        assert not file.closed
    assert left(before, tmp_path) == ""


def test_a_thread_is_found_until_it_has_ended(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.ui.leaks.PATIENCE", 0.01)
    before, end = belongings(tmp_path), Event()
    thread = Thread(target=end.wait, name="forgotten")
    thread.start()
    assert "thread forgotten" in left(before, tmp_path)
    end.set()
    thread.join()
    assert left(before, tmp_path) == ""
