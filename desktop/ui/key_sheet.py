"""All keys of a window on one sheet, made from its action table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui.actions import ActionSpec, spelled
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.look import Look
from desktop.ui.speech import tr


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action on the sheet."""

    id: str
    keys: str
    text: str
    menu: str


def key_rows(specs: Sequence[ActionSpec], more: Sequence[KeyRow] = ()) -> tuple[KeyRow, ...]:
    """Return the actions that have keys, in their order, and after them keys that are no actions."""
    made = tuple(
        KeyRow(
            spec.id,
            " / ".join(map(spelled, spec.keys)),
            spec.help or _plain(spec.text),
            _plain(spec.menu),
        )
        for spec in specs
        if spec.keys
    )
    return (*made, *more)


class KeySheet(QDialog):
    """The sheet as a dialog beside the work; it does not keep anything from being done."""

    def __init__(self, look: Look, rows: Sequence[KeyRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("快捷键"))
        model = LedgerModel[KeyRow](
            [
                Column(tr("按键"), lambda row: row.keys, bold=True, width=150),
                Column(tr("做什么"), lambda row: row.text),
                Column(tr("菜单"), lambda row: row.menu, width=120),
            ],
            lambda row: row.id,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        model.show(rows)
        column = QVBoxLayout(self)
        margin = look.theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(LedgerView(look, model, tr("快捷键")))
        self.resize(look.theme.px(640), look.theme.px(560))


def _plain(text: str) -> str:
    """Return a menu text without its mnemonic: neither ``&Record`` nor ``记入(&R)`` shows it."""
    head, mark, _rest = text.partition("(&")
    return (head if mark else text).replace("&", "")
