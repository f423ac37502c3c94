"""The shipped profiles as other offices might have changed them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from desktop.meeting.acts import Method
from desktop.meeting.profile import Electorate, MotionKind, Profile, Reason
from desktop.meeting.rules.guards import GUARDS
from desktop.meeting.threshold import Base, BlankBallot, Casting, Comparison, Quorum, RecusalEffect, Threshold
from tests.meeting.table import COLLECTIVE, REVIEW, guarded


@dataclass(frozen=True)
class Office:
    """An office and its profile; printed by what it changed, not whole."""

    profile: Profile
    changes: dict[str, object]

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:  # noqa: FBT001 - its protocol
        printer.text(f"Office({self.changes})")


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """One of the shipped profiles as another office might have changed it."""
    profile = draw(st.sampled_from([REVIEW, COLLECTIVE]))
    share = draw(st.sampled_from([*(Fraction(1, 2),) * 4, Fraction(2, 3), Fraction(1, 3), Fraction(1)]))
    compares = Comparison.AT_LEAST if share == 1 else draw(st.sampled_from(Comparison))
    enough = draw(st.sampled_from([Fraction(1, 2), Fraction(4, 5), Fraction(1)]))
    quorum = Quorum(enough, Comparison.AT_LEAST, draw(st.sampled_from([Base.ENTITLED, Base.COMPONENT])))
    parts = {
        "threshold": Threshold(share, compares, draw(st.sampled_from(Base))),
        "casting": draw(st.sampled_from(Casting)),
        "recusal": draw(st.sampled_from(RecusalEffect)),
        "blank": draw(st.sampled_from(BlankBallot)),
        "quorum": draw(st.sampled_from([None, quorum, quorum])),
    }

    def varied(kind: MotionKind) -> MotionKind:
        rule = replace(kind.rule, **parts)
        return replace(kind, rule=rule, methods=tuple(Method), heard=False, chair_concludes=False, subjects=())

    off = draw(st.sets(st.sampled_from(sorted(GUARDS - {"quorum.at-opening", "quorum.at-vote"})), max_size=3))
    for guard in off:
        profile = guarded(profile, guard, on=False)
    for guard in ("quorum.at-vote", "chair.casts-last"):
        profile = guarded(profile, guard, overridable=draw(st.booleans()))
    choices = {
        "electorate": draw(st.sampled_from(Electorate)) if profile.parties else Electorate.PERSONS,
        "written_counted": draw(st.booleans()),
        "proxies_vote": draw(st.booleans()),
        "reason": draw(st.sampled_from(Reason)),
        "defer_margin": draw(st.sampled_from([None, Fraction(1, 5), Fraction(1)])),
    }
    kinds = tuple(varied(kind) for kind in profile.motions)
    changed = replace(profile, motions=kinds, opening=replace(profile.opening, recusal=parts["recusal"]), **choices)
    return Office(changed, {"id": profile.id, "off": sorted(off), **parts, **choices})
