"""`python -m desktop.worker`: prints one frozen paper in a process of its own, out of the way of typing.

Standard input: one line of JSON (`{"draft": bool}`), then the frozen paper. Standard output: lines of JSON:
`{"page": n}` while it goes on; last `{"bytes": n, …}` followed by exactly n bytes, or `{"missing": […]}` where
characters cannot be printed. Nothing is written anywhere else.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import BinaryIO

from desktop.minutes.document import Document
from desktop.minutes.freeze import thaw
from desktop.minutes.pdf import MissingGlyphs, render_pdf
from desktop.minutes.workbook import Workbook
from desktop.minutes.xlsx import render_xlsx


def main() -> int:
    """The paper on standard input stands on standard output; exit code 0, or 1 where characters are missing."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)
    order = json.loads(sys.stdin.buffer.readline())
    paper = thaw(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    if isinstance(paper, Workbook):
        made = render_xlsx(paper)
        _done(out, made.data, {"notes": [remark.text for remark in made.remarks]})
        return 0
    return _print(out, paper, draft=bool(order.get("draft")))


def _print(out: BinaryIO, paper: Document, *, draft: bool) -> int:
    try:
        printed = render_pdf(paper, draft=draft, progress=lambda page: _line(out, {"page": page}))
    except MissingGlyphs as stop:
        _line(out, {"missing": str(stop)})
        return 1
    notes = [str(spot) for spot in printed.replaced]
    _done(out, printed.data, {"pages": printed.pages, "faces": list(printed.faces), "notes": notes})
    return 0


def _done(out: BinaryIO, data: bytes, facts: dict[str, object]) -> None:
    _line(out, {"bytes": len(data), **facts})
    out.write(data)
    out.flush()


def _line(out: BinaryIO, facts: dict[str, object]) -> None:
    out.write(json.dumps(facts, ensure_ascii=False).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
