"""A kind of meeting read out: every rule in sentences, to be checked with the people who made the rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from desktop.meeting.profile import Profile
from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.kinds.page import KindPage
from desktop.ui.kinds.told import told
from desktop.ui.look import Look
from desktop.ui.speech import tr


class Reading(QTextBrowser):
    """The sentences of a kind; they can be copied."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(tr("照这些规则执行"))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_profile(self, profile: Profile) -> None:
        """Read the kind out; the place stays where it was."""
        place = self.verticalScrollBar().value()
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(self._look.theme.px(10))
        cursor = QTextCursor(document)
        plain, bold = cursor.charFormat(), cursor.charFormat()
        bold.setFontWeight(700)
        for number, (title, sentences) in enumerate(told(profile)):
            if number:
                cursor.insertBlock()
            cursor.insertText(title, bold)
            for sentence in sentences:
                cursor.insertBlock()
                cursor.insertText(f"· {sentence}", plain)
        self.setDocument(document)
        self.verticalScrollBar().setValue(place)


class ToldPage(KindPage):
    """The last page: the draft read out."""

    def __init__(self, look: Look, draft: ProfileDraft) -> None:
        note = tr("开会时就照这些话执行。请和定规则的同志一起核对。")
        super().__init__(look, draft, tr("通读一遍"), note)
        self.reading = Reading(look)
        self.column.addWidget(self.reading, 1)

    def refresh(self) -> None:
        """Read the draft out."""
        self.reading.show_profile(self.draft.now)

    def enter(self) -> None:
        """Take the focus."""
        self.reading.setFocus()
