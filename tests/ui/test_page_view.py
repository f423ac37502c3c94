"""Reading pages: turned and zoomed by keyboard, drawn only where they are seen."""

import io

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.accessible import unnamed
from desktop.ui.look import Look
from desktop.ui.page_view import PageView
from desktop.ui.pages import PdfPages, PdfUnreadableError


def pdf(pages: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for _page in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 421, 595, 421, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class Sheets:
    """Blank pages that remember which were drawn."""

    def __init__(self, count: int) -> None:
        self.sizes = (QSizeF(595, 842),) * count
        self.drawn: list[int] = []

    def picture(self, page: int, scale: float) -> QImage:
        self.drawn.append(page)
        size = self.sizes[page] * scale
        image = QImage(size.toSize(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        return image


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(10)


@pytest.fixture
def view(qtbot: QtBot, look: Look, sheets: Sheets) -> PageView:
    made = PageView(look)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.show_pages(sheets)
    made.grab()
    return made


def test_a_pdf_becomes_pictures_of_its_pages(qapp: object) -> None:
    pages = PdfPages(pdf(2))
    assert [size.toSize().height() for size in pages.sizes] == [842, 842]
    image = pages.picture(1, 0.5)
    assert (image.width(), image.height()) == (298, 421)
    assert image.pixelColor(100, 50).name() == "#ff0000"
    assert image.pixelColor(100, 400).name() == "#ffffff"
    pages.close()


def test_what_is_no_pdf_is_refused_with_a_sentence() -> None:
    with pytest.raises(PdfUnreadableError):
        PdfPages(b"PK\x03\x04 no pdf")


def test_the_first_page_fits_the_width(view: PageView) -> None:
    assert view.page == 1
    assert view.horizontalScrollBar().maximum() == 0
    assert 0.6 < view.zoom < 0.8


def test_only_pages_in_view_are_drawn(view: PageView, sheets: Sheets) -> None:
    assert set(sheets.drawn) <= {0, 1}


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ((Qt.Key.Key_PageDown,), 2),
        ((Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), 2),
        ((Qt.Key.Key_PageUp,), 1),
        ((Qt.Key.Key_End,), 10),
        ((Qt.Key.Key_End, Qt.Key.Key_PageDown), 10),
        ((Qt.Key.Key_End, Qt.Key.Key_Home), 1),
    ],
)
def test_keys_turn_pages(qtbot: QtBot, view: PageView, keys: tuple[Qt.Key, ...], page: int) -> None:
    for key in keys:
        qtbot.keyClick(view, key)
    assert view.page == page


def test_zooming_keeps_the_page(qtbot: QtBot, view: PageView) -> None:
    view.turn_to(4)
    fitting = view.zoom
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > fitting
    assert view.page == 4
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom < fitting
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == pytest.approx(fitting)
    assert view.page == 4


def test_zooming_ends_at_the_ends(view: PageView) -> None:
    view.zoom_by(99)
    assert view.zoom == 3.0
    view.zoom_by(1)
    assert view.zoom == 3.0
    view.zoom_by(-99)
    assert view.zoom == 0.5
    view.zoom_by(-1)
    assert view.zoom == 0.5


def test_turning_the_page_is_said(qtbot: QtBot, view: PageView) -> None:
    with qtbot.waitSignal(view.turned) as turned:
        view.turn_to(3)
    assert turned.args == [3]


def test_no_pages_are_no_trouble(view: PageView) -> None:
    view.show_pages(None)
    view.grab()
    assert view.page == 0
    assert unnamed(view) == ()
