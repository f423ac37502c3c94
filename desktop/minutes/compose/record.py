"""会议记录: everything said and done, in order of time, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.meeting.acts import Amended, SpeechKind, SpeechMade
from desktop.meeting.ids import Seq
from desktop.meeting.numerals import numeral
from desktop.minutes.compose.course import Stretch, course
from desktop.minutes.compose.flow import flow
from desktop.minutes.compose.frame import chair_name, meeting_title, numbers, recorder_name, rosters, staff
from desktop.minutes.compose.matters import commitments, owed
from desktop.minutes.compose.tables import (
    bare,
    clue_and_figure_notes,
    commitments_table,
    motions_table,
    opinions_table,
    owed_table,
    track_table,
    verdicts_table,
)
from desktop.minutes.compose.tell_procedure import item_title
from desktop.minutes.compose.view import View, joined, optional_date, sentence
from desktop.minutes.document import Block, Facts, Heading, Note, Signatures
from desktop.minutes.parts import Part


def record(view: View) -> Iterator[Block]:
    """The blocks of the record, signature lines last."""
    yield from _opening(view)
    number = 1
    yield Heading("record.course", 1, f"{numeral(number)}、会议经过")
    yield from _course(view)
    for title, blocks in _annexes(view):
        number += 1
        yield Heading(f"record.annex{number}", 1, f"{numeral(number)}、{title}")
        yield from blocks
    declaration = view.wording.record_declaration.format(upto=view.meeting.upto)
    yield Signatures("record.signatures", declaration, ("主持人", "记录人"))
    yield Note("record.end", view.wording.end_of_text)


def _opening(view: View) -> Iterator[Block]:
    plan = view.meeting.plan
    facts = [("会议名称", meeting_title(view)), ("会议编号", plan.number), ("时间", view.span()), ("地点", plan.place)]
    if view.shows(Part.ATTENDANCE):
        facts += [("主持人", chair_name(view)), ("记录人", recorder_name(view)), ("到会人数", numbers(view))]
    yield Facts("record.facts", tuple((label, text) for label, text in facts if text))
    yield from rosters(view, "record")
    workers = staff(view, "record.staff") if view.shows(Part.ATTENDANCE) else None
    if workers is not None:
        yield workers
    if view.shows(Part.TRACK):
        yield track_table(view, "record.track")


def _course(view: View) -> Iterator[Block]:
    stretches = course(view.meeting)
    number = 0
    for place, stretch in enumerate(stretches):
        blocks = tuple(flow(view, stretch.readings))
        if not blocks:
            continue
        number += 1
        title = _stretch_title(view, stretch, last=place == len(stretches) - 1, first=number == 1)
        yield Heading(f"record.stretch{number}", 2, f"（{numeral(number)}）{title}")
        yield from blocks


def _stretch_title(view: View, stretch: Stretch, *, first: bool, last: bool) -> str:
    if stretch.item:
        return item_title(view, stretch.item) + ("（续）" if stretch.again else "")
    if first:
        return "签到、开会"
    kinds = [each.entry.act for each in stretch.readings if each.struck is None]
    named = {SpeechKind.FEEDBACK: "反馈", SpeechKind.SUMMARY: "小结"}
    told = [named[act.kind] for act in kinds if isinstance(act, SpeechMade) and act.kind in named]
    end = ["散会"] if last and view.meeting.agenda.closed_at else []
    return "、".join(dict.fromkeys([*told, *end])) or "议题之间"


def _annexes(view: View) -> Iterator[tuple[str, Iterable[Block]]]:
    findings = view.findings()
    if findings and view.shows(Part.OPINIONS) and view.meeting.plan.parties:
        yield "会审意见", [opinions_table(view, findings, "record.opinions")]
    if findings and view.shows(Part.VERDICTS):
        yield (
            "会审认定",
            [bare(verdicts_table(view, findings, "record.verdicts")), *clue_and_figure_notes(view, "record")],
        )
    if view.meeting.motions.all and view.shows(Part.RESULTS):
        yield "表决情况", [bare(motions_table(view, "record.motions"))]
    if commitments(view) and view.shows(Part.COMMITMENTS):
        yield "承诺事项", [bare(commitments_table(view, "record.commitments", commitments(view)))]
    if owed(view) and view.shows(Part.OWED):
        yield "当场未答事项", [bare(owed_table("record.owed", owed(view)))]
    if view.meeting.papers.amendments and view.shows(Part.CORRECTIONS):
        yield "封存后更正", [_amended(view, seq, act) for seq, act in view.meeting.papers.amendments]


def _amended(view: View, seq: Seq, act: Amended) -> Note:
    by = view.person(act.person) if act.person else ""
    told = joined(f"对第{act.of}号的更正：{act.text}", f"理由：{act.ground}", by, optional_date(act.on), by="；")
    return Note(f"record.amendment{seq}", sentence(told))
