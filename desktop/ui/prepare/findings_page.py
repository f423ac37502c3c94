"""The step 问题: the table of findings, and the long texts of the selected one below it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.meeting.ids import FindingId
from desktop.meeting.plan import Finding
from desktop.ui.field import Field, Kind, Value
from desktop.ui.icons import Icon
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.prepare.matters import findings
from desktop.ui.prepare.part import changed
from desktop.ui.prepare.table_page import TablePage
from desktop.ui.session import Session
from desktop.ui.speech import tr

TEXTS = ("text", "measures", "progress", "evidence")


class FindingsPage(TablePage[Finding]):
    """The findings. ``take_in`` opens the import of a ledger."""

    def __init__(
        self, session: Session, keeper: PlanKeeper, take_in: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        note = tr("从办公室的台账导入最快（Ctrl+I）；也可以逐条填写。下面可以改选中问题的全文。")
        super().__init__(session, keeper, findings(), tr("反馈问题"), note, parent)
        self.add_tool(tr("导入台账…"), Icon.FILE_UP, take_in)
        px = session.look.theme.px
        self.detail = LiveForm(
            session.look,
            (
                Field("text", tr("问题全文(&X)"), Kind.TEXT),
                Field("measures", tr("整改措施(&E)"), Kind.TEXT),
                Field("progress", tr("整改情况(&J)"), Kind.TEXT),
                Field("evidence", tr("佐证材料(&Z)"), Kind.TEXT),
            ),
            wide=2,
            whole=False,
        )
        for key in TEXTS:
            self.detail.widget(key).setFixedHeight(px(64))
        self.detail.edited.connect(self._write)
        self.view.picked.connect(lambda _name: self._load())
        self.column.addWidget(self.detail)

    def refresh(self) -> None:
        """Show the findings, and the texts of the one selected."""
        super().refresh()
        self._load()

    def _row(self) -> Finding | None:
        return self._keeper.plan.finding(FindingId(self.view.current_id))

    def _load(self) -> None:
        row = self._row()
        self.detail.setVisible(row is not None)
        if row is not None:
            self.detail.load({key: str(getattr(row, key)) for key in TEXTS})

    def _write(self, key: str, value: Value) -> None:
        row = self._row()
        if row is None:
            return
        text = str(value)
        match key:
            case "text":
                new = replace(row, text=text)
            case "measures":
                new = replace(row, measures=text)
            case "progress":
                new = replace(row, progress=text)
            case _:
                new = replace(row, evidence=text)
        self._keeper.change(lambda plan: changed(self.part, plan, row, new), typing=True)
