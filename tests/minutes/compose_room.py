"""A small review, taken down act by act: nine ballots' worth of people, four findings, every kind of vote."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room, many times a line
from desktop.meeting.acts import Act, Choice, Method, Outcome, SpeechKind
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId, Seq, UnitId
from desktop.meeting.journal import Entry
from desktop.meeting.plan import AgendaItem, Figures, Finding, Party, Plan, Role, Seat, Unit
from desktop.meeting.profile import Profile, Visible
from desktop.meeting.profile_file import load
from desktop.meeting.rules import motions
from desktop.meeting.state import Meeting

DAY = datetime(2027, 3, 15, 16, tzinfo=UTC)  # midnight of 16 March in the meeting's zone

GU, HE, XU, LUO, SHEN, LEI, BAI = (PersonId(f"p-{n}") for n in ("gu", "he", "xu", "luo", "shen", "lei", "bai"))
WEN, WEI, CLERK, CALLER, TELLER1, TELLER2 = (
    PersonId(f"p-{n}") for n in ("wen", "wei", "clerk", "caller", "teller1", "teller2")
)
XCB, JW, ZZB, XCZ = (PartyId(f"party-{n}") for n in ("xcb", "jw", "zzb", "xcz"))
GARDEN = UnitId("unit-garden")
F1, F2, F3, F4 = (FindingId(f"finding-{n}") for n in "1234")
ITEM1, ITEM2 = ItemId("item-1"), ItemId("item-2")

PARTIES = (
    Party(XCB, "市委巡察办", "巡察办"),
    Party(JW, "市纪委监委", "纪委监委"),
    Party(ZZB, "市委组织部", "组织部"),
    Party(XCZ, "市委巡察组", "巡察组"),
)
SEATS = (
    Seat(GU, "顾明川", "主任", XCB, Role.CHAIR, votes=True),
    Seat(HE, "何静澜", "副主任", XCB, votes=True),
    Seat(XU, "许　喆", "党风政风监督室主任", JW, votes=True),
    Seat(LUO, "罗　珺", "第三监督检查室副主任", JW, votes=True),
    Seat(SHEN, "沈䶮", "干部监督科科长", ZZB, votes=True),
    Seat(LEI, "雷远帆", "组长", XCZ, votes=True),
    Seat(BAI, "白若溪", "联络员", XCZ, votes=True),
    Seat(WEN, "温子谦", "党组书记、主任", role=Role.RESPONDENT, unit=GARDEN),
    Seat(WEI, "卫时雨", "副主任", role=Role.RESPONDENT, unit=GARDEN),
    Seat(CLERK, "文思远", role=Role.STAFF, duty="记录人"),
    Seat(CALLER, "王知夏", role=Role.STAFF, duty="唱票人"),
    Seat(TELLER1, "李予安", role=Role.STAFF, duty="计票人"),
    Seat(TELLER2, "赵闻笛", role=Role.STAFF, duty="计票人"),
)
FINDINGS = (
    Finding(F1, "01", "以碰头会代替党组会研究重大事项3次", GARDEN, claimed="已完成"),
    Finding(F2, "02", "养护合同拆分规避招标2份，合计86.4万元", GARDEN, claimed="已完成", due=date(2027, 6, 30)),
    Finding(F3, "03", "苗木入库17笔无两人签字", GARDEN, claimed="已完成", due_text="6月底"),
    Finding(F4, "04", "6名中层岗位超期未轮岗", GARDEN, claimed="持续推进"),
)
PLAN = Plan(
    title="示例市巡察整改四方会审会议（2027年第3次）",
    number="示例会审〔2027〕3号",
    sitting="2027年第3次",
    marking="内部资料",
    place="示例市综合楼二号会议室",
    sample=True,
    units=(
        Unit(
            GARDEN,
            "示例市园林养护中心党组",
            "温子谦",
            figures=Figures(Decimal("27.8"), 6, reminded=4, clues=2, clues_closed=1),
        ),
    ),
    parties=PARTIES,
    seats=SEATS,
    findings=FINDINGS,
    agenda=(
        AgendaItem(ITEM1, "一", "听取并会审园林养护中心党组巡察整改情况", findings=(F1, F2, F3, F4)),
        AgendaItem(ITEM2, "二", "研究有关建议事项"),
    ),
    reporting_unit="示例市委巡察办",
    reporter="文思远",
    reviewer="何静澜",
    telephone="0000-1234",
)


def profile(**shown: tuple[str, ...]) -> Profile:
    """The shipped profile; papers named show exactly those parts, the others what the profile says."""
    base = load("rectification-review")
    kept = tuple(each for each in base.visibility if each.paper not in shown)
    return replace(base, visibility=(*kept, *(Visible(paper, parts) for paper, parts in shown.items())))


class Room:
    """Takes acts down as they happen; every act gets the next number."""

    def __init__(self, plan: Plan = PLAN, kind: Profile | None = None) -> None:
        opening = A.MeetingOpened(kind or profile(), plan, "Asia/Shanghai", CLERK)
        self.meeting = Meeting(self._entry(Seq(1), "8:45", opening))

    def _entry(self, seq: Seq, time: str, act: Act, recorded: str = "") -> Entry:
        return Entry(seq, moment(time), moment(recorded or time), "p-clerk@desk", act)

    def at(self, time: str, *said: Act, recorded: str = "") -> Seq:
        """The acts happened at that local time; the number of the last of them."""
        for act in said:
            self.meeting.take(self._entry(self.meeting.next_seq, time, act, recorded))
        return self.meeting.upto

    def vote(self, time: str, motion: Seq) -> A.VoteOpened:
        """The vote is open by the rule of its kind, with the head-count as it stands."""
        about = self.meeting.motions.all[motion]
        opened = motions.would_open(self.meeting, about)
        self.at(time, opened)
        return opened

    def ballots(self, time: str, motion: Seq, **choices: str) -> None:
        """Named ballots: `for_="gu he"`, `against=…`, `abstain=…`, `defer=…`."""
        for choice in Choice:
            for name in choices.get(choice.value, choices.get(f"{choice.value}_", "")).split():
                self.at(time, A.BallotCast(motion, PersonId(f"p-{name}"), choice))


def moment(time: str) -> datetime:
    """That local time on the day of the meeting, as UTC."""
    hours, minutes = time.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


def small_review(kind: Profile | None = None, plan: Plan = PLAN) -> Room:
    """A review with a carried, a corrected, a deferred and a secret vote with a void round, and all around it."""
    room = Room(plan, kind)
    _before(room)
    _questioning(room)
    _deliberation(room)
    _secret(room)
    _end(room)
    return room


def _before(room: Room) -> None:
    written = {
        F1: ("到位", "到位", "到位", "到位"),
        F2: ("到位", "未到位", "到位", "未到位"),
        F3: ("到位", "到位", "到位", "基本到位"),
        F4: ("未到位", "到位", "未到位", "到位"),
    }
    for finding, verdicts in written.items():
        for party, verdict in zip(PARTIES, verdicts, strict=True):
            room.at("8:46", A.OpinionGiven(party.id, finding, verdict, after=False))
    for person in (GU, HE, XU, LUO, SHEN):
        room.at("8:50", A.Arrived(person))
    room.at("8:52", A.LeaveGranted(BAI, "因公出差", GU, written_opinion=True))
    room.at("9:00", A.HeadsCounted(7, 5, 1, 1, "雷远帆在途"), A.CalledToOrder(GU, "宣布会议开始。"))
    room.at("9:02", A.DisciplineRead(GU, "手机存放柜外，表决情况不得外传。"))
    room.at("9:05", A.AgendaItemOpened(ITEM1, GU))
    room.at("9:06", A.EnteredRoom(WEN), A.EnteredRoom(WEI))
    room.at("9:07", A.PaperPresented("整改进展情况报告", "3月5日送达各方"))
    room.at("9:08", A.SpeechMade(SpeechKind.REPORT, WEN, "四个问题自评完成三个。"))
    room.at("9:09", A.SpeechMade(SpeechKind.REPORT, WEN, "6人中已轮4人。"))
    room.at("9:18", A.Arrived(LEI))


def _questioning(room: Room) -> None:
    room.at("9:29", A.StageEntered("questioning", GU, "每问答复不超过3分钟。"))
    first = room.at("9:30", A.QuestionPut(LEI, "去年的养护合同为何拆成两份？", WEN, F2))
    room.at("9:31", A.AnswerGiven(first, WEN, "是我在碰头会上同意的。"))
    follow = room.at("9:32", A.FollowUpPut(first, LEI, "依据在哪里？"))
    answered = room.at("9:33", A.AnswerGiven(follow, WEN, "没有书面依据。"))
    room.at("9:34", A.AnswerJudged(first, XCZ, "不满意", LEI), A.AnswerJudged(first, ZZB, "基本满意", SHEN))
    promise = room.at("9:36", A.CommitmentMade(WEN, "“4月30日前把合同全部清一遍。”", first, owner="温子谦"))
    room.at(
        "9:36",
        A.CommitmentReadBack(promise, True, due=date(2027, 4, 30), evidence="合同清查表"),
    )
    hidden = room.at("9:40", A.QuestionPut(LUO, "有工资由他人代领，钱在谁手里？", WEI, F3, source_withheld=True))
    room.at("9:41", A.AnswerGiven(hidden, WEI, "在班组长手里。"))
    second = room.at("9:46", A.QuestionPut(SHEN, "没轮岗的2人为什么偏偏管采购？", WEN, F4))
    room.at("9:48", A.AnswerDeferred(second, "招人公告和报名情况会后书面答复。", date(2027, 3, 23), "组织部", WEN))
    room.at(
        "9:52",
        A.Corrected(answered, "verbatim", "true", A.Nature.SUBSTANTIVE, "按主持人要求记原话", WEN),
        A.Corrected(answered, "text", "没有书面依据。拆分是不对的。", A.Nature.SUBSTANTIVE, "", WEN),
    )
    slip = room.at("9:53", A.SpeechMade(SpeechKind.DISCUSSION, HE, "这一行记错了人。"))
    room.at("9:53", A.StruckOut(slip, "误录", misrecorded=True))
    withdrawn = room.at("9:54", A.SpeechMade(SpeechKind.INTERJECTION, HE, "此话当场收回。"))
    room.at("9:55", A.StruckOut(withdrawn, "发言人当场收回，主持人同意"))
    objection = room.at("10:13", A.ObjectionRaised(WEI, "应加“经党组同意”。", answered))
    room.at("10:14", A.ObjectionSettled(objection, changed=False, ground="会议记录未见此项"))
    room.at("10:16", A.PaperSigned(A.Paper.QUESTIONING, WEN, "逐页", "以上记录已核对，与本人所述一致"))
    room.at("10:17", A.LeftRoom(WEN), A.LeftRoom(WEI), A.BreakTaken(12, GU))
    room.at("10:30", A.Resumed(GU))
    late = room.at(
        "9:47",
        A.SpeechMade(SpeechKind.INTERJECTION, LEI, "专业性强，不等于十年不动。", verbatim=True),
        recorded="10:31",
    )
    room.at("9:47", A.LateEntered(late), recorded="10:31")


def _deliberation(room: Room) -> None:
    room.at("10:32", A.StageEntered("deliberation", GU))
    recusal = room.at("10:33", A.Recused(SHEN, "亲属为合同承包方职工", F2))
    room.at("10:34", A.RecusalSettled(recusal, granted=True, stays_in_base=True), A.LeftRoom(SHEN))
    room.at("10:35", A.OpinionGiven(JW, F2, "基本到位", True, XU, "重新招标已完成", reserved=True))
    room.at("10:36", A.OpinionGiven(XCZ, F2, "未到位", True, LEI, "佐证日期偏晚", "销号须佐证在先"))
    room.at("10:38", A.ChairConcluded(GU, "主体已改，同意付表决。", F2))
    one = room.at(
        "10:40", A.MotionPut("verdict", "同意问题02按“基本到位”认定", Method.NAMED, F2, ITEM1, "基本到位", GU)
    )
    room.vote("10:41", one)
    room.ballots("10:42", one, for_="he luo xu gu", against="lei")
    dissent = room.at("10:44", A.DissentNoted(one, LEI, "三份佐证晚于销号申请。我不同意降低标准。"))
    room.at("10:44", A.DissentReadBack(dissent, confirmed=True), A.VotingClosed(one))
    room.at("10:45", A.ResultAnnounced(one, Outcome.CARRIED, Outcome.CARRIED, GU))
    room.at("10:46", A.EnteredRoom(SHEN))
    two = room.at("10:50", A.MotionPut("verdict", "同意问题03认定为“到位”", Method.HANDS, F3, ITEM1, "到位", GU))
    room.vote("10:51", two)
    room.ballots("10:51", two, for_="shen luo", against="xu lei gu", abstain="he")
    room.at("10:52", A.VotingClosed(two), A.ResultAnnounced(two, Outcome.LOST, Outcome.CARRIED, GU, slip=True))
    room.at("10:52", A.PromptGiven("赞成2票，未超过应到会人数的半数，与宣布不一致。", two))
    room.at("10:53", A.AnnouncementCorrected(two, Outcome.LOST, Outcome.LOST, GU, "退回单位继续整改"))
    three = room.at(
        "10:57", A.MotionPut("verdict", "同意问题04认定为“基本到位”", Method.NAMED, F4, ITEM1, "基本到位", GU)
    )
    room.at("10:58", A.VoteDeferred(three, "分歧较大", "巡察办会同组织部核实到岗情况", date(2027, 3, 26), GU))
    room.at("10:59", A.DecidedByOpinions((F1,), ("到位",), GU, "少数意见照录"))
    room.at("11:00", A.OffRecord(HE, 1, "在办线索的一句话"))


def _secret(room: Room) -> None:
    room.at("11:01", A.AgendaItemOpened(ITEM2, GU))
    four = room.at(
        "11:02", A.MotionPut("overall", "整改工作总体评定为“一般”", Method.SECRET, FindingId(""), ITEM2, speaker=GU)
    )
    room.at("11:03", A.OfficersElected(LUO, CALLER, (TELLER1, TELLER2), "举手，无异议"))
    room.vote("11:04", four)
    room.at("11:04", A.BoxChecked(four, LUO), A.BallotsIssued(four, 6), A.VotingClosed(four))
    room.at("11:10", A.CountReported(four, LUO, returned=7))
    room.at("11:11", A.VoteVoided(four, 1, "收回票数多于发出票数，备用票混入", GU), A.BallotsSealed(four, 1, "〇三二"))
    room.at("11:12", A.SpareBallotsSecured(four, "收缴备用票2张并编号。"))
    room.vote("11:13", four)
    room.at("11:13", A.BallotsIssued(four, 6), A.VotingClosed(four))
    sheet = BallotCount(issued=6, returned=6, valid=5, invalid=1, for_=4, against=0, abstain=1)
    room.at("11:18", A.BallotsCounted(four, TELLER1, sheet), A.BallotsCounted(four, TELLER2, sheet))
    room.at("11:19", A.CountReported(four, LUO), A.BallotsSealed(four, 2, "〇三三"))
    room.at("11:20", A.ResultAnnounced(four, Outcome.CARRIED, Outcome.CARRIED, GU, "提请领导小组研究"))
    room.at("11:21", A.AgendaItemClosed(ITEM2))


def _end(room: Room) -> None:
    room.at("11:24", A.Departed(HE, "因公请假", GU))
    room.at("11:42", A.EnteredRoom(WEN))
    typo = room.at("11:43", A.SpeechMade(SpeechKind.FEEDBACK, GU, "反馈会申认定和问题清单。"))
    room.at("11:44", A.Corrected(typo, "text", "反馈会审认定和问题清单。", A.Nature.CLERICAL, "笔误"))
    room.at("11:46", A.ReceiptSigned(WEN, 2, GARDEN))
    room.at("11:47", A.SpeechMade(SpeechKind.SUMMARY, GU, "数字要实，程序要补，钱要到人。"))
    room.at("11:51", A.MeetingClosed(GU))
