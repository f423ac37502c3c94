"""The roll of a vote: everybody who may vote, and for the others why not."""

from __future__ import annotations

from dataclasses import replace

from desktop.meeting.catalogue import concern_sentence, sentence, word
from desktop.meeting.checks import Concern, Weight
from desktop.meeting.ids import NOTHING, PersonId
from desktop.meeting.numerals import numeral
from desktop.meeting.profile import Electorate
from desktop.meeting.refusal import refuse
from desktop.meeting.rules.attendance import (
    arrive,
    attend_as_proxy,
    depart,
    grant_leave,
    leave_room,
    mark_absent,
    recuse,
)
from desktop.meeting.rules.ballots import close_vote, void_vote
from desktop.meeting.rules.motions import open_vote, would_open
from desktop.meeting.rules.standing import Standing, roll
from desktop.meeting.threshold import Casting
from tests.meeting.table import (
    F1,
    FENG,
    HAN,
    LU,
    QIN,
    REVIEW,
    TANG,
    ZHOU,
    Table,
    guarded,
    overrides,
    review,
    ruled,
)


def standings(table: Table, motion: int) -> dict[PersonId, Standing]:
    about = next(each for each in table.meeting.motions.all.values() if each.seq == motion)
    return {each.person: each.standing for each in roll(table.meeting, about)}


def test_everybody_with_a_vote_stands_on_the_roll_with_the_reason_he_has_none_now() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    table.does(grant_leave(TANG, "出差"))
    table.does(mark_absent(FENG))
    table.does(attend_as_proxy(LU, TANG, "介绍信"))
    table.does(recuse(QIN, "亲属", finding=F1))
    motion = table.puts()
    assert standings(table, motion) == {
        ZHOU: Standing.VOTES,
        HAN: Standing.VOTES,
        QIN: Standing.RECUSED,
        TANG: Standing.ON_LEAVE,
        FENG: Standing.ABSENT,
        LU: Standing.PROXY,
    }


def test_who_has_not_come_went_out_or_left_has_each_his_word() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    table.does(leave_room(QIN))
    table.does(depart(TANG, ground="有会"))
    found = standings(table, table.puts())
    assert (found[QIN], found[TANG], found[FENG]) == (Standing.OUT, Standing.DEPARTED, Standing.NOT_ARRIVED)


def test_the_roll_is_frozen_while_the_vote_runs_and_free_again_after_a_void_one() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    motion = table.opens()
    table.does(arrive(FENG))
    assert standings(table, motion)[FENG] is Standing.NOT_ARRIVED
    table.does(close_vote(motion, accept_missing=True))
    assert standings(table, motion)[FENG] is Standing.NOT_ARRIVED
    table.does(void_vote(motion, "票样有误"))
    assert standings(table, motion)[FENG] is Standing.VOTES


def test_a_written_vote_counts_where_the_kind_of_meeting_says_so() -> None:
    for counted in (True, False):
        table = review(replace(REVIEW, written_counted=counted)).gathers(ZHOU, HAN, QIN, TANG)
        table.does(grant_leave(FENG, "住院", written_opinion=True))
        about = table.motion(table.puts())
        (feng,) = (each for each in roll(table.meeting, about) if each.person == FENG)
        assert feng.standing is (Standing.WRITTEN if counted else Standing.ON_LEAVE)
        assert (feng.votes, feng.name) == (counted, "冯远")


def test_one_vote_a_party_and_a_chair_for_ties_only() -> None:
    table = review(replace(REVIEW, electorate=Electorate.PARTIES)).gathers()
    assert standings(table, table.puts())[FENG] is Standing.REPRESENTED
    table = review(ruled(REVIEW, casting=Casting.CHAIR_ONLY_ON_TIE)).gathers()
    assert standings(table, table.puts())[ZHOU] is Standing.ON_TIE


def test_what_is_forecast_is_what_is_frozen() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    table.hears(F1)
    motion = table.puts()
    forecast = would_open(table.meeting, table.motion(motion))
    assert (forecast.base, forecast.needed, forecast.headcount.voters) == (5, 3, 4)
    table.does(open_vote(motion))
    assert table.round(motion).opened == forecast


def test_a_quorum_set_aside_is_not_forecast() -> None:
    table = review(guarded(REVIEW, "quorum.at-vote")).gathers()
    motion = table.puts()
    assert would_open(table.meeting, table.motion(motion)).rule.quorum is not None
    table.does(overrides("quorum.at-vote"))
    assert would_open(table.meeting, table.motion(motion)).rule.quorum is None


def test_every_standing_has_its_word() -> None:
    assert all(word(each.value, "zh") != each.value for each in Standing)


def test_a_refusal_calls_a_motion_as_the_record_does() -> None:
    said = sentence(refuse("vote.another-open", number=13))
    assert said.text == "表决十三正在投票。"
    assert sentence(refuse("vote.another-open", number=13), "en").text == "Vote 13 is open."
    concern = Concern("vote.deferred", Weight.OPEN, NOTHING, (("number", "2"),))
    assert concern_sentence(concern) == "表决二暂缓，待下次会审。"
    assert numeral(100) == "100"


def test_a_number_that_is_none_is_said_as_it_stands() -> None:
    known = Concern("opinion.missing", Weight.OPEN, NOTHING, (("number", "01A"), ("names", "纪委监委")))
    assert concern_sentence(known) == "问题01A缺少会审意见：纪委监委。"
