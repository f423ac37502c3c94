"""What still stands between the preparation and the opening, and what may be missed in the meeting."""

from collections import Counter
from collections.abc import Iterator

from desktop.meeting.ballots import Headcount
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import normalised
from desktop.meeting.plan import Plan, Role, Seat
from desktop.meeting.profile import Profile
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.opening import open_record
from desktop.meeting.tally import quorum_line
from desktop.ui.prepare.machine import Machine, machine_points
from desktop.ui.prepare.points import Point, Weight
from desktop.ui.prepare.roster_words import roster_words
from desktop.ui.speech import tr


def points(profile: Profile, plan: Plan, machine: Machine, language: str) -> tuple[Point, ...]:
    """Return what to look at before opening, what stops it first, then what is well."""
    found = [*_stops(profile, plan, language), *_gaps(profile, plan), *_facts(profile, plan), *machine_points(machine)]
    order = list(Weight)
    return tuple(sorted(found, key=lambda point: order.index(point.weight)))


_STEPS = {
    "plan.title-missing": "basics",
    "plan.one-chair": "seats",
    "plan.no-voters": "seats",
    "plan.may-not-vote": "seats",
    "plan.no-parties": "parties",
    "plan.voter-without-party": "seats",
    "plan.number-twice": "findings",
    "plan.opinion-about-nothing": "opinions",
    "plan.verdict-unknown": "opinions",
}


def _stops(profile: Profile, plan: Plan, language: str) -> Iterator[Point]:
    refusal = open_record(profile, plan)
    if isinstance(refusal, Refusal):
        said = sentence(refusal, language)
        yield Point("open", Weight.STOPS, f"{said.text}{said.advice}", _STEPS.get(refusal.rule, "basics"))


def _gaps(profile: Profile, plan: Plan) -> Iterator[Point]:
    checks = (
        ("number", not plan.number, tr("还没有会议编号。"), "basics"),
        ("starts", plan.starts is None, tr("还没有会议时间。"), "basics"),
        ("place", not plan.place, tr("还没有会议地点。"), "basics"),
        ("recorder", not _recorder(plan), tr("还没有指定记录人（工作人员，分工填“记录人”）。"), "seats"),
        ("findings", bool(profile.parties) and not plan.findings, tr("还没有问题，可以从台账导入。"), "findings"),
        ("agenda", not plan.agenda, tr("还没有议程。"), "agenda"),
    )
    for name, missing, said, step in checks:
        if missing:
            yield Point(name, Weight.LOOK, said, step)
    if profile.parties and plan.findings and not plan.papers:
        yield Point("papers", Weight.LOOK, tr("还没有登记会前材料（整改进展情况报告等）。"), "papers")
    yield from _rows(plan)
    yield from _counted(profile, plan)


def _rows(plan: Plan) -> Iterator[Point]:
    """Rows that lack what they cannot do without, each list with its first one to go to."""
    nameless = [seat.person for seat in plan.seats if not seat.name]
    if nameless:
        yield Point("nameless", Weight.LOOK, tr("有 {n} 人没有填写姓名。", n=len(nameless)), "seats", nameless[0])
    untitled = [item.id for item in plan.agenda if not item.title.strip()]
    if untitled:
        yield Point("untitled", Weight.LOOK, tr("有 {n} 个议题没有名称。", n=len(untitled)), "agenda", untitled[0])
    wordless = [finding.id for finding in plan.findings if not finding.text.strip()]
    if wordless:
        said = tr("有 {n} 个问题没有内容。", n=len(wordless))
        yield Point("wordless", Weight.LOOK, said, "findings", wordless[0])
    ownerless = [finding.id for finding in plan.findings if not finding.owner and not finding.department]
    if ownerless:
        said = tr("{n} 个问题没有责任人和责任部门。", n=len(ownerless))
        yield Point("owners", Weight.LOOK, said, "findings", ownerless[0])
    yield from _twins(plan)


def _twins(plan: Plan) -> Iterator[Point]:
    """Names that stand twice: one person listed twice, or two people nobody can tell apart on paper."""
    seats = [seat for seat in plan.seats if seat.name]
    whole = Counter((normalised(seat.name), seat.post) for seat in seats)
    doubled = [seat for seat in seats if whole[normalised(seat.name), seat.post] > 1]
    if doubled:
        said = tr("{names}（姓名、职务相同）列了两次，请删去一行。", names=_names(doubled))
        yield Point("twice", Weight.LOOK, said, "seats", doubled[-1].person)
    homes: dict[str, set[str]] = {}
    for seat in seats:
        homes.setdefault(normalised(seat.name), set()).add(seat.party or seat.unit)
    apart = [seat for seat in seats if len(homes[normalised(seat.name)]) > 1 and seat not in doubled]
    if apart:
        said = tr("{names}在两方都有，请确认是不是两个人。", names=_names(apart))
        yield Point("namesakes", Weight.LOOK, said, "seats", apart[-1].person)


def _names(seats: list[Seat]) -> str:
    return "、".join(dict.fromkeys(normalised(seat.name) for seat in seats))


def _counted(profile: Profile, plan: Plan) -> Iterator[Point]:
    lonely = [party.called for party in plan.parties if not any(seat.party == party.id for seat in plan.seats)]
    if lonely:
        yield Point("lonely", Weight.LOOK, tr("{parties}还没有人员。", parties="、".join(lonely)), "seats")
    stray = sum(seat.votes and not seat.party for seat in plan.seats)
    if plan.parties and stray:
        yield Point("stray", Weight.LOOK, tr("有表决权的 {n} 人还没有选会审方。", n=stray), "seats")
    loose = sum(not finding.unit for finding in plan.findings) if plan.units else 0
    if loose:
        yield Point("units", Weight.LOOK, tr("{n} 个问题没有写明单位。", n=loose), "findings")
    undated = sum(finding.due is None and bool(finding.due_text) for finding in plan.findings)
    if undated:
        yield Point("dates", Weight.LOOK, tr("{n} 个问题的期限还不是日期。", n=undated), "findings")
    whole = len(plan.findings) * len(plan.parties)
    if whole and len(plan.opinions) < whole:
        left = whole - len(plan.opinions)
        yield Point("opinions", Weight.LOOK, tr("会前意见还差 {n} 格，会上也可以补。", n=left), "opinions")
    listed = {finding for item in plan.agenda for finding in item.findings}
    outside = sum(finding.id not in listed for finding in plan.findings)
    if plan.agenda and outside:
        yield Point("outside", Weight.LOOK, tr("{n} 个问题没有列入任何议题。", n=outside), "agenda")
    yield from _papers(profile, plan)


def _papers(profile: Profile, plan: Plan) -> Iterator[Point]:
    needing = {subject for kind in profile.motions if kind.needs_circulated for subject in kind.subjects or ("",)}
    if not needing:
        return
    concerned = [item for item in plan.agenda if "" in needing or item.subject in needing]
    if late := [item.title for item in concerned if item.circulated is None]:
        said = tr("材料尚未送达：{titles}。没有送达的事项不能表决。", titles="、".join(late[:3]))
        yield Point("circulated", Weight.LOOK, said, "agenda")
    if mute := [item.title for item in concerned if not item.consulted]:
        said = tr("尚未会前沟通：{titles}。", titles="、".join(mute[:3]))
        yield Point("consulted", Weight.LOOK, said, "agenda")


def _facts(profile: Profile, plan: Plan) -> Iterator[Point]:
    entitled = sum(seat.votes for seat in plan.seats)
    quorum = profile.opening.quorum
    if entitled and quorum is not None:
        heads = Headcount(component=max(plan.component, entitled), entitled=entitled, present=entitled)
        needed = quorum_line(quorum, profile.opening.recusal, heads)
        said = tr("应到 {entitled} 人，到会 {needed} 人即可开会，最多可缺 {spare} 人。",
                  entitled=entitled, needed=needed, spare=max(0, entitled - needed))  # fmt: skip
        weight = Weight.FINE if needed <= entitled else Weight.LOOK
        yield Point("quorum", weight, said, "seats")


def _recorder(plan: Plan) -> bool:
    return any(seat.role is Role.STAFF and roster_words().recorder in seat.duty for seat in plan.seats)
