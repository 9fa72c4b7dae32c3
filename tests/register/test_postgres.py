"""What is particular to a register in PostgreSQL: how it is reached, refused, waited for and read meanwhile."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import GOLD, example, make_document, make_readout
from tests.databases import Server, open_raw
from tests.registers import ticking_clock

from sijill.errors import InputError, RegisterError
from sijill.filing import file
from sijill.records import Copy, sha256
from sijill.register import Register, get_name
from sijill.register.view import rebuild

pytestmark = pytest.mark.postgres

COPY = Copy(
    sha256=example("sh-jp-2023-02-agency-en")[0].sha256,
    id="reprint",
    title=None,
    published=None,
    publisher=None,
    source=None,
    url=None,
)


@pytest.fixture
def place(server: Server, filed_database: str) -> str:
    """A database of its own in which the example documents are filed."""
    return server.address(server.make(psycopg.conninfo.conninfo_to_dict(filed_database)["dbname"]))


def test_a_server_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    """Which one, and nothing of a password."""
    address = f"postgresql://desk:secret@/relations?host={tmp_path}"
    with pytest.raises(RegisterError, match="cannot be reached") as caught:
        Register.open(address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert get_name(address).startswith("postgresql://desk:***@")


@pytest.mark.parametrize("address", ["mysql://desk@db/relations", "postgresql://host:port/x", "postgresql://[::/x"])
def test_an_address_of_something_else_is_refused(address: str) -> None:
    """Another kind of database, or no address at all, is told as such."""
    with pytest.raises(RegisterError, match="postgresql://"):
        Register.open(address)


def test_a_database_without_a_register_is_told(server: Server) -> None:
    """As a file that is not there; nothing is made by asking."""
    place = server.address(server.make())
    with pytest.raises(RegisterError, match="there is no register"):
        Register.open(place)
    with open_raw(place) as raw:
        assert raw.execute("SELECT to_regnamespace('sijill') AS it").fetchone()["it"] is None


def test_a_schema_of_somebody_else_is_left_alone(server: Server) -> None:
    """A schema that bears the name but holds no register is refused and not touched."""
    place = server.address(server.make())
    with open_raw(place) as raw:
        raw.execute("CREATE SCHEMA sijill CREATE TABLE other (a integer)")
        raw.commit()
    with pytest.raises(RegisterError, match="not a register"):
        Register.open(place, writes=True, create=True)


def test_a_newer_register_is_refused(place: str) -> None:
    """A format this Sijill doesn't know is not guessed at."""
    with open_raw(place) as raw:
        raw.execute("INSERT INTO migrations SELECT n, 'later', '2027' FROM generate_series(50, 80) n")
        raw.commit()
    with pytest.raises(RegisterError, match="newer Sijill"):
        Register.open(place)


def test_a_database_that_cannot_keep_every_letter_is_refused(server: Server) -> None:
    """A register needs UTF-8: three scripts at once."""
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(RegisterError, match="UTF-8"):
        Register.open(server.address("latin"), writes=True, create=True)


def test_a_writer_waits_for_another_only_so_long_and_readers_do_not(place: str) -> None:
    """While another program writes, questions are answered, and a second writer says why it gives up."""
    with Register.open(place, writes=True) as other, other.writing() as desk:
        desk.append(COPY, by="other", why=None)
        with Register.open(place, writes=True, wait=0.2) as register:
            assert register.verify().entries == 16
            with pytest.raises(RegisterError, match="written by another program"), register.writing():
                pass


def test_readers_go_on_while_the_view_is_rebuilt(place: str) -> None:
    """A reader sees the view as it was until the rebuilding is done, without waiting for it."""
    answered: list[int] = []

    def ask() -> None:
        with Register.open(place) as reader:
            answered.append(len(reader.relation("KW", "JP").timeline))

    with Register.open(place, writes=True) as register:
        before = len(register.relation("KW", "JP").timeline)
        with register._database.writing(register._engine) as connection:
            assert rebuild(connection) == 16
            asking = threading.Thread(target=ask)
            asking.start()
            asking.join(20)
            assert answered == [before]


def test_a_name_that_no_index_can_hold_is_that_documents_failure(place: str) -> None:
    """PostgreSQL indexes no text of many thousand letters; the message says so, and the next document is filed."""
    name = " ".join(f"name{number:05}" for number in range(4000))
    document = make_document("odd", f"{name} came.")
    told = {
        "participants": [{"name": name, "polity": "KW", "capacity": None, "lead": True}],
        "polities": ["KW", "JP"],
    }
    with Register.open(place, writes=True) as register:
        with pytest.raises(InputError, match="cannot keep this"):
            file(document, make_readout(document, [told]), register, by="t")
        assert register.verify().entries == 16


def test_both_databases_answer_alike(filed_examples: Path, filed_database: str) -> None:
    """The same documents give the same export, the same hashes and the same hits in the same order."""
    assert _answers(filed_examples) == _answers(filed_database)


def _answers(place: Path | str) -> list[object]:
    with Register.open(place) as register, register.exporting() as tables:
        exported = [(name, list(records)) for name, records in tables]
        asked = [register.search(query) for query in ("東", "東京", "الكويت", "kuwait", "visa exemption", "領事")]
        return [exported, asked, register.verify(), register.relation("AE", "JP", rolled_up=True)]


_ALPHABET = "東京都大阪 外務省  الكويت اليابان وال visa Visa Straße İ ñ e\u0301 ｶﾞ 2023 ㈱ 𠮷 ー"


@pytest.fixture(scope="module")
def pair(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Register, Register]]:
    """Two registers that are filed alike, one of each kind."""
    path = tmp_path_factory.mktemp("both") / "a.sijill"
    with (
        Register.open(path, writes=True, create=True, clock=ticking_clock()) as one,
        Register.open(server.address(server.make()), writes=True, create=True, clock=ticking_clock()) as other,
    ):
        yield one, other


@settings(max_examples=40)
@given(
    text=st.text(alphabet=_ALPHABET, max_size=40),
    queries=st.lists(st.text(alphabet=_ALPHABET, min_size=1, max_size=5), min_size=1, max_size=6),
)
def test_any_query_finds_the_same_in_both(pair: tuple[Register, Register], text: str, queries: list[str]) -> None:
    """Whatever is filed and asked, both databases find the same records in the same order."""
    document = make_document(f"d{sha256(text)}", text)
    answers = []
    for register in pair:
        file(document, make_readout(document, []), register, by="t")
        answers.append([register.search(query) for query in (*queries, text)])
    assert answers[0] == answers[1]


def test_words_side_by_side_are_found_in_a_text_of_any_length(place: str) -> None:
    """Also behind the thousandth time that one of them stands alone."""
    text = "alpha gamma " * 20_000 + "alpha beta. 東 " + "京都 " * 300 + "東京都"
    document = make_document("long", text)
    with Register.open(place, writes=True) as register:
        file(document, make_readout(document, []), register, by="t")
        assert [hit.title for hit in register.search("beta 東京都")] == ["long"]
        assert register.search("大東京") == ()


def test_without_its_driver_the_command_says_what_to_install() -> None:
    """Psycopg is an extra; without it there is one line and no traceback."""
    code = """
import sys
sys.modules["psycopg"] = None
from sijill.cli.main import main
main()
"""
    command = [sys.executable, "-c", code, "show", "x", "--register", "postgresql://h/d"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == RegisterError.exit_code
    assert done.stderr == "sijill: PostgreSQL is reached through psycopg; install sijill[postgres]\n"


def test_a_folder_is_filed_and_asked_by_commands(server: Server, tmp_path: Path) -> None:
    """The commands take an address wherever they take a file; a password in it is never printed."""
    for stem in sorted(path.stem for path in GOLD.glob("*.json"))[:3]:
        (tmp_path / f"{stem}.txt").write_text(example(stem)[0].text, encoding="utf-8")
    place = server.address(server.make()).replace("sijill@", "sijill:secret@")
    command = [sys.executable, "-c", "from sijill.cli.main import main; main()"]
    told = ""
    for arguments in (["file", tmp_path], ["relation", "KW", "JP"], ["verify"], ["rebuild"]):
        done = subprocess.run(
            [*command, *map(str, arguments), "--register", place], capture_output=True, text=True, check=True
        )
        told += done.stdout + done.stderr
    assert "3 filed, 0 already there, 0 failed" in told
    assert "checked 3 entries" in told
    assert "secret" not in told
