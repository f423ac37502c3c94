"""What stands around the matter of every paper: title, footer line, who was there, where to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.meeting.acts import Paper
from desktop.meeting.plan import Plan, Role, Seat
from desktop.meeting.state import Attendee, Presence
from desktop.minutes.compose.course import items_attended, steps
from desktop.minutes.compose.tell_procedure import item_title
from desktop.minutes.compose.view import View, joined
from desktop.minutes.document import Block, Document, Roster
from desktop.minutes.parts import Part

SAMPLE = "样张"
REHEARSAL = "演练"
DRAFT = "草稿"


def document(view: View, title: str, blocks: Iterable[Block], *, check: str, draft: bool, number: str = "") -> Document:
    """The paper around its blocks; a sample or rehearsal says so across every page, whether or not it is a draft."""
    plan = view.meeting.plan
    watermark = unreal(plan) or (DRAFT if draft else "")
    return Document(
        kind=view.paper.value,
        title=title,
        number=number,
        marking=plan.marking,
        watermark=watermark,
        record_line=record_line(view, check, draft=draft),
        blocks=tuple(blocks),
        head=view.wording.office_head,
    )


def unreal(plan: Plan) -> str:
    """What everything that comes of a meeting says that never was: 样张, 演练; empty for a real one."""
    return SAMPLE if plan.sample else REHEARSAL if plan.rehearsal else ""


def record_line(view: View, check: str, *, draft: bool) -> str:
    """Meeting, how far the record had come, check value: the same in every footer of a paper."""
    plan = view.meeting.plan
    return joined(
        plan.number or plan.title,
        f"记至第{view.meeting.upto}号",
        f"校验码{check}" if check else "",
        DRAFT if draft else "",
        by="　",
    )


def meeting_title(view: View) -> str:
    """The meeting's name with the sitting where the name does not already say it."""
    plan = view.meeting.plan
    sitting = plan.sitting
    return f"{plan.title}（{sitting}）" if sitting and sitting not in plan.title else plan.title


def paper_title(view: View, kind: Paper) -> str:
    """The meeting's name and the paper's: “…四方会审会议纪要”."""
    title, name = meeting_title(view), view.wording.title_of(kind)
    return title + (name.removeprefix("会议") if "会议" in title else name)


def numbers(view: View) -> str:
    """The head-count of the whole meeting: “应到9人，实到8人，请假1人”, late comers and early leavers beside it."""
    attendance = view.meeting.attendance
    members = [each for each in attendance.people.values() if each.seat.votes]
    came = [each for each in members if each.arrived_at is not None]
    ordered = view.meeting.agenda.ordered_at
    late = sum(ordered is not None and each.arrived_at is not None and each.arrived_at > ordered for each in came)
    left = sum(each.presence is Presence.DEPARTED for each in came)
    aside = joined(f"会中到会{late}人" if late else "", f"中途离会{left}人" if left else "")
    leave = len(attendance.having(Presence.ON_LEAVE))
    missing = len(members) - len(came) - leave
    return joined(
        f"应到{attendance.entitled()}人",
        f"实到{len(came)}人" + (f"（其中{aside}）" if aside and view.shows(Part.TRACK) else ""),
        f"请假{leave}人" if leave else "",
        f"缺席{missing}人" if missing and view.shows(Part.ABSENCE) else "",
    )


def chair_name(view: View) -> str:
    """Who chaired: the appointed chair by name, with post."""
    seat = view.meeting.seat(view.meeting.attendance.appointed)
    return _named(view, seat) if seat else ""


def recorder_name(view: View) -> str:
    """Who took the record: as named in the journal, else the member of staff whose duty it is."""
    meeting = view.meeting
    name = meeting.name(meeting.attendance.recorder)
    return name or next((seat.name for seat in meeting.plan.seats if seat.duty == "记录人"), "")


def rosters(view: View, key: str) -> tuple[Block, ...]:
    """出席、请假、缺席、列席 in the order of official papers; each only where the paper shows it."""
    if not view.shows(Part.ATTENDANCE):
        return ()
    voters = {each.seat.person for each in view.meeting.attendance.voters()}
    people = tuple(view.meeting.attendance.people.values())
    came = [each for each in people if each.arrived_at is not None]
    members = [each for each in came if each.seat.person in voters]
    leave = [each for each in people if each.seat.person in voters and each.presence is Presence.ON_LEAVE]
    missing = [
        each
        for each in people
        if each.seat.votes and each.arrived_at is None and each.presence is not Presence.ON_LEAVE
    ]
    guests = [each for each in came if each.seat.person not in voters and each.seat.role is not Role.STAFF]
    found = [_roster(view, f"{key}.members", "出席", members, _member(view))]
    if leave:
        found.append(_roster(view, f"{key}.leave", "请假", leave, _on_leave))
    if missing and view.shows(Part.ABSENCE):
        found.append(_roster(view, f"{key}.absent", "缺席", missing, _absent))
    if guests:
        found.append(_roster(view, f"{key}.guests", "列席", guests, _guest(view)))
    return tuple(found)


def staff(view: View, key: str) -> Roster | None:
    """工作人员 with their duties, who are not counted; None where there are none."""
    entries = tuple(
        f"{seat.name}（{seat.duty or seat.post or '工作人员'}）"
        for seat in view.meeting.plan.seats
        if seat.role is Role.STAFF
    )
    return Roster(key, "工作人员", entries) if entries else None


def _roster(
    view: View, key: str, label: str, people: Iterable[Attendee], entry: Callable[[View, Attendee], str]
) -> Roster:
    return Roster(key, label, tuple(entry(view, each) for each in people))


def _named(view: View, seat: Seat, *more: str) -> str:
    aside = joined(view.post(seat), *more)
    return f"{seat.name}（{aside}）" if aside else seat.name


def _member(view: View) -> Callable[[View, Attendee], str]:
    """Members name when they came, if late, and left."""
    moves = steps(view.meeting) if view.shows(Part.TRACK) else ()
    ordered = view.meeting.agenda.ordered_at

    def entry(view: View, attendee: Attendee) -> str:
        own = [each for each in moves if each.person == attendee.seat.person]
        track = [f"{view.clock(each.at)}到会" for each in own if each.first and ordered and each.at > ordered]
        track += [f"{view.clock(each.at)}离会" for each in own if each.for_good]
        proxy = f"代{view.meeting.name(attendee.stands_for)}" if attendee.stands_for else ""
        return _named(view, attendee.seat, proxy, *track)

    return entry


def _on_leave(view: View, attendee: Attendee) -> str:
    by = view.meeting.name(attendee.approved_by)
    approved = f"经{by}批准" if by and "批准" not in attendee.ground else ""
    return _named(view, attendee.seat, attendee.ground, approved)


def _absent(view: View, attendee: Attendee) -> str:
    return _named(view, attendee.seat, attendee.ground or "未说明原因")


def _guest(view: View) -> Callable[[View, Attendee], str]:
    """Guests name the items they sat in on, where there is more than one item."""
    taken = [each for each in view.meeting.agenda.items.values() if each.opened_at is not None]
    attended = items_attended(view.meeting) if len(taken) > 1 else {}
    listed = {
        item.item.id: item_title(view, item.item.id).split("：")[0] for item in view.meeting.agenda.items.values()
    }

    def entry(view: View, attendee: Attendee) -> str:
        seat = attendee.seat
        named = [item.item.id for item in view.meeting.agenda.items.values() if seat.person in item.item.attendants]
        items = "、".join(listed[each] for each in (named or attended.get(seat.person, ())) if len(taken) > 1)
        proxy = f"代{view.meeting.name(attendee.stands_for)}" if attendee.stands_for else ""
        return _named(view, seat, proxy, items)

    return entry
