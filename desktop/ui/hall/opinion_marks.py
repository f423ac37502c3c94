"""Opinions as marks of the grid: what each party holds, what it held before, what is still asked for."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.catalogue import word
from desktop.meeting.checks import lacking
from desktop.meeting.ids import FindingId, PartyId
from desktop.meeting.state import Meeting
from desktop.ui.icons import Icon
from desktop.ui.matrix_model import Choice, Mark
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_HUES = ((Hue.GREEN, Icon.CHECK), (Hue.BLUE, Icon.CIRCLE_DOT), (Hue.ORANGE, Icon.X), (Hue.RED, Icon.OCTAGON_X))
_MORE = (Hue.SLATE, Icon.CIRCLE)


def verdict_values(verdicts: Sequence[str]) -> list[Choice]:
    """Return the verdicts as values of a grid, chosen by 1, 2, 3 …; at most nine."""
    marks = [*_HUES, *[_MORE] * 9]
    return [
        Choice(verdict, verdict, icon, hue, str(at + 1))
        for at, (verdict, (hue, icon)) in enumerate(zip(verdicts[:9], marks, strict=False))
    ]


def marks_of(meeting: Meeting, *, after: bool) -> dict[tuple[str, str], Mark]:
    """Return the marks by finding and party.

    In the room a written opinion stands pale until the party speaks, and below its new word once it has.
    """
    opinions = meeting.opinions
    if not after:
        return {
            place: Mark(held.opinion.verdict, commented=bool(held.opinion.ground))
            for place, held in opinions.before.items()
        }
    before: dict[tuple[str, str], Mark] = {
        place: Mark(held.opinion.verdict, commented=bool(held.opinion.ground), pale=tr("会前"))
        for place, held in opinions.before.items()
    }
    given: dict[tuple[str, str], Mark] = {
        place: Mark(
            held.opinion.verdict,
            commented=bool(held.opinion.ground),
            earlier=opinions.before[place].opinion.verdict if place in opinions.before else "",
            lacking=bool(lacking(meeting, held.opinion)),
        )
        for place, held in opinions.after.items()
    }
    return {**before, **given}


def opinion_line(meeting: Meeting, finding: FindingId, party: PartyId, language: str) -> str:
    """Return what a party holds of a finding, in one line: before → now, ground, standard, evidence, needs."""
    place = (finding, party)
    before, now = meeting.opinions.before.get(place), meeting.opinions.after.get(place)
    called = meeting.party_name(party)
    held = now or before
    if held is None:
        return tr("{party}：未填", party=called)
    if now is None:
        said = tr("{verdict}（会前）", verdict=held.opinion.verdict)
    elif before is not None and before.opinion.verdict != now.opinion.verdict:
        said = f"{before.opinion.verdict} → {now.opinion.verdict}"
    else:
        said = now.opinion.verdict
    opinion = held.opinion
    more = [
        tr("理由：{ground}", ground=opinion.ground) if opinion.ground else "",
        tr("标准：{standard}", standard=opinion.standard) if opinion.standard else "",
        tr("佐证：{evidence}", evidence=opinion.evidence) if opinion.evidence else "",
    ]
    needs = "、".join(word(each.value, language) for each in lacking(meeting, opinion))
    more.append(tr("待补：{needs}", needs=needs) if needs else "")
    return tr("{party}：{verdict}", party=called, verdict="，".join((said, *filter(None, more))))
