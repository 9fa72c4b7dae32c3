"""A name in its parts: what is compared, and what only joins or decorates."""

from __future__ import annotations

import functools
import re
from typing import Final, Literal

import msgspec

from sijill.language.names.fold import fold_name, script_of

Kind = Literal["name", "initial", "number"]

# "son of", "daughter of": what follows is the father's name, not a family name.
_SON_OF: Final = frozenset(
    {"bin", "ibn", "ben", "bint", "bent", "ould", "oulad", "بن", "ابن", "بنت", "ولد"}
    | {"ビン", "イブン", "ベン", "ビント"}
)
_ARTICLES: Final = frozenset({"al", "el", "ul", "il", "ال", "アル", "アール", "エル", "アッ", "アン"})
# The article before a "sun letter" takes its sound: as-Sudani, ash-Sheikh, ar-Rahman.
_SUN: Final = re.compile(r"[aeu](?P<sound>sh|ch|dh|th|[sdnrztl])")
_JOINING: Final = frozenset(
    {
        "de",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "das",
        "du",
        "des",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "zu",
        "af",
        "av",
    }
    | {"y", "la", "le"}
)
_FATHER_OF: Final = frozenset({"abu", "abou", "abo", "abi", "aboul", "abul", "ابو", "ابي", "ابا"})
_SERVANT: Final = re.compile(r"abd|abd[aeou]{1,2}[lrnszdt]?|abd[aeou]?l|عبد|アブ(?:ドゥ|ド|ダ|デ)[ルッ]?")
_OF_FAITH: Final = re.compile(r"(?:[aeu]?[ld]{0,2}[aeu]?)?(?:din|deen|dine|ddin|ddine)|الدين|الله|ullah|allah|ollah")
_NUMBERS: Final = {
    name: place
    for place, names in enumerate(
        (
            "i الاول", "ii الثاني", "iii الثالث", "iv الرابع", "v الخامس", "vi السادس", "vii السابع",
            "viii الثامن", "ix التاسع", "x العاشر",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_AFTER_NAME: Final = frozenset({"jr", "sr", "phd", "esq"})


class NameToken(msgspec.Struct, frozen=True):
    """One part of a name. `full` keeps the article that `key` has lost."""

    key: str
    full: str
    kind: Kind = "name"
    father: bool = False  # stands after bin, ibn, بن
    servant: bool = False  # Abd and the name after it, one name together


def _strip_article(word: str, raw: str) -> str:
    # A written hamza (ألبرت, إلياس) shows that the letters are no article.
    if word.startswith("ال") and len(word) > 4 and not raw.startswith(("أ", "إ", "آ")):
        return word[2:]
    return word


def _joined(words: list[str]) -> list[str]:
    """Join the words that make one name: Abd + next, Abu + next, name + al-Din."""
    made: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        more = len(words) - place - 1
        if _SERVANT.fullmatch(word) and more:
            step = 2 if words[place + 1] in _ARTICLES and more > 1 else 1
            made.append(word + "".join(words[place + 1 : place + 1 + step]))
            place += step
        elif word in _FATHER_OF and more:
            step = 2 if words[place + 1] in _ARTICLES and more > 1 else 1
            made.append(("ابو" if script_of(word) == "arabic" else "abu") + words[place + step])
            place += step
        elif made and word in _ARTICLES and more and _OF_FAITH.fullmatch(words[place + 1]):
            made[-1] += words[place + 1]
            place += 1
        elif made and len(word) > 2 and _OF_FAITH.fullmatch(word):
            made[-1] += word.replace("الدين", "دين")
        else:
            made.append(word)
        place += 1
    return made


def _is_particle(words: list[str], place: int) -> bool:
    word, last = words[place], place == len(words) - 1
    if last:
        return False
    if word in _ARTICLES or (word in _SON_OF and (place or word != "ben")):
        return True
    sun = _SUN.fullmatch(word)
    if sun and words[place + 1].startswith(sun["sound"]):
        return True
    return bool(place) and word in _JOINING


@functools.lru_cache(maxsize=1 << 15)
def name_tokens(name: str) -> tuple[NameToken, ...]:
    """Return the parts of a name that identify, in the order of the text.

    Particles and articles are left out, Abd and Abu are joined to what follows.
    Kanji names come back whole: `readings` knows how to divide them.

    >>> [token.key for token in name_tokens("محمد بن عبد الرحمن آل ثاني")]
    ['محمد', 'عبدالرحمن', 'ثاني']
    """
    raw = {fold_name(word): word for word in name.split()}
    words = _joined(fold_name(name).split())
    tokens: list[NameToken] = []
    father = False
    for place, word in enumerate(words):
        if _is_particle(words, place):
            father = father or word in _SON_OF
            continue
        if word in _AFTER_NAME and tokens:
            continue
        kind: Kind = "name"
        if len(tokens) == 1 and place == 1 and word in _NUMBERS:
            kind, word = "number", str(_NUMBERS[word])
        elif len(word) == 1 and script_of(word) == "latin":
            kind = "initial"
        servant = len(word) > 5 and word.startswith(("عبد", "abd"))
        key = word if servant else _strip_article(word, raw.get(word, word))
        tokens.append(NameToken(key, word, kind, father, servant))
        father = False
    return tuple(tokens)


_LATIN_SERVANT: Final = re.compile(r"abd[aeiou]{0,2}(?:l|[rnszdt](?=[rnszdt]))?")
_ARABIC_SERVANT: Final = re.compile("عبد(?:ال)?")
_KANA_SERVANT: Final = re.compile("アブ(?:ドゥ|ド|ダ|デ)[ルッ]?")


def servant_stem(key: str) -> str | None:
    """Return whose servant a name with Abd says: what is left when Abd and its article go.

    >>> servant_stem("abdurrahman"), servant_stem("عبدالرحمن"), servant_stem("abdi")
    ('rahman', 'رحمن', None)
    """
    found = _LATIN_SERVANT.match(key) or _ARABIC_SERVANT.match(key) or _KANA_SERVANT.match(key)
    stem = key[found.end() :] if found else ""
    return stem if len(stem) > 1 or stem == "ラ" else None
