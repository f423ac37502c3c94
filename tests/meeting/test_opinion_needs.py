"""What an opinion is asked to say beside its verdict, and the box of a secret vote: listed, never refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting.acts import Method
from desktop.meeting.catalogue import concern_sentence
from desktop.meeting.checks import concerns
from desktop.meeting.profile import OpinionNeed
from desktop.meeting.profile_file import ProfileFault, parse
from desktop.meeting.rules.ballots import check_box, issue_ballots, void_vote
from desktop.meeting.rules.motions import open_vote, put_motion
from desktop.meeting.rules.procedure import open_item
from desktop.meeting.rules.speech import give_opinion
from tests.meeting.table import F1, HAN, I1, ORGANISATION, REVIEW, Table, prior, review

BOTH = (OpinionNeed.EVIDENCE, OpinionNeed.STANDARD)


def said(table: Table, check: str) -> list[str]:
    return [concern_sentence(each) for each in concerns(table.meeting) if each.check == check]


def test_an_opinion_given_in_the_room_names_evidence_and_standard_where_asked() -> None:
    table = review(replace(REVIEW, opinion_needs=BOTH), opinions=prior("到位", "到位", "到位", "到位")).gathers()
    assert said(table, "opinion.bare") == []
    table.does(give_opinion(ORGANISATION, F1, "基本到位", standard="三年内"))
    assert said(table, "opinion.bare") == ["问题01：组织部的意见还没有写明佐证材料。"]
    table.does(give_opinion(ORGANISATION, F1, "基本到位", standard="三年内", evidence="台账第3页"))
    assert said(table, "opinion.bare") == []


def test_nothing_is_asked_where_the_kind_of_meeting_asks_for_nothing() -> None:
    table = review().gathers()
    table.does(give_opinion(ORGANISATION, F1, "基本到位"))
    assert said(table, "opinion.bare") == []


def test_the_profile_names_what_it_asks_for() -> None:
    text = 'schema = 1\nopinion_needs = ["evidence", "proof"]'
    with pytest.raises(ProfileFault) as fault:
        parse(text)
    assert fault.value.path


def test_papers_that_went_out_before_the_box_was_shown_empty_are_listed() -> None:
    table = review().gathers()
    table.elects()
    table.does(open_item(I1))
    motion = table.does(put_motion("proposal", "建议约谈", method=Method.SECRET))
    table.does(open_vote(motion))
    assert said(table, "vote.box-unchecked") == []
    table.does(issue_ballots(motion, 5))
    assert said(table, "vote.box-unchecked") == ["表决一发票前没有验箱的记录。"]
    table.does(check_box(motion, HAN))
    assert said(table, "vote.box-unchecked") == []
    table.does(void_vote(motion, "票样有误"))
    table.does(open_vote(motion))
    table.does(issue_ballots(motion, 5))
    table.does(void_vote(motion, "票样又有误"))
    assert said(table, "vote.box-unchecked") == []
