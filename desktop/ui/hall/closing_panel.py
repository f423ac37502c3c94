"""Before closing (会前核对): everything still open, gravest first, each with a way to its place, then 散会."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.meeting.catalogue import concern_sentence
from desktop.meeting.checks import Concern, Place, Weight, concerns
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

_UNSENT = "unsent"
"""The row about parked lines; the others are named by what they are about."""
_HEAD = "head:"


class ClosingPanel(SidePanel):
    """The list. ``wanted`` carries the concern to be taken to, ``unsent_wanted`` asks for a line parked beside the bar.

    What was put right leaves the list with the act that did it.
    """

    wanted = Signal(object)
    unsent_wanted = Signal()

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("待核"))
        self._concerns: dict[str, Concern] = {}
        self._unsent: tuple[str, ...] = ()
        self._count = self.say("")
        self.list = Outline(session.look, tr("待核事项"))
        self.list.opened.connect(self._go)
        self.add(self.list, 1)
        self.say(tr("Enter 到要改的地方；到了记录行，按 Alt+↑ 改发言人或类型"), "hint")
        self.ready = self.button(tr("会前核对"))
        self.ready.clicked.connect(self.ask_ready)
        self.close_button = self.button(tr("散会"), role=Role.PRIMARY)
        self.close_button.clicked.connect(self.ask_close)
        self.add_buttons((self.ready, self.close_button), columns=2)

    def refresh(self, meeting: Meeting) -> None:
        """Show what is open now."""
        super().refresh(meeting)
        self._concerns = {_id(each): each for each in concerns(meeting)}
        self._show()
        self.close_button.setEnabled(meeting.agenda.closed_at is None)

    def mind_unsent(self, lines: tuple[str, ...]) -> None:
        """Mention the words of lines parked beside the entry bar, which are not on record."""
        self._unsent = lines
        self._show()

    def take_focus(self) -> None:
        """Go to the first concern, or to 散会 when nothing is open."""
        first = next((row.id for row in self.list.rows if not row.id.startswith(_HEAD)), "")
        if first:
            if not self.list.chosen or self.list.chosen.startswith(_HEAD):
                self.list.pick(first)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_ready(self) -> None:
        """Ask for what is told to the room about what is still open."""
        self.catch_up()
        language = self.session.language.value
        said = "；".join(concern_sentence(each, language).rstrip("。") for each in self._concerns.values())
        self.hand.ask(
            tr("会前核对"),
            (Field("text", tr("告知会场的内容(&T)"), Kind.TEXT, needed=True),),
            lambda answers: get_ready_to_close(str(answers["text"])),
            load={"text": recorded("open-matters", matters=said or recorded("nothing-open"))},
        )

    def ask_close(self) -> None:
        """Ask for the closing words and close the meeting; what a rule asks a ground for is asked in the form."""
        self.catch_up()
        grave = [each for each in self._concerns.values() if each.weight is Weight.WRONG]
        language = self.session.language.value
        named = "".join(f"\n· {concern_sentence(each, language)}" for each in grave[:5])
        self.hand.ask(
            tr("散会"),
            (Field("text", tr("宣布的话(&T)")),),
            lambda answers: close_meeting(text=str(answers["text"])),
            note=f"{self._count.text()}{named}",
            word=tr("散会"),
            load={"text": recorded("closing")},
            act=Act(
                close_meeting(text=""),
                then=lambda _upto: self.session.teller.done(tr("已散会。Ctrl+Shift+4 看纪要与材料。")),
            ),
        )

    def _show(self) -> None:
        rows: list[Row] = []
        if self._unsent:
            title = tr("有 {count} 条暂存的记录没有记入：{first}", count=len(self._unsent), first=self._unsent[0])
            rows.append(Row(_UNSENT, title, tr("Enter 取回"), icon=Icon.INBOX, hue=Hue.AMBER, lines=2))
        counts = []
        for weight, word in ((Weight.WRONG, tr("须更正")), (Weight.OPEN, tr("待核"))):
            found = {name: each for name, each in self._concerns.items() if each.weight is weight}
            counts.append(len(found))
            if found:
                rows.append(
                    Row(f"{_HEAD}{weight.value}", tr("{word} {count} 项", word=word, count=len(found)), faint=True)
                )
            rows += [self._row(name, each) for name, each in found.items()]
        self.list.show_rows(tuple(rows))
        said = tr("{open} 项待核，{wrong} 项须更正", open=counts[1], wrong=counts[0])
        if not rows:
            said = tr("没有待核事项，可以散会。")
        parked = tr("；暂存 {count} 条没有记入", count=len(self._unsent)) if self._unsent else ""
        self._count.setText(said + parked)

    def _row(self, name: str, concern: Concern) -> Row:
        wrong = concern.weight is Weight.WRONG
        number = tr("第{number}号", number=concern.seq) if concern.seq else ""
        return Row(
            name,
            concern_sentence(concern, self.session.language.value),
            " · ".join(part for part in (place_word(concern.place), number) if part),
            icon=Icon.OCTAGON_X if wrong else Icon.CIRCLE_ALERT,
            hue=Hue.RED if wrong else Hue.AMBER,
            lines=2,
        )

    def _go(self, name: str) -> None:
        if name == _UNSENT:
            self.unsent_wanted.emit()
        elif name in self._concerns:
            self.wanted.emit(self._concerns[name])


def _id(concern: Concern) -> str:
    """What a concern is known by while the list changes around it."""
    return "|".join((concern.check, str(concern.seq), concern.about, *(fact for _name, fact in concern.facts)))


def place_word(place: Place) -> str:
    """Return where a concern is put right, as one says it."""
    return {
        Place.LINE: tr("记录"),
        Place.QUESTION: tr("质询"),
        Place.COMMITMENT: tr("承诺"),
        Place.FINDING: tr("问题清单"),
        Place.OPINION: tr("意见矩阵"),
        Place.MOTION: tr("表决"),
        Place.PERSON: tr("出席"),
        Place.PAPER: tr("文书"),
    }[place]
