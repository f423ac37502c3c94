"""What each act is about, whom it names, and what an entry read before each of its corrections."""

from __future__ import annotations

from desktop.meeting.acts import AnswerGiven, Method, Nature, OfficersElected, SpeechMade
from desktop.meeting.history import finding_of, line_of, people_of, read_before
from desktop.meeting.ids import NOTHING, FindingId, Seq
from desktop.meeting.rules.ballots import cast_ballot, confirm_dissent, note_dissent
from desktop.meeting.rules.correction import correct, enter_late, strike_out
from desktop.meeting.rules.speech import answer, commit, put_question, read_back, speak
from tests.meeting.table import AGAINST, CAO, DENG, F1, F2, HAN, HE, JI, MENG, QIN, Table, review


def act(table: Table, seq: Seq) -> object:
    return table.meeting.readings[seq].entry.act


def test_everybody_an_act_names_is_found_and_nobody_else() -> None:
    meeting = review().meeting
    assert people_of(meeting, AnswerGiven(NOTHING, HE, "贺春说的")) == {HE}
    assert people_of(meeting, OfficersElected(HAN, CAO, (DENG, MENG))) == {HAN, CAO, DENG, MENG}
    assert people_of(meeting, SpeechMade("discussion", "stranger", "话")) == frozenset()


def test_the_finding_comes_from_the_act_its_motion_or_its_question() -> None:
    table = review().gathers()
    question = table.does(put_question("为何？", asker=HAN, respondent=HE, finding=F2))
    told = table.does(answer("因为。", speaker=HE, question=question))
    motion = table.opens(finding=F1)
    cast = table.does(cast_ballot(motion, HAN, AGAINST))
    said = table.does(speak("闲话", speaker=JI))
    loose = table.does(answer("不知答谁", speaker=HE, question=Seq(999)))
    found = [finding_of(table.meeting, act(table, each)) for each in (question, told, motion, cast, said, loose)]
    assert found == [F2, F2, F1, F1, FindingId(""), FindingId("")]


def test_an_act_about_another_entry_is_seen_in_its_line() -> None:
    table = review().gathers()
    said = table.does(speak("他说", speaker=HE))
    mended = table.does(correct(said, "text", "他讲", Nature.CLERICAL, "笔误"))
    late = table.does(enter_late(speak("漏记", speaker=HE)))
    struck = table.does(strike_out(late, "重复"))
    promise = table.does(commit("月底前", speaker=HE))
    again = table.does(read_back(promise, confirmed=True))
    motion = table.opens()
    opened = table.meeting.upto
    cast = table.does(cast_ballot(motion, HAN, AGAINST))
    dissent = table.does(note_dissent(motion, HAN, "不同意"))
    heard = table.does(confirm_dissent(dissent, confirmed=True))
    pairs = {
        said: said,
        mended: said,
        Seq(late + 1): late,
        struck: late,
        again: promise,
        cast: opened,
        heard: dissent,
        Seq(9999): Seq(9999),
    }
    assert {each: line_of(table.meeting, each) for each in pairs} == pairs


def test_a_ballot_without_a_round_before_it_stands_for_itself() -> None:
    table = review().gathers()
    motion = table.opens(method=Method.NAMED)
    cast = table.does(cast_ballot(motion, QIN, AGAINST))
    assert line_of(table.meeting, cast) == cast - 1
    assert line_of(table.meeting, Seq(motion)) == motion


def test_each_correction_knows_what_the_entry_read_before_it() -> None:
    table = review()
    said = table.does(speak("一", speaker=HE))
    first = table.does(correct(said, "text", "二", Nature.CLERICAL, "笔误"))
    second = table.does(correct(said, "text", "三", Nature.SUBSTANTIVE, "本人更正", confirmed_by=HE))
    assert getattr(read_before(table.meeting, first), "text", "") == "一"
    assert getattr(read_before(table.meeting, second), "text", "") == "二"
    assert read_before(table.meeting, said) is None
    assert read_before(table.meeting, Seq(999)) is None
