"""The step 基本情况: what stands on the head of every paper."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.meeting.plan import Plan
from desktop.ui.field import Field, Kind, Value
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.prepare.moments import NotADate, parse_moment, show_moment
from desktop.ui.prepare.step_page import StepPage
from desktop.ui.session import Session
from desktop.ui.speech import tr

ZONE = "Asia/Shanghai"
PLAIN = ("title", "number", "sitting", "marking", "place", "reporting_unit", "reporter", "reviewer", "telephone")


class BasicsPage(StepPage):
    """The form of title, number, time, place and who reports."""

    def __init__(self, session: Session, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.form = LiveForm(session.look, _fields(), wide=2)
        self.form.edited.connect(self._write)
        self._kind = QLabel()
        self._kind.setProperty("role", "meta")
        self._kind.setWordWrap(True)
        head = QLabel(tr("基本情况"))
        head.setProperty("role", "heading")
        px = session.look.theme.px
        inner = QFrame()
        inner.setProperty("role", "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        for widget in (head, self._kind, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(tr("基本情况"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        keeper.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the plan as it stands."""
        plan = self._keeper.plan
        values: dict[str, Value] = {name: str(getattr(plan, name)) for name in PLAIN}
        values |= {"component": plan.component, "sample": plan.sample}
        starts = self.form.widget("starts")
        if not starts.hasFocus():
            values["starts"] = show_moment(plan.starts, ZONE)
        self.form.load(values)
        profile = self._keeper.profile
        self._kind.setText(tr("会议类型：{name}。规则出处：{source}", name=profile.name, source=profile.source))

    def enter(self) -> None:
        """Take the focus."""
        self.form.widget("title").setFocus()

    def _write(self, key: str, value: Value) -> None:
        def change(plan: Plan) -> Plan:
            match key:
                case "starts":
                    return replace(plan, starts=parse_moment(str(value), ZONE))
                case "component":
                    return replace(plan, component=int(value))
                case "sample":
                    return replace(plan, sample=bool(value))
            return _with_text(plan, key, str(value))

        self._keeper.change(change, typing=True)


def _with_text(plan: Plan, key: str, text: str) -> Plan:
    match key:
        case "title":
            return replace(plan, title=text)
        case "number":
            return replace(plan, number=text)
        case "sitting":
            return replace(plan, sitting=text)
        case "marking":
            return replace(plan, marking=text)
        case "place":
            return replace(plan, place=text)
        case "reporting_unit":
            return replace(plan, reporting_unit=text)
        case "reporter":
            return replace(plan, reporter=text)
        case "reviewer":
            return replace(plan, reviewer=text)
        case "telephone":
            return replace(plan, telephone=text)
    raise KeyError(key)


def _moment_fault(value: Value) -> str:
    try:
        parse_moment(str(value), ZONE)
    except NotADate:
        return tr("请写成 2026-03-31 09:00 的样子，或者留空。")
    return ""


def _fields() -> tuple[Field, ...]:
    return (
        Field("title", tr("会议名称(&T)"), needed=True),
        Field("number", tr("会议编号(&N)"), hint=tr("例如：示例审〔2026〕3号")),
        Field("sitting", tr("第几次会议(&S)"), hint=tr("例如：2026年第3次会议")),
        Field("starts", tr("会议时间(&D)"), hint=tr("例如：2026-03-31 09:00"), check=_moment_fault),
        Field("place", tr("会议地点(&L)")),
        Field("marking", tr("密级或内部标识(&M)"), hint=tr("由办公室确定，程序不代填")),
        Field("reporting_unit", tr("填报单位(&U)")),
        Field("reporter", tr("填报人(&W)")),
        Field("reviewer", tr("审核人(&V)")),
        Field("telephone", tr("联系电话(&E)")),
        Field("component", tr("组成人员数(&C)，0 表示与应到相同"), Kind.NUMBER),
        Field("sample", tr("样张（所有材料印“样张”）"), Kind.TICK),
    )
