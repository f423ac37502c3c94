"""Putting right what was taken down wrongly: the first entry always stays, and no correction brings in a wrong one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.meeting.acts import (
    Corrected,
    LateEntered,
    Nature,
    Paper,
    SpeechKind,
    SpeechMade,
    StruckOut,
    VoteOpened,
)
from desktop.meeting.ids import FindingId, Seq
from desktop.meeting.plan import Finding
from desktop.meeting.rules.announcing import decide_by_opinions
from desktop.meeting.rules.attendance import arrive, change_chair, grant_leave, leave_room
from desktop.meeting.rules.correction import correct, enter_late, last_move, retime, strike_out
from desktop.meeting.rules.papers import print_interim, raise_objection
from desktop.meeting.rules.procedure import (
    add_finding,
    enter_stage,
    open_item,
    present_paper,
    raise_improvised_item,
    rule_improvised_item,
)
from desktop.meeting.rules.speech import answer, commit, give_opinion, judge_answer, put_question, speak
from tests.meeting.table import (
    BAO,
    DISCIPLINE,
    F1,
    F2,
    HAN,
    HE,
    I1,
    QIN,
    REVIEW,
    START,
    TANG,
    TEAM,
    Table,
    opened,
    overrides,
    prior,
    review,
    without,
)

CLERICAL, SUBSTANTIVE = Nature.CLERICAL, Nature.SUBSTANTIVE


def fixes(table: Table, of: int, field: str, value: str) -> None:
    table.does(correct(of, field, value, CLERICAL, "笔误"))


def misfits(table: Table, of: int, field: str, value: str) -> str:
    return table.refuses(correct(of, field, value, CLERICAL, "笔误")).rule


def test_a_corrected_entry_reads_otherwise_and_keeps_what_it_was() -> None:
    table = review()
    said = table.does(speak("会申意见", speaker=HAN))
    table.does(correct(said, "text", "会审意见", CLERICAL, "误打"))
    table.does(correct(said, "kind", "discussion", CLERICAL, "分类"))
    reading = table.meeting.readings[said]
    assert reading.entry.act == SpeechMade(SpeechKind.DISCUSSION, HAN, "会审意见")
    assert reading.original.act == SpeechMade(SpeechKind.UNSORTED, HAN, "会申意见")
    assert [each.act for each in reading.corrections] == [
        Corrected(said, "text", "会审意见", CLERICAL, "误打"),
        Corrected(said, "kind", "discussion", CLERICAL, "分类"),
    ]
    assert reading.struck is None


def test_what_follows_from_an_entry_follows_from_its_correction() -> None:
    table = review().gathers()
    table.does(give_opinion(TEAM, F1, "到位"))
    fixes(table, table.meeting.upto, "verdict", "未到位")
    assert table.meeting.opinions.verdicts(F1)[TEAM] == "未到位"


def test_a_substantive_correction_names_who_confirmed_it() -> None:
    table = review()
    said = table.does(speak("已轮4人", speaker=HE))
    assert table.refuses(correct(said, "text", "已轮3人", SUBSTANTIVE, "核对")).rule == "correction.unconfirmed"
    table.does(correct(said, "text", "已轮3人", SUBSTANTIVE, "核对", confirmed_by=HE))


def test_a_correction_that_changes_nothing_is_none() -> None:
    table = review()
    said = table.does(speak("话", speaker=HAN))
    assert misfits(table, said, "text", "话") == "correction.changes-nothing"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tone", "x"),
        ("kind", "song"),
        ("verbatim", "yes"),
        ("verbatim", "1"),
        ("speaker", "nobody"),
        ("finding", "f9"),
        ("item", "i9"),
        ("returns_to", "nobody"),
    ],
)
def test_a_value_that_does_not_fit_its_part_is_refused(field: str, value: str) -> None:
    table = review()
    refusal = table.refuses(correct(table.does(speak("话")), field, value, CLERICAL, "误"))
    assert dict(refusal.facts) == {"number": "2", "field": field, "value": value}
    assert refusal.rule == "correction.does-not-fit"


@pytest.mark.parametrize(("field", "value"), [("verbatim", "true"), ("speaker", HAN), ("speaker", ""), ("finding", F2)])
def test_a_value_is_written_as_the_entry_has_it(field: str, value: str) -> None:
    table = review()
    said = table.does(speak("话", speaker=QIN))
    fixes(table, said, field, value)
    assert str(getattr(table.meeting.readings[said].entry.act, field)).lower() == value


def test_a_date_is_written_in_full_or_left_out() -> None:
    table = review()
    made = table.does(commit("月底前", due=date(2027, 3, 31)))
    assert misfits(table, made, "due", "20270430") == "correction.does-not-fit"
    assert misfits(table, made, "due", "4月30日") == "correction.does-not-fit"
    fixes(table, made, "due", "2027-04-30")
    assert table.meeting.questioning.commitments[made].due == date(2027, 4, 30)
    fixes(table, made, "due", "")
    assert table.meeting.questioning.commitments[made].due is None


def test_nobody_comes_withdraws_or_holds_an_opinion() -> None:
    table = review()
    arrival = table.does(arrive(HAN))
    opinion = table.does(give_opinion(TEAM, F1, "到位", speaker=HAN))
    chair = table.does(change_chair(HAN, "委托"))
    for of, field in ((arrival, "person"), (opinion, "party"), (opinion, "finding")):
        assert misfits(table, of, field, "") == "correction.does-not-fit"
    fixes(table, opinion, "speaker", "")
    fixes(table, chair, "chair", "")
    assert table.meeting.chair() == ""


def test_a_list_is_written_as_a_list_and_names_known_people() -> None:
    table = review()
    table.elects()
    elected = table.meeting.upto
    for value in ('["deng"]', '["deng","deng"]', '["deng","nobody"]', '["deng","han"]', "deng", "[" * 100_000, "1"):
        assert misfits(table, elected, "tellers", value) == "correction.does-not-fit"
    fixes(table, elected, "tellers", '["deng","cao"]')
    printed = table.does(print_interim([Paper.VOTES], 1))
    fixes(table, printed, "papers", '["count"]')


def test_an_answer_may_be_moved_to_an_earlier_question_only() -> None:
    table = review()
    first = table.does(put_question("一"))
    second = table.does(put_question("二"))
    said = table.does(answer("答"))
    for value in ("99", str(said), "-1", "1.0", "x"):
        assert misfits(table, said, "question", value) == "correction.does-not-fit"
    fixes(table, said, "question", str(first))
    assert table.meeting.questioning.chains[first].answered
    assert not table.meeting.questioning.chains[second].answered
    fixes(table, said, "question", "0")
    assert not table.meeting.questioning.chains[first].answered


def test_words_of_the_profile_stay_words_of_the_profile() -> None:
    table = review(opinions=prior("到位", "到位", "到位", "到位")).gathers()
    table.does(put_question("一"))
    judged = table.does(judge_answer("满意", party=TEAM))
    assert misfits(table, judged, "judgement", "还行") == "correction.does-not-fit"
    fixes(table, judged, "judgement", "不满意")
    fixes(table, judged, "judgement", "")
    assert misfits(table, 2, "verdict", "完成") == "correction.does-not-fit"
    assert misfits(table, 2, "party", "p9") == "correction.does-not-fit"
    decided = table.does(decide_by_opinions([F1]))
    for field, value in (("verdicts", "[]"), ("verdicts", '["完成"]'), ("findings", '["f1","f2"]')):
        assert misfits(table, decided, field, value) == "correction.does-not-fit"
    fixes(table, decided, "verdicts", '["基本到位"]')
    fixes(table, 2, "party", TEAM)
    stage = table.does(enter_stage("report"))
    assert misfits(table, stage, "stage", "dance") == "correction.does-not-fit"
    fixes(table, stage, "stage", "review")


def test_any_word_judges_an_answer_where_the_profile_has_none() -> None:
    table = review(replace(REVIEW, judgements=()))
    fixes(table, table.does(judge_answer("好")), "judgement", "还行")


def test_a_written_ground_is_reworded_but_never_moved_to_another_rule() -> None:
    table = review().gathers()
    given = table.does(overrides("chair.speaks-last"))
    for field, value in (("rule", "quorum.at-vote"), ("motion", "1")):
        assert misfits(table, given, field, value) == "correction.does-not-fit"
    fixes(table, given, "ground", "时限已到")


@pytest.mark.parametrize("of", [0, 99])
def test_there_is_nothing_to_put_right_where_there_is_no_entry(of: int) -> None:
    table = review()
    assert misfits(table, of, "text", "话") == "entry.unknown"
    assert table.refuses(strike_out(of, "误")).rule == "entry.unknown"


def test_what_was_frozen_or_says_how_to_read_another_is_never_changed() -> None:
    table, motion = opened()
    fixes(table, motion, "text", "改")
    frozen = [1, table.meeting.upto, next(e.seq for e in table.entries if isinstance(e.act, VoteOpened))]
    table.does(strike_out(table.does(speak("误")), "误录", misrecorded=True))
    frozen.append(table.meeting.upto)
    table.does(enter_late(speak("补")))
    frozen.append(table.meeting.upto)
    for of in frozen:
        assert misfits(table, of, "ground", "改") == "entry.frozen"
        assert table.refuses(strike_out(of, "误")).rule == "entry.frozen"


def test_an_entry_struck_out_is_not_read_any_more_and_stays_in_the_journal() -> None:
    table = review()
    question = table.does(put_question("误录的质询"))
    assert table.refuses(strike_out(question, " ")).rule == "procedure.ground-missing"
    table.does(strike_out(question, "误录", misrecorded=True))
    assert table.last == StruckOut(question, "误录", misrecorded=True)
    assert table.meeting.questioning.chains == {}
    assert table.meeting.readings[question].struck == table.entries[-1]
    assert len(table.meeting.readings) == 3
    assert question not in {each.seq for each in table.meeting.readings.standing()}
    assert [each.original.seq for each in table.meeting.readings.in_order_of_entry()] == [1, 2, 3]
    assert table.refuses(strike_out(question, "再")).rule == "entry.struck"
    assert misfits(table, question, "text", "改") == "entry.struck"


def test_what_was_missed_is_told_at_its_time_and_marked() -> None:
    table = review()
    table.does(speak("后说的", speaker=HAN))
    inner = speak("专业性强，不等于十年不动", speaker=TANG)
    table.now = START - timedelta(minutes=30)
    late = table.does(enter_late(inner, "时间以发言为准"))
    assert table.last == LateEntered(late, "时间以发言为准")
    texts = [r.entry.act.text for r in table.meeting.readings.in_order_of_time() if isinstance(r.entry.act, SpeechMade)]
    assert texts == ["专业性强，不等于十年不动", "后说的"]
    assert table.meeting.readings[late].late == table.entries[-1]


def test_several_acts_of_one_late_entry_are_each_marked() -> None:
    table = review()
    first = table.does(enter_late(arrive(HAN, QIN)))
    marks = [each.act for each in table.entries[-2:]]
    assert marks == [LateEntered(first), LateEntered(first + 1)]
    assert table.refuses(enter_late(arrive(HAN))).rule == "attendance.already-present"


def test_a_finding_or_item_others_speak_of_is_not_struck_out() -> None:
    table = review().gathers()
    added = table.does(add_finding(Finding(FindingId("f9"), "09", "新问题")))
    raised = table.does(raise_improvised_item("new", "临时动议"))
    opinion = table.does(give_opinion(DISCIPLINE, FindingId("f9"), "到位"))
    ruled = table.does(rule_improvised_item("new", "不议", admitted=False))
    assert table.refuses(strike_out(added, "误")).fact("later") == str(opinion)
    assert table.refuses(strike_out(raised, "误")).fact("later") == str(ruled)
    for seq in (opinion, ruled, added, raised):
        table.does(strike_out(seq, "误录"))
    assert "new" not in table.meeting.agenda.items
    assert table.meeting.finding(FindingId("f9")) is None


def test_a_finding_adopted_by_opinions_is_not_struck_out() -> None:
    table = review(without("opinions.not-agreed")).gathers()
    added = table.does(add_finding(Finding(FindingId("f9"), "09", "新问题")))
    opinion = table.does(give_opinion(DISCIPLINE, FindingId("f9"), "到位"))
    decided = table.does(decide_by_opinions([FindingId("f9")]))
    table.does(strike_out(opinion, "误"))
    assert table.refuses(strike_out(added, "误")).fact("later") == str(decided)


def test_papers_and_objections_are_corrected_like_speech() -> None:
    table = review()
    table.does(open_item(I1))
    shown = table.does(present_paper("台账"))
    fixes(table, shown, "item", "i2")
    raised = table.does(raise_objection(HE, "应加一句", about=shown))
    fixes(table, raised, "person", HAN)
    fixes(table, raised, "about", "1")
    assert table.meeting.papers.objections[raised].raised.person == HAN


def test_the_time_of_a_coming_or_going_is_put_right_and_says_so() -> None:
    table = review().gathers()
    came = table.does(arrive(HE))
    table.does(retime(came, "时间有误"))
    struck, again, late = (table.meeting.readings[Seq(table.meeting.upto - back)] for back in (2, 1, 0))
    assert (struck.entry.act.of, struck.entry.act.misrecorded) == (came, True)
    assert again.late is not None
    assert late.entry.act.ground == "时间有误"
    assert table.meeting.attendance.people[HE].arrived_at == again.entry.occurred_at
    assert table.meeting.attendance.inside(HE)


def test_only_the_newest_move_of_a_person_gets_another_time() -> None:
    table = review().gathers()
    came = table.does(arrive(HE))
    table.does(arrive(BAO))
    gone = table.does(leave_room(HE))
    refusal = table.refuses(retime(came, "时间有误"))
    assert (refusal.rule, refusal.fact("later")) == ("attendance.moved-since", str(gone))
    table.does(retime(gone, "时间有误"))
    assert not table.meeting.attendance.inside(HE)


@pytest.mark.parametrize("what", ["speech", "unknown", "struck"])
def test_nothing_else_gets_another_time(what: str) -> None:
    table = review().gathers()
    of = table.does(speak("话", speaker=HAN))
    if what == "struck":
        table.does(strike_out(of, "误记"))
    found = table.refuses(retime(Seq(999) if what == "unknown" else of, "时间有误")).rule
    assert found == {"speech": "entry.frozen", "unknown": "entry.unknown", "struck": "entry.struck"}[what]


def test_the_newest_move_counts_leave_and_absence_and_nobody_else() -> None:
    table = review()
    assert last_move(table.meeting, HE) == 0
    excused = table.does(grant_leave(QIN, "出差"))
    table.does(arrive(HAN))
    assert last_move(table.meeting, QIN) == excused
