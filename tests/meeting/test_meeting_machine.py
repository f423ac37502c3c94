"""Meetings drawn at random, step by step, whose journals must keep their grammar whatever was tried."""

from __future__ import annotations

import pytest

from tests.meeting.machine.machine import run

REACHED = {"carried", "lost", "tied", "deferred", "void", "corrected", "late", "sealed"}


def test_a_few_meetings_keep_the_grammar() -> None:
    assert "carried" in run(examples=12, steps=20)


@pytest.mark.slow
def test_meetings_keep_the_grammar_and_reach_every_end() -> None:
    assert run(examples=150, steps=40) >= REACHED
