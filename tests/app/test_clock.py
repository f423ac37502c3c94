"""Times come back from the store as they went in; ids are new and in order."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.app.clock import SystemClock, moment, stamp

ZONES = st.sampled_from([UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Kathmandu")])
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001 - zones are drawn


@given(MOMENTS)
def test_a_moment_comes_back_to_the_microsecond(when: datetime) -> None:
    assert moment(stamp(when)) == when
    assert moment(stamp(when)).tzinfo == UTC
    assert len(stamp(when)) == len("2027-03-16T01:00:00.000000Z")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        stamp(datetime(2027, 3, 16))  # noqa: DTZ001 - the point of the test


def test_ids_are_of_version_seven_and_never_twice_the_same() -> None:
    ids = [SystemClock().new_id() for _ in range(1000)]
    assert len(set(ids)) == len(ids)
    assert {each[14] for each in ids} == {"7"}
    assert {each[19] for each in ids} <= set("89ab")
    assert [each[:13] for each in ids] == sorted(each[:13] for each in ids)
