"""What the parties hold of each finding, before and after discussion, and who has been heard on what."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.acts import (
    ChairConcluded,
    DecidedByOpinions,
    OpinionGiven,
    ReservationMade,
    SpeechKind,
    SpeechMade,
    SpeechWaived,
)
from desktop.meeting.agreement import Agreement, agreement
from desktop.meeting.ids import NOTHING, FindingId, ItemId, PartyId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Plan

Matter = FindingId | ItemId
"""What is discussed: a finding, or a whole agenda item; ids of both kinds never coincide."""

HEARD = frozenset({SpeechKind.REVIEW, SpeechKind.STATEMENT, SpeechKind.DISCUSSION, SpeechKind.SUPPLEMENT})
"""Kinds of speech by which somebody has been heard on a matter."""


@dataclass(frozen=True)
class Held:
    """An opinion and the entry that gave it."""

    seq: Seq
    opinion: OpinionGiven


class Opinions:
    """All opinions and who has been heard; only `take` changes them."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._party = {seat.person: seat.party for seat in plan.seats}
        self.before: dict[tuple[FindingId, PartyId], Held] = {}
        self.after: dict[tuple[FindingId, PartyId], Held] = {}
        self.reservations: list[tuple[Seq, ReservationMade]] = []
        self.decided: dict[FindingId, tuple[Seq, str]] = {}
        """会审认定 adopted without a vote: (entry, verdict)."""
        self.heard_parties: dict[Matter, set[PartyId]] = {}
        self.heard_people: dict[Matter, set[PersonId]] = {}
        self.last_word: dict[Matter, Seq] = {}
        """Newest entry by anybody but the concluding chair, per matter."""
        self.concluded: dict[Matter, tuple[Seq, PersonId]] = {}
        """Entry with the chair's last word, and who spoke it, per matter."""
        self._agreed: dict[FindingId, Agreement] = {}
        """Worked out when asked for, and again once another opinion was given."""

    def take(self, entry: Entry, item: ItemId) -> None:
        """The opinions follow the entry; `item` is the agenda item open at that moment."""
        act = entry.act
        match act:
            case OpinionGiven():
                held = self.after if act.after else self.before
                held[(act.finding, act.party)] = Held(entry.seq, act)
                self._agreed.pop(act.finding, None)
                if act.after:
                    self._heard(entry.seq, act.finding, item, act.speaker, act.party)
            case SpeechMade(kind=kind) if kind in HEARD:
                party = self._party.get(act.speaker, PartyId(""))
                self._heard(entry.seq, act.finding, act.item or item, act.speaker, party)
            case SpeechWaived():
                party = act.party or self._party.get(act.speaker, PartyId(""))
                self._heard(entry.seq, act.finding, item, act.speaker, party)
            case ChairConcluded():
                for matter in (act.finding, item):
                    if matter:
                        self.concluded[matter] = (entry.seq, act.speaker)
            case ReservationMade():
                self.reservations.append((entry.seq, act))
            case DecidedByOpinions():
                for finding, verdict in zip(act.findings, act.verdicts, strict=True):
                    self.decided[finding] = (entry.seq, verdict)
            case _:
                pass

    def _heard(self, seq: Seq, finding: FindingId, item: ItemId, person: PersonId, party: PartyId) -> None:
        for matter in (finding, item):
            if matter:
                self.heard_parties.setdefault(matter, set()).add(party)
                self.heard_people.setdefault(matter, set()).add(person)
                if matter not in self.concluded or person != self.concluded[matter][1]:
                    self.last_word[matter] = seq

    def verdicts(self, finding: FindingId) -> dict[PartyId, str | None]:
        """Each party's verdict as it holds now (after discussion where given, else the written one), None if none."""
        return {party.id: self._verdict(finding, party.id) for party in self._plan.parties}

    def _verdict(self, finding: FindingId, party: PartyId) -> str | None:
        held = self.after.get((finding, party)) or self.before.get((finding, party))
        return held.opinion.verdict if held else None

    def agreed(self, finding: FindingId) -> Agreement:
        """How far the parties agree on the finding now."""
        if finding not in self._agreed:
            self._agreed[finding] = agreement(self.verdicts(finding).values())
        return self._agreed[finding]

    def agreed_before(self, finding: FindingId) -> Agreement:
        """How far the parties agreed in writing."""
        held = (self.before.get((finding, party.id)) for party in self._plan.parties)
        return agreement(each.opinion.verdict if each else None for each in held)

    def chair_was_last(self, matter: Matter, chair: PersonId) -> bool:
        """Whether it was this chair who concluded the matter, after everybody else's last word on it."""
        seq, speaker = self.concluded.get(matter, (NOTHING, chair))
        return speaker == chair and seq > self.last_word.get(matter, NOTHING)
