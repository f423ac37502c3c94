"""The sheets of the superior's workbook."""

from __future__ import annotations
