"""Colours: readable on every ground they are used on, and wrong theme files are told apart."""

from importlib.resources import files

import pytest

from desktop.ui.tokens import Hue, ThemeError, Tokens, contrast, read, rehearsing, shipped

THEMES = ("light", "dark", "light rehearsal", "dark rehearsal")
GROUNDS = ("app", "surface", "subtle", "selected")


def worn(name: str) -> Tokens:
    return rehearsing(name.split(maxsplit=1)[0]) if name.endswith("rehearsal") else shipped(name)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text_second", "text_third", "link"])
def test_text_can_be_read_on_every_ground(name: str, ground: str, ink: str) -> None:
    tokens = worn(name)
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("hue", Hue)
def test_ink_of_a_hue_can_be_read_on_its_tint_and_on_every_ground(name: str, hue: Hue) -> None:
    tokens = worn(name)
    tint = tokens.hue(hue)
    grounds = [tint.tint, *(getattr(tokens, ground) for ground in GROUNDS)]
    assert min(contrast(tint.ink, ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_words_on_the_primary_button_can_be_read(name: str) -> None:
    tokens = worn(name)
    grounds = (tokens.primary, tokens.primary_hover, tokens.primary_pressed)
    assert min(contrast(tokens.on_primary, ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["app", "surface", "subtle"])
@pytest.mark.parametrize("mark", ["outline", "focus", "primary"])
def test_marks_stand_out_from_their_ground(name: str, ground: str, mark: str) -> None:
    tokens = worn(name)
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_areas_of_a_vote_differ_in_lightness_or_are_edged(name: str) -> None:
    tokens = worn(name)
    favour, against, abstain = (tokens.hue(hue).fill for hue in (Hue.GREEN, Hue.ORANGE, Hue.GOLD))
    assert contrast(against, abstain) >= 1.4
    assert contrast(favour, abstain) >= 1.4


def test_black_on_white_has_the_largest_contrast_and_a_colour_on_itself_the_smallest() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#1F4F8F", "#1F4F8F") == pytest.approx(1)


def light_text() -> str:
    return (files("resources") / "theme" / "light.toml").read_text("utf-8")


def test_a_theme_file_is_read_as_it_is_written() -> None:
    tokens = read(light_text())
    assert isinstance(tokens, Tokens)
    assert (tokens.surface, tokens.dark) == ("#FFFFFF", False)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('app = "#EDF0F4"', "", "app"),
        ('app = "#EDF0F4"', 'app = "#EDF0F4"\nglow = "#000000"', "glow"),
        ('app = "#EDF0F4"', 'app = "pale"', "app"),
        ("dark = false", 'dark = "no"', "dark"),
        ("[hue.grey]", "[hue.brown]", "brown"),
        ('fill = "#7C8899"', "", "hue.grey"),
        ('fill = "#7C8899"', "fill = 7", "hue.grey.fill"),
    ],
)
def test_a_wrong_theme_file_is_refused_by_the_name_of_the_wrong_key(old: str, new: str, named: str) -> None:
    text = light_text()
    assert old in text
    with pytest.raises(ThemeError, match=named):
        read(text.replace(old, new))


@pytest.mark.parametrize("name", THEMES[:2])
@pytest.mark.parametrize(("sign", "colour"), [("chevron", "text_second"), ("tick", "on_primary")])
def test_the_signs_the_style_sheet_needs_as_files_have_the_colours_of_the_theme(
    name: str, sign: str, colour: str
) -> None:
    drawing = (files("resources") / "theme" / f"{name}-{sign}.svg").read_text("utf-8")
    assert f'stroke="{getattr(shipped(name), colour)}"' in drawing
