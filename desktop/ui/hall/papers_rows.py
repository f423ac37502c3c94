"""Papers as rows: who is still to sign, what was printed, signed, objected to, refused and received."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.meeting.signing import signatures_due
from desktop.meeting.state import Meeting, Objection
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.outline import Row
from desktop.ui.hall.paper_words import paper_word
from desktop.ui.hall.times import clock
from desktop.ui.icons import Icon
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

DUE = "due"


def papers_rows(meeting: Meeting) -> tuple[Row, ...]:
    """Return the rows: what waits for somebody first, then what happened, the newest on top."""
    done = sorted((*_interim(meeting), *_signed(meeting), *_refused(meeting), *_received(meeting)), key=_newest_first)
    waiting = [each for each in meeting.papers.objections.values() if each.settled is None]
    settled = [each for each in meeting.papers.objections.values() if each.settled is not None]
    return (
        *(_objection(meeting, each) for each in waiting),
        *_due(meeting),
        *sorted((*(_objection(meeting, each) for each in settled), *done), key=_newest_first),
    )


def _newest_first(row: Row) -> int:
    return -int(row.id)


def _due(meeting: Meeting) -> Iterator[Row]:
    for due in signatures_due(meeting):
        word = paper_word(due.paper)
        meta = (
            tr("{paper}：签后更正第{number}号", paper=word, number=due.corrected)
            if due.corrected
            else tr("{paper}待签名", paper=word)
        )
        chip = CardChip(tr("重签") if due.corrected else tr("待签"), Hue.AMBER, Icon.CIRCLE_ALERT)
        row = f"{DUE}:{due.paper.value}:{due.person}"
        yield Row(row, meeting.name(due.person), meta, icon=Icon.STAMP, hue=Hue.AMBER, chips=(chip,))


def _interim(meeting: Meeting) -> Iterator[Row]:
    for seq, act in meeting.papers.interim:
        at = clock(meeting, meeting.readings[seq].entry.occurred_at)[:5]
        names = "、".join(paper_word(each) for each in act.papers)
        whom = meeting.name(act.person)
        title = f"{names} {whom}".strip()
        meta = tr("{time} 打印 {pages} 页，记至第{number}号", time=at, pages=act.pages, number=act.upto)
        yield Row(str(seq), title, meta, icon=Icon.PRINTER, hue=Hue.SLATE)


def _signed(meeting: Meeting) -> Iterator[Row]:
    for each in meeting.papers.signatures:
        title = meeting.name(each.signed.person)
        pages = f"{paper_word(each.signed.paper)} {each.signed.pages}".strip()
        yield Row(str(each.seq), title, tr("已签 {paper}", paper=pages), icon=Icon.STAMP, hue=Hue.GREEN)


def _objection(meeting: Meeting, objection: Objection) -> Row:
    settled = objection.settled
    state = tr("待处理") if settled is None else tr("已更改") if settled.changed else tr("不予更改")
    who = meeting.name(objection.raised.person)
    about = tr("第{number}号", number=objection.raised.about) if objection.raised.about else ""
    return Row(
        str(objection.seq),
        objection.raised.text,
        " · ".join(part for part in (who, tr("异议"), about, state) if part),
        icon=Icon.CIRCLE_ALERT,
        hue=Hue.AMBER if settled is None else Hue.SLATE,
        lines=2,
    )


def _refused(meeting: Meeting) -> Iterator[Row]:
    for seq, each in meeting.papers.refusals:
        seen = "、".join(each.witnesses) or tr("无")
        word = paper_word(each.paper)
        meta = tr("拒签{paper}：{reason}（见证人 {names}）", paper=word, reason=each.reason, names=seen)
        yield Row(str(seq), meeting.name(each.person), meta, icon=Icon.BAN, hue=Hue.RED)


def _received(meeting: Meeting) -> Iterator[Row]:
    for seq, each in meeting.papers.receipts:
        meta = tr("签收问题清单，一式{copies}份", copies=each.copies)
        yield Row(str(seq), meeting.name(each.person), meta, icon=Icon.CIRCLE_CHECK, hue=Hue.GREEN)
