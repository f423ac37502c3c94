"""What happened, in sentences: every act, those included that the running record shows only in another line."""

from __future__ import annotations

from desktop.meeting import acts
from desktop.meeting.history import read_before
from desktop.meeting.ids import NOTHING
from desktop.meeting.journal import Reading
from desktop.meeting.state import Meeting
from desktop.ui.hall.ballot_words import choice_word, numbered
from desktop.ui.hall.correction_words import part_word, shown
from desktop.ui.hall.record_words import Told, told
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


def happened(meeting: Meeting, reading: Reading, language: str) -> Told:
    """Return badge, colour, who and a sentence for the act of ``reading``."""
    act = reading.entry.act
    return (
        _about_entries(meeting, reading)
        or _ballots(meeting, act)
        or _course(meeting, act)
        or _told(meeting, act, language)
    )


def _told(meeting: Meeting, act: acts.Act, language: str) -> Told:
    return told(meeting, act, language)


def _about_entries(meeting: Meeting, reading: Reading) -> Told | None:
    act = reading.entry.act
    match act:
        case acts.Corrected():
            return Told(tr("更正"), Hue.VIOLET, corrected(meeting, reading), act.confirmed_by)
        case acts.StruckOut():
            said = (
                tr("撤回第{number}号（误录）", number=act.of)
                if act.misrecorded
                else tr("删去第{number}号", number=act.of)
            )
            return Told(tr("删除"), Hue.RED, _because(said, act.ground))
        case acts.LateEntered():
            return Told(tr("补录"), Hue.VIOLET, _because(tr("第{number}号为补录", number=act.of), act.ground))
        case acts.CommitmentReadBack():
            made = meeting.questioning.commitments.get(act.commitment)
            name = tr("承诺{number}", number=made.number) if made else tr("第{number}号", number=act.commitment)
            said = tr("{what}已核读，本人确认", what=name) if act.confirmed else tr("{what}核读未获确认", what=name)
            return Told(tr("核读"), Hue.GREEN, f"{said}。")
        case acts.DissentReadBack():
            found = meeting.motions.dissent(act.dissent)
            name = tr("{name}的不同意见", name=meeting.name(found[1].voter)) if found else tr("不同意见")
            said = tr("{what}已核读，本人确认", what=name) if act.confirmed else tr("{what}核读未获确认", what=name)
            return Told(tr("核读"), Hue.GREEN, f"{said}。")
        case _:
            return None


def _ballots(meeting: Meeting, act: acts.Act) -> Told | None:
    motion = meeting.motions.all.get(getattr(act, "motion", NOTHING))
    if motion is None:
        return None
    match act:
        case acts.BallotCast():
            word = choice_word(meeting, motion, act.choice)
            written = tr("（书面）") if act.written else ""
            return Told(
                tr("投票"),
                Hue.AMBER,
                tr("{motion}：{choice}", motion=numbered(motion), choice=word + written),
                act.voter,
            )
        case acts.VoteOpened():
            said = tr(
                "{motion}第{round}次投票开始：有表决权{count}人，须{needed}票",
                motion=numbered(motion),
                round=act.round,
                count=len(act.eligible),
                needed=act.needed,
            )
            return Told(tr("表决"), Hue.AMBER, f"{said}。")
        case _:
            return None


def _course(meeting: Meeting, act: acts.Act) -> Told | None:
    match act:
        case acts.MeetingOpened():
            said = tr(
                "开启记录：{profile}，名单{people}人，问题{findings}个",
                profile=act.profile.name,
                people=len(act.plan.seats),
                findings=len(act.plan.findings),
            )
            return Told(tr("开启"), Hue.GREY, f"{said}。", act.recorder)
        case acts.ProcedureOverridden():
            guard = meeting.profile.guard(act.rule)
            rule = guard.source if guard is not None and guard.source else act.rule
            said = tr("经主持人决定，不适用“{rule}”", rule=rule)
            return Told(tr("突破"), Hue.RED, _because(said, act.ground), act.speaker)
        case acts.PaperIssued():
            draft = tr("（草稿）") if act.draft else ""
            whom = tr("，发{whom}", whom=act.recipient) if act.recipient else ""
            said = tr(
                "印发{name}{draft}，记至第{number}号{whom}", name=act.name, draft=draft, number=act.upto, whom=whom
            )
            return Told(tr("印发"), Hue.GREY, f"{said}。")
        case acts.ParagraphReworded():
            return Told(tr("改写"), Hue.GREY, tr("修改纪要段落：{text}", text=act.text))
        case acts.MinutesDrafted() | acts.Countersigned() | acts.MinutesApproved() | acts.DraftReviewed():
            return Told(tr("纪要"), Hue.GREY, _minutes(act), act.person)
        case acts.MinutesNumbered():
            return Told(tr("纪要"), Hue.GREY, tr("纪要编号：{number}", number=act.number))
        case acts.RecordSealed():
            return Told(tr("封存"), Hue.RED, tr("定稿封存，记录到第{number}号。", number=act.upto), act.person)
        case _:
            return None


def _minutes(act: acts.MinutesDrafted | acts.Countersigned | acts.MinutesApproved | acts.DraftReviewed) -> str:
    match act:
        case acts.MinutesDrafted():
            return tr("拟稿，记至第{number}号。", number=act.upto)
        case acts.Countersigned():
            return _because(tr("会签"), act.remark)
        case acts.MinutesApproved():
            return tr("签发。")
        case acts.DraftReviewed():
            return _because(tr("核稿通过") if act.accepted else tr("核稿未通过"), act.remark)


def corrected(meeting: Meeting, reading: Reading) -> str:
    """Return what a correction changed: old and new words, its nature and ground; "" for what corrects nothing."""
    act = reading.entry.act
    before = read_before(meeting, reading.entry.seq)
    if not isinstance(act, acts.Corrected) or before is None:
        return ""
    nature = tr("笔误") if act.nature is acts.Nature.CLERICAL else tr("实质更正")
    said = tr(
        "第{number}号{part}：原为“{old}”，改为“{new}”（{nature}）",
        number=act.of,
        part=part_word(act.field),
        old=shown(meeting, act.field, getattr(before, act.field, "")),
        new=shown(meeting, act.field, act.value),
        nature=nature,
    )
    return _because(said, act.ground)


def _because(said: str, ground: str) -> str:
    return tr("{said}，理由：{ground}", said=said, ground=ground) if ground else f"{said}。"
