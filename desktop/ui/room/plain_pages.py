"""The quiet pages: sign-in, agenda item, break, end, commitments, verdicts."""

from __future__ import annotations

from desktop.app.room.slides import (
    Closing,
    Frame,
    ItemNow,
    Pause,
    Present,
    Promise,
    Promises,
    Settled,
    Verdicts,
    Welcome,
)
from desktop.ui.icons import Icon
from desktop.ui.room.blocks import Block, Cell, Tag, gap, grid, prose, tags, together
from desktop.ui.room.page_words import day_words, outcome_tag, speaker_words, verdict_tag
from desktop.ui.room.sheets import Leaf
from desktop.ui.room.strokes import Side
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_MIDDLE = Side.CENTRE


def welcome(frame: Frame, page: Welcome) -> Leaf:
    """Return 签到: the meeting, where and when, who sits together, and whether enough are there."""
    when = tr("{time} 开会", time=page.starts.strftime("%H:%M")) if page.starts else ""
    facts = "　".join(part for part in (page.sitting, page.place, when) if part)
    flow: list[Block] = [prose(frame.title, 84, bold=True, side=_MIDDLE), gap(30)]
    if facts:
        flow += [prose(facts, 48, colour="text_second", side=_MIDDLE), gap(30)]
    if page.parties:
        flow += [prose("　".join(page.parties), 44, colour="text_second", side=_MIDDLE), gap(40)]
    if page.quorum is not None:
        flow += [prose(_present(page.quorum), 60, bold=True, side=_MIDDLE)]
        if page.quorum.needed:
            flow += [gap(20), tags([_enough(page.quorum)], 52, side=_MIDDLE)]
    top = (prose(tr("请签到就座"), 52, bold=True, colour="blue.ink"),)
    return Leaf(top, tuple(flow), centred=True)


def item(page: ItemNow) -> Leaf:
    """Return the stage and the agenda item."""
    if not page.title:
        return Leaf((), (prose(page.stage or tr("会议进行中"), 120, bold=True, side=_MIDDLE),), centred=True)
    top = prose(page.stage, 48, bold=True, colour="blue.ink") if page.stage else gap(0)
    flow: list[Block] = [prose(page.number, 56, colour="text_second"), gap(10)] if page.number else []
    flow.append(prose(page.title, 92, bold=True))
    if page.presenter:
        flow += [gap(40), prose(tr("汇报：{name}", name=page.presenter), 52, colour="text_second")]
    return Leaf((top,), tuple(flow), centred=True)


def pause(page: Pause) -> Leaf:
    """Return the break with the time at which it ends."""
    flow: list[Block] = [prose(tr("休会"), 160, bold=True, side=_MIDDLE), gap(30)]
    if page.adjourned:
        flow[0] = prose(tr("延期续开"), 140, bold=True, side=_MIDDLE)
        said = tr("{day}继续", day=page.day) if page.day else ""
    else:
        said = tr("{time} 继续开会", time=page.until.strftime("%H:%M")) if page.until else tr("请稍候")
    flow.append(prose(said, 80, colour="blue.ink", bold=True, side=_MIDDLE))
    return Leaf((), tuple(flow), centred=True)


def closing(frame: Frame, page: Closing) -> Leaf:
    """Return the end of the meeting."""
    said = tr("{time} 散会", time=page.at.strftime("%H:%M"))
    flow = (
        prose(tr("会议结束"), 120, bold=True, side=_MIDDLE),
        gap(30),
        prose(frame.title, 56, colour="text_second", side=_MIDDLE),
        gap(10),
        prose(said, 48, colour="text_second", side=_MIDDLE),
    )
    return Leaf((), flow, centred=True)


def promises(page: Promises) -> Leaf:
    """Return the commitments, the newest first and largest."""
    flow: list[Block] = []
    for at, each in enumerate(page.rows):
        flow += _promise(each, first=at == 0)
    top = prose(tr("承诺事项（{count} 项）", count=len(page.rows)), 52, bold=True, colour="blue.ink")
    return Leaf((top, gap(10)), tuple(flow))


def verdicts(page: Verdicts, language: str) -> Leaf:
    """Return 会审认定, finding by finding."""
    top = prose(tr("会审认定"), 52, bold=True, colour="blue.ink")
    if not page.rows:
        return Leaf((top,), (prose(tr("尚无认定"), 72, colour="text_third", side=_MIDDLE),), centred=True)
    return Leaf((top, gap(10)), (grid([_settled(each, language) for each in page.rows], 1, 48),))


def _settled(row: Settled, language: str) -> Cell:
    short = row.matter if len(row.matter) <= 60 else f"{row.matter[:58]}…"
    said = f"{row.number} {short}"
    if row.outcome is not None:
        return Cell(said, outcome_tag(row.outcome, language))
    return Cell(said, verdict_tag(row.word))


def _promise(each: Promise, *, first: bool) -> list[Block]:
    facts = [tr("问题{number}", number=each.about)] if each.about else []
    facts += [part for part in (speaker_words(each.speaker), day_words(each.due)) if part]
    if each.owner and each.owner != each.speaker.name:
        facts.append(tr("责任人 {name}", name=each.owner))
    if each.evidence:
        facts.append(tr("佐证：{evidence}", evidence=each.evidence))
    read = {
        None: Tag(tr("待核读"), Hue.AMBER, Icon.CIRCLE_ALERT),
        True: Tag(tr("已核读"), Hue.GREEN, Icon.CHECK),
        False: Tag(tr("未确认"), Hue.ORANGE, Icon.X),
    }[each.confirmed]
    said = prose(f"{each.number}　“{each.text.strip('“”')}”", 72 if first else 48, bold=True)
    below = (gap(6), prose("　".join(facts), 40, colour="text_second"), gap(6), tags([read], 36))
    return [together(said, *below), gap(36)]


def _present(quorum: Present) -> str:
    return tr("应到 {entitled} 人　在场 {present} 人", entitled=quorum.entitled, present=quorum.present)


def _enough(quorum: Present) -> Tag:
    if quorum.met:
        return Tag(tr("已达规定到会人数"), Hue.GREEN, Icon.USER_CHECK)
    return Tag(tr("还差 {count} 人", count=quorum.needed - quorum.present), Hue.AMBER, Icon.USERS)
