"""Putting a motion and opening the vote on it: here most guards stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.meeting.acts import (
    Choice,
    DeferralDeclined,
    Method,
    MotionPut,
    MotionReworded,
    ReconsiderationMoved,
    VoteDeferred,
    VoteOpened,
)
from desktop.meeting.acts import Outcome as Announced
from desktop.meeting.agreement import is_even_split, margin_trigger
from desktop.meeting.ballots import Count
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, ItemId, PersonId, Seq
from desktop.meeting.profile import BallotWords, MotionKind, Trigger
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, not_running, stop
from desktop.meeting.rules.headcount import Electors, electors
from desktop.meeting.state import Meeting, Motion, Phase, Round
from desktop.meeting.tally import base_value, quorum_line, quorum_met
from desktop.meeting.threshold import Base, passing_line

UNSETTLED = (Phase.PUT, Phase.OPEN, Phase.CLOSED, Phase.REPORTED)
COUNTED = (Phase.CLOSED, Phase.REPORTED)


def known(meeting: Meeting, motion: Seq) -> Motion | Refusal:
    """The motion of that entry, or the refusal that there is none."""
    return meeting.motions.all.get(motion) or refuse("motion.unknown", motion=motion)


def rule_kind(meeting: Meeting, motion: Motion) -> MotionKind:
    """The kind of the motion in this meeting's profile; it was checked when the motion was put."""
    return {kind.id: kind for kind in meeting.profile.motions}[motion.put.kind]


def running(meeting: Meeting, motion: Seq, *phases: Phase) -> tuple[Motion, Round] | Refusal:
    """The motion and its newest round where it stands in one of the phases, or the refusal that it does not."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if about.phase not in phases or about.round is None:
        return refuse("vote.wrong-phase", number=about.number, phase=about.phase.value)
    return about, about.round


def unknown_choice(meeting: Meeting, motion: Motion, choice: Choice) -> Refusal | None:
    """The refusal where the motion's ballots do not have that choice."""
    if choice is Choice.DEFER and rule_kind(meeting, motion).words is not BallotWords.PERSONNEL:
        return refuse("ballot.choice-unknown", choice=choice.value)
    return None


@intent
def put_motion(
    meeting: Meeting,
    kind: str,
    text: str,
    *,
    method: Method | None = None,
    finding: FindingId = FindingId(""),
    item: ItemId = ItemId(""),
    verdict: str = "",
    speaker: PersonId = NOBODY,
    others: Sequence[FindingId] = (),
    linked: Seq = NOTHING,
) -> Outcome:
    """A matter is before the room, worded; the kind's usual method where none is given.

    `others` are further findings voted on in one go, `linked` is the motion on the same matter this one goes with.
    """
    if refusal := not_running(meeting):
        return refusal
    known_kind = meeting.profile.motion(kind)
    if known_kind is None:
        return refuse("motion.kind-unknown", kind=kind)
    chosen = method or Method(known_kind.methods[0])
    about = item or meeting.current_item()
    block = tuple(dict.fromkeys(each for each in others if each != finding))
    put = MotionPut(kind, text, chosen, finding, about, verdict, speaker or meeting.chair(), block, linked)
    return not_puttable(meeting, put) or (put,)


def not_puttable(meeting: Meeting, put: MotionPut) -> Refusal | None:
    """What this meeting does not know of the motion: its kind, method, verdict or matter."""
    kind = meeting.profile.motion(put.kind)
    if kind is None:
        return refuse("motion.kind-unknown", kind=put.kind)
    if put.method.value not in kind.methods:
        return refuse("motion.method-not-allowed", method=put.method.value, kind=kind.name)
    if not put.text.strip():
        return refuse("motion.text-missing")
    if put.verdict and put.verdict not in meeting.profile.verdicts:
        return refuse("motion.verdict-unknown", verdict=put.verdict)
    if put.others and not (kind.block and put.finding):
        return refuse("motion.block-not-allowed", kind=kind.name)
    for finding in put.findings:
        if meeting.finding(finding) is None:
            return refuse("finding.unknown", finding=finding)
    if put.linked and put.linked not in meeting.motions.all:
        return refuse("motion.unknown", motion=put.linked)
    return _not_for(meeting, kind, put.item)


def _not_for(meeting: Meeting, kind: MotionKind, item: ItemId) -> Refusal | None:
    """The kind decides rule and method, so it must be the one for the item's subject."""
    state = meeting.agenda.items.get(item)
    if state is None:
        return refuse("item.unknown", item=item) if item else None
    if kind.subjects and state.item.subject and state.item.subject not in kind.subjects:
        return refuse("motion.kind-not-for-item", kind=kind.name, title=state.item.title)
    return None


@intent
def reword_motion(meeting: Meeting, motion: Seq, text: str, ground: str = "") -> Outcome:
    """The motion has new words, as long as nobody's ballot counts for the old ones: void rounds do not."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if about.phase is not Phase.PUT or any(not each.void for each in about.rounds):
        return refuse("vote.settings-frozen", number=about.number)
    return (MotionReworded(motion, text, ground),)


@intent
def open_vote(meeting: Meeting, motion: Seq) -> Outcome:
    """Voting runs: rule, voters and head-count are frozen; a void motion begins a new round."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if refusal := not_running(meeting) or _not_openable(meeting, about):
        return refusal
    kind = rule_kind(meeting, about)
    who = electors(meeting, kind.rule, meeting.recusals(about.put))
    for guard in (_room, _quorum, _matter, _heard, _disagreement, _officers):
        if refusal := guard(meeting, about, kind, who):
            return refusal
    return (would_open(meeting, about),)


def would_open(meeting: Meeting, motion: Motion) -> VoteOpened:
    """What would be frozen if the vote on the motion were opened now: rule, voters, head-count, base and pass line."""
    who = electors(meeting, rule_kind(meeting, motion).rule, meeting.recusals(motion.put))
    rule = who.rule if holds(meeting, "quorum.at-vote", motion.seq) else replace(who.rule, quorum=None)
    base = rule.threshold.base
    counted = base in (Base.VOTING, Base.VALID, Base.FOR_AND_AGAINST)
    value = 0 if counted else base_value(rule, base, who.headcount, Count())
    return VoteOpened(
        motion.seq,
        len(motion.rounds) + 1,
        motion.put.method,
        rule,
        who.eligible,
        who.headcount,
        base=value,
        needed=0 if counted else passing_line(rule.threshold, value),
    )


def _not_openable(meeting: Meeting, motion: Motion) -> Refusal | None:
    if motion.phase not in (Phase.PUT, Phase.VOID):
        return refuse("vote.not-openable", number=motion.number, phase=motion.phase.value)
    other = meeting.motions.open()
    if other is not None:
        return refuse("vote.another-open", number=other.number)
    if not meeting.attendance.inside(meeting.chair()):
        return refuse("chair.vacant")
    if meeting.attendance.acting and holds(meeting, "chair.delegated", motion.seq):
        return stop(meeting, "chair.delegated", chair=meeting.name(meeting.chair()))
    return None


def _room(meeting: Meeting, motion: Motion, _kind: MotionKind, _who: Electors) -> Refusal | None:
    inside = meeting.attendance.respondents_inside()
    if inside and holds(meeting, "room.respondent-present", motion.seq):
        names = "、".join(each.seat.name for each in inside)
        return stop(meeting, "room.respondent-present", names=names)
    return None


def _quorum(meeting: Meeting, motion: Motion, _kind: MotionKind, who: Electors) -> Refusal | None:
    rule = who.rule
    if rule.quorum is None or quorum_met(rule.quorum, rule.recusal, who.headcount):
        return None
    if not holds(meeting, "quorum.at-vote", motion.seq):
        return None
    needed = quorum_line(rule.quorum, rule.recusal, who.headcount)
    return stop(
        meeting, "quorum.at-vote", present=who.headcount.present, needed=needed, entitled=who.headcount.entitled
    )


def _matter(meeting: Meeting, motion: Motion, kind: MotionKind, _who: Electors) -> Refusal | None:
    put = motion.put
    state = meeting.agenda.items.get(put.item)
    if holds(meeting, "item.improvised", motion.seq):
        if state is not None and state.improvised and not state.admitted:
            return stop(meeting, "item.improvised", title=state.item.title)
        # A matter that hangs on no finding and no item is as little announced as an improvised one.
        if state is None and not put.findings and meeting.agenda.items:
            return stop(meeting, "item.improvised", title=motion.text)
    if kind.needs_circulated and holds(meeting, "item.circulated", motion.seq):
        ready = state is not None and state.item.circulated is not None and state.item.consulted
        if not ready:
            return stop(meeting, "item.circulated", title=state.item.title if state else motion.text)
    return _decided_beside(meeting, motion)


def _decided_beside(meeting: Meeting, motion: Motion) -> Refusal | None:
    """Another motion on the same finding waits, or has given it its verdict."""
    others = [
        each
        for each in meeting.motions.all.values()
        if each.seq != motion.seq and not set(each.put.findings).isdisjoint(motion.put.findings)
    ]
    waiting = [each for each in others if each.phase in UNSETTLED and not _linked(each, motion)]
    if waiting and holds(meeting, "vote.one-matter", motion.seq):
        return stop(meeting, "vote.one-matter", number=waiting[0].number)
    carried = [each for each in others if each.put.verdict and each.announced is Announced.CARRIED]
    again = [each for each in carried if motion.put.verdict or motion.put.kind == each.put.kind]
    if again and holds(meeting, "vote.decided-before", motion.seq):
        return stop(meeting, "vote.decided-before", number=again[0].number)
    return None


def _linked(first: Motion, second: Motion) -> bool:
    """Whether the two go together: one names the other, or both name the same."""
    heads = {first.put.linked or first.seq, second.put.linked or second.seq}
    return len(heads) == 1


def _heard(meeting: Meeting, motion: Motion, kind: MotionKind, who: Electors) -> Refusal | None:
    chair = meeting.chair()
    for matter in motion.put.findings or (motion.put.item,):
        if kind.heard and holds(meeting, "parties.heard", motion.seq):
            silent = _silent(meeting, matter, who)
            if silent:
                return stop(meeting, "parties.heard", names="、".join(silent))
        if kind.chair_concludes and holds(meeting, "chair.speaks-last", motion.seq):
            if not meeting.opinions.chair_was_last(matter, chair):
                return stop(meeting, "chair.speaks-last", chair=meeting.name(chair))
    return None


def _silent(meeting: Meeting, matter: FindingId | ItemId, who: Electors) -> list[str]:
    if meeting.plan.parties:
        heard = meeting.opinions.heard_parties.get(matter, set())
        return [party.called for party in meeting.plan.parties if party.id not in heard]
    people = meeting.opinions.heard_people.get(matter, set())
    chair = meeting.chair()
    return [meeting.name(each) for each in who.eligible if each not in people and each != chair]


def _disagreement(meeting: Meeting, motion: Motion, _kind: MotionKind, _who: Electors) -> Refusal | None:
    return undecided_deferral(meeting, motion)


def undecided_deferral(meeting: Meeting, motion: Motion) -> Refusal | None:
    """The refusal that the trigger to defer is met and the chair has not said yet what is to be done; None otherwise.

    What he said of split opinions before the vote says nothing of a close result after it.
    """
    on_result = "" if motion.round is None else motion.round.not_deferred
    ruled = on_result if motion.phase in COUNTED else on_result or motion.not_deferred
    if ruled or not holds(meeting, "vote.defer-on-disagreement", motion.seq):
        return None
    if defer_triggered(meeting, motion):
        return stop(meeting, "vote.defer-on-disagreement", number=motion.number)
    return None


def defer_triggered(meeting: Meeting, motion: Motion) -> bool:
    """Whether the profile asks for deferral: the opinions are split, or the newest round was close."""
    profile, current = meeting.profile, motion.round
    if Trigger.OPINIONS_EVEN_SPLIT in profile.defer and motion.phase not in COUNTED:
        if any(is_even_split(meeting.opinions.verdicts(each).values()) for each in motion.put.findings):
            return True
    if profile.defer_margin is None or current is None or current.result() is None:
        return False
    count = current.count()
    return margin_trigger(count.for_, count.against, count.cast, profile.defer_margin)


def _officers(meeting: Meeting, motion: Motion, _kind: MotionKind, _who: Electors) -> Refusal | None:
    if motion.put.method is Method.SECRET and meeting.attendance.officers is None:
        if holds(meeting, "secret.officers", motion.seq):
            return stop(meeting, "secret.officers")
    return None


@intent
def defer_vote(
    meeting: Meeting,
    motion: Seq,
    ground: str,
    *,
    charged: str = "",
    due: date | None = None,
    speaker: PersonId = NOBODY,
) -> Outcome:
    """暂缓表决: the motion waits; who looks into it and until when is on record.

    Once ballots are in, only where the profile's margin calls for it.
    """
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    close = about.phase in COUNTED and defer_triggered(meeting, about)
    if about.phase not in (Phase.PUT, Phase.VOID) and not close and not _nothing_cast(about):
        return refuse("vote.not-deferrable", number=about.number, phase=about.phase.value)
    if not ground.strip():
        return refuse("vote.defer-ground-missing")
    return (VoteDeferred(motion, ground, charged, due, speaker or meeting.chair()),)


def _nothing_cast(motion: Motion) -> bool:
    current = motion.round
    return motion.phase is Phase.OPEN and current is not None and not current.ballots and not current.issued


@intent
def decline_deferral(meeting: Meeting, motion: Seq, ground: str, speaker: PersonId = NOBODY) -> Outcome:
    """The chair puts the matter to the vote although the trigger to defer is met; his ground is printed."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (DeferralDeclined(motion, ground, speaker or meeting.chair()),)


@intent
def reconsider(meeting: Meeting, motion: Seq, ground: str, speaker: PersonId = NOBODY) -> Outcome:
    """复议: a decided or deferred motion is before the room again."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if about.phase not in (Phase.ANNOUNCED, Phase.DEFERRED):
        return refuse("motion.not-decided", number=about.number)
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (ReconsiderationMoved(motion, ground, speaker),)
