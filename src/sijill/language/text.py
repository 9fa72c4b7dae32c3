"""The text as the engine matches it: folded spelling, and the way back to the original.

Offsets of a readout count in the document's own text, which is never changed.
Folding maps most characters one to one; only where marks are dropped (vowel
signs, tatweel, bidi controls) is a map of positions kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Marks that carry no spelling: Arabic vowel signs and tatweel, zero-width and
# bidi controls, soft hyphen, selectors of a character's variant. Their presence
# is rare, so the common case costs one scan and keeps no map.
DROPPED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)

_ARABIC = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ی": "ي", "ھ": "ه", "ہ": "ه", "ڤ": "ف", "پ": "ب", "چ": "ج", "گ": "ك",
}  # fmt: skip
_MARKS = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ",
    "\t": " ", "\r": " ",
}  # fmt: skip
_DIGITS = {chr(base + i): str(i) for base in (0x660, 0x6F0, 0xFF10) for i in range(10)}
_WIDE = {chr(c): chr(c - 0xFEE0).lower() for c in range(0xFF21, 0xFF5B) if chr(c).isalpha()}
# Wide marks as East Asian typesetting has them: （ ） ， ． ： ＝ and the rest of ASCII.
_WIDE_MARKS = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if not chr(c - 0xFEE0).isalnum()}
_JAPANESE = {"･": "・", "‧": "・", "゠": "=", "｢": "「", "｣": "」", "､": "、", "｡": "。", "〜": "~", "〔": "(",
    "〕": ")", "〈": "「", "〉": "」", "『": "「", "』": "」", "ｰ": "ー"}  # fmt: skip
_HALF_KANA = dict(
    zip(
        "ｦｧｨｩｪｫｬｭｮｯｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ",
        "ヲァィゥェォャュョッアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン",
        strict=True,
    )
)
# Half of a character, as broken texts have it: nothing that takes UTF-8 takes it.
_SURROGATES = {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
_TABLE = _SURROGATES | _ARABIC | _WIDE_MARKS | _MARKS | _DIGITS | _WIDE | _JAPANESE | _HALF_KANA
# Few characters of a text are among them: finding those costs a fraction of looking up all.
_VARIANT = re.compile("[" + re.escape("".join(_TABLE)) + "]")
# Digits are the one fold that may turn a letter's neighbour into something
# else; superscripts and the like stay as they are on purpose.


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `back(i)` gives the place of its character i in the original."""

    text: str
    positions: list[int] | None
    original_length: int

    def back(self, index: int) -> int:
        """Return the original offset of a folded offset; the end maps to the end."""
        if self.positions is None:
            return index
        return self.positions[index] if index < len(self.positions) else self.original_length

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a folded one, without marks that follow it."""
        if self.positions is None:
            return start, end
        return self.positions[start], self.positions[end - 1] + 1


def fold(text: str, soft_breaks: Sequence[tuple[int, int]] = (), *, joined: bool = False) -> Folded:
    """Return `text` with case and spelling variants evened out.

    Folds letters only as far as newspapers vary them (hamza carriers, final
    ya, ta marbuta, quotation marks, digits). It does not transliterate. Soft
    line breaks become a blank, or nothing where words are `joined`.
    """
    positions: list[int] | None = None
    kept = text
    if soft_breaks:
        kept, positions = _unwrapped(text, soft_breaks, "" if joined else " ")
    if DROPPED.search(kept):
        own, at = positions, 0
        positions = []
        for mark in DROPPED.finditer(kept):
            positions.extend(range(at, mark.start()))
            at = mark.end()
        positions.extend(range(at, len(kept)))
        if own is not None:
            positions = [own[position] for position in positions]
        kept = DROPPED.sub("", kept)
    lowered = kept.lower()
    if len(lowered) != len(kept):  # a few letters lower to two, e.g. İ
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in kept)
    return Folded(_VARIANT.sub(lambda variant: _TABLE[variant[0]], lowered), positions, len(text))


def _unwrapped(text: str, soft_breaks: Sequence[tuple[int, int]], blank: str) -> tuple[str, list[int]]:
    """Return a text with each soft break replaced, and where its characters stand in the original."""
    pieces: list[str] = []
    positions: list[int] = []
    at = 0
    for start, end in soft_breaks:
        pieces.extend((text[at:start], blank))
        positions.extend(range(at, start + len(blank)))
        at = end
    pieces.append(text[at:])
    positions.extend(range(at, len(text)))
    return "".join(pieces), positions


def fold_phrase(phrase: str) -> str:
    """Return a lexicon phrase in the spelling that folded texts have."""
    return fold(phrase).text
