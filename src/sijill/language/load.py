"""A language as the engine sees it, loaded from its folder `data/<code>/`.

Everything a speaker can teach is data: TOML files whose tables are
`[kind.id]` with `phrases = [...]`, and `language.toml` with the settings.
docs/adding.md shows how a language, a title or a verb is added.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from sijill.errors import DataError
from sijill.language.clitics import Classifier, arabic_classifier
from sijill.language.lexicon import UNIT, Beginning, Entry, Lexicon
from sijill.language.phrases import expand_phrase, shorten_phrase
from sijill.language.text import fold_phrase
from sijill.vocabulary import (
    encounter_kinds,
    match_term,
    outcome_kinds,
    places,
    polities,
    polity_names,
    side_of,
    topics,
)

# Kinds that are parts of names, capacities and places. They share a layer, so
# that of "Foreign Minister" and "Foreign" only the longer stays. Every other
# kind competes only with itself.
UNIT_KINDS = frozenset(
    "role modifier portfolio body honorific rank polity demonym organization place "
    "month hijri_month weekday counterpart particle notname blessing word".split()
)
# Kinds of words around a contact. A table of any other kind would be read and never used.
CUE_KINDS = frozenset(
    "encounter outcome topic mechanism ordinal ordinal_word relative_day relative_week relative_month relative_year "
    "about announced another attending background both cancelled council courtesy group hedge item modal negation "
    "occasion outside planned purpose reaction same_day session speech team wish".split()
)
_NO_TERM = ("none", "skip")  # ids for words that look like a term of the vocabulary and are none
# Emirates, prefectures and states act as sides, but their names are mostly
# those of a city: they are places first.
_UNIT_OF_KIND = {"organization": "organization", "subdivision": "place"}
_STATE_NOUNS = {"ar": ("جمهورية", "دولة", "مملكة")}
LANGUAGES = ("ar", "en", "ja")


@dataclass(frozen=True, eq=False)  # one object a language; hashable, so that compiled patterns can be cached by it
class Language:
    """What is known of a language: its settings, its closed words and its lexicon."""

    code: str
    settings: Mapping[str, Any]
    words: Mapping[str, str]
    lexicon: Lexicon
    names: Mapping[str, frozenset[str]]
    classifier: Classifier | None = None

    @cached_property
    def joined(self) -> bool:
        """Whether the script writes no spaces between words."""
        return bool(self.settings.get("joined", False))

    @cached_property
    def classify(self) -> Callable[[str], tuple[int, str]]:
        """Tells the length of the clitics before a folded word that is not in the lexicon, and its class."""
        return self.classifier.classify if self.classifier else lambda word: (0, "n")

    @cached_property
    def cased(self) -> bool:
        """Whether names begin with a capital letter."""
        return bool(self.settings.get("cased", False))

    def words_of(self, kind: str) -> frozenset[str]:
        """Return the words that names.toml lists under `kind`; none when it lists none."""
        return self.names.get(kind, frozenset())


@cache
def get_language(code: str) -> Language:
    """Return the language of an ISO 639-1 code, loaded once.

    Raises DataError when the folder is missing or faulty; names the file and the key.
    """
    if code not in LANGUAGES:
        raise DataError(f"no language {code!r}; there are {', '.join(LANGUAGES)}")
    return load_language(resources.files("sijill.language") / "data" / code)


def load_language(folder: Traversable) -> Language:
    """Return the language whose tables lie in `folder`, which is named by its code.

    For tables of one's own: a copy of `data/<code>/` with lines added. Faults are those of `get_language`.
    """
    code = folder.name
    tables = {
        f.name: _read_toml(f) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".toml")
    }
    settings = tables.pop("language.toml", None)
    if settings is None:
        raise DataError(f"language/data/{code}: language.toml is missing")
    tables.pop("examples.toml", None)
    words = {fold_phrase(w): cls for cls, ws in tables.pop("words.toml", {}).items() for w in ws}
    names = {kind: frozenset(map(fold_phrase, ws)) for kind, ws in tables.pop("names.toml", {}).items()}
    forms = {verb: tuple(f) for verb, f in tables.pop("verbs.toml", {}).items()}
    entries = list(_entries(code, tables, forms))
    listed = frozenset(phrase for phrase, _ in entries if isinstance(phrase, str) and " " not in phrase)
    for name_language in (code, *settings.get("foreign", ())):
        entries.extend(_names_of_places(name_language, own=name_language == code))
    if settings.get("joined"):
        entries.extend(_abbreviated_pairs(code))
    lexicon = Lexicon(
        entries, prefixes=frozenset(settings.get("prefixes", ())), joined=bool(settings.get("joined", False))
    )
    classifier = arabic_classifier(words, listed | words.keys()) if code == "ar" else None
    return Language(code, settings, words, lexicon, names, classifier)


def _read_toml(file: Any) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"language/data: {file.name}: {error}") from error


def _entries(
    code: str, tables: Mapping[str, Any], forms: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str | Beginning, Entry]]:
    """Yield the phrases of every table `[kind.id]`, expanded and folded."""
    for file, kinds in tables.items():
        for kind, ids in kinds.items():
            if not isinstance(ids, dict):
                raise DataError(f"language/data/{code}/{file}: {kind} is no table of tables [kind.id]")
            for id, table in ids.items():
                _check_names(f"language/data/{code}/{file}: [{kind}.{id}]", kind, id)
                if "phrases" not in table:
                    raise DataError(f"language/data/{code}/{file}: [{kind}.{id}] has no phrases")
                value = {k: v for k, v in table.items() if k not in ("phrases", "inflect")}
                inflect = bool(table.get("inflect"))
                entry = Entry(UNIT if kind in UNIT_KINDS else kind, kind, id, value)
                for phrase in table["phrases"]:
                    # Of units every hit is needed, since their case decides; a beginning gives the longest.
                    begun = () if inflect or entry.layer == UNIT else shorten_phrase(phrase, forms)
                    for beginning in begun:
                        for spelling in _spellings(code, beginning.phrase):
                            yield Beginning(spelling, beginning.rest), entry
                    if begun:
                        continue
                    for form in expand_phrase(phrase, forms):
                        folded = fold_phrase(form)
                        for spelling in _inflected(code, folded) if inflect else _spellings(code, folded):
                            yield spelling, entry


def _check_names(where: str, kind: str, id: str) -> None:
    """Refuse a misspelt kind, or an id that is no term of the vocabulary: its words would never be told."""
    if kind not in UNIT_KINDS | CUE_KINDS:
        raise _misspelt(where, kind, UNIT_KINDS | CUE_KINDS)
    terms = {"encounter": encounter_kinds, "outcome": outcome_kinds, "topic": topics}.get(kind)
    term = id.partition(".")[0]
    if terms is not None and term not in _NO_TERM and match_term(terms(), term) is None:
        raise _misspelt(where, term, (one.id for one in terms()))


def _misspelt(where: str, told: str, known: Iterable[str]) -> DataError:
    names = sorted(known)
    near = get_close_matches(told, names, 1)
    return DataError(f"{where}: there is no {told}" + (f"; {near[0]}?" if near else f"; known: {', '.join(names)}"))


def _names_of_places(code: str, *, own: bool = True) -> Iterator[tuple[str, Entry]]:
    """Yield names of polities and places from the vocabulary, as unit entries.

    Of a foreign language (not `own`) only the names of states are of use.
    """
    kinds = {c: p.kind for c, p in polities().items()}
    for row in polity_names():
        text = row.text.removeprefix("the ") if code == "en" else row.text
        if code == "en" and "high commissioner" in text.lower():
            continue  # an office, whose holder is told by it, rather than a body
        if row.language != code:
            continue
        if not own and (row.use not in ("short", "official") or kinds.get(row.code) not in ("state", "territory")):
            continue
        kind = _UNIT_OF_KIND.get(kinds.get(row.code, ""), "polity")
        if row.use == "demonym":
            for form in _demonyms(code, fold_phrase(text)):
                yield form, Entry(UNIT, "demonym", _side(row.code))
            continue
        value: dict[str, object] = {"abbrev": True} if row.use == "abbrev" else {}
        if kind == "place":
            value |= {"country": row.code.partition("-")[0], "subdivision": row.code, "region": True}
        if text.isupper() and len(text) <= 6:
            value["upper"] = True
        if row.ambiguous and kind == "place":
            value["unsure"] = True
        for spelling in _spellings(code, fold_phrase(text)):
            yield spelling, Entry(UNIT, kind, _side(row.code), value)
        if kinds.get(row.code) == "state" and row.use in ("short", "also"):
            for noun in _STATE_NOUNS.get(code, ()):  # جمهورية بنغلاديش, where the official name is longer
                yield fold_phrase(f"{noun} {text}"), Entry(UNIT, kind, _side(row.code))
    if own:
        yield from _cities(code)


def _cities(code: str) -> Iterator[tuple[str, Entry]]:
    """Yield the names of places; of several places of one name the largest is meant."""
    largest: dict[str, tuple[int, Entry]] = {}
    for place in places():
        if place.language != code:
            continue
        value = {"country": place.country, "subdivision": place.subdivision, "ambiguous": place.ambiguous}
        entry = Entry(UNIT, "place", place.subdivision or place.country, value)
        rank = (place.rank or 0) + (10 if place.kind == "capital" else 0)
        for spelling in _spellings(code, fold_phrase(place.name)):
            if spelling not in largest or largest[spelling][0] < rank:
                largest[spelling] = (rank, entry)
    for spelling, (_, entry) in largest.items():
        yield spelling, entry


def _abbreviated_pairs(code: str) -> Iterator[tuple[str, Entry]]:
    """Yield two states by their one-character abbreviations, as a joined script writes them: 日韓, 米中."""
    signs = [
        (row.text, row.code)
        for row in polity_names()
        if row.language == code and row.use == "abbrev" and len(row.text) == 1 and "-" not in row.code
    ]
    for first, one in signs:
        for second, other in signs:
            if one != other:
                yield first + second, Entry(UNIT, "polity", one, {"pair": (one, other)})


def _side(code: str) -> str:
    """Return the code a readout uses for a body: organs of the UN act as the UN, state agencies as their state."""
    return "UN" if code.startswith("UN ") else side_of(code)


def _spellings(code: str, phrase: str) -> tuple[str, ...]:
    """Return the written forms of a phrase: in Arabic also with ل joined to its article."""
    if code == "ar" and phrase.startswith("ال") and len(phrase) > 3:
        return phrase, "لل" + phrase[2:]
    if code == "ja":
        plain = phrase
        for wide, narrow in _KANA_VARIANTS:
            plain = plain.replace(wide, narrow)
        return (phrase, plain) if plain != phrase else (phrase,)
    return (phrase,)


# Newer and older spellings of foreign sounds: トカンティンス and トカンチンス, ヴェトナム and ベトナム.
_KANA_VARIANTS = (
    ("ティ", "チ"),
    ("ディ", "ジ"),
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴ", "ブ"),
)


def _demonyms(code: str, form: str) -> tuple[str, ...]:
    """Return the forms of a demonym; in Arabic a nisba takes gender, number and article."""
    if code == "en":
        # An adjective in -ese, -sh or -ch has no plural of its own.
        return (form,) if form.endswith(("s", "sh", "ch", "ese")) else (form, form + "s")
    if code == "ar" and form.endswith("ي"):
        return (*_inflected(code, form), form + "ا")  # وفدا عمانيا
    return (form, "ال" + form, "لل" + form) if code == "ar" else (form,)


def _inflected(code: str, form: str) -> tuple[str, ...]:
    """Return the forms of an adjective: in Arabic gender and number, each with and without article."""
    if code != "ar":
        return (form,)
    forms = [form + ending for ending in ("", "ه", "ين", "ون", "ان", "تان", "تين", "ات")]
    return tuple(article + f for f in forms for article in ("", "ال", "لل"))
