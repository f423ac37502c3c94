"""One small review from sign-in to closing, by keyboard alone, and the journal it leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.rules.announcing import computed
from tests.ui.hall.rooms import Room

KEY = Qt.Key
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def sign_in(room: Room) -> None:
    for initials in ("zsa", "ljz", "hqy", "qrl", "cmy"):
        room.type(initials)
        room.shown(lambda: room.key(KEY.Key_Return))
    room.shown(lambda: room.ctrl(KEY.Key_O, shift=True))
    room.shown(lambda: room.ctrl(KEY.Key_I))
    room.shown(lambda: room.ctrl(KEY.Key_R), entries=2)


def question(room: Room) -> None:
    room.key(KEY.Key_Escape)
    for _ in range(2):
        room.ctrl(KEY.Key_PageDown)
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.say("合同为何拆成两份？")
    room.say("两片养护标准不同。")
    room.say("依据在哪里？")
    room.say("没有书面依据，四月底前清完。")
    room.alt(KEY.Key_2)
    for sign in "3223":
        room.shown(lambda sign=sign: room.type(sign))
    room.ctrl(KEY.Key_K)
    room.dialog()
    room.shown(lambda: room.key(KEY.Key_Return))
    room.alt(KEY.Key_5)
    room.shown(lambda: room.key(KEY.Key_Return))
    room.key(KEY.Key_Escape)
    room.shown(lambda: room.ctrl(KEY.Key_R), entries=2)


def hear(room: Room) -> None:
    """Every party speaks on the finding that is linked, the chair last."""
    room.key(KEY.Key_Escape)
    for key in (KEY.Key_F3, KEY.Key_F4, KEY.Key_F5):
        room.key(key)
        room.key(KEY.Key_2, CTRL_ALT)
        room.say("发表意见。")
    room.ctrl(KEY.Key_W, shift=True)
    room.dialog()
    for _ in range(2):
        room.key(KEY.Key_Down)
    room.submit()
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F2)
    room.key(KEY.Key_3, CTRL_ALT)
    room.say("同意付表决。")


def put(room: Room) -> None:
    room.ctrl(KEY.Key_M)
    room.submit()


def with_two_dissents(room: Room) -> None:
    """On finding 02 the opinions are split: one party gives way, then two vote against and say why."""
    room.alt(KEY.Key_3)
    room.shown(lambda: room.type("2"))
    hear(room)
    put(room)
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    room.alt(KEY.Key_4)
    for words in ("程序没有补正。", "不降低标准。"):
        room.shown(lambda: room.type("2"))
        room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.editor)
        room.type(words)
        room.shown(lambda: room.key(KEY.Key_Return))
        room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.confirm)
        room.shown(lambda: room.key(KEY.Key_Space))
    room.shown(lambda: room.ctrl(KEY.Key_A, shift=True), entries=3)
    announce(room)


def announce(room: Room) -> None:
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    room.ctrl(KEY.Key_Return)
    room.submit()


def lost(room: Room) -> None:
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_PageDown)
    hear(room)
    put(room)
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    room.alt(KEY.Key_4)
    for sign in "1133":
        room.shown(lambda sign=sign: room.type(sign))
    room.shown(lambda: room.type("3"))
    announce(room)


def deferred(room: Room) -> None:
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_PageDown)
    put(room)
    room.ctrl(KEY.Key_D, shift=True)
    room.fill(ground="分歧较大。", charged="巡察办", due="3月26日")
    room.submit()


def secret(room: Room) -> None:
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_M)
    room.dialog()
    room.key(KEY.Key_Down)
    dialog = room.dialog()
    for name in ("finding", "verdict"):
        dialog.findChild(type(room.focus()), name).setFocus()
        room.key(KEY.Key_Home)
    dialog.findChild(object, "text").setPlainText("建议约谈主要负责人。")
    room.submit()
    room.ctrl(KEY.Key_Return)
    dialog = room.dialog()
    box = dialog.findChild(type(room.focus()), "scrutineer")
    box.setFocus()
    room.key(KEY.Key_Down)
    room.submit(entries=2)
    room.shown(lambda: room.ctrl(KEY.Key_B, shift=True))
    room.ctrl(KEY.Key_Return)
    room.submit()
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    for _ in range(2):
        room.ctrl(KEY.Key_Return)
        dialog = room.dialog()
        for name, count in (("for", "4"), ("against", "1")):
            field = dialog.findChild(object, name)
            field.setFocus()
            field.selectAll()
            room.type(count)
        room.submit()
    room.ctrl(KEY.Key_Return)
    room.submit()
    room.ctrl(KEY.Key_Return)
    room.submit()


def close(room: Room) -> None:
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_Q, shift=True)
    room.submit()


def test_a_whole_review_is_taken_down_without_touching_the_mouse(room: Room) -> None:
    sign_in(room)
    question(room)
    with_two_dissents(room)
    lost(room)
    deferred(room)
    secret(room)
    close(room)
    meeting = room.office.desk.meeting(room.meeting_id).result()
    chain = next(iter(meeting.questioning.chains.values()))
    assert [type(link.act) for link in chain.links] == [
        acts.QuestionPut,
        acts.AnswerGiven,
        acts.FollowUpPut,
        acts.AnswerGiven,
    ]
    assert sorted(judged.judgement for _, judged in chain.judgements) == ["不满意", "不满意", "基本满意", "基本满意"]
    promise = next(iter(meeting.questioning.commitments.values()))
    assert (promise.made.text, promise.confirmed, promise.due and promise.due.month) == (
        "没有书面依据，四月底前清完。",
        True,
        4,
    )
    named, second, put_off, ballot = meeting.motions.all.values()
    assert [(each.text, each.confirmed) for each in named.dissents] == [
        ("程序没有补正。", True),
        ("不降低标准。", True),
    ]
    assert named.round is not None
    assert [each.choice for each in named.round.ballots].count(Choice.AGAINST) == 2
    assert (named.announced, second.announced, put_off.announced) == (Outcome.CARRIED, Outcome.LOST, None)
    assert put_off.deferral is not None
    assert put_off.deferral.charged == "巡察办"
    assert (ballot.put.method, ballot.announced, computed(ballot)) == (Method.SECRET, Outcome.CARRIED, Outcome.CARRIED)
    assert ballot.round is not None
    assert ballot.round.ballots == ()
    assert meeting.agenda.closed_at is not None
    assert room.office.drafts.of(room.meeting_id).result() == {}
