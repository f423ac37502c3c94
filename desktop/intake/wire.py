"""A workbook or the reason why there is none, as JSON between two of our own processes."""

import json
from datetime import date, datetime

from desktop.intake.source import Cell, Notice, SourceBook, SourceRow, SourceSheet, Span
from desktop.intake.unreadable import Cause, Unreadable

_DAY, _MOMENT = "d", "t"


def _pack(value: Cell) -> object:
    if isinstance(value, datetime):
        return [_MOMENT, value.isoformat()]
    if isinstance(value, date):
        return [_DAY, value.isoformat()]
    return value


def pack(outcome: SourceBook | Unreadable) -> bytes:
    """Return the bytes `unpack` turns back into the same book or the same refusal."""
    if isinstance(outcome, Unreadable):
        message: object = {"cause": outcome.cause.value, "detail": outcome.detail}
    else:
        message = {
            "kind": outcome.kind,
            "epoch1904": outcome.epoch1904,
            "notices": [[n.code, n.text, n.sheet, n.row, n.column] for n in outcome.notices],
            "sheets": [
                {
                    "name": sheet.name,
                    "hidden": sheet.hidden,
                    "spans": [[s.top, s.left, s.bottom, s.right] for s in sheet.spans],
                    "rows": [[r.number, r.hidden, [_pack(c) for c in r.cells]] for r in sheet.rows],
                }
                for sheet in outcome.sheets
            ],
        }
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii")


class _GarbledError(Exception):
    """The other process said something that is no message of ours."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _GarbledError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _GarbledError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _GarbledError
    return value


def _list(value: object, length: int | None = None) -> list[object]:
    if not isinstance(value, list) or (length is not None and len(value) != length):
        raise _GarbledError
    return value


def _record(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _GarbledError
    return value


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (str, int, float)):
        return value
    mark, text = (_text(part) for part in _list(value, 2))
    try:
        return date.fromisoformat(text) if mark == _DAY else datetime.fromisoformat(text)
    except ValueError as fault:
        raise _GarbledError from fault


def _sheet(value: object) -> SourceSheet:
    record = _record(value)
    rows = []
    for item in _list(record.get("rows")):
        number, hidden, cells = _list(item, 3)
        rows.append(SourceRow(_number(number), tuple(_cell(cell) for cell in _list(cells)), _flag(hidden)))
    spans = []
    for item in _list(record.get("spans")):
        top, left, bottom, right = (_number(part) for part in _list(item, 4))
        spans.append(Span(top, left, bottom, right))
    return SourceSheet(_text(record.get("name")), tuple(rows), tuple(spans), _flag(record.get("hidden")))


def _notice(value: object) -> Notice:
    code, text, sheet, row, column = _list(value, 5)
    return Notice(_text(code), _text(text), _text(sheet), _number(row), _number(column))


def unpack(data: bytes, name: str) -> SourceBook:
    """Return the book of a packed message, under this name; raises the packed Unreadable.

    The process that read a stranger's file may have been turned against us, so every part is
    checked and a garbled message is a refusal (GAVE_UP) too.
    """
    try:
        message = _record(json.loads(data))
        if "cause" in message:
            raise Unreadable(Cause(_text(message["cause"])), name, _text(message.get("detail")))
        return SourceBook(
            name,
            _text(message.get("kind")),
            tuple(_sheet(sheet) for sheet in _list(message.get("sheets"))),
            tuple(_notice(notice) for notice in _list(message.get("notices"))),
            _flag(message.get("epoch1904")),
        )
    except (ValueError, RecursionError, _GarbledError) as fault:
        raise Unreadable(Cause.GAVE_UP, name, "garbled answer") from fault
