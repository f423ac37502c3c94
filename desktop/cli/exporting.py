"""`huishen export`, `verify`, `backup`, `restore`."""

from __future__ import annotations

from argparse import Namespace

from desktop.app.office import Office
from desktop.app.publish import Form, Order
from desktop.app.vault import backup_job
from desktop.cli.voice import Exit, Voice
from desktop.meeting.acts import Paper
from desktop.meeting.catalogue import sentence
from desktop.meeting.refusal import Refusal
from desktop.minutes.compose import Scope


def export(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """The papers lie in the folder and are on record as issued."""
    try:
        papers = [Paper(each) for each in asked.papers]
        scope = Scope.of(asked.scope)
    except ValueError as why:
        voice.warn(f"没有这种材料或范围：{why}。", f"No such paper or scope: {why}.")
        return Exit.USAGE
    forms = [form for form, wanted in ((Form.PDF, asked.pdf), (Form.TEXT, asked.txt)) if wanted]
    orders = [Order(paper, form) for form in forms for paper in papers if paper is not Paper.WORKBOOK]
    if asked.xlsx:
        orders.append(Order(Paper.WORKBOOK, Form.WORKBOOK))
    if not orders:
        voice.warn("请写明 --pdf、--xlsx 或 --txt。", "Say --pdf, --xlsx or --txt.")
        return Exit.USAGE
    line = office.shelf.find(asked.meeting).result()
    left = office.publisher.publish(
        line.meeting, orders, asked.to, scope=scope, recipient=asked.recipient, medium=asked.medium
    ).result()
    if isinstance(left, Refusal):
        voice.warn(str(sentence(left)), str(sentence(left, "en")))
        return Exit.REFUSED
    for each in left:
        voice.say(f"已导出：{each.path}", f"Written: {each.path}")
        for note in each.notes:
            voice.say(f"  注意：{note}", f"  Note: {note}")
    voice.give([{"file": str(each.path), "sha256": each.digest, "pages": each.pages} for each in left])
    return Exit.DONE


def verify(office: Office, _asked: Namespace, voice: Voice) -> Exit:
    """Every entry of the store was recomputed; exit code 5 where something does not hold."""
    report = office.proof.verify().result()
    for broken in report.broken:
        voice.say(f"✗ {broken.sentence}", f"✗ {broken.fault.value} at {broken.journal_id} no. {broken.seq}")
    voice.give({"entries": report.entries, "blobs": report.blobs, "broken": len(report.broken)})
    if report.broken:
        voice.say(
            "核验未通过。请停止使用，保留现状，从备份恢复。",
            "The record does not verify. Stop, keep it as it is, restore.",
        )
        return Exit.UNVERIFIED
    voice.say(
        f"核验通过：记录{report.entries}条，成品和附件{report.blobs}件，前后相符。",
        f"Verified: {report.entries} entries and {report.blobs} files hold together.",
    )
    return Exit.DONE


def backup(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """A verified copy lies in the new folder."""
    made = office.thread.post(backup_job(asked.to, office.places, office.clock, with_key=asked.with_key)).result()
    voice.say(f"已备份并核对：{made[0]}", f"Backed up and verified: {made[0]}")
    if asked.with_key:
        voice.say(f"密钥另存：{made[1]}。请与备份分开保管。", f"Key: {made[1]}. Keep it apart from the backup.")
    else:
        voice.say(
            "备份中不含密钥：换一台机器时，没有密钥无法打开（--with-key 可另存密钥）。",
            "The key is not in it: without the key another machine cannot open it (--with-key saves it apart).",
        )
    voice.give({"files": [str(each) for each in made]})
    return Exit.DONE
