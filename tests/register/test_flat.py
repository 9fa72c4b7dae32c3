"""Flat tables: the same facts, one row each, in cells that any data frame takes."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from sijill.errors import InputError
from sijill.exchange.formats.csv import write_csv
from sijill.register import Register
from sijill.register.flat import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_that_the_page_tells(examples, table: str) -> None:
    """Each row has the same columns in the same order, those of docs/python.md, and only simple cells."""
    (told,) = re.findall(rf"^\| `{table}` \| [^|]+ \| ([^|]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    with Register.open(examples) as register, register.rows(table) as rows:
        found = list(rows)
    assert found
    assert {tuple(row) for row in found} == {tuple(told.split(", "))}
    assert all(
        value is None or isinstance(value, str | int | float | bool) for row in found for value in row.values()
    )


def test_tables_hold_what_the_register_holds(examples) -> None:
    """As many contacts, outcomes and promises as it counts."""
    with Register.open(examples) as register:
        counts = register.counts()
        numbers = {}
        for table in ("encounters", "outcomes"):
            with register.rows(table) as rows:
                numbers[table] = len(list(rows))
    assert numbers == {"encounters": counts.encounters, "outcomes": counts.outcomes}


def test_an_unknown_table_is_refused(examples) -> None:
    """The message names the tables there are."""
    with Register.open(examples) as register, pytest.raises(InputError, match="participants"):  # noqa: SIM117
        with register.rows("persons"):
            pass


def test_csv_can_be_read_back_and_holds_no_formula() -> None:
    """Commas, quotes and line ends come back as they were; what looks like a formula is text."""
    out = io.StringIO()
    write_csv([{"a": 'x, "y"\nz', "b": "=1+1", "c": None, "d": True, "e": -3}], out)
    assert list(csv.DictReader(io.StringIO(out.getvalue(), newline=""))) == [
        {"a": 'x, "y"\nz', "b": "'=1+1", "c": "", "d": "true", "e": "-3"}
    ]
