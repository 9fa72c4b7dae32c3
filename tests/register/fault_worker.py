"""A program that does one kind of work on a register without a pause, to be killed at any moment.

`python -m tests.register.fault_worker WORK PLACE OTHER` says on a line of its own what is done, when it is done:
the hash of the entry, or the name of the copy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path

from tests.builders import make_document, make_readout, person

from sijill.filing import Filed, file, file_all, reread
from sijill.records import Document, Readout
from sijill.register import Register, Rule, copy_register, database, migrations, register, restore, view
from sijill.register.migrations import Migration

EXTRA = Migration("extra", ("CREATE TABLE extra (a INTEGER)",), ("CREATE TABLE extra (a integer)",))
"""A step that a later Sijill may bring."""


def file_documents(place: str, other: str) -> Iterator[str]:
    """File one document after the other; names meet, so that people and encounters are joined."""
    with Register.open(place, writes=True, wait=60) as opened:
        first = opened.verify().entries
        for number in count(first):
            done = file(*make_report(number), opened, by="worker")
            yield opened.page(str(done.entry)).hash


def file_several(place: str, other: str) -> Iterator[str]:
    """File five documents in one transaction, again and again."""
    with Register.open(place, writes=True, wait=60) as opened:
        for first in count(opened.verify().entries, 5):
            *_, done = file_all([make_report(first + number) for number in range(5)], opened, by="worker")
            assert isinstance(done, Filed)
            yield opened.page(str(done.entry)).hash


def make_report(number: int) -> tuple[Document, Readout]:
    """Return a document of its own and what it tells, of people whom others tell of."""
    names = [f"Amal Haddad {number % 3}", f"Kenji Sato {number % 2}"]
    document = make_document(f"d{number}", f"Report {number}: {names[0]} met {names[1]}.", published="2024-05-03")
    people = [person(names[0], "KW"), person(names[1], "JP")]
    meeting = {"date": f"2024-05-{number % 28 + 1:02}", "participants": people, "polities": ["KW", "JP"]}
    return document, make_readout(document, [meeting])


def judge_facts(place: str, other: str) -> Iterator[str]:
    """Judge facts, leave it open whether two are one, correct them, and take it all back."""
    with Register.open(place, writes=True, wait=60) as opened:
        # A worker that was killed may have left facts rejected or corrected.
        states = ("proposed", "rejected", "edited")
        facts = sorted(line.id for state in states for line in opened.facts(Rule(kind="encounter", state=state)))
        for number in count(opened.verify().entries):
            fact = facts[number % len(facts)]
            done = [
                opened.review([fact], state="rejected", by="worker"),
                opened.decide(fact, facts[number % len(facts) - 1], verdict="unsure", by="worker"),
                opened.correct(fact, {"venue": f"hall {number}"}, by="worker"),
            ]
            yield done[-1].hash
            for entry in reversed(done):
                yield opened.take_back(entry.number, by="worker").hash


def merge_people(place: str, other: str) -> Iterator[str]:
    """Make one person of two, and two again."""
    with Register.open(place, writes=True, wait=60) as opened:
        for number in count(opened.verify().entries):
            # A worker that was killed may have left two as one; there are always more.
            known = sorted(line.id for line in opened.people(limit=100))
            one, two = known[number % len(known)], known[number % len(known) - 1]
            done = opened.decide(one, two, verdict="same", by="worker", why="a test")
            yield done.hash
            yield opened.take_back(done.number, by="worker").hash


def read_again(place: str, other: str) -> Iterator[str]:
    """Read a document again and again, each time otherwise."""
    with Register.open(place, writes=True, wait=60) as opened:
        for number in count(opened.verify().entries):
            document, _ = opened.filed(opened.documents_of()[number % 2])
            meeting = {"date": f"2024-06-{number % 28 + 1:02}", "polities": ["KW", "JP"]}
            (done,) = reread([make_readout(document, [meeting])], opened, by="worker")
            yield opened.page(str(done.entry)).hash


def migrate(place: str, other: str) -> Iterator[str]:
    """Bring a register up to date: a step of the journal, and a view that is computed otherwise each time."""
    for module in (migrations, database, register):
        module.MIGRATIONS = (*module.MIGRATIONS[:1], EXTRA)
    present = view.VERSION
    for number in count():
        view.VERSION = present + number % 2 + 1
        with Register.open(place, writes=True, wait=60) as opened:
            yield opened.verify().head


def copy(place: str, other: str) -> Iterator[str]:
    """Copy a register into a new place, entry by entry."""
    copy_register(place, other)
    yield other


def restore_backup(place: str, other: str) -> Iterator[str]:
    """Make registers of a backup, one after the other."""
    for number in count():
        target = other if number == 0 else f"{other}.{number}"
        restore(Path(place), target)
        yield target


WORK: dict[str, Callable[[str, str], Iterator[str]]] = {
    "file": file_documents,
    "file-several": file_several,
    "judge": judge_facts,
    "merge": merge_people,
    "reread": read_again,
    "migrate": migrate,
    "copy": copy,
    "restore": restore_backup,
}

if __name__ == "__main__":
    for told in chain(["ready"], WORK[sys.argv[1]](sys.argv[2], sys.argv[3])):
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()
