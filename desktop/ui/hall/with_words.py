"""What was said with an act of procedure: its words, a note about who came or went, a prompt to the room."""

from __future__ import annotations

from desktop.meeting.ids import NOTHING, FindingId, PersonId
from desktop.meeting.plan import Role
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.announcing import decide_by_opinions
from desktop.meeting.rules.attendance import count_heads, enter_room, leave_room
from desktop.meeting.rules.ballots import close_vote
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.rules.procedure import prompt, resume
from desktop.meeting.state import Meeting
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.form_dialog import Answers
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.opinion_panel import OpinionPanel
from desktop.ui.hall.secret_ballot import SecretBallot
from desktop.ui.session import Session
from desktop.ui.speech import tr

_COMMAS = str.maketrans("，,；;　 ", "、、、、、、")
_IN, _OUT = "in", "out"


class WithWords:
    """The long form of acts that one key does without words; ``refresh`` tells it how the meeting stands."""

    def __init__(self, session: Session, hand: Hand) -> None:
        self._session, self._hand = session, hand
        self._meeting: Meeting | None = None

    def refresh(self, meeting: Meeting) -> None:
        """Take note of how the meeting stands."""
        self._meeting = meeting

    def ask_order(self) -> None:
        """Ask for the words with which the chair opens the meeting."""
        self._hand.ask(tr("宣布开会"), (_words(),), lambda said: call_to_order(text=str(said["text"])))

    def ask_resume(self) -> None:
        """Ask for the words with which the chair goes on after a break."""
        self._hand.ask(tr("续会"), (_words(),), lambda said: resume(text=str(said["text"])))

    def ask_count(self) -> None:
        """Ask what was said about the count, which the program makes itself."""
        self._hand.ask(
            tr("清点人数"), (Field("text", tr("说明(&T)"), Kind.TEXT),), lambda said: count_heads(str(said["text"]))
        )

    def ask_close(self) -> None:
        """Ask what is said when the voting that is open ends; nothing where none is."""
        open_ = self._meeting.motions.open() if self._meeting else None
        if open_ is not None:
            motion = open_.seq
            self._hand.ask(
                tr("投票截止"),
                (Field("text", tr("说明(&T)"), Kind.TEXT),),
                lambda said: close_vote(motion, text=str(said["text"])),
            )

    def ask_officers(self) -> None:
        """Ask who scrutinises, calls and counts, before any vote is open."""
        if self._meeting is not None:
            SecretBallot(self._hand).elect(self._meeting)

    def ask_prompt(self) -> None:
        """Ask what the room is told about the motion at hand, or about the meeting where there is none."""
        motions = self._meeting.motions.all if self._meeting else {}
        about = next(reversed(motions), NOTHING)
        self._hand.ask(
            tr("提示会场"),
            (Field("text", tr("提示的话(&T)"), Kind.TEXT, needed=True),),
            lambda said: prompt(str(said["text"]), about=about),
        )

    def ask_decide(self) -> None:
        """Ask which findings are decided by the opinions, and what the chair says to it."""
        meeting = self._meeting
        if meeting is None:
            return
        known = {each.number: each.id for each in meeting.agenda.findings.values()}
        agreed = OpinionPanel.agreed_on(meeting)
        ready = [each.number for each in meeting.agenda.findings.values() if each.id in agreed]

        def fault(typed: Value) -> str:
            odd = "、".join(each for each in _listed(typed) if each not in known)
            return tr("没有编号为 {numbers} 的问题。", numbers=odd) if odd else ""

        def intent(said: Answers) -> Intent:
            findings = tuple(FindingId(known[each]) for each in _listed(said["numbers"]))
            return decide_by_opinions(findings, text=str(said["text"]))

        self._hand.ask(
            tr("按意见认定"),
            (
                Field("numbers", tr("哪些问题(&N)"), needed=True, hint=tr("编号，用顿号隔开"), check=fault),
                Field("text", tr("宣布的话(&T)"), Kind.TEXT),
            ),
            intent,
            load={"numbers": "、".join(ready)},
        )

    def ask_moves(self) -> None:
        """Ask who comes in or goes out together, and what is said about it."""
        meeting = self._meeting
        if meeting is None:
            return
        seats = {each.seat.name: each.seat.person for each in meeting.attendance.people.values()}
        asked = [each for each in meeting.attendance.people.values() if each.seat.role is Role.RESPONDENT]
        inside = [each.seat.name for each in asked if meeting.attendance.inside(each.seat.person)]
        names = inside or [each.seat.name for each in asked]

        def fault(typed: Value) -> str:
            odd = "、".join(each for each in _listed(typed) if _person(seats, each) is None)
            return tr("名单里没有{names}。", names=odd) if odd else ""

        def intent(said: Answers) -> Intent:
            found = [person for each in _listed(said["names"]) if (person := _person(seats, each)) is not None]
            move = leave_room if said["way"] == _OUT else enter_room
            return move(*found, note=str(said["note"]))

        self._hand.ask(
            tr("入场或退场"),
            (
                Field("names", tr("谁(&P)"), needed=True, hint=tr("姓名，用顿号隔开"), check=fault),
                Field("way", tr("登记(&K)"), Kind.CHOICE, choices=((_IN, tr("入场、回场")), (_OUT, tr("退场、离席")))),
                Field("note", tr("说明(&N)")),
            ),
            intent,
            load={"names": "、".join(names), "way": _OUT if inside else _IN},
        )


def _words() -> Field:
    return Field("text", tr("宣布的话(&T)"), Kind.TEXT)


def _listed(typed: Value) -> tuple[str, ...]:
    return tuple(each for each in str(typed).strip().translate(_COMMAS).split("、") if each)


def _person(seats: dict[str, PersonId], name: str) -> PersonId | None:
    """Who is meant, however the name is spaced: 许喆 stands on the list as 许　喆."""
    return next((person for known, person in seats.items() if "".join(known.split()) == name), None)
