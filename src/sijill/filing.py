"""The second half of the path: a document and its readout into the register.

Resolve against what is there, then append, in one transaction: a document is in
the register whole or not at all. A text that is there already changes nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import msgspec

from sijill.errors import InputError, RecordError, SijillError
from sijill.records import (
    Classified,
    Copy,
    Document,
    Encounter,
    Judgement,
    Outcome,
    Participant,
    Quote,
    Reading,
    Readout,
    Rereading,
    Span,
)
from sijill.records.ids import document_id
from sijill.register import Desk, Register
from sijill.resolution import compare, find_atoms, is_telling, judge, keep_decided


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """What filing a document did.

    `state` is "new" when it was read in, "known" when its text is there under
    this name, "copy" when it is there under another name, which is now noted.
    `joined` counts the encounters that earlier documents tell of as well.
    """

    id: str
    document: str
    state: Literal["new", "known", "copy"]
    entry: int | None = None
    encounters: int = 0
    joined: int = 0
    outcomes: int = 0


def file(document: Document, readout: Readout, register: Register, *, by: str, why: str | None = None) -> Filed:
    """File one read document; `by` is who answers for it, `why` the occasion.

    The readout must be of this document, and each piece of its evidence must be
    in the text: RecordError otherwise. A marking is written in the same moment.
    """
    quotes = find_quotes(document, readout)
    with register.writing() as desk:
        return _file(document, readout, quotes, desk, by=by, why=why)


def file_all(
    read: Sequence[tuple[Document, Readout]], register: Register, *, by: str, why: str | None = None
) -> tuple[Filed | SijillError, ...]:
    """File several read documents in one transaction, which costs the disk one wait; return what became of each.

    In the place of one that cannot be kept stands the error that says why; the
    others are filed. Nothing is filed before all are: until this returns, none may
    be told as filed. RegisterError where the register cannot be written.
    """
    checked: list[tuple[Quote, ...] | SijillError] = []
    for document, readout in read:
        try:
            checked.append(find_quotes(document, readout))
        except SijillError as error:
            checked.append(error)
    told = list(zip(read, checked, strict=True))
    try:
        with _unswept(), register.writing() as desk:
            return tuple(
                quotes if isinstance(quotes, SijillError) else _file(*one, quotes, desk, by=by, why=why)
                for one, quotes in told
            )
    except InputError:
        # The database refuses one of them, and took all back: each for itself, then.
        return tuple(_file_alone(*one, register, by=by, why=why) for one in read)


@contextmanager
def _unswept() -> Iterator[None]:
    # Filing makes many small things and no rings of them: to look for rings meanwhile costs a tenth of the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _file_alone(
    document: Document, readout: Readout, register: Register, *, by: str, why: str | None
) -> Filed | SijillError:
    try:
        return file(document, readout, register, by=by, why=why)
    except (InputError, RecordError) as error:
        return error


def _file(
    document: Document, readout: Readout, quotes: tuple[Quote, ...], desk: Desk, *, by: str, why: str | None
) -> Filed:
    sha256 = document.sha256
    identifier = document_id(sha256)
    names = desk.find_names(sha256)
    if document.id in names:
        return Filed(id=document.id, document=identifier, state="known")
    if names:
        entry = desk.append(_copy(document, readout), by=by, why=why)
        return Filed(id=document.id, document=identifier, state="copy", entry=entry.number)
    judgements = judge(readout, desk.find_candidates(readout, is_telling))
    reading = Reading(readout=readout, url=document.url, quotes=quotes, judgements=judgements)
    entry = desk.append(reading, by=by, why=why, text=(sha256, document.text))
    if document.marking not in (None, "open"):
        desk.append(Classified(sha256=sha256, marking=document.marking), by=by, why=why)
    joined = {judgement.subject for judgement in judgements if _joins(judgement.of, judgement.verdict)}
    return Filed(
        id=document.id,
        document=identifier,
        state="new",
        entry=entry.number,
        encounters=len(readout.encounters),
        joined=len(joined),
        outcomes=len(readout.outcomes),
    )


class Reread(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a document again brought: how many facts stayed, are told otherwise, are new, or are gone.

    `kept` counts those that the reader no longer finds and a person stands behind.
    Without an entry nothing changed.
    """

    id: str
    document: str
    entry: int | None = None
    same: int = 0
    changed: int = 0
    new: int = 0
    gone: int = 0
    kept: int = 0


def reread(readouts: Sequence[Readout], register: Register, *, by: str, why: str | None = None) -> tuple[Reread, ...]:
    """Put newer readings of filed documents in the place of the older ones, all at once or none.

    What a person decided stands. Facts that rest on the same words are the same
    facts, however they are worded now. What a person accepted, corrected, joined or
    followed stays, also where the reader no longer finds it; what a person rejected
    stays rejected. NotFoundError for a document that is not filed.
    """
    with register.writing() as desk:
        done = tuple(_reread(fresh, desk, by=by, why=why) for fresh in readouts)
        if any(one.entry is not None for one in done):
            desk.rebuild()
    return done


def _reread(fresh: Readout, desk: Desk, *, by: str, why: str | None) -> Reread:
    identifier = document_id(fresh.document.sha256)
    filed, old = desk.get_filed(identifier)
    fresh = _with_notes(fresh, old)
    readout = keep_decided(old, fresh, desk.find_decided(old))
    kept = len(find_atoms(readout) - find_atoms(fresh))
    found = compare(old, readout)
    if _says_the_same(old, readout):
        return Reread(id=filed.id, document=identifier, same=len(found.same))
    body = Rereading(
        readout=readout,
        quotes=find_quotes(filed, readout),
        judgements=_without_itself(judge(readout, desk.find_candidates(readout, is_telling)), old, readout),
        carried=tuple(sorted(found.carried.items())),
        gone=tuple(sorted(found.gone)),
        found=tuple(sorted(find_atoms(readout))),
    )
    return Reread(
        id=filed.id,
        document=identifier,
        entry=desk.note(body, by=by, why=why).number,
        same=len(found.same),
        changed=len(found.carried),
        new=len(found.new),
        gone=len(found.gone),
        kept=kept,
    )


def _with_notes(readout: Readout, old: Readout) -> Readout:
    # What was noted when the file was opened cannot be found again in its text.
    known = {note.code for note in readout.notes}
    kept = tuple(note for note in old.notes if note.code not in known and note.code not in _OF_READING)
    return msgspec.structs.replace(readout, notes=(*kept, *readout.notes))


_OF_READING = ("not-read", "date-unknown")


def _says_the_same(old: Readout, new: Readout) -> bool:
    return (old.encounters, old.outcomes, old.notes) == (new.encounters, new.outcomes, new.notes)


def _without_itself(told: tuple[Judgement, ...], old: Readout, new: Readout) -> tuple[Judgement, ...]:
    # The register still holds the former reading of this document: that it is like itself says nothing.
    former, mine = find_atoms(old) - find_atoms(new), find_atoms(new)

    def says_something(one: Judgement) -> bool:
        ends = {one.subject, one.object}
        return len(ends) == 2 and former.isdisjoint(ends) and (one.of == "person" or not ends <= mine)

    return tuple(one for one in told if says_something(one))


def match_known(document: Document, register: Register) -> Filed | None:
    """Return what filing would say of a document that is there under this name; None if it isn't.

    Asked before reading, which costs far more.
    """
    if document.id not in register.names(document.sha256):
        return None
    return Filed(id=document.id, document=document_id(document.sha256), state="known")


def find_quotes(document: Document, readout: Readout) -> tuple[Quote, ...]:
    """Return the words of every piece of evidence, in the order of the text."""
    if document.sha256 != readout.document.sha256:
        raise RecordError(f"{document.id}: the readout is of another text")
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{document.id}: character {error.start} of the text is half of a pair and cannot be kept"
        ) from error
    if (zero := document.text.find("\0")) >= 0:  # PostgreSQL keeps none, and a register moves from one to the other
        raise InputError(f"{document.id}: character {zero} of the text is a zero byte and cannot be kept")
    spans = sorted({span for evidence in _evidence(readout) for span in evidence})
    for start, end in spans:
        if not 0 <= start < end <= len(document.text):
            raise RecordError(f"{document.id}: evidence {start}–{end} lies outside the text")
    return tuple(Quote(span=(start, end), words=document.text[start:end]) for start, end in spans)


def _evidence(readout: Readout) -> list[tuple[Span, ...]]:
    found = [note.evidence for note in readout.notes]
    facts: list[Encounter | Outcome | Participant] = [
        *readout.encounters,
        *readout.outcomes,
        *(participant for encounter in readout.encounters for participant in encounter.participants),
    ]
    for fact in facts:
        if not fact.evidence:
            raise RecordError(f"{readout.document.id}: a fact without evidence: {fact}")
        found.append(fact.evidence)
    return found


def _copy(document: Document, readout: Readout) -> Copy:
    return Copy(
        sha256=document.sha256,
        id=document.id,
        title=readout.document.title,
        published=readout.document.published,
        publisher=readout.document.publisher,
        source=readout.document.source,
        url=document.url,
    )


def _joins(of: str, verdict: str) -> bool:
    return of == "encounter" and verdict == "same"
