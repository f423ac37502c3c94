"""Text, PDF and workbook carry the same facts: they are held against the record and against each other."""

from __future__ import annotations

import io
import unicodedata
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from desktop.meeting.acts import Paper
from desktop.meeting.profile_file import shipped
from desktop.meeting.scene import parse_scene, record
from desktop.meeting.state import Meeting, replay
from desktop.minutes.compose import Scope, compose, compose_workbook
from desktop.minutes.document import Document, Table
from desktop.minutes.pdf import render_pdf
from desktop.minutes.text import render_text
from desktop.minutes.xlsx import render_xlsx

CHECK = "0000-0000-0000-0000"
PAPERS = [paper for paper in Paper if paper is not Paper.WORKBOOK]


@pytest.fixture(scope="module", params=shipped())
def meeting(request: pytest.FixtureRequest) -> Meeting:
    scene = (files("resources") / "samples" / f"{request.param}.scene").read_text(encoding="utf-8")
    return replay(record(parse_scene(scene)))


def bare(text: str) -> str:
    """The text without anything a line break or a table can put between its characters."""
    return "".join(each for each in text if not each.isspace() and unicodedata.category(each) != "Cf")


def words(document: Document) -> set[str]:
    """Every text that stands in the document, whatever block it stands in."""

    def below(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, tuple):
            return [text for each in value for text in below(each)]
        if isinstance(value, Table) and not value.rows:
            return [value.caption]  # an empty table stands as its caption and 无
        parts = getattr(value, "__dataclass_fields__", {})
        return [text for name in parts if name not in ("key", "align") for text in below(getattr(value, name))]

    return {bare(text) for block in document.blocks for text in below(block)} - {""}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_text_of_a_paper_stands_in_its_plain_text_and_in_its_pdf(meeting: Meeting, paper: Paper) -> None:
    document = compose(meeting, paper, check=CHECK, draft=False)
    plain = bare(render_text(document))
    pages = pypdfium2.PdfDocument(render_pdf(document).data)
    printed = bare("".join(page.get_textpage().get_text_range() for page in pages))
    assert {text for text in words(document) if text not in plain} == set()
    # A cell that turns over a page is read in another order: every character counts, not the run.
    lost = {text for text in words(document) if any(each not in printed for each in text)}
    assert lost == set()


def sheets(meeting: Meeting, scope: Scope) -> dict[str, list[list[object]]]:
    today = datetime(2027, 3, 16, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    made = render_xlsx(compose_workbook(meeting, scope, check=CHECK, today=today))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made.data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def everything(rows: list[list[object]]) -> str:
    return bare("\n".join(str(cell) for row in rows for cell in row))


def test_every_dissent_stands_word_for_word_in_record_and_workbook(meeting: Meeting) -> None:
    plain = bare(render_text(compose(meeting, Paper.RECORD, check=CHECK, draft=False)))
    listed = everything(sheets(meeting, Scope.everything())["不同意见"])
    dissents = [each.text for motion in meeting.motions.all.values() for each in motion.dissents]
    assert dissents
    for text in dissents:
        assert bare(text) in plain
        assert bare(text) in listed


def test_every_named_vote_stands_once_in_the_workbook(meeting: Meeting) -> None:
    rows = sheets(meeting, Scope.everything())["表决明细"]
    cast = sum(len(current.ballots) for motion in meeting.motions.all.values() for current in motion.rounds)
    names = {bare(seat.name) for seat in meeting.plan.seats}
    assert sum(any(bare(str(cell)) in names for cell in row) for row in rows) == cast


def test_nothing_beyond_the_usual_leaves_unless_chosen(meeting: Meeting) -> None:
    usual = sheets(meeting, Scope())
    assert not {"表决明细", "不同意见", "会审意见"} & usual.keys()
    texts = "".join(everything(rows) for rows in usual.values())
    for motion in meeting.motions.all.values():
        for dissent in motion.dissents:
            assert bare(dissent.text) not in texts


def test_every_commitment_stands_in_its_exact_words_everywhere(meeting: Meeting) -> None:
    made = [each.made.text for each in meeting.questioning.commitments.values()]
    book = sheets(meeting, Scope())
    for paper in (Paper.RECORD, Paper.MINUTES, Paper.COMMITMENTS):
        plain = bare(render_text(compose(meeting, paper, check=CHECK, draft=False)))
        assert [text for text in made if bare(text) not in plain] == []
    listed = everything(book["承诺事项"])
    assert [text for text in made if bare(text) not in listed] == []
