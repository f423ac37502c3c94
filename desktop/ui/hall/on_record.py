"""Words the hall proposes for the record itself: always Chinese, whatever language the window speaks."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, str]:
    return tomllib.loads((files("resources") / "catalogue" / "recorded.toml").read_text("utf-8"))


def recorded(name: str, /, **facts: str) -> str:
    """Return the words of that name with their facts; KeyError is a mistake of ours."""
    return _words()[name].format(**facts) if facts else _words()[name]
