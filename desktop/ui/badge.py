"""The column in which the kind of an entry stands: as wide as its longest word in the language of the window."""

from desktop.ui import ink
from desktop.ui.look import Theme
from desktop.ui.scale import META
from desktop.ui.speech import tr

LEAST = 40
"""Room for three Chinese characters, in grid pixels."""


def badge_width(theme: Theme) -> int:
    """Return the width of a badge, in pixels."""
    return max(theme.px(LEAST), ink.wide(theme.font(META, bold=True), tr("未分类")) + theme.px(4))
