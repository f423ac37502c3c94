"""Which lines of the running record fit what is typed into its filter, by the rule of search."""

from __future__ import annotations

from desktop.app.folding import fold, words
from desktop.ui.record_card import RecordCard


class RecordFilter:
    """Remembers how a card reads once it is folded, as long as the card says the same."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[RecordCard, str]] = {}

    def learn(self, cards: tuple[RecordCard, ...]) -> None:
        """Read these cards before anybody asks."""
        for card in cards:
            self._folded(card)

    def fitting(self, cards: tuple[RecordCard, ...], asked: str) -> tuple[RecordCard, ...]:
        """Return the cards in which every word stands, whatever its width, case or blanks."""
        wanted = words(asked)
        if not wanted:
            return cards
        return tuple(card for card in cards if all(word in self._folded(card) for word in wanted))

    def _folded(self, card: RecordCard) -> str:
        known = self._read.get(card.id)
        if known is None or not (known[0] is card or _same_words(known[0], card)):
            known = self._read[card.id] = (card, fold(card.spoken))
        return known[1]


def _same_words(one: RecordCard, other: RecordCard) -> bool:
    """Whether both came from the same making: joining a card to its neighbour changes none of its words."""
    return one.text is other.text and one.chips is other.chips and one.tally is other.tally
