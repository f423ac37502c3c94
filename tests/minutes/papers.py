"""Invented papers for the tests of the printed page, and the ways they look at one."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from desktop.minutes.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)

ANSWER = (
    "经核，园林养护中心2025年度绿化养护专项资金共计1,284.50万元，其中药剂采购支出86.32万元，"
    "未按规定履行集中采购程序；同时存在“以拨代支”“先付款后验收”等问题，涉及合同17份，占全部合同的12.6%。"
    "药剂（有效成分含量50 mg/L）须在48小时内到位，因此采取了应急采购方式，"
    "《应急采购审批表》系事后补办——未报区财政局备案……"
)


def paper(*blocks: Block, title: str = "", watermark: str = "") -> Document:
    """Return a paper of these blocks alone."""
    return Document("minutes", title, "", "", watermark, "", blocks)


def minutes() -> Document:
    """Return minutes with every kind of block and every awkward character that must print."""
    voters = (("温子谦", "赞成"), ("罗　珺", "赞成"), ("沈　䶮", "反对"), ("古丽努尔·买买提", "弃权"), ("许𬭎", "赞成"))
    return Document(
        "minutes",
        "示例市东湖区巡察整改四方会审会议纪要",
        "示东整审〔2026〕3号",
        "内部资料",
        "样张",
        "示例市东湖区巡察整改四方会审（第3次）　记至第128号　校验值 9F3A-77C2",
        (
            Heading("t", 0, "关于示例市园林养护中心巡察整改进展情况四方会审的会议纪要"),
            Facts("f", (("时间", "2026年6月18日9:00—11:42"), ("主持人", "温子谦"), ("会审单位", ANSWER[:60]))),
            Paragraph("p1", "会议认为，" + ANSWER + "\n" + "会议指出，" + ANSWER),
            Heading("h1", 1, "一、关于专项资金管理"),
            Heading("h2", 2, "（一）整改落实"),
            Paragraph(
                "p2",
                "NH₃-N、PM2.5不低于Ⅲ类标准，沈䶮、许𬭎、朱镕登记☑绿地3.2㎡；"
                "A&B、<b>粗</b>、=cmd|'/C calc'!A0原样印出。",
            ),
            Heading("h3", 3, "1. 表决"),
            Table(
                "v",
                "表决情况表",
                (
                    Column("序号", 1, Align.CENTRE),
                    Column("姓名", 2, Align.CENTRE),
                    Column("意见", 2),
                    Column("金额", 2, Align.RIGHT),
                ),
                tuple((str(n + 1), name, vote, f"{n * 37.5:.2f}") for n, (name, vote) in enumerate(voters)),
            ),
            Quote("q", "沈　䶮（干部监督科科长）", "我不同意认定为“整改到位”。" + ANSWER, "已宣读并确认。"),
            Roster("r1", "出席", tuple(f"{name}（示例市某某单位副主任）" for name, _ in voters)),
            Roster("r2", "请假", ()),
            Table("e", "移交线索", (Column("线索", 1),), ()),
            Note("n", "（以下无正文）"),
            Signatures("g", "以上记录已核对，与本人所述一致。", ("主持人", "记录人")),
        ),
    )


def record(speeches: int = 8) -> Document:
    """Return a record of questions and answers."""
    blocks: list[Block] = [Heading("t", 0, "会议记录")]
    for n in range(speeches):
        blocks.append(
            Speech(f"q{n}", 2 * n + 1, f"09:{n:02}", "罗　珺（第三监督检查室副主任）", "质询", "为何未能整改？")
        )
        blocks.append(
            Speech(
                f"a{n}",
                2 * n + 2,
                f"09:{n:02}",
                "何　堃（主任）",
                "答复",
                ANSWER,
                verbatim=n % 2 == 0,
                notes=("〔更正〕原话如此。",),
            )
        )
    return Document("record", "会议记录", "", "", "", "记至第16号", tuple(blocks))


@dataclass(frozen=True)
class Character:
    """A character as it stands on a page: where its pen starts and its ink box, points from the lower left."""

    text: str
    x: float
    y: float
    box: tuple[float, float, float, float]


def characters(page: pdfium.PdfPage) -> list[Character]:
    """Return the printed characters of a page in the order a reader finds them, without the breaks it makes up."""
    found = []
    reading = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for n in range(reading.count_chars()):
        if raw.FPDFText_IsGenerated(reading.raw, n) == 1:
            continue
        unit = chr(raw.FPDFText_GetUnicode(reading.raw, n))
        if "\udc00" <= unit <= "\udfff":
            whole = (found[-1].text + unit).encode("utf-16", "surrogatepass").decode("utf-16")
            found[-1] = replace(found[-1], text=whole)
            continue
        raw.FPDFText_GetCharOrigin(reading.raw, n, x, y)
        found.append(Character(unit, x.value, y.value, reading.get_charbox(n)))
    return found


def text_of(data: bytes) -> str:
    """Return all text of a PDF as a reader copies it, spaces and line ends dropped."""
    with pdfium.PdfDocument(data) as pdf:
        whole = "".join(page.get_textpage().get_text_range() for page in pdf)
    return "".join(whole.split())
