"""What the pages say beside the meeting's own texts."""

from __future__ import annotations

from datetime import date, datetime

from desktop.app.room.slides import Answered, Cue, Grade, Page, Question, Speaker, Timer, Word
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.agreement import Agreement
from desktop.meeting.catalogue import word
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Meeting, Phase
from desktop.ui.hall.times import short_date
from desktop.ui.icons import Icon
from desktop.ui.room.blocks import Tag
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

CHOICES = {
    Choice.FOR: (Hue.GREEN, Icon.CHECK),
    Choice.AGAINST: (Hue.ORANGE, Icon.X),
    Choice.ABSTAIN: (Hue.GOLD, Icon.MINUS),
    Choice.DEFER: (Hue.GOLD, Icon.CLOCK),
}
OUTCOMES = {
    Outcome.CARRIED: (Hue.GREEN, Icon.CIRCLE_CHECK),
    Outcome.LOST: (Hue.ORANGE, Icon.OCTAGON_X),
    Outcome.VOID: (Hue.GREY, Icon.BAN),
    Outcome.DEFERRED: (Hue.AMBER, Icon.CLOCK),
}
GRADES = {
    Grade.DONE: (Hue.GREEN, Icon.CIRCLE_CHECK),
    Grade.PARTLY: (Hue.GOLD, Icon.CIRCLE_DOT),
    Grade.OPEN: (Hue.ORANGE, Icon.CIRCLE),
}
AGREED = {
    Agreement.UNANIMOUS: (Hue.GREEN, Icon.CHECK),
    Agreement.MAJORITY: (Hue.BLUE, Icon.USERS),
    Agreement.SPLIT: (Hue.ORANGE, Icon.SCALE),
    Agreement.INCOMPLETE: (Hue.GREY, Icon.CIRCLE),
}


def page_name(page: Page) -> str:
    """Return what the secretary calls the page."""
    return {
        Page.WELCOME: tr("签到就座"),
        Page.ITEM: tr("当前议题"),
        Page.QUESTION: tr("质询问答"),
        Page.OPINIONS: tr("会审意见"),
        Page.VOTE: tr("表决"),
        Page.RESULT: tr("表决结果"),
        Page.VERDICTS: tr("会审认定"),
        Page.COMMITMENTS: tr("承诺事项"),
        Page.BREAK: tr("休会"),
        Page.CLOSING: tr("散会"),
        Page.SHIELD: tr("遮屏"),
    }[page]


def cue_name(meeting: Meeting, cue: Cue) -> str:
    """Return the page with what it is about, as the preview lists it."""
    about = ""
    if cue.page is Page.OPINIONS and (finding := meeting.finding(cue.finding)) is not None:
        about = tr("问题{number}", number=finding.number)
    elif cue.page is Page.QUESTION and cue.seq in meeting.questioning.chains:
        about = tr("第{number}问", number=meeting.questioning.chains[cue.seq].number)
    elif cue.page in {Page.VOTE, Page.RESULT} and cue.seq in meeting.motions.all:
        about = motion_name(meeting.motions.all[cue.seq].number)
    return tr("{page} · {about}", page=page_name(cue.page), about=about) if about else page_name(cue.page)


def motion_name(number: int) -> str:
    """Return what the room calls a motion: 表决一."""
    numerals = tr("一 二 三 四 五 六 七 八 九 十").split()
    return tr("表决{number}", number=numerals[number - 1] if number <= len(numerals) else str(number))


def speaker_words(speaker: Speaker) -> str:
    """Return origin and name, whichever may be known; 待核 where neither is."""
    return " ".join(part for part in (speaker.origin, speaker.name) if part) or tr("发言人待核")


def choice_word(words: BallotWords, choice: Choice) -> str:
    """Return the word on the ballot."""
    personnel = words is BallotWords.PERSONNEL
    return {
        Choice.FOR: tr("同意") if personnel else tr("赞成"),
        Choice.AGAINST: tr("不同意") if personnel else tr("反对"),
        Choice.ABSTAIN: tr("弃权"),
        Choice.DEFER: tr("缓议"),
    }[choice]


def method_word(method: Method) -> str:
    """Return how the vote is taken: 记名表决."""
    return {
        Method.ORAL: tr("口头表决"),
        Method.HANDS: tr("举手表决"),
        Method.NAMED: tr("记名表决"),
        Method.SECRET: tr("无记名表决"),
    }[method]


def phase_tag(method: Method, phase: Phase) -> Tag:
    """Return how far the vote is; of a secret ballot that it is being cast or counted, and nothing else."""
    match phase:
        case Phase.OPEN:
            return Tag(tr("投票中"), Hue.BLUE, Icon.VOTE)
        case Phase.CLOSED if method is Method.SECRET:
            return Tag(tr("计票中"), Hue.AMBER, Icon.LOADER)
        case Phase.CLOSED | Phase.REPORTED:
            return Tag(tr("待宣布"), Hue.AMBER, Icon.CLOCK)
        case Phase.ANNOUNCED | Phase.VOID | Phase.DEFERRED:
            return Tag(tr("已宣布"), Hue.GREY, Icon.CHECK)
        case Phase.PUT:
            return Tag(tr("已提出"), Hue.VIOLET, Icon.GAVEL)


def outcome_tag(outcome: Outcome, language: str) -> Tag:
    """Return the result in the room's word."""
    return Tag(word(outcome.value, language), *OUTCOMES[outcome])


def answer_tag(asked: Question) -> Tag:
    """Return whether the question is answered."""
    match asked.state:
        case Answered.WAITING:
            return Tag(tr("待答复"), Hue.BLUE, Icon.MESSAGE_CIRCLE_QUESTION_MARK)
        case Answered.GIVEN:
            return Tag(tr("已答复"), Hue.GREEN, Icon.CHECK)
        case Answered.DEFERRED:
            said = tr("{day}前书面答复", day=short_date(asked.due)) if asked.due else tr("书面答复")
            return Tag(said, Hue.AMBER, Icon.CLOCK)


def verdict_tag(verdict: Word) -> Tag:
    """Return a verdict as a tag; a missing one says so."""
    if not verdict.text:
        return Tag(tr("未发表"), Hue.GREY, Icon.MINUS)
    return Tag(verdict.text, *GRADES[verdict.grade])


def agreement_tag(agreed: Agreement, language: str) -> Tag:
    """Return how far the parties agree as a tag."""
    return Tag(word(agreed.value, language), *AGREED[agreed])


def day_words(due: date | None) -> str:
    """Return the date by which something is due, empty for none."""
    return tr("{day}前", day=short_date(due)) if due else ""


def timer_words(timer: Timer, now: datetime) -> tuple[str, str, Hue]:
    """Return what the timer says, its figures and its hue; without a limit it counts up."""
    spent = max(0, int(((timer.stopped or now) - timer.since).total_seconds()))
    if timer.limit_seconds is None:
        return timer.label or tr("已用时"), length(spent), Hue.SLATE
    left = timer.limit_seconds - spent
    if left <= 0:
        return tr("已超时"), f"+{length(-left)}", Hue.RED
    warned = timer.warn_seconds is not None and left <= timer.warn_seconds
    return tr("剩余"), length(left), Hue.AMBER if warned else Hue.SLATE


def length(seconds: int) -> str:
    """Return a length of time as 2:07 or 1:02:07."""
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
