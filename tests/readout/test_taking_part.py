"""Who took part in a contact, on whose side, and who is only named."""

from __future__ import annotations

import pytest
from tests.reports import read_one, read_report

from sijill.records import Encounter

A, B = "The Foreign Minister of Norway, Ingrid Solheim,", "the Ambassador of Japan, Kenji Mori"
MET = f"{A} met with {B}."


def names(encounter: Encounter) -> set[str]:
    """Return who took part."""
    return {one.name for one in encounter.participants}


@pytest.mark.parametrize(
    "words",
    [
        "During the meeting, the ambassador conveyed his warm greetings to Prime Minister Olav Berg.",
        "The meeting praised the progress made under the leadership of King Harald Lund and Prince Magnus Lund.",
        "The meeting followed the guidance of President Haruto Sato.",
    ],
)
def test_who_is_greeted_or_leads_from_afar_took_no_part(words: str) -> None:
    """Greetings, leadership and guidance are of somebody absent, and so is who is joined to him."""
    assert names(read_one(f"{MET} {words}")) == {"Ingrid Solheim", "Kenji Mori"}


@pytest.mark.parametrize(
    "words",
    [
        "The meeting was attended by Yuko Sato, Consul of Japan.",
        "Consul of Japan Yuko Sato was present on the occasion.",
        "The presence of the Consul of Japan, Yuko Sato, was noted with thanks.",
        "Consul of Japan Yuko Sato also delivered remarks.",
    ],
)
def test_who_was_present_took_part(words: str) -> None:
    """Presence is told in many ways."""
    assert names(read_one(f"{MET} {words}")) == {"Ingrid Solheim", "Kenji Mori", "Yuko Sato"}


def test_companions_are_of_the_side_they_accompany() -> None:
    """Those listed behind "accompanied by a delegation comprising" take the side of who leads them."""
    report = read_report(
        "The Sultan of Oman, Hamad bin Tarik, accompanied by a delegation comprising Salim Al Habsi,"
        " Minister of Finance, and Yahya Al Balushi, Minister of Labour, met the Ambassador of Japan, Kenji Mori."
    )
    (encounter,) = report.encounters
    assert {p.name: p.polity for p in encounter.participants} == {
        "Hamad bin Tarik": "OM",
        "Salim Al Habsi": "OM",
        "Yahya Al Balushi": "OM",
        "Kenji Mori": "JP",
    }


@pytest.mark.parametrize(
    "words",
    [
        "The letter was delivered by the Ambassador of Norway, John Berg.",
        "The Ambassador of Norway, John Berg, presented the message.",
    ],
)
def test_the_bearer_of_a_message_takes_part_and_leads_nobody(words: str) -> None:
    """Who hands a message over is told after it; its sender and recipient lead."""
    encounter = read_one(f"{A} sent a letter to the Prime Minister of Japan, Haruto Sato. {words}")
    assert {p.name: p.lead for p in encounter.participants} == {
        "Ingrid Solheim": True,
        "Haruto Sato": True,
        "John Berg": False,
    }


def test_the_sultanate_is_the_papers_own_state() -> None:
    """The Sultanate acts beside another state; its side is headed and attended by whom each sentence tells."""
    report = read_report(
        "An official session of talks was held between the Sultanate and the Republic of Portugal on Tuesday."
        " The Omani side was chaired by Hamad bin Tarik, Foreign Minister, while the Portuguese side was chaired by"
        " Rui Fontes, Minister Responsible for Trade. It was attended from the Omani side by Gen Salim Al Habsi,"
        " Head of the General Intelligence Service, and Yahya Al Balushi, Omani Ambassador to Portugal."
    )
    (encounter,) = report.encounters
    assert set(encounter.polities) == {"OM", "PT"}
    assert {p.name: (p.capacity, p.polity) for p in encounter.participants} == {
        "Hamad bin Tarik": ("Foreign Minister", "OM"),
        "Rui Fontes": ("Minister Responsible for Trade", "PT"),
        "Salim Al Habsi": ("Head of the General Intelligence Service", "OM"),
        "Yahya Al Balushi": ("Omani Ambassador to Portugal", "OM"),
    }


def test_a_spokesman_who_only_speaks_takes_no_part() -> None:
    """Who announces a contact is not in it; a spokesman and adviser who meets somebody is."""
    encounter = read_one(f"{MET} Ministry spokesperson Yuko Sato, present at the meeting, told reporters about it.")
    assert names(encounter) == {"Ingrid Solheim", "Kenji Mori"}


def test_who_was_present_may_be_told_first() -> None:
    """A sentence of presence that stands before its encounter belongs to it."""
    encounter = read_one(f"Present at the ceremony were Yuko Sato, Consul of Japan, and Olav Berg. {MET}")
    assert "Yuko Sato" in names(encounter)


def test_who_attended_the_ceremony_was_not_on_the_trip() -> None:
    """Attendance goes to the encounter of the kind that the sentence names."""
    report = read_report(
        "The welcoming ceremony for the Foreign Minister of Norway, Ingrid Solheim, was held in Tokyo on Monday with"
        " the Prime Minister of Japan, Haruto Sato. Solheim is on an official visit to Japan."
        " The welcoming ceremony was attended by Yuko Sato, Mayor of Tokyo."
    )
    found = {e.kind: names(e) for e in report.encounters}
    assert "Yuko Sato" in found["ceremony"]
    assert "Yuko Sato" not in found.get("visit", set())
