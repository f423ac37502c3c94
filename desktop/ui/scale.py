"""Sizes and fonts: everything in the windows is a multiple of one factor."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
"""Named outright: under LANG=C Qt would fall back to Japanese forms of 骨, 直, 门."""

SMALLEST, LARGEST = 1.0, 2.0


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the windows are drawn; ``factor`` is between 1.0 and 2.0."""

    factor: float = 1.0

    def __post_init__(self) -> None:
        if not SMALLEST <= self.factor <= LARGEST:
            raise ValueError(f"scale {self.factor} is not between {SMALLEST} and {LARGEST}")

    def px(self, length: float) -> int:
        """Return ``length`` of the 4-px grid in pixels at this scale, at least 1 for any length above 0."""
        return max(1, round(length * self.factor)) if length > 0 else 0

    def font(self, size: float, *, bold: bool = False, figures: bool = False) -> QFont:
        """Return the font of ``size`` grid pixels; ``figures`` gives digits of one width.

        Pixels, not points: X servers disagree about dots per inch.
        """
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


META, UI, SPEAKER, RECORD, TITLE, NUMERAL = 12, 13, 14, 15, 16, 26
"""The type scale in grid pixels; hints and key caps are one below META."""
HINT = 11
