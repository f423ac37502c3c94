from __future__ import annotations

import errno
from pathlib import Path

import pytest

from db import trouble
from db.lock import Holder
from db.trouble import Trouble, os_trouble, trouble_for

HERE = Path("/库")
SAMPLES: list[Trouble] = [
    trouble.StoreHeld(HERE, Holder(7, "host", "甲", "huishen", "09:00")),
    trouble.StoreHeld(HERE),
    trouble.StoreMissing(HERE),
    trouble.StoreExists(HERE),
    trouble.WrongKeyOrDamaged(HERE),
    trouble.Damaged(HERE, "page 7"),
    trouble.GuardsAltered(HERE, ("a", "b")),
    trouble.NewerStore(HERE, "0009", "huishen 9"),
    trouble.ForeignFile(HERE),
    trouble.DiskFull(HERE),
    trouble.NoRoomForCopy(HERE, 20_000_001, 19_999_999),
    trouble.MediumGone(HERE),
    trouble.ReadOnlyMedium(HERE),
    trouble.SettingRefused(HERE, setting="s", wanted="1", got="0"),
    trouble.StalePlan(HERE, 3),
    trouble.CopyExists(HERE),
    trouble.CopyDiffers(HERE),
]


def test_the_samples_are_all_the_troubles_there_are() -> None:
    assert {type(sample) for sample in SAMPLES} == set(Trouble.__subclasses__())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_every_trouble_speaks_chinese_gives_advice_and_knows_english(sample: Trouble) -> None:
    for text in (str(sample), sample.advice):
        assert text.endswith("。")
        assert "{" not in text
    assert sample.english.replace("/库", "").replace("甲@", "").isascii()
    assert sample.english.endswith(".")
    assert sample.path == HERE


def test_room_is_told_in_whole_megabytes_on_the_safe_side() -> None:
    sample = trouble.NoRoomForCopy(HERE, 20_000_001, 19_999_999)
    assert "需要约 21 MB，只剩 19 MB" in str(sample)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, trouble.StoreHeld),
        (6, trouble.StoreHeld),
        (8, trouble.ReadOnlyMedium),
        (10, trouble.MediumGone),
        (10 | 3 << 8, trouble.MediumGone),
        (11, trouble.Damaged),
        (13, trouble.DiskFull),
        (14, trouble.StoreMissing),
        (19, trouble.GuardRefused),
        (26, trouble.WrongKeyOrDamaged),
    ],
)
def test_each_result_code_has_one_meaning(code: int, kind: type[Exception]) -> None:
    assert type(trouble_for(code, "message", HERE)) is kind


@pytest.mark.parametrize("code", [None, 0, 1, 7, 21, 25])
def test_other_result_codes_are_mistakes_of_ours(code: int | None) -> None:
    assert trouble_for(code, "message", HERE) is None


def test_a_file_that_is_there_and_cannot_be_opened_is_a_matter_of_the_medium(tmp_path: Path) -> None:
    assert type(trouble_for(14, "message", tmp_path)) is trouble.MediumGone


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EROFS, trouble.ReadOnlyMedium),
        (errno.EACCES, trouble.ReadOnlyMedium),
        (errno.ENOSPC, trouble.DiskFull),
        (errno.EIO, trouble.MediumGone),
        (errno.ENOTDIR, NotADirectoryError),
    ],
)
def test_errors_of_the_system_get_their_names(number: int, kind: type[Exception]) -> None:
    with pytest.raises(kind), os_trouble(HERE):
        raise OSError(number, "message")
