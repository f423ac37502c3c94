"""The forms of attendance: leave, absence, recusal, proxy, and a coming or going at another time than now."""

from __future__ import annotations

from collections.abc import Callable

from desktop.meeting.acts import Arrived, Departed, EnteredRoom, LeftRoom
from desktop.meeting.ids import NOBODY, FindingId, PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import attendance as rules
from desktop.meeting.rules.correction import enter_late, last_move, retime, strike_out
from desktop.meeting.state import Meeting
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.times import at_clock, clock
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

COMING = {
    "arrive": rules.arrive,
    "enter": rules.enter_room,
    "leave": rules.leave_room,
}
"""What may be put down for another time, besides leaving for good."""


class AttendanceForms:
    """Each asks through one hand for what is to be put on record about one person."""

    def __init__(self, session: Session, hand: Hand) -> None:
        self._session, self._hand = session, hand

    def departure(self, meeting: Meeting, who: PersonId) -> None:
        """Ask why the person leaves for good, and who allowed it."""
        self._hand.ask(
            tr("{name}离会", name=meeting.name(who)),
            (Field("ground", tr("事由(&R)")), _approval(meeting)),
            lambda said: rules.depart(who, ground=str(said["ground"]), approved_by=PersonId(str(said["approved"]))),
        )

    def leave(self, meeting: Meeting, who: PersonId) -> None:
        """Ask why the person is excused, and who allowed it."""
        fields = (
            Field("ground", tr("事由(&R)"), needed=True),
            _approval(meeting),
            Field("written", tr("有书面意见存卷(&W)"), Kind.TICK),
        )
        self._hand.ask(
            tr("{name}请假", name=meeting.name(who)),
            fields,
            lambda said: rules.grant_leave(
                who,
                str(said["ground"]),
                approved_by=PersonId(str(said["approved"])),
                written_opinion=bool(said["written"]),
            ),
        )

    def absence(self, meeting: Meeting, who: PersonId) -> None:
        """Ask why the person did not come."""
        self._hand.ask(
            tr("{name}缺席", name=meeting.name(who)),
            (Field("ground", tr("事由(&R)")),),
            lambda said: rules.mark_absent(who, str(said["ground"])),
        )

    def recusal(self, meeting: Meeting, who: PersonId, current: FindingId) -> None:
        """Ask for the ground of a recusal; on somebody whose recusal waits, ask for the chair's word on it."""
        known = meeting.attendance.recusals.values()
        waiting = [each for each in known if each.act.person == who and each.granted is None]
        if waiting:
            self._settle(meeting, waiting[-1].seq, who)
            return
        finding = meeting.finding(current)
        about = tr("问题 {number}", number=finding.number) if finding else tr("当前议题")
        fields = (
            Field("ground", tr("理由(&R)"), Kind.TEXT, needed=True),
            Field("about", tr("回避事项(&A)"), Kind.CHOICE, choices=_matters(meeting, current)),
        )
        self._hand.ask(
            tr("{name}回避（{about}）", name=meeting.name(who), about=about),
            fields,
            lambda said: rules.recuse(who, str(said["ground"]), finding=FindingId(str(said["about"]))),
        )

    def _settle(self, meeting: Meeting, recusal: Seq, who: PersonId) -> None:
        words = (("yes", tr("同意回避")), ("no", tr("不同意回避")))
        fields = (
            Field("granted", tr("主持人意见(&A)"), Kind.CHOICE, choices=words),
            Field("ground", tr("依据(&R)")),
        )
        self._hand.ask(
            tr("{name}的回避申请", name=meeting.name(who)),
            fields,
            lambda said: rules.settle_recusal(recusal, granted=said["granted"] == "yes", ground=str(said["ground"])),
        )

    def proxy(self, meeting: Meeting, who: PersonId) -> None:
        """Ask for whom the person sits in, and by what written authority."""
        people = meeting.attendance.people.values()
        absent = [each.seat for each in people if each.seat.votes and each.arrived_at is None]
        fields = (
            Field("other", tr("代谁到会(&F)"), Kind.CHOICE, choices=tuple((each.person, each.name) for each in absent)),
            Field("authority", tr("书面委托(&W)")),
        )
        self._hand.ask(
            tr("{name}代会", name=meeting.name(who)),
            fields,
            lambda said: rules.attend_as_proxy(who, PersonId(str(said["other"])), str(said["authority"])),
        )

    def at_another_time(self, meeting: Meeting, who: PersonId) -> None:
        """Ask what the person did at which time; what was put down last may get another time instead."""
        now = self._session.office.clock.now()
        last = last_move(meeting, who)
        known = meeting.readings[last] if last else None
        words: list[tuple[str, str]] = []
        if known is not None and isinstance(known.entry.act, Arrived | EnteredRoom | LeftRoom | Departed):
            at = clock(meeting, known.entry.occurred_at)[:5]
            words.append(("retime", tr("更正第{number}号的时间（现为{time}）", number=last, time=at)))
        words += [("arrive", tr("到会")), ("enter", tr("入场")), ("leave", tr("退场")), ("depart", tr("离会"))]

        def fault(typed: Value) -> str:
            moment = at_clock(meeting, now, str(typed))
            if moment is None:
                return tr("请写成 9:47 或 0947。")
            return tr("时间不能在现在之后。") if moment > now else ""

        def act(said: dict[str, Value]) -> Act:
            ground = str(said["ground"])
            return Act(_moved(str(said["what"]), who, last, ground), at=at_clock(meeting, now, str(said["time"])))

        dialog = self._hand.ask_act(
            tr("{name}：按时间登记", name=meeting.name(who)),
            (
                Field("time", tr("时间(&T)"), needed=True, hint=tr("9:47"), check=fault),
                Field("what", tr("登记(&K)"), Kind.CHOICE, choices=tuple(words)),
                Field("ground", tr("原因(&G)")),
            ),
            act,
        )
        dialog.form.load({"ground": recorded("written-late")})

    def take_back(self, meeting: Meeting, who: PersonId) -> None:
        """Take back what was put down last about the person, as recorded by mistake."""
        last = last_move(meeting, who)
        if last:
            self._hand.do(strike_out(last, recorded("slip"), misrecorded=True))
            return
        refused = Refused(tr("{name}还没有可以撤销的登记。", name=meeting.name(who)))
        self._session.teller.refuse(refused)


def _moved(what: str, who: PersonId, last: Seq, ground: str) -> Intent:
    if what == "retime":
        return retime(last, ground)
    if what == "depart":
        return enter_late(rules.depart(who, ground=ground), ground)
    moves: dict[str, Callable[..., Intent]] = dict(COMING)
    return enter_late(moves[what](who), ground)


def _approval(meeting: Meeting) -> Field:
    """Who allowed it: the chair unless somebody else is chosen, or nobody."""
    chair = meeting.chair()
    inner = [seat for seat in meeting.plan.seats if seat.role in (Role.CHAIR, Role.MEMBER)]
    inner.sort(key=lambda seat: seat.person != chair)
    choices = (*((seat.person, f"{seat.name} {seat.post}") for seat in inner), (NOBODY, tr("未经批准")))
    return Field("approved", tr("批准人(&A)"), Kind.CHOICE, choices=choices)


def _matters(meeting: Meeting, current: FindingId) -> tuple[tuple[str, str], ...]:
    findings = [(each.id, tr("问题 {number}", number=each.number)) for each in meeting.agenda.findings.values()]
    findings.sort(key=lambda pair: pair[0] != current)
    whole = ("", tr("当前议题"))
    return (*findings, whole) if current else (whole, *findings)
