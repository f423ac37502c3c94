"""The preview: what is on air, what comes next, and everything to be done about it, over a corner of the hall."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from desktop.app.room.air import Mode
from desktop.app.room.air import Signal as Light
from desktop.app.room.slides import Cue, Slide
from desktop.ui.button import Button, Role
from desktop.ui.chip import ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.look import Look
from desktop.ui.pill import Pill
from desktop.ui.room.air_button import light_chip
from desktop.ui.room.canvas import Canvas
from desktop.ui.room.control import LIKE, RoomControl
from desktop.ui.room.page_words import cue_name
from desktop.ui.room.placing import AUTO, WINDOW, screen_names
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

WIDE, HIGH = 440, 520


class RoomPane(QFrame):
    """The pane; it lies over its parent and is no window, so that every key of the hall goes on working.

    ``left`` says that the cursor should go back to the work.
    """

    left = Signal()

    def __init__(self, look: Look, control: RoomControl, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("投屏预览"))
        self._look, self._control = look, control
        self._filling = False
        self._state = Pill(look, "", Hue.GREY)
        self._close = Button(look, "", mark=Icon.X, role=Role.QUIET, name=tr("关闭投屏预览"))
        self._close.clicked.connect(self.dismiss)
        self.on_air, self.next = (self._canvas(language) for _ in range(2))
        self._on_air_words, self._next_words = QLabel(), QLabel()
        self.mode = ChipBar(look, tr("换页方式"), ChipStyle.SEGMENT)
        self.mode.show_chips((ChipSpec(Mode.FOLLOW, tr("跟随会议")), ChipSpec(Mode.LED, tr("先预览后上屏"))))
        self.mode.chosen.connect(lambda name: control.set_mode(Mode(name)))
        self.model = LedgerModel[tuple[str, Cue]](
            [Column(tr("画面"), lambda row: row[0])],
            lambda row: f"{row[1].page}/{row[1].seq}/{row[1].finding}",
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("可以上屏的画面"))
        self.list.setSpacing(look.theme.px(3))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(lambda _index: control.show_next())
        self.air = Button(look, tr("上屏"), mark=Icon.MONITOR_UP, role=Role.PRIMARY)
        self.power, self.blank = Button(look, tr("开始投屏")), Button(look, tr("遮屏"), mark=Icon.SQUARE)
        self.freeze = Button(look, tr("冻结"), mark=Icon.PAUSE)
        self.sheet = Button(look, tr("翻页"), mark=Icon.CHEVRON_RIGHT)
        self.air.clicked.connect(control.show_next)
        self.power.clicked.connect(control.toggle)
        self.blank.clicked.connect(control.blank)
        self.freeze.clicked.connect(control.freeze)
        self.sheet.clicked.connect(lambda: control.turn_sheet(1))
        self.screen_choice = QComboBox()
        self.screen_choice.setAccessibleName(tr("投屏用的屏幕"))
        self.screen_choice.activated.connect(lambda at: control.wish_for(str(self.screen_choice.itemData(at))))
        self.shade = ChipBar(look, tr("投屏底色"), ChipStyle.SEGMENT)
        self.shade.show_chips((ChipSpec("light", tr("浅色")), ChipSpec("dark", tr("深色"))))
        self.shade.chosen.connect(lambda name: control.wear(dark=name == "dark"))
        self._lay_out()
        control.changed.connect(self.refresh)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the pane with the cursor on its pages; open already, it is dismissed."""
        if self.isVisible():
            self.dismiss()
            return
        self.show()
        self.raise_()
        self.refresh()
        self._stand()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Put the pane away; a page only looked at is forgotten."""
        self.hide()
        self._control.choose(None)
        self.left.emit()

    def refresh(self) -> None:
        """Show how everything stands; nothing while nobody looks."""
        control = self._control
        if not self.isVisible() or control.meeting is None:
            return
        chip = light_chip(control.light, waiting=bool(control.projector.waiting_for))
        self._state.say(chip.word, chip.hue, chip.icon)
        self._preview(self.on_air, self._on_air_words, tr("屏上"), control.showing)
        self._preview(self.next, self._next_words, tr("下一画面"), control.coming)
        self.on_air.go_to(control.canvas.sheet_at if control.canvas.slide == control.showing else 0)
        self.mode.choose(control.air.mode)
        self.shade.choose("dark" if control.dark else "light")
        self._show_pages()
        self._show_screens()
        on = control.air.on
        self.power.setText(tr("停止投屏") if on else tr("开始投屏"))
        self.blank.setText(tr("取消遮屏") if control.air.blank else tr("遮屏"))
        self.freeze.setText(tr("取消冻结") if control.air.frozen is not None else tr("冻结"))
        for button in (self.air, self.blank, self.freeze):
            button.setEnabled(on)
        self.sheet.setVisible(on and control.canvas.sheet_count > 1)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for closing the pane while the cursor is in it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Stay in the corner of the hall when the hall changes its size."""
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False

    def _canvas(self, language: str) -> Canvas:
        made = Canvas(self._control.now, language, LIKE)
        made.setFixedSize(self._look.theme.px(196), self._look.theme.px(110))
        return made

    def _preview(self, canvas: Canvas, label: QLabel, name: str, slide: Slide | None) -> None:
        meeting = self._control.meeting
        if slide is None or meeting is None:
            return
        canvas.wear(dark=self._control.dark)
        canvas.show_slide(slide)
        label.setText(tr("{place}：{page}", place=name, page=cue_name(meeting, slide.cue)))

    def _show_pages(self) -> None:
        control = self._control
        if control.meeting is None:
            return
        self._filling = True
        self.model.show([(cue_name(control.meeting, cue), cue) for cue in control.offers])
        wanted = control.air.chosen or (control.coming.cue if control.coming else None)
        if wanted is not None:
            index = self.model.index_of(f"{wanted.page}/{wanted.seq}/{wanted.finding}")
            if index.isValid():
                self.list.setCurrentIndex(index)
        self._filling = False

    def _show_screens(self) -> None:
        box, control = self.screen_choice, self._control
        own = control.projector.own
        found = [(tr("自动选择"), AUTO), *((name, name) for name in screen_names() if name != own)]
        wish = control.projector.wish
        if wish not in {AUTO, WINDOW} and wish not in {name for _, name in found}:
            found.append((tr("{name}（未接）", name=wish), wish))
        found.append((tr("在窗口中显示"), WINDOW))
        if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] != found:
            box.clear()
            for text, name in found:
                box.addItem(text, name)
        box.setCurrentIndex(next((at for at, (_, name) in enumerate(found) if name == wish), 0))

    def _choose(self, current: QModelIndex) -> None:
        row = self.model.row_at(current)
        if row is not None and not self._filling:
            self._control.choose(row[1])

    def _stand(self) -> None:
        px = self._look.theme.px
        parent = self.parentWidget()
        if parent is None:
            return
        top, margin = px(60), px(8)
        width = min(px(WIDE), parent.width() - 2 * margin)
        self.setGeometry(parent.width() - width - margin, top, width, min(px(HIGH), parent.height() - top - margin))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        heading = QLabel(tr("投屏预览"))
        heading.setProperty("role", "heading")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self._close)
        views = QGridLayout()
        views.setHorizontalSpacing(px(12))
        views.setVerticalSpacing(px(4))
        for at, (canvas, label) in enumerate(((self.on_air, self._on_air_words), (self.next, self._next_words))):
            label.setProperty("role", "meta")
            label.setFixedWidth(px(196))
            views.addWidget(canvas, 0, at)
            views.addWidget(label, 1, at)
        show = QHBoxLayout()
        show.addWidget(self.air, 1)
        show.addWidget(self.sheet)
        buttons = QHBoxLayout()
        for button in (self.power, self.blank, self.freeze):
            buttons.addWidget(button, 1)
        choices = QHBoxLayout()
        choices.addWidget(self.screen_choice, 1)
        choices.addWidget(self.shade)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addLayout(views)
        column.addWidget(self.mode)
        column.addWidget(self.list, 1)
        column.addLayout(show)
        column.addLayout(buttons)
        column.addLayout(choices)


def light_note(control: RoomControl) -> str:
    """Return what more there is to say about how the screen stands."""
    if control.projector.waiting_for:
        return tr("等待屏幕“{name}”重新接好", name=control.projector.waiting_for)
    if control.light is Light.BARRED:
        names = "、".join(control.barred)
        return tr("须退场：{names}", names=names) if names else tr("被审单位人员在场，这一画面不上屏")
    return ""
