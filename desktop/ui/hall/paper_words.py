"""What the papers of a meeting are called in the hall."""

from __future__ import annotations

from desktop.meeting.acts import Paper
from desktop.ui.speech import tr


def paper_word(paper: Paper) -> str:
    """Return what the paper is called."""
    return {
        Paper.RECORD: tr("会议记录"),
        Paper.MINUTES: tr("会议纪要"),
        Paper.FEEDBACK: tr("问题清单"),
        Paper.QUESTIONING: tr("质询记录单"),
        Paper.COMMITMENTS: tr("承诺清单"),
        Paper.VOTES: tr("表决情况表"),
        Paper.COUNT: tr("计票单"),
        Paper.WORKBOOK: tr("汇总表"),
    }[paper]
