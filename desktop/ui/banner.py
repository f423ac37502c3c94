"""The strip above the work where refusals, troubles and good news are read."""

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import ink
from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.telling import Done, Message, Offer, Refused, Troubled
from desktop.ui.tokens import Hue

_LOOKS: dict[type[Message], tuple[Hue, Icon]] = {
    Refused: (Hue.AMBER, Icon.TRIANGLE_ALERT),
    Troubled: (Hue.RED, Icon.OCTAGON_X),
    Done: (Hue.GREEN, Icon.CIRCLE_CHECK),
}

READ_MS = 8000
"""How long good news stands at least, in milliseconds; then it leaves with the next act on record."""


class Banner(QFrame):
    """One message at a time, the latest; hidden while there is nothing to say. Never takes the focus."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._message: Message = Done("")
        self._offer: Offer | None = None
        self._since = QElapsedTimer()
        self._sentence = QLabel()
        self._advice = QLabel()
        for label in (self._sentence, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._advice.setProperty("role", "meta")
        self._way_out = Button(look, "")
        self._way_out.clicked.connect(self._take_offer)
        self._close = Button(look, "", mark=Icon.X, role=Role.QUIET, name=tr("关闭提示"))
        self._close.clicked.connect(self.hide)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._sentence)
        texts.addWidget(self._advice)
        self._row = QHBoxLayout(self)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._way_out)
        self._row.addWidget(self._close)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def message(self) -> Message:
        """What was said last."""
        return self._message

    def tell(self, message: Message) -> None:
        """Show ``message`` in place of the one before."""
        self._message = message
        match message:
            case Refused(sentence, remedy, offer):
                self._show(sentence, remedy, offer)
            case Troubled(sentence, advice, offer):
                self._show(sentence, advice, offer)
            case Done(sentence):
                self._show(sentence, "", None)

    def settle(self) -> None:
        """Leave when what is shown is a refusal, or was good news long enough to be read."""
        read = isinstance(self._message, Done) and self._since.hasExpired(READ_MS)
        if read or isinstance(self._message, Refused):
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tinted ground, its edge and the icon of the kind of message."""
        hue, icon = _LOOKS[type(self._message)]
        theme = self._look.theme
        tint = theme.tokens.hue(hue)
        with QPainter(self) as painter:
            ink.box(painter, self.rect(), fill=tint.tint)
            ink.box(painter, QRect(0, 0, theme.px(3), self.height()), fill=tint.ink)
            ink.mark(painter, theme.px(16), self.height() / 2, icon, tint.ink, theme.px(20))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the painted icon in step with the theme."""
        super().changeEvent(event)
        self.update()

    def _show(self, sentence: str, second: str, offer: Offer | None) -> None:
        self._sentence.setText(sentence)
        self._advice.setText(second)
        self._advice.setVisible(bool(second))
        self._offer = offer
        self._since.start()
        self._way_out.setVisible(offer is not None)
        if offer is not None:
            self._way_out.setText(offer.label)
        self.show()
        self.update()

    def _take_offer(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer.act()

    def _dress(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(48), px(8), px(8), px(8))
        self._row.setSpacing(px(8))
        self._sentence.setFont(self._look.theme.font(13, bold=True))
