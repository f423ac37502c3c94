"""Icons: every drawing has a name, every name a drawing."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from desktop.ui.icons import Icon, icon, pixmap
from desktop.ui.look import Look


def test_every_name_has_a_drawing_and_every_drawing_a_name() -> None:
    drawings = {file.name for file in (files("resources") / "icons").iterdir()}
    assert drawings == {f"{name.value}.svg" for name in Icon}


def test_the_licence_of_the_drawings_is_shipped() -> None:
    assert "ISC License" in (files("resources") / "licences" / "lucide.txt").read_text("utf-8")


@pytest.mark.parametrize("density", [1.0, 1.5, 2.0])
def test_a_drawing_has_the_pixels_of_its_density_and_the_asked_colour(qapp: object, density: float) -> None:
    drawn = pixmap(Icon.SQUARE, "#A61B1B", 24, density)
    assert drawn.deviceIndependentSize().toSize() == QSize(24, 24)
    assert drawn.width() == round(24 * density)
    image = drawn.toImage()
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#A61B1B"}


def test_the_same_drawing_is_rendered_once(qapp: object) -> None:
    assert pixmap(Icon.CHECK, "#000000", 16) is pixmap(Icon.CHECK, "#000000", 16)


def test_a_disabled_icon_is_faint(look: Look) -> None:
    made = icon(Icon.SQUARE, look.theme.tokens, 16)
    normal, faint = (made.pixmap(QSize(16, 16), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert normal != faint
