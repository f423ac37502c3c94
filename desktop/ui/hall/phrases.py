"""The set phrases at the entry bar: kept in the store, used last first, their gaps filled from the meeting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui.errand import Errand
from desktop.ui.hall.entry_bar import EntryBar
from desktop.ui.hall.phrase_dialog import PhraseDialog
from desktop.ui.hall.phrase_gaps import filled, known
from desktop.ui.session import Session
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.app.phrases import Phrase, PhraseBook
    from desktop.meeting.state import Meeting


class PhrasesAtHand(QObject):
    """Opens the list, writes what was chosen into the bar, and asks for changes."""

    def __init__(self, session: Session, bar: EntryBar, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._bar, self._window = session, bar, window
        self._meeting: Meeting | None = None
        self._book: PhraseBook | None = None
        bar.popup.chosen.connect(self._put)
        bar.popup.edit_wanted.connect(self.change)

    def refresh(self, meeting: Meeting) -> None:
        """Take note of how the meeting stands; the phrases are read once, before they are first wanted."""
        first, self._meeting = self._meeting is None, meeting
        if first:
            phrases = self._session.office.phrases
            self._session.errands.send(Errand(tr("正在读取常用语"), lambda _report: phrases.book(), self._take))

    def open(self) -> None:
        """List the phrases above the bar."""
        if self._book is not None:
            self._bar.popup.begin(self._book.in_order_of_use())

    def change(self) -> None:
        """Open the dialog in which the office's phrases are changed."""
        book = self._book
        if book is None:
            return
        dialog = PhraseDialog(self._session.look, book.phrases, self._bar.kinds, self._window)
        dialog.saved.connect(self._keep)
        dialog.finished.connect(lambda _code: self._bar.take_focus())
        dialog.open()

    def _take(self, book: PhraseBook) -> None:
        self._book = book

    def _put(self, phrase: Phrase) -> None:
        meeting, bar, book = self._meeting, self._bar, self._book
        if meeting is None or book is None:
            return
        facts = known(meeting, bar.offered.speaker, bar.finding, self._session.office.clock.now())
        bar.put_phrase(filled(phrase.text, facts), phrase.kind)
        self._book = used = book.used(phrase.title)
        phrases = self._session.office.phrases
        self._send(lambda _report: phrases.keep_recent(used.recent))

    def _keep(self, changed: tuple[Phrase, ...]) -> None:
        book = self._book
        if book is not None:
            self._book = book.with_phrases(changed)
            phrases = self._session.office.phrases
            self._send(lambda _report: phrases.keep(changed))
            self._session.teller.done(tr("常用语已保存。"))

    def _send(self, job: Callable[[object], Future[None]]) -> None:
        self._session.errands.send(Errand(tr("正在保存常用语"), job, lambda _none: None))
