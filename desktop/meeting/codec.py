"""Acts to canonical JSON and back: sorted keys, no floats, nothing unknown accepted, nothing missing guessed."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from desktop.meeting.acts import Act

T = TypeVar("T")
Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


class UnreadableAct(ValueError):
    """An entry's body is not what its kind and version promise."""


@cache
def kinds() -> dict[str, type[Act]]:
    """Every kind of act by the name it has in the journal."""
    return {kind.__name__: kind for kind in Act.__args__}


VERSION = 1
"""Version written today; every older one stays readable for good."""


def encode(act: Act) -> tuple[str, int, bytes]:
    """The act's kind, version and canonical bytes; equal acts give equal bytes on every machine."""
    return type(act).__name__, VERSION, canonical(act)


def canonical(value: object) -> bytes:
    """The canonical bytes of any frozen value of the meeting (a plan, a profile, an act)."""
    return json.dumps(_write(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(kind: str, version: int, body: bytes) -> Act:
    """The act those bytes say; `UnreadableAct` for an unknown kind or version, an odd part or a wrong type."""
    of = kinds().get(kind)
    if of is None or version != VERSION:
        raise UnreadableAct(f"{kind} v{version}")
    return read(of, body)


def read(of: type[T], body: bytes) -> T:
    """The frozen value of that type those canonical bytes say; `UnreadableAct` where they do not fit it."""
    try:
        reader: Callable[[Json], object] = _reader(cast("Any", of))
        value = reader(json.loads(body))
    except (ValueError, TypeError, KeyError, RecursionError, InvalidOperation, ZeroDivisionError) as why:
        raise UnreadableAct(f"{of.__name__}: {why}") from why
    if not isinstance(value, of):
        raise UnreadableAct(of.__name__)
    return value


def with_part(value: T, field: str, text: str) -> T:
    """The value with one part replaced by what the text says: the part's JSON form, strings without quotes."""
    hints = get_type_hints(type(value))
    if field not in hints or not is_dataclass(value):
        raise UnreadableAct(f"{type(value).__name__}.{field}")
    try:
        part = _reader(hints[field])(_loose(hints[field], text))
    except (ValueError, TypeError, InvalidOperation, ZeroDivisionError) as why:
        raise UnreadableAct(f"{type(value).__name__}.{field}: {text}") from why
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    of: type[T] = type(value)
    return of(**{**parts, field: part})


def _loose(of: object, text: str) -> Json:
    base = getattr(of, "__supertype__", of)
    if base in (int, bool) or get_origin(base) is tuple:
        parsed: Json = json.loads(text)
        return parsed
    if not text and type(None) in get_args(base):
        return None
    return text


@cache
def _names(of: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    return tuple(each.name for each in fields(of))


def _write(value: object) -> Json:
    if value is None or (isinstance(value, str | int) and type(value) in (str, int, bool)):
        return value
    if isinstance(value, tuple):
        return [_write(each) for each in value]
    if isinstance(value, Enum):
        return _write(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return str(value)
    if is_dataclass(value):
        return {name: _write(getattr(value, name)) for name in _names(cast("Any", type(value)))}
    raise TypeError(f"{type(value).__name__} has no place in a record")


@cache
def _reader(of: Any) -> Callable[[Json], object]:  # noqa: ANN401 - any annotation
    base = getattr(of, "__supertype__", of)
    if base in (str, int, bool):
        return lambda value: _exact(base, value)
    if isinstance(base, types.UnionType) or get_origin(base) is Union:
        (inner,) = (each for each in get_args(base) if each is not type(None))
        below = _reader(inner)
        return lambda value: None if value is None else below(value)
    if get_origin(base) is tuple:
        below = _reader(get_args(base)[0])
        return lambda value: tuple(below(each) for each in _exact(list, value))
    if not isinstance(base, type):
        raise TypeError(f"{base} has no place in a record")
    if issubclass(base, Enum):
        return base
    if issubclass(base, datetime | date):
        return lambda value: base.fromisoformat(_exact(str, value))
    if issubclass(base, Fraction | Decimal):
        return lambda value: base(_exact(str, value))
    return _structure(base)


def _structure(of: type) -> Callable[[Json], object]:
    hints = get_type_hints(of)
    readers = {each.name: _reader(hints[each.name]) for each in fields(of)}
    required = {each.name for each in fields(of) if each.default is MISSING}

    def build(value: Json) -> object:
        parts = _exact(dict, value)
        if not required <= parts.keys() <= readers.keys():
            odd = sorted(parts.keys() ^ (parts.keys() & readers.keys()) | (required - parts.keys()))
            raise KeyError(", ".join(odd))
        return of(**{name: readers[name](part) for name, part in parts.items()})

    return build


def _exact(of: type[T], value: Json) -> T:
    if type(value) is not of:
        raise TypeError(f"{value!r} is not {of.__name__}")
    return value
