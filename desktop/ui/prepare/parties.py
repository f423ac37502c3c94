"""The steps 会审方 and 人员: who reviews, and who will be in the room."""

from dataclasses import replace

from desktop.meeting.ids import PartyId, PersonId, UnitId
from desktop.meeting.plan import Party, Plan, Role, Seat
from desktop.ui.prepare.part import Cell, Part
from desktop.ui.prepare.spelling import is_sound, spelt
from desktop.ui.speech import tr


def role_words() -> dict[Role, str]:
    """Return the word of each role, in the order they are offered."""
    return {
        Role.CHAIR: tr("主持人"),
        Role.MEMBER: tr("会审成员"),
        Role.PROXY: tr("代会人"),
        Role.ATTENDANT: tr("列席人员"),
        Role.RESPONDENT: tr("被质询人"),
        Role.STAFF: tr("工作人员"),
    }


def may_vote(role: Role) -> bool:
    """Return whether somebody in that role may be given a vote at all."""
    return role not in {Role.RESPONDENT, Role.STAFF}


def parties() -> Part[Party]:
    """Return the list of reviewing parties."""

    def named(row: Party, text: str, _plan: Plan) -> Party | str:
        return replace(row, name=text) if text else tr("会审方须有名称；不要这一方时请删除该行。")

    return Part(
        tr("会审方"),
        lambda plan: plan.parties,
        lambda plan, rows: replace(plan, parties=rows),
        lambda row: row.id,
        lambda plan, name: Party(PartyId(name), tr("会审方{n}", n=len(plan.parties) + 1)),
        (
            Cell(tr("全称"), lambda row, _plan: row.name, named, bold=True),
            Cell(
                tr("简称"), lambda row, _plan: row.short, lambda row, text, _plan: replace(row, short=text), width=160
            ),
            Cell(tr("人数"), lambda row, plan: str(sum(seat.party == row.id for seat in plan.seats)), width=64),
        ),
        _party_needed,
    )


def seats() -> Part[Seat]:
    """Return the list of people."""
    return Part(
        tr("参会人员"),
        lambda plan: plan.seats,
        lambda plan, rows: replace(plan, seats=rows),
        lambda row: row.person,
        lambda plan, name: Seat(PersonId(name), "", role=Role.MEMBER if plan.seats else Role.CHAIR, votes=True),
        (
            Cell(tr("姓名"), lambda row, _plan: row.name, _named, width=96, bold=True),
            Cell(tr("职务"), lambda row, _plan: row.post, lambda row, text, _plan: replace(row, post=text)),
            Cell(
                tr("身份"),
                lambda row, _plan: role_words()[row.role],
                _cast,
                lambda _plan: tuple(role_words().values()),
                width=92,
            ),
            Cell(tr("会审方"), _party, _join, lambda plan: ("", *(each.called for each in plan.parties)), width=96),
            Cell(
                tr("表决权"),
                lambda row, _plan: tr("有") if row.votes else "",
                _enfranchise,
                lambda _plan: ("", tr("有")),
                width=64,
            ),
            Cell(tr("被审单位"), _unit, _belong, lambda plan: ("", *(each.name for each in plan.units)), width=120),
            Cell(
                tr("会务分工"),
                lambda row, _plan: row.duty,
                lambda row, text, _plan: replace(row, duty=text),
                width=92,
            ),
            Cell(tr("首字母"), lambda row, _plan: row.initials or spelt(row.name), _spell, width=72),
        ),
    )


def _party_needed(plan: Plan, row: Party) -> str:
    people = [seat.name for seat in plan.seats if seat.party == row.id]
    if people:
        return tr("{party}还有人员：{names}。请先改为其他会审方。", party=row.called, names="、".join(people[:5]))
    if any(each.party == row.id for each in plan.opinions):
        return tr("{party}已有会前意见，请先清空这些意见。", party=row.called)
    return ""


def _named(row: Seat, text: str, plan: Plan) -> Seat | str:
    if not text:
        return tr("请填写姓名；不要这个人时请删除该行。")
    twins = [seat for seat in plan.seats if seat.name == text and seat.person != row.person]
    if twins and not row.name:
        return tr("名单中已有“{name}”。确是同名的两个人时，请在姓名后注明单位。", name=text)
    return replace(row, name=text)


def _spell(row: Seat, text: str, _plan: Plan) -> Seat | str:
    plain = "".join(text.split()).lower()
    if plain == spelt(row.name):
        return row
    if not is_sound(plain):
        return tr("“{text}”不是拼音首字母。请只写字母，例如 zwm；留空则按读音。", text=text)
    return replace(row, initials=plain)


def _cast(row: Seat, text: str, plan: Plan) -> Seat | str:
    role = next((role for role, word in role_words().items() if word == text), row.role)
    chairs = [seat.name for seat in plan.seats if seat.role is Role.CHAIR and seat.person != row.person]
    if role is Role.CHAIR and chairs:
        return tr("主持人只能有一位，现在是{name}。请先改他的身份。", name=chairs[0])
    party = row.party if may_vote(role) else PartyId("")
    unit = row.unit if role is Role.RESPONDENT else UnitId("")
    if role is Role.RESPONDENT and len(plan.units) == 1:
        unit = plan.units[0].id
    return replace(row, role=role, votes=row.votes and may_vote(role), party=party, unit=unit)


def _enfranchise(row: Seat, text: str, _plan: Plan) -> Seat | str:
    if text and not may_vote(row.role):
        return tr("{role}没有表决权。", role=role_words()[row.role])
    return replace(row, votes=bool(text))


def _party(row: Seat, plan: Plan) -> str:
    party = plan.party(row.party)
    return party.called if party else ""


def _join(row: Seat, text: str, plan: Plan) -> Seat | str:
    party = next((each.id for each in plan.parties if each.called == text), PartyId(""))
    return replace(row, party=party)


def _unit(row: Seat, plan: Plan) -> str:
    return next((unit.name for unit in plan.units if unit.id == row.unit), "")


def _belong(row: Seat, text: str, plan: Plan) -> Seat | str:
    return replace(row, unit=next((unit.id for unit in plan.units if unit.name == text), UnitId("")))
