"""Taking down what is said: nothing is refused for a missing part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.meeting.acts import (
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    ChairConcluded,
    CommitmentMade,
    DisciplineRead,
    EvidenceChecked,
    FollowUpPut,
    OffRecord,
    OpinionGiven,
    QuestionPut,
    SpeechKind,
    SpeechMade,
    SpeechWaived,
)
from desktop.meeting.agreement import Agreement
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, PartyId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.attendance import recuse, settle_recusal
from desktop.meeting.rules.procedure import close_meeting, open_item
from desktop.meeting.rules.speech import (
    answer,
    check_evidence,
    commit,
    conclude_as_chair,
    defer_answer,
    follow_up,
    give_opinion,
    judge_answer,
    keep_off_record,
    put_question,
    read_back,
    read_discipline,
    reserve_opinion,
    speak,
    waive_speech,
)
from desktop.meeting.state import Chain
from tests.meeting.table import (
    DISCIPLINE,
    F1,
    F2,
    HAN,
    HE,
    I1,
    OFFICE,
    ORGANISATION,
    PARTIES,
    QIN,
    REVIEW,
    TEAM,
    ZHOU,
    Table,
    prior,
    review,
)

DUE = date(2027, 4, 30)


@pytest.mark.parametrize(
    ("intent", "act"),
    [
        (speak("话"), SpeechMade(SpeechKind.UNSORTED, NOBODY, "话")),
        (speak(""), SpeechMade(SpeechKind.UNSORTED, NOBODY, "")),
        (waive_speech(), SpeechWaived(PartyId(""))),
        (put_question("为何"), QuestionPut(NOBODY, "为何")),
        (follow_up("依据呢"), FollowUpPut(NOTHING, NOBODY, "依据呢")),
        (answer("没有"), AnswerGiven(NOTHING, NOBODY, "没有")),
        (defer_answer("回去查", None), AnswerDeferred(NOTHING, "回去查", None)),
        (judge_answer("满意"), AnswerJudged(NOTHING, PartyId(""), "满意")),
        (judge_answer("", remark="再看"), AnswerJudged(NOTHING, PartyId(""), "", remark="再看")),
        (check_evidence("确有此项"), EvidenceChecked(NOTHING, "确有此项")),
        (commit("月底前办完"), CommitmentMade(NOBODY, "月底前办完")),
    ],
    ids=lambda each: each.name if isinstance(each, Intent) else "",
)
def test_a_line_without_speaker_kind_or_question_is_taken_down(intent: Intent, act: object) -> None:
    table = review()
    table.does(intent)
    assert table.last == act
    table.gathers()
    table.does(close_meeting())
    table.does(intent)
    assert table.last == act


def test_the_chair_speaks_where_nobody_else_is_named() -> None:
    table = review()
    for intent, act in (
        (conclude_as_chair("同意"), ChairConcluded(ZHOU, "同意")),
        (keep_off_record(1, note="涉密"), OffRecord(ZHOU, 1, "涉密")),
        (read_discipline("手机存柜"), DisciplineRead(ZHOU, "手机存柜")),
        (conclude_as_chair("同意", speaker=HAN), ChairConcluded(HAN, "同意")),
        (keep_off_record(1, speaker=HAN), OffRecord(HAN, 1)),
        (read_discipline("手机存柜", speaker=HAN), DisciplineRead(HAN, "手机存柜")),
    ):
        table.does(intent)
        assert table.last == act


def test_who_waives_waives_for_his_party() -> None:
    table = review()
    table.does(waive_speech(speaker=HAN, finding=F1))
    assert table.last == SpeechWaived(DISCIPLINE, HAN, F1)
    table.does(waive_speech(party=TEAM, finding=F1))
    assert table.last == SpeechWaived(TEAM, finding=F1)
    assert table.meeting.opinions.heard_parties[F1] == {DISCIPLINE, TEAM}


def chained() -> tuple[Table, int, int]:
    """A question on finding 01 with an answer and a follow-up that waits."""
    table = review()
    question = table.does(put_question("为何拆分", asker=HAN, respondent=HE, finding=F1))
    table.does(answer("当时考虑不周", speaker=HE))
    return table, question, table.does(follow_up("依据在哪", asker=HAN))


def test_a_chain_knows_what_was_asked_last_and_whether_it_was_answered() -> None:
    table, question, asked = chained()
    chain = table.meeting.questioning.chains[question]
    assert (chain.number, chain.asked, chain.answered) == (1, asked, False)
    table.does(check_evidence("翻阅材料第12件"))
    assert not table.meeting.questioning.chains[question].answered
    table.does(answer("没有书面依据", speaker=HE))
    assert isinstance(table.last, AnswerGiven)
    assert table.last.question == asked
    assert table.meeting.questioning.chains[question].answered


def test_a_second_answer_belongs_to_the_same_question_as_the_first() -> None:
    table, _, asked = chained()
    table.does(answer("没有", speaker=HE))
    table.does(answer("补充一句", speaker=HE))
    assert isinstance(table.last, AnswerGiven)
    assert table.last.question == asked


def test_a_follow_up_names_the_question_its_chain_began_with() -> None:
    table, question, asked = chained()
    second = table.does(put_question("另一问", asker=QIN))
    table.does(follow_up("再问", question=asked))
    assert table.last == FollowUpPut(question, NOBODY, "再问")
    table.does(follow_up("追问第二问"))
    assert table.last == FollowUpPut(second, NOBODY, "追问第二问")
    table.does(follow_up("追问没有的", question=99))
    assert table.last == FollowUpPut(99, NOBODY, "追问没有的")
    assert table.meeting.questioning.root(99) == NOTHING


def test_the_newest_date_of_a_written_answer_holds() -> None:
    table, question, _ = chained()
    assert table.meeting.questioning.chains[question].deferred is None
    table.does(defer_answer("回去查", None, to="组织部", speaker=HE))
    table.does(defer_answer("月底前", DUE, question=question))
    deferred = table.meeting.questioning.chains[question].deferred
    assert deferred == AnswerDeferred(question, "月底前", DUE)
    assert table.meeting.questioning.chains[question].answered


def test_an_answer_to_the_promise_or_to_what_was_asked_before_it_is_the_written_answer() -> None:
    table, question, asked = chained()
    promise = table.does(defer_answer("回去查", DUE, question=asked, speaker=HE))
    table.does(follow_up("那么金额呢"))
    table.does(answer("86.4万元", speaker=HE))
    chain = table.meeting.questioning.chains[question]
    assert [each.seq for each in chain.owed] == [promise], "an answer to a later follow-up is another answer"
    second = table.does(defer_answer("也要查", None, speaker=HE))
    table.does(answer("查到了，见书面答复。", question=promise, speaker=HE))
    chain = table.meeting.questioning.chains[question]
    assert [each.seq for each in chain.owed] == [second]
    assert chain.deferred == AnswerDeferred(chain.asked, "也要查", None, "", HE)
    table.does(answer("一并答复。", question=second, speaker=HE))
    assert table.meeting.questioning.chains[question].deferred is None


def test_a_partys_newer_judgement_replaces_its_older_word_and_keeps_its_remark() -> None:
    table, question, asked = chained()
    table.does(judge_answer("不满意", speaker=HAN, remark="没说清谁先提出"))
    table.does(judge_answer("满意", question=asked, party=ORGANISATION))
    table.does(judge_answer("", speaker=HAN, remark="保留看法"))
    words = [(each.party, each.judgement) for _, each in table.meeting.questioning.chains[question].judgements]
    assert words == [(DISCIPLINE, "不满意"), (ORGANISATION, "满意"), (DISCIPLINE, "")]
    table.does(judge_answer("基本满意", speaker=HAN))
    table.does(judge_answer("不满意", party=ORGANISATION))
    judged = [(each.party, each.judgement, each.remark) for _, each in newest(table).judgements]
    assert judged == [
        (DISCIPLINE, "", "没说清谁先提出"),
        (DISCIPLINE, "", "保留看法"),
        (DISCIPLINE, "基本满意", ""),
        (ORGANISATION, "不满意", ""),
    ]


def newest(table: Table) -> Chain:
    return next(reversed(table.meeting.questioning.chains.values()))


def test_an_answer_is_judged_in_the_profiles_words() -> None:
    table, *_ = chained()
    refusal = table.refuses(judge_answer("还行"))
    assert (refusal.rule, refusal.fact("words")) == ("judgement.unknown", "不满意、基本满意、满意")
    review(replace(REVIEW, judgements=())).does(judge_answer("还行"))


def test_a_judgement_of_no_question_stays_out_of_the_chains() -> None:
    table, question, _ = chained()
    table.does(judge_answer("满意", question=99))
    assert table.last == AnswerJudged(99, PartyId(""), "满意")
    assert table.meeting.questioning.chains[question].judgements == ()


def test_a_promise_takes_its_finding_from_the_question_and_its_owner_from_the_speaker() -> None:
    table, _, asked = chained()
    seq = table.does(commit("四月底前清一遍", speaker=HE))
    made = table.meeting.questioning.commitments[seq]
    assert (made.number, made.finding, made.owner, made.due, made.made.question) == (1, F1, "贺春", None, asked)
    other = table.does(commit("另办", speaker=HE, finding=F2, owner="包容", due=DUE, evidence="台账"))
    made = table.meeting.questioning.commitments[other]
    assert (made.number, made.finding, made.owner, made.made.question) == (2, F2, "包容", NOTHING)


def test_reading_back_settles_what_was_missing_and_keeps_what_was_said() -> None:
    table, *_ = chained()
    seq = table.does(commit("四月底前清一遍", speaker=HE, due=DUE))
    table.does(read_back(seq, confirmed=False))
    assert table.meeting.questioning.commitments[seq].confirmed is False
    table.does(read_back(seq, evidence="清查表"))
    made = table.meeting.questioning.commitments[seq]
    assert (made.confirmed, made.owner, made.due, made.evidence) == (True, "贺春", DUE, "清查表")
    table.does(read_back(seq, owner="包容", due=date(2027, 5, 1)))
    made = table.meeting.questioning.commitments[seq]
    assert (made.owner, made.due, made.evidence) == ("包容", date(2027, 5, 1), "清查表")
    assert table.refuses(read_back(99)).rule == "commitment.unknown"


@pytest.mark.parametrize(
    ("intent", "rule"),
    [
        (give_opinion(TEAM, F1, "完成"), "opinion.verdict-unknown"),
        (give_opinion(TEAM, FindingId("f9"), "到位"), "finding.unknown"),
        (give_opinion(PartyId("p9"), F1, "到位"), "party.unknown"),
    ],
)
def test_an_opinion_names_a_party_a_finding_and_a_verdict_this_meeting_knows(intent: Intent, rule: str) -> None:
    assert review().refuses(intent).rule == rule


def test_an_opinion_after_discussion_stands_before_the_written_one() -> None:
    table = review(opinions=prior("到位", "到位", "到位", "未到位"))
    assert table.meeting.opinions.agreed(F1) is Agreement.MAJORITY
    table.does(give_opinion(TEAM, F1, "到位", speaker=QIN, ground="已整改", standard="佐证在先", reserved=True))
    assert isinstance(table.last, OpinionGiven)
    assert table.meeting.opinions.agreed(F1) is Agreement.UNANIMOUS
    assert table.meeting.opinions.agreed_before(F1) is Agreement.MAJORITY
    assert table.meeting.opinions.agreed_before(F2) is Agreement.INCOMPLETE
    table.does(give_opinion(OFFICE, F1, "未到位", after=False))
    assert table.meeting.opinions.verdicts(F1) == dict.fromkeys((each.id for each in PARTIES), "到位") | {
        OFFICE: "未到位"
    }


def test_who_withdrew_from_the_finding_or_its_item_gives_no_opinion_on_it() -> None:
    table = review().gathers()
    table.does(recuse(HAN, "亲属", finding=F1))
    assert table.refuses(give_opinion(DISCIPLINE, F1, "到位", speaker=HAN)).rule == "opinion.recused"
    table.does(give_opinion(DISCIPLINE, F2, "到位", speaker=HAN))
    table.does(open_item(I1))
    table.does(settle_recusal(table.does(recuse(QIN, "亲属"))))
    assert table.refuses(give_opinion(ORGANISATION, F2, "到位", speaker=QIN)).fact("name") == "秦月"
    table.does(give_opinion(ORGANISATION, F2, "到位"))


def test_a_reservation_is_kept_in_its_own_words() -> None:
    table = review()
    table.does(reserve_opinion(HAN, F1, "本人保留意见"))
    ((seq, act),) = table.meeting.opinions.reservations
    assert (seq, act.text) == (table.meeting.upto, "本人保留意见")


def test_only_what_is_said_on_the_matter_counts_as_being_heard() -> None:
    table = review()
    table.does(open_item(I1))
    table.does(speak("插一句", kind=SpeechKind.INTERJECTION, speaker=HAN, finding=F1))
    assert F1 not in table.meeting.opinions.heard_parties
    table.does(speak("通报", kind=SpeechKind.REVIEW, speaker=HAN))
    assert table.meeting.opinions.heard_parties == {I1: {DISCIPLINE}}
    table.does(speak("讨论", kind=SpeechKind.DISCUSSION, speaker=QIN, finding=F1, item=I1))
    assert table.meeting.opinions.heard_people[F1] == {QIN}


def test_the_chair_was_last_when_nobody_else_spoke_after_his_word() -> None:
    table = review()
    assert not table.meeting.opinions.chair_was_last(F1, ZHOU)
    table.hears(F1)
    assert table.meeting.opinions.chair_was_last(F1, ZHOU)
    assert not table.meeting.opinions.chair_was_last(F1, HAN)
    table.does(speak("再说一句", kind=SpeechKind.SUPPLEMENT, speaker=ZHOU, finding=F1))
    assert table.meeting.opinions.chair_was_last(F1, ZHOU)
    table.does(speak("我补充", kind=SpeechKind.SUPPLEMENT, speaker=HAN, finding=F1))
    assert not table.meeting.opinions.chair_was_last(F1, ZHOU)
