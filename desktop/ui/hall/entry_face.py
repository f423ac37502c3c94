"""What the entry bar looks like: speakers, editor with its head, kinds; the bar itself decides what they do."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.meeting.ids import FindingId, PersonId, Seq
from desktop.meeting.state import Meeting
from desktop.ui.button import Button, Role
from desktop.ui.chip import ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.hall.dialogue import Offered
from desktop.ui.hall.entry_edit import EntryEdit
from desktop.ui.hall.entry_frame import EntryFrame
from desktop.ui.hall.entry_kinds import KIND_KEYS, EntryKind, kinds, unsorted
from desktop.ui.hall.parked_strip import ParkedStrip
from desktop.ui.hall.people import Speaker, speakers
from desktop.ui.hall.phrase_popup import PhrasePopup
from desktop.ui.hall.speaker_picker import SpeakerPicker
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr


class EntryFace(QFrame):
    """The pieces of the bar and what they show; ``over`` is what lists open above it."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._look = look
        self._people: tuple[Speaker, ...] = ()
        self._kinds: tuple[EntryKind, ...] = ()
        self.strip = ParkedStrip(look)
        self.editor = EntryEdit()
        self.picker = SpeakerPicker(look, over)
        self.popup = PhrasePopup(look, over, self)
        self.speaker_bar = ChipBar(look, tr("发言人"))
        self.kind_bar = ChipBar(look, tr("类型"), ChipStyle.SEGMENT)
        self.verbatim = Button(look, tr("原话"), mark=Icon.QUOTE, name=tr("原话，否则记要点（Ctrl+T）"))
        self.verbatim.setCheckable(True)
        self._link = Button(look, "", mark=Icon.LINK, role=Role.QUIET, name=tr("这一条所属的问题，按下取消关联"))
        self._link.hide()
        self._go = Button(look, tr("记入  Enter"), role=Role.PRIMARY)
        self._frame = EntryFrame(look, self.editor)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.picker.setFixedWidth(px(150))
        ctrl = QLabel("Ctrl+")  # once for all kinds: a chip shows what is pressed with it
        ctrl.setProperty("role", "hint")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(16), px(8), px(16), px(8))
        rows.setSpacing(px(6))
        rows.addWidget(self.strip)
        foot = (ctrl, self.kind_bar, self._link, self.verbatim, self._go)
        for line in ((self.speaker_bar, self.picker), (self._frame,), foot):
            row = QHBoxLayout()
            row.setSpacing(px(8))
            for widget in line:
                row.addWidget(widget, 1 if isinstance(widget, ChipBar | EntryFrame) else 0)
            rows.addLayout(row)
        self.setTabOrder(self.speaker_bar, self.picker)
        self.setTabOrder(self.picker, self.editor)

    def take_focus(self) -> None:
        """Put the cursor where the words go."""
        self.editor.setFocus()

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        """The kinds that can be chosen here."""
        return self._kinds

    def kind(self, name: str) -> EntryKind:
        """Return the kind of that id, 未分类 where this meeting has none such."""
        return next((each for each in self._kinds if each.id == name), unsorted())

    def person_at(self, key: str) -> str:
        """Return who has the F-key ``key``, "" for nobody."""
        return next((each.person for each in self._people if each.key == key), "")

    def answers(self, person: PersonId) -> bool:
        """Return whether that person belongs to the reviewed unit, who answer and never ask."""
        return any(each.person == person and each.answers for each in self._people)

    def _show_cast(self, meeting: Meeting) -> None:
        """Show the people and the kinds of the meeting, which stay what they are from its first minute."""
        self._people, self._kinds = speakers(meeting), kinds(meeting)
        self.picker.show_people(self._people)
        keyed = [each for each in self._people if each.key]
        keyed.sort(key=lambda each: int(each.key.removeprefix("F")))
        self.speaker_bar.show_chips(
            [ChipSpec(each.person, each.name, each.key, f"{each.name} {each.party}{each.post}") for each in keyed]
        )
        self.kind_bar.show_chips(
            [
                ChipSpec(kind.id, kind.word, key.removeprefix("Ctrl+"), whole_key=key)
                for kind, key in zip(self._kinds, KIND_KEYS, strict=False)
            ]
        )

    def _show_said(self, said: Offered, repaired: Seq, asked: PersonId) -> None:
        """Show speaker and kind of the line being typed, or of the one on record that is being put right.

        Beside them stands who is ``asked``.
        """
        self.speaker_bar.choose(said.speaker)
        self.kind_bar.choose(said.kind)
        kind = self.kind(said.kind)
        who = next((each for each in self._people if each.person == said.speaker), None)
        post = f"{who.party}{who.post}" if who else ""
        if name := next((each.name for each in self._people if each.person == asked), ""):
            post = tr("{post}　问 {name}", post=post, name=name)
        self._frame.show_head(kind.word, kind.hue, who.name if who else "", post)
        self._frame.show_repair(repaired)

    def _show_link(self, meeting: Meeting | None, finding: FindingId) -> None:
        known = meeting.finding(finding) if meeting and finding else None
        self._link.setText(tr("问题 {number}", number=known.number) if known else "")
        self._link.setVisible(known is not None)
