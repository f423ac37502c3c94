"""The course of the meeting, its papers and signatures in the words of a record."""

from __future__ import annotations

from desktop.meeting.acts import (
    Act,
    Adjourned,
    AgendaItemOpened,
    AgendaReordered,
    BreakTaken,
    CalledToOrder,
    DecidedByOpinions,
    FindingAdded,
    ImprovisedItemRaised,
    ImprovisedItemRuled,
    InterimPrinted,
    Interrupted,
    MeetingClosed,
    ObjectionRaised,
    ObjectionSettled,
    PaperPresented,
    PaperSigned,
    ProcedureOverridden,
    ProcedureRuled,
    PromptGiven,
    ReadyToClose,
    ReceiptSigned,
    Resumed,
    SigningRefused,
    StageEntered,
)
from desktop.meeting.ids import ItemId, PersonId
from desktop.meeting.numerals import numeral
from desktop.minutes import words
from desktop.minutes.compose.said import Said
from desktop.minutes.compose.view import View, joined, once, sentence, unquoted


def tell_procedure(view: View, act: Act) -> Said | None:
    """The act as a line of the record; None for what is no procedure or has no line of its own."""
    label = words.act(act)
    match act:
        case CalledToOrder(speaker=speaker, text=text):
            return _by(view, label, speaker, text or "宣布会议开始")
        case StageEntered():
            name = next((each.name for each in view.meeting.profile.stages if each.id == act.stage), act.stage)
            text = act.text if name in act.text else joined(f"转入{name}", act.text, by="。")
            return _by(view, label, act.speaker, text)
        case AgendaItemOpened():
            ground = f"理由：{act.ground}" if act.ground else ""
            text = joined(f"开始{item_title(view, act.item).split('：')[0]}", ground, by="；")
            return _by(view, label, act.speaker, text)
        case AgendaReordered():
            order = "、".join(item_title(view, each) for each in act.order)
            return Said(label, sentence(f"其余议题顺序调整为：{order}；理由：{act.ground}"))
        case ImprovisedItemRaised():
            return _by(view, label, act.speaker, act.title)
        case ImprovisedItemRuled():
            ruling = "同意列入本次会议" if act.admitted else "不列入本次会议"
            return _by(view, label, act.speaker, joined(ruling, act.ground, by="；"))
        case ProcedureRuled():
            about = f"（第{act.about}号）" if act.about else ""
            return _by(view, label + about, act.speaker, act.text)
        case ProcedureOverridden():
            return _by(view, label, act.speaker, overridden(view, act))
        case PromptGiven(text=text) | ReadyToClose(text=text):
            return Said(label, sentence(text))
        case DecidedByOpinions():
            return _by(
                view, label, act.speaker, once(_adopted(view, act), "按会审意见认定，不另表决", act.text, by="；")
            )
        case FindingAdded(finding=finding):
            return Said(label, sentence(f"{view.number(finding.id)}：{finding.text}"))
        case PaperPresented():
            title = act.title if "《" in act.title else f"《{act.title}》"
            return Said(label, sentence(joined(title, act.note)))
        case _:
            return _course(view, label, act) or _signature(view, label, act)


def item_title(view: View, item: ItemId) -> str:
    """The agenda item with its number: “议题一：听取整改情况”; the number alone is numbered in Chinese."""
    state = view.meeting.agenda.items.get(item)
    if state is None:
        return "议题"
    number = state.item.number.strip()
    if number.isdecimal():
        number = numeral(int(number))
    if number and not number.startswith("议题"):
        number = f"议题{number}"
    title = state.item.title
    if number and title.startswith(number):
        return title
    return f"{number}：{title}" if number else title


def overridden(view: View, act: ProcedureOverridden) -> str:
    """Which rule was set aside, in the office's words, for what, and on which ground."""
    guard = view.meeting.profile.guard(act.rule)
    rule = (guard.source if guard else "") or act.rule
    motion = view.meeting.motions.all.get(act.motion)
    scope = f"（{view.called(motion)}）" if motion else ""
    return sentence(f"对“{rule}”的规定作例外处理{scope}，理由：{act.ground}")


def _adopted(view: View, act: DecidedByOpinions) -> str:
    verdicts = zip(act.findings, act.verdicts, strict=True)
    return "、".join(f"{view.number(finding)}认定为“{verdict}”" for finding, verdict in verdicts)


def _course(view: View, label: str, act: Act) -> Said | None:
    match act:
        case BreakTaken():
            return _by(view, label, act.speaker, f"会议休会{act.minutes}分钟")
        case Resumed():
            return _by(view, label, act.speaker, act.text or "会议继续")
        case Adjourned():
            until = f"定于{act.until}续开" if act.until else ""
            return _by(view, label, act.speaker, once("会议延期续开", until, act.ground))
        case Interrupted():
            return Said(label, f"记录中断{act.minutes}分钟，中断前最后一条为第{act.last}号。")
        case MeetingClosed():
            return _by(view, label, act.speaker, act.text or "宣布散会")
        case _:
            return None


def _signature(view: View, label: str, act: Act) -> Said | None:
    match act:
        case InterimPrinted():
            part = f"{view.person(act.person)}部分" if act.person else ""
            papers = "、".join(words.word(each) for each in act.papers)
            code = f"校验码{act.code}" if act.code else ""
            return Said(label, sentence(joined(f"{papers}共{act.pages}页", part, f"记至第{act.upto}号", code)))
        case PaperSigned():
            pages = f"第{act.pages}页" if act.pages.isdecimal() else act.pages or "上"
            written = f"写明“{unquoted(act.words)}”" if act.words else ""
            return _by(view, label, act.person, joined(f"在{words.word(act.paper)}{pages}签名", written))
        case ObjectionRaised():
            about = f"（第{act.about}号）" if act.about else ""
            return Said(label + about, unquoted(act.text), view.person(act.person), verbatim=True)
        case ObjectionSettled():
            ruling = "予以更正" if act.changed else "不予改动"
            return Said(f"{label}（第{act.objection}号）", sentence(once(ruling, act.ground, by="；")))
        case SigningRefused():
            seen = f"见证人：{'、'.join(act.witnesses)}" if act.witnesses else "见证人待核"
            text = joined(f"拒绝在{words.word(act.paper)}上签名", f"理由：{act.reason}", seen, by="；")
            return _by(view, label, act.person, text)
        case ReceiptSigned():
            copies = {1: "一份", 2: "一式两份"}.get(act.copies, f"一式{numeral(act.copies)}份")
            code = f"校验码{act.code}" if act.code else ""
            return _by(view, label, act.person, once(f"问题清单{copies}", act.text, code))
        case _:
            return None


def _by(view: View, label: str, speaker: PersonId, text: str) -> Said:
    return Said(label, sentence(text), view.person(speaker) if speaker else "")
