"""Putting a motion: its kind, its words, how it is voted on, which finding gets which verdict."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox

from desktop.meeting.acts import Method
from desktop.meeting.catalogue import word
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.profile import MotionKind
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.state import Meeting
from desktop.ui.field import Field, Kind, Value
from desktop.ui.form import Form
from desktop.ui.hall.ballot_words import numbered
from desktop.ui.hall.form_dialog import Answers, FormDialog
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.speech import tr

_LEADS = ("kind", "finding", "verdict", "others")
"""Fields whose change renews the proposed words."""


def ask(hand: Hand, meeting: Meeting, finding: FindingId, language: str, then: Callable[[int], None]) -> FormDialog:
    """Ask for a motion about ``finding``; its words follow kind, finding and verdict until they are edited."""
    begin = proposed(meeting, finding)
    dialog = hand.ask(
        tr("提出表决"),
        fields(meeting, language),
        lambda said: intent_of(meeting, said),
        load=begin,
        act=Act(intent_of(meeting, {"kind": "", "text": "", "method": ""}), then=then),
    )
    Renewal(dialog.form, meeting)
    return dialog


def ask_person(
    hand: Hand, motion: str, people: tuple[tuple[PersonId, str], ...], then: Callable[[PersonId], None]
) -> FormDialog:
    """Ask whose words of dissent follow; nothing is recorded yet."""
    return hand.choose(tr("{motion}：谁的不同意见", motion=motion), people, lambda who: then(PersonId(who)))


class Renewal:
    """Keeps the proposed words in step with the fields that lead them, as long as nobody wrote others."""

    def __init__(self, form: Form, meeting: Meeting) -> None:
        self._form, self._meeting = form, meeting
        self._last = str(form.values()["text"])
        for key in _LEADS:
            if key in form.values():
                widget = form.widget(key)
                if isinstance(widget, QComboBox):
                    widget.currentIndexChanged.connect(lambda _at: self._renew())
        self._renew()

    def _renew(self) -> None:
        said = self._form.values()
        if str(said["text"]) != self._last:
            return  # hers now
        self._last = wording(self._meeting, said)
        self._form.load({"text": self._last})


def kinds_for(meeting: Meeting) -> tuple[MotionKind, ...]:
    """Return the kinds of motion for the item that is open, those meant for its subject first."""
    state = meeting.agenda.items.get(meeting.current_item())
    subject = state.item.subject if state else ""
    return tuple(sorted(meeting.profile.motions, key=lambda kind: subject not in kind.subjects or not subject))


def fields(meeting: Meeting, language: str) -> tuple[Field, ...]:
    """Return the fields of the form."""
    kinds = kinds_for(meeting)
    methods = dict.fromkeys(each for kind in kinds for each in kind.methods)
    findings = tuple((each.id, f"{each.number}  {each.text[:24]}") for each in meeting.agenda.findings.values())
    asked = [
        Field("kind", tr("事项(&K)"), Kind.CHOICE, choices=tuple((each.id, each.name) for each in kinds)),
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
    if findings and any(each.block for each in kinds):
        hint = tr("编号，如 03、05；只有允许一并表决的事项可填")
        asked.append(Field("others", tr("一并表决的问题(&O)"), hint=hint, check=lambda said: _unknown(meeting, said)))
    if meeting.profile.verdicts:
        verdicts = tuple((each, each) for each in meeting.profile.verdicts)
        asked.append(Field("verdict", tr("通过后认定为(&V)"), Kind.CHOICE, choices=(("", tr("不涉及认定")), *verdicts)))
    earlier = tuple((str(each.seq), f"{numbered(each)} {each.text[:20]}") for each in meeting.motions.all.values())
    if earlier:
        asked.append(
            Field("linked", tr("与哪项表决关联(&L)"), Kind.CHOICE, choices=(("0", tr("不关联")), *reversed(earlier)))
        )
    return tuple(asked)


def proposed(meeting: Meeting, finding: FindingId) -> dict[str, Value]:
    """Return what the form begins with: the finding everything is about, worded as a verdict."""
    known = meeting.finding(finding) if finding else None
    if known is None or not meeting.profile.verdicts:
        return {}
    held = [each for each in meeting.opinions.verdicts(finding).values() if each]
    verdict = max(held, key=held.count) if held else meeting.profile.verdicts[0]
    return {"finding": finding, "verdict": verdict}


def wording(meeting: Meeting, said: Answers) -> str:
    """Return the words proposed for what stands in the form: a verdict, or what the item is about; always Chinese."""
    finding = meeting.finding(FindingId(str(said.get("finding", ""))))
    verdict = str(said.get("verdict", ""))
    kind = meeting.profile.motion(str(said["kind"]))
    first = meeting.profile.motions[0].id
    subject = meeting.profile.subject
    if finding is not None and verdict and kind is not None and kind.id == first:
        return recorded("verdict-motion", subject=subject, number=finding.number, verdict=verdict)
    if finding is not None and kind is not None:
        return recorded("finding-motion", subject=subject, number=finding.number, kind=kind.name)
    state = meeting.agenda.items.get(meeting.current_item())
    if state is not None and kind is not None and state.item.subject in kind.subjects:
        return recorded("item-motion", title=_matter(state.item.title))
    return ""


def _matter(title: str) -> str:
    """What an item is about, without the verb agendas begin with."""
    verbs = recorded("agenda-verbs").split()
    return next((title.removeprefix(each) for each in verbs if title.startswith(each)), title)


def numbers(said: Value) -> tuple[str, ...]:
    """Return the numbers of findings written with 、 or commas or spaces between them."""
    text = str(said)
    for sign in "，,；;":
        text = text.replace(sign, "、")
    return tuple(part for each in text.split("、") for part in each.split())


def intent_of(meeting: Meeting, answers: Answers) -> Intent:
    """Return the intent the form describes."""
    method = str(answers["method"])
    by_number = {each.number: each.id for each in meeting.agenda.findings.values()}
    others = tuple(by_number[each] for each in numbers(answers.get("others", "")))
    return put_motion(
        str(answers["kind"]),
        str(answers["text"]),
        method=Method(method) if method else None,
        finding=FindingId(str(answers.get("finding", ""))),
        verdict=str(answers.get("verdict", "")) if answers.get("finding") else "",
        others=others,
        linked=Seq(int(answers.get("linked", NOTHING))),
    )


def _unknown(meeting: Meeting, said: Value) -> str:
    known = {each.number for each in meeting.agenda.findings.values()}
    odd = [each for each in numbers(said) if each not in known]
    return tr("没有编号 {numbers} 的问题。", numbers="、".join(odd)) if odd else ""
