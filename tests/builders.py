"""Documents and readouts made by hand, for tests of what comes after reading."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from sijill.records import (
    Document,
    DocumentInfo,
    Encounter,
    Mechanism,
    Outcome,
    Participant,
    Reader,
    Readout,
    Span,
)

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLD = Path(__file__).parent / "examples" / "gold"


def make_document(id: str, text: str, **known: Any) -> Document:
    """Return a document; `known` is its language, published date and so on."""
    return Document(id=id, text=text, **known)


def make_readout(document: Document, encounters: list[dict[str, Any]], outcomes: list[dict[str, Any]] = ()):
    """Return a readout of a document from loose facts; evidence is given as words of its text."""
    return Readout(
        reader=Reader(name="hand", version="1"),
        document=DocumentInfo(
            id=document.id,
            language=document.language,
            title=document.title,
            published=document.published,
            publisher=document.publisher,
            source=document.source,
            sha256=document.sha256,
            characters=len(document.text),
        ),
        encounters=tuple(_encounter(document, n, told) for n, told in enumerate(encounters, 1)),
        outcomes=tuple(_outcome(document, n, told) for n, told in enumerate(outcomes, 1)),
        notes=(),
    )


def person(name: str, polity: str | None = None, capacity: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a participant as an annotation tells of one."""
    return {"name": name, "polity": polity, "capacity": capacity, "lead": True, **more}


def find(document: Document, words: str) -> tuple[Span, ...]:
    """Return where `words` stand in a document; white space may differ, as in a page."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, document.text)
    assert found, f"{document.id} lacks {words!r}"
    return (found.span(),)


def example(name: str) -> tuple[Document, Readout]:
    """Return a document of examples/ and its annotation as a readout."""
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    path = next(path for path in EXAMPLES.glob(f"{name}.*") if path.suffix in (".txt", ".html"))
    document = make_document(text=path.read_text(encoding="utf-8"), **gold["document"])
    return document, make_readout(document, gold["encounters"], gold["outcomes"])


def _encounter(document: Document, number: int, told: dict[str, Any]) -> Encounter:
    mechanism = told.get("mechanism")
    return Encounter(
        id=told.get("id", f"e{number}"),
        kind=told.get("kind", "meeting"),
        status=told.get("status", "held"),
        date=told.get("date"),
        place=told.get("place"),
        country=told.get("country"),
        venue=told.get("venue"),
        mechanism=Mechanism(**mechanism) if mechanism else None,
        participants=tuple(
            Participant(
                organization=one.get("organization"),
                evidence=find(document, one["name"]),
                confidence=0.9,
                **{name: one[name] for name in ("name", "capacity", "polity", "lead")},
                also=tuple(one.get("also", ())),
            )
            for one in told.get("participants", ())
        ),
        polities=tuple(told["polities"]),
        topics=tuple(told.get("topics", ())),
        evidence=find(document, told["quote"]) if "quote" in told else ((0, len(document.text)),),
        confidence=0.9,
    )


def _outcome(document: Document, number: int, told: dict[str, Any]) -> Outcome:
    return Outcome(
        id=told.get("id", f"o{number}"),
        encounter=told.get("encounter"),
        kind=told["kind"],
        by=tuple(told["by"]),
        to=tuple(told.get("to", ())),
        what=told.get("what", told["quote"]),
        topics=tuple(told.get("topics", ())),
        due=told.get("due"),
        evidence=find(document, told["quote"]),
        confidence=0.9,
    )
