"""会中打印: papers made while the meeting runs, up to the newest entry, to be signed before anybody leaves."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from db import Store, Transaction
from desktop.app.desk import Desk, Recorded
from desktop.app.files import FolderTrouble, NoRoom, write_whole
from desktop.app.printing import Printed, Stop, print_paper
from desktop.app.publish import MEDIA, Form, Order, Publisher, Stand, file_name, singly
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId, PersonId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import print_interim, printable


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
                done = self._one(meeting, stand, order, (folder, spare or folder), stop)
                if isinstance(done, Refusal):
                    return done
                made.append(done)
            return tuple(made)

        return self._pool.submit(work)

    def _one(
        self, meeting: MeetingId, stand: Stand, order: Order, folders: tuple[Path, Path], stop: Stop | None
    ) -> Interim | Refusal:
        document = self._publisher.document(stand, order.paper, draft=False, about=order.about)
        printed = print_paper(document, stop=stop)
        name = file_name(stand.meeting, order, more=f"会中记至第{stand.upto}号")
        try:
            path = write_whole(folders[0], name, printed.data)
        except (FolderTrouble, NoRoom):
            if folders[0] == folders[1]:
                raise
            path = write_whole(folders[1], name, printed.data)
        kept = self._keep(meeting, stand, order, printed, path.name)
        if isinstance(kept, Refusal):
            path.unlink()
            return kept
        return Interim(order.paper, path, printed.data, printed.pages, stand.upto, order.about.person)

    def _keep(self, meeting: MeetingId, stand: Stand, order: Order, printed: Printed, name: str) -> Recorded | Refusal:
        at = self._desk.clock.now()
        intent = print_interim(
            (order.paper,), printed.pages, upto=stand.upto, person=order.about.person, code=stand.check
        )

        def job(store: Store) -> Recorded | Refusal:
            standing = self._desk.snapshot(store, meeting)
            acts = intent(standing)
            if isinstance(acts, Refusal):
                return acts
            number = standing.next_seq

            def exhibit(tx: Transaction) -> None:
                tx.add_exhibit(meeting, number, name, MEDIA[order.form], printed.data)

            return self._desk.write(store, meeting, acts, at, expect=standing.upto, also=exhibit)

        return self._desk.thread.post(job).result()
