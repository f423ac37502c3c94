"""Every page at every size: nothing cut, nothing too small to be read from the back, nothing left out."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from desktop.app.room.slides import Page, Question, Slide
from desktop.ui.application import Language, translate
from desktop.ui.gallery_slides import LONG_NAME, slides
from desktop.ui.room.pages import lay_out
from desktop.ui.room.ruler import HEIGHT, LEAST, Ruler, wide
from desktop.ui.room.sheets import Sheet
from desktop.ui.room.strokes import Area, Face, Words, colour_of
from desktop.ui.tokens import contrast, shipped

SIZES = ((1920, 1080), (1280, 720), (1366, 768), (1024, 768))
SLIDES = slides()
pytestmark = pytest.mark.usefixtures("qapp")


def laid(slide: Slide, size: tuple[int, int]) -> tuple[Sheet, ...]:
    return lay_out(slide, Ruler(*size), "zh")


def words(sheet: Sheet) -> list[Words]:
    return [stroke for stroke in sheet.strokes if isinstance(stroke, Words)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SLIDES)
def test_no_word_is_cut_and_none_is_too_small(name: str, size: tuple[int, int]) -> None:
    ruler = Ruler(*size)
    screen = QRect(0, 0, *size)
    for sheet in laid(SLIDES[name], size):
        for each in words(sheet):
            assert each.size >= ruler.u(LEAST), each.text
            assert screen.contains(each.area), each.text
            assert wide(each.text, each.size, bold=each.bold) <= each.area.width() + 1, each.text


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("name", SLIDES)
def test_no_words_lie_over_others(name: str, size: tuple[int, int]) -> None:
    for sheet in laid(SLIDES[name], size):
        for one, other in combinations(words(sheet), 2):
            common = _ink(one).intersected(_ink(other))
            assert common.isEmpty(), (one.text, other.text)


def _ink(line: Words) -> QRect:
    """Where the letters are: as wide as they measure, as high as their size."""
    letters, area = wide(line.text, line.size, bold=line.bold), line.area
    left = {"left": area.left(), "right": area.right() - letters, "centre": area.center().x() - letters // 2}[line.side]
    return QRect(left, area.center().y() - line.size // 2, letters, line.size)


def test_the_smallest_letters_are_a_thirtieth_of_the_height() -> None:
    assert LEAST * 30 == HEIGHT
    assert [Ruler(*size).least for size in SIZES[:2]] == [36, 24]


@pytest.mark.parametrize("name", ["hard-question", "hard-question-500"])
@pytest.mark.parametrize("size", SIZES)
def test_a_question_of_500_letters_is_shown_whole_over_its_sheets(name: str, size: tuple[int, int]) -> None:
    body = SLIDES[name].body
    assert isinstance(body, Question)
    assert len(body.text) == 500
    sheets = laid(SLIDES[name], size)
    said = "".join(each.text for sheet in sheets for each in words(sheet) if each.text in body.text)
    assert said == body.text
    marks = [f"{at + 1}/{len(sheets)}" for at in range(len(sheets))]
    assert [next(text for text in (each.text for each in words(sheet)) if text in marks) for sheet in sheets] == marks


def test_a_page_of_one_sheet_bears_no_number() -> None:
    (sheet,) = laid(SLIDES["question"], SIZES[0])
    assert not any(each.text == "1/1" for each in words(sheet))


def test_twelve_parties_and_names_of_25_letters_are_all_there() -> None:
    for name in ("hard-opinions", "hard-question"):
        said = "".join(each.text for sheet in laid(SLIDES[name], SIZES[1]) for each in words(sheet))
        assert all(party in said for party in ("宣传部", "审计局"))
    assert len(LONG_NAME) == 25
    vote = "".join(each.text for sheet in laid(SLIDES["hard-vote"], SIZES[1]) for each in words(sheet))
    assert vote.count(LONG_NAME) >= 1 or vote.count(LONG_NAME[-4:]) >= 7


def test_three_hundred_named_voters_are_all_there() -> None:
    said = [each.text for sheet in laid(SLIDES["hard-vote-300"], SIZES[0]) for each in words(sheet)]
    assert {f"示例成员{n:03d}" for n in range(1, 301)} <= set(said)


@pytest.mark.parametrize("name", [name for name in SLIDES if SLIDES[name].cue.page is Page.VOTE])
def test_a_secret_ballot_has_no_figures_on_its_page(name: str) -> None:
    secret = name in {"vote-secret", "vote-counting"}
    said = [each.text for sheet in laid(SLIDES[name], SIZES[0]) for each in words(sheet)]
    assert ("票数由主持人宣布" in said) is secret
    assert any(text in {"4", "1"} for text in said) is not (secret or name == "vote-put")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_can_be_told_from_its_ground(theme: str) -> None:
    tokens = shipped(theme)
    for slide in SLIDES.values():
        for sheet in laid(slide, SIZES[1]):
            grounds = [each for each in sheet.strokes if isinstance(each, Area) and each.fill]
            for each in words(sheet):
                under = [ground for ground in grounds if ground.area.contains(each.area.center())][-1]
                found = contrast(colour_of(tokens, each.colour), colour_of(tokens, under.fill))
                assert found >= 4.5, (each.text, each.colour, under.fill, found)


def test_only_the_question_has_a_timer_and_every_page_but_the_shield_a_clock() -> None:
    faces = {name: [face.hand for face in laid(slide, SIZES[0])[0].faces] for name, slide in SLIDES.items()}
    assert {name for name, hands in faces.items() if "timer" in hands} == {
        "question",
        "hard-question",
        "hard-question-500",
    }
    assert {name for name, hands in faces.items() if "clock" not in hands} == {"shield"}


def test_the_shield_bears_the_title_and_nothing_else() -> None:
    (sheet,) = laid(SLIDES["shield"], SIZES[0])
    assert sheet.spoken == SLIDES["shield"].frame.title
    assert not [each for each in sheet.strokes if isinstance(each, Face)]


def test_in_english_nothing_is_cut_either(qapp: QApplication) -> None:
    translate(qapp, Language.ENGLISH)
    try:
        for slide in SLIDES.values():
            for sheet in lay_out(slide, Ruler(1280, 720), "en"):
                for each in words(sheet):
                    assert wide(each.text, each.size, bold=each.bold) <= each.area.width() + 1, each.text
    finally:
        translate(qapp, Language.CHINESE)
