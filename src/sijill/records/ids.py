"""Names for things, made from their content: the same thing has the same id on every machine.

An id is a kind and a code, `per-3k9w2m7hq0xd`. Records (encounters, people) are
named after the first of their atoms: the encounter `enc-X` began as the account
`acc-X`, the person `per-X` as the mention `men-X`. So an id given out once can be
followed for ever, whatever is merged later.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from sijill.records.facts import Readout

# Crockford's alphabet: no i, l, o, u, which are misread or make words.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# Two of them at a time, ten bits. An id has twelve, 60 bits: among a million things, two alike once in two million
# registers.
_PAIRS = tuple(one + other for one in _ALPHABET for other in _ALPHABET)

KINDS = {
    "doc": "document",
    "ent": "entry",
    "enc": "encounter",
    "acc": "account",
    "per": "person",
    "men": "mention",
    "out": "outcome",
    "bod": "body",
    "bna": "name of a body",
    "mec": "mechanism",
    "pos": "post",
    "ins": "instrument",
    "und": "undertaking",
}
"""What the first letters of an id say."""


def make_id(prefix: str, *parts: str | int | None) -> str:
    """Return the id of what `parts` describe; None and an empty text are different parts."""
    told = f"{prefix};"
    for part in parts:
        told += "-;" if part is None else f"{len(str(part))}:{part};"
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big")
    return f"{prefix}-{''.join([_PAIRS[(number >> place) & 1023] for place in (54, 44, 34, 24, 14, 4)])}"


def rename(identifier: str, prefix: str) -> str:
    """Return the id of the same code in another kind: the encounter that began as an account."""
    return f"{prefix}-{identifier.partition('-')[2]}"


@lru_cache(maxsize=1 << 10)
def document_id(sha256: str) -> str:
    """Return the id of the document with this text."""
    return make_id("doc", sha256)


@lru_cache(maxsize=1 << 12)  # a document asks for those of its names some ten times
def mention_id(sha256: str, name: str) -> str:
    """Return the id of a name in a document.

    Within one document, one written name is one person: father and son of the
    same name in one text are not told apart.
    """
    return make_id("men", sha256, name)


def account_ids(readout: Readout) -> tuple[str, ...]:
    """Return the ids of a document's accounts, in the order of its encounters.

    Made from what the account says, not from its place in the readout, so that
    a reader that finds one more encounter doesn't rename the others.
    """
    return _numbered(
        "acc",
        readout.document.sha256,
        (
            (encounter.kind, encounter.date, encounter.place, *sorted(encounter.polities))
            for encounter in readout.encounters
        ),
    )


def outcome_ids(readout: Readout) -> tuple[str, ...]:
    """Return the ids of a document's outcomes, in their order."""
    return _numbered(
        "out",
        readout.document.sha256,
        ((outcome.kind, outcome.what, *sorted(outcome.by)) for outcome in readout.outcomes),
    )


def _numbered(prefix: str, sha256: str, things: Iterable[tuple[str | None, ...]]) -> tuple[str, ...]:
    # Two things that say the same are told apart by their order.
    seen: Counter[tuple[str | None, ...]] = Counter()
    ids = []
    for thing in things:
        ids.append(make_id(prefix, sha256, seen[thing], *thing))
        seen[thing] += 1
    return tuple(ids)
