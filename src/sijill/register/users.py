"""Who may use a register at a desk: users with roles and clearances, their sessions and tokens.

Kept beside the journal in tables of their own, which are made with the first user. Every change
is also an entry of the journal, in the same transaction: who changed what of whom, and when.
Of passwords, sessions and tokens only hashes stand here, which others make; this module compares
none.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import Column, Connection, Integer, MetaData, Row, Table, Text, func, inspect, select, update

from sijill.errors import InputError, NotFoundError
from sijill.records import Administration, Marking
from sijill.register.journal import stamp
from sijill.register.register import Register, now
from sijill.register.rows import add_row
from sijill.register.writing import Desk

Role = Literal["reader", "editor", "reviewer", "administrator"]
"""What a user may do; each may do what the one before may."""

ROLES: tuple[Role, ...] = get_args(Role)

Scope = Literal["read", "write", "calendar"]
"""What a token may do, within the role of its owner."""

IDLE, LONGEST = timedelta(hours=8), timedelta(days=7)
"""A session ends when nothing was asked for so long, and after so long in any case."""
_SEEN_EVERY = timedelta(minutes=5)  # how often the last request of a session is written down
_LONGEST_NAME = 100

metadata = MetaData()

users = Table(
    "desk_users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("clearance", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("is_disabled", Integer, nullable=False),
    Column("made", Text, nullable=False),
)

sessions = Table(
    "desk_sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("user", Text, nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("ended", Text),
    Column("ended_by", Text),
)

tokens = Table(
    "desk_tokens",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("user", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("ended", Text),
)


class User(NamedTuple):
    """Somebody who may use the register; `password` is a hash."""

    name: str
    role: Role
    clearance: Marking
    password: str
    is_disabled: bool
    made: str


class Session(NamedTuple):
    """A user at a browser: since when, last seen when, from where and with what."""

    id: str
    user: str
    made: str
    seen: str
    address: str
    program: str


class Token(NamedTuple):
    """What a program brings: whose it is, what it is for, and what it may do."""

    id: str
    user: str
    name: str
    scope: Scope


class Users:
    """The users of an open register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._is_there = False

    def exist(self) -> bool:
        """Say whether there are any users, so that whoever comes has to say who they are."""
        with self._register.reading() as connection:
            return (
                self._has_tables(connection) and connection.execute(select(users.c.name).limit(1)).first() is not None
            )

    def _has_tables(self, connection: Connection) -> bool:
        self._is_there = self._is_there or inspect(connection).has_table(users.name)
        return self._is_there

    def all(self) -> tuple[User, ...]:
        """Return all users by name, those who were shut out included."""
        with self._register.reading() as connection:
            if not self._has_tables(connection):
                return ()
            return tuple(map(_make_user, connection.execute(select(users).order_by(users.c.name))))

    def match(self, name: str) -> User | None:
        """Return the user of this name who may come in; None for anybody else."""
        with self._register.reading() as connection:
            found = _match(connection, name) if self._has_tables(connection) else None
        return found if found is not None and not found.is_disabled else None

    def add(self, name: str, *, role: str, clearance: Marking, password: str, by: str) -> User:
        """Add a user; the first one must be an administrator. `password` is a hash."""
        told = name.strip()
        if not told or len(told) > _LONGEST_NAME or any(not letter.isprintable() for letter in told):
            raise InputError(f"a user has a name of 1 to {_LONGEST_NAME} letters that can be seen")
        wanted = match_role(role)
        with self._register.writing() as desk:
            if not self._has_tables(desk.connection):
                metadata.create_all(desk.connection)
            if _match(desk.connection, told) is not None:
                raise InputError(f"there is a user {told} already")
            user = User(told, wanted, clearance, password, False, stamp(now()))
            add_row(desk.connection, users, **{**user._asdict(), "is_disabled": 0})
            _check_administrator(desk.connection)
            _note(desk, told, "added", f"{wanted}, {clearance}", by=by)
        return user

    def set_role(self, name: str, role: str, *, by: str) -> None:
        """Give a user another role."""
        wanted = match_role(role)
        self._change(name, "role", wanted, by=by, role=wanted)

    def set_clearance(self, name: str, clearance: Marking, *, by: str) -> None:
        """Let a user see more or less."""
        self._change(name, "clearance", clearance, by=by, clearance=clearance)

    def set_password(self, name: str, password: str, *, by: str, keeps: str | None = None) -> None:
        """Give a user another password, as a hash; all their sessions end but the one whose id is `keeps`."""
        self._change(name, "password", None, by=by, ends=True, keeps=keeps, password=password)

    def disable(self, name: str, *, by: str) -> None:
        """Shut a user out: no session or token of theirs opens anything any more."""
        self._change(name, "disabled", None, by=by, ends=True, is_disabled=1)

    def enable(self, name: str, *, by: str) -> None:
        """Let a user in again."""
        self._change(name, "enabled", None, by=by, is_disabled=0)

    def _change(
        self,
        name: str,
        action: str,
        told: str | None,
        *,
        by: str,
        ends: bool = False,
        keeps: str | None = None,
        **values: object,
    ) -> None:
        with self._register.writing() as desk:
            self._get(desk.connection, name)
            desk.connection.execute(update(users).where(users.c.name == name).values(values))
            _check_administrator(desk.connection)
            if ends:
                own = (sessions.c.user == name) & (sessions.c.id != (keeps or "")) & sessions.c.ended.is_(None)
                ended = {"ended": stamp(now()), "ended_by": by}
                desk.connection.execute(update(sessions).where(own).values(ended))
            _note(desk, name, action, told, by=by)

    def _get(self, connection: Connection, name: str) -> User:
        found = _match(connection, name) if self._has_tables(connection) else None
        if found is None:
            raise NotFoundError(f"there is no user {name}")
        return found

    def open_session(self, user: str, *, digest: str, address: str, program: str) -> None:
        """Note that a user came in; `digest` is that of the secret in their browser."""
        at = stamp(now())
        row = {"digest": digest, "id": digest[:12], "user": user, "made": at, "seen": at}
        with self._register.writing() as desk:
            add_row(
                desk.connection,
                sessions,
                **row,
                address=address[:_LONGEST_NAME],
                program=program[:_LONGEST_NAME],
                ended=None,
                ended_by=None,
            )

    def match_session(self, digest: str) -> tuple[User, Session] | None:
        """Return whose session this is; None where it is none, or has ended."""
        at = now()
        with self._register.reading() as connection:
            row = connection.execute(_open_sessions(at).where(sessions.c.digest == digest)).first()
            user = _match(connection, row.user) if row else None
        if row is None or user is None or user.is_disabled:
            return None
        if row.seen < stamp(at - _SEEN_EVERY):
            with self._register.writing() as desk:
                mine = update(sessions).where(sessions.c.digest == digest)
                desk.connection.execute(mine.values(seen=stamp(at)))
        return user, _make_session(row)

    def sessions(self, user: str | None = None) -> tuple[Session, ...]:
        """Return the sessions that are open, of one user or of all, the last seen first."""
        with self._register.reading() as connection:
            if not self._has_tables(connection):
                return ()
            wanted = _open_sessions(now()).order_by(sessions.c.seen.desc())
            if user is not None:
                wanted = wanted.where(sessions.c.user == user)
            return tuple(map(_make_session, connection.execute(wanted)))

    def end_session(self, identifier: str, *, by: str, of: str | None = None) -> None:
        """End a session; with `of` only where it is that user's. To end somebody else's is told in the journal."""
        with self._register.writing() as desk:
            mine = (sessions.c.id == identifier) & sessions.c.ended.is_(None)
            row = desk.connection.execute(select(sessions).where(mine)).first()
            if row is None or of not in (None, row.user):
                raise NotFoundError(f"there is no session {identifier}")
            desk.connection.execute(update(sessions).where(mine).values(ended=stamp(now()), ended_by=by))
            if row.user != by:
                _note(desk, row.user, "session-ended", identifier, by=by)

    def make_token(self, user: str, *, name: str, scope: Scope, digest: str) -> None:
        """Note a token of a user; `digest` is that of what the program brings."""
        row = {"digest": digest, "id": digest[:12], "user": user, "name": name[:_LONGEST_NAME], "scope": scope}
        with self._register.writing() as desk:
            add_row(desk.connection, tokens, **row, made=stamp(now()), ended=None)
            _note(desk, user, "token-made", f"{row['name']} ({scope})", by=user)

    def match_token(self, digest: str) -> tuple[User, Token] | None:
        """Return whose token this is; None where it is none, has ended, or its owner was shut out."""
        with self._register.reading() as connection:
            row = connection.execute(
                select(tokens).where(tokens.c.digest == digest, tokens.c.ended.is_(None))
            ).first()
            user = _match(connection, row.user) if row else None
        return (user, _make_token(row)) if row is not None and user is not None and not user.is_disabled else None

    def tokens(self, user: str | None = None) -> tuple[Token, ...]:
        """Return the tokens that are valid, of one user or of all."""
        with self._register.reading() as connection:
            if not self._has_tables(connection):
                return ()
            wanted = select(tokens).where(tokens.c.ended.is_(None)).order_by(tokens.c.user, tokens.c.made)
            if user is not None:
                wanted = wanted.where(tokens.c.user == user)
            return tuple(map(_make_token, connection.execute(wanted)))

    def end_token(self, identifier: str, *, by: str, of: str | None = None) -> None:
        """End a token; with `of` only where it is that user's."""
        with self._register.writing() as desk:
            mine = (tokens.c.id == identifier) & tokens.c.ended.is_(None)
            row = desk.connection.execute(select(tokens).where(mine)).first()
            if row is None or of not in (None, row.user):
                raise NotFoundError(f"there is no token {identifier}")
            desk.connection.execute(update(tokens).where(mine).values(ended=stamp(now())))
            _note(desk, row.user, "token-ended", row.name, by=by)


def match_role(told: str) -> Role:
    """Return the role of this name; InputError lists what there is."""
    found = next((role for role in ROLES if role == told), None)
    if found is None:
        raise InputError(f"no role {told!r}; there are {', '.join(ROLES)}")
    return found


def _check_administrator(connection: Connection) -> None:
    left = (users.c.role == "administrator") & (users.c.is_disabled == 0)
    if not connection.execute(select(func.count()).select_from(users).where(left)).scalar_one():
        raise InputError("one administrator who may come in must be left; the first user is one")


def _note(desk: Desk, subject: str, action: str, told: str | None, *, by: str) -> None:
    desk.append(Administration(subject=subject, action=action, told=told), by=by, why=None)


def _match(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return _make_user(row) if row else None


def _make_user(row: Row[Any]) -> User:
    return User(row.name, row.role, row.clearance, row.password, bool(row.is_disabled), row.made)


def _open_sessions(at: datetime) -> Any:
    return select(sessions).where(
        sessions.c.ended.is_(None), sessions.c.seen > stamp(at - IDLE), sessions.c.made > stamp(at - LONGEST)
    )


def _make_session(row: Row[Any]) -> Session:
    return Session(row.id, row.user, row.made, row.seen, row.address, row.program)


def _make_token(row: Row[Any]) -> Token:
    return Token(row.id, row.user, row.name, row.scope)
