"""What no file of the windows may do, each for a reason that was measured."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import desktop.ui
from tests.contracts.sources import parsed

FILES = sorted(Path(desktop.ui.__file__).parent.rglob("*.py"))


@cache
def names(file: Path) -> tuple[tuple[str, str], ...]:
    """Every name read, attribute reached and import made in ``file``, with its place."""
    return tuple(_names(file))


def _names(file: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Name):
            yield node.id, f"{file.name}:{node.lineno}"
        elif isinstance(node, ast.Attribute):
            yield node.attr, f"{file.name}:{node.lineno}"
        elif isinstance(node, ast.alias):
            yield node.name, f"{file.name}:{node.lineno}"


def users(*banned: str, allowed: tuple[str, ...] = ()) -> list[str]:
    return [place for file in FILES if file.name not in allowed for name, place in names(file) if name in banned]


def test_keys_are_given_in_the_action_table_only() -> None:
    assert users("QShortcut", "setShortcut", "setShortcuts", allowed=("actions.py",)) == []


def test_lists_have_models_and_no_widget_per_row() -> None:
    assert users("QListWidget", "QTableWidget", "QTreeWidget", "setIndexWidget", "setItemWidget") == []


def test_nothing_subclasses_a_thread_or_runs_the_event_loop_by_hand() -> None:
    assert users("QThread", "QEventLoop") == []
    assert users("processEvents", allowed=("gallery.py",)) == []


def test_dialogs_do_not_stop_the_program() -> None:
    assert users("exec", "exec_", allowed=("start.py",)) == []


def test_names_newer_than_qt_6_7_stand_in_one_file() -> None:
    newer = ("QAccessibleAnnouncementEvent", "setColorScheme", "unsetColorScheme", "checkStateChanged")
    assert users(*newer, allowed=("newer_qt.py",)) == []


def test_the_user_is_spoken_to_in_one_file() -> None:
    assert users("QMessageBox", "QErrorMessage", allowed=("telling.py",)) == []


def test_every_painter_is_ended_by_a_with_statement() -> None:
    wrong = []
    for file in FILES:
        tree = parsed(file)
        safe = {item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
        wrong += [
            f"{file.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "QPainter"
            and node not in safe
        ]
    assert wrong == []
