"""The process that reads one stranger's file: its bytes on standard input, a message of `wire` on output.

Started by `isolate`; `python -m desktop.intake.worker BYTES SECONDS` bounds its own memory and time first.
"""

import sys

from desktop.intake.reading import parse
from desktop.intake.unreadable import Cause, Unreadable
from desktop.intake.wire import pack


def bound(memory: int, seconds: int) -> None:
    """Bound this process to so much address space and processor time, where the system allows."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has no such module

        for which, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
            _, ceiling = resource.getrlimit(which)
            if ceiling == resource.RLIM_INFINITY or amount <= ceiling:
                resource.setrlimit(which, (amount, amount))


def main() -> None:
    """One message has been written: the book, or why there is none."""
    bound(int(sys.argv[1]), int(sys.argv[2]))
    try:
        answer = pack(parse(sys.stdin.buffer.read(), ""))
    except Unreadable as refusal:
        answer = pack(refusal)
    except MemoryError:
        answer = pack(Unreadable(Cause.TOO_MUCH_INSIDE, detail="out of memory"))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
