"""One lock for every platform, saying exactly what pyproject.toml asks for."""

from __future__ import annotations

import re
from importlib import metadata
from itertools import product

from packaging.requirements import Requirement

from tests.contracts.sources import ROOT, bare_name, pyproject

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
FOR_EVERY_PLATFORM = {"colorama"}
"""In the lock although Linux does not ask for it: see requirements.in."""


def without_spaces(lines: list[str]) -> set[str]:
    """Return requirements in one spelling, comments and blank lines dropped."""
    bare = (line.partition("#")[0].replace(" ", "").strip() for line in lines)
    return {line for line in bare if line}


def locked() -> dict[str, int]:
    """Return how many hashes the lock has for each distribution."""
    entries = re.findall(r"^([a-z0-9-]+)==\S+ \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK, re.MULTILINE)
    return {name: hashes.count("--hash") for name, hashes in entries}


def targets() -> list[dict[str, str]]:
    """Return the environments that the one lock has to serve."""
    systems = [("linux", "posix", "Linux"), ("win32", "nt", "Windows")]
    return [
        {
            "python_version": version,
            "python_full_version": f"{version}.9",
            "sys_platform": platform,
            "os_name": os_name,
            "platform_system": system,
            "platform_python_implementation": "CPython",
            "extra": "",
        }
        for version, (platform, os_name, system) in product(("3.11", "3.12", "3.13"), systems)
    ]


def test_requirements_in_asks_for_what_pyproject_declares() -> None:
    declared = pyproject()
    project = declared["project"]
    wanted = without_spaces(
        project["dependencies"] + project["optional-dependencies"]["dev"] + declared["build-system"]["requires"]
    )
    asked = without_spaces((ROOT / "requirements.in").read_text(encoding="utf-8").splitlines())
    assert asked - wanted == FOR_EVERY_PLATFORM
    assert wanted - asked == set()


def test_every_requirement_gives_its_reason() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and "# " not in line] == []


def test_everything_declared_is_locked_with_hashes() -> None:
    asked = without_spaces((ROOT / "requirements.in").read_text(encoding="utf-8").splitlines())
    assert {bare_name(line) for line in asked} - set(locked()) == set()
    assert len(locked()) == len(re.findall(r"^[a-z0-9-]+==", LOCK, re.MULTILINE))


def test_the_lock_is_complete_on_every_python_and_system_promised() -> None:
    names = set(locked())
    here = [found for found in metadata.distributions() if bare_name(found.name) in names]
    lacking = {
        f"{found.name} → {text}"
        for found in here
        for text in found.requires or []
        for target in targets()
        if (need := Requirement(text)).marker is None or need.marker.evaluate(target)
        if bare_name(need.name) not in names
    }
    assert len(here) > 40
    assert lacking == set()


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert re.findall(r"https?:|file://| @ |^--?\w", LOCK, re.MULTILINE) == []
