"""Acts to canonical bytes and back: nothing unknown accepted, nothing missing guessed, readable for good."""

from __future__ import annotations

import json
import types
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.meeting.acts import (
    Act,
    AnswerDeferred,
    Arrived,
    BallotsCounted,
    MeetingOpened,
    QuestionPut,
    VoteOpened,
)
from desktop.meeting.codec import UnreadableAct, canonical, decode, encode, kinds, read, with_part
from desktop.meeting.ids import PersonId
from desktop.meeting.plan import Figures, Plan
from desktop.meeting.threshold import Base, Comparison, Quorum, Threshold
from tests.meeting.table import HAN, PLAN, REVIEW, review, sheet

FROZEN = Path(__file__).parents[1] / "data" / "journal-v1.jsonl"


@cache
def anything(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    """Whatever a part of that type may hold."""
    base = getattr(hint, "__supertype__", hint)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=8),
        bool: st.booleans(),
        int: st.integers(0, 10**6),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC)),
        Fraction: st.fractions(Fraction(1, 1000), Fraction(999, 1000), max_denominator=1000),
        Decimal: st.decimals(0, 10**9, places=2),
        Comparison: st.just(Comparison.AT_LEAST),
    }
    if base in plain:
        return plain[base]
    if isinstance(base, types.UnionType):
        return st.none() | anything(get_args(base)[0])
    if get_origin(base) is tuple:
        return st.lists(anything(get_args(base)[0]), max_size=2).map(tuple)
    if issubclass(base, Enum):
        return st.sampled_from(base)
    parts = {name: anything(part) for name, part in get_type_hints(base).items()}
    if base is Quorum:
        parts["base"] = st.sampled_from([Base.ENTITLED, Base.COMPONENT])
    return st.builds(base, **parts)


@pytest.mark.parametrize("kind", [*kinds().values()], ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_every_act_reads_as_it_was_written(kind: type[Act], data: st.DataObject) -> None:
    act = data.draw(anything(kind))
    name, version, body = encode(act)
    assert (name, version) == (kind.__name__, 1)
    assert decode(name, version, body) == act
    assert encode(decode(name, version, body)) == (name, version, body)


def frozen() -> list[tuple[str, int, str]]:
    lines = [json.loads(each) for each in FROZEN.read_text(encoding="utf-8").splitlines()]
    return [(each["kind"], each["version"], each["body"]) for each in lines]


def test_the_frozen_journal_holds_every_kind_once() -> None:
    assert sorted(kind for kind, _, _ in frozen()) == sorted(kinds())


@pytest.mark.parametrize(("kind", "version", "body"), frozen(), ids=lambda each: each if str(each).isalpha() else "")
def test_what_was_ever_written_stays_readable_and_says_the_same(kind: str, version: int, body: str) -> None:
    act = decode(kind, version, body.encode())
    assert within(json.loads(body), json.loads(encode(act)[2]))


def within(old: object, new: object) -> bool:
    """Whether all that was written stands; parts added since have their defaults."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and within(part, new[key]) for key, part in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(within, old, new))
    return old == new


def test_the_bytes_are_the_same_on_every_machine() -> None:
    assert encode(QuestionPut(HAN, "为何“拆分”？\n", finding="f1")) == (
        "QuestionPut",
        1,
        '{"asker":"han","finding":"f1","oral":true,"respondent":"","source_withheld":false,'
        '"text":"为何“拆分”？\\n","verbatim":false}'.encode(),
    )
    assert canonical(Threshold(Fraction(2, 3), Comparison.AT_LEAST, Base.VALID)) == (
        '{"base":"valid","comparison":"≥","fraction":"2/3"}'.encode()
    )
    assert canonical((date(2027, 3, 1), datetime(2027, 3, 1, 1, tzinfo=UTC), Decimal("27.80"), None)) == (
        b'["2027-03-01","2027-03-01T01:00:00+00:00","27.80",null]'
    )


def test_equal_values_in_another_notation_are_written_alike() -> None:
    assert canonical(Decimal("1E+3")) == b'"1000"'
    assert canonical(Decimal("1E-7")) == b'"0.0000001"'
    assert read(Figures, canonical(Figures(Decimal("1E+3")))).recovered == 1000


@pytest.mark.parametrize(
    ("kind", "version"), [("Arived", 1), ("", 1), ("Arrived", 0), ("Arrived", 2), ("Act", 1), ("Plan", 1)]
)
def test_an_unknown_kind_or_version_is_unreadable(kind: str, version: int) -> None:
    with pytest.raises(UnreadableAct):
        decode(kind, version, b'{"person":"han"}')


@pytest.mark.parametrize(
    "body",
    [
        b'{"person":"han","seat":"1"}',
        b"{}",
        b'{"Person":"han"}',
        b'{"person":1}',
        b'{"person":null}',
        b'{"person":["han"]}',
        b'{"person":true}',
        b'["han"]',
        b'"han"',
        b'{"person":"han"}{}',
        b'{"person":"han"} ',
        b"null",
        b"",
        b'{"person":"han"',
        b'{"person":"\xff"}',
        '{"person":"han"}'.encode("utf-16"),
        b'\xef\xbb\xbf{"person":"han"}',
        b"[" * 100_000,
        b'{"person":' + b"[" * 100_000,
    ],
)
def test_a_body_that_is_no_arrival_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableAct):
        decode("Arrived", 1, body)


def broken(act: Act, **parts: object) -> tuple[str, int, bytes]:
    kind, version, body = encode(act)
    return kind, version, json.dumps({**json.loads(body), **parts}).encode()


COUNT = json.loads(encode(BallotsCounted(1, HAN, sheet(5, 5)))[2])["count"]
OPENED = json.loads(encode(MeetingOpened(REVIEW, PLAN))[2])


@pytest.mark.parametrize(
    ("act", "parts"),
    [
        (AnswerDeferred(1, "查", None), {"due": "20270430"}),
        (AnswerDeferred(1, "查", None), {"due": "2027-W17-5"}),
        (AnswerDeferred(1, "查", None), {"due": "四月底"}),
        (AnswerDeferred(1, "查", None), {"due": 20270430}),
        (AnswerDeferred(1, "查", None), {"question": 1.0}),
        (AnswerDeferred(1, "查", None), {"question": True}),
        (AnswerDeferred(1, "查", None), {"question": "1"}),
        (AnswerDeferred(1, "查", None), {"question": float("nan")}),
        (QuestionPut(HAN, "问"), {"oral": 1}),
        (QuestionPut(HAN, "问"), {"oral": None}),
        (BallotsCounted(1, HAN, sheet(5, 5)), {"count": None}),
        (BallotsCounted(1, HAN, sheet(5, 5)), {"count": {**COUNT, "for_": -1}}),
        (BallotsCounted(1, HAN, sheet(5, 5)), {"count": {**COUNT, "for": 1}}),
        (MeetingOpened(REVIEW, PLAN), {"profile": {**OPENED["profile"], "electorate": "everybody"}}),
        (MeetingOpened(REVIEW, PLAN), {"profile": {**OPENED["profile"], "electorate": []}}),
        (MeetingOpened(REVIEW, PLAN), {"profile": {**OPENED["profile"], "defer_margin": "1e999999999"}}),
        (MeetingOpened(REVIEW, PLAN), {"profile": {**OPENED["profile"], "defer_margin": "0.2"}}),
        (MeetingOpened(REVIEW, PLAN), {"profile": {**OPENED["profile"], "defer_margin": "2/4"}}),
        (MeetingOpened(REVIEW, PLAN), {"profile": {**OPENED["profile"], "defer_margin": "1/0"}}),
        (MeetingOpened(REVIEW, PLAN), {"plan": {**OPENED["plan"], "units": {}}}),
        (MeetingOpened(REVIEW, PLAN), {"plan": {**OPENED["plan"], "starts": "2027-03-16 09:00"}}),
    ],
)
def test_a_part_of_the_wrong_type_or_notation_is_unreadable(act: Act, parts: dict[str, object]) -> None:
    with pytest.raises(UnreadableAct):
        decode(*broken(act, **parts))


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "1E+3", "0x1", "1_000", "１", "", " 1", "1."])
def test_an_amount_is_a_plain_figure(figure: str) -> None:
    body = json.dumps({"recovered": figure}).encode()
    with pytest.raises(UnreadableAct):
        read(Figures, body)


def test_parts_added_since_take_their_defaults() -> None:
    assert read(Plan, b'{"title":"t"}') == Plan("t")
    assert decode("Arrived", 1, b'{ "person" : "han" }') == Arrived(HAN)


@pytest.mark.parametrize("value", [1.5, {"a": 1}, [1], b"x", object(), Decimal("NaN"), Decimal("Infinity")])
def test_what_has_no_place_in_a_record_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError, match="has no place in a record"):
        canonical(value)


@dataclass(frozen=True)
class Either:
    """A value whose part is of one type or another."""

    part: bytes | str


@dataclass(frozen=True)
class Table:
    """A value with a part that has no fixed parts itself."""

    part: dict[str, int]


@pytest.mark.parametrize("of", [Either, Table])
def test_a_type_no_act_has_is_a_bug(of: type[Either | Table]) -> None:
    with pytest.raises((TypeError, ValueError), match=r"has no place in a record|too many values"):
        read(of, b'{"part":"x"}')


def test_a_part_of_something_that_has_no_parts_is_refused() -> None:
    with pytest.raises(UnreadableAct):
        with_part("text", "text", "x")


def test_every_part_of_every_act_is_documented_by_its_type() -> None:
    for kind in kinds().values():
        assert is_dataclass(kind)
        assert kind.__doc__
        assert {each.name for each in fields(kind)} == set(get_type_hints(kind))


def test_the_opening_embeds_profile_and_preparation_whole() -> None:
    opening = review().entries[0].act
    assert isinstance(opening, MeetingOpened)
    assert decode(*encode(opening)) == MeetingOpened(REVIEW, PLAN, "Asia/Shanghai", "ji")
    assert VoteOpened.__name__ in kinds()


def test_anything_after_the_act_makes_its_entry_unreadable() -> None:
    body = encode(Arrived(PersonId("gu")))[2]
    with pytest.raises(UnreadableAct):
        decode("Arrived", 1, body + b"{}")
