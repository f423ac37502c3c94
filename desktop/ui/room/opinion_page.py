"""What every party holds of one finding, before and after discussion."""

from __future__ import annotations

from desktop.app.room.slides import Opinions, View
from desktop.ui.room.blocks import Block, Cell, Tag, gap, grid, prose, tags
from desktop.ui.room.page_words import agreement_tag, verdict_tag
from desktop.ui.room.sheets import Leaf
from desktop.ui.speech import tr

FEW = 6
"""More parties than this stand in two columns."""


def opinions(page: Opinions, language: str) -> Leaf:
    """Return the page; the rows flow, the finding stands on every sheet."""
    discussed = any(each.after.text for each in page.views)
    heading = tr("会审意见 · 问题{number}", number=page.number)
    if not discussed:
        heading = tr("会前书面意见 · 问题{number}", number=page.number)
    many = len(page.views) > FEW
    left: list[Block] = [
        prose(heading, 48, bold=True, colour="blue.ink"),
        prose(page.matter, 44 if many else 60, bold=True, most=2 if many else 3),
    ]
    if page.claimed:
        left.append(prose(tr("单位自评：{claimed}", claimed=page.claimed), 40, colour="text_second"))
    rows = grid([_row(each, discussed=discussed) for each in page.views], 2 if many else 1, 56)
    found = [_before(page, language)]
    if discussed:
        now = agreement_tag(page.agreed, language)
        found.append(Tag(tr("现在 {word}", word=now.text), now.hue, now.icon))
    if page.verdict.text:
        verdict = verdict_tag(page.verdict)
        found.append(Tag(tr("会审认定 {word}", word=verdict.text), verdict.hue, verdict.icon))
    return Leaf((*left, gap(24)), (rows,), (gap(10), tags(found, 44)))


def _before(page: Opinions, language: str) -> Tag:
    agreed = agreement_tag(page.agreed_before, language)
    return Tag(tr("会前 {word}", word=agreed.text), agreed.hue, agreed.icon)


def _row(view: View, *, discussed: bool) -> Cell:
    """One party: before the discussion what it wrote, afterwards what it says now beside what it wrote."""
    if not discussed:
        return Cell(view.party, verdict_tag(view.before))
    second = tr("会前 {word}", word=view.before.text) if view.before.text else ""
    now = verdict_tag(view.after)
    if view.after.text and view.before.text:
        said = tr("改为 {word}", word=now.text) if view.moved else tr("维持 {word}", word=now.text)
        now = Tag(said, now.hue, now.icon)
    return Cell(view.party, now, second)
