"""The demo leaves the papers of a whole review, and leaves them again when it is run again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.cli.commands import huishen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def papers(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "").replace("\n", "")


def test_the_demo_leaves_record_minutes_feedback_and_workbook(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert huishen(capsys, "demo", "--out", tmp_path / "out").code == 0
    made = papers(tmp_path / "out")
    (record,) = [data for name, data in made.items() if "会议记录" in name]
    (workbook,) = [name for name in made if name.endswith(".xlsx")]
    assert "先改合同、后补决策，决策程序没有补正，现在认定基本到位为时过早。" in text_of(record)
    assert "沈䶮" in text_of(record)
    sheets = CalamineWorkbook.from_path(str(tmp_path / "out" / workbook)).sheet_names
    assert sheets[:3] == ["会审情况汇总表", "会议信息", "问题台账"]
    assert huishen(capsys, "demo", "--out", tmp_path / "out").code == 0
    assert papers(tmp_path / "out") == made
