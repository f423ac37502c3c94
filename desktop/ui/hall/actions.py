"""Everything the hall can do, said once: menus, keys and the shortcut sheet are made from this table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.meeting.ids import FindingId
from desktop.ui.actions import ActionSpec
from desktop.ui.hall.counting_strip import KEY as COUNT_KEY
from desktop.ui.hall.dissent_field import DECLINE_KEY
from desktop.ui.hall.entry_kinds import KIND_KEYS
from desktop.ui.hall.floor_actions import floor_actions
from desktop.ui.hall.keys import LATE_SHEET, NEXT_STAGE, OPEN_MEETING, SEND_OUT
from desktop.ui.hall.opinion_panel import EVERY_KEY, MOMENT_KEY, ONE_KEY, RESERVE_KEY
from desktop.ui.hall.people import KEYS
from desktop.ui.hall.room_actions import room_actions
from desktop.ui.hall.vote_panel import OTHERS_KEY
from desktop.ui.hall.word_actions import word_actions
from desktop.ui.icons import Icon
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.ui.hall.screen import HallScreen

SIDES = (
    ("attendance", "Alt+1"),
    ("questioning", "Alt+2"),
    ("opinions", "Alt+3"),
    ("vote", "Alt+4"),
    ("commitments", "Alt+5"),
    ("closing", "Alt+6"),
    ("papers", "Alt+7"),
    ("floor", "Alt+8"),
)
"""The panels of the moment and their keys."""


def hall_actions(hall: HallScreen) -> tuple[ActionSpec, ...]:
    """Return the actions of ``hall``, menu by menu."""
    room = room_actions(hall.room, hall.room_pane)
    return (
        *_record(hall),
        *_course(hall),
        *_vote(hall),
        *word_actions(hall.procedure.words),
        *floor_actions(hall),
        *room,
        *_view(hall),
    )


def hints(side: str) -> tuple[tuple[str, str], ...]:
    """Return the keys worth showing while the panel ``side`` is open."""
    common = (("F2–F9", tr("发言人")), ("Ctrl+G", tr("拼音")), ("Ctrl+1–9", tr("类型")), ("Enter", tr("记入")))
    last = (("Ctrl+↓", tr("暂存")), ("Ctrl+J", tr("常用语")), ("Alt+↑", tr("改上一条")))
    special = {
        "attendance": (("Alt+1", tr("签到")),),
        "questioning": (("Alt+2", tr("评价")), ("Ctrl+D", tr("当场未答")), ("Ctrl+K", tr("记承诺"))),
        "opinions": (("Alt+3", tr("意见矩阵")), ("Enter", tr("写理由"))),
        "vote": (
            ("Ctrl+Enter", tr("下一步")),
            ("Ctrl+Shift+Enter", tr("其他步骤，再按数字")),
            ("Ctrl+Shift+C", tr("未了结")),
        ),
        "commitments": (("Alt+5", tr("核读")),),
        "closing": (("Alt+6", tr("待核")),),
        "floor": (("Ctrl+U", tr("计时")), ("Ctrl+Shift+J", tr("登记")), ("Ctrl+Shift+N", tr("请下一位"))),
        "papers": (("Ctrl+Shift+P", tr("会中打印")), ("1–4", tr("签名、异议、拒签、签收"))),
    }[side]
    rest = (("Ctrl+Z", tr("撤回")), ("Ctrl+E", tr("更正")))
    return (*special, ("Esc", tr("回记录栏")), *common, *last, *rest, ("F12", tr("全部快捷键")))


def _record(hall: HallScreen) -> tuple[ActionSpec, ...]:
    menu, entry = tr("记录(&R)"), hall.entry
    people = tuple(
        ActionSpec(
            f"speaker.{key}", tr("发言人 {key}", key=key), partial(entry.press_key, key), (key,), tr("发言人(&S)")
        )
        for key in KEYS
    )
    kinds = tuple(
        ActionSpec(
            f"kind.{place + 1}",
            tr("类型 {place}", place=place + 1),
            partial(entry.press_kind, place),
            (key,),
            tr("类型(&K)"),
        )
        for place, key in enumerate(KIND_KEYS)
    )
    return (
        ActionSpec("entry.focus", tr("回到记录栏"), hall.back_to_entry, ("Esc",), menu),
        ActionSpec("entry.pick", tr("按拼音找发言人"), entry.picker.begin, ("Ctrl+G",), menu, icon=Icon.SEARCH),
        ActionSpec("entry.verbatim", tr("原话／要点"), entry.verbatim.toggle, ("Ctrl+T",), menu, icon=Icon.QUOTE),
        ActionSpec("entry.take-back", tr("撤回上一条"), entry.take_back, ("Ctrl+Z",), menu, icon=Icon.UNDO_2),
        *_unsent(hall),
        ActionSpec(
            "record.correct", tr("更正选中的一条"), hall.correct_selected, ("Ctrl+E",), menu, "right", Icon.PENCIL
        ),
        ActionSpec("record.late", tr("补录"), hall.ask_late, ("Ctrl+L",), menu, "right", Icon.HISTORY),
        ActionSpec("record.late-sheet", tr("补录表…"), hall.ways.open_late_sheet, (LATE_SHEET,), menu, "right"),
        ActionSpec("record.filter", tr("筛选记录"), hall.filter_record, ("Ctrl+F",), menu, "find", Icon.SEARCH),
        *people,
        *kinds,
    )


def _unsent(hall: HallScreen) -> tuple[ActionSpec, ...]:
    """Lines not yet on record, set phrases, and the last line put right with the keys of the bar."""
    menu, entry, parked = tr("记录(&R)"), hall.entry, hall.entry.parked
    return (
        ActionSpec("entry.park", tr("暂存这一条"), hall.park, ("Ctrl+Down",), menu, "park", Icon.INBOX),
        ActionSpec("entry.bring-back", tr("取回暂存的一条"), entry.bring_back, ("Ctrl+Up",), menu, "park"),
        ActionSpec("parked.last", tr("选上一条暂存"), partial(parked.step, -1), ("Ctrl+Shift+Up",), menu, "park"),
        ActionSpec("parked.next", tr("选下一条暂存"), partial(parked.step, 1), ("Ctrl+Shift+Down",), menu, "park"),
        ActionSpec("entry.phrase", tr("常用语"), hall.phrases.open, ("Ctrl+J",), menu, "phrase", Icon.QUOTE),
        ActionSpec("entry.phrases", tr("编辑常用语…"), hall.phrases.change, (), menu, "phrase"),
        ActionSpec(
            "record.repair", tr("修改上一条的发言人或类型"), hall.repair, ("Alt+Up",), menu, "right", Icon.PENCIL
        ),
    )


def _course(hall: HallScreen) -> tuple[ActionSpec, ...]:
    menu, course = tr("会议(&M)"), hall.procedure
    attendance, closing = hall.attendance, hall.closing

    def runs() -> bool:
        return not course.ended

    return (
        ActionSpec("meeting.order", tr("宣布开会"), attendance.call_to_order, (OPEN_MEETING,), menu, "stage"),
        ActionSpec(
            "stage.next", tr("转入下一阶段"), course.next_stage, (NEXT_STAGE,), menu, "stage", enabled_when=runs
        ),
        ActionSpec("stage.choose", tr("转入阶段…"), course.ask_stage, (), menu, "stage", enabled_when=runs),
        ActionSpec("stage.look", tr("查看各阶段"), hall.stage_line.setFocus, ("Ctrl+Shift+S",), menu, "stage"),
        ActionSpec(
            "item.open", tr("下一议题开始"), course.open_next_item, ("Ctrl+I",), menu, "item", enabled_when=runs
        ),
        ActionSpec("item.close", tr("议题结束"), course.close_item, ("Ctrl+Shift+I",), menu, "item"),
        ActionSpec("item.order", tr("调整议题顺序…"), course.ask_order, (), menu, "item"),
        ActionSpec("item.improvise", tr("临时动议…"), course.ask_improvised, (), menu, "item"),
        ActionSpec("item.rule", tr("临时动议的处理…"), course.ask_improvised_ruling, (), menu, "item"),
        ActionSpec("finding.add", tr("增加问题…"), course.ask_finding, (), menu, "item"),
        ActionSpec("room.respondents", tr("被审单位入场或退场"), course.respondents, (SEND_OUT,), menu, "room"),
        ActionSpec("room.count", tr("清点人数"), attendance.count_heads, (), menu, "room"),
        ActionSpec("room.chair", tr("主持人变更…"), course.ask_chair, (), menu, "room"),
        ActionSpec("room.recorder", tr("记录人变更…"), course.ask_recorder, (), menu, "room"),
        ActionSpec("meeting.break", tr("休会或续会"), course.break_or_resume, ("Ctrl+B",), menu, "pause", Icon.TIMER),
        ActionSpec("meeting.adjourn", tr("延期续开…"), course.ask_adjournment, (), menu, "pause"),
        ActionSpec("meeting.ruling", tr("程序处理…"), course.ask_ruling, ("Ctrl+P",), menu, "rule"),
        ActionSpec("meeting.paper", tr("出示材料…"), course.ask_paper, (), menu, "rule"),
        ActionSpec("meeting.off-record", tr("应主持人要求不记…"), course.ask_off_record, (), menu, "rule"),
        ActionSpec("meeting.waive", tr("放弃发言…"), course.ask_waiver, ("Ctrl+Shift+W",), menu, "rule"),
        ActionSpec(
            "papers.print", tr("会中打印"), hall.ways.print_interim, ("Ctrl+Shift+P",), menu, "papers", Icon.PRINTER
        ),
        ActionSpec("meeting.ready", tr("会前核对…"), closing.ask_ready, (), menu, "end"),
        ActionSpec("meeting.close", tr("散会…"), closing.ask_close, ("Ctrl+Shift+Q",), menu, "end", enabled_when=runs),
    )


def _vote(hall: HallScreen) -> tuple[ActionSpec, ...]:
    menu, vote = tr("表决(&B)"), hall.vote
    questions, opinions = hall.questioning, hall.opinions

    def step(name: str) -> None:
        vote.do(name)

    return (
        ActionSpec("vote.put", tr("提出表决…"), hall.ask_motion, ("Ctrl+M",), menu, icon=Icon.VOTE),
        ActionSpec("vote.step", tr("表决下一步"), vote.step, ("Ctrl+Return",), menu),
        ActionSpec("vote.all-for", tr("其余全部赞成"), partial(step, "all-for"), ("Ctrl+Shift+A",), menu),
        ActionSpec("vote.except", tr("先挑例外，其余赞成"), partial(step, "except"), ("Ctrl+Shift+X",), menu),
        ActionSpec("vote.hands", tr("只记举手总数…"), partial(step, "hands"), (), menu),
        ActionSpec("vote.no-reason", tr("不述理由"), vote.decline_reason, (DECLINE_KEY,), menu),
        ActionSpec("vote.others", tr("其他步骤"), vote.focus_others, (OTHERS_KEY,), menu),
        ActionSpec("vote.next-count", tr("回到未了结的表决"), hall.counting.next, (COUNT_KEY,), menu),
        ActionSpec("vote.short", tr("缺票截止"), partial(step, "close-short"), (), menu),
        ActionSpec("vote.defer", tr("暂缓表决…"), partial(step, "defer"), ("Ctrl+Shift+D",), menu, "rest"),
        ActionSpec("vote.decline", tr("不予暂缓…"), partial(step, "decline"), (), menu, "rest"),
        ActionSpec("vote.reword", tr("改写表决内容…"), partial(step, "reword"), (), menu, "rest"),
        ActionSpec("vote.void", tr("表决无效…"), partial(step, "void"), (), menu, "rest"),
        ActionSpec("vote.box", tr("验箱"), partial(step, "box"), ("Ctrl+Shift+B",), menu, "secret"),
        ActionSpec("vote.recount", tr("重填计票单…"), partial(step, "recount"), (), menu, "secret"),
        ActionSpec("vote.excess", tr("收回多于发出…"), partial(step, "excess"), (), menu, "secret"),
        ActionSpec("vote.spares", tr("收缴备用票…"), partial(step, "spares"), (), menu, "secret"),
        ActionSpec("vote.seal", tr("表决票封存…"), partial(step, "seal"), (), menu, "secret"),
        ActionSpec("vote.correct", tr("更正宣布…"), partial(step, "correct"), (), menu, "after"),
        ActionSpec("vote.reconsider", tr("复议…"), partial(step, "reconsider"), (), menu, "after"),
        ActionSpec("question.defer", tr("当场未答…"), questions.ask_deferral, ("Ctrl+D",), menu, "ask"),
        ActionSpec("question.promise", tr("从答复记承诺…"), hall.promise, ("Ctrl+K",), menu, "ask"),
        ActionSpec("question.check", tr("当场核验…"), questions.ask_evidence, ("Ctrl+Shift+G",), menu, "ask"),
        ActionSpec("question.written", tr("书面答复已到…"), questions.ask_written_answer, (), menu, "ask"),
        ActionSpec("question.prepared", tr("预备问题"), hall.go_to_prepared, ("Ctrl+Shift+H",), menu, "ask"),
        ActionSpec(
            "opinion.one", tr("按意见认定本问题"), partial(opinions.decide, only_current=True), (ONE_KEY,), menu, "ask"
        ),
        ActionSpec(
            "opinion.decide",
            tr("认定全部一致、多数一致的"),
            partial(opinions.decide, only_current=False),
            (EVERY_KEY,),
            menu,
            "ask",
        ),
        ActionSpec("opinion.moment", tr("会前意见或会上意见"), opinions.moment.toggle, (MOMENT_KEY,), menu, "ask"),
        ActionSpec("opinion.reserve", tr("个人保留意见…"), opinions.ask_reservation, (RESERVE_KEY,), menu, "ask"),
    )


def _view(hall: HallScreen) -> tuple[ActionSpec, ...]:
    menu = tr("查看(&W)")
    sides = tuple(
        ActionSpec(f"side.{name}", hall.side_title(name), partial(hall.go_to_side, name), (key,), menu)
        for name, key in SIDES
    )
    return (
        *sides,
        ActionSpec("journal.show", tr("经过"), hall.ways.show_journal, ("Ctrl+H",), menu, "left", Icon.HISTORY),
        ActionSpec("left.focus", tr("议程和问题"), hall.open_left, ("Alt+0",), menu, "left", Icon.LIST),
        ActionSpec("finding.next", tr("下一个问题"), partial(hall.step_finding, 1), ("Ctrl+PgDown",), menu, "left"),
        ActionSpec("finding.last", tr("上一个问题"), partial(hall.step_finding, -1), ("Ctrl+PgUp",), menu, "left"),
        ActionSpec(
            "finding.none", tr("不针对问题"), partial(hall.choose_finding, FindingId("")), ("Alt+9",), menu, "left"
        ),
    )
