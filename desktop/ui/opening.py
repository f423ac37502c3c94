"""Opening a store away from the window's thread."""

from __future__ import annotations

import gc
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.clock import Clock
from desktop.app.places import Places
from desktop.ui.aside import aside

if TYPE_CHECKING:
    from desktop.app.office import Office


def open_aside(folder: Path, places: Places, *, rehearsal: bool = False, clock: Clock | None = None) -> Future[Office]:
    """The future holds the open store of ``folder``, made new where there is none, or the trouble of opening it.

    Times come from ``clock``, from the machine unless another is given.
    """

    def work() -> Office:
        # Loading the store's library takes longer than showing the window: it happens here, not before. So does
        # loading the pages, which would hold the window up where it is made.
        import desktop.ui.navigator  # noqa: F401, PLC0415
        from desktop.app.office import open_office  # noqa: PLC0415

        # What was loaded stays until the end: nobody need look through it for garbage while people speak.
        gc.freeze()
        return open_office(folder, places=places, clock=clock, rehearsal=rehearsal)

    return aside(work)
