"""Which lines of the running record fit what is typed into its filter, by the rule of search."""

from __future__ import annotations

from desktop.app.folding import fold, words
from desktop.ui.record_card import RecordCard


class RecordFilter:
    """Remembers how a card reads once it is folded: cards stay the same objects while their entries do."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[RecordCard, str]] = {}

    def fitting(self, cards: tuple[RecordCard, ...], asked: str) -> tuple[RecordCard, ...]:
        """Return the cards in which every word stands, whatever its width, case or blanks."""
        wanted = words(asked)
        if not wanted:
            return cards
        return tuple(card for card in cards if all(word in self._folded(card) for word in wanted))

    def _folded(self, card: RecordCard) -> str:
        known = self._read.get(card.id)
        if known is None or known[0] is not card:
            known = self._read[card.id] = (card, fold(card.spoken))
        return known[1]
