"""Taking down what is said: nothing is refused for a missing part; that becomes 待核, listed before closing."""

from __future__ import annotations

from datetime import date

from desktop.meeting.acts import (
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    ChairConcluded,
    CommitmentMade,
    CommitmentReadBack,
    DisciplineRead,
    EvidenceChecked,
    FollowUpPut,
    OffRecord,
    OpinionGiven,
    QuestionPut,
    ReservationMade,
    SpeechKind,
    SpeechMade,
    SpeechWaived,
)
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, ItemId, PartyId, PersonId, Seq
from desktop.meeting.refusal import Outcome, refuse
from desktop.meeting.rules.guards import intent
from desktop.meeting.state import Meeting


@intent
def speak(
    _meeting: Meeting,
    text: str,
    *,
    kind: SpeechKind = SpeechKind.UNSORTED,
    speaker: PersonId = NOBODY,
    finding: FindingId = FindingId(""),
    item: ItemId = ItemId(""),
    verbatim: bool = False,
    returns_to: PersonId = NOBODY,
) -> Outcome:
    """The words stand, whoever said them and whatever kind they turn out to be."""
    return (SpeechMade(kind, speaker, text, finding, item, verbatim, returns_to),)


@intent
def waive_speech(
    meeting: Meeting, *, party: PartyId = PartyId(""), speaker: PersonId = NOBODY, finding: FindingId = FindingId("")
) -> Outcome:
    """放弃发言: the party was called on and had nothing to say."""
    return (SpeechWaived(party or meeting.party_of(speaker), speaker, finding),)


@intent
def conclude_as_chair(
    meeting: Meeting,
    text: str,
    *,
    finding: FindingId = FindingId(""),
    speaker: PersonId = NOBODY,
    verbatim: bool = False,
) -> Outcome:
    """末位表态: the chair's own view stands; whether it was the last one is asked when the vote opens."""
    return (ChairConcluded(speaker or meeting.chair(), text, finding, verbatim),)


@intent
def keep_off_record(meeting: Meeting, minutes: int, *, speaker: PersonId = NOBODY, note: str = "") -> Outcome:
    """不记: that something was said, when and how long; nothing of its content."""
    return (OffRecord(speaker or meeting.chair(), minutes, note),)


@intent
def read_discipline(meeting: Meeting, text: str, *, speaker: PersonId = NOBODY) -> Outcome:
    """宣布纪律."""
    return (DisciplineRead(speaker or meeting.chair(), text),)


@intent
def put_question(
    _meeting: Meeting,
    text: str,
    *,
    asker: PersonId = NOBODY,
    respondent: PersonId = NOBODY,
    finding: FindingId = FindingId(""),
    oral: bool = True,
    source_withheld: bool = False,
    verbatim: bool = False,
) -> Outcome:
    """质询: a question stands and begins a chain."""
    return (QuestionPut(asker, text, respondent, finding, oral, source_withheld, verbatim),)


@intent
def follow_up(
    meeting: Meeting, text: str, *, question: Seq = NOTHING, asker: PersonId = NOBODY, verbatim: bool = False
) -> Outcome:
    """追问: in the chain named, by whichever of its entries, else in the newest one."""
    about = question or _newest(meeting)
    return (FollowUpPut(meeting.questioning.root(about) or about, asker, text, verbatim),)


@intent
def answer(
    meeting: Meeting, text: str, *, question: Seq = NOTHING, speaker: PersonId = NOBODY, verbatim: bool = False
) -> Outcome:
    """答复: to the question named, else to the one asked last."""
    return (AnswerGiven(question or _newest(meeting), speaker, text, verbatim),)


def _newest(meeting: Meeting) -> Seq:
    """The question or follow-up asked last in the newest chain; NOTHING where none was asked."""
    chains = meeting.questioning.chains
    return chains[next(reversed(chains))].asked if chains else NOTHING


@intent
def defer_answer(
    meeting: Meeting,
    text: str,
    due: date | None,
    *,
    question: Seq = NOTHING,
    to: str = "",
    speaker: PersonId = NOBODY,
) -> Outcome:
    """当场未答: a written answer is owed; without a date it is 待核."""
    return (AnswerDeferred(question or _newest(meeting), text, due, to, speaker),)


@intent
def judge_answer(
    meeting: Meeting,
    judgement: str,
    *,
    party: PartyId = PartyId(""),
    question: Seq = NOTHING,
    speaker: PersonId = NOBODY,
    remark: str = "",
) -> Outcome:
    """评价: a party's word on the answers of a chain, in the profile's words."""
    words = {each.word for each in meeting.profile.judgements}
    if judgement and words and judgement not in words:
        return refuse("judgement.unknown", word=judgement, words="、".join(sorted(words)))
    about = question or _newest(meeting)
    root = meeting.questioning.root(about) or about
    return (AnswerJudged(root, party or meeting.party_of(speaker), judgement, speaker, remark),)


@intent
def check_evidence(meeting: Meeting, text: str, *, question: Seq = NOTHING, speaker: PersonId = NOBODY) -> Outcome:
    """当场核验: what a paper was found to say."""
    return (EvidenceChecked(question or _newest(meeting), text, speaker),)


@intent
def commit(
    meeting: Meeting,
    text: str,
    *,
    speaker: PersonId = NOBODY,
    question: Seq = NOTHING,
    finding: FindingId = FindingId(""),
    owner: str = "",
    due: date | None = None,
    evidence: str = "",
) -> Outcome:
    """承诺: the exact words stand; owner, date and proof may follow when they are read back."""
    about = question or (NOTHING if finding else _newest(meeting))
    return (CommitmentMade(speaker, text, about, finding, owner or meeting.name(speaker), due, evidence),)


@intent
def read_back(
    meeting: Meeting,
    commitment: Seq,
    *,
    confirmed: bool = True,
    owner: str = "",
    due: date | None = None,
    evidence: str = "",
) -> Outcome:
    """核读: the speaker heard the words again and confirmed them, or did not."""
    if commitment not in meeting.questioning.commitments:
        return refuse("commitment.unknown", number=commitment)
    return (CommitmentReadBack(commitment, confirmed, owner, due, evidence),)


@intent
def give_opinion(
    meeting: Meeting,
    party: PartyId,
    finding: FindingId,
    verdict: str,
    *,
    after: bool = True,
    speaker: PersonId = NOBODY,
    ground: str = "",
    standard: str = "",
    reserved: bool = False,
    evidence: str = "",
) -> Outcome:
    """会审意见: the party's verdict on the finding, in the profile's words; the older one stays in the record."""
    if verdict not in meeting.profile.verdicts:
        return refuse("opinion.verdict-unknown", verdict=verdict, verdicts="、".join(meeting.profile.verdicts))
    if meeting.finding(finding) is None:
        return refuse("finding.unknown", finding=finding)
    if meeting.plan.party(party) is None:
        return refuse("party.unknown", party=party)
    recused = meeting.attendance.recused_from(finding, meeting.current_item())
    if speaker in recused:
        return refuse("opinion.recused", name=meeting.name(speaker))
    return (OpinionGiven(party, finding, verdict, after, speaker, ground, standard, reserved, evidence),)


@intent
def reserve_opinion(_meeting: Meeting, speaker: PersonId, finding: FindingId, text: str) -> Outcome:
    """保留意见: a person's own view beside the decision, in his words."""
    return (ReservationMade(speaker, finding, text),)
