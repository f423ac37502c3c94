"""Before closing (会前核对): everything still open, each with a jump to its place, then 散会."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.meeting.catalogue import concern_sentence
from desktop.meeting.checks import Concern, Weight, concerns
from desktop.meeting.rules.procedure import close_meeting, get_ready_to_close
from desktop.meeting.state import Meeting
from desktop.ui.button import Role
from desktop.ui.field import Field, Kind
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class ClosingPanel(SidePanel):
    """The list. ``jump`` carries the number of the entry a concern is about."""

    jump = Signal(int)

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("待核"))
        self._concerns: tuple[Concern, ...] = ()
        self._count = self.say("")
        self.list = Outline(session.look, tr("待核事项"))
        self.list.opened.connect(self._go)
        self.add(self.list, 1)
        self.say(tr("Enter 到该条记录"), "hint")
        self.ready = self.button(tr("会前核对"))
        self.ready.clicked.connect(self.ask_ready)
        self.close_button = self.button(tr("散会"), role=Role.PRIMARY)
        self.close_button.clicked.connect(self.ask_close)
        self.add_buttons((self.ready, self.close_button), columns=2)

    def refresh(self, meeting: Meeting) -> None:
        """Show what is open now."""
        super().refresh(meeting)
        self._concerns = concerns(meeting)
        language = self.session.language.value
        self.list.show_rows(
            tuple(
                Row(
                    str(at),
                    concern_sentence(each, language),
                    tr("第{number}号", number=each.seq) if each.seq else "",
                    icon=Icon.OCTAGON_X if each.weight is Weight.WRONG else Icon.CIRCLE_ALERT,
                    hue=Hue.RED if each.weight is Weight.WRONG else Hue.AMBER,
                    lines=2,
                )
                for at, each in enumerate(self._concerns)
            )
        )
        wrong = sum(each.weight is Weight.WRONG for each in self._concerns)
        self._count.setText(tr("{open} 项待核，{wrong} 项须更正", open=len(self._concerns) - wrong, wrong=wrong))
        self.close_button.setEnabled(meeting.agenda.closed_at is None)

    def take_focus(self) -> None:
        """Go to the list, or to 散会 when nothing is open."""
        if self.list.rows:
            if not self.list.currentIndex().isValid():
                self.list.pick(self.list.rows[0].id)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_ready(self) -> None:
        """Ask for what is told to the room about what is still open."""
        self.catch_up()
        language = self.session.language.value
        said = "；".join(concern_sentence(each, language).rstrip("。") for each in self._concerns) or recorded(
            "nothing-open"
        )
        self.hand.ask(
            tr("会前核对"),
            (Field("text", tr("告知会场的内容(&T)"), Kind.TEXT, needed=True),),
            lambda answers: get_ready_to_close(str(answers["text"])),
            load={"text": recorded("open-matters", matters=said)},
        )

    def ask_close(self) -> None:
        """Ask for the closing words and close the meeting."""
        self.catch_up()
        self.hand.ask(
            tr("散会"),
            (Field("text", tr("宣布的话(&T)")),),
            lambda answers: close_meeting(text=str(answers["text"])),
            note=self._count.text(),
            word=tr("散会"),
            load={"text": recorded("closing")},
            act=Act(
                close_meeting(text=""),
                then=lambda _upto: self.session.teller.done(tr("已散会。Ctrl+Shift+4 看纪要与材料。")),
            ),
        )

    def _go(self, place: str) -> None:
        concern = self._concerns[int(place)]
        if concern.seq:
            self.jump.emit(concern.seq)
