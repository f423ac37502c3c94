"""What is newer than Qt 6.7, each behind one question whether it is there, with what happens without it."""

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> bool:
    """Have a screen reader say ``sentence``; return False where Qt is older than 6.8 and cannot.

    The sentence is always visible as well: this adds a voice, it never carries the message alone.
    """
    if not hasattr(QtGui, "QAccessibleAnnouncementEvent"):
        return False
    event = QtGui.QAccessibleAnnouncementEvent(widget, sentence)
    QtGui.QAccessible.updateAccessibility(event)
    return True
