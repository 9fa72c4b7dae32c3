"""Passwords: hashed with argon2id, compared, and asked for no oftener than somebody mistypes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import cache
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from sijill.errors import InputError

SHORTEST, LONGEST = 10, 500
"""Characters of a password. Longer ones would only cost time to hash."""

_WINDOW = 15 * 60  # seconds in which attempts count
_OF_ACCOUNT, _OF_ADDRESS = 5, 20  # failures in that time before one has to wait


@cache
def get_hasher() -> PasswordHasher:
    """Return what hashes: argon2id with the parameters that RFC 9106 recommends where memory is scarce."""
    return PasswordHasher()


def hash_password(password: str) -> str:
    """Return the hash of a password; InputError where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} to {LONGEST} characters")
    return get_hasher().hash(password)


def is_password(told: str, kept: str | None) -> bool:
    """Say whether a password is the one that was hashed; without a hash it takes as long and is not."""
    if len(told) > LONGEST:
        return False
    try:
        return get_hasher().verify(kept or _get_nobody(), told) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _get_nobody() -> str:
    # What a name that nobody bears is compared with, so that it is answered as late as any other.
    return get_hasher().hash("nobody has this password")


class Throttle:
    """How often signing in failed lately, by account and by address; kept in memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, deque[float]] = {}
        self._lock = Lock()

    def get_wait(self, account: str, address: str) -> int:
        """Return the seconds until another attempt is heard; 0 where one is."""
        with self._lock:
            at = self._clock()
            waits = [self._get_wait(key, most, at) for key, most in _keys(account, address)]
        return max(waits)

    def _get_wait(self, key: str, most: int, at: float) -> int:
        failed = self._failures.get(key)
        while failed and failed[0] <= at - _WINDOW:
            failed.popleft()
        if not failed:
            self._failures.pop(key, None)
            return 0
        return int(failed[-most] + _WINDOW - at) + 1 if len(failed) >= most else 0

    def note_attempt(self, account: str, address: str) -> None:
        """Count an attempt, before it is known how it ends: many at once are many."""
        with self._lock:
            if len(self._failures) > 100_000:  # names made up by the thousand are not remembered for ever
                self._failures.clear()
            for key, _ in _keys(account, address):
                self._failures.setdefault(key, deque(maxlen=_OF_ADDRESS)).append(self._clock())

    def note_success(self, account: str, address: str) -> None:
        """Forget the failures of an account whose owner came in; the other ones of the address still count."""
        with self._lock:
            (mine, _), (theirs, _) = _keys(account, address)
            self._failures.pop(mine, None)
            if self._failures.get(theirs):
                self._failures[theirs].pop()


def _keys(account: str, address: str) -> tuple[tuple[str, int], ...]:
    return (f"account {account[:LONGEST]}", _OF_ACCOUNT), (f"address {address}", _OF_ADDRESS)
