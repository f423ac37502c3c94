"""A meeting on a table: seats, findings, an agenda and a recorder that keeps the journal in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from desktop.meeting.acts import Act, Choice, Method, SpeechKind
from desktop.meeting.ballots import BallotCount
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import NOTHING, FindingId, ItemId, PartyId, PersonId, Seq, UnitId
from desktop.meeting.journal import Entry
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, PriorOpinion, Role, Seat, Unit
from desktop.meeting.profile import Guard, Profile
from desktop.meeting.profile_file import load
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import attendance, ballots, motions, opening, procedure, speech
from desktop.meeting.state import Meeting, Motion, Round
from desktop.meeting.threshold import Base, Comparison, Quorum, Threshold, VoteRule

DISCIPLINE, ORGANISATION, OFFICE, TEAM = (PartyId(each) for each in ("discipline", "organisation", "office", "team"))
PARTIES = (
    Party(DISCIPLINE, "示例市纪委监委", "纪委监委"),
    Party(ORGANISATION, "示例市委组织部", "组织部"),
    Party(OFFICE, "示例市委巡察办", "巡察办"),
    Party(TEAM, "示例市委巡察组", "巡察组"),
)
ZHOU, HAN, QIN, TANG, FENG = (PersonId(each) for each in ("zhou", "han", "qin", "tang", "feng"))
VOTERS = (ZHOU, HAN, QIN, TANG, FENG)
LU, SU, HE, BAO, JI, DENG, MENG, CAO = (
    PersonId(each) for each in ("lu", "su", "he", "bao", "ji", "deng", "meng", "cao")
)
UNIT = Unit(UnitId("garden"), "示例市园林养护中心", "贺春")
SEATS = (
    Seat(ZHOU, "周启明", "主任", OFFICE, Role.CHAIR, votes=True),
    Seat(HAN, "韩　立", "处长", DISCIPLINE, votes=True),
    Seat(QIN, "秦月", "科长", ORGANISATION, votes=True),
    Seat(TANG, "唐舟", "组长", TEAM, votes=True),
    Seat(FENG, "冯远", "副组长", TEAM, votes=True),
    Seat(LU, "陆川", "干部", TEAM, Role.PROXY),
    Seat(SU, "苏叶", "科员", role=Role.ATTENDANT),
    Seat(HE, "贺春", "主任", role=Role.RESPONDENT, unit=UNIT.id),
    Seat(BAO, "包容", "副主任", role=Role.RESPONDENT, unit=UNIT.id),
    Seat(JI, "纪文", role=Role.STAFF, duty="记录人"),
    Seat(DENG, "邓一", role=Role.STAFF, duty="计票人"),
    Seat(MENG, "孟二", role=Role.STAFF, duty="计票人"),
    Seat(CAO, "曹三", role=Role.STAFF, duty="唱票人"),
)
F1, F2, F3 = (FindingId(each) for each in ("f1", "f2", "f3"))
FINDINGS = tuple(
    Finding(each, number, f"第{number}个问题", UNIT.id) for each, number in ((F1, "01"), (F2, "02"), (F3, "03"))
)
I1, I2, I3 = (ItemId(each) for each in ("i1", "i2", "i3"))
AGENDA = (
    AgendaItem(I1, "一", "会审园林养护中心", findings=(F1, F2, F3)),
    AgendaItem(I2, "二", "通报情况"),
)
PLAN = Plan("四方会审", units=(UNIT,), parties=PARTIES, seats=SEATS, findings=FINDINGS, agenda=AGENDA)
SENT = date(2027, 3, 1)
MATTERS = (
    AgendaItem(I1, "一", "大额资金使用", "funds", circulated=SENT, consulted=True),
    AgendaItem(I2, "二", "中层干部任免", "personnel", circulated=SENT, consulted=True),
    AgendaItem(I3, "三", "未送材料的项目", "project"),
)
DECISION = replace(
    PLAN, title="党组会", parties=(), findings=(), agenda=MATTERS, seats=tuple(replace(s, party="") for s in SEATS)
)
START = datetime(2027, 3, 16, 1, 0, tzinfo=UTC)
AGAINST, FOR, ABSTAIN = Choice.AGAINST, Choice.FOR, Choice.ABSTAIN


def guarded(profile: Profile, rule: str, *, on: bool = True, overridable: bool = True) -> Profile:
    """The profile with that guard set so, whether it knew it or not."""
    others = tuple(each for each in profile.guards if each.rule != rule)
    return replace(profile, guards=(*others, Guard(rule, on=on, overridable=overridable)))


def ruled(profile: Profile, **parts: object) -> Profile:
    """The profile with these parts in the rule of every kind of motion and of the opening."""
    kinds = tuple(replace(kind, rule=replace(kind.rule, **parts)) for kind in profile.motions)
    return replace(profile, motions=kinds, opening=replace(profile.opening, **parts))


def line(fraction: str, comparison: Comparison = Comparison.MORE_THAN, base: Base = Base.ENTITLED) -> Threshold:
    return Threshold(Fraction(fraction), comparison, base)


def quorum(fraction: str) -> Quorum:
    return Quorum(Fraction(fraction), Comparison.AT_LEAST, Base.ENTITLED)


def sheet(issued: int, for_: int = 0, against: int = 0, abstain: int = 0, **rest: int) -> BallotCount:
    """A teller's sheet on which everything adds up unless `rest` says otherwise."""
    invalid, blank, defer = (rest.pop(name, 0) for name in ("invalid", "blank", "defer"))
    valid = for_ + against + abstain + defer + blank
    whole = {"returned": valid + invalid, "valid": valid, **rest}
    return BallotCount(
        issued=issued, invalid=invalid, blank=blank, defer=defer, for_=for_, against=against, abstain=abstain, **whole
    )


class Table:
    """A meeting whose acts pass through their written form, one minute after another."""

    def __init__(self, profile: Profile, plan: Plan) -> None:
        acts = opening.open_record(profile, plan, recorder=JI)
        assert not isinstance(acts, Refusal), acts
        self.now = START
        self.entries: list[Entry] = []
        first, *rest = acts
        self.meeting = Meeting(self._entry(first))
        self._record(rest)

    def _entry(self, act: Act) -> Entry:
        written = encode(act)
        read = decode(*written)
        assert read == act
        entry = Entry(Seq(len(self.entries) + 1), self.now, self.now, "ji@desk", read)
        self.entries.append(entry)
        return entry

    def _record(self, acts: Iterable[Act]) -> None:
        for act in acts:
            self.meeting.take(self._entry(act))

    def does(self, intent: Intent) -> Seq:
        """It is on record; the number of its first act."""
        acts = intent(self.meeting)
        assert not isinstance(acts, Refusal), acts
        assert acts, intent.name
        self.now += timedelta(minutes=1)
        first = self.meeting.next_seq
        self._record(acts)
        return first

    def refuses(self, intent: Intent) -> Refusal:
        """It is refused, and nothing is on record."""
        refusal = intent(self.meeting)
        assert isinstance(refusal, Refusal), refusal
        return refusal

    @property
    def last(self) -> Act:
        """The newest act."""
        return self.entries[-1].act

    def motion(self, seq: Seq) -> Motion:
        return self.meeting.motions.all[seq]

    def round(self, seq: Seq) -> Round:
        current = self.motion(seq).round
        assert current is not None
        return current

    def gathers(self, *people: PersonId) -> Table:
        """Those people (all who vote, if none is named) are here and the meeting is called to order."""
        self.does(attendance.arrive(*(people or VOTERS)))
        self.does(opening.call_to_order())
        return self

    def hears(self, finding: FindingId = FindingId(""), item: ItemId = ItemId("")) -> None:
        """Everybody but the chair speaks on the matter, then the chair."""
        for person in VOTERS:
            self.does(speech.speak("同意", kind=SpeechKind.STATEMENT, speaker=person, finding=finding, item=item))
        self.does(speech.conclude_as_chair("我同意", finding=finding))

    def puts(self, kind: str = "verdict", method: Method | None = None, finding: FindingId = F1) -> Seq:
        return self.does(motions.put_motion(kind, "同意认定为到位", method=method, finding=finding))

    def opens(self, kind: str = "verdict", method: Method | None = None, finding: FindingId = F1) -> Seq:
        """A motion everybody was heard on is put and its vote is open."""
        if finding:
            self.hears(finding)
        motion = self.puts(kind, method, finding)
        self.does(motions.open_vote(motion))
        return motion

    def casts(self, motion: Seq, **choices: Choice) -> None:
        """Ballots by the person's id, the chair's last."""
        given = [(PersonId(name), choice) for name, choice in choices.items()]
        self.does(ballots.cast_ballots(motion, given))

    def votes(self, motion: Seq, *, against: Iterable[PersonId] = (), abstain: Iterable[PersonId] = ()) -> None:
        """Everybody eligible has voted and the vote is closed."""
        choices = dict.fromkeys(against, AGAINST) | dict.fromkeys(abstain, ABSTAIN)
        eligible = self.round(motion).opened.eligible
        self.does(ballots.cast_ballots(motion, [(each, choices.get(each, FOR)) for each in eligible]))
        self.does(ballots.close_vote(motion))

    def elects(self) -> None:
        self.does(attendance.elect_officers(HAN, CAO, (DENG, MENG)))

    def counts(self, motion: Seq, count: BallotCount, second: BallotCount | None = None) -> None:
        """Both tellers hand in their sheets."""
        self.does(ballots.count_ballots(motion, DENG, count))
        self.does(ballots.count_ballots(motion, MENG, second or count))


def rule_of(profile: Profile, kind: str) -> VoteRule:
    known = profile.motion(kind)
    assert known is not None
    return known.rule


REVIEW = load("rectification-review")
COLLECTIVE = load("collective-decision")


def review(profile: Profile = REVIEW, **plan: object) -> Table:
    """A four-party review, nobody there yet, the first item open to nobody."""
    return Table(profile, replace(PLAN, **plan))


def decision(profile: Profile = COLLECTIVE, **plan: object) -> Table:
    """A collective decision without parties."""
    return Table(profile, replace(DECISION, **plan))


def opened(table: Table | None = None) -> tuple[Table, Seq]:
    """A table, everybody there if none is given, with a named vote on finding 01 open."""
    table = table or review().gathers()
    return table, table.opens()


def prior(*verdicts: str, finding: FindingId = F1) -> tuple[PriorOpinion, ...]:
    """Written opinions of the parties on a finding, in the order of the parties."""
    return tuple(
        PriorOpinion(party.id, finding, verdict) for party, verdict in zip(PARTIES, verdicts, strict=False) if verdict
    )


def without(*guards: str, profile: Profile = REVIEW) -> Profile:
    """The profile with those guards switched off."""
    for rule in guards:
        profile = guarded(profile, rule, on=False)
    return profile


def overrides(rule: str, ground: str = "情况紧急", motion: Seq = NOTHING) -> Intent:
    return procedure.override_procedure(rule, ground, motion=motion)
