"""The entry bar (记录栏): who, in what kind, which words; Enter, and it stands in the record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.meeting.ids import NOBODY, FindingId, MeetingId, PersonId, Seq
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.state import Meeting
from desktop.ui.button import Button, Role
from desktop.ui.chip import ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.hall.dialogue import Offered, after
from desktop.ui.hall.draft_keeper import DraftKeeper
from desktop.ui.hall.entry_edit import EntryEdit
from desktop.ui.hall.entry_frame import EntryFrame
from desktop.ui.hall.entry_kinds import KIND_KEYS, OF_STAGE, EntryKind, Line, kinds, unsorted
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.people import Speaker, speakers
from desktop.ui.hall.speaker_picker import SpeakerPicker
from desktop.ui.hall.times import clock
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

GRACE = timedelta(seconds=15)
"""How long the last line can be taken back as misrecorded (误录撤回)."""
FIELD = "entry"


@dataclass(frozen=True, slots=True)
class Sent:
    """A line that stands in the record, as it stood in the bar."""

    seq: Seq
    text: str
    offered: Offered
    at: datetime
    recorded: datetime


class EntryBar(QFrame):
    """The bar. ``recorded`` carries the number of a line that stands; ``moved`` says that speaker or kind did."""

    recorded = Signal(int)
    moved = Signal()

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand, over: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._session, self._hand = session, hand
        self._meeting: Meeting | None = None
        self._people: tuple[Speaker, ...] = ()
        self._kinds: tuple[EntryKind, ...] = ()
        self._now, self._before, self._asker = Offered(), Offered(), NOBODY
        self._at: datetime | None = None
        self._stage = ""
        self._finding = FindingId("")
        self._last: Sent | None = None
        self._restored = False
        look = session.look
        self.editor = EntryEdit()
        self.picker = SpeakerPicker(look, over)
        self.speaker_bar = ChipBar(look, tr("发言人"))
        self.kind_bar = ChipBar(look, tr("类型"), ChipStyle.SEGMENT)
        self.verbatim = Button(look, tr("原话"), mark=Icon.QUOTE, name=tr("原话，否则记要点（Ctrl+T）"))
        self.verbatim.setCheckable(True)
        self._link = Button(look, "", mark=Icon.LINK, role=Role.QUIET, name=tr("这一条所属的问题，按下取消关联"))
        self._link.hide()
        self._go = Button(look, tr("记入  Enter"), role=Role.PRIMARY)
        self._frame = EntryFrame(look, self.editor)
        self._keeper = DraftKeeper(session, meeting, FIELD, self.editor, self._draft)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        px = self._session.look.theme.px
        self.picker.setFixedWidth(px(150))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(16), px(8), px(16), px(8))
        rows.setSpacing(px(6))
        foot = (self.kind_bar, self._link, self.verbatim, self._go)
        for line in ((self.speaker_bar, self.picker), (self._frame,), foot):
            row = QHBoxLayout()
            row.setSpacing(px(8))
            for widget in line:
                row.addWidget(widget, 1 if isinstance(widget, ChipBar | EntryFrame) else 0)
            rows.addLayout(row)
        self.setTabOrder(self.speaker_bar, self.picker)
        self.setTabOrder(self.picker, self.editor)

    def _connect(self) -> None:
        self.editor.submitted.connect(self.record)
        self.editor.pick_wanted.connect(self.picker.begin)
        self.editor.textChanged.connect(self._typed)
        self.picker.chosen.connect(self._picked)
        self.picker.left.connect(self.take_focus)
        self.speaker_bar.chosen.connect(self._picked)
        self.kind_bar.chosen.connect(self.choose_kind)
        self._go.clicked.connect(self.record)
        self._link.clicked.connect(lambda: self.link(FindingId("")))
        self.verbatim.toggled.connect(lambda _on: self._keep_if_typed())

    # What is shown

    def refresh(self, meeting: Meeting) -> None:
        """Show the people and kinds of the meeting; a new stage offers its own kind."""
        first = self._meeting is None
        self._meeting = meeting
        if first:
            self._people, self._kinds = speakers(meeting), kinds(meeting)
            self.picker.show_people(self._people)
            self._show_speakers()
            self.kind_bar.show_chips(
                [
                    ChipSpec(
                        kind.id, kind.word, key.removeprefix("Ctrl+").replace("Alt+", "Alt "), f"{kind.word} {key}"
                    )
                    for kind, key in zip(self._kinds, KIND_KEYS, strict=False)
                ]
            )
        if meeting.agenda.stage != self._stage:
            self._stage = meeting.agenda.stage
            offered = OF_STAGE.get(self._stage, "")
            if offered and not self.editor.toPlainText():
                self._now = Offered(self._now.speaker, offered if self._knows(offered) else "")
        self._show()

    def link(self, finding: FindingId) -> None:
        """Tie the next lines to ``finding``; "" ties them to none."""
        self._finding = finding
        known = self._meeting.finding(finding) if self._meeting and finding else None
        self._link.setText(tr("问题 {number}", number=known.number) if known else "")
        self._link.setVisible(known is not None)
        self._keep_if_typed()

    @property
    def offered(self) -> Offered:
        """Speaker and kind of the line being typed."""
        return self._now

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        """The kinds that can be chosen here."""
        return self._kinds

    def take_focus(self) -> None:
        """Put the cursor where the words go."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What the keys do

    def press_key(self, key: str) -> None:
        """Choose the speaker with the F-key ``key``."""
        person = next((each.person for each in self._people if each.key == key), NOBODY)
        if person:
            self._picked(person)

    def press_kind(self, place: int) -> None:
        """Choose the kind at ``place``, from 0."""
        if place < len(self._kinds):
            self.choose_kind(self._kinds[place].id)

    def choose_speaker(self, person: str) -> None:
        """Make ``person`` the speaker of the line being typed."""
        self._now = Offered(PersonId(person), self._now.kind)
        self._show()
        self._keep_if_typed()

    def choose_kind(self, kind: str) -> None:
        """Make ``kind`` the kind of the line being typed; choosing it again takes it away."""
        if kind == "interjection" and self._now.kind != "interjection":
            self._before = self._now
        self._now = Offered(self._now.speaker, kind)
        self._show()
        self._keep_if_typed()

    def offer(self, text: str, kind: str, speaker: str = "") -> None:
        """Put a prepared text into the empty bar, to be changed and recorded."""
        if not self.editor.toPlainText():
            self._now = Offered(PersonId(speaker) or self._now.speaker, kind)
            self.editor.setPlainText(text)
            self.editor.selectAll()
            self._show()
            self.take_focus()

    def record(self) -> None:
        """Put the line on record, whatever is missing in it; the bar is free for the next at once."""
        self.editor.composition.flush()
        text = self.editor.toPlainText().strip()
        if not text or self._meeting is None:
            return
        now, at = self._now, self._at or self._session.office.clock.now()
        interrupted = self._before.speaker if now.kind == "interjection" else NOBODY
        line = Line(text, now.speaker, self._finding, self.verbatim.isChecked(), interrupted)
        self._hand.put(
            Act(
                self._kind().build(self._meeting, line),
                at=at,
                spent=(self._keeper.place,),
                then=lambda upto: self._stands(Sent(Seq(upto), text, now, at, self._session.office.clock.now())),
                refused=lambda refused: self._came_back(text, now, at, refused),
                lost=lambda: self._put_back(text, now, at),
            )
        )
        self._keeper.spend()
        if now.kind in {"question", "follow-up"}:
            self._asker = now.speaker
        following = after(self._meeting, now, self._before, self._asker)
        self._before, self._now = now, following
        self._at = None
        self.editor.clear()
        self.verbatim.setChecked(False)
        self._show()

    def take_back(self) -> None:
        """Strike the last line as misrecorded within 15 s and put its words back into the bar."""
        last = self._last
        if self.editor.toPlainText():
            self.editor.undo()
            return
        if last is None or self._session.office.clock.now() - last.recorded > GRACE:
            self._session.teller.refuse(
                Refused(tr("没有可撤回的记录：只有15秒内的最后一条可以撤回。"), tr("更早的请选中后按 Ctrl+E 更正。"))
            )
            return
        self._last = None
        self._hand.put(
            Act(
                strike_out(last.seq, recorded("misrecorded"), misrecorded=True),
                then=lambda _upto: self._put_back(last.text, last.offered, last.at),
            )
        )

    # Drafts

    def restore(self, drafts: dict[str, str]) -> None:
        """Put an unsent line back as it stood, once; ``drafts`` are texts by field."""
        kept = drafts.get(FIELD, "")
        if not kept or self._restored or self.editor.toPlainText():
            return
        self._restored = True
        parts = json.loads(kept)
        self.verbatim.setChecked(parts["verbatim"])
        self.link(FindingId(parts["finding"]))
        at = datetime.fromisoformat(parts["at"]) if parts["at"] else self._session.office.clock.now()
        self._put_back(parts["text"], Offered(PersonId(parts["speaker"]), parts["kind"]), at)

    def _draft(self) -> str:
        text = self.editor.composition.text()
        if not text:
            return ""
        return json.dumps(
            {
                "text": text,
                "speaker": self._now.speaker,
                "kind": self._now.kind,
                "finding": self._finding,
                "verbatim": self.verbatim.isChecked(),
                "at": self._at.isoformat() if self._at else "",
            },
            ensure_ascii=False,
        )

    def _typed(self) -> None:
        if self.editor.toPlainText() and self._at is None:
            self._at = self._session.office.clock.now()
        elif not self.editor.toPlainText():
            self._at = None
        self._keeper.touch()
        self._show_time()

    def _keep_if_typed(self) -> None:
        if self.editor.toPlainText():
            self._keeper.touch()

    # What comes back

    def _stands(self, sent: Sent) -> None:
        self._last = sent
        self.recorded.emit(sent.seq)

    def _came_back(self, text: str, offered: Offered, at: datetime, refused: Refused) -> None:
        self._session.teller.refuse(refused)
        self._put_back(text, offered, at)

    def _put_back(self, text: str, offered: Offered, at: datetime) -> None:
        """The words are in the bar again, before whatever was typed meanwhile."""
        meanwhile = self.editor.toPlainText()
        self._now = offered
        self.editor.setPlainText(f"{text}\n{meanwhile}" if meanwhile else text)
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)
        self._at = at
        self._show()

    def _picked(self, person: str) -> None:
        self.choose_speaker(person)
        self.take_focus()

    # Painting

    def _knows(self, kind: str) -> bool:
        return any(each.id == kind for each in self._kinds)

    def _kind(self) -> EntryKind:
        return next((each for each in self._kinds if each.id == self._now.kind), unsorted())

    def _show_speakers(self) -> None:
        keyed = [each for each in self._people if each.key]
        keyed.sort(key=lambda each: int(each.key.removeprefix("F")))
        self.speaker_bar.show_chips(
            [ChipSpec(each.person, each.name, each.key, f"{each.name} {each.party}{each.post}") for each in keyed]
        )

    def _show(self) -> None:
        self.speaker_bar.choose(self._now.speaker)
        self.kind_bar.choose(self._now.kind)
        kind = self._kind()
        who = next((each for each in self._people if each.person == self._now.speaker), None)
        self._frame.show_head(kind.word, kind.hue, who.name if who else "", f"{who.party}{who.post}" if who else "")
        self._show_time()
        self.moved.emit()

    def _show_time(self) -> None:
        meeting = self._meeting
        self._frame.show_time(tr("{time} 起", time=clock(meeting, self._at)) if meeting and self._at else "")
