"""Encounters: sides, kind, round, day and people decide; what is open stays apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import make_document, make_readout, person

from sijill.records import Candidates, EncounterProfile, PersonProfile
from sijill.records.ids import account_ids, document_id
from sijill.resolution import judge
from sijill.resolution.events import find_encounters, judge_encounter


def known(id: str = "acc-known", people: tuple[tuple[str, str], ...] = (), **told: Any) -> EncounterProfile:
    """Return an encounter of Kuwait and Japan as the register knows it."""
    about = {
        "kind": "meeting",
        "status": "held",
        "date": "2024-05-01",
        "published": "2024-05-01",
        "place": "Tokyo",
        "country": "JP",
        "polities": ("KW", "JP"),
        "mechanism": None,
        "round": None,
        "document": f"doc-{id}",
    }
    profiles = tuple(
        PersonProfile(id=f"men-{id}-{name}", names=(name,), polities=(polity,), capacities=())
        for name, polity in people
    )
    return EncounterProfile(id=id, people=profiles, **about | told)


def verdict(one: EncounterProfile, other: EncounterProfile) -> str | None:
    """Return what is judged of two encounters."""
    found = judge_encounter(one, other)
    return found[1].verdict if found else None


HAYAT, NAGAOKA, HAYASHI = ("Samih Hayat", "KW"), ("Nagaoka Kansuke", "JP"), ("Yoshimasa Hayashi", "JP")

TABLE = {
    # Rounds are keys.
    "same round": ({"round": 3}, {"round": 3}, "same"),
    "same round, other names for kind and mechanism": (
        {"round": 3, "kind": "consultations", "mechanism": "المشاورات السياسية"},
        {"round": 3, "mechanism": "政策対話", "place": "東京"},
        "same",
    ),
    "same round, a day apart": ({"round": 3}, {"round": 3, "date": "2024-05-02"}, "same"),
    "same round, no dates": ({"round": 3, "date": None, "published": None}, {"round": 3}, "same"),
    "consecutive rounds": ({"round": 3}, {"round": 4}, None),
    "the third round of another year": ({"round": 3}, {"round": 3, "date": "2023-05-01"}, None),
    # People and days.
    "same people, same day": ({"people": (HAYAT, NAGAOKA)}, {"people": (HAYAT, NAGAOKA)}, "same"),
    "same people, next day": (
        {"people": (HAYAT, NAGAOKA)},
        {"people": (HAYAT, NAGAOKA), "date": "2024-05-02"},
        "same",
    ),
    "same people, next week": (
        {"people": (HAYAT, NAGAOKA)},
        {"people": (HAYAT, NAGAOKA), "date": "2024-05-09"},
        "different",
    ),
    "same visitor, same day, other host": ({"people": (HAYAT, NAGAOKA)}, {"people": (HAYAT, HAYASHI)}, "different"),
    "same people, dated by the reports": (
        {"people": (HAYAT, NAGAOKA), "date": None, "published": "2024-05-02"},
        {"people": (HAYAT, NAGAOKA), "date": None, "published": "2024-05-04"},
        "same",
    ),
    "same people, no date at all": (
        {"people": (HAYAT, NAGAOKA), "date": None, "published": None},
        {"people": (HAYAT, NAGAOKA)},
        "same",
    ),
    "one person in common, nobody contradicts": ({"people": (HAYAT, NAGAOKA)}, {"people": (HAYAT,)}, "same"),
    "one person in common, the day before": (
        {"people": (HAYAT, NAGAOKA), "place": "Osaka"},
        {"people": (HAYAT,), "date": "2024-05-02"},
        "different",
    ),
    "the same people at two conferences": (
        {"people": (HAYAT, NAGAOKA), "polities": ("KW", "JP", "G77")},
        {"people": (HAYAT, NAGAOKA), "polities": ("KW", "JP", "NAM")},
        None,
    ),
    "a bloc that only one names": (
        {"people": (HAYAT, NAGAOKA), "polities": ("KW", "JP", "G77")},
        {"people": (HAYAT, NAGAOKA)},
        "same",
    ),
    "a month covers its days": (
        {"people": (HAYAT, NAGAOKA), "date": "2024-05", "published": "2024-06-02"},
        {"people": (HAYAT, NAGAOKA), "date": "2024-05-20"},
        "same",
    ),
    # Days alone.
    "names in other scripts, same day and place": (
        {"people": (("سميح حيات", "KW"),)},
        {"people": (HAYAT,)},
        "same",
    ),
    "nobody named, same day and place": ({}, {}, "same"),
    "nobody named, same day, other city": ({"place": "Osaka"}, {}, None),
    "nobody named, same day, place unknown": ({"place": None, "country": None}, {}, "unsure"),
    "nobody named, about the same time": ({"date": "2024-05-02"}, {}, "unsure"),
    "nobody named, same day, one side more": ({"polities": ("KW", "JP", "US")}, {}, None),
    # What has nothing to do with each other.
    "other kind": ({"kind": "call"}, {}, None),
    "visit and meeting": ({"kind": "visit"}, {}, None),
    "other sides": ({"polities": ("KW", "EG")}, {}, None),
    "other month": ({"date": "2024-06-01"}, {}, None),
}


@pytest.mark.parametrize(("one", "other", "expected"), TABLE.values(), ids=TABLE)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_two_encounters_are_judged_by_the_rules(
    one: dict[str, Any], other: dict[str, Any], expected: str | None, turned: bool
) -> None:
    """The rules of the table hold whichever of the two is new."""
    mine, theirs = known("acc-mine", **one), known("acc-2", **other)
    assert (verdict(theirs, mine) if turned else verdict(mine, theirs)) == expected


def read(*meetings: dict[str, Any], published: str | None = "2024-05-01"):
    """Return a readout of a text with these meetings."""
    document = make_document("d", "Kuwait and Japan. Samih Hayat. Nagaoka Kansuke.", published=published)
    about = {"date": "2024-05-01", "place": "Tokyo", "country": "JP", "polities": ["KW", "JP"]}
    return make_readout(document, [about | meeting for meeting in meetings])


def judged(readout, *encounters: EncounterProfile) -> list[str]:
    """Return the verdicts on the encounters of a readout."""
    judgements = judge(readout, Candidates(encounters=encounters))
    return [judgement.verdict for judgement in judgements if judgement.of == "encounter"]


def test_the_better_of_two_that_fit_scores_higher() -> None:
    """More of the same people, and the same day, make a fit the surer; which one is taken follows from that."""
    readout = read({"participants": [person("Samih Hayat", "KW"), person("Nagaoka Kansuke", "JP")]})
    crowd = known("acc-1", people=(HAYAT, NAGAOKA, HAYASHI, ("Amal Haddad", "KW")))
    two = known("acc-2", people=(HAYAT, NAGAOKA))
    alone = known("acc-3", people=(HAYAT,))
    judgements = judge(readout, Candidates(encounters=(alone, crowd, two)))
    told = {j.object: j.score for j in judgements if j.of == "encounter"}
    assert sorted(told, key=told.__getitem__) == ["acc-3", "acc-1", "acc-2"]


def test_an_encounter_is_not_compared_with_its_own_document() -> None:
    """What this text itself told before is another encounter of it."""
    readout = read({})
    mine = known(document=document_id(readout.document.sha256))
    assert judged(readout, mine) == []


def test_the_subject_is_the_account_of_the_document() -> None:
    """Judgements speak of the document's own account, so that they can be followed and undone."""
    readout = read({})
    (judgement,) = judge(readout, Candidates(encounters=(known(),)))
    assert (judgement.subject, judgement.object) == (account_ids(readout)[0], "acc-known")
    assert judgement.rule == "day"
    assert judgement.reason


def test_a_profile_holds_what_the_readout_says() -> None:
    """Nothing is filled in on the way to a comparison."""
    (profile,) = find_encounters(read({"date": None, "place": None, "country": None}, published=None))
    assert (profile.date, profile.published, profile.place, profile.round) == (None, None, None, None)


def led(id: str, people: tuple[tuple[str, str], ...], **told: Any) -> EncounterProfile:
    """Return an encounter in which all of these people lead."""
    return known(id, people, leads=frozenset(f"men-{id}-{name}" for name, _ in people), **told)


OTHER = ("Omar Said Haddad", "KW")
SWAPPED = (("Samih Hayat", "JP"), ("Nagaoka Kansuke", "KW"))
MISREAD = {
    "both leaders, each on the side of the other": (SWAPPED, {}, "same"),
    "another day": (SWAPPED, {"date": "2024-05-08"}, None),
    "one of them, in the place of the other": ((("Samih Hayat", "JP"),), {}, None),
    "one of them and somebody else": ((("Samih Hayat", "JP"), OTHER), {}, None),
    "one of them, told as a ceremony": ((("Samih Hayat", "JP"),), {"kind": "ceremony", "place": None}, None),
}


@pytest.mark.parametrize("case", MISREAD, ids=list(MISREAD))
def test_who_led_outweighs_a_side_that_was_misread(case: str) -> None:
    """Everybody who leads is in both accounts of one day: one encounter; with somebody else it may be another."""
    people, told, expected = MISREAD[case]
    found = verdict(led("a", (HAYAT, NAGAOKA)), led("b", people, **told))
    assert found == expected or (expected is None and found != "same")


def test_one_leader_on_the_wrong_side_is_enough_where_nobody_contradicts() -> None:
    """The envoy is told among the hosts; the other account names the envoy alone."""
    hosts = (("Samih Hayat", "JP"), NAGAOKA)
    assert verdict(led("a", hosts, place=None), led("b", (HAYAT,), place=None)) == "same"
    assert verdict(led("a", hosts, place=None), led("b", (HAYAT,), place=None, date="2024-05-09")) != "same"


def test_leaders_who_met_on_a_day_met_in_one_town() -> None:
    """Another town is a misreading where both leaders, the day and the kind are the same; another country is not."""
    both = (HAYAT, NAGAOKA)
    assert verdict(led("a", both), led("b", both, place="Osaka")) == "same"
    assert verdict(led("a", both), led("b", both, place="Kuwait City", country="KW")) != "same"
    assert verdict(led("a", (HAYAT,)), led("b", (HAYAT,), place="Osaka")) != "same"


def test_what_is_announced_for_a_month_is_no_visit_of_a_day_in_it() -> None:
    """What "he will visit Tokyo in May" tells may be any of several visits, until the day is told."""
    plan = led("a", (HAYAT,), kind="visit", status="planned", date="2024-05", published="2024-04-20")
    assert verdict(plan, led("b", (HAYAT,), kind="visit", date="2024-05-11", published="2024-05-11")) == "unsure"
    held = led("a", (HAYAT,), kind="visit", date="2024-05", published="2024-05-20")
    assert verdict(held, led("b", (HAYAT,), kind="visit", date="2024-05-11", published="2024-05-11")) == "same"
