"""`show`, `relation`, `search`, `export`: the answers of a filed register, in three languages and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.errors import InputError, NotFoundError, RegisterError
from sijill.register import Register


@pytest.fixture(autouse=True)
def _filed(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of the examples is the one that is meant."""
    monkeypatch.setenv("SIJILL_REGISTER", str(examples))


HEADINGS = {
    "en": ["Last contact", "Open: Kuwait", "Mechanisms", "Timeline", "People: Japan", "Accounts differ", "Sources"],
    "ar": [
        "آخر تواصل",
        "ما لم يُحسم بعد: الكويت",
        "الآليات",
        "التسلسل الزمني",
        "الأشخاص: اليابان",
        "اختلاف الروايات",
        "المصادر",
    ],
    "ja": ["直近の接触", "未了の事項：クウェート", "協議枠組み", "経過", "人物：日本", "記述の相違", "出典"],
}


@pytest.mark.parametrize("language", HEADINGS)
def test_a_relation_is_told_in_each_language(sijill, language: str) -> None:
    """Labels, kinds and sides in the language asked for; quotes in their own."""
    answer = sijill("relation", "KW", "JP", "--language", language)
    assert answer.code == 0
    lines = answer.out.splitlines()
    places = [lines.index(heading) for heading in HEADINGS[language]]
    assert places == sorted(places)
    assert (
        "“agreed to raise relations between Kuwait and Japan to a comprehensive strategic partnership”" in answer.out
    )
    assert "«اتفقت دولة الكويت واليابان على إقامة شراكة استراتيجية شاملة»" in answer.out
    assert "「日本に対する原油の安定的な供給を今後も続けていく意向を表明しました」" in answer.out


@pytest.mark.parametrize(("language", "missing"), [("en", "round 4"), ("ar", "الجولة 4"), ("ja", "第4回")])
def test_a_missing_round_stands_between_its_neighbours(sijill, language: str, missing: str) -> None:
    """The third, the fourth that nobody reports, the fifth."""
    lines = sijill("relation", "KW", "JP", "--language", language).out.splitlines()
    (at,) = [n for n, line in enumerate(lines) if missing in line]
    assert "2023" in lines[at - 1]
    assert "2025" in lines[at + 1]


@pytest.mark.parametrize("sides", [("KW", "JP"), ("الكويت", "اليابان"), ("クウェート", "日本")])
def test_the_sides_may_be_typed_in_any_language(sijill, sides: tuple[str, str]) -> None:
    """The answer is the same for programs, whatever was typed."""
    assert sijill("relation", *sides, "--format", "json") == sijill("relation", "KW", "JP", "--format", "json")


def test_the_json_of_a_relation_is_the_answer_of_the_register(sijill, examples: Path) -> None:
    """Programs get what the Python register answers, member by member."""
    told = json.loads(sijill("relation", "KW", "JP", "--format", "json").out)
    with Register.open(examples) as register:
        found = register.relation("KW", "JP")
    assert told["last_contact"]["id"] == found.last_contact.id
    assert [one["id"] for one in told["timeline"]] == [one.id for one in found.timeline]
    assert told["mechanisms"][0]["missing"] == [4]


def test_roll_up_is_offered_where_nothing_is_found_without(sijill) -> None:
    """Who asks for the Emirates learns how to ask for Sharjah as well."""
    assert "--roll-up" in sijill("relation", "AE", "JP").out
    rolled = sijill("relation", "AE", "JP", "--roll-up").out
    assert "Sekiguchi Noboru (Consul-General of Japan)" in rolled
    assert "World Cultural Centre" in rolled


def test_show_follows_every_kind_of_id(sijill, examples: Path) -> None:
    """An encounter with its accounts, a person, a document, an outcome, a mechanism, an instrument, an entry."""
    with Register.open(examples) as register:
        page = register.page("kw-jp-2023-05-mofa-ja")
        (encounter,) = page.encounters
        outcome = page.outcomes[0]
        notes = register.page("kw-jp-2025-visa-notes-press-ar").outcomes[0]
    told = {
        encounter.id: "held the third round of political consultations",
        encounter.people[0].person: "سميح حيات",
        "kw-jp-2023-05-mofa-ja": "「日本に対する原油の",
        outcome.id: outcome.quotes[0].words,
        encounter.mechanism: "round 4",
        notes.instrument: "«تبادلت الكويت واليابان المذكرات",
        "2": "by tester",
    }
    for identifier, words in told.items():
        answer = sijill("show", identifier)
        assert answer.code == 0
        assert words in answer.out, identifier
        assert json.loads(sijill("show", identifier, "--format", "json").out)


def test_an_encounter_shows_its_conflict_with_both_sources(sijill, examples: Path) -> None:
    """12 or 13 May: each day with the document that gives it."""
    with Register.open(examples) as register:
        (encounter,) = register.page("kw-jp-2023-05-mofa-ja").encounters
    lines = sijill("show", encounter.id).out.splitlines()
    (line,) = [line.strip() for line in lines if "≠" in line]
    assert "12" in line.partition("|")[0]
    assert "[kw-jp-2023-05-mofa-ja]" in line.partition("|")[0]
    assert "13" in line.partition("|")[2]
    assert "[kw-jp-2023-05-newspaper-en]" in line.partition("|")[2]


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_every_page_can_be_shown_in_every_language(sijill, examples: Path, language: str) -> None:
    """No label lacks a wording, whichever way the register is walked."""
    with Register.open(examples) as register:
        page = register.page("kw-jp-2025-visa-notes-press-ar")
        (line,) = page.encounters
        wanted = [line.id, line.people[0].person, page.document.id, page.outcomes[0].id, page.outcomes[0].instrument]
        wanted += ["5", register.page("kw-jp-2023-05-kuna-ar").encounters[0].mechanism]
    for identifier in wanted:
        answer = sijill("show", identifier, "--language", language)
        assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("query", "found"),
    [("اسيا", "شؤون آسيا"), ("東京", "東京"), ("visa exemption", "visa exemption"), ("sekiguchi", "Sekiguchi")],
)
def test_search_shows_what_it_found_in_the_original(sijill, query: str, found: str) -> None:
    """A line what it is, a line with the words around."""
    answer = sijill("search", query)
    assert answer.code == 0
    assert found in answer.out


def test_the_words_of_a_query_need_no_quotes(sijill) -> None:
    """`sijill search visa exemption` is one query of two words."""
    assert sijill("search", "visa", "exemption") == sijill("search", "visa exemption")


def test_nothing_found_is_an_answer(sijill) -> None:
    """No error, and an empty list for programs."""
    assert sijill("search", "zzzz") == (0, "nothing found\n", "")
    assert json.loads(sijill("search", "zzzz", "--format", "json").out) == []


def test_an_export_for_a_clearance_holds_no_more_than_that_lets_see(sijill, tmp_path: Path) -> None:
    """What is marked above it is in no table, also as csv and of a former moment; nothing is left behind."""
    place = tmp_path / "handed-on.sijill"
    text = tmp_path / "secret.jsonl"
    told = "Kuwaiti Foreign Minister Amal Noor met Japanese Foreign Minister Kenji Mori in Tokyo."
    text.write_text(json.dumps({"id": "secret", "text": told, "language": "en"}), encoding="utf-8")
    sijill("file", "--register", place, "--marking", "confidential", text)
    for more in ((), ("--format", "csv", "--table", "participants"), ("--asof", "2100")):
        written = [
            sijill("export", "--register", place, *more, *given).out
            for given in ((), ("--clearance", "confidential"), ("--clearance", "internal"))
        ]
        assert "Amal Noor" in written[0]
        assert written[0] == written[1]
        assert "Amal" not in written[2]
    assert sijill("export", "--register", place, "--clearance", "secret").code == InputError.exit_code
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(("-open", "-internal"))] == []


def test_the_export_is_one_json_object(sijill) -> None:
    """The shape of docs/readout.md, ready for other programs."""
    told = json.loads(sijill("export", "--format", "json").out)
    assert len(told["documents"]) == 16
    assert told["encounters"][0]["documents"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("show", "enc-zzzzzzzzzzzz"), NotFoundError.exit_code, "enc-zzzzzzzzzzzz"),
        (("relation", "KW", "Atlantis"), NotFoundError.exit_code, "Atlantis"),
        (("export", "--format", "xml"), InputError.exit_code, "json"),
        (("show", "1", "--register", "none.sijill"), RegisterError.exit_code, "none.sijill"),
        (("verify", "--register", "."), RegisterError.exit_code, "folder"),
    ],
    ids=["id", "side", "format", "register", "folder"],
)
def test_what_cannot_be_answered_is_one_line_and_its_code(sijill, arguments, code: int, told: str) -> None:
    """Nothing on standard output, one line on standard error, the code of the error's kind."""
    answer = sijill(*arguments)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith("sijill: ")
    assert answer.err.count("\n") == 1
    assert told in answer.err
