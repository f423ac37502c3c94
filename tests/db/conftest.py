from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.db.samples import create, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "示例库"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store made once: building the tables takes longer than most tests."""
    folder = tmp_path_factory.mktemp("template") / "store"
    create(folder).close()
    return folder


@pytest.fixture
def store(folder: Path, empty_store: Path) -> Iterator[db.Store]:
    shutil.copytree(empty_store, folder)
    with opened(folder) as made:
        yield made
