"""Questioning (质询): prepared questions, chains, each party's judgement in one key, answers owed in writing."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from desktop.meeting.ids import NOBODY, FindingId, PartyId, Seq
from desktop.meeting.rules import speech
from desktop.meeting.state import Chain, Meeting, Owed
from desktop.ui.empty_state import EmptyState
from desktop.ui.errand import Errand
from desktop.ui.hall import questioning_asks as asks
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.outline import Outline
from desktop.ui.hall.prepared_list import PreparedList, answers_to, asked, prepared_rows
from desktop.ui.hall.promise import Promised
from desktop.ui.hall.questioning_rows import chain_row, owed_row, said_last
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.matrix_model import Choice, Line, Mark, MatrixModel
from desktop.ui.matrix_view import MatrixView
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_COLUMN = "judgement"
_CHAINS, _PREPARED, _OWED = range(3)
DRAFT = "prepared"
"""Where the questions ticked off are kept: an aid of the recorder, no part of the record."""


class QuestioningPanel(SidePanel):
    """The panel. ``offered`` carries a text, a kind, a speaker and who is asked, for the entry bar.

    ``about`` carries its finding before it, ``judged`` says that every party has judged the answers of the chain at
    hand.
    """

    offered = Signal(str, str, str, str)
    about = Signal(str)
    judged = Signal()

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("质询"))
        self._finding = FindingId("")
        self._ticked: set[int] = set()
        self._put: tuple[int, int] | None = None
        look = session.look
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("质询链、预备问题或待书面答复"))
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for name in (tr("质询"), tr("预备"), tr("待书面")):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(lambda _at: self._show())
        self.add(self.tabs)
        self.chains = Outline(look, tr("质询链"))
        self.chains.picked.connect(lambda _name: self._show_judgements())
        self.chains.opened.connect(lambda _name: self.judge())
        self.prepared = PreparedList(look)
        self.prepared.opened.connect(self._offer)
        self.prepared.ticked.connect(self._tick)
        self.owed = Outline(look, tr("待书面答复"))
        self.owed.opened.connect(self._ask_written)
        self.lists = (self.chains, self.prepared, self.owed)
        self.empties = (
            EmptyState(look, Icon.MESSAGE_CIRCLE_QUESTION_MARK, tr("还没有质询"), tr("在记录栏选“质询”即开始一条链。")),
            EmptyState(look, Icon.LIST_CHECKS, tr("没有预备问题"), tr("会前准备里写下的问题会列在这里。")),
            EmptyState(look, Icon.CIRCLE_CHECK, tr("没有待书面答复的"), tr("当场答不了的，按 Ctrl+D 定下期限。")),
        )
        self._pages = QStackedWidget()
        for each in (*self.lists, *self.empties):
            self._pages.addWidget(each)
        self._pages.setMinimumHeight(look.theme.px(56))
        self.add(self._pages, 3)
        self._words = self.say("")
        self._model: MatrixModel | None = None
        self.judgements: MatrixView | None = None
        self._hint = self.say("", "hint")
        self.defer = self.button(tr("当场未答"), name=tr("当场未答（Ctrl+D）"))
        self.defer.clicked.connect(self.ask_deferral)
        self.promise = self.button(tr("记承诺"), mark=Icon.HANDSHAKE, name=tr("从答复记承诺（Ctrl+K）"))
        self.promise.clicked.connect(lambda _checked: self.ask_commitment())
        self.check = self.button(tr("当场核验"), mark=Icon.SEARCH, name=tr("当场核验（Ctrl+Shift+G）"))
        self.check.clicked.connect(self.ask_evidence)
        self.written = self.button(tr("书面已到"), name=tr("书面答复已到"))
        self.written.clicked.connect(self.ask_written_answer)
        self.add_buttons((self.defer, self.promise, self.check, self.written), columns=2)

    def refresh(self, meeting: Meeting) -> None:
        """Show the chains as they stand."""
        if self._model is None and meeting.profile.judgements and meeting.plan.parties:
            self._make_judgements(meeting)
        super().refresh(meeting)
        if self._put is not None and len(meeting.questioning.chains) > self._put[1]:
            place, self._put = self._put[0], None
            if answers_to(meeting, place):
                self._ticked.add(place)
                self._keep()
        self._show()

    def restore(self, drafts: dict[str, str]) -> None:
        """Tick off what was ticked off before; ``drafts`` are texts by field."""
        if kept := drafts.get(DRAFT, ""):
            self._ticked |= set(json.loads(kept))
            self._show()

    def follow_finding(self, finding: FindingId) -> None:
        """Show the prepared questions on ``finding`` first."""
        self._finding = finding
        self._show()

    def take_focus(self) -> None:
        """Go to what is shown: the judgements of the chain at hand, the prepared questions, the answers owed."""
        at = self.tabs.currentIndex()
        if at == _CHAINS and self.judgements is not None and self.chains.rows:
            self.judge()
        elif self.lists[at].rows:
            if not self.lists[at].chosen:
                self.lists[at].pick(self.lists[at].rows[0].id)
            self.lists[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_prepared(self) -> None:
        """Put the cursor on the prepared questions, ready for a number."""
        self.tabs.setCurrentIndex(_PREPARED)
        self.take_focus()

    def judge(self) -> None:
        """Put the cursor on the first party that has not judged the selected chain."""
        if self.judgements is None or self.meeting is None:
            return
        chain = self.chain
        given = {each.party for _, each in chain.judgements if each.judgement} if chain else set()
        waiting = [party.id for party in self.meeting.plan.parties if party.id not in given]
        self.judgements.go_to((waiting or [self.meeting.plan.parties[0].id])[0], _COLUMN)
        self.judgements.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chain(self) -> Chain | None:
        """The selected chain, else the newest."""
        if self.meeting is None or not self.meeting.questioning.chains:
            return None
        chains = self.meeting.questioning.chains
        chosen = Seq(int(self.chains.chosen or 0))
        return chains.get(chosen) or chains[next(reversed(chains))]

    def ask_deferral(self) -> None:
        """Ask when and to whom the written answer goes."""
        if self.meeting is not None and (chain := self.chain) is not None:
            asks.ask_deferral(self.hand, self.meeting, chain)

    def ask_commitment(self, picked: Promised | None = None) -> None:
        """Ask for a promise in the words picked from the record, else in those of the newest answer."""
        if self.meeting is not None:
            asks.ask_commitment(self.hand, self.meeting, self.chain, picked)

    def ask_evidence(self) -> None:
        """Ask what a paper was found to say."""
        if self.meeting is not None and (chain := self.chain) is not None:
            asks.ask_evidence(self.hand, self.meeting, chain)

    def ask_written_answer(self) -> None:
        """Ask for the written answer that has come: to the selected promise, else to the oldest."""
        waiting = [owed.seq for _chain, owed in self._waiting()]
        if waiting:
            self._ask_written(self.owed.chosen or str(waiting[0]))

    # Showing

    def _waiting(self) -> list[tuple[Chain, Owed]]:
        chains = self.meeting.questioning.chains.values() if self.meeting else ()
        return [(chain, owed) for chain in chains for owed in chain.owed]

    def _done(self, meeting: Meeting) -> frozenset[int]:
        """The prepared questions put in their own words, and those the recorder ticked off."""
        return asked(meeting) | frozenset(self._ticked)

    def _show(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        every = list(meeting.questioning.chains.values())
        newest = len(every) != len(self.chains.rows)
        self.chains.show_rows(tuple(chain_row(meeting, each) for each in every))
        if newest and every:
            self.chains.pick(str(every[-1].seq))
        done = self._done(meeting)
        self.prepared.show_rows(prepared_rows(meeting, self._finding, done))
        waiting = self._waiting()
        self.owed.show_rows(tuple(owed_row(meeting, chain, each, self.hand.today) for chain, each in waiting))
        self.tabs.setTabText(_CHAINS, tr("质询 {count}", count=len(every)))
        questions = len(meeting.plan.questions)
        self.tabs.setTabText(_PREPARED, tr("预备 {done}/{all}", done=len(done), all=questions))
        self.tabs.setTabText(_OWED, tr("待书面 {count}", count=len(waiting)))
        self.written.setEnabled(bool(waiting))
        for each in (self.defer, self.check):
            each.setEnabled(bool(every))
        at = self.tabs.currentIndex()
        self._pages.setCurrentWidget(self.lists[at] if self.lists[at].rows else self.empties[at])
        self._show_judgements()

    def _show_judgements(self) -> None:
        chain, meeting = self.chain, self.meeting
        if meeting is None:
            return
        shown = chain is not None and self.tabs.currentIndex() == _CHAINS
        self._words.setVisible(shown)
        if chain is not None:
            self._words.setText(said_last(meeting, chain))
        self._hint.setText(self._hint_words(shown=shown))
        if self._model is None or self.judgements is None:
            return
        self.judgements.setVisible(shown)
        if chain is None:
            return
        marks: dict[tuple[str, str], Mark] = {
            (judged.party, _COLUMN): Mark(judged.judgement, commented=bool(judged.remark))
            for _, judged in chain.judgements
            if judged.judgement
        }
        rows = [Line(party.id, party.called) for party in meeting.plan.parties]
        self._model.show(rows, [Line(_COLUMN, tr("评价"))], marks)

    def _hint_words(self, *, shown: bool) -> str:
        match self.tabs.currentIndex():
            case at if at == _PREPARED:
                return tr("按序号选用 · Enter 填入记录栏 · 空格 勾去")
            case at if at == _OWED:
                return tr("Enter 记书面答复")
            case _ if shown and self._model is not None:
                values = "  ".join(f"{value.keys} {value.word}" for value in self._model.choices)
                return values + tr("  Enter 加评语")
            case _:
                return ""

    def _make_judgements(self, meeting: Meeting) -> None:
        hues = ((Hue.GREEN, Icon.CHECK), (Hue.BLUE, Icon.CIRCLE_DOT), (Hue.ORANGE, Icon.X), (Hue.RED, Icon.OCTAGON_X))
        words = meeting.profile.judgements
        values = []
        for at, each in enumerate(words):
            hue, icon = hues[min(at, 1) if each.satisfied else min(max(2, at), 3)]
            values.append(Choice(each.word, each.word, icon, hue, str(at + 1)))
        self._model = MatrixModel(values)
        view = MatrixView(self.session.look, self._model, tr("各方对答复的评价"))
        view.horizontalHeader().hide()
        view.chosen.connect(lambda party, _column, word: self._judge(PartyId(party), word))
        view.comment_wanted.connect(lambda party, _column: self._ask_remark(PartyId(party)))
        px = self.session.look.theme.px
        view.verticalHeader().setFixedWidth(px(96))
        view.verticalHeader().setDefaultSectionSize(px(34))
        view.setFixedHeight(px(34) * len(meeting.plan.parties) + px(4))
        self.judgements = view
        self.column.insertWidget(self.column.indexOf(self._hint), view)

    # Doing

    def _judge(self, party: PartyId, word: str) -> None:
        chain, meeting = self.chain, self.meeting
        if chain is None or meeting is None or not word:
            return
        self.hand.do(speech.judge_answer(word, party=party, question=chain.seq))
        given = {each.party for _, each in chain.judgements if each.judgement}
        if given | {party} >= {each.id for each in meeting.plan.parties} and party not in given:
            self.judged.emit()

    def _ask_remark(self, party: PartyId) -> None:
        if self.meeting is not None and (chain := self.chain) is not None:
            asks.ask_remark(self.hand, self.meeting, chain, party)

    def _ask_written(self, name: str) -> None:
        for chain, owed in self._waiting():
            if str(owed.seq) == name and self.meeting is not None:
                asks.ask_written_answer(self.hand, self.meeting, chain, owed)

    def _offer(self, name: str) -> None:
        """Put a prepared question into the entry bar, about its finding; it is ticked off once it is recorded."""
        meeting, place = self.meeting, int(name)
        if meeting is None:
            return
        question = meeting.plan.questions[place]
        members = [seat.person for seat in meeting.plan.seats if seat.party == question.party]
        if question.finding:
            self.about.emit(question.finding)
        self._put = (place, len(meeting.questioning.chains))
        self.offered.emit(question.text, "question", members[0] if members else NOBODY, question.respondent)

    def _tick(self, name: str) -> None:
        self._ticked ^= {int(name)}
        self._keep()
        self._show()

    def _keep(self) -> None:
        drafts, place = self.session.office.drafts, self.hand.place(DRAFT)
        text = json.dumps(sorted(self._ticked)) if self._ticked else ""
        self.session.errands.send(
            Errand(tr("正在保存草稿"), lambda _report: drafts.keep(place, text), lambda _none: None)
        )
