"""Posts: offices of a side that outlive their holders, and one of them with who held it."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, get_words, show_page
from sijill.desk.screens.paging import get_offset
from sijill.desk.spans import make_scale
from sijill.errors import NotFoundError
from sijill.register.answers import PostLine, PostPage

_LONGEST = 200  # characters of a question


def find_posts(request: Request[Any, Any, Any], *, limit: int = PAGE, offset: int = 0) -> tuple[PostLine, ...]:
    """Return the posts that hold all words asked for; a word may be the code of a side."""
    asked = request.query_params.get("q", "")[:_LONGEST].split()
    return get_register(request).posts(*asked, limit=offset + limit)[offset:]


@get("/posts", sync_to_thread=True, needs="reader")
def posts(request: Request[Any, Any, Any]) -> Response[str]:
    """List posts; ?q= narrows the list by words and codes of sides."""
    offset = get_offset(request)
    found = find_posts(request, offset=offset)
    asked = request.query_params.get("q", "")[:_LONGEST].strip()
    by_side: dict[str, list[PostLine]] = {}
    for one in found:
        by_side.setdefault(one.polity, []).append(one)
    return show_page(request, "posts.html", by_side=by_side, asked=asked, offset=offset, page=PAGE, number=len(found))


@get("/post/{identifier:str}", sync_to_thread=True, needs="reader")
def post(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a post with its holders over time."""
    found = get_register(request).page(identifier)
    if not isinstance(found, PostPage):
        raise NotFoundError(f"{identifier} is no post")
    return show_page(request, "post.html", page=found, scale=make_scale(found.holders, get_words(request)))


HANDLERS = (posts, post)
