"""Keys that sentences of the hall name; the action table takes them from here, so that both say the same."""

from desktop.ui.speech import tr

OPEN_MEETING = "Ctrl+Shift+O"
NEXT_STAGE = "Ctrl+N"
SEND_OUT = "Ctrl+R"
"""Sends out, or lets in, those who must not hear what comes."""
LATE_SHEET = "Ctrl+Shift+L"


def way_out(rule: str) -> str:
    """Return the sentence with the key that satisfies the rule at once, "" where no single key does."""
    if rule in {"room.stage-barred", "room.respondent-present"}:
        return tr("按 {key} 请其退场。", key=SEND_OUT)
    return ""
