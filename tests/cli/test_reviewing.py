"""Judging and correcting facts by commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sijill.errors import InputError
from sijill.register import Register

AGENCY = "sh-jp-2023-02-agency-en"


def account_of(path: Path) -> str:
    """Return the account that a document gives of its encounter."""
    with Register.open(path) as register:
        document = register.page(AGENCY).document.id
        page = register.page(register.page(AGENCY).encounters[0].id)
        return next(account.id for account in page.accounts if account.document == document)


def test_a_fact_goes_from_the_queue_to_accepted(sijill, examples: Path) -> None:
    """The id that the queue prints is the one to accept; then it waits no more, and its page says so."""
    queue = sijill("review", "--kind", "outcome", "--register", examples)
    assert queue.code == 0
    outcome = re.match(r"out-\w+", queue.out).group()
    told = sijill("accept", outcome, "--why", "seen", "--by", "amina", "--register", examples)
    assert told.out == "entry 17: accepted, facts: 1; to take it back: sijill unmerge 17\n"
    assert outcome not in sijill("review", "--kind", "outcome", "--limit", "999", "--register", examples).out
    assert "[accepted]" in sijill("show", outcome, "--register", examples).out
    assert sijill("unmerge", "17", "--register", examples).code == 0
    assert "[accepted]" not in sijill("show", outcome, "--register", examples).out


def test_a_correction_shows_beside_what_was_read(sijill, examples: Path) -> None:
    """On the page of the encounter, in the history, and in the language asked for."""
    account = account_of(examples)
    told = sijill("correct", account, "date=2023-02-11", "venue=", "--register", examples)
    assert (told.code, "date: 2023-02-11 (read: " in told.out) == (0, True)
    assert "date: 2023-02-11 (read: " in sijill("show", account, "--register", examples).out
    assert "訂正" in sijill("history", account, "--register", examples, "--language", "ja").out
    listed = sijill("review", "--state", "edited", "--register", examples, "--format", "json").out
    assert [fact["id"] for fact in json.loads(listed)] == [account]


def test_facts_are_rejected_by_a_rule(sijill, examples: Path) -> None:
    """The rule is told in the entry; a second time it means nothing."""
    arguments = ("reject", "--kind", "participant", "--below", "0.95", "--register", examples)
    assert "rejected, facts: " in sijill(*arguments).out
    assert "by the rule: kind participant, confidence below 0.95" in sijill("show", "17", "--register", examples).out
    again = sijill(*arguments)
    assert (again.code, "no fact is meant" in again.err) == (InputError.exit_code, True)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("accept",), "name facts, or give a rule"),
        (("accept", AGENCY, "--kind", "outcome"), "name facts, or give a rule"),
        (("review", "--state", "wrong"), "no state 'wrong'; there are proposed"),
        (("correct", AGENCY, "date"), "date is no correction"),
    ],
)
def test_what_cannot_be_meant_is_refused(sijill, examples: Path, arguments: tuple[str, ...], fault: str) -> None:
    """In one line that says what is possible."""
    answer = sijill(*arguments, "--register", examples)
    assert (answer.code, fault in answer.err) == (InputError.exit_code, True)


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_every_state_has_words(sijill, examples: Path, language: str) -> None:
    """In each language, also on the page of an encounter."""
    account = account_of(examples)
    for command, state in (("unsure", "unsure"), ("accept", "accepted"), ("reject", "rejected")):
        told = sijill(command, account, "--register", examples, "--language", language)
        assert told.code == 0
        page = sijill("show", account, "--register", examples, "--language", language).out
        assert "{" not in told.out + page
        assert ("[" + state + "]" in page) == (language == "en")
