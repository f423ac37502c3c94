"""The stages of the meeting: which is now, what is still missing in it, who must not be in the room."""

from __future__ import annotations

from desktop.meeting.profile import Stage as Known
from desktop.meeting.progress import Lack, Want, barred, following, lacking, place
from desktop.meeting.state import Meeting
from desktop.ui.hall.keys import NEXT_STAGE, OPEN_MEETING, SEND_OUT
from desktop.ui.speech import tr
from desktop.ui.stage_line import Stage, Step

FEW = 3
"""So many names are read out; more are counted."""


def stages(meeting: Meeting) -> tuple[Stage, ...]:
    """Return the profile's stages; before the first was entered the first one is now."""
    now = place(meeting)
    return tuple(
        Stage(
            each.name,
            Step.DONE if at < now else Step.NOW if at == now else Step.NEXT,
            missing=_missing(meeting, each),
            barred=_barred(meeting, each, here=at == now) if at in (now, now + 1) else "",
            id=each.id,
            ready=_ready(meeting) if at == now and not _missing(meeting, each) else "",
        )
        for at, each in enumerate(meeting.profile.stages)
    )


def next_stage(meeting: Meeting) -> str:
    """Return the id of the stage after the present one, "" after the last."""
    found = following(meeting)
    return found.id if found else ""


def _missing(meeting: Meeting, stage: Known) -> str:
    """What must still happen in the stage, as far as the record can tell."""
    return "；".join(lack_words(each) for each in lacking(meeting, stage.id))


def _ready(meeting: Meeting) -> str:
    """Which stage can be passed to, once the meeting was called to order."""
    coming = following(meeting)
    if coming is None or meeting.agenda.ordered_at is None or meeting.agenda.closed_at is not None:
        return ""
    return tr("可转入“{stage}” {key}", stage=coming.name, key=NEXT_STAGE)


def _barred(meeting: Meeting, stage: Known, *, here: bool) -> str:
    names = [each.seat.name for each in barred(meeting, stage)]
    if not names:
        return ""
    who = "、".join(names[:FEW])
    if len(names) > FEW:
        who = tr("{names}等 {count} 人", names=who, count=len(names))
    if here:
        return tr("须退场：{names} {key}", names=who, key=SEND_OUT)
    return tr("转入“{stage}”前须退场：{names} {key}", stage=stage.name, names=who, key=SEND_OUT)


def lack_words(lack: Lack) -> str:
    """Return what is missing, in a few words."""
    names = "、".join(lack.names[:FEW]) + ("…" if len(lack.names) > FEW else "")
    return {
        Want.PEOPLE: tr("还差 {count} 人", count=lack.count),
        Want.ORDER: tr("可以宣布开会 {key}", key=OPEN_MEETING),
        Want.DISCIPLINE: tr("还没有宣布纪律"),
        Want.REPORT: tr("还没有汇报"),
        Want.REVIEWS: tr("{names}还没有通报", names=names),
        Want.ANSWERS: tr("{count} 问未答", count=lack.count),
        Want.STATEMENT: tr("还没有表态"),
        Want.SIGNATURES: tr("{names}还没有签名", names=names),
        Want.OPINIONS: tr("{count} 个问题缺会审意见", count=lack.count),
        Want.RESULTS: tr("{count} 项表决未宣布", count=lack.count),
        Want.RECEIPTS: tr("被审单位还没有签收"),
    }[lack.want]
