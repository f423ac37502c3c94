"""Prepared questions at hand: a number chooses one, Enter offers it, Space ticks it off."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.meeting.acts import FollowUpPut, QuestionPut
from desktop.meeting.ids import FindingId
from desktop.meeting.state import Meeting
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class PreparedList(Outline):
    """The list. ``opened`` carries the place of a question to be put, ``ticked`` of one to be ticked off or on.

    Digits choose by number: at once where no longer number begins so, else on the next digit or Enter.
    """

    ticked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("预备问题"))
        self._digits = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Space; everything else is the list's."""
        sign = unicodedata.normalize("NFKC", event.text())
        if len(sign) == 1 and sign.isdecimal():
            self._type(sign)
            return
        self._digits = ""
        if event.key() == Qt.Key.Key_Space and self.chosen:
            self.ticked.emit(self.chosen)
            return
        super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        begun = self._digits + digit
        if not any(row.number.startswith(begun) for row in self.rows):
            begun = digit
        meant = next((row for row in self.rows if row.number == begun), None)
        longer = any(row.number.startswith(begun) and row.number != begun for row in self.rows)
        self._digits = begun if longer else ""
        if meant is not None:
            self.pick(meant.id)
            if not longer:
                self.opened.emit(meant.id)


def asked(meeting: Meeting) -> frozenset[int]:
    """Return the places of the prepared questions that were put in their own words."""
    put = {
        _bare(link.act.text)
        for chain in meeting.questioning.chains.values()
        for link in chain.links
        if isinstance(link.act, QuestionPut | FollowUpPut)
    }
    return frozenset(at for at, each in enumerate(meeting.plan.questions) if _bare(each.text) in put)


def answers_to(meeting: Meeting, place: int) -> bool:
    """Return whether the newest question may be the prepared one in other words: the same party, the same finding."""
    prepared = meeting.plan.questions[place]
    put = meeting.questioning.chains[next(reversed(meeting.questioning.chains))].put
    same_party = not prepared.party or meeting.party_of(put.asker) == prepared.party
    return same_party and (not prepared.finding or put.finding == prepared.finding)


def prepared_rows(meeting: Meeting, finding: FindingId, done: frozenset[int]) -> tuple[Row, ...]:
    """Return a row for every prepared question, those on ``finding`` first, the numbers those of the preparation."""
    places = sorted(
        range(len(meeting.plan.questions)), key=lambda at: (meeting.plan.questions[at].finding != finding, at)
    )
    return tuple(_row(meeting, at, finding, done=at in done) for at in places)


def _row(meeting: Meeting, at: int, finding: FindingId, *, done: bool) -> Row:
    question = meeting.plan.questions[at]
    known = meeting.finding(question.finding)
    parts = (
        tr("已问") if done else "",
        tr("问题 {number}", number=known.number) if known else "",
        meeting.party_name(question.party),
        tr("问 {name}", name=meeting.name(question.respondent)) if question.respondent else "",
    )
    here = bool(finding) and question.finding == finding
    icon, hue = (Icon.CIRCLE_CHECK, Hue.GREEN) if done else (Icon.CIRCLE_HELP, Hue.BLUE if here else Hue.GREY)
    meta = " · ".join(part for part in parts if part)
    return Row(str(at), question.text, meta, str(at + 1), icon, hue, lines=3, faint=done)


def _bare(text: str) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))
