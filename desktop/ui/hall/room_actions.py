"""What the hall can do with the room screen: the menu 投屏 and its keys, all of them around F11."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.app.room.air import Mode
from desktop.ui.actions import ActionSpec
from desktop.ui.icons import Icon
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.ui.room.control import RoomControl
    from desktop.ui.room.pane import RoomPane


def room_actions(control: RoomControl, pane: RoomPane) -> tuple[ActionSpec, ...]:
    """Return the actions of the room screen."""
    menu = tr("投屏(&P)")

    def on() -> bool:
        return control.air.on

    def known() -> bool:
        return control.meeting is not None

    return (
        ActionSpec(
            "room-screen.toggle",
            tr("投屏"),
            control.toggle,
            ("F11",),
            menu,
            "screen",
            Icon.MONITOR_UP,
            enabled_when=known,
            checked_when=on,
            help=tr("开始或停止投屏"),
        ),
        ActionSpec("room-screen.preview", tr("投屏预览"), pane.open, ("Ctrl+F11",), menu, "screen", Icon.EYE),
        ActionSpec(
            "room-screen.next",
            tr("上屏"),
            control.show_next,
            ("Alt+F11",),
            menu,
            "show",
            enabled_when=on,
            help=tr("把预览中的画面放到屏上"),
        ),
        ActionSpec(
            "room-screen.blank",
            tr("遮屏"),
            control.blank,
            ("Shift+F11",),
            menu,
            "show",
            enabled_when=on,
            checked_when=lambda: control.air.blank,
            help=tr("屏上只留会议名称，再按一次恢复"),
        ),
        ActionSpec(
            "room-screen.freeze",
            tr("冻结画面"),
            control.freeze,
            ("Ctrl+Shift+F11",),
            menu,
            "show",
            enabled_when=on,
            checked_when=lambda: control.air.frozen is not None,
            help=tr("屏上画面不再变化，再按一次恢复"),
        ),
        ActionSpec(
            "room-screen.sheet-on", tr("投屏下一页"), partial(control.turn_sheet, 1), ("Alt+PgDown",), menu, "sheet"
        ),
        ActionSpec(
            "room-screen.sheet-back", tr("投屏上一页"), partial(control.turn_sheet, -1), ("Alt+PgUp",), menu, "sheet"
        ),
        ActionSpec(
            "room-screen.follow",
            tr("跟随会议"),
            partial(control.set_mode, Mode.FOLLOW),
            menu=menu,
            group="mode",
            checked_when=lambda: control.air.mode is Mode.FOLLOW,
        ),
        ActionSpec(
            "room-screen.lead",
            tr("先预览后上屏"),
            partial(control.set_mode, Mode.LED),
            menu=menu,
            group="mode",
            checked_when=lambda: control.air.mode is Mode.LED,
        ),
        ActionSpec(
            "room-screen.light",
            tr("投屏用浅色"),
            lambda: control.wear(dark=False),
            menu=menu,
            group="shade",
            checked_when=lambda: not control.dark,
        ),
        ActionSpec(
            "room-screen.dark",
            tr("投屏用深色"),
            lambda: control.wear(dark=True),
            menu=menu,
            group="shade",
            checked_when=lambda: control.dark,
        ),
    )
