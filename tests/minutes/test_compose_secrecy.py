"""What a paper must not show stands in no block of it, whichever way it might have come in."""

from __future__ import annotations

import re
from functools import cache

import pytest

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room
from desktop.meeting.acts import Act, Paper
from desktop.meeting.plan import Role
from desktop.minutes.compose import Scope, compose, compose_workbook
from desktop.minutes.parts import Part
from tests.minutes.compose_markers import marked_review, texts
from tests.minutes.compose_room import SEATS, small_review

pytestmark = pytest.mark.slow

MARKER = re.compile(r"⟦(.+?)⟧")
DOCUMENTS = [paper for paper in Paper if paper is not Paper.WORKBOOK]

P = Part
NEEDS: dict[str, tuple[set[Part], ...]] = {
    "SpeechMade.text": ({P.SPEECH},),
    "SpeechMade.text.summary": ({P.SPEECH}, {P.DECISIONS}),
    "ChairConcluded.text": ({P.OPINIONS},),
    "DisciplineRead.text": ({P.PROCEDURE},),
    "QuestionPut.text": ({P.QUESTIONING},),
    "QuestionPut.text.withheld": ({P.QUESTIONING},),
    "FollowUpPut.text": ({P.QUESTIONING},),
    "AnswerGiven.text": ({P.QUESTIONING},),
    "EvidenceChecked.text": ({P.QUESTIONING},),
    "AnswerDeferred.text": ({P.OWED},),
    "AnswerDeferred.to": ({P.OWED},),
    "AnswerJudged.judgement": ({P.JUDGEMENTS},),
    "AnswerJudged.remark": ({P.JUDGEMENTS},),
    "CommitmentMade.text": ({P.COMMITMENTS},),
    "CommitmentMade.owner": ({P.COMMITMENTS},),
    "CommitmentMade.evidence": ({P.COMMITMENTS},),
    "CommitmentReadBack.owner": ({P.COMMITMENTS},),
    "CommitmentReadBack.evidence": ({P.COMMITMENTS},),
    "OpinionGiven.ground": ({P.OPINIONS},),
    "OpinionGiven.standard": ({P.OPINIONS},),
    "OpinionGiven.evidence": ({P.OPINIONS},),
    "ReservationMade.text": ({P.DISSENT},),
    "Departed.ground": ({P.TRACK},),
    "LeaveGranted.ground": ({P.ATTENDANCE},),
    "MarkedAbsent.ground": ({P.ABSENCE},),
    "ProxyAttended.authority": ({P.TRACK},),
    "HeadsCounted.note": ({P.TRACK},),
    "EnteredRoom.note": ({P.TRACK},),
    "LeftRoom.note": ({P.TRACK},),
    "Recused.ground": ({P.RECUSALS},),
    "RecusalSettled.ground": ({P.RECUSALS},),
    "ChairChanged.ground": ({P.ATTENDANCE},),
    "RecorderChanged.ground": ({P.ATTENDANCE},),
    "OfficersElected.agreed": ({P.PROCEDURE},),
    "CalledToOrder.text": ({P.PROCEDURE},),
    "StageEntered.text": ({P.PROCEDURE},),
    "AgendaItemOpened.ground": ({P.PROCEDURE},),
    "AgendaReordered.ground": ({P.PROCEDURE},),
    "ImprovisedItemRaised.title": ({P.PROCEDURE},),
    "ImprovisedItemRuled.ground": ({P.PROCEDURE},),
    "PaperPresented.title": ({P.PAPERS},),
    "PaperPresented.note": ({P.PAPERS},),
    "ProcedureRuled.text": ({P.PROCEDURE},),
    "ProcedureOverridden.ground": ({P.OVERRIDES},),
    "PromptGiven.text": ({P.PROCEDURE, P.COUNTS},),
    "ReadyToClose.text": ({P.PROCEDURE, P.COUNTS},),
    "Resumed.text": ({P.PROCEDURE},),
    "Adjourned.ground": ({P.PROCEDURE},),
    "Adjourned.until": ({P.PROCEDURE},),
    "MeetingClosed.text": ({P.PROCEDURE},),
    "DecidedByOpinions.text": ({P.VERDICTS},),
    "MotionPut.text.carried": ({P.RESULTS}, {P.DECISIONS}),
    "MotionPut.text.secret": ({P.RESULTS}, {P.DECISIONS}),
    "MotionPut.text.lost": ({P.RESULTS},),
    "MotionPut.text.deferred": ({P.RESULTS},),
    "MotionReworded.text": ({P.RESULTS},),
    "MotionReworded.ground": ({P.RESULTS},),
    "DissentNoted.text": ({P.DISSENT},),
    "DissentDeclined.words": ({P.DISSENT},),
    "BallotsIssued.note": ({P.COUNTS},),
    "BallotsCounted.ground": ({P.COUNTS},),
    "HandsCounted.ground": ({P.COUNTS},),
    "VotingClosed.text": ({P.COUNTS},),
    "SpareBallotsSecured.text": ({P.COUNTS},),
    "CountReported.text": ({P.COUNTS},),
    "BallotsSealed.strip": ({P.COUNTS},),
    "VoteVoided.ground": ({P.RESULTS},),
    "ResultAnnounced.decision": ({P.RESULTS, P.DECISIONS}, {P.DECISIONS}),
    "ResultAnnounced.ground": ({P.RESULTS},),
    "AnnouncementCorrected.decision": ({P.RESULTS, P.DECISIONS},),
    "AnnouncementCorrected.ground": ({P.RESULTS},),
    "VoteDeferred.ground": ({P.RESULTS, P.PENDING},),
    "VoteDeferred.charged": ({P.PENDING},),
    "DeferralDeclined.ground": ({P.RESULTS},),
    "ReconsiderationMoved.ground": ({P.RESULTS},),
    "InterimPrinted.code": ({P.SIGNATURES},),
    "PaperSigned.pages": ({P.SIGNATURES},),
    "PaperSigned.words": ({P.SIGNATURES},),
    "ObjectionRaised.text": ({P.SIGNATURES},),
    "ObjectionSettled.ground": ({P.SIGNATURES},),
    "SigningRefused.reason": ({P.SIGNATURES},),
    "SigningRefused.witnesses": ({P.SIGNATURES},),
    "ReceiptSigned.text": ({P.SIGNATURES},),
    "ReceiptSigned.code": ({P.SIGNATURES},),
    "Corrected.ground": ({P.CORRECTIONS},),
    "StruckOut.ground": ({P.CORRECTIONS},),
    "Amended.text": ({P.CORRECTIONS},),
    "Amended.ground": ({P.CORRECTIONS},),
    "ParagraphReworded.text": (set(),),
    "MinutesNumbered.number": (set(),),
    "Finding.remark": (set(),),
}
"""For every typed text the sets of parts by which it may be seen; any one of them is enough."""

NEVER = {
    "OffRecord.note",
    "SpeechMade.text.misrecorded",
    "SpeechMade.text.struck",
    "StruckOut.ground.misrecorded",
    "Corrected.ground.clerical",
    "LateEntered.ground",
    "DraftReviewed.remark",
    "Countersigned.remark",
    "ParagraphReworded.composed",
    "PaperIssued.wording",
}
"""Texts that no paper shows to anybody."""


@cache
def seen(*shown: Part) -> dict[Paper, frozenset[str]]:
    """The markers each paper shows when every paper shows exactly those parts."""
    meeting = marked_review(*shown)
    papers = {
        paper: frozenset(MARKER.findall(texts(compose(meeting, paper, check="c0de", draft=False))))
        for paper in DOCUMENTS
    }
    book = compose_workbook(meeting, Scope.everything(), check="c0de")
    return {**papers, Paper.WORKBOOK: frozenset(MARKER.findall(texts(book)))}


def test_the_marked_review_holds_every_kind_of_act() -> None:
    journal = marked_review(*Part).readings.in_order_of_entry()
    assert {type(reading.original.act) for reading in journal} == set(Act.__args__)


def test_every_typed_text_has_its_rule() -> None:
    journal = marked_review(*Part).readings.in_order_of_entry()
    typed = {found for reading in journal for found in MARKER.findall(repr(reading.original.act))}
    assert typed == set(NEEDS) | NEVER


@pytest.mark.parametrize("part", list(Part))
def test_a_part_that_is_withheld_shows_in_no_paper(part: Part) -> None:
    shown = set(Part) - {part}
    for paper, found in seen(*(each for each in Part if each is not part)).items():
        leaked = {name for name in found if not any(needs <= shown for needs in NEEDS.get(name, ()))}
        assert not leaked, paper


@pytest.mark.parametrize("part", list(Part))
def test_a_part_shown_alone_brings_nothing_else_along(part: Part) -> None:
    for paper, found in seen(part).items():
        leaked = {name for name in found if not any(needs <= {part} for needs in NEEDS.get(name, ()))}
        assert not leaked, paper


def test_the_record_of_an_office_that_withholds_nothing_says_everything() -> None:
    silent = {"ParagraphReworded.text", "MinutesNumbered.number", "Finding.remark"}
    assert set(NEEDS) - silent - seen(*Part)[Paper.RECORD] == set()


def test_the_feedback_never_tells_how_a_verdict_came_about() -> None:
    told = seen(*Part)[Paper.FEEDBACK]
    assert told <= {
        "AnswerDeferred.text",
        "AnswerDeferred.to",
        "CommitmentMade.text",
        "CommitmentReadBack.owner",
        "CommitmentReadBack.evidence",
        "ParagraphReworded.text",
    }


def test_no_reviewer_is_named_where_names_are_withheld() -> None:
    naming = {Part.ATTENDANCE, Part.NAMES, Part.NAMED_VOTES}
    meeting = marked_review(*(part for part in Part if part not in naming))
    reviewers = [seat.name for seat in SEATS if seat.role in (Role.CHAIR, Role.MEMBER)]
    for paper in DOCUMENTS:
        said = texts(compose(meeting, paper, check="c0de", draft=False))
        assert not [name for name in reviewers if name in said], paper
    book = compose_workbook(meeting, Scope.everything())
    reported = meeting.plan.reviewer
    assert not [name for name in reviewers if name in texts(book) and name != reported]


def test_the_feedback_by_the_shipped_profile_names_no_reviewer_and_no_vote() -> None:
    said = texts(compose(small_review().meeting, Paper.FEEDBACK, check="c0de", draft=False))
    reviewers = [seat.name for seat in SEATS if seat.role in (Role.CHAIR, Role.MEMBER)]
    assert not [word for word in (*reviewers, "赞成", "反对", "弃权", "表决", "不同意见", "票") if word in said]


def test_a_secret_ballot_leaves_no_voter_beside_a_choice() -> None:
    meeting = small_review().meeting
    book = compose_workbook(meeting, Scope.everything())
    (named,) = [sheet for sheet in book.sheets if sheet.key == "ballots"]
    assert {row[0] for row in named.rows} == {"表决一", "表决二"}


def test_a_secret_motion_stands_in_the_votes_with_counts_only() -> None:
    paper = compose(small_review().meeting, Paper.VOTES, check="c0de", draft=False)
    tables = [block.key for block in paper.blocks if block.key.startswith("votes.motion4")]
    assert tables == [
        "votes.motion4",
        "votes.motion4.facts",
        "votes.motion4.round1.note",
        "votes.motion4.round2.sheets",
        "votes.motion4.round2.note",
    ]


def test_ids_are_never_printed() -> None:
    meeting = marked_review(*Part)
    ids = re.compile(r"(p-|party-|finding-|unit-|item-)[a-z0-9]+")
    for paper in DOCUMENTS:
        assert not ids.search(texts(compose(meeting, paper, check="c0de", draft=False))), paper
    assert not ids.search(texts(compose_workbook(meeting, Scope.everything())))


def test_a_word_for_a_correction_of_an_off_record_note_is_never_printed() -> None:
    room = small_review()
    (off,) = [entry.seq for entry in room.meeting.readings.standing() if isinstance(entry.act, A.OffRecord)]
    before = texts(compose(room.meeting, Paper.RECORD, check="c0de", draft=False))
    room.at("11:50", A.Corrected(off, "note", "另一句话", A.Nature.SUBSTANTIVE, "更正", room.meeting.chair()))
    after = texts(compose(room.meeting, Paper.RECORD, check="c0de", draft=False))
    assert "另一句话" not in after
    assert "在办线索的一句话" not in after
    assert before.splitlines()[4:] == after.replace("第124号", "第123号").splitlines()[4:]
