"""Every kind of block as the strips it is printed in, except tables."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.minutes.document import Align, Facts, Heading, Note, Paragraph, Quote, Roster, Signatures
from desktop.minutes.typeset.breaker import Line, Measure, break_lines
from desktop.minutes.typeset.composer import ASCENT, Composer
from desktop.minutes.typeset.slab import Mark, Rule, Slab

_LONGEST_LABEL = 8
"""Labels up to this many characters are spread to one width and their texts aligned; longer ones run on."""

_DATE_LINE = "　　　年　　月　　日"


def head(composer: Composer, text: str) -> list[Slab]:
    """Return the office's name as it stands above the title, balanced over its lines."""
    style = composer.style
    lines = composer.balanced(text, style.number, style.width)
    marks = [
        [composer.mark(line, style.number, composer.aligned(line, style.number, 0, style.width, Align.CENTRE))]
        for line in lines
    ]
    return composer.strips(marks, style.number, together=True, keep=True)


def title(composer: Composer, text: str, number: str) -> list[Slab]:
    """Return the paper's title, balanced over its lines, and below it the office's number."""
    style = composer.style
    lines = composer.balanced(text, style.title, style.width)
    marks = [[_centred(composer, line)] for line in lines]
    slabs = composer.strips(marks, style.title, together=True, keep=True)
    if slabs:
        slabs[0] = slabs[0]._replace(bookmark=(0, _plain(composer.clean(text))))
    below = style.title.leading * 0.25
    if number:
        width = composer.width(number, style.number)
        slabs += composer.strips(
            [[composer.words(number, style.number, max(0.0, (style.width - width) / 2))]],
            style.number,
            gap=below,
            keep=True,
        )
    return [*slabs, Slab(style.body.leading * 0.6, foot=style.body.leading, keep=True)]


def heading(composer: Composer, block: Heading) -> list[Slab]:
    """Return a heading of level 1 to 3, indented by two characters, on the page of what it heads."""
    style = composer.style
    text_style = style.headings[min(max(block.level, 1), 3) - 1]
    indent = 2 * style.body.size
    lines = composer.lines(block.text, text_style, style.width, indent=indent, stretch=0)
    gap = text_style.leading * (0.35 if block.level == 1 and not style.snap else 0.0)
    marks = [[composer.mark(line, text_style, 0 if n else indent)] for n, line in enumerate(lines)]
    slabs = composer.strips(marks, text_style, gap=gap, together=True, keep=True)
    if slabs:
        slabs[0] = slabs[0]._replace(bookmark=(block.level, _plain(composer.clean(block.text))))
    return slabs


def paragraph(composer: Composer, block: Paragraph) -> Iterator[Slab]:
    """Yield running text; every line feed begins a new paragraph."""
    style = composer.style
    indent = 2 * style.body.size
    for part in composer.clean(block.text).split("\n"):
        lines = composer.lines(part.strip(" 　"), style.body, style.width, indent=indent)
        marks = [[composer.mark(line, style.body, 0 if n else indent)] for n, line in enumerate(lines)]
        yield from composer.strips(marks, style.body)


def facts(composer: Composer, block: Facts) -> Iterator[Slab]:
    """Yield one fact after the other, short labels spread to the width of the longest."""
    style = composer.style
    size = style.label.size
    widths = [composer.width(label, style.label) for label, _ in block.rows]
    column = max((width for width in widths if width <= _LONGEST_LABEL * size), default=0.0)
    indent = 2 * style.body.size
    for (label, text), width in zip(block.rows, widths, strict=True):
        if width > column:
            yield from _run_on(composer, label, text)
            continue
        marks = _spread(composer, label, indent, column)
        yield from _hanging(composer, marks, text or "无", indent + column + size)


def roster(composer: Composer, block: Roster) -> list[Slab]:
    """Return a list of people, no name broken, turnover lines under the first name."""
    style = composer.style
    indent = 2 * style.body.size
    label = composer.clean(block.label).replace("\n", "") + "："
    x = indent + composer.width(label, style.label)
    if x > style.width / 2:
        x = indent + 2 * style.body.size
    room = style.width - x
    fount = composer.fount(style.body)
    lines: list[list[str]] = [[]]
    used = 0.0
    entries = [composer.clean(entry).replace("\n", " ") for entry in block.entries] or ["无"]
    for n, entry in enumerate(entries):
        text = entry + ("、" if n < len(entries) - 1 else "")
        width = fount.width(text)
        white = fount[text].tail * style.body.size / 1000
        if lines[-1] and used + width - white > room:
            lines.append([])
            used = 0.0
        lines[-1].append(text)
        used += width
    marks: list[list[Mark]] = []
    for names in lines:
        if len(names) == 1 and fount.width(names[0]) - fount[names[0]].tail * style.body.size / 1000 > room:
            broken = composer.lines(names[0], style.body, room, stretch=0)
            marks.extend([composer.mark(line, style.body, x)] for line in broken)
        else:
            code = "".join(fount[name].code for name in names)
            marks.append([Mark(x, ASCENT * style.body.size, fount.pen, code)])
    marks = _labelled(composer, label, indent, x, marks)
    return composer.strips(marks, style.body)


def quote(composer: Composer, block: Quote) -> Iterator[Slab]:
    """Yield words exactly as spoken: whose, then the words in quotation marks, set in on both sides, then the note."""
    style = composer.style
    indent = 2 * style.body.size
    inset = style.body.size
    if block.speaker:
        who = composer.lines(block.speaker + "：", style.label, style.width - indent, stretch=0)
        marks = [[composer.mark(line, style.label, indent)] for line in who]
        yield from composer.strips(marks, style.label, gap=_apart(composer), together=True, keep=True)
    hang = composer.overhang("“", style.body)
    lines = composer.lines(f"“{block.text}”", style.body, style.width - indent - inset, indent=-hang)
    marks = [[composer.mark(line, style.body, indent if n else indent - hang)] for n, line in enumerate(lines)]
    strips = composer.strips(marks, style.body, gap=0.0 if block.speaker else _apart(composer))
    if block.note:
        strips[-1] = strips[-1]._replace(keep=True)
    yield from strips
    if block.note:
        yield from _small(composer, block.note, indent, style.width - indent - inset)


def note(composer: Composer, block: Note) -> list[Slab]:
    """Return a small remark, indented by two characters."""
    indent = 2 * composer.style.body.size
    return _small(composer, block.text, indent, composer.style.width - indent)


def signatures(composer: Composer, block: Signatures) -> list[Slab]:
    """Return declaration and places to sign, all on one page, with room for handwriting."""
    style = composer.style
    size = style.body.size
    indent = 2 * size
    slabs: list[Slab] = []
    if block.declaration:
        lines = composer.lines(block.declaration, style.body, style.width, indent=indent)
        marks = [[composer.mark(line, style.body, 0 if n else indent)] for n, line in enumerate(lines)]
        slabs += composer.strips(marks, style.body, gap=style.body.leading * 0.6, together=True, keep=True)
    height = 2.4 * size if style.snap else 2.8 * size
    date_width = composer.width(_DATE_LINE, style.body)
    texts = [label if "签" in label else f"{label}（签名）" for label in map(composer.clean, block.labels)]
    widest = max((composer.width(text, style.body) for text in texts), default=0.0)
    blank_from = min(indent + widest + size, style.width - date_width - 5 * size)
    for n, text in enumerate(texts):
        drop = height - size * 1.15
        lines = composer.lines(text + "：", style.body, blank_from - indent, stretch=0)
        x = indent if len(lines) > 1 else blank_from - composer.width(text + "：", style.body)
        tall = style.body.size * 1.2 * (len(lines) - 1)
        marks_here = [composer.mark(line, style.body, x, drop + k * size * 1.2) for k, line in enumerate(lines)]
        end = style.width - date_width - size * 0.3
        marks_here.append(composer.words(_DATE_LINE, style.body, style.width - date_width, drop + tall))
        rule = Rule(blank_from, end, drop + tall + size * 1.1, 0.5)
        slabs.append(
            Slab(
                height + tall,
                tuple(marks_here),
                (rule,),
                keep=n < len(texts) - 1,
                gap=size if n == 0 else 0.0,
            )
        )
    return slabs


def _apart(composer: Composer) -> float:
    """Return the white above a quotation: some between small type, none on the grid of lines."""
    style = composer.style
    return 0.0 if style.snap else style.body.leading * 0.3


def _small(composer: Composer, text: str, x: float, width: float) -> list[Slab]:
    style = composer.style.note
    lines = composer.lines(text, style, width)
    return composer.strips([[composer.mark(line, style, x)] for line in lines], style, gap=style.leading * 0.2)


def _centred(composer: Composer, line: Line) -> Mark:
    style = composer.style
    return composer.mark(line, style.title, composer.aligned(line, style.title, 0, style.width, Align.CENTRE))


def _plain(text: str) -> str:
    """Return a text fit for a bookmark: one line."""
    return " ".join(text.split("\n"))


def _spread(composer: Composer, label: str, x: float, column: float) -> list[Mark]:
    """Return a label spread over its column, with the colon after it."""
    style = composer.style.label
    label = composer.clean(label)
    fount = composer.fount(style)
    spare = (column - fount.width(label)) * 1000 / style.size
    clusters = [fount[character] for character in label] if label.isalpha() else [fount[label]] if label else []
    gap = spare / (len(clusters) - 1) if len(clusters) > 1 else 0.0
    code = (f"{-gap:.1f}" if gap else "").join(cluster.code for cluster in clusters)
    drop = ASCENT * style.size
    return [Mark(x, drop, fount.pen, code), Mark(x + column, drop, fount.pen, fount["："].code)]


def _hanging(composer: Composer, label: list[Mark], text: str, x: float) -> list[Slab]:
    """Return a text whose lines all begin at x, the label's marks before the first."""
    style = composer.style
    lines = composer.lines(text, style.body, style.width - x)
    marks = [[composer.mark(line, style.body, x)] for line in lines] or [[]]
    marks[0] = label + marks[0]
    return composer.strips(marks, style.body)


def _run_on(composer: Composer, label: str, text: str) -> list[Slab]:
    """Return a fact with a long label: the label on lines of its own, the text below it, further in."""
    style = composer.style
    indent = 2 * style.body.size
    heads = composer.lines(label + "：", style.label, style.width - indent, stretch=0)
    marks = [[composer.mark(line, style.label, indent)] for line in heads]
    slabs = composer.strips(marks, style.label, together=True, keep=True)
    body = composer.lines(text or "无", style.body, style.width - 2 * indent)
    return slabs + composer.strips([[composer.mark(line, style.body, 2 * indent)] for line in body], style.body)


def _labelled(composer: Composer, label: str, indent: float, x: float, marks: list[list[Mark]]) -> list[list[Mark]]:
    """Return lines of marks with the label before the first, or above it where it is too long to stand beside it."""
    style = composer.style.label
    if indent + composer.width(label, style) <= x + 0.01:
        return [[composer.words(label, style, indent), *marks[0]], *marks[1:]]
    room = (composer.style.width - indent) * 1000 / style.size
    heads = break_lines(composer.fount(style), label, Measure(room, room, 0))
    return [*([composer.mark(line, style, indent)] for line in heads), *marks]
