"""The story's votes: motions, named and secret ballots, dissents, counts, results."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.acts import Act, Choice
from desktop.meeting.ids import PersonId
from desktop.meeting.journal import Entry
from desktop.ui.field import Value
from desktop.ui.hall.ballot_pad import BallotPad
from desktop.ui.hall.form_dialog import FormDialog
from desktop.ui.hall.step_box import StepBox
from tests.xvfb.driver import Story, asked, copy, focus, press
from tests.xvfb.stage import Stage

VOTE = "alt+b"
DIGITS = {Choice.FOR: "1", Choice.AGAINST: "2", Choice.ABSTAIN: "3", Choice.DEFER: "3"}


class Votes(Stage):
    """Everything about motions."""

    def vote(self, told: tuple[Entry, ...]) -> Story | None:
        """The keys that put the act on record; None for another sort of act."""
        return self._decide(told, told[0].act) or self._secret(told[0].act)

    def _decide(self, told: tuple[Entry, ...], act: Act) -> Story | None:
        match act:
            case acts.MotionPut():
                return self._put(act)
            case acts.VoteOpened():
                return self._open()
            case acts.BallotCast():
                return self._cast([each.act for each in told])
            case acts.VotingClosed():
                closing = self.asks("alt+m", "words.close", {"text": act.text})
                return closing if act.text else self._next()
            case acts.DissentNoted():
                return self._dissent(act)
            case acts.DissentReadBack():
                return self._confirm()
            case acts.ResultAnnounced():
                said: Mapping[str, Value] = {
                    "announced": act.announced.value,
                    "decision": act.decision,
                    "spoken": act.slip,
                }
                return self.form("ctrl+Return", said, picture=f"announced-{act.motion}")
            case acts.AnnouncementCorrected():
                said = {"announced": act.announced.value, "decision": act.decision, "ground": act.ground}
                return self.asks(VOTE, "vote.correct", said)
            case acts.VoteDeferred():
                due = act.due.isoformat() if act.due else ""
                return self.form("ctrl+shift+d", {"ground": act.ground, "charged": act.charged, "due": due})
            case _:
                return None

    def _secret(self, act: Act) -> Story | None:
        match act:
            case acts.OfficersElected():
                said: Mapping[str, Value] = {
                    "scrutineer": act.scrutineer,
                    "caller": act.caller,
                    "first": act.tellers[0],
                    "second": act.tellers[1],
                    "agreed": act.agreed,
                }
                return self.asks("alt+m", "words.officers", said, picture="officers")
            case acts.BoxChecked():
                return self._key_press("ctrl+shift+b")
            case acts.BallotsIssued():
                return self._other("发票", {"number": act.number, "note": act.note})
            case acts.BallotsCounted():
                return self._other("计票单", _sheet(act), f"sheet-{act.motion}")
            case acts.CountReported() if act.returned:
                return self._other("收回多于发出", {"returned": act.returned, "text": act.text})
            case acts.CountReported():
                return self._other("监票人报告", {"text": act.text})
            case acts.BallotsSealed():
                return self.asks(VOTE, "vote.seal", {"strip": act.strip})
            case acts.VoteVoided():
                return self.asks(VOTE, "vote.void", {"ground": act.ground})
            case acts.SpareBallotsSecured():
                return self.asks(VOTE, "vote.spares", {"text": act.text})
            case _:
                return None

    def _key_press(self, key: str) -> Story:
        yield press(key, self.more())

    def _next(self) -> Story:
        yield press("ctrl+Return", self.more())

    def _open(self) -> Story:
        if not self.bar():
            yield press("Escape", self.bar)
        yield press("alt+4 ctrl+Return", self.more())

    def _put(self, act: acts.MotionPut) -> Story:
        if not self.bar():
            yield press("Escape", self.bar)
        said = {
            "kind": act.kind,
            "finding": act.finding,
            "verdict": act.verdict,
            "text": act.text,
            "method": act.method.value,
        }
        yield from self.form("ctrl+m", said, picture=f"motion-{act.kind}")

    def _other(self, word: str, answers: Mapping[str, Value], picture: str = "") -> Story:
        """Do the next step if it is the one, else the one of the others that is called so, by its digit."""
        box, go = self.hall.vote.foot.findChild(StepBox), self.hall.vote.go
        assert box is not None
        yield press("Escape alt+4", lambda: self.hall.side == "vote" and box.isVisible() and not self.bar())
        if word in go.text():
            yield press("ctrl+Return", asked(FormDialog))
        else:
            digit = 1 + [word in said for said in box.words].index(True)
            yield press("ctrl+shift+Return", lambda: (now := focus()) is not None and box.isAncestorOf(now))
            yield press(str(digit), asked(FormDialog))
        yield from self.fill(answers, picture=picture)

    # Ballots

    def _pad(self) -> BallotPad:
        found = [pad for pad in self.hall.vote.findChildren(BallotPad) if not pad.isHidden()]
        assert len(found) == 1, found
        return found[0]

    def _row_of(self, pad: BallotPad, voter: PersonId) -> str:
        """The keys to the voter's row."""
        model = pad.view.model()
        rows = [str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())]
        return " ".join(["ctrl+Home", *["Down"] * rows.index(self.meeting.name(voter))])

    def _cast(self, cast: list[Act]) -> Story:
        """One ballot after another as they were called; who is against is asked for words afterwards."""
        pad, field = self._pad(), self.hall.vote.dissent
        yield press("Escape alt+4", lambda: focus() is pad.view)
        for act in cast:
            assert isinstance(act, acts.BallotCast)
            yield press(f"{self._row_of(pad, act.voter)} {DIGITS[act.choice]}", self.more())
            if act.choice is Choice.AGAINST:
                yield press("Return", lambda: focus() is pad.view and field.isHidden())
        yield from self.show(f"cast-{self.meeting.upto}")

    def _dissent(self, act: acts.DissentNoted) -> Story:
        """The words of who was against, read back to him."""
        pad, field = self._pad(), self.hall.vote.dissent
        yield press("Escape alt+4", lambda: focus() is pad.view)
        yield press(f"{self._row_of(pad, act.voter)} Return", lambda: focus() is field.editor)
        yield copy(act.text)
        more = self.more()
        yield press("ctrl+v Return", lambda: more() and focus() is field.confirm)
        yield from self.show("dissent")

    def _confirm(self) -> Story:
        yield press("Return", self.more())


def _sheet(act: acts.BallotsCounted) -> dict[str, Value]:
    count = act.count
    return {
        "teller": act.teller,
        "returned": count.returned,
        "for": count.for_,
        "against": count.against,
        "abstain": count.abstain,
        "invalid": count.invalid,
        "blank": count.blank,
    }
