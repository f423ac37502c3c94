"""What has already happened when a test begins, put on record without the window."""

from __future__ import annotations

from desktop.meeting.acts import Method
from desktop.meeting.ids import ItemId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import attendance, motions, opening
from tests.ui.hall.rooms import Room


def do(room: Room, *intents: Intent) -> None:
    """Let these things have happened already."""
    for each in intents:
        upto = room.hall.meeting.upto if room.hall.meeting else 0
        stored = room.office.desk.put(room.meeting_id, each).result()
        room.bot.waitUntil(lambda upto=upto: room.hall.meeting.upto > upto)
        assert hasattr(stored, "entries"), stored


def in_order(room: Room) -> None:
    do(room, attendance.arrive("chair", "a", "b", "c", "d"), opening.call_to_order())


def put(room: Room, method: Method = Method.HANDS, kind: str = "proposal") -> int:
    do(room, motions.put_motion(kind, "建议约谈。", method=method, item=ItemId("i1")))
    return room.hall.meeting.upto
