"""The stages of the meeting in a line: what is done, what is now, what is still missing before the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.look import Look
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


class StageLine(QLabel):
    """All stages; those far from the present one lose their names where there is no room."""

    def __init__(self, look: Look, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show ``stages`` instead."""
        self._stages = tuple(stages)
        now = next((stage for stage in stages if stage.step is Step.NOW), None)
        parts = [tr("当前阶段：{name}", name=now.name)] if now else [tr("无当前阶段")]
        parts += [part for part in (now.missing, now.barred) if part] if now else []
        self.setAccessibleName("，".join(parts))
        self.setToolTip("\n".join(f"{stage.name} {stage.missing} {stage.barred}".strip() for stage in stages))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        px = self._look.theme.px
        return QSize(px(320), px(40))

    def minimumSizeHint(self) -> QSize:
        """Return room for the stage that is now."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint marks, names and the lines between them; what is missing stands at the right."""
        theme = self._look.theme
        px = theme.px
        middle = self.height() // 2
        with QPainter(self) as painter:
            right = self._notes(painter, middle)
            named = self._named(right)
            left = px(16)
            for at, stage in enumerate(self._stages):
                if at:
                    line = QRect(left, middle, px(12), 1)
                    ink.box(painter, line, fill=theme.tokens.line_strong)
                    left += px(18)
                left = self._stage(painter, left, middle, stage, named=at in named)

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
        """Paint what the present stage misses and who it bars; return where the stages must end."""
        theme = self._look.theme
        px, font = theme.px, theme.font(META)
        right = self.width() - px(16)
        now = next((stage for stage in self._stages if stage.step is Step.NOW), None)
        if now is None:
            return right
        for words, icon, hue in (
            (now.barred, Icon.USER_X, Hue.RED),
            (now.missing, Icon.CIRCLE_ALERT, Hue.AMBER),
        ):
            if words:
                colour = theme.tokens.hue(hue).ink
                wide = ink.wide(font, words)
                ink.words(painter, QRect(right - wide, middle - px(9), wide + 1, px(18)), words, font, colour)
                ink.mark(painter, right - wide - px(18), middle, icon, colour, px(14))
                right -= wide + px(32)
        return right

    def _named(self, right: int) -> frozenset[int]:
        """Return which stages are named: the present one, then its neighbours, as far as there is room."""
        theme = self._look.theme
        font = theme.font(UI, bold=True)
        now = next((at for at, stage in enumerate(self._stages) if stage.step is Step.NOW), 0)
        room = right - theme.px(16) - len(self._stages) * theme.px(37)
        named: set[int] = set()
        for at in sorted(range(len(self._stages)), key=lambda at: (abs(at - now), at < now)):
            room -= ink.wide(font, self._stages[at].name) + theme.px(6)
            if room < 0 and named:
                break
            named.add(at)
        return frozenset(named)
