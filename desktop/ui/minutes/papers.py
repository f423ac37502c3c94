"""The papers of a meeting in the order they are offered, and what each is called."""

from desktop.meeting.acts import Paper
from desktop.ui.icons import Icon
from desktop.ui.speech import tr

PREVIEWED = (
    Paper.MINUTES,
    Paper.RECORD,
    Paper.FEEDBACK,
    Paper.QUESTIONING,
    Paper.COMMITMENTS,
    Paper.VOTES,
    Paper.COUNT,
)
"""The papers that are documents; the workbook is not shown page by page."""


def paper_name(paper: Paper) -> str:
    """Return what the paper is called."""
    return {
        Paper.MINUTES: tr("会议纪要"),
        Paper.RECORD: tr("会议记录"),
        Paper.FEEDBACK: tr("会审情况反馈"),
        Paper.QUESTIONING: tr("质询记录单"),
        Paper.COMMITMENTS: tr("承诺清单"),
        Paper.VOTES: tr("表决情况表"),
        Paper.COUNT: tr("计票单"),
        Paper.WORKBOOK: tr("会审情况汇总表"),
    }[paper]


def paper_for(paper: Paper) -> str:
    """Return who may have the paper, in a few words."""
    return {
        Paper.MINUTES: tr("结论、决定、责任和期限；发抄送单位"),
        Paper.RECORD: tr("全部过程；只存档，不外发"),
        Paper.FEEDBACK: tr("交被审单位签收；不含表决和各方意见"),
        Paper.QUESTIONING: tr("质询人、答复人核对签名"),
        Paper.COMMITMENTS: tr("承诺人核对签名"),
        Paper.VOTES: tr("存档；含逐人表决"),
        Paper.COUNT: tr("监票人、计票人签名"),
        Paper.WORKBOOK: tr("Excel，报上级汇总"),
    }[paper]


def paper_icon(paper: Paper) -> Icon:
    """Return the sign of the paper."""
    return {
        Paper.RECORD: Icon.HISTORY,
        Paper.FEEDBACK: Icon.FLAG,
        Paper.QUESTIONING: Icon.MESSAGE_CIRCLE_QUESTION_MARK,
        Paper.COMMITMENTS: Icon.HANDSHAKE,
        Paper.VOTES: Icon.VOTE,
        Paper.COUNT: Icon.SCALE,
        Paper.WORKBOOK: Icon.FILE_SPREADSHEET,
    }.get(paper, Icon.FILE_TEXT)
