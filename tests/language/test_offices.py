"""Posts, recognised in capacities of three languages."""

from __future__ import annotations

import pytest

from sijill.language.offices import match_office

ONE = [
    ("JP", "Consul-General of Japan in Dubai", "القنصل العام لليابان في دبي", "在ドバイ日本国総領事"),
    ("KW", "Foreign Minister", "وزير الخارجية", "外務大臣"),
    ("KW", "Prime Minister", "رئيس مجلس الوزراء", "首相"),
    ("KW", "Minister of Health", "وزير الصحة", "保健大臣"),
    ("KW", "Ambassador of Kuwait to Japan", "سفير دولة الكويت لدى اليابان"),
]


@pytest.mark.parametrize("told", ONE, ids=lambda told: told[1])
def test_a_post_is_one_in_every_language(told: tuple[str, ...]) -> None:
    """What it is called differs, the post doesn't."""
    polity, *capacities = told
    assert len({match_office(capacity, polity) for capacity in capacities}) == 1
    assert match_office(capacities[0], polity) is not None


@pytest.mark.parametrize(
    "capacity",
    [
        "former Prime Minister",
        "前首相",
        "رئيس الوزراء السابق",
        "Deputy Consul-General in Dubai",
        "外務副大臣",
        "Director",
    ],
)
def test_who_does_not_hold_it_is_not_in_the_post(capacity: str) -> None:
    """Former holders, deputies, and capacities that many have at once are in no post."""
    assert match_office(capacity, "JP") is None


def test_another_place_is_another_post() -> None:
    """Dubai is not Los Angeles, health is not trade."""
    assert match_office("Consul-General in Dubai", "JP") != match_office("Consul-General in Riyadh", "JP")
    assert match_office("Minister of Health", "KW") != match_office("Minister of Trade", "KW")
    assert match_office("Foreign Minister", "KW") != match_office("Foreign Minister", "JP")
