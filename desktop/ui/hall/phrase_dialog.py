"""The office's set phrases, changed in one dialog: add, change, put in order, delete, with undo; saved as one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.app.phrases import Phrase, shipped
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.entry_kinds import EntryKind
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.phrase_gaps import gaps
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.speech import tr


class PhraseDialog(QDialog):
    """Edits a copy. ``saved`` carries all phrases, once; Esc leaves everything as it was."""

    saved = Signal(object)

    def __init__(
        self, look: Look, phrases: tuple[Phrase, ...], kinds: tuple[EntryKind, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("常用语"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._now = phrases
        self._before: list[tuple[tuple[Phrase, ...], int]] = []
        self._typing = False
        """Whether the newest step to be undone is typing in the phrase that is chosen."""
        self.list = Outline(look, tr("常用语"))
        self.list.picked.connect(lambda _name: self._load())
        choices = (("", tr("不选定")), *((each.id, each.word) for each in kinds))
        self.form = LiveForm(
            look,
            (
                Field("title", tr("名称(&T)"), hint=tr("按它的拼音首字母查找")),
                Field("kind", tr("类型(&K)"), Kind.CHOICE, choices=choices),
                Field("text", tr("文字(&W)"), Kind.TEXT),
            ),
        )
        self.form.edited.connect(self._edit)
        self.form.widget("text").setFixedHeight(look.theme.px(140))
        self._gaps, self._fault = QLabel(), QLabel()
        self._gaps.setProperty("role", "hint")
        self._gaps.setWordWrap(True)
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.table = ActionTable(look, self, self._specs())
        self._build(look)
        self._show(0)
        self.list.setFocus()

    def _specs(self) -> tuple[ActionSpec, ...]:
        def spec(name: str, text: str, key: str, icon: Icon | None = None) -> ActionSpec:
            keys = (key,) if key else ()
            return ActionSpec(f"phrase.{name}", text, getattr(self, name), keys, icon=icon, scope=Scope.PANEL)

        return (
            spec("add", tr("新增"), "Ctrl+N", Icon.PLUS),
            spec("up", tr("上移"), "Alt+Up", Icon.CHEVRON_UP),
            spec("down", tr("下移"), "Alt+Down", Icon.CHEVRON_DOWN),
            spec("delete", tr("删除"), "Ctrl+Delete", Icon.TRASH_2),
            spec("undo", tr("撤销"), "Ctrl+Z", Icon.UNDO_2),
            spec("ship", tr("恢复原有"), ""),
            spec("save", tr("保存"), "Ctrl+Return"),
        )

    def _build(self, look: Look) -> None:
        px = look.theme.px
        buttons = {}
        for each in self.table.specs:
            icon_only = each.id in {"phrase.up", "phrase.down"}
            primary = Role.PRIMARY if each.id == "phrase.save" else Role.PLAIN
            buttons[each.id] = Button(look, "" if icon_only else each.text, mark=each.icon, role=primary)
            buttons[each.id].stand_for(self.table.action(each.id))
        tools = QHBoxLayout()
        tools.setSpacing(px(6))
        for name in ("add", "up", "down", "delete", "undo", "ship"):
            tools.addWidget(buttons[f"phrase.{name}"])
        tools.addStretch(1)
        cancel = Button(look, tr("取消"))
        cancel.clicked.connect(self.reject)
        right = QVBoxLayout()
        for widget in (self.form, self._gaps, self._fault):
            right.addWidget(widget)
        right.addStretch(1)
        foot = QHBoxLayout()
        hint = QLabel(tr("Ctrl+Enter 保存 · Esc 取消"))
        hint.setProperty("role", "hint")
        foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(buttons["phrase.save"])
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self.list, 1)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(14))
        column.setSpacing(px(10))
        column.addLayout(tools)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(px(880), px(520))

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases as they stand in the dialog."""
        return self._now

    @property
    def place(self) -> int:
        """The place of the chosen phrase, from 0; −1 while there is none."""
        return self.list.currentIndex().row()

    def add(self) -> None:
        """Put an empty phrase behind the chosen one and go to its title."""
        at = self.place + 1
        self._do((*self._now[:at], Phrase("", ""), *self._now[at:]), at)
        self.form.widget("title").setFocus()

    def up(self) -> None:
        """Move the chosen phrase one place up."""
        self._move(-1)

    def down(self) -> None:
        """Move the chosen phrase one place down."""
        self._move(1)

    def delete(self) -> None:
        """Take the chosen phrase out; 撤销 brings it back."""
        at = self.place
        if at >= 0:
            self._do((*self._now[:at], *self._now[at + 1 :]), min(at, len(self._now) - 2))

    def undo(self) -> None:
        """Take the last step back, as far as the dialog was open."""
        if self._before:
            self._now, at = self._before.pop()
            self._typing = False
            self._show(at)

    def ship(self) -> None:
        """Put the phrases of the program in place of all others; 撤销 brings these back."""
        self._do(shipped(), 0)

    def save(self) -> None:
        """Hand everything over unless a phrase has no text, no title, or one another has already."""
        wrong = next((at for at in range(len(self._now)) if self._fault_of(at)), -1)
        if wrong >= 0:
            self._show(wrong)
            self._fault.setText(self._fault_of(wrong))
            self._fault.show()
            self.form.widget("title").setFocus()
            return
        self.saved.emit(self._now)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc; Enter alone does nothing here."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _fault_of(self, at: int) -> str:
        phrase = self._now[at]
        if not phrase.title.strip() or not phrase.text.strip():
            return tr("请写名称和文字，或者删除这一条。")
        if phrase.title in {each.title for each in self._now[:at]}:
            return tr("已经有一条叫“{title}”，请换一个名称。", title=phrase.title)
        return ""

    def _move(self, by: int) -> None:
        at, to = self.place, self.place + by
        if at >= 0 and 0 <= to < len(self._now):
            order = list(self._now)
            order[at], order[to] = order[to], order[at]
            self._do(tuple(order), to)

    def _do(self, phrases: tuple[Phrase, ...], at: int) -> None:
        self._before.append((self._now, self.place))
        self._now, self._typing = phrases, False
        self._show(at)

    def _edit(self, key: str, value: Value) -> None:
        at = self.place
        if at < 0 or getattr(self._now[at], key) == value:
            return
        if not self._typing:
            self._before.append((self._now, at))
            self._typing = True
        changed = replace(self._now[at], **{key: str(value)})
        self._now = (*self._now[:at], changed, *self._now[at + 1 :])
        self.list.show_rows(self._rows())
        self._say()

    def _show(self, at: int) -> None:
        """Show the phrases with the one at ``at`` chosen."""
        self.list.show_rows(self._rows())
        self.list.pick(str(at))
        self._load()

    def _load(self) -> None:
        at = self.place
        self._typing = False
        self.form.setEnabled(at >= 0)
        phrase = self._now[at] if 0 <= at < len(self._now) else Phrase("", "")
        self.form.load({"title": phrase.title, "kind": phrase.kind, "text": phrase.text})
        self._say()

    def _say(self) -> None:
        at = self.place
        self._fault.hide()
        named = "、".join(gaps(self._now[at].text)) if 0 <= at < len(self._now) else ""
        self._gaps.setText(
            tr("空：{names}", names=named)
            if named
            else tr("花括号里写空的名称，例如{example}。", example="{" + recorded("gap-finding") + "}")
        )

    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(str(at), phrase.title or tr("（未命名）"), phrase.text.replace("\n", " "))
            for at, phrase in enumerate(self._now)
        )
