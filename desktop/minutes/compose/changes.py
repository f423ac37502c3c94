"""What was done to an entry after it was made: late, corrected, struck out; as the record has to say it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.meeting.acts import Act, Choice, Corrected, MotionPut, Nature, OffRecord, QuestionPut
from desktop.meeting.codec import with_part
from desktop.meeting.ids import NOTHING
from desktop.meeting.journal import Reading
from desktop.minutes import words
from desktop.minutes.compose.tell_procedure import item_title
from desktop.minutes.compose.view import View, long_date, sentence, unquoted
from desktop.minutes.parts import Part
from desktop.minutes.vocabulary import PARTS

_PEOPLE = frozenset(
    {
        "approved_by",
        "asker",
        "caller",
        "chair",
        "confirmed_by",
        "person",
        "recorder",
        "respondent",
        "returns_to",
        "scrutineer",
        "speaker",
        "stands_for",
        "teller",
        "voter",
    }
)
_ENTRIES = frozenset({"question", "motion", "commitment", "dissent", "objection", "about", "recusal", "of"})


def is_silent(view: View, reading: Reading, correction: Corrected) -> bool:
    """Whether the correction is printed clean: clerical ones, and whatever would show what is protected."""
    if correction.nature is Nature.CLERICAL:
        return True
    act = reading.original.act
    if isinstance(act, OffRecord) and correction.field == "note":
        return True
    return isinstance(act, QuestionPut) and view.withheld_source(reading.entry.seq)


def notes(view: View, reading: Reading) -> tuple[str, ...]:
    """The small lines below an entry: that it was entered late, and each substantive correction with old and new."""
    found: list[str] = []
    if reading.late is not None and view.shows(Part.LATE):
        found.append(f"补录，{view.clock(reading.late.recorded_at)}记入。")
    if not view.shows(Part.CORRECTIONS):
        return tuple(found)
    act = reading.original.act
    for entry in reading.corrections:
        made = entry.act
        if not isinstance(made, Corrected):
            continue
        new = with_part(act, made.field, made.value)
        if not is_silent(view, reading, made):
            old_words, new_words = value(view, act, made.field), value(view, new, made.field)
            by = f"；经{view.person(made.confirmed_by)}确认" if made.confirmed_by else ""
            ground = f"；理由：{made.ground.rstrip('。')}" if made.ground else ""
            at = f"更正（第{entry.seq}号，{view.clock(entry.occurred_at)}）"
            part = PARTS.get(made.field, "内容")
            found.append(sentence(f"{at}：{part}原记“{old_words}”，更正为“{new_words}”{ground}{by}"))
        act = new
    return tuple(found)


def value(view: View, act: Act, field: str) -> str:
    """The part of the act in words: names for people, numbers for findings, days as papers write them."""
    held = {each.name: getattr(act, each.name) for each in fields(act)}[field]
    if isinstance(held, tuple):
        return "、".join(_one(view, act, field.removesuffix("s"), each) for each in held) or "（空）"
    return _one(view, act, field, held)


def _one(view: View, act: Act, field: str, held: Any) -> str:  # noqa: ANN401 - any part of any act
    if held is None or held == "":
        return "（空）"
    if field in _PEOPLE:
        return view.person(held)
    if field in _ENTRIES:
        return f"第{held}号" if held != NOTHING else "（空）"
    if field == "finding":
        return view.number(held) or "（空）"
    if field in ("item", "order"):
        return item_title(view, held)
    if field == "party":
        return view.meeting.party_name(held)
    if field == "verbatim":
        return "原话" if held else "要点"
    return _plain(view, act, held)


def _plain(view: View, act: Act, held: object) -> str:
    if isinstance(held, Choice):
        motion = view.meeting.motions.all.get(getattr(act, "motion", NOTHING))
        return words.choice(held, view.ballot(motion)) if motion else words.choice(held)
    if isinstance(held, StrEnum):
        return words.word(held)
    if isinstance(held, bool):
        return "是" if held else "否"
    if isinstance(held, date):
        return long_date(held)
    if isinstance(act, MotionPut) and held == act.kind:
        kind = view.meeting.profile.motion(act.kind)
        return kind.name if kind else act.kind
    return unquoted(str(held))
