"""How the things of the register look as lines: the parts that several text views share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sijill.cli.labels import Labels
from sijill.cli.output import Page
from sijill.records import Value, day_range
from sijill.register.answers import (
    Attendee,
    BodyLine,
    CapacityLine,
    CorrectionLine,
    EncounterLine,
    EntryPage,
    Excerpt,
    InstrumentLine,
    JudgementLine,
    LifeLine,
    MechanismLine,
    OutcomeLine,
    PostLine,
    RemarkLine,
    RoundLine,
    Side,
    Source,
    StepLine,
    SuggestionLine,
    UndertakingLine,
)
from sijill.register.promises import UNSETTLED

_MARKS = {"ar": "«»", "ja": "「」"}


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
        return f"{self.day(line.date, line.reported)}  {' · '.join(parts)}  {line.id}{self.state(line.state)}"

    def state(self, state: str) -> str:
        """Return what a person said of a fact, to stand behind it; nothing where nobody looked at it."""
        return "" if state == "proposed" else f"  [{self.labels.word('state_' + state)}]"

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
        return (f"{name} ({capacity[0]})" if capacity else name) + self.state(one.state)

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
        if field == "force":
            return self.labels.outcome(value)
        return self.labels.side(value) if field == "country" else self.page.told(value)

    def outcome(self, line: OutcomeLine, indent: int) -> None:
        """Print an outcome with its quote."""
        by = self.labels.join([self.labels.side(code) for code in line.by])
        due = f" · {self.labels.word('due', date=self.page.told(line.due))}" if line.due else ""
        when = self.page.told(line.when[:10]) if line.when else self.labels.word("undated")
        title = f"{when}  {self.labels.outcome(line.kind)}{f' ({by})' if by else ''}{due}"
        self.page.line(f"{title}  {line.id}{self.state(line.state)}", indent)
        self.quotes(line.quotes, indent + 1)

    def undertaking(self, line: UndertakingLine, indent: int, *, today: date) -> None:
        """Print an undertaking: where it stands, by whom, what, until when, and since when nothing was heard."""
        labels = self.labels
        by = labels.join([labels.side(code) for code in line.by or line.polities])
        reached = labels.outcome(line.kind)
        told = [f"{labels.undertaking_status(line.status)} · {reached}{f' ({by})' if by else ''}"]
        if line.due:
            key = "overdue" if day_range(line.due)[1] < today and line.status in UNSETTLED else "due"
            told.append(labels.word(key, date=self.page.told(line.due)))
        if line.owner:
            told.append(labels.word("owned_by", name=self.page.told(line.owner)))
        if line.is_verifiable is not None:
            told.append(labels.word("verifiable" if line.is_verifiable else "not_verifiable"))
        if line.is_contested:
            told.append(f"≠ {labels.word('conflicts')}")
        self.page.line(f"{' · '.join(told)}  {line.id}", indent)
        marks = _MARKS.get(line.language or "", "“”")
        self.page.line(self.page.told(f"{marks[0]}{line.what.strip()}{marks[1]}"), indent + 1)
        about = [labels.word("steps", number=line.steps)]
        if line.moved and line.status in UNSETTLED:
            silent = (today - day_range(line.moved)[1]).days
            moved = self.page.told(line.moved)
            about += [labels.word("silent_since", date=moved, days=labels.days(silent))] if silent > 0 else [moved]
        if line.suggestions:
            about.append(labels.word("suggested", number=line.suggestions))
        self.page.line(" · ".join(about), indent + 1)

    def step(self, line: StepLine, indent: int) -> None:
        """Print a step of an undertaking: what accounts tell, with their quotes, or what a person stated."""
        labels = self.labels
        told = [labels.outcome(kind) for kind in line.kinds]
        told += [labels.undertaking_status(line.status)] if line.status else []
        day = self.page.told(line.day) if line.day else labels.word("undated")
        mark = "≠ " if len(line.kinds) > 1 else ""
        by = f" ({self.page.told(line.by)})" if line.by else ""
        where = line.encounter or (f"{labels.word('entry')} {line.entry}" if line.status else "")
        self.page.line(f"{day}  {mark}{labels.join(told)}{by}  {where}".rstrip(), indent)
        if line.words:
            self.page.line(self.page.told(line.words), indent + 1)
        if line.document:
            self.page.line(self.cite([line.document]), indent + 1)
        for outcome in line.outcomes:
            kind = f"{labels.outcome(outcome.kind)}: " if len(line.kinds) > 1 else ""
            self.page.line(f"{kind}{outcome.id}", indent + 1)
            self.quotes(outcome.quotes, indent + 2)

    def suggestion(self, line: SuggestionLine, indent: int) -> None:
        """Print an outcome that may be a further step, and why."""
        self.outcome(line.outcome, indent)
        about = self.labels.titled(self.labels.word("in_common"), self.labels.matters(line.matters))
        self.page.line(f"{about} ({line.score:.2f})", indent + 1)

    def said(self, page: EntryPage, indent: int) -> None:
        """Print what an entry says of facts, of a marking or of users."""
        if page.state:
            state = self.labels.word("state_" + page.state)
            self.page.line(self.labels.titled(state, self.labels.join(list(page.facts))), indent)
        if page.rule:
            self.page.line(self.labels.word("by_rule", rule=self.page.told(page.rule)), indent)
        if page.marking:
            marking = self.labels.word(f"marking_{page.marking}")
            self.page.line(self.labels.titled(self.labels.word("marking"), marking), indent)
        if (told := page.administration) is not None:
            self.page.line(self.page.told(" ".join(filter(None, (told.subject, told.action, told.told)))), indent)
        if page.changes:
            self.page.line(self.labels.join(list(page.facts)), indent)
        lines = [
            CorrectionLine(entry=page.number, field=one.field, before=one.before, after=one.after)
            for one in page.changes
        ]
        self.corrections(lines, indent)

    def corrections(self, lines: Sequence[CorrectionLine], indent: int) -> None:
        """Print what a person corrected: what was read, and what counts."""
        for line in lines:
            before, after = (self.page.told(spell(value)) or "—" for value in (line.before, line.after))
            told = self.labels.word("corrected", field=line.field, before=before, after=after, entry=line.entry)
            self.page.line(told, indent)

    def quotes(self, quotes: Sequence[Excerpt], indent: int) -> None:
        """Print quotes, each in its own words and with its source."""
        for quote in quotes:
            marks = _MARKS.get(quote.language or "", "“”")
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

    def post_title(self, line: PostLine) -> str:
        """Return a post as one line: what it is called, whose it is."""
        return f"{self.names(line.names[:4])} · {self.labels.side(line.polity)}  {line.id}"

    def body_title(self, line: BodyLine) -> str:
        """Return a body as one line: what it is called, whose it is."""
        titles = self.labels.own_first(line.titles)[:1]
        called = self.names(line.names[:4] or titles or (line.kind or "",))
        side = "" if line.kind == "organization" else f" · {self.labels.side(line.polity)}"
        return f"{called}{side}  {line.id}"

    def side_title(self, side: Side) -> str:
        """Return what a side of a relation is called: a state, or the body that was asked for."""
        return self.labels.side(side.code) if side.body is None else self.body_title(side.body)

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

        if line.cadence is not None:
            month = self.page.told(line.cadence.next_month)
            months = round(line.cadence.months)
            word = "expected_set" if line.cadence.is_set else "expected"
            parts = [self.labels.word(word, number=line.cadence.next_number or "?", month=month, months=months)]
            host = line.cadence.next_host
            turn = "host_set" if line.cadence.is_host_set else "host_by_turns"
            parts += [self.labels.word(turn, side=self.labels.side(host))] if host else []
            self.page.line(" · ".join(parts), indent + 1)

    def session(self, line: RoundLine) -> str:
        """Return a session of a mechanism in short: its number, else its day."""
        return self._round(line.number, ()) if line.number is not None else self.day(line.date, line.reported).strip()

    def instrument(self, line: InstrumentLine, indent: int) -> None:
        """Print an instrument: title, kind, and how far it has come for each party."""
        labels, out = self.labels, self.page
        kind = f"{labels.instrument_kind(line.kind)} · " if line.kind else ""
        out.line(f"{out.told(line.title)}  {line.id}", indent)
        stage = labels.stage(line.stage) if line.stage else labels.word("stage_unknown")
        out.line(f"{kind}{stage}", indent + 1)
        for one in line.standing:
            told = labels.stage(one.stage) if one.stage else labels.word("stage_unknown")
            since = f" ({out.told(one.since)})" if one.since else ""
            out.line(f"{labels.titled(labels.side(one.polity), told)}{since}", indent + 1)
        if line.languages:
            names = [labels.language_name(code) for code in line.languages]
            out.line(labels.titled(labels.word("languages"), labels.join(names)), indent + 1)
        for word, other in (("under", line.parent), ("amends", line.amends)):
            if other:
                out.line(labels.titled(labels.word(word), other), indent + 1)

    def life(self, line: LifeLine, indent: int) -> None:
        """Print a stage that an instrument reached."""
        labels = self.labels
        day = self.page.told(line.day) if line.day else labels.word("undated")
        parties = labels.join([labels.side(party) for party in line.parties])
        by = f" ({self.page.told(line.by)})" if line.by else ""
        where = line.encounter or f"{labels.word('entry')} {line.entry}"
        self.page.line(f"{day}  {labels.titled(labels.stage(line.stage), parties)}{by}  {where}", indent)
        if line.words:
            self.page.line(self.page.told(line.words), indent + 1)
        if line.document:
            self.page.line(self.cite([line.document]), indent + 1)
        for outcome in line.outcomes:
            self.quotes(outcome.quotes, indent + 1)

    def remarks(self, lines: Sequence[RemarkLine]) -> None:
        """Print the notes that people wrote, under their heading."""
        if lines:
            self.page.heading(self.page.marked(self.labels.word("remarks")))
        for line in lines:
            shown = f"  {self.cite([line.document])}" if line.document else ""
            written = self.labels.word("written", at=line.at, by=self.page.told(line.by))
            self.page.line(f"{self.page.told(line.words)}{shown}", 1)
            self.page.line(f"{written} · {self.labels.word('entry')} {line.entry}", 2)

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


def spell(value: Value) -> str:
    """Return a value of a field as text."""
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
