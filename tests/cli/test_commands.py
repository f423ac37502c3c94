"""Everything except looking can be done from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import huishen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.commands import Answer

    Run = Callable[..., Answer]

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parent.parent.parent / "resources" / "samples"
LEDGER = (
    "序号,问题类别,具体问题,完成情况,完成时限\n"
    "1,采购,苗木入库17笔无两人签字,已完成,2027.6.30\n2,,6名中层岗位超期未轮岗,,6月底\n"
)
NUMBER = "示例会审〔2027〕3号"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*arguments: object) -> Answer:
        return huishen(capsys, *arguments)

    return go


@pytest.fixture
def played(run: Run, tmp_path: Path) -> Path:
    store = tmp_path / "store"
    assert run("play", SAMPLES / "rectification-review.scene", "--store", store).code == 0
    return store


def test_a_first_look_at_an_empty_shelf_says_how_to_begin(run: Run) -> None:
    answer = run("list")
    assert answer.code == 0
    assert "huishen new" in answer.out


def test_a_ledger_is_previewed_before_anything_is_saved(run: Run, tmp_path: Path) -> None:
    (tmp_path / "台账.csv").write_text(LEDGER, encoding="gb18030")
    run("new", "--title", "示例会审", "--number", "试1")
    preview = run("import", tmp_path / "台账.csv", "--meeting", "试1")
    assert "问题2个" in preview.out
    assert "问题0个" in run("list").out
    done = run("import", tmp_path / "台账.csv", "--meeting", "试1", "--yes")
    assert "新增2个" in done.out
    assert "问题2个" in run("list").out
    again = run("import", tmp_path / "台账.csv", "--meeting", "试1", "--yes")
    assert "新增0个" in again.out


def test_a_conflict_stops_the_import_until_somebody_decides(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "台账.csv"
    ledger.write_text(LEDGER, encoding="utf-8")
    run("new", "--title", "示例会审", "--number", "试1")
    run("import", ledger, "--meeting", "试1", "--yes")
    ledger.write_text(LEDGER.replace("已完成", "正在整改"), encoding="utf-8")
    assert run("import", ledger, "--meeting", "试1", "--yes").code == 3
    assert "更新1个" in run("import", ledger, "--meeting", "试1", "--yes", "--conflict", "update").out


def test_columns_can_be_named_by_hand(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "表.csv"
    ledger.write_text("甲,乙\n1,苗木入库无两人签字\n2,岗位超期未轮岗\n", encoding="utf-8")
    run("new", "--title", "示例会审", "--number", "试1")
    assert run("import", ledger, "--meeting", "试1").code == 3
    assert "问题2个" in run("import", ledger, "--meeting", "试1", "--map", "B=finding").out
    assert run("import", ledger, "--meeting", "试1", "--map", "乙=finding").code == 2


def test_each_acknowledged_line_names_its_number(run: Run, tmp_path: Path) -> None:
    answer = run("play", SAMPLES / "collective-decision.scene", "--store", tmp_path / "store")
    numbers = [int(line.removeprefix("已记录 第").removesuffix("号")) for line in answer.out.splitlines()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 50


def test_a_scene_that_breaks_a_rule_stops_at_its_line(run: Run, tmp_path: Path) -> None:
    text = (SAMPLES / "rectification-review.scene").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "签到" not in line or not line[:2].isdigit()]
    scene = tmp_path / "无人到会.scene"
    scene.write_text("\n".join(lines), encoding="utf-8")
    answer = run("play", scene, "--store", tmp_path / "store")
    assert answer.code == 3
    assert "行" in answer.err


def test_a_played_meeting_is_shown_checked_and_verified(run: Run, played: Path) -> None:
    shown = run("show", NUMBER, "--store", played)
    assert "先改合同、后补决策" in shown.out
    checked = run("check", NUMBER, "--store", played)
    assert checked.code == 0
    assert "矛盾0项" in checked.out
    assert run("verify", "--store", played).code == 0


def test_feedback_for_the_unit_shows_no_vote_and_no_dissent(run: Run, played: Path) -> None:
    text = run("show", NUMBER, "--paper", "feedback", "--store", played).out
    assert "问题08" in text or "08" in text
    for withheld in ("先改合同、后补决策", "反对", "5票", "许　喆", "雷远帆"):
        assert withheld not in text


def test_exported_papers_are_on_record_and_the_same_bytes_again(run: Run, played: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    answer = run("export", NUMBER, "--txt", "--papers", "record", "votes", "--to", out, "--store", played, "--json")
    assert answer.code == 0
    assert sorted(Path(each["file"]).name for each in answer.facts) == sorted(each.name for each in out.iterdir())
    before = run("list", "--store", played, "--json").facts[0]["upto"]
    run("export", NUMBER, "--txt", "--papers", "record", "--to", out, "--store", played)
    assert run("list", "--store", played, "--json").facts[0]["upto"] == before + 1
    assert run("verify", "--store", played, "--json").facts["blobs"] == 3


def test_an_export_of_nothing_is_a_fault_of_usage(run: Run, played: Path, tmp_path: Path) -> None:
    assert run("export", NUMBER, "--to", tmp_path / "out", "--store", played).code == 2
    assert run("export", NUMBER, "--pdf", "--papers", "poem", "--to", tmp_path / "out", "--store", played).code == 2


def test_a_backup_comes_back_in_another_home(
    run: Run, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", "--to", tmp_path / "copy", "--with-key", "--store", played).code == 0
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    assert run("list", "--store", played).code == 4
    restored = run("restore", tmp_path / "copy", "--key", tmp_path / "copy.key", "--store", tmp_path / "new")
    assert restored.code == 0
    assert NUMBER in run("list", "--store", tmp_path / "new").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nosuch",), 2),
        (("show", "没有的会"), 2),
        (("export", "没有的会", "--pdf", "--to", "x"), 2),
        (("verify", "--store", "/nowhere/at/all"), 4),
        (("play", "/nowhere/a.scene"), 4),
        (("new", "--title", "甲", "--profile", "../../etc"), 2),
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence_and_a_code(run: Run, arguments: tuple[str, ...], code: int) -> None:
    answer = run(*arguments)
    assert answer.code == code
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_a_meeting_without_a_record_says_what_is_missing(run: Run) -> None:
    run("new", "--title", "示例会审", "--number", "试1")
    answer = run("check", "试1")
    assert answer.code == 3
    assert "还没有开启记录" in answer.err


def test_english_is_spoken_on_request(run: Run) -> None:
    assert "No meetings" in run("list", "--lang", "en").out
