"""The meeting as it stands: replayed from its journal, never stored."""

from desktop.meeting.state.agenda import Agenda, ItemState, ItemStatus
from desktop.meeting.state.attendance import Attendance, Attendee, Presence, Recusal
from desktop.meeting.state.floor import Floor, Level, Quota, Request, Running, TurnTaken
from desktop.meeting.state.meeting import Meeting, NotAJournal, Verdict, replay
from desktop.meeting.state.motions import Ballot, Dissent, Motion, Motions, Phase, Round
from desktop.meeting.state.opinions import Held, Opinions
from desktop.meeting.state.papers import Objection, Papers, Standing
from desktop.meeting.state.questioning import Chain, Commitment, Link, Owed, Questioning

__all__ = [
    "Agenda",
    "Attendance",
    "Attendee",
    "Ballot",
    "Chain",
    "Commitment",
    "Dissent",
    "Floor",
    "Held",
    "ItemState",
    "ItemStatus",
    "Level",
    "Link",
    "Meeting",
    "Motion",
    "Motions",
    "NotAJournal",
    "Objection",
    "Opinions",
    "Owed",
    "Papers",
    "Phase",
    "Presence",
    "Questioning",
    "Quota",
    "Recusal",
    "Request",
    "Round",
    "Running",
    "Standing",
    "TurnTaken",
    "Verdict",
    "replay",
]
