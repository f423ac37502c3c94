"""Which acts are found, and that nothing protected is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.app.searchable import KINDS, TEXTS, rows, touched
from desktop.meeting import acts
from desktop.meeting.acts import Nature, SpeechKind
from desktop.meeting.codec import kinds
from desktop.meeting.ids import FindingId, PartyId, PersonId, Seq
from desktop.meeting.journal import Entry, Reading
from desktop.meeting.profile_file import load
from desktop.meeting.state import Meeting, replay
from tests.app.offices import BEGIN, small_plan

if TYPE_CHECKING:
    from desktop.meeting.acts import Act

NEVER = {
    "OffRecord": "asked not to be recorded",
    "BallotCast": "a ballot",
    "CastingVoteGiven": "a ballot",
    "VoteOpened": "a vote under way",
    "BoxChecked": "a secret ballot",
    "BallotsIssued": "a secret ballot",
    "VotingClosed": "a vote under way",
    "SpareBallotsSecured": "a secret ballot",
    "BallotsCounted": "a secret ballot",
    "HandsCounted": "a counting",
    "CountReported": "a secret ballot",
    "BallotsSealed": "a secret ballot",
    "OfficersElected": "a secret ballot",
    "PromptGiven": "the program's own words, which may speak of a count",
    "ReadyToClose": "the program's own words, which may speak of a count",
    "Arrived": "no words",
    "FloorRequested": "no words",
    "FloorWithdrawn": "no words",
    "FloorGiven": "no words",
    "FloorEnded": "no words",
    "HeadsCounted": "no words",
    "SpeechWaived": "no words",
    "AgendaItemClosed": "no words",
    "BreakTaken": "no words",
    "Interrupted": "no words",
    "DissentReadBack": "no words",
    "CommitmentReadBack": "seen at its commitment",
    "Corrected": "seen at what it corrects",
    "StruckOut": "seen at what it strikes out",
    "LateEntered": "seen at what was late",
    "InterimPrinted": "no words",
    "MinutesDrafted": "no words",
    "MinutesApproved": "no words",
    "PaperIssued": "names of files and recipients",
    "RecordSealed": "no words",
}


def meeting_of(*more: Act) -> Meeting:
    opening = acts.MeetingOpened(load("rectification-review"), small_plan())
    everything: tuple[Act, ...] = (opening, *more)
    return replay(Entry(Seq(number), BEGIN, BEGIN, "someone", act) for number, act in enumerate(everything, 1))


def told(meeting: Meeting, seq: int, *, former: bool = False) -> list[dict[str, str]]:
    found = rows(meeting, meeting.readings[Seq(seq)])
    lines = [json.loads(each.body) for each in found if each.former is former]
    return [line for line in lines if line["said"]]


def speech(text: str) -> Act:
    return acts.SpeechMade(SpeechKind.REPORT, PersonId("wen"), text)


def test_every_kind_of_act_is_either_found_or_left_out_for_a_reason() -> None:
    assert KINDS | NEVER.keys() == kinds().keys()
    assert KINDS & NEVER.keys() == set()


@pytest.mark.parametrize("kind", TEXTS, ids=lambda kind: kind.__name__)
def test_the_words_of_an_act_are_parts_of_it(kind: type[Act]) -> None:
    assert set(TEXTS[kind]) <= set(kind.__dataclass_fields__)


def test_a_speech_is_found_by_its_words_and_its_speaker_at_local_time() -> None:
    (line,) = told(meeting_of(speech("台账补齐了。")), 2)
    assert line == {
        "kind": "report",
        "at": "2027-03-16T09:00:00",
        "who": "温子谦",
        "about": "",
        "said": "台账补齐了。",
        "finding": "",
    }


def test_a_party_stands_where_nobody_was_named_and_the_finding_beside_it() -> None:
    opinion = acts.OpinionGiven(PartyId("jw"), FindingId("f2"), "未到位", after=True, ground="合同还在履行。")
    (line,) = told(meeting_of(opinion), 2)
    assert (line["who"], line["about"], line["finding"]) == ("纪委监委", "问题02", "f2")
    assert line["said"] == "未到位；合同还在履行。"


def test_the_opening_is_found_by_name_and_number_and_each_finding_by_its_own_line() -> None:
    first, *findings = told(meeting_of(), 1)
    assert (first["said"], first["about"]) == ("示例市园林养护中心整改会审", "示例会审〔2027〕9号")
    assert [(each["about"], each["said"], each["finding"]) for each in findings] == [
        ("问题01", "以碰头会代替集体研究", "f1"),
        ("问题02", "合同拆分2份", "f2"),
    ]


@pytest.mark.parametrize(
    "act",
    [
        acts.OffRecord(PersonId("gu"), 5, note="不记的内容"),
        acts.PromptGiven("第一计票人报赞成3票"),
        acts.BallotsIssued(Seq(2), 4, note="多发一张"),
        acts.BallotCast(Seq(2), PersonId("luo"), acts.Choice.FOR),
    ],
)
def test_what_is_not_to_be_found_has_no_row(act: Act) -> None:
    meeting = meeting_of()
    entry = Entry(Seq(2), BEGIN, BEGIN, "someone", act)
    assert rows(meeting, Reading(entry, entry)) == ()


def asked(*, withheld: bool, text: str = "苗木以次充好，是否属实？") -> Act:
    return acts.QuestionPut(PersonId("shen"), text, PersonId("wen"), FindingId("f2"), source_withheld=withheld)


def test_a_question_from_a_protected_source_says_what_is_printed_and_leads_nowhere() -> None:
    (line,) = told(meeting_of(asked(withheld=True)), 2)
    assert (line["said"], line["about"], line["finding"]) == ("据了解，苗木以次充好，是否属实？", "", "")
    (open_,) = told(meeting_of(asked(withheld=False)), 2)
    assert (open_["said"], open_["about"]) == ("苗木以次充好，是否属实？", "问题02")


def test_a_question_that_says_hearsay_itself_says_it_once() -> None:
    (line,) = told(meeting_of(asked(withheld=True, text="据了解苗木有假")), 2)
    assert line["said"] == "据了解苗木有假"


def test_a_question_once_protected_stays_so_and_its_former_words_are_found_by_nobody() -> None:
    unmarked = acts.Corrected(Seq(2), "source_withheld", "false", Nature.CLERICAL, "误标")
    reworded = acts.Corrected(Seq(2), "text", "验收是否属实？", Nature.CLERICAL, "")
    meeting = meeting_of(asked(withheld=True), unmarked, reworded)
    assert [(line["said"], line["about"]) for line in told(meeting, 2)] == [("据了解，验收是否属实？", "")]
    assert told(meeting, 2, former=True) == []
    marked = acts.Corrected(Seq(2), "source_withheld", "true", Nature.CLERICAL, "漏标")
    meeting = meeting_of(asked(withheld=False), marked)
    assert [(line["said"], line["about"]) for line in told(meeting, 2)] == [("据了解，苗木以次充好，是否属实？", "")]
    assert told(meeting, 2, former=True) == []


def test_corrected_words_stand_and_each_former_one_is_kept_apart() -> None:
    meeting = meeting_of(
        speech("三份合同"),
        acts.Corrected(Seq(2), "text", "两份合同", Nature.SUBSTANTIVE, "口误"),
        acts.Corrected(Seq(2), "speaker", "gu", Nature.CLERICAL, ""),
    )
    assert [(line["who"], line["said"]) for line in told(meeting, 2)] == [("顾明川", "两份合同")]
    former = [(line["who"], line["said"]) for line in told(meeting, 2, former=True)]
    assert former == [("温子谦", "三份合同"), ("温子谦", "两份合同")]


def test_a_struck_line_no_longer_stands_and_a_misrecorded_one_never_did() -> None:
    struck = meeting_of(speech("说错了"), acts.StruckOut(Seq(2), "记错人"))
    assert told(struck, 2) == []
    assert [line["said"] for line in told(struck, 2, former=True)] == ["说错了"]
    slip = meeting_of(speech("误录"), acts.StruckOut(Seq(2), "误录", misrecorded=True))
    assert told(slip, 2) == []
    assert told(slip, 2, former=True) == []
    assert len(rows(slip, slip.readings[Seq(2)])) == 1, "search knows the entry, so that it is not looked for again"


def test_an_act_without_words_is_known_and_never_found() -> None:
    meeting = meeting_of(acts.StageEntered("questioning"))
    assert len(rows(meeting, meeting.readings[Seq(2)])) == 1
    assert told(meeting, 2) == []


def test_new_entries_touch_themselves_and_what_they_correct_each_once() -> None:
    correction = acts.Corrected(Seq(2), "text", "两份合同", Nature.CLERICAL, "")
    meeting = meeting_of(speech("三份合同"), correction, acts.StruckOut(Seq(2), "不要"), acts.StruckOut(Seq(9), "没有"))
    new = [meeting.readings[Seq(seq)].original for seq in (3, 4, 5)]
    found = {reading.entry.seq: reading for reading in touched(meeting, new)}
    assert list(found) == [3, 2, 4, 5]
    assert found[Seq(2)].entry.act == speech("两份合同")
    assert found[Seq(2)].struck == new[1]
