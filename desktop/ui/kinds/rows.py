"""The parts of a kind of meeting that are tables: parties, stages, verdicts, judgements, guards, papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop.meeting.plan import Role
from desktop.meeting.profile import Guard, Judgement, Profile, Stage, StockParty, Visible
from desktop.minutes.parts import Part
from desktop.ui.kinds.rows_page import Cell, Rows, ticked
from desktop.ui.kinds.words import guard_words, part_words, shown_on
from desktop.ui.prepare.parties import role_words
from desktop.ui.speech import tr


def parties() -> Rows[StockParty]:
    """Return the parties that a new meeting of this kind begins with."""
    return Rows(
        "parties",
        lambda profile: profile.parties,
        lambda profile, rows: replace(profile, parties=rows),
        (
            Cell(tr("全称"), lambda row: row.name, lambda row, text: replace(row, name=text), bold=True),
            Cell(tr("简称"), lambda row: row.short, lambda row, text: replace(row, short=text), width=200),
        ),
        lambda profile: StockParty(_fresh("party", (each.id for each in profile.parties)), "", ""),
    )


def stages() -> Rows[Stage]:
    """Return the stages in their order, and who must not be in the room."""

    def barring(role: Role, word: str) -> Cell[Stage]:
        def write(row: Stage, text: str) -> Stage:
            rest = tuple(each for each in row.bars if each != role.value)
            return replace(row, bars=(*rest, role.value) if text else rest)

        title = tr("{role}退场", role=word)
        return Cell(title, lambda row: ticked(on=role.value in row.bars), write, width=112, tick=True)

    barred = (Role.RESPONDENT, Role.ATTENDANT, Role.STAFF)
    return Rows(
        "stages",
        lambda profile: profile.stages,
        lambda profile, rows: replace(profile, stages=rows),
        (
            Cell(tr("阶段"), lambda row: row.name, lambda row, text: replace(row, name=text), bold=True),
            *(barring(role, role_words()[role]) for role in barred),
        ),
        lambda profile: Stage(_fresh("stage", (each.id for each in profile.stages)), ""),
    )


@dataclass(frozen=True)
class Verdict:
    """A word for a verdict, and as what it counts: closed, partial or neither."""

    word: str
    counts: str


def verdicts() -> Rows[Verdict]:
    """Return the words of verdicts, best first."""
    counted = {"closed": tr("已完成"), "partial": tr("基本完成"), "": tr("未完成")}

    def rows(profile: Profile) -> tuple[Verdict, ...]:
        def counts(word: str) -> str:
            return (
                "closed" if word in profile.closed_verdicts else "partial" if word in profile.partial_verdicts else ""
            )

        return tuple(Verdict(word, counts(word)) for word in profile.verdicts)

    def put(profile: Profile, found: tuple[Verdict, ...]) -> Profile:
        def those(counts: str) -> tuple[str, ...]:
            return tuple(each.word for each in found if each.counts == counts)

        words = tuple(each.word for each in found)
        return replace(profile, verdicts=words, closed_verdicts=those("closed"), partial_verdicts=those("partial"))

    def count(row: Verdict, text: str) -> Verdict:
        return replace(row, counts=next((key for key, word in counted.items() if word == text), ""))

    return Rows(
        "verdicts",
        rows,
        put,
        (
            Cell(tr("认定词"), lambda row: row.word, lambda row, text: replace(row, word=text), bold=True),
            Cell(tr("汇总时算"), lambda row: counted[row.counts], count, tuple(counted.values()), width=160),
        ),
        lambda profile: Verdict(_word(tr("认定"), profile.verdicts), ""),
    )


def judgements() -> Rows[Judgement]:
    """Return the words for how an answer was received."""

    def write(row: Judgement, text: str) -> Judgement:
        return replace(row, satisfied=bool(text))

    return Rows(
        "judgements",
        lambda profile: profile.judgements,
        lambda profile, rows: replace(profile, judgements=rows),
        (
            Cell(tr("评价词"), lambda row: row.word, lambda row, text: replace(row, word=text), bold=True),
            Cell(tr("算已答清"), lambda row: ticked(on=row.satisfied), write, width=140, tick=True),
        ),
        lambda profile: Judgement(_word(tr("评价"), (each.word for each in profile.judgements)), satisfied=False),
    )


def guards() -> Rows[Guard]:
    """Return every rule of procedure there is, whether the kind names it or not."""
    names = guard_words()

    def rows(profile: Profile) -> tuple[Guard, ...]:
        return tuple(profile.guard(rule) or Guard(rule, on=False) for rule in names)

    def put(profile: Profile, found: tuple[Guard, ...]) -> Profile:
        known = {each.rule for each in profile.guards}
        kept = tuple(each for each in found if each.rule in known or each != Guard(each.rule, on=False))
        return replace(profile, guards=kept)

    return Rows(
        "guards",
        rows,
        put,
        (
            Cell(tr("规则"), lambda row: names[row.rule][0], width=176, bold=True),
            Cell(
                tr("适用"), lambda row: ticked(on=row.on), lambda row, t: replace(row, on=bool(t)), width=52, tick=True
            ),
            Cell(
                tr("可说明理由突破"),
                lambda row: ticked(on=row.overridable),
                lambda row, text: replace(row, overridable=bool(text)),
                width=124,
                tick=True,
            ),
            Cell(tr("出处"), lambda row: row.source, lambda row, text: replace(row, source=text)),
        ),
    )


@dataclass(frozen=True)
class Shown:
    """A part, and what shows it."""

    part: str
    papers: frozenset[str]


def visibility() -> Rows[Shown]:
    """Return every part, and on which paper or on the room screen it is seen."""
    words = part_words()

    def rows(profile: Profile) -> tuple[Shown, ...]:
        return tuple(
            Shown(part.value, frozenset(each.paper for each in profile.visibility if part.value in each.parts))
            for part in Part
        )

    def others(profile: Profile, paper: str) -> tuple[str, ...]:
        """Parts that another edition of the program shows: they stay as they are."""
        listed = (part for each in profile.visibility if each.paper == paper for part in each.parts)
        return tuple(part for part in listed if part not in set(Part))

    def put(profile: Profile, found: tuple[Shown, ...]) -> Profile:
        there = list(dict.fromkeys(each.paper for each in profile.visibility))
        papers = (*there, *(paper for paper, _name in shown_on() if paper not in there))
        made = (
            Visible(paper, (*(each.part for each in found if paper in each.papers), *others(profile, paper)))
            for paper in papers
        )
        return replace(profile, visibility=tuple(each for each in made if each.parts or each.paper in there))

    def showing(paper: str, name: str) -> Cell[Shown]:
        def write(row: Shown, text: str) -> Shown:
            return replace(row, papers=row.papers | {paper} if text else row.papers - {paper})

        return Cell(name, lambda row: ticked(on=paper in row.papers), write, width=72, tick=True)

    return Rows(
        "visibility",
        rows,
        put,
        (
            Cell(tr("写什么"), lambda row: words[Part(row.part)], width=116, bold=True),
            *(showing(paper, name) for paper, name in _short()),
        ),
    )


def _short() -> tuple[tuple[str, str], ...]:
    """Return the papers under names short enough for the head of a narrow column."""
    short = {
        "record": tr("会议记录"),
        "minutes": tr("会议纪要"),
        "feedback": tr("情况反馈"),
        "questioning": tr("质询单"),
        "commitments": tr("承诺单"),
        "votes": tr("表决表"),
        "count": tr("计票"),
        "workbook": tr("汇总"),
        "room": tr("大屏幕"),
    }
    return tuple((paper, short[paper]) for paper, _name in shown_on())


def _fresh(kind: str, taken: Iterable[str]) -> str:
    """Return an id none of those is."""
    return _numbered(lambda number: f"{kind}-{number}", taken)


def _word(kind: str, taken: Iterable[str]) -> str:
    return _numbered(lambda number: f"{kind}{number}", taken)


def _numbered(name: Callable[[int], str], taken: Iterable[str]) -> str:
    known = set(taken)
    return next(made for number in range(1, len(known) + 2) if (made := name(number)) not in known)
