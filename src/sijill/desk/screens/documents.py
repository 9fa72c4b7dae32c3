"""Documents: what was filed, and one of them with everything that was read in it marked."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError
from sijill.register.answers import DocumentPage


@get("/documents", sync_to_thread=True, needs="reader")
def documents(request: Request[Any, Any, Any]) -> Response[str]:
    """List documents, those filed last first."""
    register = get_register(request)
    offset = get_offset(request)
    found = register.documents(limit=PAGE, offset=offset)
    return show_page(request, "documents.html", documents=found, offset=offset, page=PAGE)


@get("/document/{identifier:str}", sync_to_thread=True, needs="reader")
def document(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a document: its text with marks, and the facts in the margin."""
    register = get_register(request)
    found = register.page(identifier)
    if not isinstance(found, DocumentPage):
        raise NotFoundError(f"{identifier} is no document")
    return show_page(request, "document.html", page=found, marked=register.marked(found.document.id))


HANDLERS = (documents, document)
