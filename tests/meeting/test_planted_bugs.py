"""A machine that finds nothing proves nothing: here it must find a bug that was planted for it, each time.

Planted, one at a time:
 1. Half of the votes carries where more than half is asked for.
 2. Who is recused stays on the list of voters.
 3. Who is absent or on leave stays on the list of voters.
 4. The second teller's sheet is not compared with the first.
 5. A dissent is bound to the voter who cast first.
 6. A correction stands in the journal and changes nothing.
 7. The chair casts while others are still waiting.
 8. Those recused count towards the quorum.
 9. The ballots of a void round are carried over into the next one.
10. A motion gets new words after its vote was opened.
11. A secret ballot is recorded with its voter and choice.
12. A person of the reviewed unit is on the list of voters.
13. A vote opens while another one runs.
14. Somebody who has come or voted is set absent.
15. A tie is lost although the chair's vote is still due.
16. A ballot is taken after the vote was closed.
17. What was entered late is told in the order of numbers.
18. Speech and arrivals are recorded after the seal.
19. What was announced is forgotten when the matter is taken up again.
20. A close result is announced without the chair's word on deferral.
21. A finding with a verdict is voted on again without reconsideration.
22. More hands are counted than there are voters.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.meeting.machine.machine import run
from tests.meeting.machine.plants import PLANTS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("plant", "said"), PLANTS, ids=[each.__name__ for each, _ in PLANTS])
def test_a_planted_bug_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError, match=said):
        run(meetings=100, steps=40, shrink=False)


def test_the_list_above_is_the_list_of_plants() -> None:
    told = [line.split(". ", 1)[1] for line in (__doc__ or "").splitlines() if line.lstrip()[:1].isdigit()]
    assert told == [each.__doc__ for each, _ in PLANTS]
