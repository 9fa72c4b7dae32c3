"""person, post, mechanism and match: questions on who is who, and answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register


@pytest.fixture
def doubtful(examples: Path) -> Path:
    """The examples, and two reports of one name on two sides."""
    with Register.open(str(examples), writes=True) as register:
        for number, (side, day) in enumerate((("JO", "2024-05-01"), ("OM", "2024-08-01"))):
            document = make_document(f"r{number}", f"Report {number}: Omar Said Haddad", published=day, language="en")
            encounter = {"date": day, "participants": [person("Omar Said Haddad", side)], "polities": [side, "JP"]}
            file(document, make_readout(document, [encounter]), register, by="tester")
    return examples


def test_a_person_is_found_by_any_spelling(sijill, examples: Path) -> None:
    """One name that fits one person shows them; their names in all scripts stand on top."""
    told = sijill("person", "سميح", "حيات", "--register", str(examples))
    assert told.code == 0
    assert "Samih Hayat" in told.out.splitlines()[0]


def test_a_name_of_several_people_lists_them(sijill, doubtful: Path) -> None:
    """Of several that fit none is chosen."""
    told = sijill("person", "Omar", "Haddad", "--register", str(doubtful))
    assert told.code == 0
    assert told.out.count("per-") > 1


@pytest.mark.parametrize("words", [("consul", "Dubai"), ("قنصل", "دبي"), ("ドバイ", "総領事")])
def test_a_post_is_found_in_three_languages(sijill, examples: Path, words: tuple[str, str]) -> None:
    """The Consul-General of Japan in Dubai, with both holders."""
    told = sijill("post", *words, "--register", str(examples))
    assert told.code == 0
    assert "Akima Umezawa" in told.out
    assert "Sekiguchi Noboru" in told.out


def test_mechanisms_of_two_sides_with_the_missing_round(sijill, examples: Path) -> None:
    """Sides narrow the list; a round nobody recorded is said to be missing."""
    told = sijill("mechanism", "KW", "JP", "--register", str(examples))
    assert told.code == 0
    assert "round 4" in told.out
    assert "nothing" in sijill("mechanism", "FR", "--register", str(examples)).out


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_the_queue_is_told_in_three_languages(sijill, doubtful: Path, language: str) -> None:
    """What is unsure, or was joined without a date, with the command that answers."""
    told = sijill("match", "--register", str(doubtful), "--language", language)
    assert told.code == 0
    assert "--answer same|different|unsure" in told.out


def test_an_answer_leaves_the_queue(sijill, doubtful: Path) -> None:
    """What was answered is not asked again; a wrong answer is refused."""
    found = json.loads(sijill("match", "--register", str(doubtful), "--format", "json").out)
    one, other = found[0]["one"]["atom"], found[0]["other"]["atom"]
    assert sijill("match", one, other, "--answer", "perhaps", "--register", str(doubtful)).code != 0
    assert sijill("match", one, "--answer", "same", "--register", str(doubtful)).code != 0
    answer = sijill("match", one, other, "--answer", "same", "--by", "reviewer", "--register", str(doubtful))
    assert answer.code == 0
    left = json.loads(sijill("match", "--register", str(doubtful), "--format", "json").out)
    assert (one, other) not in {(match["one"]["atom"], match["other"]["atom"]) for match in left}


@pytest.mark.parametrize("words", [("政府関係局",), ("دائرة العلاقات الحكومية",), ("DGR",)])
def test_a_body_is_found_by_its_name_in_any_script(sijill, examples: Path, words: tuple[str, ...]) -> None:
    """One department, with its abbreviation, its post and who holds it."""
    told = sijill("body", *words, "--register", str(examples))
    assert told.code == 0
    assert "Department of Government Relations" in told.out.splitlines()[0]
    assert "DGR" in told.out
    assert "Majed Al Qasimi" in told.out


def test_a_relation_may_be_that_of_a_ministry(sijill, examples: Path) -> None:
    """The contacts in which somebody of Kuwait's foreign ministry met Japan."""
    told = sijill("relation", "وزارة الخارجية الكويتية", "JP", "--register", str(examples))
    assert told.code == 0
    assert "Ministry of Foreign Affairs" in told.out.splitlines()[0]
    assert "Samih Hayat" in told.out
    assert "Majed" not in told.out
