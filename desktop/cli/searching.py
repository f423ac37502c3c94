"""`huishen search`."""

from __future__ import annotations

from argparse import Namespace

from desktop.app.folding import words
from desktop.app.mending import HURRIED
from desktop.app.office import Office
from desktop.cli.voice import Exit, Voice


def search(office: Office, asked: Namespace, voice: Voice) -> Exit:
    """Every line of a record in which all the words stand is listed by meeting, the newest first."""
    wanted = " ".join(asked.words)
    if not words(wanted):
        voice.warn("请写出要查找的词。", "Say what to look for.")
        return Exit.USAGE
    office.search.complete(HURRIED).result()
    answer = office.search.ask(wanted, former=asked.former, count=asked.limit).result()
    for group in answer.groups:
        sample = "［样张］" if group.sample else ""
        voice.say(
            f"{group.number or '（无编号）'}  {group.title}{sample}", f"{group.number or '(no number)'}  {group.title}"
        )
        for hit in group.hits:
            who = " ".join(part for part in (hit.who, hit.about) if part)
            former, once = ("（已不作数）", " (no longer stands)") if hit.former else ("", "")
            voice.say(
                f"  第{hit.seq}号  {hit.at:%Y-%m-%d %H:%M}  {who}：{hit.said}{former}",
                f"  no. {hit.seq}  {hit.at:%Y-%m-%d %H:%M}  {who}: {hit.said}{once}",
            )
    least = "" if answer.counted else "以上"
    more = "" if answer.counted else " or more"
    voice.say(
        f"查到{answer.total}条{least}，列出{answer.shown}条。", f"{answer.total}{more} found, {answer.shown} listed."
    )
    voice.give(
        {
            "total": answer.total,
            "counted": answer.counted,
            "hits": [
                {
                    "meeting": hit.meeting,
                    "number": group.number,
                    "seq": hit.seq,
                    "at": hit.at.isoformat(),
                    "who": hit.who,
                    "about": hit.about,
                    "text": hit.said,
                    "former": hit.former,
                }
                for group in answer.groups
                for hit in group.hits
            ],
        }
    )
    return Exit.DONE
