"""演练: a prepared meeting copied into the store of rehearsals. Nothing ever comes back from there.

There is no function for the other way, and a store of one sort cannot be opened as the other.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

from desktop.app.office import Office
from desktop.app.preparation import Preparation, Prepared


class NotForRehearsing(RuntimeError):
    """A meeting was to be rehearsed in a store of real meetings: a bug of the caller's."""


def rehearse(office: Office, preparation: Preparation) -> Future[Prepared]:
    """The preparation stands in the store of rehearsals, as a meeting of its own; the real one knows nothing of it."""
    if not office.rehearsal:
        raise NotForRehearsing(office.folder)
    plan = replace(preparation.plan, rehearsal=not preparation.plan.sample)
    return office.preparations.new(preparation.profile, plan)
