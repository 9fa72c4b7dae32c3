"""Kana to Latin letters: the Hepburn spelling of a reading."""

from __future__ import annotations

import functools
import re
from typing import Final

from sijill.language.names.fold import fold_kana

_ROWS: Final = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
    "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_ODD: Final = {
    "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヤ": "ya",
    "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ヰ": "i", "ヱ": "e", "ン": "n", "ヴ": "vu", "ヵ": "ka",
    "ヶ": "ga",
}  # fmt: skip
_SMALL: Final = {
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
    "ャ": "ya",
    "ュ": "yu",
    "ョ": "yo",
    "ヮ": "wa",
}
# What stands before a small vowel loses its own: フ + ァ is "fa", シ + ャ is "sha".
_GLIDES: Final = {
    "シ": "sh", "チ": "ch", "ジ": "j", "ヂ": "j", "ツ": "ts", "フ": "f", "ヴ": "v", "ウ": "w", "ク": "kw",
    "グ": "gw",
}  # fmt: skip


def _sounds() -> dict[str, str]:
    plain = {kana: onset + vowel for onset, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)}
    return plain | _ODD


_SOUNDS: Final = _sounds()
_LONG: Final = (("oo", "o"), ("ou", "o"), ("uu", "u"), ("aa", "a"), ("ii", "i"), ("ee", "e"))


@functools.lru_cache(maxsize=1 << 14)
def morae(kana: str) -> tuple[str, ...]:
    """Return the Latin spelling of each mora of a kana text; ッ gives "っ", ー gives "-".

    >>> morae("ナースィル")
    ('na', '-', 'si', 'ru')
    """
    found: list[str] = []
    text = fold_kana(kana)
    for place, char in enumerate(text):
        if char == "ッ":
            found.append("っ")
        elif char == "ー":
            found.append("-")
        elif char in _SMALL:
            vowel = _SMALL[char]
            before = text[place - 1] if place else ""
            if found and found[-1] not in ("っ", "-") and before not in _SMALL:
                onset = _GLIDES.get(before) or found[-1].rstrip("aiueo")
                # きゃ is kya, but しゃ sha: the glide's y is heard only after a plain onset.
                found[-1] = onset + (vowel[-1] if before in _GLIDES or vowel[0] != "y" else vowel)
            else:
                found.append(vowel)
        elif char in _SOUNDS:
            found.append(_SOUNDS[char])
        else:
            found.append(char)
    return tuple(found)


@functools.lru_cache(maxsize=1 << 14)
def hepburn(kana: str) -> str:
    """Return the Hepburn spelling of one kana word, long vowels written short.

    >>> hepburn("さいとう"), hepburn("ハットリ"), hepburn("ジュンイチロウ")
    ('saito', 'hattori', 'junichiro')
    """
    text = ""
    doubled = False
    for mora in morae(kana):
        if mora == "-":
            continue
        if mora == "っ":
            doubled = True
            continue
        if doubled and mora[0] not in "aiueo":
            text += "t" if mora.startswith("ch") else mora[0]
        doubled = False
        text += mora
    return fold_long_vowels(text)


@functools.lru_cache(maxsize=1 << 14)
def fold_long_vowels(latin: str) -> str:
    """Return Latin spelling of a Japanese name without what marks length: ou, oo, oh, uu.

    >>> fold_long_vowels("ohno"), fold_long_vowels("satou"), fold_long_vowels("keiichi")
    ('ono', 'sato', 'keiichi')
    """
    short = re.sub(r"oh(?![aeiouy])", "o", latin)
    for long, vowel in _LONG[:3]:
        short = short.replace(long, vowel)
    return short
