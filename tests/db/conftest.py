from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.db.samples import create

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "示例库"


@pytest.fixture
def store(folder: Path) -> Iterator[db.Store]:
    with create(folder) as made:
        yield made
