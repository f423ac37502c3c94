"""`huishen search`: what was said in any meeting, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Answer, huishen

pytestmark = pytest.mark.slow

SCENE = Path(__file__).parent.parent.parent / "resources" / "samples" / "rectification-review.scene"


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    store = tmp_path / "store"
    assert huishen(capsys, "play", SCENE, "--store", store).code == 0
    return Ask(capsys, store)


class Ask:
    def __init__(self, capsys: pytest.CaptureFixture[str], store: Path) -> None:
        self._capsys = capsys
        self._store = store

    def __call__(self, *words: object) -> Answer:
        return huishen(self._capsys, "search", *words, "--store", self._store)


def test_lines_are_listed_by_meeting_with_number_time_speaker_and_words(ask: Ask) -> None:
    answer = ask("自评完成八个", "温子谦")
    assert answer.code == 0
    meeting, line, count = answer.out.splitlines()
    assert meeting.startswith("示例会审〔2027〕3号  示例市巡察整改四方会审会议")
    assert line.endswith(
        "2027-03-16 09:08  温子谦：九个问题自评完成八个、持续推进一个；追回资金27.8万元，修订制度6项，提醒谈话4人。"
    )
    assert count == "查到1条，列出1条。"


def test_nothing_found_is_no_fault(ask: Ask) -> None:
    answer = ask("没有这样的话")
    assert (answer.code, answer.out) == (0, "查到0条，列出0条。\n")


def test_a_machine_reads_the_hits_as_json_and_a_limit_is_kept(ask: Ask) -> None:
    facts = ask("问题", "--json", "--limit", 3).facts
    assert len(facts["hits"]) == 3
    assert facts["total"] > 3
    assert facts["counted"] is True
    assert facts["hits"][0]["number"] == "示例会审〔2027〕3号"
    assert [hit["seq"] for hit in facts["hits"]] == sorted((hit["seq"] for hit in facts["hits"]), reverse=True)


def test_former_words_are_listed_only_when_asked_for(ask: Ask) -> None:
    plain, all_ = ask("的", "--json").facts, ask("的", "--json", "--former").facts
    assert not any(hit["former"] for hit in plain["hits"])
    assert all_["total"] > plain["total"]


@pytest.mark.parametrize("words", [(), (" ",), ("台账", "--limit", "0"), ("台账", "--limit", "401")])
def test_asking_for_nothing_or_too_much_is_a_fault_of_usage(ask: Ask, words: tuple[str, ...]) -> None:
    assert ask(*words).code == 2


def test_a_store_that_is_not_there_is_trouble_and_is_not_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = huishen(capsys, "search", "台账", "--store", tmp_path / "none")
    assert answer.code == 4
    assert not (tmp_path / "none").exists()
