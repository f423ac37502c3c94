"""The entry that puts Huishen into the menu of a desktop."""

from __future__ import annotations

from configparser import ConfigParser
from xml.etree import ElementTree as ET

from tests.contracts.sources import ROOT, pyproject


def entry() -> dict[str, str]:
    """Return the keys of the desktop entry as they are spelled."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # keys are told apart by their capitals
    parser.read(ROOT / "resources/huishen.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_the_menu_starts_a_command_that_is_installed() -> None:
    assert entry()["Exec"] in pyproject()["project"]["gui-scripts"]


def test_the_menu_speaks_chinese() -> None:
    assert entry()["Name[zh_CN]"] == "会审"
    assert {key for key in ("GenericName", "Comment", "Keywords") if f"{key}[zh_CN]" not in entry()} == set()


def test_the_icon_it_names_is_there_and_square() -> None:
    # ours and part of the source: nothing hostile to guard against
    picture = ET.parse(ROOT / "resources" / f"{entry()['Icon']}.svg").getroot()  # noqa: S314
    left, top, width, height = picture.attrib["viewBox"].split()
    assert (left, top, width) == ("0", "0", height)
