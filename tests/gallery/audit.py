"""What can be said against a screen without looking at it: words cut, controls out of sight, names missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QScrollArea, QWidget

from desktop.ui.accessible import unnamed
from desktop.ui.chip import Chip
from desktop.ui.elided import ElidedLabel
from desktop.ui.shell import Shell

CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
SAID = ("简体中文", "演练")
"""Chinese that an English window says on purpose: the name of the language, what is printed on a rehearsal."""
SLACK = 1
"""Pixels by which rounding may go wrong."""


def faults(root: QWidget, room: QSize, data: str | None = None) -> tuple[str, ...]:
    """Return what is wrong with the window ``root``, which was given ``room``; () for nothing.

    With ``data`` the window speaks English: Chinese is only what stands in ``data``.
    """
    found = [f"unnamed: {each}" for each in unnamed(root)]
    least = root.size() if isinstance(root, Shell) else root.minimumSizeHint()
    if least.width() > room.width() or least.height() > room.height():
        found.append(f"window {least.width()}×{least.height()} in {room.width()}×{room.height()}")
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible() and (widget is root or widget.window() is root):
            found += [f"{_called(widget)}: {fault}" for fault in (*_cut(widget), *_outside(root, widget))]
            if data is not None:
                found += [f"{_called(widget)}: Chinese {word}" for word in _untranslated(widget, data)]
    return tuple(dict.fromkeys(found))


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()[:24]}".strip()


def _cut(widget: QWidget) -> Iterator[str]:
    """Words that have not the room they need, unless they are shortened and told in a tool tip."""
    if isinstance(widget, ElidedLabel | Chip):
        if not widget.toolTip() and isinstance(widget, Chip):
            yield "shortened without a tool tip"
        return
    if isinstance(widget, QLabel) and widget.text() and not widget.pixmap():
        if widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            if need > widget.height() + SLACK:
                yield f"{need - widget.height()} px too low for “{widget.text()[:24]}”"
        elif widget.sizeHint().width() > widget.width() + SLACK:
            yield f"{widget.sizeHint().width() - widget.width()} px too narrow for “{widget.text()[:24]}”"
    if isinstance(widget, QAbstractButton) and widget.text():
        need = widget.minimumSizeHint().width()
        if need > widget.width() + SLACK:
            yield f"{need - widget.width()} px too narrow for “{widget.text()[:24]}”"
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        need = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        if need > widget.contentsRect().width() and not widget.toolTip():
            yield f"{need - widget.contentsRect().width()} px too narrow for “{widget.placeholderText()[:24]}”"


def _outside(root: QWidget, widget: QWidget) -> Iterator[str]:
    """A control that reaches out of its parents or of the window, where it cannot be scrolled to."""
    if widget is root or not isinstance(widget, QAbstractButton | QLabel | QLineEdit | QAbstractScrollArea):
        return
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not root:
        area = above.parentWidget()
        view = QRect(above.mapTo(root, QPoint(0, 0)), above.size())
        if isinstance(area, QScrollArea) and area.viewport() is above:
            if place.right() > view.right() + SLACK and not area.horizontalScrollBar().isVisible():
                yield f"{place.right() - view.right()} px beyond the right edge of what scrolls"
            return
        if isinstance(area, QAbstractScrollArea):
            return  # an editor in a cell: its table scrolls
        if not view.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place) and not _floats(above, widget):
            yield f"{_beyond(place, view)} out of {_called(above)}"
            return
        above = area
    if not root.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
        yield f"{_beyond(place, root.rect())} out of the window"


def _floats(above: QWidget, widget: QWidget) -> bool:
    """Return whether ``widget`` is an empty or collapsed thing that nobody sees."""
    return widget.width() == 0 or widget.height() == 0 or above.width() == 0


def _beyond(place: QRect, view: QRect) -> str:
    right, low = place.right() - view.right(), place.bottom() - view.bottom()
    return f"{max(right, 0)}×{max(low, 0)} px ({place.left() - view.left()},{place.top() - view.top()})"


def _untranslated(widget: QWidget, data: str) -> Iterator[str]:
    texts = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, QLabel | QAbstractButton):
        texts.append(widget.text())
    if isinstance(widget, QLineEdit):
        texts += [widget.text(), widget.placeholderText()]
    if widget.isWindow():
        texts.append(widget.windowTitle())
    for text in texts:
        for word in CHINESE.findall(text):
            if word not in SAID and not _is_data(word, data):
                yield word


def _is_data(word: str, data: str) -> bool:
    """Return whether the word stands in the data, or is put together from two words that do."""
    return word in data or any(word[:at] in data and word[at:] in data for at in range(2, len(word) - 1))
