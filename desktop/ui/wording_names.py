"""What each set phrase of the papers is called, and facts to show it with."""

from __future__ import annotations

from importlib.resources import files
from tomllib import loads

from desktop.minutes.wording import facts, phrases, wording
from desktop.ui.speech import tr


def phrase_names() -> dict[str, str]:
    """Return the name of every phrase, the paper it stands in first."""
    return {
        "office_head": tr("各种材料 · 版头单位名称"),
        "title_record": tr("会议记录 · 名称"),
        "title_minutes": tr("会议纪要 · 名称"),
        "title_feedback": tr("会审情况反馈 · 名称"),
        "title_questioning": tr("质询记录单 · 名称"),
        "title_commitments": tr("承诺清单 · 名称"),
        "title_votes": tr("表决情况表 · 名称"),
        "title_count": tr("计票单 · 名称"),
        "record_declaration": tr("会议记录 · 签名前的话"),
        "interim_declaration": tr("会中材料 · 签名前的话"),
        "count_declaration": tr("计票单 · 签名前的话"),
        "votes_declaration": tr("表决情况表 · 签名前的话"),
        "receipt_declaration": tr("会审情况反馈 · 签收的话"),
        "end_of_text": tr("各种材料 · 正文结束"),
        "off_record": tr("会议记录 · 应要求不记"),
        "hearsay": tr("质询 · 不说来源时的开头"),
        "minutes_lead": tr("会议纪要 · 开头"),
        "minutes_chaired": tr("会议纪要 · 谁主持"),
        "minutes_heard": tr("会议纪要 · 听取汇报"),
        "minutes_reviewed": tr("会议纪要 · 听取各方通报"),
        "minutes_read": tr("会议纪要 · 审阅材料"),
        "minutes_files": tr("会议纪要 · 材料不列名时"),
        "minutes_questioned": tr("会议纪要 · 进行质询"),
        "minutes_discussed": tr("会议纪要 · 只有讨论时"),
        "minutes_verdicts": tr("会议纪要 · 认定总数"),
        "minutes_by_opinions": tr("会议纪要 · 按意见认定"),
        "minutes_carried": tr("会议纪要 · 表决通过"),
        "minutes_lost": tr("会议纪要 · 表决未通过"),
        "minutes_void": tr("会议纪要 · 表决无效"),
        "minutes_demands": tr("会议纪要 · 会议要求"),
        "feedback_lead": tr("会审情况反馈 · 开头"),
        "feedback_counts": tr("会审情况反馈 · 认定总数"),
        "feedback_clues": tr("会审情况反馈 · 移交线索"),
        "feedback_request": tr("会审情况反馈 · 整改要求"),
        "demand_closed": tr("问题清单 · 已完成的要求"),
        "demand_partial": tr("问题清单 · 基本完成的要求"),
        "demand_open": tr("问题清单 · 未完成的要求"),
        "verdict_lost": tr("会审认定 · 表决未通过"),
        "verdict_deferred": tr("会审认定 · 暂缓"),
        "verdict_none": tr("会审认定 · 没有结论"),
    }


def example(name: str) -> dict[str, str]:
    """Return something for every fact of that phrase, as a paper would fill it in; documents are Chinese."""
    source = files("resources") / "wording" / "examples.toml"
    told = loads(source.read_text(encoding="utf-8"))
    return {fact: str(told[fact]) for fact in facts(phrases(wording())[name])}
