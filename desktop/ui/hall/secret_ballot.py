"""A secret ballot step by step: officers, box and papers, two tellers' sheets, report, seal.

Nothing typed here is ever drafted, and nothing ties a voter to a paper: the forms know numbers only.
"""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import NOBODY, PersonId, Seq
from desktop.meeting.rules import ballots as rules
from desktop.meeting.rules.attendance import elect_officers
from desktop.meeting.rules.motions import open_vote
from desktop.meeting.state import Meeting, Motion, Round
from desktop.meeting.threshold import BlankBallot
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.ballot_words import choice_word, choices, numbered
from desktop.ui.hall.form_dialog import Answers
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.result_words import counted_words
from desktop.ui.speech import tr


class SecretBallot:
    """The forms of secret ballots, asked through one hand."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def elect(self, meeting: Meeting, motion: Motion | None = None) -> None:
        """Ask who scrutinises, calls and counts, and open the vote, if one is named, once they stand."""
        people = tuple(
            (each.seat.person, f"{each.seat.name} {each.seat.duty}") for each in meeting.attendance.people.values()
        )
        load: dict[str, Value] = {"agreed": recorded("unopposed")}
        for key, duty, place in (
            ("scrutineer", "duty-scrutineer", 0),
            ("caller", "duty-caller", 0),
            ("first", "duty-teller", 0),
            ("second", "duty-teller", 1),
        ):
            known = [each.person for each in meeting.plan.seats if recorded(duty) in each.duty]
            # where nobody was named before, a member is proposed who is neither the chair nor proposed already
            known = known[place:] or [each.seat.person for each in meeting.attendance.voters()]
            fit = [person for person in known if person != meeting.chair() and person not in load.values()]
            if fit:
                load[key] = fit[0]
        act = None
        if motion is not None:
            opening = open_vote(motion.seq)
            act = Act(opening, then=lambda _upto: self._hand.do(opening, motion=motion.seq))
        self._hand.ask(
            tr("推选监票人、唱票人、计票人"),
            (
                Field("scrutineer", tr("监票人(&J)"), Kind.CHOICE, choices=people),
                Field("caller", tr("唱票人(&C)"), Kind.CHOICE, choices=people),
                Field("first", tr("计票人一(&1)"), Kind.CHOICE, choices=people),
                Field("second", tr("计票人二(&2)"), Kind.CHOICE, choices=people),
                Field("agreed", tr("推选情况(&A)")),
            ),
            lambda said: elect_officers(
                PersonId(str(said["scrutineer"])),
                PersonId(str(said["caller"])),
                (PersonId(str(said["first"])), PersonId(str(said["second"]))),
                str(said["agreed"]),
            ),
            load=load,
            act=act,
        )

    def issue(self, motion: Motion) -> None:
        """Ask how many papers go out."""
        current = motion.round
        voters = current.opened.headcount.voters if current else 0
        self._hand.ask(
            tr("{motion}：发票", motion=numbered(motion)),
            (
                Field("number", tr("发出表决票(&N)"), Kind.NUMBER, least=1, most=max(1, voters)),
                Field("note", tr("备注(&R)")),
            ),
            lambda said: rules.issue_ballots(motion.seq, int(said["number"]), str(said["note"])),
            note=tr("在场有表决权 {voters} 人，发出不多于此数。", voters=voters),
            load={"number": voters},
        )

    def check_box(self, meeting: Meeting, motion: Motion) -> None:
        """Put on record that the box was shown empty and sealed."""
        self._hand.do(rules.check_box(motion.seq, _scrutineer(meeting)))

    def count(self, meeting: Meeting, motion: Motion) -> None:
        """Ask for the sheet of a teller who has not handed one in; what the other found is shown nowhere."""
        current, officers = motion.round, meeting.attendance.officers
        if current is None or officers is None:
            return
        done = {each.teller for each in current.counts}
        waiting = [each for each in officers.tellers if each not in done] or list(officers.tellers)
        if done:
            note = tr("发出 {issued} 张。第二份独立计票，看不到第一份的数字。", issued=current.issued)
        else:
            note = tr("发出 {issued} 张。两名计票人分别计票，两份须一致。", issued=current.issued)
        self._hand.ask(
            tr("{motion}：计票单", motion=numbered(motion)),
            _sheet_fields(meeting, motion, tuple(waiting)),
            lambda said: rules.count_ballots(motion.seq, PersonId(str(said["teller"])), _sheet(said, current)),
            note=note,
            load={"returned": current.issued},
        )

    def recount(self, meeting: Meeting, motion: Motion) -> None:
        """Ask whose sheet is put right and why, beginning with what he had written; the first one is kept."""
        current = motion.round
        if current is None or not current.counts:
            return
        newest, known = current.counts[-1], frozenset(choices(meeting, motion))
        dialog = self._hand.ask(
            tr("{motion}：更正计票单", motion=numbered(motion)),
            (
                *_sheet_fields(meeting, motion, tuple(each.teller for each in reversed(current.counts))),
                Field("why", tr("更正的理由(&W)"), needed=True),
            ),
            lambda said: rules.count_ballots(
                motion.seq, PersonId(str(said["teller"])), _sheet(said, current), ground=str(said["why"])
            ),
            note=tr("发出 {issued} 张。原来的一份留在记录里。", issued=current.issued),
            load=_written(newest.count, known),
        )
        teller = dialog.form.widget("teller")
        if isinstance(teller, QComboBox):
            sheets = {each.teller: each.count for each in current.counts}
            teller.currentIndexChanged.connect(
                lambda _at: dialog.form.load(_written(sheets[PersonId(str(teller.currentData()))], known))
            )

    def report(self, meeting: Meeting, motion: Motion) -> None:
        """Ask for the scrutineer's report on two sheets that agree."""
        self._hand.ask(
            tr("{motion}：监票人报告", motion=numbered(motion)),
            (Field("text", tr("报告内容(&T)")),),
            lambda said: rules.report_count(motion.seq, _scrutineer(meeting), text=str(said["text"])),
            note=tr("两份计票单一致：{counts}。监票人在计票单上签名后报告。", counts=counted_words(meeting, motion)),
        )

    def report_excess(self, meeting: Meeting, motion: Motion) -> None:
        """Ask how many papers came back, where they were more than issued."""
        issued = motion.round.issued if motion.round else 0
        self._hand.ask(
            tr("{motion}：收回多于发出", motion=numbered(motion)),
            (
                Field("returned", tr("收回(&R)"), Kind.NUMBER, least=issued + 1),
                Field("text", tr("报告内容(&T)")),
            ),
            lambda said: rules.report_count(
                motion.seq, _scrutineer(meeting), returned=int(said["returned"]), text=str(said["text"])
            ),
            note=tr("发出 {issued} 张。收回多于发出的，本次表决无效，须重新表决。", issued=issued),
        )

    def seal(self, motion: Motion) -> None:
        """Ask for the number of the strip."""
        self._hand.ask(
            tr("{motion}：表决票封存", motion=numbered(motion)),
            (Field("strip", tr("封条编号(&S)"), needed=True),),
            lambda said: rules.seal_ballots(motion.seq, str(said["strip"])),
        )

    def secure(self, motion: Seq) -> None:
        """Ask what was done with stray papers before a vote is repeated."""
        self._hand.ask(
            tr("收缴备用票"),
            (Field("text", tr("处理情况(&T)"), Kind.TEXT, needed=True),),
            lambda said: rules.secure_spares(motion, str(said["text"])),
        )


def _scrutineer(meeting: Meeting) -> PersonId:
    officers = meeting.attendance.officers
    return officers.scrutineer if officers else NOBODY


def _sheet_fields(meeting: Meeting, motion: Motion, tellers: tuple[PersonId, ...]) -> tuple[Field, ...]:
    most = (motion.round.opened.headcount.voters if motion.round else 0) * 2 + 10
    words = [(each.value, choice_word(meeting, motion, each)) for each in choices(meeting, motion)]
    return (
        Field("teller", tr("计票人(&T)"), Kind.CHOICE, choices=tuple((each, meeting.name(each)) for each in tellers)),
        Field("returned", tr("收回(&R)"), Kind.NUMBER, most=most),
        *(Field(key, said, Kind.NUMBER, most=most) for key, said in words),
        Field("invalid", tr("无效(&I)"), Kind.NUMBER, most=most),
        Field("blank", tr("空白(&B)"), Kind.NUMBER, most=most),
    )


def _written(count: BallotCount, known: frozenset[str]) -> dict[str, Value]:
    """What a sheet says, field by field; the choices a kind of motion does not know are left out."""
    said = {"returned": count.returned, "for": count.for_, "against": count.against}
    said |= {"invalid": count.invalid, "blank": count.blank}
    more = {"abstain": count.abstain, "defer": count.defer}
    return {**said, **{key: number for key, number in more.items() if key in known}}


def _sheet(said: Answers, current: Round) -> BallotCount:
    returned, invalid, blank = int(said["returned"]), int(said["invalid"]), int(said["blank"])
    blank_valid = current.opened.rule.blank is BlankBallot.ABSTAIN
    return BallotCount(
        issued=current.issued,
        returned=returned,
        valid=max(0, returned - invalid - (0 if blank_valid else blank)),
        invalid=invalid,
        for_=int(said.get("for", 0)),
        against=int(said.get("against", 0)),
        abstain=int(said.get("abstain", 0)),
        defer=int(said.get("defer", 0)),
        blank=blank,
    )
