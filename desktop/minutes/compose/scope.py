"""报送范围: what a superior's workbook shows beyond the usual, chosen at every export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """What was chosen; everything is off unless chosen, and the profile must let the workbook show it as well."""

    named_votes: bool = False
    """表决明细"""
    dissents: bool = False
    """不同意见"""
    opinions: bool = False
    """会审意见"""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of what was chosen, as the act of issuing keeps them."""
        every = (("表决明细", self.named_votes), ("不同意见", self.dissents), ("会审意见", self.opinions))
        return tuple(name for name, on in every if on)


USUAL = Scope()
"""Nothing beyond the usual."""
