"""People's names: printed as written, compared without the padding of official lists."""

import re

from desktop.intake.width import half_width, tidy

_DOTS = re.compile("[•‧∙⋅・･●．.]")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff\u3007"
_HAN_NAME = re.compile(f"[{_HAN}]{{2,4}}|[{_HAN}]{{1,12}}(?:·[{_HAN}]{{1,12}})+")
_LATIN = re.compile(r"[A-Za-z]")


def normal_name(written: str) -> str:
    """Return the form names are compared in: 陈　瑩 and 陈瑩 are one, so are the middle dots · • ・.

    Spaces are kept, single, only between words of Latin letters. Variants of a character (瑩, 莹)
    stay different: they may be different people.
    """
    text = half_width(tidy(written))
    if _LATIN.search(text):
        return re.sub(r"\s+", " ", text).casefold()
    return _DOTS.sub("·", re.sub(r"\s+", "", text))


def looks_like_name(written: str) -> bool:
    """Tell whether a text could be a person's name in Chinese characters, with or without padding."""
    return _HAN_NAME.fullmatch(normal_name(written)) is not None
