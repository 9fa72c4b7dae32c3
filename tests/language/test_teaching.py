"""One line in a table teaches a title, a verb or a body: the same text is read otherwise with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from sijill.errors import DataError
from sijill.language import Language, load_language
from sijill.reading import read
from sijill.records import Document, Readout

DATA = resources.files("sijill.language") / "data"
Teach = Callable[..., Language]


@pytest.fixture
def teach(tmp_path: Path) -> Teach:
    """Return a function that loads a copy of a language with lines added to one of its files."""

    def load(code: str, file: str, lines: str) -> Language:
        folder = tmp_path / code
        shutil.copytree(str(DATA / code), folder)
        with (folder / file).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{lines}\n")
        return load_language(folder)

    return load


def read_text(text: str, code: str, language: Language | None = None) -> Readout:
    """Return what a text says, with the language that ships or with another."""
    return read(Document(id="taught", text=text, language=code), language=language)


def capacities(readout: Readout) -> dict[str, str | None]:
    """Return the participants with their capacities."""
    return {one.name: one.capacity for encounter in readout.encounters for one in encounter.participants}


@pytest.mark.parametrize(
    ("code", "line", "text", "name", "capacity"),
    [
        (
            "en",
            '[role.taught]\nrank = 4\nphrases = ["lantern keeper"]',
            "The Foreign Minister of Norway, Ingrid Solheim, met with the Lantern Keeper of Japan, Kenji Mori.",
            "Kenji Mori",
            "Lantern Keeper of Japan",
        ),
        (
            "ar",
            '[role.taught]\nrank = 4\nphrases = ["فانوسدار"]',
            "استقبل وزير الخارجية القطري محمد بن عبدالرحمن آل ثاني فانوسدار اليابان كينجي ساتو.",
            "كينجي ساتو",
            "فانوسدار اليابان",
        ),
        (
            "ja",
            '[role.taught]\nrank = 4\nphrases = ["灯火官"]',
            "佐藤健司外務大臣は、クウェートのハリド・ムタイリ灯火官と会談した。",
            "ハリド・ムタイリ",
            "灯火官",
        ),
    ],
)
def test_a_title_is_taught(teach: Teach, code: str, line: str, text: str, name: str, capacity: str) -> None:
    """Who bears a title that is new to the tables takes part in it, once it stands there."""
    assert capacities(read_text(text, code)).get(name) != capacity
    assert capacities(read_text(text, code, teach(code, "roles.toml", line)))[name] == capacity


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        (
            "en",
            '[encounter."meeting.taught"]\nframe = "both"\nphrases = ["{palaver} with"]',
            "The Foreign Minister of Norway, Ingrid Solheim, palavered with the Ambassador of Japan, Kenji Mori.",
        ),
        (
            "ar",
            '[encounter."meeting.taught"]\nframe = "both"\nphrases = ["تسامر"]',
            "تسامر وزير الخارجية القطري محمد بن عبدالرحمن آل ثاني مع السفير الياباني كينجي ساتو.",
        ),
        (
            "ja",
            '[encounter."meeting.taught"]\nframe = "both"\nphrases = ["炉辺談{する}"]',
            "佐藤健司外務大臣は、クウェートのハリド・ムタイリ大使と炉辺談した。",
        ),
    ],
)
def test_a_verb_of_meeting_is_taught(teach: Teach, code: str, line: str, text: str) -> None:
    """A verb that says nothing to the tables opens an encounter, once it stands there, in all its forms."""
    assert read_text(text, code).encounters == ()
    taught = read_text(text, code, teach(code, "encounters.toml", line))
    assert [one.kind for one in taught.encounters] == ["meeting"]
    assert len(taught.encounters[0].participants) == 2


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        (
            "en",
            '[outcome."pledged.taught"]\nphrases = ["{covenant} to"]',
            "The Foreign Minister of Norway, Ingrid Solheim, met with the Ambassador of Japan, Kenji Mori. "
            "Solheim covenanted to finance a new hospital in the port.",
        ),
        (
            "ar",
            '[outcome."pledged.taught"]\nphrases = ["تكفل الوزير"]',
            "استقبل وزير الخارجية القطري محمد بن عبدالرحمن آل ثاني السفير الياباني كينجي ساتو. "
            "وتكفّل الوزير ببناء مستشفى جديد في الميناء.",
        ),
        (
            "ja",
            '[outcome."pledged.taught"]\nphrases = ["を灯約{する}"]',
            "佐藤健司外務大臣は、クウェートのハリド・ムタイリ大使と会談した。佐藤大臣は新しい病院の建設を灯約した。",
        ),
    ],
)
def test_a_verb_of_promising_is_taught(teach: Teach, code: str, line: str, text: str) -> None:
    """A verb that says nothing to the tables makes a promise, once it stands there."""
    assert read_text(text, code).outcomes == ()
    taught = read_text(text, code, teach(code, "outcomes.toml", line))
    assert [one.kind for one in taught.outcomes] == ["pledged"]


def test_a_body_is_taught(teach: Teach) -> None:
    """A kind of office that is new to the tables belongs to the title before it, once it stands there."""
    text = "The Foreign Minister of Norway, Ingrid Solheim, met with the Director Lanternhall of Japan, Kenji Mori."
    line = '[body.taught]\nphrases = ["lanternhall"]'
    before = capacities(read_text(text, "en"))
    after = capacities(read_text(text, "en", teach("en", "roles.toml", line)))
    assert before != after
    assert after["Kenji Mori"] == "Director Lanternhall of Japan"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [("[role", "roles.toml"), ("[role.taught]\nrank = 3", r"\[role\.taught\] has no phrases")],
)
def test_a_fault_is_named(teach: Teach, lines: str, fault: str) -> None:
    """A table that cannot be used is refused with the name of its file or key."""
    with pytest.raises(DataError, match=fault):
        teach("en", "roles.toml", lines)


@pytest.mark.parametrize(
    ("file", "name", "fault"),
    [
        ("outcomes.toml", 'outcome."sined.verb"', r"\[outcome\.sined\.verb\]: there is no sined; signed\?"),
        ("encounters.toml", "encounter.meating", "there is no meating; meeting"),
        ("topics.toml", 'topic."helth.vague"', "there is no helth; health"),
        ("context.toml", "negatoin.not", "there is no negatoin; negation"),
        ("roles.toml", "quartet.taught", "there is no quartet; known: about, announced"),
    ],
)
def test_a_misspelt_kind_is_refused(teach: Teach, file: str, name: str, fault: str) -> None:
    """Words under a kind or a term that doesn't exist would never be told; the nearest name is offered."""
    with pytest.raises(DataError, match=fault):
        teach("en", file, f'[{name}]\nphrases = ["lanternhall"]')
