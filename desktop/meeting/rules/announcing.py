"""What the chair declares, beside what the program computed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.acts import (
    AnnouncementCorrected,
    DecidedByOpinions,
    Method,
    Outcome,
    ResultAnnounced,
)
from desktop.meeting.agreement import Agreement
from desktop.meeting.ids import NOBODY, FindingId, PersonId, Seq
from desktop.meeting.refusal import Outcome as Acts
from desktop.meeting.refusal import Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, not_running, stop
from desktop.meeting.rules.motions import UNSETTLED, known, undecided_deferral
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.meeting.tally import Outcome as Computed


def computed(motion: Motion) -> Outcome | Refusal:
    """The outcome the program computes for the newest round, or why there is none yet."""
    result, current = motion.result, motion.round
    if current is not None and current.returned > current.issued:
        return Outcome.VOID
    if result is None or current is None:
        return refuse("announce.not-counted", number=motion.number)
    if result.outcome is Computed.TIED_NEEDS_CASTING:
        return refuse("announce.casting-due", number=motion.number)
    return Outcome(result.outcome.value)


@intent
def announce_result(
    meeting: Meeting,
    motion: Seq,
    announced: Outcome,
    *,
    decision: str = "",
    ground: str = "",
    as_spoken: bool = False,
    speaker: PersonId = NOBODY,
) -> Acts:
    """宣布结果: both outcomes stand side by side; where they differ there is a ground, or it waits to be corrected."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if refusal := not_running(meeting) or _not_announceable(about):
        return refusal
    result = computed(about)
    if isinstance(result, Refusal):
        return result
    decides = announced in (Outcome.CARRIED, Outcome.LOST)
    if decides and (refusal := undecided_deferral(meeting, about)):
        return refusal
    differs = result is not announced
    if differs and not ground.strip() and not as_spoken:
        return refuse("announce.ground-missing", computed=result.value, announced=announced.value)
    slip = differs and not ground.strip()
    return (ResultAnnounced(motion, result, announced, speaker or meeting.chair(), decision, ground, slip),)


def _not_announceable(motion: Motion) -> Refusal | None:
    secret = motion.round is not None and motion.round.opened.method is Method.SECRET
    ready = (Phase.REPORTED,) if secret else (Phase.CLOSED, Phase.REPORTED)
    if motion.phase is Phase.ANNOUNCED:
        return refuse("announce.already", number=motion.number)
    if motion.phase not in ready:
        return refuse("announce.not-counted", number=motion.number)
    return None


@intent
def correct_announcement(
    meeting: Meeting,
    motion: Seq,
    announced: Outcome,
    *,
    decision: str = "",
    ground: str = "",
    speaker: PersonId = NOBODY,
) -> Acts:
    """更正宣布: the chair's new word stands; both are kept and printed."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if not about.announcements:
        return refuse("announce.nothing-to-correct", number=about.number)
    result = computed(about)
    if isinstance(result, Refusal):
        return result
    if result is not announced and not ground.strip():
        return refuse("announce.ground-missing", computed=result.value, announced=announced.value)
    return (AnnouncementCorrected(motion, announced, result, speaker or meeting.chair(), decision, ground),)


@intent
def decide_by_opinions(
    meeting: Meeting, findings: Sequence[FindingId], *, text: str = "", speaker: PersonId = NOBODY
) -> Acts:
    """按会审意见认定，不另表决: each finding has the verdict that more than half of the parties hold."""
    if refusal := not_running(meeting):
        return refusal
    if not findings:
        return refuse("finding.unknown", finding="")
    verdicts: list[str] = []
    for finding in findings:
        known_finding = meeting.finding(finding)
        if known_finding is None:
            return refuse("finding.unknown", finding=finding)
        level = meeting.opinions.agreed(finding)
        agreed = level in (Agreement.UNANIMOUS, Agreement.MAJORITY)
        held = [each for each in meeting.opinions.verdicts(finding).values() if each]
        if not held or (not agreed and holds(meeting, "opinions.not-agreed")):
            return stop(meeting, "opinions.not-agreed", number=known_finding.number, level=level.value)
        about = [each for each in meeting.motions.all.values() if finding in each.put.findings]
        rivals = [each.number for each in about if each.phase in UNSETTLED]
        if rivals and holds(meeting, "vote.one-matter"):
            return stop(meeting, "vote.one-matter", number=rivals[0])
        carried = [each.number for each in about if each.put.verdict and each.announced is Outcome.CARRIED]
        if carried and holds(meeting, "vote.decided-before"):
            return stop(meeting, "vote.decided-before", number=carried[0])
        verdicts.append(max(held, key=held.count))
    return (DecidedByOpinions(tuple(findings), tuple(verdicts), speaker or meeting.chair(), text),)
