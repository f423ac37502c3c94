"""The record as cards: what every entry looks like in the middle of the hall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from desktop.meeting import acts
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.journal import Entry, Reading
from desktop.meeting.plan import Finding
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

MOVING = (acts.CommitmentMade, *get_args(acts.Voting))
"""Entries whose cards show a state that moves on: how a promise was read back, how a vote stands."""


TURNING = (acts.Corrected, acts.StruckOut, acts.LateEntered)
"""Entries after which earlier ones may read otherwise, so that every card is looked at again."""

_QUESTIONED = (acts.FollowUpPut, acts.AnswerGiven, acts.AnswerDeferred, acts.AnswerJudged)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a card was made from; parts that are the same objects make the same card."""

    entry: Entry
    struck: Entry | None
    late: Entry | None
    corrections: int
    about: object
    finding: Finding | None

    def same(self, other: _Key) -> bool:
        """Whether a card made from ``other`` would look the same."""
        return (
            self.entry is other.entry
            and self.about is other.about
            and self.finding is other.finding
            and self.struck is other.struck
            and self.late is other.late
            and self.corrections == other.corrections
        )


class RecordCards:
    """The cards of one meeting, kept: what an act did not touch is not made again.

    Cards are made from the newest back to the oldest as far as somebody asked, so that a long meeting is on screen
    before all of it was gone through: ``cards`` returns everything, ``begin`` and ``go_on`` come there in steps.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._made: dict[Seq, tuple[_Key, RecordCard]] = {}
        self._cards: list[RecordCard] = []
        self._seen: list[Seq] = []
        """The number of each card's entry, in the order of the cards."""
        self._moving: dict[int, Seq] = {}
        """Places of the cards that change without their entry: votes, promises, dissents."""
        self._upto = NOTHING
        self._behind = NOTHING
        """Entries up to this number have no card made yet, while the meeting is gone through in steps."""
        self._whole = False

    def begin(self, meeting: Meeting, number: int) -> tuple[RecordCard, ...]:
        """Return the cards of the newest ``number`` entries; ``go_on`` makes the others while any is ``behind``."""
        self._whole = False
        self._behind = Seq(max(NOTHING, meeting.upto - number))
        return self._gone_through(meeting, after=self._behind)

    @property
    def behind(self) -> bool:
        """Whether there are entries of which no card was made yet."""
        return self._behind > NOTHING

    def go_on(self, meeting: Meeting, number: int) -> tuple[RecordCard, ...]:
        """Make the cards of ``number`` further entries ready and return them."""
        first = max(NOTHING, self._behind - number)
        readings = [meeting.readings[Seq(at)] for at in range(first + 1, self._behind + 1)]
        self._behind = Seq(first)
        return tuple(self._card(meeting, each) for each in readings if _seen(each))

    def cards(self, meeting: Meeting) -> tuple[RecordCard, ...]:
        """Return every visible entry as a card, in order of entry."""
        fresh = [meeting.readings[Seq(at)] for at in range(self._upto + 1, meeting.upto + 1)]
        if not self._whole or any(isinstance(each.original.act, TURNING) for each in fresh):
            self._whole = True
            return self._gone_through(meeting, after=NOTHING)
        for at, seq in self._moving.items():
            if _about(meeting, self._made[seq][0].entry) is self._made[seq][0].about:
                continue
            known = self._cards[at]
            card = self._card(meeting, meeting.readings[seq])
            self._cards[at] = _with(card, joins_last=known.joins_last, joins_next=known.joins_next)
        for reading in fresh:
            self._add(meeting, reading)
        self._upto = meeting.upto
        return tuple(self._cards)

    def _gone_through(self, meeting: Meeting, *, after: Seq) -> tuple[RecordCard, ...]:
        """Every card made or looked at again, of the entries behind ``after``."""
        self._cards, self._seen, self._moving = [], [], {}
        for at in range(after + 1, meeting.upto + 1):
            self._add(meeting, meeting.readings[Seq(at)])
        self._upto = meeting.upto
        return tuple(self._cards)

    def _add(self, meeting: Meeting, reading: Reading) -> None:
        if not _seen(reading):
            return
        card, seq = self._card(meeting, reading), reading.entry.seq
        root = meeting.questioning.root(seq)
        joined = bool(root) and bool(self._seen) and meeting.questioning.root(self._seen[-1]) == root
        if joined:
            self._cards[-1] = _with(self._cards[-1], joins_next=True)
        if isinstance(reading.entry.act, MOVING):
            self._moving[len(self._cards)] = seq
        self._cards.append(_with(card, joins_last=joined))
        self._seen.append(seq)

    def _card(self, meeting: Meeting, reading: Reading) -> RecordCard:
        entry = reading.entry
        finding = meeting.finding(_finding(meeting, entry.act))
        about = _about(meeting, entry)
        key = _Key(entry, reading.struck, reading.late, len(reading.corrections), about, finding)
        known = self._made.get(entry.seq)
        if known is not None and key.same(known[0]):
            return known[1]
        card = self._make(meeting, reading, finding)
        self._made[entry.seq] = (key, card)
        return card

    def _make(self, meeting: Meeting, reading: Reading, finding: Finding | None) -> RecordCard:
        entry = reading.entry
        said: Told = told(meeting, entry.act, self._language)
        seat = meeting.seat(said.speaker)
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


def _about(meeting: Meeting, entry: Entry) -> object:
    """The state a card also shows: anything of a vote its motion, a promise how it was read back."""
    act = entry.act
    if isinstance(act, acts.MotionPut):
        return meeting.motions.all.get(entry.seq)
    if isinstance(act, acts.CommitmentMade):
        return meeting.questioning.commitments.get(entry.seq)
    return meeting.motions.all.get(getattr(act, "motion", NOTHING))


def _finding(meeting: Meeting, act: acts.Act) -> FindingId:
    if isinstance(act, acts.CommitmentMade) and not act.finding:
        root = meeting.questioning.root(act.question)
        return meeting.questioning.chains[root].put.finding if root else FindingId("")
    if isinstance(act, _QUESTIONED):
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
