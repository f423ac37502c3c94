"""The papers of the small review, word for word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.meeting.acts import Paper
from desktop.minutes.compose import About, Scope, compose, compose_workbook
from tests.minutes.compose_dump import GOLDENS, dump, golden
from tests.minutes.compose_room import WEN, small_review

DOCUMENTS = [paper for paper in Paper if paper is not Paper.WORKBOOK]


@pytest.mark.parametrize("paper", DOCUMENTS)
def test_the_paper_reads_as_its_golden(paper: Paper) -> None:
    about = About(person=WEN) if paper is Paper.QUESTIONING else About()
    said = dump(compose(small_review().meeting, paper, check="AB12-CD34", draft=True, about=about))
    assert said == golden(f"compose-{paper.value}.txt", said)


def test_the_workbook_reads_as_its_golden() -> None:
    today = datetime(2027, 3, 16, 17, tzinfo=UTC)
    said = dump(compose_workbook(small_review().meeting, Scope.everything(), check="AB12-CD34", today=today))
    assert said == golden("compose-workbook.txt", said)


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDENS.glob("compose-*.txt")} == {f"compose-{paper.value}.txt" for paper in Paper}


def test_composing_twice_gives_the_same_paper() -> None:
    meeting = small_review().meeting
    first = compose(meeting, Paper.RECORD, check="AB12-CD34", draft=False)
    assert compose(meeting, Paper.RECORD, check="AB12-CD34", draft=False) == first


@pytest.mark.parametrize("paper", DOCUMENTS)
def test_every_block_has_a_key_of_its_own(paper: Paper) -> None:
    keys = [block.key for block in compose(small_review().meeting, paper, check="", draft=False).blocks]
    assert len(keys) == len(set(keys))
