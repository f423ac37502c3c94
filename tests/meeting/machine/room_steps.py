"""Steps in the room: coming and going, the chair, recusals, talk, papers, corrections, the end."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from hypothesis.stateful import precondition, rule

from desktop.meeting import acts
from desktop.meeting.acts import Nature, Paper, SpeechKind, Turn
from desktop.meeting.ids import NOBODY, ItemId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.rules import announcing, attendance, ballots, correction, floor, opening, papers, procedure, speech
from desktop.meeting.state import Phase
from tests.meeting.machine.room import ATTENDANT, CHAIR, FINDINGS, ITEMS, MEMBERS, PROXY, RESPONDENT
from tests.meeting.machine.table import GROUND, Table

TEXTS = ("第一种说法", "第二种说法")
PEOPLE = (CHAIR, *MEMBERS[:2], RESPONDENT, PROXY)
CORRECTIONS: dict[type, tuple[tuple[str, tuple[str, ...]], ...]] = {
    acts.SpeechMade: (("text", TEXTS), ("speaker", PEOPLE), ("finding", FINDINGS), ("kind", tuple(SpeechKind))),
    acts.SpeechWaived: (("speaker", PEOPLE),),
    acts.ChairConcluded: (("finding", FINDINGS),),
    acts.QuestionPut: (("text", TEXTS), ("asker", PEOPLE)),
    acts.AnswerGiven: (("question", ("1", "2", "3")),),
    acts.CommitmentMade: (("due", ("2027-04-30", "不详")), ("owner", TEXTS)),
    acts.OpinionGiven: (("verdict", ("到位", "未到位", "很好")),),
    acts.Arrived: (("person", PEOPLE),),
    acts.LeftRoom: (("person", PEOPLE),),
    acts.LeaveGranted: (("written_opinion", ("true", "false")), ("person", MEMBERS[:3])),
    acts.Recused: (("person", (*PEOPLE, "nobody")), ("finding", FINDINGS)),
    acts.ChairChanged: (("chair", PEOPLE),),
    acts.MotionPut: (("text", TEXTS), ("kind", ("verdict", "nothing")), ("method", ("secret", "named"))),
    acts.BallotCast: (("choice", ("for", "against", "defer")), ("voter", PEOPLE)),
    acts.DissentNoted: (("text", TEXTS), ("voter", PEOPLE)),
    acts.ResultAnnounced: (("decision", TEXTS), ("announced", ("carried", "lost"))),
    acts.DecidedByOpinions: (("verdicts", ("[]", '["到位"]')),),
    acts.VoteOpened: (("base", ("1",)),),
    acts.FloorRequested: (("person", PEOPLE), ("turn", tuple(Turn))),
    acts.FloorGiven: (("person", (*PEOPLE, "nobody")), ("turn", tuple(Turn)), ("seconds", ("90", "-1"))),
}
ANY: tuple[tuple[str, tuple[str, ...]], ...] = (("", ()),)
ODDMENTS = (
    "",
    "nobody",
    CHAIR,
    RESPONDENT,
    *FINDINGS,
    *ITEMS,
    "0",
    "1",
    "5",
    "true",
    "secret",
    "verdict",
    "到位",
    "[]",
)
"""What may have been typed into any part of any entry."""


class RoomSteps(Table):
    """Everything but the votes themselves."""

    @rule()
    def move_about(self) -> None:
        self.pick((self._come_or_go, self._preside, self._recuse))()

    @rule()
    def take_down(self) -> None:
        self.pick((self._talk, self._handle_papers))()

    def _come_or_go(self) -> None:
        who = self.pick(self.people())
        intents = (
            lambda: attendance.arrive(who, *self.chance.sample(self.people(), 2)),
            lambda: attendance.enter_room(who),
            lambda: attendance.leave_room(who),
            lambda: attendance.depart(who),
            lambda: attendance.mark_absent(who),
            lambda: attendance.grant_leave(who, GROUND, written_opinion=self.one_in(2)),
            lambda: attendance.attend_as_proxy(self.pick((PROXY, who)), self.pick(MEMBERS), GROUND),
            attendance.count_heads,
        )
        self.put(self.pick(intents)())

    def _preside(self) -> None:
        profile, matters = self.desk.meeting.profile, [Seq(0), *self.desk.meeting.motions.all]
        intents = (
            lambda: attendance.change_chair(
                self.pick((CHAIR, *MEMBERS, ATTENDANT, NOBODY)), GROUND, acting=self.one_in(2)
            ),
            lambda: procedure.override_procedure(self.pick(profile.guards).rule, GROUND, motion=self.pick(matters)),
            lambda: procedure.take_break(5),
            procedure.resume,
            opening.call_to_order,
            lambda: procedure.open_item(self.pick(ITEMS), ground=self.pick(("", GROUND))),
            lambda: procedure.enter_stage(self.pick(profile.stages).id),
            lambda: procedure.raise_improvised_item(ItemId("i9"), "临时动议"),
            lambda: procedure.rule_improvised_item(ItemId("i9"), GROUND, admitted=self.one_in(2)),
        )
        self.put(self.pick(intents)())

    def _recuse(self) -> None:
        open_ones = list(self.desk.meeting.attendance.recusals)
        if open_ones and self.one_in(2):
            stays = self.pick((None, True, False))
            granted = self.one_in(2)
            intent = attendance.settle_recusal(self.pick(open_ones), granted=granted, stays_in_base=stays)
        else:
            finding = self.pick((*FINDINGS, acts.Recused("", "").finding))
            item = self.pick((*ITEMS, ItemId("")))
            who = self.pick((CHAIR, *MEMBERS[:3], RESPONDENT))
            intent = attendance.recuse(who, GROUND, finding=finding, item=item)
        self.put(intent)

    def _talk(self) -> None:
        who, finding = self.pick((*PEOPLE, NOBODY)), self.pick(FINDINGS)
        said = [*self.desk.meeting.questioning.chains, Seq(0)]
        promised = [*self.desk.meeting.questioning.commitments, Seq(0)]
        parties = [each.id for each in self.desk.meeting.plan.parties] or [acts.AnswerJudged(Seq(0), "", "").party]
        intents = (
            lambda: speech.speak(
                "发言", kind=self.pick(SpeechKind), speaker=who, finding=finding, item=self.pick(ITEMS)
            ),
            lambda: speech.put_question("质询", asker=who, respondent=RESPONDENT, finding=finding),
            lambda: speech.follow_up("追问", question=self.pick(said), asker=who),
            lambda: speech.answer("答复", question=self.pick(said), speaker=who),
            lambda: speech.defer_answer("书面答复", self.pick((None, date(2027, 4, 1)))),
            lambda: speech.judge_answer(self.pick(("满意", "不满意", "")), party=self.pick(parties)),
            lambda: speech.commit("承诺", speaker=who),
            lambda: speech.read_back(self.pick(promised), due=date(2027, 5, 1)),
            lambda: speech.give_opinion(self.pick(parties), finding, self.pick(("到位", "未到位")), speaker=who),
            lambda: speech.reserve_opinion(who, finding, "保留意见"),
            lambda: announcing.decide_by_opinions((finding,)),
        )
        intent = self.pick(intents)()
        self.put(correction.enter_late(intent, GROUND) if self.one_in(4) else intent)

    @rule()
    def time_speakers(self) -> None:
        waiting = [*self.desk.meeting.floor.queue, Seq(0)]
        who, turn = self.pick((*PEOPLE, NOBODY)), self.pick(Turn)
        intents = (
            lambda: floor.request_floor(who, turn, finding=self.pick(FINDINGS)),
            lambda: floor.withdraw_request(self.pick(waiting)),
            lambda: floor.give_floor(who, turn, request=self.pick(waiting)),
            lambda: floor.give_floor(who, turn, seconds=self.pick((0, 90))),
            floor.end_floor,
        )
        intent = self.pick(intents)()
        self.put(correction.enter_late(intent, GROUND) if self.one_in(4) else intent)

    @rule()
    def put_right(self) -> None:
        readings = [each.entry for each in self.desk.meeting.readings.in_order_of_entry()]
        fitting = [each for each in readings if type(each.act) in CORRECTIONS or self.one_in(4)]
        if fitting and not self.one_in(3):
            self.put(self._correction(self.pick(fitting)))
        else:
            newest_first = readings[::-1][:25]
            self.put(correction.strike_out(self.pick(newest_first).seq, GROUND))

    def _correction(self, entry: Entry) -> correction.Intent:
        part, values = self.pick(CORRECTIONS.get(type(entry.act), ANY))
        if self.one_in(3) or not part:
            part, values = self.pick(fields(entry.act)).name, ODDMENTS
        nature = self.pick(Nature)
        return correction.correct(entry.seq, part, self.pick(values), nature, GROUND, confirmed_by=CHAIR)

    def _handle_papers(self) -> None:
        who, seq = self.pick(PEOPLE), self.pick(range(1, self.desk.meeting.upto + 1))
        objections = [*self.desk.meeting.papers.objections, Seq(0)]
        intents = (
            lambda: papers.print_interim((self.pick(Paper),), 2),
            lambda: papers.sign_paper(self.pick(Paper), who),
            lambda: papers.raise_objection(who, "异议", about=Seq(seq)),
            lambda: papers.settle_objection(self.pick(objections), GROUND, changed=self.one_in(2)),
            lambda: papers.refuse_signing(Paper.RECORD, who, GROUND, ("甲",)),
            papers.draft_minutes,
            lambda: papers.review_draft(who, accepted=self.one_in(2)),
            lambda: papers.approve_minutes(who),
            lambda: papers.issue_paper(self.pick(Paper), Seq(seq), "00", "文件"),
            lambda: papers.amend(Seq(seq), "应为", GROUND),
        )
        self.put(self.pick(intents)())

    @precondition(lambda self: len(self.desk.book.raw) > 30)
    @rule()
    def wind_up(self) -> None:
        if not self.one_in(2):
            return
        for motion in self.standing(Phase.OPEN, Phase.CLOSED, Phase.REPORTED):
            self.put(ballots.void_vote(motion.seq, GROUND))
        self.put(procedure.close_meeting())
        if self.one_in(2):
            self.put(papers.seal_record("00"))
