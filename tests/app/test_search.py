"""Search over the records of all meetings: complete from the commit on, mended where it lacks something."""

from __future__ import annotations

import shutil
from concurrent.futures import Future
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from db.trouble import MediumGone
from desktop.app.mending import GATHERED, Mended
from desktop.app.search import MOST, SHOWN, Answer, excerpt
from desktop.app.searchable import FORM_SETTING
from desktop.meeting.acts import Nature, SpeechKind
from desktop.meeting.ids import MeetingId, PersonId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.rules.speech import put_question, speak
from tests.app.offices import Office, in_order, office_at, opened, small_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db import Store

pytestmark = pytest.mark.slow

OLD = Path(__file__).parent.parent / "db" / "revisions" / "0001"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with office_at(tmp_path / "store", tmp_path) as made:
        yield made


def say(office: Office, meeting: MeetingId, text: str, speaker: str = "gu") -> Seq:
    done = office.desk.put(meeting, speak(text, speaker=PersonId(speaker), kind=SpeechKind.SUMMARY)).result()
    assert not isinstance(done, Refusal)
    return done.upto


def said(office: Office, asked: str, *, former: bool = False, count: int = 50) -> list[str]:
    answer = office.search.ask(asked, former=former, count=count).result()
    return [hit.said for group in answer.groups for hit in group.hits]


def mended(office: Office) -> Mended:
    return office.search.complete().result()


def forgotten(office: Office) -> None:
    """The index is lost, as after a change of its form."""

    def job(store: Store) -> None:
        with store.transaction() as tx:
            tx.empty_index()

    office.thread.post(job).result()


def settled(office: Office) -> bool:
    return office.thread.post(lambda store: store.fresh(former=True)).result() == ()


def test_what_was_said_is_found_from_its_commit_on(office: Office) -> None:
    meeting = in_order(office)
    seq = say(office, meeting, "数字要实，台账要真。")
    answer = office.search.ask("台账").result()
    (group,) = answer.groups
    (hit,) = group.hits
    assert (group.meeting, group.number, group.title) == (meeting, "示例会审〔2027〕9号", "示例市园林养护中心整改会审")
    assert (group.status, group.sample) == ("open", True)
    assert (hit.meeting, hit.seq, hit.kind, hit.who) == (meeting, seq, "summary", "顾明川")
    assert (hit.said, hit.marks) == ("数字要实，台账要真。", ((5, 7),))
    assert hit.at.isoformat().startswith("2027-03-16T09:00:")
    assert (answer.asked, answer.shown, answer.total, answer.counted) == ("台账", 1, 1, True)


def test_speaker_and_finding_are_found_and_marked(office: Office) -> None:
    meeting = in_order(office)
    office.desk.put(
        meeting, put_question("为何拆分？", asker=PersonId("luo"), finding=small_plan().findings[1].id)
    ).result()
    (hit,) = (hit for group in office.search.ask("罗珺 问题02").result().groups for hit in group.hits)
    assert (hit.who, hit.who_marks, hit.about, hit.about_marks) == ("罗　珺", ((0, 3),), "问题02", ((0, 4),))
    assert hit.finding == "f2"


def test_hits_stand_by_meeting_the_newest_first(office: Office) -> None:
    first = opened(office, small_plan("一号"))
    second = opened(office, small_plan("二号"))
    for meeting, text in ((first, "甲说台账"), (second, "乙说台账"), (first, "丙说台账")):
        say(office, meeting, text)
    groups = office.search.ask("台账").result().groups
    assert [(group.number, [hit.said for hit in group.hits]) for group in groups] == [
        ("一号", ["丙说台账", "甲说台账"]),
        ("二号", ["乙说台账"]),
    ]


@pytest.mark.parametrize("settle", [False, True], ids=["fresh", "settled"])
def test_fresh_and_settled_rows_are_found_alike(office: Office, *, settle: bool) -> None:
    meeting = in_order(office)
    for text in ("Budget 与预算", "预算外", "结余"):
        say(office, meeting, text)
    if settle:
        mended(office)
    assert settled(office) is settle
    assert said(office, "预算") == ["预算外", "Budget 与预算"]
    assert said(office, "ｂUDGET 预") == ["Budget 与预算"]
    assert said(office, "外") == ["预算外"]
    assert said(office, "余外") == []


def test_new_and_older_hits_come_in_one_order_and_one_number(office: Office) -> None:
    meeting = in_order(office)
    say(office, meeting, "台账一")
    mended(office)
    say(office, meeting, "台账二")
    assert said(office, "台账") == ["台账二", "台账一"]
    assert said(office, "台账", count=1) == ["台账二"]
    answer = office.search.ask("台账", count=1).result()
    assert (answer.shown, answer.total) == (1, 2)


def test_nothing_asked_finds_nothing(office: Office) -> None:
    say(office, in_order(office), "台账")
    answer = office.search.ask(" 　\u200b").result()
    assert (answer.groups, answer.total) == ((), 0)


def test_corrected_words_are_found_and_the_former_ones_only_when_asked_for(office: Office) -> None:
    meeting = in_order(office)
    seq = say(office, meeting, "三份合同")
    mended(office)
    office.desk.put(meeting, correct(seq, "text", "两份合同", Nature.CLERICAL, "笔误")).result()
    assert said(office, "合同") == ["两份合同", "合同拆分2份"]
    assert said(office, "三份") == []
    assert said(office, "三份", former=True) == ["三份合同"]
    mended(office)
    assert said(office, "合同") == ["两份合同", "合同拆分2份"]
    assert said(office, "三份", former=True) == ["三份合同"]


def test_a_struck_line_is_found_only_when_asked_for_and_says_so(office: Office) -> None:
    meeting = in_order(office)
    office.desk.put(meeting, strike_out(say(office, meeting, "记错了人"), "记错")).result()
    assert said(office, "记错") == []
    answer = office.search.ask("记错", former=True).result()
    assert [(hit.said, hit.former) for group in answer.groups for hit in group.hits] == [("记错了人", True)]


def test_a_line_taken_back_is_found_by_nobody(office: Office) -> None:
    meeting = in_order(office)
    office.desk.put(meeting, strike_out(say(office, meeting, "举报人住东街"), "误录", misrecorded=True)).result()
    assert said(office, "东街", former=True) == []


def test_a_question_not_yet_answered_is_given_up_for_the_next(office: Office) -> None:
    say(office, in_order(office), "台账")
    go = Event()
    office.thread.post(lambda _store: go.wait())
    asked: list[Future[Answer]] = [office.search.ask(text) for text in ("台", "台账", "账")]
    go.set()
    assert [each.cancelled() for each in asked[:2]] == [True, True]
    assert asked[2].result().shown == 1


def test_rows_are_settled_in_the_background_after_so_many_commits(office: Office) -> None:
    meeting = in_order(office)
    mended(office)
    for number in range(GATHERED - 1):
        say(office, meeting, f"第{number}条")
    assert not settled(office)
    say(office, meeting, "最后一条")
    settling = office.search._mending._settling
    assert settling is not None
    settling.result()
    assert settled(office)
    assert said(office, "最后") == ["最后一条"]


@pytest.mark.parametrize("damage", ["form", "rows", "terms"])
def test_an_index_that_lacks_something_is_mended(tmp_path: Path, damage: str) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        seq = say(office, meeting, "三份合同")
        office.desk.put(meeting, correct(seq, "text", "两份合同", Nature.CLERICAL, "")).result()
        other = opened(office, small_plan("二号"))
        say(office, other, "另一次会")
        assert mended(office) == Mended(0, 0, finished=True)

        def spoil(store: Store) -> None:
            with store.transaction() as tx:
                if damage == "form":
                    tx.set(FORM_SETTING, "0")
                elif damage == "rows":
                    tx.index(other, 1, [])
            if damage == "terms":
                store.file.outside("DELETE FROM search_index WHERE rowid = (SELECT min(id) FROM search_row)")

        office.thread.post(spoil).result()
    with office_at(tmp_path / "store", tmp_path) as office:
        done = mended(office)
        assert done.finished
        assert done.wanting == {"form": 2, "rows": 1, "terms": 2}[damage]
        assert said(office, "两份") == ["两份合同"]
        assert said(office, "三份", former=True) == ["三份合同"]
        assert said(office, "整改会审") == ["示例市园林养护中心整改会审"] * 2
        assert settled(office)
    with office_at(tmp_path / "store", tmp_path) as office:
        assert mended(office) == Mended(0, 0, finished=True)


def test_a_store_of_an_earlier_program_is_filled(tmp_path: Path) -> None:
    store, keys = tmp_path / "store", tmp_path / "config" / "keys"
    for folder in (store, keys):
        folder.mkdir(parents=True)
    for name in ("store.db", "store.id"):
        shutil.copy(OLD / name, store / name)
    shutil.copy(OLD / "store.key", keys / f"{(OLD / 'store.id').read_text().strip()}.key")
    with office_at(store, tmp_path) as office:
        assert said(office, "合同") == []
        assert office.search.ask("合同").result().mended == Mended(0, 0, finished=False)
        assert mended(office) == Mended(1, 1, finished=True)
        assert said(office, "合同") == ["四月底前把三份合同全部重签；温子谦", "合同拆分２份是谁定的？", "合同拆分2份"]
        assert said(office, "苗木") == [
            "苗木验收单有两张缺签字，可以当场核验。",
            "据了解，有人反映绿化苗木以次充好，是否属实？",
        ]
        assert said(office, "误录的半句", former=True) == []


def test_a_correction_made_while_its_meeting_is_filled_is_not_undone_by_it(office: Office) -> None:
    meeting = in_order(office)
    seq = say(office, meeting, "三份合同")
    for number in range(40):
        say(office, meeting, f"第{number}条")
    forgotten(office)
    waiting = [office.desk.put(meeting, speak(f"又一条{number}")) for number in range(20)]
    running = office.search.complete()
    waiting.append(office.desk.put(meeting, correct(seq, "text", "两份合同", Nature.CLERICAL, "")))
    waiting += [office.desk.put(meeting, speak(f"再一条{number}")) for number in range(20)]
    assert not any(isinstance(each.result(), Refusal) for each in waiting)
    assert running.result().finished
    assert said(office, "份合同") == ["两份合同"]
    assert len(said(office, "一条")) == 40
    assert len(said(office, "第")) >= 40


def test_closing_stops_the_work_and_the_next_opening_goes_on(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        for number in range(60):
            say(office, meeting, f"第{number}条")
        forgotten(office)
        running = office.search.complete()
        office.search.close()
        assert not running.result().finished
    with office_at(tmp_path / "store", tmp_path) as office:
        assert mended(office) == Mended(1, 1, finished=True)
        assert len(said(office, "条", count=MOST)) == 60


def test_trouble_in_the_background_is_told_to_who_asks_next(office: Office) -> None:
    in_order(office)

    def trouble(store: Store) -> int:
        raise MediumGone(store.file.path)

    office.search.complete().result()
    office.search._mending._running = office.thread.post(trouble)
    with pytest.raises(MediumGone):
        office.search.ask("台账").result()


def test_a_short_text_is_shown_whole_and_of_a_long_one_its_sentence() -> None:
    assert excerpt("一句。两句台账。", ["台账"]) == "一句。两句台账。"
    long = "前一句，" * 20 + "。" + "这里说到台账。" + "后一句，" * 20
    assert excerpt(long, ["台账"]) == "这里说到台账。"
    assert excerpt("第一行\n第二行台账", ["台账"]) == "第二行台账"


def test_a_long_sentence_is_cut_around_what_was_found() -> None:
    sentence = "甲" * 200 + "台账" + "乙" * 200
    shown = excerpt(sentence, ["台账"])
    assert shown.startswith("…甲")
    assert shown.endswith("乙…")
    assert "台账" in shown
    assert len(shown) == SHOWN + 2
    assert excerpt("台账" + "乙" * 200, ["台账"]) == "台账" + "乙" * (SHOWN - 2) + "…"
    assert excerpt("甲" * 200 + "台账", ["台账"]).endswith("台账")
    assert excerpt("甲" * 200, ["顾明川"]) == "甲" * SHOWN + "…", "found in another part of the line"
