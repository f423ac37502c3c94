"""Every screen of the program as the gallery shows it: its name, which stores have it, and the way there."""

from __future__ import annotations

from desktop.ui.gallery_slides import slides
from desktop.ui.hall.actions import SIDES
from tests.gallery import hall_ways, window_ways
from tests.gallery.matter import Stock
from tests.gallery.ways import (
    Shot,
    always,
    at_page,
    at_papers,
    at_side,
    at_step,
    by_action,
    hall_action,
    in_hall,
    is_busy,
    is_closed,
    is_prepared,
    is_running,
    on_papers,
    preparing,
)

STEPS = ("basics", "parties", "units", "seats", "findings", "opinions", "questions", "papers", "agenda")
FORMS = {
    "motion": "vote.put",
    "correct": "record.correct",
    "late": "record.late",
    "ruling": "meeting.ruling",
    "break": "meeting.break",
    "chair": "room.chair",
    "close": "meeting.close",
    "deferral": "question.defer",
    "promise": "question.promise",
}
"""The forms of the hall by the action that opens each."""


def shots() -> tuple[Shot, ...]:
    """Return every screen in the order one meets them."""
    return (*_window(), *_preparation(), *_hall(), *_papers(), *_room())


def _window() -> tuple[Shot, ...]:
    return (
        Shot("start-opening", is_empty, window_ways.opening),
        Shot("start-failed", is_empty, window_ways.not_opened),
        Shot("home", always, at_page("home")),
        Shot("shelf", always, at_page("shelf")),
        Shot("shelf-trouble", is_closed, window_ways.trouble),
        Shot("new-meeting", always, by_action("shelf", "shelf.new")),
        Shot("search", always, window_ways.searching("")),
        Shot("search-hits", is_running, window_ways.searching("合同")),
        Shot("search-none", always, window_ways.searching("没有这样的话"), own_words=True),
        Shot("settings", always, at_page("settings")),
        Shot("keys", always, by_action("shelf", "help.keys")),
        Shot("keys-hall", is_closed, hall_action("help.keys")),
        Shot("about", always, by_action("shelf", "help.about")),
        Shot("manual", always, by_action("shelf", "help.manual"), own_words=True),
        Shot("crash", is_closed, window_ways.crash),
    )


def _preparation() -> tuple[Shot, ...]:
    return (
        *(Shot(f"prepare-{step}", is_prepared, at_step(step)) for step in STEPS),
        Shot("prepare-open", is_prepared, preparing("plan.open")),
        Shot("import", is_prepared, preparing("plan.import")),
        Shot("import-read", is_prepared, window_ways.import_read, own_words=True),
        Shot("paste-people", is_prepared, window_ways.people_pasted),
    )


def _hall() -> tuple[Shot, ...]:
    return (
        *(Shot(f"hall-{side}", is_running, at_side(side)) for side, _key in SIDES),
        Shot("hall-journal", is_running, in_hall(lambda hall: hall.ways.show_journal())),
        Shot("hall-phrases", is_running, in_hall(hall_ways.phrases)),
        Shot("hall-picking", is_running, in_hall(hall_ways.picking)),
        Shot("hall-repair", is_running, in_hall(lambda hall: hall.repair())),
        Shot("hall-stages", is_running, in_hall(lambda hall: hall.stage_line.setFocus())),
        Shot("hall-refused", is_running, hall_action("floor.next")),
        Shot("hall-interim", is_running, hall_action("papers.print")),
        Shot("hall-room-pane", is_running, in_hall(window_ways.room_pane)),
        Shot("hall-read-back", is_closed, hall_ways.read_back),
        Shot("hall-secret", is_busy, at_side("vote", busy=True), own_words=True),
        Shot("hall-secret-count", is_busy, hall_action("vote.step", busy=True)),
        Shot("hall-busy", is_busy, hall_ways.parked, own_words=True),
        *(Shot(f"form-{name}", is_running, hall_action(action)) for name, action in FORMS.items()),
        Shot("form-comment", is_running, hall_ways.matrix_reason),
        Shot("phrase-editor", is_running, hall_action("entry.phrases")),
        Shot("hall-closed", is_closed, hall_ways.over),
    )


def _papers() -> tuple[Shot, ...]:
    return (
        Shot("minutes", is_closed, at_papers),
        Shot("reword", is_closed, on_papers("paper.reword")),
        Shot("export", is_closed, on_papers("paper.export")),
        Shot("flow-draft", is_closed, on_papers("paper.draft")),
    )


def _room() -> tuple[Shot, ...]:
    return tuple(
        Shot(f"slide-{name}", is_closed, window_ways.slide(page), own_words=True) for name, page in slides().items()
    )


def is_empty(stock: Stock) -> bool:
    """Return whether the store is the empty one: what comes before a store is drawn once."""
    return stock.bare
