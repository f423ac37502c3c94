"""The question being asked: who asks whom, how long it has been waiting, how the answer was received."""

from __future__ import annotations

from desktop.app.room.slides import Judged, Question
from desktop.ui.icons import Icon
from desktop.ui.room.blocks import Block, Tag, beside, gap, prose, tags
from desktop.ui.room.page_words import answer_tag, speaker_words
from desktop.ui.room.sheets import Leaf
from desktop.ui.room.strokes import Hand
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


def question(page: Question) -> Leaf:
    """Return the page; the question itself flows, everything else stands on every sheet."""
    said = tr("第{number}问 · 追问", number=page.number) if page.follow_up else tr("第{number}问", number=page.number)
    asked = tr("{asker} 问 {respondent}", asker=speaker_words(page.asker), respondent=speaker_words(page.respondent))
    if not page.respondent.name and not page.respondent.origin:
        asked = tr("{asker} 问", asker=speaker_words(page.asker))
    left: list[Block] = [
        prose(said, 48, bold=True, colour="blue.ink"),
        prose(asked, 48, bold=True, most=3),
    ]
    if page.about:
        about = tr("问题{number}　{matter}", number=page.about, matter=page.matter)
        left.append(prose(about, 40, colour="text_second", most=2))
    top = (beside(left, Hand.TIMER if page.timer else None), gap(40))
    bottom: tuple[Block, ...] = (tags([answer_tag(page)], 44), gap(12))
    if page.judgements:
        bottom = (*bottom, tags([_judged(each) for each in page.judgements], 42))
    return Leaf(top, (prose(page.text, 100, bold=True),), bottom, centred=True)


def _judged(each: Judged) -> Tag:
    if not each.word:
        return Tag(tr("{party} 未评价", party=each.party), Hue.GREY, Icon.MINUS)
    hue, icon = (Hue.GREEN, Icon.CHECK) if each.satisfied else (Hue.ORANGE, Icon.X)
    return Tag(tr("{party} {word}", party=each.party, word=each.word), hue, icon)
