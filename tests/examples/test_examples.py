"""The example documents, what is known about them, and their annotations belong together."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD = Path(__file__).parent / "gold"
TEXTS = sorted(EXAMPLES.glob("*.txt"))
DOCUMENTS = sorted([*TEXTS, *EXAMPLES.glob("*.html")])
CODE = re.compile(r"[A-Z]{2}(-[A-Z]{2})?")


def squeeze(text: str) -> str:
    """Return `text` with runs of white space made one blank: a page breaks its lines where it likes."""
    return re.sub(r"\s+", " ", text)


def gold(path: Path) -> dict[str, object]:
    """Return the annotation of the document at `path`."""
    return json.loads((GOLD / f"{path.stem}.json").read_text(encoding="utf-8"))


def test_there_are_examples_in_all_three_languages() -> None:
    """Arabic, English and Japanese are all among the examples."""
    assert {gold(path)["document"]["language"] for path in DOCUMENTS} == {"ar", "en", "ja"}


def test_every_annotation_has_its_document() -> None:
    """No annotation is left over from a document that was renamed."""
    assert {path.stem for path in GOLD.glob("*.json")} == {path.stem for path in DOCUMENTS}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_sidecar_says_only_what_the_caller_knows(path: Path) -> None:
    """A text's sidecar is the annotation's `document`, and nothing of the annotation itself."""
    sidecar = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert sidecar == {"document": gold(path)["document"]}
    assert sidecar["document"]["id"] == path.stem


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_annotations_quote_their_document(path: Path) -> None:
    """Every quote, name and capacity of an annotation stands in its document, word for word."""
    text = squeeze(path.read_text(encoding="utf-8"))
    annotation = gold(path)
    said = [record["quote"] for record in annotation["encounters"] + annotation["outcomes"]]
    people = [person for encounter in annotation["encounters"] for person in encounter["participants"]]
    said += [person[key] for person in people for key in ("name", "capacity") if person[key]]
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_annotations_hang_together(path: Path) -> None:
    """An outcome belongs to an encounter that is there, and every side is a code."""
    annotation = gold(path)
    known = {encounter["id"] for encounter in annotation["encounters"]} | {None}
    assert {outcome["encounter"] for outcome in annotation["outcomes"]} <= known
    sides = [side for encounter in annotation["encounters"] for side in encounter["polities"]]
    sides += [side for outcome in annotation["outcomes"] for side in outcome["by"]]
    assert [side for side in sides if not CODE.fullmatch(side)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_examples_are_listed_in_their_readme(path: Path) -> None:
    """A newcomer finds every example, and what it is, in examples/README.md."""
    assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_publishers_are_marked_as_retold(path: Path) -> None:
    """Our words are never passed off as an agency's or a ministry's."""
    publisher = gold(path)["document"]["publisher"]
    assert publisher.endswith(("(retold)", "(بصياغتنا)"))
