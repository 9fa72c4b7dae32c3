"""The pages that follow from the code are those that the code makes today."""

from __future__ import annotations

from pathlib import Path

import pytest

import build_docs
from sijill.vocabulary import encounter_kinds, note_codes, organizations, outcome_kinds, statuses, topics

ROOT = Path(__file__).parents[2]


def test_generated_pages_are_current() -> None:
    """Whoever changes what a page is made from makes the page anew."""
    stale = [
        name
        for name, build in build_docs.PAGES.items()
        if (ROOT / "docs" / name).read_text(encoding="utf-8") != build()
    ]
    assert stale == [], "run tools/build_docs.py"


@pytest.mark.parametrize(
    "terms",
    [encounter_kinds, outcome_kinds, topics, statuses, note_codes],
    ids=lambda terms: terms.__name__,
)
def test_every_term_is_explained_in_three_languages(terms) -> None:
    """Each entry of a closed list stands in vocabulary.md with its id and its three labels."""
    rows = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8").splitlines()
    for term in terms():
        labels = [f"**{term.label.in_language(language)}**" for language in ("en", "ar", "ja")]
        assert any(f"`{term.id}`" in row and all(label in row for label in labels) for row in rows), term.id


def test_organizations_are_listed() -> None:
    """The code of every organization stands in vocabulary.md, so that it can be asked for."""
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    assert [body.code for body in organizations() if f"| `{body.code}` |" not in page] == []
