"""The parts of a kind of meeting that are forms: what it is called, who votes, how long somebody may speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from desktop.meeting.profile import Electorate, OpinionNeed, Profile, Reason, Trigger
from desktop.meeting.profile_file import DAY
from desktop.ui.field import Field, Kind, Value
from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.kinds.page import KindPage
from desktop.ui.kinds.told import limit_words
from desktop.ui.kinds.words import electorates, needs, reasons
from desktop.ui.look import Look
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.speech import tr

Write = Callable[[Profile, Value], Profile]


class FormPage(KindPage):
    """A form over the draft: what each field shows, and what becomes of the kind when it is changed."""

    def __init__(
        self,
        look: Look,
        draft: ProfileDraft,
        title: str,
        note: str,
        fields: tuple[Field, ...],
        shown: Callable[[Profile], dict[str, Value]],
        write: Callable[[Profile, str, Value], Profile],
    ) -> None:
        super().__init__(look, draft, title, note)
        self.paths = tuple(field.key for field in fields)
        self._shown, self._write = shown, write
        self.form = LiveForm(look, fields, wide=2)
        self.form.edited.connect(lambda key, value: draft.change(self._write(draft.now, key, value), typing=key))
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the draft."""
        self.form.load(self._shown(self.draft.now))

    def enter(self) -> None:
        """Go to the first field."""
        self.form.widget(self.paths[0]).setFocus()

    def go_to(self, path: str) -> None:
        """Go to the field at fault."""
        key = next((each for each in self.paths if path.rsplit(".", maxsplit=1)[-1] == each), self.paths[0])
        self.form.widget(key).setFocus()


def basics(look: Look, draft: ProfileDraft) -> FormPage:
    """Return the page of names and of who votes."""
    fields = (
        Field("name", tr("会议类型名称(&N)"), needed=True),
        Field("subject", tr("审的是什么(&S)"), needed=True, hint=tr("例如：问题、事项")),
        Field("edition", tr("版本(&E)"), hint=tr("例如：2026年修订")),
        Field("presiding", tr("主持人的称呼(&C)"), hint=tr("例如：主持人")),
        Field("source", tr("规则出处(&O)"), Kind.TEXT, hint=tr("依据哪些办法、由谁定的，写给以后的人看")),
        Field("electorate", tr("谁来投票(&W)"), Kind.CHOICE, choices=electorates()),
        Field("reason", tr("投反对票的理由(&R)"), Kind.CHOICE, choices=reasons()),
        Field(
            "defer_margin",
            tr("票数相差不超过多少时问是否暂缓(&M)"),
            hint=tr("例如 1/5，即投票数的五分之一；留空则不问"),
            check=margin_fault,
        ),
        Field("defer", tr("各方意见对半时问是否暂缓(&D)"), Kind.TICK),
        *(Field(f"need.{key}", tr("会上的意见须写明{what}", what=what), Kind.TICK) for key, what in needs()),
        Field("written_counted", tr("书面表决计入票数(&B)"), Kind.TICK),
        Field("proxies_vote", tr("代会人可以表决(&P)"), Kind.TICK),
    )

    def shown(profile: Profile) -> dict[str, Value]:
        margin = "" if profile.defer_margin is None else str(profile.defer_margin)
        return {
            "name": profile.name,
            "subject": profile.subject,
            "edition": profile.edition,
            "presiding": profile.presiding,
            "source": profile.source,
            "electorate": profile.electorate.value,
            "reason": profile.reason.value,
            "defer_margin": margin,
            "defer": Trigger.OPINIONS_EVEN_SPLIT in profile.defer,
            **{f"need.{key}": OpinionNeed(key) in profile.opinion_needs for key, _what in needs()},
            "written_counted": profile.written_counted,
            "proxies_vote": profile.proxies_vote,
        }

    return FormPage(look, draft, tr("名称和投票人"), "", fields, shown, lambda old, key, value: WRITES[key](old, value))


def _need(need: OpinionNeed, old: Profile, value: Value) -> Profile:
    rest = tuple(each for each in old.opinion_needs if each is not need)
    return replace(old, opinion_needs=(*rest, need) if value else rest)


WRITES: dict[str, Write] = {
    "name": lambda old, value: replace(old, name=str(value)),
    "subject": lambda old, value: replace(old, subject=str(value)),
    "edition": lambda old, value: replace(old, edition=str(value)),
    "presiding": lambda old, value: replace(old, presiding=str(value)),
    "source": lambda old, value: replace(old, source=str(value)),
    "electorate": lambda old, value: replace(old, electorate=Electorate(str(value))),
    "reason": lambda old, value: replace(old, reason=Reason(str(value))),
    "defer_margin": lambda old, value: replace(old, defer_margin=fraction(str(value)) if value else None),
    "defer": lambda old, value: replace(old, defer=(Trigger.OPINIONS_EVEN_SPLIT,) if value else ()),
    **{f"need.{each.value}": partial(_need, each) for each in OpinionNeed},
    "written_counted": lambda old, value: replace(old, written_counted=bool(value)),
    "proxies_vote": lambda old, value: replace(old, proxies_vote=bool(value)),
}
"""What becomes of the kind when a field of the first page is changed."""


def limits(look: Look, draft: ProfileDraft) -> FormPage:
    """Return the page of speaking times."""
    fields = tuple(
        Field(key, tr("{what}（秒）", what=name), Kind.NUMBER, most=DAY) for key, name in limit_words().items()
    )

    def write(old: Profile, key: str, value: Value) -> Profile:
        return replace(old, limits=replace(old.limits, **{key: int(value)}))

    note = tr("0 为不限。到时只提醒，不中断发言，也不影响记录。")
    return FormPage(look, draft, tr("限时"), note, fields, lambda profile: dict(vars(profile.limits)), write)


def fraction(text: str) -> Fraction:
    """Return the share that text says, 1/2 or 2/3; ValueError for anything else."""
    above, line, below = text.strip().replace("／", "/").partition("/")
    parts = (above.strip(), below.strip() if line else "1")
    if not all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts) or int(parts[1]) == 0:
        raise ValueError(text)
    return Fraction(int(parts[0]), int(parts[1]))


def share_fault(value: Value) -> str:
    """Return what is wrong with a share that must lie above 0 and not above 1."""
    try:
        share = fraction(str(value))
    except ValueError:
        return tr("请写成 1/2、2/3 这样的分数。")
    return "" if 0 < share <= 1 else tr("比例须大于0，不超过1。")


def margin_fault(value: Value) -> str:
    """Return what is wrong with a margin, which may be left out or be 0."""
    if value == "":
        return ""
    try:
        share = fraction(str(value))
    except ValueError:
        return tr("请写成 1/2、2/3 这样的分数。")
    return "" if share <= 1 else tr("比例不能超过1。")
