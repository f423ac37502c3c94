"""Two versions of the minutes compared, paragraphs reworded over what is composed, and the phrases of papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.office import Office
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import draft_minutes, reword_paragraph
from desktop.minutes.compose import Narrative, narratives
from desktop.minutes.wording import phrases, wording
from desktop.ui.main_window import MainWindow
from desktop.ui.minutes.reword import Reword
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.minutes.versions_dialog import VersionsDialog
from desktop.ui.session import Session
from desktop.ui.wording_dialog import WordingDialog, open_wording
from desktop.ui.wording_names import example, phrase_names


@pytest.fixture
def meeting(office: Office, prepared: MeetingId) -> MeetingId:
    """The sample's record, opened, with a draft of its minutes."""
    office.preparations.open(prepared).result()
    office.desk.put(prepared, draft_minutes()).result()
    return prepared


def lead(office: Office, meeting: MeetingId) -> Narrative:
    return narratives(office.desk.meeting(meeting).result(), Paper.MINUTES)[0]


def reword(office: Office, meeting: MeetingId, text: str, over: str) -> None:
    intent = reword_paragraph(lead(office, meeting).key, text, over)
    assert not isinstance(office.desk.put(meeting, intent).result(), Refusal)


def versions(qtbot: QtBot, session: Session, office: Office, meeting: MeetingId, window: MainWindow) -> VersionsDialog:
    standing = office.desk.meeting(meeting).result()
    dialog = VersionsDialog(session, meeting, Paper.MINUTES, standing, window)
    dialog.open()
    qtbot.waitUntil(lambda: not window.errands.under_way)
    return dialog


def test_the_last_draft_is_compared_with_how_it_is_now(
    qtbot: QtBot, session: Session, office: Office, meeting: MeetingId, window: MainWindow
) -> None:
    was = lead(office, meeting)
    reword(office, meeting, was.text + "会议认为总体较好。", was.composed)
    dialog = versions(qtbot, session, office, meeting, window)
    assert dialog.earlier.currentText().startswith("拟稿")
    assert (dialog.view.number, dialog.count.text()) == (1, "第 1 处，共 1 处不同")
    assert dialog.view.toPlainText().endswith("会议认为总体较好。")
    assert dialog.table.trigger("difference.copy")
    assert QGuiApplication.clipboard().text().endswith("［＋会议认为总体较好。］")
    lines = dialog.view.document().blockCount()
    dialog.all.setChecked(True)
    assert dialog.view.document().blockCount() > lines
    assert dialog.view.number == 1


def test_equal_versions_say_that_they_are_equal(
    qtbot: QtBot, session: Session, office: Office, meeting: MeetingId, window: MainWindow
) -> None:
    dialog = versions(qtbot, session, office, meeting, window)
    assert dialog.count.text() == "两稿没有不同。"
    assert not dialog.table.trigger("difference.next")


def test_the_keys_go_round_the_differences(
    qtbot: QtBot, session: Session, office: Office, meeting: MeetingId, window: MainWindow
) -> None:
    standing = office.desk.meeting(meeting).result()
    for each in narratives(standing, Paper.MINUTES):
        office.desk.put(meeting, reword_paragraph(each.key, each.text + "（改）", each.composed)).result()
    office.wordings.keep(replace(wording(), office_head="示例市委巡察办"), office.clock.now()).result()
    dialog = versions(qtbot, session, office, meeting, window)
    number = dialog.view.number
    assert number >= 2
    dialog.previous()
    assert dialog.view.at == number - 1
    dialog.next()
    assert (dialog.view.at, dialog.count.text()) == (0, f"第 1 处，共 {number} 处不同")


def reworder(session: Session, office: Office, meeting: MeetingId, window: MainWindow) -> Reword:
    standing = office.desk.meeting(meeting).result()
    dialog = Reword(session, meeting, standing, Paper.MINUTES, wording(), window)
    dialog.open()
    return dialog


def test_a_paragraph_whose_composed_text_changed_since_is_shown_with_both_and_a_choice(
    qtbot: QtBot, session: Session, office: Office, meeting: MeetingId, window: MainWindow
) -> None:
    was = lead(office, meeting)
    reword(office, meeting, "会议如期召开。", "原来的开头。")
    dialog = reworder(session, office, meeting, window)
    assert "其中 1 段的原稿后来变了" in dialog.count.text()
    assert "原来的开头。" in dialog.over.text()
    assert was.composed in dialog.over.text()
    with qtbot.waitSignal(dialog.reworded):
        dialog.table.trigger("reword.stay")
    dialog.show_meeting(office.desk.meeting(meeting).result())
    assert dialog.count.text().endswith("改过 1 段")
    assert lead(office, meeting).text == "会议如期召开。"
    assert not dialog.table.trigger("reword.stay")


def test_a_paragraph_goes_back_to_what_is_composed(
    qtbot: QtBot, session: Session, office: Office, meeting: MeetingId, window: MainWindow
) -> None:
    was = lead(office, meeting)
    reword(office, meeting, "会议如期召开。", was.composed)
    dialog = reworder(session, office, meeting, window)
    with qtbot.waitSignal(dialog.reworded):
        dialog.table.trigger("reword.revert")
    dialog.show_meeting(office.desk.meeting(meeting).result())
    assert lead(office, meeting) == was
    assert not dialog.table.trigger("reword.revert")
    assert dialog.count.text().endswith("改过 0 段")


def test_the_minutes_screen_opens_both(qtbot: QtBot, office: Office, meeting: MeetingId, window: MainWindow) -> None:
    assert window.navigator is not None
    window.navigator.open(meeting, "closed")
    screen = window.screen_shown
    assert isinstance(screen, MinutesScreen)
    qtbot.waitUntil(lambda: screen.follower.meeting is not None)
    assert screen.acts.trigger("paper.versions")
    screen.versions.accept()
    assert screen.acts.trigger("paper.reword")
    qtbot.waitUntil(lambda: any(isinstance(each, Reword) for each in QApplication.topLevelWidgets()))
    qtbot.waitUntil(lambda: not window.errands.under_way, timeout=20_000)


def test_phrases_are_found_changed_checked_and_put_back(session: Session, office: Office, window: MainWindow) -> None:
    dialog = WordingDialog(session, office.wordings.book().result(), window)
    dialog.open()
    dialog.search.setText("纪要 开头")
    assert [row.id for row in dialog.list.rows] == ["minutes_lead"]
    assert dialog.current == "minutes_lead"
    dialog.text.setPlainText("会议召开。")
    assert "{day}" in dialog.fault.text()
    dialog.save()
    assert dialog.isVisible()
    dialog.ship()
    assert dialog.fault.text() == ""
    assert "第二会议室" in dialog.shown.text()
    dialog.undo()
    assert dialog.phrases["minutes_lead"] == "会议召开。"
    dialog.undo()
    assert dialog.phrases == phrases(wording())
    dialog.reject()


def test_saved_phrases_are_in_force(qtbot: QtBot, session: Session, office: Office, window: MainWindow) -> None:
    open_wording(session, window)
    qtbot.waitUntil(lambda: any(isinstance(each, WordingDialog) for each in QApplication.topLevelWidgets()))
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, WordingDialog))
    dialog.list.pick("title_minutes")
    dialog.text.setPlainText("专题会议纪要")
    dialog.save()
    qtbot.waitUntil(lambda: office.wordings.book().result().now.title_minutes == "专题会议纪要")


def test_every_phrase_has_a_name_and_an_example() -> None:
    assert set(phrase_names()) == set(phrases(wording()))
    for name, text in phrases(wording()).items():
        assert "{" not in text.format(**example(name))
