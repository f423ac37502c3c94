"""The shared strings of a workbook: every text once, cells refer to it by number.

Written in this form because every program and every previewer on a telephone reads it; strings inside the cells are
rarer, and files with many equal words get larger.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.minutes.xlsx.clean import escape

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
)


class SharedStrings:
    """Numbers texts in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def number(self, text: str) -> int:
        """Return the number of `text`, which must be storable (see `clean`)."""
        self._uses += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> Iterator[str]:
        """Return the parts of the table as it stands in the file."""
        yield f'{_HEAD} count="{self._uses}" uniqueCount="{len(self._numbers)}">'
        for text in self._numbers:
            yield f'<si><t xml:space="preserve">{escape(text)}</t></si>'
        yield "</sst>"
