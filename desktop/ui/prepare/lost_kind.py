"""What a preparation shows whose kind of meeting was deleted or is broken: what is kept, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.meeting.profile_file import ProfileFault
from desktop.ui.button import Button, Role
from desktop.ui.field import Field, Kind
from desktop.ui.form import Form
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr


class LostKind(QWidget):
    """Says that the kind is gone. ``chosen`` carries the id of the kind to go on with."""

    chosen = Signal(str)

    def __init__(self, session: Session, kind: str, fault: ProfileFault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = session.look
        px = look.theme.px
        head = QLabel(tr("这次会议准备时用的会议类型现在不能用"))
        head.setProperty("role", "title")
        told = QLabel(
            tr(
                "会议类型“{kind}”：{fault}。已经准备的内容都在，换一种会议类型就能接着准备；"
                "也可以在设置里把原来的会议类型改正或重新导入，再回到这里。",
                kind=kind,
                fault=fault.fault,
            )
        )
        told.setProperty("role", "meta")
        told.setWordWrap(True)
        kinds = tuple((each.id, each.name) for each in session.office.profiles.usable())
        self.form = Form(look, (Field("kind", tr("换成(&K)"), Kind.CHOICE, choices=kinds),))
        self.form.submitted.connect(lambda said: self.chosen.emit(str(said["kind"])))
        self.turn = Button(look, tr("换成这种会议类型"), mark=Icon.CHECK, role=Role.PRIMARY)
        self.turn.clicked.connect(self.form.submit)
        row = QHBoxLayout()
        row.addWidget(self.turn)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(12))
        column.addWidget(head)
        column.addWidget(told)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addStretch(1)
        for label in (head, told):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
