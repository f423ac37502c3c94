"""A secret ballot in the hall: numbers only, two sheets that agree, nothing kept that names a voter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox

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


def sheet_of(room: Room, for_: int, against: int) -> None:
    """Fill in the sheet that is asked for next."""
    room.ctrl(KEY.Key_Return)
    dialog = room.dialog()
    dialog.findChild(QSpinBox, "for").setValue(for_)
    dialog.findChild(QSpinBox, "against").setValue(against)
    room.submit()


def test_the_second_sheet_is_counted_without_sight_of_the_first(room: Room) -> None:
    secret(room)
    sheet_of(room, 4, 1)
    assert room.hall.vote.sheets.lines == (("计票单", "李予安", "赵闻笛"), ("收到", "已交，待核对", "未交"))
    said = [card.text for card in room.hall.record.shown if card.kind == "计票"]
    assert said == ["表决一 李予安的计票单已交"]
    room.ctrl(KEY.Key_Return)
    dialog = room.dialog()
    assert [box.value() for box in dialog.findChildren(QSpinBox) if box.objectName() != "returned"] == [0] * 5
    assert dialog.findChild(QComboBox, "teller").count() == 1
    dialog.reject()


def test_sheets_that_differ_are_told_line_by_line_and_put_right_on_a_ground(room: Room) -> None:
    motion = secret(room)
    sheet_of(room, 4, 1)
    sheet_of(room, 3, 2)
    assert room.hall.vote.sheets.lines[1:] == (
        ("赞成", "4", "3  ≠ 不一致"),
        ("反对", "1", "2  ≠ 不一致"),
        ("其余", "7 项一致", ""),
    )
    room.ctrl(KEY.Key_Return)
    dialog = room.dialog()
    teller = dialog.findChild(QComboBox, "teller")
    assert (teller.currentData(), dialog.findChild(QSpinBox, "for").value()) == ("t2", 3)
    teller.setCurrentIndex(teller.findData("t1"))
    assert dialog.findChild(QSpinBox, "for").value() == 4
    dialog.findChild(QSpinBox, "for").setValue(3)
    dialog.findChild(QSpinBox, "against").setValue(2)
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    assert dialog.isVisible()
    room.fill(why="漏看一张反对票")
    room.submit()
    current = room.hall.meeting.motions.all[motion].round
    assert [each.count.for_ for each in current.recounted] == [4]
    assert room.hall.vote.sheets.lines[1:] == (("核对结果", "两份一致", ""),)
    room.ctrl(KEY.Key_Return)
    room.submit()
    assert room.hall.vote.motion.phase is Phase.REPORTED
    assert "未" not in room.hall.vote.said[-1]


def test_a_secret_vote_goes_from_box_to_papers_and_says_so(room: Room) -> None:
    in_order(room)
    motion = put(room, Method.SECRET)
    do(room, attendance.elect_officers("a", "caller", ("t1", "t2")), motions.open_vote(motion))
    room.alt(KEY.Key_4)
    assert "未验箱，尚未发票" in room.hall.vote.said
    assert room.hall.vote.go.text().startswith("验箱")
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    assert "已验箱，尚未发票" in room.hall.vote.said
    room.ctrl(KEY.Key_Return)
    room.submit()
    assert "已验箱，已发票 5 张" in room.hall.vote.said
