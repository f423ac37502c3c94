"""What the machine says of its power, as Linux and Windows tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.app.machine import Power, power, told

if TYPE_CHECKING:
    from pathlib import Path


def supply(folder: Path, name: str, **facts: str) -> None:
    (folder / name).mkdir()
    for fact, said in facts.items():
        (folder / name / fact).write_text(f"{said}\n", "ascii")


def test_a_laptop_on_its_battery_says_how_much_is_left(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="63")
    assert power(tmp_path) == Power(battery=True, percent=63, mains=False)


def test_the_emptier_of_two_batteries_counts_and_a_mouse_does_not(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="63")
    supply(tmp_path, "BAT1", type="Battery", status="Unknown", capacity="12")
    supply(tmp_path, "hid", type="Battery", scope="Device", status="Discharging", capacity="3")
    assert power(tmp_path) == Power(battery=True, percent=12, mains=False)


@pytest.mark.parametrize("status", ["Charging", "Full"])
def test_a_battery_that_is_charged_hangs_on_the_mains(tmp_path: Path, status: str) -> None:
    supply(tmp_path, "BAT0", type="Battery", status=status, capacity="80")
    assert power(tmp_path) == Power(battery=True, percent=80, mains=True)


def test_a_machine_without_battery_hangs_on_the_mains_and_a_silent_system_is_unknown(tmp_path: Path) -> None:
    assert power(tmp_path) == Power(battery=False, percent=None, mains=True)
    assert power(tmp_path / "nothing") is None


def test_a_battery_that_tells_nothing_is_there_all_the_same(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Discharging")
    assert power(tmp_path) == Power(battery=True, percent=None, mains=False)


@pytest.mark.parametrize(
    ("line", "flag", "percent", "meant"),
    [
        (1, 1, 100, Power(battery=True, percent=100, mains=True)),
        (0, 1, 55, Power(battery=True, percent=55, mains=False)),
        (0, 8, 55, Power(battery=True, percent=55, mains=True)),
        (0, 0, 255, Power(battery=True, percent=None, mains=False)),
        (1, 128, 255, Power(battery=False, percent=None, mains=True)),
        (1, 255, 255, None),
    ],
)
def test_the_figures_of_windows_mean(line: int, flag: int, percent: int, meant: Power | None) -> None:
    assert told(line, flag, percent) == meant
