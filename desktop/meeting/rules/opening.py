"""Opening the record and calling the meeting to order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.meeting.acts import Act, CalledToOrder, MeetingOpened, OpinionGiven
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.plan import Plan, Role
from desktop.meeting.profile import Electorate, Profile
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, stop
from desktop.meeting.rules.headcount import electors
from desktop.meeting.state import Meeting
from desktop.meeting.tally import quorum_line, quorum_met


def open_record(
    profile: Profile, plan: Plan, *, zone: str = "Asia/Shanghai", recorder: PersonId = NOBODY
) -> tuple[Act, ...] | Refusal:
    """The first acts of a journal: the opening with everything embedded, then every prior written opinion."""
    if refusal := _unfit(profile, plan):
        return refusal
    opinions = (
        OpinionGiven(each.party, each.finding, each.verdict, after=False, ground=each.ground) for each in plan.opinions
    )
    return (MeetingOpened(profile, plan, zone, recorder), *opinions)


def _unfit(profile: Profile, plan: Plan) -> Refusal | None:
    chairs = [seat.name for seat in plan.seats if seat.role is Role.CHAIR]
    if not plan.title.strip():
        return refuse("plan.title-missing")
    if len(chairs) != 1:
        return refuse("plan.one-chair", number=len(chairs))
    if not any(seat.votes for seat in plan.seats):
        return refuse("plan.no-voters")
    if wrong := [seat.name for seat in plan.seats if seat.votes and seat.role in (Role.RESPONDENT, Role.STAFF)]:
        return refuse("plan.may-not-vote", names="、".join(wrong))
    if profile.parties and not plan.parties:
        return refuse("plan.no-parties")
    parties = {party.id for party in plan.parties}
    if profile.electorate is Electorate.PARTIES and any(
        seat.votes and seat.party not in parties for seat in plan.seats
    ):
        return refuse("plan.voter-without-party")
    ids = [
        *(seat.person for seat in plan.seats),
        *(party.id for party in plan.parties),
        *(finding.id for finding in plan.findings),
        *(item.id for item in plan.agenda),
    ]
    if twice := _twice(ids):
        return refuse("plan.id-twice", ids="、".join(twice))
    numbers = Counter((finding.unit, finding.number) for finding in plan.findings)
    if twice := sorted({number for (_, number), times in numbers.items() if number and times > 1}):
        return refuse("plan.number-twice", numbers="、".join(twice))
    known = {finding.id for finding in plan.findings}
    if any(each.finding not in known or each.party not in parties for each in plan.opinions):
        return refuse("plan.opinion-about-nothing")
    if odd := {each.verdict for each in plan.opinions} - set(profile.verdicts):
        return refuse("plan.verdict-unknown", verdicts="、".join(sorted(odd)))
    return None


def _twice(ids: Iterable[str]) -> list[str]:
    return sorted(each for each, number in Counter(ids).items() if number > 1)


@intent
def call_to_order(meeting: Meeting, *, speaker: PersonId = NOBODY, text: str = "") -> Outcome:
    """开会: enough of those entitled are present, or a written ground stands in for them."""
    if meeting.agenda.ordered_at is not None:
        return refuse("meeting.already-in-order")
    rule = meeting.profile.opening
    who = electors(meeting, rule)
    met = quorum_met(who.rule.quorum, who.rule.recusal, who.headcount)
    if not met and holds(meeting, "quorum.at-opening") and who.rule.quorum is not None:
        needed = quorum_line(who.rule.quorum, who.rule.recusal, who.headcount)
        count = who.headcount
        return stop(meeting, "quorum.at-opening", present=count.present, needed=needed, entitled=count.entitled)
    return (CalledToOrder(speaker or meeting.chair(), text),)
