"""What somebody may see of a journal: its entries as if what is kept from them had never been written.

A plan (plan.py) that also leaves out documents marked above a clearance, and everything
that was said of their facts. Where a document that may be seen is judged the same as one
that may not, it is tied to what else the register holds to be the same: whoever sees less
sees the same people and encounters, from less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, or_, select

from sijill.records import (
    Action,
    Administration,
    Arrangement,
    Classified,
    Copy,
    Correction,
    Decision,
    Entry,
    Follow,
    Judgement,
    Marking,
    Particulars,
    Reading,
    Remark,
    Rereading,
    Retraction,
    Review,
)
from sijill.records.ids import document_id
from sijill.register.clusters import KINDS, Kind
from sijill.register.identity_tables import judgements, mechanism_uses
from sijill.register.markings import find_above
from sijill.register.plan import Plan
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, mechanism_keys, mentions, outcomes

_TABLES = {"men": mentions, "acc": accounts, "out": outcomes}
_ENOUGH = 40  # of those that may stand in for somebody; the oldest are tried first
_REASON = "held to be one in the register"


class Atom(NamedTuple):
    """What is known of an atom that may be seen: its document, its entry and its record."""

    document: str
    entry: int
    record: str


class ClearedPlan(Plan):
    """The entries of a journal as somebody with a clearance may read them.

    `whole` is the register with everything, `is_said` tells which entries were let through.
    """

    def __init__(
        self,
        whole: Connection,
        clearance: Marking,
        *,
        is_said: Callable[[int], bool],
        rereadings: Sequence[Entry] = (),
    ) -> None:
        super().__init__(rereadings)
        self._whole = whole
        self._above = find_above(clearance)
        self._is_said = is_said
        self._hidden: dict[str, bool] = {}
        self._stand_ins: dict[str, tuple[str, ...]] = {}

    def is_hidden(self, *identifiers: str) -> bool:
        """Say whether any of these atoms or documents is kept from whoever asks."""
        self._learn(identifiers)
        return any(self._hidden.get(one, False) for one in identifiers)

    def get_body(self, entry: Entry) -> Entry | None:
        """Return an entry as it may be read; None where nothing of it may."""
        told = super().get_body(entry)
        if told is not None:
            told = self._clear(told)
        if told is None:
            self._unsaid.add(entry.number)
        return told

    def _clear(self, entry: Entry) -> Entry | None:
        body = entry.body
        match body:
            case Reading() | Rereading():
                if self.is_hidden(document_id(body.readout.document.sha256)):
                    return None
                kept = tuple(self._clear_judgements(body.judgements, entry.number))
                return msgspec.structs.replace(entry, body=msgspec.structs.replace(body, judgements=kept))
            case Copy() | Classified():
                return None if self.is_hidden(document_id(body.sha256)) else entry
            case Decision():
                return self._clear_decision(entry, body)
            case Review():
                return self._clear_review(entry, body)
            case Correction():
                return None if self.is_hidden(*body.fact.split("/")) else entry
            case Follow():
                shown = (body.outcome, body.document, body.flows_from)
                return None if self.is_hidden(*_given(shown)) else entry
            case Particulars():
                return None if self.is_hidden(*_given((body.outcome, body.parent, body.amends))) else entry
            case Action():
                return None if self.is_hidden(*_given((body.outcome, body.document))) else entry
            case Arrangement():
                return None if self._is_mechanism_hidden(body.mechanism) else entry
            case Remark():
                return None if self._is_remark_hidden(body) else entry
            case Retraction():
                return entry if self._is_said(body.entry) else None
            case Administration():
                return entry  # of users, who are no secret of a document; to whom it is shown, the desk decides

    def _is_remark_hidden(self, remark: Remark) -> bool:
        if remark.marking in self._above or self.is_hidden(*_given((remark.document,))):
            return True
        if remark.about.startswith("mec-"):
            return self._is_mechanism_hidden(remark.about)
        return " " not in remark.about and self.is_hidden(remark.about)

    def _is_mechanism_hidden(self, mechanism: str) -> bool:
        # A mechanism is there for whoever may see an account of a session of it.
        sessions = (
            select(accounts.c.id)
            .join(mechanism_uses, mechanism_uses.c.encounter_id == accounts.c.encounter_id)
            .join(
                mechanism_keys,
                (mechanism_keys.c.sides == mechanism_uses.c.sides) & (mechanism_keys.c.key == mechanism_uses.c.key),
            )
            .where(mechanism_keys.c.id == mechanism)
        )
        found = self._whole.execute(sessions).scalars().all()
        self._learn(found)
        return all(self._hidden[one] for one in found)

    def _clear_review(self, entry: Entry, body: Review) -> Entry | None:
        facts = tuple(fact for fact in body.facts if not self.is_hidden(*fact.split("/")))
        if facts == body.facts:
            return entry
        # What was said of all of them together may speak of those that are left out.
        told = msgspec.structs.replace(body, facts=facts, rule=None)
        return msgspec.structs.replace(entry, body=told, why=None) if facts else None

    def _clear_decision(self, entry: Entry, body: Decision) -> Entry | None:
        judgement = body.judgement
        ends = (judgement.subject, judgement.object)
        if not self.is_hidden(*ends):
            return entry
        kind = KINDS[judgement.of]
        known = self._load(kind, ends)
        new = [
            self._find_stand_in(kind, end, record=known[end].record, before=entry.number)
            if self._hidden[end]
            else end
            for end in ends
        ]
        if new[0] is None or new[1] is None or new[0] == new[1]:
            return None
        told = msgspec.structs.replace(judgement, subject=new[0], object=new[1], reason=_REASON)
        return msgspec.structs.replace(entry, body=msgspec.structs.replace(body, judgement=told), why=None)

    def _clear_judgements(self, told: Sequence[Judgement], number: int) -> Iterable[Judgement]:
        self._learn(end for one in told for end in (one.subject, one.object))
        seen: set[frozenset[str]] = set()
        for judgement in told:
            kept = self._clear_judgement(judgement, number)
            ends = frozenset((kept.subject, kept.object)) if kept else frozenset()
            if kept is not None and (kept is judgement or ends not in seen):
                seen.add(ends)
                yield kept

    def _clear_judgement(self, judgement: Judgement, number: int) -> Judgement | None:
        ends = (judgement.subject, judgement.object)
        hidden = [end for end in ends if self._hidden.get(end, False)]
        if not hidden:
            return judgement
        if len(hidden) == 2 or judgement.verdict != "same":
            return None
        (mine,) = (end for end in ends if end not in hidden)
        kind = KINDS[judgement.of]
        home = self._load(kind, [mine]).get(mine)
        other = home and self._find_stand_in(kind, hidden[0], record=home.record, before=number)
        if home is None or other is None or other == mine:
            return None
        return msgspec.structs.replace(judgement, subject=mine, object=other, reason=_REASON)

    def _find_stand_in(self, kind: Kind, atom: str, *, record: str, before: int) -> str | None:
        # The oldest that may be seen, was there before this entry, and is held to be the same today.
        if atom not in self._stand_ins:
            self._stand_ins[atom] = self._find_same(atom)
        known = self._load(kind, self._stand_ins[atom])
        fit = (
            (known[one].entry, one)
            for one in self._stand_ins[atom]
            if one in known and known[one].entry < before and known[one].record == record
        )
        return min(fit, default=(0, None))[1]

    def _find_same(self, atom: str) -> tuple[str, ...]:
        # Whatever is judged the same as an atom, over others that are kept back as well.
        found: dict[str, None] = {}
        seen, ahead = {atom}, [atom]
        while ahead and len(found) < _ENOUGH and len(seen) < _ENOUGH * 4:
            here = ahead.pop(0)
            rows = self._whole.execute(
                select(judgements.c.subject, judgements.c.object)
                .where(
                    or_(judgements.c.subject == here, judgements.c.object == here),
                    judgements.c.verdict == "same",
                    judgements.c.in_force == 1,
                    judgements.c.is_decided == 0,
                )
                .order_by(judgements.c.entry, judgements.c.position)
                .limit(_ENOUGH)
            ).all()
            ends = [row.object if row.subject == here else row.subject for row in rows]
            self._learn(ends)
            for end in ends:
                if end in seen:
                    continue
                seen.add(end)
                if self._hidden.get(end, False):
                    ahead.append(end)
                else:
                    found[end] = None
        return tuple(found)

    def _load(self, kind: Kind, atoms: Iterable[str]) -> dict[str, Atom]:
        table = kind.atoms
        return {
            row.id: Atom(row.document_id, row.entry, row.record)
            for some in chunks(sorted(set(atoms)))
            for row in self._whole.execute(
                select(table.c.id, table.c.document_id, table.c.entry, table.c[kind.column].label("record")).where(
                    table.c.id.in_(some)
                )
            )
        }

    def _learn(self, identifiers: Iterable[str]) -> None:
        unknown: dict[str, set[str]] = {}
        for one in identifiers:
            if one not in self._hidden:
                unknown.setdefault(one.partition("-")[0], set()).add(one)
        for prefix, wanted in unknown.items():
            for some in chunks(sorted(wanted)):
                rows: Any = self._whole.execute(_select(prefix, some))
                told = {row.id: row.marking in self._above for row in rows}
                # What the register no longer holds follows from nothing that may be seen.
                self._hidden.update({one: told.get(one, True) for one in some})


def _given(values: Iterable[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _select(prefix: str, wanted: Sequence[str]) -> Any:
    if prefix == "doc":
        return select(documents.c.id, documents.c.marking).where(documents.c.id.in_(wanted))
    table = _TABLES[prefix]
    return (
        select(table.c.id, documents.c.marking)
        .join(documents, documents.c.id == table.c.document_id)
        .where(table.c.id.in_(wanted))
    )
