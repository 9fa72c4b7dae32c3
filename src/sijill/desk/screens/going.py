"""Where a form leads back to."""

from __future__ import annotations

from collections.abc import Mapping

from litestar.response import Redirect


def go_back(data: Mapping[str, str], *, done: int | None = None) -> Redirect:
    """Return to the page a form was on, never to another site; `done` is the entry that was written."""
    back = data.get("back", "/")
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = "/"
    if done is not None:
        path, _, query = back.partition("?")
        kept = [part for part in query.split("&") if part and not part.startswith("done=")]
        back = f"{path}?{'&'.join([*kept, f'done={done}'])}"
    return Redirect(back, status_code=303)
