"""The long forms of acts of procedure, for the action table of the hall."""

from __future__ import annotations

from desktop.ui.actions import ActionSpec
from desktop.ui.hall.with_words import WithWords
from desktop.ui.speech import tr


def word_actions(words: WithWords) -> tuple[ActionSpec, ...]:
    """Return the actions that ask for what was said with an act."""
    menu = tr("会议(&M)")
    return (
        ActionSpec("words.order", tr("宣布开会，记宣布的话…"), words.ask_order, (), menu, "words"),
        ActionSpec("words.count", tr("清点人数，写说明…"), words.ask_count, (), menu, "words"),
        ActionSpec("words.moves", tr("入场或退场，写说明…"), words.ask_moves, ("Ctrl+Shift+E",), menu, "words"),
        ActionSpec("words.resume", tr("续会，记宣布的话…"), words.ask_resume, (), menu, "words"),
        ActionSpec("words.officers", tr("推选监计票人…"), words.ask_officers, (), menu, "words"),
        ActionSpec("words.close", tr("投票截止，写说明…"), words.ask_close, (), menu, "words"),
        ActionSpec("words.decide", tr("按意见认定，记宣布的话…"), words.ask_decide, (), menu, "words"),
        ActionSpec("words.prompt", tr("提示会场…"), words.ask_prompt, (), menu, "words"),
    )
