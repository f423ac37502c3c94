"""The step 会前意见: what each party wrote about each finding before the meeting."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.meeting.ids import FindingId, PartyId
from desktop.meeting.plan import Plan, PriorOpinion
from desktop.meeting.profile import Profile
from desktop.ui.elided import ElidedLabel
from desktop.ui.icons import Icon
from desktop.ui.ime import Composition
from desktop.ui.matrix_model import Choice, Line, Mark, MatrixModel
from desktop.ui.matrix_view import MatrixView
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.prepare.step_page import StepPage
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_HUES = (Hue.GREEN, Hue.BLUE, Hue.ORANGE, Hue.RED, Hue.VIOLET)
_ICONS = (Icon.CHECK, Icon.CIRCLE_DOT, Icon.X, Icon.CIRCLE_ALERT, Icon.MINUS)


def verdict_choices(profile: Profile) -> tuple[Choice, ...]:
    """Return the verdicts of the kind of meeting, chosen by 1, 2, 3 …; at most nine."""
    return tuple(
        Choice(word, word, _ICONS[at % len(_ICONS)], _HUES[at % len(_HUES)], str(at + 1))
        for at, word in enumerate(profile.verdicts[:9])
    )


def opine(plan: Plan, finding: str, party: str, verdict: str, ground: str | None = None) -> Plan:
    """Return the plan with that opinion in place of the one before; an empty verdict takes it away."""
    known = {(each.finding, each.party): each for each in plan.opinions}
    key = (FindingId(finding), PartyId(party))
    before = known.pop(key, None)
    if verdict:
        kept = before.ground if before and ground is None else ground or ""
        known[key] = PriorOpinion(key[1], key[0], verdict, kept)
    order = {finding.id: at for at, finding in enumerate(plan.findings)}
    return replace(plan, opinions=tuple(sorted(known.values(), key=lambda each: order.get(each.finding, 0))))


class OpinionsPage(StepPage):
    """Findings down, parties across; digits choose, Enter goes to the ground."""

    def __init__(self, session: Session, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._place = ("", "")
        px = session.look.theme.px
        choices = verdict_choices(keeper.profile)
        self.model = MatrixModel(choices, self)
        self.view = MatrixView(session.look, self.model, tr("各方会前意见"))
        self.view.chosen.connect(self._choose)
        self.view.moved.connect(self._move)
        head = QLabel(tr("各方会前意见"))
        head.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "meta")
        keys = "　".join(f"{choice.keys} {choice.word}" for choice in choices)
        note = QLabel(tr("方向键移动，数字键选择（{keys}），Delete 清空，Enter 填写理由。", keys=keys))
        note.setProperty("role", "meta")
        note.setWordWrap(True)
        self._about = ElidedLabel(role="meta")
        self.ground = QLineEdit()
        self.ground.setAccessibleName(tr("意见的理由"))
        self.view.comment_wanted.connect(lambda _row, _column: self.ground.setFocus())
        self.ground.setPlaceholderText(tr("先选定意见，再填写理由"))
        Composition(self.ground)
        self.ground.textEdited.connect(self._explain)
        self.ground.returnPressed.connect(self.view.setFocus)
        self._empty = QLabel(tr("先填好会审方和问题，再填写会前意见。"))
        self._empty.setProperty("role", "meta")
        self._empty.setMargin(px(24))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(head)
        top.addWidget(self._count)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(top)
        for widget in (note, self._stack, self._about, self.ground):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        keeper.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the opinions of the plan as it stands."""
        plan = self._keeper.plan
        marks = {(each.finding, each.party): Mark(each.verdict, bool(each.ground)) for each in plan.opinions}
        self.model.show(
            [Line(each.id, f"{each.number} {each.text}") for each in plan.findings],
            [Line(each.id, each.called, full=each.name) for each in plan.parties],
            {(str(finding), str(party)): mark for (finding, party), mark in marks.items()},
        )
        whole = len(plan.findings) * len(plan.parties)
        self._count.setText(tr("已填 {done}/{whole}", done=len(marks), whole=whole))
        self._stack.setCurrentWidget(self.view if whole else self._empty)
        self._move(*self._place)

    def enter(self) -> None:
        """Take the focus."""
        self.view.setFocus()

    def _choose(self, finding: str, party: str, verdict: str) -> None:
        self._keeper.change(lambda plan: opine(plan, finding, party, verdict), typing=True)

    def _move(self, finding: str, party: str) -> None:
        self._place = (finding, party)
        plan = self._keeper.plan
        about, by = plan.finding(FindingId(finding)), plan.party(PartyId(party))
        opinion = self._opinion()
        self.ground.setEnabled(opinion is not None)
        self._about.say(f"{by.called} · {about.number} {about.text[:60]}" if about and by else "")
        if not self.ground.hasFocus():
            self.ground.setText(opinion.ground if opinion else "")

    def _explain(self, text: str) -> None:
        opinion = self._opinion()
        if opinion is not None:
            finding, party = self._place
            self._keeper.change(lambda plan: opine(plan, finding, party, opinion.verdict, text.strip()), typing=True)

    def _opinion(self) -> PriorOpinion | None:
        return next((each for each in self._keeper.plan.opinions if (each.finding, each.party) == self._place), None)
