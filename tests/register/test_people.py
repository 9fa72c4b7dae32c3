"""Which name of a person is shown."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sijill.register.people import order_names


def shown(**times: int) -> str:
    """Return the name that is shown of names that so many documents use."""
    rows = [
        SimpleNamespace(name=name.replace("_", " "), times=count, entry=number)
        for number, (name, count) in enumerate(times.items())
    ]
    return order_names(rows)[0].name


@pytest.mark.parametrize(
    ("times", "name"),
    [
        ({"Samih_Hayat": 5, "Hayat": 9}, "Samih Hayat"),
        ({"Samih_Hayat": 9, "Sameeh_Essa_Johar_Hayat": 1}, "Samih Hayat"),
        ({"Samih_Hayat": 3, "Sameeh_Essa_Johar_Hayat": 1}, "Sameeh Essa Johar Hayat"),
        ({"Samih_Hayat": 2, "Sameeh_Hayat": 5}, "Sameeh Hayat"),
        ({"Samih_Hayat": 2, "Sameeh_Hayat": 2}, "Samih Hayat"),
    ],
)
def test_the_fullest_name_that_is_in_use_is_shown(times: dict[str, int], name: str) -> None:
    """Fuller before shorter, unless it is an odd one; then what more documents use; then the first."""
    assert shown(**times) == name
