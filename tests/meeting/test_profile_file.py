"""Profiles as files: read strictly, every fault named by its key path."""

from __future__ import annotations

import ast
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desktop.meeting.rules as package
from desktop.meeting.acts import Method, Paper
from desktop.meeting.profile import Electorate, Limits, Profile, Reason, Trigger
from desktop.meeting.profile_file import ProfileFault, load, parse, shipped
from desktop.meeting.rules.guards import GUARDS
from desktop.meeting.threshold import Base, Comparison

FOLDER = files("resources") / "profiles"
TEXTS = {name: (FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in shipped()}
VALUES = ["1", "true", "[]", "{}", '"x"', "1.5", "[[1]]", "2027-03-16", "nan"]
REVIEW = TEXTS["rectification-review"]


def test_two_profiles_are_shipped_and_load() -> None:
    assert shipped() == ("collective-decision", "rectification-review")
    for name in shipped():
        assert load(name).id == name


def test_the_two_differ_where_they_should() -> None:
    review, decision = load("rectification-review"), load("collective-decision")
    assert (len(review.parties), len(decision.parties)) == (4, 0)
    assert (review.defer, review.defer_margin) == ((Trigger.OPINIONS_EVEN_SPLIT,), None)
    assert (decision.defer, decision.defer_margin) == ((), Fraction(1, 5))
    assert (review.reason, decision.reason) == (Reason.ASKED, Reason.REQUIRED)
    assert review.electorate is Electorate.PERSONS
    personnel = decision.motion("personnel")
    assert personnel is not None
    assert personnel.methods == (Method.SECRET.value,)
    assert personnel.rule.quorum is not None
    assert (personnel.rule.threshold.comparison, personnel.rule.threshold.base) == (Comparison.MORE_THAN, Base.ENTITLED)
    assert (review.motion("personnel"), review.guard("item.circulated")) == (None, None)


def test_a_paper_shows_what_the_profile_names_and_nothing_else() -> None:
    review = load("rectification-review")
    assert review.shows(Paper.RECORD.value, "dissent")
    assert not review.shows(Paper.FEEDBACK.value, "dissent")
    assert not review.shows("menu", "verdicts")


def test_no_profile_of_another_name_is_shipped() -> None:
    with pytest.raises(ProfileFault) as fault:
        load("../settings")
    assert fault.value.path == "id"


def test_every_guard_the_rules_ask_about_can_be_switched_and_no_other() -> None:
    asked = {
        node.args[1].value
        for file in Path(package.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "holds"
        if isinstance(node.args[1], ast.Constant)
    }
    assert asked == GUARDS


def changed(old: str, new: str) -> str:
    assert old in REVIEW, old
    return REVIEW.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("x = [", ""),
        ("x = " + "[" * 100_000, ""),
        ("", "schema"),
        (changed("schema = 1", 'schema = "1"'), "schema"),
        (changed("schema = 1", "schema = true"), "schema"),
        (changed("schema = 1", "schema = 0"), "schema"),
        (changed("schema = 1", "schema = 2"), "schema"),
        (changed('edition = "2026.1"', ""), "edition"),
        (changed('edition = "2026.1"', "edition = 2026.1"), "edition"),
        (changed('edition = "2026.1"', 'editions = "2026.1"'), "editions"),
        (changed("proxies_vote = false", "proxies_vote = 0"), "proxies_vote"),
        (changed("proxies_vote = false", 'proxies_vote = "false"'), "proxies_vote"),
        (changed('electorate = "persons"', 'electorate = "everybody"'), "electorate"),
        (changed('electorate = "persons"', "electorate = []"), "electorate"),
        (changed('defer = ["opinions-even-split"]', 'defer = "opinions-even-split"'), "defer"),
        (changed('defer = ["opinions-even-split"]', 'defer = ["mood"]'), "defer[0]"),
        (changed('defer = ["opinions-even-split"]', 'defer = []\ndefer_margin = "3/2"'), "defer_margin"),
        (changed('defer = ["opinions-even-split"]', 'defer = []\ndefer_margin = "1e999999999"'), "defer_margin"),
        (changed('defer = ["opinions-even-split"]', "defer = []\ndefer_margin = 0.2"), "defer_margin"),
        (changed('defer = ["opinions-even-split"]', 'defer = []\ndefer_margin = "1/0"'), "defer_margin"),
        (changed('{ id = "sign-in", name = "签到" }', '"sign-in"'), "stages[0]"),
        (changed('{ id = "sign-in", name = "签到" }', '{ id = "sign-in" }'), "stages[0].name"),
        (changed('{ id = "sign-in", name = "签到" }', '{ id = "sign-in", name = "签到", x = 1 }'), "stages[0].x"),
        (changed('bars = ["respondent"]', 'bars = ["guest"]'), "stages[7].bars"),
        (changed('{ id = "sign-in", name', '{ id = "report", name'), "stages"),
        (changed('methods = ["named", "hands", "oral"]', "methods = []"), "motions[0].methods"),
        (changed('methods = ["named", "hands", "oral"]', 'methods = ["dance"]'), "motions[0].methods"),
        (changed('comparison = ">"', 'comparison = "<"'), "opening.threshold.comparison"),
        (changed('threshold = { fraction = "1/2"', 'threshold = { fraction = "0.5"'), "opening.threshold.fraction"),
        (changed('threshold = { fraction = "1/2"', 'threshold = { fraction = "3/2"'), "opening.threshold"),
        (changed('threshold = { fraction = "1/2"', 'threshold = { fraction = "1"'), "opening.threshold"),
        (changed('threshold = { fraction = "1/2"', 'threshold = { fraction = "0"'), "opening.threshold"),
        (changed('comparison = "≥", base = "entitled"', 'comparison = "≥", base = "valid"'), "opening.quorum"),
        (changed('quorum = { fraction = "1/2", comparison = "≥", base = "entitled" }', ""), "opening.quorum"),
        (changed('rule = "chair.casts-last"', 'rule = "chair.cast-last"'), "guards[3].rule"),
        (changed('rule = "chair.casts-last"', 'rule = "chair.speaks-last"'), "guards"),
        (changed('{ paper = "minutes"', '{ paper = "menu"'), "visibility[1].paper"),
        (changed("answer = 300", "answer = -1"), "limits.answer"),
        (changed("answer = 300", "answer = 86401"), "limits.answer"),
        (changed("answer = 300", "answer = true"), "limits.answer"),
        (changed("answer = 300", "answers = 300"), "limits.answers"),
        (changed('closed_verdicts = ["到位"]', 'closed_verdicts = ["完成"]'), "closed_verdicts"),
        (changed('partial_verdicts = ["基本到位"]', 'partial_verdicts = ["完成"]'), "partial_verdicts"),
        (REVIEW.partition("[[motions]]")[0].replace("[opening]", "motions = []\nguards = []\n[opening]"), "motions"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_key_path(text: str, path: str) -> None:
    with pytest.raises(ProfileFault) as fault:
        parse(text)
    assert fault.value.path == path
    assert fault.value.fault
    assert str(fault.value) == f"{path}: {fault.value.fault}"


@pytest.mark.parametrize(("written", "meant"), [("0", Fraction(0)), ("1", Fraction(1)), ("2/10", Fraction(1, 5))])
def test_a_margin_is_a_share_of_the_votes(written: str, meant: Fraction) -> None:
    assert parse(
        changed('defer = ["opinions-even-split"]', f'defer = []\ndefer_margin = "{written}"')
    ).defer_margin == (meant)


@pytest.mark.parametrize("seconds", [0, 86_400])
def test_a_limit_of_speaking_time_lasts_a_day_at_most(seconds: int) -> None:
    assert parse(changed("answer = 300", f"answer = {seconds}")).limits.answer == seconds


def test_a_profile_that_says_nothing_of_time_limits_nothing() -> None:
    head, _, rest = REVIEW.partition("[limits]")
    limits = parse(head + "[[motions]]" + rest.partition("[[motions]]")[2]).limits
    assert limits == Limits()
    assert (limits.question, limits.answer, limits.party, limits.warn) == (0, 0, 0, 30)


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_becomes_of_a_profile_it_loads_or_its_fault_is_named(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(sorted(TEXTS.values()))).splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "twice", "swap", "value", "insert"])):
            case "drop":
                lines[place] = ""
            case "twice":
                lines.insert(place, lines[place])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
            case "value":
                value = data.draw(
                    st.sampled_from(["1", "true", "[]", "{}", '"x"', "1.5", "[[1]]", "2027-03-16", "nan"])
                )
                lines[place] = f"{lines[place].partition('=')[0]}= {value}"
            case _:
                at = data.draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:at] + data.draw(st.text(max_size=3)) + lines[place][at:]
    try:
        read: object = parse("\n".join(lines))
    except ProfileFault as fault:
        read = fault
    assert isinstance(read, Profile | ProfileFault)
