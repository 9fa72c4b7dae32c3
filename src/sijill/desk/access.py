"""Who may open the desk: one person on the machine itself, by a link that opens once.

The link holds a secret that is good for one opening; what it opens is a session
in a cookie that scripts can't read and other sites can't send. Requests that
change anything must come from a page of the desk itself.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

COOKIE = "sijill"
_LENGTH = 32  # bytes of a secret


class Access:
    """The sessions of a desk; kept in memory, so all end when it is closed."""

    def __init__(self) -> None:
        self._links: set[str] = set()
        self._sessions: set[str] = set()

    def make_link(self) -> str:
        """Return a secret that opens the desk once."""
        link = secrets.token_urlsafe(_LENGTH)
        self._links.add(link)
        return link

    def open(self, link: str) -> str | None:
        """Return a session for a link that was not used yet; None for any other."""
        found = next((known for known in self._links if hmac.compare_digest(known.encode(), link.encode())), None)
        if found is None:
            return None
        self._links.discard(found)
        session = secrets.token_urlsafe(_LENGTH)
        self._sessions.add(session)
        return session

    def is_open(self, session: str | None) -> bool:
        """Say whether a session is one of this desk."""
        if session is None:
            return False
        return any(hmac.compare_digest(known.encode(), session.encode()) for known in self._sessions)

    def close(self, session: str) -> None:
        """End a session."""
        self._sessions.discard(session)


def is_own_request(headers: Mapping[str, str], host: str) -> bool:
    """Say whether a request that changes something comes from a page of this very desk.

    Browsers tell it: Sec-Fetch-Site, or the Origin of older ones. A program that
    sends neither is no browser, and no page can make it send anything.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == host
