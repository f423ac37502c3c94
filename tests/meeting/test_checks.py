"""What is listed before closing: each concern, and its absence."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from desktop.meeting import checks
from desktop.meeting.acts import (
    Corrected,
    HeadsCounted,
    Nature,
    Paper,
    SpeechKind,
)
from desktop.meeting.catalogue import concern_sentence, concern_wording
from desktop.meeting.checks import CHECKS, Concern, Weight, concerns
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.announcing import decide_by_opinions
from desktop.meeting.rules.attendance import count_heads, recuse, settle_recusal
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.rules.motions import defer_vote
from desktop.meeting.rules.papers import (
    print_interim,
    raise_objection,
    refuse_signing,
    settle_objection,
    sign_paper,
)
from desktop.meeting.rules.speech import (
    answer,
    check_evidence,
    commit,
    defer_answer,
    follow_up,
    give_opinion,
    judge_answer,
    put_question,
    read_back,
    speak,
)
from tests.meeting.table import (
    F1,
    HAN,
    HE,
    OFFICE,
    PARTIES,
    TEAM,
    Table,
    decision,
    prior,
    review,
)

DUE = date(2027, 4, 30)


def found(table: Table, check: str) -> list[Concern]:
    """The concerns of that name, each of which has its sentence in both languages."""
    listed = [each for each in concerns(table.meeting) if each.check == check]
    for each in listed:
        assert "{" not in concern_sentence(each) + concern_sentence(each, "en")
    return listed


def facts(concern: Concern) -> dict[str, str]:
    return dict(concern.facts)


def quiet() -> Table:
    """A meeting about nothing, of which nothing is to be said."""
    return review(findings=(), agenda=(), opinions=()).gathers()


def test_a_meeting_without_fault_has_no_concerns() -> None:
    assert concerns(quiet().meeting) == ()
    assert len(CHECKS) == len(set(CHECKS))


@pytest.mark.parametrize(
    "line",
    [
        speak("话"),
        speak("话", speaker=HAN),
        speak("话", kind=SpeechKind.REPORT),
        put_question("问"),
        commit("承诺", owner="贺春", due=DUE),
    ],
)
def test_a_line_without_speaker_or_kind_is_listed(line: Intent) -> None:
    table = quiet()
    seq = table.does(line)
    (concern,) = found(table, "speech.unsorted")
    assert (concern.seq, concern.weight, facts(concern)) == (seq, Weight.OPEN, {"number": str(seq)})
    table.does(strike_out(seq, "误录"))
    assert found(table, "speech.unsorted") == []


def test_a_line_with_speaker_and_kind_is_not_listed() -> None:
    table = quiet()
    table.does(speak("话", kind=SpeechKind.REPORT, speaker=HE))
    table.does(put_question("问", asker=HAN))
    table.does(follow_up("追问", asker=HAN))
    table.does(answer("答", speaker=HE))
    table.does(judge_answer("满意", party=TEAM))
    table.does(commit("承诺", speaker=HE))
    assert found(table, "speech.unsorted") == []


@pytest.mark.parametrize("line", [follow_up("追问"), answer("答"), judge_answer("满意")])
def test_part_of_a_chain_without_speaker_or_party_is_listed(line: Intent) -> None:
    table = quiet()
    table.does(put_question("问", asker=HAN))
    table.does(line)
    assert len(found(table, "speech.unsorted")) == 1


@pytest.mark.parametrize(
    "line",
    [
        answer("答", speaker=HE),
        follow_up("追问", asker=HAN),
        check_evidence("确有"),
        defer_answer("回去查", DUE),
        judge_answer("满意", party=TEAM),
    ],
)
def test_what_belongs_to_no_question_is_listed(line: Intent) -> None:
    table = quiet()
    seq = table.does(line)
    assert [each.seq for each in found(table, "question.loose-end")] == [seq]
    table.does(put_question("问", asker=HAN))
    table.does(line)
    assert [each.seq for each in found(table, "question.loose-end")] == [seq]


def test_a_question_without_answer_is_listed_until_it_has_one() -> None:
    table = quiet()
    seq = table.does(put_question("问", asker=HAN))
    (concern,) = found(table, "question.unanswered")
    assert (concern.seq, facts(concern)) == (seq, {"number": "1"})
    table.does(answer("答", speaker=HE))
    assert found(table, "question.unanswered") == []
    table.does(follow_up("追问", asker=HAN))
    assert len(found(table, "question.unanswered")) == 1


def test_a_written_answer_is_owed_and_worse_without_a_date() -> None:
    table = quiet()
    table.does(put_question("问", asker=HAN))
    table.does(defer_answer("回去查", None))
    (concern,) = found(table, "answer.no-date")
    assert concern.weight is Weight.WRONG
    assert found(table, "answer.owed") == []
    table.does(defer_answer("月底前", DUE))
    (concern,) = found(table, "answer.owed")
    assert (concern.weight, facts(concern)["due"]) == (Weight.OPEN, "2027-04-30")
    assert found(table, "answer.no-date") == []


def test_a_promise_wants_date_owner_and_reading_back() -> None:
    table = quiet()
    made = table.does(commit("月底前办完"))
    for check in ("commitment.no-date", "commitment.no-owner", "commitment.not-read-back"):
        assert [each.seq for each in found(table, check)] == [made]
    table.does(read_back(made, confirmed=False, owner="贺春", due=DUE))
    assert (found(table, "commitment.no-date"), found(table, "commitment.no-owner")) == ([], [])
    assert len(found(table, "commitment.not-read-back")) == 1
    table.does(read_back(made))
    assert found(table, "commitment.not-read-back") == []


def test_a_party_without_opinion_is_named() -> None:
    table = review(opinions=prior("到位", "到位"), findings=REVIEW_FINDING)
    (concern,) = found(table, "opinion.missing")
    assert facts(concern) == {"number": "01", "names": "巡察办、巡察组"}
    for party in (OFFICE, TEAM):
        table.does(give_opinion(party, F1, "到位"))
    assert found(table, "opinion.missing") == []


REVIEW_FINDING = review().meeting.plan.findings[:1]


def test_where_there_are_no_parties_no_opinion_is_missing() -> None:
    assert found(decision(findings=REVIEW_FINDING), "opinion.missing") == []


def test_a_finding_without_verdict_is_listed_until_it_is_decided_lost_or_put_off() -> None:
    table = review(findings=REVIEW_FINDING, opinions=prior("到位", "到位", "到位", "到位")).gathers()
    (concern,) = found(table, "finding.unsettled")
    assert (concern.seq, facts(concern)) == (0, {"number": "01"})
    motion = table.opens()
    assert found(table, "finding.unsettled")[0].seq == motion
    table.does(defer_vote(motion, "再议"))
    assert found(table, "finding.unsettled") == []
    (concern,) = found(table, "vote.deferred")
    assert facts(concern) == {"number": "1"}
    table.does(decide_by_opinions([F1]))
    assert found(table, "finding.unsettled") == []


def test_an_adoption_the_opinions_do_not_carry_any_more_is_wrong() -> None:
    table = review(opinions=prior("到位", "到位", "到位", "未到位")).gathers()
    decided = table.does(decide_by_opinions([F1]))
    assert found(table, "opinion.not-agreed") == []
    table.does(give_opinion(PARTIES[0].id, F1, "未到位"))
    (concern,) = found(table, "opinion.not-agreed")
    assert (concern.seq, concern.weight, facts(concern)) == (decided, Weight.WRONG, {"number": "01"})
    table.does(strike_out(decided, "重议"))
    assert found(table, "opinion.not-agreed") == []


def test_heads_that_do_not_add_up_are_wrong() -> None:
    table = quiet()
    told = table.does(count_heads())
    assert found(table, "attendance.heads-differ") == []
    table.does(correct(told, "present", "4", Nature.CLERICAL, "误"))
    (concern,) = found(table, "attendance.heads-differ")
    assert (concern.seq, concern.weight) == (told, Weight.WRONG)
    assert isinstance(table.meeting.readings[told].entry.act, HeadsCounted)


def test_a_recusal_waits_for_the_chairs_word() -> None:
    table = quiet()
    asked = table.does(recuse(HAN, "亲属", item="i1"))
    (concern,) = found(table, "recusal.open")
    assert (concern.seq, facts(concern)) == (asked, {"name": "韩　立"})
    table.does(settle_recusal(asked, granted=False))
    assert found(table, "recusal.open") == []


@pytest.mark.parametrize("struck", [True, False])
def test_a_signature_under_pages_changed_since_is_due_again_and_then_good(*, struck: bool) -> None:
    table = quiet()
    said = table.does(speak("话", speaker=HE, kind=SpeechKind.REPORT))
    table.does(print_interim([Paper.QUESTIONING], 3))
    table.does(sign_paper(Paper.QUESTIONING, HE))
    later = table.does(speak("后话", speaker=HE, kind=SpeechKind.REPORT))
    table.does(correct(later, "text", "后面的话", Nature.CLERICAL, "误"))
    assert found(table, "signature.outdated") == []
    table.does(strike_out(said, "误") if struck else correct(said, "text", "改", Nature.CLERICAL, "误"))
    (concern,) = found(table, "signature.outdated")
    assert facts(concern) == {"name": "贺春", "number": str(said)}
    table.does(print_interim([Paper.QUESTIONING], 3))
    table.does(sign_paper(Paper.QUESTIONING, HE))
    assert found(table, "signature.outdated") == []


def test_a_correction_made_before_signing_spoils_no_signature() -> None:
    table = quiet()
    said = table.does(speak("话", speaker=HE, kind=SpeechKind.REPORT))
    table.does(correct(said, "text", "改", Nature.CLERICAL, "误"))
    assert isinstance(table.last, Corrected)
    table.does(sign_paper(Paper.QUESTIONING, HE))
    assert found(table, "signature.outdated") == []


def test_an_objection_waits_until_it_was_dealt_with() -> None:
    table = quiet()
    raised = table.does(raise_objection(HE, "应加一句"))
    assert [each.seq for each in found(table, "objection.open")] == [raised]
    table.does(settle_objection(raised, "不予改动", changed=False))
    assert found(table, "objection.open") == []


@pytest.mark.parametrize(("witnesses", "missing"), [((), 1), (("韩立",), 1), (("韩立", "秦月"), 0)])
def test_two_witnesses_see_a_refusal_to_sign(witnesses: tuple[str, ...], missing: int) -> None:
    table = quiet()
    table.does(refuse_signing(Paper.QUESTIONING, HE, "不认可", witnesses))
    assert len(found(table, "refusal.witnesses")) == missing


def test_every_concern_a_check_can_raise_has_its_sentence_and_none_is_left_over() -> None:
    tree = ast.parse(Path(checks.__file__).read_text(encoding="utf-8"))
    raised = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_concern"
        if isinstance(node.args[0], ast.Constant)
    }
    assert raised == set(concern_wording())


def test_every_check_says_what_it_is_about() -> None:
    assert set(checks.PLACES) == set(concern_wording())
    table = review(findings=review().meeting.plan.findings[:1], opinions=())
    assert [(each.place, each.about) for each in found(table, "opinion.missing")] == [(checks.Place.OPINION, F1)]
    table.gathers().does(recuse(HAN, "亲属", finding=F1))
    assert [(each.place, each.about) for each in found(table, "recusal.open")] == [(checks.Place.PERSON, HAN)]
