"""Every kind of meeting that ships has a sample, a golden text of its minutes, and a row in the README.

To accept a change of wording after reading it: HUISHEN_GOLDENS=write python -m pytest tests/scenes/test_goldens.py
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import pytest

from desktop.meeting.acts import Paper
from desktop.meeting.profile_file import shipped
from desktop.meeting.scene import parse_scene, record
from desktop.meeting.state import Meeting, replay
from desktop.minutes.compose import compose
from desktop.minutes.text import render_text

ROOT = Path(__file__).parent.parent.parent
GOLDENS = ROOT / "tests" / "goldens"
CHECK = "0000-0000-0000-0000"


def played(profile: str) -> Meeting:
    scene = (files("resources") / "samples" / f"{profile}.scene").read_text(encoding="utf-8")
    return replay(record(parse_scene(scene)))


def golden(name: str, text: str) -> str:
    """The golden text of that name; written first where somebody asked for it."""
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("HUISHEN_GOLDENS") == "write":
        file.write_text(text, encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", shipped())
@pytest.mark.parametrize("paper", [Paper.RECORD, Paper.MINUTES, Paper.FEEDBACK])
def test_a_profiles_sample_reads_as_its_golden_text(profile: str, paper: Paper) -> None:
    text = render_text(compose(played(profile), paper, check=CHECK, draft=False))
    assert text == golden(f"{profile}-{paper.value}", text)


@pytest.mark.parametrize("profile", shipped())
def test_a_profile_has_a_row_in_the_readme(profile: str) -> None:
    assert f"| `{profile}` |" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_golden_text_is_left_over() -> None:
    names = {f"{profile}-{paper}.txt" for profile in shipped() for paper in ("record", "minutes", "feedback")}
    assert {each.name for each in GOLDENS.iterdir()} == names
