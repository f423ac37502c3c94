"""What one entry of the journal says in the words of a record, before it becomes a block."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One line of the record: who, what kind, the words.

    `people` are those a report of coming and going is about: consecutive lines that say the same of several people
    become one.
    """

    label: str
    text: str
    speaker: str = ""
    verbatim: bool = False
    notes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The whole text; people first, what is said of them after a comma."""
        if not self.people:
            return self.text
        names = "、".join(self.people)
        return f"{names}，{self.text}" if self.text else f"{names}。"
