"""报送范围: what a superior's workbook shows beyond the usual, chosen at every export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Scope:
    """What was chosen; everything is off unless chosen, and the profile must let the workbook show it as well."""

    votes: bool = False
    """表决明细"""
    dissents: bool = False
    """不同意见"""
    opinions: bool = False
    """会审意见"""

    @classmethod
    def of(cls, names: Iterable[str]) -> Scope:
        """The scope of those names (votes, dissents, opinions); ValueError, naming it, for any other."""
        chosen = frozenset(names)
        if odd := chosen - {each.name for each in fields(cls)}:
            raise ValueError("、".join(sorted(odd)))
        return cls(**dict.fromkeys(chosen, True))

    @classmethod
    def everything(cls) -> Scope:
        """Everything chosen, as for an archive or a sample."""
        return cls.of(each.name for each in fields(cls))

    def names(self) -> tuple[str, ...]:
        """The names of what was chosen, as the act of issuing keeps them."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name))


USUAL = Scope()
"""Nothing beyond the usual."""
