"""A desk with users on a register with marked documents, made once and shared.

One report of each marking tells of people, a place, a promise, a mechanism and a relation of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient
from tests.builders import make_document, make_readout, person
from tests.registers import ticking_clock

from sijill.desk import Access
from sijill.desk.access import COOKIE, make_digest
from sijill.desk.app import Door, guard_screens, make_screens
from sijill.filing import file
from sijill.records import MARKINGS, Marking, Particulars
from sijill.register import Register
from sijill.register.users import ROLES, Users

HOME = "http://127.0.0.1:8000"
WORDS = {
    "open": ("heron", "Amal Noor", "Kenji Mori", "Nara", "KW~JP"),
    "internal": ("merlin", "Hadi Zarqa", "Naoki Sato", "Hakone", "OM~JP"),
    "confidential": ("falcon", "Zahra Qadir", "Reiko Abe", "Beppu", "QA~JP"),
}
"""What the report of each marking tells of, and no other: a matter, two people, a place, a relation."""

OFFICES = {"open": "Minister of Health", "internal": "Minister of Energy", "confidential": "Minister of Defence"}
"""The post that the first of the two holds."""


class Told(NamedTuple):
    """Where a report and what it alone tells of are found."""

    document: str
    encounter: str
    person: str
    promise: str
    outcome: str
    mechanism: str
    post: str
    body: str
    pair: str


def add_report(register: Register, marking: Marking) -> Told:
    """File the report of a marking."""
    matter, one, other, place, pair = WORDS[marking]
    sides = pair.split("~")
    text = f"The {matter} report. {one} met {other} in {place}. They pledged a {matter} harbour."
    known = {"language": "en", "published": "2025-03-02", "publisher": f"{matter} agency", "marking": marking}
    document = make_document(f"{matter}-report", text, title=f"The {matter} report", **known)
    met = {
        "date": "2025-03-01",
        "place": place,
        "country": "JP",
        "venue": f"{matter} hall",
        "kind": "consultations",
        "mechanism": {"name": f"{matter} council", "round": 2},
        "participants": [person(one, sides[0], OFFICES[marking]), person(other, sides[1], f"{matter} envoy")],
        "polities": sides,
        "topics": ["energy"],
    }
    said = {
        "kind": "pledged",
        "by": [sides[0]],
        "to": [sides[1]],
        "quote": f"They pledged a {matter} harbour",
        "due": "2026-12-01",
        "encounter": "e1",
    }
    filed = file(document, make_readout(document, [met], [said]), register, by="tester", why=f"a {matter} occasion")
    page = register.page(filed.document)
    (line,), (outcome,) = page.encounters, page.outcomes
    register.say(outcome.undertaking, Particulars(outcome=outcome.undertaking, kind="treaty"), by="tester")
    (post, *_) = register.posts(OFFICES[marking].split()[-1], sides[0])
    (body, *_) = register.bodies(OFFICES[marking].split()[-1], sides[0])
    people = [attendee.person for attendee in line.people]
    return Told(
        document=filed.document,
        encounter=line.id,
        person=people[0],
        promise=outcome.undertaking,
        outcome=outcome.id,
        mechanism=str(line.mechanism),
        post=post.id,
        body=body.id,
        pair=pair,
    )


def add_account(register: Register) -> None:
    """File a confidential report of the open meeting, which puts it in another hall and adds a guest."""
    text = "A falcon note. Amal Noor met Kenji Mori and Saqr Falcon in Nara. They agreed on a falcon pipeline."
    document = make_document("falcon-note", text, language="en", published="2025-03-02", marking="confidential")
    met = {
        "date": "2025-03-01",
        "place": "Nara",
        "country": "JP",
        "venue": "falcon annex",
        "kind": "consultations",
        "mechanism": {"name": "heron council", "round": 2},
        "participants": [
            person("Amal Noor", "KW", "Minister of Health"),
            person("Kenji Mori", "JP", "heron envoy"),
            person("Saqr Falcon", "KW", "falcon adviser"),
        ],
        "polities": ["KW", "JP"],
        "topics": ["energy"],
    }
    said = {"kind": "agreed", "by": ["KW", "JP"], "quote": "They agreed on a falcon pipeline", "encounter": "e1"}
    file(document, make_readout(document, [met], [said]), register, by="tester")


class Visitor:
    """Somebody at the desk, with the session of a user, or without one."""

    def __init__(self, client: TestClient, secret: str | None) -> None:
        self._client = client
        self._headers = {"cookie": f"{COOKIE}={secret}"} if secret else {}

    def ask(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **given: Any) -> Response:
        """Return what is answered; what the desk gives to a browser to keep is forgotten."""
        self._client.cookies.clear()
        wanted = {**self._headers, **(headers or {})}
        return self._client.request(method, path, headers=wanted, follow_redirects=False, **given)

    def get(self, path: str, **given: Any) -> Response:
        """Return what is answered to a question."""
        return self.ask("GET", path, **given)

    def post(self, path: str, **given: Any) -> Response:
        """Return what is answered to a form."""
        return self.ask("POST", path, **given)


class Team:
    """A desk of a team: its routes, its register, and a visitor for each role and clearance."""

    def __init__(self, register: Register, screens: Litestar, told: dict[str, Told]) -> None:
        self.register = register
        self.screens = screens
        self.told = told
        self.users = Users(register)
        self.client = TestClient(guard_screens(screens, Access(), self.users, Door("tester")), base_url=HOME)
        self._visitors: dict[str, Visitor] = {"": Visitor(self.client, None)}

    def visit(self, role: str | None, clearance: str = "confidential") -> Visitor:
        """Return a visitor who is signed in; a stranger without a role."""
        name = f"{role}-{clearance}" if role else ""
        if name not in self._visitors:
            secret = f"secret-of-{name}"
            self.users.open_session(name, digest=make_digest(secret), address="", program="")
            self._visitors[name] = Visitor(self.client, secret)
        return self._visitors[name]


@contextmanager
def open_team(place: Path, markings: tuple[Marking, ...] = MARKINGS) -> Iterator[Team]:
    """Give a desk whose register holds the reports of these markings, and users of every role and clearance."""
    with Register.open(place, writes=True, create=True, clock=ticking_clock()) as register:
        users = Users(register)
        for role in reversed(ROLES):
            for clearance in MARKINGS:
                users.add(f"{role}-{clearance}", role=role, clearance=clearance, password="", by="tester")
        told = {marking: add_report(register, marking) for marking in MARKINGS if marking in markings}
        if "confidential" in markings:
            add_account(register)
        team = Team(register, make_screens(register, Access()), told)
        with team.client:
            yield team


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A desk with users and reports of every marking; tests change nothing in it but tokens and sessions."""
    with open_team(tmp_path_factory.mktemp("team") / "team.sijill") as team:
        yield team


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Marking], Team]]:
    """The same desk on a register in which no report above a marking was ever filed."""
    with ExitStack() as stack:
        made: dict[Marking, Team] = {}

        def open_twin(marking: Marking) -> Team:
            if marking not in made:
                markings = MARKINGS[: MARKINGS.index(marking) + 1]
                place = tmp_path_factory.mktemp("twin") / "team.sijill"
                made[marking] = stack.enter_context(open_team(place, markings))
            return made[marking]

        yield open_twin
