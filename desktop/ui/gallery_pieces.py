"""Each piece once, filled with invented data, for the gallery and for tests that look at all of them."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.banner import Banner
from desktop.ui.button import Button, Role
from desktop.ui.card_chip import CardChip
from desktop.ui.card_list import CardList
from desktop.ui.chip import ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.empty_state import EmptyState
from desktop.ui.errand import Errand, Errands, Progress, Report
from desktop.ui.errand_strip import ErrandStrip
from desktop.ui.field import Field, Kind
from desktop.ui.form import Form
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import RIGHT, Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.look import Look
from desktop.ui.matrix_model import Choice, Line, Mark, MatrixModel
from desktop.ui.matrix_view import MatrixView
from desktop.ui.pill import Pill
from desktop.ui.quorum_bar import Quorum, QuorumBar
from desktop.ui.record_card import RecordCard
from desktop.ui.record_painter import RecordPainter
from desktop.ui.stage_line import Stage, StageLine, Step
from desktop.ui.tally import Share, Tally
from desktop.ui.tally_bar import TallyBar, TallyTiles
from desktop.ui.telling import Done, Offer, Refused, Teller, Troubled
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Piece:
    """How a piece is made, and the size in grid pixels it is shown at."""

    make: Callable[[Look], QWidget]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the sample ledger."""

    number: str
    text: str
    unit: str
    due: str
    state: str
    hue: Hue


FINDINGS = (
    Finding("1", "绿化养护招标程序不规范，两个标段未公开招标", "园林养护中心", "2025-03-31", "整改到位", Hue.GREEN),
    Finding("2", "公务用车加油卡管理混乱", "园林养护中心", "2025-04-30", "基本到位", Hue.BLUE),
    Finding("3", "应收账款 86.4 万元长期未清理", "城市照明管理处", "2个月内", "未到位", Hue.RED),
    Finding("4", "工会经费列支福利", "城市照明管理处", "2025-02-28", "待核", Hue.AMBER),
)

SHARES = (
    Share("赞成", 9, Hue.GREEN, Icon.CHECK),
    Share("反对", 1, Hue.ORANGE, Icon.X),
    Share("弃权", 1, Hue.GOLD, Icon.MINUS),
    Share("回避", 1, Hue.VIOLET, Icon.BAN),
)
TALLY = Tally(SHARES, base=12, line=8, line_word="通过线 8 票")

CARDS = (
    RecordCard("1", "10:31:40", "程序", Hue.GREY, "进入现场质询，问题三由市委巡察办先行提问。", quiet=True),
    RecordCard(
        "2",
        "10:32:05",
        "问",
        Hue.BLUE,
        "反馈意见第三项指出应收账款 86.4 万元挂账超过三年，报告里只写“正在清理”。"
        "请说明三年来由谁负责催收，为什么没有提起诉讼？",
        "秦若岚",
        "市委巡察办",
        "问题 3",
        joins_next=True,
    ),
    RecordCard(
        "3",
        "10:33:12",
        "答",
        Hue.GREEN,
        "由财务科负责，前任科长调离后没有交接到位，这是我的责任。",
        "温子谦",
        "园林养护中心主任",
        "问题 3",
        joins_last=True,
        joins_next=True,
    ),
    RecordCard(
        "4",
        "10:34:20",
        "追问",
        Hue.BLUE,
        "交接清单有没有？",
        "秦若岚",
        "市委巡察办",
        "问题 3",
        joins_last=True,
    ),
    RecordCard(
        "5",
        "10:35:16",
        "承诺",
        Hue.RED,
        "五月三十一日前收回不少于六十万元，其余部分起诉。",
        "温子谦",
        "园林养护中心主任",
        "问题 3",
        chips=(CardChip("5月31日前", Hue.AMBER, Icon.CLOCK), CardChip("待核读", Hue.AMBER)),
    ),
    RecordCard(
        "6",
        "10:36:30",
        "陈述",
        Hue.SLATE,
        "此前所述金额以审计报告为准。",
        "罗敬之",
        "市纪委监委",
        struck=True,
    ),
    RecordCard(
        "7",
        "10:37:12",
        "表决",
        Hue.AMBER,
        "将问题三列入重点督办",
        tally=Tally(SHARES, 12, 8, "应到 13 人，需 7 票", "通过", passed=True),
    ),
    RecordCard(
        "8",
        "10:38:40",
        "动议",
        Hue.VIOLET,
        "提议将问题三列入重点督办清单。",
        "何其远",
        "市委组织部",
        "问题 3",
        joins_next=True,
    ),
    RecordCard("9", "10:39:05", "附议", Hue.VIOLET, "附议。", "罗敬之", "市纪委监委", joins_last=True),
)

CHOICES = (
    Choice("done", "整改到位", Icon.CHECK, Hue.GREEN, "1a"),
    Choice("most", "基本到位", Icon.CIRCLE_DOT, Hue.BLUE, "2s"),
    Choice("not", "未到位", Icon.X, Hue.ORANGE, "3d"),
    Choice("wait", "暂不评价", Icon.MINUS, Hue.GREY, "4f"),
)

SPEAKERS = tuple(
    ChipSpec(name, name, f"F{at}", f"发言人 {name}")
    for at, name in enumerate(("钟世安", "罗敬之", "何其远", "秦若岚", "韩立诚", "温子谦", "欧阳明月"), 2)
)
KINDS = tuple(
    ChipSpec(word, word, str(at))
    for at, word in enumerate(("问", "答", "追问", "陈述", "补充", "动议", "决定", "承诺", "程序"), 1)
)
STAGES = (
    Stage("签到", Step.DONE),
    Stage("汇报", Step.DONE),
    Stage("质询", Step.DONE),
    Stage("表态发言", Step.DONE),
    Stage("闭门合议", Step.NOW, "组织部尚未表态", "被审单位须退场"),
    Stage("表决", Step.NEXT),
    Stage("反馈签收", Step.NEXT),
)


def _column(look: Look, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.theme.px(12))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page


def _row(look: Look, *widgets: QWidget) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.theme.px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return page


def record(look: Look) -> CardList[RecordCard]:
    """Return the running record of the sample."""
    model = LedgerModel[RecordCard]([Column("", lambda card: card.spoken)], lambda card: card.id, _no_ink)
    cards = CardList(look, model, RecordPainter(look), "会议记录")
    model.setParent(cards)
    model.show(CARDS)
    return cards


def ledger(look: Look) -> LedgerView[Finding]:
    """Return the ledger of the sample findings."""
    model = LedgerModel[Finding](
        [
            Column("序号", lambda row: row.number, RIGHT, width=56),
            Column("反馈问题", lambda row: row.text, bold=True),
            Column("责任单位", lambda row: row.unit, width=140),
            Column("时限", lambda row: row.due, width=110),
            Column("会审认定", lambda row: row.state, hue=lambda row: row.hue, width=100),
        ],
        lambda row: row.number,
        lambda hue: look.theme.tokens.hue(hue).ink,
    )
    view = LedgerView(look, model, "问题清单")
    model.setParent(view)
    model.show(FINDINGS)
    view.pick("2")
    return view


def matrix(look: Look) -> MatrixView:
    """Return the opinion matrix of the sample."""
    model = MatrixModel(CHOICES)
    view = MatrixView(look, model, "会审意见")
    model.setParent(view)
    parties = [Line(name, name) for name in ("市纪委监委", "市委组织部", "市委巡察办", "市委巡察组")]
    rows = [
        Line(each.number, f"{each.number}  {each.text}", aside)
        for each, aside in zip(FINDINGS, ("一致", "多数一致", "分歧", "未填"), strict=True)
    ]
    values = (
        ("done",) * 4,
        ("done", "most", "most", "most"),
        ("not", "most", "not", "done"),
        ("", "", "wait", ""),
    )
    marks = {
        (row.id, party.id): Mark(value, commented=value == "not", earlier="not" if row.id == "2" else "")
        for row, line in zip(rows, values, strict=True)
        for party, value in zip(parties, line, strict=True)
    }
    marks["4", "市委巡察组"] = Mark(locked=True)
    model.show(rows, parties, marks, "一致程度")
    view.go_to("3", "市委组织部")
    return view


def _no_ink(_hue: Hue) -> str:
    return ""


def _buttons(look: Look) -> QWidget:
    faint = Button(look, "不可用", mark=Icon.PRINTER)
    faint.setEnabled(False)
    return _row(
        look,
        Button(look, "记入  Enter", role=Role.PRIMARY),
        Button(look, "投屏", mark=Icon.MONITOR_UP),
        Button(look, "休会", mark=Icon.TIMER),
        Button(look, "宣布无效", role=Role.DANGER),
        Button(look, "更多", mark=Icon.ELLIPSIS, role=Role.QUIET),
        Button(look, "", mark=Icon.MENU, role=Role.QUIET, name="菜单"),
        faint,
    )


def _pills(look: Look) -> QWidget:
    states = (
        ("记录中 01:42:36", Hue.RED, Icon.CIRCLE_DOT),
        ("已达法定人数", Hue.GREEN, Icon.CHECK),
        ("待核", Hue.AMBER, Icon.CIRCLE_ALERT),
        ("询问中", Hue.BLUE, Icon.CIRCLE_DOT),
        ("回避", Hue.VIOLET, Icon.BAN),
        ("弃权", Hue.GOLD, Icon.MINUS),
        ("反对", Hue.ORANGE, Icon.X),
        ("补录", Hue.SLATE, None),
        ("程序", Hue.GREY, None),
    )
    return _row(look, *(Pill(look, word, hue, icon) for word, hue, icon in states))


def _banners(look: Look) -> QWidget:
    banners = [Banner(look) for _ in range(3)]
    banners[0].tell(
        Refused(
            "主持人须末位表态：组织部尚未表态。",
            "请先记录组织部的意见，或写明理由后继续；理由将印入会议记录。",
            Offer("写明理由后继续", lambda: None),
        )
    )
    banners[1].tell(Troubled("纪要没有存到U盘：空间不足。", "请换一个U盘，或删去其中的旧文件后再导出。"))
    banners[2].tell(Done("已记录 第43号"))
    return _column(look, *banners)


def _form(look: Look) -> QWidget:
    form = Form(
        look,
        (
            Field("title", "会议名称(&N)", needed=True),
            Field("place", "地点(&P)", hint="如：市委一号楼二层会议室"),
            Field("kind", "会议类型(&T)", Kind.CHOICE, choices=(("r", "四方会审"), ("c", "三重一大"))),
            Field("quorum", "法定人数(&Q)", Kind.NUMBER, least=1),
            Field("text", "议题说明(&D)", Kind.TEXT),
            Field("recused", "回避者计入基数", Kind.TICK),
        ),
    )
    form.load({"place": "市委一号楼二层会议室", "quorum": 8, "recused": True})
    form.submit()
    text = form.widget("text")
    if isinstance(text, QPlainTextEdit):
        text.setPlainText("听取园林养护中心巡察整改情况汇报，现场质询。")
    return form


def _vote(look: Look) -> QWidget:
    done = Tally(SHARES, 12, 8, "通过线 8 票", "通过", passed=True)
    return _column(look, TallyTiles(look, TALLY), TallyBar(look, done))


def _quorums(look: Look) -> QWidget:
    return _column(
        look,
        QuorumBar(look, Quorum(12, 15, 8, on_leave=2, absent=1)),
        QuorumBar(look, Quorum(5, 15, 8, on_leave=3)),
        QuorumBar(look, Quorum(212, 300, 151, on_leave=60, absent=28)),
    )


def _chips(look: Look) -> QWidget:
    speakers, kinds = ChipBar(look, "发言人"), ChipBar(look, "类型", ChipStyle.SEGMENT)
    narrow = ChipBar(look, "发言人")
    narrow.setMaximumWidth(look.theme.px(380))
    for bar, specs, chosen in (
        (speakers, SPEAKERS, "秦若岚"),
        (kinds, KINDS, "追问"),
        (narrow, SPEAKERS, "温子谦"),
    ):
        bar.show_chips(specs)
        bar.choose(chosen)
    return _column(look, speakers, kinds, narrow)


def _errands(look: Look) -> QWidget:
    page = QWidget()
    errands = Errands(Teller(look, page), lambda _error: None, patience_ms=0)
    column = QVBoxLayout(page)
    column.addWidget(ErrandStrip(look, errands))

    def start(report: Report) -> Future[None]:
        report(Progress(37, 120, "会议记录"))
        return Future()

    errands.send(Errand("正在生成 PDF", start, lambda _none: None))
    return page


def _empty(look: Look) -> QWidget:
    return EmptyState(look, Icon.INBOX, "还没有会议", "新建一次会议，或打开样例会议看看走完一遍是什么样子。")


PIECES = {
    "buttons": Piece(_buttons, 800, 64),
    "pills": Piece(_pills, 900, 56),
    "banners": Piece(_banners, 900, 260),
    "form": Piece(_form, 560, 380),
    "ledger": Piece(ledger, 900, 220),
    "record": Piece(record, 842, 700),
    "matrix": Piece(matrix, 900, 270),
    "vote": Piece(_vote, 284, 170),
    "quorum": Piece(_quorums, 300, 320),
    "chips": Piece(_chips, 842, 160),
    "stages": Piece(lambda look: _column(look, StageLine(look, STAGES)), 1000, 70),
    "errands": Piece(_errands, 700, 70),
    "empty": Piece(_empty, 600, 320),
}
