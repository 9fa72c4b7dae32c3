"""Figures of a relation: drawn here, harmless, with the numbers behind them."""

from __future__ import annotations

import csv
import io

import pytest
from litestar.testing import TestClient
from lxml import etree

from sijill.desk.screens.figures import show_csv


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
@pytest.mark.parametrize("figure", ["years", "topics"])
def test_a_figure_is_an_svg_without_scripts(client: TestClient, figure: str, language: str) -> None:
    """Well-formed, with nothing that runs or is loaded from elsewhere."""
    client.cookies.set("language", language)
    answer = client.get(f"/figure/{figure}/KW~JP.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    tree = etree.fromstring(answer.content)
    assert not tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='foreignObject']")
    assert not any("http" in value for element in tree.iter() for value in element.attrib.values())


def test_the_numbers_of_a_figure_are_those_of_the_relation(client: TestClient, opened) -> None:
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
