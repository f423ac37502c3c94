"""The colours of a theme, read from ``resources/theme`` and checked as they are read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

_HEX = re.compile(r"#[0-9A-F]{6}")


class Hue(StrEnum):
    """The nine hues a mark may have; what each means is the screen's business, never the colour's alone."""

    BLUE = "blue"
    GREEN = "green"
    SLATE = "slate"
    VIOLET = "violet"
    AMBER = "amber"
    RED = "red"
    ORANGE = "orange"
    GOLD = "gold"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Tint:
    """One hue: ``ink`` for words and edges, ``tint`` as ground under them, ``fill`` for edged areas."""

    ink: str
    tint: str
    fill: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """All colours of one theme as ``#RRGGBB``."""

    dark: bool
    app: str
    surface: str
    subtle: str
    selected: str
    line: str
    line_strong: str
    outline: str
    text: str
    text_second: str
    text_third: str
    text_disabled: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    focus: str
    link: str
    knob: str
    hues: Mapping[Hue, Tint]

    def hue(self, hue: Hue) -> Tint:
        """Return the three colours of ``hue``."""
        return self.hues[hue]


class ThemeError(ValueError):
    """A theme file lacks a colour, has one too many, or writes one wrongly: a mistake in our files."""


def read(text: str) -> Tokens:
    """Return the tokens written in the TOML ``text``; raises ThemeError naming the key that is wrong."""
    table = tomllib.loads(text)
    hues = table.pop("hue", {})
    plain = {field.name for field in fields(Tokens)} - {"hues"}
    if odd := plain ^ table.keys():
        raise ThemeError(f"unknown or missing: {', '.join(sorted(odd))}")
    if odd := {hue.value for hue in Hue} ^ hues.keys():
        raise ThemeError(f"unknown or missing hue: {', '.join(sorted(odd))}")
    for key, value in table.items():
        if key == "dark":
            if not isinstance(value, bool):
                raise ThemeError("dark is neither true nor false")
        else:
            _colour(key, value)
    return Tokens(**table, hues={Hue(name): _tint(name, colours) for name, colours in hues.items()})


@lru_cache(maxsize=2)
def shipped(name: str) -> Tokens:
    """Return the theme ``"light"`` or ``"dark"`` that comes with the program."""
    return read((files("resources") / "theme" / f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=2)
def rehearsing(name: str) -> Tokens:
    """Return the theme of that name with the accent of a rehearsal; raises ThemeError as ``read`` does."""
    table = tomllib.loads((files("resources") / "theme" / "rehearsal.toml").read_text("utf-8"))[name]
    for key, value in table.items():
        _colour(key, value)
    return replace(shipped(name), **table)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _tint(name: str, colours: Mapping[str, str]) -> Tint:
    wanted = {field.name for field in fields(Tint)}
    if odd := wanted ^ colours.keys():
        raise ThemeError(f"hue.{name}: unknown or missing: {', '.join(sorted(odd))}")
    return Tint(**{key: _colour(f"hue.{name}.{key}", value) for key, value in colours.items()})


def _colour(key: str, value: object) -> str:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise ThemeError(f"{key} is no colour of the form #RRGGBB: {value!r}")
    return value


def _luminance(colour: str) -> float:
    def linear(pair: str) -> float:
        part = int(pair, 16) / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
