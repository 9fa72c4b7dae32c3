"""How later readings of a document change what earlier entries mean.

Where a document was read again, its newest reading stands in the place of its
first one. What entries say of a fact that the newest reading words otherwise is
said of the fact as it is now; what they say of one that is gone, is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sijill.records import (
    Action,
    Correction,
    Decision,
    Entry,
    Follow,
    Judgement,
    Particulars,
    Reading,
    Remark,
    Rereading,
    Retraction,
    Review,
)
from sijill.records.ids import rename

_ATOMS = {"per": "men", "enc": "acc", "und": "out"}


class Plan:
    """The newest readings, and how ids of earlier ones are to be understood."""

    def __init__(self, rereadings: Sequence[Entry] = ()) -> None:
        self._newest: dict[str, Entry] = {}
        self._names: dict[str, str] = {}
        self._gone: set[str] = set()
        self._unsaid: set[int] = set()
        for entry in rereadings:
            body = entry.body
            assert isinstance(body, Rereading)
            self._newest[body.readout.document.sha256] = entry
            # What comes back after it was gone, or bears its old name again, is there.
            self._gone.difference_update(body.found)
            self._gone.update(body.gone)
            for name in body.found:
                self._names.pop(name, None)
            self._names.update(dict(body.carried))

    def is_newest(self, entry: Entry) -> bool:
        """Say whether an entry is the newest reading of its document."""
        body = entry.body
        assert isinstance(body, Rereading)
        newest = self._newest.get(body.readout.document.sha256)
        return newest is not None and newest.number == entry.number

    def aliases(self) -> dict[str, str]:
        """Return the former ids of facts, and what they are called now."""
        return {old: self.name(old) for old in self._names}

    def name(self, identifier: str) -> str:
        """Return the present id of an atom, whatever it was called."""
        seen = set()
        while identifier in self._names and identifier not in seen:
            seen.add(identifier)
            identifier = self._names[identifier]
        return identifier

    def get_body(self, entry: Entry) -> Entry | None:
        """Return an entry as it is to be understood; None where nothing of it is left to say."""
        told = self._understand(entry)
        if told is None:
            self._unsaid.add(entry.number)
        return told

    def _understand(self, entry: Entry) -> Entry | None:
        body = entry.body
        match body:
            case Reading():
                newest = self._newest.get(body.readout.document.sha256)
                if newest is not None:
                    assert isinstance(newest.body, Rereading)
                    body = msgspec.structs.replace(body, readout=newest.body.readout, judgements=())
                else:
                    body = msgspec.structs.replace(body, judgements=tuple(self._keep(body.judgements)))
            case Rereading():
                body = msgspec.structs.replace(body, judgements=tuple(self._keep(body.judgements)))
            case Decision():
                kept = tuple(self._keep([body.judgement]))
                if not kept:
                    return None
                body = msgspec.structs.replace(body, judgement=kept[0])
            case Review():
                facts = tuple(dict.fromkeys(self._fact(fact) for fact in body.facts if self._is_there(fact)))
                if not facts:
                    return None
                body = msgspec.structs.replace(body, facts=facts)
            case Correction():
                if not self._is_there(body.fact):
                    return None
                body = msgspec.structs.replace(body, fact=self._fact(body.fact))
            case Follow():
                if not self._is_there(body.outcome):
                    return None
                body = msgspec.structs.replace(body, outcome=self.name(body.outcome))
            case Particulars() | Action():
                if not self._is_there(body.outcome):
                    return None
                body = msgspec.structs.replace(body, outcome=self.name(body.outcome))
            case Remark():
                if not self._is_there(body.about):
                    return None
                body = msgspec.structs.replace(body, about=self.name(body.about))
            case Retraction():
                if body.entry in self._unsaid:
                    return None
        return msgspec.structs.replace(entry, body=body)

    def _fact(self, fact: str) -> str:
        return "/".join(self.name(part) for part in fact.split("/"))

    def _is_there(self, fact: str) -> bool:
        return not any(self.name(part) in self._gone for part in fact.split("/"))

    def _keep(self, told: Iterable[Judgement]) -> Iterable[Judgement]:
        for judgement in told:
            ends = [self.name(as_atom(end)) for end in (judgement.subject, judgement.object)]
            if self._gone.isdisjoint(ends) and ends[0] != ends[1]:
                yield msgspec.structs.replace(judgement, subject=ends[0], object=ends[1])


def as_atom(identifier: str) -> str:
    """Return the atom that an id of a record or an atom is named after."""
    prefix = identifier.partition("-")[0]
    return rename(identifier, _ATOMS.get(prefix, prefix))
