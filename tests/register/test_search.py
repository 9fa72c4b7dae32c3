"""Search: one box for three scripts, with the words that were found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register


@pytest.fixture
def filed(examples: str) -> Iterator[Register]:
    """The register of the example documents."""
    with Register.open(examples, writes=True) as opened:
        yield opened


def add_text(register: Register, id: str, text: str) -> None:
    """File a text in which nothing was read."""
    document = make_document(id, text)
    file(document, make_readout(document, []), register, by="tester")


def found(register: Register, query: str, kind: str = "document") -> list[str]:
    """Return the titles of what is found of one kind."""
    return [hit.title for hit in register.search(query, limit=50) if hit.kind == kind]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("شؤون آسيا", "اسيا"),
        ("شؤون اسيا", "آسيا"),
        ("بين آسيا وإفريقيا", "أفريقيا"),
        ("الكويت واليابان", "اليابان"),
        ("الكويت واليابان", "يابان"),
        ("عاد من اليابان", "واليابان"),
        ("الجانب الكويتي", "الكويت"),
        ("السفارة الكويتية", "كويتي"),
        ("وصل بالطائرة إلى طوكيو", "الطائرة"),
        ("وزارة الخارجية", "الوزارة"),
        ("وقال للوزارة", "وزارة"),
        ("وآسيا", "آسيا"),
        ("لقاء وزيرين", "وزير"),
        ("مُحَمَّد", "محمد"),
        ("الشــــارقة", "الشارقه"),
        ("في مدرسة", "مدرسه"),
        ("東京都の会議", "東京"),
        ("東京都の会議", "東京都"),
        ("東京都の会議", "都"),
        ("会議は東京", "京"),
        ("外務省", "務省"),
        ("ﾄｳｷｮｳで", "トウキョウ"),
        ("髙﨑氏", "高崎"),
        ("第3回日・クウェート政策対話", "クウェート"),
        ("Café in Zürich", "cafe zurich"),
        ("The Minister’s visit", "ministers"),
        ("ＫＵＷＡＩＴ", "kuwait"),
        ("in 2023", "2023"),
    ],
)
def test_a_word_is_found_in_another_spelling(register: Register, text: str, query: str) -> None:
    """Arabic spelling, particles and endings, Japanese pairs, width and accents are evened out."""
    add_text(register, "hay", "something else 何か شيء")
    add_text(register, "needle", text)
    assert found(register, query) == ["needle"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("京都の会議", "東京"),
        ("東の京", "東京"),
        ("الكويت", "اليابان"),
        ("Japan", "Kuwait"),
        ("Kuwait", "Kuwait Japan"),
        ("東京", "東京大阪"),
    ],
)
def test_other_words_are_not_found(register: Register, text: str, query: str) -> None:
    """All words of the query must occur, and pairs must stand side by side."""
    add_text(register, "text", text)
    assert found(register, query) == []


@pytest.mark.parametrize(
    "query", ["", "   ", "؟!", "\"'", "*", "AND OR NOT", "a:b NEAR(c", "'; DROP TABLE journal;--"]
)
def test_any_query_is_an_ordinary_question(filed: Register, query: str) -> None:
    """Nothing typed into the box is taken as a command to the database."""
    filed.search(query)
    assert filed.verify().faults == ()


def test_people_encounters_outcomes_and_texts_are_found(filed: Register) -> None:
    """One query looks everywhere; each hit says what it is."""
    assert found(filed, "hayat", "person") == found(filed, "حيات", "person") == found(filed, "ハヤート", "person")
    assert found(filed, "political consultations", "encounter")
    assert any("visa exemption" in title for title in found(filed, "visa exemption", "outcome"))
    kinds = [hit.kind for hit in filed.search("東京")]
    assert kinds == sorted(kinds, key=["person", "encounter", "outcome", "document"].index)


def test_an_encounter_is_found_by_any_name_of_its_people_and_mechanism(filed: Register) -> None:
    """What one account writes in Japanese finds the encounter that others tell in Arabic."""
    (japanese,) = {hit.id for hit in filed.search("政策対話") if hit.kind == "encounter"}
    arabic = {hit.id for hit in filed.search("سميح حيات") if hit.kind == "encounter"}
    assert japanese in arabic


def test_a_snippet_is_a_stretch_of_the_original(filed: Register) -> None:
    """Spelled as in the text, with the places of what was found."""
    (hit,) = [hit for hit in filed.search("اسيا") if hit.kind == "document"]
    document = filed.page(hit.id)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["آسيا"]
    assert document.document.name == "kw-jp-2023-05-kuna-ar"
    assert len(hit.snippet) < 300


def test_a_limit_counts_for_each_kind(filed: Register) -> None:
    """No kind crowds out another."""
    hits = filed.search("اليابان", limit=2)
    assert len([hit for hit in hits if hit.kind == "document"]) == 2


def meet(register: Register, number: int, *names: str, polity: str = "JP", year: int = 2024) -> None:
    """File a report of a meeting of these people with Kuwait."""
    text = f"Report {number}. {' met '.join(names)} spoke of visas in Kuwait."
    document = make_document(f"m{number}", text, language="en", published=f"{year}-05-04")
    event = {"kind": "meeting", "date": f"{year}-05-03", "polities": ["KW", polity], "place": "Kuwait", "quote": text}
    event |= {"participants": [person(name, polity) for name in names]}
    file(document, make_readout(document, [event]), register, by="tester")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("長岡寛介", "nagaoka"),
        ("長岡寛介", "ناغاوكا"),
        ("長岡寛介", "Kansuke Nagaoka"),
        ("ناغاوكا كانسوكي", "nagaoka"),
        ("Nagaoka Kansuke", "長岡"),
        ("سميح حيات", "Sameeh"),
        ("Majed Al Qasimi", "ماجد"),
        ("Majed Al Qasimi", "Majid"),
        ("サミーハ・ハヤート", "Hayat"),
    ],
)
def test_a_name_is_found_in_another_script_or_spelling(register: Register, name: str, query: str) -> None:
    """Somebody known in one script only is found by how the name sounds, in any of the three."""
    meet(register, 1, name)
    assert found(register, query, "person") == [name]


@pytest.mark.parametrize(
    ("name", "query"), [("Nakakuki Taro", "nagaoka"), ("Mahmoud Abbas", "محمد"), ("中岡健", "nagaoka")]
)
def test_another_name_is_not_found_by_its_sound(register: Register, name: str, query: str) -> None:
    """Names that only begin alike, or that are known to be two, stay apart in search, too."""
    meet(register, 1, name)
    assert found(register, query, "person") == []


def test_who_is_written_so_comes_before_who_sounds_so(register: Register) -> None:
    """The spelling that was asked for comes first."""
    meet(register, 1, "Majed Al Suwaidi", polity="AE")
    meet(register, 2, "Majid Al Qasimi", polity="AE")
    assert found(register, "Majid", "person") == ["Majid Al Qasimi", "Majed Al Suwaidi"]


def test_what_is_found_can_be_narrowed(register: Register) -> None:
    """Facets count kinds, sides, years and languages; a value of one counts the others anew."""
    meet(register, 1, "Tanaka Ken", year=2023)
    meet(register, 2, "Lee Min", polity="KR", year=2024)
    facets = register.explore("Kuwait")[1]
    assert {one.value: one.times for one in facets.kinds} == {"encounter": 2, "document": 2}
    assert {one.value: one.times for one in facets.sides} == {"KW": 4, "JP": 2, "KR": 2}
    assert {one.value: one.times for one in facets.years} == {"2024": 2, "2023": 2}
    assert {one.value: one.times for one in facets.languages} == {"en": 2}
    only = register.search("Kuwait", sides=["KR"], kinds=["encounter"])
    assert [(hit.kind, hit.encounter.date if hit.encounter else None) for hit in only] == [
        ("encounter", "2024-05-03")
    ]
    assert [one.value for one in register.explore("Kuwait", years=["2023"])[1].sides] == ["JP", "KW"]
    assert register.search("Kuwait", languages=["ja"]) == ()


def test_who_is_found_by_the_sound_is_counted_too(register: Register) -> None:
    """Facets count what the search shows, people written in another script among it."""
    meet(register, 1, "長岡寛介")
    hits, facets = register.explore("nagaoka")
    assert [(one.value, one.times) for one in facets.kinds] == [("person", len(hits))] == [("person", 1)]
    assert register.search("nagaoka", sides=["KR"]) == ()
