"""What can be done with the floor, and the choices about it, for the action table of the hall."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.actions import ActionSpec
from desktop.ui.hall.remembered import AUTO_TIME, BEEP, FOLLOW_STAGE
from desktop.ui.icons import Icon
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.ui.hall.screen import HallScreen


def floor_actions(hall: HallScreen) -> tuple[ActionSpec, ...]:
    """Return the actions of the floor of ``hall``."""
    menu, floor, remembered = tr("会议(&M)"), hall.floor_hand, hall.remembered

    def chosen(name: str, text: str, where: str, group: str) -> ActionSpec:
        return ActionSpec(
            name, text, partial(remembered.turn, name), (), where, group, checked_when=lambda: remembered.on(name)
        )

    return (
        ActionSpec("floor.time", tr("开始或停止计时"), floor.time, ("Ctrl+U",), menu, "floor", Icon.TIMER),
        ActionSpec("floor.request", tr("登记发言"), floor.request, ("Ctrl+Shift+J",), menu, "floor", Icon.USER_PLUS),
        ActionSpec("floor.next", tr("请下一位发言"), floor.next, ("Ctrl+Shift+N",), menu, "floor", Icon.PLAY),
        chosen(BEEP, tr("时限声音提醒"), menu, "floor"),
        chosen(AUTO_TIME, tr("质询和答复随打字计时"), menu, "floor"),
        chosen(FOLLOW_STAGE, tr("右侧面板随阶段切换"), tr("查看(&W)"), "follow"),
    )
