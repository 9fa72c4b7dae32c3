"""The screens of the desk, one file each; HANDLERS is all of them."""

from sijill.desk.screens import (
    add,
    calendar,
    contacts,
    decisions,
    documents,
    door,
    figures,
    history,
    matches,
    mechanisms,
    people,
    promises,
    record,
    relations,
    review,
    search,
    today,
)

HANDLERS = (
    *door.HANDLERS,
    *today.HANDLERS,
    *relations.HANDLERS,
    *figures.HANDLERS,
    *contacts.HANDLERS,
    *promises.HANDLERS,
    *calendar.HANDLERS,
    *mechanisms.HANDLERS,
    *people.HANDLERS,
    *documents.HANDLERS,
    *review.HANDLERS,
    *matches.HANDLERS,
    *search.HANDLERS,
    *history.HANDLERS,
    *add.HANDLERS,
    *record.HANDLERS,
    *decisions.HANDLERS,
)
"""Every route of the desk."""
