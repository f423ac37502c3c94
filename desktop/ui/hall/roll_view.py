"""The roll of a vote (应投名单): everybody with a vote, those who do not cast one first, each with the reason."""

from __future__ import annotations

from desktop.meeting.catalogue import word
from desktop.meeting.rules.standing import Standing, Voter
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_ICONS = {Standing.RECUSED: Icon.BAN, Standing.VOTES: Icon.CHECK, Standing.WRITTEN: Icon.FILE_TEXT}


class RollView(Outline):
    """The list; it says, and nothing is done in it."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__(look, tr("谁可以投票，谁为什么不投票"))
        self._language = language

    def show_roll(self, voters: tuple[Voter, ...]) -> None:
        """Show the roll."""
        apart = [each for each in voters if not each.votes]
        self.show_rows(tuple(self._row(each) for each in (*apart, *(each for each in voters if each.votes))))

    def _row(self, voter: Voter) -> Row:
        said = word(voter.standing.value, self._language)
        hue = Hue.GREEN if voter.votes else Hue.VIOLET if voter.standing is Standing.RECUSED else Hue.AMBER
        icon = _ICONS.get(voter.standing, Icon.MINUS)
        title = voter.name if voter.standing is Standing.VOTES else tr("{name}（{why}）", name=voter.name, why=said)
        return Row(voter.person, title, icon=icon, hue=hue)
