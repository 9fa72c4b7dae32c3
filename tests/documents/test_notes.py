"""The notes of this stage are in the closed list, and explained."""

import re
from pathlib import Path

import msgspec
import pytest

from sijill.documents import Limits
from sijill.vocabulary import note_codes

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/sijill/documents").glob("*.py"))
CODES = sorted(set(re.findall(r'code="([a-z-]+)"', SOURCES)))


@pytest.mark.parametrize("code", CODES)
def test_every_note_is_in_the_list_and_explained(code: str) -> None:
    """Whoever meets a code finds what it means, in three languages and on the page of this stage."""
    assert code in {term.id for term in note_codes()}
    assert f"| `{code}` |" in PAGE


@pytest.mark.parametrize("field", msgspec.structs.fields(Limits), ids=lambda field: field.name)
def test_every_limit_is_explained(field: msgspec.structs.FieldInfo) -> None:
    """Whoever is refused finds what can be raised."""
    assert f"| `{field.name}` |" in PAGE
