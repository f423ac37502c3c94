"""The rooms in which the machine holds meetings: both shipped profiles, bent in every way a profile can be bent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random

from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, PriorOpinion, Role, Seat
from desktop.meeting.profile import Electorate, Profile, Reason, Trigger
from desktop.meeting.profile_file import load
from desktop.meeting.threshold import Base, BlankBallot, Casting, Comparison, Quorum, RecusalEffect, Threshold

CHAIR, RESPONDENT, ATTENDANT, PROXY = PersonId("chair"), PersonId("unit"), PersonId("guest"), PersonId("proxy")
SCRUTINEER, CALLER, TELLERS = PersonId("scrut"), PersonId("caller"), (PersonId("teller1"), PersonId("teller2"))
MEMBERS = tuple(PersonId(f"member{place}") for place in range(1, 6))
PARTIES = tuple(PartyId(each) for each in ("p1", "p2", "p3", "p4"))
FINDINGS, ITEMS = (FindingId("f1"), FindingId("f2")), (ItemId("i1"), ItemId("i2"))

MORE, LEAST = Comparison.MORE_THAN, Comparison.AT_LEAST
SHARES = ((Fraction(1, 2), MORE), (Fraction(1, 2), LEAST), (Fraction(2, 3), LEAST), (Fraction(1), LEAST))
QUORUMS = (
    Quorum(Fraction(1, 2), LEAST, Base.ENTITLED),
    Quorum(Fraction(2, 3), LEAST, Base.ENTITLED),
    Quorum(Fraction(1, 2), MORE, Base.COMPONENT),
)
ON_A_TIE = (Casting.CHAIR_VOTES_AND_AGAIN_ON_TIE, Casting.CHAIR_ONLY_ON_TIE)
SHIPPED = (load("rectification-review"), load("collective-decision"))


@dataclass(frozen=True)
class Room:
    """A kind of meeting and a preparation that fits it."""

    profile: Profile
    plan: Plan


def bent(base: Profile, chance: Random) -> Profile:
    """The profile with other numbers, voters, words and guards."""
    share, comparison = chance.choice(SHARES)
    recusal = chance.choice(list(RecusalEffect))
    rule = replace(
        base.opening,
        threshold=Threshold(share, comparison, chance.choice(list(Base))),
        casting=chance.choice((*Casting, *ON_A_TIE)),
        recusal=recusal,
        blank=chance.choice(list(BlankBallot)),
        quorum=chance.choice((None, *QUORUMS[:2])),
    )
    kinds = tuple(
        replace(each, rule=rule, methods=("named", "secret", "hands"), subjects=(), block=chance.random() < 0.5)
        for each in base.motions
    )
    always = chance.random() < 0.5
    return replace(
        base,
        opening=replace(base.opening, recusal=recusal, quorum=chance.choice(QUORUMS)),
        motions=kinds,
        guards=tuple(replace(each, overridable=each.overridable or always) for each in base.guards),
        electorate=chance.choice(list(Electorate)),
        written_counted=chance.random() < 0.5,
        proxies_vote=chance.random() < 0.5,
        reason=chance.choice(list(Reason)),
        defer=chance.choice(((), (Trigger.OPINIONS_EVEN_SPLIT,))),
        defer_margin=chance.choice((None, Fraction(1, 5))),
    )


def room(chance: Random) -> Room:
    """A company and a kind of meeting, shipped or bent."""
    profile = chance.choice(SHIPPED)
    return prepared(bent(profile, chance) if chance.random() < 0.7 else profile, chance)


def prepared(profile: Profile, chance: Random) -> Room:
    """The profile with a company of four to six who vote, and everybody else who may be in the room."""
    parties = PARTIES if profile.parties or profile.electorate is Electorate.PARTIES else ()
    voters = (CHAIR, *MEMBERS[: chance.randint(3, 5)])
    of = {who: parties[place % len(parties)] if parties else PartyId("") for place, who in enumerate(voters)}
    seats = [
        Seat(who, f"成员{who}", party=of[who], role=Role.CHAIR if who == CHAIR else Role.MEMBER, votes=True)
        for who in voters
    ]
    seats += [
        Seat(RESPONDENT, "被审人", role=Role.RESPONDENT),
        Seat(ATTENDANT, "列席人", role=Role.ATTENDANT),
        Seat(PROXY, "代会人", party=of[voters[1]], role=Role.PROXY),
        *(Seat(who, f"工作人员{who}", role=Role.STAFF) for who in (SCRUTINEER, CALLER, *TELLERS)),
    ]
    known = [Party(each, f"第{place}方") for place, each in enumerate(parties, 1)]
    prior = [
        PriorOpinion(party, FINDINGS[0], chance.choice(profile.verdicts)) for party in parties[:2] if profile.verdicts
    ]
    subjects = [subject for kind in profile.motions for subject in kind.subjects[:1]] or ["", ""]
    plan = Plan(
        "示例市会议",
        parties=tuple(known),
        seats=tuple(seats),
        findings=tuple(Finding(each, each, "示例问题") for each in FINDINGS),
        agenda=tuple(
            AgendaItem(each, each, "示例议题", subject, circulated=date(2027, 3, 1), consulted=True)
            for each, subject in zip(ITEMS, subjects, strict=False)
        ),
        opinions=tuple(prior),
        component=chance.choice((0, 0, len(voters) + 2)),
    )
    return Room(profile, plan)
