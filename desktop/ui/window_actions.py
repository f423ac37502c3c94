"""What the main window itself can do: its part of the action table, and the pages it leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from desktop.ui.actions import ActionSpec
from desktop.ui.application import Language, Shade
from desktop.ui.icons import Icon
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

PAGE_ICONS = {
    "home": Icon.HOUSE,
    "shelf": Icon.INBOX,
    "prepare": Icon.LIST_CHECKS,
    "hall": Icon.GAVEL,
    "minutes": Icon.FILE_TEXT,
    "settings": Icon.SETTINGS,
    "search": Icon.SEARCH,
}


def pages() -> tuple[tuple[str, str, str], ...]:
    """Return id, name and key of every page, in their order."""
    return (
        ("home", tr("首页"), "Alt+Home"),
        ("shelf", tr("会议列表"), "Ctrl+Shift+1"),
        ("prepare", tr("会前准备"), "Ctrl+Shift+2"),
        ("hall", tr("会场"), "Ctrl+Shift+3"),
        ("minutes", tr("纪要与材料"), "Ctrl+Shift+4"),
        ("settings", tr("设置"), "Ctrl+Shift+5"),
        ("search", tr("查找全部记录"), "Ctrl+Shift+K"),
    )


def window_specs(window: MainWindow) -> tuple[ActionSpec, ...]:
    """Return the actions of the window, in the order of its menus."""
    return (*_file(window), *_go(window), *_view(window), *_help(window))


def _file(window: MainWindow) -> tuple[ActionSpec, ...]:
    menu, taking = tr("文件(&F)"), tr("导入问题到本次会议…")
    back, icon = tr("撤回导入的问题…"), Icon.FILE_UP
    on = window.recording
    return (
        ActionSpec("store.open", tr("打开其他会议库…"), window.choose_store, menu=menu, icon=Icon.FOLDER_OPEN),
        ActionSpec(
            "record.import", taking, window.import_findings, menu=menu, group="import", icon=icon, enabled_when=on
        ),
        ActionSpec("record.take-back", back, window.take_back, menu=menu, group="import", enabled_when=on),
        ActionSpec(
            "office.kinds", tr("会议类型…"), window.show_kinds, menu=menu, group="office", enabled_when=window.has_store
        ),
        ActionSpec(
            "office.words",
            tr("公文用语…"),
            window.show_wording,
            menu=menu,
            group="office",
            enabled_when=window.has_store,
        ),
        *_rehearsal(window, menu),
        ActionSpec("window.quit", tr("退出"), window.quit, ("Ctrl+Q",), menu, "quit"),
    )


def _rehearsal(window: MainWindow, menu: str) -> tuple[ActionSpec, ...]:
    ways = window.rehearsals

    def on() -> bool:
        return ways.on

    def spec(name: str, text: str, work: Callable[[], None], when: Callable[[], bool], icon: Icon) -> ActionSpec:
        return ActionSpec(f"rehearsal.{name}", text, work, menu=menu, group="rehearsal", icon=icon, enabled_when=when)

    return (
        spec("sample", tr("看一个样本会议"), ways.show_sample, window.has_store, Icon.PLAY),
        spec("enter", tr("演练…"), ways.enter, ways.possible, Icon.DRAMA),
        spec("leave", tr("结束演练，回到正式会议库"), ways.leave, on, Icon.UNDO_2),
        spec("clear", tr("清空演练库…"), ways.ask_to_clear, on, Icon.TRASH_2),
    )


def _go(window: MainWindow) -> tuple[ActionSpec, ...]:
    def spec(page: str, text: str, key: str) -> ActionSpec:
        return ActionSpec(
            f"page.{page}",
            text,
            lambda: window.go(page),
            (key,),
            tr("转到(&G)"),
            enabled_when=lambda: window.can_go(page),
        )

    return tuple(spec(*page) for page in pages())


def _view(window: MainWindow) -> tuple[ActionSpec, ...]:
    menu = tr("显示(&Y)")
    shades = ((Shade.LIGHT, tr("浅色")), (Shade.DARK, tr("深色")), (Shade.SYSTEM, tr("跟随系统")))
    languages = ((Language.CHINESE, QLocale("zh_CN").nativeLanguageName()), (Language.ENGLISH, "English"))

    def shade_spec(shade: Shade, text: str) -> ActionSpec:
        return ActionSpec(
            f"shade.{shade.value}",
            text,
            lambda: window.wear(shade),
            menu=menu,
            group="shade",
            checked_when=lambda: window.shade is shade,
        )

    def language_spec(language: Language, text: str) -> ActionSpec:
        return ActionSpec(
            f"language.{language.value}",
            text,
            lambda: window.speak(language),
            menu=menu,
            group="language",
            checked_when=lambda: window.language is language,
        )

    def size_spec(name: str, text: str, step: int, keys: tuple[str, ...], icon: Icon | None) -> ActionSpec:
        return ActionSpec(f"size.{name}", text, lambda: window.resize_text(step), keys, menu, "size", icon)

    return (
        *(shade_spec(*each) for each in shades),
        size_spec("up", tr("放大文字"), 1, ("Ctrl+=", "Ctrl++"), Icon.ZOOM_IN),
        size_spec("down", tr("缩小文字"), -1, ("Ctrl+-",), Icon.ZOOM_OUT),
        size_spec("usual", tr("标准大小"), 0, ("Ctrl+0",), None),
        *(language_spec(*each) for each in languages),
    )


def _help(window: MainWindow) -> tuple[ActionSpec, ...]:
    menu = tr("帮助(&H)")
    return (
        ActionSpec("help.manual", tr("使用手册"), window.open_manual, ("F1",), menu, icon=Icon.CIRCLE_HELP),
        ActionSpec("help.keys", tr("全部快捷键"), window.show_keys, ("F12",), menu, icon=Icon.KEYBOARD),
        ActionSpec("help.about", tr("关于会审"), partial(_tell_about, window), menu=menu, icon=Icon.INFO),
    )


def _tell_about(window: MainWindow) -> None:
    from desktop.ui.about import About  # noqa: PLC0415 - knows every library there is, and is seldom asked

    About(window.look, window).open()
