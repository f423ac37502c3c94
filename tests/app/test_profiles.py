"""Kinds of meeting the office made: kept whole, brought and taken, never hidden by a broken one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.profiles import LARGEST, KindGone, Profiles
from desktop.meeting.profile_file import ProfileFault, load, shipped
from desktop.meeting.profile_text import write
from desktop.meeting.refusal import Refusal
from tests.app.offices import office_at, small_plan

REVIEW = load("rectification-review")


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path / "config" / "profiles")


def test_without_an_office_kind_there_are_the_shipped_ones(profiles: Profiles) -> None:
    assert [kind.id for kind in profiles.kinds()] == list(shipped())
    assert all(kind.shipped for kind in profiles.kinds())


def test_a_kind_that_was_kept_is_there_again_and_equal(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    assert Profiles(profiles.folder).load(mine.id) == mine
    assert profiles.kinds()[-1].name == "本单位会审"
    assert [file.name for file in profiles.folder.iterdir()] == [f"{mine.id}.toml"]


def test_keeping_again_replaces_the_file(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    before = profiles.kinds()[-1].digest
    profiles.keep(replace(mine, proxies_vote=True))
    assert profiles.load(mine.id).proxies_vote
    assert len(list(profiles.folder.iterdir())) == 1
    assert profiles.kinds()[-1].digest != before


@pytest.mark.parametrize("kind", [*shipped(), "../x", "", "a" * 65, "中文"])
def test_a_shipped_kind_and_an_odd_id_are_never_written(profiles: Profiles, kind: str) -> None:
    with pytest.raises(ProfileFault):
        profiles.keep(replace(REVIEW, id=kind))
    assert not profiles.folder.exists()


def test_what_the_engine_would_not_read_is_never_written(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    with pytest.raises(ProfileFault) as fault:
        profiles.keep(replace(mine, motions=()))
    assert fault.value.path == "motions"
    assert profiles.load(mine.id) == mine


def test_a_broken_file_is_listed_with_its_fault_and_hides_no_other(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    (profiles.folder / "broken.toml").write_text("schema = ", "utf-8")
    (profiles.folder / "bytes.toml").write_bytes(b"\xff\xfe")
    (profiles.folder / "other.toml").write_text(write(mine), "utf-8")
    (profiles.folder / "large.toml").write_bytes(b"#" * (LARGEST + 1))
    kinds = {kind.id: kind for kind in profiles.kinds()}
    assert kinds[mine.id].profile == mine
    for name, path in (("broken", ""), ("bytes", ""), ("other", "id"), ("large", "")):
        fault = kinds[name].fault
        assert fault is not None
        assert (fault.path, kinds[name].name, kinds[name].digest) == (path, name, "")
    assert mine in profiles.usable()
    assert profiles.name("broken") == "broken"


def test_a_file_of_the_largest_size_is_read(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.folder.mkdir(parents=True)
    text = write(mine).encode()
    (profiles.folder / f"{mine.id}.toml").write_bytes(text + b"#" * (LARGEST - len(text)))
    assert profiles.load(mine.id) == mine


def test_a_removed_kind_is_gone_and_a_shipped_one_stays(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    profiles.remove(mine.id)
    profiles.remove(mine.id)
    profiles.remove(REVIEW.id)
    with pytest.raises(KindGone):
        profiles.load(mine.id)
    assert profiles.load(REVIEW.id) == REVIEW


def test_a_kind_goes_to_another_machine_and_is_the_same_there(profiles: Profiles, tmp_path: Path) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    stick, there = tmp_path / "stick", Profiles(tmp_path / "there")
    file = profiles.take(mine, stick)
    again = profiles.take(mine, stick)
    assert (file.name, again.name) == ("本单位会审.toml", "本单位会审（2）.toml")
    brought = there.bring(there.read(file))
    assert (brought.profile, brought.digest) == (mine, profiles.kinds()[-1].digest)
    assert there.bring(there.read(file)) == brought
    assert len(there.kinds()) == len(shipped()) + 1


def test_a_kind_brought_under_a_taken_id_becomes_one_of_its_own(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    other = profiles.bring(replace(mine, edition="外单位"))
    assert other.id != mine.id
    assert profiles.load(mine.id) == mine
    assert profiles.bring(replace(REVIEW, source="改过")).id not in shipped()


def test_a_kind_is_found_by_its_name_unless_two_have_it(profiles: Profiles) -> None:
    mine = profiles.copy(REVIEW, "本单位会审")
    profiles.keep(mine)
    assert profiles.find("本单位会审") == mine
    assert profiles.find(mine.id) == mine
    profiles.keep(profiles.copy(REVIEW, "本单位会审"))
    with pytest.raises(KindGone):
        profiles.find("本单位会审")


def test_a_meeting_is_prepared_and_opened_as_a_kind_of_the_office(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        mine = office.profiles.copy(REVIEW, "本单位会审")
        office.profiles.keep(replace(mine, proxies_vote=True))
        prepared = office.preparations.new(mine.id, small_plan()).result()
        recorded = office.preparations.open(prepared.meeting).result()
        assert not isinstance(recorded, Refusal)
        office.profiles.remove(mine.id)
        opened = office.desk.meeting(prepared.meeting).result()
        assert (opened.profile.name, opened.profile.proxies_vote) == ("本单位会审", True)


def test_a_preparation_outlives_its_kind_and_turns_to_another(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        mine = office.profiles.copy(REVIEW, "本单位会审")
        office.profiles.keep(mine)
        prepared = office.preparations.new(mine.id, small_plan()).result()
        office.profiles.remove(mine.id)
        changed = office.preparations.change(prepared, lambda plan: replace(plan, place="二楼")).result()
        with pytest.raises(KindGone):
            office.preparations.open(prepared.meeting).result()
        turned = office.preparations.turn_to(changed, REVIEW.id).result()
        assert (turned.plan.place, turned.preparation.profile) == ("二楼", REVIEW.id)
        assert not isinstance(office.preparations.open(prepared.meeting).result(), Refusal)
        with pytest.raises(KindGone):
            office.preparations.new("nothing", small_plan("2")).result()
