"""Papers (文书): who signed what, objections, refusals to sign, the receipt of the problem list."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId, PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.rules import papers as rules
from desktop.meeting.state import Meeting
from desktop.ui.field import Field, Kind
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class PapersPanel(SidePanel):
    """What happened to papers so far, and the forms for what happens next."""

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand) -> None:
        super().__init__(session, hand, tr("文书"))
        self._id = meeting
        self.list = Outline(session.look, tr("签名、异议和签收"))
        self.list.opened.connect(self._settle)
        self.add(self.list, 1)
        self.sign = self.button(tr("签名"), mark=Icon.STAMP)
        self.sign.clicked.connect(self.ask_signature)
        self.object = self.button(tr("异议"))
        self.object.clicked.connect(self.ask_objection)
        self.refuse = self.button(tr("拒签"))
        self.refuse.clicked.connect(self.ask_refusal)
        self.receipt = self.button(tr("签收"))
        self.receipt.clicked.connect(self.ask_receipt)
        self.add_buttons((self.sign, self.object, self.refuse, self.receipt), columns=2)
        self.say(tr("Enter 处理选中的异议"), "hint")

    def refresh(self, meeting: Meeting) -> None:
        """Show signatures, objections, refusals, receipts."""
        super().refresh(meeting)
        papers, name = meeting.papers, meeting.name
        rows = [
            Row(str(each.seq), name(each.signed.person), paper_word(each.signed.paper), icon=Icon.STAMP, hue=Hue.GREEN)
            for each in papers.signatures
        ]
        for objection in papers.objections.values():
            open_ = objection.settled is None
            state = (
                tr("待处理")
                if open_
                else tr("已更改")
                if objection.settled and objection.settled.changed
                else tr("不予更改")
            )
            rows.append(
                Row(
                    str(objection.seq),
                    objection.raised.text,
                    f"{name(objection.raised.person)} · {state}",
                    icon=Icon.CIRCLE_ALERT,
                    hue=Hue.AMBER if open_ else Hue.SLATE,
                    lines=2,
                )
            )
        rows += [
            Row(str(seq), name(each.person), tr("拒签：{reason}", reason=each.reason), icon=Icon.BAN, hue=Hue.RED)
            for seq, each in papers.refusals
        ]
        rows += [
            Row(str(seq), name(each.person), tr("签收问题清单"), icon=Icon.CIRCLE_CHECK, hue=Hue.GREEN)
            for seq, each in papers.receipts
        ]
        self.list.show_rows(tuple(rows))

    def take_focus(self) -> None:
        """Go to the first button."""
        self.sign.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_signature(self) -> None:
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
            load={"words": recorded("signed")},
        )

    def ask_objection(self) -> None:
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
        )

    def ask_refusal(self) -> None:
        """Ask why somebody would not sign, and who witnessed it."""
        self.hand.ask(
            tr("拒签"),
            (
                self._person(),
                self._paper(),
                Field("reason", tr("理由(&R)"), needed=True),
                Field("witnesses", tr("见证人二名(&W)"), hint=tr("用顿号隔开")),
            ),
            lambda said: rules.refuse_signing(
                Paper(str(said["paper"])),
                PersonId(str(said["person"])),
                str(said["reason"]),
                [each for each in str(said["witnesses"]).split("、") if each],
            ),
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
                PersonId(str(said["person"])), copies=int(said["copies"]), text=str(said["text"])
            ),
            load={"copies": 2},
        )

    def _settle(self, name: str) -> None:
        seq = Seq(int(name))
        objection = self.meeting.papers.objections.get(seq) if self.meeting else None
        if objection is None or objection.settled is not None:
            return
        self.hand.ask(
            tr("处理异议"),
            (
                Field("changed", tr("已按异议更改记录(&C)"), Kind.TICK),
                Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),
            ),
            lambda said: rules.settle_objection(seq, str(said["ground"]), changed=bool(said["changed"])),
            note=objection.raised.text,
        )

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


def paper_word(paper: Paper) -> str:
    """Return what the paper is called."""
    return {
        Paper.RECORD: tr("会议记录"),
        Paper.MINUTES: tr("会议纪要"),
        Paper.FEEDBACK: tr("问题清单"),
        Paper.QUESTIONING: tr("质询记录单"),
        Paper.COMMITMENTS: tr("承诺清单"),
        Paper.VOTES: tr("表决情况表"),
        Paper.COUNT: tr("计票单"),
        Paper.WORKBOOK: tr("汇总表"),
    }[paper]
