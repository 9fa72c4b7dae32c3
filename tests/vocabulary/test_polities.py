"""States, territories, sub-national governments and organizations."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sijill.errors import DataError
from sijill.vocabulary import (
    LANGUAGES,
    Polity,
    get_polity,
    organizations,
    places,
    polities,
    polity_names,
    roll_up,
    side_of,
)

STATES = [polity for polity in polities().values() if polity.kind == "state"]
# Its status is disputed; Jerusalem and Tel Aviv are in places.tsv.
WITHOUT_CAPITAL = {"IL"}
GULF = {"AE": 7, "SA": 13, "KW": 6, "QA": 8, "BH": 4, "OM": 11}
code = pytest.mark.parametrize("state", STATES, ids=lambda state: state.code)


def test_all_states_are_there() -> None:
    """The members of the United Nations and its two observer states."""
    assert len(STATES) == 195
    assert {"PS", "VA"} <= {state.code for state in STATES}


@code
def test_every_state_has_its_names(state: Polity) -> None:
    """One short name in each language, adjectives in those that have them, and a capital among the places."""
    for language in LANGUAGES:
        assert len(state.find_names(language, "short")) == 1
    for language in ("en", "ar"):
        assert state.find_names(language, "demonym")
    capitals = {place.key for place in places() if place.country == state.code and place.kind == "capital"}
    assert (state.capital in capitals) != (state.code in WITHOUT_CAPITAL)


@pytest.mark.parametrize("body", organizations(), ids=lambda body: body.code)
def test_every_organization_is_named_in_three_languages(body: Polity) -> None:
    """A side that is no state can be found in any of the languages and shown in all."""
    for language in LANGUAGES:
        assert len(body.find_names(language, "short")) == 1


def test_territories_have_names_in_three_languages() -> None:
    """What ISO 3166-1 lists can be shown in all languages."""
    lacking = [
        (polity.code, language)
        for polity in polities().values()
        if polity.kind == "territory"
        for language in LANGUAGES
        if not polity.find_names(language, "short")
    ]
    assert lacking == []


def test_an_unmarked_name_belongs_to_one() -> None:
    """What several claim is marked ambiguous with all of them, save one that is meant as a rule.

    Adjectives are counted apart: "Mongol" may be somebody's name, too.
    """
    owners: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for name in polity_names():
        if not name.ambiguous:
            owners[name.language, name.text.casefold(), name.use == "demonym"].add(name.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_nobody_has_a_name_twice() -> None:
    """A name is told once, with one use."""
    seen: set[tuple[str, str, str, bool]] = set()
    for name in polity_names():
        key = (name.code, name.language, name.text, name.use == "demonym")
        assert key not in seen
        seen.add(key)


@pytest.mark.parametrize(("state", "count"), GULF.items())
def test_the_gulf_has_all_its_subdivisions_in_three_languages(state: str, count: int) -> None:
    """An emirate or governorate can be a side of a relation."""
    own = [polity for polity in polities().values() if polity.parent == state and polity.kind == "subdivision"]
    assert len(own) == count
    assert all(polity.find_names(language, "short") for polity in own for language in LANGUAGES)


def test_japan_has_its_prefectures_in_their_forms() -> None:
    """Forty-seven, each in Japanese with 都, 道, 府 or 県, in English with and without "Prefecture"."""
    own = [polity for polity in polities().values() if polity.parent == "JP" and polity.kind == "subdivision"]
    assert len(own) == 47
    for polity in own:
        assert polity.name("ja")[-1] in "都道府県"
        bare = polity.name("en").removesuffix(" Prefecture")
        assert {bare, f"{bare} Prefecture"} <= set(polity.find_names("en"))
        assert polity.find_names("ar", "short")


@pytest.mark.parametrize(
    ("language", "use", "text", "code"),
    [
        ("en", "abbrev", "UAE", "AE"),
        ("en", "also", "the Emirates", "AE"),
        ("en", "also", "Britain", "GB"),
        ("en", "official", "State of Kuwait", "KW"),
        ("en", "official", "Republic of Korea", "KR"),
        ("en", "demonym", "Omani", "OM"),
        ("en", "also", "Türkiye", "TR"),
        ("ar", "official", "دولة الكويت", "KW"),
        ("ar", "also", "أميركا", "US"),
        ("ar", "also", "بريطانيا", "GB"),
        ("ar", "demonym", "أميركي", "US"),
        ("ar", "demonym", "إماراتي", "AE"),
        ("ar", "short", "الناتو", None),
        ("ar", "also", "الناتو", "NATO"),
        ("ja", "abbrev", "米", "US"),
        ("ja", "also", "イギリス", "GB"),
        ("ja", "official", "大韓民国", "KR"),
        ("ja", "short", "クウェート", "KW"),
        ("ja", "short", "国連", "UN"),
    ],
)
def test_usual_names_are_known(language: str, use: str, text: str, code: str | None) -> None:
    """What papers write leads to the polity."""
    found = [name.code for name in polity_names() if (name.language, name.use, name.text) == (language, use, text)]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("code", "ancestors"),
    [
        ("AE-SH", ("AE",)),
        ("AE", ()),
        ("IQ-AR", ("IQ-KR", "IQ")),
        ("LK-11", ("LK-1", "LK")),
        ("HK", ("CN",)),
        ("UNICEF", ("UN",)),
        ("JICA", ("JP",)),
        ("GCC", ()),
        ("Hamas", ()),
    ],
)
def test_a_part_rolls_up_into_its_whole(code: str, ancestors: tuple[str, ...]) -> None:
    """A relation page of the UAE shows what Sharjah did; what the list lacks stands alone."""
    assert roll_up(code) == ancestors


@pytest.mark.parametrize(
    ("code", "side"),
    [("JICA", "JP"), ("KOICA", "KR"), ("UNDP", "UNDP"), ("AE-SH", "AE-SH"), ("Houthis", "Houthis")],
)
def test_an_agency_of_a_state_speaks_for_it(code: str, side: str) -> None:
    """The guide gives JICA's people to Japan, but leaves the UN's agencies what they are."""
    assert side_of(code) == side


def test_parents_exist_and_are_no_circle() -> None:
    """Rolling up ends, at a state or an organization that belongs to nobody."""
    for polity in polities().values():
        ancestors = roll_up(polity.code)
        assert polity.code not in ancestors
        if ancestors:
            assert polities()[ancestors[-1]].parent is None


def test_codes_are_those_of_iso_or_short_names() -> None:
    """A code tells what it stands for; an organization's is never that of a state."""
    for polity in polities().values():
        if polity.kind in ("state", "territory"):
            assert len(polity.code) == 2
            assert polity.code.isupper()
        elif polity.kind == "subdivision":
            assert polity.code[2] == "-"
            assert get_polity(polity.code[:2]).kind == "state"


def test_an_unknown_code_is_an_error() -> None:
    """Whoever asks for a polity that must exist is told the form of codes."""
    with pytest.raises(DataError, match="no polity 'ZZ'; codes are like JP, AE-SH, GCC"):
        get_polity("ZZ")


def test_a_name_that_a_language_lacks_is_told_in_english() -> None:
    """Every polity can be shown in every language."""
    lacking = next(polity for polity in polities().values() if not polity.find_names("ja"))
    assert lacking.name("ja") == lacking.name("en")
