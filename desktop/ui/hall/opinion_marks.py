"""Opinions as marks of the grid: what each party holds, what it held before, what is still asked for."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.agreement import Agreement
from desktop.meeting.catalogue import word
from desktop.meeting.checks import lacking
from desktop.meeting.ids import FindingId, PartyId
from desktop.meeting.plan import Finding
from desktop.meeting.state import Held, Meeting
from desktop.ui.icons import Icon
from desktop.ui.matrix_model import Choice, Line, Mark
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

Place = tuple[FindingId, PartyId]
_HUES = ((Hue.GREEN, Icon.CHECK), (Hue.BLUE, Icon.CIRCLE_DOT), (Hue.ORANGE, Icon.X), (Hue.RED, Icon.OCTAGON_X))
_MORE = (Hue.SLATE, Icon.CIRCLE)


def verdict_values(verdicts: Sequence[str]) -> list[Choice]:
    """Return the verdicts as values of a grid, chosen by 1, 2, 3 …; at most nine."""
    marks = [*_HUES, *[_MORE] * 9]
    return [
        Choice(verdict, verdict, icon, hue, str(at + 1))
        for at, (verdict, (hue, icon)) in enumerate(zip(verdicts[:9], marks, strict=False))
    ]


class OpinionGrid:
    """The rows and marks of the grid, made anew only where an opinion changed: 500 findings by 12 parties stay fluid.

    In the room a written opinion stands pale until the party speaks, and below its new word once it has.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._after = True
        self._held: dict[Place, tuple[Held | None, Held | None]] = {}
        self._agreed: dict[FindingId, Agreement] = {}
        self.marks: dict[tuple[str, str], Mark] = {}

    def rows(self, meeting: Meeting, *, after: bool) -> list[Line]:
        """Bring ``marks`` up to date and return the rows, each with how far the parties agree on it."""
        if after is not self._after:
            self._after = after
            self._held, self._agreed, self.marks = {}, {}, {}
        opinions = meeting.opinions
        for place in {**opinions.before, **opinions.after}:
            pair = opinions.before.get(place), opinions.after.get(place)
            known = self._held.get(place)
            if known is None or known[0] is not pair[0] or known[1] is not pair[1]:
                self._held[place] = pair
                self._agreed.pop(place[0], None)
                self.marks[place] = self._mark(meeting, *pair)
        gone = self._held.keys() - opinions.before.keys() - opinions.after.keys()
        for place in gone:  # an opinion was struck out
            self._agreed.pop(place[0], None)
            del self._held[place], self.marks[place]
        return [self._row(meeting, each) for each in meeting.agenda.findings.values()]

    def _row(self, meeting: Meeting, finding: Finding) -> Line:
        agreed = self._agreed.get(finding.id)
        if agreed is None:
            opinions = meeting.opinions
            agreed = opinions.agreed(finding.id) if self._after else opinions.agreed_before(finding.id)
            self._agreed[finding.id] = agreed
        return Line(finding.id, f"{finding.number}  {finding.text}", word(agreed.value, self._language))

    def _mark(self, meeting: Meeting, before: Held | None, after: Held | None) -> Mark:
        written = before.opinion if before else None
        if not self._after:
            return Mark(written.verdict, commented=bool(written.ground)) if written else Mark()
        if after is None:
            return Mark(written.verdict, commented=bool(written.ground), pale=tr("会前")) if written else Mark()
        return Mark(
            after.opinion.verdict,
            commented=bool(after.opinion.ground),
            earlier=written.verdict if written else "",
            lacking=bool(lacking(meeting, after.opinion)),
        )


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
