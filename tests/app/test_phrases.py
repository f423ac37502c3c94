"""The phrase book of a store: the shipped phrases until the office changes them, the used ones in front."""

from __future__ import annotations

from pathlib import Path

from desktop.app.office import open_office
from desktop.app.phrases import REMEMBERED, Phrase, PhraseBook, shipped
from desktop.app.places import Places


def test_the_shipped_phrases_have_titles_and_words_of_their_own() -> None:
    titles = [each.title for each in shipped()]
    assert len(set(titles)) == len(titles) >= 10
    assert all(each.text for each in shipped())


def test_used_ones_stand_in_front_the_newest_first_and_a_deleted_one_is_forgotten() -> None:
    book = PhraseBook((Phrase("甲", "1"), Phrase("乙", "2"), Phrase("丙", "3")))
    book = book.used("丙").used("乙").used("丙").used("没有了")
    assert [each.title for each in book.in_order_of_use()] == ["丙", "乙", "甲"]
    assert book.recent == ("没有了", "丙", "乙")
    assert book.with_phrases([Phrase("甲", "1")]).recent == book.recent


def test_only_so_many_are_remembered() -> None:
    book = PhraseBook(())
    for number in range(REMEMBERED + 1):
        book = book.used(str(number))
    assert (len(book.recent), book.recent[-1]) == (REMEMBERED, "1")


def test_changes_are_kept_in_the_store_and_the_shipped_ones_come_back(tmp_path: Path) -> None:
    office = open_office(tmp_path / "store", places=Places(tmp_path / "config", tmp_path / "data"))
    assert office.phrases.book().result() == PhraseBook(shipped())
    office.phrases.keep([Phrase("甲", "一", "question")]).result()
    office.phrases.keep_recent(["甲"]).result()
    office.close()
    office = open_office(tmp_path / "store", places=Places(tmp_path / "config", tmp_path / "data"))
    assert office.phrases.book().result() == PhraseBook((Phrase("甲", "一", "question"),), ("甲",))
    office.phrases.keep(shipped()).result()
    assert office.phrases.book().result().phrases == shipped()
    office.phrases.keep([]).result()
    assert office.phrases.book().result().phrases == ()
    office.close()
