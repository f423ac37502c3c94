"""Who takes no part in a matter, and what becomes of the base."""

from __future__ import annotations

import pytest

from desktop.meeting.acts import (
    LeftRoom,
    RecusalSettled,
    Recused,
)
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.attendance import (
    depart,
    recuse,
    settle_recusal,
)
from desktop.meeting.rules.ballots import void_vote
from desktop.meeting.rules.procedure import open_item
from desktop.meeting.threshold import RecusalEffect
from tests.meeting.table import (
    F1,
    F2,
    HAN,
    I1,
    QIN,
    REVIEW,
    review,
    ruled,
)

STRANGER = PersonId("nobody")


def test_a_recusal_is_for_a_finding_or_for_the_item_at_hand() -> None:
    table = review().gathers()
    assert table.refuses(recuse(HAN, "亲属")).rule == "recusal.no-matter"
    table.does(recuse(HAN, "亲属", finding=F1, item=I1))
    assert table.last == Recused(HAN, "亲属", F1)
    table.does(open_item(I1))
    table.does(recuse(QIN, "亲属"))
    assert table.last == Recused(QIN, "亲属", item=I1)
    assert set(table.meeting.attendance.recused_from(F1, I1)) == {HAN, QIN}
    assert set(table.meeting.attendance.recused_from(F2, I1)) == {QIN}
    assert set(table.meeting.attendance.recused_from(F2, NOBODY)) == set()


@pytest.mark.parametrize(
    ("intent", "free"),
    [
        (recuse(HAN, "亲属", finding=F1), recuse(HAN, "亲属", finding=F2)),
        (recuse(HAN, "亲属", item=I1), recuse(HAN, "亲属", item="i2")),
    ],
    ids=["finding", "item"],
)
def test_nobody_withdraws_from_a_matter_while_its_vote_is_open(intent: Intent, free: Intent) -> None:
    table = review().gathers()
    table.does(open_item(I1))
    motion = table.opens()
    refusal = table.refuses(intent)
    assert (refusal.rule, refusal.fact("number")) == ("recusal.vote-open", "1")
    table.does(free)
    table.does(void_vote(motion, "有人回避"))
    table.does(intent)


def test_a_granted_recusal_sends_the_person_out() -> None:
    table = review().gathers()
    about = table.does(recuse(HAN, "亲属", finding=F1))
    table.does(settle_recusal(about, ground="按规则第八条"))
    assert [each.act for each in table.entries[-2:]] == [
        RecusalSettled(about, granted=True, stays_in_base=True, ground="按规则第八条"),
        LeftRoom(HAN, "回避"),
    ]
    table.does(settle_recusal(about, stays_in_base=True))
    assert isinstance(table.last, RecusalSettled)


def test_a_recusal_turned_down_keeps_nobody_from_voting() -> None:
    table = review().gathers()
    about = table.does(recuse(HAN, "亲属", finding=F1))
    table.does(settle_recusal(about, granted=False))
    assert HAN in table.round(table.opens()).opened.eligible
    assert table.refuses(settle_recusal(99)).rule == "recusal.unknown"


@pytest.mark.parametrize("stays", [True, False])
def test_the_settled_choice_decides_the_base_whatever_the_kinds_rule(*, stays: bool) -> None:
    for profile in (REVIEW, ruled(REVIEW, recusal=RecusalEffect.LEAVES)):
        table = review(profile).gathers()
        table.does(settle_recusal(table.does(recuse(HAN, "亲属", finding=F1)), stays_in_base=stays))
        opened = table.round(table.opens()).opened
        assert (opened.base, opened.needed) == ((5, 3) if stays else (4, 3))


def test_an_unsettled_recusal_follows_the_kinds_rule() -> None:
    table = review(ruled(REVIEW, recusal=RecusalEffect.LEAVES)).gathers()
    table.does(recuse(HAN, "亲属", finding=F1))
    opened = table.round(table.opens()).opened
    assert (opened.base, opened.headcount.recused, opened.headcount.recused_present) == (4, 1, 1)


def test_two_recusals_from_one_matter_have_one_base() -> None:
    table = review().gathers()
    first, second, third = (
        table.does(recuse(person, "亲属", finding=finding)) for person, finding in ((HAN, F1), (QIN, F1), (QIN, F2))
    )
    table.does(settle_recusal(first, stays_in_base=True))
    refusal = table.refuses(settle_recusal(second, stays_in_base=False))
    assert (refusal.rule, refusal.fact("name")) == ("recusal.base-differs", "秦月")
    table.does(settle_recusal(third, stays_in_base=False))
    table.does(settle_recusal(second, granted=False))
    table.does(settle_recusal(second, stays_in_base=True))


def test_withdrawing_twice_does_not_undo_what_was_settled() -> None:
    table = review().gathers()
    table.does(settle_recusal(table.does(recuse(HAN, "亲属", finding=F1)), stays_in_base=False))
    table.does(recuse(HAN, "再次申请", finding=F1))
    assert table.round(table.opens()).opened.base == 4


def test_a_recusal_from_another_matter_waits_until_the_open_vote_is_over() -> None:
    table = review().gathers()
    about = table.does(recuse(HAN, "亲属", finding=F2))
    motion = table.opens()
    assert table.refuses(settle_recusal(about)).rule == "attendance.leaves-open-vote"
    table.votes(motion)
    table.does(settle_recusal(about))


def test_a_recused_person_who_left_for_good_is_no_longer_among_those_who_came() -> None:
    table = review().gathers()
    table.does(settle_recusal(table.does(recuse(HAN, "亲属", finding=F1))))
    table.does(depart(HAN))
    heads = table.round(table.opens()).opened.headcount
    assert (heads.recused, heads.recused_present, heads.departed) == (1, 0, 0)
