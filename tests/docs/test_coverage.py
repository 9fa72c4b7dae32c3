"""What a user can set, give or meet is explained somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sijill import errors
from sijill.documents.kinds import DOCUMENTS
from sijill.exchange.formats import FORMATS

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
SETTINGS = sorted(
    {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"\bSIJILL_[A-Z_]+\b", path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_explained(name: str) -> None:
    """A variable that the code reads has a row among the settings."""
    assert f"| `{name}` |" in COMMANDS


@pytest.mark.parametrize(
    "error",
    [value for value in vars(errors).values() if isinstance(value, type)],
    ids=lambda error: error.__name__,
)
def test_exit_codes_are_explained_and_each_has_one_meaning(error: type[errors.SijillError]) -> None:
    """A script can tell errors apart by their code, and look the code up."""
    assert f"| {error.exit_code} |" in COMMANDS
    others = [value for value in vars(errors).values() if isinstance(value, type) and value is not error]
    assert error.exit_code not in {other.exit_code for other in others}


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_every_kind_of_document_is_named(suffix: str) -> None:
    """Whoever has a file finds whether it can be read."""
    assert f"`{suffix}`" in PAGES


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_export_format_is_named(name: str) -> None:
    """The commands' page tells which formats there are."""
    (line,) = [row for row in COMMANDS.partition("## sijill export")[2].splitlines() if "`--format" in row][:1]
    assert re.search(rf"\b{re.escape(name)}\b", line)
