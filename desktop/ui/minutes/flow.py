"""The way of the minutes: 拟稿, 核稿, 会签, 签发, 编号, 定稿封存, and how far they are."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.meeting.state import Meeting
from desktop.ui.speech import tr


class Stage(StrEnum):
    """One stage of the way."""

    DRAFT = "draft"
    REVIEW = "review"
    COUNTERSIGN = "countersign"
    APPROVE = "approve"
    NUMBER = "number"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class Station:
    """A stage as the panel shows it: its word, what is known about it, whether it is done and may be done now."""

    stage: Stage
    word: str
    told: str
    done: bool
    open: bool


def stations(meeting: Meeting) -> tuple[Station, ...]:
    """Return every stage as the meeting stands.

    Whether something may be done is the engine's to say; ``open`` only keeps from asking what is plainly out of turn.
    """
    papers = meeting.papers
    sealed = papers.sealed is not None
    drafted = papers.drafted is not None
    reviewed = papers.reviewed is not None and papers.reviewed.accepted
    told = {
        Stage.DRAFT: tr("记至第{n}号", n=papers.drafted) if drafted else "",
        Stage.REVIEW: _reviewed(meeting),
        Stage.COUNTERSIGN: "、".join(meeting.name(person) for person in papers.countersigned),
        Stage.APPROVE: meeting.name(papers.approved) if papers.approved else "",
        Stage.NUMBER: papers.number,
        Stage.SEAL: tr("已封存至第{n}号", n=papers.sealed.upto) if papers.sealed else "",
    }
    done = {
        Stage.DRAFT: drafted,
        Stage.REVIEW: reviewed,
        Stage.COUNTERSIGN: bool(papers.countersigned),
        Stage.APPROVE: papers.approved is not None,
        Stage.NUMBER: bool(papers.number),
        Stage.SEAL: sealed,
    }
    may = {
        Stage.DRAFT: True,
        Stage.REVIEW: drafted,
        Stage.COUNTERSIGN: drafted,
        Stage.APPROVE: reviewed,
        Stage.NUMBER: True,
        Stage.SEAL: meeting.agenda.closed_at is not None,
    }
    return tuple(
        Station(stage, stage_word(stage), told[stage], done[stage], may[stage] and not sealed) for stage in Stage
    )


def stage_word(stage: Stage) -> str:
    """Return what the stage is called."""
    return {
        Stage.DRAFT: tr("拟稿"),
        Stage.REVIEW: tr("核稿"),
        Stage.COUNTERSIGN: tr("会签"),
        Stage.APPROVE: tr("签发"),
        Stage.NUMBER: tr("编号"),
        Stage.SEAL: tr("定稿封存"),
    }[stage]


def _reviewed(meeting: Meeting) -> str:
    review = meeting.papers.reviewed
    if review is None:
        return ""
    said = tr("通过") if review.accepted else tr("退回修改")
    return f"{meeting.name(review.person)} {said}".strip()
