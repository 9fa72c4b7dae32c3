"""The closed lists of terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.errors import DataError
from sijill.vocabulary import (
    LANGUAGES,
    encounter_kinds,
    get_term,
    match_term,
    note_codes,
    outcome_kinds,
    statuses,
    topics,
)
from sijill.vocabulary.terms import read_terms

LISTS = [encounter_kinds, outcome_kinds, topics, statuses, note_codes]

# What evaluation/GUIDE.md lets a reading use: a list that lost one would lower every figure silently.
GUIDE = {
    encounter_kinds: "meeting visit call consultations signing message ceremony summit",
    outcome_kinds: "proposed called-for invited agreed signed pledged launched",
    statuses: "held planned cancelled",
    topics: "politics security economy trade investment finance industry energy oil-gas renewables climate"
    " water agriculture health education science technology culture heritage tourism sport youth women labour"
    " consular justice parliament media transport development religion multilateral",
}

TERM = """
[held]
order = 10
label = {{ en = "held", ar = "منعقد", ja = "実施" }}
[held.meaning]
en = "It took place."
ar = "تم."
ja = "行われた。"
{more}
"""


def write(folder: Path, more: str = "", old: str = "", new: str = "") -> Path:
    """Return a list of one term, with something added or replaced."""
    path = folder / "statuses.toml"
    path.write_text(TERM.format(more=more).replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("terms", GUIDE, ids=lambda terms: terms.__name__)
def test_a_reading_has_the_terms_of_the_guide(terms) -> None:
    """What annotators may write, and nothing else, is open to a reading."""
    assert {term.id for term in terms() if term.readout} == set(GUIDE[terms].split())


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)
def test_labels_name_one_term_each(terms) -> None:
    """A label in a form or a table leads back to its term, in each language."""
    for language in LANGUAGES:
        labels = [term.label.in_language(language) for term in terms()]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("discussed", "proposed"),
        ("proposed", "called-for"),
        ("invited", "pledged"),
        ("called-for", "pledged"),
        ("pledged", "agreed-in-principle"),
        ("agreed-in-principle", "agreed"),
        ("agreed", "signed"),
        ("signed", "in-force"),
        ("signed", "launched"),
        ("in-force", "done"),
    ],
)
def test_outcomes_form_a_ladder(weaker: str, stronger: str) -> None:
    """What binds more stands higher, so that an undertaking can be seen to climb."""
    kinds = outcome_kinds()
    assert get_term(kinds, weaker).order < get_term(kinds, stronger).order


def test_an_unknown_language_is_told_in_english() -> None:
    """A page in a fourth language shows something."""
    assert get_term(topics(), "health").label.in_language("fr") == "health"


def test_a_missing_term_is_none_or_an_error_that_lists_the_others() -> None:
    """Whoever asks for a term that must exist learns which do."""
    assert match_term(statuses(), "postponed") is None
    with pytest.raises(DataError, match=r"'postponed'; there are: held, planned, cancelled"):
        get_term(statuses(), "postponed")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"old": "order = 10", "new": "ordre = 10"}, r"statuses.toml: \[held\]: .*ordre"),
        ({"old": "order = 10", "new": 'order = "ten"'}, r"statuses.toml: \[held\]: .*\$.order"),
        ({"old": 'ar = "تم."', "new": ""}, r"statuses.toml: \[held\]: .*ar.*\$.meaning"),
        (
            {"old": 'ja = "実施"', "new": 'ja = " "'},
            r"statuses.toml: \[held\]: the ja wording is empty.*\$.label",
        ),
        ({"old": "[held]", "new": "[held"}, "statuses.toml: not TOML: "),
        (
            {"more": TERM.format(more="").replace("held", "met")},
            r"statuses.toml: \[met\]: order 10 is that of \[held\]",
        ),
    ],
)
def test_a_fault_is_told_by_file_key_and_place(tmp_path: Path, change: dict[str, str], message: str) -> None:
    """Whoever edits a list and errs is led to the line."""
    with pytest.raises(DataError, match=message):
        read_terms(write(tmp_path, **change))


def test_a_list_comes_in_its_order(tmp_path: Path) -> None:
    """The order of the tables in the file carries no meaning."""
    earlier = TERM.format(more="").replace("held", "met").replace("order = 10", "order = 5")
    assert [term.id for term in read_terms(write(tmp_path, more=earlier))] == ["met", "held"]
