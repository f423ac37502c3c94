"""What the invented review is about: its ledger as an office would hand it over, its people, and what they say."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

ROWS = (
    (1, "以碰头会代替党组会研究重大事项", "修订议事规则，党组会已召开11次", "已完成", "2026年12月31日"),
    (2, "养护合同拆分规避招标，合计86.4万元", "终止两份合同，重新招标", "基本完成", "2027.1.31"),
    (3, "苗木入库17笔无两人签字", "补签15笔，其余2笔经手人已调离", "未完成", "2026年底前"),
    (4, "公务用车里程登记缺失4个月", "已补登并通报", "已完成", "2026-11-30"),
    (5, "绿化工程变更未经集体研究2次", "补开会议追认", "已完成", "2026年10月"),
    (6, "谈心谈话记录雷同", "重新谈话并记录", "已完成", "2026年9月30日"),
    (7, "食堂物资采购未公示", "每月公示", "已完成", "长期坚持"),
    (8, "信访件超期答复3件", "已答复，建立提醒台账", "基本完成", "2027年2月15日"),
)
UNIT = "园林养护中心"
ROSTER = """姓名\t单位\t职务\t身份
钟世安\t市委巡察办\t主任\t主持人
罗敬之\t市纪委监委\t第三室主任\t会审人员
何其远\t市委组织部\t干部监督科科长\t会审人员
秦若岚\t市委巡察办\t副主任\t会审人员
曾牧野\t市委巡察组\t组长\t会审人员
温子谦\t园林养护中心\t党组书记\t被审单位
文思远\t市委巡察办\t科员\t记录人
李予安\t市委巡察办\t科员\t计票人
赵闻笛\t市委组织部\t科员\t计票人
"""
INITIALS = ("zsa", "ljz", "hqy", "qrl", "cmy", "wzq", "wsy", "lya", "zwd")
OPINIONS = ("12211111", "12211111", "12321111", "13311111")
"""By party, then by finding: 1 到位, 2 基本到位, 3 未到位. On 02 one party stands apart, on 03 they are two and two."""
DISSENTS = ("程序没有补正，不应认定。", "不降低标准。")
PROMISE = "没有书面依据，四月底前清完。"
SLIP = "示例2027-01"


def write_ledger(file: Path) -> Path:
    """The ledger stands in ``file``: a title above the headings, merged cells, dates as people write them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "问题台账"
    sheet.append(["示例市园林养护中心巡察反馈问题整改台账"])
    sheet.merge_cells("A1:F1")
    sheet.append(["序号", "被审单位", "反馈问题", "整改措施及进展", "完成情况", "整改时限"])
    for number, finding, done, state, due in ROWS:
        sheet.append([number, UNIT if number == 1 else None, finding, done, state, due])
    sheet.merge_cells(f"B3:B{len(ROWS) + 2}")
    book.save(file)
    return file
