"""A file that leaves is whole, and nothing that was there is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.app.files import FolderTrouble, NoRoom, free_name, safe_name, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    first = write_whole(tmp_path, "记录.pdf", b"one")
    second = write_whole(tmp_path, "记录.pdf", b"two")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert second.name == "记录（2）.pdf"


@pytest.mark.parametrize("text", ["内部资料_会议记录/〔2027〕3号", 'a:b*c?"<>|\x00', "长" * 300, " . ", ""])
def test_a_name_is_one_every_system_takes(tmp_path: Path, text: str) -> None:
    name = safe_name(text, "pdf")
    assert write_whole(tmp_path, name, b"x").name == name
    assert not set(name) & set('\\/:*?"<>|\x00')


def test_a_folder_that_cannot_be_made_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderTrouble, match="无法写入"):
        write_whole(tmp_path / "file" / "below", "a.pdf", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_is_noticed_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.app.files.shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 10})())
    with pytest.raises(NoRoom):
        write_whole(tmp_path, "a.pdf", b"x" * 100)
    assert list(tmp_path.iterdir()) == []


def test_free_names_count_on(tmp_path: Path) -> None:
    for name in ("a.pdf", "a（2）.pdf"):
        (tmp_path / name).touch()
    assert free_name(tmp_path, "a.pdf").name == "a（3）.pdf"
