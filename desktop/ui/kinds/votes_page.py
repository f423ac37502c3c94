"""How it is voted: the quorum to open with and every kind of motion, each with its rule read out below the form."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.meeting.profile import BallotWords, MotionKind
from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Comparison,
    Quorum,
    RecusalEffect,
    RuleError,
    Threshold,
    VoteRule,
)
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.kinds import words
from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.kinds.forms import fraction, share_fault
from desktop.ui.kinds.page import KindPage
from desktop.ui.kinds.told import motion_words, quorum_words
from desktop.ui.look import Look
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.speech import tr

OPENING = "opening"


class VotesPage(KindPage):
    """The list of what is voted on, and the rule of the one chosen."""

    paths = ("opening", "motions")

    def __init__(self, look: Look, draft: ProfileDraft) -> None:
        super().__init__(look, draft, tr("表决规则"), tr("左边选一种事项，右边改它的规则；下面是会上照此执行的说法。"))
        px = look.theme.px
        self.list = Outline(look, tr("表决事项"))
        self.list.setFixedWidth(px(200))
        self.list.picked.connect(lambda _name: self._load())
        self.opening = LiveForm(look, _quorum_fields(always=True), wide=2)
        self.motion = LiveForm(look, _motion_fields(), wide=2)
        self.read_out = QLabel()
        self.read_out.setWordWrap(True)
        for form in (self.opening, self.motion):
            form.edited.connect(self._edit)
        inner = QWidget()
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(px(2), 0, px(12), 0)
        stack.addWidget(self.opening)
        stack.addWidget(self.motion)
        stack.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(tr("表决规则"))
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(area, 1)
        right.addWidget(self.read_out)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def refresh(self) -> None:
        """Show the kinds of motion of the draft."""
        profile = self.draft.now
        rows = [Row(OPENING, tr("能不能开会"), tr("到会人数"))]
        rows += [Row(str(at), kind.name or tr("（未命名）")) for at, kind in enumerate(profile.motions)]
        self.list.show_rows(tuple(rows))
        if not self.list.chosen:
            self.list.pick(OPENING)
        self._load()

    def enter(self) -> None:
        """Take the focus."""
        self.list.setFocus()

    def go_to(self, path: str) -> None:
        """Go to the kind of motion at fault."""
        found = re.search(r"motions\[([0-9]+)\]", path)
        self.list.pick(found[1] if found else OPENING)
        self.enter()

    def add_row(self) -> None:
        """Add a kind of motion that begins as the chosen one is."""
        motions = self.draft.now.motions
        like = self._chosen() or motions[0]
        taken = {each.id for each in motions}
        name = next(f"motion-{n}" for n in range(1, len(taken) + 2) if f"motion-{n}" not in taken)
        self.draft.change(replace(self.draft.now, motions=(*motions, replace(like, id=name, name=tr("新的表决事项")))))
        self.list.pick(str(len(motions)))
        self.motion.widget("name").setFocus()

    def remove_row(self) -> None:
        """Take the chosen kind away; the last one stays, for a meeting that votes on nothing needs none of this."""
        motions = self.draft.now.motions
        if self._chosen() is not None and len(motions) > 1:
            at = int(self.list.chosen)
            self.draft.change(replace(self.draft.now, motions=motions[:at] + motions[at + 1 :]))
            self.list.pick(OPENING)

    def move_row(self, by: int) -> None:
        """Move the chosen kind up or down."""
        if self._chosen() is None:
            return
        order, at = list(self.draft.now.motions), int(self.list.chosen)
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
            self.draft.change(replace(self.draft.now, motions=tuple(order)))
            self.list.pick(str(at + by))

    def _chosen(self) -> MotionKind | None:
        name = self.list.chosen
        motions = self.draft.now.motions
        return motions[int(name)] if name.isdigit() and int(name) < len(motions) else None

    def _load(self) -> None:
        kind, profile = self._chosen(), self.draft.now
        self.opening.setVisible(kind is None)
        self.motion.setVisible(kind is not None)
        if kind is None:
            self.opening.load(_of_quorum(profile.opening.quorum))
            quorum = profile.opening.quorum
            self.read_out.setText(quorum_words(quorum) if quorum else "")
        else:
            self.motion.load(_of_motion(kind))
            self.read_out.setText(motion_words(kind))

    def _edit(self, key: str, value: Value) -> None:
        kind, now = self._chosen(), self.draft.now
        try:
            if kind is None:
                rule = _with_quorum(now.opening, key, value)
                self.draft.change(replace(now, opening=rule), typing=key)
                return
            at = int(self.list.chosen)
            new = (*now.motions[:at], _changed(kind, key, value), *now.motions[at + 1 :])
            self.draft.change(replace(now, motions=new), typing=f"{at}.{key}")
        except RuleError as why:
            self.tell(str(why).rstrip("。"))


def _quorum_fields(*, always: bool) -> tuple[Field, ...]:
    asked = () if always else (Field("has_quorum", tr("另有到会人数要求(&Q)"), Kind.TICK),)
    return (
        *asked,
        Field("quorum_fraction", tr("到会人数比例(&F)"), check=share_fault),
        Field("quorum_comparison", tr("到会人数须(&G)"), Kind.CHOICE, choices=words.comparisons()),
        Field("quorum_base", tr("到会人数的基数(&H)"), Kind.CHOICE, choices=words.quorum_bases()),
    )


def _motion_fields() -> tuple[Field, ...]:
    methods = tuple(
        Field(f"method.{value}", tr("可用{method}", method=name), Kind.TICK) for value, name in words.methods()
    )
    return (
        Field("name", tr("事项名称(&N)"), needed=True),
        Field("ballot", tr("票面用词(&W)"), Kind.CHOICE, choices=words.ballots()),
        Field("comparison", tr("赞成票须(&C)"), Kind.CHOICE, choices=words.comparisons()),
        Field("fraction", tr("比例(&P)"), check=share_fault),
        Field("base", tr("占什么的比例(&B)"), Kind.CHOICE, choices=words.bases()),
        Field("casting", tr("票数相等时(&T)"), Kind.CHOICE, choices=words.castings()),
        Field("recusal", tr("回避人员(&R)"), Kind.CHOICE, choices=words.recusals()),
        Field("blank", tr("空白票(&K)"), Kind.CHOICE, choices=words.blanks()),
        Field("usual", tr("通常怎么表决(&U)"), Kind.CHOICE, choices=words.methods()),
        Field("heard", tr("各方先表态(&E)"), Kind.TICK),
        *methods,
        Field("chair_concludes", tr("主持人末位表态(&L)"), Kind.TICK),
        Field("needs_circulated", tr("材料须会前送达(&I)"), Kind.TICK),
        Field("block", tr("几个问题可以一并表决(&J)"), Kind.TICK),
        *_quorum_fields(always=False),
    )


def _of_quorum(quorum: Quorum | None) -> dict[str, Value]:
    shown = quorum or Quorum(fraction("1/2"), Comparison.AT_LEAST, Base.ENTITLED)
    return {
        "quorum_fraction": str(shown.fraction),
        "quorum_comparison": shown.comparison.value,
        "quorum_base": shown.base.value,
    }


def _of_motion(kind: MotionKind) -> dict[str, Value]:
    rule = kind.rule
    return {
        "name": kind.name,
        "ballot": kind.words.value,
        "comparison": rule.threshold.comparison.value,
        "fraction": str(rule.threshold.fraction),
        "base": rule.threshold.base.value,
        "casting": rule.casting.value,
        "recusal": rule.recusal.value,
        "blank": rule.blank.value,
        "usual": kind.methods[0] if kind.methods else "",
        **{f"method.{value}": value in kind.methods for value, _name in words.methods()},
        "heard": kind.heard,
        "chair_concludes": kind.chair_concludes,
        "needs_circulated": kind.needs_circulated,
        "block": kind.block,
        "has_quorum": rule.quorum is not None,
        **_of_quorum(rule.quorum),
    }


def _changed(kind: MotionKind, key: str, value: Value) -> MotionKind:
    if key.startswith("method.") or key == "usual":
        return replace(kind, methods=_methods(kind.methods, key, value))
    match key:
        case "name":
            return replace(kind, name=str(value))
        case "ballot":
            return replace(kind, words=BallotWords(str(value)))
        case "heard":
            return replace(kind, heard=bool(value))
        case "chair_concludes":
            return replace(kind, chair_concludes=bool(value))
        case "block":
            return replace(kind, block=bool(value))
        case "needs_circulated":
            return replace(kind, needs_circulated=bool(value))
    return replace(kind, rule=_ruled(kind.rule, key, value))


def _methods(old: tuple[str, ...], key: str, value: Value) -> tuple[str, ...]:
    """The usual method stands first; one that is chosen as usual is allowed."""
    if key == "usual":
        return (str(value), *(each for each in old if each != value))
    method = key.removeprefix("method.")
    rest = tuple(each for each in old if each != method)
    return (*rest, method) if value else rest


def _ruled(rule: VoteRule, key: str, value: Value) -> VoteRule:
    line = rule.threshold
    match key:
        case "comparison":
            return replace(rule, threshold=Threshold(line.fraction, Comparison(str(value)), line.base))
        case "fraction":
            return replace(rule, threshold=Threshold(fraction(str(value)), line.comparison, line.base))
        case "base":
            return replace(rule, threshold=Threshold(line.fraction, line.comparison, Base(str(value))))
        case "casting":
            return replace(rule, casting=Casting(str(value)))
        case "recusal":
            return replace(rule, recusal=RecusalEffect(str(value)))
        case "blank":
            return replace(rule, blank=BlankBallot(str(value)))
    return _with_quorum(rule, key, value)


def _with_quorum(rule: VoteRule, key: str, value: Value) -> VoteRule:
    quorum = rule.quorum or Quorum(fraction("1/2"), Comparison.AT_LEAST, Base.ENTITLED)
    match key:
        case "has_quorum":
            return replace(rule, quorum=quorum if value else None)
        case "quorum_fraction":
            return replace(rule, quorum=replace(quorum, fraction=fraction(str(value))))
        case "quorum_comparison":
            return replace(rule, quorum=replace(quorum, comparison=Comparison(str(value))))
        case "quorum_base":
            return replace(rule, quorum=replace(quorum, base=Base(str(value))))
    raise KeyError(key)
