"""Figures of a relation: drawn here, harmless, with the numbers behind them."""

from __future__ import annotations

import csv
import io
import re

import pytest
from litestar.testing import TestClient
from lxml import etree
from lxml import html as lxml_html

from sijill.desk.drawing import Artist, convert
from sijill.desk.figures import draw_years
from sijill.desk.screens.figures import FIGURES, show_csv
from sijill.desk.words import Words
from sijill.filing import file
from sijill.reading import read
from sijill.records import Document
from sijill.register import Register


@pytest.mark.parametrize(("figure", "language"), list(zip(FIGURES, ("en", "ar", "ja", "ar", "ja"), strict=True)))
def test_a_figure_is_an_svg_without_scripts(client: TestClient, figure: str, language: str) -> None:
    """Well-formed, with nothing that runs or is loaded from elsewhere."""
    client.cookies.set("language", language)
    answer = client.get(f"/figure/{figure}/KW~JP.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    tree = etree.fromstring(answer.content)
    assert not tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='foreignObject']")
    assert not any("http" in value for element in tree.iter() for value in element.attrib.values())


def test_the_numbers_of_a_figure_are_those_of_the_relation(client: TestClient, opened: Register) -> None:
    """Summed by year, the table has as many contacts as the relation counts."""
    text = client.get("/data/years/KW~JP.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    told = {row["year"]: int(row["contacts"]) for row in rows}
    assert told == {str(line.year): line.contacts for line in opened.relation("KW", "JP").course.years}


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would compute is text."""
    text = show_csv(("a",), [("=1+1",), ("+x",), ("@y",), ("-z",), (-3,)]).content
    assert [row["a"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))] == [
        "'=1+1",
        "'+x",
        "'@y",
        "'-z",
        "-3",
    ]


@pytest.mark.parametrize("path", ["/figure/years/KW.svg", "/figure/years/KW~JP.png", "/data/topics/KW~JP"])
def test_other_figures_are_not_there(client: TestClient, path: str) -> None:
    """An address that names no figure says so."""
    assert client.get(path).status_code == 404


def test_every_mark_leads_to_its_contacts(client: TestClient, opened: Register) -> None:
    """On the page of figures each mark is a link, and the list behind it holds as many contacts as it stands for."""
    client.cookies.set("language", "ar")
    page = lxml_html.document_fromstring(client.get("/figures/KW~JP").text)
    drawn = page.xpath("//figure//*[local-name()='svg']")
    assert len(drawn) == len(FIGURES)
    assert not any(
        "http" in value
        for svg in drawn
        for one in svg.iter()
        for name, value in one.attrib.items()
        if "xmlns" not in name
    )
    links = {link for svg in drawn for link in svg.xpath(".//*[local-name()='a']/@*[contains(., '/relation/')]")}
    by_year: dict[str, int] = {}
    for link in links:
        found = lxml_html.document_fromstring(client.get(link).text).xpath("//main//li[contains(@class, 'line')]")
        assert found, link
        if "level=" in link:
            year = link.partition("year=")[2][:4]
            by_year[year] = by_year.get(year, 0) + len(found)
    years = opened.relation("KW", "JP").course.years
    assert by_year == {str(line.year): line.contacts for line in years if line.contacts}


def test_figures_are_told_in_the_digits_and_colours_of_the_reader(client: TestClient) -> None:
    """Arabic-Indic digits where they are chosen; on a page the colours are names, in a picture those of its theme."""
    client.cookies.update({"language": "ar", "digits": "arab"})
    light, dark = (client.get(f"/figure/years/KW~JP.svg?theme={theme}").text for theme in ("light", "dark"))
    told = "".join(etree.fromstring(light.encode()).itertext())
    assert "٢٠٢٣" in told
    assert not set("0123456789") & set(told)
    assert light != dark
    page = client.get("/figures/KW~JP").text
    assert not re.search(r'aria-label="[^"]*(?:Sum|axis|legend|contacts)', page)
    assert "var(--figure-2)" in page


def test_the_numbers_behind_each_figure_are_there(client: TestClient) -> None:
    """Each figure has its table."""
    for kind in FIGURES:
        rows = list(csv.DictReader(io.StringIO(client.get(f"/data/{kind}/KW~JP.csv").content.decode("utf-8-sig"))))
        assert rows, kind


def test_names_in_a_figure_are_no_markup(client: TestClient, opened: Register) -> None:
    """A name with tags in it is drawn as text."""
    text = "The Foreign Minister of Japan, Ken <b>Arai</b>, met the Foreign Minister of Kuwait in Tokyo."
    document = Document(id="hostile", text=text, language="en", published="2024-05-04")
    file(document, read(document), opened, by="tester", why=None)
    page = lxml_html.document_fromstring(client.get("/figures/KW~JP").text)
    assert not page.xpath("//figure//b | //figure//script")


def test_a_picture_drawn_apart_is_the_same(opened: Register) -> None:
    """Drawn by a process of its own, and where that was ended from outside, a picture is what it is otherwise."""
    chart = draw_years(opened.relation("KW", "JP").course.years, Words("ar", digits="arab"))
    told = chart.to_json(), "٠١٢٣٤٥٦٧٨٩"
    artist = Artist()
    assert artist.draw(*told) == convert(*told)
    assert artist._process is not None
    artist._process.kill()
    artist._process.wait()
    assert artist.draw(*told) == convert(*told)
    artist.close()
