"""Running `huishen` in this process, as a test: what it printed, what it answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.start import start

if TYPE_CHECKING:
    import pytest


@dataclass(frozen=True)
class Answer:
    """One command's exit code and words."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> Any:  # noqa: ANN401 - whatever the command answers
        """What a machine reads."""
        return json.loads(self.out)


def huishen(capsys: pytest.CaptureFixture[str], *arguments: object) -> Answer:
    """The command was run; usage faults included."""
    capsys.readouterr()
    try:
        code = start([str(each) for each in arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return Answer(code, out, err)
