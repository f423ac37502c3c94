"""The machine's part of the readiness list: disk, battery, printer, second screen, clock, backup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.app.machine import Power
from desktop.ui.prepare.points import Point, Weight
from desktop.ui.speech import tr

ENOUGH_ROOM = 500_000_000
"""Bytes that should be free on the store's disk: a long meeting with its papers takes a tenth of it."""
ENOUGH_POWER = 80
"""Percent of a battery below which a morning's meeting without mains power is in danger."""
SLACK = timedelta(minutes=5)
"""How much earlier than the last record a clock may be: clocks are set."""
BACKUP_AGE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine as it is found just now. None: the system does not say, or it was not asked yet."""

    free: int
    """Room on the store's disk, in bytes."""
    power: Power | None = None
    printers: int | None = None
    screens: int = 1
    now: datetime | None = None
    last_record: datetime | None = None
    """When something was last written in the store, this plan apart."""
    backed_up: datetime | None = None
    """When the store was backed up last."""
    worth_backing_up: bool = False
    """Whether the store holds a record at all."""


def machine_points(machine: Machine) -> Iterator[Point]:
    """Yield what to look at about the machine, and what is well with it."""
    yield _disk(machine.free)
    yield _power(machine.power)
    if machine.printers is not None:
        none = tr("没有找到打印机，会中打印只能另存为 PDF。")
        some = tr("打印机 {n} 台。", n=machine.printers)
        yield Point("printer", Weight.FINE if machine.printers else Weight.LOOK, some if machine.printers else none, "")
    second = machine.screens > 1
    said = tr("第二块屏幕已接上，可以投屏。") if second else tr("没有第二块屏幕，投屏只能用窗口。")
    yield Point("screen", Weight.FINE if second else Weight.LOOK, said, "")
    yield from _clock(machine)
    yield from _backup(machine)


def _disk(free: int) -> Point:
    if free < ENOUGH_ROOM:
        return Point("disk", Weight.LOOK, tr("磁盘只剩 {n} MB，请清理后再开会。", n=free // 1_000_000), "settings")
    return Point("disk", Weight.FINE, tr("磁盘剩余 {n} GB。", n=free // 1_000_000_000), "")


def _power(power: Power | None) -> Point:
    if power is None:
        return Point("power", Weight.LOOK, tr("系统没有说明电源情况，请自行确认已接电源。"), "")
    if power.mains:
        level = tr("，电量 {n}%", n=power.percent) if power.percent is not None else ""
        return Point("power", Weight.FINE, tr("已接电源{level}。", level=level), "")
    if power.percent is None:
        return Point("power", Weight.LOOK, tr("没有接电源，电量不明。"), "")
    low = power.percent < ENOUGH_POWER
    said = tr("没有接电源，电量 {n}%。", n=power.percent)
    return (
        Point("power", Weight.LOOK, said + tr("请接上电源再开会。"), "")
        if low
        else Point("power", Weight.FINE, said, "")
    )


def _clock(machine: Machine) -> Iterator[Point]:
    if machine.now is None or machine.last_record is None:
        return
    if machine.now + SLACK < machine.last_record:
        last = f"{machine.last_record.astimezone():%Y-%m-%d %H:%M}"
        yield Point("clock", Weight.LOOK, tr("电脑时间早于最近一条记录（{last}），请校准时钟。", last=last), "")


def _backup(machine: Machine) -> Iterator[Point]:
    if not machine.worth_backing_up or machine.now is None:
        return
    if machine.backed_up is None:
        yield Point("backup", Weight.LOOK, tr("会议库还没有备份过。"), "settings")
        return
    age = machine.now - machine.backed_up
    said = tr("上次备份在 {n} 天前。", n=max(0, age.days))
    yield Point("backup", Weight.LOOK if age > BACKUP_AGE else Weight.FINE, said, "settings")
