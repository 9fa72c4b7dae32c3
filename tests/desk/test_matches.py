"""The merge desk: what may be one is asked once."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient
from lxml import html as lxml_html
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register


@pytest.fixture
def asked(opened: Register) -> tuple[str, str]:
    """Two people of like names and other sides, of whom rules are unsure."""
    for name, side in (("Karim Haddad", "LB"), ("Karim Haddad", "JO")):
        document = make_document(
            f"unsure-{side}", f"{name} of {side} met Ken Arai.", language="en", published="2024-05-04"
        )
        people = [person(name, side), person("Ken Arai", "JP", "Foreign Minister")]
        file(document, make_readout(document, [{"polities": [side, "JP"], "participants": people}]), opened, by="t")
    match = next(one for one in opened.matches(of="person", limit=100) if "Karim Haddad" in one.one.names)
    return match.one.atom, match.other.atom


def find_pairs(client: TestClient) -> set[frozenset[str]]:
    """Return the pairs that the page asks for."""
    page = lxml_html.document_fromstring(client.get("/matches?of=person").text)
    return {
        frozenset((form.xpath(".//input[@name='one']/@value")[0], form.xpath(".//input[@name='other']/@value")[0]))
        for form in page.xpath("//li[contains(@class, 'match')]//form")
    }


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_is_answered_is_not_asked_again(
    client: TestClient, opened: Register, asked: tuple[str, str], verdict: str
) -> None:
    """Each answer is an entry, and takes the question off the page."""
    assert frozenset(asked) in find_pairs(client)
    before = opened.counts().entries
    client.post("/matches", data={"one": asked[0], "other": asked[1], "verdict": verdict})
    assert opened.counts().entries == before + 1
    assert frozenset(asked) not in find_pairs(client)


def test_another_answer_is_refused(client: TestClient, opened: Register) -> None:
    """What is no answer changes nothing."""
    before = opened.counts().entries
    assert client.post("/matches", data={"one": "x", "other": "y", "verdict": "perhaps"}).status_code == 400
    assert opened.counts().entries == before
