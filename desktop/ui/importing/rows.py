"""The preview's rows and columns: what the file says, what is doubtful, what would happen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.intake import Column as SheetColumn
from desktop.intake import Conflict, Decision, Found, Likeness, ProposedRow, catalogue
from desktop.ui.importing.draft import Draft
from desktop.ui.ledger_model import RIGHT, Column
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


@dataclass(frozen=True)
class PreviewRow:
    """One row of the file: proposed, or skipped with its reason."""

    number: int
    finding: str
    unit: str
    due: str
    claimed: str
    doubts: str
    state: str
    """What would happen to it, in a word."""
    hue: Hue
    ticked: bool
    decidable: bool

    @property
    def id(self) -> str:
        """The row's number in the sheet."""
        return str(self.number)


@dataclass(frozen=True)
class MappedColumn:
    """One column of the sheet and the field it fills."""

    column: SheetColumn
    title: str
    sure: bool

    @property
    def id(self) -> str:
        """The column's letters."""
        return self.column.letter


def decision_words() -> dict[Decision, str]:
    """Return the word of each decision about a conflict."""
    return {
        Decision.STOP: tr("停止导入"),
        Decision.SKIP: tr("跳过"),
        Decision.UPDATE: tr("更新"),
    }


def field_words() -> dict[str, str]:
    """Return the titles of all fields a column may fill, by id; "" stands for none."""
    return {"": tr("不导入"), **{each.id: each.title for each in catalogue().ledger.fields}}


def preview(draft: Draft) -> tuple[PreviewRow, ...]:
    """Return all rows in the order of the sheet."""
    rows = [_proposed(draft, row, draft.conflict(row.source_row)) for row in draft.proposal.rows]
    rows += [
        PreviewRow(
            each.source_row, "　".join(each.values)[:80], "", "", "", each.text, tr("不导入"), Hue.GREY, False, False
        )
        for each in draft.proposal.skipped
        if each.code != "blank"
    ]
    return tuple(sorted(rows, key=lambda row: row.number))


def mapped(draft: Draft) -> tuple[MappedColumn, ...]:
    """Return the columns of the sheet with what they are read as."""
    words = field_words()
    return tuple(
        MappedColumn(each, words[each.field], each.found in {Found.WHOLE, Found.HAND})
        for each in draft.proposal.columns
    )


def preview_columns(
    turn: Callable[[PreviewRow, str], None],
    decide: Callable[[PreviewRow, str], None],
    word: Callable[[PreviewRow, str], None],
    date: Callable[[PreviewRow, str], None],
) -> tuple[Column[PreviewRow], ...]:
    """Return the columns of the preview; the four functions take what is changed in a cell."""
    return (
        Column(tr("行"), lambda row: str(row.number), align=RIGHT, width=52),
        Column(tr("导入"), lambda row: tr("是") if row.ticked else tr("否"), edit=turn, width=60),
        Column(tr("处理"), lambda row: row.state, edit=decide, hue=lambda row: row.hue, width=80),
        Column(tr("具体问题"), lambda row: row.finding, edit=word, bold=True),
        Column(tr("单位"), lambda row: row.unit, width=104),
        Column(tr("期限"), lambda row: row.due, edit=date, width=216),
        Column(tr("自评"), lambda row: row.claimed, width=80),
        Column(tr("疑点"), lambda row: row.doubts, hue=lambda row: Hue.AMBER if row.doubts else None),
    )


def mapped_columns(choose: Callable[[MappedColumn, str], None]) -> tuple[Column[MappedColumn], ...]:
    """Return the columns of the list in which columns are mapped."""
    return (
        Column(tr("列"), lambda row: row.column.letter, width=40),
        Column(tr("表头"), lambda row: row.column.heading or "—", width=110),
        Column(
            tr("读作"),
            lambda row: row.title,
            edit=choose,
            hue=lambda row: None if row.sure else Hue.AMBER if row.column.field else Hue.GREY,
        ),
    )


def counted(rows: Sequence[PreviewRow]) -> tuple[int, int]:
    """Return how many rows have doubts, and how many must be decided."""
    return sum(bool(row.doubts) and row.ticked for row in rows), sum(row.decidable for row in rows)


def _proposed(draft: Draft, row: ProposedRow, conflict: Conflict | None) -> PreviewRow:
    state, hue = _state(draft, row, conflict)
    said = [doubt.text for doubt in row.doubts]
    if conflict is not None:
        said.insert(0, conflict.text)
    return PreviewRow(
        row.source_row,
        row.finding.replace("\n", " ⏎ "),
        row.fields.get("unit", ""),
        _due(row),
        row.fields.get("claimed", ""),
        "".join(said),
        state,
        hue,
        row.source_row not in draft.left_out,
        conflict is not None and conflict.likeness is not Likeness.SAME,
    )


def _due(row: ProposedRow) -> str:
    if row.due:
        return row.due.isoformat()
    if row.due_suggested:
        return tr("{text}（建议 {day}）", text=row.due_text, day=row.due_suggested.isoformat())
    return row.due_text


def _state(draft: Draft, row: ProposedRow, conflict: Conflict | None) -> tuple[str, Hue]:
    if row.source_row in draft.left_out:
        return tr("不导入"), Hue.GREY
    if conflict is None:
        return tr("新增"), Hue.GREEN
    if conflict.likeness is Likeness.SAME:
        return tr("相同"), Hue.GREY
    decision = draft.decisions.get(row.source_row, draft.otherwise)
    if decision is Decision.UPDATE and conflict.likeness is Likeness.AMBIGUOUS:
        decision = Decision.STOP
    hues = {Decision.STOP: Hue.RED, Decision.SKIP: Hue.GREY, Decision.UPDATE: Hue.BLUE}
    return decision_words()[decision], hues[decision]
