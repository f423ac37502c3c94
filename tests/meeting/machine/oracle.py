"""What a round of voting comes to, by plain counting and multiplying across; nothing of the tally is used here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.meeting.acts import Choice
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import PersonId
from desktop.meeting.threshold import Base, BlankBallot, Casting, Comparison, Quorum, RecusalEffect, Threshold, VoteRule

Words = Mapping[PersonId, str]
"""One word for each elector: here, written, leave, absent, expected, gone, recused here, recused away."""

RECUSED = ("recused here", "recused away")


def enough(hands: int, whole: int, demand: Threshold | Quorum) -> bool:
    """Whether so many of the whole satisfy the demand; nobody never does."""
    left, right = hands * demand.fraction.denominator, whole * demand.fraction.numerator
    return hands > 0 and (left > right if demand.comparison is Comparison.MORE_THAN else left >= right)


def called(words: Words, recusal: RecusalEffect) -> int:
    """How many ought to be here; the recused only where they stay in the base."""
    return sum(recusal is RecusalEffect.STAYS or word not in RECUSED for word in words.values())


def quorate(quorum: Quorum | None, recusal: RecusalEffect, words: Words, body: int) -> bool:
    """Whether enough of those who may vote on it are in the room; `body` is the body as constituted."""
    if quorum is None:
        return True
    here = sum(word == "here" for word in words.values())
    return enough(here, body if quorum.base is Base.COMPONENT else called(words, recusal), quorum)


def people_in_base(rule: VoteRule, words: Words, body: int) -> int | None:
    """The size of a base of people; None where the base is one of votes."""
    stays = rule.recusal is RecusalEffect.STAYS
    here = sum(word == "here" or (stays and word == "recused here") for word in words.values())
    sizes = {Base.COMPONENT: body, Base.ENTITLED: called(words, rule.recusal), Base.PRESENT: here}
    return sizes.get(rule.threshold.base)


def named(choices: Iterable[Choice]) -> Counter[str]:
    """The votes of a named ballot, by what they say."""
    return Counter(each.value for each in choices)


def secret(sheet: BallotCount, blank: BlankBallot) -> Counter[str]:
    """The votes of a secret ballot; a blank one is an abstention or invalid, as the rule has it."""
    votes = Counter({"for": sheet.for_, "against": sheet.against, "abstain": sheet.abstain, "defer": sheet.defer})
    votes["invalid"] = sheet.invalid
    votes["abstain" if blank is BlankBallot.ABSTAIN else "invalid"] += sheet.blank
    return votes


def outcome(rule: VoteRule, words: Words, body: int, votes: Counter[str], casting: Choice | None) -> str:
    """carried, lost, void, or tied while the chair's vote is due."""
    if not quorate(rule.quorum, rule.recusal, words, body):
        return "void"

    def carries(cast: Counter[str]) -> bool:
        whole = people_in_base(rule, words, body)
        if whole is None:
            left_out = {
                Base.VOTING: (),
                Base.VALID: ("invalid",),
                Base.FOR_AND_AGAINST: ("invalid", "abstain", "defer"),
            }[rule.threshold.base]
            whole = sum(number for word, number in cast.items() if word not in left_out)
        return enough(cast["for"], whole, rule.threshold)

    if carries(votes):
        return "carried"
    tied = votes["for"] == votes["against"] > 0
    if rule.casting is Casting.NONE or not tied or not carries(votes + Counter({"for": 1})):
        return "lost"
    if casting is None:
        return "tied"
    return "carried" if casting is Choice.FOR else "lost"
