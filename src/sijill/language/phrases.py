"""Phrases as data files write them: choices, words that may be absent, forms of verbs.

(a|b) is a choice, [a|b] may also be absent, {meet} stands for the forms of a
verb. Nothing nests. A pattern that stands for few phrases is written out; of
one that stands for many only the beginnings are, and what may follow them is
matched where a beginning stands. So a table may combine freely.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from sijill.language.lexicon import Beginning
from sijill.language.text import fold_phrase

MOST = 40  # phrases that are written out; with more, loading takes longer than matching saves

_GROUP = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_JOINED = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_GAP = re.compile(r" +(?![^(\[{]*[)\]}])")  # a blank outside of brackets


def expand_phrase(phrase: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the phrases that a pattern of a data file stands for.

    >>> list(expand_phrase("(a|the) joint [high] committee", {}))
    ['a joint high committee', 'a joint committee', 'the joint high committee', 'the joint committee']
    """
    for combination in itertools.product(*_parts(phrase, forms)):
        yield " ".join("".join(combination).split())


def shorten_phrase(phrase: str, forms: Mapping[str, tuple[str, ...]]) -> tuple[Beginning, ...]:
    """Return the folded beginnings of a pattern that stands for many phrases; none where it stands for few.

    A beginning goes up to the first word that cannot be absent.
    """
    count = 1
    for part in _parts(phrase, forms):
        count *= len(part)
    words = _GAP.split(phrase.strip())
    if count <= MOST or len(words) < 2:
        return _shorten_joined(phrase, forms) if count > MOST and _JOINED.search(phrase) else ()
    choices = [tuple(dict.fromkeys(expand_phrase(word, forms))) for word in words]
    first = next((n for n, choice in enumerate(choices, 1) if "" not in choice), len(words))
    if first == len(words):
        return ()
    rest = re.compile("".join(_following(choice) for choice in choices[first:]) + r"(?![^\W_])")
    heads = (" ".join("  ".join(head).split()) for head in itertools.product(*choices[:first]))
    return tuple(Beginning(fold_phrase(head), rest) for head in dict.fromkeys(heads))


def _shorten_joined(phrase: str, forms: Mapping[str, tuple[str, ...]]) -> tuple[Beginning, ...]:
    """Return the beginnings of a pattern of a script without blanks: its parts up to the first that has words."""
    parts = [choice for choice in _parts(phrase, forms) if choice != ("",)]
    lengths = itertools.accumulate(min(map(len, choice)) for choice in parts)
    first = next((n for n, length in enumerate(lengths, 1) if length > 1), len(parts))
    heads = [fold_phrase("".join(head)) for head in itertools.product(*parts[:first])]
    if first == len(parts) or len(heads) > MOST * 2:
        return ()
    rest = re.compile("".join(_joined_group(choice) for choice in parts[first:]))
    return tuple(Beginning(head, rest) for head in dict.fromkeys(heads))


def _joined_group(choice: tuple[str, ...]) -> str:
    """Return the expression for a part of a joined pattern; the longest form is tried first."""
    forms = sorted({fold_phrase(form) for form in choice if form}, key=lambda form: (-len(form), form))
    group = f"(?:{'|'.join(map(re.escape, forms))})"
    return group + "?" if "" in choice else group


def _following(choice: tuple[str, ...]) -> str:
    """Return the expression for a word of a pattern; the longest form is tried first."""
    words = sorted({fold_phrase(word) for word in choice if word}, key=lambda word: (-len(word), word))
    by_letter: dict[str, list[str]] = {}  # a long list is tried letter by letter
    for word in words:
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = [f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()]
    group = f"(?: (?:{'|'.join(branches)}))"
    return group + "?" if "" in choice else group


def _parts(phrase: str, forms: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return what may stand in each part of a pattern."""
    parts: list[tuple[str, ...]] = []
    at = 0
    for match in _GROUP.finditer(phrase):
        parts.append((phrase[at : match.start()],))
        choice, optional, verb = match.groups()
        if verb is not None:
            parts.append(forms.get(verb) or regular_forms(verb))
        elif choice is not None:
            parts.append(tuple(choice.split("|")))
        else:
            parts.append((*optional.split("|"), ""))
        at = match.end()
    parts.append((phrase[at:],))
    return parts


def regular_forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular English verb: base, -s, -ed, -ing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"
