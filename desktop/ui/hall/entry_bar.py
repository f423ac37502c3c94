"""The entry bar (记录栏): who, in what kind, which words; Enter, and it stands in the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.meeting.ids import NOBODY, NOTHING, FindingId, MeetingId, PersonId, Seq
from desktop.meeting.state import Meeting
from desktop.ui.hall.dialogue import Dialogue, Offered
from desktop.ui.hall.draft_keeper import DraftKeeper
from desktop.ui.hall.entry_face import EntryFace
from desktop.ui.hall.entry_kinds import BELONGING, OF_STAGE
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.parked_lines import MOST, ParkedLines
from desktop.ui.hall.parked_strip import ParkedWords
from desktop.ui.hall.repair import Repair
from desktop.ui.hall.sending import Sending
from desktop.ui.hall.times import clock, local
from desktop.ui.hall.unsent import Unsent, read
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

FIELD = "entry"


class EntryBar(EntryFace):
    """The bar. ``recorded`` carries the number of a line that stands; ``moved`` says that speaker or kind did."""

    recorded = Signal(int)
    moved = Signal()

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand, over: QWidget) -> None:
        super().__init__(session.look, over)
        self._session, self._hand = session, hand
        self._meeting: Meeting | None = None
        self._dialogue = Dialogue()
        self._rest = Unsent()
        """What the line being typed has beside its words and its time."""
        self._at: datetime | None = None
        self._stage = ""
        self._followed = FindingId("")
        self._restored = False
        self._judgements: frozenset[str] = frozenset()
        self.parked = ParkedLines(session, meeting, self)
        self.repair = Repair(session, hand, self)
        self.sending = Sending(session, hand, self)
        self._keeper = DraftKeeper(session, meeting, FIELD, self.editor, lambda: self._line().written())
        self._connect()

    def _connect(self) -> None:
        self.editor.submitted.connect(self.record)
        self.editor.pick_wanted.connect(self.picker.begin)
        self.editor.textChanged.connect(self._typed)
        self.editor.composition.moved.connect(self._typed)
        self.picker.chosen.connect(self._picked)
        self.picker.left.connect(self.take_focus)
        self.popup.left.connect(self.take_focus)
        self.speaker_bar.chosen.connect(self._picked)
        self.kind_bar.chosen.connect(self._sorted)
        self._go.clicked.connect(self.record)
        self._link.clicked.connect(lambda: self.link(FindingId("")))
        self.verbatim.toggled.connect(lambda _on: self._keep_if_typed())
        self.strip.wanted.connect(self.bring_back)
        self.parked.changed.connect(self._show_parked)
        self.repair.moved.connect(self._show)
        self.repair.done.connect(self._repaired)
        self.sending.stands.connect(self.recorded)
        self.sending.returned.connect(self._put_back)

    # What is shown

    def refresh(self, meeting: Meeting) -> None:
        """Show the people and kinds of the meeting; a new stage offers its own kind."""
        first, self._meeting = self._meeting is None, meeting
        if first:
            self._show_cast(meeting)
            self._judgements = frozenset(each.word for each in meeting.profile.judgements)
        if meeting.agenda.stage != self._stage:
            self._stage = meeting.agenda.stage
            offered = OF_STAGE.get(self._stage, "")
            if offered and not self.editor.toPlainText():
                known = offered if any(each.id == offered for each in self._kinds) else ""
                self._offer(Offered(self._rest.said.speaker, known))
        self.repair.refresh(meeting)
        self._show()

    def link(self, finding: FindingId) -> None:
        """Tie this and the next lines to ``finding``; "" ties them to none."""
        self._followed = finding
        self._rest = replace(self._rest, finding=finding)
        self._show_link(self._meeting, finding)
        self._keep_if_typed()

    @property
    def offered(self) -> Offered:
        """Speaker and kind of the line being typed."""
        return self._rest.said

    @property
    def finding(self) -> FindingId:
        """The finding the line being typed belongs to, "" for none."""
        return self._rest.finding

    # What the keys do

    def press_key(self, key: str) -> None:
        """Choose the speaker with the F-key ``key``."""
        if person := self.person_at(key):
            self._picked(person)

    def press_kind(self, place: int) -> None:
        """Choose the kind at ``place``, from 0."""
        if place < len(self._kinds):
            self._sorted(self._kinds[place].id)

    def choose_speaker(self, person: str) -> None:
        """Make ``person`` the speaker of the line being typed; in a question, one of the unit is who is asked."""
        who, said = PersonId(person), self._rest.said
        if said.kind == "question" and said.speaker and self.answers(who):
            self._rest = replace(self._rest, asked=who)
        else:
            self._rest = replace(self._rest, said=Offered(who, said.kind))
        self._show()
        self._keep_if_typed()

    def choose_kind(self, kind: str) -> None:
        """Make ``kind`` the kind of the line being typed.

        An interjection remembers whose turn it breaks into; half a line of that turn is parked until it is over.
        """
        if self._rest.asked and kind != "question":  # no question after all: who was to be asked speaks himself
            self._rest = replace(self._rest, said=Offered(self._rest.asked, self._rest.said.kind), asked=NOBODY)
        now = self._rest.said
        if kind == "interjection" and now.kind != kind and self._dialogue.breaks_off(now) and self._has_words():
            if not self.park(resumes=True):
                return
            self._rest = replace(self._rest, said=Offered(NOBODY, kind), interrupted=now)
        else:
            aside = kind in {"interjection", "ruling"} and now.kind not in {"interjection", "ruling"}
            interrupted = self._dialogue.interrupted(now) if aside else self._rest.interrupted
            self._rest = replace(self._rest, said=Offered(now.speaker, kind), interrupted=interrupted)
        self._show()
        self._keep_if_typed()

    def offer(self, text: str, kind: str, speaker: str = "", asked: str = "") -> None:
        """Put a prepared text into the bar, to be changed and recorded; words half typed there are parked first."""
        if self.park():
            said = Offered(PersonId(speaker) or self._rest.said.speaker, kind)
            self._rest = replace(self._rest, said=said, asked=PersonId(asked))
            self.editor.setPlainText(text)
            self.editor.selectAll()
            self._show()
            self.take_focus()

    def put_phrase(self, text: str, kind: str) -> None:
        """Write a phrase at the cursor; into an empty bar its kind comes along."""
        if kind and not self.editor.toPlainText() and any(each.id == kind for each in self._kinds):
            self.choose_kind(kind)
        self.take_focus()
        self.editor.put_phrase(text)

    def record(self) -> None:
        """Put the line on record, whatever is missing in it; the bar is free for the next at once."""
        self.editor.composition.flush()
        line, meeting = self._line(), self._meeting
        line = replace(line, text=line.text.strip(), at=line.at or self._session.office.clock.now())
        self.repair.leave()
        if not line.text or meeting is None:
            return
        if self.editor.next_gap():
            self._session.teller.refuse(Refused(tr("常用语里还有空没有填。"), tr("再按 Enter 照样记入。")))
            self.editor.leave_gaps()
            return
        self.sending.send(meeting, self.kind(line.said.kind), line, self._keeper.place)
        self._keeper.spend()
        following = self._dialogue.said(meeting, line.said, line.interrupted)
        self._clear(following)
        if line.said.kind == "interjection" and self.parked.resuming:
            self.bring_back(self.parked.resuming)

    def take_back(self) -> None:
        """Strike the last line as misrecorded within 15 s and put its words back into the bar."""
        if self.editor.toPlainText():
            self.editor.undo()
        else:
            self.sending.take_back()

    # Parked lines

    def park(self, *, resumes: bool = False) -> bool:
        """Park the line being typed and open an empty one; return False, and change nothing, when five are parked."""
        self.editor.composition.flush()
        if not self._has_words():
            return True
        if not self.parked.park(replace(self._line(), about=self._asked(), resumes=resumes), self._keeper.place):
            self._session.teller.refuse(
                Refused(
                    tr("已经暂存了{most}条，放不下了。", most=MOST), tr("正在打的字还在；先按 Ctrl+↑ 取回一条记入。")
                )
            )
            return False
        self._keeper.spend()
        self._clear(Offered(NOBODY, self._rest.said.kind))
        return True

    def bring_back(self, slot: int = 0) -> None:
        """Put a parked line into the bar, the chosen one unless ``slot`` is named; words typed there change places."""
        self.repair.leave()
        self.editor.composition.flush()
        wanted = slot or self.parked.chosen
        if not wanted:
            self._session.teller.refuse(Refused(tr("没有暂存的记录。"), tr("Ctrl+↓ 暂存正在打的一条。")))
            return
        instead = replace(self._line(), about=self._asked()) if self._has_words() else None
        self._fill(self.parked.take(wanted, self._keeper.place, instead))
        self.take_focus()

    def _asked(self) -> Seq:
        """The question a parked line belongs to, for another may be put before it is recorded."""
        meeting, line = self._meeting, self._rest
        behind = meeting is None or self._hand.waiting > 0 or self._hand.upto > meeting.upto
        if line.about or line.said.kind not in BELONGING or meeting is None or behind:
            return line.about
        chains = meeting.questioning.chains
        return chains[next(reversed(chains))].asked if chains else NOTHING

    def _show_parked(self) -> None:
        meeting, chosen = self._meeting, self.parked.chosen
        if meeting is not None:
            self.strip.show_lines(
                tuple(
                    ParkedWords(
                        slot,
                        local(meeting, line.at).strftime("%H:%M") if line.at else "",
                        meeting.name(line.said.speaker) or tr("未选"),
                        line.text.replace("\n", " "),
                        slot == chosen,
                    )
                    for slot, line in self.parked.lines
                )
            )

    # Drafts

    def restore(self, drafts: dict[str, str]) -> None:
        """Put unsent lines back as they stood, once; ``drafts`` are texts by field."""
        if self._restored:
            return
        self._restored = True
        self.parked.restore(drafts)
        if (kept := drafts.get(FIELD, "")) and not self._has_words():
            line = read(kept)
            self._fill(replace(line, at=line.at or self._session.office.clock.now()))

    def _line(self) -> Unsent:
        """The line as it stands in the bar, the word being composed included."""
        return replace(self._rest, text=self.editor.composition.text(), at=self._at, verbatim=self.verbatim.isChecked())

    def _has_words(self) -> bool:
        return bool(self.editor.composition.text().strip())

    def _typed(self) -> None:
        """Take note of a keystroke; this runs at every one and asks neither store nor record."""
        text = self.editor.toPlainText()
        if not text and not self.editor.composition.preedit:
            begun = None
        else:
            begun = self._at or self._session.office.clock.now()
        if begun != self._at:
            self._at = begun
            self._show_time()
        if text and self.repair.seq:
            self.repair.leave()
        if text in self._judgements and self._rest.said.kind == "follow-up":
            self.choose_kind("judgement")
        self._keeper.touch()

    def _keep_if_typed(self) -> None:
        if self._has_words():
            self._keeper.touch()

    # What is sent and comes back

    def _put_back(self, line: Unsent) -> None:
        """The words are in the bar again; what was typed meanwhile is parked, or follows them where it cannot be."""
        if self._has_words() and not self.park():
            line = replace(line, text=f"{line.text}\n{self._line().text}")
        self._fill(line)

    def _repaired(self, seq: int, meant: Offered) -> None:
        """What was offered after the last line is offered anew where nothing was done about it yet."""
        meeting = self._meeting
        if self.sending.repaired(seq, meant) and meeting is not None and not self._has_words():
            self._rest = replace(self._rest, said=self._dialogue.corrected(meeting, meant, self._rest.said))

    def _offer(self, said: Offered) -> None:
        self._dialogue.turn = said
        self._rest = replace(self._rest, said=said)

    def _clear(self, following: Offered) -> None:
        """An empty bar for the next line."""
        self._rest = Unsent(finding=self._followed)
        self._offer(following)
        self._at = None
        self.editor.leave_gaps()
        self.editor.clear()
        self.verbatim.setChecked(False)
        self._show_link(self._meeting, self._followed)
        self._show()

    def _fill(self, line: Unsent) -> None:
        """The bar holds ``line`` and nothing else, the cursor at its end."""
        self._rest = replace(line, text="")
        self._dialogue.turn = line.said
        self._at = line.at
        self.editor.setPlainText(line.text)
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)
        self.verbatim.setChecked(line.verbatim)
        self._show_link(self._meeting, line.finding)
        self._show()

    def _sorted(self, kind: str) -> None:
        """A person chose a kind: for the line being put right, else for the one being typed."""
        if self.repair.seq:
            self.repair.choose_kind(self.kind(kind))
        else:
            self.choose_kind(kind)

    def _picked(self, person: str) -> None:
        """A person chose a speaker, likewise."""
        if self.repair.seq:
            self.repair.choose_speaker(PersonId(person))
        else:
            self.choose_speaker(person)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        said = self.repair.meant if self.repair.seq else self._rest.said
        asked = self._rest.asked if said.kind == "question" and not self.repair.seq else NOBODY
        self._show_said(said, self.repair.seq, asked)
        if not self.repair.seq:
            self._show_time()
        self.moved.emit()

    def _show_time(self) -> None:
        meeting = self._meeting
        self._frame.show_time(tr("{time} 起", time=clock(meeting, self._at)) if meeting and self._at else "")
