"""Ids: made from content, the same everywhere, and never two things under one."""

from __future__ import annotations

import re

import pytest
from tests.builders import make_document, make_readout

from sijill.records.ids import (
    KINDS,
    account_ids,
    document_id,
    make_id,
    mention_id,
    outcome_ids,
    rename,
)


@pytest.mark.parametrize("prefix", KINDS)
def test_an_id_is_a_kind_and_a_code(prefix: str) -> None:
    """Twelve letters and digits that nobody misreads: no i, l, o, u."""
    assert re.fullmatch(rf"{prefix}-[0-9abcdefghjkmnpqrstvwxyz]{{12}}", make_id(prefix, "x"))


def test_an_id_never_changes() -> None:
    """Ids stand in journals and in other people's notes: the way they are made is settled."""
    assert make_id("per", "a", None, 3) == "per-m96we8r6wemn"
    assert document_id("0" * 64) == "doc-r3thf9aqyaqg"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ""), ("a",)),
        (("a", None), ("a", "")),
        (("a", None), ("a", "None")),
        (("1;2",), ("1", "2")),
        ((1, "x"), (1, "y")),
    ],
)
def test_different_parts_make_different_ids(one: tuple, other: tuple) -> None:
    """Parts can't run into each other, and silence is no empty word."""
    assert make_id("per", *one) != make_id("per", *other)


def test_a_record_has_the_code_of_its_first_atom() -> None:
    """The encounter enc-X began as the account acc-X."""
    assert rename("acc-0123456789ab", "enc") == "enc-0123456789ab"


def test_a_name_in_a_document_is_one_mention() -> None:
    """The same letters in another text, or other letters in the same, are another mention."""
    assert mention_id("a" * 64, "Sato") == mention_id("a" * 64, "Sato")
    assert len({mention_id("a" * 64, "Sato"), mention_id("b" * 64, "Sato"), mention_id("a" * 64, "SATO")}) == 3


def test_an_account_keeps_its_id_when_a_reader_finds_another_one_before_it() -> None:
    """Made from what it says, not from its place: a better reader renames nothing it had right."""
    document = make_document("d", "Kuwait met Japan.")
    meeting, call = {"polities": ["KW", "JP"]}, {"kind": "call", "polities": ["KW", "JP"]}
    (before,) = account_ids(make_readout(document, [meeting]))
    assert account_ids(make_readout(document, [call, meeting]))[1] == before


def test_two_that_say_the_same_are_told_apart_by_their_order() -> None:
    """Two meetings of which the text tells nothing else are still two, and so are two equal outcomes."""
    document = make_document("d", "Kuwait met Japan and agreed.")
    agreed = {"kind": "agreed", "by": ["KW", "JP"], "quote": "agreed"}
    readout = make_readout(document, [{"polities": ["KW", "JP"]}] * 2, [agreed] * 2)
    assert len(set(account_ids(readout))) == 2
    assert len(set(outcome_ids(readout))) == 2


def test_the_order_of_sides_makes_no_other_account() -> None:
    """KW and JP, JP and KW."""
    document = make_document("d", "Kuwait met Japan.")
    one, other = ({"polities": sides} for sides in (["KW", "JP"], ["JP", "KW"]))
    assert account_ids(make_readout(document, [one])) == account_ids(make_readout(document, [other]))
