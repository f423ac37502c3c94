"""Acts to canonical JSON and back: sorted keys, no floats, nothing unknown accepted, nothing missing guessed."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from desktop.meeting.acts import Act

T = TypeVar("T")
PLAIN = (str, int, bool)
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
    reader: Callable[[Json], object] = _reader(cast("Any", of))
    try:
        return cast("T", reader(_parsed(body.decode())))
    except _ODD as why:
        raise UnreadableAct(f"{of.__name__}: {why}") from why


def _parsed(text: str) -> Json:
    value: Json
    value, end = _JSON.raw_decode(text)
    if end != len(text):
        raise ValueError(f"something follows at {end}")
    return value


_JSON = json.JSONDecoder()


def with_part(value: T, field: str, text: str) -> T:
    """The value with one part replaced by what the text says: the part's JSON form, strings without quotes."""
    hints = _hints(cast("Any", type(value)))
    if field not in hints or not is_dataclass(value):
        raise UnreadableAct(f"{type(value).__name__}.{field}")
    try:
        part = _reader(hints[field])(_loose(hints[field], text))
    except _ODD as why:
        raise UnreadableAct(f"{type(value).__name__}.{field}: {text}") from why
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    of: type[T] = type(value)
    return of(**{**parts, field: part})


_ODD = (ValueError, TypeError, KeyError, ArithmeticError, RecursionError)
"""What a reader raises for a body that is not what it should be."""


def _loose(of: object, text: str) -> Json:
    base = getattr(of, "__supertype__", of)
    if base in (int, bool) or get_origin(base) is tuple:
        parsed: Json = json.loads(text)
        return parsed
    if not text and type(None) in get_args(base):
        return None
    return text


@cache
def _hints(of: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return get_type_hints(of)


@cache
def _names(of: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    return tuple(each.name for each in fields(of))


def _write(value: object) -> Json:
    if value is None or type(value) in PLAIN:
        return cast("Json", value)
    if isinstance(value, tuple):
        return [_write(each) for each in value]
    if isinstance(value, Enum):
        return _write(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return _figure(value)
    if is_dataclass(value):
        return {name: _write(getattr(value, name)) for name in _names(cast("Any", type(value)))}
    raise TypeError(f"{type(value).__name__} has no place in a record")


@cache
def _reader(of: Any) -> Callable[[Json], object]:  # noqa: ANN401 - any annotation
    base = getattr(of, "__supertype__", of)
    if base in PLAIN:
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
        return lambda value: _day(base, _exact(str, value))
    if issubclass(base, Fraction | Decimal):
        return lambda value: _number(base, _exact(str, value))
    return _structure(base)


def _structure(of: type) -> Callable[[Json], object]:
    hints = {name: getattr(hint, "__supertype__", hint) for name, hint in get_type_hints(of).items()}
    plain = {name: hint for name, hint in hints.items() if hint in PLAIN}
    readers = {each.name: _reader(hints[each.name]) for each in fields(of)}
    required = {each.name for each in fields(of) if each.default is MISSING}
    whole = len(readers)

    def build(value: Json) -> object:
        parts: dict[str, Any] = _exact(dict, value)
        for name, part in parts.items():
            # Most parts are words and numbers that stand as they are; only the others need their reader.
            if type(part) is not plain.get(name):
                parts[name] = readers[name](part)
        if len(parts) < whole and not required <= parts.keys():
            raise KeyError(", ".join(sorted(required - parts.keys())))
        return of(**parts)

    return build


def _exact(of: type[T], value: Json) -> T:
    if type(value) is not of:
        raise TypeError(f"{value!r} is not {of.__name__}")
    return value


def _day(of: type[date], text: str) -> date:
    day = of.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(f"{text} is not written as {day.isoformat()}")
    return day


def _number(of: type[Fraction | Decimal], text: str) -> Fraction | Decimal:
    if not _FIGURE.fullmatch(text):
        raise ValueError(f"{text} is no figure")
    number = of(text)
    if _figure(number) != text:
        raise ValueError(f"{text} is not written as {number}")
    return number


def _figure(number: Fraction | Decimal) -> str:
    text = str(number) if isinstance(number, Fraction) else f"{number:f}"
    if not _FIGURE.fullmatch(text):
        raise TypeError(f"{number!r} has no place in a record")
    return text


_FIGURE = re.compile(r"-?[0-9]{1,30}([./][0-9]{1,30})?")
"""What a fraction or a decimal looks like; “1e999999999” would take all memory, “NaN” equals nothing."""
