"""What can be wrong with a scene: always a line of it, and a sentence for whoever wrote it."""

from __future__ import annotations

from desktop.meeting.refusal import Refusal


class SceneFault(Exception):
    """A scene cannot be read or played on: `line` counts from 1, `sentence` says what is wrong and what would do.

    `refusal` is the rule that stopped the line, or None where the line itself is unclear.
    """

    def __init__(self, line: int, sentence: str, refusal: Refusal | None = None) -> None:
        super().__init__(f"第{line}行：{sentence}")
        self.line = line
        self.sentence = sentence
        self.refusal = refusal


class Unclear(ValueError):
    """A part of a line does not say what it should; whoever knows the line number makes a `SceneFault` of it."""


def refused(line: int, refusal: Refusal) -> SceneFault:
    """The fault of a line that a rule stopped, with rule and facts; the catalogue has fuller wording by the rule."""
    facts = "，".join(f"{name}={text}" for name, text in refusal.facts)
    way_out = "；可先写一行“突破程序”并说明理由" if refusal.overridable else ""
    return SceneFault(line, f"规则不允许（{refusal.rule}{'：' if facts else ''}{facts}）{way_out}", refusal)
