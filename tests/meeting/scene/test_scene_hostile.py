"""Whatever is written in a scene, it plays or a line of it is named; nothing else ever comes out."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.meeting.scene import WORDS, SceneFault, parse_scene, record

pytestmark = pytest.mark.slow


SAMPLE = (files("resources") / "samples" / "rectification-review.scene").read_text(encoding="utf-8").split("\n")
OTHER = (Path(__file__).parents[2] / "scenes" / "every-word.scene").read_text(encoding="utf-8").split("\n")
PIECES = [
    "｜",
    "：",
    "、",
    "；",
    "[",
    "]",
    "=",
    "“",
    "”",
    "→",
    "V1",
    "Q1",
    "问题02",
    "补录 ",
    "09:00 ",
    "0",
    "²",
    "٣",
    "9" * 30,
]
PIECES += [
    "9月31日 ",
    "改为",
    "理由",
    "第[V1]号",
    "第[X]号",
    "顾明川",
    " ",
    "　",
    "\t",
    "{}",
    "%s",
    "\\",
    "赞成",
    "通过",
    "𠮷",
]

few = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(text: str) -> SceneFault | None:
    """The fault of the scene, or None where it plays to its end."""
    try:
        record(parse_scene(text))
    except SceneFault as fault:
        return fault
    return None


def survives(text: str) -> None:
    """The scene plays, or a fault names one of its lines."""
    fault = outcome(text)
    assert fault is None or (1 <= fault.line <= text.count("\n") + 1 and fault.sentence)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good scene with some lines cut, doubled, moved, or with pieces put into and taken out of them."""
    lines = list(draw(st.sampled_from([SAMPLE, OTHER])))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        match draw(st.sampled_from(["cut", "drop", "double", "move", "insert", "word", "swap"])):
            case "cut":
                lines[place] = line[: draw(st.integers(0, len(line)))]
            case "drop":
                start = draw(st.integers(0, len(line)))
                lines[place] = line[:start] + line[start + draw(st.integers(1, 4)) :]
            case "double":
                lines.insert(place, line)
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(place))
            case "insert":
                start = draw(st.integers(0, len(line)))
                lines[place] = line[:start] + draw(st.sampled_from(PIECES)) + line[start:]
            case "word":
                known = next((word for word in line.split() if word in WORDS), None)
                lines[place] = line.replace(known, draw(st.sampled_from(sorted(WORDS))), 1) if known else line
            case _:
                other = draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], line
    return "\n".join(lines)


@few
@given(mutated())
def test_a_scene_with_wrong_lines_plays_or_names_one(text: str) -> None:
    survives(text)


@few
@given(
    st.sampled_from(sorted(WORDS)), st.lists(st.sampled_from([*PIECES, "文字", "许　喆", "到位", "确认"]), max_size=6)
)
def test_any_word_followed_by_anything_plays_or_is_named(word: str, rest: list[str]) -> None:
    start = SAMPLE.index("# 084")
    survives("\n".join([*SAMPLE[:start], f"10:42 许喆 {word} {''.join(rest)}"]))


@few
@given(st.text(max_size=200))
def test_any_text_is_no_scene_but_a_named_line(text: str) -> None:
    assert outcome(text) is not None
    survives(text)
