"""The parts of an act that can be put right, in words and as they read."""

from __future__ import annotations

from datetime import date
from enum import Enum

from desktop.meeting import acts
from desktop.meeting.catalogue import word
from desktop.meeting.ids import FindingId, PartyId, PersonId
from desktop.meeting.state import Meeting
from desktop.ui.hall.record_words import speech_word
from desktop.ui.speech import tr

PEOPLE = frozenset({"speaker", "asker", "respondent", "voter", "person", "scrutineer", "teller", "chair", "recorder"})
"""Parts that name a person by id."""


def part_words() -> dict[str, str]:
    """Return the word for every part that can be put right, by its name in the act."""
    return {
        "text": tr("内容"),
        "speaker": tr("发言人"),
        "asker": tr("质询人"),
        "respondent": tr("被质询人"),
        "person": tr("人员"),
        "kind": tr("类型"),
        "finding": tr("所属问题"),
        "question": tr("所属质询（号）"),
        "ground": tr("理由"),
        "owner": tr("责任人"),
        "due": tr("期限"),
        "evidence": tr("佐证材料"),
        "verdict": tr("意见"),
        "judgement": tr("评价"),
        "remark": tr("评语"),
        "verbatim": tr("原话"),
        "decision": tr("会议决定"),
        "note": tr("备注"),
        "minutes": tr("分钟数"),
    }


def part_word(name: str) -> str:
    """Return the word for one part, its name where it has none."""
    return part_words().get(name, name)


def shown(meeting: Meeting, name: str, value: object) -> str:
    """Return what a part says as a person reads it: names for ids, numbers for findings, words for kinds."""
    if isinstance(value, Enum):
        value = value.value
    if name in PEOPLE:
        return meeting.name(PersonId(str(value)))
    if name == "party":
        return meeting.party_name(PartyId(str(value)))
    if name == "kind":
        kinds = {each.value: each for each in acts.SpeechKind}
        return speech_word(kinds[str(value)])[0] if value in kinds else word(str(value))
    if name == "finding":
        known = meeting.finding(FindingId(str(value)))
        return known.number if known else ""
    if isinstance(value, bool) or str(value) in {"true", "false"}:
        return tr("是") if str(value).lower() == "true" else tr("否")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
