"""The record as cards: what every entry looks like in the middle of the hall."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.meeting import acts
from desktop.meeting.catalogue import word
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.journal import Reading
from desktop.meeting.state import Meeting
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.ballot_words import numbered, tally_of
from desktop.ui.hall.record_words import Told, told
from desktop.ui.hall.times import clock, short_date
from desktop.ui.icons import Icon
from desktop.ui.record_card import RecordCard
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

SILENT = (
    acts.MeetingOpened,
    acts.BallotCast,
    acts.DissentReadBack,
    acts.CommitmentReadBack,
    acts.LateEntered,
    acts.StruckOut,
    acts.FloorRequested,
    acts.FloorWithdrawn,
    acts.FloorGiven,
    acts.FloorEnded,
)
"""Entries that change how another one reads; they are seen there, and in 查看全部 of what happened."""

CHAINED = (acts.QuestionPut, acts.FollowUpPut, acts.AnswerGiven, acts.AnswerDeferred, acts.EvidenceChecked)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a card was made from; the same key makes the same card."""

    reading: Reading
    about: object


class RecordCards:
    """Makes the cards of one meeting and keeps those whose entries did not move."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._made: dict[Seq, tuple[_Key, RecordCard]] = {}

    def cards(self, meeting: Meeting) -> tuple[RecordCard, ...]:
        """Return every visible entry as a card, in order of entry."""
        cards: list[RecordCard] = []
        last = NOTHING
        for reading in meeting.readings.in_order_of_entry():
            if not _seen(reading):
                continue
            card = self._card(meeting, reading)
            root = _root(meeting, reading)
            joined = bool(root) and root == last
            if joined:
                cards[-1] = _with(cards[-1], joins_next=True)
            cards.append(_with(card, joins_last=joined))
            last = root
        return tuple(cards)

    def _card(self, meeting: Meeting, reading: Reading) -> RecordCard:
        seq = reading.entry.seq
        key = _Key(reading, _about(meeting, reading))
        known = self._made.get(seq)
        if known is not None and known[0].reading is key.reading and known[0].about is key.about:
            return known[1]
        card = self._make(meeting, reading)
        self._made[seq] = (key, card)
        return card

    def _make(self, meeting: Meeting, reading: Reading) -> RecordCard:
        entry = reading.entry
        said: Told = told(meeting, entry.act, self._language)
        seat = meeting.seat(said.speaker)
        finding = meeting.finding(_finding(meeting, entry.act))
        card = RecordCard(
            id=str(entry.seq),
            time=clock(meeting, entry.occurred_at),
            kind=said.kind,
            hue=said.hue,
            text=said.text,
            speaker=seat.name if seat else said.label,
            post=f"{meeting.party_name(seat.party)}{seat.post}" if seat else "",
            reference=tr("问题 {number}", number=finding.number) if finding and (seat or said.label) else "",
            chips=_chips(meeting, reading),
            struck=reading.struck is not None,
            quiet=said.quiet,
        )
        if isinstance(entry.act, acts.VoteOpened):
            motion = meeting.motions.all.get(entry.act.motion)
            if motion is not None:
                tally = tally_of(meeting, motion, self._language)
                title = f"{numbered(motion)}　{motion.text}"
                return replace(card, text=title, speaker="", post="", chips=(), reference="", tally=tally)
        return card


def _with(card: RecordCard, *, joins_last: bool | None = None, joins_next: bool | None = None) -> RecordCard:
    last = card.joins_last if joins_last is None else joins_last
    following = card.joins_next if joins_next is None else joins_next
    if (last, following) == (card.joins_last, card.joins_next):
        return card
    return replace(card, joins_last=last, joins_next=following)


def _seen(reading: Reading) -> bool:
    act = reading.entry.act
    if isinstance(act, SILENT):
        return False
    if isinstance(act, acts.OpinionGiven) and not act.after:
        return False
    struck = reading.struck
    return struck is None or not (isinstance(struck.act, acts.StruckOut) and struck.act.misrecorded)


def _root(meeting: Meeting, reading: Reading) -> Seq:
    return meeting.questioning.root(reading.entry.seq) if isinstance(reading.entry.act, CHAINED) else NOTHING


def _about(meeting: Meeting, reading: Reading) -> object:
    """The state a card also shows: a vote its motion, a promise and a dissent how they were read back."""
    act, seq = reading.entry.act, reading.entry.seq
    if isinstance(act, acts.VoteOpened | acts.ResultAnnounced | acts.MotionPut | acts.BallotsCounted):
        return meeting.motions.all.get(act.motion if not isinstance(act, acts.MotionPut) else seq)
    if isinstance(act, acts.CommitmentMade):
        return meeting.questioning.commitments.get(seq)
    if isinstance(act, acts.DissentNoted):
        found = meeting.motions.dissent(seq)
        return found[0] if found else None
    return None


def _finding(meeting: Meeting, act: acts.Act) -> FindingId:
    if isinstance(act, acts.CommitmentMade) and not act.finding:
        root = meeting.questioning.root(act.question)
        return meeting.questioning.chains[root].put.finding if root else FindingId("")
    if isinstance(act, acts.FollowUpPut | acts.AnswerGiven | acts.AnswerDeferred | acts.AnswerJudged):
        root = meeting.questioning.root(act.question)
        return meeting.questioning.chains[root].put.finding if root else FindingId("")
    found = getattr(act, "finding", "")
    return FindingId(found) if isinstance(found, str) else FindingId("")


def _chips(meeting: Meeting, reading: Reading) -> tuple[CardChip, ...]:
    act, seq = reading.entry.act, reading.entry.seq
    chips: list[CardChip] = []
    commitment = meeting.questioning.commitments.get(seq)
    if commitment is not None:
        if commitment.due:
            chips.append(CardChip(tr("{day}前", day=short_date(commitment.due)), Hue.AMBER, Icon.CLOCK))
        chips.append(_read_back(confirmed=commitment.confirmed))
    if isinstance(act, acts.DissentNoted):
        found = meeting.motions.dissent(seq)
        if found is not None:
            chips.append(_read_back(confirmed=found[1].confirmed))
    if isinstance(act, acts.AnswerDeferred) and act.due:
        chips.append(CardChip(tr("{day}前书面答复", day=short_date(act.due)), Hue.AMBER, Icon.CLOCK))
    if getattr(act, "verbatim", False):
        chips.append(CardChip(tr("原话"), Hue.SLATE, Icon.QUOTE))
    if reading.late is not None:
        chips.append(CardChip(tr("补录"), Hue.VIOLET, Icon.HISTORY))
    if reading.corrections:
        chips.append(CardChip(tr("已更正"), Hue.VIOLET, Icon.PENCIL))
    if _incomplete(act):
        chips.append(CardChip(tr("待核"), Hue.AMBER, Icon.CIRCLE_ALERT))
    return tuple(chips)


def _read_back(*, confirmed: bool | None) -> CardChip:
    if confirmed:
        return CardChip(tr("已核读"), Hue.GREEN, Icon.CHECK)
    return CardChip(tr("待核读") if confirmed is None else tr("未获确认"), Hue.AMBER, Icon.CIRCLE_ALERT)


def _incomplete(act: acts.Act) -> bool:
    match act:
        case acts.SpeechMade():
            return act.kind is acts.SpeechKind.UNSORTED or not act.speaker
        case acts.QuestionPut():
            return not act.asker
        case acts.AnswerGiven() | acts.FollowUpPut() | acts.EvidenceChecked():
            return not act.question
        case _:
            return False


def speaker_of(act: acts.Act) -> PersonId:
    """Return who spoke or did it, "" where the act names nobody."""
    for field in ("speaker", "asker", "voter", "person", "scrutineer", "teller"):
        found = getattr(act, field, "")
        if isinstance(found, str) and found:
            return PersonId(found)
    return PersonId("")


def outcome_word(outcome: acts.Outcome, language: str) -> str:
    """Return the word for an outcome."""
    return word(outcome.value, language)
