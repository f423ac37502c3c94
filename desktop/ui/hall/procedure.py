"""The course of the meeting: stages, items, breaks, rulings, the chair, what is kept off the record."""

from __future__ import annotations

from desktop.meeting import progress
from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId
from desktop.meeting.plan import Finding
from desktop.meeting.rules import procedure as rules
from desktop.meeting.rules.attendance import change_chair, change_recorder, enter_room, leave_room
from desktop.meeting.rules.speech import keep_off_record, waive_speech
from desktop.meeting.state import ItemStatus, Meeting
from desktop.meeting.unread import unread
from desktop.ui.field import Field, Kind
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.stages import next_stage
from desktop.ui.hall.with_words import WithWords
from desktop.ui.session import Session
from desktop.ui.speech import tr


class Procedure:
    """Acts of procedure, asked through one hand; ``refresh`` tells it how the meeting stands."""

    def __init__(self, session: Session, hand: Hand) -> None:
        self._session, self._hand = session, hand
        self._meeting: Meeting | None = None
        self._finding = FindingId("")
        self.words = WithWords(session, hand)

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what a party has nothing to say about."""
        self._finding = finding

    def refresh(self, meeting: Meeting) -> None:
        """Take note of how the meeting stands."""
        self._meeting = meeting
        self.words.refresh(meeting)

    @property
    def on_break(self) -> bool:
        """Whether the meeting rests."""
        return self._meeting is not None and self._meeting.agenda.on_break

    @property
    def ended(self) -> bool:
        """Whether the meeting is over."""
        return self._meeting is None or self._meeting.agenda.closed_at is not None

    def next_stage(self) -> None:
        """Pass to the stage after the present one."""
        if self._meeting is not None and (stage := next_stage(self._meeting)):
            self._hand.do(rules.enter_stage(stage))

    def enter_stage(self, stage: str) -> None:
        """Pass to that stage, whatever lies between."""
        self._hand.do(rules.enter_stage(stage))

    def ask_stage(self) -> None:
        """Ask which stage the meeting passes to."""
        if self._meeting is None:
            return
        stages = tuple((each.id, each.name) for each in self._meeting.profile.stages)
        self._hand.ask(
            tr("转入阶段"),
            (Field("stage", tr("阶段(&S)"), Kind.CHOICE, choices=stages), Field("text", tr("宣布的话(&T)"))),
            lambda said: rules.enter_stage(str(said["stage"]), text=str(said["text"])),
            load={"stage": next_stage(self._meeting) or self._meeting.agenda.stage},
        )

    def open_next_item(self) -> None:
        """Open the first item that waits."""
        waiting = self._items(ItemStatus.WAITING)
        if waiting:
            self._hand.do(rules.open_item(waiting[0]))

    def close_item(self) -> None:
        """Close the item that is open."""
        if self._meeting is not None:
            self._hand.do(rules.close_item(self._meeting.current_item()))

    def respondents(self) -> None:
        """Let the people of the reviewed unit in, or send them out when they are inside, with all the stage bars."""
        if self._meeting is None:
            return
        stage, coming = progress.place(self._meeting), progress.following(self._meeting)
        inside = [*self._meeting.attendance.respondents_inside()]
        for each in (self._meeting.profile.stages[stage : stage + 1], (coming,) if coming else ()):
            inside += [who for known in each for who in progress.barred(self._meeting, known) if who not in inside]
        if inside:
            self._hand.do(leave_room(*(each.seat.person for each in inside)))
            return
        waiting = [
            each.seat.person
            for each in self._meeting.attendance.people.values()
            if each.seat.role.value == "respondent"
        ]
        self._hand.do(enter_room(*waiting))

    def break_or_resume(self) -> None:
        """Ask how long the break takes, or go on after it."""
        if self.on_break:
            self._hand.do(rules.resume())
            return
        self._hand.ask(
            tr("休会"),
            (Field("minutes", tr("分钟(&M)"), Kind.NUMBER, least=1, most=600),),
            lambda said: rules.take_break(int(said["minutes"])),
            note=self._unread_note(),
            load={"minutes": 10},
        )

    def _unread_note(self) -> str:
        """Say what should be read back before the break; it warns and refuses nothing."""
        waiting = unread(self._meeting) if self._meeting else ()
        if not waiting:
            return ""
        first = waiting[0].text
        said = tr("还有 {count} 项待核读：“{first}”", count=len(waiting), first=first[:24] + "…" * (len(first) > 24))
        return said + tr("。可先按 Esc 返回，Alt+5 核读；也可以照样休会。")

    def ask_adjournment(self) -> None:
        """Ask why and until when the meeting is put off."""
        self._hand.ask(
            tr("延期续开"),
            (Field("ground", tr("理由(&G)"), needed=True), Field("until", tr("何时续开(&U)"))),
            lambda said: rules.adjourn(str(said["ground"]), until=str(said["until"])),
        )

    def ask_ruling(self) -> None:
        """Ask for a ruling of the chair."""
        self._hand.ask(
            tr("程序处理"),
            (Field("text", tr("内容(&T)"), Kind.TEXT, needed=True),),
            lambda said: rules.rule_procedure(str(said["text"])),
        )

    def ask_improvised(self) -> None:
        """Ask for a matter nobody had announced."""
        people = self._people()
        self._hand.ask(
            tr("临时动议"),
            (
                Field("title", tr("事项(&T)"), needed=True),
                Field("speaker", tr("提出人(&P)"), Kind.CHOICE, choices=people),
            ),
            lambda said: rules.raise_improvised_item(
                ItemId(self._session.office.clock.new_id()), str(said["title"]), speaker=PersonId(str(said["speaker"]))
            ),
        )

    def ask_improvised_ruling(self) -> None:
        """Ask whether the chair let the improvised item in."""
        if self._meeting is None:
            return
        items = tuple(
            (each.item.id, each.item.title)
            for each in self._meeting.agenda.items.values()
            if each.improvised and each.admitted is None
        )
        self._hand.ask(
            tr("临时动议的处理"),
            (
                Field("item", tr("事项(&T)"), Kind.CHOICE, choices=items),
                Field("admitted", tr("同意列入议程(&A)"), Kind.TICK),
                Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),
            ),
            lambda said: rules.rule_improvised_item(
                ItemId(str(said["item"])), str(said["ground"]), admitted=bool(said["admitted"])
            ),
        )

    def ask_off_record(self) -> None:
        """Ask how long something was said that stays off the record; nothing of its content."""
        self._hand.ask(
            tr("应主持人要求不记"),
            (Field("minutes", tr("约几分钟(&M)"), Kind.NUMBER, least=1, most=600),),
            lambda said: keep_off_record(int(said["minutes"])),
            note=tr("只记时刻与时长，不记内容。"),
        )

    def ask_chair(self) -> None:
        """Ask who chairs from now on."""
        self._hand.ask(
            tr("主持人变更"),
            (
                Field("chair", tr("由谁主持(&P)"), Kind.CHOICE, choices=self._people()),
                Field("ground", tr("原因(&G)"), needed=True),
                Field("acting", tr("只是代为主持(&A)"), Kind.TICK),
            ),
            lambda said: change_chair(PersonId(str(said["chair"])), str(said["ground"]), acting=bool(said["acting"])),
            load={"acting": True},
        )

    def ask_recorder(self) -> None:
        """Ask who records from now on."""
        self._hand.ask(
            tr("记录人变更"),
            (
                Field("recorder", tr("由谁记录(&P)"), Kind.CHOICE, choices=self._people()),
                Field("ground", tr("原因(&G)")),
            ),
            lambda said: change_recorder(PersonId(str(said["recorder"])), str(said["ground"])),
        )

    def ask_paper(self) -> None:
        """Ask which paper was shown to the room."""
        self._hand.ask(
            tr("出示材料"),
            (Field("title", tr("材料(&T)"), needed=True), Field("note", tr("说明(&N)"))),
            lambda said: rules.present_paper(str(said["title"]), str(said["note"])),
        )

    def ask_waiver(self) -> None:
        """Ask which party had nothing to say."""
        parties = tuple((each.id, each.called) for each in self._meeting.plan.parties) if self._meeting else ()
        if not parties:
            self._hand.ask(
                tr("放弃发言"),
                (Field("speaker", tr("谁(&P)"), Kind.CHOICE, choices=self._people()),),
                lambda said: waive_speech(speaker=PersonId(str(said["speaker"])), finding=self._finding),
            )
            return
        self._hand.ask(
            tr("放弃发言"),
            (Field("party", tr("哪一方(&P)"), Kind.CHOICE, choices=parties),),
            lambda said: waive_speech(party=PartyId(str(said["party"])), finding=self._finding),
        )

    def ask_finding(self) -> None:
        """Ask for a finding that joins the register now."""
        self._hand.ask(
            tr("增加问题"),
            (Field("number", tr("编号(&N)"), needed=True), Field("text", tr("问题(&T)"), Kind.TEXT, needed=True)),
            lambda said: rules.add_finding(
                Finding(FindingId(self._session.office.clock.new_id()), str(said["number"]), str(said["text"]))
            ),
        )

    def ask_order(self) -> None:
        """Ask for the order in which the waiting items are taken."""
        if self._meeting is None:
            return
        waiting = self._items(ItemStatus.WAITING)
        titles = {str(at + 1): item for at, item in enumerate(waiting)}
        listed = "；".join(f"{at} {self._meeting.agenda.items[item].item.title}" for at, item in titles.items())
        self._hand.ask(
            tr("调整议题顺序"),
            (
                Field("order", tr("新的顺序(&O)"), needed=True, hint=tr("如 2 1 3")),
                Field("ground", tr("理由(&G)"), needed=True),
            ),
            lambda said: rules.reorder_agenda(
                [titles[each] for each in str(said["order"]).split() if each in titles], str(said["ground"])
            ),
            note=listed,
            load={"order": " ".join(titles)},
        )

    def _items(self, status: ItemStatus) -> tuple[ItemId, ...]:
        items = self._meeting.agenda.items.values() if self._meeting else ()
        return tuple(each.item.id for each in items if each.status is status)

    def _people(self) -> tuple[tuple[str, str], ...]:
        return (
            tuple((seat.person, f"{seat.name} {seat.post}") for seat in self._meeting.plan.seats)
            if self._meeting
            else ()
        )
