"""Every refusal has its sentence, and every sentence its refusal."""

import ast
import string
from pathlib import Path

import desktop.meeting.rules as package
from desktop.meeting.catalogue import rules, sentence, word
from desktop.meeting.refusal import refuse


def refusals_in_code() -> dict[str, set[str]]:
    """Rule → the facts its refusals name, read from the source of the rules."""
    found: dict[str, set[str]] = {}
    for file in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ("refuse", "stop"):
                continue
            rule = node.args[-1]
            if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                facts = {each.arg for each in node.keywords if each.arg and each.arg != "overridable"}
                found.setdefault(rule.value, facts).intersection_update(facts)
    return found


def test_every_refusal_in_the_rules_has_its_sentence_and_none_is_left_over() -> None:
    assert set(refusals_in_code()) == set(rules())


def test_a_sentence_names_only_facts_its_refusal_always_brings() -> None:
    for rule, facts in refusals_in_code().items():
        for wording in rules()[rule].values():
            named = {name for _, name, _, _ in string.Formatter().parse(wording) if name}
            # A motion is called by its numeral, which is made of its number.
            known = facts | ({"numeral"} if "number" in facts else set())
            assert named <= known, rule


def test_a_sentence_speaks_words_instead_of_values() -> None:
    refusal = refuse("announce.ground-missing", computed="lost", announced="carried")
    assert "未通过" in sentence(refusal).text
    assert "lost" in sentence(refusal, "en").text


def test_a_list_of_differences_names_its_numbers() -> None:
    refusal = refuse("count.tellers-differ", differences="for 5≠4；blank 0≠1")
    assert "赞成5≠4；空白0≠1" in sentence(refusal).text


def test_a_value_without_a_word_stands_for_itself() -> None:
    assert word("第三会议室") == "第三会议室"
