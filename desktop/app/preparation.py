"""Preparing a meeting: a plan that may be changed and undone until the record is opened."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from db import ShelfRow, Store
from desktop.app.clock import stamp
from desktop.app.desk import Desk, Recorded
from desktop.app.facts import plan_facts
from desktop.app.profiles import Profiles
from desktop.app.vault import is_rehearsal
from desktop.meeting.codec import canonical, read
from desktop.meeting.ids import MeetingId, PartyId, PersonId
from desktop.meeting.plan import Party, Plan, Role
from desktop.meeting.profile import Profile
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.opening import open_record


@dataclass(frozen=True)
class Preparation:
    """What is prepared, as it is kept until the opening."""

    profile: str
    """Id of the kind of meeting."""
    plan: Plan
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True)
class Prepared:
    """A preparation and where it stands in its own history."""

    meeting: MeetingId
    preparation: Preparation
    revision: int
    can_undo: bool = False
    can_redo: bool = False

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.preparation.plan


class NoSuchPlan(LookupError):
    """没有这次会议的会前准备。请从会议列表重新选择。"""


class Preparations:
    """All plans of one store."""

    def __init__(self, desk: Desk, profiles: Profiles) -> None:
        self._desk = desk
        self._profiles = profiles

    def new(self, profile: str, plan: Plan) -> Future[Prepared]:
        """A new meeting is prepared, with the plan given; it stands on the shelf as 准备中.

        A plan without parties gets those its kind of meeting proposes. The future raises `ProfileFault` for an
        unknown kind.
        """
        meeting = MeetingId(self._desk.clock.new_id())

        def job(store: Store) -> Prepared:
            prepared = Preparation(profile, _with_parties(plan, self._profiles.load(profile)))
            return self._save(store, meeting, prepared, 0)

        return self._desk.thread.post(job)

    def get(self, meeting: MeetingId) -> Future[Prepared]:
        """The preparation as last saved; `NoSuchPlan` where there is none."""
        return self._desk.thread.post(lambda store: self._get(store, meeting))

    def change(self, known: Prepared, change: Callable[[Plan], Plan]) -> Future[Prepared]:
        """The changed plan is saved as a new revision; `StalePlan` where somebody saved after `known` was read."""

        def job(store: Store) -> Prepared:
            preparation = replace(known.preparation, plan=change(known.plan))
            return self._save(store, known.meeting, preparation, known.revision)

        return self._desk.thread.post(job)

    def turn_to(self, known: Prepared, profile: str) -> Future[Prepared]:
        """The meeting is prepared as another kind from now on; its plan stays.

        The future raises `ProfileFault` for an unknown kind.
        """

        def job(store: Store) -> Prepared:
            self._profiles.load(profile)
            preparation = replace(known.preparation, profile=profile)
            return self._save(store, known.meeting, preparation, known.revision)

        return self._desk.thread.post(job)

    def undo(self, known: Prepared) -> Future[Prepared]:
        """The revision before is in force again; unchanged where there is none."""
        return self._desk.thread.post(lambda store: self._step(store, known, back=True))

    def redo(self, known: Prepared) -> Future[Prepared]:
        """The revision that was undone is in force again; unchanged where there is none."""
        return self._desk.thread.post(lambda store: self._step(store, known, back=False))

    def drop(self, meeting: MeetingId) -> Future[None]:
        """A meeting that was never opened is gone from the shelf with its plan."""

        def job(store: Store) -> None:
            with store.transaction() as tx:
                tx.drop_plan(meeting)
                tx.drop_shelf(meeting)

        return self._desk.thread.post(job)

    def open(
        self, meeting: MeetingId, recorder: PersonId = PersonId(""), *, at: datetime | None = None
    ) -> Future[Recorded | Refusal]:
        """The record is open: profile and plan embedded, prior opinions entered; or the refusal why it cannot be."""
        occurred = at or self._desk.clock.now()

        def job(store: Store) -> Recorded | Refusal:
            prepared = self._get(store, meeting)
            profile = self._profiles.load(prepared.preparation.profile)
            clerk = recorder or _recorder(prepared.plan)
            acts = open_record(profile, prepared.plan, zone=prepared.preparation.zone, recorder=clerk)
            if isinstance(acts, Refusal):
                return acts
            return self._desk.write(store, meeting, acts, occurred, expect=0)

        return self._desk.thread.post(job)

    def _get(self, store: Store, meeting: MeetingId) -> Prepared:
        row = store.plan(meeting)
        if row is None:
            raise NoSuchPlan(meeting)
        kept = read(Preparation, row.body)
        # Whether it is a rehearsal is the store's to say, whatever the plan was copied from.
        plan = replace(kept.plan, rehearsal=is_rehearsal(store.id) and not kept.plan.sample)
        return Prepared(meeting, replace(kept, plan=plan), row.revision, row.can_undo, row.can_redo)

    def _save(self, store: Store, meeting: MeetingId, preparation: Preparation, expect: int) -> Prepared:
        with store.transaction() as tx:
            tx.save_plan(meeting, canonical(preparation), expect=expect)
            tx.put_shelf(self._row(meeting, preparation))
        return self._get(store, meeting)

    def _step(self, store: Store, known: Prepared, *, back: bool) -> Prepared:
        with store.transaction() as tx:
            moved = (tx.undo_plan if back else tx.redo_plan)(known.meeting, expect=known.revision)
            if moved is not None:
                preparation = read(Preparation, moved.body)
                tx.put_shelf(self._row(known.meeting, preparation))
        return self._get(store, known.meeting)

    def _row(self, meeting: MeetingId, preparation: Preparation) -> ShelfRow:
        plan = preparation.plan
        return ShelfRow(
            journal_id=meeting,
            number=plan.number,
            title=plan.title,
            kind=preparation.profile,
            status="preparing",
            opened_at=stamp(plan.starts) if plan.starts else "",
            updated_at=stamp(self._desk.clock.now()),
            upto=0,
            facts=plan_facts(plan),
        )


def _with_parties(plan: Plan, profile: Profile) -> Plan:
    if plan.parties:
        return plan
    return replace(plan, parties=tuple(Party(PartyId(each.id), each.name, each.short) for each in profile.parties))


def _recorder(plan: Plan) -> PersonId:
    clerks = [seat.person for seat in plan.seats if seat.role is Role.STAFF and "记录" in seat.duty]
    return clerks[0] if clerks else PersonId("")
