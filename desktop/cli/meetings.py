"""`huishen new`, `list`, `show`, `check`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from desktop.app.office import Office
from desktop.cli.voice import Exit, Voice
from desktop.meeting.acts import Paper
from desktop.meeting.catalogue import concern_sentence
from desktop.meeting.checks import Weight, concerns
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan

STATUS = {
    "preparing": ("准备中", "preparing"),
    "open": ("进行中", "open"),
    "closed": ("已散会", "closed"),
    "sealed": ("已封存", "sealed"),
}


def new(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """A meeting is prepared and stands on the shelf."""
    profile = office.profiles.find(asked.profile)
    plan = Plan(title=asked.title, number=asked.number)
    if asked.source:
        source = office.shelf.find(asked.source).result()
        known = office.preparations.get(source.meeting).result().plan
        plan = replace(plan, parties=known.parties, seats=known.seats, place=known.place, marking=known.marking)
    prepared = office.preparations.new(profile.id, plan).result()
    voice.say(
        f"已新建：{plan.title}（{profile.name}）。编号：{plan.number or '未填'}。",
        f"Prepared: {plan.title} ({profile.id}), number: {plan.number or 'none'}.",
    )
    voice.give({"meeting": prepared.meeting, "number": plan.number, "title": plan.title})
    return Exit.DONE


def profiles(office: Office, _asked: Namespace, voice: Voice) -> Exit:
    """Every kind of meeting is listed, the office's own behind the shipped; a broken file with its fault."""
    kinds = office.profiles.kinds()
    for kind in kinds:
        if kind.fault is not None:
            voice.say(f"{kind.id}  不能用：{kind.fault}", f"{kind.id}  cannot be used: {kind.fault}")
            continue
        whose, english = ("自带", "shipped") if kind.shipped else ("本单位", "the office's own")
        voice.say(
            f"{kind.id}  {kind.name}  {whose}  {kind.digest}", f"{kind.id}  {kind.name}  {english}  {kind.digest}"
        )
    voice.give(
        [
            {
                "id": kind.id,
                "name": kind.name,
                "shipped": kind.shipped,
                "digest": kind.digest,
                "fault": str(kind.fault or ""),
            }
            for kind in kinds
        ]
    )
    return Exit.DONE


def list_(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """Every meeting that fits the words is listed, the one touched last first."""
    lines = office.shelf.lines().result()
    found = [line for line in lines if all(word in f"{line.number} {line.title} {line.place}" for word in asked.words)]
    for line in found:
        chinese, english = STATUS[line.status]
        sample = "［样张］" if line.sample else "［演练］" if office.rehearsal else ""
        voice.say(
            f"{line.number or '（无编号）'}  {line.title}{sample}  {chinese}  问题{line.findings}个  记至{line.upto}号",
            f"{line.number or '(no number)'}  {line.title}  {english}  {line.findings} findings  up to no. {line.upto}",
        )
    if not found:
        voice.say(
            "没有会议。用 huishen new 新建，或 huishen demo 看样本。",
            "No meetings. Try `huishen new` or `huishen demo`.",
        )
    voice.give(
        [
            {
                "meeting": line.meeting,
                "number": line.number,
                "title": line.title,
                "status": line.status,
                "upto": line.upto,
                "findings": line.findings,
            }
            for line in found
        ]
    )
    return Exit.DONE


def show(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """The paper as it would be now stands on standard output."""
    try:
        paper = Paper(asked.paper)
    except ValueError:
        voice.warn(f"没有“{asked.paper}”这种材料。", f"There is no paper “{asked.paper}”.")
        return Exit.USAGE
    line = office.shelf.find(asked.meeting).result()
    if line.status == "preparing":
        return _show_plan(office, line.meeting, voice)
    text = office.publisher.text(line.meeting, paper).result()
    voice.say(text, text)
    voice.give({"meeting": line.meeting, "paper": paper.value, "text": text})
    return Exit.DONE


def _show_plan(office: Office, meeting: MeetingId, voice: Voice) -> Exit:
    plan = office.preparations.get(meeting).result().plan
    voice.say(
        f"{plan.title}（准备中）：会审方{len(plan.parties)}个，人员{len(plan.seats)}人，问题{len(plan.findings)}个。",
        f"{plan.title} (preparing): {len(plan.seats)} people, {len(plan.findings)} findings.",
    )
    for finding in plan.findings:
        due = finding.due.isoformat() if finding.due else finding.due_text
        text = f"{finding.number}  {finding.text.splitlines()[0] if finding.text else ''}  {finding.claimed}  {due}"
        voice.say(text.rstrip(), text.rstrip())
    voice.give({"meeting": meeting, "title": plan.title, "findings": [finding.text for finding in plan.findings]})
    return Exit.DONE


def check(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """Everything to look at is listed; exit code 3 where the record contradicts itself or a rule."""
    line = office.shelf.find(asked.meeting).result()
    found = concerns(office.desk.meeting(line.meeting).result())
    for concern in found:
        mark = "✗" if concern.weight is Weight.WRONG else "·"
        at = f"（第{concern.seq}号）" if concern.seq else ""
        voice.say(f"{mark} {concern_sentence(concern)}{at}", f"{mark} {concern_sentence(concern, 'en')}")
    wrong = sum(concern.weight is Weight.WRONG for concern in found)
    voice.say(
        f"待核{len(found) - wrong}项，矛盾{wrong}项。",
        f"{len(found) - wrong} open, {wrong} wrong.",
    )
    voice.give([{"check": each.check, "weight": each.weight.value, "seq": each.seq} for each in found])
    return Exit.REFUSED if wrong else Exit.DONE
