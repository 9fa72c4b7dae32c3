"""The JSON interface: who may use it, what it answers, and that its description is true."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from sijill.desk import Access, make_desk
from sijill.desk.api import HANDLERS
from sijill.desk.api.description import read_fields
from sijill.desk.api.pages import PAGES
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
            assert answer.json()["error"]["code"] == "no-access"


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
        "/facets?q=東京&kind=document",
        "/instruments?side=KW&side=JP",
        "/posts?q=JP",
        "/bodies?q=外務省",
        "/facts?state=proposed&kind=participant",
        "/matches",
        "/calendar?first=2023-01-01&last=2023-12-31&side=KW&side=JP",
    ],
)
def test_each_question_is_answered(program: TestClient, access: Access, path: str) -> None:
    """A token that may read gets what the screens show."""
    answer = program.get("/api" + path, headers=bearer(access, "read"))
    assert answer.status_code == 200
    assert bool(answer.json()) == (path != "/matches")  # of the examples nothing is unsure


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
    assert answer.json()["error"]["code"] == {400: "bad-request", 404: "not-found"}[status]


@pytest.mark.parametrize(
    ("language", "told"),
    [("ar", "لا شخص بالرمز per-x"), ("ja", "per-xという人物はありません"), ("fr", "there is no person per-x")],
)
def test_an_error_is_told_in_the_language_asked_for(
    program: TestClient, access: Access, opened: Register, language: str, told: str
) -> None:
    """The message follows Accept-Language, the code doesn't; where a field doesn't fit, it is named."""
    headers = {**bearer(access, "read"), "accept-language": language}
    promise = opened.promises()[0].id
    answer = program.get(f"/api/person/{promise}", headers=headers)
    assert answer.json()["error"] == {"code": "not-found", "message": told.replace("per-x", promise)}
    assert answer.headers["content-language"] == (language if language != "fr" else "en")
    faulty = program.get("/api/contacts?limit=x", headers=headers).json()["error"]
    assert faulty["code"] == "bad-request"
    assert "limit" in faulty["message"]


def test_a_token_for_calendars_that_was_ended_says_so(program: TestClient, access: Access) -> None:
    """In the language of the calendar program, as a line of text."""
    told = program.get("/feed/KW~JP.ics?token=ended", headers={"accept-language": "ja"})
    assert told.status_code == 403
    assert told.headers["content-type"].startswith("text/plain")
    assert "失効" in told.text


@pytest.mark.parametrize("name", PAGES)
def test_each_thing_has_its_page(program: TestClient, access: Access, opened: Register, name: str) -> None:
    """The address of a kind answers what the register tells of it, and nothing of another kind."""
    encounter = next(one for one in opened.latest(limit=50) if one.people)
    found = {
        "contact": encounter.id,
        "promise": opened.promises()[0].id,
        "mechanism": opened.mechanisms(limit=1)[0].id,
        "instrument": opened.instruments()[0].id,
        "person": encounter.people[0].person,
        "post": opened.posts("JP")[0].id,
        "body": opened.bodies("JP")[0].id,
        "document": encounter.documents[0],
    }
    answer = program.get(f"/api/{name}/{found.pop(name)}", headers=bearer(access, "read"))
    assert answer.status_code == 200
    other = next(one for kind, one in found.items() if {kind, name} != {"promise", "instrument"})
    assert program.get(f"/api/{name}/{other}", headers=bearer(access, "read")).status_code == 404


def test_facets_count_what_a_search_finds(program: TestClient, access: Access) -> None:
    """How many are of each kind; narrowed to one, only that is found."""
    header = bearer(access, "read")
    told = program.get("/api/facets?q=東京", headers=header).json()
    kinds = {one["value"]: one["times"] for one in told["facets"]["kinds"]}
    assert {hit["kind"] for hit in told["hits"]} == set(kinds)
    narrowed = program.get("/api/search?q=東京&kind=document&limit=500", headers=header).json()
    assert len(narrowed) == kinds["document"]


def test_a_program_judges_corrects_and_notes(program: TestClient, access: Access, opened: Register) -> None:
    """What the forms of review and notes write, a program writes as well."""
    header = bearer(access, "write")
    (fact,) = program.get("/api/facts?kind=encounter&limit=1", headers=header).json()
    told = {"facts": [fact["id"]], "state": "accepted"}
    assert program.post("/api/review", headers=header, json=told).status_code == 201
    corrected = program.post(f"/api/correct/{fact['id']}", headers=header, json={"fields": {"venue": "Annex"}})
    assert corrected.status_code == 201
    encounter = opened.page(fact["id"])
    noted = {"about": encounter.encounter.id, "words": "Ask again.", "marking": "internal"}  # type: ignore[union-attr]
    assert program.post("/api/note", headers=header, json=noted).status_code == 201
    (remark,) = opened.page(noted["about"]).remarks  # type: ignore[union-attr]
    assert (remark.words, remark.marking) == ("Ask again.", "internal")


def test_every_field_is_described(program: TestClient, access: Access) -> None:
    """Each field and each parameter of the description says what it means; the table describes nothing else."""
    told = program.get("/api/schema/openapi.json", headers=bearer(access, "read")).json()
    fields = {
        (name, field): shape
        for name, record in told["components"]["schemas"].items()
        for field, shape in record.get("properties", {}).items()
    }
    asked = [one for routes in told["paths"].values() for route in routes.values() for one in route["parameters"]]
    assert [place for place, shape in fields.items() if not shape.get("description")] == []
    assert [one["name"] for one in asked if not one["description"]] == []
    known = (
        {f"{name}.{field}" for name, field in fields}
        | {field for _, field in fields}
        | {one["name"] for one in asked}
    )
    assert set(read_fields()) - known == set()


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
