"""Rosters pasted from Excel: with headings, without, as a line of names."""

import pytest

from desktop.intake import PeopleProposal, Unreadable, normal_name, parse, propose_people
from desktop.intake.names import looks_like_name
from tests.intake.ledger_files import sheet_xml, xlsx

PASTED = "序号\t姓名\t单位\t职务\t身份\n1\t温　宁\t示例市纪委监委\t主任\t组长\n2\t赵宁宁\t\t科员\t成员\n"


def names(proposal: PeopleProposal) -> list[tuple[str, str]]:
    return [(person.name, person.group) for person in proposal.people]


def codes(proposal: PeopleProposal) -> list[set[str]]:
    return [{doubt.code for doubt in person.doubts} for person in proposal.people]


def test_a_roster_with_headings_is_read() -> None:
    proposal = propose_people(PASTED)
    assert names(proposal) == [("温　宁", "示例市纪委监委"), ("赵宁宁", "示例市纪委监委")]
    assert [(p.normal, p.post, p.role) for p in proposal.people] == [
        ("温宁", "主任", "组长"),
        ("赵宁宁", "科员", "成员"),
    ]
    assert codes(proposal) == [set(), {"as-above"}]


def test_a_roster_below_its_title_is_read_from_a_book() -> None:
    rows = {
        1: ("参会人员名单",),
        2: ("姓名", "会审方", "职务"),
        3: ("温　宁", "组织部", "主任"),
        4: (None, "组织部", None),
    }
    proposal = propose_people(parse(xlsx({"名单": sheet_xml(rows, ["A1:C1"])}), ""), "名单")
    assert (proposal.header_row, names(proposal)) == (2, [("温　宁", "组织部")])
    assert [(row.source_row, row.code) for row in proposal.skipped] == [(4, "no-name")]


def test_a_roster_without_headings_is_guessed_and_loses_nobody() -> None:
    proposal = propose_people("1\t温　宁\t园林养护中心\t主任\n2\t赵宁宁\t示例市林场\t科员\n")
    assert names(proposal) == [("温　宁", "园林养护中心"), ("赵宁宁", "示例市林场")]
    assert codes(proposal) == [{"columns-guessed"}, {"columns-guessed"}]


def test_a_roster_without_headings_is_mapped_by_hand_and_loses_nobody() -> None:
    proposal = propose_people("园林养护中心\t温　宁\n示例市林场\t赵宁宁\n", mapping={0: "group", 1: "name"})
    assert names(proposal) == [("温　宁", "园林养护中心"), ("赵宁宁", "示例市林场")]
    assert codes(proposal) == [set(), set()]


@pytest.mark.parametrize("text", ["温　宁、赵宁宁、李一山", "温　宁，赵宁宁,李一山", "温　宁；赵宁宁;李一山\n"])
def test_a_line_of_names_is_a_roster(text: str) -> None:
    assert [person.normal for person in propose_people(text).people] == ["温宁", "赵宁宁", "李一山"]


@pytest.mark.parametrize("text", ["", " \n", "1\t2\n3\t4"])
def test_what_holds_no_names_misses_the_names(text: str) -> None:
    assert (propose_people(text).people, propose_people(text).missing) == ((), ("name",))


def test_a_pasted_page_is_refused() -> None:
    with pytest.raises(Unreadable):
        propose_people("<html><body>温宁</body></html>")


def test_the_same_person_twice_and_two_of_one_name_are_told_apart() -> None:
    proposal = propose_people("姓名\t单位\n陈　瑩\t组织部\n陈瑩\t组织部\n陈瑩\t巡察办\n陈莹\t组织部\n")
    assert codes(proposal) == [set(), {"duplicate"}, {"namesake"}, set()]


def test_people_on_the_roster_already_are_marked() -> None:
    assert codes(propose_people("姓名\t单位\n温　宁\t甲\n赵宁宁\t甲\n", known=["温宁"])) == [{"known"}, set()]


def test_a_text_that_is_no_name_is_marked() -> None:
    assert codes(propose_people("姓名\t单位\n温宁（组长）\t甲\nJohn Smith\t甲\n")) == [{"name-odd"}, set()]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("陈　瑩", "陈瑩"),
        (" 陈 瑩\n", "陈瑩"),
        ("古丽•阿依", "古丽·阿依"),
        ("古丽・阿依", "古丽·阿依"),
        ("John  Smith", "john smith"),
        ("ＪＯＨＮ　Smith", "john smith"),
    ],
)
def test_names_are_compared_without_padding(written: str, normal: str) -> None:
    assert normal_name(written) == normal


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("温", False), ("温宁", True), ("欧阳小宁", True), ("园林养护中", False), ("古丽·阿依", True), ("12", False)],
)
def test_names_of_two_to_four_characters_look_like_names(text: str, is_name: bool) -> None:  # noqa: FBT001
    assert looks_like_name(text) is is_name
