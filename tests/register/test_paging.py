"""Pages of a relation and of a person: together they are the whole, whichever way the contacts are found."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register
from sijill.register.answers import PersonPage

PUBLISHERS = ("KUNA", "MOFA Japan", "Reuters")


@pytest.fixture
def filed(register: Register) -> Register:
    """Seven meetings of Kuwait, Sharjah and Japan; some told twice, one undated, one of three sides."""
    for number in range(7):
        sides = [["KW", "JP"], ["AE-SH", "JP"], ["KW", "JP", "AE"]][number % 3]
        name = "Salem Sabah" if number % 2 else "Salem Sabah Ali"
        people = [person(name, sides[0], "Foreign Minister")]
        people += [person("Ken Arai", "JP", "Ambassador" if number < 4 else "Foreign Minister")]
        for copy in range(1 + number % 2):
            said = f"They agreed to open school {number}, told {copy}."
            text = f"Meeting {number}: {name} met Ken Arai. {said}"
            document = make_document(
                f"d{number}-{copy}",
                text,
                language="en",
                published=f"2024-0{number + 1}-09T10:00",
                publisher=PUBLISHERS[copy],
            )
            meeting = {
                "date": None if number == 5 else f"2024-0{number + 1}-0{number + 1}",
                "country": ("KW", "JP", None)[number % 3],
                "place": "Tokyo",
                "topics": ["health", "energy"][: 1 + number % 2],
                "participants": people,
                "polities": sides,
                "mechanism": {"name": "Political Consultations", "round": number + 1} if number % 3 == 0 else None,
            }
            kind = ("agreed", "signed", "pledged")[number % 3]
            outcome = {"kind": kind, "by": sides[: 1 + number % 2], "quote": said, "encounter": "e1"}
            outcomes = [outcome] if copy == 0 or number == 1 else []
            file(document, make_readout(document, [meeting], outcomes), register, by="tester")
    return register


SIDES = [("KW", "JP", False), ("JP", "KW", False), ("AE", "JP", True), ("AE", "AE-SH", True), ("KW", "AE", False)]


def test_the_pages_of_a_relation_are_the_whole(filed: Register) -> None:
    """Page by page the same contacts, people, mechanisms, instruments and items come in the same order."""
    for one, other, rolled_up in SIDES:
        check_pages(filed, one, other, rolled_up=rolled_up)


def check_pages(filed: Register, one: str, other: str, *, rolled_up: bool) -> None:
    """Compare a relation with its pages of one line each."""
    whole = filed.relation(one, other, rolled_up=rolled_up)
    pages = [filed.relation(one, other, rolled_up=rolled_up, limit=1, offset=offset) for offset in range(12)]
    for part in ("timeline", "mechanisms", "instruments", "one_sided"):
        told = getattr(whole, part)
        assert tuple(line for page in pages for line in getattr(page, part)) == told
        assert {getattr(page.totals, part) for page in pages} == {len(told)}
    for place in range(2):
        people = whole.people[place]
        assert tuple(line for page in pages for line in page.people[place].people) == people.people
        assert {page.people[place].total for page in pages} == {people.total} == {len(people.people)}
    for part in ("open", "reached"):
        groups = {(group.side, group.is_joint): group for group in getattr(whole, part)}
        for key, group in groups.items():
            found = [one for page in pages for one in getattr(page, part) if (one.side, one.is_joint) == key]
            assert tuple(line for one in found for line in one.outcomes) == group.outcomes
            assert group.total == len(group.outcomes) == found[0].total
    assert {page.course for page in pages} == {whole.course}
    assert {page.last_contact for page in pages} == {whole.last_contact}


def test_one_side_is_told_the_same_whether_rolled_up_or_not(filed: Register) -> None:
    """What is found in the pairs of two codes is found when their parts are looked for, too."""
    alone, rolled = filed.relation("KW", "JP"), filed.relation("KW", "JP", rolled_up=True)
    assert len(alone.timeline) == 5
    assert alone.one_sided
    for part in ("timeline", "people", "mechanisms", "open", "reached", "course", "one_sided", "totals"):
        assert getattr(rolled, part) == getattr(alone, part)


def test_only_the_parts_wanted_are_told(filed: Register) -> None:
    """Whoever asks for the course gets no timeline."""
    found = filed.relation("KW", "JP", parts=("course",))
    assert found.course == filed.relation("KW", "JP").course
    assert (found.timeline, found.people, found.open) == ((), (), ())


def test_the_pages_of_a_person_are_the_whole(filed: Register) -> None:
    """Encounters and places of the name come page by page in the order of the whole; capacities are those of all."""
    (arai,) = [line for line in filed.people(limit=9) if "Ken Arai" in line.names]
    whole = filed.page(arai.id)
    assert isinstance(whole, PersonPage)
    pages = [filed.page(arai.id, limit=2, offset=offset) for offset in range(0, 12, 2)]
    assert tuple(line for page in pages for line in page.encounters) == whole.encounters  # type: ignore[union-attr]
    assert tuple(line for page in pages for line in page.mentions) == whole.mentions  # type: ignore[union-attr]
    assert {page.capacities for page in pages} == {whole.capacities}  # type: ignore[union-attr]
    assert (whole.contacts, whole.times) == (len(whole.encounters), len(whole.mentions)) == (7, 10)


def test_who_took_part_follows_every_judgement(filed: Register) -> None:
    """People joined and parted again, a participant rejected: the view is what the journal gives."""
    people = [line for line in filed.people(limit=9) if any("Salem" in name for name in line.names)]
    joined = filed.decide(people[0].id, people[1].id, verdict="same", by="t")
    assert filed.verify().faults == ()
    kuwait, _ = filed.relation("KW", "JP").people
    assert kuwait.total == 1
    filed.take_back(joined.number, by="t")
    one = filed.relation("KW", "JP").timeline[0]
    filed.review([one.people[0].fact], state="rejected", by="t")
    assert filed.verify().faults == ()
