"""`huishen rehearse`, `clear-rehearsal`: meetings tried out in a store of their own."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.app.clock import SystemClock
from desktop.app.office import Office, open_office
from desktop.app.places import here
from desktop.app.rehearsal import rehearse
from desktop.app.vault import clear
from desktop.cli.voice import Exit, Voice


def rehearse_(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """The prepared meeting stands in the user's store of rehearsals, too."""
    line = office.shelf.find(asked.meeting).result()
    preparation = office.preparations.get(line.meeting).result().preparation
    other = open_office(rehearsal=True)
    try:
        prepared = rehearse(other, preparation).result()
    finally:
        other.close()
    voice.say(
        f"已把“{line.title}”的会前准备复制到演练库。演练中的一切都不会回到正式会议。",
        f"The preparation of “{line.title}” was copied into the store of rehearsals; nothing comes back from there.",
    )
    voice.give({"meeting": prepared.meeting, "title": line.title})
    return Exit.DONE


def clear_rehearsal(asked: Namespace, voice: Voice) -> Exit:
    """The store of rehearsals is gone with everything in it; without --yes nothing happens."""
    places = here()
    folder: Path = asked.store or places.rehearsal
    if not asked.yes:
        voice.warn(f"将清空演练库：{folder}。确认请加 --yes。", f"This clears {folder}. Add --yes to do it.")
        return Exit.USAGE
    clear(folder, places, SystemClock())
    voice.say(f"演练库已清空：{folder}", f"Cleared: {folder}")
    return Exit.DONE
