"""Who is to sign: everybody whose words stand on the paper, and again after a correction of his pages."""

from __future__ import annotations

import pytest

from desktop.meeting.acts import Method, Nature, Paper
from desktop.meeting.ids import NOBODY
from desktop.meeting.rules.ballots import check_box, close_vote, issue_ballots
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.rules.papers import print_interim, printable, refuse_signing, sign_paper
from desktop.meeting.rules.speech import commit, put_question
from desktop.meeting.signing import Due, signatures_due
from tests.meeting.table import BAO, HAN, HE, review, sheet


def test_those_asked_and_those_who_promised_are_to_sign_until_they_signed_or_refused() -> None:
    table = review()
    assert signatures_due(table.meeting) == ()
    table.does(put_question("为何拆分？", asker=HAN, respondent=BAO))
    table.does(put_question("谁批准？", asker=HAN, respondent=NOBODY))
    table.does(commit("月底前改好。", speaker=HE))
    assert signatures_due(table.meeting) == (Due(Paper.QUESTIONING, BAO), Due(Paper.COMMITMENTS, HE))
    table.does(refuse_signing(Paper.QUESTIONING, BAO, "不认可", ("甲", "乙")))
    table.does(sign_paper(Paper.QUESTIONING, HE))
    assert signatures_due(table.meeting) == (Due(Paper.COMMITMENTS, HE),)
    table.does(sign_paper(Paper.COMMITMENTS, HE))
    assert signatures_due(table.meeting) == ()


@pytest.mark.parametrize("struck", [True, False])
def test_a_correction_after_signing_asks_for_one_more_signature_however_many_lines(*, struck: bool) -> None:
    table = review()
    lines = [table.does(put_question(f"第{n}问", asker=HAN, respondent=HE)) for n in (1, 2)]
    table.does(sign_paper(Paper.QUESTIONING, HE))
    for line in lines:
        table.does(strike_out(line, "误记") if struck else correct(line, "text", f"改{line}", Nature.CLERICAL, "笔误"))
    (due,) = signatures_due(table.meeting)
    assert due == Due(Paper.QUESTIONING, HE, lines[0])
    table.does(sign_paper(Paper.QUESTIONING, HE))
    assert all(each.corrected == 0 for each in signatures_due(table.meeting))


def test_a_paper_is_printable_once_it_has_something_to_show() -> None:
    table = review().gathers()
    for paper in (Paper.QUESTIONING, Paper.COMMITMENTS, Paper.VOTES, Paper.COUNT):
        refusal = printable(table.meeting, paper)
        assert refusal is not None
        assert refusal.rule == "interim.nothing"
    assert printable(table.meeting, Paper.RECORD) is None
    table.does(put_question("为何拆分？", asker=HAN, respondent=HE))
    table.does(commit("月底前改好。", speaker=HE))
    assert printable(table.meeting, Paper.QUESTIONING) is None
    assert printable(table.meeting, Paper.COMMITMENTS) is None


def test_votes_are_printable_once_opened_and_counts_once_counted() -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    assert printable(table.meeting, Paper.VOTES) is None
    assert printable(table.meeting, Paper.COUNT) is not None
    for intent in (check_box(motion, HAN), issue_ballots(motion, 5), close_vote(motion)):
        table.does(intent)
    table.counts(motion, sheet(5, for_=5))
    assert printable(table.meeting, Paper.COUNT) is None


def test_pages_show_the_entry_they_were_made_up_to_though_the_record_went_on() -> None:
    table = review()
    line = table.does(put_question("为何拆分？", asker=HAN, respondent=HE))
    table.does(commit("月底前改好。", speaker=HE))
    table.does(print_interim([Paper.QUESTIONING], 2, upto=line, person=HE))
    table.does(sign_paper(Paper.QUESTIONING, HE))
    assert table.meeting.papers.signatures[-1].upto == line
