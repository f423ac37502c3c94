"""Commitments (承诺): what was promised, read back word for word, with owner, date and proof."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.meeting.ids import FindingId, Seq
from desktop.meeting.rules.ballots import confirm_dissent
from desktop.meeting.rules.speech import read_back
from desktop.meeting.state import Commitment, Meeting
from desktop.ui.card_chip import CardChip
from desktop.ui.field import Field, Kind
from desktop.ui.hall.ballot_words import numbered
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.hall.times import date_fault, read_date, short_date
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class CommitmentPanel(SidePanel):
    """Promises and dissents, those still to be read back first; Enter reads one back. ``jump`` carries a number."""

    jump = Signal(int)

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("承诺"))
        self._finding = FindingId("")
        self._count = self.say("")
        self.list = Outline(session.look, tr("承诺和待核读"))
        self.list.opened.connect(self.read_back)
        self.add(self.list, 1)
        self.say(tr("Enter 核读；在休会前或散会前核读完"), "hint")
        self.show_line = self.button(tr("到记录中查看"), mark=Icon.LINK)
        self.show_line.clicked.connect(lambda: self.jump.emit(int(self.list.chosen or 0)))
        self.add(self.show_line)

    def refresh(self, meeting: Meeting) -> None:
        """Show promises and dissents as they stand."""
        super().refresh(meeting)
        promises = sorted(meeting.questioning.commitments.values(), key=lambda each: (each.confirmed is True, each.seq))
        dissents = [
            Row(
                str(each.seq),
                each.text,
                tr("{motion} {name}的不同意见", motion=numbered(motion), name=meeting.name(each.voter)),
                icon=Icon.CIRCLE_ALERT,
                hue=Hue.ORANGE,
                lines=2,
            )
            for motion in meeting.motions.all.values()
            for each in motion.dissents
            if each.confirmed is not True
        ]
        self.list.show_rows((*dissents, *(_row(meeting, each) for each in promises)))
        waiting = len(dissents) + sum(each.confirmed is not True for each in promises)
        self._count.setText(tr("承诺 {count} 项，待核读 {waiting} 项", count=len(promises), waiting=waiting))
        self.show_line.setEnabled(bool(self.list.rows))

    def follow_finding(self, finding: FindingId) -> None:
        """Take note of the finding everything is about."""
        self._finding = finding

    def take_focus(self) -> None:
        """Go to the list."""
        if not self.list.currentIndex().isValid() and self.list.rows:
            self.list.pick(self.list.rows[0].id)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read_back(self, name: str) -> None:
        """Ask what became of reading the words back."""
        meeting, seq = self.meeting, Seq(int(name))
        if meeting is None:
            return
        promise = meeting.questioning.commitments.get(seq)
        if promise is not None:
            self._ask_promise(promise)
        elif (found := meeting.motions.dissent(seq)) is not None:
            self.hand.ask(
                tr("核读不同意见"),
                (Field("confirmed", tr("本人确认(&C)"), Kind.TICK),),
                lambda said: confirm_dissent(seq, confirmed=bool(said["confirmed"])),
                note=f"“{found[1].text}”",
                load={"confirmed": True},
            )

    def _ask_promise(self, promise: Commitment) -> None:
        self.hand.ask(
            tr("核读承诺 {number}", number=promise.number),
            (
                Field("confirmed", tr("本人确认原话(&C)"), Kind.TICK),
                Field("owner", tr("责任人(&O)")),
                Field("due", tr("期限(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日")),
                Field("evidence", tr("佐证材料(&E)")),
            ),
            lambda said: read_back(
                promise.seq,
                confirmed=bool(said["confirmed"]),
                owner=str(said["owner"]),
                due=read_date(str(said["due"]), self.hand.today),
                evidence=str(said["evidence"]),
            ),
            note=f"“{promise.made.text}”",
            load={
                "confirmed": True,
                "owner": promise.owner,
                "due": promise.due.isoformat() if promise.due else "",
                "evidence": promise.evidence,
            },
        )


def _row(meeting: Meeting, promise: Commitment) -> Row:
    finding = meeting.finding(promise.finding)
    due = tr("{day}前", day=short_date(promise.due)) if promise.due else tr("未定期限")
    about = tr("问题 {number}", number=finding.number) if finding else ""
    meta = " · ".join(part for part in (due, promise.owner, about) if part)
    read = promise.confirmed is True
    icon, hue = (Icon.CIRCLE_CHECK, Hue.GREEN) if read else (Icon.CIRCLE_ALERT, Hue.AMBER)
    chips = () if read else (CardChip(tr("待核读"), Hue.AMBER),)
    return Row(str(promise.seq), promise.made.text, meta, str(promise.number), icon, hue, chips, lines=2)
