"""Write the pages of docs/ that follow from the code: vocabulary.md and commands.md.

What is generated is never edited by hand; tests/docs compares the pages with what this makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from document_commands import build_commands
from markdown_table import table
from sijill.vocabulary import (
    LANGUAGES,
    Polity,
    Term,
    encounter_kinds,
    instrument_kinds,
    instrument_stages,
    matters,
    note_codes,
    outcome_kinds,
    places,
    polities,
    publishers,
    statuses,
    topics,
    undertaking_statuses,
)

DOCS = Path(__file__).parents[1] / "docs"

VOCABULARY = """\
# The vocabulary

The closed lists that everything in Sijill is described with, in English, Arabic and Japanese. Made by
`tools/build_docs.py` from `src/sijill/vocabulary/data`: change the data, not this page.
How to add an entry: [adding.md](adding.md). Terms of the project itself: [glossary.md](glossary.md).
"""

SECTIONS = (
    ("Kinds of encounters", "What a contact was.", encounter_kinds),
    (
        "Kinds of outcomes: the ladder",
        "From the weakest to the strongest. An undertaking climbs as later documents tell more of it; where"
        " sources differ, each keeps its rung. Kinds in *italics* are reached only in the register, over"
        " several documents.",
        outcome_kinds,
    ),
    ("Statuses of an encounter", "Whether it took place.", statuses),
    ("Statuses of an undertaking", "What has become of what was proposed or promised.", undertaking_statuses),
    ("Kinds of instruments", "What kind of paper it is; the first whose words are found.", instrument_kinds),
    ("Stages of an instrument", "How far it has come, for each of its parties.", instrument_stages),
    ("Topics", "The sectors that an encounter or an outcome touches.", topics),
    ("Notes", "What a person should know about a document or its reading. The codes are stable.", note_codes),
)


def list_terms(terms: tuple[Term, ...]) -> str:
    """Return a table of terms: id, and in each language the label and the meaning."""

    def cells(term: Term) -> Iterable[str]:
        yield f"`{term.id}`" if term.readout else f"*`{term.id}`*"
        for language in LANGUAGES:
            yield f"**{term.label.in_language(language)}** {term.meaning.in_language(language)}"

    return table(("id", "English", "العربية", "日本語"), map(cells, terms))


def list_polities(chosen: Iterable[Polity]) -> str:
    """Return a table of polities: code, and the usual name in each language."""
    rows = ((f"`{polity.code}`", *(polity.name(language) for language in LANGUAGES)) for polity in chosen)
    return table(("code", "English", "العربية", "日本語"), rows)


def list_subdivisions() -> str:
    """Return a table of the states with known subdivisions, and how many each has."""
    count = Counter(polity.parent for polity in polities().values() if polity.kind == "subdivision")
    rows = ((f"`{code}`", polities()[code].name("en"), str(n)) for code, n in sorted(count.items()) if code)
    return table(("state", "name", "subdivisions"), rows)


def count_places() -> str:
    """Return a table of how many places and names of places there are in each language."""
    rows = (
        (language, str(len({(row.country, row.key) for row in some})), str(len(some)))
        for language in LANGUAGES
        for some in [[row for row in places() if row.language == language]]
    )
    return table(("language", "places", "names"), rows)


def list_publishers() -> str:
    """Return a table of publishers: name, the polity that each reports from, and its kind."""
    rows = ((publisher.name, f"`{publisher.polity or '–'}`", publisher.kind) for publisher in publishers())
    return table(("name", "polity", "kind"), rows)


def list_matters() -> str:
    """Return a table of matters: id, weight, and the words in each language."""
    rows = (
        (f"`{matter.id}`", str(matter.weight), *(" · ".join(matter.words[language]) for language in LANGUAGES))
        for matter in matters()
    )
    return table(("id", "weight", "English", "العربية", "日本語"), rows)


def build_vocabulary() -> str:
    """Return the text of vocabulary.md."""
    parts = [VOCABULARY]
    parts.extend(f"## {title}\n\n{text}\n\n{list_terms(terms())}" for title, text, terms in SECTIONS)
    states = [polity for polity in polities().values() if polity.kind in {"state", "territory"}]
    bodies = [polity for polity in polities().values() if polity.kind == "organization"]
    parts += [
        "## Polities\n\nThe sides of a relation. A state or territory has its ISO 3166-1 code, a sub-national"
        " government its ISO 3166-2 code, an organization its usual short name. A side that belongs to"
        " another rolls up into it: what concerns `AE-SH` is listed under `AE`, too.\n",
        f"### States and territories\n\n{list_polities(states)}",
        f"### International organizations and agencies\n\n{list_polities(bodies)}",
        "### Sub-national governments\n\nTheir names are in"
        f" `src/sijill/vocabulary/data/polity_names.tsv`.\n\n{list_subdivisions()}",
        f"## Places\n\nTheir names are in `src/sijill/vocabulary/data/places.tsv`.\n\n{count_places()}",
        "## Matters\n\nWhat undertakings are about. A later outcome is suggested as the next step of an undertaking"
        " when both name the same matters, in whatever language; the weight is how much each tells.\n\n"
        f"{list_matters()}",
        f"## Publishers\n\nAn account belongs to its publisher's side.\n\n{list_publishers()}",
    ]
    return "\n".join(parts)


PAGES = {"vocabulary.md": build_vocabulary, "commands.md": build_commands}
"""Every generated page and what makes it."""


if __name__ == "__main__":
    for name, build in PAGES.items():
        (DOCS / name).write_text(build(), encoding="utf-8")
        print(f"wrote docs/{name}")
