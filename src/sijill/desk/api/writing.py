"""What programs may write under /api: the same as the forms of the desk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, post
from litestar.params import FromPath, JSONBody, QueryParameter

from sijill import filing
from sijill.desk.acting import check_own, get_by, get_marking, get_register
from sijill.desk.screens.lengths import check_lengths
from sijill.recording import Minutes, make_record
from sijill.records import Action, Arrangement, Follow, Marking, Particulars, Remark, State, Verdict
from sijill.register.answers import DocumentPage


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The entry of the journal that a request wrote."""

    entry: int


class Judged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two people, encounters or undertakings, and whether they are the same."""

    one: str
    other: str
    verdict: Verdict
    why: str | None = None


class Marked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may see a document."""

    marking: Marking
    why: str | None = None


class Noted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note on whatever has an id, or on a relation, given by the codes of its sides ("KW JP")."""

    about: str
    words: str
    marking: Marking | None = None


class Reviewed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Facts by their ids (a document stands for all of its facts), and whether they are right."""

    facts: tuple[str, ...]
    state: State
    why: str | None = None


class Corrected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is right instead of what was read: each field as text, "" where there is nothing."""

    fields: dict[str, str]
    why: str | None = None


@post("/decide", sync_to_thread=True, needs="reviewer")
def decide(request: Request[Any, Any, Any], data: JSONBody[Judged]) -> Written:
    """Record that two things are the same, or are not."""
    by = get_by(request)
    return Written(
        entry=get_register(request).decide(data.one, data.other, verdict=data.verdict, by=by, why=data.why).number
    )


@post("/follow/{identifier:str}", sync_to_thread=True, needs="editor")
def follow(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Follow]) -> Written:
    """Record where an undertaking stands, who looks after it, until when."""
    return Written(entry=get_register(request).follow(identifier, data, by=get_by(request)).number)


@post("/undo/{entry:int}", sync_to_thread=True, needs="editor")
def undo(request: Request[Any, Any, Any], entry: FromPath[int]) -> Written:
    """Take back what an entry decided; an editor takes back only their own."""
    check_own(request, entry)
    return Written(entry=get_register(request).take_back(entry, by=get_by(request)).number)


@post("/record", sync_to_thread=True, needs="editor")
def record(
    request: Request[Any, Any, Any],
    data: JSONBody[Minutes],
    marking: Annotated[
        str | None, QueryParameter(description="Who may see it: open, internal or confidential.")
    ] = None,
) -> filing.Filed:
    """Record a contact by hand; `marking` says who may see it."""
    by = get_by(request)
    check_lengths(msgspec.to_builtins(data))
    document, readout = make_record(data, by=by, at=datetime.now(UTC))
    document = msgspec.structs.replace(document, marking=get_marking(request, marking))
    filed = filing.file(document, readout, get_register(request), by=by, why="recorded by a program")
    return msgspec.structs.replace(filed, joined=_count_joined(request, filed))


def _count_joined(request: Request[Any, Any, Any], filed: filing.Filed) -> int:
    # The encounters that other documents tell of as well, of those that whoever asks may see.
    found = get_register(request).page(filed.document)
    lines = found.encounters if isinstance(found, DocumentPage) else ()
    return sum(len(line.documents) > 1 for line in lines)


@post("/mark/{identifier:str}", sync_to_thread=True, needs="reviewer")
def mark(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Marked]) -> Written:
    """Say who may see a document and all that follows from it: open, internal or confidential."""
    marking = get_marking(request, data.marking)
    assert marking is not None
    return Written(entry=get_register(request).mark(identifier, marking, by=get_by(request), why=data.why).number)


@post("/note", sync_to_thread=True, needs="editor")
def note(request: Request[Any, Any, Any], data: JSONBody[Noted]) -> Written:
    """Write a note, and say who may see it."""
    check_lengths(data.words, field="words")
    told = Remark(about=data.about, words=data.words, marking=get_marking(request, data.marking) or "open")
    return Written(entry=get_register(request).say(data.about, told, by=get_by(request)).number)


@post("/review", sync_to_thread=True, needs="reviewer")
def review(request: Request[Any, Any, Any], data: JSONBody[Reviewed]) -> Written:
    """Record whether facts are right."""
    entry = get_register(request).review(data.facts, state=data.state, by=get_by(request), why=data.why)
    return Written(entry=entry.number)


@post("/correct/{identifier:str}", sync_to_thread=True, needs="reviewer")
def correct(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Corrected]) -> Written:
    """Record what is right instead of what was read of a fact."""
    check_lengths(data.fields)
    entry = get_register(request).correct(identifier, data.fields, by=get_by(request), why=data.why)
    return Written(entry=entry.number)


@post("/particulars/{identifier:str}", sync_to_thread=True, needs="editor")
def particulars(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Particulars]) -> Written:
    """Record what an instrument is: the fields that are given; null takes back what was said."""
    check_lengths(msgspec.to_builtins(data))
    return Written(entry=get_register(request).say(identifier, data, by=get_by(request)).number)


@post("/stage/{identifier:str}", sync_to_thread=True, needs="editor")
def stage(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Action]) -> Written:
    """Record which stage an instrument has reached, for which parties, when, in which words."""
    check_lengths(msgspec.to_builtins(data))
    return Written(entry=get_register(request).say(identifier, data, by=get_by(request)).number)


@post("/arrange/{identifier:str}", sync_to_thread=True, needs="editor")
def arrange(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Arrangement]) -> Written:
    """Record how often a mechanism meets and who is host next."""
    return Written(entry=get_register(request).say(identifier, data, by=get_by(request)).number)


HANDLERS = (decide, follow, undo, record, mark, note, review, correct, particulars, stage, arrange)
"""Every route that writes."""
