"""XML from strangers: streamed, without document types, with local names only."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from desktop.intake.unreadable import Cause, Unreadable

Attributes = dict[str, str]
_SEPARATOR = " "


class Enough(Exception):
    """Raised by a handler to end the walk early."""


def walk(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Every element has been handed to the handlers by local name, in document order.

    Namespaces are dropped on purpose: the Strict and the Transitional form of a workbook differ
    in nothing else that matters here. Raises Unreadable for a DTD or malformed XML.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable(Cause.DTD)

    def started(name: str, attributes: Attributes) -> None:
        start(name.rpartition(_SEPARATOR)[2], attributes)

    def ended(name: str) -> None:
        end(name.rpartition(_SEPARATOR)[2])

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except Enough:
        return
    except expat.ExpatError as fault:
        raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault
    except LookupError as fault:  # the declaration names an encoding Python does not know
        raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault
    except ValueError as fault:  # the declaration names an encoding of several bytes
        if "encoding" not in str(fault):
            raise
        raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault


def elements(chunks: Iterable[bytes], wanted: frozenset[str]) -> list[tuple[str, Attributes]]:
    """Return name and attributes of every wanted element, in document order."""
    found: list[tuple[str, Attributes]] = []

    def start(name: str, attributes: Attributes) -> None:
        if name in wanted:
            found.append((name, attributes))

    walk(chunks, start, lambda _name: None, lambda _text: None)
    return found


def attribute(attributes: Attributes, name: str) -> str:
    """Return an attribute by local name, in any namespace; empty when absent."""
    if name in attributes:
        return attributes[name]
    ending = _SEPARATOR + name
    return next((value for key, value in attributes.items() if key.endswith(ending)), "")


def whole(text: str | None, otherwise: int) -> int:
    """Return a plain non-negative number written in at most nine digits, else `otherwise`."""
    if text is not None and 0 < len(text) <= 9 and text.isascii() and text.isdigit():
        return int(text)
    return otherwise
