"""Lines on their way into the record, and the last of them taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from desktop.meeting.ids import NOBODY, Seq
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.state import Meeting
from desktop.ui.hall.dialogue import Offered
from desktop.ui.hall.entry_kinds import EntryKind, Line
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.unsent import Unsent
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

GRACE = timedelta(seconds=15)
"""How long the last line can be taken back as misrecorded (误录撤回)."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A line that stands in the record, as it stood in the bar."""

    seq: Seq
    line: Unsent
    recorded: datetime


class Sending(QObject):
    """Sends lines. ``stands`` carries the number of one on record, ``returned`` a line that is to be typed on."""

    stands = Signal(int)
    returned = Signal(object)

    def __init__(self, session: Session, hand: Hand, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._hand = session, hand
        self.last: Sent | None = None

    def send(self, meeting: Meeting, kind: EntryKind, sent: Unsent, place: str) -> None:
        """Put the line on record as ``kind``, its draft at ``place`` gone with it; what fails comes back."""
        interrupted = sent.interrupted.speaker if kind.id == "interjection" else NOBODY
        line = Line(sent.text, sent.said.speaker, sent.finding, sent.verbatim, interrupted, sent.about, sent.asked)

        def stands(upto: int) -> None:
            self.last = Sent(Seq(upto), sent, self._session.office.clock.now())
            self.stands.emit(upto)

        def came_back(refused: Refused) -> None:
            self._session.teller.refuse(refused)
            self.returned.emit(sent)

        self._hand.put(
            Act(
                kind.build(meeting, line),
                at=sent.at,
                spent=(place,),
                then=stands,
                refused=came_back,
                lost=lambda: self.returned.emit(sent),
            )
        )

    def take_back(self) -> None:
        """Strike the last line as misrecorded within 15 s; it comes back to be typed on."""
        last = self.last
        if last is None or self._session.office.clock.now() - last.recorded > GRACE:
            self._session.teller.refuse(
                Refused(tr("没有可撤回的记录：只有15秒内的最后一条可以撤回。"), tr("更早的请选中后按 Ctrl+E 更正。"))
            )
            return
        self.last = None
        self._hand.put(
            Act(
                strike_out(last.seq, recorded("misrecorded"), misrecorded=True),
                then=lambda _upto: self.returned.emit(last.line),
            )
        )

    def repaired(self, seq: int, meant: Offered) -> bool:
        """Take note that line ``seq`` now reads as ``meant``; return whether it is the last one sent."""
        if self.last is None or seq < self.last.seq:
            return False
        self.last = replace(self.last, seq=Seq(seq), line=replace(self.last.line, said=meant))
        return True
