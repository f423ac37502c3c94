"""The story's course: who comes and goes, stages and items, breaks, papers, signatures, and the end."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.meeting import acts
from desktop.meeting.acts import Act
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.ui.field import Value
from desktop.ui.hall.form_dialog import FormDialog
from tests.xvfb.driver import Story, asked, focus, press
from tests.xvfb.stage import Stage

MEETING = "alt+m"


class Course(Stage):
    """Attendance, procedure and papers."""

    def course(self, told: tuple[Entry, ...]) -> Story | None:
        """The keys that put the act on record; None for another sort of act."""
        act = told[0].act
        return self._attend(told, act) or self._proceed(act) or self._paper(act)

    def _attend(self, told: tuple[Entry, ...], act: Act) -> Story | None:
        match act:
            case acts.Arrived():
                return self._arrive([each.act for each in told])
            case acts.ProxyAttended():
                return self._row(act.person, "7", {"other": act.stands_for, "authority": act.authority})
            case acts.LeaveGranted():
                said = {"ground": act.ground, "approved": act.approved_by, "written": act.written_opinion}
                return self._row(act.person, "4", said)
            case acts.Departed():
                return self._row(act.person, "3", {"ground": act.ground, "approved": act.approved_by})
            case acts.EnteredRoom() | acts.LeftRoom():
                return self._move([each.act for each in told], act)
            case acts.Recused():
                return self._row(act.person, "6", {"ground": act.ground, "about": act.finding})
            case acts.RecusalSettled():
                who = self.meeting.attendance.recusals[act.recusal].act.person
                granted = "yes" if act.granted else "no"
                return self._row(who, "6", {"granted": granted, "ground": act.ground}, len(told))
            case acts.HeadsCounted():
                return self.asks(MEETING, "words.count", {"text": act.note})
            case acts.ChairChanged():
                said = {"chair": act.chair, "ground": act.ground, "acting": act.acting}
                return self.asks(MEETING, "room.chair", said)
            case _:
                return None

    def _proceed(self, act: Act) -> Story | None:
        match act:
            case acts.CalledToOrder():
                return self.asks(MEETING, "words.order", {"text": act.text}, picture="order")
            case acts.ImprovisedItemRaised():
                return self.asks(MEETING, "item.improvise", {"title": act.title, "speaker": act.speaker})
            case acts.ImprovisedItemRuled():
                return self.asks(MEETING, "item.rule", {"admitted": act.admitted, "ground": act.ground})
            case acts.AgendaItemOpened():
                return self._key("ctrl+i")
            case acts.PaperPresented():
                return self.asks(MEETING, "meeting.paper", {"title": act.title, "note": act.note})
            case acts.StageEntered():
                return self.asks(MEETING, "stage.choose", {"stage": act.stage, "text": act.text})
            case acts.BreakTaken():
                return self.form("ctrl+b", {"minutes": act.minutes}, picture="break")
            case acts.Resumed():
                return self.asks(MEETING, "words.resume", {"text": act.text})
            case acts.OffRecord():
                return self.asks(MEETING, "meeting.off-record", {"minutes": act.minutes})
            case acts.ReadyToClose():
                return self.asks(MEETING, "meeting.ready", {"text": act.text}, picture="ready")
            case acts.MeetingClosed():
                return self.form("ctrl+shift+q", {"text": act.text}, picture="closing")
            case acts.PromptGiven():
                return self.asks(MEETING, "words.prompt", {"text": act.text})
            case acts.DecidedByOpinions():
                numbers = "、".join(found.number for each in act.findings if (found := self.meeting.finding(each)))
                return self.asks(MEETING, "words.decide", {"numbers": numbers, "text": act.text}, picture="decide")
            case _:
                return None

    def _paper(self, act: Act) -> Story | None:
        match act:
            case acts.InterimPrinted():
                return self._print(act)
            case acts.ObjectionRaised():
                return self._papers("2", {"person": act.person, "about": act.about, "text": act.text})
            case acts.ObjectionSettled():
                return self._settle(act)
            case acts.PaperSigned():
                said = {"person": act.person, "paper": act.paper.value, "pages": act.pages, "words": act.words}
                return self._papers("1", said)
            case acts.ReceiptSigned():
                return self._papers("4", {"person": act.person, "copies": act.copies, "text": act.text})
            case _:
                return None

    def _key(self, key: str, entries: int = 1) -> Story:
        yield press(key, self.more(entries))

    def _arrive(self, people: list[Act]) -> Story:
        """Sign in one after another, by their numbers."""
        panel = self.hall.attendance
        yield press("alt+1", lambda: focus() is panel.search)
        for act in people:
            assert isinstance(act, acts.Arrived)
            yield press(f"{' '.join(self.number(act.person))} Return", self.more())

    def _row(self, person: PersonId, digit: str, answers: Mapping[str, Value], entries: int = 1) -> Story:
        yield from self.row(person)
        yield from self.form(digit, answers, entries)
        yield press("Escape", self.bar)

    def _move(self, moved: list[Act], first: acts.EnteredRoom | acts.LeftRoom) -> Story:
        """Let people in or out: one without a word by a digit, several or with a note by the form."""
        people = [each.person for each in moved if isinstance(each, acts.EnteredRoom | acts.LeftRoom)]
        inside = isinstance(first, acts.EnteredRoom)
        if not first.note and len(people) == 1:
            yield from self.row(people[0])
            yield press("1" if inside else "2", self.more())
            yield press("Escape", self.bar)
            return
        names = "、".join(self.meeting.name(each) for each in people)
        said = {"names": names, "way": "in" if inside else "out", "note": first.note}
        yield from self.form("ctrl+shift+e", said, len(people), "moves")

    def _papers(self, digit: str, answers: Mapping[str, Value]) -> Story:
        panel = self.hall.papers
        yield press("Escape alt+7", lambda: focus() is panel.list)
        yield from self.form(digit, answers)
        yield press("Escape", self.bar)

    def _settle(self, act: acts.ObjectionSettled) -> Story:
        panel = self.hall.papers
        yield press("Escape alt+7 Home", lambda: focus() is panel.list)
        while panel.list.chosen != str(act.objection):
            now = panel.list.chosen
            yield press("Down", lambda now=now: panel.list.chosen != now)
        yield press("Return", asked(FormDialog))
        yield from self.fill({"changed": act.changed, "ground": act.ground})
        yield press("Escape", self.bar)

    def _print(self, act: acts.InterimPrinted) -> Story:
        pad = self.hall.papers.pad
        yield press("Escape ctrl+shift+p", lambda: focus() is pad)
        yield press("x", asked(FormDialog))
        yield from self.fill({"chosen": act.person}, picture="print")
        yield press("Escape", self.bar)

    @staticmethod
    def of(seq: Seq) -> str:
        """The row of that entry."""
        return str(seq)
