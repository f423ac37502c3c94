"""Where a title may be broken without tearing a word: the words that titles of these papers are made of."""

from __future__ import annotations

import re
from itertools import pairwise

_WORDS = """
    巡察整改 巡视整改 整改落实 关于 示例 全市 全区 全县 市委 区委 县委 党委 党组 党支部 常委 常委会 市直
    区直 人民政府 政府 机关 单位 部门 街道 社区 集团 公司 纪委 监委 区纪委 市纪委 县纪委 组织部 宣传部 巡察办 巡察组
    巡察工作 领导小组 办公室 委员会 财政局 审计局 管理局 园林 绿化 养护 中心 医院 学校 巡察 巡视 整改 反馈
    问题 情况 进展 落实 报告 会审 四方 四方会审 会议 会议记录 会议纪要 纪要 记录 第一次 第二次 第三次 质询
    答复 承诺 事项 清单 表决 意见 专项 资金 工作 汇总 明细 年度 季度 集体 决策 重大 三重一大 研究 审议 方案
    措施 台账 监督 检查 室 建设 城乡 住房 规划 安全 生产 管理 服务 责任 主要 负责人 组织 通知 函 通报 决定
    认定 评价 结果 结论 印发 征求
"""

_WORD = re.compile("|".join(sorted(set(_WORDS.split()), key=lambda word: (-len(word), word))))
_PAUSE_AFTER = "·，、；：》”）的和与及暨并"
_PAUSE_BEFORE = "《“（〔第"
_NO_COST, _COST, _TORN = 0.0, 2500.0**2, 8000.0**2
"""Compared with the squared difference of line lengths: a break in unknown text costs as much as 2.5 characters."""


def break_costs(text: str) -> list[float]:
    """Return the price of a break before each character, index 0 included: nothing where the sense pauses."""
    costs = [_COST] * (len(text) + 1)
    for match in _WORD.finditer(text):
        for inside in range(match.start() + 1, match.end()):
            costs[inside] = _TORN
        costs[match.start()] = costs[match.end()] = _NO_COST
    for place, (before, after) in enumerate(pairwise(text), 1):
        if before in _PAUSE_AFTER or after in _PAUSE_BEFORE or before == " ":
            costs[place] = _NO_COST
    costs[-1] = _NO_COST
    return costs
