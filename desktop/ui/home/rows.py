"""The rows of the start page: a mark, a line, a smaller line below it, and a word at the right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.app.due import Matter, Waiting
from desktop.app.shelf import ShelfLine
from desktop.meeting.outstanding import DueKind, MinutesState
from desktop.ui.icons import Icon
from desktop.ui.shelf.lines import HUES, ZONE, day, status_word
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One row; ``meeting`` and ``status`` are what Enter opens."""

    id: str
    meeting: str
    status: str
    mark: Icon
    hue: Hue
    title: str
    below: str
    right: str

    @property
    def spoken(self) -> str:
        """The row as it is heard."""
        return "，".join(part for part in (self.right, self.title, self.below) if part)


MARKS = {
    "preparing": Icon.LIST_CHECKS,
    "open": Icon.CIRCLE_DOT,
    "closed": Icon.FILE_TEXT,
    "sealed": Icon.SHIELD_CHECK,
}


def meeting_row(line: ShelfLine) -> HomeRow:
    """Return the row of a meeting."""
    when = day(line.opened_at) or tr("未定日期")
    below = " · ".join(part for part in (line.number or tr("未编号"), when, line.place) if part)
    title = tr("［样张］{title}", title=line.title) if line.sample else line.title
    hue = HUES.get(line.status, Hue.GREY)
    return HomeRow(
        line.meeting, line.meeting, line.status, MARKS[line.status], hue, title, below, status_word(line.status)
    )


def matter_row(matter: Matter) -> HomeRow:
    """Return the row of something to see to."""
    title, hue, right = _matter_words(matter)
    number = matter.line.number or matter.line.title
    who = matter.due.who if matter.due else ""
    below = " · ".join(part for part in (who, number if matter.due else matter.line.title) if part)
    mark = {
        Waiting.OVERDUE: Icon.CIRCLE_ALERT,
        Waiting.SOON: Icon.CALENDAR,
        Waiting.UNREAD: Icon.QUOTE,
        Waiting.MINUTES: Icon.STAMP,
    }[matter.why]
    return HomeRow(matter.id, matter.line.meeting, matter.line.status, mark, hue, title, below, right)


def _matter_words(matter: Matter) -> tuple[str, Hue, str]:
    if matter.due is not None:
        kind = tr("承诺事项") if matter.due.kind is DueKind.COMMITMENT else tr("书面答复")
        title = tr("{kind}：{text}", kind=kind, text=matter.due.text)
        return (title, Hue.RED if matter.why is Waiting.OVERDUE else Hue.AMBER, _days(matter.days))
    if matter.why is Waiting.UNREAD:
        parts = (
            tr("不同意见 {n} 条", n=matter.dissents) if matter.dissents else "",
            tr("承诺 {n} 条", n=matter.commitments) if matter.commitments else "",
        )
        return (tr("还没有核读：{what}", what="、".join(filter(None, parts))), Hue.VIOLET, tr("待核读"))
    said = {
        MinutesState.NONE: tr("纪要还没有拟稿"),
        MinutesState.DRAFTED: tr("纪要等待核稿"),
        MinutesState.REVIEWED: tr("纪要等待签发"),
    }
    return (said.get(matter.minutes, ""), Hue.BLUE, tr("未签发"))


def _days(days: int) -> str:
    if days < 0:
        return tr("逾期 {n} 天", n=-days)
    return tr("今天") if days == 0 else tr("{n} 天后", n=days)


def interrupted(line: ShelfLine, now: datetime) -> str:
    """Return how a meeting that is open stands: since when nothing was recorded, and up to where it is."""
    minutes = max(0, int((now - line.updated_at).total_seconds()) // 60)
    if minutes < 1:
        ago = tr("刚刚")
    elif minutes < 60:
        ago = tr("{n} 分钟前", n=minutes)
    elif minutes < 24 * 60:
        ago = tr("{h} 小时 {m} 分钟前", h=minutes // 60, m=minutes % 60)
    else:
        ago = tr("{day} 起", day=f"{line.updated_at.astimezone(ZONE):%Y-%m-%d %H:%M}")
    return tr("最后一条 第{n}号，{ago}", n=line.upto, ago=ago)


def standing(line: ShelfLine) -> tuple[str, Icon, Hue]:
    """Return the word for how an open meeting stands, with mark and hue."""
    left = line.outstanding
    if left is None or not left.begun:
        return tr("尚未开会"), Icon.CIRCLE, Hue.AMBER
    if left.paused:
        return tr("休会中"), Icon.PAUSE, Hue.AMBER
    return tr("进行中"), Icon.CIRCLE_DOT, Hue.RED
