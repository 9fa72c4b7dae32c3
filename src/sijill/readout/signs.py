"""Facts in the making → signs: what speaks for or against each, as short words that mean the same in all languages.

A sign is something the rules know anyway: which word told of a contact, how a side became known, where in the
document it stands. `confidence` weighs them. No sign holds a word of the text, so what is learned of one document
says nothing about the people of another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sijill.readout.context import in_relative_clause, opens_clause
from sijill.readout.dates import date_event
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Figure, Mentions, Sentence

_STEPS = (1, 2, 4, 8, 16, 32)
_BESIDE = 12  # characters between a cue and an actor that stands right by it


Spans = dict[Any, list[tuple[int, int]]]
"""Where the encounters of the same states, of a person, of a sentence are told, in the order of the text."""


class Whole(NamedTuple):
    """What the signs of each encounter ask of the whole document: a long one, with many, is looked through once."""

    body: list[int]
    titled: bool
    title_kinds: set[str]
    title_states: set[str]
    title_people: set[int]
    has_dateline: bool
    states: int
    number: int
    by_sides: Spans
    by_person: Spans
    by_sentence: Spans
    kinds: dict[frozenset[str], Counter[str]]


def look_through(mentions: Mentions, events: list[Event]) -> Whole:
    """Return what signs ask of a document and its encounters."""
    sentences = mentions.sentences
    titles = [s for s in sentences if s.kind == "title"]
    by_sides: Spans = {}
    by_person: Spans = {}
    by_sentence: Spans = {}
    kinds: dict[frozenset[str], Counter[str]] = {}
    for event in sorted(events, key=lambda e: e.span):
        by_sides.setdefault(_states_of(event), []).append(event.span)
        by_sentence.setdefault(event.opened, []).append(event.span)
        for number in event.people:
            by_person.setdefault(number, []).append(event.span)
        kinds.setdefault(_states_of(event), Counter())[event.kind] += 1
    return Whole(
        [s.index for s in sentences if s.kind == "body"],
        bool(titles),
        {c.id.partition(".")[0] for s in titles for c in s.cues if c.kind == "encounter"},
        {u.id.partition("-")[0] for s in titles for u in s.units if u.cls in "PDGL"},
        {a.figure for s in titles for a in s.actors if a.figure >= 0},
        any(s.kind == "dateline" for s in sentences),
        len({u.id.partition("-")[0] for s in sentences for u in s.units if u.cls in "PD"}),
        len(events),
        by_sides,
        by_person,
        by_sentence,
        kinds,
    )


def _states_of(event: Event) -> frozenset[str]:
    return frozenset(p.partition("-")[0] for p in event.polities)


def signs_of_encounter(
    mentions: Mentions, events: list[Event], event: Event, whole: Whole | None = None
) -> frozenset[str]:
    """Return the signs of an encounter among those of its document; `whole` is asked of the document if not given."""
    if whole is None:
        whole = look_through(mentions, events)
    sentence = mentions.sentences[event.opened]
    return frozenset(
        (
            f"kind={event.kind}",
            f"frame={event.frame}",
            f"status={event.status}",
            *_signs_of_words(sentence, _cue_of(sentence, event)),
            *_signs_of_sides(mentions, event),
            *_signs_of_people(mentions, event),
            *_signs_of_title(whole, event),
            *_signs_of_place(mentions, whole, event),
            *_signs_of_day(mentions, event),
            *_signs_of_others(whole, event),
        )
    )


def signs_of_participant(mentions: Mentions, event: Event, number: int) -> frozenset[str]:
    """Return the signs of one who took part; `number` is that of the figure."""
    figure = mentions.figures[number]
    signs = {
        f"kind={event.kind}",
        f"words={_step(len(figure.words))}",
        f"named={_step(len(figure.spans))}",
        f"side={_how_known(figure)}",
        f"order={_step(list(event.people).index(number) + 1)}",
        f"people={_step(len(event.people))}",
        "lead" if event.people[number] else "beside",
        "titled" if figure.titled else "untitled",
    }
    if figure.capacity is None:
        signs.add("no_capacity")
    else:
        signs |= {f"rank={figure.capacity.rank}", "counterpart" if figure.capacity.counterpart else "office"}
    sentence = mentions.sentences[event.opened]
    inside = sentence.start <= figure.span[0] < sentence.end
    again = any(sentence.start <= start < sentence.end for start, _ in figure.spans)
    signs.add("here" if inside else "named_here" if again else "elsewhere")
    return frozenset(signs)


def signs_of_topic(mentions: Mentions, event: Event, topic: str) -> frozenset[str]:
    """Return the signs of one topic of an encounter."""
    own = set(event.sentences)
    hits = [i for i in own for _, _, t in mentions.sentences[i].topics if t == topic]
    first = min(hits, default=event.opened)
    return frozenset(
        (
            f"topic={topic}",
            f"kind={event.kind}",
            f"hits={_step(len(hits)) if hits else 0}",
            f"away={_step(1 + abs(first - event.opened))}",
            f"topics={_step(len(event.topics))}",
        )
    )


_CONTEXT = frozenset(
    "negation hedge planned background outside speech session another courtesy modal attending purpose occasion "
    "wish".split()
)


def _signs_of_words(sentence: Sentence, cue: Cue | None) -> Iterator[str]:
    """Yield what the words around a cue tell."""
    for other in sentence.cues:
        if other.kind in _CONTEXT and (cue is None or other.start < cue.start):
            yield f"before:{other.kind}"
        elif other.kind in ("speech", "outcome", "background", "wish"):
            yield f"after:{other.kind}"
    yield f"others={_step(sum(1 for c in sentence.cues if c.kind == 'encounter'))}"
    yield f"actors={_step(len(sentence.actors)) if sentence.actors else 0}"
    if cue is None:
        yield "mechanism_met"
        return
    yield f"cue={cue.id}"
    if _is_quoted(sentence, cue):
        yield "quoted"
    before = [a for a in sentence.actors if a.end <= cue.start]
    after = [a for a in sentence.actors if a.start >= cue.end]
    yield f"left={_actor(before[-1], cue.start - before[-1].end) if before else 'nobody'}"
    yield f"right={_actor(after[0], after[0].start - cue.end) if after else 'nobody'}"
    units = [u for u in sentence.units if u.end <= cue.start]
    yield f"preceded={units[-1].cls if units else '^'}"
    yield f"led_by={''.join(u.cls for u in units[-2:]) if len(units) > 1 else '^'}"
    following = next((u for u in sentence.units if u.start >= cue.end), None)
    yield f"followed={following.cls if following else '$'}"
    if in_relative_clause(sentence, cue.start):
        yield "relative"
    if before:
        marks = sum(1 for u in units if u.start >= before[-1].end and u.cls in ',."')
        yield f"marks={min(marks, 2)}"
        yield "subject_opens" if opens_clause(sentence, before[-1]) else "subject_inside"
    yield f"cue_at={_step(1 + len(units))}"


def _actor(actor: Actor, distance: int) -> str:
    return f"{actor.kind}{'' if distance <= _BESIDE else '_far'}"


def _signs_of_sides(mentions: Mentions, event: Event) -> Iterator[str]:
    """Yield how the sides are known."""
    states = {p.partition("-")[0] for p in event.polities}
    yield f"sides={min(len(states), 4)}"
    known = {p.partition("-")[0] for p in event.told}
    for number in event.people:
        figure = mentions.figures[number]
        yield f"side={_how_known(figure)}"
        if figure.polity and not figure.guessed:
            known.add(figure.polity.partition("-")[0])
    yield f"told={min(len(known & states), 3)}"
    if states - known:
        yield "filled_home" if mentions.home in states - known else "filled"
    if any(len(state) > 2 for state in states):
        yield "organization"
    if mentions.home in states:
        yield "home"
    named = {a.polity.partition("-")[0] for a in mentions.sentences[event.opened].actors if a.polity}
    yield f"here={min(len(states & named), 3)}"
    if any(p.located and p.country in states - known for p in event.places):
        yield "side_by_place"


def _signs_of_people(mentions: Mentions, event: Event) -> Iterator[str]:
    figures = [mentions.figures[n] for n in event.people]
    yield f"people={_step(len(figures)) if figures else 0}"
    yield f"led={len({f.polity for f in figures if event.people[f.number] and f.polity})}"
    if any(f.capacity is None for f in figures):
        yield "somebody_without_office"
    if figures and all(f.capacity is None for f in figures):
        yield "nobody_with_office"
    if figures:
        yield f"rank={max((f.capacity.rank for f in figures if f.capacity), default=0)}"
        yield f"named={_step(max(len(f.spans) for f in figures))}"


def _signs_of_day(mentions: Mentions, event: Event) -> Iterator[str]:
    """Yield how long before publication an encounter took place, as far as it is told."""
    day, _ = date_event(event, mentions.published)
    published = mentions.published
    if day is None or published is None or len(day) < 10 or len(published) < 10:
        yield "age=unknown" if published else "age=undated"
        return
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    yield "age=future" if days < 0 else f"age={_step(1 + days)}"


def _signs_of_others(whole: Whole, event: Event) -> Iterator[str]:
    """Yield what a document tells of other contacts between the same states or people."""
    states = _states_of(event)
    for when in _sides_of(whole.by_sides[states], event):
        yield f"same_sides={when}"
    for kind, number in whole.kinds[states].items():
        if number > (kind == event.kind):  # the event itself is one of its kind
            yield f"same_sides={kind}"
    for person in event.people:
        for when in _sides_of(whole.by_person[person], event):
            yield f"same_people={when}"
    for when in _sides_of(whole.by_sentence[event.opened], event):
        yield f"same_sentence={when}"


def _sides_of(spans: list[tuple[int, int]], event: Event) -> Iterator[str]:
    """Yield on which sides of an event, which is one of them, others stand; at its very place counts as later."""
    before = bisect_left(spans, event.span)
    if before:
        yield "earlier"
    if len(spans) - before > 1:
        yield "later"


def _how_known(figure: Figure) -> str:
    if figure.polity is None:
        return "unknown"
    return figure.guessed or ("office" if figure.capacity and figure.capacity.polity else "told")


def _signs_of_title(whole: Whole, event: Event) -> Iterator[str]:
    if not whole.titled:
        yield "untitled"
        return
    if event.kind in whole.title_kinds:
        yield "title_tells"
    elif whole.title_kinds:
        yield "title_tells_other"
    if whole.title_states & {p.partition("-")[0] for p in event.polities}:
        yield "title_side"
    if whole.title_people & event.people.keys():
        yield "title_person"


def _signs_of_place(mentions: Mentions, whole: Whole, event: Event) -> Iterator[str]:
    """Yield where in the document an encounter stands and what else is told of it."""
    body = whole.body
    yield f"at={_step(1 + bisect_right(body, event.opened - 1))}"
    yield f"length={_step(len(body)) if body else 0}"
    yield f"events={_step(whole.number)}"
    yield f"told_in={_step(len(event.sentences))}"
    if event.retold:
        yield "retold"
    yield "dated" if event.dates else "undated"
    if any(p.located for p in event.places):
        yield "located"
    if event.mechanism is not None:
        yield "round" if event.mechanism.round else "mechanism"
    if whole.has_dateline:
        yield "dateline"
    if mentions.home is None:
        yield "homeless"
    yield f"states={_step(whole.states) if whole.states else 0}"


def _cue_of(sentence: Sentence, event: Event) -> Cue | None:
    return next((c for c in sentence.cues if c.kind == "encounter" and (c.start, c.end) == event.span), None)


def _is_quoted(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue stands behind an odd number of quotation marks."""
    return sum(1 for u in sentence.units if u.cls == '"' and u.start < cue.start) % 2 == 1


def _step(count: int) -> int:
    """Return the largest step that a count reaches: near counts mean the same."""
    return _STEPS[max(0, bisect_right(_STEPS, count) - 1)]
