"""One whole review in the real window, as a secretary does it by keyboard alone: from an empty shelf to papers.

    python -m tests.xvfb.walk STORE LEDGER OUT [PICTURES]

The window is the program's own, on the display of the environment; every key comes from the X server. What the story
waits for is read from the window's own objects, what it did is judged by others, from the store and the papers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from desktop.app.places import here
from desktop.ui.hall.form_dialog import FormDialog
from desktop.ui.hall.screen import HallScreen
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.minutes.export import ExportDialog
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.prepare.paste_people import PastePeople
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.shelf.new_meeting import NewMeeting
from desktop.ui.shelf.screen import ShelfScreen
from desktop.ui.start import Program, make
from desktop.ui.telling import Done
from tests.xvfb.driver import Story, asked, copy, focus, paste, press, wait, written
from tests.xvfb.matter import DISSENTS, INITIALS, OPINIONS, PROMISE, ROSTER, SLIP
from tests.xvfb.stage import Stage, tell


class Walk(Stage):
    """The story over one window; ``out`` is where the papers go, ``pictures`` where pictures go if any are wanted."""

    def __init__(self, program: Program, ledger: Path, out: Path, pictures: Path | None = None) -> None:
        super().__init__(program, pictures)
        self.ledger, self.out = ledger, out

    def story(self) -> Story:
        """The whole review."""
        yield from self.prepare()
        yield from self.take_in()
        yield from self.open_record()
        yield from self.question()
        yield from self.give_opinions()
        yield from self.carried()
        yield from self.deferred()
        yield from self.lost()
        yield from self.secret()
        yield from self.close()
        yield from self.issue()
        yield from self.let_go()
        yield press("ctrl+q")

    # What is there

    @property
    def prepared(self) -> PrepareScreen:
        page = self.program.window.screen_shown
        assert isinstance(page, PrepareScreen)
        return page

    def upto(self) -> int:
        """The newest number that is shown."""
        meeting = self.hall.meeting
        return meeting.upto if meeting else 0

    def prepare(self) -> Story:
        window = self.program.window
        yield wait("a first page", lambda: window.can_go("shelf") and window.isMaximized())
        yield press("ctrl+shift+1", self.at(ShelfScreen))
        yield from self.show("shelf")
        yield press("ctrl+n", asked(NewMeeting))
        yield from paste("示例市园林养护中心巡察整改四方会审")
        yield press("Tab", lambda: written() == "")
        yield from paste("示例会审〔2027〕9号")
        yield press("Return", lambda: self.at(PrepareScreen)() and self.prepared.page is not None)
        yield press("alt+d", lambda: written() == "")
        yield from paste("2027-03-18 09:00")
        yield press("alt+l", lambda: written() == "")
        yield from paste("二号会议室")
        yield from self.step("units")
        yield press("Insert", lambda: isinstance(focus(), QLineEdit))
        yield from paste("园林养护中心")
        yield press("Return", lambda: [unit.name for unit in self.prepared.keeper.plan.units] == ["园林养护中心"])
        yield from self.step("seats")
        yield copy(ROSTER)
        yield press("ctrl+shift+v", asked(PastePeople))
        yield press(
            "ctrl+Return", lambda: self.at(PrepareScreen)() and len(self.prepared.keeper.plan.seats) == len(INITIALS)
        )
        yield from self.show("prepare")

    def step(self, name: str) -> Story:
        """Turn the steps of the preparation until that one is shown."""
        while self.prepared.steps.current != name:
            now = self.prepared.steps.current
            yield press("ctrl+Next", lambda now=now: self.prepared.steps.current != now)

    def take_in(self) -> Story:
        """Import the ledger, then put all findings on the agenda."""
        yield press("ctrl+i", asked(ImportDialog))
        yield press("Return", asked(QFileDialog))
        yield from paste(str(self.ledger))

        def read() -> bool:
            dialog = QApplication.activeModalWidget()
            return isinstance(dialog, ImportDialog) and dialog.draft is not None and asked(ImportDialog)()

        yield press("Return", read)
        yield from self.show("import")
        yield press(
            "ctrl+Return",
            lambda: self.at(PrepareScreen)() and len(self.prepared.keeper.plan.findings) == len(OPINIONS[0]),
        )
        yield from self.step("agenda")
        yield press("Insert", lambda: isinstance(focus(), QLineEdit))
        yield press("Tab", lambda: written() == "")
        yield from paste("听取并会审园林养护中心整改情况")
        yield press("Tab Tab", lambda: written() == "")
        yield from paste("全部")
        yield press(
            "Return", lambda: any(len(item.findings) == len(OPINIONS[0]) for item in self.prepared.keeper.plan.agenda)
        )

    def open_record(self) -> Story:
        yield press("ctrl+shift+o", asked(QMessageBox))
        yield press("Return", lambda: self.at(HallScreen)() and isinstance(focus(), QLineEdit))
        for initials in INITIALS:
            yield press(" ".join(initials), lambda initials=initials: written() == initials)
            yield press("Return", self.more())
        yield press("ctrl+shift+o", self.more())
        yield press("ctrl+i", self.more())

    # The meeting

    def say(self, keys: str, text: str) -> Story:
        """Choose with ``keys`` who speaks and how, and take down what is said."""
        if keys:
            yield press(f"Escape {keys}", lambda: focus() is self.hall.entry.editor)
        yield from paste(text)
        yield press("Return", self.more())

    def stages(self, count: int) -> Story:
        for _ in range(count):
            yield press("ctrl+n", self.more())

    def find(self, number: str) -> Story:
        """Go on to the finding with that number."""
        yield press("Escape", lambda: focus() is self.hall.entry.editor)
        while (self._number() or "00") != number:
            now = self._number()
            yield press("ctrl+Next", lambda now=now: self._number() != now)

    def _number(self) -> str:
        meeting = self.hall.meeting
        found = meeting.finding(self.hall.finding) if meeting else None
        return found.number if found else ""

    def question(self) -> Story:
        yield from self.stages(2)
        yield from self.say("F6 ctrl+7", "8个问题中5个已完成，2个基本完成，1个未完成。")
        yield from self.stages(2)
        yield from self.find("02")
        yield from self.say("F3 ctrl+1", "去年的养护合同为何拆成两份？")
        for text in ("两片养护标准不同。", "依据在哪里？", PROMISE):
            yield from self.say("", text)
        yield press("alt+2", lambda: focus() is not self.hall.entry.editor)
        yield from self.show("questioning")
        for sign in "3223":
            yield press(sign, self.more())
        yield press("ctrl+k", asked(FormDialog))
        yield press("Return", self.more())
        yield press("alt+5", lambda: focus() is self.hall.commitments.list)
        yield press("Return", self.more())

    def give_opinions(self) -> Story:
        """Every party on every finding, then those under review leave and the doors are closed."""
        yield press("Escape alt+3", lambda: focus() is not self.hall.entry.editor)
        yield press("ctrl+Home")
        for signs in zip(*OPINIONS, strict=True):  # the cursor goes from party to party, finding by finding
            yield press(" ".join(signs), self.more(len(signs)))
        yield press("Escape", lambda: focus() is self.hall.entry.editor)
        yield from self.stages(2)
        yield press("ctrl+r", self.more())
        yield from self.stages(1)

    def hear(self) -> Story:
        """Every party speaks on the finding, the chair last."""
        for key in ("F3", "F4", "F5", "F7"):
            yield from self.say(f"{key} ctrl+alt+1", "没有补充。")
        yield from self.say("F2 ctrl+alt+3", "同意付表决。")

    def put(self) -> Story:
        yield press("ctrl+m", asked(FormDialog))
        yield press("ctrl+Return", self.more())

    def as_proposed(self) -> Story:
        """Do the next step of the vote, confirming the form it asks with as it is proposed."""
        yield press("ctrl+Return", asked(FormDialog))
        yield press("ctrl+Return", self.more())

    def open_vote(self) -> Story:
        """Open the vote; the cursor goes to the ballots by itself."""
        more = self.more()
        yield press("ctrl+Return", lambda: more() and focus() is not self.hall.entry.editor)

    def carried(self) -> Story:
        """Three for, two against, whose words are taken down, read back and confirmed."""
        yield press("alt+1", lambda: self.hall.side == "attendance")
        yield from self.find("02")
        yield from self.hear()
        yield from self.put()
        yield from self.open_vote()
        yield press("1", self.more())
        field = self.hall.vote.dissent
        for words in DISSENTS:
            yield press("2", lambda: focus() is field.editor)
            yield from paste(words)
            yield press("Return", lambda: focus() is field.confirm)
            yield from self.show("vote")
            yield press("Return", self.more())
        yield press("ctrl+shift+a", self.more(2))
        yield press("ctrl+Return", self.more())
        yield from self.as_proposed()

    def deferred(self) -> Story:
        yield from self.find("03")
        yield from self.put()
        yield press("ctrl+shift+d", asked(FormDialog))
        yield from paste("两方与两方意见不同，先核实原始单据。")
        yield press("Tab", lambda: written() == "")
        yield from paste("巡察办")
        yield press("Tab", lambda: written() == "")
        yield from paste("3月26日")
        yield press("ctrl+Return", self.more())

    def lost(self) -> Story:
        yield from self.find("04")
        yield from self.hear()
        yield from self.put()
        yield from self.open_vote()
        for sign in "11333":
            yield press(sign, self.more())
        yield press("ctrl+Return", self.more())
        yield from self.as_proposed()

    def secret(self) -> Story:
        yield press("ctrl+m", asked(FormDialog))
        yield press("Down Tab ctrl+a", lambda: written() != "")
        yield from paste("建议约谈园林养护中心主要负责人。")
        yield press("Tab Tab Home Tab Home")
        yield press("ctrl+Return", self.more())
        yield press("ctrl+Return", asked(FormDialog))
        yield press("ctrl+Return", self.more(2))
        yield press("ctrl+shift+b", self.more())
        yield from self.as_proposed()
        yield press("ctrl+Return", self.more())
        for _ in range(2):
            yield press("ctrl+Return", asked(FormDialog))
            yield press("Tab Tab 4 Tab 1", lambda: written() == "1")
            yield press("ctrl+Return", self.more())
        yield from self.as_proposed()
        yield from self.as_proposed()
        yield press("ctrl+Return", asked(FormDialog))
        yield from paste(SLIP)
        yield press("ctrl+Return", self.more())

    def close(self) -> Story:
        """What no vote was needed for is decided by the opinions; then nothing is left open and the meeting closes."""
        yield press("Escape alt+3", lambda: focus() is not self.hall.entry.editor)
        yield from self.choose("alt+b", "opinion.decide", self.more())
        yield press("alt+6", lambda: self.hall.side == "closing")
        yield press("ctrl+shift+q", asked(FormDialog))
        yield press("ctrl+Return", self.more())

    # After the meeting

    def issue(self) -> Story:
        """The minutes are drafted, reviewed, approved and numbered."""
        window = self.program.window
        printed = self.at(MinutesScreen)

        def shown() -> bool:
            page = window.screen_shown
            return printed() and isinstance(page, MinutesScreen) and page.view.isVisible() and not page.preview.busy

        yield press("ctrl+shift+4", shown)
        yield from self.show("minutes")
        page = window.screen_shown
        assert isinstance(page, MinutesScreen)
        for name in ("draft", "review", "approve", "number"):
            yield from self.choose("alt+d", f"paper.{name}", asked(FormDialog))
            if name == "number":
                yield from paste("示例审纪〔2027〕3号")
            meeting = page.follower.meeting
            wanted = meeting.upto + 1 if meeting else 0
            yield press(
                "ctrl+Return",
                lambda wanted=wanted: (
                    shown() and page.follower.meeting is not None and page.follower.meeting.upto >= wanted
                ),
            )

    def let_go(self) -> Story:
        """Minutes, record and the workbook with everything leave for the folder."""
        yield press("ctrl+e", asked(ExportDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        wanted = [tick for (paper, form), tick in dialog.papers.items() if (paper.value, form.value) in PAPERS]
        for tick in (*wanted, *dialog.scope.values()):
            while focus() is not tick:
                now = focus()
                yield press("Tab", lambda now=now: focus() not in {None, now})
            if not tick.isChecked():
                yield press("space", tick.isChecked)
        while focus() is not dialog.folder:
            now = focus()
            yield press("Tab", lambda now=now: focus() not in {None, now})
        yield press("ctrl+a")
        yield from paste(str(self.out))
        window = self.program.window
        yield press("ctrl+Return", lambda: self.at(MinutesScreen)() and isinstance(window.banner.message, Done))
        yield wait(
            "the papers", lambda: len(list(self.out.glob("*.*"))) == len(PAPERS) and not window.errands.under_way
        )


PAPERS = {("minutes", "pdf"), ("record", "pdf"), ("workbook", "xlsx")}


def main(store: str, ledger: str, out: str, pictures: str = "") -> int:
    """The story was told in a window of its own: 0; 1 where it came to no end, said on standard error."""
    application = make(here())
    program = Program(application.qt, application.look, here())
    application.crash_hook.show = program.show_bug
    walk = Walk(program, Path(ledger), Path(out), Path(pictures) if pictures else None)
    return tell(walk.story(), application.qt, program, Path(store))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
