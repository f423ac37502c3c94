"""`python -m desktop`, and the commands `huishen` and `huishen-window`."""

from __future__ import annotations

import sys

from desktop.start import main, start


def window() -> int:
    """The window was open and is closed."""
    return start([])


if __name__ == "__main__":
    sys.exit(main())
