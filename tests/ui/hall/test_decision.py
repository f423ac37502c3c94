"""The hall over a meeting of another kind: no parties, no questioning, other words on the ballots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.meeting.acts import Choice, SpeechKind, SpeechMade
from desktop.meeting.ids import ItemId, PartyId, UnitId
from desktop.meeting.plan import AgendaItem, Plan, Role
from desktop.ui.hall.ballot_words import choice_word, choices, rule_words
from desktop.ui.look import Look
from tests.ui.hall.rooms import Room, opened, plan

KEY = Qt.Key


def decision() -> Plan:
    """Return the people of the small meeting, sitting without parties over one appointment."""
    whole = plan()
    seats = tuple(
        replace(seat, party=PartyId(""), unit=UnitId("")) for seat in whole.seats if seat.role is not Role.RESPONDENT
    )
    item = AgendaItem(
        ItemId("i1"), "议题一", "研究一名中层干部任用", "personnel", circulated=date(2027, 3, 1), consulted=True
    )
    return replace(whole, parties=(), seats=seats, findings=(), agenda=(item,), questions=(), opinions=(), units=())


@pytest.fixture
def council(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Room]:
    office, meeting = opened(tmp_path, "collective-decision", decision())
    made = Room(qtbot, look, office, meeting)
    yield made
    made.desk.close()
    office.close()


def test_only_what_this_kind_of_meeting_knows_is_offered(council: Room) -> None:
    offered = {kind.id for kind in council.hall.entry.kinds}
    assert {"report", "discussion", "conclusion"} <= offered
    assert not {"question", "answer", "judgement"} & offered
    shown = ("attendance", "vote", "commitments", "closing", "papers", "floor")
    assert council.hall._tabs.offered == shown


def test_the_first_key_is_the_first_kind_of_this_meeting(council: Room) -> None:
    council.key(KEY.Key_Escape)
    first = council.hall.entry.kinds[0]
    council.ctrl(KEY.Key_1)
    assert council.hall.entry.offered.kind == first.id


def test_a_stage_offers_its_own_kind_of_speech(council: Room) -> None:
    for _ in range(2):
        council.shown(lambda: council.ctrl(KEY.Key_N))
    council.say("同意提名。")
    assert council.last(SpeechMade).kind is SpeechKind.DISCUSSION


def test_an_appointment_is_put_by_its_own_rule_in_its_own_words(council: Room) -> None:
    for initials in ("zsa", "ljz", "hqy", "qrl", "cmy"):
        council.type(initials)
        council.shown(lambda: council.key(KEY.Key_Return))
    council.shown(lambda: council.ctrl(KEY.Key_O, shift=True))
    council.shown(lambda: council.ctrl(KEY.Key_I))
    council.ctrl(KEY.Key_M)
    council.fill(text="同意任用。")
    council.submit()
    meeting, motion = council.hall.meeting, council.hall.vote.motion
    assert meeting is not None
    assert motion is not None
    assert motion.put.kind == "personnel"
    assert [choice_word(meeting, motion, each) for each in choices(meeting, motion)] == ["同意", "不同意", "缓议"]
    assert Choice.ABSTAIN not in choices(meeting, motion)
    kind = meeting.profile.motion("personnel")
    assert kind is not None
    assert rule_words(kind.rule) == "赞成须超过应到会人数的 1/2"
