"""The dialog 粘贴名单: people copied from a spreadsheet, looked at before they join the list."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.intake import Unreadable, propose_people
from desktop.meeting.plan import Plan
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.prepare.cell_editor import CellEditor
from desktop.ui.prepare.parties import role_words
from desktop.ui.prepare.roster import Candidate, candidates
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class PastePeople(QDialog):
    """Shows who was read from a pasted list. ``confirmed`` carries the candidates, ticked or not."""

    confirmed = Signal(object)

    def __init__(self, session: Session, plan: Plan, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plan = plan
        self.setWindowTitle(tr("粘贴名单"))
        self.finished.connect(self.deleteLater)
        look = session.look
        px = look.theme.px
        note = QLabel(tr("从 WPS 表格或 Excel 复制姓名、单位、职务、身份各列，粘贴到下面。有没有表头都可以。"))
        note.setProperty("role", "meta")
        note.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("粘贴的名单"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(96))
        self.model = LedgerModel(
            self._columns(), lambda row: str(row.row), lambda hue: look.theme.tokens.hue(hue).ink, self
        )
        self.view = LedgerView(look, self.model, tr("读出的人员"))
        self.view.setItemDelegate(CellEditor(look, self.view, self._words))
        self.view.opened.connect(self._turn)
        # A doubt is a sentence or two and must be read whole: rows are as high as what stands in them.
        self.view.setWordWrap(True)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.verticalHeader().setMinimumSectionSize(px(36))
        self._count = QLabel()
        self._count.setProperty("role", "meta")
        self.take = Button(look, f"{tr('加入名单')}  Ctrl+Enter", role=Role.PRIMARY)
        key = ActionSpec("people.take", tr("加入名单"), self.take.click, ("Ctrl+Return",), scope=Scope.PANEL)
        self._keys = ActionTable(look, self, (key,))
        self.take.clicked.connect(self._confirm)
        leave = Button(look, tr("取消"))
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(note)
        column.addWidget(self.text)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.resize(px(1020), px(600))
        self.text.textChanged.connect(self._read)
        self.text.setPlainText(text)
        if not text:
            self._show(())
        (self.view if text else self.text).setFocus()

    def _read(self) -> None:
        text = self.text.toPlainText()
        try:
            proposal = propose_people(text, known=[seat.name for seat in self._plan.seats])
        except Unreadable as why:
            self._show(())
            self._count.setText(str(why))
            return
        ids = [self._session.office.clock.new_id() for _ in proposal.people]
        self._show(candidates(self._plan, proposal, ids))
        if text.strip() and not proposal.people:
            self._count.setText(tr("没有读出姓名。"))

    def _show(self, rows: tuple[Candidate, ...]) -> None:
        self.model.show(rows)
        ticked = sum(row.taken for row in rows)
        self._count.setText(tr("读出 {all} 人，加入 {n} 人。", all=len(rows), n=ticked))
        self.take.setEnabled(ticked > 0)

    def _turn(self, name: str) -> None:
        """Tick or untick the row Enter was pressed on."""
        self._show(tuple(replace(row, taken=not row.taken) if str(row.row) == name else row for row in self.model.rows))

    def _confirm(self) -> None:
        self.confirmed.emit(self.model.rows)
        self.accept()

    def _set(self, row: Candidate, new: Candidate) -> None:
        self._show(tuple(new if each.row == row.row else each for each in self.model.rows))

    def _words(self, column: int) -> list[str] | None:
        if column == 0:
            return [tr("加入"), tr("不加入")]
        return list(role_words().values()) if column == 3 else None

    def _columns(self) -> tuple[Column[Candidate], ...]:
        plan = self._plan

        def recast(row: Candidate, text: str) -> None:
            role = next(role for role, word in role_words().items() if word == text)
            votes = role.value in {"chair", "member"}
            self._set(row, replace(row, seat=replace(row.seat, role=role, votes=votes)))

        def belongs(row: Candidate) -> str:
            party = plan.party(row.seat.party)
            return party.called if party else next((u.name for u in plan.units if u.id == row.seat.unit), "")

        return (
            Column(
                tr("加入"),
                lambda row: tr("加入") if row.taken else tr("不加入"),
                edit=lambda row, text: self._set(row, replace(row, taken=text == tr("加入"))),
                hue=lambda row: Hue.GREEN if row.taken else Hue.GREY,
                width=84,
            ),
            Column(tr("姓名"), lambda row: row.seat.name, bold=True, width=100),
            Column(tr("职务"), lambda row: row.seat.post, width=170),
            Column(tr("身份"), lambda row: role_words()[row.seat.role], edit=recast, width=92),
            Column(tr("会审方或单位"), belongs, width=120),
            Column(tr("需要留意"), lambda row: row.doubts, hue=lambda row: Hue.AMBER if row.doubts else None),
        )
