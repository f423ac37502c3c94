"""Motions, counts and announcements in the words of a record; named ballots stand in a table of their own."""

from __future__ import annotations

from desktop.meeting.acts import (
    Act,
    AnnouncementCorrected,
    BallotsCounted,
    BallotsIssued,
    BallotsSealed,
    BoxChecked,
    CastingVoteGiven,
    CountReported,
    DeferralDeclined,
    DissentDeclined,
    DissentNoted,
    DissentReadBack,
    HandsCounted,
    MotionPut,
    MotionReworded,
    ReconsiderationMoved,
    ResultAnnounced,
    SpareBallotsSecured,
    VoteDeferred,
    VoteOpened,
    VoteVoided,
    VotingClosed,
)
from desktop.meeting.ballots import Count, compare_counts
from desktop.meeting.ids import NOTHING, Seq
from desktop.meeting.numerals import numeral
from desktop.meeting.state import Motion, Round
from desktop.minutes import words
from desktop.minutes.compose.said import Said
from desktop.minutes.compose.view import View, joined, once, optional_date, sentence, unquoted
from desktop.minutes.compose.votes import casting_words, round_at
from desktop.minutes.parts import Part


def tell_voting(view: View, seq: Seq, act: Act) -> Said | None:
    """The entry as a line of the record; None for what is no part of a vote."""
    label = words.act(act)
    if isinstance(act, DissentReadBack):
        return _read_back(view, label, act)
    motion = view.meeting.motions.all.get(seq if isinstance(act, MotionPut) else getattr(act, "motion", NOTHING))
    if motion is None:
        return None
    match act:
        case MotionPut():
            text = joined(f"【{view.called(motion)}】{act.text.rstrip('。')}", f"{words.word(act.method)}表决", by="。")
            return Said(label, sentence(text), view.person(act.speaker))
        case MotionReworded():
            text = joined(f"【{view.called(motion)}】改为：{act.text.rstrip('。')}", act.ground, by="；理由：")
            return Said(label, sentence(text))
        case VoteOpened():
            return Said(label, opening_words(view, motion, act))
        case ResultAnnounced() | AnnouncementCorrected():
            return _announced(view, motion, seq, act)
        case VoteDeferred():
            return Said(label, sentence(f"{view.called(motion)}：{deferral_words(act)}"), view.person(act.speaker))
        case DeferralDeclined():
            text = f"{view.called(motion)}付诸表决，理由：{act.ground}"
            return Said(label, sentence(text), view.person(act.speaker))
        case ReconsiderationMoved():
            text = f"{view.called(motion)}，理由：{act.ground}"
            return Said(label, sentence(text), view.person(act.speaker))
        case DissentNoted():
            return Said(f"{label}（{view.called(motion)}）", unquoted(act.text), view.person(act.voter), verbatim=True)
        case DissentDeclined():
            text = joined("不述理由", act.words, by="：")
            return Said(f"{label}（{view.called(motion)}）", sentence(text), view.person(act.voter))
        case CastingVoteGiven():
            text = f"{view.called(motion)}：{casting_words(act.choice, view.ballot(motion))}"
            return Said(label, sentence(text), view.person(act.voter))
        case _:
            return _in_box(view, motion, seq, act)


def opening_words(view: View, motion: Motion, act: VoteOpened) -> str:
    """How the vote was opened: method and round, and where numbers are shown, who was there and what carries it."""
    repeated = f"第{numeral(act.round)}次投票，" if act.round > 1 else ""
    told = f"{view.called(motion)}：{repeated}{words.word(act.method)}表决"
    if view.shows(Part.COUNTS):
        rule = words.rule_sentence(act.rule, act.headcount, act.base, act.needed, view.ballot(motion))
        told = joined(told, words.headcount(act.headcount), rule, by="；")
    return sentence(told)


def deferral_words(act: VoteDeferred) -> str:
    """Why the vote is put off, who looks into it and by when it comes back."""
    return once(act.ground, act.charged, f"{optional_date(act.due)}前完成" if act.due else "", by="；")


def _announced(view: View, motion: Motion, seq: Seq, act: ResultAnnounced | AnnouncementCorrected) -> Said:
    decision = act.decision if view.shows(Part.DECISIONS) else ""
    text = joined(f"{view.called(motion)}：{words.word(act.announced)}", decision, by="；")
    notes: list[str] = []
    current = round_at(motion, seq)
    if current is not None and view.shows(Part.COUNTS):
        notes.append(f"计算结果：{words.result_sentence(current, view.ballot(motion))}。")
    if act.announced is not act.computed:
        later = "，请主持人核定" if motion.announcements[-1:] == (act,) else "，其后已更正宣布或者复议"
        ground = f"，理由：{act.ground}" if act.ground else later
        notes.append(
            sentence(f"宣布为{words.word(act.announced)}，计算结果为{words.word(act.computed)}，两者不一致{ground}")
        )
    elif act.ground:
        notes.append(sentence(f"说明：{act.ground}"))
    return Said(words.act(act), sentence(text), view.person(act.speaker), notes=tuple(notes))


def _read_back(view: View, label: str, act: DissentReadBack) -> Said | None:
    found = view.meeting.motions.dissent(act.dissent)
    if found is None:
        return None
    agreed = "本人确认" if act.confirmed else "本人未予确认"
    return Said(label, f"向{view.person(found[1].voter)}核读第{act.dissent}号不同意见，{agreed}。")


def _in_box(view: View, motion: Motion, seq: Seq, act: Act) -> Said | None:
    label, called = words.act(act), view.called(motion)
    match act:
        case BoxChecked(scrutineer=scrutineer):
            return Said(label, f"{called}：票箱空，已封。", view.person(scrutineer))
        case HandsCounted():
            up = Count(for_=act.for_, against=act.against, abstain=act.abstain, defer=act.defer)
            again = f"重新清点，理由：{act.ground}" if act.ground else ""
            return Said(label, sentence(f"{called}：{joined(words.votes(up, view.ballot(motion)), again, by='；')}"))
        case BallotsIssued():
            return Said(label, sentence(f"{called}：{once(f'发出表决票{act.number}张', act.note)}"))
        case VotingClosed():
            current = round_at(motion, seq)
            open_hands = current is not None and (current.ballots or current.hands)
            missing = current.count().not_voted if current is not None and open_hands else 0
            silent = f"在场未表决{missing}人" if missing else ""
            return Said(label, sentence(joined(called, silent, act.text, by="；")))
        case SpareBallotsSecured():
            return Said(label, sentence(f"{called}：{act.text}"))
        case BallotsCounted():
            again = f"更正计票单，理由：{act.ground}" if act.ground else ""
            told = joined(words.papers(act.count), words.votes(act.count, view.ballot(motion)), again, by="；")
            return Said(label, sentence(f"{called}：{told}"), view.person(act.teller))
        case CountReported():
            return Said(label, _reported(view, motion, seq, act), view.person(act.scrutineer))
        case BallotsSealed():
            return Said(label, f"{called}：第{numeral(act.round)}次投票的表决票装袋封存，封条编号{act.strip}。")
        case VoteVoided():
            text = once(f"{called}第{numeral(act.round)}次投票无效", act.ground, by="，理由：")
            return Said(label, sentence(text), view.person(act.speaker))
        case _:
            return None


def _tellers_agree(current: Round) -> bool:
    """Whether two tellers counted, and found the same."""
    return len(current.counts) > 1 and not compare_counts(*(each.count for each in current.counts[-2:]))


def _reported(view: View, motion: Motion, seq: Seq, act: CountReported) -> str:
    current = round_at(motion, seq)
    told = ""
    if act.returned and current is not None:
        told = f"收回{act.returned}张，多于发出{current.issued}张"
    elif current is not None and current.counts:
        count = current.counts[-1].count
        told = joined(words.papers(count), words.votes(count, view.ballot(motion)), by="；")
        if _tellers_agree(current) and "一致" not in act.text:
            told = f"{told}；两份计票单一致"
    return sentence(f"{view.called(motion)}：{once(told, act.text, by='；')}")
