"""演练 in the window: the way in and out, the sample, what is copied there, and what is never taken back."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.aside import aside
from desktop.ui.errand import Errand, Progress
from desktop.ui.lasting import while_alive
from desktop.ui.speech import tr
from desktop.ui.telling import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.app.office import Office
    from desktop.app.preparation import Prepared
    from desktop.meeting.ids import MeetingId
    from desktop.ui.main_window import MainWindow


class Rehearsals(QObject):
    """The rehearsals of one window. Everything here ends in the store of rehearsals or leaves it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._back: Path | None = None
        """The store the window came from."""

    @property
    def on(self) -> bool:
        """Whether the window shows the store of rehearsals."""
        office = self._window.office
        return office is not None and office.rehearsal

    def possible(self) -> bool:
        """Whether the window stands on a store of real meetings, from which a rehearsal may begin."""
        return self._window.office is not None and not self.on

    def enter(self) -> None:
        """Go to the store of rehearsals; a meeting under way is asked about first."""
        self._go(lambda _office: None)

    def leave(self) -> None:
        """Go back to the store of real meetings."""
        office = self._window.office
        if office is not None:
            self._window.ask_before_leaving(lambda: self._window.open_store(self._back or office.places.store))

    def rehearse(self, meeting: MeetingId) -> None:
        """Copy a prepared meeting into the store of rehearsals and show it there."""
        office = self._window.office
        if office is None or not self.possible():
            return
        self._window.errands.send(
            Errand(
                tr("正在读取会前准备"),
                lambda _report: office.preparations.get(meeting),
                while_alive(self, self._take_along),
            )
        )

    def show_sample(self) -> None:
        """Show the finished sample meeting, taken down first where the store of rehearsals does not hold it yet."""
        if self.on:
            self._find_sample()
        else:
            self._go(lambda _office: self._find_sample())

    def ask_to_clear(self) -> None:
        """Delete every rehearsal after a yes."""
        self._window.teller.ask(
            Question(
                tr("清空演练库？"),
                tr("演练库中的全部会议、样本和材料将一并删除，不能恢复。正式会议库不受影响。"),
                tr("清空"),
                tr("不清空"),
                grave=True,
            ),
            self._clear,
        )

    def _go(self, then: Callable[[Office], None]) -> None:
        office = self._window.office
        if office is None or not self.possible():
            return
        there = office.places.rehearsal

        def enter() -> None:
            self._back = office.folder
            self._window.open_store(there, rehearsal=True, then=then)

        self._window.ask_before_leaving(enter)

    def _take_along(self, prepared: Prepared) -> None:
        # The store's library is loaded by now, and was not before the first paint.
        from desktop.app.rehearsal import rehearse  # noqa: PLC0415

        def arrived(copy: Prepared) -> None:
            if self._window.navigator is not None:
                self._window.navigator.open(copy.meeting, "preparing")
            said = tr("已把“{title}”的会前准备复制到演练库；演练中的一切都不会回到正式会议。", title=copy.plan.title)
            self._window.teller.done(said)

        def copy(office: Office) -> None:
            self._window.errands.send(
                Errand(
                    tr("正在复制会前准备"),
                    lambda _report: rehearse(office, prepared.preparation),
                    while_alive(self, arrived),
                )
            )

        self._go(copy)

    def _find_sample(self) -> None:
        office = self._window.office
        if office is None:
            return
        from desktop.ui.shelf.sample import finished_sample  # noqa: PLC0415 - as above

        self._window.errands.send(
            Errand(
                tr("正在查找样本会议"),
                lambda _report: finished_sample(office),
                while_alive(self, lambda found: self._open(found) if found else self._play(office)),
            )
        )

    def _play(self, office: Office) -> None:
        from desktop.ui.shelf.sample import place_sample  # noqa: PLC0415 - as above

        stop = Event()
        self._window.errands.send(
            Errand(
                tr("正在演一遍样本会议"),
                lambda report: place_sample(office, stop, lambda done, all_: report(Progress(done, all_))),
                while_alive(self, self._open),
                stop.set,
            )
        )

    def _open(self, meeting: MeetingId) -> None:
        if self._window.navigator is not None:
            self._window.navigator.open(meeting, "closed")
            self._window.teller.done(tr("这是虚构的样本会议，放在演练库里；看完可回到正式会议库。"))

    def _clear(self) -> None:
        office = self._window.office
        if office is None or not self.on:
            return
        from desktop.app.vault import clear  # noqa: PLC0415 - as above

        folder, places, clock = office.folder, office.places, office.clock
        self._window.drop()

        def cleared(_none: None) -> None:
            self._window.open_store(folder, rehearsal=True)
            self._window.teller.done(tr("演练库已清空。"))

        self._window.errands.send(
            Errand(tr("正在清空演练库"), lambda _report: aside(lambda: clear(folder, places, clock)), cleared)
        )
