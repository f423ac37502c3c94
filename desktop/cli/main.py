"""From arguments to an exit code: one door for refusals and for what the world does."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop.app.clock import SystemClock
from desktop.app.desk import NotOpened
from desktop.app.office import Office, open_office
from desktop.app.places import here
from desktop.app.preparation import NoSuchPlan
from desktop.app.printing import CharactersMissing
from desktop.app.shelf import AmbiguousMeeting, NoSuchMeeting
from desktop.app.trouble import WORLD, told
from desktop.app.vault import restore
from desktop.cli.arguments import parse
from desktop.cli.exporting import backup, export, verify
from desktop.cli.importing import import_
from desktop.cli.meetings import check, list_, new, profiles, show
from desktop.cli.playing import demo, play_
from desktop.cli.rehearsing import clear_rehearsal, rehearse_
from desktop.cli.searching import search
from desktop.cli.voice import Exit, Voice
from desktop.meeting.catalogue import sentence
from desktop.meeting.profile_file import ProfileFault
from desktop.meeting.scene import SceneFault

Command = Callable[[Office, Namespace, Voice], Exit]

COMMANDS: Mapping[str, Command] = {
    "demo": demo,
    "new": new,
    "import": import_,
    "play": play_,
    "list": list_,
    "profiles": profiles,
    "search": search,
    "show": show,
    "check": check,
    "export": export,
    "verify": verify,
    "backup": backup,
    "rehearse": rehearse_,
}


MAKERS = ("demo", "new", "play", "profiles")
"""Commands that make the store they name; the others want it to be there."""


def run(arguments: Sequence[str]) -> int:
    """The command is carried out; 0 done, 2 usage, 3 refused by a rule, 4 trouble, 5 record does not verify."""
    asked = parse(arguments)
    voice = Voice(english=asked.lang == "en", machine=asked.json)
    try:
        if asked.rehearsal:
            voice.warn(
                "【演练】以下都在演练库中，不是正式会议。", "[Rehearsal] All of this is in the store of rehearsals."
            )
        if asked.command == "restore":
            return _restore(asked, voice)
        if asked.command == "clear-rehearsal":
            return clear_rehearsal(asked, voice)
        with_store = asked.out / "store" if asked.command == "demo" else asked.store
        create = with_store is None or asked.command in MAKERS
        office = open_office(with_store, create=create, rehearsal=asked.rehearsal)
        try:
            return COMMANDS[asked.command](office, asked, voice)
        finally:
            office.close()
    except (NoSuchMeeting, AmbiguousMeeting, NoSuchPlan, ProfileFault) as why:
        voice.warn(str(why), getattr(why, "english", str(why)))
        return Exit.USAGE
    except SceneFault as why:
        _stopped(why, voice)
        return Exit.REFUSED
    except (NotOpened, CharactersMissing) as why:
        voice.warn(str(why), getattr(why, "english", str(why)))
        return Exit.REFUSED
    except WORLD as why:
        words = told(why)
        voice.warn(words.chinese + words.advice, words.english)
        return Exit.TROUBLE


def _stopped(why: SceneFault, voice: Voice) -> None:
    """The line is named; a rule that stopped it speaks in its own words."""
    if why.refusal is None:
        voice.warn(str(why), str(why))
        return
    voice.warn(
        f"第{why.line}行：{sentence(why.refusal)}",
        f"Line {why.line}: {sentence(why.refusal, 'en')}",
    )


def _restore(asked: Namespace, voice: Voice) -> Exit:
    places = here()
    folder: Path = asked.store or (places.rehearsal if asked.rehearsal else places.store)
    restore(asked.copy, asked.key, folder, places, SystemClock(), rehearsal=asked.rehearsal).close()
    voice.say(f"已恢复到：{folder}", f"Restored to: {folder}")
    return Exit.DONE
