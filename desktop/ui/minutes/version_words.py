"""What a version of a paper is called: what made it, by whom, when, up to which entry."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from desktop.app.versions import Step, Version
from desktop.meeting.state import Meeting
from desktop.ui.speech import tr


def version_words(version: Version, meeting: Meeting | None) -> str:
    """Return the version in a few words; people and local times are the meeting's."""
    said = tr("{step}，记至第{n}号", step=step_word(version.step), n=version.upto)
    if meeting is None or version.step is Step.NOW:
        return said
    at = version.at.astimezone(ZoneInfo(meeting.opened.zone))
    person = meeting.name(version.person)
    return f"{said} · {at:%m-%d %H:%M}" + (f" · {person}" if person else "")


def step_word(step: Step) -> str:
    """Return what made the version."""
    return {
        Step.NOW: tr("现在的稿"),
        Step.DRAFTED: tr("拟稿"),
        Step.REVIEWED: tr("核稿通过"),
        Step.RETURNED: tr("核稿退回"),
        Step.APPROVED: tr("签发"),
        Step.REWORDED: tr("修改段落后"),
        Step.INTERIM: tr("会中打印"),
        Step.ISSUED_DRAFT: tr("印发草稿"),
        Step.ISSUED: tr("印发"),
    }[step]
