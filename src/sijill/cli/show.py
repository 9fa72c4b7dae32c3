"""`sijill show ID`: anything that has an id, with the words that say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.register import Register
from sijill.register.answers import (
    AccountPage,
    BodyLine,
    BodyPage,
    DocumentPage,
    EncounterPage,
    EntryPage,
    InstrumentPage,
    JudgementLine,
    MechanismPage,
    OutcomePage,
    Page,
    PersonPage,
    PostLine,
    PostPage,
    UndertakingPage,
)

T = TypeVar("T", PostLine, BodyLine)


def show(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An id or its beginning, a document's own name, or the number of an entry."
        ),
    ],
    register: RegisterFile = None,
    asof: AsOf = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show an encounter, person, post, body, outcome, undertaking, document, mechanism or entry, with evidence."""
    with ask_register(register, asof) as opened:
        page = opened.page(identifier)
    if format is OutputFormat.json:
        print_json(page)
    else:
        show_page(page, Labels(language.value))


def show_found(
    register: RegisterFile,
    asof: AsOf,
    words: Sequence[str],
    *,
    prefix: str,
    find: Callable[[Register], Sequence[T]],
    tell: Callable[[Lines, T], str],
    format: OutputFormat,
    language: str,
) -> None:
    """Show what words name: one thing in full, by its id or where one alone fits, of several a list."""
    by_id = len(words) == 1 and words[0].startswith(prefix)
    with ask_register(register, asof) as opened:
        found = () if by_id else find(opened)
        identifier = words[0] if by_id else found[0].id if len(found) == 1 else None
        page = opened.page(identifier) if identifier else None
    if format is OutputFormat.json:
        print_json(page or found)
        return
    labels = Labels(language)
    if page is not None:
        show_page(page, labels)
        return
    lines = Lines(labels, ())
    if not found:
        lines.page.line(labels.word("nothing_found"))
    for line in found:
        lines.page.line(tell(lines, line))


def show_page(page: Page, labels: Labels) -> None:
    """Print the page of a record."""
    match page:
        case EncounterPage():
            _show_encounter(page, Lines(labels, page.sources))
        case PersonPage():
            _show_person(page, Lines(labels, page.sources))
        case DocumentPage():
            _show_document(page, Lines(labels, page.sources))
        case OutcomePage():
            _show_outcome(page, Lines(labels, page.sources))
        case UndertakingPage():
            _show_undertaking(page, Lines(labels, page.sources))
        case InstrumentPage():
            _show_instrument(page, Lines(labels, page.sources))
        case PostPage():
            _show_post(page, Lines(labels, page.sources))
        case BodyPage():
            _show_body(page, Lines(labels, page.sources))
        case MechanismPage():
            _show_mechanism(page, Lines(labels, page.sources))
        case EntryPage():
            _show_entry(page, Lines(labels, page.documents))


def _show_encounter(page: EncounterPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    out.line(out.marked(lines.encounter_title(page.encounter)))
    out.line(labels.titled(labels.word("sides"), labels.join([labels.side(s) for s in page.encounter.polities])), 1)
    if page.encounter.topics:
        out.line(labels.titled(labels.word("topics"), labels.topics(page.encounter.topics)), 1)
    lines.conflicts(page.encounter, 1)
    out.heading(out.marked(labels.word("accounts")))
    for account in page.accounts:
        _show_account(account, lines)
    if page.outcomes:
        out.heading(out.marked(labels.word("outcomes")))
    for outcome in page.outcomes:
        lines.outcome(outcome, 1)
    _show_judgements(page.judgements, lines)
    lines.remarks(page.remarks)
    lines.sources()


def _show_account(account: AccountPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    told = [labels.kind(account.kind), out.told(account.date) or labels.word("undated")]
    told += [out.told(value) for value in (account.mechanism, account.place, account.venue) if value]
    if account.round is not None:
        told.append(labels.word("round", number=account.round))
    told.append(labels.confidence(account.confidence))
    out.line(f"{lines.cite([account.document])} {' · '.join(told)}  {account.id}{lines.state(account.state)}", 1)
    lines.corrections(account.corrections, 2)
    lines.attendees(account.people, 2)
    lines.quotes(account.quotes, 2)


def _show_judgements(judgements: tuple[JudgementLine, ...], lines: Lines) -> None:
    if judgements:
        lines.page.heading(lines.page.marked(lines.labels.word("judgements")))
    for judgement in judgements:
        lines.judgement(judgement, 1)


def _show_person(page: PersonPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    out.line(out.marked(f"{lines.names(page.names)}  {page.id}"))
    out.heading(out.marked(labels.word("capacities")))
    for capacity in page.capacities:
        lines.capacity(capacity, 1)
    out.heading(out.marked(labels.word("encounters")))
    for encounter in page.encounters:
        lines.encounter(encounter, 1)
    out.heading(out.marked(labels.word("mentions")))
    for mention in page.mentions:
        out.line(f"{lines.cite([mention.document])} {out.told(mention.name)}  {mention.id}", 1)
    _show_judgements(page.judgements, lines)
    lines.remarks(page.remarks)
    lines.sources()


def _show_document(page: DocumentPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    lines.source(page.document, 0)
    others = [name for name in page.names if name != page.document.name]
    if others:
        out.line(labels.titled(labels.word("also_given_as"), labels.join([out.told(name) for name in others])), 1)
    out.line(f"{labels.word('read_by', reader=page.reader)} · {labels.word('entry')} {page.entry}", 1)
    out.line(f"sha256 {page.sha256}", 1)
    if page.document.marking != "open":
        marking = labels.word(f"marking_{page.document.marking}")
        out.line(labels.titled(labels.word("marking"), marking), 1)
    if page.encounters:
        out.heading(out.marked(labels.word("encounters")))
    for encounter in page.encounters:
        lines.encounter(encounter, 1)
    if page.outcomes:
        out.heading(out.marked(labels.word("outcomes")))
    for outcome in page.outcomes:
        lines.outcome(outcome, 1)
    if page.notes:
        out.heading(out.marked(labels.word("notes")))
    for note in page.notes:
        out.line(f"{note.code}: {out.told(note.message)}", 1)
    lines.remarks(page.remarks)
    lines.sources()


def _show_outcome(page: OutcomePage, lines: Lines) -> None:
    lines.outcome(page.outcome, 0)
    lines.corrections(page.corrections, 1)
    lines.page.line(lines.page.told(page.outcome.what), 1)
    if page.outcome.topics:
        lines.page.line(lines.labels.titled(lines.labels.word("topics"), lines.labels.topics(page.outcome.topics)), 1)
    if page.encounter:
        lines.page.heading(lines.page.marked(lines.labels.word("encounter")))
        lines.encounter(page.encounter, 1)
    lines.sources()


def _show_undertaking(page: UndertakingPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    lines.undertaking(page.undertaking, 0, today=datetime.now(UTC).date())
    if page.undertaking.topics:
        out.line(labels.titled(labels.word("topics"), labels.topics(page.undertaking.topics)), 1)
    out.heading(out.marked(labels.word("steps_taken")))
    for step in page.steps:
        lines.step(step, 1)
    if page.suggestions:
        out.heading(out.marked(labels.word("suggestions")))
    for suggestion in page.suggestions:
        lines.suggestion(suggestion, 1)
    lines.remarks(page.remarks)
    lines.sources()


def _show_instrument(page: InstrumentPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    lines.instrument(page.instrument, 0)
    for title, related in (("under_it", page.under), ("amendments", page.amendments)):
        if related:
            out.heading(out.marked(labels.word(title)))
        for line in related:
            lines.instrument(line, 1)
    out.heading(out.marked(labels.word("life")))
    for step in page.life:
        lines.life(step, 1)
    if page.flows:
        out.heading(out.marked(labels.word("flows_from_it")))
    for undertaking in page.flows:
        lines.undertaking(undertaking, 1, today=datetime.now(UTC).date())
    lines.remarks(page.remarks)
    lines.sources()


def _show_post(page: PostPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    out.line(out.marked(lines.post_title(page.post)))
    out.heading(out.marked(labels.word("holders")))
    for holder in page.holders:
        days = [out.told(day) for day in dict.fromkeys((holder.first, holder.last)) if day]
        out.line(f"{lines.names(holder.names)}  {' – '.join(days)}  {holder.person}", 1)
    out.heading(out.marked(labels.word("encounters")))
    for encounter in page.encounters:
        lines.encounter(encounter, 1)
    lines.sources()


def _show_body(page: BodyPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    out.line(out.marked(lines.body_title(page.body)))
    if page.whole is not None:
        out.line(labels.titled(labels.word("part_of"), lines.body_title(page.whole)), 1)
    if page.names:
        out.heading(out.marked(labels.word("body_names")))
    for name in page.names:
        days = [out.told(day) for day in dict.fromkeys((name.first, name.last)) if day]
        out.line(f"{out.told(name.name)}  {' – '.join(days)}  {name.id}", 1)
    for key, told in (
        ("parts", [lines.body_title(part) for part in page.parts]),
        ("posts", [lines.post_title(post) for post in page.posts]),
    ):
        if told:
            out.heading(out.marked(labels.word(key)))
        for line in told:
            out.line(line, 1)
    if page.people:
        out.heading(out.marked(labels.word("people")))
    for person in page.people:
        out.line(f"{lines.names(person.names)}  {person.id}", 1)
        for capacity in person.capacities:
            lines.capacity(capacity, 2)
    out.heading(out.marked(labels.word("encounters")))
    for encounter in page.encounters:
        lines.encounter(encounter, 1)
    _show_judgements(page.judgements, lines)
    lines.sources()


def _show_mechanism(page: MechanismPage, lines: Lines) -> None:
    lines.mechanism(page.mechanism, 0)
    lines.page.heading(lines.page.marked(lines.labels.word("encounters")))
    for encounter in page.encounters:
        lines.encounter(encounter, 1)
    if page.items:
        lines.page.heading(lines.page.marked(lines.labels.word("items")))
    for item in page.items:
        lines.undertaking(item.undertaking, 1, today=datetime.now(UTC).date())
        lines.page.line(lines.labels.join([lines.session(one) for one in item.rounds]), 2)
    lines.remarks(page.remarks)
    lines.sources()


def _show_entry(page: EntryPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    out.line(out.marked(f"{labels.word('entry')} {page.number}  {page.kind}  {page.id}"))
    out.line(labels.word("written", at=page.at, by=out.told(page.by)), 1)
    if page.why:
        out.line(labels.word("why", why=out.told(page.why)), 1)
    out.line(f"sha256 {page.hash}", 1)
    lines.said(page, 1)
    _show_judgements(page.judgements, lines)
    lines.sources()
