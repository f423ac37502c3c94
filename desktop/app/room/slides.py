"""What the room may see, and nothing else: frozen values without a word of the windows and without a computation.

Everything withheld by the profile, protected, or not yet public is missing here already: whoever paints a slide cannot
show what it does not hold. Texts are the meeting's own; numbers, times and results come from its state as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.agreement import Agreement
from desktop.meeting.ballots import BallotCount, Headcount
from desktop.meeting.ids import NOTHING, FindingId, Seq
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Phase
from desktop.meeting.threshold import VoteRule


class Page(StrEnum):
    """Every page the room screen knows, in the order in which it is offered."""

    WELCOME = "welcome"
    """签到 before the meeting is called to order"""
    ITEM = "item"
    """Stage and agenda item: what stands there when nothing else is going on."""
    QUESTION = "question"
    OPINIONS = "opinions"
    VOTE = "vote"
    RESULT = "result"
    VERDICTS = "verdicts"
    COMMITMENTS = "commitments"
    BREAK = "break"
    CLOSING = "closing"
    SHIELD = "shield"
    """遮屏: the meeting's title and nothing else"""


@dataclass(frozen=True)
class Cue:
    """One page of one matter: which question, finding or motion it is about, where it is about one."""

    page: Page
    seq: Seq = NOTHING
    """The question or the motion."""
    finding: FindingId = FindingId("")


@dataclass(frozen=True)
class Frame:
    """What stands around every page."""

    title: str
    sample: bool
    """An invented sample: said on every page."""
    marking: str
    """密级 or internal marking as the office set it."""
    stage: str
    item: str
    """The open agenda item with its number; empty between items."""
    zone: str
    """IANA zone in which times are shown."""
    rehearsal: bool = False
    """演练: said on every page."""


@dataclass(frozen=True)
class Speaker:
    """A person as the room may know him: either part is empty where it is withheld or not known."""

    name: str = ""
    origin: str = ""
    """Party or reviewed unit."""


@dataclass(frozen=True)
class Timer:
    """What is being timed, for whom, since when, and how long it may take; None: no limit, no warning."""

    label: str
    person: str
    party: str
    since: datetime
    limit_seconds: int | None = None
    warn_seconds: int | None = None
    stopped: datetime | None = None
    """Since when it rests; None: it runs."""


@dataclass(frozen=True)
class Present:
    """Who is in the room against who ought to be; `needed` 0: nothing is demanded."""

    present: int
    entitled: int
    needed: int
    met: bool


@dataclass(frozen=True)
class Welcome:
    """签到: what meeting this is, and whether enough have come."""

    sitting: str
    place: str
    starts: datetime | None
    parties: tuple[str, ...]
    quorum: Present | None
    """None where the profile withholds attendance."""


@dataclass(frozen=True)
class ItemNow:
    """The open agenda item; `number` and `title` are empty between items."""

    number: str
    title: str
    presenter: str
    stage: str


class Answered(StrEnum):
    """Whether the newest question of a chain has its answer."""

    WAITING = "waiting"
    GIVEN = "given"
    DEFERRED = "deferred"


@dataclass(frozen=True)
class Judged:
    """How a party took the answer; `word` is empty until it has said so."""

    party: str
    word: str
    satisfied: bool


@dataclass(frozen=True)
class Question:
    """The question being asked, or its newest follow-up."""

    number: int
    about: str
    """Number of the finding; empty for none, and for a question from a protected source."""
    matter: str
    """The finding's own words; empty like `about`."""
    asker: Speaker
    respondent: Speaker
    follow_up: bool
    text: str
    state: Answered
    due: date | None
    """By when the written answer is due, where one was promised."""
    judgements: tuple[Judged, ...]
    timer: Timer | None


class Grade(StrEnum):
    """Whether a verdict counts as done, partly done or open: the profile says."""

    DONE = "done"
    PARTLY = "partly"
    OPEN = "open"


@dataclass(frozen=True)
class Word:
    """A verdict in the profile's word; empty text: none yet."""

    text: str = ""
    grade: Grade = Grade.OPEN


@dataclass(frozen=True)
class View:
    """What one party holds of a finding, in writing and after discussion."""

    party: str
    before: Word
    after: Word

    @property
    def moved(self) -> bool:
        """Whether the discussion changed it."""
        return bool(self.after.text) and self.after.text != self.before.text


@dataclass(frozen=True)
class Opinions:
    """What all parties hold of one finding, and how far they agree."""

    number: str
    matter: str
    claimed: str
    """单位自评"""
    views: tuple[View, ...]
    agreed_before: Agreement
    agreed: Agreement
    verdict: Word
    """会审认定, once it stands and may be shown."""


@dataclass(frozen=True)
class Share:
    """How many chose one thing."""

    choice: Choice
    count: int


@dataclass(frozen=True)
class Named:
    """One voter and his choice; None: not yet."""

    voter: str
    choice: Choice | None


@dataclass(frozen=True)
class Vote:
    """A motion on its way. Of a secret ballot under way it holds no number of votes at all."""

    number: int
    text: str
    words: BallotWords
    method: Method
    phase: Phase
    rule: VoteRule | None
    heads: Headcount | None
    """As frozen when the vote opened; None before, or where the profile withholds counts."""
    needed: int
    """The line to pass; 0: not fixed, or withheld."""
    total: int
    """What the whole bar stands for."""
    shares: tuple[Share, ...]
    """Empty before the first ballot may be shown."""
    cast: int
    """Ballots handed in, together with `shares` only."""
    named: tuple[Named, ...]
    papers: BallotCount | None
    """The count sheet of a secret ballot, once its result was announced."""


@dataclass(frozen=True)
class Said:
    """Somebody's words."""

    speaker: Speaker
    text: str


@dataclass(frozen=True)
class Result:
    """What the chair announced on a motion."""

    vote: Vote
    outcome: Outcome
    decision: str
    """会议决定 in the chair's words."""
    ground: str
    """Why it is void or put off."""
    charged: str
    due: date | None
    dissents: tuple[Said, ...]


@dataclass(frozen=True)
class Settled:
    """A finding and its 会审认定; `outcome` says why there is no word."""

    number: str
    matter: str
    word: Word
    outcome: Outcome | None


@dataclass(frozen=True)
class Verdicts:
    """会审认定 so far, of the findings on which something was settled."""

    rows: tuple[Settled, ...]


@dataclass(frozen=True)
class Promise:
    """A commitment in its exact words; `confirmed` None: not yet read back."""

    number: int
    about: str
    speaker: Speaker
    text: str
    owner: str
    due: date | None
    evidence: str
    confirmed: bool | None


@dataclass(frozen=True)
class Promises:
    """All commitments of the meeting, the newest first."""

    rows: tuple[Promise, ...]


@dataclass(frozen=True)
class Pause:
    """休会; `until` is when it goes on, None where that is not known; an adjournment has its day in words."""

    since: datetime
    until: datetime | None
    adjourned: bool
    day: str


@dataclass(frozen=True)
class Closing:
    """散会."""

    at: datetime


@dataclass(frozen=True)
class Shield:
    """Nothing to be seen."""


Body = Welcome | ItemNow | Question | Opinions | Vote | Result | Verdicts | Promises | Pause | Closing | Shield


@dataclass(frozen=True)
class Slide:
    """One page with everything around it."""

    cue: Cue
    frame: Frame
    body: Body
