"""Two people's names in, how well they go together: the one place of resolution where names are compared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from sijill.language.names import NameMatch, compare_names, fold_name, name_keys, name_tokens, script_of

SURE = 0.99  # as alike as names alone can be
GOOD = 0.9  # one person's, if something else agrees
POSSIBLE = 0.3  # one part in common, a reading, a spelling that fits badly
NOBODY = NameMatch(0.0, "different", ("no-match",), ())


def compare(ones: Iterable[str], others: Iterable[str]) -> NameMatch:
    """Return the best comparison of the names of two people.

    Names no part of which sounds alike are not laid side by side: that costs most.
    """
    found = [
        compare_names(one, other)
        for one, other in product(ones, others)
        if "kanji" in (script_of(one), script_of(other)) or may_share_part((one,), (other,))
    ]
    return max(found, key=lambda match: (match.score, "unread" in match.reasons), default=NOBODY)


@lru_cache(maxsize=1 << 14)
def is_telling(name: str) -> bool:
    """Say whether a name is so full and so rare that who bears it again, on the same side, is the same person."""
    return parts_of(name) > 1 and compare_names(name, name).score >= SURE


def parts_of(name: str) -> int:
    """Return how many parts a name has; in kanji, which has no spaces, two from three characters on."""
    if script_of(name) == "kanji":
        return 2 if len(fold_name(name).replace(" ", "")) > 2 else 1
    return sum(token.kind == "name" for token in name_tokens(name))


def may_share_part(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two people's names may have a part in common, by the keys of their parts; cheap."""
    return any(
        not _keys_of(one).isdisjoint(_keys_of(other)) or fold_name(one)[:2] == fold_name(other)[:2]
        for one, other in product(ones, others)
    )


@lru_cache(maxsize=1 << 13)
def _keys_of(name: str) -> frozenset[str]:
    return frozenset(name_keys(name))


def is_other(match: NameMatch) -> bool:
    """Say whether the names are surely those of two people; names in unread kanji never are."""
    return match.score < POSSIBLE and "unread" not in match.reasons and not _is_dim(match)


def _is_dim(match: NameMatch) -> bool:
    # A part in common, however common the part: سلمان may be any Salman.
    return "one-part" in match.reasons and bool(match.parts) and not _AGAINST & set(match.reasons)


_AGAINST = frozenset({"conflict", "distinct", "given-differs", "family-differs", "father-differs", "is-father"})


def may_be(match: NameMatch) -> bool:
    """Say whether the names may be one person's where everything else says so."""
    return not is_other(match)


def is_same_script(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two names are written in one script."""
    return any(script_of(one) == script_of(other) for one, other in product(ones, others))


def describe(match: NameMatch) -> str:
    """Return in words how two names compare."""
    told = [_WORDS[reason] for reason in match.reasons if reason in _WORDS]
    return f"{', '.join(told) or 'names that are alike'} ({match.score:.2f})"


_WORDS = {
    "equal": "the same spelling",
    "attested": "known spellings of one name",
    "spelling": "spellings of one name",
    "near": "a spelling that fits badly",
    "sound": "katakana of the same sound",
    "reading": "a reading of the kanji",
    "composed": "a reading put together from the kanji",
    "unread": "kanji whose reading is not known",
    "initial": "an initial",
    "order": "family and given name turned",
    "dropped": "parts that one of them leaves out",
    "one-part": "one part only in common",
    "conflict": "each with a part that the other lacks",
}
