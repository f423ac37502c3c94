"""The lines of the shelf as the window shows them: words, colours, columns."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.app.shelf import ShelfLine
from desktop.ui.ledger_model import RIGHT, Column
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

STATUSES = ("preparing", "open", "closed", "sealed")
HUES = {"preparing": Hue.SLATE, "open": Hue.RED, "closed": Hue.BLUE, "sealed": Hue.GREEN}
ZONE = ZoneInfo("Asia/Shanghai")


def status_word(status: str) -> str:
    """Return the word for a status."""
    words = {
        "preparing": tr("准备中"),
        "open": tr("进行中"),
        "closed": tr("已散会"),
        "sealed": tr("已封存"),
    }
    return words.get(status, status)


def day(moment: datetime | None) -> str:
    """Return date and time as the office reads them, "" for none."""
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}" if moment else ""


def columns() -> tuple[Column[ShelfLine], ...]:
    """Return the columns of the list; the widths are the least, the texts may make them wider."""
    return (
        Column(tr("状态"), lambda line: status_word(line.status), hue=lambda line: HUES.get(line.status), width=72),
        Column(tr("编号"), lambda line: line.number or tr("未编号"), width=96),
        Column(tr("会议名称"), _title, bold=True),
        Column(tr("会议时间"), _when, width=120),
        Column(tr("地点"), lambda line: line.place, width=72),
        Column(tr("问题数"), lambda line: str(line.findings), align=RIGHT, width=56),
        Column(tr("记至"), lambda line: tr("第{n}号", n=line.upto) if line.upto else "—", align=RIGHT, width=64),
        Column(tr("最近改动"), lambda line: day(line.updated_at), width=120),
    )


GIVING_WAY = (6, 7, 4, 5)
"""Which columns leave first where the window is too narrow for all: 记至, 最近改动, 地点, 问题数."""


def counts(lines: Sequence[ShelfLine]) -> Callable[[str], int]:
    """Return how many lines have a status, "" for all of them."""
    return lambda status: sum(status in {"", line.status} for line in lines)


def _title(line: ShelfLine) -> str:
    return tr("［样张］{title}", title=line.title) if line.sample else line.title


def _when(line: ShelfLine) -> str:
    """The day a meeting was opened on; of one that is prepared, the day it is to be on."""
    said = day(line.opened_at)
    if line.status != "preparing":
        return said
    return tr("定于 {day}", day=said) if said else tr("未定日期")
