"""Bytes or a path → one Document: the kind's reader gives the text, then what is known is put beside it."""

from __future__ import annotations

from pathlib import Path

from sijill.documents.extracted import Extracted, find_character_notes, replace_surrogates
from sijill.documents.files import get_stem, get_suffix, open_file, read_bytes, show
from sijill.documents.isolation import read_isolated
from sijill.documents.kinds import ARCHIVES, get_kind
from sijill.documents.limits import LIMITS, Limits
from sijill.documents.metadata import Facts, Metadata
from sijill.documents.plain import read_plain
from sijill.errors import InputError
from sijill.language.detect import detect_language
from sijill.records import Document, Note, is_date

_READ_LANGUAGES = ("ar", "en", "ja")


def open_document(
    path: str | Path,
    *,
    id: str | None = None,
    published: str | None = None,
    metadata: Metadata | None = None,
    limits: Limits = LIMITS,
) -> Document:
    """Return the document in the file `path`; raise InputError with one sentence if there is none.

    The kind is decided by content. `published` outweighs `metadata`, and that what the file says
    of itself. The id is the one given, else that of the metadata, else the file's name without ending.
    """
    source = show(path)
    stem = get_stem(path)
    facts = make_facts(id=id, published=published)
    if metadata is not None:
        facts = facts.or_else(metadata.match(stem) or Facts())
    suffix = get_suffix(path)
    try:
        with open_file(path) as stream:
            if suffix in ARCHIVES:
                raise InputError("an archive of many documents; find_documents reads it")
            data = read_bytes(stream, limits)
        return read_document(data, name=Path(path).name, source=source, facts=facts, limits=limits)
    except InputError as error:
        raise InputError(f"{source}: {error}") from error


def read_document(
    data: bytes, *, name: str, source: str | None, facts: Facts | None = None, limits: Limits = LIMITS
) -> Document:
    """Return the document in `data`, e.g. of an upload; the errors of this function name no file."""
    if not data:
        raise InputError("the file is empty")
    extracted = read_extracted(data, get_kind(data, get_suffix(name)), limits)
    return make_document(extracted, name=get_stem(name), source=source, facts=facts or Facts())


def read_extracted(data: bytes, kind: str, limits: Limits) -> Extracted:
    """Call the reader of `kind`: plain text here, everything that needs a parser in a child process."""
    return read_plain(data) if kind == "plain" else read_isolated(data, kind, limits)


def make_facts(*, id: str | None = None, published: str | None = None) -> Facts:
    """Return what the caller says, checked."""
    if published is not None and not is_date(published):
        raise InputError(f"published is no date: {published!r}; expected 2024-05-17, 2024-05 or 2024")
    return Facts(id=id, published=published)


def make_document(extracted: Extracted, *, name: str, source: str | None, facts: Facts) -> Document:
    """Join a text with what is said of it, first by the caller; `name` is the id of last resort."""
    text, broken = replace_surrogates(extracted.text)
    if not text or text.isspace():
        raise InputError("there is no text in it, only white space")
    title, _ = replace_surrogates(facts.title or extracted.title or "")
    own = Facts(
        language=_judge_language(text, extracted.language),
        published=extracted.published,
        publisher=extracted.publisher,
        url=extracted.url,
    )
    known = facts.or_else(own)
    notes: tuple[Note, ...] = (*extracted.notes, *broken, *find_character_notes(text))
    return Document(
        id=known.id or name,
        text=text,
        language=known.language,
        title=title or None,
        published=known.published,
        publisher=known.publisher,
        source=source,
        url=known.url,
        notes=notes,
        marking=known.marking,
    )


def _judge_language(text: str, declared: str | None) -> str | None:
    """Return the language that the text shows; what a page declares counts for other languages only.

    The attribute `lang` comes from a site's template: Arabic pages that say "en" are common.
    """
    return detect_language(text) or (declared if declared not in _READ_LANGUAGES else None)
