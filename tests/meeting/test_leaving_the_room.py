"""Papers, signatures, objections, the way of the minutes, the seal."""

from __future__ import annotations

import pytest

from desktop.meeting.acts import (
    Amended,
    InterimPrinted,
    MinutesDrafted,
    MinutesNumbered,
    Paper,
    PaperIssued,
    PaperSigned,
    ParagraphReworded,
    ReceiptSigned,
    RecordSealed,
    SigningRefused,
)
from desktop.meeting.ids import Seq
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.attendance import arrive
from desktop.meeting.rules.correction import correct, enter_late, strike_out
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.rules.papers import (
    amend,
    approve_minutes,
    countersign,
    draft_minutes,
    issue_paper,
    number_minutes,
    print_interim,
    raise_objection,
    refuse_signing,
    review_draft,
    reword_paragraph,
    seal_record,
    settle_objection,
    sign_paper,
    sign_receipt,
)
from desktop.meeting.rules.procedure import close_meeting
from desktop.meeting.rules.speech import speak
from tests.meeting.table import BAO, HAN, HE, REVIEW, UNIT, ZHOU, Table, overrides, review, without

SHEET = Paper.QUESTIONING


def test_interim_papers_show_the_record_up_to_now() -> None:
    table = review()
    table.does(speak("话"))
    table.does(print_interim([SHEET, Paper.COMMITMENTS], 4, person=HE, code="AB12"))
    assert table.last == InterimPrinted((SHEET, Paper.COMMITMENTS), Seq(2), 4, HE, "AB12")
    assert table.meeting.papers.interim == [(Seq(3), table.last)]


def test_a_signature_stands_under_the_newest_pages_of_its_own_signer() -> None:
    table = review()
    table.does(sign_paper(SHEET, HE, pages="逐页", words="与本人所述一致"))
    assert table.last == PaperSigned(SHEET, HE, "逐页", "与本人所述一致")
    table.does(print_interim([SHEET], 3, person=HE))
    table.does(sign_paper(SHEET, HE))
    table.does(speak("话"))
    table.does(print_interim([SHEET], 2, person=BAO))
    table.does(sign_paper(SHEET, HE))
    table.does(print_interim([SHEET, Paper.VOTES], 5))
    table.does(sign_paper(SHEET, HE))
    table.does(sign_paper(Paper.COUNT, HE))
    assert [each.upto for each in table.meeting.papers.signatures] == [2, 2, 2, 7, 10]


def test_an_objection_stays_on_the_sheet_whatever_becomes_of_it() -> None:
    table = review()
    raised = table.does(raise_objection(BAO, "应加“经党组同意”", about=Seq(1)))
    assert table.meeting.papers.objections[raised].settled is None
    assert table.refuses(settle_objection(99, "不予改动", changed=False)).fact("number") == "99"
    table.does(settle_objection(raised, "会议记录未见此项", changed=False))
    objection = table.meeting.papers.objections[raised]
    assert (objection.raised.text, objection.settled) == ("应加“经党组同意”", table.last)


def test_who_will_not_sign_is_on_record_with_witnesses() -> None:
    table = review()
    table.does(refuse_signing(SHEET, HE, "不认可", ["韩立"]))
    assert table.last == SigningRefused(SHEET, HE, "不认可", ("韩立",))
    assert table.meeting.papers.refusals == [(Seq(2), table.last)]


def test_the_head_of_the_unit_signs_for_the_problem_list() -> None:
    table = review()
    table.does(sign_receipt(HE, unit=UNIT.id, code="AB12", text="已收"))
    assert table.last == ReceiptSigned(HE, 2, UNIT.id, "AB12", "已收")
    assert table.meeting.papers.receipts == [(Seq(2), table.last)]


def test_a_newer_wording_of_a_paragraph_holds() -> None:
    table = review()
    table.does(reword_paragraph("m.opening", "会议认为"))
    table.does(reword_paragraph("m.opening", "会议指出"))
    assert table.last == ParagraphReworded("m.opening", "会议指出")
    assert table.meeting.papers.wording == {"m.opening": "会议指出"}


def test_a_reworded_paragraph_remembers_over_what_it_was_written_until_it_is_composed_again() -> None:
    table = review()
    table.does(reword_paragraph("m.opening", "会议指出", "会议研究了"))
    assert table.meeting.papers.reworded_over == {"m.opening": "会议研究了"}
    table.does(reword_paragraph("m.opening", ""))
    assert (table.meeting.papers.wording, table.meeting.papers.reworded_over) == ({}, {})
    table.does(reword_paragraph("m.opening", ""))
    assert table.meeting.papers.wording == {}


@pytest.mark.parametrize(
    "intent", [review_draft(HAN, accepted=True), countersign(HAN), approve_minutes(ZHOU)], ids=lambda each: each.name
)
def test_there_is_nothing_to_review_or_sign_before_a_draft(intent: Intent) -> None:
    assert review().refuses(intent).rule == "minutes.not-drafted"


def drafted() -> Table:
    table = review().gathers()
    table.does(draft_minutes(person=HAN))
    return table


def test_minutes_are_drafted_reviewed_countersigned_approved_and_numbered() -> None:
    table = drafted()
    assert table.last == MinutesDrafted(table.meeting.upto - 1, HAN)
    assert table.refuses(approve_minutes(ZHOU)).rule == "minutes.not-reviewed"
    table.does(review_draft(HAN, accepted=False, remark="漏一项"))
    assert table.refuses(approve_minutes(ZHOU)).rule == "minutes.not-reviewed"
    table.does(review_draft(HAN, accepted=True))
    table.does(countersign(HAN, "同意"))
    table.does(approve_minutes(ZHOU))
    table.does(number_minutes("示例会审〔2027〕3号"))
    assert table.last == MinutesNumbered("示例会审〔2027〕3号")
    papers = table.meeting.papers
    assert (papers.countersigned, papers.approved, papers.number) == ((HAN,), ZHOU, "示例会审〔2027〕3号")


def test_a_new_draft_begins_the_way_again() -> None:
    table = drafted()
    table.does(review_draft(HAN, accepted=True))
    table.does(countersign(HAN))
    table.does(approve_minutes(ZHOU))
    table.does(draft_minutes())
    papers = table.meeting.papers
    assert (papers.reviewed, papers.countersigned, papers.approved) == (None, (), None)


def issued(paper: Paper = Paper.MINUTES, **parts: object) -> Intent:
    return issue_paper(paper, Seq(3), "ab" * 32, "纪要.pdf", **parts)


def test_minutes_leave_after_approval_or_as_a_draft() -> None:
    table = drafted()
    refusal = table.refuses(issued())
    assert (refusal.rule, refusal.overridable) == ("minutes.not-approved", True)
    table.does(issued(draft=True))
    table.does(issued(Paper.RECORD, scope=["votes"], recipient="市委巡察办", medium="光盘1"))
    assert table.last == PaperIssued(
        Paper.RECORD, Seq(3), "ab" * 32, "纪要.pdf", ("votes",), "市委巡察办", "光盘1", draft=False
    )
    table.does(review_draft(HAN, accepted=True))
    table.does(approve_minutes(ZHOU))
    table.does(issued())
    assert len(table.meeting.papers.issued) == 3


def test_minutes_leave_without_approval_where_the_guard_is_off_or_set_aside() -> None:
    review(without("minutes.not-approved")).does(issued())
    table = review(REVIEW)
    table.does(overrides("minutes.not-approved", "先行征求意见"))
    table.does(issued())


def sealed() -> Table:
    table = review().gathers()
    assert table.refuses(seal_record("cd" * 32)).rule == "meeting.not-closed"
    assert table.refuses(amend(1, "应为", "误")).rule == "record.not-sealed"
    table.does(close_meeting())
    table.does(seal_record("cd" * 32, person=ZHOU))
    return table


def test_the_record_ends_with_its_newest_entry() -> None:
    table = sealed()
    assert table.last == RecordSealed(table.meeting.upto - 1, "cd" * 32, ZHOU)
    assert not table.meeting.running


@pytest.mark.parametrize(
    "intent",
    [
        speak("话"),
        arrive(HE),
        put_motion("verdict", "同意"),
        correct(1, "zone", "UTC", "clerical", "误"),
        strike_out(2, "误"),
        enter_late(speak("话")),
        close_meeting(),
        draft_minutes(),
        number_minutes("1"),
        reword_paragraph("m", "x"),
        sign_paper(SHEET, HE),
        seal_record("ef" * 32),
    ],
    ids=lambda each: each.name,
)
def test_after_the_seal_nothing_is_recorded(intent: Intent) -> None:
    table = sealed()
    refusal = table.refuses(intent)
    assert (refusal.rule, refusal.fact("upto")) == ("record.sealed", str(table.meeting.upto - 1))


def test_after_the_seal_papers_leave_and_the_record_is_amended() -> None:
    table = sealed()
    table.does(issued(Paper.RECORD))
    assert table.refuses(amend(99, "应为", "误")).rule == "entry.unknown"
    assert table.refuses(amend(1, "应为", " ")).rule == "procedure.ground-missing"
    table.does(amend(1, "应为第3次会议", "编号有误", person=HAN))
    assert table.last == Amended(Seq(1), "应为第3次会议", "编号有误", HAN)
    assert table.meeting.papers.amendments == [(table.meeting.upto, table.last)]
