"""Bytes → workbook, in this process."""

from desktop.intake.delimited import read_text
from desktop.intake.legacy import read_legacy
from desktop.intake.limits import DEFAULT, Limits
from desktop.intake.ooxml import read_workbook
from desktop.intake.sniff import Content, sniff
from desktop.intake.source import SourceBook
from desktop.intake.unreadable import Unreadable


def parse(data: bytes, name: str, limits: Limits = DEFAULT) -> SourceBook:
    """Return the workbook in `data`; `name` is only shown, never trusted.

    Raises Unreadable, with the name filled in, for everything that is no readable table. Takes as
    long and as much memory as it takes within `limits`: `isolate.read_file` bounds both.
    """
    try:
        content = sniff(data, limits)
        if content is Content.TEXT:
            return read_text(data, name, limits)
        if content is Content.XLSX:
            return read_workbook(data, name, limits)
        return read_legacy(data, name, content, limits)
    except Unreadable as fault:
        raise Unreadable(fault.cause, name, fault.detail) from fault
