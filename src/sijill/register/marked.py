"""A document's text with everything that was read in it: where each fact has its words."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sijill.errors import NotFoundError
from sijill.register.answers import Mark, MarkedText
from sijill.register.tables import accounts, documents, mentions, outcomes, participations, texts


def get_marked(connection: Connection, document: str) -> MarkedText:
    """Return the text of a document and the places of its facts, in the order of the text."""
    row = connection.execute(
        select(texts.c.text, documents.c.language)
        .join(documents, documents.c.sha256 == texts.c.sha256)
        .where(documents.c.id == document)
    ).first()
    if row is None:
        raise NotFoundError(f"there is no document {document}")
    marks = []
    for told in connection.execute(
        select(accounts.c.encounter_id, accounts.c.evidence).where(accounts.c.document_id == document)
    ):
        marks += [Mark(start=a, end=b, kind="encounter", fact=told.encounter_id) for a, b in told.evidence]
    for told in connection.execute(
        select(mentions.c.person_id, participations.c.evidence)
        .join(mentions, mentions.c.id == participations.c.mention_id)
        .where(mentions.c.document_id == document)
    ):
        marks += [Mark(start=a, end=b, kind="participant", fact=told.person_id) for a, b in told.evidence]
    for told in connection.execute(
        select(outcomes.c.id, outcomes.c.evidence).where(outcomes.c.document_id == document)
    ):
        marks += [Mark(start=a, end=b, kind="outcome", fact=told.id) for a, b in told.evidence]
    marks = sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.fact))
    return MarkedText(text=row.text, language=row.language, marks=tuple(marks))
