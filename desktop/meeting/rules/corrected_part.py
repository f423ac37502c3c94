"""Whether an entry may be read with one part changed: a correction never brings in what no rule would have let in."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args, get_origin, get_type_hints

from desktop.meeting.acts import (
    Act,
    AnswerGiven,
    AnswerJudged,
    BallotCast,
    ChairChanged,
    ChairConcluded,
    Choice,
    CommitmentMade,
    DecidedByOpinions,
    DisciplineRead,
    DissentDeclined,
    DissentNoted,
    FloorGiven,
    FollowUpPut,
    MotionPut,
    OfficersElected,
    OffRecord,
    OpinionGiven,
    ProcedureOverridden,
    QuestionPut,
    SpeechMade,
    SpeechWaived,
    StageEntered,
    Voting,
)
from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId, Seq, UnitId
from desktop.meeting.refusal import Refusal, refuse
from desktop.meeting.rules.motions import not_puttable, unknown_choice
from desktop.meeting.state import Meeting, Round

Waiting = (
    SpeechMade
    | SpeechWaived
    | ChairConcluded
    | OffRecord
    | DisciplineRead
    | QuestionPut
    | FollowUpPut
    | AnswerGiven
    | AnswerJudged
    | CommitmentMade
    | ChairChanged
)
"""Acts whose speaker, party or matter may be missing (待核), and the chair that may be empty."""
VOTING = frozenset(get_args(Voting))
WORDING = frozenset(
    {
        "charged",
        "choice",
        "confirmed",
        "decision",
        "due",
        "ground",
        "note",
        "scrutineer",
        "speaker",
        "strip",
        "text",
        "words",
    }
)
"""Parts of an act of voting that are words; its numbers, references and results follow from what was cast."""


def misfit(meeting: Meeting, of: Seq, field: str, changed: Act) -> Refusal | None:
    """Why entry `of` cannot be read with that part, or None."""
    odd = refuse("correction.does-not-fit", number=of, field=field, value=getattr(changed, field))
    if not _known(meeting, of, field, changed):
        return odd
    profile = meeting.profile
    match changed:
        case MotionPut():
            return _motion(meeting, of, field, changed)
        case BallotCast() | DissentNoted() | DissentDeclined():
            return None if _ballot_fits(meeting, of, field, changed) else odd
        case OpinionGiven(verdict=verdict):
            fits = verdict in profile.verdicts
        case AnswerJudged(judgement=word):
            fits = not word or not profile.judgements or word in {each.word for each in profile.judgements}
        case DecidedByOpinions(findings=findings, verdicts=verdicts):
            fits = set(verdicts) <= set(profile.verdicts) and len(findings) == len(verdicts)
        case StageEntered(stage=stage):
            fits = stage in {each.id for each in profile.stages}
        case FloorGiven(seconds=seconds):
            fits = seconds >= 0
        case OfficersElected(scrutineer=scrutineer, tellers=tellers):
            fits = len(tellers) == 2 and len({*tellers, scrutineer}) == 3
        case ProcedureOverridden():
            fits = field in WORDING
        case _:
            fits = type(changed) not in VOTING or field in WORDING
    return None if fits else odd


def _known(meeting: Meeting, of: Seq, field: str, changed: Act) -> bool:
    """Whether everybody and everything the part names exists; who was said or left empty may stay so, others not."""
    hint, value = get_type_hints(type(changed))[field], getattr(changed, field)
    kind, values = (get_args(hint)[0], value) if get_origin(hint) is tuple else (hint, (value,))
    if kind is Seq:
        return value in range(of)
    registers: dict[object, set[str]] = {
        PersonId: set(meeting.attendance.people),
        FindingId: set(meeting.agenda.findings),
        ItemId: set(meeting.agenda.items),
        PartyId: {party.id for party in meeting.plan.parties},
        UnitId: {unit.id for unit in meeting.plan.units},
    }
    if kind not in registers:
        return True
    default = next(each.default for each in fields(changed) if each.name == field)
    nobody = value == "" and (default == "" or isinstance(changed, Waiting))
    return nobody or all(each in registers[kind] for each in values)


def _motion(meeting: Meeting, of: Seq, field: str, changed: MotionPut) -> Refusal | None:
    motion = meeting.motions.all[of]
    if motion.rounds and field not in WORDING:
        return refuse("vote.settings-frozen", number=motion.number)
    return not_puttable(meeting, changed)


def _ballot_fits(meeting: Meeting, of: Seq, field: str, changed: BallotCast | DissentNoted | DissentDeclined) -> bool:
    motion = meeting.motions.all.get(changed.motion)
    rounds = [] if motion is None else [each for each in motion.rounds if each.seq < of]
    if motion is None or not rounds:
        return False
    match changed:
        case BallotCast(choice=choice) if field == "choice":
            return unknown_choice(meeting, motion, choice) is None
        case BallotCast(voter=voter):
            return field == "voter" and voter in rounds[-1].opened.eligible and rounds[-1].choice(voter) is None
        case DissentNoted(text=text) if field == "text":
            return bool(text.strip())
        case _:
            return field in WORDING or (field == "voter" and voted_against(rounds[-1], changed.voter))


def voted_against(current: Round, voter: PersonId) -> bool:
    """Whether a ballot of the person in that round says anything but for."""
    return current.choice(voter) not in (None, Choice.FOR)
