"""The dialog 公文用语: the set phrases of papers, the program's beside the office's own, kept as one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.app.wordings import WordingBook
from desktop.minutes.wording import PhraseFault, Wording, check_phrase, digest, facts, phrases, wording
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.errand import Errand
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.icons import Icon
from desktop.ui.ime import Composition
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Question
from desktop.ui.tokens import Hue
from desktop.ui.wording_names import example, phrase_names


class WordingDialog(QDialog):
    """Edits a copy. ``saved`` carries the whole wording once; Esc asks first where something was changed."""

    saved = Signal(object)

    def __init__(self, session: Session, book: WordingBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("公文用语"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._book = session, book
        self._kept = phrases(book.now) | {name: text for name, text in book.own.items() if name in phrases(book.now)}
        self._now = dict(self._kept)
        self._before: list[tuple[str, dict[str, str]]] = []
        self._typing = self._loading = False
        look = session.look
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("查找用语"))
        self.search.setAccessibleName(tr("查找用语"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._list())
        self.list = Outline(look, tr("公文用语"))
        self.list.picked.connect(lambda _name: self._load())
        self.usual = QLabel()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("本单位的说法"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._edit)
        self._composition = Composition(self.text)
        self.list.opened.connect(lambda _name: self.text.setFocus())
        self._shown_head = QLabel(tr("印出来是这样"))
        self.fault, self.shown, self._facts = QLabel(), QLabel(), QLabel()
        self._state = QLabel()
        self.table = ActionTable(look, self, self._specs())
        self._build()
        self._list()
        self.list.pick(next(iter(self._now)))
        self.list.setFocus()

    @property
    def current(self) -> str:
        """The name of the phrase that is chosen, "" while none is."""
        return self.list.chosen

    @property
    def phrases(self) -> dict[str, str]:
        """All phrases as they stand in the dialog."""
        return dict(self._now)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            name, self._now = self._before.pop()
            self._typing = False
            self.search.clear()
            self._list()
            self.list.pick(name)
            self._load()

    def ship(self) -> None:
        """Put the program's phrase back; 撤销 takes that back."""
        self._do(self.current, phrases(wording())[self.current])
        self._load()

    def save(self) -> None:
        """Hand everything over, or go to the first phrase that cannot be filled in."""
        self._composition.flush()
        wrong = next((name for name, text in self._now.items() if _fault_of(name, text)), "")
        if wrong:
            self.search.clear()
            self.list.pick(wrong)
            self.text.setFocus()
            return
        self._kept = dict(self._now)
        self.saved.emit(replace(wording(), **self._now))
        self.accept()

    def reject(self) -> None:
        """Close; ask first where something was changed."""
        if self._now == self._kept:
            super().reject()
            return
        question = Question(
            tr("放弃对公文用语的修改？"), tr("改过的内容还没有保存。"), tr("放弃修改"), tr("接着改"), grave=True
        )
        self._session.teller.ask(question, super().reject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Enter alone does nothing here."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _do(self, name: str, text: str) -> None:
        if self._now[name] == text:
            return
        if not self._typing:
            self._before.append((name, dict(self._now)))
        self._now[name] = text
        self._list()

    def _edit(self) -> None:
        if self._loading or not self.current:
            return
        self._do(self.current, self.text.toPlainText())
        self._typing = True
        self._judge()

    def _load(self) -> None:
        name = self.current
        self._typing = False
        self.text.setEnabled(bool(name))
        if not name:
            return
        self._loading = True
        if self.text.toPlainText() != self._now[name]:
            self.text.setPlainText(self._now[name])
        self._loading = False
        self.usual.setText(phrases(wording())[name] or tr("（空）"))
        named = "、".join("{" + each + "}" for each in facts(phrases(wording())[name]))
        self._facts.setText(
            tr("须保留：{facts}。由程序填入。", facts=named) if named else tr("这一条没有要填入的内容。")
        )
        self._judge()

    def _judge(self) -> None:
        name = self.current
        said = _fault_of(name, self._now[name])
        self.fault.setText(said)
        self.fault.setVisible(bool(said))
        shown = "" if said else self._now[name].format(**example(name))
        self.shown.setText(shown or tr("（不印）"))
        for label in (self._shown_head, self.shown):
            label.setVisible(not said)
        self.table.refresh()
        self._say()

    def _say(self) -> None:
        own = sum(self._now[name] != text for name, text in phrases(wording()).items())
        state = tr("有修改未保存") if self._now != self._kept else tr("没有修改")
        self._state.setText(tr("改用本单位说法 {n} 条 · {state}", n=own, state=state))

    def _list(self) -> None:
        usual, names = phrases(wording()), phrase_names()
        sought = self.search.text().split()
        rows = []
        for name, text in self._now.items():
            if not all(word in f"{names[name]}{text}{usual[name]}" for word in sought):
                continue
            wrong, own = _fault_of(name, text), text != usual[name]
            mark = Icon.TRIANGLE_ALERT if wrong else Icon.PENCIL if own else None
            rows.append(Row(name, names[name], text, icon=mark, hue=Hue.AMBER if wrong else Hue.BLUE))
        self.list.show_rows(tuple(rows))
        if rows and not self.list.chosen:
            self.list.pick(rows[0].id)

    def _specs(self) -> tuple[ActionSpec, ...]:
        def own() -> bool:
            return bool(self.current) and self._now[self.current] != phrases(wording())[self.current]

        return (
            ActionSpec("words.find", tr("查找用语"), self.search.setFocus, ("Ctrl+F",), scope=Scope.PANEL),
            ActionSpec(
                "words.ship", tr("恢复原有"), self.ship, ("Ctrl+R",), icon=Icon.HISTORY,
                enabled_when=own, scope=Scope.PANEL,
            ),
            ActionSpec(
                "words.undo", tr("撤销"), self.undo, ("Ctrl+Z",), icon=Icon.UNDO_2,
                enabled_when=lambda: bool(self._before), scope=Scope.PANEL,
            ),
            ActionSpec(
                "words.save", tr("保存"), self.save, ("Ctrl+S", "Ctrl+Return"), icon=Icon.SAVE, scope=Scope.PANEL
            ),
        )  # fmt: skip

    def _build(self) -> None:
        look = self._session.look
        px = look.theme.px
        buttons = {}
        for spec in self.table.specs[1:]:
            role = Role.PRIMARY if spec.id == "words.save" else Role.PLAIN
            buttons[spec.id] = Button(look, spec.text, mark=spec.icon, role=role)
            buttons[spec.id].stand_for(self.table.action(spec.id))
        middle = QHBoxLayout()
        middle.setSpacing(px(20))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        middle.addLayout(left, 2)
        right = self._right(px(6))
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        tools.addWidget(buttons["words.ship"])
        tools.addWidget(buttons["words.undo"])
        tools.addStretch(1)
        right.addLayout(tools)
        middle.addLayout(right, 3)
        note = QLabel(
            tr("保存后，以后制作的材料用新的说法；以前的草稿和已印发的材料仍按当时的说法。姓名、数字、表决由记录生成。")
        )
        note.setProperty("role", "meta")
        note.setWordWrap(True)
        cancel = Button(look, tr("取消"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._state)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(buttons["words.save"])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(14))
        column.setSpacing(px(10))
        column.addWidget(note)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(px(960), px(560))

    def _right(self, gap: int) -> QVBoxLayout:
        """The chosen phrase: the program's, the office's own, how it prints."""
        right = QVBoxLayout()
        right.setSpacing(gap)
        for title, widget in (
            (tr("程序的说法"), self.usual),
            (tr("本单位的说法"), self.text),
            ("", self._facts),
            ("", self.fault),
            ("", self._shown_head),
            ("", self.shown),
        ):
            if title:
                head = QLabel(title)
                head.setProperty("role", "heading")
                right.addWidget(head)
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
                widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            right.addWidget(widget)
        for label, role_name in (
            (self._facts, "hint"),
            (self.fault, "fault"),
            (self._state, "hint"),
            (self._shown_head, "heading"),
        ):
            label.setProperty("role", role_name)
        self.text.setFixedHeight(gap * 20)
        right.addStretch(1)
        return right


def open_wording(session: Session, parent: QWidget) -> None:
    """The dialog stands over the parent once the phrases are read; what it hands over is kept."""
    wordings, clock = session.office.wordings, session.office.clock

    def keep(made: Wording) -> None:
        run = Errand(
            tr("正在保存"),
            lambda _report: wordings.keep(made, clock.now()),
            lambda book: session.teller.done(
                tr("公文用语已保存，版本 {digest}。", digest=digest(book.now)[:8].upper() or tr("程序原有"))
            ),
        )
        session.errands.send(run)

    def show(book: WordingBook) -> None:
        dialog = WordingDialog(session, book, parent)
        dialog.saved.connect(keep)
        dialog.open()

    session.errands.send(Errand(tr("正在读取公文用语"), lambda _report: wordings.book(), while_alive(parent, show)))


def _fault_of(name: str, text: str) -> str:
    try:
        check_phrase(name, text)
    except PhraseFault as why:
        if why.broken:
            return tr("花括号没有写完整，里面只能是名称。")
        if why.missing:
            return tr("少了{facts}，请补上。", facts="、".join("{" + each + "}" for each in why.missing))
        if why.unknown:
            return tr("程序不认得{facts}，请删去。", facts="、".join("{" + each + "}" for each in why.unknown))
        return tr("这一条不能空着。")
    return ""
