"""One entry of the running record as it is shown."""

from dataclasses import dataclass

from desktop.ui.card_chip import CardChip
from desktop.ui.speech import tr
from desktop.ui.tally import Tally
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class RecordCard:
    """What is shown of one entry.

    ``time`` is written out; ``kind`` is the word on the badge; ``reference`` names what the entry belongs to;
    ``joins_next`` and ``joins_last`` draw the line between a question and its answers; ``struck`` crosses the
    text out; ``quiet`` sets it in the second colour, as for procedure; ``tally`` adds the box of a vote,
    whose title is then ``text``.
    """

    id: str
    time: str
    kind: str
    hue: Hue
    text: str
    speaker: str = ""
    post: str = ""
    reference: str = ""
    chips: tuple[CardChip, ...] = ()
    joins_next: bool = False
    joins_last: bool = False
    struck: bool = False
    quiet: bool = False
    tally: Tally | None = None

    @property
    def spoken(self) -> str:
        """The entry as one sentence for those who hear the screen."""
        chips = "".join(f"，{chip.word}" for chip in self.chips)
        votes = f"，{self.tally.spoken}" if self.tally else ""
        struck = tr("（已划去）") if self.struck else ""
        who = f"{self.speaker} {self.post}".strip()
        return f"{self.time} {self.kind} {who}{chips}：{self.text}{votes}{struck}"
