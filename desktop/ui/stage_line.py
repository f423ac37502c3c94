"""The stages of the meeting in a line: what is done, what is now, what is still missing before the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.newer_qt import announce
from desktop.ui.scale import META, UI
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class Step(StrEnum):
    """How far a stage is."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; ``missing`` is what must still happen in it, ``barred`` who must not be in the room."""

    name: str
    step: Step
    missing: str = ""
    barred: str = ""
    id: str = ""
    ready: str = ""
    """What can be done next, where nothing is missing."""


class StageLine(QLabel):
    """All stages; those far from the one looked at lose their names where there is no room.

    With the focus in it the arrows look at other stages, and ``wanted`` carries the id of the one Enter was pressed
    on. Clicking a stage looks at it.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stages: tuple[Stage, ...] = ()
        self._at = 0
        self._lefts: tuple[int, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show ``stages`` instead."""
        self._stages = tuple(stages)
        if not self.hasFocus():
            self._at = self._now()
        self._at = min(self._at, max(0, len(self._stages) - 1))
        self._name()
        self.setToolTip("\n".join(" ".join(part for part in (each.name, *_notes(each)) if part) for each in stages))
        self.update()

    @property
    def looked_at(self) -> Stage | None:
        """The stage whose notes are shown: the present one until the arrows look at another."""
        return self._stages[self._at] if self._stages else None

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        px = self._look.theme.px
        return QSize(px(320), px(40))

    def minimumSizeHint(self) -> QSize:
        """Return room for the stage that is now."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the neighbour on an arrow, ask for the stage looked at on Enter."""
        keys = Qt.Key
        last = len(self._stages) - 1
        step = {keys.Key_Left: self._at - 1, keys.Key_Right: self._at + 1, keys.Key_Home: 0, keys.Key_End: last}
        if event.key() in step:
            self._look_at(step[keys(event.key())])
        elif event.key() in {keys.Key_Return, keys.Key_Enter} and self.looked_at is not None:
            self.wanted.emit(self.looked_at.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the stage under the pointer."""
        super().mousePressEvent(event)
        found = [at for at, left in enumerate(self._lefts) if left <= event.position().x()]
        if found:
            self._look_at(found[-1])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the present stage."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._look_at(self._now())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the present stage again."""
        super().focusOutEvent(event)
        self._at = self._now()
        self._name()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Keep what is painted in step with the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint marks, names and the lines between them; what is missing stands at the right."""
        theme = self._look.theme
        px = theme.px
        middle = self.height() // 2
        lefts: list[int] = []
        with QPainter(self) as painter:
            right = self._notes(painter, middle)
            named = self._named(right)
            left = px(16)
            for at, stage in enumerate(self._stages):
                if at:
                    line = QRect(left, middle, px(12), 1)
                    ink.box(painter, line, fill=theme.tokens.line_strong)
                    left += px(18)
                lefts.append(left)
                begun = left
                left = self._stage(painter, left, middle, stage, named=at in named)
                if self.hasFocus() and at == self._at:
                    around = QRect(begun - px(4), middle - px(14), left - begun + px(4), px(28))
                    ink.ring(painter, around, theme, px(6))
        self._lefts = tuple(lefts)

    def _now(self) -> int:
        return next((at for at, stage in enumerate(self._stages) if stage.step is Step.NOW), 0)

    def _look_at(self, at: int) -> None:
        if not self._stages:
            return
        self._at = min(max(at, 0), len(self._stages) - 1)
        self._name()
        announce(self, self.accessibleName())
        self.update()

    def _name(self) -> None:
        seen = self.looked_at
        if seen is None:
            self.setAccessibleName(tr("无当前阶段"))
            return
        here = seen.step is Step.NOW
        said = tr("当前阶段：{name}", name=seen.name) if here else tr("阶段：{name}", name=seen.name)
        self.setAccessibleName("，".join(part for part in (said, *self._said(seen), seen.ready) if part))

    def _said(self, seen: Stage) -> tuple[str, str]:
        """What is missing in the stage looked at, and who must go; before the present one ends, before the next too."""
        at = self._stages.index(seen)
        coming = self._stages[at + 1] if seen.step is Step.NOW and at + 1 < len(self._stages) else None
        return seen.missing, seen.barred or (coming.barred if coming else "")

    def _stage(self, painter: QPainter, left: int, middle: int, stage: Stage, *, named: bool) -> int:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        icon, colour = {
            Step.DONE: (Icon.CIRCLE_CHECK, tokens.hue(Hue.GREEN).ink),
            Step.NOW: (Icon.CIRCLE_DOT, tokens.primary),
            Step.NEXT: (Icon.CIRCLE, tokens.outline),
        }[stage.step]
        ink.mark(painter, left, middle, icon, colour, px(15))
        left += px(19)
        if named:
            font = theme.font(UI, bold=stage.step is Step.NOW)
            ink_colour = tokens.text if stage.step is Step.NOW else tokens.text_second
            area = QRect(left, middle - px(10), self.width() - left, px(20))
            left += ink.words(painter, area, stage.name, font, ink_colour) + px(6)
        return left

    def _notes(self, painter: QPainter, middle: int) -> int:
        """Paint what the stage looked at misses and who it bars; return where the stages must end."""
        theme = self._look.theme
        px, font = theme.px, theme.font(META)
        right = self.width() - px(16)
        seen = self.looked_at
        if seen is None:
            return right
        missing, barred = self._said(seen)
        least = px(16) + len(self._stages) * px(37) + ink.wide(theme.font(UI, bold=True), seen.name) + px(12)
        for said, icon, hue in (
            (tr("Enter 转入") if self.hasFocus() else seen.ready, Icon.PLAY, Hue.SLATE),
            (barred, Icon.USER_X, Hue.RED),
            (missing, Icon.CIRCLE_ALERT, Hue.AMBER),
        ):
            room = right - least - px(32)
            if said and room > px(60):
                colour = theme.tokens.hue(hue).ink
                wide = min(ink.wide(font, said), room)
                ink.words(painter, QRect(right - wide, middle - px(9), wide + 1, px(18)), said, font, colour)
                ink.mark(painter, right - wide - px(18), middle, icon, colour, px(14))
                right -= wide + px(32)
        return right

    def _named(self, right: int) -> frozenset[int]:
        """Return which stages are named: the one looked at, then its neighbours, as far as there is room."""
        theme = self._look.theme
        font = theme.font(UI, bold=True)
        room = right - theme.px(16) - len(self._stages) * theme.px(37)
        named: set[int] = set()
        for at in sorted(range(len(self._stages)), key=lambda at: (abs(at - self._at), at < self._at)):
            room -= ink.wide(font, self._stages[at].name) + theme.px(6)
            if room < 0 and named:
                break
            named.add(at)
        return frozenset(named)


def _notes(stage: Stage) -> tuple[str, str, str]:
    return stage.missing, stage.barred, stage.ready
