"""A whole window put together from the pieces, as the gallery shows it: the meeting room of the sample."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.chip import ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.columns import Columns
from desktop.ui.gallery_pieces import KINDS, SPEAKERS, STAGES, TALLY, ledger, record
from desktop.ui.header_bar import HeaderBar
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.panel import Panel
from desktop.ui.quorum_bar import Quorum, QuorumBar
from desktop.ui.shell import Shell
from desktop.ui.stage_line import StageLine
from desktop.ui.tally_bar import TallyBar, TallyTiles
from desktop.ui.tokens import Hue


def room(look: Look) -> Shell:
    """Return the window with the sample meeting in it."""
    shell = Shell(look, lambda _error: None)
    _head(look, shell.header)
    shell.show_screen(Columns(look, _left(look), _centre(look), _right(look)))
    shell.status.show_hints(
        [
            ("F2–F9", "发言人"),
            ("Ctrl+G", "拼音查找"),
            ("Ctrl+1–9", "类型"),
            ("Enter", "记入"),
            ("F12", "全部快捷键"),
        ]
    )
    shell.status.show_saved("已记录 第43号 · 10:40:12")
    return shell


def _head(look: Look, header: HeaderBar) -> None:
    header.say("示例市园林养护中心巡察整改四方会审", "2025年4月18日 星期五 · 第二会议室 · 主持：钟世安")
    header.state.say("记录中 01:42:36", Hue.RED, Icon.CIRCLE_DOT)
    header.state.show()
    header.add_tool(Button(look, "投屏", mark=Icon.MONITOR_UP))
    header.add_tool(Button(look, "纪要预览", mark=Icon.EYE))
    header.add_tool(Button(look, "休会", mark=Icon.TIMER))


def _left(look: Look) -> QWidget:
    panel = Panel(look, "问题清单")
    panel.say("问题清单", "4 项")
    panel.add_tool(Button(look, "", mark=Icon.PLUS, role=Role.QUIET, name="增加问题"))
    view = ledger(look)
    view.setProperty("role", "flush")
    view.horizontalHeader().hide()
    for column in (2, 3, 4):
        view.hideColumn(column)
    panel.add(view, 1)
    return panel


def _centre(look: Look) -> QWidget:
    px = look.theme.px
    page = QFrame()
    page.setProperty("role", "panel")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(StageLine(look, STAGES))
    cards = record(look)
    column.addWidget(cards, 1)
    speakers, kinds = ChipBar(look, "发言人"), ChipBar(look, "类型", ChipStyle.SEGMENT)
    speakers.show_chips(SPEAKERS)
    speakers.choose("秦若岚")
    kinds.show_chips(KINDS)
    kinds.choose("追问")
    find = QLineEdit()
    find.setPlaceholderText("拼音首字母 Ctrl+G")
    find.setAccessibleName("按拼音首字母找发言人")
    find.setFixedWidth(px(150))
    editor = QPlainTextEdit("交接清单现在在哪里？")
    editor.setAccessibleName("记录内容")
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(px(60))
    hint = QLabel("Shift+Enter 换行")
    hint.setProperty("role", "hint")
    bottom = QFrame()
    bottom.setProperty("role", "strip")
    rows = QVBoxLayout(bottom)
    rows.setContentsMargins(px(16), px(10), px(16), px(10))
    rows.setSpacing(px(8))
    for line in ((speakers, find), (editor,), (kinds, hint, Button(look, "记入  Enter", role=Role.PRIMARY))):
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for widget in line:
            row.addWidget(widget, 1 if isinstance(widget, ChipBar) else 0)
        rows.addLayout(row)
    column.addWidget(bottom)
    return page


def _right(look: Look) -> QWidget:
    px = look.theme.px
    side = QFrame()
    side.setProperty("role", "side")
    column = QVBoxLayout(side)
    column.setContentsMargins(1, 0, 0, 0)
    column.setSpacing(0)
    vote = Panel(look, "表决")
    vote.say("表决", "进行中 · 举手表决")
    title = QLabel("将问题三列入重点督办")
    title.setProperty("role", "heading")
    for widget in (title, TallyTiles(look, TALLY), TallyBar(look, TALLY)):
        vote.add(widget, inset=True)
    buttons = QWidget()
    row = QHBoxLayout(buttons)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(Button(look, "逐人登记"))
    row.addWidget(Button(look, "确认结果：通过", role=Role.PRIMARY), 1)
    vote.add(buttons, inset=True)
    column.addWidget(vote)
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    column.addWidget(rule)
    attendance = Panel(look, "出席与法定人数")
    attendance.add(QuorumBar(look, Quorum(12, 15, 8, on_leave=2, absent=1)), inset=True)
    column.addWidget(attendance)
    column.addStretch(1)
    return side
