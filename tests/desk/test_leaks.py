"""Nothing hidden leaks: whoever sees less sees what they would if the rest had never been filed.

A twin of the desk holds only the reports up to a clearance. Every address that either of the two
leads to must answer alike, to the letter; and no answer holds a word of what is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from tests.desk.team import OFFICES, WORDS, Team

from sijill.desk.access import make_digest
from sijill.records import MARKINGS, Marking

STARTS = (
    "/",
    "/relations",
    "/contacts",
    "/contacts?differing=1",
    "/promises",
    "/promises?status=done",
    "/calendar?month=2025-03",
    "/calendar?month=2026-12",
    "/mechanisms",
    "/people",
    "/bodies",
    "/documents",
    "/review",
    "/review?state=accepted",
    "/matches",
    "/history",
    "/add",
    "/record",
    "/data/years/KW~JP.csv",
    "/data/topics/KW~JP.csv",
    *(
        f"/api/{name}"
        for name in (
            "counts",
            "relations",
            "contacts",
            "contacts?differing=true",
            "promises",
            "promises?owner=amal",
            "mechanisms",
            "people",
            "documents",
            "entries",
            "relation/KW~JP",
            "relation/KW~JP?roll_up=true",
        )
    ),
)
LINK = re.compile(r'(?:href|src)="(/[^"]*)"')
ID = re.compile(r"\b(?:enc|acc|per|men|doc|out|und|mec|pos|ent)-[0-9a-z]{8,}\b")
SKIPPED = ("/static/", "/settings", "/login", "/figure/")  # figures are compared below; settings tell moments
MOST = 260  # addresses of one walk; each kind of page is among the first


def find_addresses(team: Team, clearance: Marking) -> list[str]:
    """Return every address that the pages for a clearance lead to, and the page of every id in the interface."""
    visitor = team.visit("reviewer", clearance)
    ahead, seen = list(STARTS), dict.fromkeys(STARTS)
    while ahead and len(seen) < MOST:
        answer = visitor.get(ahead.pop(0))
        found = [unescape(path).partition("#")[0] for path in LINK.findall(answer.text)]
        found += [f"/api/page/{one}" for one in ID.findall(answer.text)]
        for path in found:
            if path not in seen and not path.startswith(SKIPPED) and path != "/users":
                seen[path] = None
                ahead.append(path)
    return list(seen)


def blur(text: str) -> str:
    """Return an answer without what differs between any two desks: the moment of a feed, the last entry of all."""
    return re.sub(r'DTSTAMP:\S+|"entries":\d+', "", text)


@pytest.mark.parametrize("clearance", ["open", "internal"])
def test_every_answer_is_that_of_a_register_without_the_rest(
    team: Team, twin: Callable[[Marking], Team], clearance: Marking
) -> None:
    """Pages, lists, counts, CSV and JSON at every address that either desk leads to are the same to the letter."""
    other = twin(clearance)
    here, there = team.visit("reviewer", clearance), other.visit("reviewer", clearance)
    addresses = dict.fromkeys([*find_addresses(other, clearance), *find_addresses(team, clearance)])
    assert len(addresses) > 50
    for path in addresses:
        one, another = here.get(path), there.get(path)
        assert one.status_code == another.status_code < 500, path
        assert blur(one.text) == blur(another.text), path


def find_hidden_words(team: Team, clearance: Marking) -> list[str]:
    """Return what only reports above a clearance tell of: words, names, and ids."""
    above = MARKINGS[MARKINGS.index(clearance) + 1 :]
    words = [word for marking in above for word in WORDS[marking][:4]]
    words += [one for marking in above for one in team.told[marking] if "-" in one]
    return [*words, *(OFFICES[marking] for marking in above), "Saqr", "pipeline", "annex"]


@pytest.mark.parametrize("clearance", ["open", "internal"])
@pytest.mark.parametrize("role", ["reader", "editor", "reviewer", "administrator"])
def test_no_address_of_hidden_things_answers_with_them(team: Team, role: str, clearance: Marking) -> None:
    """Their ids, names and words, asked for by somebody who knows them, find nothing and are told nowhere else."""
    visitor = team.visit(role, clearance)
    words = find_hidden_words(team, clearance)
    above = [team.told[marking] for marking in MARKINGS[MARKINGS.index(clearance) + 1 :]]
    places = ["document", "review", "contact", "person", "promise", "mechanism", "post", "go", "api/page", "api/text"]
    asked = [f"/{place}/{one}" for told in above for one in told if "-" in one for place in places]
    asked += [f"/{place}/{told.pair}" for told in above for place in ("relation", "api/relation")]
    asked += [f"/{place}?q={word}" for word in words for place in ("search", "api/search")]
    asked += [f"/api/page/{number}" for number in range(1, team.register.counts().entries + 1)]
    asked += ["/api/promises?side=QA", "/promises?side=QA", "/promises?owner=falcon", "/person/x?beside=y"]
    for path in asked:
        answer = visitor.get(path)
        assert answer.status_code < 500, path
        told = answer.text.replace(path.rpartition("/")[2].rpartition("=")[2], "")  # what was asked may be repeated
        assert [word for word in words if word in told] == [], path


@pytest.mark.parametrize("clearance", ["open", "internal"])
def test_figures_and_feeds_are_those_of_a_register_without_the_rest(
    team: Team, twin: Callable[[Marking], Team], clearance: Marking
) -> None:
    """A token carries the clearance of whoever made it: calendars and figures draw on no more."""
    told = []
    for desk in (team, twin(clearance)):
        secret = f"calendar-{clearance}"
        owner = f"reader-{clearance}"
        desk.users.make_token(owner, name="phone", scope="calendar", digest=make_digest(secret))
        visitor, stranger = desk.visit("reader", clearance), desk.visit(None)
        answers = [stranger.get(f"/feed/{pair}.ics?token={secret}") for pair in ("KW~JP", "QA~JP")]
        answers += [visitor.get(f"/figure/years/{pair}.svg") for pair in ("KW~JP", "QA~JP")]
        answers += [visitor.get(f"/figure/topics/{pair}.svg") for pair in ("KW~JP",)]
        assert {answer.status_code for answer in answers} == {200}
        told.append([blur(answer.text) for answer in answers])
    assert told[0] == told[1]


def test_a_program_sees_and_does_what_its_owner_may(team: Team) -> None:
    """A token reads with the clearance of its owner, and writes with their role, or only reads."""
    stranger = team.visit(None)
    for role, clearance, scope in (
        ("reader", "open", "write"),
        ("reviewer", "internal", "write"),
        ("administrator", "confidential", "read"),
    ):
        secret = f"program-{role}-{scope}"
        digest = make_digest(secret)
        team.users.make_token(f"{role}-{clearance}", name="program", scope=scope, digest=digest)  # type: ignore[arg-type]
        headers = {"authorization": f"Bearer {secret}"}
        documents = stranger.get("/api/documents", headers=headers).json()
        assert len(documents) == {"open": 1, "internal": 2, "confidential": 4}[clearance]
        answer = stranger.post("/api/decide", headers=headers, json={"one": "x", "other": "y", "verdict": "same"})
        assert (answer.status_code == 403) == (role == "reader" or scope == "read")
        assert stranger.get("/documents", headers=headers).status_code == 303
