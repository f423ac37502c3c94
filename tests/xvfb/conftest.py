"""A real screen with a window manager and a clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.xvfb.screen import managed


@pytest.fixture
def screen(x_display: str) -> Iterator[dict[str, str]]:
    """The environment of a program on a screen of 1366 × 768 whose windows are managed."""
    with managed(x_display) as environment:
        yield environment
