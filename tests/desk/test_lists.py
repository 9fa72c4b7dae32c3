"""Lists as files, posts over time, and the board of promises."""

from __future__ import annotations

import csv
import io

import pytest
from litestar.testing import TestClient
from lxml import html as lxml_html

from sijill.desk.screens.lists import LISTS
from sijill.desk.spans import WIDTH, make_scale
from sijill.desk.words import Words
from sijill.register import Register
from sijill.register.answers import HolderLine, PostPage


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_there_as_json_and_as_csv(client: TestClient, name: str) -> None:
    """Both files hold the same lines, each with its id or sides; the screen leads to them."""
    told = client.get(f"/{name}.json").json()
    rows = list(csv.DictReader(io.StringIO(client.get(f"/{name}.csv").content.decode("utf-8-sig"))))
    assert len(rows) == len(told) > 0
    assert set(rows[0]) == set(told[0])
    page = lxml_html.document_fromstring(client.get(f"/{name}").text)
    assert {f"/{name}.json", f"/{name}.csv"} <= set(page.xpath("//a/@href"))


def test_a_narrowed_list_is_narrowed_as_a_file(client: TestClient) -> None:
    """What the screen was asked for is asked of the file."""
    page = lxml_html.document_fromstring(client.get("/promises?side=JP&status=done").text)
    (path,) = page.xpath("//a[text()='JSON']/@href")
    told = client.get(path).json()
    assert {one["status"] for one in told} <= {"done"}
    assert len(told) < len(client.get("/promises.json").json()) or not told


def test_a_post_shows_its_holders_in_time(client: TestClient, opened: Register) -> None:
    """Whoever is attested in a post stands on its page, with a bar on the scale of years."""
    pages = [opened.page(line.id) for line in opened.posts(limit=200)]
    found = max((page for page in pages if isinstance(page, PostPage)), key=lambda page: len(page.holders))
    page = lxml_html.document_fromstring(client.get(f"/post/{found.post.id}").text)
    assert page.xpath("//table//a[@class='main']/@href") == [f"/person/{one.person}" for one in found.holders]
    assert len(page.xpath("//table//*[local-name()='rect'][@class='span']")) == len(found.holders)


def test_time_runs_from_the_right_where_the_page_does() -> None:
    """The bar of an earlier holder is left of a later one's in English, right of it in Arabic; both fit."""
    holders = [
        HolderLine(person="per-1", names=("A",), first="2019-12-05", last="2021-03-01", times=2),
        HolderLine(person="per-2", names=("B",), first="2023-02-02", last="2023-02-02", times=1),
        HolderLine(person="per-3", names=("C",), first=None, last=None, times=1),
    ]
    for language, is_mirrored in (("en", False), ("ja", False), ("ar", True)):
        scale = make_scale(holders, Words(language))
        earlier, later, unknown = scale.bars
        assert unknown is None
        assert earlier is not None
        assert later is not None
        assert (earlier.start > later.start) is is_mirrored
        assert all(bar.start >= 0 and bar.start + bar.width <= WIDTH for bar in (earlier, later))
        assert (scale.first, scale.last) == (2019, 2023)


def test_a_card_moves_to_another_column_and_back(client: TestClient, opened: Register) -> None:
    """A button of the card says that it is under way; the board shows it there; undone, it stands where it stood."""
    line = next(one for one in opened.promises(statuses=("open",)))
    page = lxml_html.document_fromstring(client.get("/promises?view=board").text)

    def find_column(page: lxml_html.HtmlElement) -> str:
        (link,) = page.xpath(f"//*[@class='board']//a[@href='/promise/{line.id}']")
        return next(link.iterancestors("section")).get("aria-labelledby")

    assert find_column(page) == "column-open"
    form = next(page.xpath(f"//a[@href='/promise/{line.id}']")[0].iterancestors("li")).xpath(".//form")[0]
    told = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    answer = client.post("/follow", data={**told, "status": "under-way"})
    page = lxml_html.document_fromstring(answer.text)
    assert find_column(page) == "column-under-way"
    (entry,) = page.xpath("//*[@class='toast']//input[@name='entry']/@value")
    client.post("/undo", data={"entry": entry, "back": "/"})
    assert find_column(lxml_html.document_fromstring(client.get("/promises?view=board").text)) == "column-open"
