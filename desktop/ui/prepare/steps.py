"""The steps of preparing, in their order, each with its page."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.meeting.plan import Plan
from desktop.ui.icons import Icon
from desktop.ui.prepare.agenda import agenda, questions
from desktop.ui.prepare.basics import BasicsPage
from desktop.ui.prepare.findings_page import FindingsPage
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.prepare.matters import papers, units
from desktop.ui.prepare.opinions import OpinionsPage
from desktop.ui.prepare.parties import parties, seats
from desktop.ui.prepare.step_page import StepPage
from desktop.ui.prepare.table_page import TablePage
from desktop.ui.session import Session
from desktop.ui.speech import tr


def step_name(step: str) -> str:
    """Return what the step is called."""
    names = {
        "basics": tr("基本情况"),
        "parties": tr("会审方"),
        "seats": tr("参会人员"),
        "units": tr("被审单位"),
        "findings": tr("反馈问题"),
        "opinions": tr("各方会前意见"),
        "agenda": tr("议程"),
        "papers": tr("会前材料"),
        "questions": tr("准备质询"),
    }
    return names[step]


def step_icon(step: str) -> Icon:
    """Return the sign of the step."""
    return {
        "basics": Icon.INFO,
        "parties": Icon.SCALE,
        "seats": Icon.USERS,
        "units": Icon.BUILDING_2,
        "findings": Icon.FLAG,
        "opinions": Icon.CLIPBOARD_CHECK,
        "agenda": Icon.LIST,
        "papers": Icon.FILE_TEXT,
        "questions": Icon.MESSAGE_CIRCLE_QUESTION_MARK,
    }[step]


def step_count(step: str, plan: Plan) -> int:
    """Return how much the step holds; 0 for one that is not a list."""
    lists = {
        "parties": plan.parties,
        "seats": plan.seats,
        "units": plan.units,
        "findings": plan.findings,
        "opinions": plan.opinions,
        "agenda": plan.agenda,
        "papers": plan.papers,
        "questions": plan.questions,
    }
    return len(lists.get(step, ()))


def make_pages(
    session: Session, keeper: PlanKeeper, take_in: Callable[[], None], paste: Callable[[], None]
) -> dict[str, StepPage]:
    """Return the page of each step this kind of meeting has, in order.

    ``take_in`` opens the import of findings, ``paste`` the pasting of people.
    """
    reviewed = bool(keeper.profile.parties)
    people = TablePage(
        session,
        keeper,
        seats(),
        tr("参会人员"),
        tr("主持人一位；有表决权的计入应到。记录人、唱票人、计票人是工作人员，写在“会务分工”。"),
    )
    people.add_tool(tr("粘贴名单"), Icon.USER_PLUS, paste)
    pages: dict[str, StepPage] = {"basics": BasicsPage(session, keeper)}
    if reviewed:  # the units come before the people, who may belong to them
        note = tr("右边各列是报上级汇总表要用的数字，导入台账时会带进来。")
        pages["units"] = TablePage(session, keeper, units(), tr("被审单位"), note)
        note = tr("按会议类型预先列出，可以改名、增减、调整次序；材料按这个次序印。")
        pages["parties"] = TablePage(session, keeper, parties(), tr("会审方"), note)
    pages["seats"] = people
    if reviewed:
        pages["findings"] = FindingsPage(session, keeper, take_in)
        pages["opinions"] = OpinionsPage(session, keeper)
    note = tr("“涉及问题”写编号，用顿号隔开，也可以写 1-4 或“全部”。没有列入议程的事项临时提出须说明理由。")
    pages["agenda"] = TablePage(session, keeper, agenda(keeper.profile), tr("议程"), note)
    note = tr("登记会前印发了哪些材料；“发出日期”写成 2026-03-31 的样子。")
    pages["papers"] = TablePage(session, keeper, papers(), tr("会前材料"), note)
    if reviewed:
        note = tr("事先写好的问题，会场上可以直接取用。")
        pages["questions"] = TablePage(session, keeper, questions(), tr("准备质询"), note)
    for step, page in pages.items():
        if isinstance(page, TablePage):
            page.add_tool(tr("加一行"), Icon.PLUS, page.add_row)
            page.add_tool(tr("删除"), Icon.TRASH_2, page.remove_row, quiet=True)
        _name(page, step)
    return pages


def _name(page: QWidget, step: str) -> None:
    page.setObjectName(step)
