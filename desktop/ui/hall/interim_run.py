"""Interim papers on their way: made aside, saved, printed where a printer is, and told without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.app.interim import Interim
from desktop.app.printing import Stop
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId, PersonId
from desktop.meeting.refusal import Refusal
from desktop.ui.aside import Abandoned
from desktop.ui.errand import Errand
from desktop.ui.hall.paper_words import paper_word
from desktop.ui.lasting import while_alive
from desktop.ui.minutes.printer import PrintRun, any_printer, new_printer
from desktop.ui.pages import PdfPages
from desktop.ui.refusals import refused
from desktop.ui.session import Session
from desktop.ui.speech import tr

Outcome = tuple[Interim, ...] | Refusal


class InterimRun(QObject):
    """Makes interim papers of one meeting, one after another. ``made`` says that one lies on disk and is on record."""

    made = Signal(Paper)

    def __init__(self, session: Session, meeting: MeetingId, folder: Callable[[], Path], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._id, self._folder = session, meeting, folder

    def make(self, paper: Paper) -> None:
        """Have the paper made as the record stands now; the hall goes on meanwhile."""
        stop, press = Stop(), self._session.office.interim
        self._wait(paper, press.make(self._id, paper, self._folder(), spare=Path.home(), stop=stop), stop)

    def make_for(self, person: PersonId) -> None:
        """Have everything made that the person signs before he leaves."""
        stop, press = Stop(), self._session.office.interim
        made = press.make_for(self._id, person, self._folder(), spare=Path.home(), stop=stop)
        self._wait(Paper.QUESTIONING, made, stop)

    def _wait(self, paper: Paper, coming: Future[Outcome], stop: Stop) -> None:
        waited: Abandoned[Outcome] = Abandoned(coming)

        def cancel() -> None:
            stop.stop()
            waited.abandon()

        title = tr("正在打印{paper}", paper=paper_word(paper))

        def made(found: Outcome) -> None:
            self._made(paper, found)

        then = while_alive(self, made)
        self._session.errands.send(Errand(title, lambda _report: waited, then, cancel))

    def _made(self, paper: Paper, found: Outcome) -> None:
        if isinstance(found, Refusal):
            self._session.teller.refuse(refused(found, self._session.language))
            return
        if any_printer():
            for each in found:
                self._print(each)
        else:
            said = tr(
                "{paper}已做好（记至第{number}号，{pages}页）。没有打印机，PDF 已存到 {folder}。",
                paper=tr("、").join(dict.fromkeys(paper_word(each.paper) for each in found)),
                number=found[0].upto,
                pages=sum(each.pages for each in found),
                folder=found[0].path.parent,
            )
            self._session.teller.done(said)
        self.made.emit(paper)

    def _print(self, paper: Interim) -> None:
        """Put one paper on the usual printer without asking; its file is there already."""
        printer = new_printer()
        printer.setDocName(paper.path.stem)
        run = PrintRun(printer, PdfPages(paper.data), self)

        def then(pages: int) -> None:
            said = tr(
                "{paper}已打印 {pages} 页，记至第{number}号；PDF 在 {folder}。",
                paper=paper_word(paper.paper),
                pages=pages,
                number=paper.upto,
                folder=paper.path.parent,
            )
            self._session.teller.done(said)

        sent = self._session.errands.send(Errand(tr("正在打印"), run.start, then, run.cancel))
        sent.ended.connect(run.deleteLater)
