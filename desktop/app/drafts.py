"""What is being typed and not yet said: kept while typing, gone with the commit that says it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

from db import Store
from desktop.app.desk import Desk
from desktop.meeting.ids import MeetingId


def place(meeting: MeetingId, field: str) -> str:
    """The place of a field of the meeting; never a display name, so that a renamed person keeps his words."""
    return f"{meeting}/{field}"


class Drafts:
    """All drafts of one store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, where: str, text: str) -> Future[None]:
        """The text is safe under that place; an empty text clears it."""
        return self.keep_all({where: text})

    def keep_all(self, texts: Mapping[str, str]) -> Future[None]:
        """Every text is safe under its place, all or none: what moves from one place to another is never in both."""

        def job(store: Store) -> None:
            with store.transaction() as tx:
                for where, text in texts.items():
                    if text:
                        tx.save_draft(where, text)
                    else:
                        tx.drop_draft(where)

        return self._desk.thread.post(job)

    def of(self, meeting: MeetingId) -> Future[dict[str, str]]:
        """Every draft of the meeting, by the field it was typed into."""
        prefix = f"{meeting}/"
        return self._desk.thread.post(
            lambda store: {each.place.removeprefix(prefix): each.text for each in store.drafts(prefix)}
        )
