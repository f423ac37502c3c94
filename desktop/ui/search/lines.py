"""What was found, as the list shows it: one card for a hit, the first of each meeting with the meeting's name."""

from dataclasses import dataclass
from datetime import datetime

from desktop.app.search import MOST, Answer, Group, Hit, Marks
from desktop.meeting.acts import SpeechKind
from desktop.ui.hall.record_words import speech_word
from desktop.ui.shelf.lines import status_word
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

MORE = "more"
"""Id of the card that stands for what is not shown yet."""


@dataclass(frozen=True, slots=True)
class HitCard:
    """One line that was found; `title` and `aside` stand above the first of a meeting."""

    id: str
    time: str
    kind: str
    hue: Hue
    who: str
    about: str
    text: str
    marks: Marks = ()
    who_marks: Marks = ()
    about_marks: Marks = ()
    former: bool = False
    title: str = ""
    aside: str = ""

    @property
    def spoken(self) -> str:
        """The hit as one sentence for those who hear the screen."""
        former = tr("（已不作数）") if self.former else ""
        head = "，".join(part for part in (self.title, self.aside) if part)
        line = " ".join(part for part in (self.time, self.kind, self.who, self.about) if part)
        return f"{head}。{line}：{self.text}{former}" if head else f"{line}：{self.text}{former}"


def cards(answer: Answer) -> tuple[HitCard, ...]:
    """Return the cards of an answer; the last stands for the rest where there is one and more can be shown."""
    cut = answer.groups[-1:] if answer.total > answer.shown else ()
    made = [
        _card(hit, _head(group, whole=group not in cut) if place == 0 else ("", ""))
        for group in answer.groups
        for place, hit in enumerate(group.hits)
    ]
    if answer.total > answer.shown and answer.shown < MOST:
        made.append(HitCard(MORE, "", "", Hue.SLATE, "", "", tr("显示更多（Enter）")))
    return tuple(made)


def hits(answer: Answer) -> dict[str, Hit]:
    """Return every hit by the id of its card."""
    return {str(hit.place): hit for group in answer.groups for hit in group.hits}


def count_words(answer: Answer) -> str:
    """Return how much was found, and what is not shown."""
    if not answer.groups:
        return ""
    meetings = len(answer.groups)
    if answer.total <= answer.shown:
        return tr("{hits} 条，{meetings} 次会议", hits=answer.total, meetings=meetings)
    many = str(answer.total) if answer.counted else tr("{hits} 条以上", hits=answer.total)
    if answer.shown >= MOST:
        return tr("共 {many}，只列最近 {shown} 条，请再加一个词", many=many, shown=answer.shown)
    return tr("共 {many}，先列最近 {shown} 条", many=many, shown=answer.shown)


def _card(hit: Hit, head: tuple[str, str]) -> HitCard:
    kind, hue = kind_word(hit.kind)
    return HitCard(
        id=str(hit.place),
        time=_time(hit.at),
        kind=kind,
        hue=hue,
        who=hit.who,
        about=hit.about,
        text=hit.said,
        marks=hit.marks,
        who_marks=hit.who_marks,
        about_marks=hit.about_marks,
        former=hit.former,
        title=head[0],
        aside=head[1],
    )


def _head(group: Group, *, whole: bool) -> tuple[str, str]:
    """The meeting's name, and beside it number, status and, when all its hits are shown, how many they are."""
    title = tr("［样张］{title}", title=group.title) if group.sample else group.title
    found = tr("{n} 条", n=len(group.hits)) if whole else ""
    return title, " · ".join(part for part in (group.number, status_word(group.status), found) if part)


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def kind_word(kind: str) -> tuple[str, Hue]:
    """Return badge and colour of a kind of line."""
    if kind in set(SpeechKind):
        return speech_word(SpeechKind(kind))
    words = {
        "MeetingOpened": (tr("会议"), Hue.SLATE),
        "Finding": (tr("问题"), Hue.SLATE),
        "QuestionPut": (tr("质询"), Hue.BLUE),
        "FollowUpPut": (tr("追问"), Hue.BLUE),
        "AnswerGiven": (tr("答复"), Hue.GREEN),
        "AnswerDeferred": (tr("未答"), Hue.AMBER),
        "EvidenceChecked": (tr("核验"), Hue.GREEN),
        "AnswerJudged": (tr("评价"), Hue.GOLD),
        "CommitmentMade": (tr("承诺"), Hue.RED),
        "ChairConcluded": (tr("末位"), Hue.VIOLET),
        "OpinionGiven": (tr("意见"), Hue.VIOLET),
        "ReservationMade": (tr("保留"), Hue.ORANGE),
        "MotionPut": (tr("动议"), Hue.VIOLET),
        "DissentNoted": (tr("异见"), Hue.ORANGE),
        "DissentDeclined": (tr("异见"), Hue.ORANGE),
        "ResultAnnounced": (tr("宣布"), Hue.RED),
        "AnnouncementCorrected": (tr("宣布"), Hue.RED),
        "VoteDeferred": (tr("暂缓"), Hue.AMBER),
        "DecidedByOpinions": (tr("认定"), Hue.RED),
        "ProcedureRuled": (tr("程序"), Hue.GREY),
        "PaperPresented": (tr("材料"), Hue.GREY),
        "ObjectionRaised": (tr("异议"), Hue.ORANGE),
        "ParagraphReworded": (tr("纪要"), Hue.GREY),
        "Amended": (tr("更正"), Hue.VIOLET),
    }
    return words.get(kind, (tr("过程"), Hue.GREY))
