"""What may be done within one writing transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from sijill.records import Body, Candidates, Document, Entry, Follow, Readout, State, Verdict
from sijill.records.ids import document_id
from sijill.register import journal, view
from sijill.register.candidates import find_candidates
from sijill.register.decisions import make_decision, make_retraction
from sijill.register.markings import make_marking
from sijill.register.prepared import fetch
from sijill.register.queue import Rule, make_correction, make_review
from sijill.register.rereading import find_decided, get_filed
from sijill.register.sayings import Told
from sijill.register.statements import make_statement
from sijill.register.tables import document_names
from sijill.register.undertakings import make_follow


def find_names(connection: Connection, sha256: str) -> tuple[str, ...]:
    """Return the names under which a text is kept; none if it isn't."""
    return tuple(row.name for row in fetch(connection, _NAMES, document=document_id(sha256)))


_NAMES = (
    select(document_names.c.name)
    .where(document_names.c.document_id == bindparam("document"))
    .order_by(document_names.c.entry, document_names.c.name)
)


class Desk:
    """What may be done within one writing transaction: look, then append."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self.connection = connection
        self._at = at

    def find_names(self, sha256: str) -> tuple[str, ...]:
        """Return the names under which a text is kept; none if it isn't."""
        return find_names(self.connection, sha256)

    def find_candidates(self, readout: Readout, is_telling: Callable[[str], bool]) -> Candidates:
        """Return the people and encounters that a readout may speak of.

        Of a name that is telling, the first who bore it on that side is enough.
        """
        return find_candidates(self.connection, readout, is_telling)

    def decide(
        self, one: str, other: str, *, verdict: Verdict, by: str, why: str | None, confirms: bool = False
    ) -> Entry:
        """Append what a person decided on two things."""
        reason = why or f"decided by {by}"
        body = make_decision(self.connection, one, other, verdict=verdict, reason=reason, confirms=confirms)
        return self.append(body, by=by, why=why)

    def take_back(self, entry: int, *, by: str, why: str | None) -> Entry:
        """Append that a decision is taken back."""
        return self.append(make_retraction(self.connection, entry), by=by, why=why)

    def follow(self, undertaking: str, told: Follow, *, by: str, why: str | None) -> Entry:
        """Append what a person says of an undertaking."""
        return self.append(make_follow(self.connection, undertaking, told), by=by, why=why)

    def say(self, about: str, told: Told, *, by: str, why: str | None) -> Entry:
        """Append what a person says of an instrument, a mechanism or anything else."""
        return self.append(make_statement(self.connection, about, told), by=by, why=why)

    def review(self, chosen: Sequence[str] | Rule, *, state: State, by: str, why: str | None) -> Entry:
        """Append what a person said of facts."""
        return self.append(make_review(self.connection, chosen, state=state), by=by, why=why)

    def correct(self, identifier: str, told: Mapping[str, str], *, by: str, why: str | None) -> Entry:
        """Append a correction of a fact."""
        return self.append(make_correction(self.connection, identifier, told), by=by, why=why)

    def mark(self, document: str, marking: str, *, by: str, why: str | None) -> Entry:
        """Append who may see a document, given by its id."""
        return self.append(make_marking(self.connection, document, marking), by=by, why=why)

    def find_decided(self, readout: Readout) -> frozenset[str]:
        """Return the facts of a reading that a person stands behind."""
        return find_decided(self.connection, readout)

    def get_filed(self, document: str) -> tuple[Document, Readout]:
        """Return a document as it was filed, and its newest reading."""
        return get_filed(self.connection, document)

    def append(self, body: Body, *, by: str, why: str | None, text: tuple[str, str] | None = None) -> Entry:
        """Append an entry, with the text (hash, words) that it needs, and take it into the view."""
        entry = journal.append(self.connection, body, by=by, why=why, at=self._at, text=text)
        view.apply(self.connection, entry)
        return entry

    def note(self, body: Body, *, by: str, why: str | None) -> Entry:
        """Append an entry of which the view knows nothing until `rebuild`: for several that change it all."""
        return journal.append(self.connection, body, by=by, why=why, at=self._at)

    def rebuild(self) -> None:
        """Compute the view anew from the journal."""
        view.rebuild(self.connection)
