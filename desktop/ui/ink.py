"""The few strokes all painted pieces are made of."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption

from desktop.ui.icons import Icon, pixmap
from desktop.ui.look import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: str = "",
    line: str = "",
    radius: float = 0,
    width: int = 1,
) -> None:
    """Paint a rounded rectangle whose line lies wholly inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(rect)
    if line:
        painter.setPen(QPen(QColor(line), width))
        area.adjust(width / 2, width / 2, -width / 2, -width / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius, radius)


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Paint one line of ``text`` inside ``rect``, shortened with … if need be; return its width in pixels."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def mark(painter: QPainter, left: float, middle: float, icon: Icon, colour: str, side: int) -> None:
    """Paint ``icon`` with its left edge at ``left``, centred on the height ``middle``."""
    device = painter.device()
    drawn = pixmap(icon, colour, side, device.devicePixelRatioF() if device else 1.0)
    painter.drawPixmap(QPointF(round(left), round(middle - side / 2)), drawn)


def ring(painter: QPainter, rect: QRect, theme: Theme, radius: float) -> None:
    """Paint the focus ring inside ``rect``, so that nothing moves when focus comes."""
    box(painter, rect, line=theme.tokens.focus, radius=radius, width=2)


def cap(painter: QPainter, left: int, middle: int, key: str, theme: Theme, colour: str) -> int:
    """Paint the key cap ``key`` and return its width in pixels; nothing and 0 for no key."""
    if not key:
        return 0
    font = theme.font(10)
    width = QFontMetrics(font).horizontalAdvance(key) + theme.px(7)
    height = theme.px(16)
    area = QRect(left, middle - height // 2, width, height)
    box(painter, area, line=colour, radius=theme.px(3))
    words(painter, area, key, font, colour, CENTRE)
    return width


def wide(font: QFont, text: str) -> int:
    """Return the width of ``text`` in pixels."""
    return QFontMetrics(font).horizontalAdvance(text)


def laid_out(text: str, font: QFont, width: int, step: int) -> tuple[QTextLayout, int]:
    """Return ``text`` broken into lines of ``width`` pixels, one every ``step`` pixels, and how many, at least one.

    The step is the same whatever faces a line is made of, so that cards keep one rhythm on every machine.
    """
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * step + (step - line.height()) / 2))
        count += 1
    layout.endLayout()
    return layout, max(1, count)
