"""What every screen of one window is given: the open store, the look, and the doors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.application import Language
from desktop.ui.errand import Errands
from desktop.ui.look import Look
from desktop.ui.telling import Teller

if TYPE_CHECKING:
    # The office brings the store's libraries along; a window is painted before they are loaded.
    from desktop.app.office import Office


@dataclass(frozen=True, slots=True)
class Session:
    """One window at work on one store; screens keep it and pass it on, and change nothing in it."""

    office: Office
    look: Look
    teller: Teller
    errands: Errands
    language: Language = Language.CHINESE
