"""The bar above the preview: which file, which sheet, which row names the columns, what to do about conflicts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from desktop.intake import Decision
from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.rows import decision_words
from desktop.ui.look import Look
from desktop.ui.speech import tr


class ReadingBar(QWidget):
    """How the file is read. The signals carry what a person said: a sheet's name, a row (0: none), a decision."""

    sheet_said = Signal(str)
    header_said = Signal(int)
    policy_said = Signal(object)

    def __init__(self, look: Look, *, updates: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = 0
        self.choose = Button(look, tr("选择文件…"), mark=Icon.FOLDER_OPEN, role=Role.PRIMARY)
        self._file = QLabel(tr("可以选择或拖入 .xlsx、.xls、.et、.ods、.csv 文件。"))
        self._file.setProperty("role", "meta")
        self.sheet, self.header, self.conflicts = QComboBox(), QSpinBox(), QComboBox()
        self.sheet.setAccessibleName(tr("工作表"))
        self.sheet.activated.connect(lambda _at: self.sheet_said.emit(self.sheet.currentText()))
        self.header.setAccessibleName(tr("表头所在行"))
        self.header.setSpecialValueText(tr("没有表头"))
        self.header.setPrefix(tr("表头：第 "))
        self.header.setSuffix(tr(" 行"))
        self.header.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.header.setRange(0, 99999)
        self.header.editingFinished.connect(self._say_header)
        self.conflicts.setAccessibleName(tr("与已有问题不同时"))
        for decision, word in decision_words().items():
            if updates or decision is not Decision.UPDATE:
                self.conflicts.addItem(tr("有冲突：{word}", word=word), decision.value)
        self.conflicts.activated.connect(lambda _at: self.policy_said.emit(Decision(self.conflicts.currentData())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(8))
        row.addWidget(self.choose)
        row.addWidget(self._file, 1)
        for box in (self.sheet, self.header, self.conflicts):
            row.addWidget(box)
            box.hide()

    def name_file(self, name: str) -> None:
        """Show the name of the file being read."""
        self._file.setText(name)

    def offer_sheets(self, draft: Draft) -> None:
        """Offer the sheets of the file that can be read."""
        self.sheet.clear()
        self.sheet.addItems([sheet.name for sheet in draft.book.sheets if not sheet.hidden])

    def show_draft(self, draft: Draft, conflicts: int) -> None:
        """Show how the draft was read, and the policy where there are conflicts to decide."""
        self._row = draft.proposal.header_row
        self.sheet.setCurrentText(draft.proposal.sheet)
        self.header.setValue(self._row)
        self.sheet.show()
        self.header.show()
        self.conflicts.setVisible(conflicts > 0)

    def _say_header(self) -> None:
        if self.header.value() != self._row:
            self.header_said.emit(self.header.value())
