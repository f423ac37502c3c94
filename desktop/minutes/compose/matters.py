"""What the meeting settled, in the words of the room: the one place papers and workbook take verdicts from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.meeting.acts import AnswerDeferred, Outcome, QuestionPut
from desktop.meeting.ids import FindingId, PersonId, Seq, UnitId
from desktop.meeting.plan import Figures, Finding, Unit
from desktop.meeting.state import Chain, Commitment, Meeting, Motion, Phase
from desktop.minutes.compose.view import View, optional_date, unquoted


def verdict(view: View, finding: FindingId) -> str:
    """会审认定 of the finding as it stands; where there is none, why not."""
    found = view.meeting.verdict(finding)
    if found.word:
        return found.word
    return {
        Outcome.LOST: view.wording.verdict_lost,
        Outcome.DEFERRED: view.wording.verdict_deferred,
    }.get(found.outcome or Outcome.CARRIED, view.wording.verdict_none)


def verdict_counts(view: View, findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """How many findings have each verdict: the profile's words in their order, then what is not settled."""
    held = Counter(verdict(view, each.id) for each in findings)
    order = [*view.meeting.profile.verdicts, *held]
    return tuple((word, held[word]) for word in dict.fromkeys(order) if held[word])


def counted(pairs: Iterable[tuple[str, int]]) -> str:
    """The counts in words: “到位5个，基本到位2个”."""
    return "，".join(f"{word}{number}个" for word, number in pairs)


@dataclass(frozen=True)
class Completion:
    """How many of some findings the meeting holds to be done."""

    total: int
    closed: int
    """已完成"""
    partial: int
    """基本完成"""

    @property
    def open(self) -> int:
        """未完成: everything else, what was not settled included."""
        return self.total - self.closed - self.partial


def completion(meeting: Meeting, findings: Iterable[Finding]) -> Completion:
    """The findings by whether their verdict counts as done in this kind of meeting."""
    found = [meeting.verdict(each.id).word for each in findings]
    closed = sum(word in meeting.profile.closed_verdicts for word in found)
    partial = sum(word in meeting.profile.partial_verdicts for word in found)
    return Completion(len(found), closed, partial)


def of_unit(view: View, unit: UnitId) -> tuple[Finding, ...]:
    """The findings of the unit; where the meeting has one unit only, findings that name none are its own."""
    alone = len(view.meeting.plan.units) <= 1
    return tuple(each for each in view.findings() if each.unit == unit or (alone and not each.unit))


def figures(view: View, unit: Unit) -> Figures:
    """What the unit reports in all: its own figures and those of each of its findings."""
    return sum((each.figures for each in of_unit(view, unit.id)), start=unit.figures)


def commitments(view: View) -> tuple[Commitment, ...]:
    """The promises in order of time."""
    return tuple(sorted(view.meeting.questioning.commitments.values(), key=lambda each: (each.at, each.seq)))


def concerns(view: View, unit: UnitId, finding: FindingId, person: PersonId) -> bool:
    """Whether something said on that finding, or on none by that person, is a matter of the unit."""
    known = view.meeting.finding(finding)
    if known is not None:
        return known in of_unit(view, unit)
    seat = view.meeting.seat(person)
    return len(view.meeting.plan.units) <= 1 or (seat is not None and seat.unit == unit)


def commitment_row(view: View, number: int, promise: Commitment) -> tuple[str, ...]:
    """One promise as papers list it: number, exact words, finding, owner, date, proof."""
    return (
        str(number),
        f"“{unquoted(promise.made.text)}”",
        finding_of(view, promise),
        promise.owner,
        optional_date(promise.due),
        promise.evidence,
    )


def finding_of(view: View, promise: Commitment) -> str:
    """The finding a promise is about; none where the question it answered has a protected source."""
    root = view.meeting.questioning.root(promise.made.question)
    return "" if root and view.withheld_source(root) else view.number(promise.finding)


@dataclass(frozen=True)
class Owed:
    """An answer owed in writing, and the question it is owed to."""

    chain: Chain
    seq: Seq
    promise: AnswerDeferred

    @property
    def owes(self) -> PersonId:
        """Who said it would be answered, else who was asked."""
        return self.promise.speaker or self.chain.put.respondent


def owed(view: View) -> tuple[Owed, ...]:
    """The answers owed in writing: those put off and not given later in the meeting after all."""
    return tuple(
        Owed(chain, each.seq, each.act) for chain in view.meeting.questioning.chains.values() for each in chain.owed
    )


def chain_finding(view: View, chain: Chain) -> str:
    """The finding a question was about, unless its source is protected."""
    return "" if view.withheld_source(chain.seq) else view.number(chain.put.finding)


def question_text(view: View, seq: Seq, put: QuestionPut) -> str:
    """The question as it may be printed: one from a protected source begins with 据了解."""
    hearsay = view.wording.hearsay
    if view.withheld_source(seq) and not put.text.startswith(hearsay.rstrip("，")):
        return hearsay + put.text
    return put.text


def carried(view: View) -> tuple[Motion, ...]:
    """The motions announced as carried, in the order they were put."""
    return tuple(
        each
        for each in view.meeting.motions.all.values()
        if each.phase is Phase.ANNOUNCED and each.announced is Outcome.CARRIED
    )
