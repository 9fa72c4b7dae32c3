"""People: the same name of the same side is one person; anything less is not."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person

from sijill.records import Candidates, PersonProfile
from sijill.records.ids import mention_id
from sijill.resolution import judge
from sijill.resolution.people import judge_person


def profile(name: str, polity: str | None = "KW", capacity: str | None = None, id: str = "x") -> PersonProfile:
    """Return somebody of one name."""
    return PersonProfile(
        id=id,
        names=(name,),
        polities=(polity,) if polity else (),
        capacities=(capacity,) if capacity else (),
    )


SAME = [
    ("Samih Hayat", "Samih Hayat"),
    ("Samih Hayat", "SAMIH HAYAT"),
    ("سميح حيات", "سَميح حيات"),
    ("أحمد عبدالله الأحمد الصباح", "احمد عبد الله الأحمد الصباح"),
    ("Majed Al Qasimi", "Majed Al-Qasimi"),
    ("Majed bin Sultan Al Qasimi", "Majed Sultan Al Qasimi"),
    ("Sekiguchi Noboru", "Noboru Sekiguchi"),
    ("長岡寛介", "長岡　寛介"),
    ("髙﨑太郎", "高崎太郎"),
    ("Jean-Noël Barrot", "Jean Noel Barrot"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_spelling_of_the_same_name_is_the_same_person(one: str, other: str) -> None:
    """Case, accents, vowel signs, article, order of family and given name."""
    rule, finding = judge_person(profile(one), profile(other))
    assert (rule, finding.verdict) == ("name-and-side", "same")
    assert finding.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samih Hayat", "Samir Hayek"),
        ("Mahmoud Abbas", "Mohammed Abbas"),
        ("محمد بن سلمان آل سعود", "سلمان بن محمد بن عبدالعزيز"),
        ("خالد العطية", "حمد العطية"),
        ("長岡寛介", "長岡寛太"),
        ("Nalin Fernando", "Anil Fernando"),
        ("Samih Hayat", "سميح حيات"),
        ("長岡寛介", "Nagaoka Kansuke"),
    ],
)
def test_other_names_are_not_judged(one: str, other: str) -> None:
    """Different names, and names in scripts that can't be compared here, join nobody."""
    assert judge_person(profile(one), profile(other)) is None


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (profile("John Smith", "US"), profile("John Smith", "GB"), "other-side"),
        (profile("John Smith", "US"), profile("John Smith", None), "side-unknown"),
        (profile("Hayat"), profile("Samih Hayat"), "name-part"),
        (profile("Samih Hayat"), profile("Samih Issa Hayat"), "name-part"),
        (profile("Salman", "SA"), profile("Salman", "SA"), "single-name"),
        (profile("Salman", "SA", "King"), profile("Salman", "SA", "Adviser"), "single-name"),
    ],
)
def test_less_than_name_and_side_stays_unsure(one: PersonProfile, other: PersonProfile, rule: str) -> None:
    """Unsure is kept for a person to decide; nobody is joined."""
    found, finding = judge_person(one, other)
    assert (found, finding.verdict) == (rule, "unsure")


def test_a_single_name_in_the_same_capacity_is_the_same_person() -> None:
    """King Salman of Saudi Arabia is recognised by his office; a given name alone never suffices."""
    rule, finding = judge_person(profile("Salman", "SA", "King"), profile("Salman", "SA", "king"))
    assert (rule, finding.verdict) == ("single-name", "same")


def test_somebody_of_an_emirate_may_speak_for_the_state() -> None:
    """AE and AE-SH are one side for this question; two emirates are not."""
    assert judge_person(profile("Amal Haddad", "AE"), profile("Amal Haddad", "AE-SH"))[1].verdict == "same"
    assert judge_person(profile("Amal Haddad", "AE-DU"), profile("Amal Haddad", "AE-SH"))[1].verdict == "unsure"


def read(*people: dict) -> tuple:
    """Return a readout of a text that holds these people's names, one meeting each."""
    text = "; ".join(one["name"] for one in people)
    document = make_document("d", text)
    meetings = [{"participants": [one], "polities": ["KW", "JP"]} for one in people]
    return document, make_readout(document, meetings)


def test_one_document_names_the_same_person_twice() -> None:
    """Two spellings within one text are judged against each other."""
    document, readout = read(person("Samih Hayat", "KW"), person("HAYAT Samih", "KW"))
    (judgement,) = judge(readout, Candidates())
    assert judgement.subject == mention_id(document.sha256, "HAYAT Samih")
    assert judgement.object == mention_id(document.sha256, "Samih Hayat")
    assert judgement.verdict == "same"


def test_of_two_that_fit_none_is_taken() -> None:
    """Two people of one name on one side: whom the text means is not guessed."""
    _, readout = read(person("Ali Hassan", "EG"))
    known = (profile("Ali Hassan", "EG", id="per-1"), profile("Ali Hassan", "EG", id="per-2"))
    judgements = judge(readout, Candidates(people=known))
    assert [judgement.verdict for judgement in judgements] == ["unsure", "unsure"]
    assert all("so are others" in judgement.reason for judgement in judgements)


def test_names_in_two_scripts_recognise_either() -> None:
    """A text that gives a name again in another script is recognised by both."""
    _, readout = read(person("長岡寛介", "JP"))
    document = make_document("d", "長岡寛介 (Nagaoka Kansuke)")
    told = [person("長岡寛介", "JP", also=("Nagaoka Kansuke",))]
    readout = make_readout(document, [{"participants": told, "polities": ["KW", "JP"]}])
    for name in ("長岡寛介", "Kansuke Nagaoka"):
        known = Candidates(people=(profile(name, "JP", id="per-1"),))
        assert [judgement.verdict for judgement in judge(readout, known)] == ["same"]
