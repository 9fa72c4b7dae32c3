"""merge, distinct, unmerge and why: decisions from the command line."""

from __future__ import annotations

from pathlib import Path

from sijill.register import Register


def ids(path: Path, *names: str) -> list[str]:
    """Return the ids of the people with these names."""
    with Register.open(path) as register, register.exporting() as tables:
        people = {
            name: person.id for table, rows in tables if table == "people" for person in rows for name in person.names
        }
    return [people[name] for name in names]


def test_a_merge_is_told_explained_and_taken_back(sijill, examples: Path) -> None:
    """Each command says what it did, and how to take it back; the reason given is the reason told."""
    one, other = ids(examples, "Akima Umezawa", "Sekiguchi Noboru")
    answer = sijill("merge", one, other, "--register", str(examples), "--why", "a test of two consuls")
    assert answer.code == 0
    number = answer.out.split()[1].rstrip(":")
    told = sijill("why", one, other, "--register", str(examples))
    assert "are one" in told.out
    assert "a test of two consuls" in told.out
    assert sijill("unmerge", number, "--register", str(examples)).code == 0
    assert "are two" in sijill("why", one, other, "--register", str(examples)).out


def test_distinct_is_remembered(sijill, examples: Path) -> None:
    """What was told to be two can't be merged by mistake: the entry that says so is named."""
    one, other = ids(examples, "Akima Umezawa", "Sekiguchi Noboru")
    assert sijill("distinct", one, other, "--register", str(examples)).code == 0
    refused = sijill("merge", one, other, "--register", str(examples))
    assert refused.code != 0
    assert "decided the opposite" in refused.err
