"""What a vote has come to, in words: computed by the meeting, said here."""

from __future__ import annotations

from desktop.meeting.acts import Choice, Method
from desktop.meeting.catalogue import word
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules import announcing
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.meeting.tally import Outcome as Computed
from desktop.meeting.tally import Reason, Tally
from desktop.ui.hall.ballot_words import base_word, choice_word, choices
from desktop.ui.speech import tr


def counted_words(meeting: Meeting, motion: Motion) -> str:
    """Return the counts of the newest round; "" before anything was counted or while two sheets differ."""
    current, result = motion.round, motion.result
    if current is None or result is None:
        return ""
    count = current.count()
    numbers = {Choice.FOR: count.for_, Choice.AGAINST: count.against, Choice.ABSTAIN: count.abstain}
    numbers[Choice.DEFER] = count.defer
    parts = [
        tr("{choice} {count} 票", choice=choice_word(meeting, motion, each), count=numbers[each])
        for each in choices(meeting, motion)
    ]
    if count.invalid or count.blank:
        parts.append(tr("无效 {invalid}、空白 {blank}", invalid=count.invalid, blank=count.blank))
    if count.not_voted and current.opened.method is not Method.SECRET:
        parts.append(tr("在场未表决 {count} 人", count=count.not_voted))
    return "，".join(parts)


def result_words(meeting: Meeting, motion: Motion, language: str) -> str:
    """Return the computed outcome with what it rests on, as one may read it out; "" where nothing is computed yet."""
    current, result = motion.round, motion.result
    if current is None:
        return ""
    found = announcing.computed(motion)
    if current.returned > current.issued:
        return tr(
            "收回 {returned} 张，多于发出 {issued} 张：表决无效。", returned=current.returned, issued=current.issued
        )
    if result is None:
        return ""
    outcome = word(Computed.TIED_NEEDS_CASTING.value if isinstance(found, Refusal) else found.value, language)
    why = _why(meeting, motion, result)
    return tr("计算结果：{outcome}。{counts}；{why}。", outcome=outcome, counts=counted_words(meeting, motion), why=why)


def _why(meeting: Meeting, motion: Motion, result: Tally) -> str:
    base = tr("{base} {value}", base=base_word(result.base), value=result.base_value)
    said_for = choice_word(meeting, motion, Choice.FOR)
    match result.reason:
        case Reason.NO_QUORUM:
            return tr("未达到规定到会人数")
        case Reason.TIE:
            return tr("票数相等，待主持人决定")
        case Reason.TIE_BROKEN_FOR | Reason.TIE_BROKEN_AGAINST:
            return tr("{base}，须 {needed} 票；票数相等，已由主持人决定", base=base, needed=result.needed)
        case Reason.TIE_LEFT_STANDING:
            return tr("{base}，须 {needed} 票；票数相等，主持人不投决定票", base=base, needed=result.needed)
        case _:
            return tr("{base}，{choice}须 {needed} 票", base=base, choice=said_for, needed=result.needed)


def line_words(meeting: Meeting, motion: Motion) -> str:
    """Return how far the votes for it are from the line while ballots come in; "" for a secret ballot."""
    current, result = motion.round, motion.result
    if current is None or result is None or current.opened.method is Method.SECRET:
        return ""
    said_for = choice_word(meeting, motion, Choice.FOR)
    if not result.missing:
        return tr("{choice}已达通过线 {needed} 票", choice=said_for, needed=result.needed)
    left = current.count().not_voted
    if motion.phase is Phase.OPEN and current.opened.needed and result.missing > left:
        return tr("{choice}已不可能达到通过线 {needed} 票", choice=said_for, needed=result.needed)
    return tr(
        "{choice}还差 {missing} 票（通过线 {needed}）", choice=said_for, missing=result.missing, needed=result.needed
    )


def history_words(motion: Motion, language: str) -> str:
    """Return what was announced before and taken back, newest first; "" where nothing was."""
    told = [each.announcements for each in reversed(motion.history) if each.announcements]
    said = (" → ".join(word(each.announced.value, language) for each in once) for once in told)
    return "\n".join(tr("此前宣布：{outcome}", outcome=outcomes) for outcomes in said)
