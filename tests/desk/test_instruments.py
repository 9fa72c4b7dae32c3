"""Instruments at the desk, the rounds of a mechanism set by hand, and notes."""

from __future__ import annotations

from litestar.testing import TestClient
from lxml import html as lxml_html

from sijill.records import Particulars
from sijill.register import Register
from sijill.register.answers import InstrumentPage, MechanismPage


def get_page(client: TestClient, path: str) -> lxml_html.HtmlElement:
    """Return a page of the desk."""
    return lxml_html.document_fromstring(client.get(path).text)


def fill(page: lxml_html.HtmlElement, action: str, **told: str) -> dict[str, str]:
    """Return what a form of a page sends when some of its fields are filled in."""
    (form, *_) = page.xpath(f"//form[@action='{action}']")
    return {**{name: value or "" for name, value in form.fields.items()}, **told}


def test_a_stage_is_said_and_taken_back_on_the_page(client: TestClient, opened: Register) -> None:
    """Ratified by one party: the ladder shows it for that party alone; undone in the toast, it is gone."""
    (line, *_) = opened.instruments(stages=["signed"])
    path = f"/instrument/{line.id}"
    party = line.parties[0]
    told = fill(get_page(client, path), "/instrument/stage", stage="ratified", day="2025-06-01", parties=party)
    page = lxml_html.document_fromstring(client.post("/instrument/stage", data=told).text)
    reached = {row.xpath("string(th)"): "1 June 2025" in row.text_content() for row in page.xpath("//table//tr[th]")}
    assert sum(reached.values()) == 1
    (entry,) = page.xpath("//*[@class='toast']//input[@name='entry']/@value")
    client.post("/undo", data={"entry": entry, "back": path})
    found = opened.page(line.id)
    assert isinstance(found, InstrumentPage)
    assert "ratified" not in {step.stage for step in found.life}


def test_what_an_instrument_is_is_put_right_on_the_page(client: TestClient, opened: Register) -> None:
    """Title, kind and parent are kept as said; what the form leaves alone isn't said; nothing said is an error."""
    (one,) = opened.instruments()
    promise = next(line.id for line in opened.promises() if line.id != one.undertaking)
    opened.say(promise, Particulars(outcome=promise, kind="treaty"), by="tester")
    other = next(line for line in opened.instruments() if line.id != one.id)
    path = f"/instrument/{one.id}"
    form = fill(get_page(client, path), "/instrument/particulars", title="Visa notes", parent=other.id)
    assert client.post("/instrument/particulars", data=form).status_code == 200
    found = opened.page(one.id)
    assert isinstance(found, InstrumentPage)
    assert (found.instrument.title, found.instrument.parent) == ("Visa notes", other.id)
    assert (found.instrument.kind, found.instrument.parties) == (one.kind, one.parties)
    assert f"/instrument/{other.id}" in get_page(client, path).xpath("//p/a/@href")
    again = fill(get_page(client, path), "/instrument/particulars")
    assert client.post("/instrument/particulars", data=again).status_code == 400


def test_a_promise_becomes_an_instrument_on_its_page(client: TestClient, opened: Register) -> None:
    """Where somebody says that an undertaking is a paper, it has a page among the instruments from then on."""
    known = {line.undertaking for line in opened.instruments()}
    line = next(one for one in opened.promises() if one.id not in known)
    form = fill(get_page(client, f"/promise/{line.id}"), "/instrument/particulars", kind="memorandum")
    answer = client.post("/instrument/particulars", data=form)
    assert answer.url.path == f"/instrument/{line.id.replace('und-', 'ins-')}"
    assert line.id in {one.undertaking for one in opened.instruments()}


def test_how_often_a_mechanism_meets_is_set_on_its_page(client: TestClient, opened: Register) -> None:
    """Months and host that somebody set outweigh what was learnt; emptied, what was learnt counts again."""
    (line, *_) = opened.mechanisms(limit=1)
    path = f"/mechanism/{line.id}"
    form = fill(get_page(client, path), "/mechanism/arrange", months="6", next_host="kw")
    client.post("/mechanism/arrange", data=form)
    (line,) = opened.mechanisms(limit=1)
    assert line.cadence is not None
    assert (line.cadence.months, line.cadence.next_host, line.cadence.is_set) == (6, "KW", True)
    client.post("/mechanism/arrange", data=fill(get_page(client, path), "/mechanism/arrange", months=""))
    (line,) = opened.mechanisms(limit=1)
    assert line.cadence is not None
    assert not line.cadence.is_set
    assert line.cadence.is_host_set


def test_a_mechanism_shows_what_was_carried_through_its_rounds(client: TestClient, opened: Register) -> None:
    """Each undertaking that its sessions dealt with has a row with a mark for each of them."""
    (line, *_) = opened.mechanisms(limit=1)
    found = opened.page(line.id)
    assert isinstance(found, MechanismPage)
    assert found.items
    rows = get_page(client, f"/mechanism/{line.id}").xpath("//table[contains(@class, 'carried')]/tbody/tr")
    told = [len(row.xpath(".//*[@class='rung-mark']")) for row in rows]
    assert told == [len(item.rounds) for item in found.items]


def test_a_note_is_written_and_taken_back_everywhere(client: TestClient, opened: Register) -> None:
    """On each page that has notes: written, it stands there as text; undone in the toast, it is gone."""
    encounter = next(line for line in opened.latest(limit=50) if line.people)
    (document, *_) = opened.documents(limit=1)
    for path in (
        f"/contact/{encounter.id}",
        f"/person/{encounter.people[0].person}",
        f"/promise/{opened.promises()[0].id}",
        f"/instrument/{opened.instruments()[0].id}",
        f"/mechanism/{opened.mechanisms(limit=1)[0].id}",
        f"/document/{document.document.id}",
        "/relation/KW~JP",
    ):
        form = fill(get_page(client, path), "/note", words="<b>ملاحظة</b> 覚え書き")
        page = lxml_html.document_fromstring(client.post("/note", data=form).text)
        (note,) = page.xpath("//*[@id='remarks']//li//*[@class='said']")
        assert note.text_content() == "<b>ملاحظة</b> 覚え書き", path
        (entry,) = page.xpath("//*[@class='toast']//input[@name='entry']/@value")
        client.post("/undo", data={"entry": entry, "back": path})
        assert not get_page(client, path).xpath("//*[@id='remarks']//li"), path
