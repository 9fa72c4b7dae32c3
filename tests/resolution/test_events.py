"""Encounters: sides, kind, round, day and people decide; what is open stays apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import make_document, make_readout, person

from sijill.records import Candidates, EncounterProfile, PersonProfile
from sijill.records.ids import account_ids, document_id
from sijill.resolution import judge
from sijill.resolution.events import find_encounters, judge_encounter


def known(id: str = "enc-1", people: tuple[tuple[str, str], ...] = (), **told: Any) -> EncounterProfile:
    """Return an encounter of Kuwait and Japan as the register knows it."""
    about = {
        "kinds": ("meeting",),
        "statuses": ("held",),
        "dates": ("2024-05-01",),
        "published": ("2024-05-01",),
        "places": ("Tokyo",),
        "countries": ("JP",),
        "polities": ("KW", "JP"),
        "mechanisms": (),
        "rounds": (),
        "documents": ("doc-other",),
    }
    profiles = tuple(
        PersonProfile(id=f"per-{name}", names=(name,), polities=(polity,), capacities=()) for name, polity in people
    )
    return EncounterProfile(id=id, people=profiles, **about | told)


def verdict(one: EncounterProfile, other: EncounterProfile) -> str | None:
    """Return what is judged of two encounters whose people are recognised by their names."""
    whom = {a.id: b.id for a in one.people for b in other.people if a.names == b.names}
    found = judge_encounter(one, other, whom)
    return found[1].verdict if found else None


HAYAT, NAGAOKA, HAYASHI = ("Samih Hayat", "KW"), ("Nagaoka Kansuke", "JP"), ("Yoshimasa Hayashi", "JP")

TABLE = {
    # Rounds are keys.
    "same round": ({"rounds": (3,)}, {"rounds": (3,)}, "same"),
    "same round, other names for kind and mechanism": (
        {"rounds": (3,), "kinds": ("consultations",), "mechanisms": ("المشاورات السياسية",)},
        {"rounds": (3,), "mechanisms": ("政策対話",), "places": ("東京",)},
        "same",
    ),
    "same round, a day apart": ({"rounds": (3,)}, {"rounds": (3,), "dates": ("2024-05-02",)}, "same"),
    "same round, no dates": ({"rounds": (3,), "dates": (), "published": ()}, {"rounds": (3,)}, "same"),
    "consecutive rounds": ({"rounds": (3,)}, {"rounds": (4,)}, None),
    "the third round of another year": ({"rounds": (3,)}, {"rounds": (3,), "dates": ("2023-05-01",)}, None),
    # People and days.
    "same people, same day": ({"people": (HAYAT, NAGAOKA)}, {"people": (HAYAT, NAGAOKA)}, "same"),
    "same people, next day": (
        {"people": (HAYAT, NAGAOKA)},
        {"people": (HAYAT, NAGAOKA), "dates": ("2024-05-02",)},
        "same",
    ),
    "same people, next week": (
        {"people": (HAYAT, NAGAOKA)},
        {"people": (HAYAT, NAGAOKA), "dates": ("2024-05-09",)},
        None,
    ),
    "same visitor, same day, other host": ({"people": (HAYAT, NAGAOKA)}, {"people": (HAYAT, HAYASHI)}, None),
    "same people, dated by the reports": (
        {"people": (HAYAT, NAGAOKA), "dates": (), "published": ("2024-05-02",)},
        {"people": (HAYAT, NAGAOKA), "dates": (), "published": ("2024-05-04",)},
        "same",
    ),
    "same people, no date at all": (
        {"people": (HAYAT, NAGAOKA), "dates": (), "published": ()},
        {"people": (HAYAT, NAGAOKA)},
        "unsure",
    ),
    "one person in common, nobody contradicts": ({"people": (HAYAT, NAGAOKA)}, {"people": (HAYAT,)}, "same"),
    "one person in common, the day before": (
        {"people": (HAYAT, NAGAOKA), "places": ("Osaka",)},
        {"people": (HAYAT,), "dates": ("2024-05-02",)},
        "unsure",
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
        {"people": (HAYAT, NAGAOKA), "dates": ("2024-05",)},
        {"people": (HAYAT, NAGAOKA), "dates": ("2024-05-20",)},
        "same",
    ),
    # Days alone.
    "names in other scripts, same day and place": (
        {"people": (("سميح حيات", "KW"),)},
        {"people": (HAYAT,)},
        "same",
    ),
    "nobody named, same day and place": ({}, {}, "same"),
    "nobody named, same day, other city": ({"places": ("Osaka",)}, {}, "unsure"),
    "nobody named, same day, place unknown": ({"places": (), "countries": ()}, {}, "unsure"),
    "nobody named, about the same time": ({"dates": ("2024-05-02",)}, {}, "unsure"),
    "nobody named, same day, one side more": ({"polities": ("KW", "JP", "US")}, {}, "unsure"),
    # What has nothing to do with each other.
    "other kind": ({"kinds": ("call",)}, {}, None),
    "visit and meeting": ({"kinds": ("visit",)}, {}, None),
    "other sides": ({"polities": ("KW", "EG")}, {}, None),
    "other month": ({"dates": ("2024-06-01",)}, {}, None),
}


@pytest.mark.parametrize(("one", "other", "expected"), TABLE.values(), ids=TABLE)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_two_encounters_are_judged_by_the_rules(
    one: dict[str, Any], other: dict[str, Any], expected: str | None, turned: bool
) -> None:
    """The rules of the table hold whichever of the two is new."""
    mine, theirs = known("acc-1", **one), known("enc-2", **other)
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


def test_of_two_known_encounters_that_fit_equally_none_is_taken() -> None:
    """Two meetings of the same sides on one day: which of them the text means is not guessed."""
    assert judged(read({}), known("enc-1"), known("enc-2")) == ["unsure", "unsure"]


def test_the_better_of_two_that_fit_is_taken() -> None:
    """A person in common outweighs the same day alone."""
    meeting = {"participants": [person("Samih Hayat", "KW")]}
    readout = read(meeting)
    with_him = known("enc-1", people=(HAYAT,))
    hayat = PersonProfile(id="per-Samih Hayat", names=("Samih Hayat",), polities=("KW",), capacities=())
    judgements = judge(readout, Candidates(people=(hayat,), encounters=(with_him, known("enc-2"))))
    told = {j.object: j.verdict for j in judgements if j.of == "encounter"}
    assert told == {"enc-1": "same", "enc-2": "unsure"}


def test_of_two_that_fit_the_one_with_more_of_the_people_is_taken() -> None:
    """Likeness decides nothing, but it breaks ties."""
    readout = read({"participants": [person("Samih Hayat", "KW"), person("Nagaoka Kansuke", "JP")]})
    people = [
        PersonProfile(id=f"per-{name}", names=(name,), polities=(polity,), capacities=())
        for name, polity in (HAYAT, NAGAOKA)
    ]
    crowd = known("enc-1", people=(HAYAT, NAGAOKA, HAYASHI, ("Amal Haddad", "KW")))
    two = known("enc-2", people=(HAYAT, NAGAOKA))
    judgements = judge(readout, Candidates(people=tuple(people), encounters=(crowd, two)))
    told = {j.object: j.verdict for j in judgements if j.of == "encounter"}
    assert told == {"enc-1": "unsure", "enc-2": "same"}


def test_two_encounters_of_one_document_never_become_one() -> None:
    """A text that tells of two meetings tells of two, also when both fit a known one."""
    assert judged(read({}, {}), known()) == ["unsure", "unsure"]


def test_an_encounter_is_not_compared_with_its_own_document() -> None:
    """What this text itself told before is another encounter of it."""
    readout = read({})
    mine = known(documents=(document_id(readout.document.sha256),))
    assert judged(readout, mine) == []


def test_the_subject_is_the_account_of_the_document() -> None:
    """Judgements speak of the document's own account, so that they can be followed and undone."""
    readout = read({})
    (judgement,) = judge(readout, Candidates(encounters=(known(),)))
    assert (judgement.subject, judgement.object) == (account_ids(readout)[0], "enc-1")
    assert judgement.rule == "day"
    assert judgement.reason


def test_a_profile_holds_what_the_readout_says() -> None:
    """Nothing is filled in on the way to a comparison."""
    (profile,) = find_encounters(read({"date": None, "place": None, "country": None}, published=None))
    assert (profile.dates, profile.published, profile.places, profile.rounds) == ((), (), (), ())
