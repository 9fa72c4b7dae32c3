"""The history of a thing, and the state of a register."""

from __future__ import annotations

import pytest
from tests.databases import is_file, open_raw

from sijill.errors import NotFoundError
from sijill.register import Register

AGENCY, CONSULATE = "sh-jp-2023-02-agency-en", "sh-jp-2023-02-consulate-ja"


def kinds(register: Register, identifier: str) -> list[str]:
    """Return the kinds of the entries that made a thing what it is."""
    return [entry.kind for entry in register.history(identifier)]


def test_the_history_of_an_encounter_names_every_account(examples: str) -> None:
    """Each reading that tells of it, in the order of filing, with what joined them."""
    with Register.open(examples) as register:
        encounter = register.page(AGENCY).encounters[0]
        entries = register.history(encounter.id)
        told = [source.name for entry in entries for source in entry.documents]
    assert set(told) == {source.name for source in _sources(examples, encounter.id)}
    assert [entry.number for entry in entries] == sorted(entry.number for entry in entries)
    assert any(encounter.id[4:] in f"{one.subject} {one.object}" for entry in entries for one in entry.judgements)


def _sources(place: str, encounter: str):
    with Register.open(place) as register:
        return register.page(encounter).sources


def test_a_decision_and_its_taking_back_stay_in_the_history(examples: str) -> None:
    """Nothing is forgotten: who joined two people, and who parted them again."""
    with Register.open(examples, writes=True) as register:
        one, other = (person.person for person in register.page(AGENCY).encounters[0].people[:2])
        before = kinds(register, one)
        entry = register.decide(one, other, verdict="same", by="amina", why="a mistake")
        register.take_back(entry.number, by="salem", why="they are two")
        history = register.history(one)
    assert [entry.kind for entry in history] == [*before, "decision", "retraction"]
    assert [(entry.by, entry.why) for entry in history[-2:]] == [("amina", "a mistake"), ("salem", "they are two")]


def test_a_document_is_found_by_name_and_an_entry_by_number(examples: str) -> None:
    """As everywhere."""
    with Register.open(examples) as register:
        assert kinds(register, AGENCY) == ["reading"]
        assert [entry.number for entry in register.history("7")] == [7]
        with pytest.raises(NotFoundError):
            register.history("enc-nothing")


def test_a_sound_register_is_described(examples: str) -> None:
    """Where it stands, what is in it, and nothing to be seen to."""
    with Register.open(examples) as register:
        found = {finding.about: finding for finding in register.examine()}
    assert all(finding.is_fine for finding in found.values())
    assert found["records"].values == {"entries": 16, "documents": 16, "encounters": 7, "people": 11}
    assert found["last"].values["entry"] == 16


def test_what_ought_to_be_seen_to_is_told(examples: str) -> None:
    """A guard that is missing and an end that was changed."""
    with open_raw(examples) as raw:
        raw.execute("DROP TRIGGER journal_keeps_words" + ("" if is_file(examples) else " ON journal"))
        raw.execute("UPDATE journal SET by = 'somebody' WHERE number = 16")
        raw.commit()
    with Register.open(examples) as register:
        bad = [finding.about for finding in register.examine() if not finding.is_fine]
    assert bad == ["end", "guard"]
