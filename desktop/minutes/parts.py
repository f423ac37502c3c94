"""The parts of a paper that a profile shows or withholds, by the name they have in its visibility table.

The visibility table of a profile names, for each paper (`Paper`: record, minutes, feedback, questioning, commitments,
votes, count, workbook), the parts it shows; a part it does not name is withheld from that paper. Some things belong to
no part because no paper shows them to anybody: what was kept off the record, misrecorded lines, the source of a
question, who chose what in a secret ballot.
"""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a paper may be allowed to show."""

    ATTENDANCE = "attendance"
    """主持、出席、请假、列席、记录: who was there, with posts and numbers (应到、实到)"""
    ABSENCE = "absence"
    """缺席 and why"""
    TRACK = "track"
    """到会轨迹: who came and went, when"""
    PAPERS = "papers"
    """出示材料: which papers lay before the room"""
    SPEECH = "speech"
    """发言: what was said beside questions and answers, and by whom"""
    QUESTIONING = "questioning"
    """质询、追问、答复、当场核验"""
    JUDGEMENTS = "judgements"
    """评价: how the parties received the answers"""
    OPINIONS = "opinions"
    """会审意见 of each party, before and after, how far they agree, the chair's last word"""
    VERDICTS = "verdicts"
    """会审认定 of each finding"""
    DECISIONS = "decisions"
    """会议决定: what was adopted, in the words announced; the chair's closing demands in the minutes"""
    RESULTS = "results"
    """表决事项 and 表决结果: that a matter was put to the vote, how, and what came of it, without numbers"""
    COUNTS = "counts"
    """票数: votes, head-count, base, line to pass, tellers' sheets, void rounds"""
    NAMED_VOTES = "named-votes"
    """表决明细: who voted how, where the method is not secret"""
    DISSENT = "dissent"
    """不同意见、保留意见, word for word"""
    RECUSALS = "recusals"
    """回避: who, from what, why"""
    NAMES = "names"
    """Names of people of the reviewing parties beside what they asked, said or held; without it the party stands"""
    COMMITMENTS = "commitments"
    """承诺事项 with owner, date and proof"""
    OWED = "owed"
    """当场未答: answers owed in writing, to whom and by when"""
    PENDING = "pending"
    """暂缓和退回的事项, who looks into them and by when"""
    CLUES = "clues"
    """移交线索, as counts and never more"""
    FIGURES = "figures"
    """What the unit reports: money recovered, rules made, people dealt with, as counts"""
    PROCEDURE = "procedure"
    """阶段、程序处理、临时动议、纪律、休会、提示、不记（时刻与时长）; prompts and the check before closing
    only together with the counts they may name"""
    OVERRIDES = "overrides"
    """突破程序 with its ground"""
    CORRECTIONS = "corrections"
    """实质更正 with old and new, lines struck out, amendments after the seal"""
    LATE = "late"
    """补录 marks"""
    SIGNATURES = "signatures"
    """签名、异议、拒签、签收 as recorded"""
