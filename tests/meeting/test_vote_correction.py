"""Corrections of a vote: its words, a choice, a voter; its steps from the newest back."""

from __future__ import annotations

from desktop.meeting.acts import (
    Arrived,
    BallotCast,
    Choice,
    DissentDeclined,
    DissentNoted,
    Nature,
    Outcome,
)
from desktop.meeting.rules.announcing import announce_result, correct_announcement
from desktop.meeting.rules.attendance import enter_room, mark_absent
from desktop.meeting.rules.ballots import (
    cast_ballot,
    cast_ballots,
    decline_dissent,
    issue_ballots,
    note_dissent,
    report_count,
    void_vote,
)
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.rules.motions import defer_vote, open_vote, put_motion
from desktop.meeting.state import Phase
from tests.meeting.table import (
    AGAINST,
    F1,
    F2,
    FENG,
    FOR,
    HAN,
    I1,
    QIN,
    TANG,
    ZHOU,
    Table,
    opened,
    review,
    sheet,
)

CLERICAL, SUBSTANTIVE = Nature.CLERICAL, Nature.SUBSTANTIVE


CLERICAL = Nature.CLERICAL


def fixes(table: Table, of: int, field: str, value: str) -> None:
    table.does(correct(of, field, value, CLERICAL, "笔误"))


def misfits(table: Table, of: int, field: str, value: str) -> str:
    return table.refuses(correct(of, field, value, CLERICAL, "笔误")).rule


def test_a_motion_is_corrected_until_its_vote_was_opened() -> None:
    table = review().gathers()
    motion = table.puts()
    assert misfits(table, motion, "kind", "dance") == "motion.kind-unknown"
    assert misfits(table, motion, "method", "secret") == "motion.method-not-allowed"
    assert misfits(table, motion, "verdict", "完成") == "motion.verdict-unknown"
    assert misfits(table, motion, "text", " ") == "motion.text-missing"
    assert misfits(table, motion, "finding", "f9") == "correction.does-not-fit"
    fixes(table, motion, "method", "hands")
    fixes(table, motion, "finding", F2)
    table.hears(F2)
    table.does(open_vote(motion))
    for field, value in (("kind", "overall"), ("method", "named"), ("finding", F1), ("verdict", "到位"), ("item", I1)):
        assert misfits(table, motion, field, value) == "vote.settings-frozen"
    fixes(table, motion, "text", "笔误已改")
    assert table.motion(motion).text == "笔误已改"
    assert table.refuses(strike_out(motion, "误")).rule == "entry.needed"


def test_a_motion_nobody_voted_on_is_struck_out() -> None:
    table = review().gathers()
    table.does(strike_out(table.puts(), "误录"))
    assert table.meeting.motions.all == {}


def test_a_ballot_is_moved_only_to_a_voter_who_has_none() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    motion = table.opens()
    table.does(cast_ballots(motion, [(HAN, FOR), (QIN, FOR)]))
    ballot = table.meeting.upto
    for field, value in (
        ("voter", HAN),
        ("voter", FENG),
        ("voter", "nobody"),
        ("motion", "1"),
        ("written", "true"),
        ("choice", "defer"),
        ("choice", "maybe"),
    ):
        assert misfits(table, ballot, field, value) == "correction.does-not-fit"
    fixes(table, ballot, "voter", TANG)
    assert {each.voter for each in table.round(motion).ballots} == {HAN, TANG}
    fixes(table, ballot, "choice", "against")
    assert table.round(motion).choice(TANG) is Choice.AGAINST


def test_a_dissent_is_moved_only_to_one_who_did_not_vote_for() -> None:
    table, motion = opened()
    table.casts(motion, zhou=FOR, han=AGAINST, qin=AGAINST, tang=FOR, feng=AGAINST)
    noted = table.does(note_dissent(motion, HAN, "为时过早"))
    declined = table.does(decline_dissent(motion, FENG))
    for of in (noted, declined):
        for field, value in (("voter", TANG), ("voter", "nobody"), ("motion", "1")):
            assert misfits(table, of, field, value) == "correction.does-not-fit"
    assert misfits(table, noted, "text", " ") == "correction.does-not-fit"
    fixes(table, noted, "text", "为时过早，程序未补")
    fixes(table, declined, "words", "不说")
    fixes(table, noted, "voter", QIN)
    assert table.meeting.readings[noted].entry.act == DissentNoted(motion, QIN, "为时过早，程序未补")
    fixes(table, declined, "voter", HAN)
    assert table.meeting.readings[declined].entry.act == DissentDeclined(motion, HAN, "不说")


def test_a_ballot_on_a_motion_that_is_read_no_more_is_left_alone() -> None:
    table = review().gathers()
    motion = table.puts()
    table._record([BallotCast(motion, HAN, FOR)])
    assert misfits(table, table.meeting.upto, "choice", "against") == "correction.does-not-fit"
    table.does(strike_out(motion, "误"))
    assert misfits(table, motion + 1, "choice", "against") == "correction.does-not-fit"


def test_numbers_and_results_of_a_vote_are_never_corrected_only_its_words() -> None:
    table = review().gathers()
    table.elects()
    motion = table.does(put_motion("proposal", "建议约谈", item=I1))
    table.does(open_vote(motion))
    issued = table.does(issue_ballots(motion, 5, "逐张"))
    table.counts(motion, sheet(5, 4, 1))
    counted = table.meeting.upto
    reported = table.does(report_count(motion, HAN))
    announced = table.does(announce_result(motion, Outcome.CARRIED))
    for of, field, value in (
        (issued, "number", "4"),
        (issued, "motion", "1"),
        (counted, "teller", "cao"),
        (counted, "count", "{}"),
        (reported, "returned", "6"),
        (announced, "computed", "lost"),
        (announced, "announced", "lost"),
        (announced, "slip", "true"),
    ):
        assert misfits(table, of, field, value) == "correction.does-not-fit"
    fixes(table, issued, "note", "逐张编号")
    fixes(table, announced, "decision", "提请研究")
    assert table.motion(motion).announcements[-1].decision == "提请研究"


def test_the_steps_of_a_vote_are_struck_out_only_from_the_newest_back() -> None:
    table, motion = opened()
    table.votes(motion)
    closed = table.meeting.upto
    announced = table.does(announce_result(motion, Outcome.CARRIED))
    refusal = table.refuses(strike_out(closed, "误"))
    assert (refusal.rule, refusal.fact("number"), refusal.fact("later")) == (
        "entry.needed",
        str(closed),
        str(announced),
    )
    corrected = table.does(correct_announcement(motion, Outcome.LOST, ground="另有规定"))
    assert table.refuses(strike_out(announced, "误")).rule == "entry.needed"
    table.does(strike_out(corrected, "误录"))
    table.does(strike_out(announced, "误录"))
    assert table.motion(motion).phase is Phase.CLOSED
    table.does(strike_out(closed, "误录"))
    assert table.motion(motion).phase is Phase.OPEN


def test_a_strike_out_never_leaves_two_votes_open() -> None:
    table, first = opened()
    table.votes(first)
    closed = table.meeting.upto
    second = table.opens(finding=F2)
    refusal = table.refuses(strike_out(closed, "误"))
    assert (refusal.rule, refusal.fact("number")) == ("vote.another-open", "2")
    deferred = table.does(defer_vote(second, "再议"))
    table.does(strike_out(deferred, "误录"))
    assert table.motion(second).phase is Phase.OPEN


def test_a_void_round_followed_by_another_stays_void() -> None:
    table, motion = opened()
    voided = table.does(void_vote(motion, "停电"))
    table.does(strike_out(voided, "误录"))
    voided = table.does(void_vote(motion, "停电"))
    table.does(open_vote(motion))
    assert table.refuses(strike_out(voided, "误")).rule == "entry.needed"


def test_sheets_a_report_rests_on_stay() -> None:
    table = review().gathers()
    table.elects()
    motion = table.does(put_motion("proposal", "建议约谈", item=I1))
    table.does(open_vote(motion))
    issued = table.does(issue_ballots(motion, 5))
    table.counts(motion, sheet(5, 4, 1))
    counted = table.meeting.upto
    reported = table.does(report_count(motion, HAN))
    for of in (issued, counted):
        assert table.refuses(strike_out(of, "误")).fact("later") == str(reported)
    table.does(strike_out(reported, "误"))
    table.does(strike_out(counted, "误"))
    assert len(table.round(motion).counts) == 1


def test_a_ballot_may_be_struck_out_and_the_voter_votes_again() -> None:
    table, motion = opened()
    ballot = table.does(cast_ballot(motion, HAN, FOR))
    table.does(strike_out(ballot, "误录"))
    table.does(cast_ballot(motion, HAN, AGAINST))
    assert table.round(motion).choice(HAN) is AGAINST


def test_who_has_voted_keeps_the_entry_by_which_he_came() -> None:
    table, motion = opened()
    arrival = next(each.seq for each in table.entries if each.act == Arrived(HAN))
    other = next(each.seq for each in table.entries if each.act == Arrived(QIN))
    table.does(cast_ballot(motion, HAN, FOR))
    refusal = table.refuses(strike_out(arrival, "误"))
    assert (refusal.rule, refusal.fact("name")) == ("attendance.has-voted", "韩　立")
    assert misfits(table, arrival, "person", FENG) == "attendance.has-voted"
    again = table.does(enter_room(HAN, note="回场"))
    fixes(table, again, "note", "回席")
    table.does(strike_out(again, "误录"))
    table.does(strike_out(other, "误签"))
    assert table.refuses(mark_absent(HAN)).rule == "attendance.has-voted"
