"""Papers of their own, also while the meeting runs: 质询记录单, 承诺清单, 表决情况表, 计票单."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.meeting.acts import ProcedureOverridden, RecusalSettled, Recused
from desktop.meeting.ids import NOBODY, NOTHING, PersonId, Seq
from desktop.meeting.numerals import numeral
from desktop.meeting.state import Chain, Motion, Round
from desktop.minutes import words
from desktop.minutes.compose import changes
from desktop.minutes.compose.frame import meeting_title
from desktop.minutes.compose.gates import GATES
from desktop.minutes.compose.matters import commitments, owed
from desktop.minutes.compose.tables import commitments_table, owed_table
from desktop.minutes.compose.tell_attendance import tell_attendance
from desktop.minutes.compose.tell_procedure import overridden
from desktop.minutes.compose.tell_speech import tell_link
from desktop.minutes.compose.tell_voting import deferral_words
from desktop.minutes.compose.view import View, joined, long_date, sentence, unquoted
from desktop.minutes.compose.votes import computed, is_secret, named_table, outcome, sheet_table
from desktop.minutes.document import Block, Facts, Heading, Note, Quote, Signatures, Speech
from desktop.minutes.parts import Part


class NoSuchPaper(LookupError):
    """There is nothing to put on that paper: no such person was questioned, no such matter was voted on."""


def _head(view: View, key: str, *more: tuple[str, str]) -> Facts:
    facts = (("会议", meeting_title(view)), ("时间", view.span()), *more, ("记至", f"第{view.meeting.upto}号"))
    return Facts(f"{key}.facts", tuple((label, text) for label, text in facts if text))


def questioning(view: View, respondent: PersonId) -> Iterator[Block]:
    """质询记录单 of one respondent, or of all: each question with its answers, promises, objections, the signature."""
    seat = view.meeting.seat(respondent)
    named = "；".join(each.name for each in view.meeting.plan.units)
    who = joined(seat.name, seat.post, by="，") if seat else ""
    yield _head(view, "questioning", ("被质询单位", named), ("被质询人", who))
    chains = [each for each in view.meeting.questioning.chains.values() if _concerns(each, respondent)]
    for chain in chains if view.shows(Part.QUESTIONING) else ():
        yield Heading(f"questioning.chain{chain.number}", 2, f"质询{numeral(chain.number)}")
        yield from _chain(view, chain)
    promises = [each for each in commitments(view) if respondent in (NOBODY, each.made.speaker)]
    if promises and view.shows(Part.COMMITMENTS):
        yield Heading("questioning.commitments", 2, "承诺事项")
        for promise in promises:
            terms = joined(
                f"责任人：{promise.owner}" if promise.owner else "",
                f"完成时限：{long_date(promise.due)}" if promise.due else "完成时限：待核",
                f"佐证材料：{promise.evidence}" if promise.evidence else "",
                by="；",
            )
            key = f"questioning.commitment{promise.number}"
            yield Quote(key, view.person(promise.made.speaker), unquoted(promise.made.text), sentence(terms))
    yield from _objections(view, respondent)
    yield Signatures("questioning.signature", view.wording.interim_declaration, ("被质询人",))


def _concerns(chain: Chain, respondent: PersonId) -> bool:
    if respondent in (NOBODY, chain.put.respondent):
        return True
    return any(getattr(each.act, "speaker", NOBODY) == respondent for each in chain.links)


def _chain(view: View, chain: Chain) -> Iterator[Block]:
    for link in sorted(chain.links, key=lambda each: (each.at, each.seq)):
        yield from _line(view, link.seq)
    for seq, _ in chain.judgements:
        yield from _line(view, seq)


def _line(view: View, seq: Seq) -> Iterator[Block]:
    reading = view.meeting.readings[seq]
    act = reading.entry.act
    said = tell_link(view, seq, act)
    if said is None or not view.shows(*GATES[type(act)]):
        return
    notes = (*said.notes, *changes.notes(view, reading))
    time = view.clock(reading.entry.occurred_at)
    yield Speech(f"questioning.entry{seq}", seq, time, said.speaker, said.label, said.told, said.verbatim, notes)


def _objections(view: View, respondent: PersonId) -> Iterator[Block]:
    if not view.shows(Part.SIGNATURES):
        return
    for objection in view.meeting.papers.objections.values():
        raised = objection.raised
        if respondent not in (NOBODY, raised.person):
            continue
        settled = ""
        if objection.settled is not None:
            ruling = "予以更正" if objection.settled.changed else "不予改动，异议附记于此"
            settled = joined(ruling, objection.settled.ground, by="；")
        about = f"对第{raised.about}号记录的异议" if raised.about else "异议"
        note = sentence(joined(about, settled, by="："))
        yield Quote(f"questioning.objection{objection.seq}", view.person(raised.person), unquoted(raised.text), note)


def commitments_paper(view: View, respondent: PersonId) -> Iterator[Block]:
    """承诺清单 with what is owed in writing, to be signed by who promised."""
    yield _head(view, "commitments")
    promises = [each for each in commitments(view) if respondent in (NOBODY, each.made.speaker)]
    if view.shows(Part.COMMITMENTS):
        yield commitments_table(view, "commitments.list", promises)
    late = [each for each in owed(view) if _concerns(each.chain, respondent)]
    if view.shows(Part.OWED) and late:
        yield owed_table("commitments.owed", late)
    yield Signatures("commitments.signature", view.wording.interim_declaration, ("承诺人",))


def votes(view: View, motion: Seq) -> Iterator[Block]:
    """表决情况表 of one motion or of all: rule, numbers, named votes with dissent, computed beside announced."""
    chosen = _chosen(view, motion)
    yield _head(view, "votes")
    for each in chosen if view.shows(Part.RESULTS) else ():
        key = f"votes.motion{each.number}"
        yield Heading(key, 1, view.called(each))
        yield Facts(f"{key}.facts", tuple(_vote_facts(view, each)))
        for current in each.rounds:
            yield from _round(view, each, current, f"{key}.round{current.opened.round}")
    yield from _aside(view, motion)
    officers = ("监票人",) if any(is_secret(each) for each in chosen) else ()
    yield Signatures("votes.signatures", view.wording.votes_declaration, ("主持人", *officers, "记录人"))


def _aside(view: View, motion: Seq) -> Iterator[Note]:
    """Rules set aside for the vote or the whole meeting, and who took no part, with the ground of each."""
    for entry in view.meeting.readings.standing():
        act = entry.act
        if isinstance(act, ProcedureOverridden) and view.shows(Part.OVERRIDES):
            if not motion or act.motion in (NOTHING, motion):
                yield Note(f"votes.override{entry.seq}", overridden(view, act))
        if isinstance(act, Recused | RecusalSettled) and view.shows(Part.RECUSALS):
            said = tell_attendance(view, entry)
            if said is not None:
                yield Note(f"votes.recusal{entry.seq}", f"{said.label}：{joined(said.speaker, said.told, by='，')}。")


def _chosen(view: View, motion: Seq) -> tuple[Motion, ...]:
    every = view.meeting.motions.all
    if motion and motion not in every:
        raise NoSuchPaper(motion)
    return (every[motion],) if motion else tuple(every.values())


def _vote_facts(view: View, motion: Motion) -> Iterator[tuple[str, str]]:
    yield "表决事项", motion.text
    yield "表决方式", words.word(motion.round.opened.method if motion.round else motion.put.method)
    if motion.deferral is not None and view.shows(Part.PENDING):
        yield "暂缓表决", deferral_words(motion.deferral)
    for ground in dict.fromkeys((motion.not_deferred, *(each.not_deferred for each in motion.rounds))):
        if ground:
            yield "不予暂缓", ground
    if motion.round is not None and view.shows(Part.COUNTS):
        opened = motion.round.opened
        yield "人数", words.headcount(opened.headcount)
        yield (
            "通过规则",
            words.rule_sentence(opened.rule, opened.headcount, opened.base, opened.needed, view.ballot(motion)),
        )
        yield "计算结果", computed(view, motion)
    for act in motion.announcements:
        differs = "" if act.announced is act.computed else f"与计算结果（{words.word(act.computed)}）不一致"
        decision = act.decision if view.shows(Part.DECISIONS) else ""
        yield words.act(act), joined(words.word(act.announced), differs, act.ground, decision, by="；")
    yield "结果", outcome(motion)


def _round(view: View, motion: Motion, current: Round, key: str) -> Iterator[Block]:
    if current.ballots and view.shows(Part.NAMED_VOTES):
        yield named_table(view, motion, current, f"{key}.votes")
    if not view.shows(Part.COUNTS):
        return
    if current.counts:
        yield sheet_table(view, motion, current, f"{key}.sheets")
    told = joined(
        words.result_sentence(current, view.ballot(motion)) if current is not motion.round else "",
        joined("本次投票无效", current.void if view.shows(Part.RESULTS) else "", by="：") if current.void else "",
        f"表决票封条编号{current.strip}" if current.strip else "",
        by="；",
    )
    if told:
        yield Note(f"{key}.note", sentence(f"第{numeral(current.opened.round)}次投票：{told}"))


def count(view: View, motion: Seq) -> Iterator[Block]:
    """计票单: the tellers' sheets of one secret ballot, or of all, every round; to be signed by those who counted."""
    secret = [each for each in _chosen(view, motion) if is_secret(each)]
    if motion and not secret:
        raise NoSuchPaper(motion)
    yield _head(view, "count")
    for each in secret if view.shows(Part.COUNTS) else ():
        key = f"count.motion{each.number}"
        yield Heading(key, 1, f"{view.called(each)}" + (f"　{each.text}" if view.shows(Part.RESULTS) else ""))
        for current in each.rounds:
            yield from _round(view, each, current, f"{key}.round{current.opened.round}")
            result = sentence(words.result_sentence(current, view.ballot(each)))
            yield Facts(f"{key}.round{current.opened.round}.result", (("计票结果", result),))
    yield Signatures("count.signatures", view.wording.count_declaration, ("监票人", "唱票人", "计票人", "计票人"))
