"""The words in which a kind of meeting is shown: rules of procedure, parts of papers, bases, papers."""

from __future__ import annotations

from desktop.meeting.acts import Method, Paper
from desktop.meeting.profile import ROOM, BallotWords, Electorate, OpinionNeed, Reason
from desktop.meeting.threshold import Base, BlankBallot, Casting, Comparison, RecusalEffect
from desktop.minutes.parts import Part
from desktop.ui.minutes.papers import paper_name
from desktop.ui.speech import tr

Pairs = tuple[tuple[str, str], ...]


def guard_words() -> dict[str, tuple[str, str]]:
    """Return the name of every rule of procedure, and what it does, in the order a meeting meets them."""
    return {
        "quorum.at-opening": (tr("到会人数够了才开会"), tr("到会人数不够时不能宣布开会。")),
        "item.improvised": (tr("不得临时动议"), tr("不在议程里的事项不能直接开始。")),
        "item.circulated": (tr("会前送达材料"), tr("材料没有会前送达、沟通的事项不能表决。")),
        "item.out-of-turn": (tr("按议程次序进行"), tr("跳过或者返回议题要说明理由。")),
        "room.stage-barred": (tr("阶段规定的人退场"), tr("应当退场的人还在场时，不能进入该阶段。")),
        "room.respondent-present": (tr("被审单位退场后合议表决"), tr("被审单位有人在场时，不能合议、表决。")),
        "parties.heard": (tr("各方都表态后表决"), tr("有会审方没有发表意见也没有放弃时，不能表决。")),
        "chair.speaks-last": (tr("主持人末位表态"), tr("别人没有表态完，主持人不能作结论。")),
        "chair.casts-last": (tr("主持人末位表决"), tr("别人没有表决完，主持人不能表决。")),
        "chair.delegated": (tr("无人主持不表决"), tr("主持人离席又没有委托时，不能表决。")),
        "quorum.at-vote": (tr("到会人数够了才表决"), tr("到会人数不够时不能表决。")),
        "vote.one-matter": (tr("一事一议"), tr("一次表决没有结束，不能开始另一次。")),
        "vote.decided-before": (tr("已决事项不重复表决"), tr("已经表决通过的事项，要重新表决须按复议办理。")),
        "vote.defer-on-disagreement": (tr("分歧较大时暂缓"), tr("各方意见分歧较大时，先请主持人决定是否暂缓。")),
        "secret.officers": (tr("先推选监票人、计票人"), tr("没有推选监票人、计票人时，不能无记名表决。")),
        "attendance.leaves-open-vote": (tr("投票期间不离场"), tr("投票没有结束时，表决人员不能登记离场。")),
        "opinions.not-agreed": (tr("意见一致才可不另表决"), tr("各方意见不一致时，不能按会审意见直接认定。")),
        "dissent.reason-missing": (tr("不同意见写明理由"), tr("投反对票没有写理由时，按下面的要求处理。")),
        "meeting.result-pending": (tr("宣布全部结果后散会"), tr("还有表决结果没有宣布时，不能散会。")),
        "minutes.not-approved": (tr("签发后印发"), tr("会议纪要没有签发时，只能按草稿印发。")),
    }


def part_words() -> dict[Part, str]:
    """Return what each part of a paper is called."""
    return {
        Part.ATTENDANCE: tr("出席情况"),
        Part.ABSENCE: tr("缺席和原因"),
        Part.TRACK: tr("到会轨迹"),
        Part.PAPERS: tr("出示的材料"),
        Part.SPEECH: tr("发言"),
        Part.QUESTIONING: tr("质询答复"),
        Part.JUDGEMENTS: tr("对答复的评价"),
        Part.OPINIONS: tr("会审意见"),
        Part.VERDICTS: tr("会审认定"),
        Part.DECISIONS: tr("会议决定"),
        Part.RESULTS: tr("表决结果"),
        Part.COUNTS: tr("票数"),
        Part.NAMED_VOTES: tr("逐人表决"),
        Part.DISSENT: tr("不同意见"),
        Part.RECUSALS: tr("回避"),
        Part.NAMES: tr("会审人员姓名"),
        Part.COMMITMENTS: tr("承诺事项"),
        Part.OWED: tr("书面答复事项"),
        Part.PENDING: tr("暂缓退回事项"),
        Part.CLUES: tr("移交线索数"),
        Part.FIGURES: tr("整改数据"),
        Part.PROCEDURE: tr("程序处理"),
        Part.OVERRIDES: tr("突破程序"),
        Part.CORRECTIONS: tr("实质更正"),
        Part.LATE: tr("补录标记"),
        Part.SIGNATURES: tr("签名签收"),
    }


def shown_on() -> Pairs:
    """Return id and name of everything a part may be shown on: every paper, and the room screen."""
    return (*((paper.value, paper_name(paper)) for paper in Paper), (ROOM, tr("大屏幕")))


def comparisons() -> Pairs:
    """Return how votes may have to stand to a fraction."""
    return ((Comparison.MORE_THAN.value, tr("超过")), (Comparison.AT_LEAST.value, tr("达到")))


def bases() -> Pairs:
    """Return every number of which a threshold can be a fraction."""
    return (
        (Base.ENTITLED.value, tr("应到会人数")),
        (Base.PRESENT.value, tr("实到会人数")),
        (Base.VOTING.value, tr("投票数")),
        (Base.VALID.value, tr("有效票数")),
        (Base.FOR_AND_AGAINST.value, tr("赞成与反对票之和")),
        (Base.COMPONENT.value, tr("组成人员数")),
    )


def quorum_bases() -> Pairs:
    """Return the numbers of which a quorum can be a fraction."""
    return tuple(pair for pair in bases() if pair[0] in {Base.ENTITLED.value, Base.COMPONENT.value})


def castings() -> Pairs:
    """Return what becomes of a tie."""
    return (
        (Casting.NONE.value, tr("按未通过处理")),
        (Casting.CHAIR_VOTES_AND_AGAIN_ON_TIE.value, tr("主持人已投票，再投一票决定")),
        (Casting.CHAIR_ONLY_ON_TIE.value, tr("主持人平时不投票，此时投票决定")),
    )


def recusals() -> Pairs:
    """Return whether a recused member still counts."""
    return ((RecusalEffect.STAYS.value, tr("仍计入基数")), (RecusalEffect.LEAVES.value, tr("不计入基数")))


def blanks() -> Pairs:
    """Return what an empty ballot is."""
    return ((BlankBallot.ABSTAIN.value, tr("算弃权")), (BlankBallot.INVALID.value, tr("算废票")))


def methods() -> Pairs:
    """Return every method of voting."""
    return (
        (Method.NAMED.value, tr("记名")),
        (Method.HANDS.value, tr("举手")),
        (Method.ORAL.value, tr("口头")),
        (Method.SECRET.value, tr("无记名")),
    )


def ballots() -> Pairs:
    """Return the sets of words a ballot may bear."""
    return (
        (BallotWords.MOTION.value, tr("赞成／反对／弃权")),
        (BallotWords.PERSONNEL.value, tr("同意／不同意／缓议")),
    )


def needs() -> Pairs:
    """Return what an opinion may be asked to say beside its verdict."""
    return ((OpinionNeed.EVIDENCE.value, tr("佐证材料")), (OpinionNeed.STANDARD.value, tr("认定标准")))


def electorates() -> Pairs:
    """Return who may cast ballots."""
    return ((Electorate.PERSONS.value, tr("一人一票")), (Electorate.PARTIES.value, tr("一方一票")))


def reasons() -> Pairs:
    """Return how a vote against and its reason hang together."""
    return (
        (Reason.ASKED.value, tr("请其说明，散会前补上或者声明不说")),
        (Reason.REQUIRED.value, tr("不说明理由，表决不能截止")),
        (Reason.OPTIONAL.value, tr("可说可不说")),
    )
