"""How much faster the workbook is written than cell by cell with openpyxl: `python tests/bench/bench_xlsx.py [rows]`.

Both write the same 8 columns with the same looks in one process, in turns, best of three; only the ratios mean
anything. The exit code is 1 when a target is missed.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

from desktop.minutes.workbook import Cell, CellKind, Sheet, SheetColumn, Workbook
from desktop.minutes.xlsx import render_xlsx

COLUMNS = (
    SheetColumn("序号", CellKind.INTEGER, 8),
    SheetColumn("单位", CellKind.TEXT, 24),
    SheetColumn("反馈问题", CellKind.LONG_TEXT, 40),
    SheetColumn("整改情况", CellKind.LONG_TEXT, 44),
    SheetColumn("金额（万元）", CellKind.AMOUNT, 14),
    SheetColumn("完成时限", CellKind.DATE, 12),
    SheetColumn("提出时间", CellKind.MOMENT, 18),
    SheetColumn("会审认定", CellKind.TEXT, 10),
)
FORMATS = ("0", "General", "General", "General", "#,##0.00", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "General")
ROUNDS = 3


def rows_of(count: int) -> tuple[tuple[Cell, ...], ...]:
    """Return so many rows of invented findings, one text in three long enough to wrap."""
    return tuple(
        (
            number,
            f"示例市第{number % 40}服务站",
            f"第{number}个问题：合同拆分规避招标，合计{number % 90}万元",
            "重新招标，清查近三年合同，建立审核制度。" * (1 + number % 3),
            Decimal(number * 37) / 100,
            date(2027, 1 + number % 12, 1 + number % 28),
            datetime.fromisoformat(f"2027-03-16 09:{number % 60:02d}"),
            ("到位", "基本到位", "未到位")[number % 3],
        )
        for number in range(count)
    )


def ours(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """Write with the program, return the size."""
    return len(render_xlsx(Workbook("会审", "", (Sheet("findings", "问题台账", COLUMNS, rows),))).data)


def cell_by_cell(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """Write with openpyxl, styling every cell as its manual shows, return the size."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([column.title for column in COLUMNS])
    side = Side(style="thin", color="FF8C96A0")
    for number, row in enumerate(rows, start=2):
        for column, (value, form) in enumerate(zip(row, FORMATS, strict=True), start=1):
            cell = sheet.cell(number, column, value)
            cell.font = Font(name="宋体", size=10.5)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.number_format = form
    target = BytesIO()
    book.save(target)
    return len(target.getvalue())


def timed(write: Callable[[tuple[tuple[Cell, ...], ...]], int], rows: tuple[tuple[Cell, ...], ...]) -> float:
    """Return the seconds of processor time one writing takes."""
    start = time.process_time()
    write(rows)
    return time.process_time() - start


def peak(write: Callable[[tuple[tuple[Cell, ...], ...]], int], rows: tuple[tuple[Cell, ...], ...]) -> int:
    """Return the most memory one writing holds, in bytes."""
    tracemalloc.start()
    write(rows)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def main() -> int:
    """Print the ratios; return 0 when both targets are met."""
    rows = rows_of(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    taken = [(timed(ours, rows), timed(cell_by_cell, rows)) for _ in range(ROUNDS)]
    mine, theirs = (min(times) for times in zip(*taken, strict=True))
    few = rows[:2000]
    memory = peak(ours, few) / peak(cell_by_cell, few)
    say(f"{len(rows)} rows x {len(COLUMNS)}: ours {mine:.2f} s, cell by cell {theirs:.2f} s")
    say(f"faster: {theirs / mine:.1f}x (target 5x)")
    say(f"memory: {memory:.2f}x (target 0.30x)")
    say(f"size:   {ours(rows) / cell_by_cell(rows):.2f}x")
    return 0 if theirs / mine >= 5 and memory <= 0.3 else 1


if __name__ == "__main__":
    sys.exit(main())
