"""Having a paper printed by a process of its own, with progress and a way to stop it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread

from desktop.minutes.document import Document
from desktop.minutes.freeze import freeze
from desktop.minutes.workbook import Workbook


class CharactersMissing(Exception):
    """有字无法印出，已停止。请更正这些字，或者导入含有这些字的字体；也可以先导出草稿（缺字处印〓）。"""

    english = "Some characters cannot be printed. Correct them or import a font that has them, or export a draft."

    def __init__(self, which: str) -> None:
        super().__init__(f"{self.__doc__}\n{which}")
        self.which = which


class PrintingStopped(Exception):
    """已取消，没有留下任何文件。"""

    english = "Cancelled; nothing was left behind."


class PrintingFailed(Exception):
    """排印没有完成，会议记录未受影响。请再试一次；仍不成功的，请保留本提示并联系维护人员。"""

    english = "The paper could not be made; the record is untouched. Try again, and keep this message if it fails."

    def __init__(self, detail: str) -> None:
        super().__init__(f"{self.__doc__}\n{detail}")


@dataclass(frozen=True)
class Printed:
    """A finished paper: its bytes, how many pages (0 for a workbook), the faces used, what had to be changed."""

    data: bytes
    pages: int = 0
    faces: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Stop:
    """Tells a printing process to end; may be set from any thread."""

    _event: Event = field(default_factory=Event)

    def stop(self) -> None:
        """From now on the printing it was given to ends with `PrintingStopped`."""
        self._event.set()

    @property
    def asked(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """True as soon as somebody asks to stop, False after that time."""
        return self._event.wait(seconds)


def print_paper(
    paper: Document | Workbook,
    *,
    draft: bool = False,
    progress: Callable[[int], None] | None = None,
    stop: Stop | None = None,
) -> Printed:
    """The paper, printed elsewhere; blocks the calling thread. Raises `CharactersMissing` or `PrintingStopped`."""
    order = {"draft": draft}
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        watched = _watch(process, stop)
        errors: list[bytes] = []
        listener = Thread(target=lambda: errors.append(_read(process.stderr)), daemon=True)
        listener.start()
        feeder = Thread(target=_feed, args=(process, json.dumps(order).encode() + b"\n" + freeze(paper)), daemon=True)
        feeder.start()
        try:
            printed = _listen(process, progress)
        finally:
            watched.set()
            feeder.join()
            if process.poll() is None and (stop is not None and stop.asked):
                process.kill()
            listener.join()
    if stop is not None and stop.asked:
        raise PrintingStopped(PrintingStopped.__doc__)
    if printed is None:
        raise PrintingFailed(b"".join(errors).decode(errors="replace")[-2000:])
    return printed


def _read(stream: object) -> bytes:
    data: bytes = stream.read() if hasattr(stream, "read") else b""
    return data


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(data)
        process.stdin.close()
    except BrokenPipeError:
        return


def _watch(process: subprocess.Popen[bytes], stop: Stop | None) -> Event:
    """Ends the process as soon as somebody asks; setting the returned event ends the watching."""
    done = Event()
    if stop is None:
        return done

    def watch() -> None:
        while not done.is_set():
            if stop.wait(0.05):
                process.kill()
                return

    Thread(target=watch, daemon=True).start()
    return done


def _listen(process: subprocess.Popen[bytes], progress: Callable[[int], None] | None) -> Printed | None:
    if process.stdout is None:
        return None
    for line in process.stdout:
        facts = json.loads(line)
        if "missing" in facts:
            raise CharactersMissing(facts["missing"])
        if "bytes" in facts:
            data = process.stdout.read(facts["bytes"])
            if len(data) != facts["bytes"]:
                return None
            return Printed(data, facts.get("pages", 0), tuple(facts.get("faces", ())), tuple(facts["notes"]))
        if progress is not None:
            progress(facts["page"])
    return None
