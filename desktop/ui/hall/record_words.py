"""What each act says on its card: kind, colour, who, and one text that reads like a line of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.meeting import acts
from desktop.meeting.catalogue import word
from desktop.meeting.ids import NOBODY, NOTHING, PersonId
from desktop.ui.hall.ballot_words import choice_word, numbered
from desktop.ui.hall.course_words import course
from desktop.ui.hall.times import short_date
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

if TYPE_CHECKING:
    from desktop.meeting.state import Meeting


@dataclass(frozen=True, slots=True)
class Told:
    """What stands on a card."""

    kind: str
    hue: Hue
    text: str
    speaker: PersonId = NOBODY
    quiet: bool = False
    label: str = ""
    """What stands in the speaker's place where nobody was named: a party."""


def speech_word(kind: acts.SpeechKind) -> tuple[str, Hue]:
    """Return the badge of a kind of speech."""
    kinds = acts.SpeechKind
    match kind:
        case kinds.UNSORTED:
            return tr("未类"), Hue.AMBER
        case kinds.REPORT:
            return tr("汇报"), Hue.SLATE
        case kinds.REVIEW:
            return tr("通报"), Hue.SLATE
        case kinds.INTERJECTION:
            return tr("插话"), Hue.SLATE
        case kinds.STATEMENT:
            return tr("表态"), Hue.SLATE
        case kinds.DISCUSSION:
            return tr("讨论"), Hue.SLATE
        case kinds.SUPPLEMENT:
            return tr("补充"), Hue.SLATE
        case kinds.CHAIR_REMARK:
            return tr("点评"), Hue.VIOLET
        case kinds.FEEDBACK:
            return tr("反馈"), Hue.SLATE
        case kinds.SUMMARY:
            return tr("小结"), Hue.SLATE
        case kinds.READING:
            return tr("宣读"), Hue.SLATE


def told(meeting: Meeting, act: acts.Act, language: str) -> Told:
    """Return what the card of ``act`` says."""
    said = _speech(meeting, act) or _voting(meeting, act, language)
    if said is not None:
        return said
    kind, text = course(meeting, act, language)
    return Told(kind, Hue.GREY, text, quiet=True)


def _speech(meeting: Meeting, act: acts.Act) -> Told | None:
    match act:
        case acts.SpeechMade():
            return Told(*speech_word(act.kind), act.text, act.speaker)
        case acts.QuestionPut():
            return Told(tr("质询"), Hue.BLUE, act.text, act.asker)
        case acts.FollowUpPut():
            return Told(tr("追问"), Hue.BLUE, act.text, act.asker)
        case acts.AnswerGiven():
            return Told(tr("答复"), Hue.GREEN, act.text, act.speaker)
        case acts.AnswerDeferred():
            return Told(tr("未答"), Hue.AMBER, act.text, act.speaker)
        case acts.EvidenceChecked():
            return Told(tr("核验"), Hue.GREEN, act.text, act.speaker)
        case acts.AnswerJudged():
            words = "，".join(part for part in (act.judgement, act.remark) if part)
            return Told(tr("评价"), Hue.GOLD, words, act.speaker, label=meeting.party_name(act.party))
        case acts.CommitmentMade():
            return Told(tr("承诺"), Hue.RED, act.text, act.speaker)
        case acts.ChairConcluded():
            return Told(tr("末位"), Hue.VIOLET, act.text, act.speaker)
        case acts.DisciplineRead():
            return Told(tr("纪律"), Hue.GREY, act.text, act.speaker)
        case acts.ProcedureRuled():
            return Told(tr("程序"), Hue.GREY, act.text, act.speaker)
        case acts.OpinionGiven():
            party = meeting.party_name(act.party)
            ground = tr("，理由：{ground}", ground=act.ground) if act.ground else ""
            kept = tr("；本人保留意见") if act.reserved else ""
            return Told(tr("意见"), Hue.VIOLET, f"{act.verdict}{ground}{kept}", act.speaker, label=party)
        case acts.ReservationMade():
            return Told(tr("保留"), Hue.ORANGE, act.text, act.speaker)
        case _:
            return None


def _voting(meeting: Meeting, act: acts.Act, language: str) -> Told | None:
    motion = meeting.motions.all.get(getattr(act, "motion", NOTHING))
    name = numbered(motion) if motion else ""
    match act:
        case acts.MotionPut():
            return Told(tr("动议"), Hue.VIOLET, act.text, act.speaker)
        case acts.VoteOpened():
            return Told(tr("表决"), Hue.AMBER, name)
        case acts.DissentNoted() if motion is not None:
            choice = motion.round.choice(act.voter) if motion.round else None
            said = choice_word(meeting, motion, choice) if choice else ""
            return Told(tr("异见"), Hue.ORANGE, f"{name} {said}：{act.text}", act.voter)
        case acts.DissentDeclined():
            said = tr("{motion}：不述理由", motion=name)
            return Told(tr("异见"), Hue.ORANGE, f"{said}“{act.words}”" if act.words else said, act.voter)
        case acts.ResultAnnounced() | acts.AnnouncementCorrected():
            corrected = isinstance(act, acts.AnnouncementCorrected)
            outcome = word(act.announced.value, language)
            text = (
                tr("更正宣布：{motion}{outcome}", motion=name, outcome=outcome) if corrected else f"{name}：{outcome}"
            )
            if act.computed is not act.announced:
                text += tr("（计算结果：{computed}）", computed=word(act.computed.value, language))
            text += "".join(f"；{part}" for part in (act.decision, act.ground) if part)
            return Told(tr("宣布"), Hue.RED, text, act.speaker)
        case acts.VoteDeferred():
            parts = [act.ground.rstrip("。")]
            if act.charged:
                parts.append(act.charged)
            if act.due:
                parts.append(tr("{day}前", day=short_date(act.due)))
            text = tr("{motion}暂缓表决：{ground}", motion=name, ground="；".join(parts))
            return Told(tr("暂缓"), Hue.AMBER, text, act.speaker)
        case acts.DecidedByOpinions():
            found = [meeting.finding(each) for each in act.findings]
            pairs = zip(found, act.verdicts, strict=True)
            said = "、".join(f"{finding.number}（{verdict}）" for finding, verdict in pairs if finding)
            return Told(tr("认定"), Hue.RED, tr("按会审意见认定：问题{said}", said=said), act.speaker)
        case _:
            return None
