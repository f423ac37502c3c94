"""Sheets on votes: one row per round, one per named ballot, one per dissent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.meeting.ballots import Number
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.state import Motion, Round
from desktop.minutes import words
from desktop.minutes.compose.sheets.grid import Field, field, local_moment, long_text, number, sheet, text
from desktop.minutes.compose.tell_voting import deferral_words
from desktop.minutes.compose.view import View, joined, unquoted
from desktop.minutes.compose.votes import cast, computed, outcome
from desktop.minutes.parts import Part
from desktop.minutes.workbook import CellKind, Sheet

_PEOPLE = (Number.ENTITLED, Number.PRESENT, Number.RECUSED, Number.ON_LEAVE)
_VOTES = (Number.FOR, Number.AGAINST, Number.ABSTAIN, Number.DEFER, Number.INVALID, Number.BLANK, Number.NOT_VOTED)
_PAPERS = (Number.ISSUED, Number.RETURNED, Number.VALID)


@dataclass(frozen=True)
class _Row:
    motion: Motion
    current: Round | None


def summary(view: View) -> Sheet:
    """表决汇总: every round of every motion, numbers beside the computed and the announced result."""
    rows = [
        _Row(motion, current) for motion in view.meeting.motions.all.values() for current in (motion.rounds or (None,))
    ]
    fields: list[Field[_Row]] = [
        text("表决", lambda row: view.called(row.motion), 8),
        long_text("表决事项", lambda row: row.motion.text),
        text("对应问题", lambda row: view.number(row.motion.put.finding), 10),
        text(
            "表决方式", lambda row: words.word(row.current.opened.method if row.current else row.motion.put.method), 10
        ),
        number("轮次", lambda row: row.current.opened.round if row.current else None, 6),
    ]
    if view.shows(Part.COUNTS):
        fields += [_number(each, _people) for each in _PEOPLE]
        fields += [_number(each, _papers) for each in _PAPERS]
        fields += [_number(each, _counted) for each in _VOTES]
        fields += [
            number("通过票数", lambda row: _needed(row.current), 10),
            long_text("计算结果", lambda row: _computed(view, row), 40),
        ]
    fields.append(text("宣布结果", _announced))
    if view.shows(Part.DECISIONS):
        fields.append(long_text("会议决定", _decision, 24))
    fields.append(long_text("备注", lambda row: _remark(view, row), 24))
    return sheet("votes", "表决汇总", fields, rows)


def _number(name: Number, read: Callable[[Number, Round], int | None]) -> Field[_Row]:
    return number(words.word(name), lambda row: read(name, row.current) if row.current else None)


def _people(name: Number, current: Round) -> int | None:
    return current.opened.headcount.numbers()[name]


def _papers(name: Number, current: Round) -> int | None:
    if current.returned and name in (Number.ISSUED, Number.RETURNED):
        return current.issued if name is Number.ISSUED else current.returned
    count = current.counts[-1].count if current.counts else None
    return count.numbers()[name] if count else None


def _counted(name: Number, current: Round) -> int | None:
    count = None if current.returned > current.issued else words.counted(current)
    return count.numbers().get(name) if count else None


def _needed(current: Round | None) -> int | None:
    result = current.result() if current else None
    return result.needed if result else None


def _computed(view: View, row: _Row) -> str:
    if row.current is None:
        return ""
    return computed(view, row.motion) if row.current is row.motion.round else _earlier(view, row.motion, row.current)


def _earlier(view: View, motion: Motion, current: Round) -> str:
    return words.result_sentence(current, view.ballot(motion))


def _announced(row: _Row) -> str:
    if row.current is not None and row.current is not row.motion.round:
        return "表决无效" if row.current.void else ""
    return outcome(row.motion)


def _decision(row: _Row) -> str:
    if row.current is not row.motion.round or not row.motion.announcements:
        return ""
    return row.motion.announcements[-1].decision


def _remark(view: View, row: _Row) -> str:
    put_off = deferral_words(row.motion.deferral) if row.motion.deferral and view.shows(Part.PENDING) else ""
    if row.current is not row.motion.round:
        put_off = ""
    void = row.current.void if row.current else ""
    sealed = row.current.strip if row.current and view.shows(Part.COUNTS) else ""
    strip = f"封条编号{sealed}" if sealed else ""
    first, *later = row.motion.announcements or (None,)
    corrected = ""
    if later and first is not None and row.current is row.motion.round:
        corrected = f"先宣布为{words.word(first.announced)}，后更正"
    return joined(put_off, void, corrected, strip, by="；")


@dataclass(frozen=True)
class _Named:
    motion: Motion
    current: Round
    voter: PersonId
    choice: str


def _matter(view: View, motion: Motion) -> str:
    return motion.text if view.shows(Part.RESULTS) else ""


def named(view: View) -> Sheet:
    """表决明细: every named ballot of this meeting; secret ones have none."""
    rows = [
        _Named(motion, current, vote.voter, vote.choice)
        for motion in view.meeting.motions.all.values()
        for current in motion.rounds
        for vote in cast(view, motion, current)
    ]
    fields: list[Field[_Named]] = [
        text("表决", lambda row: view.called(row.motion), 8),
        long_text("表决事项", lambda row: _matter(view, row.motion)),
        number("轮次", lambda row: row.current.opened.round, 6),
        text("姓名", lambda row: view.meeting.name(row.voter), 10),
        text("单位", lambda row: view.meeting.party_name(view.meeting.party_of(row.voter)), 14),
        text("表决意见", lambda row: row.choice, 10),
    ]
    return sheet("ballots", "表决明细", fields, rows)


@dataclass(frozen=True)
class _Said:
    kind: str
    about: str
    matter: str
    speaker: PersonId
    words: str
    heard: str
    at: datetime


def dissents(view: View) -> Sheet:
    """不同意见: dissents and reservations word for word."""
    fields: list[Field[_Said]] = [
        text("类别", lambda row: row.kind, 10),
        text("表决／问题", lambda row: row.about, 10),
        long_text("事项", lambda row: row.matter),
        text("姓名", lambda row: view.person(row.speaker), 10),
        text("单位", lambda row: view.meeting.party_name(view.meeting.party_of(row.speaker)), 14),
        long_text("意见原话", lambda row: row.words, 48),
        text("核读", lambda row: row.heard),
        field("时间", CellKind.MOMENT, lambda row: local_moment(view, row.at), 18),
    ]
    return sheet("dissents", "不同意见", fields, list(_said(view)))


def _said(view: View) -> Iterator[_Said]:
    heard = {True: "已核读确认", False: "未予确认", None: "待核读"}
    for motion in view.meeting.motions.all.values():
        for each in motion.dissents:
            said = unquoted(each.text)
            at = _at(view, each.seq)
            yield _Said(
                "不同意见", view.called(motion), _matter(view, motion), each.voter, said, heard[each.confirmed], at
            )
    for seq, act in view.meeting.opinions.reservations:
        finding = view.meeting.finding(act.finding)
        matter = finding.text if finding else ""
        yield _Said("保留意见", view.number(act.finding), matter, act.speaker, unquoted(act.text), "", _at(view, seq))


def _at(view: View, seq: Seq) -> datetime:
    return view.meeting.readings[seq].entry.occurred_at
