"""Who may open the desk: one person on the machine itself, by a link that opens once; and programs, by a token.

The link holds a secret that is good for one opening; what it opens is a session
in a cookie that scripts can't read and other sites can't send. Requests that
change anything must come from a page of the desk itself, or bring a token that
may write. Of tokens only a digest is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from sijill.errors import InputError
from sijill.register.users import Scope


class Token(NamedTuple):
    """A token as the desk remembers it: what it is for, and what it may do."""

    id: str
    name: str
    scope: Scope


COOKIE = "sijill"
_LENGTH = 32  # bytes of a secret


class Access:
    """The sessions and tokens of a desk.

    Sessions are kept in memory, so all end when it is closed. Tokens are kept in
    `store` (their digests, in a file that only its owner may read), so that a
    calendar goes on where the desk is opened again; without one they end, too.
    """

    def __init__(self, store: Path | None = None) -> None:
        self._links: set[str] = set()
        self._sessions: set[str] = set()
        self._store = store
        self._tokens: dict[str, Token] = _read_tokens(store)

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

    def make_token(self, name: str, scope: Scope) -> str:
        """Return a new token for a program; it is shown once and can't be read again."""
        token = secrets.token_urlsafe(_LENGTH)
        digest = make_digest(token)
        self._tokens[digest] = Token(digest[:8], name, scope)
        self._keep()
        return token

    def match_token(self, token: str) -> Token | None:
        """Return what a token may do; None where it is none of ours."""
        return self._tokens.get(make_digest(token))

    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens that are valid."""
        return tuple(self._tokens.values())

    def revoke(self, identifier: str) -> None:
        """End a token; what it was is forgotten."""
        self._tokens = {digest: token for digest, token in self._tokens.items() if token.id != identifier}
        self._keep()

    def _keep(self) -> None:
        if self._store is None:
            return
        new = self._store.with_name(self._store.name + ".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        new.write_bytes(msgspec.json.encode(self._tokens))
        new.replace(self._store)


def _read_tokens(store: Path | None) -> dict[str, Token]:
    if store is None or not store.exists():
        return {}
    try:
        return msgspec.json.decode(store.read_bytes(), type=dict[str, Token])
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise InputError(
            f"{store} does not hold the tokens of a desk: {error}; remove it and make new ones"
        ) from error


def make_digest(token: str) -> str:
    """Return what is kept of a secret: nothing that the secret could be found from."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


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
