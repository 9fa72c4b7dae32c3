"""The search index: own tokens in an ordinary full-text column, one row a record.

The tokens are made here (language/words.py) and the hits put in order here, so that
every database answers alike; only how tokens are looked up is its own (index.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select

from sijill.language.names import compare_names, name_keys
from sijill.language.words import Term, Token, find_terms, find_tokens, find_words
from sijill.records import Span
from sijill.register.answers import Facets, Hit
from sijill.register.bodies import find_body_words
from sijill.register.facets import EVERYTHING, Narrowing, count, find_features
from sijill.register.index import KINDS, PERSON, Found, add_to_index, remove_from_index, search_index
from sijill.register.load import load_encounters, load_names, load_outcomes
from sijill.register.prepared import fetch
from sijill.register.tables import accounts, documents, mentions, participations, texts

_MOST = 200  # of each kind are weighed; of more that hold all words, the newest
_MOST_NARROWED = 300  # of each kind are looked at where they are to be counted or narrowed
_MOST_WORDS = 4  # of a name that is looked for by its sound
_LIKELY = 0.01  # how likely a name that sounds like what was looked for has to be the same
_SOUND = "9x"  # begins the tokens of how a part of a name sounds: no word of a text does
_ALONE = "1:"
_BETWEEN = " \n"
_USUAL = 60  # tokens; a word that occurs once counts half in a record of this length
_REJECTED = "rejected"
_AROUND = 70  # characters before what was found in a snippet; twice as many after

remove = remove_from_index


class Indexed(NamedTuple):
    """A record and the text it is found by."""

    kind: str
    id: str
    text: str


def add(connection: Connection, found: Sequence[Indexed]) -> None:
    """Make records found that were not before."""
    add_to_index(connection, [(one.kind, one.id, _find_all_tokens(one)) for one in found])


def _find_all_tokens(one: Indexed) -> list[str]:
    tokens = find_words(one.text)
    # A person is also found by how a part of the name sounds, in whatever script it is looked for.
    return tokens + _find_sounds(one.text.split(_BETWEEN)) if one.kind == PERSON else tokens


def _find_sounds(names: Iterable[str]) -> list[str]:
    keys = {key for name in names for key in name_keys(name) if key.startswith(_ALONE)}
    return sorted(f"{_SOUND}{key.removeprefix(_ALONE).lower()}" for key in keys)


def explore(
    connection: Connection, query: str, *, limit: int = 10, wanted: Narrowing = EVERYTHING
) -> tuple[tuple[Hit, ...], Facets]:
    """Return what holds every word of the query, and by what it can be narrowed and how far that would.

    Of a word that very many records hold, the newest of each kind are counted.
    """
    terms, found, cut = _find(connection, query, _MOST_NARROWED)
    features = find_features(connection, found)
    fitting = [one for one in found if one.id in features and wanted.lets(one.kind, features[one.id])]
    return _make_all_hits(connection, fitting, terms, limit=limit), count(found, features, wanted, cut=cut)


def find_hits(
    connection: Connection, query: str, *, limit: int = 10, wanted: Narrowing = EVERYTHING
) -> tuple[Hit, ...]:
    """Return what holds every word of the query: at most `limit` of each kind, the best first.

    `wanted` narrows it to some kinds, sides, years or languages. Arabic is found
    in any spelling and with particles attached, Latin without accents, Japanese
    by any two characters (or one).
    """
    if wanted != EVERYTHING:
        return explore(connection, query, limit=limit, wanted=wanted)[0]
    terms, found, _ = _find(connection, query, max(limit, _MOST))
    return _make_all_hits(connection, found, terms, limit=limit)


def _find(connection: Connection, query: str, most: int) -> tuple[Sequence[Term], list[Found], tuple[str, ...]]:
    # What holds the words, the best first, then people whose name sounds so; and the kinds of which there is more.
    terms = find_terms(query)
    if not terms:
        return terms, [], ()
    by_kind: dict[str, list[Found]] = {kind: [] for kind in KINDS}
    for one in search_index(connection, terms, most + 1):
        by_kind[one.kind].append(one)
    cut = tuple(kind for kind, some in by_kind.items() if len(some) > most)
    found = [one for some in by_kind.values() for one in some[:most]]
    found.sort(key=lambda one: (-_weigh(one, terms), one.id))
    return terms, found + _find_alike(connection, query, {one.id for one in found}), cut


def _make_all_hits(
    connection: Connection, found: Sequence[Found], terms: Sequence[Term], *, limit: int
) -> tuple[Hit, ...]:
    return tuple(
        hit
        for kind in KINDS
        for hit in _make_hits(connection, kind, [one.id for one in found if one.kind == kind][:limit], terms)
    )


def _find_alike(connection: Connection, query: str, known: set[str]) -> list[Found]:
    # People whose name is written otherwise, or in another script, than what was looked for; the likeliest first.
    words = query.split()
    sounds = [_find_sounds([word]) for word in words] if len(words) <= _MOST_WORDS else []
    if not sounds or not all(sounds):
        return []
    terms = [Term(tuple((sound,) for sound in some)) for some in sounds]
    found = [one for one in search_index(connection, terms, _MOST, [PERSON]) if one.id not in known]
    names = load_names(connection, [one.id for one in found])
    likely: list[tuple[float, Found]] = []
    for one in found:
        score = max(_compare(query, name) for name in names[one.id])
        if score >= _LIKELY:
            likely.append((score, one))
    likely.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [one for _, one in likely]


def _compare(query: str, name: str) -> float:
    match = compare_names(query, name)
    return 0.0 if match.verdict == "different" else match.score


def _weigh(found: Found, terms: Sequence[Term]) -> float:
    # As BM25 weighs, without the rareness of words, since every hit holds them all:
    # the more often and in the shorter record, the better, with less and less gain.
    padded = f" {found.tokens} "
    length = found.tokens.count(" ") + 1
    weight = 0.0
    for term in terms:
        end = "" if term.open_ended else " "
        times = sum(padded.count(f" {' '.join(run)}{end}") for run in term.runs)
        weight += times / (times + length / _USUAL)
    return weight


def _make_hits(connection: Connection, kind: str, ids: Sequence[str], terms: Sequence[Term]) -> Iterator[Hit]:
    if not ids:
        return
    events = {line.id: line for line in load_encounters(connection, ids)} if kind == "encounter" else {}
    names = load_names(connection, ids) if kind == "person" else {}
    called = find_body_words(connection, ids) if kind == "body" else {}
    said = {line.id: line for line in load_outcomes(connection, ids)} if kind == "outcome" else {}
    for identifier in ids:
        title, text, language = "", None, None
        if kind == "person":
            title, text = names[identifier][0], " · ".join(names[identifier])
        elif kind == "body":
            title, text = called[identifier][0], " · ".join(called[identifier])
        elif kind == "encounter":
            title = next(iter((*events[identifier].mechanisms, *events[identifier].places)), "")
            text = describe_encounter(connection, identifier).replace(" \n", " · ")
        elif kind == "outcome":
            title, text = said[identifier].what, said[identifier].what
            language = said[identifier].quotes[0].language
        else:
            title, text, language = _get_document(connection, identifier)
        snippet, marks = make_snippet(text, terms)
        yield Hit(
            kind=kind,
            id=identifier,
            title=title,
            snippet=snippet,
            marks=marks,
            language=language,
            encounter=events.get(identifier),
        )


def _get_document(connection: Connection, identifier: str) -> tuple[str, str, str | None]:
    row = connection.execute(
        select(documents.c.title, documents.c.name, documents.c.language, texts.c.text)
        .join(texts, texts.c.sha256 == documents.c.sha256)
        .where(documents.c.id == identifier)
    ).one()
    return row.title or row.name, row.text, row.language


def make_snippet(text: str, terms: Sequence[Term]) -> tuple[str, tuple[Span, ...]]:
    """Return a stretch of the text around the first word looked for, and the places of such words."""
    tokens = find_tokens(text)
    marks = _find_marks(tokens, terms)
    at = marks[0][0] if marks else 0
    start = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    end = at + _AROUND * 2
    if start > 0 and text[start - 1].isalnum():
        start = next((token.start for token in tokens if token.start >= start), start)
    if end < len(text):
        end = max((token.end for token in tokens if token.end <= end), default=end)
    stretch = text[start:end]
    inside = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    return stretch, inside


def _find_marks(tokens: Sequence[Token], terms: Sequence[Term]) -> list[Span]:
    # Runs of several tokens are pairs of one word: they overlap, so the run ends where the last one does.
    marks = []
    for at, token in enumerate(tokens):
        for term in terms:
            for run in term.runs:
                here = tuple(one.text for one in tokens[at : at + len(run)])
                if here == run or (term.open_ended and token.text.startswith(run[0])):
                    marks.append((token.start, tokens[at + len(run) - 1].end))
    return list(dict.fromkeys(marks))


def describe_encounter(connection: Connection, encounter_id: str) -> str:
    """Return the words an encounter is found by: its places, mechanism and people."""
    told = select(accounts).where(accounts.c.encounter_id == encounter_id, accounts.c.state != _REJECTED)
    return describe_accounts(
        connection, connection.execute(told.order_by(accounts.c.entry, accounts.c.position)).all()
    )


def describe_accounts(connection: Connection, told: Sequence[Row[Any]]) -> str:
    """Return the words that accounts of one encounter are found by."""
    words = [word for one in told for word in (one.place, one.venue, one.mechanism) if word]
    words += [row.name for row in fetch(connection, _NAMES, accounts=[one.id for one in told])]
    return " \n".join(dict.fromkeys(words))


_NAMES = (
    select(mentions.c.name)
    .join(participations, participations.c.mention_id == mentions.c.id)
    .where(
        participations.c.account_id.in_(bindparam("accounts", expanding=True)), participations.c.state != _REJECTED
    )
    .order_by(mentions.c.entry, mentions.c.position)
)
