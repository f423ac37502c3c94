"""Putting the record right (更正): a line changed, struck out or written down late, each with its reason."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtWidgets import QComboBox

from desktop.meeting import acts
from desktop.meeting.acts import Nature
from desktop.meeting.ids import NOBODY, FindingId, PersonId, Seq
from desktop.meeting.rules.correction import correct, enter_late, strike_out
from desktop.meeting.state import Meeting
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.correction_words import PEOPLE, part_words, shown
from desktop.ui.hall.entry_kinds import Line, kinds, unsorted
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.record_words import speech_word
from desktop.ui.hall.times import at_clock
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused


def parts(act: acts.Act) -> dict[str, tuple[str, Value]]:
    """Return the parts of an act that can be put right: name in the act → (word for it, what it says now)."""
    found: dict[str, tuple[str, Value]] = {}
    for name, word in part_words().items():
        if hasattr(act, name) and not (name == "kind" and not isinstance(act, acts.SpeechMade)):
            value = getattr(act, name)
            if isinstance(value, Enum):
                value = value.value
            found[name] = (word, value.isoformat() if isinstance(value, date) else "" if value is None else value)
    return found


class Corrections:
    """The forms of 更正, 删除 and 补录, asked through one hand."""

    def __init__(self, session: Session, hand: Hand) -> None:
        self._session = session
        self._hand = hand

    def ask(self, meeting: Meeting, seq: Seq) -> None:
        """Ask which part of the line reads how, whether it is a slip of the pen, and who confirmed it."""
        reading = meeting.readings.get(seq)
        if reading is None:
            self._session.teller.refuse(Refused(tr("没有选中的记录。"), tr("请先在记录中选一条。")))
            return
        act = reading.entry.act
        found = parts(act)
        if not found:
            self._session.teller.refuse(
                Refused(tr("第{number}号没有可以更正的内容。", number=seq), tr("请用补录或程序处理说明。"))
            )
            return
        people = tuple((seat.person, seat.name) for seat in meeting.plan.seats)
        part = tuple((name, f"{word}：{shown(meeting, name, value)}"[:40]) for name, (word, value) in found.items())
        first = next(iter(found))
        dialog = self._hand.ask(
            tr("更正第{number}号", number=seq),
            (
                Field("part", tr("更正哪一项(&P)"), Kind.CHOICE, choices=(*part, ("", tr("整条删除")))),
                Field("value", tr("改为(&T)"), Kind.TEXT, hint=tr("人员写姓名，日期写 2027-04-30，原话写是或否")),
                Field(
                    "nature",
                    tr("性质(&N)"),
                    Kind.CHOICE,
                    choices=(
                        (Nature.CLERICAL.value, tr("笔误，不另印")),
                        (Nature.SUBSTANTIVE.value, tr("实质更正，新旧都印")),
                    ),
                ),
                Field("confirmed", tr("确认人(&C)"), Kind.CHOICE, choices=(("", tr("无")), *people)),
                Field("ground", tr("原因(&G)"), needed=True),
            ),
            lambda said: (
                strike_out(seq, str(said["ground"]))
                if not said["part"]
                else correct(
                    seq,
                    str(said["part"]),
                    _written(meeting, str(said["part"]), str(said["value"])),
                    Nature(str(said["nature"])),
                    str(said["ground"]),
                    confirmed_by=PersonId(str(said["confirmed"])),
                )
            ),
            load={"value": shown(meeting, first, found[first][1]), "ground": recorded("clerical")},
        )
        box = dialog.form.widget("part")
        if isinstance(box, QComboBox):
            names = [*found, ""]
            box.currentIndexChanged.connect(
                lambda at: dialog.form.load(
                    {"value": shown(meeting, names[at], found[names[at]][1]) if names[at] else ""}
                )
            )

    def ask_late(self, meeting: Meeting, finding: FindingId) -> None:
        """Ask for a line that was said earlier and not written down (补录)."""
        people = tuple((seat.person, seat.name) for seat in meeting.plan.seats)
        every = kinds(meeting)
        now = self._session.office.clock.now()

        def fault(typed: Value) -> str:
            moment = at_clock(meeting, now, str(typed))
            if moment is None:
                return tr("请写成 9:47 或 0947。")
            return tr("补录的时间不能在现在之后。") if moment > now else ""

        def submit(said: dict[str, Value]) -> Act:
            kind = next((each for each in every if each.id == said["kind"]), unsorted())
            broken = PersonId(str(said["interrupted"])) if kind.id == "interjection" else NOBODY
            speaker = PersonId(str(said["speaker"])) or NOBODY
            line = Line(str(said["text"]), speaker, finding, bool(said["verbatim"]), broken)
            return Act(
                enter_late(kind.build(meeting, line), str(said["ground"])), at=at_clock(meeting, now, str(said["time"]))
            )

        self._hand.ask_act(
            tr("补录"),
            (
                Field("time", tr("发生时间(&T)"), needed=True, hint=tr("9:47"), check=fault),
                Field("speaker", tr("发言人(&P)"), Kind.CHOICE, choices=(("", tr("待核")), *people)),
                Field("kind", tr("类型(&K)"), Kind.CHOICE, choices=tuple((each.id, each.word) for each in every)),
                Field("text", tr("内容(&C)"), Kind.TEXT, needed=True),
                Field("verbatim", tr("照原话记(&V)"), Kind.TICK),
                Field("interrupted", tr("插话时谁在讲(&I)"), Kind.CHOICE, choices=(("", tr("未记明")), *people)),
                Field("ground", tr("补录原因(&G)")),
            ),
            submit,
        )


def _written(meeting: Meeting, name: str, typed: str) -> str:
    """What was typed, as the act itself writes it; what is not understood is left for the rule to refuse."""
    if name in PEOPLE:
        return next((seat.person for seat in meeting.plan.seats if seat.name == typed), typed)
    if name == "kind":
        return next((each.value for each in acts.SpeechKind if speech_word(each)[0] == typed), typed)
    if name == "finding":
        return next((each.id for each in meeting.agenda.findings.values() if each.number == typed), typed)
    if name == "verbatim":
        return "true" if typed in {tr("是"), "true", "1"} else "false"
    return typed
