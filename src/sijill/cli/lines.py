"""How the things of the register look as lines: the parts that several text views share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sijill.cli.labels import Labels
from sijill.cli.output import Page
from sijill.register.answers import (
    Attendee,
    CapacityLine,
    EncounterLine,
    Excerpt,
    JudgementLine,
    MechanismLine,
    OutcomeLine,
    Source,
)


class Lines:
    """Prints lines of answers in one language, citing sources by their names."""

    def __init__(self, labels: Labels, sources: Iterable[Source]) -> None:
        self.labels = labels
        self.page = Page(labels.language)
        self._sources: Mapping[str, Source] = {source.id: source for source in sources}

    def day(self, date: str | None, reported: str | None) -> str:
        """Return when something was: its date, else when it was reported, said as such."""
        if date:
            return self.page.told(date)
        if reported:
            return self.labels.word("reported", date=self.page.told(reported[:10]))
        return self.labels.word("undated")

    def encounter_title(self, line: EncounterLine) -> str:
        """Return an encounter as one line: when, what, which round, where."""
        parts = [self.labels.kind(line.kind)]
        if line.status != "held":
            parts[0] += f" ({self.labels.status(line.status)})"
        parts += self._best(line.mechanisms)
        if line.round is not None:
            parts.append(self.labels.word("round", number=line.round))
        where = self._best(line.places) + ([self.labels.side(line.country)] if line.country else [])
        if where:
            parts.append(self.labels.join(where))
        return f"{self.day(line.date, line.reported)}  {' · '.join(parts)}  {line.id}"

    def _best(self, names: tuple[str, ...]) -> list[str]:
        return [self.page.told(name) for name in self.labels.own_first(names)[:1]]

    def encounter(self, line: EncounterLine, indent: int) -> None:
        """Print an encounter with its people, its sources, and on what these differ."""
        self.page.line(self.encounter_title(line), indent)
        self.attendees(line.people, indent + 1)
        self.page.line(self.labels.titled(self.labels.word("sources"), self.cite(line.documents)), indent + 1)
        if line.conflicts:
            fields = [self.labels.word("field_" + conflict.field) for conflict in line.conflicts]
            told = self.labels.titled(self.labels.word("conflicts"), self.labels.join(fields))
            self.page.line(f"≠ {told}", indent + 1)

    def attendees(self, people: Sequence[Attendee], indent: int) -> None:
        """Print people side by side, a line for each side."""
        for side in dict.fromkeys(one.polity for one in people):
            name = self.labels.side(side) if side else self.labels.word("side_unknown")
            told = " · ".join(self._attendee(one) for one in people if one.polity == side)
            self.page.line(self.labels.titled(name, told), indent)

    def _attendee(self, one: Attendee) -> str:
        name = self._best(one.names)[0]
        capacity = self._best(one.capacities)
        return f"{name} ({capacity[0]})" if capacity else name

    def conflicts(self, line: EncounterLine, indent: int) -> None:
        """Print on what the accounts differ, each value with its sources."""
        for conflict in line.conflicts:
            values = [
                f"{self._value(conflict.field, value.value)} ({self.cite(value.documents)})"
                for value in conflict.values
            ]
            told = self.labels.titled(self.labels.word("field_" + conflict.field), " | ".join(values))
            self.page.line(f"≠ {told}", indent)

    def _value(self, field: str, value: str) -> str:
        if field == "kind":
            return self.labels.kind(value)
        if field == "status":
            return self.labels.status(value)
        return self.labels.side(value) if field == "country" else self.page.told(value)

    def outcome(self, line: OutcomeLine, indent: int) -> None:
        """Print an outcome with its quote."""
        by = self.labels.join([self.labels.side(code) for code in line.by])
        due = f" · {self.labels.word('due', date=self.page.told(line.due))}" if line.due else ""
        when = self.page.told(line.when[:10]) if line.when else self.labels.word("undated")
        title = f"{when}  {self.labels.outcome(line.kind)}{f' ({by})' if by else ''}{due}"
        self.page.line(f"{title}  {line.id}", indent)
        self.quotes(line.quotes, indent + 1)

    def quotes(self, quotes: Sequence[Excerpt], indent: int) -> None:
        """Print quotes, each in its own words and with its source."""
        for quote in quotes:
            marks = {"ar": "«»", "ja": "「」"}.get(quote.language or "", "“”")
            words = self.page.told(f"{marks[0]}{quote.words.strip()}{marks[1]}")
            self.page.line(f"{words} {self.cite([quote.document])}", indent)

    def cite(self, documents: Iterable[str]) -> str:
        """Return documents by the names under which they were given."""
        cited = [self._sources[document].name if document in self._sources else document for document in documents]
        return self.labels.join([f"[{self.page.told(name)}]" for name in cited])

    def source(self, source: Source, indent: int) -> None:
        """Print a source as one cites it."""
        about = [self.page.told(source.title)] if source.title else []
        about += [self.page.told(source.publisher)] if source.publisher else []
        about += [self.page.told(source.published[:10])] if source.published else []
        about += [self.page.told(source.url or source.source)] if source.url or source.source else []
        self.page.line(f"[{self.page.told(source.name)}] {' · '.join((*about, source.id))}", indent)

    def sources(self) -> None:
        """Print all sources under their heading."""
        if self._sources:
            self.page.heading(self.labels.word("sources"))
        for source in self._sources.values():
            self.source(source, 1)

    def names(self, names: tuple[str, ...]) -> str:
        """Return the names of a person, the one in the language of the view first."""
        return " · ".join(self.page.told(name) for name in self.labels.own_first(names))

    def capacity(self, line: CapacityLine, indent: int) -> None:
        """Print a capacity with the days between which it is attested."""
        days = [self.page.told(day) for day in dict.fromkeys((line.first, line.last)) if day]
        side = self.labels.side(line.polity) if line.polity else self.labels.word("side_unknown")
        told = f"{self.page.told(line.capacity)} · {side}" if line.capacity else side
        self.page.line(f"{told}  {' – '.join(days)}", indent)

    def mechanism(self, line: MechanismLine, indent: int) -> None:
        """Print a mechanism with its rounds, the missing ones among them."""
        self.page.line(
            f"{' = '.join(self.page.told(name) for name in self.labels.own_first(line.names))}  {line.id}",
            indent,
        )
        rows = [(one.number or 0, self._round(one.number, one.places), one.encounter, one) for one in line.rounds]
        for number, told, encounter, one in rows:
            for missing in line.missing:
                if (number - 1) == missing:
                    self.page.line(self.labels.word("missing", number=missing), indent + 1)
            self.page.line(f"{self.day(one.date, one.reported)}  {told}  {encounter}", indent + 1)

    def _round(self, number: int | None, places: tuple[str, ...]) -> str:
        told = self.labels.word("round", number=number) if number is not None else self.labels.word("unnumbered")
        return " · ".join((told, *self._best(places)))

    def judgement(self, line: JudgementLine, indent: int) -> None:
        """Print a judgement with its reason."""
        verdict = self.labels.word("verdict_" + line.verdict)
        self.page.line(
            f"{line.subject} – {line.object}: {verdict} ({line.rule}, {line.score:.2f}): {line.reason}",
            indent,
        )
