"""The line that shows slow work and lets it be stopped; seen only while something takes long."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.errand import Errands, Progress, Run
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr


class ErrandLine(QWidget):
    """One run: its title, how far it is, and the button that stops it."""

    def __init__(self, look: Look, run: Run) -> None:
        super().__init__()
        self._run = run
        self._title = QLabel(run.title)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(run.title)
        self._far = QLabel()
        self._far.setProperty("role", "meta")
        stop = Button(look, tr("停止"), mark=Icon.X, role=Role.QUIET)
        stop.setAccessibleName(tr("停止：{title}", title=run.title))
        stop.clicked.connect(run.cancel)
        px = look.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(8), px(4))
        row.setSpacing(px(12))
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self._far)
        row.addWidget(stop)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the run is; a total of 0 shows a bar that only moves."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        steps = f"{progress.done}/{progress.total}" if progress.total else ""
        self._far.setText(f"{progress.word} {steps}".strip())


class ErrandStrip(QFrame):
    """All runs that take long, one line each; hidden while there is none."""

    def __init__(self, look: Look, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._look = look
        self._lines: dict[Run, ErrandLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        errands.started.connect(self._watch)
        self.hide()

    def _watch(self, run: Run) -> None:
        # Nearly every run ends before it is slow: its line is made when somebody is to see it.
        run.slow.connect(lambda: self._appear(run))
        run.ended.connect(lambda: self._leave(run))

    def _appear(self, run: Run) -> None:
        line = ErrandLine(self._look, run)
        line.show_progress(run.progress)
        run.progressed.connect(line.show_progress)
        self._lines[run] = line
        self._column.addWidget(line)
        line.show()
        self.show()

    def _leave(self, run: Run) -> None:
        line = self._lines.pop(run, None)
        if line is None:
            return
        self._column.removeWidget(line)
        line.deleteLater()
        if not self._lines:
            self.hide()
