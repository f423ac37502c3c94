"""What of a meeting the room may see: by its profile, by who sits in it, by what is protected."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.app.room.slides import Cue, Page, Speaker
from desktop.meeting.acts import Paper, QuestionPut
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.profile import ROOM
from desktop.meeting.state import Attendee, Meeting, Presence
from desktop.minutes.compose.matters import question_text
from desktop.minutes.compose.view import View as PaperView
from desktop.minutes.parts import Part

NEEDS = {
    Page.QUESTION: Part.QUESTIONING,
    Page.OPINIONS: Part.OPINIONS,
    Page.VOTE: Part.RESULTS,
    Page.RESULT: Part.RESULTS,
    Page.VERDICTS: Part.VERDICTS,
    Page.COMMITMENTS: Part.COMMITMENTS,
}
"""The part of the visibility table without which there is no such page; pages not named here show nothing withheld."""

CLOSED_DOORS = frozenset({Page.OPINIONS, Page.VOTE, Page.RESULT})
"""Pages no person of the reviewed unit may see, whatever a profile says."""


@dataclass(frozen=True)
class Sight:
    """One meeting as its room may see it."""

    meeting: Meeting

    def shows(self, *parts: Part) -> bool:
        """Whether the room screen may show all of those parts."""
        return all(self.meeting.profile.shows(ROOM, part.value) for part in parts)

    def may(self, page: Page) -> bool:
        """Whether that page may be shown to those who are in the room now."""
        need = NEEDS.get(page)
        if need is not None and not self.shows(need):
            return False
        if not self.meeting.attendance.respondents_inside():
            return True
        if page is Page.VERDICTS:
            return self.meeting.profile.shows(Paper.FEEDBACK.value, Part.VERDICTS.value)
        return page not in CLOSED_DOORS

    def barred(self) -> tuple[Attendee, ...]:
        """Those in the room whom the present stage wants outside; until they have left, the screen shows nothing."""
        stage = next((each for each in self.meeting.profile.stages if each.id == self.meeting.agenda.stage), None)
        people = self.meeting.attendance.people.values() if stage is not None and stage.bars else ()
        return tuple(
            each
            for each in people
            if stage is not None and each.seat.role.value in stage.bars and each.presence is Presence.PRESENT
        )

    def speaker(self, person: PersonId) -> Speaker:
        """The person, without the name where the profile masks names; nobody is two empty parts."""
        seat = self.meeting.seat(person)
        if seat is None:
            return Speaker()
        unit = next((each.name for each in self.meeting.plan.units if each.id == seat.unit), "")
        origin = self.meeting.party_name(seat.party) or unit
        if self.shows(Part.NAMES):
            return Speaker(seat.name, origin)
        return Speaker(self.meeting.profile.presiding if seat.role is Role.CHAIR else "", origin)

    def protected(self, question: Seq) -> bool:
        """Whether the question sprang from a source that must not be seen, or ever counted as one."""
        return PaperView(self.meeting, Paper.RECORD).withheld_source(question)

    def words(self, question: Seq, put: QuestionPut) -> str:
        """The question as it may be shown: 据了解 and nothing more about where it comes from, as on paper."""
        return question_text(PaperView(self.meeting, Paper.RECORD), question, put)

    def about(self, cue: Cue) -> bool:
        """Whether what the cue is about still stands in the record."""
        match cue.page:
            case Page.QUESTION:
                return cue.seq in self.meeting.questioning.chains
            case Page.OPINIONS:
                return self.meeting.finding(cue.finding) is not None
            case Page.VOTE | Page.RESULT:
                return cue.seq in self.meeting.motions.all
            case _:
                return True
