"""The files of the project as the contracts see them."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("desktop", "db", "resources")
UNTRACKED = {"__pycache__", "build", "out"}


def python_files(*folders: str) -> list[Path]:
    """Return every Python file below these folders of the project, in the order of their paths."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def project_files() -> list[Path]:
    """Return every file that belongs to the project, leaving out what tools and runs put beside them."""

    def own(path: Path) -> bool:
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") for part in parts[:-1] if part != ".ci")
        made = any(part in UNTRACKED or part.endswith(".egg-info") for part in parts)
        return path.is_file() and not hidden and not made and parts[-1] not in {".git", ".coverage"}

    return sorted(path for path in ROOT.rglob("*") if own(path))


@cache
def parsed(path: Path) -> ast.Module:
    """Return the tree of a file, parsed once however many contracts look at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Return what the file imports, looked up once."""
    return frozenset(imported(path.read_text(encoding="utf-8")))


def imported(source: str) -> set[str]:
    """Return the dotted names that this source imports anywhere in it; relative imports count as none."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def importers(of: set[str], *folders: str, but_not: str = "") -> list[str]:
    """Return “file imports name” for every import of these modules or their parts below the folders."""
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(*folders)
        if not (but_not and path.is_relative_to(ROOT / but_not))
        for name in sorted(imports_of(path))
        if any(name == module or name.startswith(f"{module}.") for module in of)
    ]


def pyproject() -> dict[str, Any]:
    """Return pyproject.toml as it stands."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def bare_name(requirement: str) -> str:
    """Return the distribution a requirement names, as package indexes compare names: small letters and hyphens."""
    letters = "".join(c if c.isalnum() or c in "-_." else " " for c in requirement).split()[0]
    return letters.lower().replace("_", "-").replace(".", "-")
