"""The running record: heights exact where seen, the end kept in view, keys and clicks as in any list."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.card_list import CardList
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.look import Look
from desktop.ui.record_card import RecordCard
from desktop.ui.record_painter import RecordPainter
from desktop.ui.tokens import Hue

Model = LedgerModel[RecordCard]


def card(at: int, text: str = "") -> RecordCard:
    said = text or "关于第三项问题的整改情况，" * (at % 7 + 1)
    return RecordCard(f"e{at}", "10:00:00", "答", Hue.GREEN, said, "温子谦", "主任")


def cards(count: int) -> tuple[RecordCard, ...]:
    return tuple(card(at) for at in range(count))


class Record(CardList[RecordCard]):
    """A record of its own model and painter, 600 × 400."""

    def __init__(self, look: Look) -> None:
        self.cards = RecordPainter(look)
        self.entries = Model([Column("", lambda each: each.spoken)], lambda each: each.id, lambda _hue: "")
        super().__init__(look, self.entries, self.cards, "会议记录")
        self.resize(600, 400)

    def bottom(self) -> int:
        """Where the last card ends in the viewport."""
        return self.visualRect(self.entries.index(self.entries.rowCount() - 1, 0)).bottom() + 1

    def exact(self, row: int) -> bool:
        """Whether the height of the card is the measured one."""
        height = self.cards.measure(self.entries.rows[row], self.viewport().width())
        return self.visualRect(self.entries.index(row, 0)).height() == height


@pytest.fixture
def record(qtbot: QtBot, look: Look) -> Record:
    made = Record(look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def settle(record: Record) -> None:
    record.grab()
    QApplication.processEvents()


def test_a_new_record_shows_its_end(record: Record) -> None:
    record.entries.show(cards(200))
    settle(record)
    assert record.bottom() == record.viewport().height()


def test_cards_in_view_are_as_high_as_their_text(record: Record) -> None:
    record.entries.show(cards(200))
    settle(record)
    seen = [row for row in range(200) if record.visualRect(record.entries.index(row, 0)).bottom() > 0]
    assert len(seen) > 2
    assert all(record.exact(row) for row in seen)


def test_cards_lie_one_below_the_other_without_gap(record: Record) -> None:
    record.entries.show(cards(50))
    settle(record)
    rects = [record.visualRect(record.entries.index(row, 0)) for row in range(50)]
    assert all(upper.bottom() + 1 == lower.top() for upper, lower in itertools.pairwise(rects))


def test_a_new_card_stays_in_view_while_the_end_is(record: Record) -> None:
    record.entries.show(cards(60))
    settle(record)
    record.entries.show(cards(61))
    settle(record)
    assert record.bottom() == record.viewport().height()
    assert record.exact(60)


def test_reading_further_up_is_not_disturbed_by_a_new_card(record: Record) -> None:
    record.entries.show(cards(60))
    settle(record)
    record.verticalScrollBar().setValue(500)
    settle(record)
    before = record.verticalScrollBar().value()
    record.entries.show(cards(61))
    settle(record)
    assert record.verticalScrollBar().value() == before


def test_what_is_read_stays_put_when_a_card_above_it_turns_out_higher(record: Record) -> None:
    wide = tuple(card(at, "WWWWWWWWWWWWWWWWWWWW " * 20) for at in range(60))
    record.entries.show(wide)
    settle(record)
    record.verticalScrollBar().setValue(record.verticalScrollBar().value() - 700)
    settle(record)
    seen = record.indexAt(QPoint(10, 390))
    top = record.visualRect(seen).top()
    settle(record)
    assert record.visualRect(seen).top() == top
    assert record.exact(record.indexAt(QPoint(10, 1)).row())


def test_a_changed_card_gets_its_new_height(record: Record) -> None:
    rows = cards(5)
    record.entries.show(rows)
    settle(record)
    low = record.visualRect(record.entries.index(2, 0)).height()
    record.entries.show((*rows[:2], replace(rows[2], text="很长的话。" * 60), *rows[3:]))
    settle(record)
    assert record.visualRect(record.entries.index(2, 0)).height() > low
    assert record.exact(2)


def test_a_filtered_record_is_laid_out_anew(record: Record) -> None:
    record.entries.show(cards(60))
    settle(record)
    record.entries.show(cards(60)[::9])
    settle(record)
    assert record.entries.rowCount() == 7
    assert all(record.exact(row) for row in range(7) if record.visualRect(record.entries.index(row, 0)).top() >= 0)


def test_a_narrower_record_breaks_its_lines_again(record: Record) -> None:
    record.entries.show(cards(7))
    settle(record)
    wide = record.visualRect(record.entries.index(6, 0)).height()
    record.resize(360, 400)
    settle(record)
    assert record.visualRect(record.entries.index(6, 0)).height() > wide


def test_an_empty_record_answers_everything(qtbot: QtBot, record: Record) -> None:
    settle(record)
    qtbot.keyClick(record, Qt.Key.Key_Down)
    qtbot.keyClick(record, Qt.Key.Key_Return)
    assert not record.indexAt(QPoint(5, 5)).isValid()
    assert not record.currentIndex().isValid()


@pytest.mark.parametrize(
    ("start", "key", "row"),
    [
        (10, Qt.Key.Key_Down, 11),
        (10, Qt.Key.Key_Up, 9),
        (0, Qt.Key.Key_Up, 0),
        (59, Qt.Key.Key_Down, 59),
        (10, Qt.Key.Key_Home, 0),
        (10, Qt.Key.Key_End, 59),
    ],
)
def test_keys_lead_from_card_to_card(qtbot: QtBot, record: Record, start: int, key: Qt.Key, row: int) -> None:
    record.entries.show(cards(60))
    record.pick(f"e{start}")
    qtbot.keyClick(record, key)
    assert record.currentIndex().row() == row
    rect = record.visualRect(record.currentIndex())
    assert rect.top() >= 0 or rect.height() > record.viewport().height()
    assert rect.top() < record.viewport().height()


def test_a_page_down_goes_about_a_page(qtbot: QtBot, record: Record) -> None:
    record.entries.show(cards(60))
    record.pick("e5")
    before = record.visualRect(record.currentIndex()).top() + record.verticalOffset()
    qtbot.keyClick(record, Qt.Key.Key_PageDown)
    after = record.visualRect(record.currentIndex()).top() + record.verticalOffset()
    assert 0 < after - before <= record.viewport().height()


def test_a_click_picks_the_card_under_it_and_enter_opens_it(qtbot: QtBot, record: Record) -> None:
    record.entries.show(cards(60))
    settle(record)
    place = QPoint(200, 200)
    expected = record.entries.id_at(record.indexAt(place))
    with qtbot.waitSignal(record.picked) as picked:
        qtbot.mouseClick(record.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [expected]
    with qtbot.waitSignal(record.opened) as opened:
        qtbot.keyClick(record, Qt.Key.Key_Return)
    assert opened.args == [expected]


def test_the_list_is_heard_as_a_list_of_sentences(record: Record) -> None:
    record.entries.show((card(1, "没有交接到位。"),))
    assert unnamed(record) == ()
    assert record.entries.index(0, 0).data() == "10:00:00 答 温子谦 主任：没有交接到位。"


def test_five_thousand_cards_are_measured_only_where_they_are_seen(record: Record) -> None:
    record.entries.show(cards(5000))
    settle(record)
    measured = sum(record._exact)
    assert 0 < measured < 40
