"""Questions, promises of written answers, and what stands about them, as rows and words."""

from __future__ import annotations

from datetime import date

from desktop.meeting.acts import AnswerGiven, EvidenceChecked, FollowUpPut, QuestionPut
from desktop.meeting.ids import PersonId
from desktop.meeting.plan import Role
from desktop.meeting.state import Chain, Meeting, Owed
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.outline import Row
from desktop.ui.hall.people import respondent
from desktop.ui.hall.times import short_date
from desktop.ui.icons import Icon
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_LONGEST = 60


def chain_row(meeting: Meeting, chain: Chain) -> Row:
    """Return the row of a question: its state, and how much followed from it."""
    finding = meeting.finding(chain.put.finding)
    about = tr("问题 {number}", number=finding.number) if finding else ""
    if not chain.answered:
        state, hue, icon = tr("待答复"), Hue.AMBER, Icon.MESSAGE_CIRCLE_QUESTION_MARK
    elif chain.owed:
        state, hue, icon = tr("待书面答复"), Hue.AMBER, Icon.CLOCK
    else:
        state, hue, icon = tr("已答复"), Hue.GREEN, Icon.CIRCLE_CHECK
    judged = len({each.party for _, each in chain.judgements if each.judgement})
    all_ = len(meeting.plan.parties)
    chips = (CardChip(tr("评价 {judged}/{all}", judged=judged, all=all_), Hue.GOLD),) if judged else ()
    who = "" if judged else meeting.name(chain.put.asker)
    meta = " · ".join(part for part in (state, about, who) if part)
    return Row(str(chain.seq), chain.put.text, meta, str(chain.number), icon, hue, chips, lines=2)


def owed_row(meeting: Meeting, chain: Chain, owed: Owed, today: date) -> Row:
    """Return the row of a written answer that is still to come; one that is late says so."""
    due, late = owed.act.due, owed.act.due is not None and owed.act.due < today
    when = tr("{day}前", day=short_date(due)) if due else tr("未定期限")
    to = tr("送 {to}", to=owed.act.to) if owed.act.to else ""
    number = tr("质询 {number}", number=chain.number)
    who = meeting.name(owed.act.speaker or chain.put.respondent)
    meta = " · ".join(part for part in (when, to, who, number) if part)
    chips = (CardChip(tr("已过期"), Hue.RED, Icon.TRIANGLE_ALERT),) if late else ()
    hue = Hue.RED if late else Hue.AMBER
    return Row(str(owed.seq), owed.act.text, meta, str(chain.number), Icon.CLOCK, hue, chips, lines=2)


def said_last(meeting: Meeting, chain: Chain) -> str:
    """Return the newest words of the chain, how much followed from it, and the proof its finding names."""
    last = chain.links[-1].act
    text = last.text if len(last.text) <= _LONGEST else f"{last.text[:_LONGEST]}…"
    match last:
        case QuestionPut() | FollowUpPut():
            said = tr("问：{text}", text=text)
        case EvidenceChecked():
            said = tr("核验：{text}", text=text)
        case _:
            said = tr("答：{text}", text=text)
    finding = meeting.finding(chain.put.finding)
    proof = finding.evidence if finding else ""
    parts = (said, _followed(meeting, chain), tr("佐证材料：{proof}", proof=proof[:_LONGEST]) if proof else "")
    return "\n".join(part for part in parts if part)


def answering(meeting: Meeting, chain: Chain) -> PersonId:
    """Return who answers in the chain: who did last, else who was asked, else who answers for the unit."""
    said = [link.act.speaker for link in chain.links if isinstance(link.act, AnswerGiven) and link.act.speaker]
    return said[-1] if said else chain.put.respondent or respondent(meeting)


def answerers(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return everybody who may answer for the unit, to choose from."""
    seats = [seat for seat in meeting.plan.seats if seat.role is Role.RESPONDENT]
    return (*((seat.person, f"{seat.name} {seat.post}") for seat in seats), ("", tr("未记明")))


def _followed(meeting: Meeting, chain: Chain) -> str:
    """How many follow-ups, papers looked up and promises there are; empty for none at all."""
    questioning = meeting.questioning
    followed = sum(isinstance(link.act, FollowUpPut) for link in chain.links)
    checked = sum(isinstance(link.act, EvidenceChecked) for link in chain.links)
    promised = sum(questioning.root(each.made.question) == chain.seq for each in questioning.commitments.values())
    counts = (
        (followed, tr("追问 {count}", count=followed)),
        (checked, tr("核验 {count}", count=checked)),
        (promised, tr("承诺 {count}", count=promised)),
    )
    return " · ".join(word for count, word in counts if count)
