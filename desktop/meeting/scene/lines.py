"""A scene as text: what may be in it at all, and its lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.meeting.scene.fault import SceneFault, Unclear

LONGEST = 10_000
"""Characters in one line; a speech longer than that belongs on several."""
MOST = 20_000
"""Lines in one scene; far more than a day of questioning brings."""


@contextmanager
def at_line(number: int) -> Iterator[None]:
    """What is unclear inside becomes a fault of that line."""
    try:
        yield
    except Unclear as why:
        raise SceneFault(number, str(why)) from why


def scene_text(data: bytes) -> str:
    """The text of a scene file; `SceneFault` names the line that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        number = data.count(b"\n", 0, why.start) + 1
        raise SceneFault(number, "不是UTF-8编码的文字，请另存为UTF-8后再用") from why


def telling_lines(text: str) -> list[tuple[int, str]]:
    """Every line that says something, stripped, with its number; `SceneFault` for too much or for hidden characters."""
    lines = text.removeprefix("\ufeff").split("\n")
    if len(lines) > MOST:
        raise SceneFault(MOST + 1, f"场景超过{MOST}行，请拆成几个")
    telling: list[tuple[int, str]] = []
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if len(line) > LONGEST:
            raise SceneFault(number, f"一行超过{LONGEST}字，请拆成几行")
        if any(
            unicodedata.category(each) in ("Cc", "Cs", "Cn", "Zl", "Zp") or _turns(each)
            for each in line
            if each != "\t"
        ):
            raise SceneFault(number, "含有看不见的控制字符，请删去后重写这一行")
        if line and not line.startswith("#"):
            telling.append((number, line))
    return telling


def _turns(character: str) -> bool:
    """Whether the character changes the direction of what follows, so that a line reads otherwise than it is."""
    return unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
