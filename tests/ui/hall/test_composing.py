"""In the middle of a word: every shortcut of the hall is pressed, and not one of them is heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence

from tests.ui.hall.rooms import Room


@pytest.fixture(autouse=True)
def at_the_bar(room: Room) -> None:
    """Let the cursor be where the words go."""
    room.key(Qt.Key.Key_Escape)


def test_no_shortcut_of_the_table_fires_or_takes_a_word_while_one_is_composed(room: Room) -> None:
    room.ctrl(Qt.Key.Key_8)
    entry, table = room.hall.entry, room.hall.table
    fired: list[str] = []
    for spec in table.specs:
        table.action(spec.id).triggered.connect(lambda _on=False, name=spec.id: fired.append(name))
    said, acts, text = entry.offered, len(room.acts()), ""
    pressed = 0
    for spec in table.specs:
        for key in spec.keys:
            combination = QKeySequence(key)[0]
            room.compose("hui yi")
            room.key(combination.key(), combination.keyboardModifiers())
            assert entry.editor.composition.preedit == "hui yi", key
            assert room.focus() is entry.editor, key
            commit = QInputMethodEvent("", [])
            commit.setCommitString("会议")
            QCoreApplication.sendEvent(entry.editor, commit)
            text += "会议"
            assert entry.editor.toPlainText() == text, key
            pressed += 1
    assert pressed > 60
    assert (fired, entry.offered, len(room.acts()), entry.parked.lines) == ([], said, acts, ())


def test_the_same_keys_are_heard_once_the_word_is_there(room: Room) -> None:
    room.compose("hui yi")
    room.type("会议")
    room.ctrl(Qt.Key.Key_Down)
    assert [line.text for _slot, line in room.hall.entry.parked.lines] == ["会议"]


def test_a_word_still_being_composed_is_kept_as_a_draft_and_begins_the_line(room: Room) -> None:
    room.compose("hui yi")
    begun = room.hall.entry._at
    assert begun is not None
    room.bot.waitUntil(lambda: "hui yi" in room.office.drafts.of(room.meeting_id).result().get("entry", ""))
    room.type("会议")
    assert room.hall.entry._at == begun


def test_a_word_given_up_leaves_neither_draft_nor_time(room: Room) -> None:
    room.compose("hui")
    room.bot.waitUntil(lambda: "entry" in room.office.drafts.of(room.meeting_id).result())
    room.compose("")
    assert room.hall.entry._at is None
    room.bot.waitUntil(lambda: room.office.drafts.of(room.meeting_id).result() == {})
