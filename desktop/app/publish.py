"""Papers on their way out: composed from the record, printed elsewhere, written whole, kept as exhibits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from db import Store, Transaction
from desktop.app.desk import Desk, Recorded
from desktop.app.files import safe_name, write_whole
from desktop.app.printing import Printed, Stop, print_paper
from desktop.app.wordings import book_in
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import issue_paper
from desktop.meeting.state import Meeting
from desktop.minutes.compose import WHOLE, About, Scope, compose, compose_workbook
from desktop.minutes.compose.frame import unreal
from desktop.minutes.document import Document
from desktop.minutes.text import render_text
from desktop.minutes.wording import Wording
from desktop.minutes.wording import digest as wording_digest
from desktop.minutes.workbook import Workbook


class Form(StrEnum):
    """In what form a paper leaves."""

    PDF = "pdf"
    TEXT = "txt"
    WORKBOOK = "xlsx"


TITLES = {
    Paper.RECORD: "会议记录",
    Paper.MINUTES: "会议纪要",
    Paper.FEEDBACK: "会审情况反馈",
    Paper.QUESTIONING: "质询记录单",
    Paper.COMMITMENTS: "承诺清单",
    Paper.VOTES: "表决情况表",
    Paper.COUNT: "计票单",
    Paper.WORKBOOK: "会审情况汇总表",
}
"""What each paper is called in file names."""

MEDIA = {
    Form.PDF: "application/pdf",
    Form.TEXT: "text/plain",
    Form.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Order:
    """One paper wanted: which, in what form, about whom or what where it is not about the whole meeting."""

    paper: Paper
    form: Form
    about: About = WHOLE


@dataclass(frozen=True)
class Left:
    """A paper that left: where it lies, its digest, what had to be changed or replaced in it."""

    order: Order
    path: Path
    digest: str
    pages: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Stand:
    """A meeting as it stood when papers were ordered: what every paper of one export shows."""

    meeting: Meeting
    upto: Seq
    check: str
    wording: Wording
    """The office's set phrases as they were then."""


class Publisher:
    """All papers of one store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="papers")

    def close(self) -> None:
        """Every paper under way is finished."""
        self._pool.shutdown()

    def preview(
        self, meeting: MeetingId, paper: Paper, *, draft: bool = True, about: About = WHOLE
    ) -> Future[Document]:
        """The paper as it would be now; nothing is recorded."""
        return self._pool.submit(lambda: self.document(self.stand(meeting), paper, draft=draft, about=about))

    def printed(
        self, meeting: MeetingId, paper: Paper, *, stop: Stop | None = None, about: About = WHOLE
    ) -> Future[Printed]:
        """The paper as PDF as it would be now, for the screen or a printer; nothing is recorded."""

        def work() -> Printed:
            stand = self.stand(meeting)
            document = self.document(stand, paper, draft=is_draft(stand.meeting, paper), about=about)
            # signs no font has do not keep anybody from looking: they are printed as 〓
            return print_paper(document, draft=True, stop=stop)

        return self._pool.submit(work)

    def text(self, meeting: MeetingId, paper: Paper) -> Future[str]:
        """The paper as text as it would be now, one after another where it goes to several; nothing is recorded."""

        def work() -> str:
            stand = self.stand(meeting)
            parts = singly(stand.meeting, Order(paper, Form.TEXT))
            return "\n".join(render_text(self.document(stand, paper, draft=True, about=each.about)) for each in parts)

        return self._pool.submit(work)

    def publish(
        self,
        meeting: MeetingId,
        orders: Sequence[Order],
        folder: Path,
        *,
        scope: Scope,
        recipient: str = "",
        medium: str = "",
        progress: Callable[[Order, int], None] | None = None,
        stop: Stop | None = None,
    ) -> Future[tuple[Left, ...] | Refusal]:
        """The papers lie in the folder, each kept as an exhibit and on record as issued, in the order given.

        A paper that goes to several units or respondents is made for each of them. All show the record up to the same
        entry. Minutes that were not approved leave as 草稿. The future holds a refusal where a rule stands in the way,
        and raises `CharactersMissing`, `PrintingStopped`, `NoRoom` or `FolderTrouble`; papers that left before stay.
        """

        def work() -> tuple[Left, ...] | Refusal:
            stand = self.stand(meeting)
            left: list[Left] = []
            for order in (each for wanted in orders for each in singly(stand.meeting, wanted)):
                draft = is_draft(stand.meeting, order.paper)
                made = self._make(stand, order, scope, draft=draft, progress=progress, stop=stop)
                name = file_name(stand.meeting, order, draft=draft)
                path = write_whole(folder, name, made.data)
                kept = self._keep(meeting, stand, order, made, path.name, scope, recipient, medium, draft=draft)
                if isinstance(kept, Refusal):
                    path.unlink()
                    return kept
                left.append(Left(order, path, sha256(made.data).hexdigest(), made.pages, made.notes))
            return tuple(left)

        return self._pool.submit(work)

    def again(self, meeting: MeetingId, folder: Path) -> Future[tuple[Path, ...]]:
        """Every paper ever issued lies in the folder with the very bytes it left with; files already there stay."""

        def work() -> tuple[Path, ...]:
            kept = self._desk.thread.post(
                lambda store: [(each.name, store.blob(each.digest)) for each in store.exhibits(meeting)]
            ).result()
            return tuple(_written(folder, name, blob.body) for name, blob in kept if blob is not None)

        return self._pool.submit(work)

    def stand(self, meeting: MeetingId) -> Stand:
        """The meeting as it stands now, with its check value; blocks the calling thread."""
        standing = self._desk.meeting(meeting).result()
        head, book = self._desk.thread.post(
            lambda store: (store.entries(meeting, standing.upto - 1)[0].digest, book_in(store))
        ).result()
        return Stand(standing, standing.upto, check_value(head), book.now)

    def document(self, stand: Stand, paper: Paper, *, draft: bool, about: About = WHOLE) -> Document:
        """The paper composed from the record as it stood."""
        return compose(stand.meeting, paper, check=stand.check, draft=draft, about=about, wording=stand.wording)

    def _make(
        self,
        stand: Stand,
        order: Order,
        scope: Scope,
        *,
        draft: bool,
        progress: Callable[[Order, int], None] | None,
        stop: Stop | None,
    ) -> Printed:
        if order.form is Form.TEXT:
            return Printed(render_text(self.document(stand, order.paper, draft=draft, about=order.about)).encode())
        paper: Document | Workbook
        if order.form is Form.WORKBOOK:
            paper = compose_workbook(stand.meeting, scope, check=stand.check, today=self._desk.clock.now())
        else:
            paper = self.document(stand, order.paper, draft=draft, about=order.about)
        return print_paper(
            paper, draft=draft, progress=None if progress is None else lambda page: progress(order, page), stop=stop
        )

    def _keep(
        self,
        meeting: MeetingId,
        stand: Stand,
        order: Order,
        made: Printed,
        name: str,
        scope: Scope,
        recipient: str,
        medium: str,
        *,
        draft: bool,
    ) -> Recorded | Refusal:
        digest = sha256(made.data).hexdigest()
        at = self._desk.clock.now()

        def job(store: Store) -> Recorded | Refusal:
            standing = self._desk.snapshot(store, meeting)
            acts = issue_paper(
                order.paper,
                stand.upto,
                digest,
                name,
                scope=scope.names(),
                recipient=recipient,
                medium=medium,
                draft=draft,
                wording=wording_digest(stand.wording),
            )(standing)
            if isinstance(acts, Refusal):
                return acts
            number = standing.next_seq

            def exhibit(tx: Transaction) -> None:
                tx.add_exhibit(meeting, number, name, MEDIA[order.form], made.data)

            return self._desk.write(store, meeting, acts, at, expect=standing.upto, also=exhibit)

        return self._desk.thread.post(job).result()


def singly(meeting: Meeting, order: Order) -> tuple[Order, ...]:
    """The order once for each unit or respondent it goes to; itself where it is about something already, or the whole.

    会审情况反馈 goes to each reviewed unit, 质询记录单 to each respondent who was questioned (practice: 一人一单).
    """
    if order.about != WHOLE:
        return (order,)
    if order.paper is Paper.FEEDBACK and len(meeting.plan.units) > 1:
        return tuple(replace(order, about=About(unit=unit.id)) for unit in meeting.plan.units)
    if order.paper is Paper.QUESTIONING:
        asked = dict.fromkeys(
            chain.put.respondent for chain in meeting.questioning.chains.values() if chain.put.respondent
        )
        return tuple(replace(order, about=About(person=person)) for person in asked) or (order,)
    return (order,)


def is_draft(meeting: Meeting, paper: Paper) -> bool:
    """Whether the paper would leave as 草稿 now: minutes nobody has approved."""
    return paper is Paper.MINUTES and meeting.papers.approved is None


def file_name(meeting: Meeting, order: Order, *, draft: bool = False, more: str = "") -> str:
    """What the file of that paper is called: marking, paper, meeting, whom it is about, what else is to be said."""
    plan = meeting.plan
    whom = meeting.name(order.about.person) or _unit_name(meeting, order.about)
    marks = [plan.marking, TITLES[order.paper], plan.number or plan.title, whom, more, unreal(plan)]
    return safe_name("_".join(filter(None, [*marks, "草稿" if draft else ""])), order.form.value)


def _unit_name(meeting: Meeting, about: About) -> str:
    return next((unit.name for unit in meeting.plan.units if unit.id == about.unit), "")


def _written(folder: Path, name: str, data: bytes) -> Path:
    there = folder / name
    if there.is_file() and there.read_bytes() == data:
        return there
    return write_whole(folder, name, data)


def check_value(digest: bytes) -> str:
    """The check value printed on papers: the first 64 bits of the chained digest, in groups a person can read out."""
    text = digest.hex().upper()[:16]
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))
