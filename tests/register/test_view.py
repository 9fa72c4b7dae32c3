"""The view: a function of the journal, however it came about."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from tests.builders import GOLD, example, make_document, make_readout, person
from tests.databases import Places
from tests.registers import ticking_clock

from sijill.filing import file
from sijill.records import sha256
from sijill.register import Register
from sijill.register.view import VERSION, dump_table, find_tables

NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


def dump(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of the view as it is stored."""
    return {name: list(dump_table(connection, name)) for name in find_tables()}


def read_view(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Return the whole view of a register."""
    with register.reading() as connection:
        return dump(connection)


def test_rebuilding_gives_the_same_bytes(examples: str) -> None:
    """A view that grew entry by entry and one computed at once are the same, row by row."""
    with Register.open(examples, writes=True) as register:
        grown = read_view(register)
        register.rebuild()
        assert read_view(register) == grown
    assert all(grown[name] for name in ("encounters", "people", "conflicts", "mechanisms", "search_words"))


@pytest.mark.parametrize("seed", range(4))
def test_rebuilding_gives_the_same_bytes_in_any_order_of_filing(places: Places, seed: int) -> None:
    """Also when later documents join records that earlier ones kept apart."""
    names = random.Random(seed).sample(NAMES, len(NAMES))
    with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as register:
        for name in names:
            file(*example(name), register, by="tester")
        grown = read_view(register)
        register.rebuild()
        assert read_view(register) == grown


# A small world in which names, days and rounds meet often, so that records are joined in many ways.
PEOPLE = ["Amal Haddad", "Haddad Amal", "Sato Kenji", "Kenji Sato", "Sato", "John Marsh"]
told = st.fixed_dictionaries(
    {
        "people": st.lists(
            st.tuples(st.sampled_from(PEOPLE), st.sampled_from(["KW", "JP", None])),
            min_size=1,
            max_size=3,
            unique_by=lambda pair: pair[0],
        ),
        "date": st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-05"]),
        "round": st.sampled_from([None, 1, 2]),
        "kind": st.sampled_from(["meeting", "consultations"]),
        "mechanism": st.sampled_from(["political consultations", "policy dialogue"]),
        "place": st.sampled_from([None, "Tokyo", "Kuwait City"]),
    }
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=st.lists(told, min_size=2, max_size=7))
def test_rebuilding_gives_the_same_bytes_for_any_documents(
    tmp_path_factory: pytest.TempPathFactory, world: list[dict[str, object]]
) -> None:
    """Whatever meets and joins, the grown view is what the journal gives, and verify agrees."""
    path = tmp_path_factory.mktemp("world") / "a.sijill"
    with Register.open(path, writes=True, create=True, clock=ticking_clock()) as register:
        for number, one in enumerate(world):
            people = one["people"]
            text = f"Report {number}: " + ", ".join(name for name, _ in people)
            document = make_document(f"d{number}", text, published="2024-05-03", language="en")
            encounter = {
                "kind": one["kind"],
                "date": one["date"],
                "place": one["place"],
                "country": "JP",
                "mechanism": {"name": one["mechanism"], "round": one["round"]} if one["round"] else None,
                "participants": [person(name, polity) for name, polity in people],
                "polities": ["KW", "JP"],
            }
            file(document, make_readout(document, [encounter]), register, by="tester")
        grown = read_view(register)
        assert register.verify().faults == ()
        register.rebuild()
        assert read_view(register) == grown


def test_a_change_of_the_view_raises_its_version(register: Register) -> None:
    """A register is rebuilt by a newer Sijill only if VERSION tells it to.

    When this fails, what is computed from the journal has changed (tables, keys,
    tokens, rules for the shown value): raise `view.VERSION` and note the new pair here.
    """
    for language, one in TOLD.items():
        document = make_document(language, one["text"], language=language, published="2024-05-04")
        session = {
            "kind": "consultations",
            "date": one["date"],
            "place": one["place"],
            "country": "KW",
            "mechanism": {"name": one["mechanism"], "round": 2},
            "participants": [person(one["name"], "JP")],
            "polities": ["KW", "JP"],
        }
        signed = {"kind": "signed", "by": ["KW", "JP"], "quote": one["text"], "encounter": "e1"}
        file(document, make_readout(document, [session], [signed]), register, by="tester")
    assert (VERSION, sha256(repr(read_view(register)))[:16]) == PINNED


TOLD = {
    "en": {
        "text": "Amal Haddad and Sato Kenji held the 2nd round of the Joint Committee in Kuwait.",
        "date": "2024-05",
        "place": "Kuwait",
        "mechanism": "Joint Committee",
        "name": "Sato Kenji",
    },
    "ar": {
        "text": "التقت أمل حدّاد بساتو كينجي في الجولة الثانية للجنة المشتركة بالكويت.",
        "date": "2024-05-02",
        "place": "الكويت",
        "mechanism": "اللجنة المشتركة",
        "name": "أمل حدّاد",
    },
    "ja": {
        "text": "佐藤健二とアマル・ハッダードは第２回合同委員会をクウェート市で開いた。",
        "date": "2024-05-03",
        "place": "クウェート市",
        "mechanism": "合同委員会",
        "name": "佐藤健二",
    },
}
PINNED = (20, "f745dc8f8986d14d")


def test_an_older_view_is_rebuilt_when_opened_for_writing(examples: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update of Sijill the first writer brings the view up to date; nothing has to be migrated."""
    with Register.open(examples) as register:
        before = read_view(register)
    monkeypatch.setattr("sijill.register.view.VERSION", VERSION + 1)
    with pytest.raises(Exception, match="sijill rebuild"):
        Register.open(examples)
    with Register.open(examples, writes=True) as register:
        after = read_view(register)
    assert after.pop("view_state") == [(VERSION + 1, 16)]
    assert before.pop("view_state") == [(VERSION, 16)]
    assert after == before


def test_records_that_a_later_document_joins_keep_leading_on(register: Register) -> None:
    """Two people that turn out to be one: the younger record goes, its id leads to the older one."""

    def report(id: str, *names: str, also: tuple[str, ...] = ()) -> None:
        document = make_document(id, " and ".join((*names, *also)) + f" met ({id}).")
        told = [person(name, "KW", also=also) for name in names]
        meeting = {"participants": told, "polities": ["KW", "JP"]}
        file(document, make_readout(document, [meeting]), register, by="tester")

    report("one", "Amal Haddad")
    report("two", "Kenji Sato")
    first = register.page("one").encounters[0].people[0].person
    second = register.page("two").encounters[0].people[0].person
    assert first != second
    # One name in two scripts that nobody could have known to be one: this text says so.
    report("three", "Amal Haddad", also=("Kenji Sato",))
    assert register.page("three").encounters[0].people[0].person == first
    assert register.page(second).id == first
    assert len(register.page(first).mentions) == 3
