"""The English words for the Chinese ones, read from plain TOML files.

A catalogue of TOML files stands in for .ts/.qm: a translator edits it with any editor, a difference can be
reviewed, one file per screen keeps authors out of each other's way, and no compiled file goes stale.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from PySide6.QtCore import QObject, QTranslator

from desktop.ui.speech import CONTEXT


class CatalogueError(ValueError):
    """Two translations of one text differ, or one is no text: a mistake in our files."""


def entries(language: str) -> dict[str, str]:
    """Return all translations of ``language`` (``"en"``), merged from its files; raises CatalogueError."""
    folder = files("resources") / "i18n" / language
    return merge({file.name: file.read_text("utf-8") for file in folder.iterdir()})


def merge(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the translations written in ``texts``, TOML by file name.

    Raises CatalogueError when a value is no text or one Chinese text has two different translations.
    """
    merged: dict[str, str] = {}
    for name, toml in sorted(texts.items()):
        for text, said in tomllib.loads(toml).items():
            if not isinstance(said, str):
                raise CatalogueError(f"{name}: {text!r} is not a text")
            if merged.setdefault(text, said) != said:
                raise CatalogueError(f"{name}: {text!r} is translated in two ways")
    return merged


class Catalogue(QTranslator):
    """Answers Qt's question for a translation from ``entries``; knows no context but ours."""

    def __init__(self, said: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = said

    def isEmpty(self) -> bool:
        """Tell Qt whether asking is of any use."""
        return not self._said

    def translate(self, context: str, source: str, /, _disambiguation: str | None = None, _n: int = -1) -> str:
        """Return the translation, or the text itself: Qt's own texts are English in its source.

        An empty answer would count as a translation, and PySide's signature knows no null string.
        """
        return self._said.get(source, source) if context == CONTEXT else source
