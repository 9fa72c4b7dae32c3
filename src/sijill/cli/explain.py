"""`sijill explain FILE`: what each stage of the reading made of a document, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from sijill.cli.options import MetadataFolder, Published
from sijill.cli.output import Page
from sijill.documents import Failure, Metadata, is_collection, read_documents
from sijill.errors import InputError
from sijill.reading import Stages
from sijill.reading import explain as explain_document
from sijill.records import Document, Readout, Span
from sijill.records.events import Event
from sijill.records.mentions import Actor, Capacity, Figure, Sentence, Unit

# One colour for what is of one sort: people, capacities, sides, where and when, small words.
_COLOURS = {
    "N": "green", "z": "green", "H": "green", "R": "yellow", "K": "yellow", "Q": "yellow", "F": "yellow",
    "B": "yellow", "P": "cyan", "D": "cyan", "G": "cyan", "L": "blue", "T": "magenta", "1": "magenta",
}  # fmt: skip


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document, or - for standard input.")],
    metadata: MetadataFolder = None,
    published: Published = None,
) -> None:
    """Print what each stage of the reading made of a document.

    Passages, units with their class letters (docs/reading.md tells what they stand
    for), capacities, people, cues, events, and the readout that follows from them.
    """
    document = _get_document(file, Metadata(metadata) if metadata else None, published)
    stages = explain_document(document)
    if isinstance(stages, Stages):
        _Explanation(stages).show()
    else:
        page = Page("en")
        _show_document(page, stages)
        _show_notes(page, stages)


def _get_document(path: str, metadata: Metadata | None, published: str | None) -> Document:
    """Return the one document that is meant."""
    if is_collection(path):
        raise InputError(f"{path}: explain takes one document; read takes folders and archives")
    found = list(read_documents([path], published=published, metadata=metadata))
    if len(found) != 1:
        raise InputError(f"{path}: {len(found)} documents; explain takes one")
    if isinstance(found[0], Failure):
        raise InputError(found[0].message)
    return found[0]


def _show_document(page: Page, readout: Readout) -> None:
    about = readout.document
    facts = [page.told(about.id), about.language or "language unknown", f"published {about.published or '?'}"]
    facts += [page.told(about.publisher)] if about.publisher else []
    page.line(f"{page.marked('document')}  {' · '.join((*facts, f'{about.characters} characters'))}")


def _show_notes(page: Page, readout: Readout) -> None:
    for note in readout.notes:
        page.line(f"note {note.code}: {page.told(note.message)}", 1)


class _Explanation:
    """The stages of one reading, printed one after the other."""

    def __init__(self, stages: Stages) -> None:
        self._stages = stages
        self._page = Page("en")

    def show(self) -> None:
        """Print all stages."""
        _show_document(self._page, self._stages.readout)
        self._show_passages()
        self._show_units()
        self._show_mentions()
        self._show_figures()
        self._show_events()
        self._show_readout()

    def _words(self, start: int, end: int) -> str:
        """Return the document's own words for a stretch of its folded text."""
        return self._quoted(self._stages.folded.span(start, end)) if end > start else "“”"

    def _quoted(self, span: Span) -> str:
        return self._page.told(f"“{self._stages.document.text[span[0] : span[1]]}”")

    def _heading(self, title: str, about: str) -> None:
        self._page.heading(f"{self._page.marked(title)}  {about}")

    def _show_passages(self) -> None:
        self._heading("passages", f"{len(self._stages.passages)}: number, kind, words")
        for number, passage in enumerate(self._stages.passages):
            self._page.line(f"{number:3} {passage.kind:9} {self._words(passage.start, passage.end)}", 1)

    def _show_units(self) -> None:
        self._heading("units", "word/CLASS; docs/reading.md tells what the letters stand for")
        for sentence in self._stages.mentions.sentences:
            units = " ".join(self._unit(unit) for unit in sentence.units)
            self._page.line(f"{sentence.index:3} {units}", 1)

    def _unit(self, unit: Unit) -> str:
        start, end = self._stages.folded.span(unit.start, unit.end)
        words = "·".join(self._stages.document.text[start:end].split())
        if words == unit.cls:
            return words  # a mark is its own class
        told = self._page.told(f"{words}/{unit.cls}")
        return self._page.coloured(told, _COLOURS.get(unit.cls))

    def _show_mentions(self) -> None:
        self._heading("mentions", "what was found in each passage")
        for sentence in self._stages.mentions.sentences:
            for number, line in enumerate(self._mentions(sentence)):
                self._page.line(f"{sentence.index if not number else '':3} {line}", 1)

    def _mentions(self, sentence: Sentence) -> Iterator[str]:
        """Yield a line for each thing found in a sentence."""
        for capacity in sentence.capacities:
            yield f"capacity   {self._words(capacity.start, capacity.end)} {_about_capacity(capacity)}"
        for person in sentence.people:
            figure = f"figure {person.figure}" if person.figure >= 0 else "no figure: too little to go by"
            yield f"person     {self._words(person.start, person.end)} {figure}"
        for cue in sorted(sentence.cues, key=lambda cue: (cue.start, cue.kind)):
            told = f"{cue.kind}.{cue.id}"
            more = " ".join(f"{key}={value}" for key, value in cue.value.items())
            yield f"cue        {self._words(cue.start, cue.end)} {f'{told} {more}'.rstrip()}"
        for date in sentence.dates:
            yield f"date       {self._words(date.start, date.end)} {date.iso or date.relative}"
        for place in sentence.places:
            where = f"{place.subdivision or place.country}{', located' if place.located else ''}"
            yield f"place      {self._words(place.start, place.end)} {where}"
        for mechanism in sentence.mechanisms:
            numbered = f", round {mechanism.round}" if mechanism.round is not None else ""
            yield f"mechanism  {self._words(mechanism.start, mechanism.end)} {mechanism.id}{numbered}"
        for start, end, topic in sentence.topics:
            yield f"topic      {self._words(start, end)} {topic}"
        if sentence.actors:
            yield f"actors     {', '.join(self._actor(actor) for actor in sentence.actors)}"

    def _actor(self, actor: Actor) -> str:
        who = f"figure {actor.figure}" if actor.figure >= 0 else actor.polity or "?"
        return f"{actor.kind} {self._words(actor.start, actor.end)} ({who})"

    def _show_figures(self) -> None:
        mentions = self._stages.mentions
        homes = ", ".join(mentions.homes[:3]) or "nobody"
        self._heading("figures", f"the people of the document; home is likely {homes}")
        for figure in mentions.figures:
            self._page.line(f"{figure.number:3} {self._figure(figure)}", 1)

    def _figure(self, figure: Figure) -> str:
        told = [self._words(*figure.span)]
        if figure.capacity:
            told.append(self._words(figure.capacity.start, figure.capacity.end))
        return f"{' — '.join(told)} {figure.polity or 'side unknown'}, named {len(figure.spans)}×"

    def _show_events(self) -> None:
        self._heading("events", "cues with sides; what tells of one contact is one event")
        for number, event in enumerate(self._stages.events, 1):
            self._page.line(f"e{number:<2} {self._event(event)}", 1)

    def _event(self, event: Event) -> str:
        people = ", ".join(f"{n}{' (head)' if lead else ''}" for n, lead in event.people.items())
        facts = [
            f"{event.kind}, {event.status}, by {self._words(*event.span)}: figures {people or 'none'}",
            f"sides {', '.join(event.polities)}",
            f"dates {', '.join(date.iso or date.relative or '?' for date in event.dates) or 'none'}",
            f"passages {', '.join(map(str, sorted(set(event.sentences))))}",
            f"topics {', '.join(event.topics) or 'none'}",
        ]
        return "; ".join(facts)

    def _show_readout(self) -> None:
        readout, page = self._stages.readout, self._page
        self._heading("readout", "the facts, each with the place of its words")
        for one in readout.encounters:
            place = one.place or "place ?"
            facts = [one.kind, one.status, one.date or "date ?", place, one.country or "country ?"]
            page.line(f"{one.id:3} {', '.join(facts)} {self._evidence(one.evidence)} {one.confidence:.2f}", 1)
            for person in one.participants:
                told = f"{page.told(person.name)} {person.polity or '?'}{' head' if person.lead else ''}"
                page.line(f"    {told} {self._evidence(person.evidence)} {person.confidence:.2f}", 1)
        for outcome in readout.outcomes:
            whose = f"{', '.join(outcome.by) or '?'} in {outcome.encounter or 'no encounter'}"
            evidence = self._evidence(outcome.evidence)
            page.line(f"{outcome.id:3} {outcome.kind} by {whose} {evidence} {outcome.confidence:.2f}", 1)
        _show_notes(page, readout)

    def _evidence(self, spans: tuple[Span, ...]) -> str:
        return " ".join(f"[{start}, {end}) {self._quoted((start, end))}" for start, end in spans)


def _about_capacity(capacity: Capacity) -> str:
    facts = [f"{capacity.head}, rank {capacity.rank}", capacity.polity or "side unknown"]
    facts += [f"accredited to {capacity.accredited}"] if capacity.accredited else []
    facts += ["counterpart"] if capacity.counterpart else []
    facts += ["plural"] if capacity.plural else []
    return ", ".join(facts)
