"""A vote under way and what was announced on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect

from desktop.app.room.slides import Named, Result, Said, Vote
from desktop.meeting.acts import Method
from desktop.meeting.ballots import BallotCount
from desktop.meeting.state import Phase
from desktop.ui.hall.ballot_words import rule_words
from desktop.ui.hall.times import short_date
from desktop.ui.icons import Icon
from desktop.ui.room.blocks import Block, Cell, Piece, Tag, gap, grid, prose, tags, together
from desktop.ui.room.page_words import (
    CHOICES,
    choice_word,
    method_word,
    motion_name,
    outcome_tag,
    phase_tag,
    speaker_words,
)
from desktop.ui.room.ruler import Ruler, row, wide
from desktop.ui.room.sheets import Leaf
from desktop.ui.room.strokes import Area, Mark, Side, Stroke, Words, moved
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


def vote(page: Vote) -> Leaf:
    """Return the motion with its rule; counts and names as far as the room may see them."""
    heading = f"{motion_name(page.number)} · {method_word(page.method)}"
    state = phase_tag(page.method, page.phase)
    if not page.shares:
        return _uncounted(page, heading, state)
    top = (_headed(heading, state, 44), gap(14))
    flow: list[Block] = [prose(page.text, 76, bold=True)]
    if page.named:
        flow += [gap(20), _names(page)]
    bottom = (gap(10), _tiles(page, low=bool(page.named)), gap(20), _bar(page), gap(8), *_rules(page))
    return Leaf(top, tuple(flow), bottom)


def _uncounted(page: Vote, heading: str, state: Tag) -> Leaf:
    """Return a motion of which nothing is counted yet, or nothing may be seen: its words and how far it is."""
    top = (prose(heading, 48, bold=True, colour="blue.ink", fixed=True), gap(14))
    flow: list[Block] = [prose(page.text, 92, bold=True), gap(40), tags([state], 92, fixed=False)]
    if page.method is Method.SECRET and page.phase is not Phase.PUT:
        flow += [gap(10), prose(tr("票数由主持人宣布"), 52, colour="text_second")]
    return Leaf(top, tuple(flow), tuple(_rules(page)), centred=True)


def result(page: Result, language: str) -> Leaf:
    """Return what was announced, in words first; beside many names or long dissents they stand in the heading."""
    about = page.vote
    heading = f"{motion_name(about.number)} · {tr('表决结果')}"
    said = outcome_tag(page.outcome, language)
    if about.named or page.dissents:
        top = (_headed(heading, said, 64), gap(14))
        flow: list[Block] = [prose(about.text, 60, bold=True), gap(20)]
    else:
        top = (prose(heading, 48, bold=True, colour="blue.ink", fixed=True), gap(14))
        flow = [prose(about.text, 64, bold=True), gap(24), tags([said], 110, fixed=False), gap(20)]
    if page.decision:
        flow += [prose(tr("会议决定：{decision}", decision=page.decision), 56, bold=True), gap(10)]
    if page.ground:
        flow += [prose(tr("理由：{ground}", ground=page.ground), 48), gap(10)]
    if page.charged or page.due:
        by = tr("{day}前", day=short_date(page.due)) if page.due else ""
        flow += [prose(tr("核实：{who}", who="　".join(part for part in (page.charged, by) if part)), 48), gap(10)]
    if about.named:
        flow += [gap(10), _names(about)]
    flow += [_dissent(each) for each in page.dissents]
    bottom: list[Block] = []
    if about.shares:
        bottom += [gap(10), _tiles(about, low=True), gap(16), _bar(about), gap(8)]
    if about.papers is not None:
        bottom.append(prose(_papers(about.papers), 40, colour="text_second"))
    bottom += _rules(about) if about.shares else []
    return Leaf(top, tuple(flow), tuple(bottom))


def _headed(text: str, tag: Tag, size: float) -> Block:
    """Return the heading with the state of the vote after it."""

    def make(ruler: Ruler, width: int, _shrink: float) -> list[Piece]:
        said = prose(text, 48, bold=True, colour="blue.ink", fixed=True)(ruler, width, 1.0)
        state = tags([tag], size)(ruler, width, 1.0)
        used = wide(text, ruler.size(48), bold=True) + ruler.u(32)
        if used + _reach(state) > width:
            return [*said, *state]
        high = max(said[0].height, state[0].height)
        strokes = [
            *moved(said[0].strokes, 0, (high - said[0].height) // 2),
            *moved(state[0].strokes, used, (high - state[0].height) // 2),
        ]
        return [Piece(high, tuple(strokes))]

    return make


def _reach(pieces: Sequence[Piece]) -> int:
    return max((stroke.area.right() for piece in pieces for stroke in piece.strokes), default=0)


def _names(page: Vote) -> Block:
    return grid([_named(page, each) for each in page.named], 0, 40, ruled=False)


def _named(page: Vote, each: Named) -> Cell:
    if each.choice is None:
        return Cell(each.voter, Tag(tr("未投"), Hue.GREY, Icon.CIRCLE))
    return Cell(each.voter, Tag(choice_word(page.words, each.choice), *CHOICES[each.choice]))


def _tiles(page: Vote, *, low: bool) -> Block:
    """Return one tile for each choice, and for those who take no part: number, mark and word."""
    found = [(choice_word(page.words, each.choice), each.count, *CHOICES[each.choice]) for each in page.shares]
    if page.heads is not None and page.heads.recused:
        found.append((tr("回避"), page.heads.recused, Hue.VIOLET, Icon.BAN))

    def make(ruler: Ruler, width: int, _shrink: float) -> list[Piece]:
        between, high = ruler.u(28), ruler.u(112 if low else 290)
        each = (width - between * (len(found) - 1)) // len(found)
        strokes: list[Stroke] = []
        for at, (text, count, hue, icon) in enumerate(found):
            area = QRect(at * (each + between), 0, each, high)
            strokes.append(Area(area, f"{hue.value}.tint", radius=ruler.u(16)))
            strokes += _flat(ruler, area, text, count, hue, icon) if low else _tall(ruler, area, text, count, hue, icon)
        return [Piece(high, tuple(strokes))]

    return make


def _tall(ruler: Ruler, area: QRect, text: str, count: int, hue: Hue, icon: Icon) -> list[Stroke]:
    colour, big, small = f"{hue.value}.ink", ruler.u(150), ruler.u(48)
    above = QRect(area.left(), area.top() + ruler.u(16), area.width(), ruler.u(180))
    letters = wide(text, small, bold=True)
    left = area.center().x() - (letters + small + ruler.u(16)) // 2
    under = area.top() + ruler.u(204)
    return [
        Words(above, str(count), big, colour, bold=True, side=Side.CENTRE),
        Mark(QRect(left, under + (row(small) - small) // 2, small, small), icon, colour),
        Words(QRect(left + small + ruler.u(16), under, letters, row(small)), text, small, colour, bold=True),
    ]


def _flat(ruler: Ruler, area: QRect, text: str, count: int, hue: Hue, icon: Icon) -> list[Stroke]:
    colour, big, small = f"{hue.value}.ink", ruler.u(80), ruler.u(44)
    letters, digits, between = wide(text, small, bold=True), wide(str(count), big, bold=True), ruler.u(16)
    left = area.center().x() - (small + letters + digits + 2 * between) // 2
    middle = area.center().y()
    return [
        Mark(QRect(left, middle - small // 2, small, small), icon, colour),
        Words(QRect(left + small + between, area.top(), letters, area.height()), text, small, colour, bold=True),
        Words(
            QRect(left + small + letters + 2 * between, area.top(), digits, area.height()),
            str(count),
            big,
            colour,
            bold=True,
        ),
    ]


def _bar(page: Vote) -> Block:
    """Return the votes side by side against the line to pass, what is missing left pale."""

    def make(ruler: Ruler, width: int, _shrink: float) -> list[Piece]:
        thick, over = ruler.u(30), ruler.u(14)
        strokes: list[Stroke] = [Area(QRect(0, over, width, thick), "line", radius=ruler.u(6))]
        done = 0
        for each in page.shares:
            begin, end = (width * part // max(1, page.total) for part in (done, done + each.count))
            if each.count:
                hue = CHOICES[each.choice][0].value
                area = QRect(begin, over, end - begin - ruler.u(4), thick)
                strokes.append(Area(area, f"{hue}.fill", f"{hue}.ink", ruler.u(6), max(1, ruler.u(2))))
            done += each.count
        if not page.needed:
            return [Piece(thick + 2 * over, tuple(strokes))]
        size = ruler.least
        text = tr("通过线 {needed} 票", needed=page.needed)
        letters = wide(text, size, bold=True)
        at = min(width * page.needed // max(1, page.total), width)
        strokes.append(Area(QRect(at - ruler.u(3), 0, ruler.u(6), thick + 2 * over), "text"))
        left = min(max(0, at - letters // 2), width - letters)
        strokes.append(Words(QRect(left, thick + 2 * over, letters, row(size)), text, size, bold=True))
        return [Piece(thick + 2 * over + row(size), tuple(strokes))]

    return make


def _rules(page: Vote) -> list[Block]:
    """Return the rule in words, and who was there when the vote was opened."""
    heads = page.heads
    said = [rule_words(page.rule)] if page.rule is not None else []
    if heads is not None:
        said.append(tr("应到 {entitled} 人，参加表决 {voters} 人", entitled=heads.entitled, voters=heads.voters))
    if page.needed and not page.shares:
        said.append(tr("通过线 {needed} 票", needed=page.needed))
    return [prose("　".join(said), 40, colour="text_second", fixed=True)] if said else []


def _papers(sheet: BallotCount) -> str:
    return tr(
        "发出 {issued} 张，收回 {returned} 张，有效 {valid} 张，无效 {invalid} 张",
        issued=sheet.issued,
        returned=sheet.returned,
        valid=sheet.valid,
        invalid=sheet.invalid,
    )


def _dissent(each: Said) -> Block:
    who = tr("不同意见 {name}", name=speaker_words(each.speaker))
    words = prose(f"“{each.text.strip('“”')}”", 52)
    return together(gap(20), prose(who, 40, bold=True, colour="orange.ink"), words)
