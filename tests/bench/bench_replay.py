"""What it costs to read a meeting back: a journal of 5,000 acts from its stored bytes to the meeting as it stands.

    python -m tests.bench.bench_replay [ACTS]

Times are the best of several runs in milliseconds. Growth compares the acts of the second half with those of the
first: about ×1 when no step gets dearer the longer the meeting.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle
from time import process_time

from desktop.meeting.acts import Act, Choice, Method, Nature, Outcome, SpeechKind
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import FindingId, PartyId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Finding, Party, Plan, Role, Seat
from desktop.meeting.profile_file import load
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, attendance, ballots, correction, motions, opening, speech
from desktop.meeting.settle import Readings
from desktop.meeting.state import Meeting, replay

TARGET = 100.0
RUNS = 7
WORDS = "会上的一句话，约六十字。" * 5
START = datetime(2027, 3, 16, 1, tzinfo=UTC)
PARTIES = tuple(Party(PartyId(f"party{number}"), f"会审方{number}") for number in range(4))
PEOPLE = tuple(PersonId(f"person{number}") for number in range(20))
SEATS = tuple(
    Seat(who, f"人员{place}", "职务", PARTIES[place % 4].id, Role.MEMBER if place else Role.CHAIR, votes=True)
    for place, who in enumerate(PEOPLE)
)
RESPONDENT = PersonId("respondent")
Stored = tuple[str, int, bytes]


def written(length: int) -> list[Stored]:
    """A meeting of that many acts: question by question, finding by finding, a vote after each, some corrected."""
    findings = tuple(Finding(FindingId(f"f{number}"), str(number), WORDS) for number in range(length // 40 + 1))
    plan = Plan(
        "会议", parties=PARTIES, seats=(*SEATS, Seat(RESPONDENT, "被质询人", role=Role.RESPONDENT)), findings=findings
    )
    acts: list[Act] = []
    opened = opening.open_record(load("rectification-review"), plan)
    if isinstance(opened, Refusal):
        raise SystemExit(opened.rule)
    acts += opened
    meeting = Meeting(entry(1, opened[0]))

    def does(intent: Intent) -> Seq:
        first = meeting.next_seq
        brought = intent(meeting)
        if isinstance(brought, Refusal):
            raise SystemExit(f"{intent.name}: {brought}")
        for act in brought:
            acts.append(act)
            meeting.take(entry(meeting.next_seq, act))
        return first

    does(attendance.arrive(*PEOPLE))
    does(opening.call_to_order())
    for finding in cycle(findings):
        if len(acts) >= length:
            return [encode(act) for act in acts[:length]]
        for asker in PEOPLE[1:4]:
            question = does(speech.put_question(WORDS, asker=asker, finding=finding.id))
            does(speech.answer(WORDS, speaker=RESPONDENT))
            does(speech.follow_up(WORDS, asker=asker))
            does(speech.answer(WORDS, speaker=RESPONDENT))
            does(speech.judge_answer("基本满意", question=question, speaker=asker))
        for person in PEOPLE[:5]:
            said = does(speech.speak(WORDS, kind=SpeechKind.DISCUSSION, speaker=person, finding=finding.id))
        does(speech.commit(WORDS, speaker=RESPONDENT))
        does(speech.conclude_as_chair(WORDS, finding=finding.id))
        motion = does(motions.put_motion("verdict", WORDS, method=Method.NAMED, finding=finding.id, verdict="到位"))
        does(motions.open_vote(motion))
        does(ballots.cast_ballots(motion, [(each, Choice.FOR) for each in PEOPLE]))
        does(ballots.close_vote(motion))
        does(announcing.announce_result(motion, Outcome.CARRIED))
        does(correction.correct(said, "text", "改正后的话", Nature.CLERICAL, "笔误"))
    raise AssertionError


def entry(seq: int, act: Act) -> Entry:
    at = START + timedelta(seconds=seq)
    return Entry(Seq(seq), at, at, "recorder@desk", act)


def read_back(stored: list[Stored]) -> Meeting:
    return replay(entry(seq, decode(*line)) for seq, line in enumerate(stored, 1))


def best(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of the quickest run: other programs on the machine do not count."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    return min(times)


def one_by_one(entries: list[Entry], meeting: Meeting) -> float:
    start = process_time()
    for each in entries:
        meeting.take(each)
    return (process_time() - start) * 1000


def main(length: int) -> None:
    stored = written(length)
    entries = [entry(seq, decode(*line)) for seq, line in enumerate(stored, 1)]
    plain = [each for each in entries if type(each.act).__name__ != "Corrected"]
    plain = [entry(seq, each.act) for seq, each in enumerate(plain, 1)]
    rows = [
        (f"whole (target ≤ {TARGET:.0f})", best(lambda: read_back(stored))),
        ("decoding alone", best(lambda: [decode(*line) for line in stored])),
        ("readings alone", best(lambda: Readings(entries))),
        ("replay of decoded acts", best(lambda: replay(entries))),
    ]
    print(f"{length} acts, {sum(len(body) for *_, body in stored) // 1024} KiB")
    for name, spent in rows:
        print(f"{name:<28}{spent:>8.1f} ms{spent / length * 1000:>8.1f} µs an act")
    half = len(plain) // 2
    meeting = Meeting(plain[0])
    early, late = one_by_one(plain[1:half], meeting), one_by_one(plain[half:], meeting)
    print(f"growth from the first half to the second: ×{late / early:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
