"""Kind words for papers, signatures, the way of the minutes and the seal."""

from __future__ import annotations

import re

from desktop.meeting.acts import Paper
from desktop.meeting.ids import PersonId
from desktop.meeting.rules import papers
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import ANY, Line, Resolve, Word, once
from desktop.meeting.scene.values import halves, listed, number_in, one_of

PAPERS = {
    "会议记录": Paper.RECORD,
    "会议纪要": Paper.MINUTES,
    "会审情况反馈": Paper.FEEDBACK,
    "问题清单": Paper.FEEDBACK,
    "质询记录单": Paper.QUESTIONING,
    "承诺清单": Paper.COMMITMENTS,
    "承诺事项清单": Paper.COMMITMENTS,
    "表决情况表": Paper.VOTES,
    "计票单": Paper.COUNT,
    "工作簿": Paper.WORKBOOK,
}


def _who(line: Line) -> PersonId:
    if not line.speaker:
        raise Unclear(f"“{line.word}”前面要写是谁")
    return line.speaker


def _print(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    sheets = [re.fullmatch(r"《?(\D+?)》?\s*([0-9]{1,6})页", part) for part in listed(line.said().removesuffix("。"))]
    found = [each for each in sheets if each is not None]
    if len(found) != len(sheets):
        raise Unclear("请写成“会中打印 质询记录单3页、承诺清单1页”")
    kinds, pages = [one_of(each[1], PAPERS) for each in found], sum(int(each[2]) for each in found)
    person, code = cast.person_if(line.field("对象")), line.field("校验码")
    return once(papers.print_interim(kinds, pages, person=person, code=code))


def _sign(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    names, pages = halves(line.said())
    person, words = _who(line), line.field("写明")
    kinds = [one_of(name.strip("《》"), PAPERS) for name in listed(names)]
    if not kinds:
        raise Unclear("要写明签的是哪份材料，如“签名 质询记录单：逐页”")
    return tuple(once(papers.sign_paper(paper, person, pages=pages, words=words))[0] for paper in kinds)


def _refuse(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    name, reason = halves(line.said())
    paper = one_of(name.strip("《》"), PAPERS)
    return once(papers.refuse_signing(paper, _who(line), reason, listed(line.field("见证"))))


def _object(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, person, about = line.said(), _who(line), line.about
    return (lambda room: papers.raise_objection(person, text, about=room.seq(about)),)


def _settle(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    about = line.need()
    word, ground = halves(line.said())
    changed = one_of(word, {"不予改动": False, "已经改动": True})
    return (lambda room: papers.settle_objection(room.seq(about), ground, changed=changed),)


def _receipt(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    copies = number_in(line.field("份数"), "份")[0] if line.has("份数") else 2
    seats = {each.person: each.unit for each in cast.seats}
    person = _who(line)
    return once(
        papers.sign_receipt(person, copies=copies, unit=seats[person], code=line.field("校验码"), text=line.text)
    )


def _reword(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    block, text = halves(line.said())
    return once(papers.reword_paragraph(block, text))


def _draft(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(papers.draft_minutes(person=line.speaker))


def _review(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    word, remark = halves(line.said())
    accepted = one_of(word, {"同意": True, "退回": False})
    return once(papers.review_draft(_who(line), accepted=accepted, remark=remark))


def _countersign(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(papers.countersign(_who(line), line.text))


def _approve(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(papers.approve_minutes(_who(line)))


def _number(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(papers.number_minutes(line.said()))


def _issue(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    paper, digest = one_of(line.said(), PAPERS), line.field("校验值")
    name, scope = line.field("文件"), listed(line.field("范围"))
    recipient, medium = line.field("接收"), line.field("介质")
    return (
        lambda room: papers.issue_paper(
            paper, room.meeting.upto, digest, name, scope=scope, recipient=recipient, medium=medium
        ),
    )


def _seal(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(papers.seal_record(line.field("校验值"), person=line.speaker))


def _amend(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, ground, about = line.said(), line.field("理由"), line.need()
    return (lambda room: papers.amend(room.seq(about), text, ground, person=line.speaker),)


WORDS: dict[str, Word] = {
    "会中打印": Word(_print, fields=("对象", "校验码")),
    "签名": Word(_sign, fields=("写明",)),
    "拒签": Word(_refuse, fields=("见证",)),
    "提出异议": Word(_object, labels=ANY),
    "异议处理": Word(_settle, labels=frozenset({"提出异议"})),
    "签收": Word(_receipt, fields=("份数", "校验码")),
    "段落改写": Word(_reword),
    "拟稿": Word(_draft),
    "核稿": Word(_review),
    "会签": Word(_countersign),
    "签发": Word(_approve),
    "编号": Word(_number),
    "印发": Word(_issue, fields=("校验值", "文件", "范围", "接收", "介质")),
    "封存记录": Word(_seal, fields=("校验值",)),
    "封存后更正": Word(_amend, labels=ANY, fields=("理由",)),
}
