"""Relations: two sides in any of the three languages, and everything between them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.builders import make_document, make_readout
from tests.databases import Places

from sijill.errors import NotFoundError
from sijill.filing import file
from sijill.register import Register


@pytest.fixture
def filed(examples: str) -> Iterator[Register]:
    """The register of the example documents."""
    with Register.open(examples, writes=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KW", "JP"),
        ("kw", "jp"),
        ("Kuwait", "Japan"),
        ("State of Kuwait", "JP"),
        ("الكويت", "اليابان"),
        ("دولة الكويت", "اليابان"),
        ("クウェート", "日本"),
        ("Kuwait", "日本"),
    ],
)
def test_a_side_may_be_called_by_code_or_name(filed: Register, one: str, other: str) -> None:
    """Whichever language somebody types, the relation is the same."""
    assert filed.relation(one, other) == filed.relation("KW", "JP")


def test_the_relation_at_a_glance(filed: Register) -> None:
    """The last contact, the mechanism's missing round, and what is open by side."""
    found = filed.relation("KW", "JP")
    assert (found.last_contact.date, found.last_contact.round) == ("2025-08-08", 5)
    assert [line.date or line.reported for line in found.timeline] == [
        "2025-08-08",
        "2025-05-29",
        "2025",
        "2023-05-12",
        "2023-05-12",
    ]
    assert [mechanism.missing for mechanism in found.mechanisms] == [(4,)]
    open_by = {(group.side, group.is_joint): [line.kind for line in group.outcomes] for group in found.open}
    assert open_by[("KW", False)] == ["pledged"]
    assert set(open_by[(None, True)]) == {"agreed"}
    reached = {line.kind for group in found.reached for line in group.outcomes}
    assert reached == {"signed", "launched"}
    assert len(found.sources) == 10


def test_the_order_of_the_sides_is_that_of_the_question(filed: Register) -> None:
    """Asked the other way round, the same is told from the other side."""
    there, back = filed.relation("KW", "JP"), filed.relation("JP", "KW")
    assert back.timeline == there.timeline
    assert back.people == there.people[::-1]
    assert [group.side for group in there.people] == ["KW", "JP"]


def test_people_belong_to_their_side(filed: Register) -> None:
    """The people of a side, in which capacity, and when."""
    (sharjah, japan) = filed.relation("AE-SH", "JP").people
    (qasimi,) = sharjah.people
    assert set(qasimi.names) == {"ماجد القاسمي", "Majed Al Qasimi", "Majid Al Qasimi", "マージド・アル・カーシミー"}
    posts = {
        (name, line.capacity, line.first) for one in japan.people for name in one.names for line in one.capacities
    }
    assert ("Akima Umezawa", "Consul-General of Japan in Dubai", "2019-12-05") in posts


def test_roll_up_counts_what_belongs_to_a_side(filed: Register) -> None:
    """Sharjah's contacts are the Emirates' only when asked so."""
    assert filed.relation("AE", "JP").timeline == ()
    assert filed.relation("AE", "JP").last_contact is None
    rolled = filed.relation("الإمارات", "日本", rolled_up=True)
    assert rolled.timeline == filed.relation("AE-SH", "JP").timeline
    assert "AE-SH" in rolled.sides[0].codes
    assert {line.kind for group in rolled.open if group.side == "AE" for line in group.outcomes} == {
        "pledged",
        "called-for",
    }


def test_an_outcome_without_an_encounter_belongs_to_the_relation_of_its_sides(filed: Register) -> None:
    """What a text tells without a meeting is between those who did it and those it is for."""
    text = "Kuwait offered Japan support for its pavilion. Kuwait praised Iraq."
    document = make_document("pavilion", text, published="2025-01-01", language="en")
    quote = "offered Japan support for its pavilion"
    outcome = {"kind": "pledged", "by": ["KW"], "to": ["JP"], "quote": quote}
    file(document, make_readout(document, [], [outcome]), filed, by="tester")
    told = [line.what for group in filed.relation("KW", "JP").open for line in group.outcomes]
    assert quote in told
    assert filed.relation("KW", "IQ").open == ()


def test_a_planned_encounter_is_no_last_contact(filed: Register) -> None:
    """What is only announced stands in the timeline, but nobody has met yet."""
    text = "Kuwait and Japan will meet in Tokyo."
    document = make_document("plan", text, published="2026-11-01", language="en")
    plan = {"status": "planned", "date": "2026-12-01", "polities": ["KW", "JP"]}
    file(document, make_readout(document, [plan]), filed, by="tester")
    found = filed.relation("KW", "JP")
    assert found.timeline[0].status == "planned"
    assert found.last_contact.date == "2025-08-08"


@pytest.mark.parametrize("name", ["Atlantis", "", "JPX", "KW;JP"])
def test_an_unknown_side_is_said_so(filed: Register, name: str) -> None:
    """A clear sentence, not an empty relation."""
    with pytest.raises(NotFoundError, match="no side is called"):
        filed.relation(name, "JP")


def test_a_side_that_only_a_document_knows(filed: Register) -> None:
    """A movement without a code in the vocabulary is found by the name its documents give it."""
    document = make_document("m", "The Movement met Japan.", language="en")
    file(document, make_readout(document, [{"polities": ["The Movement", "JP"]}]), filed, by="tester")
    assert len(filed.relation("the movement", "JP").timeline) == 1


def test_pairs_are_counted_as_they_are_found(places: Places) -> None:
    """How often two sides met and when last is the same after encounters were joined, parted and rejected."""
    with Register.open(places.new(), writes=True, create=True) as register:
        for number, sides in enumerate((["KW", "JP"], ["JP", "KW"], ["KW", "JP", "QA"])):
            document = make_document(f"d{number}", f"Report {number} of a meeting.", published="2024-05-30")
            meeting = {"date": f"2024-05-{10 + number}", "polities": sides}
            file(document, make_readout(document, [meeting]), register, by="t")
        one, other, third = sorted(register.latest(limit=9), key=lambda line: line.date or "")

        def told() -> dict[tuple[str, str], tuple[int, str | None]]:
            return {line.sides: (line.encounters, line.last) for line in register.relations()}

        before = told()
        assert before[("JP", "KW")] == (3, "2024-05-12")
        joined = register.decide(one.id, third.id, verdict="same", by="t")
        assert told()[("JP", "KW")] == (2, "2024-05-11")
        rejected = register.review([third.id], state="rejected", by="t")
        assert told() == {("JP", "KW"): (1, other.date)}
        assert register.verify().faults == ()
        for entry in (rejected, joined):
            register.take_back(entry.number, by="t")
        assert told() == before
