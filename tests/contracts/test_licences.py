"""What we build on leaves our own terms free."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from tests.contracts.sources import ROOT
from tests.contracts.test_lock import locked

STRONG = re.compile(r"(?<![A-Za-z])A?GPL|(?<!Lesser )(?<!Library or Lesser )General Public Licen[cs]e")
WEAK_OR_FREE = re.compile(r"LGPL|Lesser General|MIT|BSD|Apache|MPL|Mozilla|PSF|ISC|zlib|HPND", re.IGNORECASE)


def binds_us(terms: str) -> bool:
    """Tell whether every choice these terms leave is the GPL or the AGPL."""
    return bool(STRONG.search(terms)) and not WEAK_OR_FREE.search(terms)


@pytest.mark.parametrize(
    ("terms", "binding"),
    [
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_terms_bind_when_they_leave_only_the_gpl(terms: str, binding: bool) -> None:  # noqa: FBT001
    assert binds_us(terms) == binding


def test_no_library_is_under_the_gpl_alone() -> None:
    stated = {}
    for name in locked():
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        texts = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
        stated[name] = " / ".join(texts + [c for c in about.get_all("Classifier") or [] if c.startswith("License")])
    assert len(stated) > 40
    assert {name: terms for name, terms in stated.items() if binds_us(terms)} == {}


def test_our_own_terms_and_those_of_qt_lie_beside_the_program() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        assert "Version 3, 29 June 2007" in (ROOT / "resources/licences" / name).read_text(encoding="utf-8")
