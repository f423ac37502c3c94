"""`huishen play` and `huishen demo`: a meeting taken down from a script."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from desktop.app.desk import Recorded
from desktop.app.office import Office
from desktop.app.publish import Form, Order
from desktop.cli.voice import Exit, Voice
from desktop.meeting.acts import Paper
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import MeetingId
from desktop.meeting.journal import Entry
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.scene import Scene, SceneFault, parse_scene, play
from desktop.minutes.compose import Scope

SAMPLE = "rectification-review"

DEMO_ORDERS = (
    Order(Paper.RECORD, Form.PDF),
    Order(Paper.MINUTES, Form.PDF),
    Order(Paper.FEEDBACK, Form.PDF),
    Order(Paper.WORKBOOK, Form.WORKBOOK),
)


def play_(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """The script's meeting is on record; every acknowledged line is safe on disk before it is acknowledged."""
    scene = parse_scene(asked.scene.read_text(encoding="utf-8"))
    meeting = take_down(office, scene, voice)
    voice.give({"meeting": meeting})
    return Exit.DONE


def take_down(office: Office, scene: Scene, voice: Voice) -> MeetingId:
    """The whole scene is recorded as a new meeting; raises `SceneFault` at the line that cannot be."""
    prepared = office.preparations.new(scene.profile, scene.plan).result()
    opened = office.preparations.open(prepared.meeting, at=scene.opened_at).result()
    if isinstance(opened, Refusal):
        raise SceneFault(1, str(sentence(opened)), opened)
    _acknowledge(opened, voice)

    def put(intent: Intent, at: datetime) -> tuple[Entry, ...] | Refusal:
        outcome = office.desk.put(prepared.meeting, intent, at=at).result()
        if isinstance(outcome, Refusal):
            return outcome
        _acknowledge(outcome, voice)
        return outcome.entries

    for _ in play(scene, opened.entries, put):
        continue
    return prepared.meeting


def _acknowledge(recorded: Recorded, voice: Voice) -> None:
    for entry in recorded.entries:
        voice.say(f"已记录 第{entry.seq}号", f"recorded no. {entry.seq}")


def sample(name: str = SAMPLE) -> Scene:
    """A shipped sample scene."""
    return parse_scene((files("resources") / "samples" / f"{name}.scene").read_text(encoding="utf-8"))


def demo(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """The sample review is on record and its papers lie in the folder; done again, the same papers are there again."""
    scene = sample()
    known = [line for line in office.shelf.lines().result() if line.number == scene.plan.number and line.upto]
    if known:
        again = office.publisher.again(known[0].meeting, asked.out).result()
        _tell(again, voice)
        return Exit.DONE
    meeting = take_down(office, scene, Voice(machine=True))
    left = office.publisher.publish(meeting, DEMO_ORDERS, asked.out, scope=Scope.everything()).result()
    if isinstance(left, Refusal):
        voice.warn(str(sentence(left)), str(sentence(left, "en")))
        return Exit.REFUSED
    standing = office.desk.meeting(meeting).result()
    voice.say(
        f"样本会审已记录：{standing.plan.title}，共{standing.upto}号，表决{len(standing.motions.all)}项。",
        f"The sample review is on record: {standing.upto} entries, {len(standing.motions.all)} motions.",
    )
    _tell(tuple(each.path for each in left), voice)
    return Exit.DONE


def _tell(paths: tuple[Path, ...], voice: Voice) -> None:
    for path in paths:
        voice.say(f"  {path}", f"  {path}")
    voice.give([str(path) for path in paths])
