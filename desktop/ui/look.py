"""What the windows wear: one theme at one scale, and the one place that changes it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.scale import UI, Scale
from desktop.ui.sheet import sheet
from desktop.ui.tokens import Tokens

_ROLES = (
    (QPalette.ColorRole.Window, "app"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "subtle"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text_third"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "on_primary"),
    (QPalette.ColorRole.Highlight, "selected"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.LinkVisited, "link"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Mid, "line_strong"),
    (QPalette.ColorRole.Dark, "outline"),
    (QPalette.ColorRole.Accent, "primary"),
)
_FAINT = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes together, as every painter needs them."""

    tokens: Tokens
    scale: Scale

    def px(self, length: float) -> int:
        """Return ``length`` of the grid in pixels."""
        return self.scale.px(length)

    def font(self, size: float, *, bold: bool = False, figures: bool = False) -> QFont:
        """Return the font of ``size`` grid pixels."""
        return self.scale.font(size, bold=bold, figures=figures)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of ``tokens``; disabled texts are faint in it."""
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, QColor(str(getattr(tokens, name))))
    for role in _FAINT:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_disabled))
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set the property the style sheet asks for and have it take effect at once."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Look(QObject):
    """Holds the theme being worn; painters read ``theme`` each time they paint."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """The theme being worn."""
        return self._theme

    def wear(self, application: QApplication, theme: Theme) -> None:
        """Dress ``application`` in ``theme``; widgets are polished anew, then ``changed`` is emitted."""
        self._theme = theme
        application.setPalette(palette(theme.tokens))
        application.setFont(theme.font(UI))
        application.setStyleSheet(sheet(theme.tokens, theme.scale))
        self.changed.emit()

    def rescale(self, application: QApplication, factor: float) -> None:
        """Keep the colours and draw everything ``factor`` times the grid."""
        self.wear(application, replace(self._theme, scale=Scale(factor)))
