"""Slow work: shown when it takes long, stopped when asked, its result in the main thread."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.ui.errand import Errand, Errands, Progress, Report, Run
from desktop.ui.errand_strip import ErrandStrip
from desktop.ui.look import Look
from desktop.ui.process_work import ProcessWork, WorkFailedError
from desktop.ui.telling import Teller, Troubled


class DiskFullError(OSError):
    """An error of the world."""


def trouble_of(error: BaseException) -> Troubled | None:
    if isinstance(error, DiskFullError):
        return Troubled("磁盘已满。", "请换一个位置。")
    return Troubled("未完成。", error.said) if isinstance(error, WorkFailedError) else None


class Desk(QWidget):
    """A window whose errands show at once, so that no test waits."""

    def __init__(self, look: Look, patience_ms: int = 0) -> None:
        super().__init__()
        self.teller = Teller(look, self)
        self.errands = Errands(self.teller, trouble_of, patience_ms)
        self.strip = ErrandStrip(look, self.errands, self)
        self.told: list[object] = []
        self.teller.told.connect(self.told.append)


@pytest.fixture
def desk(qtbot: QtBot, look: Look) -> Desk:
    made = Desk(look)
    qtbot.addWidget(made)
    made.show()
    return made


def held() -> tuple[Future[str], Callable[[Report], Future[str]]]:
    future: Future[str] = Future()
    return future, lambda _report: future


def test_the_result_arrives_in_the_main_thread_and_after_send_has_returned(qtbot: QtBot, desk: Desk) -> None:
    got: list[tuple[int, bool]] = []
    main = threading.current_thread()
    with ThreadPoolExecutor(1) as pool:
        run = desk.errands.send(
            Errand(
                "统计",
                lambda _r: pool.submit(lambda: 7),
                lambda n: got.append((n, threading.current_thread() is main)),
            )
        )
        assert got == []
        qtbot.waitSignal(run.ended).wait()
    assert got == [(7, True)]
    assert desk.errands.under_way == ()


def test_work_already_done_is_settled_too(qtbot: QtBot, desk: Desk) -> None:
    got: list[str] = []
    future, start = held()
    future.set_result("好")
    run = desk.errands.send(Errand("读取", start, got.append))
    qtbot.waitSignal(run.ended).wait()
    assert got == ["好"]


def test_an_error_of_the_world_is_told_with_advice(qtbot: QtBot, desk: Desk) -> None:
    future, start = held()
    run = desk.errands.send(Errand("导出", start, lambda _text: None))
    with qtbot.waitSignal(run.ended):
        future.set_exception(DiskFullError())
    assert desk.told == [Troubled("磁盘已满。", "请换一个位置。")]


def test_an_error_of_ours_is_raised_in_the_main_thread(qtbot: QtBot, desk: Desk) -> None:
    future, start = held()
    run = desk.errands.send(Errand("导出", start, lambda _text: None))
    with capture_exceptions() as bugs, qtbot.waitSignal(run.ended):
        future.set_exception(KeyError("m7"))
    assert [kind for kind, _, _ in bugs] == [KeyError]
    assert desk.told == []


def test_work_that_is_quick_shows_nothing(qtbot: QtBot, look: Look) -> None:
    desk = Desk(look, patience_ms=60_000)
    qtbot.addWidget(desk)
    desk.show()
    future, start = held()
    run = desk.errands.send(Errand("读取", start, lambda _text: None))
    with qtbot.waitSignal(run.ended):
        future.set_result("")
    assert desk.strip.isHidden()


def test_work_that_takes_long_is_shown_until_it_ends(qtbot: QtBot, desk: Desk) -> None:
    future, start = held()
    run = desk.errands.send(Errand("导出", start, lambda _text: None))
    qtbot.waitSignal(run.slow).wait()
    assert desk.strip.isVisible()
    with qtbot.waitSignal(run.ended):
        future.set_result("")
    assert desk.strip.isHidden()


def test_progress_reported_from_another_thread_arrives_in_the_main_one(qtbot: QtBot, desk: Desk) -> None:
    steps: list[tuple[Progress, bool]] = []
    main = threading.current_thread()

    def note(progress: Progress) -> None:
        steps.append((progress, threading.current_thread() is main))

    def work(report: Report) -> str:
        report(Progress(3, 20, "第3页"))
        return "done"

    desk.errands.started.connect(lambda run: run.progressed.connect(note))
    with ThreadPoolExecutor(1) as pool:
        run = desk.errands.send(Errand("导出", lambda report: pool.submit(work, report), lambda _text: None))
        qtbot.waitSignal(run.ended).wait()
    assert steps == [(Progress(3, 20, "第3页"), True)]


def test_waiting_work_that_is_cancelled_ends_without_a_word(qtbot: QtBot, desk: Desk) -> None:
    got: list[str] = []
    _future, start = held()
    run = desk.errands.send(Errand("导出", start, got.append))
    qtbot.waitSignal(run.slow).wait()
    stop = desk.strip.findChild(QPushButton)
    with qtbot.waitSignal(run.ended):
        stop.click()
    assert (got, desk.told) == ([], [])


ECHO = """
import sys
task = sys.stdin.buffer.read()
print('{"done": 1, "total": 2, "word": "页"}', file=sys.stderr, flush=True)
print("warning: something else", file=sys.stderr, flush=True)
sys.stdout.buffer.write(task[::-1])
"""

ENDLESS = """
import sys, threading
print('{"done": 1, "total": 9}', file=sys.stderr, flush=True)
threading.Event().wait()
"""


def process(
    desk: Desk, script: str, then: Callable[[bytes], None], command: str = sys.executable
) -> tuple[ProcessWork, Run]:
    work = ProcessWork([command, "-c", script], b"abc", desk)
    return work, desk.errands.send(Errand("导出", work.start, then, work.cancel))


def test_a_process_is_given_its_task_and_gives_back_its_result(qtbot: QtBot, desk: Desk) -> None:
    got: list[bytes] = []
    steps: list[Progress] = []
    _work, run = process(desk, ECHO, got.append)
    run.progressed.connect(steps.append)
    qtbot.waitSignal(run.ended, timeout=10_000).wait()
    assert got == [b"cba"]
    assert steps == [Progress(1, 2, "页")]


def test_a_process_that_fails_tells_why(qtbot: QtBot, desk: Desk) -> None:
    _work, run = process(desk, "import sys; sys.stderr.write('no space'); sys.exit(4)", lambda _b: None)
    qtbot.waitSignal(run.ended, timeout=10_000).wait()
    assert desk.told == [Troubled("未完成。", "no space")]


def test_a_process_that_cannot_be_started_is_a_failure(qtbot: QtBot, desk: Desk) -> None:
    _work, run = process(desk, "", lambda _b: None, "/nonexistent/program")
    qtbot.waitSignal(run.ended).wait()
    assert len(desk.told) == 1


def test_cancelling_ends_the_process_without_a_word(qtbot: QtBot, desk: Desk) -> None:
    got: list[bytes] = []
    _work, run = process(desk, ENDLESS, got.append)
    qtbot.waitSignal(run.progressed, timeout=10_000).wait()
    with qtbot.waitSignal(run.ended, timeout=10_000):
        run.cancel()
    assert (got, desk.told) == ([], [])
