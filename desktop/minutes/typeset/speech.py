"""One entry of the record: time, kind and speaker in a head line, the words hanging below, small notes under them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.minutes.document import Speech
from desktop.minutes.typeset.composer import ASCENT, Composer
from desktop.minutes.typeset.slab import Mark, Slab

_LONG_TIME = 6
"""A time wider than so many characters is no clock time any more and stands above the words, not beside them."""

_NARROWEST = 6
"""A speaker's name gets at least this many characters beside the label, or begins below it."""


def speech(composer: Composer, block: Speech) -> Iterator[Slab]:
    """Yield one speech; its head never stands alone at the foot of a page."""
    style = composer.style
    hang = _hang(composer, block.time)
    head = _head(composer, block, hang)
    out = composer.overhang("“", style.speech) if block.verbatim else 0.0
    words = f"“{block.text}”" if block.verbatim else block.text
    lines = composer.lines(words, style.speech, style.width - hang, indent=-out)
    marks = [[composer.mark(line, style.speech, hang if n else hang - out)] for n, line in enumerate(lines)]
    body = composer.strips(marks, style.speech)
    yield from composer.strips(head, style.speaker, gap=style.speech.leading * 0.3, together=True, keep=bool(body))
    if not block.notes:
        yield from body
        return
    if body:
        body[-1] = body[-1]._replace(keep=True)
    yield from body
    for n, text in enumerate(block.notes):
        small = composer.lines(text, style.note, style.width - hang)
        strips = composer.strips([[composer.mark(line, style.note, hang)] for line in small], style.note)
        yield from (strip._replace(keep=strip.keep or n < len(block.notes) - 1) for strip in strips)
    yield Slab(style.speech.leading * 0.2, foot=style.speech.leading)


def _hang(composer: Composer, time: str) -> float:
    """Return where label and words begin: right of the time, or of 00:00 where the time is long and stands above."""
    style = composer.style.speech
    usual = composer.width("00:00", style) + style.size * 0.8
    width = composer.width(time, style) + style.size * 0.5
    return usual if width > _LONG_TIME * style.size else max(usual, width)


def _head(composer: Composer, block: Speech, hang: float) -> list[list[Mark]]:
    """Return the head's lines: time at the left edge, label and speaker, the journal number small at the right."""
    style = composer.style
    size = style.speech.size
    room = style.width
    lines: list[list[Mark]] = [[]]
    if block.number:
        text = f"第{block.number}号"
        width = composer.width(text, style.speech_number)
        drop = ASCENT * (size - style.speech_number.size)
        lines[0].append(composer.words(text, style.speech_number, style.width - width, drop))
        room -= width + size
    times = composer.lines(block.time, style.speech, room, stretch=0)
    lines[0].extend(composer.mark(line, style.speech, 0) for line in times[:1])
    lines.extend([composer.mark(line, style.speech, 0)] for line in times[1:])
    if times and composer.width(block.time, style.speech) > hang:
        lines.append([])
    x = hang
    labels = composer.lines(block.label, style.speech, room - hang, stretch=0)
    lines[-1].extend(composer.mark(line, style.speech, x) for line in labels[:1])
    lines.extend([composer.mark(line, style.speech, x)] for line in labels[1:])
    if labels:
        x += labels[-1].width * size / 1000 + size
    if not block.speaker:
        return lines
    if room - x < _NARROWEST * size:
        x = hang
        lines.append([])
    named = composer.lines(block.speaker, style.speaker, room - x, stretch=0)
    lines[-1].extend(composer.mark(line, style.speaker, x) for line in named[:1])
    lines.extend([composer.mark(line, style.speaker, x)] for line in named[1:])
    return lines
