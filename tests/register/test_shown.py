"""Which value of several accounts is shown, and what counts as a contradiction."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sijill.register.shown import choose, find_conflicts, unite


def accounts(**fields: list[object]) -> list[SimpleNamespace]:
    """Return accounts from the values of their fields, one a position; other fields are silent."""
    silent = dict.fromkeys(
        ("kind", "status", "date", "place", "country", "mechanism", "round", "published", "publisher")
    ) | {"corrected": ()}
    count = len(next(iter(fields.values())))
    return [
        SimpleNamespace(**silent | {"id": f"a{n}"} | {name: values[n] for name, values in fields.items()})
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("field", "values", "shown"),
    [
        ("date", [None, "2024", "2024-05-01", "2024-05"], "2024-05-01"),
        ("date", ["2024-05-02", "2024-05-01", "2024-05-01"], "2024-05-01"),
        ("date", ["2024-05-02", "2024-05-01"], "2024-05-01"),
        ("date", [None, None], None),
        ("place", ["Tokyo", "Osaka", "Osaka"], "Osaka"),
        ("round", [None, 3], 3),
        ("status", ["planned", "held"], "held"),
        ("status", ["planned", "cancelled"], "cancelled"),
    ],
)
def test_the_shown_value_follows_the_rule(field: str, values: list[object], shown: object) -> None:
    """The more precise before the less, then the majority; the order of filing plays no part."""
    assert choose(accounts(**{field: values}), field) == shown
    assert choose(accounts(**{field: values})[::-1], field) == shown


def test_official_readouts_come_before_agencies_and_these_before_the_press() -> None:
    """Two agencies and a newspaper say one day, a ministry another: the ministry's is shown."""
    told = accounts(date=["2024-05-02", "2024-05-02", "2024-05-01"], publisher=["KUNA", "Arab News", "外務省"])
    assert choose(told, "date") == "2024-05-01"
    assert choose(told[:2] + accounts(date=["2024-05"], publisher=["外務省"]), "date") == "2024-05-02"


@pytest.mark.parametrize(
    ("field", "values", "is_conflict"),
    [
        ("date", ["2024-05-01", "2024-05-02"], True),
        ("date", ["2024-05-01", "2024-05"], False),
        ("date", ["2024-05-01", None], False),
        ("date", ["2024-05", "2024-06-01"], True),
        ("place", ["Tokyo", "Osaka"], True),
        ("place", ["Tokyo", "TŌKYŌ"], False),
        ("place", ["Tokyo", "طوكيو"], False),
        ("place", ["طوكيو", "أوساكا"], True),
        ("place", ["الكويت", "الكويت‎"], False),
        ("mechanism", ["policy dialogue", "political consultations"], True),
        ("mechanism", ["外務省間政策対話", "المشاورات السياسية"], False),
        ("round", [3, 4], True),
        ("kind", ["meeting", "consultations"], True),
        ("status", ["planned", "held"], False),
        ("status", ["held", "cancelled"], True),
    ],
)
def test_what_contradicts_is_a_conflict(field: str, values: list[object], is_conflict: bool) -> None:
    """Vaguer isn't other, silence isn't other, and another script isn't judged here."""
    found = find_conflicts(accounts(**{field: values}))
    assert [conflict.field for conflict in found] == ([field] if is_conflict else [])


def test_a_conflict_lists_each_value_with_its_accounts() -> None:
    """Nothing of what an account says gets lost."""
    (conflict,) = find_conflicts(accounts(date=["2023-05-12", "2023-05-13", "2023-05-12"]))
    assert conflict.values == (("2023-05-12", ("a0", "a2")), ("2023-05-13", ("a1",)))


def test_lists_are_united_in_order_of_appearance() -> None:
    """Topics and sides of an encounter are those of all its accounts."""
    told = accounts(topics=[("health", "trade"), ("energy", "health")])
    assert unite(told, "topics") == ("health", "trade", "energy")
