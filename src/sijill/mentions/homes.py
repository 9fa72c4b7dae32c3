"""Whose report it is: the country of the people whose country nobody needs to tell.

A Thai agency writes "the minister", a Qatari paper "the Amir". What is left
unsaid is the home side, which the publisher, the dateline, an envoy's host
country and the cities named make likely, each by a weight; whoever is
introduced with his country is probably the guest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sijill.language import LANGUAGES, Language, fold, get_language, tokenize
from sijill.records import Document
from sijill.records.mentions import Figure, Sentence
from sijill.vocabulary import find_publisher, polities

# Set on the tuning set; only their order matters much.
_PUBLISHER, _DATELINE, _ACCREDITED, _CITY, _MENTION, _INTRODUCED = 9.0, 2.5, 3.0, 1.0, 0.5, -1.5


def rank_homes(
    sentences: list[Sentence], figures: list[Figure], publisher: str | None, hosts: Sequence[str] = ()
) -> list[str]:
    """Return the states that may be home, likeliest first; `hosts` are where an embassy that publishes is."""
    score: defaultdict[str, float] = defaultdict(float)
    if publisher is not None:
        score[publisher] += _PUBLISHER
    for host in hosts:
        if _state(host) != publisher:
            score[_state(host)] += _ACCREDITED
    for sentence in sentences:
        for unit in sentence.units:
            if unit.cls in "PD":
                score[_state(unit.id)] += _MENTION
            elif unit.cls == "L":
                country = str(unit.value.get("country"))
                score[country] += _DATELINE if sentence.kind == "dateline" else _CITY
        for capacity in sentence.capacities:
            if capacity.accredited:
                score[_state(capacity.accredited)] += _ACCREDITED
    for figure in figures:
        if figure.polity:
            score[_state(figure.polity)] += _INTRODUCED
    return [code for code, _ in sorted(score.items(), key=lambda item: (-item[1], item[0])) if _is_state(code)]


def reports_abroad(document: Document, sentences: list[Sentence], publisher: str | None) -> bool:
    """Whether a paper tells of two foreign states and nowhere of its own: then nobody in it is of its own.

    A government's own site and an agency may leave out their state; a paper that
    reprints what others wrote about others has nobody to leave out.
    """
    known = find_publisher(document.publisher) if document.publisher else None
    if publisher is None or known is None or known.kind != "press":
        return False
    told = {
        _state(str(unit.value.get("country") or unit.id) if unit.cls == "L" else unit.id)
        for sentence in sentences
        for unit in sentence.units
        if unit.cls in "PDL"
    }
    return publisher not in told and sum(map(_is_state, told)) > 1


def _is_state(code: str) -> bool:
    polity = polities().get(code)
    return polity is not None and polity.kind in ("state", "territory")


def _state(code: str) -> str:
    return code.partition("-")[0]


def hosts_of(document: Document) -> list[str]:
    """Return the places named in a publisher's name in the document's language: 在ルワンダ日本国大使館, 福島県."""
    if not document.publisher or document.language not in LANGUAGES:
        return []
    language = get_language(document.language)
    folded = fold(document.publisher)
    tokens = tokenize(folded.text, language)
    found = []
    for hit in language.lexicon.find(folded.text, tokens.at_start, tokens.at_end):
        if hit.entry.kind in ("polity", "place") and hit.end - hit.start > 1:
            found.append(str(hit.entry.value.get("subdivision") or hit.entry.id))
    return list(dict.fromkeys(found))


def home_of(document: Document) -> str | None:
    """Return the country of a document's publisher, as far as its name tells: a known agency, or a state in it."""
    own = get_language(document.language) if document.language in LANGUAGES else None
    if not document.publisher:
        return None
    known = find_publisher(document.publisher)
    if known is not None and known.polity is not None:
        return _state(known.polity)
    folded = fold(document.publisher)
    tokens = tokenize(folded.text)
    # An Arabic paper may have its state in its name too; a Japanese one's "日本" in it tells what it writes of.
    for language in (get_language("en"), *([own] if own is not None and own.code == "ar" else [])):
        for hit in language.lexicon.find(folded.text, tokens.at_start, tokens.at_end):
            if hit.entry.kind in ("polity", "demonym") and len(hit.entry.id) == 2 and hit.end - hit.start > 3:
                return hit.entry.id
    if own is None or "home" not in own.settings:
        return None
    return _sender_of(folded.text, own) or str(own.settings["home"])


def _sender_of(publisher: str, language: Language) -> str | None:
    """Return the state whose mission or government publishes, named last before it: 在大阪・神戸|米国|総領事館."""
    ends = [at for word in language.settings.get("of_state", ()) if (at := publisher.find(word)) > 0]
    if not ends:
        return None
    tokens = tokenize(publisher, language)
    hits = [h for h in language.lexicon.find(publisher, tokens.at_start, tokens.at_end) if h.end <= min(ends)]
    states = [h.entry.id for h in hits if h.entry.kind == "polity" and len(h.entry.id) == len("JP")]
    towns = [str(h.entry.value.get("country") or "") for h in hits if h.entry.kind == "place"]
    abroad = [code for code in towns if code and code != language.settings.get("home")]
    return next(iter((*states[::-1], *abroad)), None)
