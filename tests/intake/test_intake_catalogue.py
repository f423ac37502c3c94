"""The catalogue of names and words is data; a slip in it names its place."""

import pytest

from desktop.intake.catalogue import CatalogueError, Match, catalogue, load

GOOD = """
schema = 1
[[ledger]]
id = "finding"
title = "具体问题"
kind = "text"
names = ["问题"]
[[people]]
id = "name"
title = "姓名"
kind = "text"
names = ["姓名"]
[[status]]
id = "done"
title = "已完成"
words = ["完成"]
"""


def test_a_small_catalogue_is_read() -> None:
    assert [field.id for field in load(GOOD).ledger.fields] == ["finding"]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("schema = 1", "schema = 2", "schema"),
        ("schema = 1", "schema = 1\nextra = 1", "extra"),
        ('kind = "text"', 'kind = "long"', r"ledger\[0\].kind"),
        ('kind = "text"', 'kind = "text"\nabove = 1', r"ledger\[0\].above"),
        ('kind = "text"', 'kind = "text"\nblank = 1', r"ledger\[0\].blank"),
        ('names = ["问题"]', "names = []", r"ledger\[0\].names"),
        ('names = ["问题"]', "names = [1]", r"ledger\[0\].names\[0\]"),
        ('title = "具体问题"', "", r"ledger\[0\].title"),
        ("[[people]]", "[people]", "people"),
        ("[[status]]", "[[ledger]]", "status"),
        ('words = ["完成"]', 'words = ["完成"]\n[[status]]\nid = "x"\ntitle = "x"\nwords = ["完成"]', "done and to x"),
    ],
)
def test_a_slip_names_its_key_path(old: str, new: str, path: str) -> None:
    with pytest.raises(CatalogueError, match=path):
        load(GOOD.replace(old, new, 1))


def test_the_shipped_fields_are_those_the_workbook_asks_for() -> None:
    shipped = {field.id for field in catalogue().ledger.fields}
    assert {"recovered", "rules", "clues", "clues_closed", "discipline", "organisational", "talks"} <= shipped


@pytest.mark.parametrize(
    ("heading", "field", "match"),
    [
        ("责 任 人", "owner", Match.WHOLE),
        ("1.具体问题：", "finding", Match.WHOLE),
        ("问题类别(一级)", "category", Match.WHOLE),
        ("【反馈问题】", "", Match.NONE),
        ("整改完成时限要求", "due", Match.PART),
        ("责任单位和责任人", "department", Match.PART),
        ("需求状态", "", Match.NONE),
        ("整改措施数", "", Match.NONE),
        ("修订制度数", "rules", Match.PART),
        ("具体问题" * 7, "", Match.NONE),
        ("", "", Match.NONE),
    ],
)
def test_a_heading_is_matched_as_surely_as_it_deserves(heading: str, field: str, match: Match) -> None:
    found, surely = catalogue().ledger.match(heading)
    assert (found.id if found else "", surely) == (field, match)


def test_no_field_is_asked_for_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        catalogue().ledger.field("nothing")
