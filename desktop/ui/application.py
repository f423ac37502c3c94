"""The application object: made once, dressed, speaking the user's language, with its bugs caught loudly."""

import faulthandler
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.catalogue import Catalogue, entries
from desktop.ui.crash_note import CrashHook
from desktop.ui.ime import bus_settings, input_method_settings, plugin_names
from desktop.ui.look import Look, Theme
from desktop.ui.scale import Scale
from desktop.ui.tokens import rehearsing, shipped

SWITCH = 0.0005


class Language(StrEnum):
    """The languages the windows speak."""

    CHINESE = "zh"
    ENGLISH = "en"


class Shade(StrEnum):
    """Which theme to wear; SYSTEM follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the program is to look and speak, as the settings keep it; ``factor`` is between 1.0 and 2.0."""

    language: Language = Language.CHINESE
    shade: Shade = Shade.SYSTEM
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Application:
    """What a window needs to be built: Qt's application, the look it wears, and the door for bugs."""

    qt: QApplication
    look: Look
    crash_hook: CrashHook


def build(arguments: Sequence[str], appearance: Appearance, crash_folder: Path) -> Application:
    """Return the one application, dressed and translated, with crash notes going to ``crash_folder``.

    Must be called before any widget is made and once per process. Without a display the caller sets
    ``QT_QPA_PLATFORM=offscreen`` first.
    """
    # A key waits for whatever else runs in Python at most this long, in seconds; the usual 0.005 adds up to a frame.
    sys.setswitchinterval(SWITCH)
    os.environ.update(input_method_settings(os.environ, plugin_names()))
    os.environ.update(bus_settings(os.environ))
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = QApplication(list(arguments))
    qt.setApplicationName("huishen")
    qt.setDesktopFileName("huishen")
    qt.setStyle("Fusion")
    look = dress(qt, appearance)
    hook = CrashHook(crash_folder)
    sys.excepthook = hook
    return Application(qt, look, hook)


def dress(qt: QApplication, appearance: Appearance) -> Look:
    """Put theme, language and locale of ``appearance`` on ``qt`` and return the look it wears."""
    translate(qt, appearance.language)
    look = Look(theme_of(qt, appearance), qt)
    look.wear(qt, look.theme)
    return look


def theme_of(qt: QApplication, appearance: Appearance, *, rehearsal: bool = False) -> Theme:
    """Return the theme ``appearance`` asks for; SYSTEM is light where the desktop does not say.

    A ``rehearsal`` wears an accent of its own.
    """
    dark = appearance.shade is Shade.DARK or (
        appearance.shade is Shade.SYSTEM and qt.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    worn = rehearsing if rehearsal else shipped
    return Theme(worn("dark" if dark else "light"), Scale(appearance.factor))


def translate(qt: QApplication, language: Language) -> None:
    """Make ``qt`` speak ``language``; dates and numbers stay Chinese, as on the papers."""
    forget_languages(qt)
    QLocale.setDefault(QLocale("zh_CN"))
    if language is Language.CHINESE:
        qt_words = QTranslator(qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt_words.load(QLocale("zh_CN"), "qtbase", "_", folder):
            qt.installTranslator(qt_words)
    else:
        qt.installTranslator(Catalogue(entries(language.value), qt))


def forget_languages(qt: QApplication) -> None:
    """Take off whatever ``translate`` put on before: ``qt`` speaks as its source does."""
    for translator in qt.findChildren(QTranslator):
        qt.removeTranslator(translator)
        translator.deleteLater()


def watch_for_faults(note: TextIO) -> None:
    """Have a crash below Python write its stack into ``note``, which must stay open until the end."""
    faulthandler.enable(note)
