"""The story's talk: what is said, asked, answered, judged and promised, and how the record of it is put right."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from desktop.meeting import acts
from desktop.meeting.acts import Act, SpeechKind
from desktop.meeting.ids import NOBODY, FindingId, PersonId
from desktop.meeting.journal import Entry
from desktop.ui.hall.entry_kinds import KIND_KEYS, kinds
from desktop.ui.hall.form_dialog import FormDialog
from tests.xvfb.driver import Story, asked, copy, focus, press
from tests.xvfb.stage import Stage

OF_SPEECH = {SpeechKind.CHAIR_REMARK: "remark"}


class Talk(Stage):
    """Lines of the entry bar and the forms about them."""

    def talk(self, told: tuple[Entry, ...]) -> Story | None:
        """The keys that put on record what was said; None for another sort of act."""
        match told[0].act:
            case acts.SpeechMade() as act if len(told) > 1 and isinstance(told[1].act, acts.LateEntered):
                return self._late(told[0], act, told[1].act.ground)
            case acts.SpeechMade() as act:
                kind = OF_SPEECH.get(act.kind, act.kind.value)
                return self._say(kind, act.speaker, act.text, act.finding, verbatim=act.verbatim)
            case acts.QuestionPut() as act:
                return self._say("question", act.asker, act.text, act.finding, asks=act.respondent)
            case acts.AnswerGiven() as act:
                return self._say("answer", act.speaker, act.text)
            case acts.FollowUpPut() as act:
                return self._say("follow-up", act.asker, act.text)
            case acts.EvidenceChecked() as act:
                return self._say("evidence", act.speaker, act.text)
            case acts.DisciplineRead() as act:
                return self._say("discipline", act.speaker, act.text)
            case acts.ChairConcluded() as act:
                return self._say("conclusion", act.speaker, act.text, act.finding)
            case acts.AnswerJudged() as act:
                return self._say("judgement", act.speaker, "，".join(filter(None, (act.judgement, act.remark))))
            case act:
                return self._follow(told, act)

    def _follow(self, told: tuple[Entry, ...], act: Act) -> Story | None:
        """What follows from the talk."""
        match act:
            case acts.CommitmentMade() if act.due is None:
                return self._say("commitment", act.speaker, act.text)
            case acts.CommitmentMade():
                said = {"text": act.text, "due": act.due.isoformat(), "speaker": act.speaker}
                return self.form("ctrl+k", said)
            case acts.CommitmentReadBack():
                return self._read_back(act)
            case acts.AnswerDeferred():
                due = act.due.isoformat() if act.due else ""
                return self.form("ctrl+d", {"text": act.text, "due": due, "to": act.to})
            case acts.OpinionGiven():
                return self._opine(act)
            case acts.Corrected():
                return self._correct(told)
            case _:
                return None

    def _say(
        self,
        kind: str,
        speaker: PersonId,
        text: str,
        finding: FindingId | None = None,
        *,
        asks: PersonId = NOBODY,
        verbatim: bool = False,
    ) -> Story:
        """Choose who speaks and how, and take down what is said."""
        if not self.bar():
            yield press("Escape", self.bar)
        if finding is not None:
            yield from self.about(finding)
        place = [each.id for each in kinds(self.meeting)].index(kind)
        chosen = [self.keys_of(speaker), _x(KIND_KEYS[place])]
        if asks:
            chosen.append(self.keys_of(asks))
        if verbatim:
            chosen.append("ctrl+t")
        yield press(" ".join(chosen), self.bar)
        yield copy(text)
        yield press("ctrl+v Return", self.more())

    def _late(self, entry: Entry, act: acts.SpeechMade, ground: str) -> Story:
        """A line that was said earlier."""
        yield from self.about(act.finding)
        local = entry.occurred_at.astimezone(ZoneInfo(self.meeting.opened.zone))
        said = {
            "time": local.strftime("%H:%M"),
            "speaker": act.speaker,
            "kind": OF_SPEECH.get(act.kind, act.kind.value),
            "text": act.text,
            "verbatim": act.verbatim,
            "interrupted": act.returns_to,
            "ground": ground,
        }
        yield from self.form("ctrl+l", said, 2, "late")

    def _read_back(self, act: acts.CommitmentReadBack) -> Story:
        """A promise is read back, with what completes it."""
        panel = self.hall.commitments
        yield press("alt+5", lambda: focus() is panel.list)
        yield press("e", lambda: isinstance(now := focus(), object) and panel.form.isAncestorOf(now))
        for name, value in (
            ("due", act.due.isoformat() if act.due else ""),
            ("owner", act.owner),
            ("evidence", act.evidence),
        ):
            field = panel.form.field(name)
            while focus() is not field:
                now = focus()
                yield press("Tab", lambda now=now: focus() is not now)
            yield copy(value)
            yield press("ctrl+a ctrl+v", lambda value=value, field=field: field.text() == value)
        yield from self.show("read-back")
        yield press("Return", self.more())
        yield press("Escape", self.bar)

    def _opine(self, act: acts.OpinionGiven) -> Story:
        """A party's opinion on a finding, with who said it and why."""
        matrix = self.hall.opinions.matrix
        assert matrix is not None
        findings = [each.id for each in self.meeting.agenda.findings.values()]
        parties = [each.id for each in self.meeting.plan.parties]
        down, right = ["Down"] * findings.index(act.finding), ["Right"] * parties.index(act.party)
        if focus() is not matrix:
            yield press("Escape alt+3", lambda: focus() is matrix)
        yield press(" ".join(["ctrl+Home", *down, *right, "Return"]), asked(FormDialog))
        said = {
            "verdict": act.verdict,
            "speaker": act.speaker,
            "ground": act.ground,
            "standard": act.standard,
            "reserved": act.reserved,
        }
        yield from self.fill(said, picture="opinion" if act.standard else "")

    def _correct(self, told: tuple[Entry, ...]) -> Story:
        """A line reads otherwise from now on."""
        record = self.hall.record
        for entry in told:
            act = entry.act
            assert isinstance(act, acts.Corrected)
            line = next(each for each in record.shown if each.id == str(act.of))
            yield press("Escape ctrl+f", lambda: focus() is record.filter)
            yield copy(line.spoken[:24])
            yield press("ctrl+a ctrl+v Tab", lambda: focus() is record.list)
            at = next(place for place, each in enumerate(record.shown) if each.id == str(act.of))
            yield press(" ".join(["Home", *["Down"] * at]), lambda act=act: record.current == act.of)
            yield press("ctrl+e", asked(FormDialog))
            said = {
                "part": act.field,
                "value": "是" if act.value == "true" else act.value,
                "nature": act.nature.value,
                "confirmed": act.confirmed_by,
                "ground": act.ground,
            }
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, FormDialog)
            yield from self.fill(said, picture=f"correction-{act.field}")
            yield press("ctrl+f", lambda: focus() is record.filter)
            yield press("ctrl+a BackSpace Escape", lambda: self.bar() and not record.filter.text())


def _x(key: str) -> str:
    """The key as xdotool names it."""
    return key.replace("Ctrl", "ctrl").replace("Alt", "alt")
