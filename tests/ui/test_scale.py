"""Sizes and fonts."""

import pytest

from desktop.ui.scale import FAMILIES, Scale


@pytest.mark.parametrize("factor", [1.0, 1.25, 2.0])
def test_lengths_grow_with_the_factor(factor: float) -> None:
    assert Scale(factor).px(16) == round(16 * factor)


def test_a_line_never_vanishes_and_nothing_stays_nothing() -> None:
    assert Scale().px(0.2) == 1
    assert Scale().px(0) == 0


@pytest.mark.parametrize("factor", [0.99, 2.01])
def test_a_factor_outside_the_bounds_is_refused(factor: float) -> None:
    with pytest.raises(ValueError, match="scale"):
        Scale(factor)


def test_fonts_name_simplified_chinese_families_first(qapp: object) -> None:
    font = Scale(1.5).font(14, bold=True, figures=True)
    assert font.families() == list(FAMILIES)
    assert font.pixelSize() == 21
    assert font.bold()
