"""Errors and reasons in Arabic and Japanese: each message that can reach the desk is in the table."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html as lxml_html

import sijill
from sijill.desk import refusals
from sijill.desk.told import get_messages, match_message, show_told
from sijill.desk.words import Words
from sijill.register import Register
from sijill.register.answers import EncounterPage, PersonPage, UndertakingPage

ROOT = Path(sijill.__file__).parent
# What a desk can meet; a register that can't be opened, or doesn't match what was written, is told before one opens.
FOLDERS = ("desk", "register", "filing.py", "recording.py", "records/dates.py")
BEFORE = {"past.py", "serve.py", "access.py", "postgres.py", "copying.py", "place.py"}
RULES = ("people.py", "events.py")
NAMES = "spellings of one name, an initial (0.87)"
ERRORS = {"InputError", "NotFoundError", "RefusedError", "RecordError", "UnavailableError"}


def spell(node: ast.expr) -> list[str]:
    """Return the texts that an expression may be, each value a word."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return ["".join(one.value if isinstance(one, ast.Constant) else "value" for one in values)]
        case ast.IfExp(body=body, orelse=other):
            return [*spell(body), *spell(other)]
    return []


def find_texts(path: Path, names: set[str], place: int) -> list[str]:
    """Return the texts with which a module makes something of these names, from one of its arguments."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [
        one for one in calls if isinstance(one.func, ast.Name) and one.func.id in names and len(one.args) > place
    ]
    return [text for one in named if len(one.args) > place for text in spell(one.args[place])]


def find_modules() -> list[Path]:
    """Return the modules whose errors can reach the desk."""
    paths = [ROOT / folder for folder in FOLDERS]
    return [one for path in paths for one in ([path] if path.suffix else sorted(path.rglob("*.py")))]


def test_every_error_that_reaches_the_desk_is_in_the_table() -> None:
    """Whoever words a new error words it in Arabic and Japanese, too."""
    modules = [path for path in find_modules() if path.name not in BEFORE]
    told = {text: path.name for path in modules for text in find_texts(path, ERRORS, 0)}
    assert len(told) > 60
    missing = [(name, text) for text, name in told.items() if match_message(text) is None]
    assert missing == []


def test_every_refusal_is_in_the_table() -> None:
    """What the door says before anything is asked of the register is told in the three languages as well."""
    told = [refusals.ELSEWHERE, refusals.READ_ONLY, refusals.NO_ACCESS, refusals.NO_CALENDAR, refusals.WRONG_HOST]
    assert [text for text in told if match_message(text) is None] == []


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_every_reason_of_a_judgement_is_told_in_the_language(language: str) -> None:
    """The reasons that rules give are told without an English word."""
    words = Words(language)
    told = [text for name in RULES for text in find_texts(ROOT / "resolution" / name, {"Finding"}, 2) if text]
    texts = [text.replace("value", NAMES, 1) if text.startswith("value") else text for text in told]
    texts = [text for text in texts if "value," not in text and not text.endswith("value")]
    assert len(texts) > 12
    left = [(text, show_told(text, words)) for text in texts if 'lang="en"' in show_told(text, words)]
    assert left == []


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_the_judgements_of_the_examples_are_told_in_the_language(opened: Register, language: str) -> None:
    """Each reason that stands in a register is told in Arabic and Japanese."""
    words = Words(language)
    people = [opened.page(line.id) for line in opened.people(limit=100)]
    met = [opened.page(line.id) for line in opened.latest(limit=100)]
    promised = [opened.page(line.id) for line in opened.promises()]
    reasons = {
        judgement.reason
        for page in (*people, *met, *promised)
        if isinstance(page, PersonPage | EncounterPage | UndertakingPage)
        for judgement in page.judgements
    }
    assert reasons
    told = {reason: re.sub(r"<[^>]+>", "", show_told(reason, words)) for reason in reasons}
    assert [(reason, one) for reason, one in told.items() if re.search("[a-z]{3}", one)] == []


def test_the_table_is_whole() -> None:
    """Each message has both languages, with the same values, and finds itself."""
    for message in get_messages():
        slots = sorted(re.findall(r"\{\d\}", message.english))
        for language, told in message.words.items():
            assert set(re.findall(r"\{\d\}", told)) <= set(slots), message.english
            assert told, message.english
            assert re.search({"ar": "[\u0600-\u06ff]", "ja": "[\u3040-\u30ff\u4e00-\u9fff]"}[language], told)
        found = match_message(re.sub(r"\{\d\}", "VALUE", message.english))
        assert found is not None


@pytest.mark.parametrize(
    ("language", "told"), [("ar", "لا شيء باسم"), ("ja", "はありません"), ("en", "nothing is called")]
)
def test_an_error_is_told_in_the_language_of_the_reader(client: TestClient, language: str, told: str) -> None:
    """On the page; the value stands apart; a value with markup is text."""
    client.cookies.set("language", language)
    answer = client.get("/person/per-<b>x")
    assert answer.status_code == 404
    page = lxml_html.document_fromstring(answer.text)
    assert told in page.xpath("string(//main)")
    assert not page.xpath("//main//b")
