"""The kinds of entry that one key chooses, and what each puts on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.meeting.acts import SpeechKind
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import speech
from desktop.meeting.rules.procedure import rule_procedure
from desktop.meeting.state import Meeting
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in the entry bar when Enter is pressed; nothing in it is ever missing too much to record."""

    text: str
    speaker: PersonId = NOBODY
    finding: FindingId = FindingId("")
    verbatim: bool = False
    interrupted: PersonId = NOBODY
    """For an interjection: whose turn it is."""
    about: Seq = NOTHING
    """The question it belongs to, where that is not the one asked last."""
    asked: PersonId = NOBODY
    """For a question: who is to answer; whoever is alone in the room, where nobody was named."""


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One kind: ``word`` on its chip and badge, and what is recorded for it."""

    id: str
    word: str
    hue: Hue
    build: Callable[[Meeting, Line], Intent]


UNSORTED = "unsorted"


def _said(kind: SpeechKind) -> Callable[[Meeting, Line], Intent]:
    def build(_meeting: Meeting, line: Line) -> Intent:
        return speech.speak(
            line.text,
            kind=kind,
            speaker=line.speaker,
            finding=line.finding,
            verbatim=line.verbatim,
            returns_to=line.interrupted,
        )

    return build


def _question(meeting: Meeting, line: Line) -> Intent:
    return speech.put_question(
        line.text,
        asker=line.speaker,
        respondent=line.asked or _asked(meeting),
        finding=line.finding,
        verbatim=line.verbatim,
    )


def _asked(meeting: Meeting) -> PersonId:
    inside = meeting.attendance.respondents_inside()
    return inside[0].seat.person if len(inside) == 1 else NOBODY


def judgement_in(meeting: Meeting, text: str) -> tuple[str, str]:
    """Return the profile's judgement with which ``text`` begins or ends, and the rest as a remark."""
    for word in sorted((each.word for each in meeting.profile.judgements), key=len, reverse=True):
        if text.startswith(word):
            return word, text.removeprefix(word).lstrip("，,。：:； ")
        if text.rstrip("。 ").endswith(word):
            return word, text.rstrip("。 ").removesuffix(word).rstrip("，,；：: ")
    return "", text


def _judge(meeting: Meeting, line: Line) -> Intent:
    word, remark = judgement_in(meeting, line.text)
    return speech.judge_answer(word, question=line.about, speaker=line.speaker, remark=remark)


def _all() -> tuple[EntryKind, ...]:
    return (
        EntryKind("question", tr("质询"), Hue.BLUE, _question),
        EntryKind(
            "answer",
            tr("答复"),
            Hue.GREEN,
            lambda _m, line: speech.answer(
                line.text, question=line.about, speaker=line.speaker, verbatim=line.verbatim
            ),
        ),
        EntryKind(
            "follow-up",
            tr("追问"),
            Hue.BLUE,
            lambda _m, line: speech.follow_up(
                line.text, question=line.about, asker=line.speaker, verbatim=line.verbatim
            ),
        ),
        EntryKind("judgement", tr("评价"), Hue.GOLD, _judge),
        EntryKind(
            "commitment",
            tr("承诺"),
            Hue.RED,
            lambda _m, line: speech.commit(line.text, speaker=line.speaker, question=line.about),
        ),
        EntryKind("interjection", tr("插话"), Hue.SLATE, _said(SpeechKind.INTERJECTION)),
        EntryKind("report", tr("汇报"), Hue.SLATE, _said(SpeechKind.REPORT)),
        EntryKind("review", tr("通报"), Hue.SLATE, _said(SpeechKind.REVIEW)),
        EntryKind("statement", tr("表态"), Hue.SLATE, _said(SpeechKind.STATEMENT)),
        EntryKind("discussion", tr("讨论"), Hue.SLATE, _said(SpeechKind.DISCUSSION)),
        EntryKind("supplement", tr("补充"), Hue.SLATE, _said(SpeechKind.SUPPLEMENT)),
        EntryKind(
            "conclusion",
            tr("末位"),
            Hue.VIOLET,
            lambda _m, line: speech.conclude_as_chair(
                line.text, finding=line.finding, speaker=line.speaker, verbatim=line.verbatim
            ),
        ),
        EntryKind("remark", tr("点评"), Hue.VIOLET, _said(SpeechKind.CHAIR_REMARK)),
        EntryKind(
            "evidence",
            tr("核验"),
            Hue.GREEN,
            lambda _m, line: speech.check_evidence(line.text, question=line.about, speaker=line.speaker),
        ),
        EntryKind("feedback", tr("反馈"), Hue.SLATE, _said(SpeechKind.FEEDBACK)),
        EntryKind("summary", tr("小结"), Hue.SLATE, _said(SpeechKind.SUMMARY)),
        EntryKind("reading", tr("宣读"), Hue.SLATE, _said(SpeechKind.READING)),
        EntryKind("ruling", tr("程序"), Hue.GREY, lambda _m, line: rule_procedure(line.text, speaker=line.speaker)),
        EntryKind(
            "discipline", tr("纪律"), Hue.GREY, lambda _m, line: speech.read_discipline(line.text, speaker=line.speaker)
        ),
    )


BELONGING = frozenset({"answer", "follow-up", "judgement", "evidence", "commitment"})
"""Kinds that belong to a question."""

NO_REVIEW = frozenset({"question", "answer", "follow-up", "judgement", "review", "evidence", "feedback"})
"""Kinds that mean nothing where no unit answers to parties."""

OF_STAGE = {
    "discipline": "discipline",
    "report": "report",
    "review": "review",
    "questioning": "question",
    "statement": "statement",
    "deliberation": "discussion",
    "discussion": "discussion",
    "feedback": "feedback",
    "summary": "summary",
}
"""The kind offered when a stage begins, by the stage's id."""


def kinds(meeting: Meeting) -> tuple[EntryKind, ...]:
    """Return the kinds of this meeting; the first nine have Ctrl+digit, the next ten Ctrl+Alt+digit."""
    asked = bool(meeting.profile.judgements) or any(seat.role is Role.RESPONDENT for seat in meeting.plan.seats)
    return tuple(kind for kind in _all() if asked or kind.id not in NO_REVIEW)


def unsorted() -> EntryKind:
    """Return the kind of a line for which none was chosen (未分类)."""
    return EntryKind(UNSORTED, tr("未分类"), Hue.AMBER, _said(SpeechKind.UNSORTED))


KIND_KEYS = (*(f"Ctrl+{number}" for number in range(1, 10)), *(f"Ctrl+Alt+{n}" for n in (*range(1, 10), 0)))
"""The keys of the kinds by their place; Ctrl+Shift+digit turns the pages of the window."""
