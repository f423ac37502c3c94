"""Papers (文书): who signed what, objections, refusals to sign, the receipt of the problem list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId, PersonId, Seq, UnitId
from desktop.meeting.plan import Role
from desktop.meeting.rules import papers as rules
from desktop.meeting.state import Meeting, Objection
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.digit_outline import DigitOutline
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.interim_pad import InterimPad
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.paper_words import paper_word
from desktop.ui.hall.papers_rows import DUE, papers_rows
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr


class PapersPanel(SidePanel):
    """What happened to papers so far, and the forms for what happens next.

    A digit on a row does what its button does, for the person and the paper of that row. ``jump`` carries the
    number of the entry a row is about.
    """

    jump = Signal(int)

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand) -> None:
        super().__init__(session, hand, tr("文书"))
        self._id = meeting
        self.pad = InterimPad(session.look)
        self.add(self.pad)
        self.list = DigitOutline(session.look, tr("签名、异议和签收"), "1234")
        self.list.opened.connect(self._open)
        self.list.pressed_digit.connect(self._press)
        self.add(self.list, 1)
        self.sign = self.button(tr("签名 1"), mark=Icon.STAMP)
        self.sign.clicked.connect(lambda _down: self.ask_signature())
        self.object = self.button(tr("异议 2"))
        self.object.clicked.connect(lambda _down: self.ask_objection())
        self.refuse = self.button(tr("拒签 3"))
        self.refuse.clicked.connect(lambda _down: self.ask_refusal())
        self.receipt = self.button(tr("签收 4"))
        self.receipt.clicked.connect(self.ask_receipt)
        self.add_buttons((self.sign, self.object, self.refuse, self.receipt), columns=2)
        self.say(tr("Enter 签名、处理异议，或到该条记录"), "hint")

    def refresh(self, meeting: Meeting) -> None:
        """Show what waits for a signature or a word, then what happened to papers."""
        super().refresh(meeting)
        self.list.show_rows(papers_rows(meeting))

    def take_focus(self) -> None:
        """Go to the list, to the first row that waits; to the first button where there is none."""
        if not self.list.rows:
            self.sign.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.list.chosen:
            self.list.pick(self.list.rows[0].id)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press(self, row: str, digit: int) -> None:
        person, paper = self._of(row)
        match digit:
            case 1:
                self.ask_signature(person, paper)
            case 2:
                self.ask_objection(person)
            case 3:
                self.ask_refusal(person, paper)
            case _:
                self.ask_receipt()

    def _open(self, row: str) -> None:
        if row.startswith(DUE):
            self.ask_signature(*self._of(row))
            return
        seq = Seq(int(row))
        objection = self.meeting.papers.objections.get(seq) if self.meeting else None
        if objection is not None and objection.settled is None:
            self._settle(objection)
        else:
            self.jump.emit(seq)

    def _of(self, row: str) -> tuple[str, str]:
        """Return person and paper of a row, "" where it has none."""
        if row.startswith(DUE):
            _, paper, person = row.split(":", 2)
            return person, paper
        reading = self.meeting.readings.get(Seq(int(row))) if self.meeting else None
        act = reading.entry.act if reading else None
        named = getattr(act, "paper", "")
        return str(getattr(act, "person", "")), named.value if isinstance(named, Paper) else ""

    def ask_signature(self, person: str = "", paper: str = "") -> None:
        """Ask who signed which paper."""
        self.hand.ask(
            tr("签名"),
            (self._person(), self._paper(), Field("pages", tr("页码(&N)")), Field("words", tr("写明(&W)"))),
            lambda said: rules.sign_paper(
                Paper(str(said["paper"])),
                PersonId(str(said["person"])),
                pages=str(said["pages"]),
                words=str(said["words"]),
            ),
            load={"words": recorded("signed"), **_known(person=person, paper=paper)},
        )

    def ask_objection(self, person: str = "") -> None:
        """Ask for a person's objection in his own words."""
        self.hand.ask(
            tr("提出异议"),
            (
                self._person(),
                Field("about", tr("对第几号记录(&N)"), Kind.NUMBER, most=99999),
                Field("text", tr("异议原话(&T)"), Kind.TEXT, needed=True),
            ),
            lambda said: rules.raise_objection(
                PersonId(str(said["person"])), str(said["text"]), about=Seq(int(said["about"]))
            ),
            load=_known(person=person),
        )

    def ask_refusal(self, person: str = "", paper: str = "") -> None:
        """Ask why somebody would not sign, and who witnessed it."""
        self.hand.ask(
            tr("拒签"),
            (
                self._person(),
                self._paper(),
                Field("reason", tr("理由(&R)"), needed=True),
                Field("first", tr("见证人一(&W)"), hint=tr("姓名")),
                Field("second", tr("见证人二(&V)"), hint=tr("可以后补，散会前列为待核")),
            ),
            lambda said: rules.refuse_signing(
                Paper(str(said["paper"])),
                PersonId(str(said["person"])),
                str(said["reason"]),
                [each for each in (str(said["first"]), str(said["second"])) if each],
            ),
            load=_known(person=person, paper=paper),
        )

    def ask_receipt(self) -> None:
        """Ask who took the problem list."""
        self.hand.ask(
            tr("签收问题清单"),
            (
                self._person(),
                Field("copies", tr("份数(&N)"), Kind.NUMBER, least=1, most=99),
                Field("text", tr("备注(&R)")),
            ),
            lambda said: rules.sign_receipt(
                PersonId(str(said["person"])),
                copies=int(said["copies"]),
                unit=self._unit(str(said["person"])),
                text=str(said["text"]),
            ),
            load={"copies": 2},
        )

    def _settle(self, objection: Objection) -> None:
        self.hand.ask(
            tr("处理异议"),
            (
                Field("changed", tr("已按异议更改记录(&C)"), Kind.TICK),
                Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),
            ),
            lambda said: rules.settle_objection(objection.seq, str(said["ground"]), changed=bool(said["changed"])),
            note=objection.raised.text,
        )

    def _unit(self, person: str) -> UnitId:
        """Return the unit for which that person takes the list."""
        seat = self.meeting.seat(PersonId(person)) if self.meeting else None
        return seat.unit if seat else UnitId("")

    def _person(self) -> Field:
        seats = self.meeting.plan.seats if self.meeting else ()
        first = sorted(seats, key=lambda seat: seat.role is not Role.RESPONDENT)
        people = tuple((seat.person, f"{seat.name} {seat.post}") for seat in first)
        return Field("person", tr("谁(&P)"), Kind.CHOICE, choices=people)

    @staticmethod
    def _paper() -> Field:
        wanted = (Paper.QUESTIONING, Paper.COMMITMENTS, Paper.RECORD, Paper.VOTES, Paper.COUNT, Paper.FEEDBACK)
        return Field(
            "paper", tr("文书(&D)"), Kind.CHOICE, choices=tuple((each.value, paper_word(each)) for each in wanted)
        )


def _known(**parts: str) -> dict[str, Value]:
    """The parts of a form that are known already."""
    return {name: part for name, part in parts.items() if part}
