"""Questioning (质询): prepared questions, chains, each party's judgement of the answer in one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar

from desktop.meeting.acts import AnswerGiven, FollowUpPut, QuestionPut
from desktop.meeting.ids import NOBODY, FindingId, PartyId, PersonId, Seq
from desktop.meeting.rules import speech
from desktop.meeting.state import Chain, Meeting
from desktop.ui.card_chip import CardChip
from desktop.ui.field import Field, Kind
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.hall.times import date_fault, read_date
from desktop.ui.icons import Icon
from desktop.ui.matrix_model import Choice, Line, Mark, MatrixModel
from desktop.ui.matrix_view import MatrixView
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_COLUMN = "judgement"


class QuestioningPanel(SidePanel):
    """The panel. ``offered`` carries a text, a kind and a speaker for the entry bar."""

    offered = Signal(str, str, str)

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("质询"))
        self._finding = FindingId("")
        look = session.look
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(tr("质询链或预备问题"))
        self._tabs.setDrawBase(False)
        self._tabs.addTab(tr("质询"))
        self._tabs.addTab(tr("预备问题"))
        self._tabs.currentChanged.connect(lambda _at: self._show())
        self.add(self._tabs)
        self.chains = Outline(look, tr("质询链"))
        self.chains.picked.connect(lambda _name: self._show_judgements())
        self.chains.opened.connect(lambda _name: self.judge())
        self.add(self.chains, 3)
        self.prepared = Outline(look, tr("预备问题"))
        self.prepared.opened.connect(self._offer)
        self.add(self.prepared, 3)
        self._words = self.say("")
        self._model: MatrixModel | None = None
        self.judgements: MatrixView | None = None
        self._hint = self.say("", "hint")
        self.defer = self.button(tr("当场未答"), name=tr("当场未答（Ctrl+D）"))
        self.defer.clicked.connect(self.ask_deferral)
        self.promise = self.button(tr("记承诺"), mark=Icon.HANDSHAKE, name=tr("从答复记承诺（Ctrl+K）"))
        self.promise.clicked.connect(self.offer_commitment)
        self.add_buttons((self.defer, self.promise), columns=2)

    def refresh(self, meeting: Meeting) -> None:
        """Show the chains as they stand."""
        if self._model is None and meeting.profile.judgements and meeting.plan.parties:
            self._make_judgements(meeting)
        super().refresh(meeting)
        self._show()

    def follow_finding(self, finding: FindingId) -> None:
        """Show the chains of ``finding`` first."""
        self._finding = finding
        self._show()

    def take_focus(self) -> None:
        """Go to the judgements of the newest chain, else to the chains."""
        if self.prepared.isVisible() and self.prepared.rows:
            self.prepared.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.judgements is not None and self.chains.rows:
            self.judge()
        else:
            self.chains.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def judge(self) -> None:
        """Put the cursor on the judgements of the selected chain."""
        if self.judgements is not None:
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
        chain = self.chain
        if chain is None or self.meeting is None:
            return
        speaker = _answering(chain)
        self.hand.ask(
            tr("质询 {number}：当场未答", number=chain.number),
            (
                Field("text", tr("答复什么(&T)"), Kind.TEXT, needed=True),
                Field("due", tr("何时前书面答复(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日")),
                Field("to", tr("答复给谁(&W)")),
            ),
            lambda said: speech.defer_answer(
                str(said["text"]),
                read_date(str(said["due"]), self.hand.today),
                question=chain.links[-1].seq,
                to=str(said["to"]),
                speaker=speaker,
            ),
        )

    def offer_commitment(self) -> None:
        """Put the newest answer's words into the entry bar as a promise."""
        chain = self.chain
        answers = [link.act for link in chain.links if isinstance(link.act, AnswerGiven)] if chain else []
        if answers:
            self.offered.emit(answers[-1].text, "commitment", answers[-1].speaker)
        else:
            self.offered.emit("", "commitment", "")

    # Showing

    def _show(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        prepared = self._tabs.currentIndex() == 1
        self.chains.setVisible(not prepared)
        self.prepared.setVisible(prepared)
        every = list(meeting.questioning.chains.values())
        self._tabs.setTabText(0, tr("质询 {count}", count=len(every)))
        asked = [each for each in meeting.plan.questions if not self._finding or each.finding == self._finding]
        self._tabs.setTabText(1, tr("预备问题 {count}", count=len(asked)))
        newest = len(every) != len(self.chains.rows)
        self.chains.show_rows(tuple(_row(meeting, each) for each in every))
        if newest and every:
            self.chains.pick(str(every[-1].seq))
        places = {id(each): str(at) for at, each in enumerate(meeting.plan.questions)}
        self.prepared.show_rows(
            tuple(
                Row(places[id(each)], each.text, meeting.party_name(each.party), icon=Icon.CIRCLE_HELP, lines=3)
                for each in asked
            )
        )
        self._show_judgements()

    def _show_judgements(self) -> None:
        chain, meeting = self.chain, self.meeting
        if meeting is None:
            return
        self._words.setText(_last_words(chain) if chain else tr("还没有质询。在下方记录栏选“质询”即开始一条链。"))
        if self._model is None or self.judgements is None:
            return
        self.judgements.setVisible(chain is not None)
        if chain is None:
            return
        marks: dict[tuple[str, str], Mark] = {
            (judged.party, _COLUMN): Mark(judged.judgement, commented=bool(judged.remark))
            for _, judged in chain.judgements
            if judged.judgement
        }
        rows = [Line(party.id, party.called) for party in meeting.plan.parties]
        self._model.show(rows, [Line(_COLUMN, tr("评价"))], marks)

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
        self._hint.setText("  ".join(f"{value.keys} {value.word}" for value in values) + tr("  Enter 加评语"))

    def _judge(self, party: PartyId, word: str) -> None:
        chain = self.chain
        if chain is not None and word:
            self.hand.do(speech.judge_answer(word, party=party, question=chain.seq))

    def _ask_remark(self, party: PartyId) -> None:
        chain, meeting = self.chain, self.meeting
        if chain is None or meeting is None:
            return
        self.hand.ask(
            tr("{party}的评语", party=meeting.party_name(party)),
            (Field("remark", tr("评语(&R)"), Kind.TEXT, needed=True),),
            lambda said: speech.judge_answer("", party=party, question=chain.seq, remark=str(said["remark"])),
        )

    def _offer(self, place: str) -> None:
        if self.meeting is not None:
            question = self.meeting.plan.questions[int(place)]
            members = [seat.person for seat in self.meeting.plan.seats if seat.party == question.party]
            self.offered.emit(question.text, "question", members[0] if members else NOBODY)


def _row(meeting: Meeting, chain: Chain) -> Row:
    finding = meeting.finding(chain.put.finding)
    about = tr("问题 {number}", number=finding.number) if finding else ""
    if not chain.answered:
        state, hue, icon = tr("待答复"), Hue.AMBER, Icon.MESSAGE_CIRCLE_QUESTION_MARK
    elif chain.deferred:
        state, hue, icon = tr("待书面答复"), Hue.AMBER, Icon.CLOCK
    else:
        state, hue, icon = tr("已答复"), Hue.GREEN, Icon.CIRCLE_CHECK
    judged = len({each.party for _, each in chain.judgements if each.judgement})
    all_ = len(meeting.plan.parties)
    chips = (CardChip(tr("评价 {judged}/{all}", judged=judged, all=all_), Hue.GOLD),) if judged else ()
    meta = " · ".join(part for part in (about, meeting.name(chain.put.asker), state) if part)
    return Row(str(chain.seq), chain.put.text, meta, str(chain.number), icon, hue, chips, lines=2)


def _last_words(chain: Chain) -> str:
    last = chain.links[-1].act
    text = last.text if len(last.text) <= 60 else f"{last.text[:60]}…"
    kind = tr("问") if isinstance(last, QuestionPut | FollowUpPut) else tr("答")
    return f"{kind}：{text}"


def _answering(chain: Chain) -> PersonId:
    said = [link.act.speaker for link in chain.links if isinstance(link.act, AnswerGiven)]
    return said[-1] if said else chain.put.respondent
