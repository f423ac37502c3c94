"""A slide in the blocks of its page."""

from __future__ import annotations

from desktop.app.room.slides import (
    Closing,
    ItemNow,
    Opinions,
    Pause,
    Promises,
    Question,
    Result,
    Shield,
    Slide,
    Verdicts,
    Vote,
    Welcome,
)
from desktop.ui.room import opinion_page, plain_pages, question_page, vote_page
from desktop.ui.room.ruler import Ruler
from desktop.ui.room.sheets import Leaf, Sheet, sheets, shield


def lay_out(slide: Slide, ruler: Ruler, language: str) -> tuple[Sheet, ...]:
    """Return the sheets of the slide on a screen of that size."""
    leaf = _leaf(slide, language)
    return (shield(slide.frame, ruler),) if leaf is None else sheets(leaf, slide.frame, ruler)


def _leaf(slide: Slide, language: str) -> Leaf | None:
    match slide.body:
        case Welcome() as page:
            return plain_pages.welcome(slide.frame, page)
        case ItemNow() as page:
            return plain_pages.item(page)
        case Question() as page:
            return question_page.question(page)
        case Opinions() as page:
            return opinion_page.opinions(page, language)
        case Vote() as page:
            return vote_page.vote(page)
        case Result() as page:
            return vote_page.result(page, language)
        case Verdicts() as page:
            return plain_pages.verdicts(page, language)
        case Promises() as page:
            return plain_pages.promises(page)
        case Pause() as page:
            return plain_pages.pause(page)
        case Closing() as page:
            return plain_pages.closing(slide.frame, page)
        case Shield():
            return None
