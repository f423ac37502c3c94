"""Speeches, questions, answers, promises and opinions in the words of a record."""

from __future__ import annotations

from desktop.meeting.acts import (
    Act,
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    ChairConcluded,
    CommitmentMade,
    CommitmentReadBack,
    DisciplineRead,
    EvidenceChecked,
    FollowUpPut,
    OffRecord,
    OpinionGiven,
    QuestionPut,
    ReservationMade,
    SpeechMade,
    SpeechWaived,
)
from desktop.meeting.ids import NOBODY, FindingId, PersonId, Seq
from desktop.minutes import words
from desktop.minutes.compose.matters import question_text
from desktop.minutes.compose.said import Said
from desktop.minutes.compose.view import View, joined, optional_date, sentence, unquoted
from desktop.minutes.parts import Part


def tell_speech(view: View, seq: Seq, act: Act) -> Said | None:
    """The entry as a line of the record; None for what is no speech or has no line of its own."""
    label = words.act(act)
    match act:
        case SpeechMade():
            return _spoken(view, _about(view, label, act.finding), act.speaker, act.text, verbatim=act.verbatim)
        case ChairConcluded():
            return _spoken(view, _about(view, label, act.finding), act.speaker, act.text, verbatim=act.verbatim)
        case SpeechWaived():
            who = "" if act.speaker else view.meeting.party_name(act.party)
            text = f"{who}不发表意见。" if who else "不发表意见。"
            return Said(_about(view, label, act.finding), text, _named(view, act.speaker))
        case OffRecord(minutes=minutes):
            return Said(label, view.wording.off_record.format(minutes=minutes))
        case DisciplineRead():
            return _spoken(view, label, act.speaker, act.text)
        case OpinionGiven():
            return _opinion(view, label, act)
        case ReservationMade():
            return _spoken(view, _about(view, label, act.finding), act.speaker, act.text, verbatim=True)
        case CommitmentMade() | CommitmentReadBack():
            return _promise(view, label, act)
        case _:
            return tell_link(view, seq, act)


def tell_link(view: View, seq: Seq, act: Act) -> Said | None:
    """A question, or what followed from one, with the number of its chain; None for anything else."""
    label = words.act(act)
    match act:
        case QuestionPut():
            return question(view, seq, act)
        case FollowUpPut():
            return _spoken(view, label + thread(view, seq), act.asker, act.text, verbatim=act.verbatim)
        case AnswerGiven():
            known = view.meeting.readings.get(act.question)
            if known is not None and isinstance(known.entry.act, AnswerDeferred):
                label = "书面答复"
            return _spoken(view, label + thread(view, seq), act.speaker, act.text, verbatim=act.verbatim)
        case AnswerDeferred():
            owed = joined(
                f"书面答复时限：{optional_date(act.due) or '待核'}", f"报送：{act.to}" if act.to else "", by="；"
            )
            return Said(label + thread(view, seq), sentence(act.text), _named(view, act.speaker), notes=(owed,))
        case EvidenceChecked():
            return Said(label + thread(view, seq), sentence(act.text), _named(view, act.speaker))
        case AnswerJudged():
            return _judgement(view, seq, act)
        case _:
            return None


def question(view: View, seq: Seq, act: QuestionPut) -> Said:
    """A question with its number; one from a protected source says 据了解, and nothing else about where it leads."""
    withheld = view.withheld_source(seq)
    number = view.meeting.questioning.chains[seq].number
    about = "" if withheld else view.number(act.finding)
    to = f"问{view.person(act.respondent)}" if act.respondent else ""
    aside = joined(about, to, "" if act.oral else "书面", by="，")
    label = f"{words.act(act)}{number}" + (f"（{aside}）" if aside else "")
    return _spoken(view, label, act.asker, question_text(view, seq, act), verbatim=act.verbatim and not withheld)


def thread(view: View, seq: Seq) -> str:
    """To which question the entry belongs: “（质询3）”; empty where that is not known."""
    chain = view.meeting.questioning.chains.get(view.meeting.questioning.root(seq))
    return f"（质询{chain.number}）" if chain else ""


def opinion_words(view: View, act: OpinionGiven) -> str:
    """The party's verdict, beside its written one where there was one: “由“未到位”改为“基本到位””."""
    before = view.meeting.opinions.before.get((act.finding, act.party))
    if not act.after or before is None:
        return f"认定“{act.verdict}”"
    if before.opinion.verdict == act.verdict:
        return f"维持“{act.verdict}”"
    return f"由“{before.opinion.verdict}”改为“{act.verdict}”"


def _opinion(view: View, label: str, act: OpinionGiven) -> Said:
    reserved = act.reserved and view.shows(Part.DISSENT)
    text = joined(
        f"{view.meeting.party_name(act.party)}{opinion_words(view, act)}",
        f"理由：{act.ground}" if act.ground else "",
        f"认定标准：{act.standard}" if act.standard else "",
        f"佐证材料：{act.evidence}" if act.evidence else "",
        "发言人本人保留意见" if reserved else "",
        by="；",
    )
    return Said(_about(view, label, act.finding), sentence(text), _named(view, act.speaker))


def _judgement(view: View, seq: Seq, act: AnswerJudged) -> Said:
    root = view.meeting.questioning.chains.get(act.question)
    label = words.act(act) + (f"（质询{root.number}）" if root else thread(view, seq))
    text = joined(act.judgement, act.remark, by="，")
    party = view.meeting.party_name(act.party)
    return Said(label, sentence(f"{party}：{text}" if party else text), _named(view, act.speaker))


def _promise(view: View, label: str, act: CommitmentMade | CommitmentReadBack) -> Said:
    terms = joined(
        f"责任人：{act.owner}" if act.owner else "",
        f"完成时限：{optional_date(act.due)}" if act.due else "",
        f"佐证材料：{act.evidence}" if act.evidence else "",
        by="；",
    )
    if isinstance(act, CommitmentMade):
        about = _about(view, label, act.finding)
        return _spoken(view, about, act.speaker, act.text, verbatim=True, notes=(terms,) if terms else ())
    known = view.meeting.questioning.commitments.get(act.commitment)
    speaker = view.person(known.made.speaker) if known else ""
    agreed = "本人确认" if act.confirmed else "本人未予确认"
    text = joined(f"向{speaker}核读第{act.commitment}号承诺原话，{agreed}", terms, by="。")
    return Said(label, sentence(text))


def _spoken(
    view: View, label: str, speaker: PersonId, text: str, *, verbatim: bool = False, notes: tuple[str, ...] = ()
) -> Said:
    spoken = unquoted(text) if verbatim else sentence(text)
    return Said(label, spoken, view.person(speaker), verbatim, notes)


def _named(view: View, person: PersonId) -> str:
    return view.person(person) if person != NOBODY else ""


def _about(view: View, label: str, finding: FindingId) -> str:
    number = view.number(finding)
    return f"{label}（{number}）" if number else label
