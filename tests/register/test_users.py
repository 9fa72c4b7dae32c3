"""Users, their sessions and tokens, beside the journal of either database."""

from __future__ import annotations

import pytest
from tests.databases import Places
from tests.registers import ticking_clock

from sijill.errors import InputError, NotFoundError
from sijill.register import Register, Seen
from sijill.register.restricted import ClearedRegister
from sijill.register.users import Users


def test_users_are_kept_in_both_databases(places: Places) -> None:
    """A register knows none at first; then each with role, clearance, sessions and tokens, and nothing is amiss."""
    with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as register:
        users = Users(register)
        assert not users.exist()
        assert (users.all(), users.sessions(), users.tokens(), users.match("root")) == ((), (), (), None)
        with pytest.raises(NotFoundError):
            users.disable("root", by="x")
        with pytest.raises(InputError, match="first user"):
            users.add("lee", role="reader", clearance="open", password="hash", by="x")
        assert not users.exist()
        users.add("root", role="administrator", clearance="confidential", password="hash", by="x")
        users.add("lee", role="reader", clearance="open", password="hash", by="root")
        users.open_session("lee", digest="s" * 64, address="10.0.0.1", program="browser")
        users.make_token("lee", name="phone", scope="calendar", digest="t" * 64)
        found = users.match_session("s" * 64)
        assert found is not None
        assert (found[0].name, found[1].address) == ("lee", "10.0.0.1")
        told = users.match_token("t" * 64)
        assert told is not None
        assert (told[0].role, told[1].scope) == ("reader", "calendar")
        users.end_token("t" * 12, by="root")
        assert users.match_token("t" * 64) is None
        with pytest.raises(NotFoundError):
            users.end_session("s" * 12, by="root", of="root")
        users.disable("lee", by="root")
        assert users.match_session("s" * 64) is None
        told_of = [line.kind for line in register.entries(limit=99)]
        assert told_of == ["administration"] * 5
        assert register.verify().faults == ()
        assert not isinstance(Seen(register).by("open"), ClearedRegister)
