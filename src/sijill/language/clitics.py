"""Arabic words taken apart: the one-letter words written onto them, and what kind of word is left.

A word of a text comes in folded; out comes how many letters before it are
words of their own (و, ف, ب, ل, ك) and the class of the rest. Whether a word
may be a name is evidence from two lists, of names and of ordinary words;
where both or neither know it, the words around it decide (mentions/people).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from sijill.language.names import name_counts
from sijill.language.names.tables import read_table

# N a name, A a name that is an ordinary word as well, U neither list knows it,
# x an ordinary word with the article, c one without; closed words keep their class.
NAME, BOTH, UNKNOWN, DEFINITE, COMMON = "N", "A", "U", "x", "c"

# Pronouns written onto a word, longest first; before them ه is written ت.
PRONOUNS = ("هما", "ها", "هم", "نا", "كم", "ه")
# Endings of plurals, of nouns made adjectives and of adverbs, which leave a listed word where they are taken off.
_INFLECTIONS = ("يين", "تين", "ات", "ين", "ون", "يه", "ي", "ا", "ت", "وا")
_DEFINITE_INFLECTIONS = ("ين", "ون", "ات", "يه")  # behind م and an article: participles
# What a word ends with that has one of these letters before a pronoun.
_BEFORE_PRONOUN = {"ي": ("ء",), "و": ("ء", ""), "ا": ("ي",)}
_SHORTEST = 3  # letters that must be left when a pronoun is taken off
_LEFT = 4  # letters that must be left when another ending is taken off: short names look like inflected words
_PARTICIPLE = 6  # letters of a participle with its ending
_ATTESTED = 3  # namings from which a name counts against a word of the same letters
_FREQUENT = 100
_MUCH_OFTENER = 10
_LONG = 4  # letters of an ordinary word from which a clitic before it is likelier than a rare name
# What may stand before a word inside its written form, and how unlikely each makes a reading.
_PREFIXES = (
    ("", 0.0), ("و", 1.0), ("ف", 1.6), ("ب", 1.5), ("ل", 1.5), ("ك", 1.9), ("وب", 1.8), ("ول", 1.8),
    ("وك", 2.4), ("فب", 2.4), ("فل", 2.4), ("س", 1.5), ("وس", 1.8),
)  # fmt: skip


def stem_of(word: str, stems: Collection[str]) -> str | None:
    """Return the listed word that `word` is, with or without a pronoun; None when there is none."""
    if word in stems:
        return word
    for pronoun in PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST:
            stem = word[: -len(pronoun)]
            if stem in stems:
                return stem
            if stem.endswith("ت") and stem[:-1] + "ه" in stems:
                return stem[:-1] + "ه"
            for last in _BEFORE_PRONOUN.get(stem[-1], ()):  # زملائه, يراه, قدموه
                if stem[:-1] + last in stems:
                    return stem[:-1] + last
    return None


def is_inflected(word: str, stems: Collection[str], *, definite: bool = False) -> bool:
    """Whether a word without its article is a listed one in the plural, as an adjective or as an adverb.

    >>> is_inflected("تطلعات", {"تطلع"}), is_inflected("بوتين", {"بوت"})
    (True, False)
    """
    if definite and word[0] == "م" and len(word) >= _PARTICIPLE and word.endswith(_DEFINITE_INFLECTIONS):
        return True
    for ending in _INFLECTIONS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _LEFT and (stem in stems or stem + "ه" in stems):
            return True
    return False


class Classifier:
    """Tells the clitics and the class of folded words that the lexicon does not know."""

    def __init__(
        self,
        closed: Mapping[str, str],
        names: Mapping[str, int],
        stems: Collection[str],
        *,
        listed: Collection[str] = frozenset(),
    ) -> None:
        self._closed = closed
        self._listed = listed
        self._verbs = frozenset("n")
        self._names = names
        self._stems = stems
        self.classify = lru_cache(maxsize=1 << 15)(self._classify)

    def _classify(self, word: str) -> tuple[int, str]:
        """Return the length of the clitics before `word` and the class of what follows them.

        >>> arabic_classifier({}).classify("وكارتر")
        (1, 'N')
        """
        best: tuple[float, int, str] = (-1.0, 0, UNKNOWN)
        for prefix, cost in _PREFIXES:
            if not word.startswith(prefix):
                continue
            rest = word[len(prefix) :]
            if len(rest) < 2:
                continue
            score, cls = self._score(rest, joined=prefix.endswith("ل"))
            if cls in self._verbs and prefix.endswith(("ب", "ل", "ك", "ف")):
                score = 4.0  # no preposition stands before a verb
            if prefix and score == 0.0 and prefix == "و" and len(rest) > 3:
                score = 1.3  # an unknown word after و is likelier than an unknown word that begins with it
            if len(prefix) == 1 and cls == UNKNOWN and rest.startswith("ال") and len(rest) > _LONG + 1:
                score = cost + 0.4  # وال, بال: the article tells that a word begins after the clitic
            if prefix.endswith("س"):  # the future: of verbs only
                listed = cls == "n" or (cls == COMMON and len(rest) >= _LONG)
                rare = self._names.get(word, 0) < (_FREQUENT if cls == "n" else 1)  # سيجري is hardly a name
                future = listed and rest[0] in "يتن" and rare
                score, cls = (score, "n") if future else (-1.0, cls)
            if score - cost > best[0]:
                best = (score - cost, len(prefix), cls)
        return best[1], best[2]

    def _score(self, word: str, *, joined: bool) -> tuple[float, str]:
        """Return how well known a word is, and its class. `joined`: ل stands before it, and swallows an alif."""
        closed = self._closed.get(word)
        if closed is not None:
            return 8.0, closed
        definite = word.startswith("ال") and len(word) > _LONG
        bare = word[2:] if definite else word
        swallowed = joined and word[0] == "ل" and len(word) >= _SHORTEST
        if swallowed:
            definite, bare = True, word[1:]
        count = max(self._names.get(bare, 0), self._names.get(word, 0))
        common = stem_of(bare, self._stems) is not None
        if count:
            return self._weight(word, count, common=common), BOTH if common else NAME
        if common:
            return 4.0, DEFINITE if definite else COMMON
        if is_inflected(bare, self._stems, definite=definite) or self._is_form_of_listed(bare):
            return 3.0, DEFINITE if definite else COMMON
        if self._is_adverb(bare):
            return 1.0, COMMON
        if swallowed:
            return 2.0, DEFINITE
        return (0.5 if definite else 0.0), UNKNOWN

    def _weight(self, word: str, count: int, *, common: bool) -> float:
        """Return how sure a word is itself: a rare name may be an ordinary word with a preposition (بوزارة)."""
        if count >= _FREQUENT:
            return 6.0
        if (common or count >= _ATTESTED) and not self._is_rather_written_on(word, count):
            return 4.0
        return 2.0 if self._is_rather_written_on(word, count) else 3.5

    def _is_rather_written_on(self, word: str, count: int) -> bool:
        """Whether a rare name is rather an ordinary word behind a letter: بوزارة, ودار, لعيد."""
        rest = word[1:]
        if rest not in self._stems or len(rest) < _SHORTEST:
            return False
        if word[0] == "و" and count < _ATTESTED:
            return True
        if word[0] not in "بلك":
            return False
        return (len(rest) > _LONG and rest[0] not in "يتن") or self._names.get(rest, 0) >= _MUCH_OFTENER * count

    def _is_form_of_listed(self, word: str) -> bool:
        """Whether a word is one of the lexicon's own with a pronoun or in the plural: مشاركته, توجهات."""
        return word not in self._listed and (
            stem_of(word, self._listed) is not None or is_inflected(word, self._listed)
        )

    def _is_adverb(self, word: str) -> bool:
        """Whether an unlisted word is a listed one in the accusative: مصافحا, تمثيلا."""
        return word[0] in "مت" and word.endswith("ا") and len(word) > _LONG and word[:-1] in self._stems


def arabic_classifier(closed: Mapping[str, str], listed: Collection[str] = frozenset()) -> Classifier:
    """Return the classifier over the tables that ship.

    `closed` are the language's closed words, `listed` the words of its lexicon, whose forms it need not list.
    """
    stems = frozenset(read_table("ar", "common_words.txt").split())
    return Classifier(closed, name_counts("ar"), stems, listed=listed)
