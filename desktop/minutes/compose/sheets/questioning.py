"""Sheets on questions and promises: the sixteen columns of the questioning sheet, and what is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desktop.meeting.acts import (
    AnswerDeferred,
    AnswerGiven,
    EvidenceChecked,
    FollowUpPut,
    QuestionPut,
    SpeechKind,
    SpeechMade,
)
from desktop.meeting.ids import NOTHING, PersonId, Seq
from desktop.meeting.state import Chain, Commitment
from desktop.minutes.compose.matters import chain_finding, commitments, finding_of, owed, question_text
from desktop.minutes.compose.sheets.grid import Field, field, local_moment, long_text, number, sheet, text
from desktop.minutes.compose.view import View, joined, long_date, sentence, unquoted
from desktop.minutes.parts import Part
from desktop.minutes.workbook import CellKind, Sheet


def questioning(view: View) -> Sheet:
    """质询记录: one row per question, with everything that followed from it."""
    fields: list[Field[Chain]] = [
        number("序号", lambda chain: chain.number, 6),
        text("被质询单位", lambda chain: _unit(view, _respondent(chain)), 20),
        text("被质询人（职务）", lambda chain: _titled(view, _respondent(chain)), 18),
        text("质询人（单位）", lambda chain: _asker(view, chain), 18),
        text("对应问题编号", lambda chain: chain_finding(view, chain)),
        long_text("质询内容", lambda chain: question_text(view, chain.seq, chain.put)),
        text("提问方式", lambda chain: "口头" if chain.put.oral else "书面", 10),
        long_text("答复要点", _first_answers),
        long_text("佐证材料", _evidence, 24),
        text("是否当场答复", _on_the_spot, 10, ("是", "否", "部分")),
    ]
    if view.shows(Part.COMMITMENTS):
        promises = _promises(view)
        fields += [
            long_text("承诺事项", lambda chain: "\n".join(unquoted(each.made.text) for each in promises[chain.seq])),
            field("承诺时限", CellKind.DATE, lambda chain: _due(promises[chain.seq])),
        ]
    fields.append(long_text("追问及答复", _follow_ups))
    if view.shows(Part.JUDGEMENTS):
        fields.append(long_text("质询人是否满意", lambda chain: _judged(view, chain), 22))
    if view.shows(Part.SPEECH):
        remarks = _remarks(view)
        fields.append(long_text("主持人点评", lambda chain: "\n".join(remarks.get(chain.seq, ())), 22))
    if view.shows(Part.OWED):
        pending = _pending(view)
        fields.append(long_text("后续处理", lambda chain: "\n".join(pending.get(chain.seq, ())), 24))
    return sheet("questioning", "质询记录", fields, view.meeting.questioning.chains.values())


def _respondent(chain: Chain) -> PersonId:
    answered = (each.act.speaker for each in chain.links if isinstance(each.act, AnswerGiven | AnswerDeferred))
    return chain.put.respondent or next((each for each in answered if each), chain.put.respondent)


def _unit(view: View, person: PersonId) -> str:
    seat = view.meeting.seat(person)
    unit = view.unit(seat.unit) if seat else None
    return unit.name if unit else ""


def _titled(view: View, person: PersonId) -> str:
    seat = view.meeting.seat(person)
    if seat is None:
        return ""
    return f"{seat.name}（{seat.post}）" if seat.post else seat.name


def _asker(view: View, chain: Chain) -> str:
    name = view.person(chain.put.asker)
    party = view.meeting.party_name(view.meeting.party_of(chain.put.asker))
    return f"{name}（{party}）" if party and party != name else name


def _first_answers(chain: Chain) -> str:
    """The answers before the first follow-up."""
    told: list[str] = []
    for link in chain.links[1:]:
        if isinstance(link.act, FollowUpPut):
            break
        if isinstance(link.act, AnswerGiven):
            told.append(_words(link.act))
    return "\n".join(told)


def _follow_ups(chain: Chain) -> str:
    told: list[str] = []
    for link in chain.links[1:]:
        if isinstance(link.act, FollowUpPut):
            told.append(f"追问：{_words(link.act)}")
        elif isinstance(link.act, AnswerGiven) and told:
            told.append(f"答复：{_words(link.act)}")
    return "\n".join(told)


def _words(act: FollowUpPut | AnswerGiven) -> str:
    return f"“{unquoted(act.text)}”" if act.verbatim else sentence(act.text)


def _evidence(chain: Chain) -> str:
    return "\n".join(sentence(each.act.text) for each in chain.links if isinstance(each.act, EvidenceChecked))


def _on_the_spot(chain: Chain) -> str:
    put_off = {each.seq for each in chain.links if isinstance(each.act, AnswerDeferred)}
    answers = [each.act for each in chain.links if isinstance(each.act, AnswerGiven)]
    answered = any(each.question not in put_off for each in answers)
    if not put_off:
        return "是" if answered else "否"
    return "部分" if answered else "否"


def _promises(view: View) -> Mapping[Seq, list[Commitment]]:
    """The promises by the question they answered."""
    found: defaultdict[Seq, list[Commitment]] = defaultdict(list)
    for each in commitments(view):
        found[view.meeting.questioning.root(each.made.question)].append(each)
    return found


def _due(promises: Iterable[Commitment]) -> date | None:
    return min((each.due for each in promises if each.due is not None), default=None)


def _judged(view: View, chain: Chain) -> str:
    """Every party's word, the asker's party first."""
    own = view.meeting.party_of(chain.put.asker)
    ordered = sorted((act for _, act in chain.judgements), key=lambda act: act.party != own)
    told = (joined(act.judgement, act.remark) for act in ordered)
    return "\n".join(f"{view.meeting.party_name(act.party)}：{each}" for act, each in zip(ordered, told, strict=True))


def _remarks(view: View) -> Mapping[Seq, list[str]]:
    """点评 by the question that was the newest one when it was made."""
    found: dict[Seq, list[str]] = {}
    newest = NOTHING
    for entry in view.meeting.readings.standing():
        if isinstance(entry.act, QuestionPut):
            newest = entry.seq
        elif isinstance(entry.act, SpeechMade) and entry.act.kind is SpeechKind.CHAIR_REMARK:
            found.setdefault(newest, []).append(sentence(entry.act.text))
    return found


def _pending(view: View) -> Mapping[Seq, list[str]]:
    """What is owed in writing, by the question."""
    found: dict[Seq, list[str]] = {}
    for each in owed(view):
        found.setdefault(each.chain.seq, []).append(_owed_words(each.promise))
    return found


def _owed_words(promise: AnswerDeferred) -> str:
    due = f"{long_date(promise.due)}前书面答复" if promise.due else "书面答复，时限待核"
    return joined(promise.text, f"{due}{promise.to}", by="；")


@dataclass(frozen=True)
class _Promised:
    """A row of the promises: what was promised, or is owed in writing."""

    kind: str
    speaker: str
    words: str
    finding: str
    owner: str
    due: date | None
    evidence: str
    at: datetime
    confirmed: str


def promised(view: View) -> Sheet:
    """承诺事项: every promise in exact words, and every answer owed in writing."""
    rows = list(enumerate(_promised(view), 1))

    def of(read: Callable[[_Promised], str]) -> Callable[[tuple[int, _Promised]], str]:
        return lambda row: read(row[1])

    fields: list[Field[tuple[int, _Promised]]] = [
        number("序号", lambda row: row[0], 6),
        text("类别", of(lambda row: row.kind), 10),
        text("承诺人", of(lambda row: row.speaker)),
        long_text("承诺事项（原话）", of(lambda row: row.words)),
        text("对应问题", of(lambda row: row.finding)),
        text("责任人", of(lambda row: row.owner)),
        field("完成时限", CellKind.DATE, lambda row: row[1].due),
        long_text("佐证材料", of(lambda row: row.evidence), 24),
        field("提出时间", CellKind.MOMENT, lambda row: local_moment(view, row[1].at), 18),
        text("核读", of(lambda row: row.confirmed)),
        text("销号情况", of(lambda _: ""), 12, ("未销号", "已销号")),
    ]
    return sheet("commitments", "承诺事项", fields, rows)


def _promised(view: View) -> Iterator[_Promised]:
    heard = {True: "已核读确认", False: "未予确认", None: "待核读"}
    for each in commitments(view):
        yield _Promised(
            "承诺",
            view.person(each.made.speaker),
            unquoted(each.made.text),
            finding_of(view, each),
            each.owner,
            each.due,
            each.evidence,
            each.at,
            heard[each.confirmed],
        )
    for one in owed(view) if view.shows(Part.OWED) else ():
        at = view.meeting.readings[one.seq].entry.occurred_at
        speaker = view.person(one.promise.speaker) if one.promise.speaker else ""
        about = chain_finding(view, one.chain)
        yield _Promised("书面答复", speaker, sentence(one.promise.text), about, "", one.promise.due, "", at, "")
