"""Where in a long list a page begins."""

from __future__ import annotations

from typing import Any

from litestar import Request

_MOST = 10**7


def get_offset(request: Request[Any, Any, Any]) -> int:
    """Return the row from which on a list is shown; what is no number counts as the first."""
    told = request.query_params.get("from", "")
    return min(int(told), _MOST) if told.isascii() and told.isdecimal() and len(told) < 9 else 0
