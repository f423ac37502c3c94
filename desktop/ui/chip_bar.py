"""A row of chips of which one is chosen; what has no room is found under 更多."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from desktop.ui import ink
from desktop.ui.chip import Chip, ChipSpec, ChipStyle
from desktop.ui.look import Look
from desktop.ui.speech import tr

FEWEST, NARROWEST = 6, 62
"""So many chips are in sight at least, where each has so many grid pixels: a key cap and three characters."""


class ChipBar(QWidget):
    """The row. ``chosen`` carries the id of a chip chosen by a person, not by ``choose``.

    Keys are shown here and heard in the action table, whose handlers call ``press``.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, style: ChipStyle = ChipStyle.CHIP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._style = style
        self._chips: list[Chip] = []
        self._current = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more = QToolButton(self)
        self._more.setProperty("role", "more" if style is ChipStyle.CHIP else "more-flat")
        self._more.setText(tr("更多"))
        self._more.setAccessibleName(tr("更多：{name}", name=name))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        look.changed.connect(self._arrange)

    @property
    def current(self) -> str:
        """The id of the chosen chip, "" when none is."""
        return self._current

    def show_chips(self, specs: Sequence[ChipSpec]) -> None:
        """Show these chips; the chosen one stays chosen while it is among them, and so do chips that stay the same."""
        wanted = tuple(specs)
        if wanted == tuple(chip.spec for chip in self._chips):
            return
        kept = {chip.spec: chip for chip in self._chips}
        self._chips = [kept.pop(spec) if spec in kept else self._make(spec) for spec in wanted]
        for chip in kept.values():
            chip.hide()
            chip.deleteLater()
        for before, after in pairwise(self._chips):
            QWidget.setTabOrder(before, after)
        if self._current not in {spec.id for spec in wanted}:
            self._current = ""
        self._mark()
        self._arrange()

    def _make(self, spec: ChipSpec) -> Chip:
        chip = Chip(self._look, spec, self._style, self)
        chip.clicked.connect(lambda: self.press(spec.id))
        return chip

    def choose(self, name: str) -> None:
        """Show ``name`` as the chosen one, "" for none, without saying so."""
        if name == self._current:
            return
        self._current = name
        self._mark()
        self._arrange()

    def press(self, name: str) -> None:
        """Choose ``name`` as if a person had clicked it."""
        self.choose(name)
        self.chosen.emit(name)

    def hidden_ids(self) -> tuple[str, ...]:
        """Return what is found under 更多 at this width."""
        return tuple(chip.spec.id for chip in self._chips if chip.isHidden())

    def sizeHint(self) -> QSize:
        """Return room for all chips."""
        px = self._look.theme.px
        pad = px(2) if self._style is ChipStyle.SEGMENT else 0
        wide = sum(chip.sizeHint().width() + self._gap() for chip in self._chips)
        high = max((chip.sizeHint().height() for chip in self._chips), default=px(32))
        return QSize(wide + 2 * pad, high + 2 * pad)

    def minimumSizeHint(self) -> QSize:
        """Return room for 更多 and one chip: the rest gives way."""
        return QSize(self._look.theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip under segments."""
        if self._style is ChipStyle.SEGMENT:
            shown = [chip for chip in [*self._chips, self._more] if not chip.isHidden()]
            if shown:
                strip = self.rect()
                strip.setRight(max(chip.geometry().right() for chip in shown) + self._look.theme.px(2))
                with QPainter(self) as painter:
                    fill = self._look.theme.tokens.app
                    ink.box(painter, strip, fill=fill, radius=self._look.theme.px(6))

    def _gap(self) -> int:
        return self._look.theme.px(4) if self._style is ChipStyle.CHIP else 0

    def _mark(self) -> None:
        for chip in self._chips:
            chip.setAutoExclusive(False)
            chip.setChecked(chip.spec.id == self._current)
            chip.setAutoExclusive(True)

    def _arrange(self) -> None:
        """Place chips from the left; the chosen one is always among those in sight."""
        if not self._chips:
            self._more.hide()
            return
        pad = self._look.theme.px(2) if self._style is ChipStyle.SEGMENT else 0
        sizes = [chip.sizeHint() for chip in self._chips]
        room = self.width() - 2 * pad
        whole = sum(size.width() for size in sizes) + self._gap() * (len(sizes) - 1)
        if whole > room and self._style is ChipStyle.CHIP:
            sizes = self._narrowed(sizes, room)
        seen = set(range(len(sizes))) if whole <= room else self._fitting(sizes, room)
        left = pad
        for at, (chip, size) in enumerate(zip(self._chips, sizes, strict=True)):
            chip.setVisible(at in seen)
            if at in seen:
                chip.setGeometry(left, pad, size.width(), size.height())
                left += size.width() + self._gap()
        self._more.setVisible(len(seen) < len(sizes))
        self._more.setGeometry(left, pad, self._more.sizeHint().width(), sizes[0].height())
        self.updateGeometry()
        self.update()

    def _narrowed(self, sizes: list[QSize], room: int) -> list[QSize]:
        """Make long chips narrower, so that at least ``FEWEST`` stand side by side."""
        share = (room - self._more.sizeHint().width()) // min(FEWEST, len(sizes)) - self._gap()
        least = self._look.theme.px(NARROWEST)
        return [QSize(min(size.width(), max(share, least)), size.height()) for size in sizes]

    def _fitting(self, sizes: list[QSize], room: int) -> set[int]:
        room -= self._more.sizeHint().width()
        first = [at for at, chip in enumerate(self._chips) if chip.isChecked()]
        seen: set[int] = set()
        for at in [*first, *(at for at in range(len(sizes)) if at not in first)]:
            room -= sizes[at].width() + self._gap()
            if room < 0 and seen:
                break
            seen.add(at)
        return seen

    def _fill_menu(self) -> None:
        self._menu.clear()
        for chip in self._chips:
            if chip.isHidden():
                spec = chip.spec
                action = self._menu.addAction(f"{spec.word}\t{spec.spoken_key}" if spec.key else spec.word)
                action.triggered.connect(lambda _checked=False, name=spec.id: self.press(name))
