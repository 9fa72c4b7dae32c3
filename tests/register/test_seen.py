"""What somebody with a clearance sees of a register: as if the rest had never been filed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.builders import make_document, make_readout, person
from tests.databases import Places
from tests.registers import ticking_clock

from sijill.errors import InputError, NotFoundError, UnavailableError
from sijill.filing import file
from sijill.records import Remark
from sijill.register import Register, Rule, Seen
from sijill.register.answers import EncounterPage, EntryPage
from sijill.register.restricted import ClearedRegister
from sijill.register.view import dump_table, find_tables

TABLES = [name for name in find_tables() if name not in ("view_state", "search_rows", "search_words")]


def add(
    register: Register,
    name: str,
    *,
    who: str = "Amal Noor",
    place: str = "Tokyo",
    venue: str | None = None,
    **known: str,
) -> str:
    """File a short report of one meeting of the same day; return its id."""
    text = f"{name}. {who} met Kenji Mori in {place}. Kuwait pledged a {name} programme."
    document = make_document(name, text, language="en", published="2025-03-02", **known)
    met = {
        "date": "2025-03-01",
        "place": place,
        "venue": venue,
        "participants": [person(who, "KW", "minister"), person("Kenji Mori", "JP", "ambassador")],
        "polities": ["KW", "JP"],
    }
    said = {"kind": "pledged", "by": ["KW"], "to": ["JP"], "quote": f"Kuwait pledged a {name} programme"}
    return file(document, make_readout(document, [met], [{**said, "encounter": "e1"}]), register, by=name).document


@pytest.fixture
def seen(register: Register) -> Iterator[Seen]:
    """The register with each clearance."""
    seen = Seen(register)
    yield seen
    seen.close()


def tell(register: Register) -> str:
    """Return everything that a register answers, as text."""
    with register.exporting() as tables:
        told = [msgspec.json.encode(list(rows)).decode() for _, rows in tables]
    answers = [
        register.counts(),
        register.relations(),
        register.latest(limit=99),
        register.people(limit=99),
        register.documents(limit=99),
        register.entries(limit=99),
        register.matches(limit=99),
        register.facts(Rule(state=None)),
        register.promises(),
        register.search("programme", limit=99),
    ]
    pages = [register.page(str(line.number)) for line in register.entries(limit=99)]
    return "\n".join([*told, *(msgspec.json.encode(one).decode() for one in (*answers, *pages))])


def test_who_may_see_everything_sees_the_register_itself(register: Register, seen: Seen) -> None:
    """Nothing is computed for the highest clearance, nor for any where nothing is kept back."""
    add(register, "plain")
    assert not isinstance(seen.by("open"), ClearedRegister)
    add(register, "secret", marking="confidential")
    assert seen.by("confidential") is register
    assert isinstance(seen.by("internal"), ClearedRegister)


def test_what_only_a_hidden_document_tells_does_not_exist(register: Register, seen: Seen) -> None:
    """Its person, place and promise stand in no answer, and no count tells of them."""
    add(register, "plain")
    before = seen.by("open").counts()
    hidden = add(register, "falcon", who="Zahra Qadir", place="Nara", marking="confidential")
    after = seen.by("open")
    assert msgspec.structs.replace(after.counts(), entries=before.entries) == before
    told = tell(after)
    assert [word for word in ("falcon", "Zahra", "Nara", hidden) if word in told] == []
    assert "falcon" in tell(register)
    for identifier in ("falcon", hidden):
        with pytest.raises(NotFoundError):
            after.page(identifier)
    assert after.search("Zahra") == ()


def test_the_shown_value_comes_from_what_may_be_seen(register: Register, seen: Seen) -> None:
    """Of a meeting that three reports tell of, each sees what the reports within reach say of it."""
    add(register, "first", venue="Akasaka Palace", marking="confidential")
    add(register, "second", venue="Akasaka Palace", marking="internal")
    add(register, "third", venue="Iikura House")
    (whole,) = register.latest(limit=9)
    (line,) = seen.by("internal").latest(limit=9)
    (least,) = seen.by("open").latest(limit=9)
    assert [len(one.documents) for one in (whole, line, least)] == [3, 2, 1]
    assert whole.venue == "Akasaka Palace"
    assert [conflict.field for conflict in line.conflicts] == [conflict.field for conflict in whole.conflicts]
    assert least.venue == "Iikura House"
    assert least.conflicts == ()


def test_reports_stay_one_though_the_first_of_them_is_hidden(register: Register, seen: Seen) -> None:
    """What was compared with a hidden report is tied to the others that the register holds to be the same."""
    add(register, "first", marking="confidential")
    for name in ("second", "third", "fourth"):
        add(register, name)
    view = seen.by("open")
    assert view.counts().encounters == register.counts().encounters == 1
    assert view.counts().people == register.counts().people == 2
    assert "first programme" not in tell(view)


def read(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Return every table of a view."""
    with register.reading() as connection:
        return {name: list(dump_table(connection, name)) for name in TABLES}


def test_grown_and_computed_anew_are_the_same(register: Register, seen: Seen) -> None:
    """Whether a view followed each entry or is made at once, it holds the same."""
    add(register, "first", marking="confidential")
    for name in ("second", "third", "fourth"):
        add(register, name)
        seen.by("open")
    promise = seen.by("open").promises()[0].id
    seen.by("open").review([promise.replace("und", "out")], state="accepted", by="amal")
    register.mark("third", "internal", by="head")
    grown = read(seen.by("open"))
    fresh = Seen(register)
    assert read(fresh.by("open")) == grown
    fresh.close()


def test_a_marking_counts_at_once_in_both_directions(register: Register, seen: Seen) -> None:
    """Raised, a report is gone with the next question; lowered, it is there again, as it was."""
    add(register, "plain")
    add(register, "report", who="Zahra Qadir", place="Nara")
    before = tell(register)
    register.mark("report", "internal", by="head")
    assert "Zahra" not in tell(seen.by("open"))
    assert "Zahra" in tell(seen.by("internal"))
    register.mark("report", "open", by="head")
    assert not isinstance(seen.by("open"), ClearedRegister)
    assert "Zahra" in before


def test_what_was_said_of_hidden_facts_is_not_told(register: Register, seen: Seen) -> None:
    """Reviews, decisions and promises that touch hidden facts, their reasons and their taking back are left out."""
    add(register, "plain")
    add(register, "falcon", who="Zahra Qadir", marking="confidential")
    noor = next(line.id for line in register.people(limit=9) if "Amal Noor" in line.names)
    zahra = next(one.id for one in register.people(limit=9) if "Zahra Qadir" in one.names)
    decided = register.decide(noor, zahra, verdict="same", by="head", why="sunrise says so")
    register.take_back(decided.number, by="head", why="sunrise was wrong")
    register.review(Rule(), state="accepted", by="head", why="sunrise again")
    facts = [fact for fact in register.facts(Rule(state=None)) if fact.name == "falcon"]
    register.correct(next(fact.id for fact in facts if fact.kind == "encounter"), {"place": "Sunrise"}, by="head")
    told = tell(seen.by("open"))
    assert [word for word in ("unrise", "Zahra", "falcon") if word in told] == []
    assert {line.state for line in seen.by("open").latest(limit=9)} == {"accepted"}


def test_what_is_decided_with_less_in_sight_is_written_where_everything_is(register: Register, seen: Seen) -> None:
    """Somebody who sees less judges what they see; the register and their own view know it."""
    add(register, "first", marking="confidential")
    add(register, "second")
    view = seen.by("open")
    (line,) = view.latest(limit=9)
    entry = view.review([line.id], state="rejected", by="amal")
    found = register.page(str(entry.number))
    assert isinstance(found, EntryPage)
    assert found.by == "amal"
    assert seen.by("open").latest(limit=9) == ()
    (whole,) = register.latest(limit=9)
    page = register.page(whole.id)
    assert isinstance(page, EncounterPage)
    assert sorted(account.state for account in page.accounts) == ["proposed", "rejected"]


def test_what_may_not_be_seen_may_not_be_decided_on(register: Register, seen: Seen) -> None:
    """An id that somebody knows from elsewhere is an unknown one; nothing is written."""
    add(register, "plain")
    hidden = add(register, "falcon", who="Zahra Qadir", marking="confidential")
    zahra = next(one.id for one in register.people(limit=9) if "Zahra Qadir" in one.names)
    noor = next(one.id for one in register.people(limit=9) if "Amal Noor" in one.names)
    view = seen.by("internal")
    before = register.counts().entries
    with pytest.raises(NotFoundError):
        view.decide(noor, zahra, verdict="same", by="x")
    with pytest.raises(NotFoundError):
        view.review([hidden], state="accepted", by="x")
    with pytest.raises(NotFoundError):
        view.mark(hidden, "open", by="x")
    secret = next(line for line in register.promises() if "falcon" in line.what)
    with pytest.raises(NotFoundError):
        view.take_back(before, by="x")
    with pytest.raises(NotFoundError):
        view.page(secret.id)
    assert register.counts().entries == before


def test_a_refusal_names_no_entry_that_is_hidden(register: Register, seen: Seen) -> None:
    """That an earlier decision stands in the way is said without its number."""
    add(register, "first", marking="confidential")
    add(register, "second")
    noor = next(one for one in register.people(limit=9) if "Amal Noor" in one.names)
    kenji = next(one for one in register.people(limit=9) if "Kenji Mori" in one.names)
    register.decide(noor.id, kenji.id, verdict="different", by="head")
    view = seen.by("open")
    mine = [next(one.id for one in view.people(limit=9) if name in one.names) for name in ("Amal Noor", "Kenji Mori")]
    with pytest.raises(InputError, match=r"entry|earlier decision"):
        view.decide(*mine, verdict="same", by="amal")


def test_beside_a_file_a_view_is_kept_and_followed(tmp_path: Path) -> None:
    """Opened again, a view goes on from where it was; of another journal it is made anew."""
    for name in ("one", "two"):
        with Register.open(tmp_path / name, writes=True, create=True, clock=ticking_clock()) as register:
            add(register, f"plain-{name}")
            add(register, "falcon", who="Zahra Qadir", marking="internal")
            kept = Seen(register, tmp_path / "shared")
            assert kept.by("open").counts().documents == 1
            assert f"plain-{name}" in tell(kept.by("open"))
            kept.close()
    assert (tmp_path / "shared-open").stat().st_mode & 0o777 == 0o600


def test_the_past_holds_what_may_be_seen_today(register: Register, seen: Seen) -> None:
    """A report that was open once and is hidden now is in no former state either."""
    add(register, "plain")
    add(register, "falcon", who="Zahra Qadir")
    register.mark("falcon", "internal", by="head")
    with seen.by("open").as_of("entry:1") as past:
        assert "Zahra" not in tell(past)
    with seen.by("internal").as_of("entry:2") as past:
        assert "Zahra" in tell(past)


def test_both_databases_let_the_same_be_seen(places: Places) -> None:
    """The views of a file and of a database are kept alike."""
    with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as register:
        add(register, "plain")
        add(register, "falcon", who="Zahra Qadir", marking="internal")
        seen = Seen(register)
        assert "Zahra" not in tell(seen.by("open"))
        seen.close()


def test_a_marked_remark_is_kept_back_on_an_open_thing(register: Register, seen: Seen) -> None:
    """Where nothing but a remark is confidential, it is that alone which others don't see."""
    document = add(register, "plain")
    assert not isinstance(seen.by("open"), ClearedRegister)
    register.say(document, Remark(about=document, words="sunrise", marking="confidential"), by="head")
    view = seen.by("open")
    assert view.counts().documents == 1
    assert "sunrise" not in tell(view)
    assert [entry.kind for entry in view.history(document)] == ["reading"]


@pytest.mark.parametrize("hides", [False, True])
def test_nobody_gives_a_marking_that_they_could_not_see(register: Register, seen: Seen, *, hides: bool) -> None:
    """Whether or not anything is hidden yet: a note or marking above one's clearance is refused and not written."""
    document = add(register, "plain")
    if hides:
        add(register, "falcon", who="Zahra Qadir", marking="confidential")
    before = register.counts().entries
    view = seen.by("internal")
    with pytest.raises(InputError, match="you may mark as open, internal"):
        view.say(document, Remark(about=document, words="sunrise", marking="confidential"), by="amal")
    with pytest.raises(InputError, match="you may mark as open, internal"):
        view.mark(document, "confidential", by="amal")
    assert register.counts().entries == before
    view.say(document, Remark(about=document, words="sunrise", marking="internal"), by="amal")
    view.mark(document, "internal", by="amal")
    assert register.counts().entries == before + 2


def test_a_large_view_is_withheld_only_while_it_tells_too_much(register: Register) -> None:
    """An old report that is hidden: nothing is answered until it is gone; shown again: the view answers as it was."""
    add(register, "plain")
    add(register, "merlin", who="Hadi Zarqa")
    add(register, "falcon", who="Zahra Qadir", marking="confidential")
    seen = Seen(register, at_once=0)
    with pytest.raises(UnavailableError):
        seen.by("open")  # there is no view yet
    seen.wait()
    assert "merlin" in tell(seen.by("open"))
    register.mark("merlin", "internal", by="head")
    with pytest.raises(UnavailableError):
        seen.by("open")
    seen.wait()
    told = tell(seen.by("open"))
    assert [word for word in ("merlin", "Hadi") if word in told] == []
    register.mark("merlin", "open", by="head")
    assert "merlin" not in tell(seen.by("open"))  # as it was, at once
    seen.wait()
    assert "merlin" in tell(seen.by("open"))
    grown = read(seen.by("open"))
    fresh = Seen(register)
    assert read(fresh.by("open")) == grown
    fresh.close()
    seen.close()


def test_what_follows_is_taken_in_without_computing_anew(register: Register) -> None:
    """New reports, hidden or not, and what is said of them never make a large view wait."""
    add(register, "falcon", who="Zahra Qadir", marking="confidential")
    seen = Seen(register, at_once=0)
    with pytest.raises(UnavailableError):
        seen.by("open")
    seen.wait()
    add(register, "plain")
    add(register, "merlin", who="Hadi Zarqa", marking="internal")
    assert "plain" in tell(seen.by("open"))
    register.mark("merlin", "confidential", by="head")
    assert "Hadi" not in tell(seen.by("open"))
    seen.close()
