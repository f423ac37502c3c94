"""Labelled lines above and below a table: 填报单位, 填报人, 说明, 盖章.

Labels and texts stand in cells of their own, so that both people and programs find them. Short ones share a line;
which columns they cover follows from the table's widths, for a spreadsheet has only one set of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.minutes.measure import count_lines, display_width
from desktop.minutes.xlsx.body import Body, height, pieces, room
from desktop.minutes.xlsx.result import RemarkKind
from desktop.minutes.xlsx.styles import Look

CONTINUED = "（续）"
_NARROWEST = 14
_GAP = 8
_BY_HAND = 36.0


@dataclass(frozen=True)
class Slot:
    """Columns for one pair, counted from 0: the label covers `first` up to before `text`, the text goes on to `last`.

    Where `text` is `first`, label and text stand in one cell: columns too wide for a label would tear them apart.
    """

    first: int
    text: int
    last: int


def add_lines(body: Body, pairs: Sequence[tuple[str, str]], *, by_hand: bool = False) -> None:
    """Write the pairs (one at least) in reading order, several short ones to a line.

    A line without text is there to be filled in; with `by_hand` such lines are high enough for a signature or a seal.
    """
    cleaned = [(_label(body.clean(label, 0)), body.clean(text, 0)) for label, text in pairs]
    label_width = max(display_width(label) for label, _ in cleaned) + 2
    whole = _slot(body.widths, label_width, 0, len(body.widths) - 1)
    slots = _slots(body.widths, label_width, cleaned) or (whole,)
    waiting: list[tuple[str, str]] = []
    for pair in cleaned:
        if len(waiting) == len(slots):
            _add_short(body, slots, waiting, by_hand=by_hand)
            waiting = []
        if _fits(body.widths, slots[len(waiting)], pair):
            waiting.append(pair)
            continue
        if waiting:
            _add_short(body, slots, waiting, by_hand=by_hand)
            waiting = []
        if _fits(body.widths, slots[0], pair):
            waiting.append(pair)
        else:
            _add_long(body, whole, pair)
    if waiting:
        _add_short(body, slots, waiting, by_hand=by_hand)


def _fits(widths: Sequence[int], slot: Slot, pair: tuple[str, str]) -> bool:
    """Tell whether the pair stands in the slot on one line."""
    return count_lines(_said(slot, *pair), room(_text_width(widths, slot))) == 1


def _said(slot: Slot, label: str, text: str) -> str:
    """Return what stands in the slot's cell of text."""
    return label + text if slot.text == slot.first else text


def _text_width(widths: Sequence[int], slot: Slot) -> int:
    """Return the width of the slot's columns of text."""
    return sum(widths[slot.text : slot.last + 1])


def _label(label: str) -> str:
    """Return the label with its colon; an empty one stays empty."""
    return label if not label or label.endswith(("：", ":")) else label + "："


def _slot(widths: Sequence[int], label_width: int, first: int, last: int) -> Slot:
    """Return the columns `first` to `last` divided between label and text, if they can be."""
    covered = 0
    for column in range(first, last):
        covered += widths[column]
        if covered >= label_width:
            slot = Slot(first, column + 1, last)
            close = covered <= label_width + _GAP
            return slot if close and _text_width(widths, slot) >= _NARROWEST else Slot(first, first, last)
    return Slot(first, first, last)


def _slots(widths: Sequence[int], label_width: int, pairs: Sequence[tuple[str, str]]) -> tuple[Slot, ...] | None:
    """Return three or two slots side by side, where most of the pairs would stand in them on one line."""
    for count in (3, 2):
        groups = _groups(widths, count)
        if len(pairs) < count or len(groups) < count:
            continue
        slots = tuple(_slot(widths, label_width, first, last) for first, last in groups)
        narrowest = min(slots, key=lambda slot: _text_width(widths, slot))
        if sum(_fits(widths, narrowest, pair) for pair in pairs) * 2 > len(pairs):
            return slots
    return None


def _groups(widths: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Return `count` runs of neighbouring columns of about equal width, as (first, last); fewer if they do not go."""
    groups: list[tuple[int, int]] = []
    first, covered, total = 0, 0, sum(widths)
    for column, width in enumerate(widths):
        covered += width
        if covered * count >= total * (len(groups) + 1) or column == len(widths) - 1:
            groups.append((first, column))
            first = column + 1
    return groups


def _add_short(body: Body, slots: Sequence[Slot], pairs: Sequence[tuple[str, str]], *, by_hand: bool) -> None:
    """Write one line of pairs, each in its slot."""
    cells = "".join(_pair(body, slot, label, text) for slot, (label, text) in zip(slots, pairs, strict=False))
    tall = by_hand and any(not text for _, text in pairs)
    body.end_row(cells, _BY_HAND if tall else height(1))


def _add_long(body: Body, slot: Slot, pair: tuple[str, str]) -> None:
    """Write one pair over all columns, in as many rows as it needs."""
    width = room(_text_width(body.widths, slot))
    parts = pieces(_said(slot, *pair), width)
    _remark_split(body, len(parts))
    labels = (pair[0], *([CONTINUED] * (len(parts) - 1)))
    for label, part in zip(labels, parts, strict=True):
        body.end_row(_cells(body, slot, label, part), height(count_lines(part, width)))


def _pair(body: Body, slot: Slot, label: str, text: str) -> str:
    """Return the cells of one pair; without a text they are there to be filled in."""
    if slot.text > slot.first:
        return _cells(body, slot, label, text)
    return body.span(slot.first, slot.last, Look.VALUE if text else Look.BLANK, label + text)


def _cells(body: Body, slot: Slot, label: str, said: str) -> str:
    """Return the slot's cells: the label's, if it has any, and those of what is `said`."""
    before = body.span(slot.first, slot.text - 1, Look.LABEL, label) if slot.text > slot.first else ""
    return before + body.span(slot.text, slot.last, Look.VALUE if said else Look.BLANK, said)


def _remark_split(body: Body, count: int) -> None:
    """Remark that a text stands in several rows."""
    if count > 1:
        body.remark(RemarkKind.SPLIT, 0, f"文字较长，分写在第{body.row}—{body.row + count - 1}行")
