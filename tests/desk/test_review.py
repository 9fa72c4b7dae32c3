"""Reviewing at the desk: what waits, accepting, rejecting, correcting, and taking it back."""

from __future__ import annotations

from typing import get_args

import pytest
from litestar.testing import TestClient
from lxml import html as lxml_html

from sijill.records import State
from sijill.register import Register, Rule
from sijill.register.answers import FactLine


@pytest.fixture
def fact(opened: Register) -> FactLine:
    """A person in a contact whom nobody has judged."""
    return opened.facts(Rule(kind="participant"), limit=1)[0]


def state_of(register: Register, fact: FactLine) -> str:
    """Return where a fact stands."""
    (found,) = [
        one
        for state in get_args(State)
        for one in register.facts(Rule(kind=fact.kind, document=fact.document, state=state))
        if one.id == fact.id
    ]
    return found.state


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_what_waits_is_listed_with_its_document(client: TestClient, opened: Register, language: str) -> None:
    """Each document with proposed facts leads to its text on one side and its facts on the other."""
    client.cookies.set("language", language)
    queue = lxml_html.document_fromstring(client.get("/review").text)
    links = queue.xpath("//a[@class='main']/@href")
    assert len(links) == opened.counts().documents
    page = lxml_html.document_fromstring(client.get(links[0]).text)
    facts = page.xpath("//section[@class='facts']//li[@data-line]")
    waiting = opened.facts(Rule(document=links[0].rpartition("/")[2]))
    assert len(facts) == len(waiting) > 0
    marked = {start for one in page.xpath("//article/mark/@data-fact") for start in one.split()}
    assert {one.get("data-fact") for one in facts} <= marked


@pytest.mark.parametrize("state", ["accepted", "rejected", "unsure"])
def test_a_fact_is_judged_and_the_judgement_taken_back(
    client: TestClient, opened: Register, fact: FactLine, state: str
) -> None:
    """A button judges one fact; its undo leaves it open again."""
    page = client.post("/review", data={"id": fact.id, "state": state, "back": f"/review/{fact.document}"}).text
    assert state_of(opened, fact) == state
    (entry,) = lxml_html.document_fromstring(page).xpath("//*[@class='toast']//input[@name='entry']/@value")
    client.post("/undo", data={"entry": entry})
    assert state_of(opened, fact) == "proposed"


def test_what_was_rejected_is_counted_nowhere(client: TestClient, opened: Register) -> None:
    """An outcome that is wrong is no more among those of its document in the list."""
    fact = opened.facts(Rule(kind="outcome"), limit=1)[0]

    def count() -> int:
        return next(line.outcomes for line in opened.documents(limit=50) if line.document.id == fact.document)

    before = count()
    client.post("/review", data={"id": fact.id, "state": "rejected"})
    assert count() == before - 1


def test_everything_in_a_document_is_accepted_at_once(client: TestClient, opened: Register, fact: FactLine) -> None:
    """One entry accepts all that was read in it, and nothing elsewhere."""
    elsewhere = len(opened.facts(Rule())) - len(opened.facts(Rule(document=fact.document)))
    client.post("/review", data={"id": fact.document, "state": "accepted"})
    assert opened.facts(Rule(document=fact.document)) == ()
    assert len(opened.facts(Rule())) == elsewhere


def test_a_corrected_value_shows(client: TestClient, opened: Register, fact: FactLine) -> None:
    """Only what the form changed is corrected."""
    form = {
        "id": fact.id,
        "field-capacity": "Acting Minister",
        "was-capacity": "x",
        "field-polity": "",
        "was-polity": "",
    }
    client.post("/correct", data=form)
    (found,) = [one for one in opened.facts(Rule(document=fact.document, state="edited")) if one.id == fact.id]
    assert found.told["capacity"] == "Acting Minister"
    assert found.told["name"] == fact.told["name"]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/review", {"id": "acc-zzzzzzzzzzzz", "state": "accepted"}),
        ("/review", {"id": "x", "state": "perhaps"}),
        ("/correct", {"id": "x"}),
        ("/correct", {"id": "acc-zzzzzzzzzzzz", "field-date": "soon", "was-date": ""}),
    ],
)
def test_a_faulty_judgement_changes_nothing(client: TestClient, opened: Register, path: str, form: dict) -> None:
    """What can't be judged is said, and nothing is written."""
    before = opened.counts().entries
    assert client.post(path, data=form).status_code in (400, 404)
    assert opened.counts().entries == before
