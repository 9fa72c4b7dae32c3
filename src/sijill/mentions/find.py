"""Passages → mentions: everything the engine recognises in a document, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache

import msgspec

from sijill.language import Folded, Hit, Language, Tokens, fold
from sijill.language.names import name_parts
from sijill.mentions.actors import find_actors, find_holders
from sijill.mentions.attached import Attached
from sijill.mentions.bodies import find_bodies
from sijill.mentions.capacities import find_capacities
from sijill.mentions.counted_dates import find_counted_dates, settle_repeated, settle_year
from sijill.mentions.dates import find_dates, find_years
from sijill.mentions.delegations import share_delegations
from sijill.mentions.figures import Figures, settle_polities
from sijill.mentions.homes import hosts_of, rank_homes, reports_abroad
from sijill.mentions.joined_units import JoinedUnits
from sijill.mentions.lists import settle_local, share_headed_sides, share_listed_sides, share_sections
from sijill.mentions.mechanisms import add_parted, find_mechanisms, widen_generic
from sijill.mentions.numbered_sessions import add_numbered
from sijill.mentions.offices import adopt_offices
from sijill.mentions.own_state import name_own_state
from sijill.mentions.people import find_people
from sijill.mentions.places import find_here, find_places
from sijill.mentions.rightward import find_capacities_right
from sijill.mentions.units import UnitBuilder
from sijill.mentions.untitled import find_people_uncased
from sijill.records import Document, Passage, is_date
from sijill.records.mentions import Cue, Figure, Mentions, Person, Sentence, Unit

_ALSO_GIVEN = frozenset("LTut")  # classes of words that may be given names as well
_SKIPPED_LAYERS = frozenset(("unit", "topic", "ordinal_word"))
_DAY = len("2024-05-13")


def find_mentions(
    document: Document,
    folded: Folded,
    tokens: Tokens,
    passages: tuple[Passage, ...],
    language: Language,
    home: str | None,
) -> Mentions:
    """Return the mentions of a document. `home` is the country of its publisher when known."""
    hits = language.lexicon.find(folded.text, tokens.at_start, tokens.at_end)
    make_units = JoinedUnits if language.joined else UnitBuilder
    builder = make_units(document.text, folded, tokens, hits, language)
    hosts = hosts_of(document) if language.joined else []
    region = next((h for h in hosts if h.startswith(f"{language.settings.get('home')}-")), None)
    host = _host_of(hosts, language)
    if isinstance(builder, JoinedUnits):
        builder.region, builder.host = region, host
    others = [h for h in hits if h.entry.layer != "unit"]
    if not language.cased:
        others = [h for h in others if builder.stands(h)]
    starts = [h.start for h in others]
    sentences: list[Sentence] = []
    bodies: dict[str, str] = {}
    known: set[str] = set()
    for index, passage in enumerate(passages):
        own = others[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        sentence = _sentence(index, passage, own, builder, folded.text, language, known, home=home)
        bodies |= find_bodies(sentence.units, sentence.shape)
        sentences.append(sentence)
    if _counts_dates(language):
        settle_year(sentences)
        settle_repeated(sentences)
    find_here(sentences, frozenset(language.settings.get("here", ())))
    figures = _figures(sentences, language)
    if language.cased:
        adopt_offices(sentences, figures, home)
        share_delegations(sentences, figures)
    texts = {f.number: folded.text[f.capacity.start : f.capacity.end] for f in figures if f.capacity}
    if language.joined:
        share_sections(sentences, figures)
    settle_polities(figures, bodies, texts)
    if language.settings.get("capacity") == ["attached"]:
        share_listed_sides(sentences, figures, language)
        share_headed_sides(sentences, figures)
        settle_local(sentences, figures, hosts, language)
    pronouns = _pronouns(language)
    holders = find_holders(figures)
    for sentence in sentences:
        find_actors(
            sentence,
            figures,
            bodies,
            pronouns,
            holders=holders,
            verb_first=language.settings.get("subject") == "after",
            marked=language if language.settings.get("verb") == "end" else None,
            home=home,
        )
    if language.cased and reports_abroad(document, sentences, home):
        home = None
    published = document.published
    if published is None or not is_date(published[:10]):
        # Whoever calls may say anything; what is no date dates nothing.
        published = _find_own_date(sentences, folded.text, language) or _find_issue(sentences, folded.text, language)
    return Mentions(
        sentences, figures, _homes(sentences, figures, home, hosts, language), published, region, home, host
    )


def _find_own_date(sentences: list[Sentence], text: str, language: Language) -> str | None:
    """Return the day on which a document dates itself: the only one in its datelines and lines of only a date."""
    occasion = language.settings.get("occasion_line")
    days = {
        date.iso
        for sentence in sentences
        if sentence.kind == "dateline" and not (occasion and text.startswith(occasion, sentence.start))
        for date in sentence.dates
        if date.iso is not None and len(date.iso) == _DAY
    }
    return days.pop() if len(days) == 1 else None


def _find_issue(sentences: list[Sentence], text: str, language: Language) -> str | None:
    """Return the month that the title line of a newsletter tells: 広報 2013年9月号."""
    issue = str(language.settings.get("issue", ""))
    for sentence in sentences[:2] if issue else ():
        for date in sentence.dates:
            if date.iso is not None and len(date.iso) == len("2013-09") and text.startswith(issue, date.end):
                return date.iso
    return None


def _homes(
    sentences: list[Sentence], figures: list[Figure], home: str | None, hosts: list[str], language: Language
) -> list[str]:
    """Return the states that may be home, the publisher's first where a language says so.

    A language of one state has its own first, unless a foreign paper writes.
    """
    ranked = rank_homes(sentences, figures, home, hosts)
    if home is None or not ("home" in language.settings or language.settings.get("sides") == "careful"):
        return ranked
    return [home, *(h for h in ranked if h != home)]


def _host_of(hosts: list[str], language: Language) -> str | None:
    """Return the state in which a mission of the home state is that publishes: 在ルワンダ日本国大使館."""
    home = language.settings.get("home")
    abroad = [h.partition("-")[0] for h in hosts if h.partition("-")[0] != home]
    return abroad[0] if abroad and home in hosts else None


def _sentence(
    index: int,
    passage: Passage,
    hits: list[Hit],
    builder: UnitBuilder,
    text: str,
    language: Language,
    known: set[str],
    *,
    home: str | None,
) -> Sentence:
    sentence = Sentence(index, passage.start, passage.end, passage.kind, passage.paragraph)
    sentence.units = builder.units(passage.start, passage.end)
    if language.cased:
        _turn_into_names(sentence.units)
    sentence.shape = "".join([u.cls for u in sentence.units])
    for hit in hits:
        if hit.entry.kind == "topic" and hit.entry.id == "skip":
            continue
        if hit.entry.kind == "topic":
            found = sentence.vague_topics if hit.entry.value.get("vague") else sentence.topics
            found.append((hit.start, hit.end, hit.entry.id.partition(".")[0]))
        elif hit.entry.layer not in _SKIPPED_LAYERS and hit.entry.id != "skip":
            sentence.cues.append(Cue(hit.entry.kind, hit.entry.id, hit.start, hit.end, index, hit.entry.value))
    _mark_future(sentence, text, language)
    relatives = [c for c in sentence.cues if c.kind.startswith("relative_")]
    own = text[passage.start : passage.end]
    if _counts_dates(language):
        weekdays = [u for u in sentence.units if u.kind == "weekday"]
        sentence.dates = find_counted_dates(relatives, weekdays, index, passage.start, own, language=language)
    else:
        sentence.dates = find_dates(sentence.units, relatives, index, own)
    sentence.years = find_years(sentence.units, index) if "1" in sentence.shape else []
    if passage.kind == "body":
        name_own_state(sentence.units, own, language, home)
    if passage.kind == "dateline":
        return sentence
    sentence.mechanisms = find_mechanisms(hits, index, text, span=(passage.start, passage.end), language=language)
    if language.joined:
        widen_generic(sentence, text)
    elif language.settings.get("parted"):
        add_parted(sentence, hits, text, language)
    elif language.cased:
        add_numbered(sentence, hits)
    _find_people(sentence, language, text, known)
    sentence.shape = "".join([u.cls for u in sentence.units])
    sentence.places = find_places(
        sentence.units, sentence.capacities, index, behind=language.settings.get("verb") == "end"
    )
    return sentence


def _find_people(sentence: Sentence, language: Language, text: str, known: set[str]) -> None:
    """Fill the capacities and people of a sentence, as its language arranges them; `known` gains their names."""
    units = sentence.units
    if language.settings.get("capacity") == ["attached"]:
        meetings = [(m.start, m.end) for m in sentence.mechanisms]
        attached = Attached(units, sentence.index, language, text, known=known, meetings=meetings)
        attached.find()
        sentence.capacities, sentence.people = attached.capacities, attached.people
        for person in attached.people:
            _rename_places(units, person)
        known.update(part for p in attached.people for part in re.split("[・= ]", p.name))
        return
    if language.settings.get("capacity_grows") == "right":
        sentence.capacities = find_capacities_right(units, language)
    else:
        sentence.capacities = find_capacities(units, language)
    if language.cased:
        sentence.people = find_people(units, sentence.capacities, sentence.index, language, text)
    else:
        sentence.people = find_people_uncased(units, sentence.capacities, sentence.index, language, text, known=known)
        known.update(
            w for p in sentence.people if p.titled and " " in p.name for w in (p.name, p.name.rpartition(" ")[2])
        )
    for person in sentence.people if any(u.cls == "L" for u in units) else ():
        _rename_places(units, person)


def _turn_into_names(units: list[Unit]) -> None:
    """Make towns, months and pronouns that are given names names."""
    for at, unit in enumerate(units):
        if unit.cls in _ALSO_GIVEN and at and _is_given_name(units, at):
            units[at] = msgspec.structs.replace(units[at], cls="N", id="", value={}, kind="")


def _is_given_name(units: list[Unit], at: int) -> bool:
    """Whether a town, month or small word is a name here: "Sheikh Sabah", "Consul Jun Mori", "Party chief To Lam"."""
    unit, before = units[at], units[at - 1]
    if unit.cls == "L":
        return before.cls == "H"
    following = units[at + 1] if at + 1 < len(units) else None
    if not unit.capital or following is None or following.cls != "N":
        return False
    return before.cls in "RH" or (unit.cls == "T" and before.cls in "LP" and units[at - 2 : at - 1] != [])


def _rename_places(units: list[Unit], person: Person) -> None:
    """Make a town that is a person's name here a name: Sheikh Sabah, Kobe Bryant, 香川大使."""
    for at, unit in enumerate(units):
        if unit.cls == "L" and person.start <= unit.start and unit.end <= person.end:
            units[at] = msgspec.structs.replace(unit, cls="N", id="", value={}, kind="")


@cache
def _pronouns(language: Language) -> frozenset[str]:
    return frozenset(fold(p).text for p in language.settings.get("pronouns", ()))


def _counts_dates(language: Language) -> bool:
    return language.settings.get("dates") == "counted"


def _mark_future(sentence: Sentence, text: str, language: Language) -> None:
    """Add a cue where a letter before a verb tells that it is still to come (Arabic س)."""
    letter = language.settings.get("future")
    if letter is None:
        return
    future = [
        Cue("planned", "future", cue.start - 1, cue.start, sentence.index, cue.value)
        for cue in sentence.cues
        if cue.start and text[cue.start - 1] == letter and text[cue.start] in "يتن"
    ]
    if future:
        sentence.cues = sorted([*sentence.cues, *future], key=lambda c: (c.start, -c.end))


def _name_test(sentences: list[Sentence], language: Language) -> Callable[[tuple[str, ...]], bool]:
    """Return a test of untitled names: one word is a known name, and none is written small elsewhere."""
    known = frozenset() if language.joined else name_parts(language.code)
    small: set[str] | None = None  # found when it is asked for: few documents have names without a title

    def is_name(words: tuple[str, ...]) -> bool:
        nonlocal small
        if not any(word in known for word in words if len(word) > 1):
            return False
        if small is None:
            small = {u.text for s in sentences for u in s.units if not u.capital} if language.cased else set()
        return not any(word in small for word in words if len(word) > 3)

    return is_name


def _figures(sentences: list[Sentence], language: Language) -> list[Figure]:
    """Settle who is who, the body first: a title line writes every word with a capital."""
    figures = Figures(_name_test(sentences, language))
    for sentence in sentences:
        if sentence.kind == "body":
            for person in sentence.people:
                figures.add(person)
    only_title = not any(s.kind == "body" for s in sentences)
    for sentence in sentences:
        if sentence.kind == "title":
            for person in sentence.people:
                if only_title or (language.joined and person.capacity is not None):
                    figures.add(person)  # 首相動静: the body leaves out whose day it tells
                elif (figure := figures.find(person.name)) is not None:
                    person.figure = figure.number
                    figure.spans.append((person.start, person.end))
    return figures.all
