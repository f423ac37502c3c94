"""The record of a scene: each line taken apart and turned into intents that wait for their turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice

from desktop.meeting.ids import NOBODY, FindingId, ItemId, PersonId, normalised
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.correction import enter_late
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.head import Head
from desktop.meeting.scene.line import ANY, MENTION, Line, Resolve, Room, Word
from desktop.meeting.scene.lines import at_line
from desktop.meeting.scene.script import Step
from desktop.meeting.scene.values import DATE, TIME, date_of, nearest, time_of
from desktop.meeting.scene.words import LATE, WORDS

_MOMENT = re.compile(rf"(?:{DATE}\s*)?{TIME}\s+")
_LATE = re.compile(rf"{LATE}\s+")
_WORD = re.compile(r"([^\s=\[｜|]+)\s*")
_LABEL = re.compile(r"=(\w+)\s*")
_REFERENCES = re.compile(r"\[([^\[\]]*)\]\s*")
_LEADING = re.compile(r"(\w+)\s*[:：]\s*")
_EXPLAINED = "补录说明"


@dataclass(frozen=True)
class _References:
    labels: tuple[str, ...] = ()
    findings: tuple[FindingId, ...] = ()
    items: tuple[ItemId, ...] = ()

    def __add__(self, other: _References) -> _References:
        return _References(self.labels + other.labels, self.findings + other.findings, self.items + other.items)


class Body:
    """Reads one line after another; knows the labels, the day and the time that earlier lines set."""

    def __init__(self, head: Head) -> None:
        self._cast = head.cast
        self._zone = head.zone
        self._day: date = head.starts.date()
        self._now: datetime | None = None
        self._labels: dict[str, str] = {}

    def read(self, number: int, source: str) -> Step:
        """The line as a step; `SceneFault` where it cannot be understood."""
        with at_line(number):
            line = self._apart(number, source)
            resolves = WORDS[line.word].build(line, self._cast)
            if MENTION.search(source):
                resolves = tuple(partial(self._in_turn, line, place) for place in range(len(resolves)))
            if line.written_at != line.occurred_at:
                resolves = tuple(partial(_late, resolve, line.field(_EXPLAINED)) for resolve in resolves)
            if line.label:
                self._labels[line.label] = line.word
        return Step(number, source, line.occurred_at, line.written_at, line.word, line.label, resolves)

    def _in_turn(self, line: Line, place: int, room: Room) -> Intent:
        """The line is read once more when its turn comes, with the numbers its mentions stand for."""
        return WORDS[line.word].build(room.told(line), self._cast)[place](room)

    def _apart(self, number: int, source: str) -> Line:
        occurred, written, rest = self._times(source)
        speaker, name, rest = self._who_does(rest)
        word = WORDS[name]
        label, references, rest = self._pointers(name, word, rest)
        text, *more = re.split(r"\s*[｜|]\s*", rest)
        fields = self._fields(name, word, more, late=written != occurred)
        for mentioned in MENTION.findall(source):
            self._known(mentioned)
        return Line(
            number,
            self._day,
            occurred,
            written,
            name,
            text.strip(),
            speaker,
            label,
            references.labels,
            references.findings,
            references.items,
            fields,
        )

    def _times(self, source: str) -> tuple[datetime, datetime, str]:
        """When it happened, when it was taken down, and the rest of the line."""
        if found := _LATE.match(source):
            written = self._now
            occurred, rest = self._moment(source[found.end() :], move=False)
        else:
            occurred, rest = self._moment(source, move=True)
            written = occurred
            if found := _LATE.match(rest):
                occurred, rest = self._moment(rest[found.end() :], move=False)
        if written is None or occurred > written or (found and occurred == written):
            raise Unclear("补录的时间应当早于记到的时间")
        if self._now is not None and written < self._now:
            raise Unclear(f"时间早于上一行；补记的请写“{LATE} 09:47 …”")
        self._now = written
        return occurred, written, rest

    def _moment(self, text: str, *, move: bool) -> tuple[datetime, str]:
        found = _MOMENT.match(text)
        if found is None:
            raise Unclear("一行要以时间开头，如“09:31 温子谦 答复 …”")
        day = self._day
        if found["d"] or found["D"]:
            day = date_of(found, self._day.year)
        if move:
            self._day = day
        moment = datetime.combine(day, time_of(found), self._zone)
        return moment.astimezone(UTC), text[found.end() :]

    def _who_does(self, rest: str) -> tuple[PersonId, str, str]:
        """The speaker (nobody where none stands there), the kind word, and what follows."""
        if (found := _WORD.match(rest)) and found[1] in WORDS:
            return NOBODY, found[1], rest[found.end() :]
        for gap in islice(re.finditer(r"\s+", rest), 4):
            person = self._cast.people.get(normalised(rest[: gap.start()]))
            found = _WORD.match(rest, gap.end())
            if person and found and found[1] in WORDS:
                return person, found[1], rest[found.end() :]
            if person:
                given = found[1] if found else ""
                raise Unclear(f"不认得类别“{given}”{nearest(given, WORDS)}")
        first = rest.split(maxsplit=1)[0] if rest.strip() else ""
        names = [*self._cast.people, *WORDS]
        raise Unclear(f"“{first}”既不是名单里的人，也不是认得的类别{nearest(first, names)}")

    def _pointers(self, name: str, word: Word, rest: str) -> tuple[str, _References, str]:
        label, references = "", _References()
        while True:
            if found := _LABEL.match(rest):
                if label:
                    raise Unclear("一行只能起一个标签")
                label = self._fresh(found[1])
            elif found := _REFERENCES.match(rest) or self._leading(word, rest, references):
                references += self._referred(name, word, found[1])
            else:
                return label, references, rest
            rest = rest[found.end() :]

    def _leading(self, word: Word, rest: str, references: _References) -> re.Match[str] | None:
        """“问题02：” or “V1：” at the head of the text, where the kind word can refer to such a thing."""
        found = _LEADING.match(rest)
        if found is None or references != _References():
            return None
        token = found[1]
        if word.matters and re.fullmatch(r"问题[0-9]+|议题[一二三四五六七八九十]+", token):
            return found
        if word.labels and (token in self._labels or re.fullmatch(r"[A-Za-z]+[0-9]+", token)):
            return found
        return None

    def _fresh(self, label: str) -> str:
        if label in self._labels:
            raise Unclear(f"标签“{label}”前面已经用过")
        if re.match(r"问题|议题|[0-9]", label):
            raise Unclear("标签不能以“问题”“议题”或者数字开头")
        return label

    def _referred(self, name: str, word: Word, text: str) -> _References:
        references = _References()
        for token in filter(None, re.split(r"[、，,\s]+", text)):
            references += self._one(name, word, token, after_finding=bool(references.findings))
        if references == _References():
            raise Unclear("[]里没有内容")
        return references

    def _one(self, name: str, word: Word, token: str, *, after_finding: bool) -> _References:
        if word.matters and token.startswith("问题"):
            return _References(findings=(self._cast.finding(token.removeprefix("问题")),))
        if word.matters and token.startswith("议题"):
            return _References(items=(self._cast.item(token.removeprefix("议题")),))
        if after_finding and token in self._cast.findings:
            return _References(findings=(self._cast.findings[token],))
        if word.matters and self._labels.get(token) == "临时动议":
            return _References(items=(self._cast.items[token],))
        self._known(token)
        if word.labels is not ANY and self._labels[token] not in word.labels:
            may = f"只能指向{'、'.join(sorted(word.labels))}" if word.labels else "不指向哪一条"
            raise Unclear(f"“{token}”是{self._labels[token]}，而“{name}”{may}")
        return _References(labels=(token,))

    def _known(self, label: str) -> None:
        if label not in self._labels:
            raise Unclear(f"前面没有标签“{label}”{nearest(label, self._labels) if self._labels else ''}")

    def _fields(self, name: str, word: Word, parts: list[str], *, late: bool) -> tuple[tuple[str, str], ...]:
        return tuple(self._named(name, word, parts, late=late))

    @staticmethod
    def _named(name: str, word: Word, parts: list[str], *, late: bool) -> Iterator[tuple[str, str]]:
        known = sorted((*word.fields, *([_EXPLAINED] if late else [])), key=len, reverse=True)
        seen: set[str] = set()
        for part in parts:
            field = next((each for each in known if part.startswith(each)), None)
            if field is None:
                may = f"可写的有：{'、'.join(known)}" if known else "后面不写｜"
                raise Unclear(f"“{name}”没有“{part}”这一项，{may}")
            if field in seen:
                raise Unclear(f"“{field}”写了两次")
            seen.add(field)
            yield field, part.removeprefix(field).strip().lstrip(":：").strip()


def _late(resolve: Resolve, ground: str, room: Room) -> Intent:
    return enter_late(resolve(room), ground)
