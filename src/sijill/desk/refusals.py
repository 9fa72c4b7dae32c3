"""What is refused, in the language of whoever asks: as JSON under /api, as a line for calendars, else as a page."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException

from sijill.desk.pages import get_words, show_page
from sijill.desk.told import say_told
from sijill.desk.words import Words, choose_language

CODES = {
    400: "bad-request",
    401: "no-access",
    403: "refused",
    404: "not-found",
    405: "wrong-method",
    413: "too-large",
    421: "wrong-host",
    503: "unavailable",
}
"""What programs know an error by, by its status; "failed" of any other."""

ELSEWHERE = "this did not come from a page of the desk"
READ_ONLY = "this token may only read"
NO_ACCESS = "a session of the desk or a token is wanted"
NO_CALENDAR = "this token for calendars is unknown or was ended"
WRONG_HOST = "the desk answers on this machine only"


def show_error(request: Request[Any, Any, Any], message: str, *, status: int) -> Response[Any]:
    """Return an error as JSON: its code, and its message in the language that is asked for."""
    words = choose_words(request)
    told = {"error": {"code": CODES.get(status, "failed"), "message": say_told(message, words)}}
    return Response(
        msgspec.json.encode(told).decode(),
        status_code=status,
        media_type=MediaType.JSON.value,
        headers={"Content-Language": words.language},
    )


def show_refusal(request: Request[Any, Any, Any], message: str, *, status: int, page: str) -> Response[Any]:
    """Return why something is refused, as whoever asks can read it; a browser gets this page."""
    path = request.scope["path"]
    if path.startswith("/api/"):
        return show_error(request, message, status=status)
    if path.startswith("/feed/"):
        words = choose_words(request)
        return Response(
            say_told(message, words), status_code=status, media_type=MediaType.TEXT,
            headers={"Content-Language": words.language},
        )  # fmt: skip
    return show_page(request, page, status=status, message=message)


def choose_words(request: Request[Any, Any, Any]) -> Words:
    """Return the words of the language that a program asks for; else of that which the reader chose."""
    asked = request.headers.get("accept-language")
    return Words(choose_language(asked)) if asked and asked != "*" else get_words(request)


def describe_fault(error: HTTPException) -> str:
    """Return what the web framework refused, in words that are in the table of messages."""
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        fields = [str(one["key"]) for one in error.extra if isinstance(one, dict) and one.get("key")]
        return (
            f"this does not fit its description: {', '.join(fields)}"
            if fields
            else "this does not fit its description"
        )
    return error.detail
