"""The quorum as a forecast: how many must still come, how many may go, and on whom it hangs."""

from __future__ import annotations

from desktop.meeting.forecast import Forecast, forecast
from desktop.meeting.ids import FindingId, PersonId
from desktop.meeting.state import Meeting
from desktop.ui.speech import tr

FEW = 3
"""So many names are read out; more are counted."""


def forecast_words(meeting: Meeting, seen: Forecast) -> str:
    """Return the forecast as a sentence, "" where no rule asks for anybody."""
    if not seen.needed:
        return ""
    if seen.missing:
        ordered = meeting.agenda.ordered_at is not None
        goal = (
            tr("再到 {count} 人可表决", count=seen.missing)
            if ordered
            else tr("再到 {count} 人可开会", count=seen.missing)
        )
        if not seen.reachable:
            return tr("{goal}；未到的都来了也不够", goal=goal)
        return tr("{goal}；还可能到 {names}", goal=goal, names=_names(meeting, seen.comers))
    if seen.pivotal:
        if len(seen.pivotal) > FEW:
            return tr("刚好够：再有 1 人离席即不足")
        return tr("刚好够：若{names}离席将不足", names=_names(meeting, seen.pivotal, tr("或")))
    return tr("还可离席 {count} 人", count=seen.spare)


def matter_words(meeting: Meeting, finding: FindingId) -> str:
    """Return the count for one finding, "" where nobody took himself out of it."""
    item = meeting.current_item()
    recused = meeting.attendance.recused_from(finding, item)
    if not recused:
        return ""
    seen = forecast(meeting, finding, item)
    known = meeting.finding(finding)
    about = tr("问题 {number}", number=known.number) if known else tr("本议题")
    names = "、".join(meeting.name(person) for person in recused)
    counted = tr("在场 {present}，须 {needed}", present=seen.present, needed=seen.needed)
    return tr("{about}：{names}回避，{counted}", about=about, names=names, counted=counted)


def _names(meeting: Meeting, people: tuple[PersonId, ...], between: str = "、") -> str:
    names = [meeting.name(each) for each in people]
    if len(names) > FEW:
        return tr("{names}等 {count} 人", names="、".join(names[:FEW]), count=len(names))
    return between.join(names)
