"""The icons: Lucide's line drawings (ISC, resources/licences/lucide.txt), in any colour and size."""

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.tokens import Tokens


class Icon(StrEnum):
    """Every icon the windows use, by what is drawn; the value is the file in ``resources/icons``."""

    BADGE_CHECK = "badge-check"
    BAN = "ban"
    BUILDING_2 = "building-2"
    CALENDAR = "calendar"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CIRCLE = "circle"
    CIRCLE_ALERT = "circle-alert"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_DOT = "circle-dot"
    CIRCLE_HELP = "circle-help"
    CLIPBOARD_CHECK = "clipboard-check"
    CLOCK = "clock"
    DRAMA = "drama"
    ELLIPSIS = "ellipsis"
    EYE = "eye"
    FILE_DOWN = "file-down"
    FILE_SPREADSHEET = "file-spreadsheet"
    FILE_TEXT = "file-text"
    FILE_UP = "file-up"
    FLAG = "flag"
    FOLDER_OPEN = "folder-open"
    GAVEL = "gavel"
    HANDSHAKE = "handshake"
    HISTORY = "history"
    HOUSE = "house"
    INBOX = "inbox"
    INFO = "info"
    KEYBOARD = "keyboard"
    LINK = "link"
    LIST = "list"
    LIST_CHECKS = "list-checks"
    LOADER = "loader"
    LOCK = "lock"
    LOCK_OPEN = "lock-open"
    MENU = "menu"
    MESSAGE_CIRCLE_QUESTION_MARK = "message-circle-question-mark"
    MESSAGE_SQUARE_TEXT = "message-square-text"
    MINUS = "minus"
    MONITOR_UP = "monitor-up"
    MOON = "moon"
    MOVE_HORIZONTAL = "move-horizontal"
    OCTAGON_X = "octagon-x"
    PAUSE = "pause"
    PENCIL = "pencil"
    PLAY = "play"
    PLUS = "plus"
    PRINTER = "printer"
    QUOTE = "quote"
    SAVE = "save"
    SCALE = "scale"
    SEARCH = "search"
    SETTINGS = "settings"
    SHIELD_CHECK = "shield-check"
    SQUARE = "square"
    STAMP = "stamp"
    SUN = "sun"
    TIMER = "timer"
    TRASH_2 = "trash-2"
    TRIANGLE_ALERT = "triangle-alert"
    UNDO_2 = "undo-2"
    USER = "user"
    USER_CHECK = "user-check"
    USER_PLUS = "user-plus"
    USER_X = "user-x"
    USERS = "users"
    VOTE = "vote"
    X = "x"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"


_DENSITIES = (1.0, 1.25, 1.5, 2.0)


@lru_cache(maxsize=256)
def drawing(icon: Icon) -> bytes:
    """Return the SVG of ``icon``, its colour still open."""
    return (files("resources") / "icons" / f"{icon.value}.svg").read_bytes()


@lru_cache(maxsize=1024)
def pixmap(icon: Icon, colour: str, side: int, density: float = 1.0) -> QPixmap:
    """Return ``icon`` as a square of ``side`` logical pixels, crisp at ``density`` device pixels each."""
    renderer = QSvgRenderer(QByteArray(drawing(icon).replace(b"currentColor", colour.encode())))
    real = round(side * density)
    drawn = QPixmap(real, real)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        renderer.render(painter, QRectF(0, 0, real, real))
    drawn.setDevicePixelRatio(density)
    return drawn


def icon(name: Icon, tokens: Tokens, side: int, colour: str = "", gap: int = 0) -> QIcon:
    """Return ``name`` for buttons and menus: in ``colour`` (that of text when empty), faint if disabled.

    ``gap`` is room kept at its right, because a push button leaves only 4 pixels before its text.
    """
    made = QIcon()
    for density in _DENSITIES:
        for mode, worn in (
            (QIcon.Mode.Normal, colour or tokens.text_second),
            (QIcon.Mode.Disabled, tokens.text_disabled),
        ):
            made.addPixmap(_spaced(pixmap(name, worn, side, density), gap), mode)
    return made


def _spaced(drawn: QPixmap, gap: int) -> QPixmap:
    """Return ``drawn`` with ``gap`` logical pixels of nothing at its right."""
    if not gap:
        return drawn
    density = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(gap * density), drawn.height())
    wider.setDevicePixelRatio(density)
    wider.fill(Qt.GlobalColor.transparent)
    with QPainter(wider) as painter:
        painter.drawPixmap(0, 0, drawn)
    return wider
