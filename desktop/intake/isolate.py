"""Bytes → workbook, in a process of its own, so that a hostile file can neither hang nor end the program."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from desktop.intake.delimited import read_text
from desktop.intake.limits import DEFAULT, Limits
from desktop.intake.sniff import Content, sniff
from desktop.intake.source import SourceBook
from desktop.intake.unreadable import Cause, Unreadable
from desktop.intake.wire import unpack

_ROOT = Path(__file__).resolve().parents[2]  # where `desktop` is found, however we were started


def read_file(data: bytes, name: str, limits: Limits = DEFAULT, *, command: Sequence[str] | None = None) -> SourceBook:
    """Return the workbook in `data`, within `limits.seconds` and, except on Windows, `limits.memory`.

    `name` is only shown, never trusted. `command` starts the reader where the default
    (`python -m desktop.intake.worker`) does not exist, such as in a frozen program; the
    limits are appended to it. Raises Unreadable, whose text is the sentence for the user.
    Blocks until done: call it where slow work belongs, never on the window's thread.
    """
    try:
        if sniff(data, limits) is Content.TEXT:
            return read_text(data, name, limits)
    except Unreadable as fault:
        raise Unreadable(fault.cause, name, fault.detail) from fault
    start = list(command or (sys.executable, "-X", "utf8", "-m", "desktop.intake.worker"))
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [*start, json.dumps(asdict(limits))],
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as fault:
        raise Unreadable(Cause.TOO_SLOW, name) from fault
    if done.returncode != 0:
        detail = done.stderr.decode("utf-8", "replace")[-500:]
        raise Unreadable(Cause.GAVE_UP, name, f"exit {done.returncode}: {detail}")
    return unpack(done.stdout, name)
