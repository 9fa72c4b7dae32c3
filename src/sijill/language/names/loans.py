"""Foreign names in katakana against their Latin or Arabic spelling, by rules of sound.

Katakana writes what it hears: l and r alike, b and v, s and th, kh and h; it
adds a vowel after most consonants. So every mora has several answers in the
other script, each at a cost, and the cheapest row of answers is looked for.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

from sijill.language.names.fold import script_of
from sijill.language.names.kana import morae

# Gains and costs in nats, set by hand on a dozen pairs of each kind: a
# consonant that fits weighs as much as it narrows the choice, about 1 in 8.
_CONSONANT_FITS: Final = 2.0
_VOWEL_FITS: Final = 0.5
_LETTER_LEFT: Final = 3.5
_VOWEL_LEFT: Final = 0.8

Answers = Mapping[str, float]

_LATIN_ONSETS: Final[Mapping[str, str]] = {
    # onset: answers at no cost | answers at some cost
    "": "|h y w", "k": "k c q|g ck ch kh cc x", "s": "s c|th z ss ts", "sh": "sh s|sch ch sy ti c",
    "t": "t|th tt d dt",
    "ch": "ch t|c tch cz ci ć", "ts": "ts tz z|t c", "n": "n|nn m kn gn", "h": "h kh|ch gh j x",
    "f": "f ph|h v w ff",
    "m": "m|mm", "y": "y|i j e", "r": "r l|rr ll wr rh", "w": "w u|v o ou", "g": "g gh|gu gg q",
    "z": "z s|th dh ts",
    "j": "j g|z zh dh dj dg ji gi", "d": "d|dh dd t th", "b": "b v|bb w", "p": "p|pp", "v": "v w|f b",
    "kw": "qu kw|cu",
    "gw": "gu gw|", "ky": "ky ki|cu kiu", "gy": "gy|gi", "ny": "ny ni|nie ñ ne", "hy": "hy hu|",
    "my": "my|mi mu",
    "ry": "ry ly|lu ru liu li ri", "by": "by|bi vi", "py": "py|pi pu", "dy": "dy du|di", "ty": "ty tu|",
}  # fmt: skip
_LATIN_VOWELS: Final[Mapping[str, str]] = {
    "a": "a|e u o aa ae ha ah", "i": "i y|e ee ie ii ei ea", "u": "u oo|o ou w ue",
    "e": "e|a i ae ei ay eh é",
    "o": "o|u ou oh au oo a aw ow",
}  # fmt: skip
_ARABIC_ONSETS: Final[Mapping[str, str]] = {
    "": "ا ع|ه و ي", "k": "ك ق|خ غ ج", "s": "س ص ث|ش ز", "sh": "ش س|ص تش", "t": "ت ط|ث د", "ch": "تش|ت ش ج",
    "ts": "تس س|ز ت", "n": "ن|م", "h": "ح ه خ|غ", "f": "ف|ه ح خ", "m": "م|ن", "y": "ي|ا", "r": "ر ل|",
    "w": "و|",
    "g": "غ ج ق|ك", "z": "ز ذ ظ ض|س", "j": "ج|ز ذ ظ ش غ", "d": "د ض|ط ذ ت", "b": "ب ف|و", "p": "ب|",
    "v": "ف|ب و",
    "kw": "كو قو|ك ق", "gw": "غو|", "ky": "كي كيو|ك", "gy": "غي جي|", "ny": "ني نيو|ن", "hy": "هي هيو|ه",
    "my": "مي ميو|م", "ry": "ري ريو لي ليو|ر ل", "by": "بي بيو|ب", "py": "بي بيو|ب", "dy": "دي ديو|د",
    "ty": "تي تيو|ت",
}  # fmt: skip
_ARABIC_VOWELS: Final[Mapping[str, str]] = {
    "a": " ا|ه ي ع", "i": "ي |ا", "u": "و |", "e": " ي|ا ه ع", "o": "و |ا",
}  # fmt: skip
_SECOND: Final = 0.7  # cost of an answer after the bar
# Vowels that katakana adds to end a consonant, and so may have no answer at all.
_ADDED: Final = {"u": 0.1, "o": 0.4, "i": 0.7}
_DROPPED: Final = 1.6
_DOUBLED: Final = frozenset("kstcpbdgzfjmnrl")


def _answers(table: Mapping[str, str], sound: str, gain: float) -> dict[str, float]:
    first, _, second = table.get(sound, f"{sound}|").partition("|")
    free = dict.fromkeys(first.split(" "), gain) if first else {}
    return free | {answer: gain - _SECOND for answer in second.split() if answer not in free}


@functools.cache
def _options(mora: str, script: str) -> Answers:
    """Return what may answer a mora in the other script, with the gain of each answer."""
    onsets, vowels = (_ARABIC_ONSETS, _ARABIC_VOWELS) if script == "arabic" else (_LATIN_ONSETS, _LATIN_VOWELS)
    if mora == "-":
        return {"": 0.0} | dict.fromkeys("هايوع" if script == "arabic" else "aeiouhr", 0.2)
    if mora == "っ":
        return {"": 0.0} | dict.fromkeys(() if script == "arabic" else _DOUBLED, 0.2)
    if mora == "n":
        return {"ن": 1.5, "م": 1.0} if script == "arabic" else {"n": 1.5, "m": 1.0, "nn": 1.2, "ng": 1.0}
    onset, vowel = mora.rstrip("aiueo"), mora[-1]
    starts = {"": 0.0} if not onset else {}
    starts |= _answers(onsets, onset, _CONSONANT_FITS if onset else _VOWEL_FITS)
    ends = _answers(vowels, vowel, _VOWEL_FITS)
    ends.setdefault("", -(_ADDED.get(vowel, _DROPPED) if onset else _DROPPED))
    found: dict[str, float] = {}
    for start, gain in starts.items():
        for end, more in ends.items():
            answer = start + end
            found[answer] = max(found.get(answer, -9.0), gain + more)
    return found


@functools.cache
def _lookup(mora: str, script: str) -> tuple[Answers, int]:
    """Return what may answer a mora, and the letters of the longest answer."""
    options = _options(mora, script)
    return options, max(map(len, options))


def _left_over(letter: str) -> float:
    return _VOWEL_LEFT if letter in "aeiouyhاويهعء" else _LETTER_LEFT


@functools.lru_cache(maxsize=1 << 15)
def loan_evidence(kana: str, other: str) -> float:
    """Return how well a foreign word fits its spelling in katakana; above 0 speaks for it, in nats.

    >>> loan_evidence("ハヤート", "hayat") > 3 > 0 > loan_evidence("ハヤート", "sekiguchi")
    True
    """
    script = script_of(other)
    left_over = [_left_over(letter) for letter in other]
    best: list[float] = [0.0]
    for loss in left_over:
        best.append(best[-1] - loss)
    for mora in morae(kana):
        options, most = _lookup(mora, script)
        after = [gain - _LETTER_LEFT for gain in best]  # no answer to this mora at all
        for gain, pieces in zip(best, _pieces(other, most), strict=True):
            for end, piece in pieces:
                more = options.get(piece)
                if more is not None and gain + more > after[end]:
                    after[end] = gain + more
        for place, loss in enumerate(left_over):
            if after[place] - loss > after[place + 1]:
                after[place + 1] = after[place] - loss
        best = after
    return best[-1]


@functools.lru_cache(maxsize=1 << 12)
def _pieces(word: str, most: int) -> tuple[tuple[tuple[int, str], ...], ...]:
    # From each place, the stretches of at most so many letters, the shortest first, each with its end.
    last = len(word) + 1
    return tuple(
        tuple((end, word[place:end]) for end in range(place, min(place + most + 1, last))) for place in range(last)
    )
