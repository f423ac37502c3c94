"""会议纪要: what was reviewed, what was held of it, what was decided, who does what until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.meeting.acts import Outcome, ProcedureOverridden, SpeechKind, SpeechMade
from desktop.meeting.numerals import numeral
from desktop.meeting.state import Motion, Phase
from desktop.minutes import words
from desktop.minutes.compose.frame import chair_name, meeting_title, recorder_name, rosters
from desktop.minutes.compose.matters import commitments, counted, owed, verdict_counts
from desktop.minutes.compose.sections import Section, sections
from desktop.minutes.compose.tables import (
    bare,
    clue_and_figure_notes,
    commitments_table,
    opinions_table,
    owed_table,
    verdicts_table,
)
from desktop.minutes.compose.tell_procedure import overridden
from desktop.minutes.compose.tell_voting import deferral_words
from desktop.minutes.compose.view import View, joined, long_date, optional_date, sentence, unquoted
from desktop.minutes.compose.votes import cast, named_table
from desktop.minutes.document import Block, Facts, Heading, Note, Paragraph, Quote
from desktop.minutes.parts import Part


def minutes(view: View) -> Iterator[Block]:
    """The blocks of the minutes; paragraphs whose key holds `.text.` are narrative and can be reworded."""
    taken = sections(view)
    yield from _opening(view, taken)
    number = 0
    for section in taken:
        number += 1
        title = section.item.item.title if section.item else "其他事项"
        yield Heading(f"minutes.section{number}", 1, f"{numeral(number)}、{title}")
        yield from _section(view, section)
    for title, blocks in _closing(view):
        number += 1
        yield Heading(f"minutes.section{number}", 1, f"{numeral(number)}、{title}")
        yield from blocks
    yield from _demands(view, number)


def _opening(view: View, taken: tuple[Section, ...]) -> Iterator[Block]:
    place = view.meeting.plan.place
    attendance = view.shows(Part.ATTENDANCE)
    facts = [("时间", view.span()), ("地点", place)]
    if attendance:
        facts.append(("主持", chair_name(view)))
    yield Facts("minutes.facts", tuple((label, text) for label, text in facts if text))
    yield from rosters(view, "minutes")
    if attendance:
        yield Facts("minutes.recorder", (("记录", recorder_name(view)),))
    seat = view.meeting.seat(view.meeting.attendance.appointed)
    chair = f"{view.post(seat)}{seat.name}" if seat and attendance else ""
    lead = view.wording.minutes_lead.format(
        day=long_date(view.begin.date()),
        title=meeting_title(view),
        place=place or "本单位",
        chair=view.wording.minutes_chaired.format(chair=chair) if chair else "",
        count=sum(each.item is not None for each in taken),
    )
    yield _narrative(view, "lead", lead)


def _narrative(view: View, name: str, text: str) -> Paragraph:
    key = f"minutes.text.{name}"
    return Paragraph(key, view.reworded(key, text))


def _section(view: View, section: Section) -> Iterator[Block]:
    name = section.item.item.id if section.item else "rest"
    if section.item is not None:
        yield _narrative(view, f"{name}.reviewed", _reviewed(view, section))
    if section.findings and view.shows(Part.VERDICTS):
        counts = counted(verdict_counts(view, section.findings))
        subject, total = view.meeting.profile.subject, len(section.findings)
        told = view.wording.minutes_verdicts.format(subject=subject, total=total, counts=counts)
        yield Paragraph(f"minutes.{name}.counts", told)
        yield verdicts_table(view, section.findings, f"minutes.{name}.verdicts")
    if section.findings and view.shows(Part.OPINIONS):
        yield opinions_table(view, section.findings, f"minutes.{name}.opinions")
    yield from _decisions(view, section, f"minutes.{name}")
    for motion in section.motions:
        yield from _vote_details(view, motion)


def _reviewed(view: View, section: Section) -> str:
    wording = view.wording
    titles = "".join(each if "《" in each else f"《{each}》" for each in section.papers)
    papers = titles if view.shows(Part.PAPERS) else wording.minutes_files
    concerned = {each.unit for each in section.findings}
    units = "、".join(each.name for each in view.meeting.plan.units if each.id in concerned)
    whose = f"{units}的" if units else ""
    clauses = [
        wording.minutes_heard.format(whose=whose) if SpeechKind.REPORT in section.heard else "",
        wording.minutes_reviewed if SpeechKind.REVIEW in section.heard else "",
        wording.minutes_read.format(papers=papers) if section.papers else "",
        wording.minutes_questioned if section.questions else "",
    ]
    return sentence(f"会议{joined(*clauses) or wording.minutes_discussed}")


def _decisions(view: View, section: Section, key: str) -> Iterator[Block]:
    told: list[str] = []
    if section.by_opinions and view.shows(Part.DECISIONS):
        listed = "、".join(view.number(each) for each in section.by_opinions)
        told.append(view.wording.minutes_by_opinions.format(findings=listed))
    told += [_decision(view, each) for each in section.motions if each.phase is Phase.ANNOUNCED]
    told = [each for each in told if each]
    if not told:
        return
    yield Heading(f"{key}.decisions", 2, "会议决定")
    for number, text in enumerate(told, 1):
        yield Paragraph(f"{key}.decision{number}", f"{number}．{text}" if len(told) > 1 else text)


def _decision(view: View, motion: Motion) -> str:
    """What was decided, and where the paper shows it, by which vote; a matter not carried shows only with results."""
    carried = motion.announced is Outcome.CARRIED
    if not view.shows(Part.DECISIONS) or (not carried and not view.shows(Part.RESULTS)):
        return ""
    decision = motion.announcements[-1].decision
    matter = motion.text.rstrip("。") if carried else _matter(motion)
    decided = f"会议决定：{decision}" if decision else ""
    return sentence(joined(matter, _vote_words(view, motion), decided, by="；" if carried else "，"))


def _matter(motion: Motion) -> str:
    """A matter that was not adopted, so that nobody takes its words for a decision."""
    return f"关于{motion.text.rstrip('。')}的事项"


def _vote_words(view: View, motion: Motion) -> str:
    if not view.shows(Part.RESULTS) or motion.announced is None:
        return ""
    current = motion.round
    method = words.word(current.opened.method if current else motion.put.method)
    phrase = {
        Outcome.CARRIED: view.wording.minutes_carried,
        Outcome.LOST: view.wording.minutes_lost,
    }.get(motion.announced, view.wording.minutes_void)
    told = phrase.format(method=method)
    if current is not None and view.shows(Part.COUNTS):
        told = f"{told}（{words.result_sentence(current, view.ballot(motion))}）"
    return told


def _vote_details(view: View, motion: Motion) -> Iterator[Block]:
    """Names and dissent, each only where this paper shows it; the last round that counts."""
    current = motion.round
    if current is None or not current.ballots or not view.shows(Part.RESULTS):
        return
    key = f"minutes.motion{motion.number}"
    if view.shows(Part.NAMED_VOTES):
        yield named_table(view, motion, current, f"{key}.votes")
    elif view.shows(Part.DISSENT):
        for vote in cast(view, motion, current):
            if vote.dissent is not None:
                speaker = view.person(vote.voter)
                yield Quote(f"{key}.dissent{vote.dissent.seq}", speaker, unquoted(vote.dissent.text), "不同意见")


def _closing(view: View) -> Iterator[tuple[str, Iterable[Block]]]:
    if commitments(view) and view.shows(Part.COMMITMENTS):
        yield "承诺事项", [bare(commitments_table(view, "minutes.commitments", commitments(view)))]
    if owed(view) and view.shows(Part.OWED):
        yield "书面答复事项", [bare(owed_table("minutes.owed", owed(view)))]
    pending = tuple(_pending(view))
    if pending and view.shows(Part.PENDING):
        yield "暂缓和退回事项", pending
    if view.shows(Part.OVERRIDES):
        grounds = tuple(_overrides(view))
        if grounds:
            yield "程序说明", grounds
    reported = tuple(clue_and_figure_notes(view, "minutes"))
    if reported:
        yield "有关数据", reported


def _pending(view: View) -> Iterator[Paragraph]:
    number = 0
    for motion in view.meeting.motions.all.values():
        finding = view.number(motion.put.finding)
        matter = _matter(motion) if view.shows(Part.RESULTS) else finding or "有关事项"
        if motion.phase is Phase.DEFERRED and motion.deferral is not None:
            due = f"{optional_date(motion.deferral.due)}前完成" if motion.deferral.due else ""
            full = deferral_words(motion.deferral) if view.shows(Part.RESULTS) else ""
            told = joined(f"{matter}暂缓表决", full or joined(motion.deferral.charged, due), by="：")
        elif motion.phase is Phase.ANNOUNCED and motion.announced is Outcome.LOST and finding:
            told = f"{finding}未予认定，退回继续整改"
        else:
            continue
        number += 1
        yield Paragraph(f"minutes.pending{motion.number}", f"{number}．{sentence(told)}")


def _overrides(view: View) -> Iterator[Note]:
    for entry in view.meeting.readings.standing():
        if isinstance(entry.act, ProcedureOverridden):
            yield Note(f"minutes.override{entry.seq}", overridden(view, entry.act))


def _demands(view: View, number: int) -> Iterator[Block]:
    """会议要求: the chair's closing words, as narrative."""
    if not view.shows(Part.DECISIONS):
        return
    said = [
        entry.act.text
        for entry in view.meeting.readings.standing()
        if isinstance(entry.act, SpeechMade) and entry.act.kind is SpeechKind.SUMMARY
    ]
    if not said:
        return
    yield Heading("minutes.demands", 1, f"{numeral(number + 1)}、会议要求")
    text = "".join(sentence(unquoted(each)) for each in said)
    yield _narrative(view, "demands", view.wording.minutes_demands.format(text=text))
