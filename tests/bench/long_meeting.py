"""A long invented meeting, as acts and as a store: question by question, finding by finding, a vote after each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from db import Store
from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.acts import Act, Choice, Method, Nature, Outcome, SpeechKind
from desktop.meeting.ids import FindingId, ItemId, MeetingId, PartyId, PersonId, Seq, UnitId
from desktop.meeting.journal import Entry
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, PriorOpinion, Role, Seat, Unit
from desktop.meeting.profile_file import load
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, attendance, ballots, correction, motions, opening, speech
from desktop.meeting.state import Meeting

WORDS = "会上的一句话，约六十字。" * 5
START = datetime(2027, 3, 16, 1, tzinfo=UTC)
CHUNK = 250
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
GIVEN = "安宁平和清明正直诚信谦恭勤俭知行致远思齐若谷"
CHAIR = PersonId("person0")
RESPONDENT = PersonId("respondent")


@dataclass(frozen=True)
class Size:
    """How large the meeting is; ``findings`` 0 is one for every forty acts."""

    acts: int = 5000
    voters: int = 20
    parties: int = 4
    findings: int = 0


HUGE = Size(acts=5000, voters=300, parties=12, findings=500)
"""A plenary session: more people, findings and parties than any room had so far."""


def plan(size: Size) -> Plan:
    """The preparation of a meeting of that size, a written opinion of every party on every finding included."""
    parties = tuple(
        Party(PartyId(f"party{number}"), f"示例市第{number + 1}会审方", f"会审方{number + 1}")
        for number in range(size.parties)
    )
    seats = tuple(
        Seat(
            PersonId(f"person{number}"),
            SURNAMES[number % len(SURNAMES)] + GIVEN[number // 7 % len(GIVEN)] + GIVEN[number * 3 % len(GIVEN)],
            "成员" if number else "主任",
            parties[number % size.parties].id,
            Role.MEMBER if number else Role.CHAIR,
            votes=True,
        )
        for number in range(size.voters)
    )
    findings = tuple(
        Finding(FindingId(f"f{number}"), f"{number + 1:02d}", f"{number + 1}：{WORDS}", UnitId("u"))
        for number in range(size.findings or size.acts // 40 + 1)
    )
    return Plan(
        "示例市园林养护中心巡察整改四方会审",
        number="示例会审〔2027〕5000号",
        place="二号会议室",
        units=(Unit(UnitId("u"), "园林养护中心", "温子谦"),),
        parties=parties,
        seats=(*seats, Seat(RESPONDENT, "温子谦", "党组书记", role=Role.RESPONDENT, unit=UnitId("u"))),
        findings=findings,
        agenda=(
            AgendaItem(ItemId("i1"), "议题一", "听取并会审整改情况", findings=tuple(each.id for each in findings)),
        ),
        opinions=tuple(
            PriorOpinion(party.id, finding.id, "到位" if (at + number) % 3 else "未到位")
            for at, finding in enumerate(findings[: size.acts // 4 // size.parties])
            for number, party in enumerate(parties)
        )
        if size.findings
        else (),
    )


class Writer:
    """Takes the acts of a meeting down without a store."""

    def __init__(self, size: Size) -> None:
        self.acts: list[Act] = []
        self.plan = plan(size)
        opened = opening.open_record(load("rectification-review"), self.plan)
        if isinstance(opened, Refusal):
            raise SystemExit(opened.rule)
        self.meeting = Meeting(entry(1, opened[0]))
        self.acts.append(opened[0])
        for act in opened[1:]:
            self._take(act)

    def does(self, intent: Intent) -> Seq:
        """The intent's acts happened; return the number of the first."""
        first = self.meeting.next_seq
        brought = intent(self.meeting)
        if isinstance(brought, Refusal):
            raise SystemExit(f"{intent.name}: {brought}")
        for act in brought:
            self._take(act)
        return first

    def _take(self, act: Act) -> None:
        self.acts.append(act)
        self.meeting.take(entry(self.meeting.next_seq, act))


def written(size: Size) -> list[Act]:
    """The acts of a meeting of that size, some of them corrections."""
    writer = Writer(size)
    does, people = writer.does, tuple(seat.person for seat in writer.plan.seats if seat.votes)
    does(attendance.arrive(*people, RESPONDENT))
    does(opening.call_to_order())
    for finding in cycle(writer.plan.findings):
        if len(writer.acts) >= size.acts:
            return writer.acts[: size.acts]
        if not writer.meeting.attendance.inside(RESPONDENT):
            does(attendance.enter_room(RESPONDENT))
        for asker in people[1:4]:
            question = does(speech.put_question(WORDS, asker=asker, finding=finding.id))
            does(speech.answer(WORDS, speaker=RESPONDENT))
            does(speech.follow_up(WORDS, asker=asker))
            does(speech.answer(WORDS, speaker=RESPONDENT))
            does(speech.judge_answer("基本满意", question=question, speaker=asker))
        for person in people[: max(5, size.parties)]:
            said = does(speech.speak(WORDS, kind=SpeechKind.DISCUSSION, speaker=person, finding=finding.id))
        does(speech.commit(WORDS, speaker=RESPONDENT))
        does(speech.conclude_as_chair(WORDS, finding=finding.id))
        does(attendance.leave_room(RESPONDENT))
        motion = does(motions.put_motion("verdict", WORDS, method=Method.NAMED, finding=finding.id, verdict="到位"))
        does(motions.open_vote(motion))
        does(ballots.cast_ballots(motion, [(each, Choice.FOR) for each in people]))
        does(ballots.close_vote(motion))
        does(announcing.announce_result(motion, Outcome.CARRIED))
        if int(finding.number) % 8 == 0:  # each has the state worked out anew, which takes its time here
            does(correction.correct(said, "text", "改正后的话", Nature.CLERICAL, "笔误"))
    raise AssertionError


def entry(seq: int, act: Act) -> Entry:
    """The act as it would stand in a journal, a second after the one before."""
    at = START + timedelta(seconds=seq)
    return Entry(Seq(seq), at, at, "recorder@desk", act)


def shelved(folder: Path, size: Size) -> tuple[Office, MeetingId]:
    """An office on a new store in ``folder`` that holds the meeting; close it when done."""
    office = open_office(folder / "store", places=Places(folder / "config", folder / "data"))
    meeting = MeetingId(office.clock.new_id())
    acts = written(size)

    def write(store: Store) -> None:
        for first in range(0, len(acts), CHUNK):
            at = START + timedelta(seconds=first)
            office.desk.write(store, meeting, acts[first : first + CHUNK], at, expect=first)

    office.thread.post(write).result()
    return office, meeting
