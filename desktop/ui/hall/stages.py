"""The stages of the meeting: which is now, what is still missing in it, who must not be in the room."""

from __future__ import annotations

from desktop.meeting.state import Meeting, Phase, Presence
from desktop.ui.hall.attendance_panel import quorum_of
from desktop.ui.speech import tr
from desktop.ui.stage_line import Stage, Step


def stages(meeting: Meeting) -> tuple[Stage, ...]:
    """Return the profile's stages; before the first was entered the first one is now."""
    known = meeting.profile.stages
    ids = [each.id for each in known]
    now = ids.index(meeting.agenda.stage) if meeting.agenda.stage in ids else 0
    return tuple(
        Stage(
            each.name,
            Step.DONE if at < now else Step.NOW if at == now else Step.NEXT,
            missing=_missing(meeting, each.id) if at == now else "",
            barred=_barred(meeting, each.bars) if at == now else "",
        )
        for at, each in enumerate(known)
    )


def next_stage(meeting: Meeting) -> str:
    """Return the id of the stage after the present one, "" after the last."""
    ids = [each.id for each in meeting.profile.stages]
    if meeting.agenda.stage not in ids:
        return ids[1] if len(ids) > 1 else ""
    at = ids.index(meeting.agenda.stage) + 1
    return ids[at] if at < len(ids) else ""


def _missing(meeting: Meeting, stage: str) -> str:
    """What must still happen in the stage, as far as the record can tell."""
    match stage:
        case "sign-in":
            quorum = quorum_of(meeting)
            if not quorum.met:
                return tr("还差 {count} 人", count=quorum.needed - quorum.present)
            return tr("Ctrl+N 转入下一阶段") if meeting.agenda.ordered_at else tr("可以宣布开会")
        case "questioning":
            waiting = sum(not chain.answered for chain in meeting.questioning.chains.values())
            return tr("{count} 问未答", count=waiting) if waiting else ""
        case "deliberation":
            missing = sum(None in meeting.opinions.verdicts(each).values() for each in meeting.agenda.findings)
            return tr("{count} 个问题缺会审意见", count=missing) if missing else ""
        case "voting":
            done = {Phase.ANNOUNCED, Phase.DEFERRED}
            waiting = sum(each.phase not in done for each in meeting.motions.all.values())
            return tr("{count} 项表决未宣布", count=waiting) if waiting else ""
        case _:
            return ""


def _barred(meeting: Meeting, roles: tuple[str, ...]) -> str:
    inside = [
        each.seat.name
        for each in meeting.attendance.people.values()
        if each.seat.role.value in roles and each.presence is Presence.PRESENT
    ]
    return tr("须退场：{names}", names="、".join(inside)) if inside else ""
