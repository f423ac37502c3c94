"""Invented pages of the room screen, usual ones and hard ones, to be looked at and measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from desktop.app.room.slides import (
    Answered,
    Body,
    Closing,
    Cue,
    Frame,
    Grade,
    ItemNow,
    Judged,
    Named,
    Opinions,
    Page,
    Pause,
    Present,
    Promise,
    Promises,
    Question,
    Result,
    Said,
    Settled,
    Share,
    Shield,
    Slide,
    Speaker,
    Timer,
    Verdicts,
    View,
    Vote,
    Welcome,
    Word,
)
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.agreement import Agreement
from desktop.meeting.ballots import BallotCount, Headcount
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Phase
from desktop.meeting.threshold import Base, BlankBallot, Casting, Comparison, RecusalEffect, Threshold, VoteRule

NOW = datetime(2027, 3, 16, 1, 33, 12, tzinfo=UTC)
FRAME = Frame(
    "示例市园林养护中心巡察整改四方会审",
    sample=False,
    marking="内部资料",
    stage="现场质询",
    item="议题一 听取并会审园林养护中心党组巡察整改情况",
    zone="Asia/Shanghai",
)
LONG_NAME = "阿依古丽·买买提江·吐尔逊娜依·阿不都热合曼·艾力"
RULE = VoteRule(
    Threshold(Fraction(1, 2), Comparison.MORE_THAN, Base.ENTITLED),
    Casting.NONE,
    RecusalEffect.STAYS,
    BlankBallot.ABSTAIN,
    None,
)
HEADS = Headcount(component=9, entitled=9, present=7, on_leave=1, recused=1, recused_present=1)
PARTIES = ("纪委监委", "组织部", "巡察办", "巡察组")
TWELVE = (*(f"示例市第{n}联合会审工作组" for n in "一二三四五六七八九"), "宣传部", "审计局", "市委政法委员会")
MATTER = "养护合同拆分规避招标2份，合计86.4万元"
SENTENCE = "请说明去年十一月的养护合同为何拆成两份、由谁提出、由谁决定，两份合同的标准依据在哪里，价款如何核定；"
DONE, PARTLY, OPEN = Word("到位", Grade.DONE), Word("基本到位", Grade.PARTLY), Word("未到位", Grade.OPEN)
TIMER = Timer("", "温子谦", "园林养护中心", NOW - timedelta(seconds=87))
QUESTION = Question(
    3,
    "02",
    MATTER,
    Speaker("雷远帆", "巡察组"),
    Speaker("温子谦", "园林养护中心"),
    follow_up=False,
    text="去年11月的养护合同为何拆成两份、合计86.4万元？谁提出、谁拍的板？",
    state=Answered.WAITING,
    due=None,
    judgements=(),
    timer=TIMER,
)
OPINIONS = Opinions(
    "02",
    MATTER,
    "已完成",
    (
        View("纪委监委", OPEN, PARTLY),
        View("组织部", DONE, DONE),
        View("巡察办", DONE, DONE),
        View("巡察组", OPEN, Word()),
    ),
    Agreement.SPLIT,
    Agreement.SPLIT,
    Word(),
)
VOTE = Vote(
    number=1,
    text="同意问题02按“基本到位”认定，纳入合同清查承诺事项跟踪，清查完成前不予销号。",
    words=BallotWords.MOTION,
    method=Method.NAMED,
    phase=Phase.OPEN,
    rule=RULE,
    heads=HEADS,
    needed=5,
    total=9,
    shares=(Share(Choice.FOR, 4), Share(Choice.AGAINST, 1), Share(Choice.ABSTAIN, 0)),
    cast=5,
    named=(),
    papers=None,
)
NAMED = tuple(
    Named(name, choice)
    for name, choice in zip(
        ("顾明川", "何静澜", "许　喆", "罗　珺", "沈䶮", "雷远帆", LONG_NAME),
        (None, Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.FOR, None, Choice.FOR),
        strict=True,
    )
)
SECRET = replace(
    VOTE,
    number=4,
    text="建议市委巡察工作领导小组对园林养护中心主要负责人进行约谈。",
    method=Method.SECRET,
    shares=(),
    total=0,
    cast=0,
)
DECIDED = replace(
    VOTE,
    phase=Phase.ANNOUNCED,
    shares=(Share(Choice.FOR, 5), Share(Choice.AGAINST, 2), Share(Choice.ABSTAIN, 0)),
)
RESULT = Result(DECIDED, Outcome.CARRIED, "同意", "", "", None, ())
PROMISES = Promises(
    (
        Promise(
            2,
            "05",
            Speaker("温子谦", "园林养护中心"),
            "这两名同志的任职程序，4月15日前报组织部重新审核，该纠正的纠正。",
            "温子谦",
            date(2027, 4, 15),
            "任职审核表",
            None,
        ),
        Promise(
            1,
            "02",
            Speaker("温子谦", "园林养护中心"),
            "4月30日前把近三年50万元以下的合同全部清一遍，拆分的一份不落报巡察办。",
            "温子谦",
            date(2027, 4, 30),
            "合同清查表和党组会议记录",
            True,
        ),
    )
)
_JUDGED = (Judged("纪委监委", "不满意", satisfied=False), Judged("组织部", "基本满意", satisfied=True))


def slides() -> dict[str, Slide]:
    """Return all pages by name: the usual ones first, then those with more on them than is good."""
    bodies: dict[str, tuple[Page, Body]] = {
        "welcome": (
            Page.WELCOME,
            Welcome(
                "2027年第3次会议",
                "二号会议室",
                datetime(2027, 3, 16, 9, 0, tzinfo=UTC),
                ("市纪委监委", "市委组织部", "市委巡察办", "市委第二巡察组"),
                Present(7, 9, 5, met=True),
            ),
        ),
        "item": (Page.ITEM, ItemNow("议题一", "听取并会审园林养护中心党组巡察整改情况", "温子谦", "汇报")),
        "question": (Page.QUESTION, QUESTION),
        "judged": (
            Page.QUESTION,
            replace(
                QUESTION,
                follow_up=True,
                text="两份合同同一天签、同一家单位，标准不同的依据在哪里？",
                state=Answered.GIVEN,
                timer=None,
                judgements=(*_JUDGED, Judged("巡察办", "", satisfied=False), Judged("巡察组", "满意", satisfied=True)),
            ),
        ),
        "opinions-before": (
            Page.OPINIONS,
            replace(OPINIONS, views=tuple(replace(each, after=Word()) for each in OPINIONS.views)),
        ),
        "opinions": (Page.OPINIONS, OPINIONS),
        "vote": (Page.VOTE, VOTE),
        "vote-named": (Page.VOTE, replace(VOTE, named=NAMED)),
        "vote-put": (
            Page.VOTE,
            replace(VOTE, phase=Phase.PUT, heads=None, needed=0, total=0, shares=(), cast=0),
        ),
        "vote-secret": (Page.VOTE, SECRET),
        "vote-counting": (Page.VOTE, replace(SECRET, phase=Phase.CLOSED)),
        "result": (Page.RESULT, RESULT),
        "result-named": (Page.RESULT, replace(RESULT, vote=replace(DECIDED, named=NAMED))),
        "result-secret": (
            Page.RESULT,
            replace(
                RESULT,
                decision="提请市委巡察工作领导小组研究",
                vote=replace(
                    DECIDED,
                    text=SECRET.text,
                    method=Method.SECRET,
                    papers=BallotCount(issued=8, returned=8, valid=7, invalid=1, for_=5, against=2, abstain=0),
                ),
            ),
        ),
        "result-lost": (
            Page.RESULT,
            replace(
                RESULT,
                outcome=Outcome.LOST,
                decision="退回补充完善",
                dissents=(
                    Said(Speaker("许　喆", "纪委监委"), "先改合同、后补决策，现在认定基本到位为时过早。"),
                    Said(Speaker("雷远帆", "巡察组"), "三份佐证的日期晚于销号申请。我不同意降低认定标准。"),
                ),
            ),
        ),
        "result-deferred": (
            Page.RESULT,
            Result(
                replace(VOTE, number=3, text="同意问题06认定为“基本到位”。", phase=Phase.DEFERRED, shares=(), needed=0),
                Outcome.DEFERRED,
                "",
                "分歧较大，暂缓表决。",
                "巡察办会同组织部",
                date(2027, 3, 26),
                (),
            ),
        ),
        "verdicts": (
            Page.VERDICTS,
            Verdicts(
                (
                    Settled("01", "以碰头会代替党组会研究重大事项3次", DONE, None),
                    Settled("02", MATTER, PARTLY, None),
                    Settled("06", "6名中层岗位超期未轮岗", Word(), Outcome.DEFERRED),
                    Settled("08", "31名临时用工工资拖欠，18.9万元", Word(), Outcome.LOST),
                )
            ),
        ),
        "commitments": (Page.COMMITMENTS, PROMISES),
        "break": (
            Page.BREAK,
            Pause(NOW, datetime(2027, 3, 16, 10, 30, tzinfo=UTC), adjourned=False, day=""),
        ),
        "closing": (Page.CLOSING, Closing(datetime(2027, 3, 16, 11, 51, tzinfo=UTC))),
        "shield": (Page.SHIELD, Shield()),
    }
    made = {name: Slide(Cue(page), FRAME, body) for name, (page, body) in bodies.items()}
    return made | _hard()


def _hard() -> dict[str, Slide]:
    """Return pages with very long texts, very long names, very many rows."""
    judged = tuple(
        Judged(name, ("满意", "基本满意", "不满意", "")[at % 4], satisfied=at % 4 < 2) for at, name in enumerate(TWELVE)
    )
    frame = replace(FRAME, sample=True, title=FRAME.title + "会议（2027年第3次，扩大到乡镇、街道和市直部门主要负责人）")
    many = tuple(Named(f"示例成员{n:03d}", Choice.FOR if n % 7 else Choice.AGAINST) for n in range(1, 301))
    long_names = QUESTION.__class__(
        12,
        "117",
        MATTER * 6,
        Speaker(LONG_NAME, "示例市纪律检查委员会监察委员会第三监督检查室"),
        Speaker(LONG_NAME, "示例市园林绿化养护管理服务中心党组"),
        follow_up=True,
        text=(SENTENCE * 12)[:500],
        state=Answered.DEFERRED,
        due=date(2027, 3, 23),
        judgements=judged,
        timer=TIMER,
    )
    views = tuple(
        View(name, (OPEN, DONE, PARTLY)[at % 3], (PARTLY, DONE, Word())[at % 3]) for at, name in enumerate(TWELVE)
    )
    return {
        "hard-question": Slide(Cue(Page.QUESTION), frame, long_names),
        "hard-question-500": Slide(
            Cue(Page.QUESTION), FRAME, replace(QUESTION, text=(SENTENCE * 12)[:500], judgements=judged[:4])
        ),
        "hard-opinions": Slide(
            Cue(Page.OPINIONS), frame, replace(OPINIONS, views=views, matter=MATTER * 6, verdict=PARTLY)
        ),
        "hard-vote": Slide(
            Cue(Page.VOTE),
            frame,
            replace(VOTE, text=SENTENCE * 5, named=tuple(replace(n, voter=LONG_NAME) for n in NAMED)),
        ),
        "hard-vote-300": Slide(Cue(Page.VOTE), FRAME, replace(VOTE, named=many, total=300, needed=151)),
        "hard-commitments": Slide(
            Cue(Page.COMMITMENTS), frame, Promises(tuple(replace(PROMISES.rows[1], number=9 - n) for n in range(9)))
        ),
        "hard-verdicts": Slide(
            Cue(Page.VERDICTS), frame, Verdicts(tuple(Settled(f"{n:03d}", MATTER * 3, PARTLY, None) for n in range(40)))
        ),
        "hard-welcome": Slide(
            Cue(Page.WELCOME),
            frame,
            Welcome("2027年第3次会议", "示例市综合楼二号会议室", NOW, TWELVE, Present(3, 300, 151, met=False)),
        ),
    }
