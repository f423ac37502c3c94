"""The tables several papers share: opinions, verdicts, promises, answers owed, motions, comings and goings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.meeting.ids import FindingId
from desktop.meeting.numerals import numeral
from desktop.meeting.plan import Finding
from desktop.meeting.state import Commitment, Held
from desktop.minutes import words
from desktop.minutes.compose.course import Step, steps
from desktop.minutes.compose.matters import Owed, commitment_row, figures, verdict
from desktop.minutes.compose.view import View, optional_date, sentence
from desktop.minutes.compose.votes import computed, outcome
from desktop.minutes.document import Align, Column, Note, Table
from desktop.minutes.parts import Part

_NUMBER = Column("序号", 2, Align.CENTRE)


def bare(table: Table) -> Table:
    """The table without its caption, for where a heading right above it says the same."""
    return replace(table, caption="")


def track_table(view: View, key: str) -> Table:
    """到会轨迹: who came and went, and how many of those entitled were in the room afterwards."""
    rows: list[tuple[str, str, str]] = []
    grouped: list[list[Step]] = []
    for step in steps(view.meeting):
        together = grouped and _same(view, grouped[-1][-1], step)
        if together:
            grouped[-1].append(step)
        else:
            grouped.append([step])
    for group in grouped:
        names = "、".join(view.person(each.person) for each in group)
        rows.append((view.clock(group[0].at), f"{names}{_went(group[0])}", str(group[-1].present)))
    columns = (
        Column("时间", 3, Align.CENTRE),
        Column("到会、离会情况", 12),
        Column("在场有表决权人数", 4, Align.CENTRE),
    )
    return Table(key, "到会轨迹", columns, tuple(rows))


def _same(view: View, one: Step, two: Step) -> bool:
    return view.clock(one.at) == view.clock(two.at) and _went(one) == _went(two)


def _went(step: Step) -> str:
    if step.came:
        return "到会" if step.first else "回场"
    return "离会" if step.for_good else "离场"


def opinions_table(view: View, findings: Iterable[Finding], key: str) -> Table:
    """Each party's opinion on each finding, before and after discussion, and how far they agreed in the end."""
    parties = view.meeting.plan.parties
    columns = (
        Column("编号", 2, Align.CENTRE),
        *(Column(party.called, 4, Align.CENTRE) for party in parties),
        Column("一致程度", 3, Align.CENTRE),
    )
    opinions = view.meeting.opinions
    rows = []
    for finding in findings:
        cells = []
        for party in parties:
            before = opinions.before.get((finding.id, party.id))
            after = opinions.after.get((finding.id, party.id))
            cells.append(_held(before, after))
        rows.append((finding.number, *cells, agreement(view, finding.id)))
    return Table(key, "会审意见对照（会前 → 会后）", columns, tuple(rows))


def _held(before: Held | None, after: Held | None) -> str:
    if before is None or after is None:
        held = before or after
        return held.opinion.verdict if held else "—"
    if before.opinion.verdict == after.opinion.verdict:
        return f"{after.opinion.verdict}（维持）"
    return f"{before.opinion.verdict} → {after.opinion.verdict}"


def agreement(view: View, finding: FindingId) -> str:
    """How far the parties agree now; beside it how far they agreed in writing, where that differs."""
    now = words.word(view.meeting.opinions.agreed(finding))
    before = words.word(view.meeting.opinions.agreed_before(finding))
    return now if now == before else f"{before} → {now}"


def verdicts_table(view: View, findings: Iterable[Finding], key: str) -> Table:
    """What each finding was, what the unit held it to be, and what the meeting held."""
    subject = view.meeting.profile.subject
    columns = (
        Column("编号", 2, Align.CENTRE),
        Column(f"反馈{subject}", 9),
        Column("单位自评", 3, Align.CENTRE),
        Column("会审认定", 3, Align.CENTRE),
    )
    rows = tuple((each.number, each.text, each.claimed, verdict(view, each.id)) for each in findings)
    return Table(key, "会审认定情况", columns, rows)


def commitments_table(view: View, key: str, listed: Iterable[Commitment]) -> Table:
    """Those promises in exact words with owner, date and proof."""
    columns = (
        _NUMBER,
        Column("承诺事项（原话）", 9),
        Column("对应问题", 3, Align.CENTRE),
        Column("责任人", 3, Align.CENTRE),
        Column("完成时限", 4, Align.CENTRE),
        Column("佐证材料", 5),
    )
    rows = tuple(commitment_row(view, number, promise) for number, promise in enumerate(listed, 1))
    return Table(key, "承诺事项", columns, rows)


def owed_table(key: str, listed: Iterable[Owed]) -> Table:
    """Those answers owed in writing: what, to whom, by when."""
    columns = (_NUMBER, Column("当场未答事项", 10), Column("报送", 4), Column("答复时限", 4, Align.CENTRE))
    rows = tuple(
        (str(number), sentence(each.promise.text), each.promise.to, optional_date(each.promise.due) or "待核")
        for number, each in enumerate(listed, 1)
    )
    return Table(key, "当场未答、书面答复事项", columns, rows)


def motions_table(view: View, key: str) -> Table:
    """Every motion with its method and what came of it; computed numbers where they are shown."""
    counts = view.shows(Part.COUNTS)
    columns = [_NUMBER, Column("表决事项", 8), Column("方式", 2, Align.CENTRE)]
    if counts:
        columns.append(Column("计算结果", 8))
    columns.append(Column("结果", 3, Align.CENTRE))
    rows = []
    for motion in view.meeting.motions.all.values():
        method = words.word(motion.round.opened.method if motion.round else motion.put.method)
        numbers = (computed(view, motion) or "未付表决",) if counts else ()
        rows.append((numeral(motion.number), motion.text, method, *numbers, outcome(motion)))
    return Table(key, "表决汇总", tuple(columns), tuple(rows))


def clue_and_figure_notes(view: View, key: str) -> Iterator[Note]:
    """What the units report beside their findings: counts only, each only where the paper shows it."""
    for unit in view.meeting.plan.units:
        known = figures(view, unit)
        if view.shows(Part.FIGURES):
            told = (
                f"{unit.name}：追回或挽回金额{known.recovered}万元，建章立制{known.rules_made}项，"
                f"党纪政务处分{known.disciplined}人，组织处理{known.organisational}人，谈话提醒{known.reminded}人。"
            )
            yield Note(f"{key}.{unit.id}.figures", told)
        if view.shows(Part.CLUES) and known.clues:
            told = view.wording.feedback_clues.format(clues=known.clues, closed=known.clues_closed)
            yield Note(f"{key}.{unit.id}.clues", f"{unit.name}：{told}")
