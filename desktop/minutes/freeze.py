"""A document or workbook as JSON and back, so that another process can print exactly what was composed."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from desktop.minutes import document, workbook
from desktop.minutes.document import Document
from desktop.minutes.workbook import Workbook

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

_KINDS: dict[str, type] = {
    each.__name__: each
    for module in (document, workbook)
    for each in vars(module).values()
    if isinstance(each, type) and each.__module__ == module.__name__
}


class NotFrozen(ValueError):
    """The bytes are no frozen document or workbook of this program."""


def freeze(paper: Document | Workbook) -> bytes:
    """The paper as JSON; equal papers give equal bytes."""
    return json.dumps(_down(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def thaw(frozen: bytes) -> Document | Workbook:
    """The paper those bytes hold; `NotFrozen` where they hold none."""
    try:
        paper = _up(json.loads(frozen))
    except (ValueError, KeyError, TypeError, RecursionError) as why:
        raise NotFrozen(str(why)) from why
    if not isinstance(paper, Document | Workbook):
        raise NotFrozen(type(paper).__name__)
    return paper


def _down(value: object) -> Json:
    if is_dataclass(value):
        parts = {each.name: _down(getattr(value, each.name)) for each in fields(value)}
        return {"is": type(value).__name__, **parts}
    if isinstance(value, Enum):
        return {"is": type(value).__name__, "value": str(value.value)}
    if isinstance(value, tuple):
        return [_down(each) for each in value]
    if isinstance(value, datetime | date | Decimal):
        return {"is": type(value).__name__, "value": str(value)}
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} has no place in a paper")


def _up(value: Json) -> Any:  # noqa: ANN401 - any part of a paper
    if isinstance(value, list):
        return tuple(_up(each) for each in value)
    if not isinstance(value, dict):
        return value
    name = value["is"]
    if name == "datetime":
        return datetime.fromisoformat(str(value["value"]))
    if name == "date":
        return date.fromisoformat(str(value["value"]))
    if name == "Decimal":
        return Decimal(str(value["value"]))
    kind = _KINDS[str(name)]
    if issubclass(kind, Enum):
        return kind(value["value"])
    return kind(**{key: _up(part) for key, part in value.items() if key != "is"})
