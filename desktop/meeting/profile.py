"""A kind of meeting as data: parties, stages, words, voting rules, guards, papers. It holds no expressions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from desktop.meeting.threshold import VoteRule


class Electorate(StrEnum):
    """Who casts ballots."""

    PERSONS = "persons"
    PARTIES = "parties"


class BallotWords(StrEnum):
    """Which set of words a kind of motion uses on its ballots."""

    MOTION = "motion"
    """赞成／反对／弃权"""
    PERSONNEL = "personnel"
    """同意／不同意／缓议"""


class Reason(StrEnum):
    """Whether a vote against must come with its reason."""

    ASKED = "asked"
    """Asked for; listed before closing until given or declined."""
    REQUIRED = "required"
    """The vote is not closed before it is given or its refusal recorded."""
    OPTIONAL = "optional"


class Trigger(StrEnum):
    """When the chair is asked whether to defer (暂缓表决)."""

    OPINIONS_EVEN_SPLIT = "opinions-even-split"


class OpinionNeed(StrEnum):
    """What an opinion given in the room is asked to say beside its verdict; missing, it is listed, never refused."""

    EVIDENCE = "evidence"
    """佐证材料 it rests on."""
    STANDARD = "standard"
    """认定标准 it was measured by."""


@dataclass(frozen=True)
class Stage:
    """One stage of the meeting; `bars` names the roles that must not be in the room."""

    id: str
    name: str
    bars: tuple[str, ...] = ()


@dataclass(frozen=True)
class StockParty:
    """A party the profile proposes when a meeting of its kind is prepared."""

    id: str
    name: str
    short: str


@dataclass(frozen=True)
class MotionKind:
    """A kind of motion: its name, rule, methods and words."""

    id: str
    name: str
    rule: VoteRule
    methods: tuple[str, ...]
    """Methods allowed, the usual one first."""
    words: BallotWords = BallotWords.MOTION
    heard: bool = False
    """Every party spoke or waived on the matter before the vote."""
    chair_concludes: bool = False
    """The chair gives his view last, before the vote."""
    needs_circulated: bool = False
    """Only a matter whose papers were sent round and talked over beforehand is put to the vote."""
    subjects: tuple[str, ...] = ()
    """Subjects of agenda items this kind is for; empty: any."""
    block: bool = False
    """Whether several findings may be decided by one vote (一并表决)."""


@dataclass(frozen=True)
class Judgement:
    """A word for how an answer was received; `satisfied` decides which answers are listed as open."""

    word: str
    satisfied: bool


ROOM = "room"
"""The room screen in the visibility table: no paper, but seen by everybody in the room."""


@dataclass(frozen=True)
class Visible:
    """What a paper shows; everything not named here is withheld from it."""

    paper: str
    """A paper's name, or `ROOM`."""
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Guard:
    """A rule of procedure as this kind of meeting applies it."""

    rule: str
    on: bool = True
    overridable: bool = True
    """Whether a written ground can set it aside."""
    source: str = ""
    """Where the rule comes from, in the office's words."""


@dataclass(frozen=True)
class Limits:
    """Limits of speaking time in whole seconds, 0 for none. They warn; what is said after them is said all the same."""

    question: int = 0
    """One question or follow-up."""
    answer: int = 0
    """One answer."""
    exchange: int = 0
    """一问一答合计: a question with its answers and follow-ups; long questions eat it."""
    speech: int = 0
    """One speech that is neither."""
    party: int = 0
    """All turns of one party together."""
    respondent: int = 0
    """All turns of one respondent together."""
    warn: int = 30
    """How long before a limit the warning begins."""


@dataclass(frozen=True)
class Profile:
    """A whole kind of meeting."""

    schema: int
    id: str
    edition: str
    source: str
    name: str
    subject: str
    """What is reviewed, in the profile's word (问题, 事项)."""
    parties: tuple[StockParty, ...]
    stages: tuple[Stage, ...]
    verdicts: tuple[str, ...]
    """会审认定 words, best first."""
    closed_verdicts: tuple[str, ...]
    """Those of them that count as done in the summary (已完成)."""
    partial_verdicts: tuple[str, ...]
    """Those that count as partly done (基本完成)."""
    judgements: tuple[Judgement, ...]
    electorate: Electorate
    opening: VoteRule
    """Only its quorum is read: who must be there to open, and to vote where a motion kind has none of its own."""
    motions: tuple[MotionKind, ...]
    guards: tuple[Guard, ...]
    defer: tuple[Trigger, ...]
    defer_margin: Fraction | None
    reason: Reason
    written_counted: bool
    proxies_vote: bool
    visibility: tuple[Visible, ...]
    presiding: str = "主持人"
    opinion_needs: tuple[OpinionNeed, ...] = ()
    limits: Limits = Limits()
    """How long somebody may have the floor."""

    def motion(self, kind: str) -> MotionKind | None:
        """The kind of motion of that id, or None."""
        return next((each for each in self.motions if each.id == kind), None)

    def guard(self, rule: str) -> Guard | None:
        """The guard as this profile applies it, or None where it does not know it."""
        return next((each for each in self.guards if each.rule == rule), None)

    def shows(self, paper: str, part: str) -> bool:
        """Whether the paper may show that part."""
        return any(each.paper == paper and part in each.parts for each in self.visibility)
