"""What people paste is made printable; what cannot be printed is named with its place."""

from __future__ import annotations

import pytest

from desktop.minutes.document import (
    Column,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)
from desktop.minutes.typeset.clean import GETA, Cleaner, MissingGlyphs, texts


def paper(*texts: str) -> Document:
    blocks = tuple(Paragraph(f"p{n}", text) for n, text in enumerate(texts))
    return Document("minutes", "纪要", "", "", "", "", blocks)


def cleaned(text: str, *, draft: bool = False) -> str:
    return Cleaner(paper(text), draft=draft).clean(text)


@pytest.mark.parametrize(
    ("pasted", "printed"),
    [
        ("整\u200b改\ufeff到\u00ad位", "整改到位"),
        ("葛\U000e0100城\ufe00", "葛城"),
        ("\u202a右\u202c左\u2066\u2069", "右左"),
        ("3\u00a0万\u2003元\t整", "3 万 元 整"),
        ("一\r\n二\r三\u2028四\x0b五\x0c六", "一\n二\n三\n四\n五\n六"),
        ("不变，A&B <b> =cmd|' /C calc'!A0", "不变，A&B <b> =cmd|' /C calc'!A0"),
    ],
)
def test_what_is_invisible_goes_and_what_is_space_stays_space(pasted: str, printed: str) -> None:
    assert cleaned(pasted) == printed


@pytest.mark.parametrize("broken", ["\ud800", chr(0xDFFF), "\x00", "\x08", "\x7f", "\x9f"])
def test_half_characters_and_controls_print_a_sign_and_are_reported(broken: str) -> None:
    text = f"前{broken}后"
    cleaner = Cleaner(paper(text), draft=False)
    assert cleaner.clean(text) == f"前{GETA}后"
    assert [(spot.character, spot.key, spot.context) for spot in cleaner.replaced] == [(broken, "p0", f"前{GETA}后")]
    assert str(cleaner.replaced[0]) == f"“{GETA}”（U+{ord(broken):04X}）：前{GETA}后（p0）"


@pytest.mark.parametrize("kept", ["\ue000", "\uffff", "🙂", "\U00020000\U0001f600"])
def test_a_character_no_face_has_stops_the_print(kept: str) -> None:
    with pytest.raises(MissingGlyphs):
        cleaned(kept)


def test_the_message_names_character_code_place_and_the_words_around_it() -> None:
    with pytest.raises(MissingGlyphs) as stopped:
        Cleaner(paper("没有缺字", "会议同意🙂张玥的意见，会议同意🙂"), draft=False)
    assert [(spot.character, spot.code, spot.key) for spot in stopped.value.spots] == [("🙂", "U+1F642", "p1")]
    said = str(stopped.value)
    assert "🙂" in said
    assert "U+1F642" in said
    assert "会议同意🙂张玥的意见" in said
    assert "草稿" in said


def test_a_draft_prints_the_sign_instead_and_says_where() -> None:
    cleaner = Cleaner(paper("甲🙂乙"), draft=True)
    assert cleaner.clean("甲🙂乙") == f"甲{GETA}乙"
    assert [spot.character for spot in cleaner.replaced] == ["🙂"]


def test_clean_text_is_reported_as_nothing_replaced() -> None:
    assert Cleaner(paper("干净的文字"), draft=True).replaced == ()


def test_every_text_of_every_block_is_looked_at() -> None:
    blocks = (
        Heading("h", 1, "甲一"),
        Paragraph("p", "甲二"),
        Facts("f", (("甲三", "甲四"),)),
        Roster("r", "甲五", ("甲六", "甲七")),
        Table("t", "甲八", (Column("甲九", 1),), (("乙一",),)),
        Speech("s", 1, "乙二", "乙三", "乙四", "乙五", notes=("乙六",)),
        Quote("q", "乙七", "乙八", "乙九"),
        Note("n", "丙一"),
        Signatures("g", "丙二", ("丙三",)),
        PageBreak("b"),
    )
    document = Document("record", "丁一", "丁二", "丁三", "丁四", "丁五", blocks, "丁六")
    found = [text for _, text in texts(document)]
    assert sorted(found) == sorted(
        [a + b for a, numbers in (("甲", 9), ("乙", 9), ("丙", 3), ("丁", 6)) for b in "一二三四五六七八九"[:numbers]]
    )
    assert ("f", "甲三") in list(texts(document))
