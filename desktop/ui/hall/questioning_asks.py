"""What is asked about a chain of questions: a promise, a written answer, a paper looked up, a party's remark."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from desktop.meeting.acts import AnswerDeferred, AnswerGiven
from desktop.meeting.ids import NOTHING, PartyId, PersonId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import speech
from desktop.meeting.state import Chain, Meeting, Owed
from desktop.ui.field import Field, Kind
from desktop.ui.hall.form_dialog import Answers
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.people import respondent
from desktop.ui.hall.promise import Promised
from desktop.ui.hall.questioning_rows import answerers, answering
from desktop.ui.hall.times import date_fault, read_date, short_date
from desktop.ui.speech import tr


def ask_commitment(hand: Hand, meeting: Meeting, chain: Chain | None, picked: Promised | None = None) -> None:
    """Ask for a promise: the words picked, else those of the newest answer, its date as far as they hold one."""
    if picked is not None:
        chain = meeting.questioning.chains.get(picked.question)
    answers = [link.act for link in chain.links if isinstance(link.act, AnswerGiven)] if chain else []
    promised, words, due = _promised(picked.text if picked else answers[-1].text if answers else "", hand.today)
    text = picked.text if picked else promised
    speaker = picked.speaker if picked else answering(meeting, chain) if chain else respondent(meeting)
    known = meeting.name(speaker)

    def intent(said: Answers) -> Intent:
        who = PersonId(str(said["speaker"]))
        return speech.commit(
            str(said["text"]),
            speaker=who,
            question=chain.asked if chain else NOTHING,
            owner=str(said["owner"]),
            due=read_date(str(said["due"]), hand.today),
            evidence=str(said["evidence"]),
        )

    note = tr("话里说的是“{words}”，期限按 {day} 记，请核对。", words=words, day=short_date(due)) if due else ""
    dialog = hand.ask(
        tr("记承诺（质询 {number}）", number=chain.number) if chain else tr("记承诺"),
        (
            Field("text", tr("承诺原话(&T)"), Kind.TEXT, needed=True),
            Field("due", tr("期限(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日；没有说定就空着")),
            Field("speaker", tr("承诺人(&P)"), Kind.CHOICE, choices=_with(answerers(meeting), speaker, known)),
            Field("owner", tr("责任人(&O)"), hint=tr("不写就是承诺人")),
            Field("evidence", tr("佐证材料(&E)")),
        ),
        intent,
        note=note,
        load={"text": text, "speaker": speaker, "due": due.isoformat() if due else ""},
    )
    if text:
        dialog.form.widget("due").setFocus(Qt.FocusReason.OtherFocusReason)


def ask_deferral(hand: Hand, meeting: Meeting, chain: Chain) -> None:
    """Ask what will be answered in writing, until when and for whom."""
    last = chain.links[-1].act
    spoken = last.text if isinstance(last, AnswerGiven) else ""
    _text, _words, due = _promised(spoken, hand.today)
    speaker = answering(meeting, chain)
    hand.ask(
        tr("质询 {number}：当场未答", number=chain.number),
        (
            Field("text", tr("答复什么(&T)"), Kind.TEXT, needed=True),
            Field("due", tr("何时前书面答复(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日")),
            Field("to", tr("答复给谁(&W)")),
        ),
        lambda said: speech.defer_answer(
            str(said["text"]),
            read_date(str(said["due"]), hand.today),
            question=chain.asked,
            to=str(said["to"]),
            speaker=speaker,
        ),
        load={"due": due.isoformat() if due else ""},
    )


def ask_written_answer(hand: Hand, meeting: Meeting, chain: Chain, owed: Owed) -> None:
    """Ask for the written answer that has come; with it the promise is kept."""
    speaker = owed.act.speaker or answering(meeting, chain)
    hand.ask(
        tr("质询 {number}：书面答复", number=chain.number),
        (
            Field("text", tr("答复内容(&T)"), Kind.TEXT, needed=True),
            Field("speaker", tr("答复人(&P)"), Kind.CHOICE, choices=_with(answerers(meeting), speaker, "")),
            Field("whole", tr("照原文逐字记(&V)"), Kind.TICK),
        ),
        lambda said: speech.answer(
            str(said["text"]),
            question=owed.seq,
            speaker=PersonId(str(said["speaker"])),
            verbatim=bool(said["whole"]),
        ),
        note=_owed_note(owed.act),
        load={"speaker": speaker},
    )


def ask_evidence(hand: Hand, meeting: Meeting, chain: Chain) -> None:
    """Ask what a paper was found to say, looked up on the spot."""
    finding = meeting.finding(chain.put.finding)
    proof = finding.evidence if finding else ""
    people = tuple((seat.person, f"{seat.name} {seat.post}") for seat in meeting.plan.seats)
    hand.ask(
        tr("质询 {number}：当场核验", number=chain.number),
        (
            Field("text", tr("核验情况(&T)"), Kind.TEXT, needed=True),
            Field("speaker", tr("核验人(&P)"), Kind.CHOICE, choices=(("", tr("未记明")), *people)),
        ),
        lambda said: speech.check_evidence(
            str(said["text"]), question=chain.asked, speaker=PersonId(str(said["speaker"]))
        ),
        note=tr("问题 {number} 的佐证材料：{proof}", number=finding.number, proof=proof) if finding and proof else "",
    )


def ask_remark(hand: Hand, meeting: Meeting, chain: Chain, party: PartyId) -> None:
    """Ask for a party's remark on the answers of the chain."""
    hand.ask(
        tr("{party}的评语", party=meeting.party_name(party)),
        (Field("remark", tr("评语(&R)"), Kind.TEXT, needed=True),),
        lambda said: speech.judge_answer("", party=party, question=chain.seq, remark=str(said["remark"])),
    )


def _promised(spoken: str, today: date) -> tuple[str, str, date | None]:
    """The words that promise, the words of the date in them, and the date."""
    from desktop.intake.promised import due_in, sentence_with  # noqa: PLC0415 - not before the first paint

    found = due_in(spoken, today)
    if found is None:
        return spoken, "", None
    return sentence_with(spoken, found.words), found.words, found.day


def _owed_note(owed: AnswerDeferred) -> str:
    due = tr("，{day}前", day=short_date(owed.due)) if owed.due else ""
    return tr("当场说的是：{text}{due}", text=owed.text, due=due)


def _with(choices: tuple[tuple[str, str], ...], person: PersonId, name: str) -> tuple[tuple[str, str], ...]:
    """The choices, with the person among them even where nobody expected him to answer."""
    return choices if not name or any(value == person for value, _ in choices) else ((person, name), *choices)
