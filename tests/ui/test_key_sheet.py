"""The sheet of all keys."""

from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.actions import ActionSpec
from desktop.ui.key_sheet import KeyRow, KeySheet, key_rows
from desktop.ui.look import Look


def nothing() -> None:
    """Do nothing."""


SPECS = (
    ActionSpec("entry.park", "停放(&P)", nothing, ("Ctrl+Down",), menu="记录(&R)", help="停放正在输入的一行"),
    ActionSpec("vote.open", "&Open vote", nothing, ("F6", "Ctrl+O"), menu="表决"),
    ActionSpec("vote.void", "宣布无效", nothing, menu="表决"),
)


def test_actions_with_keys_stand_on_the_sheet_without_their_mnemonics(qapp: object) -> None:
    extra = KeyRow("enter", "Enter", "记入", "")
    assert key_rows(SPECS, [extra]) == (
        KeyRow("entry.park", "Ctrl+↓", "停放正在输入的一行", "记录"),
        KeyRow("vote.open", "F6 / Ctrl+O", "Open vote", "表决"),
        extra,
    )


def test_the_sheet_names_its_table(qtbot: QtBot, look: Look) -> None:
    sheet = KeySheet(look, key_rows(SPECS))
    qtbot.addWidget(sheet)
    sheet.show()
    assert unnamed(sheet) == ()
