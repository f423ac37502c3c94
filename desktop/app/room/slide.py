"""One page of a meeting as its room may see it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.app.room.following import motion_cue
from desktop.app.room.questioning import promises, question
from desktop.app.room.sight import Sight
from desktop.app.room.slides import Body, Closing, Cue, Frame, ItemNow, Page, Pause, Present, Shield, Slide, Welcome
from desktop.app.room.voting import opinions, result, verdicts, vote
from desktop.meeting.acts import Adjourned, BreakTaken
from desktop.meeting.rules.headcount import electors
from desktop.meeting.state import Meeting
from desktop.meeting.tally import quorum_line
from desktop.minutes.parts import Part

SHIELD = Cue(Page.SHIELD)


def slide(meeting: Meeting, cue: Cue) -> Slide:
    """The page of that cue; the shield where the room may not see it now, or what it was about is gone."""
    sight = Sight(meeting)
    if sight.barred() or not sight.may(cue.page) or not sight.about(cue):
        cue = SHIELD
    elif cue.page is Page.RESULT:
        cue = motion_cue(meeting.motions.all[cue.seq])  # taken up again since
    return Slide(cue, frame(meeting), _body(sight, cue))


def frame(meeting: Meeting) -> Frame:
    """What stands around every page of this meeting now."""
    plan, agenda = meeting.plan, meeting.agenda
    stage = next((each.name for each in meeting.profile.stages if each.id == agenda.stage), "")
    state = agenda.items.get(agenda.current)
    item = " ".join(part for part in (state.item.number, state.item.title) if part) if state else ""
    return Frame(plan.title, plan.sample, plan.marking, stage, item, meeting.opened.zone, plan.rehearsal)


def _body(sight: Sight, cue: Cue) -> Body:
    match cue.page:
        case Page.WELCOME:
            return _welcome(sight)
        case Page.ITEM:
            return _item(sight)
        case Page.QUESTION:
            return question(sight, sight.meeting.questioning.chains[cue.seq])
        case Page.OPINIONS:
            return opinions(sight, cue.finding)
        case Page.VOTE:
            return vote(sight, sight.meeting.motions.all[cue.seq])
        case Page.RESULT:
            return result(sight, sight.meeting.motions.all[cue.seq])
        case Page.VERDICTS:
            return verdicts(sight)
        case Page.COMMITMENTS:
            return promises(sight)
        case Page.BREAK:
            return _pause(sight)
        case Page.CLOSING:
            return Closing(_local(sight, sight.meeting.agenda.closed_at or sight.meeting.opening.occurred_at))
        case Page.SHIELD:
            return Shield()


def _welcome(sight: Sight) -> Welcome:
    plan = sight.meeting.plan
    return Welcome(
        plan.sitting,
        plan.place,
        None if plan.starts is None else _local(sight, plan.starts),
        tuple(party.name for party in plan.parties),
        _present(sight.meeting) if sight.shows(Part.ATTENDANCE) else None,
    )


def _present(meeting: Meeting) -> Present:
    who = electors(meeting, meeting.profile.opening)
    heads, quorum = who.headcount, who.rule.quorum
    needed = 0 if quorum is None else quorum_line(quorum, who.rule.recusal, heads)
    return Present(heads.present, heads.entitled, needed, heads.present >= needed)


def _item(sight: Sight) -> ItemNow:
    meeting, around = sight.meeting, frame(sight.meeting)
    state = meeting.agenda.items.get(meeting.agenda.current)
    if state is None:
        return ItemNow("", "", "", around.stage)
    presenter = state.item.presenter if sight.shows(Part.NAMES) else ""
    return ItemNow(state.item.number, state.item.title, presenter, around.stage)


def _pause(sight: Sight) -> Pause:
    meeting = sight.meeting
    for reading in meeting.readings.newest_first():
        act, at = reading.entry.act, _local(sight, reading.entry.occurred_at)
        if isinstance(act, Adjourned):
            return Pause(at, None, adjourned=True, day=act.until)
        if isinstance(act, BreakTaken):
            until = at + timedelta(minutes=act.minutes) if act.minutes else None
            return Pause(at, until, adjourned=False, day="")
    return Pause(_local(sight, meeting.opening.occurred_at), None, adjourned=False, day="")


def _local(sight: Sight, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(sight.meeting.opened.zone))
