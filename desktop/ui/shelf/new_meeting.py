"""The dialog 新建会议: the few things without which nothing can be prepared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.app.shelf import ShelfLine
from desktop.meeting.plan import Plan
from desktop.meeting.profile import Profile
from desktop.ui.button import Button, Role
from desktop.ui.field import Field, Kind, Value
from desktop.ui.form import Form
from desktop.ui.look import Look
from desktop.ui.speech import tr


@dataclass(frozen=True, slots=True)
class Wanted:
    """A meeting to prepare: of which kind, its title and number, and the meeting whose people it takes over."""

    profile: str
    title: str
    number: str
    source: str

    def plan(self) -> Plan:
        """Return the plan to begin with; the office puts in the parties its kind of meeting proposes."""
        return Plan(title=self.title, number=self.number)


class NewMeeting(QDialog):
    """Asks for title, number and kind. ``wanted`` carries a ``Wanted`` once they are sound."""

    wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        kinds: Sequence[Profile],
        lines: Sequence[ShelfLine],
        taken: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("新建会议"))
        self.finished.connect(self.deleteLater)
        known = tuple((line.meeting, line.title) for line in lines if line.status == "preparing")
        offered = sorted(kinds, key=lambda kind: kind.id != "rectification-review")

        def number_fault(value: Value) -> str:
            return tr("这个编号已有会议在用。") if value and taken(str(value)) else ""

        fields = [
            Field("title", tr("会议名称(&T)"), needed=True, hint=tr("例如：示例市园林养护中心巡察整改四方会审")),
            Field("number", tr("会议编号(&N)"), hint=tr("例如：示例审〔2026〕3号，可以以后再填"), check=number_fault),
            Field("profile", tr("会议类型(&K)"), Kind.CHOICE, choices=tuple((kind.id, kind.name) for kind in offered)),
        ]
        if known:
            none = ("", tr("不沿用"))
            fields.append(Field("source", tr("沿用人员(&S)"), Kind.CHOICE, choices=(none, *known)))
        self.form = Form(look, fields)
        self.form.submitted.connect(self._submit)
        px = look.theme.px
        note = QLabel(tr("沿用只带过来会审方、人员、地点和标识，不带问题和意见。"))
        note.setProperty("role", "hint")
        note.setVisible(bool(known))
        make, stop = Button(look, tr("新建"), role=Role.PRIMARY), Button(look, tr("取消"))
        make.clicked.connect(self.form.submit)
        stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(stop)
        row.addWidget(make)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.form)
        column.addWidget(note)
        column.addStretch(1)
        column.addLayout(row)
        self.setMinimumWidth(px(560))
        self.form.widget("title").setFocus()

    def _submit(self, values: dict[str, Value]) -> None:
        said = {key: str(value) for key, value in values.items()}
        self.wanted.emit(Wanted(said["profile"], said["title"], said["number"], said.get("source", "")))
        self.accept()
