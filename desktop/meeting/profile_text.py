"""Profiles written as files: one key per line, every default said, so that an office can read what applies."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from hashlib import sha256

from desktop.meeting.codec import canonical
from desktop.meeting.profile import Profile


def write(profile: Profile) -> str:
    """The profile as TOML text that `parse` reads back as an equal profile; equal profiles give equal text."""
    parts = ((each.name, getattr(profile, each.name)) for each in fields(profile))
    return "".join(f"{name} = {_top(value)}\n" for name, value in parts if value is not None)


def digest(profile: Profile) -> str:
    """What tells two editions apart: SHA-256 of the canonical bytes, in hexadecimal."""
    return sha256(canonical(profile)).hexdigest()


def _top(value: object) -> str:
    if isinstance(value, tuple) and value:
        return "[\n{}]".format("".join(f"    {_inline(each)},\n" for each in value))
    return _inline(value)


def _inline(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_inline(each) for each in value)}]"
    if is_dataclass(value):
        parts = ((each.name, getattr(value, each.name)) for each in fields(value))
        return "{{ {} }}".format(", ".join(f"{name} = {_inline(part)}" for name, part in parts if part is not None))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Enum | Fraction):
        return _quoted(str(value.value if isinstance(value, Enum) else value))
    if isinstance(value, str):
        return _quoted(value)
    raise TypeError(f"{type(value).__name__} has no place in a profile")


def _quoted(text: str) -> str:
    """The text as a TOML basic string: JSON escapes are TOML escapes, and DEL has to be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
