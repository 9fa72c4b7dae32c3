"""Pages: every id leads somewhere, and every answer gives its words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from tests.builders import example

from sijill.errors import NotFoundError
from sijill.register import Register
from sijill.register.answers import (
    DocumentPage,
    EncounterPage,
    EntryPage,
    InstrumentPage,
    MechanismPage,
    OutcomePage,
    PersonPage,
)


@pytest.fixture
def filed(examples: str) -> Iterator[Register]:
    """The register of the example documents."""
    with Register.open(examples) as opened:
        yield opened


def test_one_encounter_keeps_the_accounts_of_three_documents(filed: Register) -> None:
    """The third round of 2023: three sources, three languages, their dates side by side."""
    (line,) = filed.page("kw-jp-2023-05-mofa-ja").encounters
    page = filed.page(line.id)
    assert isinstance(page, EncounterPage)
    documents = [filed.page(account.document).document.name for account in page.accounts]
    assert documents == ["kw-jp-2023-05-kuna-ar", "kw-jp-2023-05-mofa-ja", "kw-jp-2023-05-newspaper-en"]
    assert [account.date for account in page.accounts] == [None, "2023-05-12", "2023-05-13"]
    (conflict,) = page.encounter.conflicts
    assert (conflict.field, [value.value for value in conflict.values]) == (
        "date",
        ["2023-05-12", "2023-05-13"],
    )
    # The ministry's own word first, then the agency's, then the newspaper's.
    assert page.encounter.mechanisms == ("外務省間政策対話", "المشاورات السياسية", "political consultations")


def test_every_account_and_outcome_quotes_its_document(filed: Register) -> None:
    """The words of an answer are the words of the text, at the place that is given."""
    for name in ("kw-jp-2023-05-mofa-ja", "sh-jp-2023-02-agency-ar", "kw-jp-2025-08-fifth-round-press-ar"):
        document, _ = example(name)
        page = filed.page(name)
        quotes = [quote for outcome in page.outcomes for quote in outcome.quotes]
        for encounter in page.encounters:
            for account in filed.page(encounter.id).accounts:
                quotes += account.quotes
        mine = [quote for quote in quotes if quote.document == page.document.id]
        assert mine
        for quote in mine:
            assert quote.words == document.text[quote.start : quote.end] != ""


def test_a_person_has_capacities_over_time(filed: Register) -> None:
    """The director-general of 2023 is the ambassador of 2025: one person, two capacities with their days."""
    (hit, *_) = filed.search("ناغاوكا")
    page = filed.page(hit.id)
    assert isinstance(page, PersonPage)
    latest, *before = page.capacities
    assert (latest.capacity, latest.first, latest.last) == ("السفير الياباني", "2025", "2025")
    assert {line.first for line in before} == {"2023-05-12"}
    assert {"外務省中東アフリカ局長", "مساعد الوزير والمدير العام لإدارة الشرق الأوسط وإفريقيا"} <= {
        line.capacity for line in before
    }
    assert len(page.mentions) == 4


def test_a_mechanism_shows_its_missing_round(filed: Register) -> None:
    """The third and the fifth round are known, the fourth nowhere."""
    (line,) = filed.page("kw-jp-2025-08-fifth-round-press-ar").encounters
    page = filed.page(line.mechanism)
    assert isinstance(page, MechanismPage)
    assert [one.number for one in page.mechanism.rounds] == [3, 5]
    assert page.mechanism.missing == (4,)


def test_an_instrument_rests_on_the_outcome_that_signed_it(filed: Register) -> None:
    """What was signed is an instrument with its parties."""
    (line,) = filed.page("kw-jp-2025-visa-notes-press-ar").outcomes
    page = filed.page(line.instrument)
    assert isinstance(page, InstrumentPage)
    assert [one.outcomes for one in page.life] == [(line,)]
    assert set(page.instrument.parties) == {"KW", "JP"}


def test_an_outcome_leads_to_its_encounter(filed: Register) -> None:
    """An outcome that came of an encounter tells of which, one without stands alone."""
    (pledge,) = [line for line in filed.page("kw-jp-2023-05-mofa-ja").outcomes if line.kind == "pledged"]
    page = filed.page(pledge.id)
    assert isinstance(page, OutcomePage)
    assert page.encounter.kind == "consultations"
    (alone,) = filed.page("kw-jp-2024-02-visa-agency-en").outcomes
    assert filed.page(alone.id).encounter is None


def test_an_entry_is_found_by_number_and_id(filed: Register) -> None:
    """An entry tells who, when and why, and of which document."""
    page = filed.page("2")
    assert isinstance(page, EntryPage)
    assert (page.by, page.why, page.kind) == ("tester", "a test", "reading")
    assert [source.name for source in page.documents] == ["kw-jp-2023-05-mofa-ja"]
    assert filed.page(page.id) == page


def test_every_id_in_every_page_leads_on(filed: Register) -> None:
    """Whatever id an answer holds can be asked for."""
    kinds = set()
    waiting, seen = (
        ["kw-jp-2023-05-mofa-ja", "sh-jp-2019-12-agency-en", "1", "kw-jp-2025-visa-notes-press-ar"],
        set(),
    )
    while waiting:
        page = filed.page(waiting.pop())
        kinds.add(type(page))
        for text in _strings(msgspec.to_builtins(page)):
            is_id = len(text) == 16 and text[3] == "-" and text[:3] in IDS
            if is_id and text not in seen:
                seen.add(text)
                waiting.append(text)
    assert kinds == {
        EncounterPage,
        PersonPage,
        DocumentPage,
        OutcomePage,
        MechanismPage,
        InstrumentPage,
        EntryPage,
    }


IDS = {"enc", "acc", "per", "men", "doc", "out", "mec", "ins", "ent"}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def test_the_beginning_of_an_id_is_enough(filed: Register) -> None:
    """As long as it is clear; in any case of letters."""
    (line,) = filed.page("kw-jp-2023-05-mofa-ja").encounters
    assert filed.page(line.id[:9]).encounter == filed.page(line.id[:9].upper()).encounter
    with pytest.raises(NotFoundError, match="several ids begin with per-"):
        filed.page("per-")


@pytest.mark.parametrize(
    "wanted", ["enc-zzzzzzzzzzzz", "nothing", "99", "", "doc-%", "per-_", "ent-'; DROP TABLE journal", "٢"]
)
def test_what_is_not_there_is_said_so(filed: Register, wanted: str) -> None:
    """A clear sentence, whatever is asked."""
    with pytest.raises(NotFoundError):
        filed.page(wanted)
