"""A readout as a desk officer wants to see it: who met whom, what came of it, what stayed unknown."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.cli.labels import Labels
from sijill.cli.output import Page
from sijill.records import Document, Encounter, Note, Outcome, Participant, Readout, Span
from sijill.vocabulary import match_term, note_codes, outcome_kinds

_QUOTES = {"ar": "«»", "ja": "「」"}


def show_readout(document: Document, readout: Readout, language: str) -> None:
    """Print a readout with labels in `language`; `document` has the text that its evidence points into."""
    _View(document, readout, language).show()


class _View:
    """One readout on one page."""

    def __init__(self, document: Document, readout: Readout, language: str) -> None:
        self._text = document.text
        self._readout = readout
        self._labels = Labels(language)
        self._page = Page(language)
        self._told: list[Note] = []  # notes that stand with the encounter they are about

    def show(self) -> None:
        """Print everything: the document, its encounters with their outcomes, notes."""
        readout = self._readout
        self._show_document()
        if not readout.encounters and not any(note.code == "not-read" for note in readout.notes):
            self._page.heading(self._labels.word("no_encounter"))
        for encounter in readout.encounters:
            self._show_encounter(encounter)
        known = {encounter.id for encounter in readout.encounters}
        loose = [outcome for outcome in readout.outcomes if outcome.encounter not in known]
        if loose:
            self._page.heading(self._page.marked(self._labels.word("loose_outcomes")))
            self._show_outcomes(loose)
        self._show_notes([note for note in readout.notes if note not in self._told])

    def _show_document(self) -> None:
        labels, page, document = self._labels, self._page, self._readout.document
        for part in page.wrapped(document.title or document.id, 0):
            page.line(page.marked(part))
        facts = [page.told(document.publisher)] if document.publisher else []
        if document.published:
            facts.append(labels.word("published", date=page.told(labels.date(document.published))))
        if document.language:
            facts.append(labels.language_name(document.language))
        facts.append(labels.word("characters", number=page.told(f"{document.characters:,}")))
        if document.source:
            facts.append(page.told(document.source))
        page.line(" · ".join(facts))

    def _show_encounter(self, encounter: Encounter) -> None:
        labels, page = self._labels, self._page
        kind = labels.kind(encounter.kind)
        title = [kind[:1].upper() + kind[1:], labels.status(encounter.status)]
        if encounter.date:
            title.append(page.told(labels.date(encounter.date)))
        where = [page.told(part) for part in (encounter.venue, encounter.place) if part]
        if encounter.country:
            where.append(labels.side(encounter.country))
        if where:
            title.append(labels.join(where))
        page.heading(page.marked(" · ".join(title)))
        if encounter.mechanism:
            told = [page.told(encounter.mechanism.name)]
            if encounter.mechanism.round is not None:
                told.append(labels.word("round", number=encounter.mechanism.round))
            page.line(labels.join(told), 1)
        self._show_delegations(encounter)
        if encounter.topics:
            self._paragraph(f"{labels.word('topics')}: {labels.topics(encounter.topics)}", 1)
        self._show_quotes(encounter.evidence, 1)
        page.line(labels.confidence(encounter.confidence), 1)
        self._show_unknown(encounter)
        self._show_outcomes([o for o in self._readout.outcomes if o.encounter == encounter.id])

    def _show_delegations(self, encounter: Encounter) -> None:
        """Print the sides, each with its people, its head first."""
        labels = self._labels
        sides: dict[str | None, list[Participant]] = {side: [] for side in encounter.polities}
        for one in encounter.participants:
            sides.setdefault(one.polity, []).append(one)
        for side, people in sides.items():
            name = labels.side(side) if side else labels.word("side_unknown")
            if not people:
                self._page.line(f"{name}: {labels.word('nobody_named')}", 1)
                continue
            self._page.line(f"{name}:", 1)
            for one in sorted(people, key=lambda one: not one.lead):
                self._page.line(self._attendee(one), 2)

    def _attendee(self, one: Participant) -> str:
        labels, page = self._labels, self._page
        parts = [page.told(one.name)]
        parts += [page.told(one.capacity)] if one.capacity else []
        if one.organization and one.organization not in (one.capacity or ""):
            parts.append(page.told(one.organization))
        told = " — ".join(parts)
        if one.lead:
            told += f" ({labels.word('lead')})"
        if one.also:
            names = labels.join([page.told(name) for name in one.also])
            told += f" ({labels.word('also_written', names=names)})"
        return told

    def _show_unknown(self, encounter: Encounter) -> None:
        """Print what stayed unknown about an encounter: the notes that point to its words only."""
        places = set(encounter.evidence)
        people = {span: one.name for one in encounter.participants for span in one.evidence}
        for note in self._readout.notes:
            if note.evidence and all(span in places or span in people for span in note.evidence):
                self._told.append(note)
        found: dict[str, list[str]] = {}
        for note in self._told:
            if any(span in places or span in people for span in note.evidence):
                names = found.setdefault(self._note_label(note), [])
                names.extend(self._page.told(people[span]) for span in note.evidence if span in people)
        told = [f"{label} ({self._labels.join(names)})" if names else label for label, names in found.items()]
        if told:
            self._page.line(" · ".join(told), 1)

    def _show_outcomes(self, outcomes: list[Outcome]) -> None:
        """Print outcomes, the strongest first."""
        labels, page = self._labels, self._page
        strength = {term.id: term.order for term in outcome_kinds()}
        for outcome in sorted(outcomes, key=lambda o: -strength.get(o.kind, 0)):
            by = labels.join([labels.side(code) for code in outcome.by]) or labels.word("by_unknown")
            told = [by]
            if outcome.to:
                told.append(labels.word("to", sides=labels.join([labels.side(code) for code in outcome.to])))
            if outcome.due:
                told.append(labels.word("due", date=page.told(labels.date(outcome.due))))
            page.line(f"{page.marked(labels.outcome(outcome.kind))} · {' · '.join(told)}", 1)
            self._show_quotes(outcome.evidence, 2)

    def _show_quotes(self, spans: Iterable[Span], indent: int) -> None:
        marks = _QUOTES.get(self._readout.document.language or "", "“”")
        for start, end in spans:
            self._paragraph(f"{marks[0]}{self._text[start:end].strip()}{marks[1]}", indent)

    def _paragraph(self, text: str, indent: int) -> None:
        """Print text from the document in as many lines as the terminal needs, each isolated for itself."""
        for part in self._page.wrapped(text, indent):
            self._page.line(part, indent)

    def _show_notes(self, notes: list[Note]) -> None:
        if notes:
            self._page.heading(self._page.marked(self._labels.word("notes")))
        for note in notes:
            self._page.line(f"{self._note_label(note)}: {self._note_text(note)}", 1)
            self._show_quotes(note.evidence, 2)

    def _note_label(self, note: Note) -> str:
        term = match_term(note_codes(), note.code)
        return term.label.in_language(self._labels.language) if term else note.code

    def _note_text(self, note: Note) -> str:
        """Return what a note says; its own words are English, other languages get what its code means."""
        term = match_term(note_codes(), note.code)
        if term is None or self._labels.language == "en":
            return self._page.told(note.message)
        return term.meaning.in_language(self._labels.language)
