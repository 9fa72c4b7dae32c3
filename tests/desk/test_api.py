"""The JSON interface: who may use it, what it answers, and that its description is true."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from sijill.desk import Access, make_desk
from sijill.desk.api import HANDLERS
from sijill.register import Register

READ = sorted(path for handler in HANDLERS for path in handler.paths if "GET" in handler.http_methods)
WRITE = sorted(path for handler in HANDLERS for path in handler.paths if "POST" in handler.http_methods)


@pytest.fixture
def program(opened: Register, access: Access) -> TestClient:
    """A program without a session."""
    return TestClient(make_desk(opened, access, by="officer"), base_url="http://127.0.0.1:8000")


def bearer(access: Access, scope: str) -> dict[str, str]:
    """Return the header of a new token."""
    return {"authorization": f"Bearer {access.make_token('a test', scope)}"}


def fill(path: str) -> str:
    """Return an address of a route."""
    return "/api" + path.replace("{pair:str}", "KW~JP").replace("{identifier:str}", "x").replace("{entry:int}", "1")


@pytest.mark.parametrize("path", [*READ, *WRITE, "/schema/openapi.json"])
def test_without_a_token_nothing_is_answered(program: TestClient, path: str) -> None:
    """Each route is closed to a program without a token, and to one with a token that is none."""
    for headers in ({}, {"authorization": "Bearer guess"}, {"authorization": "Basic x"}):
        for answer in (program.get(fill(path), headers=headers), program.post(fill(path), headers=headers, json={})):
            assert answer.status_code == 401
            assert list(answer.json()) == ["error"]


@pytest.mark.parametrize("path", WRITE)
def test_a_token_that_may_read_writes_nothing(
    program: TestClient, access: Access, opened: Register, path: str
) -> None:
    """Writing needs a token that may write."""
    before = opened.counts().entries
    assert program.post(fill(path), headers=bearer(access, "read"), json={}).status_code == 403
    assert opened.counts().entries == before


@pytest.mark.parametrize(
    "path",
    [
        "/counts",
        "/relations",
        "/relation/KW~JP",
        "/contacts",
        "/promises?side=KW&side=JP",
        "/mechanisms",
        "/people",
        "/documents",
        "/entries",
        "/search?q=東京",
    ],
)
def test_each_question_is_answered(program: TestClient, access: Access, path: str) -> None:
    """A token that may read gets what the screens show."""
    answer = program.get("/api" + path, headers=bearer(access, "read"))
    assert answer.status_code == 200
    assert answer.json()


def test_a_revoked_token_is_none(program: TestClient, access: Access) -> None:
    """After it was ended it opens nothing."""
    header = bearer(access, "read")
    (token,) = access.tokens()
    access.revoke(token.id)
    assert program.get("/api/counts", headers=header).status_code == 401


def test_a_program_decides_and_takes_back(program: TestClient, access: Access, opened: Register) -> None:
    """What a token that may write decides is an entry, and can be taken back."""
    header = bearer(access, "write")
    one, other = (line.id for line in opened.people(limit=2))
    entry = program.post("/api/decide", headers=header, json={"one": one, "other": other, "verdict": "same"}).json()
    assert opened.page(one).id == opened.page(other).id
    assert program.post(f"/api/undo/{entry['entry']}", headers=header).status_code == 201
    assert opened.page(one).id != opened.page(other).id


def test_a_program_records_a_contact(program: TestClient, access: Access, opened: Register) -> None:
    """Minutes as JSON are filed like those of the form."""
    told = {"kind": "meeting", "polities": ["KW", "JP"], "status": "planned", "date": "2027-01-05"}
    answer = program.post("/api/record", headers=bearer(access, "write"), json=told)
    assert answer.json()["encounters"] == 1
    assert opened.latest(limit=1)[0].date == "2027-01-05"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/contacts?limit=x", 400),
        ("/contacts?limit=501", 400),
        ("/page/zzz", 404),
        ("/nothing", 404),
        ("/search", 400),
    ],
)
def test_a_faulty_question_is_an_error_in_json(program: TestClient, access: Access, path: str, status: int) -> None:
    """The error says what was wrong, in JSON."""
    answer = program.get("/api" + path, headers=bearer(access, "read"))
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]


def test_the_description_names_every_route_and_no_screen(program: TestClient, access: Access) -> None:
    """OpenAPI lists what is under /api, and that only."""
    told = program.get("/api/schema/openapi.json", headers=bearer(access, "read")).json()
    assert len(told["paths"]) == len(READ) + len(WRITE)
    assert all(path.startswith("/api/") for path in told["paths"])


def test_a_token_is_shown_once(client: TestClient, access: Access) -> None:
    """The page that makes it shows it; afterwards only its name is there."""
    page = client.post("/settings/tokens", data={"name": "statistics", "scope": "read"}).text
    shown = page.split("shown this once")[1].split('<code dir="ltr">')[1].split("<")[0]
    assert client.get("/api/counts", headers={"authorization": f"Bearer {shown}"}).status_code == 200
    later = client.get("/settings").text
    assert "statistics" in later
    assert shown not in later
