"""Pages a second of our renderer against stock reportlab drawing the same lines already broken.

    python -m tests.bench.bench_pdf [PARAGRAPHS]

Both run in turns in one process, best of three; the ratio is the figure to watch, the times are the machine's.
The floor knows nothing of breaking, justifying or fitting: it only draws each line of our result by drawString.
"""

from __future__ import annotations

import io
import random
import sys
import time
from itertools import islice
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.minutes.document import Document, Heading, Paragraph
from desktop.minutes.pdf import render_pdf
from desktop.minutes.typeset.clean import Cleaner
from desktop.minutes.typeset.composer import Composer
from desktop.minutes.typeset.style import OFFICIAL

FACE = Path(__file__).parents[2] / "resources" / "fonts" / "NotoSerifSC-300.ttf"

PHRASES = (
    "会议指出，整改工作取得阶段性成效，但仍有问题未按期销号；",
    "涉及专项资金1,284.50万元，占全年预算的12.6%，",
    "由园林养护中心牵头，于2026年9月30日前完成“回头看”，",
    "《绿化养护管理办法》（示园〔2025〕18号）自3月1日起施行。",
    "会议强调，要举一反三、标本兼治、建章立制，防止问题反弹回潮，",
    "对责任不落实、整改不到位的单位和个人要严肃追责问责。",
)


def corpus(paragraphs: int) -> Document:
    """Return a document of so many paragraphs of about 250 characters, with two thousand different characters in it."""
    chance = random.Random(9704)  # noqa: S311 - a fixed corpus, no secret
    blocks: list[Heading | Paragraph] = []
    for n in range(paragraphs):
        if n % 12 == 0:
            blocks.append(Heading(f"h{n}", 1, f"第{n // 12 + 1}部分　整改进展情况"))
        rare = "".join(chr(chance.randrange(0x4E00, 0x4E00 + 2000)) for _ in range(20))
        blocks.append(Paragraph(f"p{n}", "".join(chance.choices(PHRASES, k=9)) + rare))
    return Document("minutes", "关于整改进展情况的会议纪要", "", "内部资料", "", "记至第1号", tuple(blocks))


def broken(document: Document) -> list[str]:
    """Return the lines our breaker makes of the document's paragraphs."""
    composer = Composer(OFFICIAL, Cleaner(document, draft=False))
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            lines += [line.text for line in composer.lines(block.text, OFFICIAL.body, OFFICIAL.width, indent=32)]
    return lines


def floor(lines: list[str], font: str) -> bytes:
    """Return a PDF of the lines, 22 a page, as stock reportlab draws them."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(OFFICIAL.page_width, OFFICIAL.page_height), invariant=1, initialFontName=font)
    source = iter(lines)
    while page := list(islice(source, 22)):
        canvas.setFont(font, 16)
        for n, line in enumerate(page):
            canvas.drawString(OFFICIAL.left, 700 - 29.6 * n, line)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def main() -> None:
    """Print seconds, pages a second and file size of both, and their ratio."""
    document = corpus(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
    lines = broken(document)
    pdfmetrics.registerFont(TTFont("floor", str(FACE)))
    printed, stock = render_pdf(corpus(1)), b""
    ours, theirs = [], []
    for _ in range(3):
        start = time.perf_counter()
        printed = render_pdf(document)
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        stock = floor(lines, "floor")
        theirs.append(time.perf_counter() - start)
    for name, best, size in (("ours", min(ours), len(printed.data)), ("floor", min(theirs), len(stock))):
        sys.stdout.write(f"{name:6} {best:6.2f} s  {printed.pages / best:7.0f} pages/s  {size / 1000:7.0f} kB\n")
    sys.stdout.write(f"ratio  {min(ours) / min(theirs):6.2f}   ({printed.pages} pages, {len(lines)} lines)\n")


if __name__ == "__main__":
    main()
