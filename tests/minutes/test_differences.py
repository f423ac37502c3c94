"""Two drafts compared: nothing lost, nothing invented, and the changed words found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.minutes.differences import Fate, Run, compare, marked, passages, words
from desktop.minutes.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)


def paper(*blocks: Block, title: str = "纪要") -> Document:
    return Document("minutes", title, "", "", "", "页脚", blocks)


def test_equal_drafts_do_not_differ_anywhere() -> None:
    draft = paper(Paragraph("a", "会议开始。"))
    assert [each.differs for each in compare(draft, draft)] == [False, False]
    assert marked(compare(draft, draft)) == ""


def test_a_changed_word_is_struck_and_its_successor_added() -> None:
    assert words("会议决定三月完成整改", "会议决定五月完成整改") == (
        Run(Fate.KEPT, "会议决定"),
        Run(Fate.REMOVED, "三"),
        Run(Fate.ADDED, "五"),
        Run(Fate.KEPT, "月完成整改"),
    )


def test_figures_change_whole() -> None:
    assert [run.text for run in words("移交线索13件", "移交线索18件")] == ["移交线索", "13", "18", "件"]


def test_a_sliver_between_two_changes_is_read_as_one_change() -> None:
    runs = words("甲乙丙丁", "戊乙己丁")
    assert runs == (Run(Fate.REMOVED, "甲乙丙"), Run(Fate.ADDED, "戊乙己"), Run(Fate.KEPT, "丁"))
    kept = words("甲乙乙丙丁", "戊乙乙己丁")
    assert Run(Fate.KEPT, "乙乙") in kept


def test_a_paragraph_that_came_and_one_that_went_are_whole() -> None:
    found = compare(
        paper(Paragraph("a", "一"), Paragraph("b", "二")),
        paper(Paragraph("a", "一"), Paragraph("c", "三")),
    )
    assert [(each.key, each.fate) for each in found if each.differs] == [("b", Fate.REMOVED), ("c", Fate.ADDED)]
    assert marked(found) == "［－二］\n［＋三］"


def test_a_table_is_compared_row_by_row() -> None:
    columns = (Column("序号", 1), Column("认定", 1))
    old = paper(Table("t", "认定表", columns, (("01", "到位"), ("02", "未到位"))))
    new = paper(Table("t", "认定表", columns, (("01", "到位"), ("02", "基本到位"))))
    assert [each.key for each in compare(old, new) if each.differs] == ["t.02"]


def test_every_block_is_compared_by_what_it_says() -> None:
    blocks: tuple[Block, ...] = (
        Heading("h", 1, "一、事项"),
        Facts("f", (("时间", "九时"), ("地点", "二楼"))),
        Roster("r", "出席", ("甲", "乙")),
        Roster("e", "请假", ()),
        Speech("s", 3, "9:31", "温子谦", "答复", "已办", notes=("补录",)),
        Quote("q", "范一苇", "不同意", "不同意见"),
        Quote("p", "范一苇", "不同意"),
        Note("n", "（以下无正文）"),
        Signatures("g", "核对无误", ("主持人", "记录人")),
        Table("t", "", (Column("无", 1),), ()),
        PageBreak("b"),
    )
    assert [each.text for each in passages(paper(*blocks))] == [
        "纪要", "一、事项", "时间：九时", "地点：二楼", "出席：甲、乙", "请假：无", "9:31 温子谦 答复：已办\n补录",
        "范一苇（不同意见）：“不同意”", "范一苇：“不同意”", "（以下无正文）", "核对无误\n主持人、记录人", "无",
    ]  # fmt: skip


@given(old=st.text("甲乙丙12a。", max_size=20), new=st.text("甲乙丙12a。", max_size=20))
def test_the_runs_give_back_both_drafts(old: str, new: str) -> None:
    runs = words(old, new)
    assert "".join(run.text for run in runs if run.fate is not Fate.ADDED) == old
    assert "".join(run.text for run in runs if run.fate is not Fate.REMOVED) == new
