"""Publishers and the side that each reports from."""

from __future__ import annotations

import pytest

from sijill.vocabulary import find_publisher, polities, publishers


@pytest.mark.parametrize(
    ("name", "polity"),
    [
        ("WAM", "AE"),
        ("وام", "AE"),
        ("وكالة أنباء الإمارات", "AE"),
        ("KUNA (Zawya)", "KW"),
        ("لوسيل / قنا", "QA"),
        ("https://www.spa.gov.sa/en/123", "SA"),
        ("www3.nhk.or.jp", "JP"),
        ("okaz", "SA"),
        ("aawsat", "SA"),
        ("dailyftlk", "LK"),
        ("Daily Mirror (Sri Lanka)", "LK"),
        ("The White House", "US"),
        ("外務省", "JP"),
        ("時事通信社", "JP"),
        ("静岡県", "JP-22"),
        ("在ルワンダ日本国大使館", "JP"),
        ("駐日クウェート大使館", "KW"),
        ("Embassy of Japan in Kuwait", "JP"),
        ("Ministry of Foreign Affairs of the Kingdom of Bahrain", "BH"),
        ("سفارة دولة الكويت لدى اليابان", "KW"),
        ("Wikinews", None),
    ],
)
def test_a_source_leads_to_its_side(name: str, polity: str | None) -> None:
    """Names in any script, addresses and file names of archives are understood."""
    found = find_publisher(name)
    assert found is not None
    assert found.polity == polity


@pytest.mark.parametrize("name", ["", "  ", "A blog", "example.org", "日記", "مدونة", "/", "()", "https://"])
def test_an_unknown_source_has_no_side(name: str) -> None:
    """Nothing is guessed from a name that is not known."""
    assert find_publisher(name) is None


def test_every_publisher_is_found_by_all_it_is_called() -> None:
    """No name or domain of one leads to another."""
    for publisher in publishers():
        for name in (*publisher.names, *publisher.domains):
            found = find_publisher(name)
            assert found is not None
            assert found.names == publisher.names, name


def test_sides_of_publishers_are_polities() -> None:
    """The side that an account belongs to can be looked up."""
    assert [p.name for p in publishers() if p.polity is not None and p.polity not in polities()] == []


def test_the_official_agencies_of_the_gulf_and_japan_are_there() -> None:
    """Each side of the relations that Sijill began with has its voice."""
    agencies = {publisher.polity for publisher in publishers() if publisher.kind == "agency"}
    assert {"AE", "SA", "KW", "QA", "BH", "OM", "JP"} <= agencies
