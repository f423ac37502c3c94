"""Kind words for what is said."""

from __future__ import annotations

import re

from desktop.meeting.acts import DissentNoted, SpeechKind
from desktop.meeting.ids import PartyId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import ballots, speech
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import Build, Line, Resolve, Room, Word, once
from desktop.meeting.scene.values import number_in, quoted

_CHAIN = frozenset({"质询", "追问", "答复", "当场未答"})
_VERDICT = re.compile(
    r"(?:(\S+?)\s*(?:→|->)\s*|(维持)\s*)?([^，；。：,;:\s]+)\s*(?:[，；。：,;:\s]\s*(.*))?", re.DOTALL
)


def _speech(kind: SpeechKind) -> Build:
    def build(line: Line, cast: Cast) -> tuple[Resolve, ...]:
        text, verbatim = quoted(line.said())
        return once(
            speech.speak(
                text,
                kind=kind,
                speaker=line.speaker,
                finding=line.finding,
                item=line.item,
                verbatim=verbatim,
                returns_to=cast.person_if(line.field("打断")),
            )
        )

    return build


def _waive(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    party = cast.party(line.text) if line.text else PartyId("")
    if not party and not line.speaker:
        raise Unclear("放弃发言要写明是谁，或者是哪一方")
    return once(speech.waive_speech(party=party, speaker=line.speaker, finding=line.finding))


def _conclude(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, verbatim = quoted(line.said())
    return once(speech.conclude_as_chair(text, finding=line.finding, speaker=line.speaker, verbatim=verbatim))


def _off_record(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    minutes, note = number_in(line.text, "分钟")
    return once(speech.keep_off_record(minutes, speaker=line.speaker, note=note))


def _question(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    text, verbatim = quoted(line.said())
    return once(
        speech.put_question(
            text,
            asker=line.speaker,
            respondent=cast.person_if(line.field("被质询人")),
            finding=line.finding,
            oral=not line.has("书面"),
            source_withheld=line.has("据了解"),
            verbatim=verbatim,
        )
    )


def _follow_up(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, verbatim = quoted(line.said())
    about = line.about
    return (lambda room: speech.follow_up(text, question=room.seq(about), asker=line.speaker, verbatim=verbatim),)


def _answer(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, verbatim = quoted(line.said())
    about = line.about
    return (lambda room: speech.answer(text, question=room.seq(about), speaker=line.speaker, verbatim=verbatim),)


def _defer_answer(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, due, to, about = line.said(), line.date("期限"), line.field("送"), line.about
    return (lambda room: speech.defer_answer(text, due, question=room.seq(about), to=to, speaker=line.speaker),)


def _judge(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, about = line.said(), line.about
    head, remark = _first_words(text)

    def resolve(room: Room) -> Intent:
        known = {each.word for each in room.meeting.profile.judgements}
        word, rest = (head, remark) if head in known else ("", text)
        return speech.judge_answer(word, question=room.seq(about), speaker=line.speaker, remark=rest)

    return (resolve,)


def _first_words(text: str) -> tuple[str, str]:
    first, *rest = re.split(r"[，：。；,:;]", text, maxsplit=1)
    return first.strip(), rest[0].strip() if rest else ""


def _check(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, about = line.said(), line.about
    return (lambda room: speech.check_evidence(text, question=room.seq(about), speaker=line.speaker),)


def _commit(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, _ = quoted(line.said())
    about, finding, due = line.about, line.finding, line.date("期限")
    owner, evidence = line.field("责任人"), line.field("佐证")
    return (
        lambda room: speech.commit(
            text,
            speaker=line.speaker,
            question=room.seq(about),
            finding=finding,
            owner=owner,
            due=due,
            evidence=evidence,
        ),
    )


def _read_back(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if line.text not in ("确认", "未确认"):
        raise Unclear("核读后面写“确认”或者“未确认”")
    confirmed, about, due = line.text == "确认", line.need(), line.date("期限")
    owner, evidence = line.field("责任人"), line.field("佐证")

    def resolve(room: Room) -> Intent:
        of = room.seq(about)
        if isinstance(room.meeting.readings[of].original.act, DissentNoted):
            return ballots.confirm_dissent(of, confirmed=confirmed)
        return speech.read_back(of, confirmed=confirmed, owner=owner, due=due, evidence=evidence)

    return (resolve,)


def _opinion(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    finding, reserved, standard = line.finding, line.has("本人保留"), line.field("认定标准")
    if not finding:
        raise Unclear("会审意见要写明问题，如“会审意见 问题02：组织部 维持 到位”")
    first, *rest = line.said().split(maxsplit=1)
    named = first in cast.parties
    party = cast.parties.get(first)
    found = _VERDICT.fullmatch(rest[0] if named and rest else line.text)
    if found is None or (named and not rest):
        raise Unclear("会审意见要写明结论，如“组织部 到位 → 基本到位，理由：…”")
    old, kept, new = (_bare(part) for part in found.group(1, 2, 3))
    ground = (found[4] or "").removeprefix("理由：")

    def resolve(room: Room) -> Intent:
        of = party or room.meeting.party_of(line.speaker)
        if not of:
            raise Unclear("不知道是哪一方的意见：请写明哪一方，或者写发言人")
        held = room.meeting.opinions.verdicts(finding).get(of)
        before = new if kept else old
        if before and before != held:
            raise Unclear(f"{room.meeting.party_name(of)}此前的意见是“{held or '未提出'}”，不是“{before}”")
        return speech.give_opinion(
            of,
            finding,
            new,
            speaker=line.speaker,
            ground=ground,
            standard=standard,
            reserved=reserved,
            evidence=line.field("佐证"),
        )

    return (resolve,)


def _bare(word: str | None) -> str:
    return (word or "").strip("“”")


def _reserve(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, _ = quoted(line.said())
    if not line.speaker or not line.finding:
        raise Unclear("保留意见要写明是谁、对哪个问题")
    return once(speech.reserve_opinion(line.speaker, line.finding, text))


def _discipline(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(speech.read_discipline(line.said(), speaker=line.speaker))


_SPEECHES = {
    "发言": SpeechKind.UNSORTED,
    "汇报": SpeechKind.REPORT,
    "通报审核": SpeechKind.REVIEW,
    "插话": SpeechKind.INTERJECTION,
    "表态发言": SpeechKind.STATEMENT,
    "讨论": SpeechKind.DISCUSSION,
    "补充意见": SpeechKind.SUPPLEMENT,
    "点评": SpeechKind.CHAIR_REMARK,
    "反馈": SpeechKind.FEEDBACK,
    "小结": SpeechKind.SUMMARY,
    "宣读": SpeechKind.READING,
}

_PROMISE = ("责任人", "期限", "佐证")

WORDS: dict[str, Word] = {
    **{
        word: Word(_speech(kind), matters=True, fields=("打断",) if kind is SpeechKind.INTERJECTION else ())
        for word, kind in _SPEECHES.items()
    },
    "放弃发言": Word(_waive, matters=True),
    "末位表态": Word(_conclude, matters=True),
    "不记": Word(_off_record),
    "宣布纪律": Word(_discipline),
    "质询": Word(_question, matters=True, fields=("被质询人", "书面", "据了解")),
    "追问": Word(_follow_up, labels=_CHAIN),
    "答复": Word(_answer, labels=_CHAIN),
    "当场未答": Word(_defer_answer, labels=_CHAIN, fields=("期限", "送")),
    "评价": Word(_judge, labels=_CHAIN),
    "当场核验": Word(_check, labels=_CHAIN),
    "承诺": Word(_commit, labels=_CHAIN, matters=True, fields=_PROMISE),
    "核读": Word(_read_back, labels=frozenset({"承诺", "不同意见"}), fields=_PROMISE),
    "会审意见": Word(_opinion, matters=True, fields=("认定标准", "佐证", "本人保留")),
    "意见": Word(_opinion, matters=True, fields=("认定标准", "佐证", "本人保留")),
    "保留意见": Word(_reserve, matters=True),
}
