"""Two drafts of a paper side by side: paragraph by paragraph, with the words that came and went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from desktop.minutes.document import (
    Block,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)


class Fate(StrEnum):
    """What became of some words from the earlier draft to the later."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, table row or fact of a paper, with the key by which it is found in another draft."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words that shared one fate."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One passage of both drafts, or of one of them; its runs read in order give both."""

    key: str
    runs: tuple[Run, ...]

    @property
    def differs(self) -> bool:
        """Whether anything in it came or went."""
        return any(run.fate is not Fate.KEPT for run in self.runs)

    @property
    def fate(self) -> Fate:
        """What became of the passage as a whole: added or removed where all of it was, else kept."""
        fates = {run.fate for run in self.runs}
        return fates.pop() if len(fates) == 1 else Fate.KEPT


LEAST = 2
"""Fewer kept characters than this between two changes are noise: the change reads better through them."""


def compare(old: Document, new: Document) -> tuple[Comparison, ...]:
    """Every passage of either draft in reading order; one that moved is gone there and comes here."""
    before, after = tuple(passages(old)), tuple(passages(new))
    keys = SequenceMatcher(None, [each.key for each in before], [each.key for each in after], autojunk=False)
    found: list[Comparison] = []
    for kind, first, last, begin, end in keys.get_opcodes():
        if kind == "equal":
            pairs = zip(before[first:last], after[begin:end], strict=True)
            found += [Comparison(one.key, words(one.text, other.text)) for one, other in pairs]
            continue
        found += [Comparison(each.key, (Run(Fate.REMOVED, each.text),)) for each in before[first:last]]
        found += [Comparison(each.key, (Run(Fate.ADDED, each.text),)) for each in after[begin:end]]
    return tuple(found)


def words(old: str, new: str) -> tuple[Run, ...]:
    """The later text with what it lost and gained; figures and Latin words change whole, Chinese by the character."""
    if old == new:
        return (Run(Fate.KEPT, new),)
    one, other = _WORD.findall(old), _WORD.findall(new)
    runs: list[Run] = []
    for kind, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run(Fate.KEPT, "".join(one[first:last])))
            continue
        runs += [Run(Fate.REMOVED, "".join(one[first:last]))] if first < last else []
        runs += [Run(Fate.ADDED, "".join(other[begin:end]))] if begin < end else []
    return _calmed(runs)


_WORD = re.compile(r"[0-9A-Za-z]+(?:[.:][0-9]+)*|.", re.DOTALL)


def _calmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with slivers between two changes joined to them, everything removed before everything added."""
    made: list[Run] = []
    gone = came = ""
    for at, run in enumerate(runs):
        sliver = run.fate is Fate.KEPT and len(run.text) < LEAST and (gone or came) and at + 1 < len(runs)
        if run.fate is Fate.KEPT and not sliver:
            made += _changed(gone, came)
            made.append(run)
            gone = came = ""
            continue
        gone += run.text if run.fate is not Fate.ADDED else ""
        came += run.text if run.fate is not Fate.REMOVED else ""
    return (*made, *_changed(gone, came))


def _changed(gone: str, came: str) -> list[Run]:
    return [Run(fate, text) for fate, text in ((Fate.REMOVED, gone), (Fate.ADDED, came)) if text]


def passages(document: Document) -> Iterator[Passage]:
    """Everything the paper says above its footer, in reading order, in pieces small enough to compare."""
    for name in ("head", "title", "number"):
        if text := str(getattr(document, name)):
            yield Passage(name, text)
    for block in document.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Passage]:
    match block:
        case Heading(key=key, text=text) | Paragraph(key=key, text=text) | Note(key=key, text=text):
            yield Passage(key, text)
        case Facts(key=key, rows=rows):
            for label, text in rows:
                yield Passage(f"{key}.{label}", f"{label}：{text}")
        case Roster(key=key, label=label, entries=entries):
            yield Passage(key, f"{label}：{'、'.join(entries) or '无'}")
        case Table(key=key, caption=caption, columns=columns, rows=rows):
            if caption:
                yield Passage(key, caption)
            yield Passage(f"{key}.head", " | ".join(column.title for column in columns))
            for row in rows:
                yield Passage(f"{key}.{row[0]}", " | ".join(row))
        case Speech(key=key, time=time, speaker=speaker, label=label, text=text, notes=notes):
            head = " ".join(filter(None, (time, speaker, label)))
            yield Passage(key, "\n".join((f"{head}：{text}", *notes)))
        case Quote(key=key, speaker=speaker, text=text, note=note):
            yield Passage(key, f"{speaker}{f'（{note}）' if note else ''}：“{text}”")
        case Signatures(key=key, declaration=declaration, labels=labels):
            yield Passage(key, "\n".join(filter(None, (declaration, "、".join(labels)))))
        case PageBreak():
            pass


def marked(found: Sequence[Comparison]) -> str:
    """The differing passages as text to be pasted elsewhere: what went in ［－…］, what came in ［＋…］."""
    signs = {Fate.REMOVED: "［－{}］", Fate.ADDED: "［＋{}］", Fate.KEPT: "{}"}
    lines = ("".join(signs[run.fate].format(run.text) for run in each.runs) for each in found if each.differs)
    return "\n".join(lines)
