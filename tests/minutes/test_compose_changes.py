"""What a correction says it changed, and the rarer turns of a meeting, in the words of a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room
from desktop.meeting.acts import Act, Choice, Method, Outcome, Paper, SpeechKind
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import FindingId, ItemId, PersonId, Seq
from desktop.meeting.plan import AgendaItem, Role, Seat
from desktop.meeting.profile import Profile
from desktop.meeting.threshold import Base, Casting
from desktop.minutes.compose import compose
from desktop.minutes.document import Speech, Table
from tests.minutes.compose_room import (
    BAI,
    CALLER,
    F1,
    F2,
    GU,
    HE,
    ITEM1,
    ITEM2,
    JW,
    LEI,
    LUO,
    PLAN,
    SEATS,
    TELLER1,
    TELLER2,
    WEI,
    WEN,
    XU,
    Room,
    profile,
    small_review,
)


def told(room: Room, seq: Seq) -> Speech:
    paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
    return next(block for block in paper.blocks if isinstance(block, Speech) and block.number == seq)


def votes(room: Room, key: str) -> Table:
    paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
    return next(block for block in paper.blocks if isinstance(block, Table) and block.key == key)


@pytest.mark.parametrize(
    ("act", "field", "value", "said"),
    [
        (A.SpeechMade(SpeechKind.DISCUSSION, HE, "x"), "kind", "supplement", "发言类别原记“讨论”，更正为“补充意见”"),
        (A.SpeechMade(SpeechKind.DISCUSSION, HE, "x"), "finding", F2, "对应问题原记“（空）”，更正为“问题02”"),
        (
            A.SpeechMade(SpeechKind.DISCUSSION, HE, "x", item=ITEM1),
            "item",
            ITEM2,
            "对应议题原记“议题一：听取并会审园林养护中心党组巡察整改情况”，更正为“议题二：研究有关建议事项”",
        ),
        (A.OpinionGiven(JW, F1, "到位", True, XU), "party", "party-zzb", "会审方原记“纪委监委”，更正为“组织部”"),
        (A.OpinionGiven(JW, F1, "到位", True, XU), "reserved", "true", "内容原记“否”，更正为“是”"),
        (A.OfficersElected(LUO, CALLER, (TELLER1,)), "scrutineer", XU, "内容原记“罗　珺”，更正为“许　喆”"),
        (
            A.OfficersElected(LUO, CALLER, (TELLER1,)),
            "tellers",
            f'["{TELLER1}", "{TELLER2}"]',
            "内容原记“李予安”，更正为“李予安、赵闻笛”",
        ),
        (A.BreakTaken(10, GU), "minutes", "12", "时长（分钟）原记“10”，更正为“12”"),
        (A.ProcedureRuled(GU, "x"), "about", "1", "内容原记“（空）”，更正为“第1号”"),
        (
            A.MotionPut("verdict", "x", Method.NAMED, F1, ITEM1, "到位", GU),
            "kind",
            "overall",
            "发言类别原记“问题认定”，更正为“总体评定”",
        ),
        (A.ChairConcluded(GU, "他说“好”"), "text", "他说“行”", "内容原记“他说“好””，更正为“他说“行””"),
    ],
)
def test_a_correction_says_what_stood_and_what_stands(act: Act, field: str, value: str, said: str) -> None:
    room = Room()
    of = room.at("9:01", act)
    room.at("9:05", A.Corrected(of, field, value, A.Nature.SUBSTANTIVE, "", GU))
    assert told(room, of).notes[-1] == f"更正（第3号，9:05）：{said}；经顾明川确认。"


def test_a_source_once_protected_stays_protected_whatever_is_corrected_later() -> None:
    room = Room()
    put = room.at("9:01", A.QuestionPut(LUO, "来信反映何事？", WEN, F2))
    room.at(
        "9:05",
        A.Corrected(put, "source_withheld", "true", A.Nature.CLERICAL, "", GU),
        A.Corrected(put, "source_withheld", "false", A.Nature.SUBSTANTIVE, "", GU),
    )
    assert told(room, put).text == "据了解，来信反映何事？"
    assert told(room, put).notes == ()


def casting_room(choice: Choice) -> Room:
    base = profile()
    kinds = tuple(
        replace(
            each,
            rule=replace(
                each.rule,
                casting=Casting.CHAIR_VOTES_AND_AGAIN_ON_TIE,
                threshold=replace(each.rule.threshold, base=Base.FOR_AND_AGAINST),
            ),
        )
        for each in base.motions
    )
    kind: Profile = replace(base, motions=kinds)
    room = Room(kind=kind)
    room.at("9:00", A.Arrived(GU), A.Arrived(HE), A.Arrived(XU), A.Arrived(LUO), A.CalledToOrder(GU))
    motion = room.at("9:10", A.MotionPut("verdict", "同意", Method.NAMED, F1, ITEM1, "到位", GU))
    room.vote("9:11", motion)
    room.ballots("9:11", motion, for_="gu he", against="xu luo")
    room.at("9:12", A.VotingClosed(motion), A.CastingVoteGiven(motion, GU, choice))
    return room


def test_a_casting_vote_stands_below_the_ballots_and_in_the_result() -> None:
    room = casting_room(Choice.FOR)
    last = room.at("9:13", A.ResultAnnounced(Seq(7), Outcome.CARRIED, Outcome.CARRIED, GU))
    table = votes(room, "record.motion1.round1.votes")
    assert table.rows[-1] == ("顾明川", "巡察办", "主持人投决定票：赞成", "")
    assert "票数相等，主持人决定票赞成" in told(room, last).notes[0]


def test_a_chair_who_declines_to_decide_is_on_record() -> None:
    room = casting_room(Choice.ABSTAIN)
    assert told(room, room.meeting.upto).text == "表决一：票数相等，主持人不投决定票。"


def test_a_second_word_of_dissent_leaves_the_first_on_record() -> None:
    room = small_review()
    motion = next(iter(room.meeting.motions.all.values()))
    first = motion.dissents[0].seq
    room.at("12:00", A.DissentNoted(motion.seq, LEI, "我再补一句。"))
    assert told(room, first).text == "三份佐证晚于销号申请。我不同意降低标准。"
    assert "我再补一句" in votes(room, "record.motion1.round1.votes").rows[-1][-1]


def test_a_declined_reason_stands_beside_the_ballot() -> None:
    room = small_review()
    second = list(room.meeting.motions.all)[1]
    room.at("12:00", A.DissentDeclined(second, XU))
    rows = {row[0]: row[3] for row in votes(room, "record.motion2.round1.votes").rows}
    assert (rows["许　喆"], rows["雷远帆"], rows["沈䶮"]) == ("不述理由", "", "")


def test_a_written_ballot_is_marked_as_such() -> None:
    room = Room()
    room.at("9:00", A.Arrived(GU), A.CalledToOrder(GU))
    motion = room.at("9:10", A.MotionPut("verdict", "同意", Method.NAMED, F1, ITEM1, "到位", GU))
    room.vote("9:11", motion)
    room.at("9:12", A.BallotCast(motion, BAI, Choice.FOR, written=True))
    assert votes(room, "record.motion1.round1.votes").rows == (("白若溪", "巡察组", "赞成（书面）", ""),)


def test_one_count_sheet_does_not_agree_with_anything() -> None:
    room = small_review()
    motion = room.at("12:00", A.MotionPut("overall", "再评", Method.SECRET, FindingId(""), ITEM2, speaker=GU))
    room.vote("12:01", motion)
    room.at("12:01", A.BallotsIssued(motion, 5))
    sheet = BallotCount(issued=5, returned=5, valid=5, invalid=0, for_=5, against=0, abstain=0)
    room.at("12:02", A.BallotsCounted(motion, TELLER1, sheet))
    alone = room.at("12:03", A.CountReported(motion, LUO))
    assert "一致" not in told(room, alone).text
    other = replace(sheet, for_=4, abstain=1)
    room.at("12:04", A.BallotsCounted(motion, TELLER2, other))
    differing = room.at("12:05", A.CountReported(motion, LUO))
    assert "一致" not in told(room, differing).text


def test_a_proxy_sits_under_guests_or_under_members_as_the_profile_says() -> None:
    proxy = PersonId("p-proxy")
    plan = replace(PLAN, seats=(*SEATS, Seat(proxy, "谭子墨", "干部", SEATS[6].party, Role.PROXY)))
    for vote, label, standing in ((False, "列席", "列席，无表决权"), (True, "出席", "有表决权")):
        room = Room(plan, replace(profile(), proxies_vote=vote))
        came = room.at("8:50", A.ProxyAttended(proxy, BAI, "书面委托"))
        assert told(room, came).text == f"谭子墨，代白若溪到会，书面委托，{standing}。"
        blocks = compose(room.meeting, Paper.RECORD, check="", draft=True).blocks
        (listed,) = [block for block in blocks if "谭子墨" in str(block) and getattr(block, "label", "") == label]
        assert "代白若溪" in str(listed)


def test_an_empty_chair_is_told() -> None:
    room = Room()
    empty = room.at("9:01", A.ChairChanged(PersonId(""), "接紧急电话"))
    assert told(room, empty).text == "主持人离席，暂无人主持，接紧急电话。"
    deputy = room.at("9:02", A.ChairChanged(HE, "受委托"))
    assert told(room, deputy).text == "由何静澜临时主持会议，受委托。"
    back = room.at("9:03", A.ChairChanged(GU, "回席"))
    assert told(room, back).text == "由顾明川主持会议，回席。"


def test_a_refusal_to_sign_names_reason_and_witnesses() -> None:
    room = Room()
    seen = room.at("9:01", A.SigningRefused(Paper.QUESTIONING, WEN, "措辞不当", ("甲", "乙")))
    assert told(room, seen).text == "拒绝在质询记录单上签名；理由：措辞不当；见证人：甲、乙。"
    unseen = room.at("9:02", A.SigningRefused(Paper.QUESTIONING, WEI, "措辞不当"))
    assert told(room, unseen).text.endswith("见证人待核。")


def test_items_are_numbered_in_chinese_whatever_the_office_typed() -> None:
    for number, title, said in (
        ("1", "听取汇报", "议题一：听取汇报"),
        ("议题三", "听取汇报", "议题三：听取汇报"),
        ("", "听取汇报", "听取汇报"),
        ("二", "议题二 听取汇报", "议题二 听取汇报"),
    ):
        room = Room(replace(PLAN, agenda=(AgendaItem(ItemId("a"), number, title),)))
        room.at("9:01", A.AgendaItemOpened(ItemId("a"), GU))
        paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
        assert f"）{said}" in str([block for block in paper.blocks if block.key == "record.stretch1"])


def test_a_meeting_without_parties_names_posts_beside_the_ballots() -> None:
    seats = tuple(replace(each, party=type(each.party)("")) for each in SEATS)
    room = small_review(plan=replace(PLAN, parties=(), seats=seats))
    table = votes(room, "record.motion1.round1.votes")
    assert table.columns[1].title == "职务"
    assert table.rows[0][:2] == ("何静澜", "副主任")


def test_a_receipt_says_how_many_copies() -> None:
    room = Room()
    for copies, said in ((1, "一份"), (2, "一式两份"), (3, "一式三份")):
        signed = room.at("9:01", A.ReceiptSigned(WEN, copies, code="AB12"))
        assert told(room, signed).text == f"问题清单{said}，校验码AB12。"
