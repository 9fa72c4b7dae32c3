"""Hostile text: whatever a document or a user says is shown as it stands, harmless, wherever it is shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html as lxml_html
from tests.builders import make_document, make_readout, person
from tests.registers import ticking_clock

from sijill.desk import Access, make_desk
from sijill.desk.access import make_digest
from sijill.filing import file
from sijill.register import Register
from sijill.register.answers import DocumentPage
from sijill.register.users import Users

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
BIDI = "".join(map(chr, (0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)))
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)")
HUGE = "Ingrid " * 150_000  # a megabyte
STARTS = (
    "/",
    "/relations",
    "/contacts",
    "/promises",
    "/people",
    "/documents",
    "/history",
    "/matches",
    "/review",
    "/posts",
)
FILES = ("people.csv", "contacts.csv", "documents.csv", "promises.csv", "mechanisms.csv", "history.csv")
LINK = re.compile(r'href="(/[^"]*)"')
HOME = "http://127.0.0.1:8000"


def add(register: Register, number: int, evil: str) -> None:
    """File a report in which everything that can be said is hostile."""
    name = f"{evil} Name{number}"
    text = f"Report {number}. {name} came. {evil} is promised {number}."
    known = {
        "language": "en",
        "published": "2025-03-02",
        "title": evil,
        "publisher": evil,
        "url": f"javascript:{evil}",
    }
    document = make_document(f"{evil}{number}", text, **known)
    met = {
        "date": "2025-03-01",
        "place": evil,
        "venue": evil,
        "mechanism": {"name": f"{evil} council", "round": number},
        "participants": [{**person(name, "KW", evil), "also": ()}],
        "polities": ["KW", "JP"],
        "quote": f"Report {number}",
    }
    said = {"kind": "pledged", "by": ["KW"], "quote": f"promised {number}", "what": evil, "encounter": "e1"}
    file(document, make_readout(document, [met], [said]), register, by=evil[:50], why=evil[:50])


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register that holds nothing else."""
    place = tmp_path_factory.mktemp("hostile") / "hostile.sijill"
    with Register.open(place, writes=True, create=True, clock=ticking_clock()) as register:
        for number, evil in enumerate((SCRIPT, f"{BIDI}elgoog", *FORMULAS), 1):
            add(register, number, evil)
        yield register


@pytest.fixture(scope="module")
def visitor(register: Register) -> Iterator[TestClient]:
    """One person at its desk."""
    access = Access()
    with TestClient(make_desk(register, access, by=SCRIPT), base_url=HOME) as visitor:
        visitor.get(f"/open/{access.make_link()}")
        yield visitor


def test_no_page_obeys_what_a_document_says(visitor: TestClient) -> None:
    """On every page that the lists lead to there is no script, picture, handler or address but the desk's own."""
    ahead, seen = list(STARTS), dict.fromkeys(STARTS)
    while ahead and len(seen) < 80:
        answer = visitor.get(ahead.pop(0))
        assert answer.status_code < 500
        for path in map(unescape, LINK.findall(answer.text)):
            if path not in seen and not path.startswith(("/static", "/figure", "/data")):
                seen[path] = None
                ahead.append(path)
    assert len(seen) >= 80
    for path in seen:
        answer = visitor.get(path)
        assert not set(BIDI) & set(answer.text) or "json" in answer.headers["content-type"], path
        if "html" not in answer.headers["content-type"]:
            continue
        page = lxml_html.document_fromstring(answer.text)
        assert [one.get("src") for one in page.xpath("//script")] == ["/static/desk.js"], path
        assert not page.xpath("//*[@onerror] | //*[@onclick] | //*[@onload] | //iframe"), path
        assert all(one.startswith("/figure/") for one in page.xpath("//img/@src")), path
        assert not [one for one in page.xpath("//@href | //@action") if not one.startswith(("/", "#", "?"))], path


def test_no_cell_of_a_spreadsheet_is_a_formula(visitor: TestClient) -> None:
    """In every list as CSV, text that begins like a formula has an apostrophe before it; nothing reorders it."""
    csv.field_size_limit(10**8)
    held = 0
    for name in FILES:
        answer = visitor.get(f"/{name}")
        for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name
            held += sum(cell.startswith("'") for cell in row)
    assert held > 4


def test_nothing_is_guessed_to_be_a_page(visitor: TestClient) -> None:
    """Files and JSON say what they are, and browsers are told to believe it."""
    for path in ("/api/people", "/people.csv", "/people.json", "/data/years/KW~JP.csv"):
        answer = visitor.get(path)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "html" not in answer.headers["content-type"]


def test_a_user_is_named_as_harmlessly(tmp_path: Path) -> None:
    """A name, a browser's own name and a token's name are text on the users' page and in the settings."""
    with Register.open(tmp_path / "a.sijill", writes=True, create=True) as register:
        access = Access()
        with TestClient(make_desk(register, access, by="x"), base_url=HOME) as visitor:
            visitor.get(f"/open/{access.make_link()}")
            page = visitor.post("/settings/tokens", data={"name": SCRIPT, "scope": "read"}).text
        users = Users(register)
        users.add(SCRIPT, role="administrator", clearance="open", password="", by="x")
        users.open_session(SCRIPT, digest=make_digest("g"), address=SCRIPT, program=SCRIPT + BIDI)
        users.make_token(SCRIPT, name=SCRIPT, scope="read", digest="d")
        with TestClient(make_desk(register, Access(), by="x"), base_url=HOME) as visitor:
            visitor.cookies.set("sijill", "g")
            pages = [page, *(visitor.get(path).text for path in ("/users", "/settings", "/history", "/"))]
    for one in pages:
        assert "alert(2)" in one or "Today" in one
        assert [script.get("src") for script in lxml_html.document_fromstring(one).xpath("//script")] == [
            "/static/desk.js"
        ]
        assert not set(BIDI) & set(one)


def test_a_name_of_a_megabyte_is_refused_and_cut(visitor: TestClient, register: Register) -> None:
    """No form takes it; where a document brought it, pages show its beginning, and stay small."""
    before = register.counts().entries
    for path, form in (
        ("/add/text", {"text": "A note.", "name": HUGE}),
        ("/record", {"kind": "meeting", "polity": "KW JP", "name": HUGE, "side": "KW", "capacity": "x"}),
        ("/follow", {"id": "und-x", "owner": HUGE}),
        ("/mark", {"id": "doc-x", "marking": "internal", "why": HUGE}),
    ):
        answer = visitor.post(path, data=form)
        assert answer.status_code == 400, path
        assert "at most 2000 characters" in answer.text, path
    minutes = {"kind": "meeting", "polities": ["KW", "JP"], "people": [{"name": HUGE}]}
    assert visitor.post("/api/record", json=minutes).status_code == 400
    assert register.counts().entries == before
    document = make_document("huge", f"{HUGE}came.", language="en", title=HUGE, publisher=HUGE)
    # Comparing a name takes longer than its length: a hundredth of it is as far from any name as all of it.
    met = {"participants": [person(HUGE[:9_999], "KW", HUGE)], "polities": ["KW", "JP"], "quote": "came"}
    filed = file(document, make_readout(document, [met]), register, by="x")
    page = register.page(filed.document)
    assert isinstance(page, DocumentPage)
    for path in ("/", "/documents", "/people", "/contacts", f"/contact/{page.encounters[0].id}"):
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert len(answer.text) < 200_000, path


def test_what_is_too_large_is_refused_clearly(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request over the limit gets a page that says so; too many files are told how many may come."""
    monkeypatch.setattr("sijill.desk.app._LARGEST", 50_000)
    access = Access()
    with TestClient(make_desk(register, access, by="x"), base_url=HOME) as visitor:
        visitor.get(f"/open/{access.make_link()}")
        before = register.counts().entries
        for given in ({"data": {"text": "a" * 60_000}}, {"files": {"files": ("a.txt", b"a" * 60_000)}}):
            answer = visitor.post("/add/files" if "files" in given else "/add/text", **given)
            assert answer.status_code == 413
            assert "<nav" in answer.text
        many = [("files", (f"{number}.txt", b"a note")) for number in range(201)]
        answer = visitor.post("/add/files", files=many)
        assert answer.status_code == 400
        assert "at most 200 files at once" in answer.text
        assert register.counts().entries == before
