"""The pages of a PDF as pictures; the library that draws them is loaded when the first file is opened."""

from importlib import import_module

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfUnreadableError(ValueError):
    """What was to be shown is no whole PDF; said to the user by ``kit_trouble``."""


class PdfPages:
    """One open PDF. Sizes are in points, 72 to the inch."""

    def __init__(self, content: bytes) -> None:
        pdfium = import_module("pypdfium2")
        try:
            self._document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as trouble:
            raise PdfUnreadableError(str(trouble)) from trouble
        self.sizes: tuple[QSizeF, ...] = tuple(
            QSizeF(*self._document.get_page_size(at)) for at in range(len(self._document))
        )

    def picture(self, page: int, scale: float) -> QImage:
        """Return ``page`` (from 0) with ``scale`` pixels to the point."""
        drawn = self._document[page].render(scale=scale, prefer_bgrx=True)
        image = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        return image.copy()

    def close(self) -> None:
        """Let go of the file; the pictures drawn before stay good."""
        self._document.close()
