"""Markings: who may see a document, in the journal and in the view."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person

from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.records import Classified
from sijill.register import Register
from sijill.register.answers import DocumentPage, EntryPage


def add(register: Register, name: str, **known: str) -> str:
    """File a short report; return its id."""
    document = make_document(name, f"{name}: Amal Noor met her colleague.", language="en", **known)
    met = {"participants": [person("Amal Noor", "KW")], "polities": ["KW", "JP"]}
    return file(document, make_readout(document, [met]), register, by="tester").document


def test_a_document_is_open_unless_it_was_marked(register: Register) -> None:
    """Filing writes a marking in the moment of the reading, as an entry of its own."""
    plain, kept = add(register, "plain"), add(register, "kept", marking="confidential")
    pages = [register.page(document) for document in (plain, kept)]
    assert [page.document.marking for page in pages if isinstance(page, DocumentPage)] == ["open", "confidential"]
    last = register.page(str(register.counts().entries))
    assert isinstance(last, EntryPage)
    assert (last.kind, last.marking, last.by) == ("marking", "confidential", "tester")


def test_the_last_marking_counts_and_all_stay_known(register: Register) -> None:
    """Who marked a document, when and why is part of its history; the view grown and rebuilt are the same."""
    document = add(register, "report")
    register.mark("report", "internal", by="head", why="until it is published")
    register.mark(document, "open", by="head")
    assert [entry.marking for entry in register.history(document)] == [None, "internal", "open"]
    assert register.documents(limit=1)[0].document.marking == "open"
    assert register.verify().faults == ()


def test_what_cannot_be_marked_is_refused(register: Register) -> None:
    """An unknown marking, an unknown document, and a marking that is there already change nothing."""
    add(register, "report")
    before = register.counts().entries
    with pytest.raises(InputError, match="open, internal, confidential"):
        register.mark("report", "secret", by="head")
    with pytest.raises(InputError, match="open already"):
        register.mark("report", "open", by="head")
    with pytest.raises(NotFoundError):
        register.mark("other", "internal", by="head")
    assert register.counts().entries == before


def test_a_marking_needs_its_document(register: Register) -> None:
    """A journal that marks what it never read is damaged, and not written."""
    with pytest.raises(Exception, match="no entry reads"), register.writing() as desk:
        desk.append(Classified(sha256="0" * 64, marking="internal"), by="x", why=None)
