"""A meeting that goes on and on takes neither more widgets nor more time; the long run is tests.bench.soak."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.look import Look
from tests.bench.long_meeting import Size
from tests.bench.soak import CHIPS, Course, Marathon, Round, prepared
from tests.ui.watchdog import Watchdog

STEADY = [Round(upto=100 * at, memory=100 + at, widgets=300, act=10) for at in range(12)]


def test_nothing_grows_but_the_record(qtbot: QtBot, look: Look, tmp_path: Path, watched: Watchdog) -> None:
    office, meeting = prepared(tmp_path, Size(acts=150, voters=5))
    marathon = Marathon(look, office, meeting)
    watched.awake = True
    course = marathon.run(90)
    watched.awake = False
    marathon.leave()
    office.close()
    assert course.rounds[-1].upto >= 90
    widgets = [each.widgets for each in course.rounds[1:]]
    assert max(widgets) - min(widgets) <= CHIPS * (len(widgets) - 1), course.rounds
    assert watched.turns.number > 90


def test_a_steady_course_has_no_faults() -> None:
    assert Course(STEADY).faults() == []


@pytest.mark.parametrize(
    ("round_", "fault"),
    [
        (lambda at: Round(100 * at, 100.0 + 10 * at, 300, 10), "memory grew"),
        (lambda at: Round(100 * at, 100.0, 300 + 2 * at, 10), "2 widgets more"),
        (lambda at: Round(100 * at, 100.0, 300, 10 + 3 * at), "an act takes"),
    ],
)
def test_what_grows_is_named(round_: object, fault: str) -> None:
    (found,) = Course([round_(at) for at in range(12)]).faults()
    assert fault in found
