"""The one signal by which screens learn that the record has moved."""

from PySide6.QtCore import QObject, Signal


class Bulletin(QObject):
    """``recorded`` says that a meeting's journal now reaches to an entry: screens behind it read again.

    It carries the id of the meeting and the number of the entry, never a row.
    """

    recorded = Signal(str, int)
