"""The printed page: everything is on it, findable, kept together, and the same every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from desktop.minutes.document import (
    Align,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)
from desktop.minutes.pdf import MissingGlyphs, look_of, render_pdf
from desktop.minutes.typeset.bundle import load
from desktop.minutes.typeset.clean import GETA, texts
from desktop.minutes.typeset.fount import CLOSERS, OPENERS
from desktop.minutes.typeset.style import OFFICIAL, RECORD
from tests.minutes.papers import ANSWER, characters, minutes, paper, record, text_of

ROOT = Path(__file__).parents[2]


def lines_on(page: pdfium.PdfPage) -> list[str]:
    """Return the text of a page line by line, each line what stands on one height, left to right."""
    heights: dict[float, list[tuple[float, str]]] = {}
    for character in characters(page):
        heights.setdefault(round(character.y, 1), []).append((character.x, character.text))
    return ["".join(text for _, text in sorted(found)) for _, found in sorted(heights.items(), reverse=True)]


@pytest.mark.parametrize("document", [minutes(), record()], ids=["minutes", "record"])
def test_every_text_of_the_paper_can_be_copied_from_it(document: Document) -> None:
    copied = text_of(render_pdf(document).data)
    for key, text in texts(document):
        if key in ("title", "watermark"):
            continue
        # A turn of the page puts footer and header between two lines, and a table mixes the lines of its cells.
        for piece in filter(None, (part for line in text.split("\n") for part in line.split())):
            assert piece[:12] in copied, (key, piece)
    assert {"沈", "䶮", "𬭎", "☑", "㎡"} <= set(text_of(render_pdf(minutes()).data))


@pytest.mark.parametrize("name", ["沈䶮", "朱镕", "许"])
def test_a_rare_name_is_found_by_search_under_a_watermark_too(name: str) -> None:
    document = paper(Paragraph("p", f"会议同意由{name}同志负责。" + ANSWER), watermark="样张")
    with pdfium.PdfDocument(render_pdf(document).data) as pdf:
        assert pdf[0].get_textpage().search(name).get_next() is not None


def test_a_name_beyond_the_first_plane_is_copied_whole() -> None:
    assert "由许𬭎同志" in text_of(render_pdf(paper(Paragraph("p", "由许𬭎同志"), watermark="样张")).data)


def test_no_printed_line_of_running_text_begins_or_ends_unlawfully() -> None:
    document = paper(*(Paragraph(f"p{n}", ANSWER[n:] + ANSWER[:n]) for n in range(0, 40, 3)))
    with pdfium.PdfDocument(render_pdf(document).data) as pdf:
        lines = [line for page in pdf for line in lines_on(page)[:-1]]
    assert len(lines) > 60
    starts = [ANSWER[n] for n in range(0, 40, 3)]
    for line in lines:
        assert line.strip()[0] not in CLOSERS or line.strip()[0] in starts
        assert line.strip()[-1] not in OPENERS or not ANSWER.endswith(line.strip()[-1])


@pytest.mark.parametrize(
    "text",
    ["A&B", "<b>粗", "<br/>", '<img src="/etc/passwd">', "=cmd|' /C calc'!A0", "(括)\\n", "]TJ ET", "%注释", "<3C>"],
)
def test_nobodys_text_is_taken_for_markup(text: str) -> None:
    assert text.replace(" ", "") in text_of(render_pdf(paper(Paragraph("p", text))).data)


def test_a_missing_glyph_stops_the_print_wherever_it_stands() -> None:
    for document in (
        paper(Paragraph("p", "同意🙂")),
        paper(Table("t", "", (Column("🙂", 1),), (("甲",),))),
        paper(title="🙂"),
        paper(watermark="🙂"),
    ):
        with pytest.raises(MissingGlyphs, match="U\\+1F642"):
            render_pdf(document)


def test_a_draft_prints_a_visible_sign_for_a_missing_glyph() -> None:
    printed = render_pdf(paper(Paragraph("p", "同意🙂好")), draft=True)
    assert f"同意{GETA}好" in text_of(printed.data)
    assert [(spot.character, spot.key) for spot in printed.replaced] == [("🙂", "p")]


def test_half_a_character_does_not_cost_the_whole_paper() -> None:
    printed = render_pdf(paper(Paragraph("p", "前\ud83d后"), title="题\udc00目"))
    assert f"前{GETA}后" in text_of(printed.data)
    assert [spot.key for spot in printed.replaced] == ["title", "p"]


def test_an_empty_paper_is_one_page_with_a_number() -> None:
    printed = render_pdf(paper())
    assert printed.pages == 1
    assert text_of(printed.data) == "—1—"


def test_a_table_of_500_rows_has_them_all_and_its_header_on_every_page() -> None:
    rows = tuple((str(n), f"第{n}项问题", "整改到位") for n in range(1, 501))
    columns = (Column("序号", 1, Align.CENTRE), Column("问题", 4), Column("认定", 2, Align.CENTRE))
    printed = render_pdf(paper(Table("t", "问题清单", columns, rows)))
    copied = text_of(printed.data)
    assert all(f"第{n}项问题" in copied for n in range(1, 501))
    with pdfium.PdfDocument(printed.data) as pdf:
        for page in pdf:
            assert "序号" in page.get_textpage().get_text_range()
            assert page.get_textpage().get_text_range().count("整改到位") > 5


def test_a_cell_longer_than_a_page_goes_on_with_at_least_two_lines_on_each_side() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(20, 4020)) * 3
    text = "".join(c for c in text if ord(c) in load("NotoSerifSC-300.ttf").glyphs)[:11500]
    columns = (Column("序号", 1, Align.CENTRE), Column("答复", 5))
    printed = render_pdf(paper(Paragraph("p", "会" * 28 * 18), Table("t", "", columns, (("1", text), ("2", "完")))))
    assert printed.pages > 5
    found = []
    with pdfium.PdfDocument(printed.data) as pdf:
        for page in list(pdf)[1:]:
            inside = [c for c in characters(page) if c.x > OFFICIAL.left + OFFICIAL.width / 6 and c.y > 100]
            inside = [c for c in inside if c.text not in "答复完"]
            assert len({round(c.y, 1) for c in inside}) >= 2
            found += [c.text for c in inside]
    printed_text = "".join(found)
    assert len(printed_text) > 11000
    assert printed_text[500:600] in text


def test_a_page_break_begins_a_page_and_two_begin_no_empty_one() -> None:
    first, second = Paragraph("a", "甲"), Paragraph("b", "乙")
    assert render_pdf(paper(first, PageBreak("x"), second)).pages == 2
    assert render_pdf(paper(first, PageBreak("x"), PageBreak("y"), second)).pages == 2
    assert render_pdf(paper(PageBreak("x"), first, PageBreak("y"))).pages == 1


def test_signatures_stand_on_one_page_with_the_end_of_the_text() -> None:
    for lines in range(8, 24):
        document = paper(
            Paragraph("p", "会" * 28 * lines), Signatures("s", "以上属实。", ("主持人", "记录人", "监票人"))
        )
        with pdfium.PdfDocument(render_pdf(document).data) as pdf:
            last = pdf[len(pdf) - 1].get_textpage().get_text_range()
        assert all(label in last for label in ("以上属实", "主持人（签名）", "记录人（签名）", "监票人（签名）"))
        assert "会会" in last


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(16, 24):
        document = paper(Paragraph("p", "会" * 28 * lines), Heading("h", 1, "一、题"), Paragraph("q", "议" * 60))
        with pdfium.PdfDocument(render_pdf(document).data) as pdf:
            page = next(text for text in (p.get_textpage().get_text_range() for p in pdf) if "一、题" in text)
        assert "议议" in page


def test_people_stand_under_the_first_name_and_no_name_is_broken() -> None:
    names = tuple(f"欧阳某{n}（示例单位副主任）" for n in range(9))
    with pdfium.PdfDocument(render_pdf(paper(Roster("r", "出席", names))).data) as pdf:
        lines = [line for line in lines_on(pdf[0]) if "欧阳" in line]
        starts = {round(c.x, 1) for c in characters(pdf[0]) if c.text == "欧"}
    assert len(lines) == 9 or all(line.count("欧阳") == line.count("副主任）") for line in lines)
    assert min(starts) > OFFICIAL.left + 4 * 15
    assert lines[0].startswith("出席：")


def test_verbatim_words_and_quotes_stand_in_quotation_marks_and_others_do_not() -> None:
    blocks = (
        Speech("a", 7, "09:31", "何某", "答复", "确有此事", verbatim=True),
        Speech("b", 8, "09:32", "何某", "答复", "大意如此"),
        Quote("c", "沈某", "我不同意"),
    )
    copied = text_of(render_pdf(paper(*blocks)).data)
    assert "“确有此事”" in copied
    assert "“大意如此”" not in copied
    assert "“我不同意”" in copied
    assert "第7号" in copied
    assert "第0号" not in text_of(render_pdf(paper(replace(blocks[0], number=0))).data)


def test_an_empty_table_and_an_empty_roster_say_so() -> None:
    copied = text_of(render_pdf(paper(Table("t", "移交线索", (Column("甲", 1),), ()), Roster("r", "请假", ()))).data)
    assert "移交线索：无" in copied
    assert "请假：无" in copied


def test_marking_and_record_line_stand_on_every_page() -> None:
    document = replace(paper(Paragraph("p", "会" * 1400)), marking="内部资料", record_line="记至第9号")
    with pdfium.PdfDocument(render_pdf(document).data) as pdf:
        assert len(pdf) == 3
        for page in pdf:
            text = page.get_textpage().get_text_range()
            assert "内部资料" in text
            assert "记至第9号" in text


def test_headings_are_bookmarks_and_the_file_says_what_it_is() -> None:
    document = paper(Heading("a", 2, "（一）甲"), Heading("b", 1, "一、乙"), Heading("c", 3, "1. 丙"), title="某纪要")
    data = render_pdf(document).data
    with pdfium.PdfDocument(data) as pdf:
        assert [(entry.get_title(), entry.level) for entry in pdf.get_toc()] == [
            ("某纪要", 0),
            ("（一）甲", 1),
            ("一、乙", 1),
            ("1. 丙", 2),
        ]
        assert [entry.get_dest().get_index() for entry in pdf.get_toc()] == [0, 0, 0, 0]
        assert pdf.get_metadata_dict()["Title"] == "某纪要"
    assert b"/Lang (zh-CN)" in data


def test_the_title_is_printed_once() -> None:
    assert text_of(render_pdf(paper(title="某某会议纪要")).data).count("某某会议纪要") == 1
    assert text_of(render_pdf(paper(Heading("t", 0, "另一标题"), title="某某会议纪要")).data).count("某某会议纪要") == 0


def test_no_unembedded_face_is_named() -> None:
    printed = render_pdf(minutes())
    assert b"Helvetica" not in printed.data
    assert printed.data.count(b"/FontFile2") == len(printed.faces) == printed.data.count(b"/Type0")
    assert "FandolFang-Regular" in printed.faces


def test_a_record_of_speeches_is_set_smaller_than_minutes() -> None:
    assert look_of(record()) is RECORD
    assert look_of(minutes()) is OFFICIAL


def test_progress_counts_the_pages() -> None:
    seen: list[int] = []
    printed = render_pdf(minutes(), progress=seen.append)
    assert seen == list(range(1, printed.pages + 1))


def test_the_same_paper_gives_the_same_bytes_in_another_process_with_another_hash_seed() -> None:
    program = (
        "import hashlib\n"
        "from tests.minutes import papers\n"
        "from desktop.minutes.pdf import render_pdf\n"
        "print(hashlib.sha256(render_pdf(papers.minutes()).data).hexdigest())"
    )
    digests = {hashlib.sha256(render_pdf(minutes()).data).hexdigest()}
    for seed in ("1", "77"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_another_word_gives_other_bytes() -> None:
    assert render_pdf(paper(Paragraph("p", "甲"))).data != render_pdf(paper(Paragraph("p", "乙"))).data
