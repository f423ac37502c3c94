"""会中打印: papers made while the meeting runs, up to the newest entry, to be signed before anybody leaves."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from db import Store, Transaction
from desktop.app.desk import Desk, Recorded
from desktop.app.files import FolderTrouble, NoRoom, write_whole
from desktop.app.printing import Stop, print_paper
from desktop.app.publish import MEDIA, Form, Order, Publisher, Stand, file_name, singly
from desktop.meeting.acts import Paper
from desktop.meeting.ids import NOBODY, MeetingId, PersonId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import print_interim, printable
from desktop.minutes.compose import About


@dataclass(frozen=True)
class Interim:
    """One interim paper: where its file lies, what stands in it, up to which entry, whose it is."""

    paper: Paper
    path: Path
    data: bytes
    pages: int
    upto: Seq
    person: PersonId


class InterimPress:
    """Makes interim papers on a thread of its own, so that no long export stands in their way."""

    def __init__(self, desk: Desk, publisher: Publisher) -> None:
        self._desk = desk
        self._publisher = publisher
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="interim")

    def close(self) -> None:
        """Every paper under way is finished."""
        self._pool.shutdown()

    def make(
        self, meeting: MeetingId, paper: Paper, folder: Path, *, spare: Path | None = None, stop: Stop | None = None
    ) -> Future[tuple[Interim, ...] | Refusal]:
        """The paper lies in the folder as PDF, is kept as an exhibit and on record as printed; one for each respondent.

        Where that folder takes nothing (a stick was pulled out) it lies in `spare`: nobody has time to choose another.

        The future holds a refusal where there is nothing to print or a rule stands in the way, and raises what
        `Publisher.publish` raises.
        """

        def work() -> tuple[Interim, ...] | Refusal:
            stand = self._publisher.stand(meeting)
            nothing = printable(stand.meeting, paper)
            if nothing is not None:
                return nothing
            made: list[Interim] = []
            for order in singly(stand.meeting, Order(paper, Form.PDF)):
                done = self._together(meeting, stand, (order,), (folder, spare or folder), stop)
                if isinstance(done, Refusal):
                    return done
                made += done
            return tuple(made)

        return self._pool.submit(work)

    def make_for(
        self, meeting: MeetingId, person: PersonId, folder: Path, *, spare: Path | None = None, stop: Stop | None = None
    ) -> Future[tuple[Interim, ...] | Refusal]:
        """What that person is to sign before he leaves lies in the folder, and is on record as printed for him.

        His own 质询记录单, and the 承诺清单 where anything was promised; otherwise as `make`.
        """

        def work() -> tuple[Interim, ...] | Refusal:
            stand = self._publisher.stand(meeting)
            nothing = printable(stand.meeting, Paper.QUESTIONING)
            if nothing is not None:
                return nothing
            orders = [Order(Paper.QUESTIONING, Form.PDF, About(person=person))]
            if printable(stand.meeting, Paper.COMMITMENTS) is None:
                orders.append(Order(Paper.COMMITMENTS, Form.PDF))
            return self._together(meeting, stand, orders, (folder, spare or folder), stop, person)

        return self._pool.submit(work)

    def _together(
        self,
        meeting: MeetingId,
        stand: Stand,
        orders: Sequence[Order],
        folders: tuple[Path, Path],
        stop: Stop | None,
        person: PersonId = NOBODY,
    ) -> tuple[Interim, ...] | Refusal:
        """The papers lie there and are on record by one entry, or none of them does."""
        whose = person or orders[0].about.person
        made = [self._one(stand, order, folders, stop, whose) for order in orders]
        kept = self._keep(meeting, stand, made, whose)
        if isinstance(kept, Refusal):
            for each in made:
                each.path.unlink()
            return kept
        return tuple(made)

    def _one(
        self, stand: Stand, order: Order, folders: tuple[Path, Path], stop: Stop | None, person: PersonId
    ) -> Interim:
        document = self._publisher.document(stand, order.paper, draft=False, about=order.about)
        printed = print_paper(document, stop=stop)
        name = file_name(stand.meeting, order, more=f"会中记至第{stand.upto}号")
        try:
            path = write_whole(folders[0], name, printed.data)
        except (FolderTrouble, NoRoom):
            if folders[0] == folders[1]:
                raise
            path = write_whole(folders[1], name, printed.data)
        return Interim(order.paper, path, printed.data, printed.pages, stand.upto, person)

    def _keep(self, meeting: MeetingId, stand: Stand, made: Sequence[Interim], person: PersonId) -> Recorded | Refusal:
        at = self._desk.clock.now()
        papers, pages = [each.paper for each in made], sum(each.pages for each in made)
        intent = print_interim(papers, pages, upto=stand.upto, person=person, code=stand.check)

        def job(store: Store) -> Recorded | Refusal:
            standing = self._desk.snapshot(store, meeting)
            acts = intent(standing)
            if isinstance(acts, Refusal):
                return acts
            number = standing.next_seq

            def exhibit(tx: Transaction) -> None:
                for each in made:
                    tx.add_exhibit(meeting, number, each.path.name, MEDIA[Form.PDF], each.data)

            return self._desk.write(store, meeting, acts, at, expect=standing.upto, also=exhibit)

        return self._desk.thread.post(job).result()
