"""The stores the gallery shows: an empty one, an ordinary one, a very full one, and one whose names are very long."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files
from pathlib import Path

from desktop.app.clock import SystemClock
from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.acts import SpeechKind, Turn
from desktop.meeting.ids import FindingId, ItemId, MeetingId, PartyId, PersonId, UnitId
from desktop.meeting.journal import Entry
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, PriorOpinion, Role, Seat, Unit
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules.attendance import arrive
from desktop.meeting.rules.floor import give_floor
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.rules.procedure import enter_stage, open_item
from desktop.meeting.rules.speech import put_question, speak
from desktop.meeting.scene import Scene, parse_scene, play

VOTING_LINE = "10:42 表决 V1"
"""Where the sample is stopped in the middle of its first vote."""
MOMENT = datetime(2027, 3, 16, 11, 18, tzinfo=timezone(timedelta(hours=8))).astimezone(UTC)
COUNTING_LINE = "11:18 李予安 计票 V4"
"""Where it is stopped while its secret ballot is being counted."""
PEOPLE, PARTIES, FINDINGS, LINES, SHELF = 300, 12, 500, 400, 60
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "明川静澜望舒远帆意宁若溪子墨思远知夏予安闻笛牧野其远敬之世安时雨佳禾"
LONG_NAME = "阿卜杜热合曼江·买买提依明吐尔逊古丽巴哈尔阿依"
LONG_OFFICE = "联席会议办公室驻园林系统纪检监察组"
LONG_TEXT = "关于该单位在养护合同签订和执行过程中拆分规避公开招标、验收手续不全、资金支付先于验收并且长期没有纠正的问题"


class Still(SystemClock):
    """A clock that stands, so that two pictures of a screen are alike and nothing is taken for an interruption."""

    def now(self) -> datetime:
        """The moment of all pictures."""
        return MOMENT


@dataclass(frozen=True)
class Stock:
    """A store and the meetings in it by what they are good for; "" for none.

    In ``busy`` ballots are being counted while the next item runs. ``bare`` marks the store with nothing in it,
    ``rehearsal`` that of rehearsals, of which ``only`` these screens are drawn.
    """

    folder: Path
    places: Places
    preparing: str = ""
    running: str = ""
    busy: str = ""
    closed: str = ""
    bare: bool = False
    rehearsal: bool = False
    only: tuple[str, ...] = ()

    def words(self) -> str:
        """All the Chinese that is data in it: what its plans and records hold, what its kinds of meeting are called."""
        return (self.folder.parent / "words.txt").read_text("utf-8")

    def open(self) -> Office:
        """The store, open."""
        return open_office(self.folder, places=self.places, rehearsal=self.rehearsal, clock=Still())


def stocks(folder: Path, only: tuple[str, ...] = ()) -> dict[str, Stock]:
    """Return the stores by state, those named in ``only`` or all; made in ``folder`` where they are not there yet."""
    makers: dict[str, Callable[[Office, Stock], Stock]] = {
        "empty": empty,
        "typical": typical,
        "full": full,
        "long": long_names,
        "rehearsal": rehearsing,
    }
    made: dict[str, Stock] = {}
    for name in only or makers:
        make = makers[name]
        places = Places(folder / name / "config", folder / name / "data")
        stock = Stock(folder / name / "store", places, bare=name == "empty")
        if name == "rehearsal":
            stock = replace(stock, rehearsal=True, only=("home", "shelf", "hall-vote"))
        known = folder / name / "meetings.json"
        if known.exists():
            made[name] = replace(stock, **json.loads(known.read_text("utf-8")))
            continue
        with closing(stock.open()) as office:
            made[name] = make(office, stock)
            (folder / name / "words.txt").write_text(_words(office), "utf-8")
        meetings = {key: getattr(made[name], key) for key in ("preparing", "running", "busy", "closed")}
        known.write_text(json.dumps(meetings), "utf-8")
    return made


def _words(office: Office) -> str:
    """Everything written in the plans and records of the store, and in the files an office may change."""
    kept = [office.preparations.get(line.meeting).result().plan for line in office.shelf.lines().result()]
    acts = [each.act for line in office.shelf.lines().result() for each in office.desk.entries(line.meeting).result()]
    shipped = [each for kind in ("profiles", "wording", "samples") for each in (files("resources") / kind).iterdir()]
    return "\n".join((*map(repr, kept), *map(repr, acts), *(each.read_text("utf-8") for each in shipped)))


def empty(office: Office, stock: Stock) -> Stock:
    """A meeting of which only the kind is known, and one that was opened with nobody there yet."""
    new = prepared(office, Plan(title="未定名会议"))
    plan = sample().plan
    bare = replace(plan, findings=(), opinions=(), questions=(), papers=(), number="", title="未定名会议")
    bare = replace(bare, agenda=tuple(replace(item, findings=()) for item in bare.agenda))
    return replace(stock, preparing=new, running=opened(office, bare))


def typical(office: Office, stock: Stock) -> Stock:
    """The sample three times: being prepared, in the middle of a vote, and over."""
    return replace(
        stock,
        preparing=prepared(office, replace(sample().plan, number="示例会审〔2027〕4号")),
        closed=played(office, sample()),
        running=played(office, until_the_vote()),
        busy=timed(office, played(office, until_the_count())),
    )


def timed(office: Office, meeting: MeetingId) -> MeetingId:
    """The meeting, somebody having had the floor for forty seconds."""
    speaker = sample().plan.seats[2].person
    outcome = office.desk.put(meeting, give_floor(speaker, Turn.SPEECH), at=MOMENT - timedelta(seconds=40)).result()
    assert not isinstance(outcome, Refusal), outcome
    return meeting


def rehearsing(office: Office, stock: Stock) -> Stock:
    """The sample in the middle of a vote, as a rehearsal."""
    return replace(stock, running=played(office, until_the_vote()))


def full(office: Office, stock: Stock) -> Stock:
    """Three hundred people of twelve parties, five hundred findings, hundreds of lines, a crowded shelf."""
    for at in range(SHELF):
        prepared(office, Plan(title=f"示例市第{at + 1}次整改情况会审会议", number=f"示例会审〔2026〕{at + 1}号"))
    plan = crowd(PEOPLE, PARTIES, FINDINGS)
    return replace(stock, preparing=prepared(office, plan), running=talked(office, plan, LINES), closed="")


def long_names(office: Office, stock: Stock) -> Stock:
    """Names of twenty-five characters, titles and findings of many lines."""
    plan = crowd(9, 4, 9, name=lambda at: f"{LONG_NAME}{SURNAMES[at]}", text=lambda at: f"{LONG_TEXT}（之{at + 1}）")
    plan = replace(
        plan,
        title="示例市园林养护与城市绿化事业发展服务保障中心党组巡察整改情况四方联合会审会议（2027年第十三次扩大会议）",
        parties=tuple(
            replace(each, name=f"示例市{each.name}联席会议办公室驻园林系统纪检监察组") for each in plan.parties
        ),
    )
    return replace(stock, preparing=prepared(office, plan), running=talked(office, plan, 12), closed="")


def sample() -> Scene:
    """The shipped review."""
    return parse_scene((files("resources") / "samples" / "rectification-review.scene").read_text("utf-8"))


def until_the_vote() -> Scene:
    """The shipped review until four have voted on the first motion."""
    text = (files("resources") / "samples" / "rectification-review.scene").read_text("utf-8")
    head = text[: text.index(VOTING_LINE)].replace("〔2027〕3号", "〔2027〕5号", 1)
    return parse_scene(f"{head}{VOTING_LINE}：赞成 何静澜、罗　珺；反对 许　喆\n")


def until_the_count() -> Scene:
    """The shipped review until the ballots of the secret vote are being counted and the meeting goes on."""
    text = (files("resources") / "samples" / "rectification-review.scene").read_text("utf-8")
    return parse_scene(text[: text.index(COUNTING_LINE)].replace("〔2027〕3号", "〔2027〕6号", 1))


def crowd(
    people: int,
    parties: int,
    findings: int,
    name: Callable[[int], str] = lambda at: (
        f"{SURNAMES[at % len(SURNAMES)]}{GIVEN[at * 7 % len(GIVEN)]}{GIVEN[at * 11 % len(GIVEN)]}"
    ),
    text: Callable[[int], str] = lambda at: f"第{at + 1}项：验收单缺第二人签字，涉及{at % 97 + 1}份",
) -> Plan:
    """Return a plan of that many people, parties and findings."""
    sides = tuple(
        Party(PartyId(f"p{at}"), f"第{at + 1}会审组", f"{'甲乙丙丁戊己庚辛壬癸子丑'[at]}组") for at in range(parties)
    )
    unit = Unit(UnitId("u"), "示例市园林养护中心", name(1))
    seats = tuple(
        Seat(
            PersonId(f"m{at}"),
            name(at),
            "主任" if at == 0 else "委员",
            sides[at % parties].id,
            Role.MEMBER if at else Role.CHAIR,
            votes=True,
        )
        for at in range(people)
    )
    asked = Seat(PersonId("r"), name(3), "负责人", role=Role.RESPONDENT, unit=unit.id)
    listed = tuple(Finding(FindingId(f"f{at}"), f"{at + 1:02}", text(at), unit.id) for at in range(findings))
    return Plan(
        title="示例市整改情况会审会议",
        number="示例会审〔2027〕12号",
        place="一号会议室",
        sample=True,
        units=(unit,),
        parties=sides,
        seats=(*seats, asked),
        findings=listed,
        agenda=(AgendaItem(ItemId("i"), "一", "听取并会审整改情况", findings=tuple(each.id for each in listed)),),
        opinions=tuple(
            PriorOpinion(side.id, each.id, ("到位", "基本到位", "未到位")[(at + place) % 3])
            for at, each in enumerate(listed)
            for place, side in enumerate(sides)
        ),
    )


def prepared(office: Office, plan: Plan) -> str:
    """A meeting that is being prepared from ``plan``."""
    return office.preparations.new("rectification-review", plan).result().meeting


def opened(office: Office, plan: Plan) -> MeetingId:
    """A meeting whose record is open."""
    meeting = MeetingId(prepared(office, plan))
    outcome = office.preparations.open(meeting).result()
    assert not isinstance(outcome, Refusal), outcome
    return meeting


def talked(office: Office, plan: Plan, lines: int) -> MeetingId:
    """A meeting in which ``lines`` things were said."""
    meeting = opened(office, plan)
    voters = [seat.person for seat in plan.seats if seat.votes]
    steps: list[Intent] = [arrive(*voters), call_to_order(), open_item(ItemId("i")), enter_stage("questioning")]
    now = MOMENT - timedelta(minutes=lines)
    for at in range(lines):
        who, finding = voters[at % len(voters)], plan.findings[at % len(plan.findings)].id
        said = f"关于第{at + 1}项，{LONG_TEXT}。" if at % 3 else f"请说明第{at + 1}项的情况？"
        steps.append(
            put_question(said, asker=who, respondent=PersonId("r"), finding=finding)
            if at % 3 == 0
            else speak(said, kind=SpeechKind.DISCUSSION, speaker=who, finding=finding)
        )
    for place, intent in enumerate(steps):
        outcome = office.desk.put(meeting, intent, at=now + timedelta(seconds=60 * place)).result()
        assert not isinstance(outcome, Refusal), outcome
    return meeting


def played(office: Office, scene: Scene) -> MeetingId:
    """The scene, taken down."""
    meeting = MeetingId(prepared(office, scene.plan))
    outcome = office.preparations.open(meeting, at=scene.opened_at).result()
    assert not isinstance(outcome, Refusal), outcome

    def put(intent: Intent, at: datetime) -> tuple[Entry, ...] | Refusal:
        done = office.desk.put(meeting, intent, at=at).result()
        return done if isinstance(done, Refusal) else done.entries

    for _ in play(scene, outcome.entries, put):
        pass
    return meeting
