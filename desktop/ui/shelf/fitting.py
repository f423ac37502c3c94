"""Columns as wide as their texts: nothing clipped while there is room, the least wanted gone where there is none."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop.ui.ledger_model import LedgerModel
from desktop.ui.look import Look
from desktop.ui.scale import META, UI

R = TypeVar("R")

PADDING = 26
"""Grid pixels a cell keeps free beside its text."""
WIDEST = 300
LONGEST_FEW = 4
STRETCHED = 330
"""Least width of the column that takes what is left."""


def fit(view: QTableView, model: LedgerModel[R], rows: Sequence[R], look: Look, giving_way: Sequence[int]) -> None:
    """Make each fixed column as wide as its widest text in ``rows``; hide those of ``giving_way`` in turn for room."""
    px = look.theme.px
    cells, heads = QFontMetrics(look.theme.font(UI)), QFontMetrics(look.theme.font(META))
    wide: dict[int, int] = {}
    for at, column in enumerate(model.columns):
        if not column.width:
            continue
        texts = sorted({column.text(row) for row in rows}, key=_signs)[-LONGEST_FEW:]
        need = max((cells.horizontalAdvance(text) for text in texts), default=0)
        need = max(need, heads.horizontalAdvance(column.title)) + px(PADDING)
        wide[at] = min(max(need, px(column.width)), px(WIDEST))
    room = view.viewport().width() - px(STRETCHED)
    shown = dict(wide)
    for at in giving_way:
        if sum(shown.values()) <= room:
            break
        shown.pop(at, None)
    for at, width in wide.items():
        view.setColumnHidden(at, at not in shown)
        view.setColumnWidth(at, width)


def _signs(text: str) -> int:
    """How much room a text takes, roughly: signs beyond Latin are twice as wide."""
    return sum(1 if sign.isascii() else 2 for sign in text)
