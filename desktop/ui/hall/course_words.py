"""The course of the meeting in words: coming and going, stages, papers, counting, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.meeting import acts
from desktop.meeting.catalogue import word
from desktop.meeting.ids import NOTHING
from desktop.meeting.state import Phase
from desktop.ui.hall.ballot_words import numbered
from desktop.ui.hall.floor_words import floor_words
from desktop.ui.hall.paper_words import paper_word
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.meeting.state import Meeting, Motion


def course(meeting: Meeting, act: acts.Act, language: str) -> tuple[str, str]:
    """Return badge and text of an act that is neither speech nor decision."""
    return (
        _attendance(meeting, act)
        or _procedure(meeting, act)
        or _counting(meeting, act)
        or floor_words(meeting, act)
        or _correction(act)
        or _papers(meeting, act, language)
    )


def _attendance(meeting: Meeting, act: acts.Act) -> tuple[str, str] | None:
    name = meeting.name
    match act:
        case acts.Arrived():
            return tr("到会"), tr("{name}到会。", name=name(act.person))
        case acts.EnteredRoom():
            return tr("入场"), _noted(tr("{name}入场", name=name(act.person)), act.note)
        case acts.LeftRoom():
            return tr("退场"), _noted(tr("{name}退场", name=name(act.person)), act.note)
        case acts.Departed():
            return tr("离会"), _noted(tr("{name}离会", name=name(act.person)), act.ground)
        case acts.LeaveGranted():
            return tr("请假"), _noted(tr("{name}请假", name=name(act.person)), act.ground)
        case acts.MarkedAbsent():
            return tr("缺席"), _noted(tr("{name}缺席", name=name(act.person)), act.ground)
        case acts.ProxyAttended():
            said = tr("{name}代{other}到会", name=name(act.person), other=name(act.stands_for))
            return tr("代会"), _noted(said, act.authority)
        case acts.HeadsCounted():
            return tr("清点"), tr("应到{entitled}人，实到{present}人。", entitled=act.entitled, present=act.present)
        case acts.Recused():
            return tr("回避"), _noted(tr("{name}申请回避", name=name(act.person)), act.ground)
        case acts.RecusalSettled():
            said = tr("同意回避") if act.granted else tr("不同意回避")
            base = tr("，计入应到基数") if act.stays_in_base else tr("，不计入应到基数")
            return tr("回避"), _noted(said + (base if act.granted else ""), act.ground)
        case acts.ChairChanged():
            who = name(act.chair)
            said = tr("由{name}主持", name=who) if who else tr("主持席空缺")
            return tr("主持"), _noted(said, act.ground)
        case acts.RecorderChanged():
            return tr("记录"), _noted(tr("由{name}记录", name=name(act.recorder)), act.ground)
        case acts.OfficersElected():
            tellers = "、".join(name(each) for each in act.tellers)
            said = tr(
                "监票人{scrutineer}，唱票人{caller}，计票人{tellers}",
                scrutineer=name(act.scrutineer),
                caller=name(act.caller),
                tellers=tellers,
            )
            return tr("推选"), _noted(said, act.agreed)
        case _:
            return None


def _procedure(meeting: Meeting, act: acts.Act) -> tuple[str, str] | None:
    items = meeting.agenda.items
    match act:
        case acts.CalledToOrder():
            return tr("开会"), act.text or tr("宣布开会。")
        case acts.StageEntered():
            stage = next((each.name for each in meeting.profile.stages if each.id == act.stage), act.stage)
            return tr("阶段"), _noted(tr("转入{stage}", stage=stage), act.text)
        case acts.FindingAdded():
            return tr("问题"), tr("增加问题{number}：{text}", number=act.finding.number, text=act.finding.text)
        case acts.AgendaItemOpened() | acts.AgendaItemClosed():
            known = items.get(act.item)
            title = f"{known.item.number} {known.item.title}".strip() if known else ""
            if isinstance(act, acts.AgendaItemClosed):
                return tr("议题"), tr("议题结束：{title}", title=title)
            return tr("议题"), _noted(tr("议题开始：{title}", title=title), act.ground)
        case acts.AgendaReordered():
            return tr("议程"), _noted(tr("调整议题顺序"), act.ground)
        case acts.ImprovisedItemRaised():
            return tr("动议"), tr("临时动议：{title}", title=act.title)
        case acts.ImprovisedItemRuled():
            said = tr("同意列入议程") if act.admitted else tr("不列入议程")
            return tr("程序"), _noted(said, act.ground)
        case acts.PaperPresented():
            return tr("材料"), _noted(tr("出示{title}", title=act.title), act.note)
        case acts.ProcedureOverridden():
            return tr("突破"), tr("经主持人决定，不适用一项程序要求，理由：{ground}", ground=act.ground)
        case acts.PromptGiven():
            return tr("提示"), act.text
        case acts.BreakTaken():
            return tr("休会"), tr("休会{minutes}分钟。", minutes=act.minutes)
        case acts.Resumed():
            return tr("续会"), act.text or tr("续会。")
        case acts.Adjourned():
            return tr("延期"), _noted(tr("延期续开"), "，".join(part for part in (act.ground, act.until) if part))
        case acts.Interrupted():
            return tr("中断"), tr("中断{minutes}分钟，最后一条第{number}号。", minutes=act.minutes, number=act.last)
        case acts.ReadyToClose():
            return tr("核对"), act.text
        case acts.MeetingClosed():
            return tr("散会"), act.text or tr("散会。")
        case acts.OffRecord():
            return tr("不记"), _noted(tr("应主持人要求不记，约{minutes}分钟", minutes=act.minutes), act.note)
        case acts.SpeechWaived():
            return tr("放弃"), tr("{party}放弃发言。", party=meeting.party_name(act.party) or meeting.name(act.speaker))
        case _:
            return None


def _counting(meeting: Meeting, act: acts.Act) -> tuple[str, str] | None:
    motion = meeting.motions.all.get(getattr(act, "motion", NOTHING))
    name = numbered(motion) if motion else ""
    match act:
        case acts.MotionReworded():
            return tr("改写"), tr("{motion}改为：{text}", motion=name, text=act.text)
        case acts.CastingVoteGiven():
            return tr("决定"), tr("{motion}：主持人{choice}", motion=name, choice=act.choice.value)
        case acts.BoxChecked():
            return tr("验箱"), tr("票箱空，已封。")
        case acts.BallotsIssued():
            return tr("发票"), _noted(tr("{motion}发出表决票{number}张", motion=name, number=act.number), act.note)
        case acts.VotingClosed():
            return tr("截止"), _noted(tr("{motion}投票截止", motion=name), act.text)
        case acts.SpareBallotsSecured():
            return tr("备票"), act.text
        case acts.HandsCounted():
            total = tr(
                "举手：{for_} 赞成，{against} 反对，{abstain} 弃权",
                for_=act.for_,
                against=act.against,
                abstain=act.abstain,
            )
            if act.defer:
                total = tr(
                    "举手：{for_} 同意，{against} 不同意，{defer} 缓议",
                    for_=act.for_,
                    against=act.against,
                    defer=act.defer,
                )
            return tr("举手"), _noted(f"{name} {total}", act.ground)
        case acts.BallotsCounted() if (
            motion is not None and motion.phase is Phase.CLOSED and not _compared(motion, act)
        ):
            # The second teller sits beside this screen: what the first found is not to be read off it.
            return tr("计票"), tr("{motion} {teller}的计票单已交", motion=name, teller=meeting.name(act.teller))
        case acts.BallotsCounted():
            count = act.count
            said = tr(
                "{teller}计票：收回{returned}，有效{valid}，无效{invalid}",
                teller=meeting.name(act.teller),
                returned=count.returned,
                valid=count.valid,
                invalid=count.invalid,
            )
            return tr("计票"), _noted(f"{name} {said}", act.ground)
        case acts.CountReported():
            over = tr("收回{returned}张，多于发出", returned=act.returned) if act.returned else tr("计票报告已签名")
            return tr("报告"), _noted(f"{name} {over}", act.text)
        case acts.BallotsSealed():
            return tr("封票"), tr("{motion}表决票封存，封条{strip}", motion=name, strip=act.strip)
        case acts.VoteVoided():
            return tr("无效"), _noted(tr("{motion}本轮无效", motion=name), act.ground)
        case acts.DeferralDeclined():
            return tr("程序"), _noted(tr("{motion}不予暂缓", motion=name), act.ground)
        case acts.ReconsiderationMoved():
            return tr("复议"), _noted(tr("{motion}复议", motion=name), act.ground)
        case _:
            return None


def _compared(motion: Motion, act: acts.BallotsCounted) -> bool:
    """Whether the sheet belongs to an earlier round, or both sheets of the newest one are in."""
    current = motion.round
    if current is None or len(current.counts) > 1:
        return True
    return act not in current.counts


def _correction(act: acts.Act) -> tuple[str, str] | None:
    match act:
        case acts.Corrected():
            clerical = act.nature is acts.Nature.CLERICAL
            said = tr("笔误") if clerical else tr("实质更正")
            return tr("更正"), _noted(tr("第{number}号{nature}", number=act.of, nature=said), act.ground)
        case acts.Amended():
            return tr("更正"), tr("封存后更正第{number}号：{text}", number=act.of, text=act.text)
        case _:
            return None


def _papers(meeting: Meeting, act: acts.Act, language: str) -> tuple[str, str]:
    name = meeting.name
    match act:
        case acts.InterimPrinted():
            names = "、".join(paper_word(each) for each in act.papers)
            whom = tr("（{name}）", name=name(act.person)) if act.person else ""
            said = tr(
                "会中打印{papers} {pages} 页，记至第{upto}号。", papers=names + whom, pages=act.pages, upto=act.upto
            )
            return tr("打印"), said
        case acts.PaperSigned():
            said = tr("{name}在{paper}上签名", name=name(act.person), paper=paper_word(act.paper))
            return tr("签名"), _noted(said, act.words)
        case acts.ObjectionRaised():
            return tr("异议"), tr("{name}提出异议：{text}", name=name(act.person), text=act.text)
        case acts.ObjectionSettled():
            return tr("异议"), _noted(tr("已更改") if act.changed else tr("不予更改"), act.ground)
        case acts.SigningRefused():
            said = tr("{name}拒签{paper}", name=name(act.person), paper=paper_word(act.paper))
            return tr("拒签"), _noted(said, act.reason)
        case acts.ReceiptSigned():
            said = tr("{name}签收一式{copies}份", name=name(act.person), copies=act.copies)
            return tr("签收"), _noted(said, act.text)
        case _:
            return tr("文书"), word(type(act).__name__, language)


def _noted(said: str, more: str) -> str:
    return f"{said}：{more}" if more else f"{said}。"
