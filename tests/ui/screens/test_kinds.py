"""Kinds of meeting changed by the office, by keyboard, and what becomes of preparations."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app.office import Office
from desktop.app.profiles import KindGone
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.meeting.profile import Profile, Stage
from desktop.meeting.profile_file import load
from desktop.meeting.rules.guards import GUARDS
from desktop.minutes.parts import Part
from desktop.ui.kinds.dialog import KindsDialog
from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.kinds.editor import KindEditor
from desktop.ui.kinds.rows_page import RowsPage
from desktop.ui.kinds.told import told
from desktop.ui.kinds.votes_page import VotesPage
from desktop.ui.kinds.words import guard_words, part_words
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session

REVIEW = load("rectification-review")


@pytest.fixture
def mine(office: Office) -> Profile:
    made = office.profiles.copy(REVIEW, "本单位会审")
    office.profiles.keep(made)
    return made


@pytest.fixture
def dialog(session: Session, window: MainWindow, mine: Profile) -> KindsDialog:
    made = KindsDialog(session, window)
    made.open()
    made.list.pick(mine.id)
    return made


@pytest.fixture
def editor(dialog: KindsDialog) -> KindEditor:
    assert dialog.table.trigger("kinds.edit")
    return dialog.editor


def page(editor: KindEditor, title: str) -> RowsPage[object]:
    at = next(at for at, each in enumerate(editor.pages) if each.title == title)
    editor.list.pick(str(at))
    found = editor.page
    assert isinstance(found, RowsPage)
    return found


def asked() -> list[QMessageBox]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def answer(button: str) -> None:
    next(each for each in asked()[0].buttons() if each.text() == button).click()


def test_a_shipped_kind_is_copied_changed_and_offered_for_new_meetings(
    qtbot: QtBot, office: Office, dialog: KindsDialog
) -> None:
    dialog.list.pick(REVIEW.id)
    assert not dialog.table.trigger("kinds.edit")
    assert not dialog.table.trigger("kinds.remove")
    assert dialog.table.trigger("kinds.copy")
    field = dialog.editor.pages[0].findChild(QLineEdit, "name")
    assert field is not None
    field.setText("示例市专项会审")
    assert dialog.editor.table.trigger("kind.save")
    assert [each.name for each in office.profiles.usable()][-2:] == ["本单位会审", "示例市专项会审"]
    assert dialog.chosen is not None
    assert dialog.chosen.name == "示例市专项会审"
    assert load(REVIEW.id) == REVIEW


def test_ticks_turn_with_space_and_come_back_with_undo(qtbot: QtBot, editor: KindEditor) -> None:
    stages = page(editor, "会议阶段")
    stages.view.setCurrentIndex(stages.model.index(0, 1))
    qtbot.keyClick(stages.view, Qt.Key.Key_Space)
    assert editor.draft.now.stages[0].bars == ("respondent",)
    qtbot.keyClick(stages.view, Qt.Key.Key_Return)
    assert editor.draft.now.stages[0].bars == ()
    editor.table.trigger("kind.undo")
    assert editor.draft.now.stages[0].bars == ("respondent",)
    editor.table.trigger("kind.undo")
    assert not editor.table.trigger("kind.undo")
    editor.table.trigger("kind.redo")
    assert editor.draft.now.stages[0].bars == ("respondent",)


def test_rows_are_added_moved_and_taken_away_where_they_may_be(editor: KindEditor) -> None:
    page(editor, "会审各方")
    editor.add_row()
    assert len(editor.draft.now.parties) == 5
    editor.draft.undo()
    parties = page(editor, "会审各方")
    parties.view.setCurrentIndex(parties.model.index(0, 0))
    editor.move_row(-1)
    editor.move_row(1)
    assert [each.id for each in editor.draft.now.parties][:2] == ["zzb", "jw"]
    editor.remove_row()
    assert [each.id for each in editor.draft.now.parties] == ["zzb", "xcb", "xcz"]
    page(editor, "程序规则")
    assert not editor.table.trigger("kind.add")


def test_every_table_shows_and_writes_what_the_profile_says(editor: KindEditor) -> None:
    verdicts = page(editor, "认定词")
    verdicts.model.setData(verdicts.model.index(2, 1), "基本完成")
    assert editor.draft.now.partial_verdicts == ("基本到位", "未到位")
    judged = page(editor, "评价词")
    judged.view.setCurrentIndex(judged.model.index(2, 1))
    judged.view.opened.emit("2")
    assert editor.draft.now.judgements[2].satisfied
    guards = page(editor, "程序规则")
    assert guards.model.rowCount() == len(GUARDS)
    before = len(editor.draft.now.guards)
    guards.view.setCurrentIndex(guards.model.index(2, 1))
    guards.view.opened.emit("2")
    assert len(editor.draft.now.guards) == before + 1
    papers = page(editor, "材料内容")
    papers.view.setCurrentIndex(papers.model.index(13, 9))
    papers.view.opened.emit("13")
    assert editor.draft.now.shows("room", "dissent")
    assert not editor.draft.now.shows("feedback", "dissent")


def test_what_a_table_only_shows_is_not_changed_by_showing_it(editor: KindEditor) -> None:
    for at in range(len(editor.pages)):
        editor.list.pick(str(at))
    assert not editor.draft.dirty


def test_a_rule_is_read_out_as_it_is_changed(editor: KindEditor) -> None:
    votes = next(each for each in editor.pages if isinstance(each, VotesPage))
    editor.list.pick(str(editor.pages.index(votes)))
    votes.list.pick("0")
    form = votes.motion
    for key, value in (("fraction", "2/3"), ("comparison", "≥"), ("usual", "secret"), ("has_quorum", True)):
        form.edited.emit(key, value)
    rule = editor.draft.now.motions[0].rule
    assert (rule.threshold.fraction, editor.draft.now.motions[0].methods[0]) == (Fraction(2, 3), "secret")
    said = votes.read_out.text()
    assert "赞成须达到应到会人数的 2/3" in said
    assert "通常无记名表决" in said
    assert "到会人数须达到应到会人数的 1/2" in said


@pytest.mark.parametrize(
    ("text", "taken"), [("1", False), ("1/1", False), ("0", False), ("99/100", True), ("x", False)]
)
def test_a_share_no_vote_could_be_held_by_is_not_taken(editor: KindEditor, text: str, *, taken: bool) -> None:
    votes = next(each for each in editor.pages if isinstance(each, VotesPage))
    editor.list.pick(str(editor.pages.index(votes)))
    votes.list.pick("0")
    field = votes.motion.findChild(QLineEdit, "fraction")
    assert field is not None
    field.setText(text)
    assert (editor.draft.now.motions[0].rule.threshold.fraction == Fraction(99, 100)) is taken


def test_a_fault_keeps_it_from_being_saved_and_is_shown_at_its_place(
    editor: KindEditor, office: Office, mine: Profile
) -> None:
    stages = (*mine.stages, Stage("new", ""))
    editor.draft.change(replace(mine, stages=stages))
    editor.save()
    assert editor.page.title == "会议阶段"
    assert "不能为空" in editor.page.fault.text()
    assert office.profiles.load(mine.id) == mine
    editor.draft.undo()
    assert editor.page.fault.text() == ""


def test_esc_asks_before_changes_are_lost(qtbot: QtBot, editor: KindEditor, mine: Profile) -> None:
    editor.draft.change(replace(mine, proxies_vote=True))
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    answer("接着改")
    assert editor.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.rejected):
        answer("放弃修改")


def test_typing_in_one_field_is_one_step(qtbot: QtBot) -> None:
    draft = ProfileDraft(REVIEW)
    for name in ("示", "示例", "示例市"):
        draft.change(replace(draft.now, name=name), typing="name")
    draft.change(replace(draft.now, source="依据"), typing="source")
    draft.undo()
    assert draft.now.name == "示例市"
    draft.undo()
    assert (draft.now, draft.dirty, draft.can_redo) == (REVIEW, False, True)
    with qtbot.waitSignal(draft.changed):
        draft.redo()
    assert draft.now.name == "示例市"


def test_a_broken_file_is_listed_and_can_be_deleted(qtbot: QtBot, office: Office, dialog: KindsDialog) -> None:
    file = office.profiles.folder / "broken.toml"
    file.write_text("schema = 9", "utf-8")
    dialog.refresh("broken")
    assert "由更新的程序写成" in dialog.told.text()
    assert not dialog.table.trigger("kinds.edit")
    with qtbot.waitSignal(dialog.destroyed, raising=False, timeout=1):
        dialog.table.trigger("kinds.remove")
    qtbot.waitUntil(
        lambda: any(isinstance(each, QMessageBox) and each.isVisible() for each in QApplication.topLevelWidgets())
    )
    answer("删除")
    qtbot.waitUntil(lambda: not file.exists())
    assert dialog.chosen is not None


def test_a_kind_goes_out_and_comes_back_with_its_check_value(
    qtbot: QtBot, office: Office, dialog: KindsDialog, tmp_path: Path, mine: Profile
) -> None:
    dialog.take_to(tmp_path / "stick")
    assert dialog.chosen is not None
    assert dialog.chosen.digest in dialog.told.text()
    office.profiles.remove(mine.id)
    dialog.refresh(REVIEW.id)
    dialog.bring_file(tmp_path / "stick" / "本单位会审.toml")
    answer("导入")
    qtbot.waitUntil(lambda: office.profiles.name(mine.id) == "本单位会审")
    (tmp_path / "x.toml").write_bytes(b"\xff")
    dialog.bring_file(tmp_path / "x.toml")
    assert "UTF-8" in dialog.fault.text()


def test_every_rule_part_and_paper_has_its_words() -> None:
    assert set(guard_words()) == GUARDS
    assert set(part_words()) == set(Part)


def test_the_rules_are_told_in_sentences() -> None:
    said = {title: " ".join(lines) for title, lines in told(REVIEW)}
    assert "闭门合议时，被质询人不得在场。" in said["怎么开"]
    assert "到会人数须达到应到会人数的 1/2" in said["怎么开"]
    assert "各方意见对半时，问主持人是否暂缓。" in said["怎么表决"]
    assert "任何理由都不能突破" in said["程序规则"]
    assert "不要求：会前送达材料。" in said["程序规则"]
    assert "一次提问 3 分钟" in said["限时"]
    assert told(replace(REVIEW, limits=replace(REVIEW.limits, question=0, answer=0, exchange=0, speech=0)))[-1][1] == (
        "发言不限时。",
    )


def test_a_preparation_whose_kind_is_gone_says_so_and_goes_on_with_another(
    qtbot: QtBot, window: MainWindow, office: Office, mine: Profile, plan: Plan
) -> None:
    meeting: MeetingId = office.preparations.new(mine.id, plan).result().meeting
    office.profiles.remove(mine.id)
    assert window.navigator is not None
    window.navigator.open(meeting, "preparing")
    screen = window.screen_shown
    qtbot.waitUntil(lambda: getattr(screen, "lost", None) is not None)
    lost = getattr(screen, "lost")  # noqa: B009 - the page's class is not known here
    lost.form.load({"kind": REVIEW.id})
    lost.turn.click()
    qtbot.waitUntil(lambda: office.preparations.get(meeting).result().preparation.profile == REVIEW.id)
    qtbot.waitUntil(lambda: not window.errands.under_way)
    with pytest.raises(KindGone):
        office.profiles.load(mine.id)
