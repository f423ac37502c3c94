"""A show of hands counted in totals: how many went up for what, nobody named."""

from __future__ import annotations

from desktop.meeting.acts import Choice, HandsCounted, Method
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import intent
from desktop.meeting.rules.motions import running, unknown_choice
from desktop.meeting.state import Meeting, Motion, Phase, Round

SHOWN = (Method.HANDS, Method.ORAL)
"""Methods by which the room may answer as a whole."""


@intent
def count_hands(
    meeting: Meeting, motion: Seq, *, for_: int, against: int, abstain: int = 0, defer: int = 0, ground: str = ""
) -> Outcome:
    """The hands are counted, never more of them than there are voters; counted again, the newest count holds."""
    at = running(meeting, motion, Phase.OPEN)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method not in SHOWN:
        return refuse("hands.not-shown", number=about.number)
    if current.ballots:
        return refuse("hands.named-already", number=about.number)
    if min(for_, against, abstain, defer) < 0:
        return refuse("hands.too-many", counted=min(for_, against, abstain, defer), voters=0)
    if defer and (refusal := unknown_choice(meeting, about, Choice.DEFER)):
        return refusal
    counted = HandsCounted(motion, for_, against, abstain, defer, ground)
    voters = len(current.opened.eligible)
    if counted.cast > voters:
        return refuse("hands.too-many", counted=counted.cast, voters=voters)
    if current.hands is not None and not ground.strip():
        return refuse("procedure.ground-missing")
    return (counted,)


def dissent_among_hands(meeting: Meeting, motion: Motion, current: Round, voter: PersonId) -> Refusal | None:
    """Why the voter's words cannot be among those of the hands that did not go up for it, or None."""
    if voter not in current.opened.eligible:
        return refuse("dissent.no-ballot", name=meeting.name(voter))
    spoken = {each.voter for each in motion.dissents if each.seq > current.seq} | {voter}
    hands = current.hands
    unlike = hands.cast - hands.for_ if hands is not None else 0
    if len(spoken) > unlike:
        return refuse("dissent.more-than-hands", number=motion.number, hands=unlike)
    return None
