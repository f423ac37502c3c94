"""Questions with their chains, judgements and promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from desktop.meeting.acts import (
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    CommitmentMade,
    CommitmentReadBack,
    EvidenceChecked,
    FollowUpPut,
    QuestionPut,
)
from desktop.meeting.ids import NOTHING, FindingId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.state.changed import changed

Judged = tuple[Seq, AnswerJudged]


@dataclass(frozen=True)
class Link:
    """One step of a chain: its entry number, its time, the act."""

    seq: Seq
    at: datetime
    act: QuestionPut | FollowUpPut | AnswerGiven | AnswerDeferred | EvidenceChecked


@dataclass(frozen=True)
class Owed:
    """A written answer that is still to come."""

    seq: Seq
    at: datetime
    act: AnswerDeferred


@dataclass(frozen=True)
class Chain:
    """A question and everything that followed from it, in order of entry."""

    seq: Seq
    number: int
    """1 for the first question of the meeting."""
    put: QuestionPut
    links: tuple[Link, ...]
    judgements: tuple[Judged, ...] = ()
    """One word for each party, the newest; older remarks stay without their word."""

    @property
    def answered(self) -> bool:
        """Whether the newest question or follow-up has an answer or a date for one."""
        said = (link.act for link in reversed(self.links) if not isinstance(link.act, EvidenceChecked))
        return not isinstance(next(said), QuestionPut | FollowUpPut)

    @property
    def asked(self) -> Seq:
        """Entry of the newest question or follow-up."""
        return next(link.seq for link in reversed(self.links) if isinstance(link.act, QuestionPut | FollowUpPut))

    @property
    def deferred(self) -> AnswerDeferred | None:
        """The newest promise of a written answer that has not come yet, or None."""
        owed = self.owed
        return owed[-1].act if owed else None

    @property
    def owed(self) -> tuple[Owed, ...]:
        """Every answer promised in writing and not given since.

        What settles a promise is an answer to it, or a later one to what had been asked before it; an answer to a
        later follow-up is another answer.
        """
        put_off: set[Seq] = set()
        promises: dict[Seq, Owed] = {}
        for link in self.links:
            if isinstance(link.act, AnswerDeferred):
                put_off.add(link.seq)
                promises[link.seq] = Owed(link.seq, link.at, link.act)
            elif isinstance(link.act, AnswerGiven):
                about = link.act.question
                for each in (about,) if about in put_off else [each for each in promises if about <= each]:
                    promises.pop(each, None)
        return tuple(promises.values())


@dataclass(frozen=True)
class Commitment:
    """A promise as it stands after reading back."""

    seq: Seq
    number: int
    at: datetime
    made: CommitmentMade
    finding: FindingId
    owner: str
    due: date | None
    evidence: str
    confirmed: bool | None = None
    """None: not yet read back."""


class Questioning:
    """All chains and promises; only `take` changes them."""

    def __init__(self) -> None:
        self.chains: dict[Seq, Chain] = {}
        self.commitments: dict[Seq, Commitment] = {}
        self._root: dict[Seq, Seq] = {}
        self._about: dict[FindingId, list[Seq]] = {}

    def about(self, finding: FindingId) -> tuple[Chain, ...]:
        """The chains whose first question was about that finding, in their order."""
        return tuple(self.chains[seq] for seq in self._about.get(finding, ()))

    def root(self, seq: Seq) -> Seq:
        """The question the chain of that entry began with, or NOTHING."""
        return self._root.get(seq, NOTHING)

    def take(self, entry: Entry) -> None:
        """The chains follow the entry; what refers to no known question stays out of them (待核)."""
        act = entry.act
        match act:
            case QuestionPut():
                link = Link(entry.seq, entry.occurred_at, act)
                self.chains[entry.seq] = Chain(entry.seq, len(self.chains) + 1, act, (link,))
                self._root[entry.seq] = entry.seq
                self._about.setdefault(act.finding, []).append(entry.seq)
            case FollowUpPut() | AnswerGiven() | AnswerDeferred() | EvidenceChecked():
                self._link(entry, act)
            case AnswerJudged():
                self._judge(entry.seq, act)
            case CommitmentMade():
                self._promise(entry, act)
            case CommitmentReadBack():
                self._read_back(act)
            case _:
                pass

    def _link(self, entry: Entry, act: FollowUpPut | AnswerGiven | AnswerDeferred | EvidenceChecked) -> None:
        root = self.root(act.question)
        if root:
            self._root[entry.seq] = root
            chain = self.chains[root]
            link = Link(entry.seq, entry.occurred_at, act)
            self.chains[root] = Chain(chain.seq, chain.number, chain.put, (*chain.links, link), chain.judgements)

    def _judge(self, seq: Seq, act: AnswerJudged) -> None:
        root = self.root(act.question)
        if root:
            chain = self.chains[root]
            self.chains[root] = changed(chain, judgements=(*_revised(act, chain.judgements), (seq, act)))

    def _read_back(self, act: CommitmentReadBack) -> None:
        known = self.commitments.get(act.commitment)
        if known is not None:
            self.commitments[act.commitment] = changed(
                known,
                confirmed=act.confirmed,
                owner=act.owner or known.owner,
                due=act.due or known.due,
                evidence=act.evidence or known.evidence,
            )

    def _promise(self, entry: Entry, act: CommitmentMade) -> None:
        root = self.root(act.question)
        finding = act.finding or (self.chains[root].put.finding if root else FindingId(""))
        number = len(self.commitments) + 1
        self.commitments[entry.seq] = Commitment(
            entry.seq, number, entry.occurred_at, act, finding, act.owner, act.due, act.evidence
        )


def _revised(new: AnswerJudged, judgements: Iterable[Judged]) -> Iterator[Judged]:
    """The earlier judgements: a party's newer word replaces its older one, of which only the remark stays."""
    for seq, old in judgements:
        if new.party != old.party or not new.judgement:
            yield seq, old
        elif old.remark:
            yield seq, changed(old, judgement="")
