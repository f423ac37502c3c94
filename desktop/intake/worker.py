"""The process that reads one stranger's file: its bytes on standard input, a message of `wire` on output.

Started by `isolate` as `python -m desktop.intake.worker LIMITS` with the limits as JSON; bounds itself first.
"""

import json
import math
import sys

from desktop.intake.limits import Limits
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
    limits = Limits(**json.loads(sys.argv[1]))
    bound(limits.memory, math.ceil(limits.seconds) + 1)
    try:
        answer = pack(parse(sys.stdin.buffer.read(), "", limits))
    except Unreadable as refusal:
        answer = pack(refusal)
    except MemoryError:
        answer = pack(Unreadable(Cause.TOO_MUCH_INSIDE, detail="out of memory"))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
