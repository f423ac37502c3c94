"""One document's type: which glyph of which face each character is, and the unbreakable clusters text is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from desktop.minutes.typeset.bundle import CHAINS, Role, chain, load
from desktop.minutes.typeset.style import TextStyle

OPENERS = "（〔［｛《〈「『【〖“‘￥＄([{№"
"""May not end a line."""

CLOSERS = "，。、；：？！％‰℃）〕］｝》〉」』】〗”’·•・～／,.;:?!)]}%°′″–"
"""May not begin a line."""

_O, _C = re.escape(OPENERS), re.escape(CLOSERS)
_HAN = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_LATIN = "!-~¡-¶¸-ÖØ-öø-ɏͰ-ϿЀ-ӿ⁰-₟"
_NO_OPENER = "!-#%-')-Z\\\\-z|-~¡-¶¸-ÖØ-öø-ɏͰ-ϿЀ-ӿ⁰-₟"
_WORD = f"[{_LATIN}]*[{_NO_OPENER}]"
_LINK = (
    r"(?<=[A-Za-z])’(?=[A-Za-z])"  # it’s
    r"|(?<=\d)(?:—|–|～|×)(?=\d)"  # 2021—2025
    r"|(?<=\d) (?=[A-Za-zµμ°%Ω]{1,3}(?![A-Za-z]))"  # 50 mg/L
    r"|(?<=[A-Z]) (?=\d)"  # GB 18918
)
_CLUSTER = re.compile(
    f" +|(?:[{_O}] *)*"
    f"(?:—{{2,}}|…+|{_WORD}(?:(?:{_LINK}){_WORD})*(?:(?<=\\d)号)?"
    f"|[{_HAN}](?:[·•・　][{_HAN}])+|[^ {_O}][\u0300-\u036f]*)"
    f"(?: *(?:[{_C}]|(?<!—)—(?!—)))*"
    f"|(?:[{_O}] *)+"
)
_SOFT = re.compile(f"[{_O}]*[^-/_.,&?=@ ·　]*[-/_.,&?=@ ·　]*[{_C}]*")
_SINGLE = re.compile(f"[{_O}]*.[{_C}]*", re.DOTALL)

_HALF = 500
_AIR = 60
"""White kept beside the ink of squeezed punctuation, in thousandths of an em."""


class Cluster(NamedTuple):
    """Characters that stay on one line together.

    `code` is the inside of a PDF text array without its outer brackets, with no empty string in it (PDFium forgets the
    distance before one), ready to be joined to the next with a distance or nothing between; `width` is in thousandths
    of an em, `head` and `tail` how much of it is white before an opening and after a closing mark and may be given up.
    """

    text: str
    code: str
    width: int
    head: int
    tail: int
    blank: bool


class _Glyph(NamedTuple):
    tag: str
    code: str
    advance: int
    head: int
    tail: int


@dataclass(frozen=True)
class UsedFace:
    """A face as one document uses it: the glyph coded n draws the n-th of `characters`, counted from 1."""

    file: str
    tag: str
    characters: dict[str, int]


class Inventory:
    """The characters a document has used so far, by face. Codes are given out in the order of first use."""

    def __init__(self) -> None:
        self._used: dict[str, UsedFace] = {}

    def faces(self) -> tuple[UsedFace, ...]:
        """Return the faces used, in the order of first use."""
        return tuple(self._used.values())

    def glyph(self, role: Role, character: str) -> _Glyph:
        """Return the character's glyph from the first face of the role that has it.

        KeyError when none has: text is cleaned before it comes here.
        """
        code_point = ord(character)
        for file in chain(role, character):
            face = load(file)
            glyph = face.glyphs.get(code_point)
            if glyph is not None:
                break
        else:
            raise KeyError(character)
        used = self._used.setdefault(file, UsedFace(file, f"F{len(self._used) + 1}", {}))
        code = used.characters.setdefault(character, len(used.characters) + 1)
        advance = face.advance(glyph)
        left, right = face.side_bearings(glyph)
        wide = advance > _HALF + _AIR
        head = max(0, min(_HALF, left - _AIR)) if wide and character in OPENERS else 0
        tail = max(0, min(_HALF, right - _AIR)) if wide and character in CLOSERS else 0
        return _Glyph(used.tag, f"{code:04X}", advance, head, tail)

    def tag(self, role: Role) -> str:
        """Return the resource name of the role's first face, which counts as used from now on."""
        file = CHAINS[role][0]
        return self._used.setdefault(file, UsedFace(file, f"F{len(self._used) + 1}", {})).tag


class Fount(dict[str, Cluster]):
    """The type of one style in one document: cluster text → cluster, made when first asked for."""

    def __init__(self, style: TextStyle, inventory: Inventory) -> None:
        super().__init__()
        self.style = style
        self._inventory = inventory
        self._glyphs: dict[str, _Glyph] = {}
        self._tag = inventory.tag(style.role)
        fill = (
            f"{style.grey:g} g {style.grey:g} G {style.stroke:g} w 2 Tr" if style.stroke else f"{style.grey:g} g 0 Tr"
        )
        spacing = style.tracking * style.size / 1000
        self.pen = f"{fill} /{self._tag} {style.size:g} Tf {spacing:.4g} Tc"
        """The PDF operators that choose this type."""

    def __missing__(self, text: str) -> Cluster:
        cluster = self[text] = self._composed(text)
        return cluster

    def clusters(self, text: str) -> list[Cluster]:
        """Return the text of one line-to-be-broken as clusters; it must hold no line feed."""
        return [self[part] for part in _CLUSTER.findall(text)]

    def whole(self, text: str) -> Cluster:
        """Return the text as one unbreakable cluster."""
        return self[text]

    def soft_parts(self, cluster: Cluster) -> list[Cluster]:
        """Return the parts a long Latin cluster may break into: after a slash, a hyphen, a space."""
        return [self[part] for part in _SOFT.findall(cluster.text) if part]

    def single_parts(self, cluster: Cluster) -> list[Cluster]:
        """Return the characters of a cluster too long for any line, punctuation still with its neighbour."""
        return [self[part] for part in _SINGLE.findall(cluster.text)]

    def width(self, text: str) -> float:
        """Return how wide the text is on one line, in points."""
        return self[text].width * self.style.size / 1000 if text else 0.0

    def _glyph(self, character: str) -> _Glyph:
        found = self._glyphs.get(character)
        if found is None:
            found = self._glyphs[character] = self._inventory.glyph(self.style.role, character)
        return found

    def _composed(self, text: str) -> Cluster:
        style = self.style
        parts: list[str] = []
        width = head = tail = 0
        opened = False
        tag = self._tag
        for n, character in enumerate(text):
            glyph = self._glyph(character)
            squeeze = (tail or (glyph.head if opened else 0)) if glyph.tail or glyph.head else 0
            if squeeze:
                parts.append(str(squeeze))
                width -= squeeze
            if glyph.tag != tag:
                parts.append(f"] TJ /{glyph.tag} {style.size:g} Tf [")
                tag = glyph.tag
            parts.append(f"<{glyph.code}>")
            width += glyph.advance + style.tracking
            tail = glyph.tail
            opened = bool(glyph.head)
            if not n:
                head = glyph.head
        if tag != self._tag:
            parts.append(f"] TJ /{self._tag} {style.size:g} Tf [")
        code = "".join(parts).replace("><", "")
        return Cluster(text, code, width, head, tail, text.isspace())
