"""A secret ballot in the hall: numbers only, two sheets that agree, nothing kept that names a voter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from desktop.meeting.acts import Method
from desktop.meeting.rules import attendance, ballots, motions
from desktop.meeting.state import Phase
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order, put

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def secret(room: Room) -> int:
    in_order(room)
    motion = put(room, Method.SECRET)
    do(
        room,
        attendance.elect_officers("a", "caller", ("t1", "t2")),
        motions.open_vote(motion),
        ballots.issue_ballots(motion, 5),
        ballots.close_vote(motion),
    )
    room.alt(KEY.Key_4)
    return motion


def test_nothing_of_a_secret_ballot_is_drafted_or_shown_before_its_report(room: Room) -> None:
    secret(room)
    room.ctrl(KEY.Key_Return)
    for name in ("for", "against"):
        room.dialog().findChild(QSpinBox, name).setValue(3)
    room.hall.entry.take_focus()
    assert room.office.drafts.of(room.meeting_id).result() == {}
    assert not room.hall.vote._tiles.isVisible()
    assert not room.hall.vote.dissent.isVisible()


def test_more_ballots_back_than_issued_void_the_vote_and_it_is_repeated(room: Room) -> None:
    motion = secret(room)
    assert room.hall.vote.do("excess")
    room.dialog().findChild(QSpinBox, "returned").setValue(6)
    room.submit()
    room.ctrl(KEY.Key_Return)
    room.fill(ground="备用票混入。")
    room.submit()
    assert room.hall.vote.motion.phase is Phase.VOID
    assert room.hall.vote.do("seal")
    room.fill(strip="032")
    room.submit()
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    now = room.hall.meeting.motions.all[motion]
    assert (now.phase, len(now.rounds), now.rounds[0].strip) == (Phase.OPEN, 2, "032")


def test_two_sheets_that_differ_are_not_reported(room: Room) -> None:
    secret(room)
    for for_ in (4, 3):
        room.ctrl(KEY.Key_Return)
        dialog = room.dialog()
        dialog.findChild(QSpinBox, "for").setValue(for_)
        dialog.findChild(QSpinBox, "against").setValue(5 - for_)
        room.submit()
    room.ctrl(KEY.Key_Return)
    dialog = room.dialog()
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    room.bot.waitUntil(lambda: bool(dialog._fault.text()))
    assert "赞成4≠3" in dialog._fault.text()
    assert room.hall.vote.motion.phase is Phase.CLOSED
