"""Setting up: what is said when something is missing, and that nothing is asked of the network twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.sources import ROOT, project_files

NOWHERE = {"PIP_NO_INDEX": "1", "https_proxy": "http://127.0.0.1:9"}


class Machine:
    """A machine that has only the commands given to it, and a copy of setup.sh."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        shutil.copy(ROOT / "setup.sh", folder / "setup.sh")
        for name in ("sh", "dirname", "find", "grep", "env"):
            (self.bin / name).symlink_to(shutil.which(name) or name)
        self.has("python3", f'exec {sys.executable} "$@"')
        self.has("id", "echo 1000")
        self.has("ldconfig", "echo nothing")
        self.has("fc-list", "echo 'a font'")
        for command in ("Xvfb", "xauth", "openbox", "xdotool", "xclip", "xrandr"):
            self.has(command, "exit 0")

    def has(self, command: str, does: str) -> None:
        """Give the machine a command, or replace one."""
        (self.bin / command).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (self.bin / command).chmod(0o755)

    def set_up(self) -> subprocess.CompletedProcess[str]:
        """Run setup.sh there, with nobody at a terminal."""
        return subprocess.run(
            ["/bin/sh", self.bin.parent / "setup.sh"],
            env={"PATH": str(self.bin), "HOME": str(self.bin.parent)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A bare machine: Python, no libraries, a user without rights."""
    return Machine(tmp_path)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean checkout that was set up elsewhere and then moved: the project's files and its .venv."""
    place = tmp_path_factory.mktemp("moved") / "会审 checkout"
    for path in project_files():
        copy = place / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    shutil.copytree(ROOT / ".venv", place / ".venv", symlinks=True)
    return place


def test_without_rights_the_one_line_for_an_administrator_is_printed(machine: Machine) -> None:
    machine.has("apt-get", "echo installed >&2")
    done = machine.set_up()
    assert done.returncode == 3
    line = done.stderr.splitlines()[-1].strip()
    assert line.startswith("apt-get install --no-install-recommends libegl1 libgl1 libglib2.0-0 ")
    assert "installed" not in done.stderr


def test_what_is_there_is_not_asked_for(machine: Machine) -> None:
    machine.has("apt-get", "exit 1")
    machine.has("ldconfig", "printf '\\tlibEGL.so.1 (libc6,x86-64) => /usr/lib/libEGL.so.1\\n'")
    words = machine.set_up().stderr.splitlines()[-1].split()
    assert "libegl1" not in words
    assert "libgl1" in words


def test_sudo_that_would_ask_for_a_password_is_not_waited_for(machine: Machine) -> None:
    machine.has("apt-get", "exit 1")
    machine.has("sudo", "exit 1")
    assert machine.set_up().returncode == 3


def test_a_system_without_apt_gets_the_list_of_what_is_missing(machine: Machine) -> None:
    done = machine.set_up()
    assert done.returncode == 3
    assert "libegl1" in done.stderr
    assert "apt-get" not in done.stderr


def test_a_machine_without_chinese_glyphs_is_given_a_font(machine: Machine) -> None:
    machine.has("fc-list", "exit 0")
    assert "fonts-wqy-microhei" in machine.set_up().stderr


def test_a_python_that_is_too_old_gets_a_sentence(machine: Machine) -> None:
    machine.has("python3", 'case $1 in -V) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    done = machine.set_up()
    assert done.returncode == 3
    assert "3.11、3.12 或 3.13；本机为：Python 3.9.2" in done.stderr


def test_a_machine_without_python_is_told_so(machine: Machine) -> None:
    (machine.bin / "python3").unlink()
    done = machine.set_up()
    assert done.returncode == 3
    assert "本机为：无。" in done.stderr


@pytest.mark.slow
def test_the_main_job_runs_in_a_moved_checkout_without_a_network_and_again(checkout: Path) -> None:
    screenless = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    for _ in range(2):
        done = subprocess.run(
            ["./run"], cwd=checkout, env={**screenless, **NOWHERE}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        kinds = {path.suffix for path in (checkout / "out").iterdir() if path.is_file()}
        assert {".pdf", ".xlsx"} <= kinds
        assert (checkout / "out/store/store.db").is_file()


@pytest.mark.slow
def test_a_checkout_that_was_moved_works_again_without_a_network(checkout: Path) -> None:
    environment = {**os.environ, **NOWHERE}
    for command in (["./setup.sh"], [".venv/bin/python", "-m", "pytest", "-q", "tests/contracts/test_shape.py"]):
        done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert str(checkout) in (checkout / ".venv/bin/huishen").read_text(encoding="utf-8")
