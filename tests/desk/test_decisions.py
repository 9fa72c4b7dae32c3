"""What is done at the desk: confirming steps, merging, following, adding documents, and taking it back."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient
from lxml import html as lxml_html

from sijill.language.matters import find_matters
from sijill.register import Register
from sijill.register.answers import UndertakingPage

REPORT = (
    "The Foreign Minister of Norway, Ingrid Solheim, met the Foreign Minister of Japan, Ken Arai, in Oslo on"
    " 3 May 2024. They agreed to establish a joint business council."
)


@pytest.fixture
def visa(opened: Register) -> UndertakingPage:
    """The oldest open undertaking on visas, with its suggestions."""
    found = [line for line in opened.promises("KW", "JP") if "visa" in find_matters(line.what)]
    page = opened.page(min(found, key=lambda line: line.moved or "").id)
    assert isinstance(page, UndertakingPage)
    return page


def test_a_suggested_step_is_confirmed_and_undone(
    client: TestClient, opened: Register, visa: UndertakingPage
) -> None:
    """Yes makes a step, the page says which entry, and its undo button takes it back."""
    suggestion = visa.suggestions[0].outcome.id
    form = {
        "one": visa.undertaking.id,
        "other": suggestion,
        "verdict": "same",
        "back": f"/promise/{visa.undertaking.id}",
    }
    page = lxml_html.document_fromstring(client.post("/decide", data=form).text)
    assert len(page.xpath("//ol[@class='ladder']/li")) == 2
    (entry,) = page.xpath("//*[@class='toast']//input[@name='entry']/@value")
    client.post("/undo", data={"entry": entry, "back": "/"})
    assert len(opened.page(visa.undertaking.id).steps) == 1


def test_a_refused_step_is_gone_from_the_page(client: TestClient, opened: Register, visa: UndertakingPage) -> None:
    """No is remembered."""
    suggestion = visa.suggestions[0].outcome.id
    client.post("/decide", data={"one": visa.undertaking.id, "other": suggestion, "verdict": "different"})
    assert suggestion not in {one.outcome.id for one in opened.page(visa.undertaking.id).suggestions}


def test_a_promise_gets_an_owner_and_a_status(client: TestClient, opened: Register, visa: UndertakingPage) -> None:
    """What the form says stands in the book, with who said it."""
    form = {"id": visa.undertaking.id, "status": "under-way", "day": "2025-01-02", "owner": "Sara", "due": ""}
    assert client.post("/follow", data=form).status_code == 200
    (line,) = opened.promises(owner="Sara")
    assert (line.status, line.due) == ("under-way", None)
    assert opened.entries(limit=1)[0].by == "officer"


def test_two_people_are_merged(client: TestClient, opened: Register) -> None:
    """After "the same", both ids lead to one person."""
    one, other = (line.id for line in opened.people(limit=2))
    client.post("/decide", data={"one": one, "other": other, "verdict": "same"})
    assert opened.page(one).id == opened.page(other).id


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/decide", {"one": "per-zzzzzzzzzzzz", "other": "per-yyyyyyyyyyyy", "verdict": "same"}),
        ("/decide", {"one": "x", "other": "y", "verdict": "perhaps"}),
        ("/follow", {"id": "und-zzzzzzzzzzzz", "status": "done"}),
        ("/undo", {"entry": "999999"}),
        ("/undo", {"entry": "x"}),
        ("/add/text", {"text": "  "}),
        ("/add/text", {"text": "a", "published": "soon"}),
    ],
)
def test_what_cannot_be_done_is_a_page_that_says_so(
    client: TestClient, opened: Register, path: str, form: dict
) -> None:
    """A fault is told, and nothing is written."""
    before = opened.counts().entries
    answer = client.post(path, data=form)
    assert answer.status_code in (400, 404)
    assert opened.counts().entries == before


def test_a_pasted_text_is_read_and_shown(client: TestClient, opened: Register) -> None:
    """One lands on the document, its facts beside it."""
    answer = client.post("/add/text", data={"text": REPORT, "name": "note", "published": "2024-05-04"})
    page = lxml_html.document_fromstring(answer.text)
    assert page.xpath("//aside//a[starts-with(@href, '/contact/')]")
    assert opened.page("note").document.published == "2024-05-04"


def test_dropped_files_are_filed_each_by_itself(client: TestClient, opened: Register) -> None:
    """A good file is filed though another one is broken, and each is told of."""
    files = [("files", ("good.txt", REPORT.encode())), ("files", ("bad.pdf", b"%PDF-1.4 broken"))]
    page = lxml_html.document_fromstring(client.post("/add/files", files=files, data={"published": ""}).text)
    assert len(page.xpath("//main//ul[@class='lines']/li")) == 2
    assert len(page.xpath("//*[contains(@class, 'warn')]")) == 1
    assert opened.page("good").document.name == "good"


def test_a_file_name_leads_nowhere(client: TestClient, opened: Register) -> None:
    """Of a name with folders in it, only the last part counts."""
    client.post("/add/files", files=[("files", ("../../etc/passwd.txt", REPORT.encode()))])
    assert opened.page("passwd").document.name == "passwd"


def test_a_contact_is_recorded_by_hand(client: TestClient, opened: Register) -> None:
    """What the form says is a contact with its people, its promise and its words."""
    form = {
        "kind": "meeting",
        "status": "held",
        "polity": "kw jp",
        "date": "2026-11-20",
        "name": ["Salem Al-Sabah", "Ken Arai"],
        "side": ["KW", "JP"],
        "capacity": ["Foreign Minister", "Foreign Minister"],
        "lead": ["0"],
        "force": ["pledged"],
        "what": ["send a medical team"],
        "by": ["JP"],
        "due": ["2027-03-31"],
        "topic": ["health"],
    }
    page = lxml_html.document_fromstring(client.post("/record", data=form).text)
    assert len(page.xpath("//article//mark[contains(@class, 'participant')]")) >= 2
    (promise, *_) = opened.promises("KW", "JP")
    assert (promise.kind, promise.due, promise.by) == ("pledged", "2027-03-31", ("JP",))


@pytest.mark.parametrize(
    "form", [{}, {"kind": "meeting", "polity": "KW"}, {"kind": "meeting", "polity": "KW JP", "round": "x"}]
)
def test_a_faulty_form_records_nothing(client: TestClient, opened: Register, form: dict) -> None:
    """What is missing is said, and nothing is written."""
    before = opened.counts().entries
    assert client.post("/record", data=form).status_code == 400
    assert opened.counts().entries == before
