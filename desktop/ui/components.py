"""What the program is made of: each part with its version, its terms, and their text where it travels along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files

from desktop.ui.speech import tr

LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "sqlcipher3",
    "openpyxl",
    "reportlab",
    "fonttools",
    "python-calamine",
    "pypdfium2",
    "tzdata",
)
UNSTATED = {"sqlcipher3": "Zlib"}
"""What the metadata of a library leave out."""
_TEXT = re.compile(r"(?i)(licen[cs]e|copying)[^/]*$")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Component:
    """One part; ``text`` are the names of files in ``resources/licences``, empty for a library with its own."""

    name: str
    version: str
    terms: str
    text: tuple[str, ...] = ()


def components() -> tuple[Component, ...]:
    """Return the program itself, what it carries, and the libraries it was installed with."""
    return (
        Component("huishen", _version("huishen"), "Apache-2.0"),
        Component("Qt, PySide6", _version("PySide6-Essentials"), "LGPL-3.0", ("LGPL-3.0.txt", "GPL-3.0.txt")),
        Component("Noto Serif SC", "", "OFL-1.1", ("NotoSerifSC-OFL-1.1.txt",)),
        Component("FandolFang", "", tr("GPL-3.0，附字体例外"), ("FandolFang-GPL-3-font-exception.txt",)),
        Component("DejaVu Sans", "", "Bitstream Vera", ("DejaVuSans-Bitstream-Vera.txt",)),
        Component("Lucide", "", "ISC", ("lucide.txt",)),
        Component("pypinyin", "0.55", "MIT", ("pypinyin.txt",)),
        *(Component(name, _version(name), _terms(name)) for name in LIBRARIES[1:]),
    )


def licence_text(component: Component) -> str:
    """Return the terms in full, or where they are to be found."""
    if component.text:
        folder = files("resources") / "licences"
        return "\n\n".join((folder / name).read_text("utf-8") for name in component.text)
    known = _found(component.name)
    paths = [path for path in (known.files or ()) if _TEXT.search(str(path))] if known else []
    texts = [path.read_text("utf-8") for path in paths]
    return "\n\n".join(texts) or tr("许可：{terms}。全文随该部件的安装文件提供。", terms=component.terms)


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _version(name: str) -> str:
    known = _found(name)
    return known.version if known else ""


def _terms(name: str) -> str:
    """The terms in one line, however the library's metadata say them."""
    known = _found(name)
    if known is None:
        return ""
    told = known.metadata
    short = next((told[key] for key in ("License-Expression", "License") if key in told), "")
    if short and len(short) <= _SHORT and "\n" not in short:
        return short
    if name in UNSTATED:
        return UNSTATED[name]
    classes = [each.rsplit("::", 1)[-1].strip() for each in told.get_all("Classifier", []) if "License ::" in each]
    return "、".join(classes)
