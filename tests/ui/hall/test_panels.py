"""The panels of the moment, each by its own keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from desktop.meeting import acts
from desktop.meeting.acts import Choice, Outcome
from desktop.meeting.ids import FindingId, PartyId, PersonId
from desktop.meeting.rules import attendance, ballots, motions, speech
from desktop.meeting.rules.procedure import enter_stage
from desktop.meeting.state import Phase, Presence
from desktop.ui.accessible import unnamed
from desktop.ui.actions import OBSTRUCTED
from desktop.ui.window_actions import pages
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order, put

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def presence(room: Room, person: str) -> Presence:
    return room.hall.meeting.attendance.people[PersonId(person)].presence


def test_opening_without_a_quorum_is_refused_with_a_way_out(room: Room) -> None:
    said = room.refused(lambda: room.ctrl(KEY.Key_O, shift=True))
    assert "须有3人" in said.sentence
    assert said.offer is not None
    said.offer.act()
    room.fill(ground="情况紧急，经请示同意。")
    room.shown(lambda: room.bot.keyClick(room.dialog(), KEY.Key_Return, CTRL), entries=2)
    assert isinstance(room.acts()[-2], acts.ProcedureOverridden)
    assert isinstance(room.acts()[-1], acts.CalledToOrder)


def test_digits_on_the_list_sign_in_send_out_and_excuse(room: Room) -> None:
    room.hall.attendance.list.pick("a")
    room.hall.attendance.list.setFocus()
    room.shown(lambda: room.type("1"))
    assert presence(room, "a") is Presence.PRESENT
    room.shown(lambda: room.type("2"))
    assert presence(room, "a") is Presence.OUT
    room.hall.attendance.list.pick("b")
    room.type("4")
    room.fill(ground="因公出差")
    room.submit()
    leave = room.last(acts.LeaveGranted)
    assert (leave.person, leave.ground, leave.approved_by) == ("b", "因公出差", "chair")


def test_a_recusal_names_its_finding_and_is_settled_with_the_same_key(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_PageDown)
    room.hall.attendance.list.pick("b")
    room.hall.attendance.list.setFocus()
    room.type("6")
    room.fill(ground="亲属任职。")
    room.submit()
    assert room.last(acts.Recused).finding == "f1"
    room.hall.attendance.list.setFocus()
    room.type("6")
    room.submit(entries=2)
    assert room.last(acts.RecusalSettled).granted
    assert presence(room, "b") is Presence.OUT


def test_no_vote_opens_while_the_reviewed_unit_is_in_the_room(room: Room) -> None:
    in_order(room)
    put(room)
    do(room, attendance.enter_room("head"))
    room.alt(KEY.Key_4)
    said = room.refused(lambda: room.ctrl(KEY.Key_Return))
    assert "温子谦" in said.sentence
    assert room.hall.vote.motion.phase is Phase.PUT
    room.shown(lambda: room.ctrl(KEY.Key_R))
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    assert room.hall.vote.motion.phase is Phase.OPEN


def test_a_stage_behind_closed_doors_is_refused_while_the_unit_is_inside(room: Room) -> None:
    do(room, attendance.arrive("head"))
    assert room.hall.stage_line.accessibleName().startswith("当前阶段")
    do(room, enter_stage("signing"))
    said = room.refused(lambda: room.ctrl(KEY.Key_N))
    assert "温子谦" in said.sentence


def test_opinions_are_filled_like_a_sheet_and_adopted_where_they_agree(room: Room) -> None:
    in_order(room)
    room.alt(KEY.Key_3)
    for sign in "21":
        room.shown(lambda sign=sign: room.type(sign))
    opinions = room.hall.meeting.opinions
    assert opinions.after[FindingId("f1"), PartyId("jw")].opinion.verdict == "基本到位"
    assert opinions.after[FindingId("f1"), PartyId("zzb")].opinion.verdict == "到位"
    room.key(KEY.Key_Return)
    room.fill(ground="清查尚待办。")
    room.submit()
    assert room.last(acts.OpinionGiven).ground == "清查尚待办。"
    room.shown(room.hall.opinions.every.click)
    assert room.last(acts.DecidedByOpinions).findings == ("f1", "f3")


def test_a_judgement_takes_one_key_and_a_second_word_replaces_it(room: Room) -> None:
    do(room, speech.put_question("为何？", asker="a"), speech.answer("因为。", speaker="head"))
    room.alt(KEY.Key_2)
    room.shown(lambda: room.type("3"))
    room.key(KEY.Key_Up)
    room.shown(lambda: room.type("1"))
    chain = next(iter(room.hall.meeting.questioning.chains.values()))
    assert [(each.party, each.judgement) for _, each in chain.judgements] == [("jw", "满意")]


def test_what_cannot_be_answered_now_gets_a_date(room: Room) -> None:
    do(room, speech.put_question("公告呢？", asker="a"))
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_D)
    room.fill(text="招人公告", due="3月23", to="组织部")
    dialog = room.dialog()
    dialog.findChild(QLineEdit, "due").setText("下周")
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    assert dialog.isVisible()
    dialog.findChild(QLineEdit, "due").setText("2027-03-23")
    room.submit()
    deferred = room.last(acts.AnswerDeferred)
    assert deferred.due is not None
    assert (deferred.due.isoformat(), deferred.to) == ("2027-03-23", "组织部")


def test_a_prepared_question_comes_into_the_bar_with_its_asker(room: Room) -> None:
    room.hall.questioning.tabs.setCurrentIndex(1)
    room.alt(KEY.Key_2)
    room.hall.questioning.prepared.pick("0")
    room.hall.questioning.prepared.setFocus()
    room.key(KEY.Key_Return)
    room.shown(lambda: room.key(KEY.Key_Return))
    question = room.last(acts.QuestionPut)
    assert (question.text, question.asker) == ("去年的养护合同为何拆成两份？", "d")


def test_a_half_written_dissent_is_there_again_after_a_crash(room: Room) -> None:
    in_order(room)
    motion = put(room)
    do(room, motions.open_vote(motion), ballots.cast_ballot(motion, "a", Choice.AGAINST))
    room.alt(KEY.Key_4)
    room.hall.vote._ask_reasons("a")
    room.type("决策程序没有")
    room.bot.waitUntil(lambda: bool(room.office.drafts.of(room.meeting_id).result()))
    assert room.office.drafts.of(room.meeting_id).result() == {f"{motion}/a/reason": "决策程序没有"}
    room.reopen()
    room.alt(KEY.Key_4)
    room.hall.vote._ask_reasons("a")
    assert room.hall.vote.dissent.editor.toPlainText() == "决策程序没有"


def test_a_ballot_keyed_wrongly_is_put_right_and_both_entries_stand(room: Room) -> None:
    in_order(room)
    motion = put(room)
    do(room, motions.open_vote(motion))
    room.alt(KEY.Key_4)
    room.shown(lambda: room.type("1"))
    room.key(KEY.Key_Up)
    room.shown(lambda: room.type("3"))
    current = room.hall.vote.motion.round
    assert [each.choice for each in current.ballots] == [Choice.ABSTAIN]
    assert isinstance(room.acts()[-1], acts.Corrected)


def test_a_result_announced_against_the_count_needs_a_ground_or_is_kept_as_a_slip(room: Room) -> None:
    in_order(room)
    motion = put(room)
    everybody = [(PersonId(each), Choice.AGAINST) for each in ("a", "b", "c", "d", "chair")]
    do(room, motions.open_vote(motion), ballots.cast_ballots(motion, everybody), ballots.close_vote(motion))
    room.alt(KEY.Key_4)
    room.ctrl(KEY.Key_Return)
    dialog = room.dialog()
    box = dialog.findChild(QComboBox, "announced")
    assert box.currentData() == "lost"
    box.setCurrentIndex(box.findData("carried"))
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    room.bot.waitUntil(lambda: "通过" in dialog._fault.text())
    assert dialog.isVisible()
    dialog.form.load({"spoken": True})
    room.submit()
    assert room.last(acts.ResultAnnounced).slip
    room.ctrl(KEY.Key_Return)
    room.submit()
    motion_now = room.hall.vote.motion
    assert (motion_now.announced, len(motion_now.announcements)) == (Outcome.LOST, 2)


def test_a_line_is_corrected_from_the_record_with_enter(room: Room) -> None:
    room.say("会申意见")
    room.hall.record.jump(room.hall.meeting.upto)
    room.key(KEY.Key_Return)
    room.dialog().findChild(QPlainTextEdit, "value").setPlainText("会审意见")
    room.submit()
    assert "会审意见" in [card.text for card in room.hall.record.shown]
    assert room.last(acts.Corrected).nature is acts.Nature.CLERICAL


def test_a_substantive_correction_without_confirmation_is_refused_in_the_form(room: Room) -> None:
    room.say("六人中已轮四人")
    room.ctrl(KEY.Key_E)
    dialog = room.dialog()
    dialog.form.load({"value": "六人中已轮三人", "nature": "substantive"})
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    room.bot.waitUntil(lambda: bool(dialog._fault.text()))
    dialog.form.load({"confirmed": "head"})
    room.submit()
    assert room.last(acts.Corrected).confirmed_by == "head"


def test_a_late_entry_stands_at_its_own_time(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_L)
    room.fill(time="0000", text="专业性强，不等于十年不动。")
    room.submit(entries=2)
    late = room.office.desk.entries(room.meeting_id).result()
    assert isinstance(late[-1].act, acts.LateEntered)
    assert late[-2].occurred_at < late[-3].occurred_at


def test_what_is_open_is_listed_with_a_jump_to_its_place(room: Room) -> None:
    room.say("没有发言人的一句")
    spoken = room.hall.meeting.upto
    room.alt(KEY.Key_6)
    room.key(KEY.Key_Return)
    assert room.focus() is room.hall.record.list
    assert room.hall.record.current == spoken


def test_an_objection_is_recorded_and_settled(room: Room) -> None:
    room.alt(KEY.Key_7)
    room.hall.papers.object.click()
    room.fill(text="应加“经党组同意”。")
    room.submit()
    room.hall.papers.list.setFocus()
    room.hall.papers.list.pick(str(room.hall.meeting.upto))
    room.key(KEY.Key_Return)
    room.fill(ground="会议记录未见此项。")
    room.submit()
    settled = room.last(acts.ObjectionSettled)
    assert (settled.changed, settled.ground) == (False, "会议记录未见此项。")


def test_a_break_and_its_end_share_one_key(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_B)
    room.submit()
    assert room.hall.meeting.agenda.on_break
    room.shown(lambda: room.ctrl(KEY.Key_B))
    assert not room.hall.meeting.agenda.on_break


def test_an_item_out_of_turn_asks_for_its_ground(room: Room) -> None:
    in_order(room)
    room.alt(KEY.Key_0)
    room.hall.agenda.agenda.setFocus()
    room.hall.agenda.agenda.pick("i2")
    said = room.refused(lambda: room.key(KEY.Key_Return))
    assert said.offer is not None
    said.offer.act()
    room.fill(ground="先议急事。")
    room.shown(lambda: room.bot.keyClick(room.dialog(), KEY.Key_Return, CTRL))
    assert room.last(acts.AgendaItemOpened).ground == "先议急事。"


def test_filtering_shows_the_lines_that_hold_the_words(room: Room) -> None:
    room.say("第一句话")
    room.say("第二句话")
    room.ctrl(KEY.Key_F)
    room.type("第二")
    assert [card.text for card in room.hall.record.shown] == ["第二句话"]
    room.hall.jump(room.hall.meeting.upto - 1)
    assert [card.text for card in room.hall.record.shown] == ["第一句话", "第二句话"]


def test_the_filter_knows_neither_width_nor_case_nor_blanks_and_takes_several_words(room: Room) -> None:
    room.say("Budget 拆分２份")
    room.say("拆分三份")
    room.ctrl(KEY.Key_F)
    for typed in ("ｂudget", "2份", "拆 分2", "份 BUD"):
        room.hall.record.filter.setText(typed)
        assert [card.text for card in room.hall.record.shown] == ["Budget 拆分２份"], typed
    room.hall.record.filter.setText(" ")
    assert len(room.hall.record.shown) == 2


def test_everything_that_takes_the_cursor_has_a_name_in_every_panel(room: Room) -> None:
    in_order(room)
    do(room, speech.put_question("为何？", asker="a"))
    motion = put(room)
    do(room, motions.open_vote(motion))
    for name in ("attendance", "questioning", "opinions", "vote", "commitments", "closing", "papers", "floor"):
        room.hall.show_side(name)
        assert unnamed(room.hall) == (), name


def test_every_key_of_the_hall_is_heard_in_the_entry_bar(room: Room) -> None:
    """Editors take some keys for themselves; none of those may be a key of the hall."""
    room.key(KEY.Key_Escape)
    heard: list[str] = []
    for spec in room.hall.table.specs:
        action = room.hall.table.action(spec.id)
        action.triggered.disconnect()
        action.setEnabled(True)
        action.triggered.connect(lambda _on=False, name=spec.id: heard.append(name))
    wanted = [spec for spec in room.hall.table.specs if spec.keys]
    for spec in wanted:
        pressed = QKeySequence(spec.keys[0])[0]
        room.bot.keyClick(room.hall.entry.editor, pressed.key(), pressed.keyboardModifiers())
    assert heard == [spec.id for spec in wanted]
    assert not {key for spec in wanted for key in spec.keys} & set(OBSTRUCTED)


def test_no_key_of_the_hall_is_a_key_of_the_window_around_it(room: Room) -> None:
    around = {key for _id, _name, key in pages()} | {"F1", "F10", "F12", "Ctrl+Q", "Ctrl+0", "Ctrl++", "Ctrl+-"}
    assert not {key for spec in room.hall.table.specs for key in spec.keys} & around


def test_a_hall_put_away_while_something_is_saved_leaves_no_fault_behind(room: Room) -> None:
    room.key(KEY.Key_Escape)
    room.type("最后一句")
    room.key(KEY.Key_Return)
    room.reopen()
    assert [act.text for act in room.acts() if isinstance(act, acts.SpeechMade)] == ["最后一句"]


@pytest.mark.parametrize(("width", "folded"), [(1093, True), (1279, True), (1280, False), (1366, False)])
def test_nothing_is_clipped_and_the_left_column_folds_on_narrow_screens(room: Room, width: int, folded: bool) -> None:  # noqa: FBT001
    assert room.hall.minimumSizeHint().width() <= 1093
    assert room.hall.minimumSizeHint().height() <= 700
    room.desk.resize(width, 768)
    assert room.hall._columns.folded is folded
    room.alt(KEY.Key_0)
    assert room.hall.agenda.findings.isVisible()
    room.key(KEY.Key_Escape)
    assert room.hall.agenda.findings.isVisible() is not folded


def test_a_hall_that_is_gone_hears_nothing_more(room: Room) -> None:
    gone = room.hall.follower
    room.reopen()
    room.say("新的一句")
    assert not isValid(gone)
    assert room.hall.meeting.upto == len(room.acts())
