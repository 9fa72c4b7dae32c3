"""`sijill verify` and `sijill rebuild`: what is wrong is named, and the code says so."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sijill.errors import IntegrityError


@pytest.fixture(autouse=True)
def _filed(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of the examples is the one that is meant."""
    monkeypatch.setenv("SIJILL_REGISTER", str(examples))


def spoil(path: Path, statement: str) -> None:
    """Change the file behind Sijill's back."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


def test_a_whole_register_is_told_with_its_last_hash(sijill) -> None:
    """How much was checked, and the hash that one may note elsewhere."""
    answer = sijill("verify")
    assert (answer.code, answer.err) == (0, "")
    first, second = answer.out.splitlines()
    assert first.startswith("checked 16 entries, 16 texts, ")
    assert len(second.removeprefix("last entry: ")) == 64


def test_a_noted_hash_must_still_be_there(sijill) -> None:
    """The hash of the last entry is found; one that was never written is not."""
    head = json.loads(sijill("verify", "--format", "json").out)["head"]
    assert sijill("verify", "--expect", head).code == 0
    answer = sijill("verify", "--expect", "0" * 64)
    assert answer.code == IntegrityError.exit_code
    assert "entries were cut off or replaced" in answer.out


def test_what_is_wrong_is_named_and_the_code_is_not_0(sijill, examples: Path) -> None:
    """A line for each fault, one line on standard error, for people and for programs."""
    spoil(examples, "UPDATE people SET name = 'Somebody Else'")
    answer = sijill("verify")
    assert answer.code == IntegrityError.exit_code
    assert answer.out.startswith("view: table people: ")
    assert answer.err.endswith("faults found: 1\n")
    told = json.loads(sijill("verify", "--format", "json").out)
    assert [fault[:2] for fault in told["faults"]] == [["view", "table people"]]


def test_rebuild_mends_a_view(sijill, examples: Path) -> None:
    """What was only derived comes back from the journal."""
    spoil(examples, "DELETE FROM conflicts")
    assert sijill("verify").code == IntegrityError.exit_code
    answer = sijill("rebuild")
    assert answer.out == f"rebuilt from 16 entries: {examples}\n"
    assert sijill("verify").code == 0
