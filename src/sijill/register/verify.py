"""A register in, everything that is wrong with it out; nothing is changed and nothing trusted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, select

from sijill.errors import IntegrityError
from sijill.records import Copy, Entry, Reading, Rereading, Span, sha256
from sijill.records.ids import make_id
from sijill.register import journal, view
from sijill.register.database import Database
from sijill.register.migrations import FIRST_HASH
from sijill.register.sqlite import connect_temporary
from sijill.register.tables import texts


class Fault(NamedTuple):
    """Something that is not as it was written: what kind of thing, where, and what is wrong.

    `kind` is file (the database file), guards (triggers), chain, entry, text,
    quote or view.
    """

    kind: str
    place: str
    message: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a check saw: how much of what, the hash of the last entry, and every fault."""

    entries: int
    texts: int
    quotes: int
    head: str
    faults: tuple[Fault, ...]


def verify(connection: Connection, database: Database, *, expected: str | None = None) -> Report:
    """Check the register in all its parts.

    A chain can't tell that its last entries were cut off, if the texts and the
    view were cut as well; whoever noted the hash of the last entry elsewhere can
    give it as `expected`.
    """
    faults = [Fault("file", "the file", told) for told in database.find_damage(connection)]
    faults += [Fault("guards", name, told) for name, told in database.find_missing_guards(connection)]
    check = _Check(connection)
    entries = [entry for row in journal.find_rows(connection) if (entry := check.check_entry(row))]
    check.check_texts()
    if expected is not None and expected not in check.hashes:
        check.add("chain", f"hash {expected}", "no entry has this hash: entries were cut off or replaced")
    faults += check.faults
    if check.is_readable:
        faults += _check_view(connection, entries)
    else:
        faults.append(Fault("view", "the view", "not compared, since an entry cannot be read"))
    return Report(
        entries=check.count,
        texts=check.texts,
        quotes=check.quotes,
        head=check.previous if check.count else "",
        faults=tuple(faults),
    )


class _Check:
    """A walk along the journal: what was seen so far, and what was wrong with it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.faults: list[Fault] = []
        self.previous = FIRST_HASH
        self.number = 0
        self.count = 0
        self.texts = 0
        self.quotes = 0
        self.hashes: set[str] = set()
        self.wanted: dict[str, int] = {}
        self.is_readable = True

    def add(self, kind: str, place: str, message: str) -> None:
        self.faults.append(Fault(kind, place, message))

    def check_entry(self, row: Row[Any]) -> Entry | None:
        """Check one row of the journal; return its entry if it reads."""
        place = f"entry {row.number}"
        if row.number != self.number + 1:
            missing = f"{self.number + 1}" + (f" to {row.number - 1}" if row.number > self.number + 2 else "")
            self.add("chain", place, f"entry {missing} before it is missing")
        elif row.previous != self.previous:
            self.add("chain", place, "does not follow the entry before it: one was changed, moved or exchanged")
        if journal.make_hash(row, row.kind, row.body) != row.hash:
            self.add("entry", place, "is not what was written: its hash does not match")
        elif make_id("ent", row.number, row.kind, row.body, row.previous) != row.id:
            self.add("entry", place, f"bears the id {row.id}, which is not made from what it says")
        self.number, self.previous = row.number, row.hash
        self.count += 1
        self.hashes.add(row.hash)
        try:
            entry = journal.parse_entry(row)
        except IntegrityError as error:
            self.add("entry", place, str(error))
            self.is_readable = False
            return None
        if entry.body.__struct_config__.tag != row.kind:
            self.add("entry", place, f"is called {row.kind}, but holds a {entry.body.__struct_config__.tag}")
        if isinstance(entry.body, Reading | Rereading):
            self.wanted.setdefault(entry.body.readout.document.sha256, entry.number)
            self._check_reading(place, entry.body)
        elif isinstance(entry.body, Copy):
            self.wanted.setdefault(entry.body.sha256, entry.number)
        return entry

    def check_texts(self) -> None:
        """Check each text against its hash, and that each belongs to an entry."""
        kept = set()
        for row in self.connection.execute(select(texts.c.sha256, texts.c.text).order_by(texts.c.sha256)):
            self.texts += 1
            kept.add(row.sha256)
            if sha256(row.text) != row.sha256:
                self.add("text", f"text {row.sha256}", "is not what was filed: its hash does not match")
            if row.sha256 not in self.wanted:
                self.add("text", f"text {row.sha256}", "belongs to no entry: an entry was removed")
        for missing in self.wanted.keys() - kept:
            self.add("text", f"entry {self.wanted[missing]}", f"the text {missing} is missing")
            self.is_readable = False

    def _check_reading(self, place: str, reading: Reading | Rereading) -> None:
        readout = reading.readout
        words = {quote.span: quote.words for quote in reading.quotes}
        self.quotes += len(words)
        text = self.connection.execute(
            select(texts.c.text).where(texts.c.sha256 == readout.document.sha256)
        ).scalar_one_or_none()
        if text is None:
            return  # told by check_texts
        if len(text) != readout.document.characters:
            self.add("text", place, "the text has another length than was read")
        for span in sorted({*words, *_find_spans(reading)}):
            found = text[span[0] : span[1]]
            if span not in words:
                self.add("quote", place, f"a fact points to characters {_told(span)}, but their words are not kept")
            elif words[span] != found:
                self.add("quote", place, f"characters {_told(span)} read {found!r}, not {words[span]!r} as quoted")


def _find_spans(reading: Reading | Rereading) -> Iterator[Span]:
    readout = reading.readout
    for note in readout.notes:
        yield from note.evidence
    for outcome in readout.outcomes:
        yield from outcome.evidence
    for encounter in readout.encounters:
        yield from encounter.evidence
        for participant in encounter.participants:
            yield from participant.evidence


def _told(span: Span) -> str:
    return f"{span[0]}–{span[1]}"


def _check_view(connection: Connection, entries: list[Entry]) -> list[Fault]:
    # The view that the journal gives, beside the one that is there.
    version, last = view.read_state(connection)
    if version != view.VERSION:
        return [Fault("view", "the view", "is of another version; `sijill rebuild` computes it anew")]
    if last != (entries[-1].number if entries else 0):
        return [Fault("view", "the view", f"holds the entries up to {last}; `sijill rebuild` computes it anew")]
    engine = connect_temporary()
    try:
        with engine.begin() as fresh:
            return _compare_views(connection, fresh, entries)
    finally:
        engine.dispose()


def _compare_views(connection: Connection, fresh: Connection, entries: list[Entry]) -> list[Fault]:
    try:
        view.replay(connection, fresh, entries)
    except IntegrityError as error:
        return [Fault("view", "the view", f"cannot be computed from the journal as it is: {error}")]
    return [
        Fault("view", f"table {name}", message)
        for name in view.find_tables()
        if (message := _compare(connection, fresh, name))
    ]


def _compare(connection: Connection, fresh: Connection, name: str) -> str | None:
    try:
        rows = view.dump_table(connection, name)
        pairs = zip_longest(rows, view.dump_table(fresh, name))
        different = [(kept, computed) for kept, computed in pairs if kept != computed]
    except IntegrityError as error:
        return str(error)
    if not different:
        return None
    kept, computed = different[0]
    where = next(row[0] for row in (kept, computed) if row is not None)
    return (
        f"{len(different)} rows are not what the journal gives, first at {where};"
        " `sijill rebuild` computes the view anew"
    )
