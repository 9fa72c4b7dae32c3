"""Write the JSON Schema of the readout, from the records, the vocabulary and the tables of docs/readout.md.

The records give the shape, the vocabulary the legal ids, the page the meanings: each is said once.
"""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import msgspec

from sijill.records import Readout
from sijill.vocabulary import Term, encounter_kinds, note_codes, outcome_kinds, statuses, topics

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "readout.md"
SCHEMA = ROOT / "src" / "sijill" / "exchange" / "data" / "readout-1.schema.json"

DATES = {("DocumentInfo", "published"), ("Encounter", "date"), ("Outcome", "due")}
DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

Schema = dict[str, object]


def closed_lists() -> dict[tuple[str, str], list[str]]:
    """Return the legal ids of each field that has a closed list, by record and field."""

    def ids(terms: tuple[Term, ...]) -> list[str]:
        return [term.id for term in terms if term.readout]

    return {
        ("Encounter", "kind"): ids(encounter_kinds()),
        ("Encounter", "status"): ids(statuses()),
        ("Encounter", "topics"): ids(topics()),
        ("Outcome", "kind"): ids(outcome_kinds()),
        ("Outcome", "topics"): ids(topics()),
        ("Note", "code"): ids(note_codes()),
    }


def read_meanings(page: str) -> dict[tuple[str, str], str]:
    """Return the meaning of each field as the tables of the page give it, by record and field."""
    meanings = {}
    for section in page.split("\n### ")[1:]:
        record = section.splitlines()[0].strip()
        for field, meaning in re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE):
            meanings[record, field] = meaning.replace("`", "")
    return meanings


def build_schema(page: str) -> Schema:
    """Return the schema; a KeyError names a field that the page does not explain."""
    meanings, lists = read_meanings(page), closed_lists()
    generated = msgspec.json.schema(Readout)
    for record, definition in generated["$defs"].items():
        definition.pop("title")
        # A docstring keeps its indentation up to Python 3.12 and loses it in 3.13.
        definition["description"] = inspect.cleandoc(definition["description"])
        for field, shape in definition["properties"].items():
            if legal := lists.get((record, field)):
                (shape["items"] if shape["type"] == "array" else shape)["enum"] = legal
            if (record, field) in DATES:
                shape["anyOf"][0]["pattern"] = DATE
            # Beside "$ref" other keywords are legal since draft 2019-09.
            shape["description"] = meanings.pop((record, field))
    if meanings:
        raise KeyError(f"docs/readout.md explains fields that do not exist: {sorted(meanings)}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sijill/readout/1",
        **generated,
    }


def format_schema(schema: Schema) -> str:
    """Return the text of the file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(format_schema(build_schema(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"wrote {SCHEMA.relative_to(ROOT)}")
