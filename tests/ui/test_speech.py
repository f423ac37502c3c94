"""Words: every Chinese text of the windows has one English text, and none is left over."""

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import desktop.ui
from desktop.ui.catalogue import Catalogue, CatalogueError, entries, merge
from desktop.ui.speech import tr
from tests.contracts.sources import parsed

FOLDER = Path(desktop.ui.__file__).parent


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                yield f"{file.name}:{node.lineno}", node


def literal(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_is_written_where_it_is_said() -> None:
    assert [place for place, call in calls() if literal(call) is None] == []


def test_every_text_has_an_english_one() -> None:
    said = {literal(call) for _, call in calls()}
    assert sorted(text for text in said - entries("en").keys() if text) == []


def test_no_english_text_is_left_over() -> None:
    assert sorted(entries("en").keys() - {literal(call) for _, call in calls()}) == []


def test_english_texts_fill_in_the_same_values() -> None:
    assert [text for text, said in entries("en").items() if slots(text) != slots(said)] == []


def test_the_values_filled_in_are_the_ones_the_text_names() -> None:
    wrong = [
        place
        for place, call in calls()
        if (text := literal(call)) is not None
        and (slots(text) if call.keywords else set()) != {word.arg for word in call.keywords}
    ]
    assert wrong == []


def docstrings(tree: ast.AST) -> set[ast.Constant]:
    """The strings that stand alone as statements: docstrings and the lines that explain a name."""
    return {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def has_word(text: object) -> bool:
    return isinstance(text, str) and any("\u4e00" <= sign <= "\u9fff" for sign in text)


def test_every_chinese_word_is_said_through_tr() -> None:
    wrong = []
    for file in sorted(FOLDER.rglob("*.py")):
        if file.name.startswith("gallery"):
            continue  # its invented meeting is not part of the program
        tree = parsed(file)
        silent = docstrings(tree)
        said = {
            call.args[0]
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tr" and call.args
        }
        wrong += [
            f"{file.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and has_word(node.value) and node not in said | silent
        ]
    assert wrong == []


def test_without_a_catalogue_the_chinese_is_said(qapp: QApplication) -> None:
    assert tr("停止：{title}", title="导出") == "停止：导出"


def test_with_the_catalogue_the_english_is_said(qapp: QApplication) -> None:
    catalogue = Catalogue({"停止：{title}": "Stop: {title}"})
    QCoreApplication.installTranslator(catalogue)
    try:
        assert tr("停止：{title}", title="A") == "Stop: A"
        assert tr("没有译文") == "没有译文"
        assert QCoreApplication.translate("QShortcut", "Space") == "Space"
    finally:
        QCoreApplication.removeTranslator(catalogue)


def test_braces_are_left_alone_when_there_is_nothing_to_fill_in() -> None:
    assert tr("{n}") == "{n}"


@pytest.mark.parametrize("texts", [{"a.toml": '"甲" = "A"', "b.toml": '"甲" = "B"'}, {"a.toml": '"甲" = 1'}])
def test_two_translations_of_one_text_and_what_is_no_text_are_refused(texts: dict[str, str]) -> None:
    with pytest.raises(CatalogueError):
        merge(texts)


def test_the_same_translation_may_stand_in_two_files() -> None:
    assert merge({"a.toml": '"甲" = "A"', "b.toml": '"甲" = "A"'}) == {"甲": "A"}
