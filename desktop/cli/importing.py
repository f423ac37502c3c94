"""`huishen import`: the office's ledger into a meeting, previewed first."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from desktop.app.accept import known_rows, take
from desktop.app.office import Office
from desktop.cli.voice import Exit, Voice
from desktop.intake import Accepted, Decision, Proposal, compare, propose, read_file, settle
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.meeting.refusal import Refusal


def import_(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """The ledger was previewed; with --yes its findings are in the meeting, as one batch."""
    line = office.shelf.find(asked.meeting).result()
    book = read_file(asked.file.read_bytes(), asked.file.name)
    try:
        proposal = propose(book, asked.sheet, _mapping(asked.map) or None, reference=office.clock.now().date())
    except (KeyError, ValueError) as why:
        voice.warn(f"没有这个工作表、列或字段：{why}。", f"No such sheet, column or field: {why}.")
        return Exit.USAGE
    _preview(proposal, voice)
    if proposal.missing or not proposal.rows:
        voice.warn(
            "没有可导入的问题。请用 --map 指定列，如 --map C=finding。",
            "Nothing to import; name the columns with --map.",
        )
        return Exit.REFUSED
    preparing = line.status == "preparing"
    plan = office.preparations.get(line.meeting).result().plan if preparing else _standing(office, line.meeting)
    conflicts = compare(proposal, known_rows(plan))
    accepted = settle(proposal, conflicts, {}, Decision(asked.conflict))
    if accepted.stopped:
        for conflict in conflicts:
            voice.say(f"第{conflict.source_row}行：{conflict.text}", f"Row {conflict.source_row}: {conflict.text}")
        voice.warn(
            "与已有问题冲突，什么也没有导入。用 --conflict skip 或 update 决定。", "Conflicts; nothing imported."
        )
        return Exit.REFUSED
    if not asked.yes:
        voice.say(
            f"以上为预览。加 --yes 导入{len(accepted.added)}个问题。",
            f"Preview; add --yes to import {len(accepted.added)}.",
        )
        return Exit.DONE
    return _save(office, line.meeting, accepted, voice, preparing=preparing)


def _standing(office: Office, meeting: MeetingId) -> Plan:
    standing = office.desk.meeting(meeting).result()
    return replace(standing.plan, findings=tuple(standing.agenda.findings.values()))


def _mapping(given: list[str]) -> dict[int, str]:
    """Column from 0 → field, from “C=finding”; raises ValueError for anything else."""
    mapping: dict[int, str] = {}
    for each in given:
        letters, equals, field = each.partition("=")
        if not equals or not letters.isascii() or not letters.isalpha():
            raise ValueError(each)
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        mapping[number - 1] = field
    return mapping


def _preview(proposal: Proposal, voice: Voice) -> None:
    voice.say(
        f"工作表“{proposal.sheet}”，表头在第{proposal.header_row}行：问题{len(proposal.rows)}个，跳过{len(proposal.skipped)}行。",
        f"Sheet “{proposal.sheet}”, header in row {proposal.header_row}: {len(proposal.rows)} findings, "
        f"{len(proposal.skipped)} rows skipped.",
    )
    for notice in proposal.notices:
        voice.say(f"注意：{notice.text}", f"Note: {notice.text}")
    for row in proposal.rows:
        first = row.finding.splitlines()[0] if row.finding else ""
        text = f"  第{row.source_row}行  {first[:40]}{'…' if len(first) > 40 else ''}"
        voice.say(text, text)
        for doubt in row.doubts:
            voice.say(f"      ? {doubt.text}", f"      ? {doubt.text}")
    voice.give(
        {
            "sheet": proposal.sheet,
            "header_row": proposal.header_row,
            "rows": len(proposal.rows),
            "skipped": len(proposal.skipped),
            "doubts": sum(len(row.doubts) for row in proposal.rows),
        }
    )


def _save(office: Office, meeting: MeetingId, accepted: Accepted, voice: Voice, *, preparing: bool) -> Exit:
    number = len(accepted.added)
    if preparing:
        ids = [office.clock.new_id() for _ in range(2 * number + len(accepted.updated))]
        known = office.preparations.get(meeting).result()
        office.preparations.change(known, lambda plan: take(plan, accepted, ids).plan).result()
    else:
        outcome = office.acceptance.add(meeting, accepted).result()
        if isinstance(outcome, Refusal):
            voice.warn(str(sentence(outcome)), str(sentence(outcome, "en")))
            return Exit.REFUSED
    voice.say(
        f"已导入：新增{number}个，更新{len(accepted.updated)}个，跳过{len(accepted.skipped)}行。",
        f"Imported: {number} new, {len(accepted.updated)} updated, {len(accepted.skipped)} skipped.",
    )
    return Exit.DONE
