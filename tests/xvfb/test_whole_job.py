"""The main job in the real window, by real keys alone: what the secretary did stands in the store and on paper."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from desktop.app.office import open_office
from desktop.app.places import here
from desktop.meeting import acts
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.rules.announcing import computed
from desktop.meeting.state import Meeting
from tests.contracts.sources import ROOT
from tests.xvfb.matter import DISSENTS, INITIALS, PROMISE, ROWS, SLIP, UNIT, write_ledger

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]


@dataclass(frozen=True)
class Left:
    """What the walk left behind."""

    meeting: Meeting
    faults: int
    drafts: dict[str, str]
    papers: Path

    def text(self, name: str) -> str:
        """All words of a PDF, without the breaks of its lines."""
        (file,) = self.papers.glob(f"{name}_*.pdf")
        with pypdfium2.PdfDocument(file) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
        return "".join("".join(pages).split())


def walked(screen: dict[str, str], folder: Path) -> Left:
    papers = folder / "papers"
    papers.mkdir()
    ledger = write_ledger(folder / "ledger.xlsx")
    run = subprocess.run(
        [sys.executable, "-m", "tests.xvfb.walk", str(folder / "store"), str(ledger), str(papers)],
        cwd=ROOT, env=screen, capture_output=True, text=True, check=False, timeout=90,
    )  # fmt: skip
    assert (run.stderr, run.returncode) == ("", 0)
    with closing(open_office(folder / "store", places=here())) as office:
        (line,) = office.shelf.lines().result()
        meeting = office.desk.meeting(line.meeting).result()
        faults = len(office.thread.post(lambda store: store.verify_all()).result().broken)
        return Left(meeting, faults, office.drafts.of(line.meeting).result(), papers)


def test_a_review_goes_from_the_ledger_to_papers_by_keyboard_alone(screen: dict[str, str], tmp_path: Path) -> None:
    left = walked(screen, tmp_path)
    plan = left.meeting.plan
    assert (plan.place, len(plan.parties), len(plan.seats)) == ("二号会议室", 4, len(INITIALS))
    assert [(finding.number, finding.text) for finding in plan.findings] == [(f"{n:02}", text) for n, text, *_ in ROWS]
    assert {unit.name for unit in plan.units} == {UNIT}
    asked_one = next(seat for seat in plan.seats if seat.name == "温子谦")
    assert asked_one.unit == plan.units[0].id
    judge_the_talk(left.meeting)
    judge_the_votes(left.meeting)
    judge_the_rest(left)
    judge_the_papers(left)


def judge_the_talk(meeting: Meeting) -> None:
    (chain,) = meeting.questioning.chains.values()
    kinds = [acts.QuestionPut, acts.AnswerGiven, acts.FollowUpPut, acts.AnswerGiven]
    assert [type(link.act) for link in chain.links] == kinds
    judged = [each.judgement for _, each in chain.judgements]
    assert judged == ["不满意", "基本满意", "基本满意", "不满意"]
    (promise,) = meeting.questioning.commitments.values()
    assert (promise.made.text, promise.confirmed) == (PROMISE, True)
    assert promise.due is not None
    assert (promise.due.month, promise.due.day) == (4, 30)
    assert promise.due > meeting.agenda.closed_at.date() if meeting.agenda.closed_at else False


def judge_the_votes(meeting: Meeting) -> None:
    named, put_off, second, ballot = meeting.motions.all.values()
    assert [(each.text, each.confirmed) for each in named.dissents] == [(words, True) for words in DISSENTS]
    assert named.round is not None
    choices = [each.choice for each in named.round.ballots]
    assert (choices.count(Choice.FOR), choices.count(Choice.AGAINST)) == (3, 2)
    assert (named.announced, second.announced, ballot.announced) == (Outcome.CARRIED, Outcome.LOST, Outcome.CARRIED)
    assert [each.announced for each in (named, second, ballot)] == [computed(each) for each in (named, second, ballot)]
    assert put_off.announced is None
    assert put_off.deferral is not None
    assert put_off.deferral.charged == "巡察办"
    assert ballot.put.method is Method.SECRET
    assert ballot.round is not None
    assert ballot.round.ballots == ()
    assert len(ballot.round.counts) == 2
    assert ballot.round.strip == SLIP


def judge_the_rest(left: Left) -> None:
    meeting = left.meeting
    found = {finding.number: meeting.verdict(finding.id) for finding in meeting.plan.findings}
    assert [number for number, verdict in found.items() if verdict.by_opinions] == ["01", "05", "06", "07", "08"]
    assert found["02"].word == "基本到位"
    assert (found["03"].word, found["04"].word) == ("", "")
    assert meeting.agenda.closed_at is not None
    assert meeting.papers.approved == meeting.chair()
    assert meeting.papers.number == "示例审纪〔2027〕3号"
    assert {paper.paper.value for _, paper in meeting.papers.issued} == {"minutes", "record", "workbook"}
    assert left.faults == 0
    assert left.drafts == {}


def judge_the_papers(left: Left) -> None:
    record, minutes = left.text("会议记录"), left.text("会议纪要")
    for words in (*DISSENTS, PROMISE):
        assert words in record
    assert "示例审纪〔2027〕3号" in minutes
    for words in ("认定为“基本到位”；经记名表决通过", "认定为“到位”的事项，经记名表决未获通过", "经无记名表决通过"):
        assert words in minutes
    assert not [words for words in DISSENTS if words in minutes]
    (file,) = left.papers.glob("*.xlsx")
    book = CalamineWorkbook.from_path(file)
    said = [row for row in book.get_sheet_by_name("不同意见").to_python() if row[0] == "不同意见" and row[5]]
    assert [row[5] for row in said] == list(DISSENTS)
    listed = {cell for row in book.get_sheet_by_name("问题台账").to_python() for cell in row}
    assert [text for _, text, *_ in ROWS if text not in listed] == []
