"""The initials of a name: as a surname is read, open where nobody can know, put right by hand."""

from __future__ import annotations

import pytest

from desktop.meeting.ids import PersonId
from desktop.meeting.plan import Plan, Seat
from desktop.ui.hall.people import Speaker, found
from desktop.ui.prepare.parties import seats
from desktop.ui.prepare.spelling import is_sound, spelt


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("顾明川", "gmc"),
        ("许　喆", "xz"),
        ("单　雄", "sx"),
        ("明单", "md"),
        ("解明", "xm"),
        ("王知夏", "wzx"),
        ("阿卜杜拉·买买提", "abdlmmt"),
        ("A君", "aj"),
        ("", ""),
    ],
)
def test_a_surname_is_read_as_a_surname_and_the_rest_as_it_is_read_most(name: str, letters: str) -> None:
    assert spelt(name) == letters


@pytest.mark.parametrize(("typed", "sound"), [("", True), ("zcx", True), ("z c", False), ("z1", False), ("曾", False)])
def test_letters_alone_are_initials(typed: str, sound: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_sound(typed) is sound


def test_initials_put_right_are_kept_and_emptied_ones_forgotten() -> None:
    cell = seats().cells[-1]
    seat = Seat(PersonId("a"), "曾长川")
    assert cell.write is not None
    assert cell.text(seat, Plan("")) == "zzc"
    right = cell.write(seat, "ZCC", Plan(""))
    assert isinstance(right, Seat)
    assert right.initials == "zcc"
    assert cell.text(right, Plan("")) == "zcc"
    assert cell.write(right, "", Plan("")) == seat
    assert cell.write(seat, "zzc", Plan("")) == seat, "what was shown and not changed is no correction"
    assert isinstance(cell.write(seat, "曾cc", Plan("")), str)


def test_a_speaker_is_found_by_the_letters_put_right() -> None:
    plain = Speaker(PersonId("a"), "顾明川", "", "", 1)
    right = Speaker(PersonId("b"), "顾明川", "", "", 2, "", "xyz")
    assert found((plain, right), "xy") == (right,)
    assert found((plain, right), "gm") == (plain, right)
    assert found((plain, right), "") == (plain, right)
