"""A roster pasted from Excel, or a roster file → proposed people with doubts marked."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from desktop.intake.catalogue import catalogue
from desktop.intake.delimited import read_text
from desktop.intake.formats import as_text
from desktop.intake.grid import Grid, spread
from desktop.intake.header import Column, Found, Header, find_header
from desktop.intake.limits import DEFAULT, Limits
from desktop.intake.names import looks_like_name, normal_name
from desktop.intake.proposal import Doubt, SkippedRow
from desktop.intake.source import SourceBook, SourceSheet

_ORDER = ("name", "group", "post", "role")  # of columns without headings, once names were found
_LIST = re.compile("[、，,;；]")


@dataclass(frozen=True)
class ProposedPerson:
    """A person as the roster states it."""

    source_row: int
    name: str  # as written
    normal: str  # for comparison
    group: str = ""  # 单位 or 会审方
    post: str = ""
    role: str = ""
    note: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class PeopleProposal:
    """One roster as read; nothing is saved."""

    header_row: int  # 0 when the columns carry no names
    columns: tuple[Column, ...]
    people: tuple[ProposedPerson, ...]
    skipped: tuple[SkippedRow, ...]
    missing: tuple[str, ...]  # ("name",) when no column holds names


def propose_people(
    source: str | SourceBook,
    sheet: str | None = None,
    mapping: Mapping[int, str] | None = None,
    *,
    known: Collection[str] = (),
    limits: Limits = DEFAULT,
) -> PeopleProposal:
    """Return the people in a pasted text or a book; `known` are the names already on the roster.

    Without headings the column with most names is taken for 姓名 and the following ones for 单位,
    职务, 身份, and every row says so. A single line of names joined by 、 works too. Raises
    Unreadable for a pasted web page or too long a text, KeyError for a sheet that does not exist.
    """
    if isinstance(source, str):
        if not source.strip():
            return PeopleProposal(0, (), (), (), ("name",))
        chosen = _pasted(source, limits)
    else:
        named = {one.name: one for one in source.sheets if not one.hidden}
        chosen = next(iter(named.values())) if sheet is None else named[sheet]
    grid = spread(chosen)
    header = find_header(grid, catalogue().people, mapping)
    if not header.score:  # nothing is lost to a guessed heading: rosters are often pasted without one
        header = find_header(grid, catalogue().people, mapping, row=0)
    guessed = header.column_of("name") is None
    if guessed:
        header = _guess_columns(grid)
    if header.column_of("name") is None:
        return PeopleProposal(header.row, header.columns, (), (), ("name",))
    people, skipped = _read(grid, header, guessed=guessed)
    marked = tuple(_mark(people, {normal_name(name) for name in known}))
    return PeopleProposal(header.row, header.columns, marked, tuple(skipped), ())


def _pasted(text: str, limits: Limits) -> SourceSheet:
    lines = text.strip().splitlines()
    if len(lines) == 1 and "\t" not in lines[0]:
        text = "\n".join(_LIST.split(lines[0]))
    return read_text(text.encode("utf-8", "replace"), "", limits).sheets[0]


def _guess_columns(grid: Grid) -> Header:
    names = [
        sum(looks_like_name(as_text(grid.value(row, column))) for row in grid.numbers) for column in range(grid.width)
    ]
    if not names or max(names) * 2 < len(grid.numbers):
        return Header(0, tuple(Column(index, "", "", Found.NONE) for index in range(grid.width)), 0)
    first = names.index(max(names))
    fields = dict(zip(range(first, grid.width), _ORDER, strict=False))
    columns = [
        Column(index, "", fields.get(index, ""), Found.PART if index in fields else Found.NONE)
        for index in range(grid.width)
    ]
    return Header(0, tuple(columns), 0)


def _read(grid: Grid, header: Header, *, guessed: bool) -> tuple[list[ProposedPerson], list[SkippedRow]]:
    people: list[ProposedPerson] = []
    skipped: list[SkippedRow] = []
    above = ""
    for number in grid.numbers:
        if number <= header.row:
            continue
        texts = {column.field: as_text(grid.value(number, column.index)) for column in header.columns if column.field}
        written = tuple(as_text(grid.value(number, column)) for column in grid.own(number))
        name = texts.get("name", "")
        above = texts.get("group", "") or above
        if not name:
            skipped.append(SkippedRow(number, "no-name", "没有姓名。", written))
            continue
        doubts = _doubts(header, name, guessed=guessed)
        if "group" in texts and not texts["group"] and above:
            sentence = f"单位空白，按“同上”取“{above}”。"
            doubts.append(Doubt("as-above", _letter(header, "group"), "group", "", sentence))
        people.append(
            ProposedPerson(
                number,
                name,
                normal_name(name),
                above if "group" in texts else "",
                texts.get("post", ""),
                texts.get("role", ""),
                texts.get("note", ""),
                tuple(doubts),
            )
        )
    return people, skipped


def _letter(header: Header, field: str) -> str:
    column = header.column_of(field)
    return column.letter if column else ""


def _doubts(header: Header, name: str, *, guessed: bool) -> list[Doubt]:
    doubts = []
    if guessed:
        sentence = "粘贴的内容没有表头，各列按姓名、单位、职务、身份的次序读取，请确认。"
        doubts.append(Doubt("columns-guessed", "", "", "", sentence))
    if not looks_like_name(name) and not name.isascii():
        sentence = f"“{name}”不像一个人的姓名，请核对。"
        doubts.append(Doubt("name-odd", _letter(header, "name"), "name", name, sentence))
    return doubts


def _mark(people: list[ProposedPerson], known: set[str]) -> list[ProposedPerson]:
    """Return the people, those who are listed twice, share a name, or are known already, marked."""
    first: dict[str, ProposedPerson] = {}
    marked = []
    for person in people:
        doubts = list(person.doubts)
        twin = first.setdefault(person.normal, person)
        if twin is not person:
            same = normal_name(twin.group) == normal_name(person.group)
            code = "duplicate" if same else "namesake"
            what = "重复" if same else "同名但单位不同，请确认是不是两个人"
            sentence = f"与第 {twin.source_row} 行的“{twin.name}”{what}。"
            doubts.append(Doubt(code, "", "name", person.name, sentence))
        if person.normal in known:
            doubts.append(Doubt("known", "", "name", person.name, "名册里已有这个姓名。"))
        marked.append(replace(person, doubts=tuple(doubts)))
    return marked
