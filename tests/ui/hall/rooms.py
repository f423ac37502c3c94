"""A small invented meeting on a real store, and a hall over it that is worked by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.acts import Act
from desktop.meeting.ids import FindingId, ItemId, MeetingId, PartyId, PersonId, UnitId
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, PreparedQuestion, PriorOpinion, Role, Seat, Unit
from desktop.meeting.refusal import Refusal
from desktop.ui.application import Language
from desktop.ui.errand import Errands
from desktop.ui.hall.screen import HallScreen
from desktop.ui.look import Look
from desktop.ui.session import Session
from desktop.ui.telling import Done, Refused, Teller, Troubled
from tests.ui.watchdog import turn, watchdog

PARTIES = ("jw", "zzb", "xcb", "xcz")
NAMES = ("市纪委监委", "市委组织部", "市委巡察办", "市委巡察组")
SHORT = ("纪委监委", "组织部", "巡察办", "巡察组")
PEOPLE = (
    ("chair", "钟世安", "主任", "xcb", Role.CHAIR, True),
    ("a", "罗敬之", "第三室主任", "jw", Role.MEMBER, True),
    ("b", "何其远", "干部监督科科长", "zzb", Role.MEMBER, True),
    ("c", "秦若岚", "副主任", "xcb", Role.MEMBER, True),
    ("d", "曾牧野", "组长", "xcz", Role.MEMBER, True),
    ("head", "温子谦", "党组书记", "", Role.RESPONDENT, False),
    ("aide", "卫时雨", "副主任", "", Role.RESPONDENT, False),
    ("rec", "文思远", "", "", Role.STAFF, False),
    ("caller", "王知夏", "", "", Role.STAFF, False),
    ("t1", "李予安", "", "", Role.STAFF, False),
    ("t2", "赵闻笛", "", "", Role.STAFF, False),
)
DUTIES = {"rec": "记录人", "caller": "唱票人", "t1": "计票人", "t2": "计票人"}
FINDINGS = (
    ("f1", "01", "以碰头会代替党组会研究重大事项"),
    ("f2", "02", "养护合同拆分规避招标，合计86.4万元"),
    ("f3", "03", "苗木入库17笔无两人签字"),
)
BEFORE = {"f1": "到位 到位 到位 到位", "f2": "未到位 到位 到位 未到位", "f3": "基本到位 到位 基本到位 基本到位"}


def plan() -> Plan:
    """Return the preparation of the small meeting."""
    return Plan(
        title="示例市园林养护中心巡察整改四方会审",
        number="示例会审〔2027〕9号",
        place="二号会议室",
        sample=True,
        units=(Unit(UnitId("u"), "园林养护中心", "温子谦"),),
        parties=tuple(Party(PartyId(id_), name, short) for id_, name, short in zip(PARTIES, NAMES, SHORT, strict=True)),
        seats=tuple(
            Seat(
                PersonId(person),
                name,
                post,
                PartyId(party),
                role,
                votes=votes,
                unit=UnitId("u" if role is Role.RESPONDENT else ""),
                duty=DUTIES.get(person, ""),
            )
            for person, name, post, party, role, votes in PEOPLE
        ),
        findings=tuple(
            Finding(FindingId(id_), number, text, UnitId("u"), claimed="已完成") for id_, number, text in FINDINGS
        ),
        agenda=(
            AgendaItem(
                ItemId("i1"),
                "议题一",
                "听取并会审园林养护中心整改情况",
                findings=(FindingId("f1"), FindingId("f2"), FindingId("f3")),
            ),
            AgendaItem(ItemId("i2"), "议题二", "研究下一步督办安排"),
        ),
        questions=(
            PreparedQuestion("去年的养护合同为何拆成两份？", PartyId("xcz"), FindingId("f2"), PersonId("head")),
        ),
        opinions=tuple(
            PriorOpinion(PartyId(party), FindingId(finding), verdict)
            for finding, verdicts in BEFORE.items()
            for party, verdict in zip(PARTIES, verdicts.split(), strict=True)
        ),
    )


class Desk(QWidget):
    """A bare window with the doors a hall needs; what was told stands in ``said``."""

    def __init__(self, look: Look, office: Office) -> None:
        super().__init__()
        self.said: list[Done | Refused | Troubled] = []
        teller = Teller(look, self)
        teller.told.connect(self.said.append)
        self.session = Session(office, look, teller, Errands(teller, lambda _error: None), Language.CHINESE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)


class Room:
    """The hall under test, its window, and the keys that work it."""

    def __init__(self, bot: QtBot, look: Look, office: Office, meeting: MeetingId) -> None:
        self.bot, self.look, self.office, self.meeting_id = bot, look, office, meeting
        self.desk = Desk(look, office)
        bot.addWidget(self.desk)
        self.hall = self.open()

    def open(self) -> HallScreen:
        """Show a new hall in the window and wait until it is ready; from then on every turn is watched."""
        dog = watchdog()
        if dog is not None:
            dog.awake = False
        hall = HallScreen(self.desk.session, self.meeting_id, self.desk)
        self.desk.column.addWidget(hall)
        self.desk.resize(1366, 768)
        with self.bot.waitSignal(hall.ready):
            self.desk.show()
        self.back()
        if dog is not None:
            dog.awake = True
        return hall

    def reopen(self) -> None:
        """Put the hall away without a word, as a crash would, and show a new one."""
        old = self.hall
        self.desk.column.removeWidget(old)
        old.setParent(None)
        old.deleteLater()
        self.hall = self.open()

    # Keys

    def focus(self) -> QWidget:
        """Return what has the cursor."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the cursor is."""
        with turn(f"{modifier} {key}"):
            self.bot.keyClick(self.focus(), key, modifier)

    def ctrl(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Press Ctrl, perhaps Shift, and the key."""
        more = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.key(key, Qt.KeyboardModifier.ControlModifier | more)

    def alt(self, key: Qt.Key) -> None:
        """Press Alt and the key."""
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Type Latin letters and digits key by key, Chinese as an input method commits it."""
        if text.isascii():
            for sign in text:
                with turn(sign):
                    self.bot.keyClicks(self.focus(), sign)
            return
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        with turn(text):
            QCoreApplication.sendEvent(self.focus(), event)

    def compose(self, letters: str) -> None:
        """Let the input method hold ``letters`` that are not yet words."""
        QCoreApplication.sendEvent(self.focus(), QInputMethodEvent(letters, []))

    # Waiting

    def shown(self, do: Callable[[], None], entries: int = 1) -> None:
        """Do something and wait until the hall shows that many more entries."""
        wanted = self.hall.meeting.upto + entries if self.hall.meeting else 0
        with self.bot.waitSignal(
            self.hall.shown_upto, check_params_cb=lambda upto: upto >= wanted, raising=False
        ) as waited:
            do()
        assert waited.signal_triggered, (self.desk.said[-1:], self.acts()[-4:])

    def say(self, text: str, entries: int = 1) -> None:
        """Type a line into the bar and press Enter."""
        if self.focus() is not self.hall.entry.editor:
            self.key(Qt.Key.Key_Escape)
        self.type(text)
        self.shown(lambda: self.key(Qt.Key.Key_Return), entries)

    def refused(self, do: Callable[[], None]) -> Refused:
        """Do something and wait until it is refused; return what was said."""
        with self.bot.waitSignal(self.desk.session.teller.told) as waited:
            do()
        said = waited.args[0]
        assert isinstance(said, Refused)
        return said

    def dialog(self) -> QDialog:
        """Return the form that is open over the hall."""
        open_ = [each for each in self.desk.findChildren(QDialog) if each.isVisible()]
        assert open_
        self._wait_inside(open_[-1])
        return open_[-1]

    def fill(self, **texts: str) -> None:
        """Go to fields of the open form by their names and type into them."""
        dialog = self.dialog()
        for name, text in texts.items():
            widget = dialog.findChild(QWidget, name)
            assert widget is not None
            widget.setFocus()
            self.type(text)

    def submit(self, entries: int = 1) -> None:
        """Press Ctrl+Enter in the open form and wait for what it records."""
        dialog = self.dialog()
        with self.bot.waitSignal(dialog.accepted):
            self.shown(
                lambda: self.bot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), entries
            )
        self.back()

    def back(self) -> None:
        """Wait until the window has the keys again, which a window manager would see to."""
        self._wait_inside(self.desk)

    def _wait_inside(self, window: QWidget) -> None:
        window.activateWindow()

        def inside() -> bool:
            widget = QApplication.focusWidget()
            return widget is not None and widget.window() is window

        self.bot.waitUntil(inside)

    # What stands in the store

    def acts(self) -> tuple[Act, ...]:
        """Return the acts of the meeting as the store has them."""
        return tuple(entry.act for entry in self.office.desk.entries(self.meeting_id).result())

    def last(self, kind: type[Act]) -> Act:
        """Return the newest act of that kind."""
        return [act for act in self.acts() if isinstance(act, kind)][-1]


def opened(
    folder: Path, profile: str = "rectification-review", prepared: Plan | None = None
) -> tuple[Office, MeetingId]:
    """Return an office on a new store in ``folder`` with the small meeting's record open."""
    office = open_office(folder / "store", places=Places(folder / "config", folder / "data"))
    meeting = office.preparations.new(profile, prepared or plan()).result().meeting
    found = office.preparations.open(meeting).result()
    assert not isinstance(found, Refusal)
    return office, meeting
