"""Pages on paper through the system's print dialog, one page a turn, so that the window stays alive meanwhile."""

from collections.abc import Generator
from concurrent.futures import CancelledError, Future

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.ui.errand import Progress, Report
from desktop.ui.page_view import PageSource
from desktop.ui.speech import tr

DOTS = 200
"""Dots to the inch: letters are crisp, and a page takes about a tenth of a second."""


class PrinterSilent(OSError):
    """打印机没有接受打印任务。"""


def any_printer() -> bool:
    """Return whether this machine knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def printer_count() -> int:
    """Return how many printers this machine knows."""
    return len(QPrinterInfo.availablePrinterNames())


def new_printer() -> QPrinter:
    """Return a printer set to A4 upright, edges included: the pages bring their own margins."""
    printer = QPrinter()
    printer.setResolution(DOTS)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def chosen_pages(printer: QPrinter, count: int) -> tuple[int, ...]:
    """Return the pages the dialog asked for, from 0; all of them where no range was said."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() is QPrinter.PrintRange.PageRange and first:
        return tuple(range(first - 1, min(last or count, count)))
    return tuple(range(count))


def put_on_paper(printer: QPrinter, source: PageSource, pages: tuple[int, ...]) -> Generator[int, None, None]:
    """Print the pages one a step, yielding how many are done; raises PrinterSilent where the printer takes none."""
    with QPainter() as painter:
        if not painter.begin(printer):
            raise PrinterSilent(tr("打印机没有接受打印任务"))
        for done, page in enumerate(pages):
            if done and not printer.newPage():
                raise PrinterSilent(tr("打印机没有接受打印任务"))
            picture = source.picture(page, printer.resolution() / 72)
            whole = printer.pageLayout().fullRectPixels(printer.resolution())
            size = picture.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(QRect(whole.topLeft(), size)), picture)
            yield done + 1


class PrintRun(QObject):
    """One printing; ``start`` and ``cancel`` are what an errand wants."""

    def __init__(self, printer: QPrinter, source: PageSource, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pages = chosen_pages(printer, len(source.sizes))
        self._steps = put_on_paper(printer, source, self._pages)
        self._future: Future[int] = Future()
        self._report: Report | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._step)

    def start(self, report: Report) -> Future[int]:
        """Begin; the future holds the number of pages printed."""
        self._report = report
        self._future.set_running_or_notify_cancel()
        self._turn.start()
        return self._future

    def cancel(self) -> None:
        """Stop after the page being printed."""
        if not self._future.done():
            self._turn.stop()
            self._steps.close()
            self._printer.abort()
            self._future.set_exception(CancelledError())

    def _step(self) -> None:
        try:
            done = next(self._steps)
        except StopIteration:
            self._turn.stop()
            self._future.set_result(len(self._pages))
        except PrinterSilent as why:
            self._turn.stop()
            self._future.set_exception(why)
        else:
            if self._report is not None:
                self._report(Progress(done, len(self._pages)))
