"""Posts: records of their own, with their holders over time."""

from __future__ import annotations

from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register


def tell(register: Register, number: int, name: str, capacity: str, day: str) -> None:
    """File a report in which somebody of Japan meets Kuwait's Amal Haddad."""
    text = f"Report {number}: {name}, Amal Haddad"
    document = make_document(f"d{number}", text, published=day, language="en")
    people = [person(name, "JP", capacity), person("Amal Haddad", "KW")]
    file(
        document,
        make_readout(document, [{"date": day, "participants": people, "polities": ["JP", "KW"]}]),
        register,
        by="tester",
    )


def test_a_post_keeps_its_holders_apart_and_in_order(register: Register) -> None:
    """Two consuls-general in one place are two people in one post, each with the days that are told."""
    tell(register, 0, "Akima Umezawa", "Consul-General of Japan in Dubai", "2019-12-05")
    tell(register, 1, "Sekiguchi Noboru", "القنصل العام لليابان في دبي", "2023-02-02")
    tell(register, 2, "Sekiguchi Noboru", "在ドバイ日本国総領事", "2024-03-01")
    (post,) = register.posts("consul")
    page = register.page(post.id)
    assert [(holder.names[0], holder.first, holder.last) for holder in page.holders] == [
        ("Akima Umezawa", "2019-12-05", "2019-12-05"),
        ("Sekiguchi Noboru", "2023-02-02", "2024-03-01"),
    ]
    assert len(post.names) == 3


def test_a_person_in_a_new_post_stays_one(register: Register) -> None:
    """Somebody is found in both posts, and is one person."""
    tell(register, 0, "Sekiguchi Noboru", "Consul-General of Japan in Dubai", "2019-12-05")
    tell(register, 1, "Sekiguchi Noboru", "Ambassador of Japan to Kuwait", "2023-02-02")
    holders = [register.page(post.id).holders for post in register.posts("JP")]
    assert len(holders) == 2
    assert len({holder.person for some in holders for holder in some}) == 1


def test_the_beginning_of_its_id_leads_to_a_post(register: Register) -> None:
    """As of every record."""
    tell(register, 0, "Akima Umezawa", "Consul-General of Japan in Dubai", "2019-12-05")
    (post,) = register.posts()
    assert register.page(post.id[:9]).post == post
    assert register.verify().faults == ()
