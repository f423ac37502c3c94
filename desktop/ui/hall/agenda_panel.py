"""What there is to do: the agenda, and the findings with how far each is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.meeting.acts import Outcome
from desktop.meeting.agreement import Agreement
from desktop.meeting.catalogue import word
from desktop.meeting.ids import FindingId
from desktop.meeting.plan import Finding
from desktop.meeting.state import ItemState, ItemStatus, Meeting, Phase
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.times import clock
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.panel import Panel
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class AgendaPanel(QFrame):
    """Agenda above, findings below. ``item_opened`` and ``finding_chosen`` carry ids."""

    item_opened = Signal(str)
    finding_chosen = Signal(str)

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._language = language
        self._finding = FindingId("")
        self._meeting: Meeting | None = None
        self._agenda_head, self._findings_head = Panel(look, tr("议程")), Panel(look, tr("问题清单"))
        self.agenda, self.findings = Outline(look, tr("议程")), Outline(look, tr("问题清单"))
        self.agenda.opened.connect(self.item_opened)
        self.findings.opened.connect(self.finding_chosen)
        self._agenda_head.add(self.agenda, 1)
        self._findings_head.add(self.findings, 1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._agenda_head, 2)
        column.addWidget(rule)
        column.addWidget(self._findings_head, 5)

    def refresh(self, meeting: Meeting) -> None:
        """Show agenda and findings as they stand."""
        self._meeting = meeting
        items = tuple(meeting.agenda.items.values())
        done = sum(each.status is ItemStatus.CLOSED for each in items)
        self._agenda_head.say(tr("议程"), f"{done} / {len(items)}")
        self.agenda.show_rows(tuple(_item(meeting, each) for each in items))
        found = self._of_item(meeting)
        settled = sum(bool(meeting.verdict(each.id).word) for each in found)
        self._findings_head.say(
            tr("{subject}清单", subject=meeting.profile.subject),
            tr("已认定 {done} / {all}", done=settled, all=len(found)),
        )
        self._findings_head.setVisible(bool(meeting.agenda.findings))
        self.findings.show_rows(
            tuple(_finding(meeting, each, self._language, now=each.id == self._finding) for each in found)
        )

    def choose_finding(self, finding: FindingId) -> None:
        """Mark ``finding`` as the one everything is about, "" for none."""
        self._finding = finding
        if self._meeting is not None:
            self.refresh(self._meeting)
            self.findings.pick(finding)

    def step(self, by: int) -> FindingId:
        """Return the finding ``by`` places further down the list, the first one where none was chosen."""
        ids = [FindingId(row.id) for row in self.findings.rows]
        if not ids:
            return FindingId("")
        at = ids.index(self._finding) + by if self._finding in ids else (0 if by > 0 else -1)
        return ids[at % len(ids)]

    def take_focus(self) -> None:
        """Put the cursor into the findings, or into the agenda where there are none."""
        target = self.findings if self.findings.rows else self.agenda
        if not target.currentIndex().isValid() and target.rows:
            target.pick(target.rows[0].id)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @staticmethod
    def _of_item(meeting: Meeting) -> tuple[Finding, ...]:
        """The findings of the item that is open; all of them between items and for items that name none."""
        state = meeting.agenda.items.get(meeting.current_item())
        every = tuple(meeting.agenda.findings.values())
        if state is None or not state.item.findings:
            return every
        return tuple(each for each in every if each.id in state.item.findings) or every


def _item(meeting: Meeting, state: ItemState) -> Row:
    icon, hue = {
        ItemStatus.WAITING: (Icon.CIRCLE, Hue.SLATE),
        ItemStatus.OPEN: (Icon.CIRCLE_DOT, Hue.BLUE),
        ItemStatus.CLOSED: (Icon.CIRCLE_CHECK, Hue.GREEN),
        ItemStatus.REJECTED: (Icon.BAN, Hue.GREY),
    }[state.status]
    meta = tr("未开始")
    if state.opened_at is not None:
        meta = tr("{time} 开始", time=clock(meeting, state.opened_at)[:5])
        if state.closed_at is not None:
            meta = f"{clock(meeting, state.opened_at)[:5]}–{clock(meeting, state.closed_at)[:5]}"
    if state.improvised:
        meta = tr("临时动议，未列入") if state.status is ItemStatus.REJECTED else tr("临时动议")
    title = f"{state.item.number} {state.item.title}".strip()
    now, faint = state.status is ItemStatus.OPEN, state.status in {ItemStatus.CLOSED, ItemStatus.REJECTED}
    return Row(state.item.id, title, meta, icon=icon, hue=hue, now=now, faint=faint)


def _finding(meeting: Meeting, finding: Finding, language: str, *, now: bool) -> Row:
    word_, hue, icon = state_of(meeting, finding.id, language)
    chips: tuple[CardChip, ...] = ()
    settled = bool(meeting.verdict(finding.id).word)
    if meeting.plan.parties and not settled and meeting.opinions.agreed(finding.id) is Agreement.SPLIT:
        chips = (CardChip(word("split", language), Hue.ORANGE),)
    return Row(finding.id, finding.text, word_, finding.number, icon, hue, chips, now=now, lines=2)


def state_of(meeting: Meeting, finding: FindingId, language: str) -> tuple[str, Hue, Icon]:
    """Return how far a finding is: its verdict, its vote, its questions."""
    verdict = meeting.verdict(finding)
    if verdict.word:
        return tr("认定：{word}", word=verdict.word), Hue.GREEN, Icon.CIRCLE_CHECK
    if verdict.outcome is Outcome.DEFERRED:
        return word("deferred", language), Hue.AMBER, Icon.CLOCK
    if verdict.outcome is not None:
        return tr("表决{outcome}", outcome=word(verdict.outcome.value, language)), Hue.ORANGE, Icon.X
    motion = meeting.motions.all.get(verdict.motion) if verdict.motion else None
    if motion is not None:
        phase = tr("投票中") if motion.phase is Phase.OPEN else word(motion.phase.value, language)
        return phase, Hue.BLUE, Icon.VOTE
    chains = meeting.questioning.about(finding)
    if any(not chain.answered for chain in chains):
        return tr("质询中"), Hue.BLUE, Icon.MESSAGE_CIRCLE_QUESTION_MARK
    if chains:
        return tr("已质询 {count} 问", count=len(chains)), Hue.SLATE, Icon.CIRCLE_DOT
    return tr("未质询"), Hue.SLATE, Icon.CIRCLE
