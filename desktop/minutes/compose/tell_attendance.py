"""Coming, going, sitting out and taking the chair in the words of a record."""

from __future__ import annotations

from desktop.meeting.acts import (
    Act,
    Arrived,
    ChairChanged,
    Departed,
    EnteredRoom,
    HeadsCounted,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    OfficersElected,
    ProxyAttended,
    RecorderChanged,
    RecusalSettled,
    Recused,
)
from desktop.meeting.ids import PersonId
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Role
from desktop.minutes import words
from desktop.minutes.compose.said import Said
from desktop.minutes.compose.view import View, joined, once, sentence


def tell_attendance(view: View, entry: Entry) -> Said | None:
    """The entry as a line of the record; None for what is not about attendance."""
    act = entry.act
    label = words.act(act)
    match act:
        case Arrived(person=person):
            ordered = view.meeting.agenda.ordered_at
            early = ordered is None or entry.occurred_at < ordered
            return _of(view, "签到" if early else label, person, "")
        case Departed():
            text = joined(act.ground, approved(view, act.ground, act.approved_by))
            return _of(view, label, act.person, sentence(text))
        case LeaveGranted():
            opinion = "书面意见存卷" if act.written_opinion else ""
            return _of(
                view,
                label,
                act.person,
                sentence(joined(act.ground, approved(view, act.ground, act.approved_by), opinion)),
            )
        case MarkedAbsent():
            return _of(view, label, act.person, sentence(act.ground))
        case ProxyAttended():
            return _of(view, label, act.person, _proxy(view, act))
        case HeadsCounted():
            return Said(label, _heads(act))
        case EnteredRoom(person=person, note=note):
            respondent = _is_respondent(view, person)
            return _of(view, label if respondent else "回场", person, sentence(note))
        case LeftRoom(person=person, note=note):
            respondent = _is_respondent(view, person)
            return _of(view, label if respondent else "离场", person, sentence(note))
        case _:
            return _office(view, label, act)


def _office(view: View, label: str, act: Act) -> Said | None:
    match act:
        case Recused():
            text = once(f"申请回避{_matter(view, act)}的讨论和表决", act.ground, by="，理由：")
            return Said(label, sentence(text), view.person(act.person))
        case RecusalSettled():
            return Said(label, recusal_settled(view, act))
        case ChairChanged(chair=chair):
            acting = "临时" if act.acting and chair != view.meeting.attendance.appointed else ""
            who = f"由{view.person(chair)}{acting}主持会议" if chair else "主持人离席，暂无人主持"
            return Said(label, sentence(joined(who, act.ground)))
        case RecorderChanged(recorder=recorder):
            return Said(label, sentence(joined(f"由{view.person(recorder)}担任记录人", act.ground)))
        case OfficersElected():
            tellers = "、".join(view.person(each) for each in act.tellers)
            text = f"推选{view.person(act.scrutineer)}为监票人，{view.person(act.caller)}为唱票人，{tellers}为计票人"
            return Said(label, sentence(joined(text, act.agreed)))
        case _:
            return None


def recusal_settled(view: View, act: RecusalSettled) -> str:
    """What the chair decided on a recusal, and whether the person stays in the base: the choice is always printed."""
    known = view.meeting.attendance.recusals.get(act.recusal)
    who = f"{view.person(known.act.person)}回避{_matter(view, known.act)}" if known else "回避"
    base = "回避人员仍计入应到会基数" if act.stays_in_base else "回避人员不计入应到会基数"
    return sentence(once(f"同意{who}", base, act.ground, by="；") if act.granted else once(f"不同意{who}", act.ground))


def _matter(view: View, act: Recused) -> str:
    state = view.meeting.agenda.items.get(act.item)
    return view.number(act.finding) or (f"“{state.item.title}”" if state else "本议题")


def _proxy(view: View, act: ProxyAttended) -> str:
    voters = {each.seat.person for each in view.meeting.attendance.voters()}
    standing = "有表决权" if act.person in voters else "列席，无表决权"
    return sentence(once(f"代{view.person(act.stands_for)}到会", act.authority, standing))


def _heads(act: HeadsCounted) -> str:
    told = f"应到{act.entitled}人，实到{act.present}人，请假{act.on_leave}人，未到{act.missing}人"
    return sentence(once(told, act.note, by="；"))


def _of(view: View, label: str, person: PersonId, text: str) -> Said:
    return Said(label, text, people=(view.person(person),))


def approved(view: View, ground: str, person: PersonId) -> str:
    """By whom a leave was approved, where the ground does not say that it was."""
    return f"经{view.person(person)}批准" if person and "批准" not in ground else ""


def _is_respondent(view: View, person: PersonId) -> bool:
    seat = view.meeting.seat(person)
    return seat is not None and seat.role is Role.RESPONDENT
