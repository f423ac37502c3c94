"""Where accepted rows go: into a plan, or as acts into a record that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop.app.accept import known_rows, take
from desktop.app.desk import Recorded
from desktop.intake import Accepted, ExistingRow
from desktop.meeting.acts import FindingAdded
from desktop.meeting.ids import MeetingId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.state import Meeting
from desktop.ui.errand import Errand
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.refusals import refused
from desktop.ui.session import Session
from desktop.ui.speech import tr


class Target(Protocol):
    """A meeting that can take findings in."""

    updates: bool
    """Whether findings already there may take the file's words."""

    def existing(self) -> tuple[ExistingRow, ...]:
        """Return what is there already."""

    def take(self, accepted: Accepted, then: Callable[[str], None]) -> None:
        """Save the batch and call ``then`` with a sentence about how to undo it."""


class PlanTarget:
    """A plan being prepared; the whole import is one step of undo."""

    updates = True

    def __init__(self, keeper: PlanKeeper) -> None:
        self._keeper = keeper

    def existing(self) -> tuple[ExistingRow, ...]:
        """Return the plan's findings."""
        return known_rows(self._keeper.plan)

    def take(self, accepted: Accepted, then: Callable[[str], None]) -> None:
        """Put the batch into the plan."""
        wanted = 2 * len(accepted.added) + len(accepted.updated)
        ids = [self._keeper.new_id() for _ in range(wanted)]
        self._keeper.change(lambda plan: take(plan, accepted, ids).plan)
        self._keeper.then(lambda: then(tr("要整批撤回，请按 Ctrl+Z。")))


class RecordTarget:
    """A record that is open: findings join it as acts, and are taken back only by striking them out."""

    updates = False

    def __init__(self, session: Session, meeting: Meeting, name: MeetingId) -> None:
        self._session = session
        self._meeting = meeting
        self._name = name

    def existing(self) -> tuple[ExistingRow, ...]:
        """Return the findings the meeting knows by now."""
        findings = tuple(self._meeting.agenda.findings.values())
        return known_rows(replace(self._meeting.plan, findings=findings))

    def take(self, accepted: Accepted, then: Callable[[str], None]) -> None:
        """Put the batch on record."""

        def done(outcome: Recorded | Refusal) -> None:
            if isinstance(outcome, Refusal):
                self._session.teller.refuse(refused(outcome, self._session.language))
                return
            first, last = outcome.entries[0].seq, outcome.upto
            then(tr("已记录为第{first}号至第{last}号；要撤回，请用“撤回导入的问题”。", first=first, last=last))

        acceptance = self._session.office.acceptance
        self._session.errands.send(
            Errand(tr("正在记录导入的问题"), lambda _report: acceptance.add(self._name, accepted), done)
        )


def last_batch(meeting: Meeting) -> tuple[Seq, ...]:
    """Return the numbers of the findings last taken in together: an unbroken run of them, still standing."""
    added = [entry.seq for entry in meeting.readings.standing() if isinstance(entry.act, FindingAdded)]
    batch: list[Seq] = []
    for seq in reversed(added):
        if batch and seq != batch[-1] - 1:
            break
        batch.append(seq)
    return tuple(reversed(batch))
