"""The dialog 导入问题台账: choose a file, look at every row, confirm; until then nothing is saved."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.intake import Accepted, Decision, SourceBook, read_file
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.aside import Abandoned, aside
from desktop.ui.banner import Banner
from desktop.ui.button import Button, Role
from desktop.ui.errand import Errand, Errands
from desktop.ui.errand_strip import ErrandStrip
from desktop.ui.icons import Icon
from desktop.ui.importing.draft import Draft, look_at
from desktop.ui.importing.reading_bar import ReadingBar
from desktop.ui.importing.rows import (
    MappedColumn,
    PreviewRow,
    counted,
    decision_words,
    field_words,
    mapped,
    mapped_columns,
    preview,
    preview_columns,
)
from desktop.ui.importing.target import Target
from desktop.ui.lasting import while_alive
from desktop.ui.ledger_model import LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.prepare.cell_editor import CellEditor
from desktop.ui.prepare.matters import bad_date
from desktop.ui.prepare.moments import NotADate, parse_day
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused, Teller
from desktop.ui.tokens import Hue
from desktop.ui.troubles import troubled

KINDS = "*.xlsx *.xls *.et *.ods *.csv *.xlsm"


class ImportDialog(QDialog):
    """One import into ``target``. ``read`` follows when a file stands in the preview, ``taken`` when it was saved."""

    read = Signal()
    taken = Signal()

    def __init__(self, session: Session, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._target = target
        self.draft: Draft | None = None
        self._awaited: Abandoned[Draft] | None = None
        self.setWindowTitle(tr("导入问题台账"))
        self.setAcceptDrops(True)
        self.finished.connect(self.deleteLater)
        look = session.look
        px = look.theme.px
        self.teller = Teller(look, self)
        self.errands = Errands(self.teller, lambda error: troubled(error, session.language))
        banner = Banner(look)
        self.teller.told.connect(banner.tell)
        self.bar = ReadingBar(look, updates=target.updates)
        self.bar.choose.clicked.connect(self._choose_file)
        self.bar.sheet_said.connect(lambda name: self._reread(sheet=name))
        self.bar.header_said.connect(lambda row: self._reread(header=row))
        self.bar.policy_said.connect(self._policy_said)
        self.columns_model = LedgerModel(mapped_columns(self._map), lambda row: row.id, self._ink, self)
        self.columns = LedgerView(look, self.columns_model, tr("各列读作什么"))
        self.columns.setItemDelegate(CellEditor(look, self.columns, self._column_words))
        self.columns.setFixedWidth(px(268))
        self.model = LedgerModel(
            preview_columns(self._turn, self._decide, self._reword, self._redate), lambda row: row.id, self._ink, self
        )
        self.view = LedgerView(look, self.model, tr("逐行预览"))
        self.view.setItemDelegate(CellEditor(look, self.view, self._row_words))
        self.view.opened.connect(lambda name: self._turn_row(int(name)))
        self.view.picked.connect(lambda _name: self._show_detail())
        self._detail, self._notices, self._sum = QLabel(), QLabel(), QLabel()
        for label in (self._detail, self._notices):
            label.setWordWrap(True)
            label.setProperty("role", "meta")
        self._sum.setProperty("role", "heading")
        self.dates = Button(look, tr("采用全部建议期限"), mark=Icon.CALENDAR)
        self.dates.clicked.connect(self._confirm_dates)
        self.confirm = Button(look, f"{tr('确认导入')}  Ctrl+Enter", mark=Icon.CHECK, role=Role.PRIMARY)
        key = ActionSpec("import.take", tr("确认导入"), self.confirm.click, ("Ctrl+Return",), scope=Scope.PANEL)
        self._keys = ActionTable(look, self, (key,))
        self.confirm.clicked.connect(self._take)
        stop = Button(look, tr("取消"))
        stop.clicked.connect(self.reject)
        self._lay_out(
            (banner,),
            (self.bar,),
            (self._notices,),
            (self.columns, self.view),
            (self._detail,),
            (self._sum, None, self.dates, stop, self.confirm),
        )
        most = self.screen().availableGeometry().size()
        self.resize(QSize(px(1330), px(660)).boundedTo(QSize(most.width() - px(24), most.height() - px(48))))
        self._show()
        self.bar.choose.setFocus()

    def _lay_out(self, *rows: tuple[QWidget | None, ...]) -> None:
        px = self._session.look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(px(8))
            for widget in widgets:
                if widget is None:
                    row.addStretch(1)
                else:
                    row.addWidget(widget, 1 if widget in (self.view, self.bar) else 0)
            column.addLayout(row, 1 if self.view in widgets else 0)
        column.addWidget(ErrandStrip(self._session.look, self.errands))

    def read_path(self, path: Path) -> None:
        """Read that file away from this thread and show what it holds."""
        existing, today = self._target.existing(), self._session.office.clock.now().date()

        def work() -> Draft:
            return look_at(read_file(path.read_bytes(), path.name), existing, today)

        waited = Abandoned(aside(work))
        self._awaited = waited
        self.bar.name_file(path.name)
        title = tr("正在读取 {name}", name=path.name)
        take_up = while_alive(self, partial(self._take_up, waited))
        self.errands.send(Errand(title, lambda _report: waited, take_up, partial(self._stop, waited)))

    def _stop(self, reading: Abandoned[Draft]) -> None:
        reading.abandon()
        if self._awaited is reading:
            self._awaited = None

    def reject(self) -> None:
        """Close without saving anything; what is still being read is nobody's."""
        for run in self.errands.under_way:
            run.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is dragged in."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self.read_path(Path(event.mimeData().urls()[0].toLocalFile()))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("选择问题台账"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("表格 ({kinds})", kinds=KINDS), tr("所有文件 (*)")])
        dialog.fileSelected.connect(lambda name: self.read_path(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_up(self, reading: Abandoned[Draft], draft: Draft) -> None:
        if self._awaited is not reading:
            return  # stopped in the very moment it was done, or another file was chosen meanwhile
        self.draft = draft
        self.bar.offer_sheets(draft)
        self._show()
        if self.model.rows:
            self.view.pick(self.model.rows[0].id)
        self.view.setFocus()
        self.read.emit()

    def _reread(
        self, *, sheet: str | None = None, mapping: dict[int, str] | None = None, header: int | None = None
    ) -> None:
        """Read the sheet again in another way; what was decided about single rows starts anew."""
        if self.draft is None:
            return
        draft, today = self.draft, self._session.office.clock.now().date()
        name = sheet or draft.proposal.sheet
        book: SourceBook = draft.book
        try:
            self.draft = look_at(book, draft.existing, today, name, mapping or {}, header, draft.otherwise)
        except ValueError:
            self.teller.refuse(Refused(tr("第 {n} 行没有内容，不能作为表头。", n=header or 0)))
        self._show()

    def _policy_said(self, policy: Decision) -> None:
        if self.draft is not None:
            self._become(replace(self.draft, otherwise=policy))

    def _map(self, row: MappedColumn, title: str) -> None:
        if self.draft is not None:
            field = next(key for key, word in field_words().items() if word == title)
            mapping = {**self.draft.mapping, row.column.index: field}
            self._reread(mapping=mapping, header=self.draft.header_row)

    def _turn(self, row: PreviewRow, _text: str) -> None:
        self._turn_row(row.number)

    def _turn_row(self, number: int) -> None:
        if self.draft is not None and any(row.source_row == number for row in self.draft.proposal.rows):
            self._become(self.draft.turned(number))

    def _decide(self, row: PreviewRow, word: str) -> None:
        if self.draft is not None:
            decision = next((each for each, said in decision_words().items() if said == word), None)
            self._become(self.draft.decided(row.number, decision))

    def _reword(self, row: PreviewRow, text: str) -> None:
        if self.draft is not None:
            self._become(self.draft.amended(row.number, {"finding": text.replace(" ⏎ ", "\n")}))

    def _redate(self, row: PreviewRow, text: str) -> None:
        if self.draft is None:
            return
        try:
            day: date | None = parse_day(text)
        except NotADate:
            self.teller.refuse(Refused(bad_date(text)))
            return
        if day is not None:
            self._become(self.draft.amended(row.number, due=day))

    def _confirm_dates(self) -> None:
        if self.draft is not None:
            self._become(self.draft.dated())

    def _become(self, draft: Draft) -> None:
        self.draft = draft
        self._show()

    def _show(self) -> None:
        draft = self.draft
        for widget in (self.columns, self.view):
            widget.setEnabled(draft is not None)
        if draft is None:
            self.confirm.setEnabled(False)
            self.dates.setVisible(False)
            self._sum.setText(tr("确认之前什么也不会保存。"))
            return
        rows = preview(draft)
        self.model.show(rows)
        for at, column in enumerate(self.model.columns):  # what no row has would take the room of what all have
            if column.width:
                self.view.setColumnHidden(at, not any(column.text(row) for row in rows))
        self.columns_model.show(mapped(draft))
        self._notices.setText("　".join(notice.text for notice in draft.proposal.notices[:4]))
        self._notices.setVisible(bool(draft.proposal.notices))
        self.dates.setVisible(any(row.due_suggested and row.due is None for row in draft.proposal.rows))
        doubtful, decidable = counted(rows)
        self.bar.show_draft(draft, decidable)
        self._sum_up(draft.accepted, doubtful)
        self._show_detail()

    def _sum_up(self, accepted: Accepted, doubtful: int) -> None:
        added, updated = len(accepted.added), len(accepted.updated)
        if accepted.stopped:
            said = tr("{n} 行与已有问题冲突，请先选择跳过或更新。", n=len(accepted.stopped))
        else:
            said = tr("将新增 {added} 个，更新 {updated} 个。", added=added, updated=updated)
        if doubtful:
            said += tr("{n} 行有疑点。", n=doubtful)
        self._sum.setText(said)
        self.confirm.setEnabled(added + updated > 0)

    def _show_detail(self) -> None:
        row = self.model.row_at(self.view.currentIndex())
        self._detail.setText(f"{row.finding}\n{row.doubts}".strip() if row else "")

    def _take(self) -> None:
        if self.draft is None:
            return
        accepted = self.draft.accepted
        self.confirm.setEnabled(False)
        teller, skipped = self._session.teller, len(accepted.skipped)

        def then(undo: str) -> None:
            added, updated = len(accepted.added), len(accepted.updated)
            said = tr("已导入：新增 {a} 个，更新 {u} 个，跳过 {s} 行。", a=added, u=updated, s=skipped)
            teller.done(said + undo)

        self._target.take(accepted, then)
        self.taken.emit()
        self.accept()

    def _column_words(self, column: int) -> list[str] | None:
        return list(field_words().values()) if column == 2 else None

    def _row_words(self, column: int) -> list[str] | None:
        if column == 1:
            return [tr("是"), tr("否")]
        if column != 2:
            return None
        offered = list(decision_words().items())
        return [word for decision, word in offered if self._target.updates or decision is not Decision.UPDATE]

    def _ink(self, hue: Hue) -> str:
        return self._session.look.theme.tokens.hue(hue).ink
