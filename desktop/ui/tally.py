"""Counts of a vote as they are shown: word, icon and number for each choice, never colour alone."""

from dataclasses import dataclass

from desktop.ui.icons import Icon
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Share:
    """How many chose one thing; ``fills`` is False for what stands beside the vote, such as 回避."""

    word: str
    count: int
    hue: Hue
    icon: Icon
    fills: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """All shares of one vote in their order.

    ``base`` is how many the whole bar stands for (at least the sum of the shares that fill it), ``line`` how
    many are needed to pass (0: no line), ``line_word`` what is written under the line, such as 通过线 8 票,
    ``outcome`` the result in words, "" while the vote is open, ``passed`` its good or bad sense.
    """

    shares: tuple[Share, ...]
    base: int
    line: int = 0
    line_word: str = ""
    outcome: str = ""
    passed: bool = False

    @property
    def spoken(self) -> str:
        """The tally as one sentence for those who hear the screen."""
        counts = "，".join(f"{share.word} {share.count}" for share in self.shares)
        return "；".join(part for part in (counts, self.line_word, self.outcome) if part)
