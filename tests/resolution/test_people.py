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
    ("Samih Hayat", "سميح حيات"),
    ("Samih Hayat", "Samih Issa Hayat"),
    ("سميح حيات", "Sameeh Essa Johar Hayat"),
    ("長岡寛介", "Nagaoka Kansuke"),
    ("長岡寛介", "ناغاوكا كانسوكي"),
    ("Majed Al Qasimi", "ماجد القاسمي"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_spelling_of_the_same_name_is_the_same_person(one: str, other: str) -> None:
    """Case, accents, vowel signs, article, order of family and given name."""
    rule, finding = judge_person(profile(one), profile(other))
    assert (rule, finding.verdict) == ("name-again" if one == other else "name-and-side", "same")
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
    ],
)
def test_other_names_are_not_judged(one: str, other: str) -> None:
    """Different names join nobody."""
    assert judge_person(profile(one), profile(other)) is None


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (profile("John Smith", "US"), profile("John Smith", "GB"), "other-side"),
        (profile("Hayat"), profile("Samih Hayat"), "name-weak"),
        (profile("Salman", "SA"), profile("Salman", "SA"), "name-weak"),
        (profile("Salman", "SA", "King"), profile("Salman", "SA", "Adviser"), "name-weak"),
        (profile("Salman", "SA", "King"), profile("Salman", "SA", "king"), "name-weak"),
    ],
)
def test_less_than_name_and_side_stays_unsure(one: PersonProfile, other: PersonProfile, rule: str) -> None:
    """Unsure is kept for a person to decide; nobody is joined."""
    found, finding = judge_person(one, other)
    assert (found, finding.verdict) == (rule, "unsure")


def test_a_name_with_an_initial_or_a_number_is_the_same_person_in_the_same_post() -> None:
    """S. Jaishankar and King Abdullah II are recognised by their office; a given name alone never suffices."""
    minister = profile("S. Jaishankar", "IN", "External Affairs Minister")
    rule, finding = judge_person(minister, profile("S Jaishankar", "IN", "Minister of External Affairs"))
    assert (rule, finding.verdict) == ("name-and-post", "same")
    assert judge_person(minister, profile("Jaishankar", "IN", "Minister of External Affairs"))[1].verdict == "unsure"


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
    assert {judgement.subject, judgement.object} == {
        mention_id(document.sha256, name) for name in ("HAYAT Samih", "Samih Hayat")
    }
    assert judgement.verdict == "same"


def test_two_names_in_one_document_that_are_alike_are_two_people() -> None:
    """Brothers and namesakes told side by side are kept apart, and that is remembered."""
    _, readout = read(person("عبدالله بن زايد آل نهيان", "AE"), person("منصور بن زايد آل نهيان", "AE"))
    assert {judgement.verdict for judgement in judge(readout, Candidates())} <= {"different"}


def test_a_short_form_in_one_document_means_the_full_name() -> None:
    """A text that says Hayat after Samih Hayat means the same man, unless the name fits two."""
    _, readout = read(person("Samih Hayat", "KW"), person("Hayat", "KW"))
    assert [judgement.verdict for judgement in judge(readout, Candidates())] == ["same"]
    _, readout = read(person("Samih Hayat", "KW"), person("Hayat", "KW"), person("Omar Hayat", "KW"))
    assert "same" not in {judgement.verdict for judgement in judge(readout, Candidates())}


def test_names_in_two_scripts_recognise_either() -> None:
    """A text that gives a name again in another script is recognised by both."""
    _, readout = read(person("長岡寛介", "JP"))
    document = make_document("d", "長岡寛介 (Nagaoka Kansuke)")
    told = [person("長岡寛介", "JP", also=("Nagaoka Kansuke",))]
    readout = make_readout(document, [{"participants": told, "polities": ["KW", "JP"]}])
    for name in ("長岡寛介", "Kansuke Nagaoka"):
        known = Candidates(people={mention_id(document.sha256, "長岡寛介"): (profile(name, "JP", id="men-1"),)})
        assert [judgement.verdict for judgement in judge(readout, known)] == ["same"]
