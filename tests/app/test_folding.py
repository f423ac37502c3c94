"""What counts as the same when something is looked for, and that the index finds exactly what stands in the text."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from desktop.app.folding import SEPARATOR, composed, fold, holds, marks, phrase, terms, words

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("合同拆分２份", "合同拆分2份"),
        ("ＢＵＤＧＥＴ", "budget"),
        ("罗　珺", "罗珺"),
        ("86.4 万元", "86.4万元"),
        ("第①号㈠", "第1号(一)"),
        ("\u200b看\ufeff不\n见", "看不见"),
        ("e\u0301", "é"),
        ("，。", ",。"),
        ("𠮷野", "𠮷野"),
        ("", ""),
    ],
)
def test_width_case_and_blanks_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_parted_by_blanks_of_any_kind_and_said_once() -> None:
    assert words(" 合同　２份 2份\t\u200b ") == ("合同", "2份")


def test_every_word_must_stand_within_one_field() -> None:
    assert holds(("罗　珺", "合同拆分"), "拆分 罗珺")
    assert not holds(("罗　珺", "合同拆分"), "珺合")
    assert not holds(("合同",), "合同 拆分")
    assert holds(("合同",), "  ")


@given(TEXTS, TEXTS)
def test_what_is_marked_is_what_was_asked_for(text: str, asked: str) -> None:
    shown = composed(text)
    found = marks(shown, words(asked))
    assert all(end > start for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    if words(asked) and all(word in "".join(map(fold, shown)) for word in words(asked)):
        assert found != ()


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("合同拆分２份，两份合同", "合同 2份", ((0, 2), (4, 6), (9, 11))),
        ("罗　珺说", "罗珺", ((0, 3),)),
        ("审审审", "审审", ((0, 2),)),
        ("整改整改", "改整 整改", ((0, 4),)),
        ("第㈠条", "一", ((1, 2),)),
        ("没有", "别的", ()),
    ],
)
def test_marks_stand_where_the_words_do(text: str, asked: str, found: tuple[tuple[int, int], ...]) -> None:
    assert marks(text, words(asked)) == found


def random_texts(chance: random.Random, number: int) -> list[tuple[str, str]]:
    """Texts of two fields over few signs, so that much is repeated and much is nearly found."""
    signs = '整改合同评审会议的一二２3aA ,，。“”-"*\x1f𠮷㈠\u200b\n'

    def text(most: int) -> str:
        return "".join(chance.choices(signs, k=chance.randint(0, most)))

    return [(text(4), text(30)) for _ in range(number)]


def test_the_index_finds_exactly_the_texts_in_which_the_words_stand(tmp_path: Path) -> None:
    chance = random.Random(20270316)  # noqa: S311 - the same cases every time
    texts = random_texts(chance, 250)
    plain = [SEPARATOR.join(map(fold, each)) for each in texts]
    compared = hits = 0
    with db.create_store(tmp_path / "store", bytes(32), store_id="x", now=lambda: "") as store:
        with store.transaction() as tx:
            tx.append("m", [db.NewEntry("", "", "k", 1, b"{}") for _ in texts], expect=0)
            for seq in range(1, len(texts) + 1):
                tx.index("m", seq, [db.SearchRow(b"{}")])
        with store.transaction() as tx:
            tx.settle_index({each.id: terms(texts[each.seq - 1]) for each in store.fresh()})
        for _ in range(2600):
            fields = chance.choice(texts)
            start = chance.randint(0, len(fields[1]))
            piece = fields[1][start : start + chance.randint(1, 5)]
            asked = " ".join([piece, *([chance.choice(texts)[1][:2]] if chance.random() < 0.2 else [])])
            if not words(asked):
                continue
            truth = {place for place, each in enumerate(plain, 1) if all(word in each for word in words(asked))}
            found = store.find([db.Phrase(*phrase(word)) for word in words(asked)], count=1000)
            assert {hit.seq for hit in found} == truth, (asked, words(asked))
            compared, hits = compared + 1, hits + len(truth)
    assert compared > 2000
    assert hits > 20_000
