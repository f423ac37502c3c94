"""Putting a motion: its kind, its words, how it is voted on, which finding gets which verdict."""

from __future__ import annotations

from desktop.meeting.acts import Method
from desktop.meeting.catalogue import word
from desktop.meeting.ids import FindingId
from desktop.meeting.profile import MotionKind
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.state import Meeting
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.form_dialog import Answers
from desktop.ui.hall.on_record import recorded
from desktop.ui.speech import tr


def kinds_for(meeting: Meeting) -> tuple[MotionKind, ...]:
    """Return the kinds of motion for the item that is open, those meant for its subject first."""
    state = meeting.agenda.items.get(meeting.current_item())
    subject = state.item.subject if state else ""
    return tuple(sorted(meeting.profile.motions, key=lambda kind: subject not in kind.subjects or not subject))


def fields(meeting: Meeting, language: str) -> tuple[Field, ...]:
    """Return the fields of the form."""
    methods = dict.fromkeys(each for kind in kinds_for(meeting) for each in kind.methods)
    findings = tuple((each.id, f"{each.number}  {each.text[:24]}") for each in meeting.agenda.findings.values())
    asked = [
        Field("kind", tr("事项(&K)"), Kind.CHOICE, choices=tuple((each.id, each.name) for each in kinds_for(meeting))),
        Field("text", tr("表决内容(&T)"), Kind.TEXT, needed=True, hint=tr("一事一议，照宣读的话写")),
        Field(
            "method",
            tr("方式(&M)"),
            Kind.CHOICE,
            choices=(("", tr("该类事项通常方式")), *((each, word(each, language)) for each in methods)),
        ),
    ]
    if findings:
        asked.append(Field("finding", tr("问题(&F)"), Kind.CHOICE, choices=(("", tr("不针对某个问题")), *findings)))
    if meeting.profile.verdicts:
        verdicts = tuple((each, each) for each in meeting.profile.verdicts)
        asked.append(Field("verdict", tr("通过后认定为(&V)"), Kind.CHOICE, choices=(("", tr("不涉及认定")), *verdicts)))
    return tuple(asked)


def proposed(meeting: Meeting, finding: FindingId) -> dict[str, Value]:
    """Return what the form begins with: the finding everything is about, worded as a verdict."""
    known = meeting.finding(finding) if finding else None
    if known is None or not meeting.profile.verdicts:
        return {}
    held = [each for each in meeting.opinions.verdicts(finding).values() if each]
    verdict = max(held, key=held.count) if held else meeting.profile.verdicts[0]
    text = recorded("verdict-motion", subject=meeting.profile.subject, number=known.number, verdict=verdict)
    return {"finding": finding, "verdict": verdict, "text": text}


def intent_of(answers: Answers) -> Intent:
    """Return the intent the form describes."""
    method = str(answers["method"])
    return put_motion(
        str(answers["kind"]),
        str(answers["text"]),
        method=Method(method) if method else None,
        finding=FindingId(str(answers.get("finding", ""))),
        verdict=str(answers.get("verdict", "")) if answers.get("finding") else "",
    )
