"""One-key repair (修改上一条): the speaker or the kind of a line on record put right with the keys of the bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.meeting import acts
from desktop.meeting.acts import Act, Nature, SpeechKind
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.correction import correct, retake
from desktop.meeting.rules.speech import commit, judge_answer
from desktop.meeting.state import Meeting
from desktop.ui.hall.dialogue import Offered
from desktop.ui.hall.entry_kinds import UNSORTED, EntryKind, Line
from desktop.ui.hall.hand import Act as Handed
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.record_cards import speaker_of
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

_KINDS: dict[type[Act], str] = {
    acts.QuestionPut: "question",
    acts.AnswerGiven: "answer",
    acts.FollowUpPut: "follow-up",
    acts.AnswerJudged: "judgement",
    acts.CommitmentMade: "commitment",
    acts.ChairConcluded: "conclusion",
    acts.EvidenceChecked: "evidence",
    acts.ProcedureRuled: "ruling",
    acts.DisciplineRead: "discipline",
}


def kind_of(act: Act) -> str:
    """Return the id of the kind of entry that puts such an act on record, "" where the bar has none for it."""
    if isinstance(act, acts.SpeechMade):
        return "remark" if act.kind is SpeechKind.CHAIR_REMARK else act.kind.value
    return _KINDS.get(type(act), "")


class Repair(QObject):
    """The line being put right. ``moved`` says that another one is, or none, or that it reads otherwise now.

    ``done`` carries the number of the line and how it was meant, as ``Offered``.
    """

    moved = Signal()
    done = Signal(int, object)

    def __init__(self, session: Session, hand: Hand, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._hand = session, hand
        self._meeting: Meeting | None = None
        self._seq = NOTHING
        self._meant = Offered()
        self._sent = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def seq(self) -> Seq:
        """The number of the line being put right, NOTHING while none is."""
        return self._seq

    @property
    def meant(self) -> Offered:
        """Speaker and kind of that line as they were last chosen."""
        return self._meant

    def refresh(self, meeting: Meeting) -> None:
        """Follow the record; what was asked for before the last line stood in it is done now."""
        self._meeting = meeting
        if not self._sent and self._waiting and self._hand.upto <= meeting.upto:
            self._waiting.pop(0)()

    def begin(self, wanted: Seq = NOTHING) -> None:
        """Put the line ``wanted`` right, else the last one; begun again without leaving, the one before."""
        meeting = self._meeting
        if meeting is None:
            return
        if self._hand.waiting or self._hand.upto > meeting.upto:
            self._waiting = [lambda: self.begin(wanted)]
            return
        found = _line(meeting, wanted) if wanted else _last(meeting, self._seq)
        if found is None:
            self._session.teller.refuse(
                Refused(tr("这里没有可以改发言人或类型的记录。"), tr("其他内容请选中后按 Ctrl+E 更正。"))
            )
            return
        self._seq, self._meant = found.seq, Offered(speaker_of(found.act), kind_of(found.act))
        self.moved.emit()

    def leave(self) -> None:
        """Go on with the bar; what was chosen stands."""
        self._waiting.clear()
        if self._seq:
            self._seq, self._meant = NOTHING, Offered()
            self.moved.emit()

    def choose_speaker(self, person: PersonId) -> None:
        """Have the line read as said by ``person``."""
        if person != self._meant.speaker:
            self._put(Offered(person, self._meant.kind), lambda entry: _spoken_by(self._known, entry, person))

    def choose_kind(self, kind: EntryKind) -> None:
        """Have the line read as of that kind."""
        if kind.id != self._meant.kind:
            self._put(Offered(self._meant.speaker, kind.id), lambda entry: _sorted_as(self._known, entry, kind))

    @property
    def _known(self) -> Meeting:
        if self._meeting is None:
            raise RuntimeError("a line is put right only in a meeting that was read")
        return self._meeting

    def _put(self, meant: Offered, intent: Callable[[Entry], Intent]) -> None:
        """Send what puts the line right, one thing at a time: the line may have another number afterwards."""
        if self._sent or self._hand.upto > self._known.upto:
            self._waiting.append(lambda: self._put(meant, intent))
            return
        reading = self._known.readings.get(self._seq)
        if reading is None:
            return
        entry, before, retaken = reading.entry, self._meant, intent(reading.entry)
        self._sent, self._meant = True, meant
        self.moved.emit()

        def stands(upto: int) -> None:
            self._sent = False
            seq = Seq(upto) if retaken.name == "retake" else entry.seq
            if self._seq == entry.seq:
                self._seq = seq
            self.done.emit(seq, meant)
            self.moved.emit()
            self.refresh(self._known)

        def fails(refused: Refused | None = None) -> None:
            self._sent, self._meant = False, before
            self._waiting.clear()
            if refused is not None:
                self._session.teller.refuse(refused)
            self.moved.emit()

        self._hand.put(Handed(retaken, at=entry.occurred_at, then=stands, refused=fails, lost=fails))


def _line(meeting: Meeting, seq: Seq) -> Entry | None:
    reading = meeting.readings.get(seq)
    return reading.entry if reading is not None and reading.struck is None and kind_of(reading.entry.act) else None


def _last(meeting: Meeting, before: Seq) -> Entry | None:
    """The newest line that can be put right, before number ``before`` if that is one."""
    for number in range((before or meeting.next_seq) - 1, 0, -1):
        if (found := _line(meeting, Seq(number))) is not None:
            return found
    return None


def _spoken_by(meeting: Meeting, entry: Entry, person: PersonId) -> Intent:
    ground = recorded("clerical")
    match entry.act:
        case acts.AnswerJudged() as act:  # the party follows from who speaks
            again = judge_answer(act.judgement, speaker=person, question=act.question, remark=act.remark)
            return retake(entry.seq, again, ground)
        case acts.CommitmentMade() as act:  # so does who owes it, unless somebody else was named
            owner = "" if act.owner == meeting.name(act.speaker) else act.owner
            again = commit(
                act.text,
                speaker=person,
                question=act.question,
                finding=act.finding,
                owner=owner,
                due=act.due,
                evidence=act.evidence,
            )
            return retake(entry.seq, again, ground)
        case acts.QuestionPut() | acts.FollowUpPut():
            return correct(entry.seq, "asker", person, Nature.CLERICAL, ground)
        case _:
            return correct(entry.seq, "speaker", person, Nature.CLERICAL, ground)


def _sorted_as(meeting: Meeting, entry: Entry, kind: EntryKind) -> Intent:
    act, ground = entry.act, recorded("clerical")
    speech = {"remark": SpeechKind.CHAIR_REMARK}.get(kind.id) or _speech_kind(kind.id)
    if isinstance(act, acts.SpeechMade) and speech is not None:
        return correct(entry.seq, "kind", speech.value, Nature.CLERICAL, ground)
    words = "，".join(part for part in (getattr(act, "judgement", ""), getattr(act, "remark", "")) if part)
    line = Line(
        getattr(act, "text", "") or words,
        speaker_of(act),
        _finding(meeting, act),
        getattr(act, "verbatim", False),
        about=_asked_before(meeting, entry.seq),
    )
    return retake(entry.seq, kind.build(meeting, line), ground)


def _speech_kind(name: str) -> SpeechKind | None:
    return next((each for each in SpeechKind if each.value == name and name != UNSORTED), None)


def _finding(meeting: Meeting, act: Act) -> FindingId:
    """The finding the act is about, else that of the chain it belongs to."""
    own = getattr(act, "finding", "")
    root = meeting.questioning.root(getattr(act, "question", NOTHING))
    return FindingId(own or (meeting.questioning.chains[root].put.finding if root else ""))


def _asked_before(meeting: Meeting, seq: Seq) -> Seq:
    """The question or follow-up asked last before the line, NOTHING where none was."""
    return max(
        (
            link.seq
            for chain in meeting.questioning.chains.values()
            for link in chain.links
            if link.seq < seq and isinstance(link.act, acts.QuestionPut | acts.FollowUpPut)
        ),
        default=NOTHING,
    )
