"""Where the program begins: a window without arguments, a command with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def start(arguments: Sequence[str]) -> int:
    """The window was closed or the command carried out; the exit code says how it went."""
    if not arguments or arguments[0] == "window":
        from desktop.ui.start import run_window  # noqa: PLC0415 - the command line never loads Qt

        store, rehearsal = _asked(arguments)
        return run_window(store, rehearsal=rehearsal)
    from desktop.cli.main import run  # noqa: PLC0415 - the window's first paint waits for nothing it does not need

    return run(arguments)


def _asked(arguments: Sequence[str]) -> tuple[Path | None, bool]:
    """The store said, if any, and whether to rehearse."""
    from desktop.cli.arguments import parse  # noqa: PLC0415 - only needed where something was written

    asked = parse(arguments) if arguments else None
    if asked is None:
        return None, False
    return None if asked.store is None else Path(asked.store), bool(asked.rehearsal)


def main() -> int:
    """The program ran with the arguments of this process."""
    return start(sys.argv[1:])
