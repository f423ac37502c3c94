"""The command line says 演练 too, and keeps the two sorts of store apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import huishen

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parent.parent.parent / "resources" / "samples"


def test_a_prepared_meeting_is_rehearsed_and_the_rehearsal_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    huishen(capsys, "new", "--title", "示例会审", "--number", "试1")
    copied = huishen(capsys, "rehearse", "试1")
    assert (copied.code, "不会回到正式会议" in copied.out) == (0, True)
    listed = huishen(capsys, "list", "--rehearsal")
    assert "【演练】" in listed.err
    assert "［演练］" in listed.out
    assert "［演练］" not in huishen(capsys, "list").out
    asked = huishen(capsys, "clear-rehearsal")
    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert "示例会审" in huishen(capsys, "list", "--rehearsal").out
    assert huishen(capsys, "clear-rehearsal", "--yes").code == 0
    assert "示例会审" not in huishen(capsys, "list", "--rehearsal").out
    assert "示例会审" in huishen(capsys, "list").out


def test_the_wrong_sort_of_store_is_trouble_with_advice(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert huishen(capsys, "new", "--title", "演一遍", "--store", tmp_path / "stage", "--rehearsal").code == 0
    answer = huishen(capsys, "list", "--store", tmp_path / "stage")
    assert (answer.code, "--rehearsal" in answer.err) == (4, True)
    assert huishen(capsys, "list", "--store", tmp_path / "stage", "--rehearsal").code == 0
    huishen(capsys, "new", "--title", "真会", "--store", tmp_path / "real")
    assert huishen(capsys, "list", "--store", tmp_path / "real", "--rehearsal").code == 4


def test_a_rehearsal_prints_its_papers_with_the_word(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    scene = tmp_path / "演练.scene"
    scene.write_text(
        (SAMPLES / "rectification-review.scene").read_text("utf-8").replace("样张：是", "样张：否"), "utf-8"
    )
    assert huishen(capsys, "play", scene, "--rehearsal").code == 0
    shown = huishen(capsys, "show", "示例会审〔2027〕3号", "--rehearsal")
    assert "【演练】" in shown.out
