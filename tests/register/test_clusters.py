"""Clusters: judgements join records, the oldest gives its name, and no id is lost."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person

from sijill.errors import IntegrityError
from sijill.filing import file, find_quotes
from sijill.records import Document, Judgement, Reading
from sijill.records.ids import account_ids, mention_id
from sijill.register import Register


def same(of: str, subject: str, object: str, verdict: str = "same") -> Judgement:
    """Return a judgement."""
    return Judgement(of=of, subject=subject, object=object, verdict=verdict, rule="test", score=1, reason="a test")


def make_reading(id: str, *judgements: Judgement, name: str = "Sato") -> tuple[Reading, Document]:
    """Return a reading of a text with one meeting of one person, and these judgements."""
    document = make_document(id, f"{id}: {name}")
    meeting = {"participants": [person(name, "KW")], "polities": ["KW", "JP"]}
    readout = make_readout(document, [meeting])
    quotes = find_quotes(document, readout)
    return Reading(readout=readout, url=None, quotes=quotes, judgements=judgements), document


def put(register: Register, reading: Reading, document: Document) -> None:
    """Append a reading as it is, without resolving anything."""
    with register.writing() as desk:
        desk.append(reading, by="tester", why=None, text=(document.sha256, document.text))


def test_a_judgement_joins_two_stored_people_under_the_older_one(register: Register) -> None:
    """The third document says that the people of the first two are one."""
    men = [mention_id(make_reading(f"d{n}")[1].sha256, "Sato") for n in (1, 2, 3)]
    put(register, *make_reading("d1"))
    put(register, *make_reading("d2"))
    put(register, *make_reading("d3", same("person", men[2], men[1]), same("person", men[2], men[0])))
    first = men[0].replace("men", "per")
    for man in men:
        assert register.page(man).id == first
        assert register.page(man.replace("men", "per")).id == first
    assert len(register.page(first).mentions) == 3
    assert register.verify().faults == ()


def test_a_judgement_joins_two_stored_encounters(register: Register) -> None:
    """All accounts stand in the older encounter, and nothing is left of the younger."""
    accounts = [account_ids(make_reading(f"d{n}")[0].readout)[0] for n in (1, 2, 3)]
    put(register, *make_reading("d1"))
    put(register, *make_reading("d2"))
    put(register, *make_reading("d3", *(same("encounter", accounts[2], one) for one in accounts[:2])))
    page = register.page(accounts[2])
    assert page.encounter.id == accounts[0].replace("acc", "enc")
    assert [account.id for account in page.accounts] == accounts
    assert register.page(accounts[1].replace("acc", "enc")) == page
    assert register.verify().faults == ()


def test_different_and_unsure_join_nothing(register: Register) -> None:
    """Only "same" joins; the other verdicts are kept and shown."""
    one, other = (mention_id(make_reading(id)[1].sha256, "Sato") for id in ("d2", "d1"))
    put(register, *make_reading("d1"))
    told = [same("person", one, other, verdict) for verdict in ("different", "unsure")]
    put(register, *make_reading("d2", *told))
    assert len(register.page(one).mentions) == 1
    assert [line.verdict for line in register.page(one).judgements] == ["different", "unsure"]


def test_a_judgement_on_something_unknown_is_refused_and_nothing_is_written(register: Register) -> None:
    """An entry whose view can't be computed is not kept: the transaction is undone."""
    man = mention_id(make_reading("d1")[1].sha256, "Sato")
    with pytest.raises(IntegrityError, match="which no entry tells of"):
        put(register, *make_reading("d1", same("person", man, "per-000000000000")))
    assert register.verify().entries == 0
    assert register.verify().texts == 0


def file_meetings(register: Register, id: str, *meetings: dict[str, object]) -> None:
    """File a text with these meetings of Kuwait and Japan in Tokyo, on one day."""
    document = make_document(id, f"{id}: Samih Hayat, Nagaoka Kansuke, Yoshimasa Hayashi", published="2024-05-01")
    about = {"date": "2024-05-01", "place": "Tokyo", "country": "JP", "polities": ["KW", "JP"]}
    file(document, make_readout(document, [about | meeting for meeting in meetings]), register, by="tester")


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_which_of_two_that_fit_equally_is_meant_is_not_guessed(register: Register, order: tuple[str, str]) -> None:
    """A text tells of two meetings of a day, another of one: where nothing says which, none is taken."""
    texts = {"one": ({},), "two": ({}, {})}
    for id in order:
        file_meetings(register, id, *texts[id])
    assert len({line.id for id in order for line in register.page(id).encounters}) == 3
    assert register.verify().faults == ()


def test_the_same_visitor_with_another_host_stays_another_encounter(register: Register) -> None:
    """Two meetings of one day, each told by two documents, are two encounters whatever comes first."""
    hayat, nagaoka, hayashi = (
        person("Samih Hayat", "KW"),
        person("Nagaoka Kansuke", "JP"),
        person("Yoshimasa Hayashi", "JP"),
    )
    file_meetings(register, "a", {"participants": [hayat, nagaoka]})
    file_meetings(register, "b", {"participants": [hayat, hayashi]}, {"participants": [hayat, nagaoka]})
    file_meetings(register, "c", {"participants": [hayat, hayashi]})
    (first,), (last,) = register.page("a").encounters, register.page("c").encounters
    assert first.id != last.id
    assert {line.id for line in register.page("b").encounters} == {first.id, last.id}
