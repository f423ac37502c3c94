"""What the README promises about commands and dependencies."""

from __future__ import annotations

import os
import re

from tests.contracts.sources import ROOT, bare_name, pyproject

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Return the commands of the README's first block, comments cut off."""
    block = re.search(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block
    return [line.partition("#")[0].strip() for line in block[1].splitlines()]


def test_two_commands_do_everything_and_a_third_starts_the_program() -> None:
    assert commands() == ["./run", "./test", ".venv/bin/huishen"]
    assert "huishen" in pyproject()["project"]["scripts"]


def test_the_scripts_may_be_executed() -> None:
    assert [name for name in ("run", "test", "setup.sh", ".ci/run") if not os.access(ROOT / name, os.X_OK)] == []


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "set -eu",
        'cd "$(dirname "$0")/.."',
        "exec ./test",
    ]


def test_every_dependency_is_named_with_its_reason_and_its_terms() -> None:
    rows = re.findall(r"^\| ([\w-]+) \| (.+?) \| (.+?) \|$", README, re.MULTILINE)
    explained = {bare_name(name) for name, reason, terms in rows if reason.strip("- ") and terms.strip("- ")}
    project = pyproject()["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert {bare_name(requirement) for requirement in declared} - explained == set()


def test_every_file_the_readme_names_is_there() -> None:
    named = set(re.findall(r"`([\w./-]+\.(?:py|toml|scene|csv|sh|lock|in|md))`", README))
    named |= {f"{name.replace('.', '/')}.py" for name in re.findall(r"`(desktop\.[\w.]+|db\.\w+)`", README)}
    beside = {path.name for path in (ROOT / "desktop").rglob("*.py")}
    gone = {
        name
        for name in named
        if not (ROOT / name).exists() and not (ROOT / name.removesuffix(".py")).is_dir() and name not in beside
    }
    assert named != set()
    assert gone == set()
