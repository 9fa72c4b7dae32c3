"""Add: paste a text or drop files; each is read and filed at once, and one sees what was read."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from sijill import filing
from sijill.desk.acting import get_by, get_marking, get_register
from sijill.desk.pages import show_page
from sijill.desk.screens.lengths import check_lengths
from sijill.documents import Failure, read_documents
from sijill.errors import InputError, SijillError
from sijill.reading import read
from sijill.records import Document
from sijill.records.dates import is_date

_MOST_FILES = 200


@get("/add", sync_to_thread=False, needs="editor")
def add(request: Request[Any, Any, Any]) -> Response[str]:
    """Show the form."""
    return show_page(request, "add.html", told=())


@post("/add/text", sync_to_thread=True, needs="editor")
def add_text(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """File a pasted text."""
    check_lengths(data)
    text = data.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise InputError("there is no text")
    published = _get_day(data.get("published", ""))
    now = datetime.now(UTC)
    document = Document(
        id=data.get("name", "").strip() or f"pasted-{now:%Y%m%dT%H%M%S}",
        text=text,
        published=published,
        publisher=data.get("publisher", "").strip() or None,
        marking=get_marking(request, data.get("marking")),
    )
    filed = _file(request, document)
    return Redirect(f"/document/{filed.document}?done={filed.entry or ''}", status_code=303)


@post("/add/files", sync_to_thread=True, needs="editor")
def add_files(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)],
) -> Response[Any]:
    """File what was dropped, and tell of each what became of it."""
    given = data.get("files", [])
    files = [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, UploadFile)]
    if not files or not any(one.filename for one in files):
        raise InputError("no file was chosen")
    if len(files) > _MOST_FILES:
        raise InputError(f"at most {_MOST_FILES} files at once")
    published = _get_day(str(data.get("published", "")))
    marking = get_marking(request, str(data.get("marking", "")))
    told: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, upload in enumerate(files):
            # Of the name that the browser gives, the last part only, in a folder of its own.
            place = Path(folder) / str(number) / (Path(upload.filename.replace("\\", "/")).name or "file")
            place.parent.mkdir()
            place.write_bytes(upload.file.read())
            for found in read_documents([str(place)], published=published):
                if isinstance(found, Document):
                    found = msgspec.structs.replace(found, marking=marking)
                told.append(_file_found(request, found, place.name))
    return show_page(request, "add.html", told=told)


def _file_found(request: Request[Any, Any, Any], found: Document | Failure, name: str) -> tuple[str, str, str]:
    if isinstance(found, Failure):
        return name, "failed", found.message
    try:
        filed = _file(request, found)
    except SijillError as error:
        return name, "failed", str(error)
    return found.id, filed.state, filed.document


def _file(request: Request[Any, Any, Any], document: Document) -> filing.Filed:
    register = get_register(request)
    return filing.file(document, read(document), register, by=get_by(request), why="added at the desk")


def _get_day(told: str) -> str | None:
    day = told.strip()
    if day and not is_date(day):
        raise InputError(f"{day!r} is no date; dates are like 2024-05-17 or 2024-05")
    return day or None


HANDLERS = (add, add_text, add_files)
