"""What a text calls a body in, which body of which side it is out: the same in any of the languages.

A ministry is known by what it is for. A body whose name says more than its kind
and its field (a party, a company) is known by that name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sijill.language.names import fold_name, script_of
from sijill.vocabulary import PolityName, polities, roll_up
from sijill.vocabulary.bodies import BodyTerm, body_terms

FOREIGN = "foreign_ministry"
_MINISTRY = "ministry"
# Their ministries are called departments.
_HAVE_DEPARTMENTS = frozenset({"AU", "CH", "IE", "PH", "US", "ZA"})
# And their ministries are called 部 in Japanese.
_HAVE_BU = frozenset({"CN", "KP", "KR", "TW"})
ABROAD = frozenset({"embassy", "consulate", "mission"})
"""Kinds of which a side has one for each side that receives it."""
# "Bank of Japan" says all: the one called after its side.
_AFTER_SIDES = frozenset({"bank", "municipality", "museum", "university"})
# Departments for these are those of a foreign ministry, whether a text says so or not.
_PARTS = frozenset({"department", "bureau"})
_OF_FOREIGN_MINISTRY = frozenset(
    "asia asia_oceania east_asia_pacific south_central_asia near_east middle_east middle_east_africa africa europe"
    " americas north_america latin_america arab gulf consular international_organizations public_diplomacy".split()
)
# Between a part and the whole that it belongs to; in Japanese the whole stands first.
_CUTS = {
    "en": re.compile(r",\s+(?:the\s+)?|\s+(?:of|at|in|under|within)\s+(?:the\s+)?", re.IGNORECASE),
    "ar": re.compile(r"\s*،\s*|\s+(?:في|التابعة ل|التابع ل)\s*|\s+(?=بوزارة|بالوزارة|بهيئة|بدائرة|لوزارة)[بل]"),
    "ja": re.compile(r"(?<=[省庁府])(?=.)"),
}
_ARTICLES = ("وال", "بال", "لل", "ال")
_LETTERS = ("و", "ل", "ب")
_LINKING = {
    "en": frozenset(
        "of the for and in at on to with by s a an affairs federal state kingdom republic sultanate emirate islamic"
        " government sisterly people peoples democratic socialist arab".split()
    ),
    "ar": frozenset(
        "في من علي و شؤون شئون دوله جمهوريه مملكه سلطنه اماره حكومه الشقيقه شقيقه الصديقه صديقه عام عامه اتحادي"
        " اتحاديه عربيه ديمقراطيه اسلاميه هاشميه شعبيه بن نيابه".split()
    ),
    "ja": frozenset("の と 及び および ・ 、 , 共和国 王国 首長国 国 連邦 政府 州 県 日本国".split()),
}
_SHORT = re.compile(r"\s*[(（]\s*([A-Z][A-Za-z&.\-]{1,9})\s*[)）]\s*$")


class BodyName(NamedTuple):
    """A body, apart from its names: whose it is, of which kind, for what, and what tells it from others.

    `key` begins with "=" where kind and fields say all; else it is the folded name.
    """

    polity: str
    kind: str | None
    fields: tuple[str, ...]
    key: str


@lru_cache(maxsize=1 << 14)
def match_body(words: str, polity: str | None) -> BodyName | None:
    """Return the body that some words name for a side; None for what is too vague to be one ("the Office").

    >>> match_body("وزارة الخارجية", "KW") == match_body("Ministry of Foreign Affairs of Kuwait", "KW")
    True
    """
    told = _SHORT.sub("", words)
    known = _organizations().get(fold_name(told))
    if known is not None:
        return make_organization(known)
    if polity is None:
        return None
    language = language_of(told)
    tokens = _split(told, language)
    home, bare = _take_side(tokens, polity, language)
    kinds, fields, rest = _take_terms(bare, language)
    if not kinds and language == "ja" and fields and rest == ("部",) and polity in _HAVE_BU:
        return _make(home, _MINISTRY, fields, is_named=False)
    kind = kinds[0] if kinds else None
    if kind is not None and kind.id in ABROAD:
        host = _match_side(bare, language)
        return BodyName(polity, kind.id, (), f"={kind.id}:{host}") if host else None
    if not rest:
        return _make(home, kind.id, fields, is_named=bare != tokens) if kind else None
    if not any(len(token) > 1 or language == "ja" for token in rest):
        return None
    name = ("" if language == "ja" else " ").join(token for token in bare if token not in _LINKING[language])
    return BodyName(polity, kind.id if kind else None, fields, name)


def _make(polity: str, kind: str, fields: Sequence[str], *, is_named: bool) -> BodyName | None:
    # What kind and fields tell; None where these leave open which body it is.
    is_part = kind in _PARTS and bool(fields) and _is_of_foreign_ministry(polity, fields)
    if is_part:
        kind = "department"
    elif kind == "department" and polity in _HAVE_DEPARTMENTS:
        kind = _MINISTRY
    if kind == FOREIGN or (kind == _MINISTRY and "foreign" in fields):
        return make_foreign_ministry(polity)
    told = tuple(dict.fromkeys(fields))
    if kind in _kinds_alone() or (kind in _AFTER_SIDES and is_named and not told):
        return BodyName(polity, kind, (), f"={kind}")
    whole = f"<={FOREIGN}" if is_part else ""
    return BodyName(polity, kind, told, f"={kind}:{'+'.join(sorted(told))}{whole}") if told else None


def _is_of_foreign_ministry(polity: str, fields: Sequence[str]) -> bool:
    known = polities().get(polity)
    return known is not None and known.kind == "state" and set(fields) <= _OF_FOREIGN_MINISTRY


def is_part_of_foreign_ministry(body: BodyName) -> bool:
    """Say whether a body is a part of a foreign ministry, by what it is for or by what a text says."""
    return body.key.endswith(f"<={FOREIGN}")


def match_field_department(fields: Sequence[str], polity: str) -> BodyName | None:
    """Return the department that is for these parts of the world; None of other fields, and where no state has it."""
    is_regional = bool(fields) and _is_of_foreign_ministry(polity, fields)
    return _make(polity, "department", fields, is_named=False) if is_regional else None


def make_ministry(polity: str, fields: Sequence[str]) -> BodyName | None:
    """Return the ministry of a state for these fields; parts of the world are those of somebody in it."""
    known = polities().get(polity)
    if known is not None and known.kind == "subdivision":
        return None
    told = [field for field in fields if field not in _OF_FOREIGN_MINISTRY]
    return _make(polity, _MINISTRY, told, is_named=False)


def match_chain(words: str, polity: str | None) -> tuple[BodyName | None, BodyName | None]:
    """Return the body that some words name, and the body that they say it is a part of.

    >>> unit, whole = match_chain("外務省中東アフリカ局", "JP")
    >>> unit.kind, whole.key
    ('department', '=foreign_ministry')
    """
    for cut in _CUTS[language_of(words)].finditer(words):
        unit, whole = match_body(words[: cut.start()], polity), match_body(words[cut.end() :], polity)
        if language_of(words) == "ja":
            unit, whole = match_body(words[cut.end() :], polity), match_body(words[: cut.end()], polity)
        if unit is not None and unit.kind and whole is not None and whole.kind and unit.key != whole.key:
            return unit._replace(key=f"{unit.key.partition('<')[0]}<{whole.key}"), whole
    return match_body(words, polity), None


def name_whole(words: str, polity: str | None, whole: BodyName) -> str | None:
    """Return what some words call the body that another one is a part of.

    >>> name_whole("Protocol Department, Ministry of Foreign Affairs", "KW", make_foreign_ministry("KW"))
    'Ministry of Foreign Affairs'
    """
    for cut in _CUTS[language_of(words)].finditer(words):
        told = words[: cut.end()] if language_of(words) == "ja" else words[cut.end() :]
        if match_body(told, polity) == whole:
            return _SHORT.sub("", told)
    return None


def make_foreign_ministry(polity: str) -> BodyName:
    """Return the foreign ministry of a side."""
    return BodyName(polity, _MINISTRY, ("foreign",), f"={FOREIGN}")


def make_organization(code: str) -> BodyName:
    """Return the body that an organization of the vocabulary is, such as the GCC."""
    return BodyName(code, "organization", (), f"={code}")


def is_organization(code: str) -> bool:
    """Say whether a code is that of an organization of the vocabulary."""
    known = polities().get(code)
    return known is not None and known.kind == "organization"


def language_of(words: str) -> str:
    """Return the language whose tables words of this script are read with."""
    return {"arabic": "ar", "kanji": "ja", "kana": "ja"}.get(script_of(words), "en")


def find_fields(words: str, polity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields that some words tell, and what else they say."""
    language = language_of(words)
    _, tokens = _take_side(_split(words, language), polity, language)
    _, fields, rest = _take_terms(tokens, language)
    return fields, rest


def match_short(words: str) -> tuple[str, str] | None:
    """Return a name and its abbreviation where it stands in brackets behind it.

    >>> match_short("Department of Government Relations (DGR)")
    ('Department of Government Relations', 'DGR')
    """
    found = _SHORT.search(words)
    return (words[: found.start()].strip(), found.group(1)) if found else None


def find_long(text: str, short: str) -> str | None:
    """Return the name that a text gives an abbreviation for: "Department of Government Relations (DGR)".

    The letters must be the initials of the last words before the bracket; small
    words count where they are needed, and are skipped where not.
    """
    for found in re.finditer(rf"[(（]\s*{re.escape(short)}\s*[)）]", text):
        line = text[max(0, found.start() - 120) : found.start()].rsplit("\n", 1)[-1]
        words = list(re.finditer(r"[\w'’&-]+", line))
        wanted = [letter for letter in short.lower() if letter.isalpha()]
        at = len(words)
        while wanted and at:
            at -= 1
            word = words[at].group().lower()
            if word[0] == wanted[-1]:
                wanted.pop()
            elif word not in _LINKING["en"]:
                break
        if not wanted:
            return line[words[at].start() :].strip(" ,;:")
    return None


def _split(words: str, language: str) -> list[str]:
    folded = fold_name(words)
    if language == "ja":
        return list(folded.replace(" ", ""))
    return [_bare(token, language) for token in folded.split()]


def _bare(token: str, language: str) -> str:
    if language == "ar":
        for article in _ARTICLES:
            if token.startswith(article) and len(token) > len(article) + 1:
                return token[len(article) :]
    return token


def _take_side(tokens: list[str], polity: str, language: str) -> tuple[str, list[str]]:
    # Without the names of the side; where they name a part of it, the body is that part's.
    home = polity
    heard = frozenset[str]().union(*map(_forms, tokens))
    for code, name in _parts(polity, language):
        if name[0] in heard and _find(tokens, name) is not None:
            home = code
            break
    for code in (home, polity, *roll_up(polity)):
        for name in _side_names(code, language):
            while name[0] in heard and (at := _find(tokens, name)) is not None:
                tokens = tokens[:at] + tokens[at + len(name) :]
    return home, tokens


def _find(tokens: Sequence[str], phrase: Sequence[str]) -> int | None:
    length = len(phrase)
    return next((at for at in range(len(tokens) - length + 1) if _fits(tokens[at : at + length], phrase)), None)


def _fits(tokens: Sequence[str], phrase: Sequence[str]) -> bool:
    return len(tokens) == len(phrase) and all(
        word in _forms(token) for token, word in zip(tokens, phrase, strict=True)
    )


@lru_cache(maxsize=1 << 14)
def _forms(token: str) -> frozenset[str]:
    # The words that a token may be: without an article, and without a letter that is written to it.
    found = {token, _bare(token, "ar")}
    if token[:1] in _LETTERS and len(token) > 3:
        found.add(_bare(token[1:], "ar"))
    return frozenset(found)


def _take_terms(tokens: list[str], language: str) -> tuple[list[BodyTerm], tuple[str, ...], tuple[str, ...]]:
    # The longest part that fits at each place; what is no part and links none is left.
    kinds: list[BodyTerm] = []
    fields: dict[str, None] = {}
    rest: list[str] = []
    at = 0
    while at < len(tokens):
        length, term = _longest(tokens, at, language)
        if term is None:
            step = _length_of_link(tokens, at, language)
            if not step:
                rest.append(tokens[at])
            at += step or 1
            continue
        if term.part == "kind":
            kinds.append(term)
        elif term.part == "field":
            fields[term.id] = None
        at += length
    if language == "ja":
        rest = ["".join(rest)] if rest else []
        kinds.reverse()  # the kind of the whole stands last
    return kinds, tuple(fields), tuple(rest)


def _longest(tokens: Sequence[str], at: int, language: str) -> tuple[int, BodyTerm | None]:
    for phrase, term in _terms(language).get(tokens[at], ()):
        if _fits(tokens[at : at + len(phrase)], phrase):
            return len(phrase), term
    head = tokens[at]
    if language == "ar" and head[:1] in _LETTERS and len(head) > 3:
        for phrase, term in _terms(language).get(_bare(head[1:], "ar"), ()):
            if _fits(tokens[at : at + len(phrase)], phrase):
                return len(phrase), term
    return 0, None


def _length_of_link(tokens: Sequence[str], at: int, language: str) -> int:
    longest = 3 if language == "ja" else 1
    joined = "" if language == "ja" else " "
    for length in range(longest, 0, -1):
        if joined.join(tokens[at : at + length]) in _LINKING[language]:
            return length
    return 0


@cache
def _terms(language: str) -> dict[str, list[tuple[tuple[str, ...], BodyTerm]]]:
    found: dict[str, list[tuple[tuple[str, ...], BodyTerm]]] = {}
    for term in body_terms():
        if term.part == "head":
            continue
        for words in term.words[language]:
            phrase = tuple(_split(words, language))
            found.setdefault(phrase[0], []).append((phrase, term))
    return {first: sorted(some, key=lambda one: -len(one[0])) for first, some in found.items()}


@cache
def _organizations() -> dict[str, str]:
    return {
        fold_name(name): polity.code
        for polity in polities().values()
        if polity.kind == "organization"
        for name in (polity.code, *(name.text for name in polity.names if name.use != "demonym"))
    }


@cache
def _side_names(code: str, language: str) -> tuple[tuple[str, ...], ...]:
    known = polities().get(code)
    if known is None:
        return ()
    return tuple(sorted(set(_spell(known.names, language)), key=lambda name: (-len(name), name)))


def _spell(names: Sequence[PolityName], language: str) -> Iterator[tuple[str, ...]]:
    for name in names:
        if name.language != language or (language == "ja" and len(name.text) < 2):
            continue
        phrase = tuple(_split(name.text, language))
        yield phrase
        if name.use == "demonym" and language == "ar":
            yield (*phrase[:-1], phrase[-1] + "ه")
        elif name.use != "demonym" and language == "en":
            yield (*phrase[:-1], phrase[-1] + "s")  # Poland's


@cache
def _kinds_alone() -> frozenset[str]:
    return frozenset(term.id for term in body_terms() if term.is_alone)


@cache
def _parts(polity: str, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    # The emirates, prefectures and states of a side with their names.
    return tuple(
        (code, name)
        for code, known in polities().items()
        if known.parent == polity and known.kind == "subdivision"
        for name in _side_names(code, language)
    )


def match_side(words: str) -> str | None:
    """Return the side that some words name, also as an adjective: وزارة الخارجية الكويتية tells of Kuwait."""
    language = language_of(words)
    return _match_side(_split(words, language), language)


def _match_side(tokens: Sequence[str], language: str) -> str | None:
    # The longest name, as of a host of an embassy.
    found = [
        (-len(name), at, code)
        for code, known in polities().items()
        if known.kind != "organization"
        for name in _side_names(code, language)
        if (at := _find(tokens, name)) is not None
    ]
    return min(found)[2] if found else None
