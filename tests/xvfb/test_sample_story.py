"""The sample review told in the real window by keyboard alone leaves what `huishen play` leaves."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.app.office import open_office
from desktop.app.places import here
from desktop.cli.playing import SAMPLE, sample
from desktop.meeting.acts import Paper
from desktop.meeting.journal import Entry
from desktop.meeting.scene import record
from desktop.meeting.state import replay
from desktop.minutes.compose import Scope, compose, compose_workbook
from desktop.minutes.text import render_text
from tests.contracts.sources import ROOT
from tests.minutes.compose_dump import dump
from tests.scenes.test_goldens import CHECK, GOLDENS
from tests.xvfb.agree import as_meant, differences, same_chains

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]


def told(screen: dict[str, str], folder: Path) -> tuple[Entry, ...]:
    """The journal the keys left in the store."""
    home = {**screen, "HOME": str(folder), "TMPDIR": str(folder)}
    run = subprocess.run(
        [sys.executable, "-m", "tests.xvfb.story", str(folder / "store")],
        cwd=ROOT, env=home, capture_output=True, text=True, check=False, timeout=170,
    )  # fmt: skip
    assert (run.stderr, run.returncode) == ("", 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        with closing(open_office(folder / "store", places=here())) as office:
            (line,) = office.shelf.lines().result()
            assert office.thread.post(lambda store: store.verify_all()).result().broken == ()
            assert office.drafts.of(line.meeting).result() == {}
            return office.desk.entries(line.meeting).result()


def test_the_sample_story_by_keys_reads_as_the_scene_played(screen: dict[str, str], tmp_path: Path) -> None:
    made, meant = told(screen, tmp_path), record(sample())
    assert differences(meant, made) == []
    left, right = replay(as_meant(meant, made)), replay(meant)
    assert same_chains(right, left)
    for paper in (Paper.RECORD, Paper.MINUTES, Paper.FEEDBACK):
        golden = (GOLDENS / f"{SAMPLE}-{paper.value}.txt").read_text(encoding="utf-8")
        assert render_text(compose(left, paper, check=CHECK, draft=False)) == golden
    end = meant[-1].recorded_at
    books = [compose_workbook(each, Scope.everything(), check=CHECK, today=end) for each in (left, right)]
    assert dump(books[0]) == dump(books[1])
