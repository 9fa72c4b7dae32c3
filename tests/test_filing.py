"""Filing: once is enough, whole or not at all, and only what the text really says."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tests.builders import example, make_document, make_readout
from tests.databases import Places, server
from tests.registers import places

from sijill.errors import InputError, RecordError
from sijill.filing import file, file_all
from sijill.records import Body, Entry
from sijill.register import Desk, Register

__all__ = ["places", "server"]


NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(places: Places) -> str:
    """Where a register may be made."""
    return places.new()


def test_filing_tells_what_it_did(path: str) -> None:
    """How many encounters and outcomes, how many of them other documents tell of, which entry."""
    with Register.open(path, writes=True, create=True) as register:
        first = file(*example("kw-jp-2023-05-kuna-ar"), register, by="tester")
        second = file(*example("kw-jp-2023-05-mofa-ja"), register, by="tester")
    assert (first.state, first.entry, first.encounters, first.joined) == ("new", 1, 1, 0)
    assert (second.state, second.entry, second.encounters, second.joined) == ("new", 2, 1, 1)


def test_filing_again_changes_nothing(tmp_path: Path) -> None:
    """Neither the journal nor a byte of the file: what is there already is only told of."""
    path = tmp_path / "a.sijill"
    names = ("kw-jp-2023-05-kuna-ar", "kw-jp-2023-05-mofa-ja", "sh-jp-2019-12-agency-en")
    with Register.open(path, writes=True, create=True) as register:
        for name in names:
            file(*example(name), register, by="tester")
    before = path.read_bytes()
    with Register.open(path, writes=True) as register:
        states = [file(*example(name), register, by="another", why="again").state for name in names]
    assert states == ["known", "known", "known"]
    assert path.read_bytes() == before


def test_a_text_under_another_name_is_noted_once(path: str) -> None:
    """A reprint adds its name and nothing else, and that only the first time."""
    document, readout = example("sh-jp-2019-12-agency-en")
    reprint = msgspec.structs.replace(document, id="reprint")
    info = msgspec.structs.replace(readout.document, id="reprint")
    again = msgspec.structs.replace(readout, document=info)
    with Register.open(path, writes=True, create=True) as register:
        states = [file(document, readout, register, by="t").state]
        states += [file(reprint, again, register, by="t").state for _ in range(2)]
        assert states == ["new", "copy", "known"]
        assert register.verify().entries == 2
        assert len(register.page("reprint").encounters) == 1
        assert register.verify().faults == ()


def test_another_text_under_the_same_name_is_another_document(path: str) -> None:
    """A name is no identity: an article that was corrected is filed beside the first version."""
    with Register.open(path, writes=True, create=True) as register:
        for text in ("First version.", "Second version."):
            document = make_document("article", text)
            assert file(document, make_readout(document, []), register, by="t").state == "new"
        assert register.verify().texts == 2


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, 10_000), (9_990, 10_000)])
def test_evidence_outside_the_text_is_refused(path: str, span: tuple[int, int]) -> None:
    """A reader that points to nowhere is stopped at the door, and nothing is written."""
    document, readout = example("sh-jp-2019-12-agency-en")
    wrong = msgspec.structs.replace(readout.outcomes[0], evidence=(span,))
    with Register.open(path, writes=True, create=True) as register:
        with pytest.raises(RecordError, match="outside the text"):
            file(document, msgspec.structs.replace(readout, outcomes=(wrong,)), register, by="t")
        assert register.verify().entries == 0


def test_a_fact_without_evidence_is_refused(path: str) -> None:
    """Nothing goes into the register without its words."""
    document, readout = example("sh-jp-2019-12-agency-en")
    bare = msgspec.structs.replace(readout.encounters[0], evidence=())
    with (
        Register.open(path, writes=True, create=True) as register,
        pytest.raises(RecordError, match="without evidence"),
    ):
        file(document, msgspec.structs.replace(readout, encounters=(bare,)), register, by="t")


def test_a_readout_of_another_text_is_refused(path: str) -> None:
    """A readout belongs to the text it was made from, to the letter."""
    document, readout = example("sh-jp-2019-12-agency-en")
    other = msgspec.structs.replace(document, text=document.text + " ")
    with (
        Register.open(path, writes=True, create=True) as register,
        pytest.raises(RecordError, match="another text"),
    ):
        file(other, readout, register, by="t")


@pytest.mark.parametrize("odd", ["\ud83d", "\0"], ids=["half-a-pair", "zero-byte"])
def test_a_text_that_cannot_be_kept_is_refused(path: str, odd: str) -> None:
    """Half of a surrogate pair is no text, and a zero byte none that PostgreSQL takes; told with its place."""
    document = make_document("broken", f"Kuwait {odd} Japan")
    with (
        Register.open(path, writes=True, create=True) as register,
        pytest.raises(InputError, match="character 7"),
    ):
        file(document, make_readout(document, []), register, by="t")


@pytest.mark.parametrize("text", ["", "\r\n", "𠮷野家", "‏العربية‎", "e\u0301"])
def test_any_other_text_is_kept_as_it_is(path: str, text: str) -> None:
    """Empty, outside of the basic plane, not normalised: not a character changes."""
    document = make_document("odd", text)
    with Register.open(path, writes=True, create=True) as register:
        file(document, make_readout(document, []), register, by="t")
        assert register.verify().faults == ()
        register.rebuild()
        assert register.verify().faults == ()
        assert register.page("odd").characters == len(text)


WRITER = """
import sys
from sijill.filing import file
from sijill.register import Register
from tests.builders import make_document, make_readout, person

register = Register.open(sys.argv[1], writes=True, create=True, wait=120)
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 400):
    names = [f"Person {number % 7} Family", f"Envoy {number % 5} Other"]
    text = f"Report {number}: {names[0]} met {names[1]}."
    document = make_document(f"d{number}", text, published="2024-05-03")
    people = [person(names[0], "KW"), person(names[1], "JP")]
    meeting = {"date": f"2024-05-{number % 28 + 1:02}", "participants": people, "polities": ["KW", "JP"]}
    agreed = {"kind": "agreed", "by": ["KW", "JP"], "quote": "met", "encounter": "e1"}
    done = file(document, make_readout(document, [meeting], [agreed]), register, by="writer")
    print(done.entry, flush=True)
"""


@contextmanager
def writer(path: str, first: int) -> Iterator[subprocess.Popen[str]]:
    """Run a process that files one document after the other and reports each number when it is filed."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, path, str(first)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def read_report(process: subprocess.Popen[str]) -> int:
    """Return the number of the next entry that the process has filed."""
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return int(line)


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["kill-9", "ctrl-c"])
def test_stopping_in_the_middle_leaves_whole_entries_only(path: str, stop: signal.Signals) -> None:
    """Stopped at any moment, the register holds all that was reported, nothing half, and goes on growing."""
    chance = random.Random(20261124)
    filed = 0
    for round in range(6):
        with writer(path, first=round * 1000) as process:
            reported = [read_report(process) for _ in range(chance.randint(1, 4))]
            time.sleep(chance.random() * 0.05)
            process.send_signal(stop)
            rest, _ = process.communicate(timeout=60)
        # The last line may be cut: what is not a whole line was not reported.
        reported += [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        with Register.open(path) as register:
            report = register.verify()
        assert report.faults == ()
        assert report.entries >= max(reported) > filed
        assert report.entries <= max(reported) + 1  # one may have been kept and not yet reported
        assert report.texts == report.entries
        filed = report.entries


def test_stopping_while_a_register_is_made_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    """Killed during the very first moments, there is no half register in the way of the next run."""
    path = tmp_path / "a.sijill"
    chance = random.Random(7)
    for _ in range(6):
        with writer(str(path), first=0) as process:
            time.sleep(0.25 + chance.random() * 0.6)
            process.kill()
            process.communicate(timeout=60)
        if path.exists():
            with Register.open(path) as register:
                assert register.verify().faults == ()
            for left in path.parent.glob("a.sijill*"):
                left.unlink()
        # What a killed one was still making lies hidden beside and is in nobody's way.
        assert all(left.name.startswith(".a.sijill.") for left in path.parent.iterdir())


def test_two_writers_at_once_take_turns(path: str) -> None:
    """Two programs that file without a pause both get on, from the first moment on; the chain is one."""
    with writer(path, first=0) as one, writer(path, first=5000) as other:
        began = time.monotonic()
        for _ in range(15):
            read_report(one)
            read_report(other)
        assert time.monotonic() - began < 25  # left to SQLite, one may wait for minutes
    with Register.open(path) as register:
        report = register.verify()
    assert report.entries >= 30
    assert report.faults == ()


def test_several_are_filed_as_they_are_one_by_one(places: Places) -> None:
    """In one transaction the same entries are written, whatever is known, given twice or refused among them."""
    names = ("kw-jp-2023-05-kuna-ar", "sh-jp-2019-12-agency-en", "kw-jp-2023-05-mofa-ja", "kw-jp-2023-05-kuna-ar")
    read = [example(name) for name in names]
    wrong = (read[0][0], read[1][1])
    heads = []
    for together in (True, False):
        with Register.open(places.new(), writes=True, create=True, clock=lambda: NOON) as register:
            if together:
                told = file_all([*read, wrong], register, by="t")
                assert [getattr(one, "state", type(one)) for one in told] == ["new"] * 3 + ["known", RecordError]
            else:
                for one in read:
                    file(*one, register, by="t")
            report = register.verify()
            assert report.faults == ()
            heads.append(report.head)
    assert heads[0] == heads[1]


def test_of_several_one_that_the_database_refuses_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are filed all the same."""
    read = [example(name) for name in ("kw-jp-2023-05-kuna-ar", "sh-jp-2019-12-agency-en")]
    append = Desk.append

    def refuse(desk: Desk, body: Body, *, by: str, why: str | None, text: tuple[str, str] | None = None) -> Entry:
        if text is not None and text[0] == read[0][0].sha256:
            raise InputError("too long")
        return append(desk, body, by=by, why=why, text=text)

    monkeypatch.setattr(Desk, "append", refuse)
    with Register.open(path, writes=True, create=True) as register:
        refused, filed = file_all(read, register, by="t")
        assert (str(refused), getattr(filed, "state", None)) == ("too long", "new")
        assert (register.verify().entries, register.verify().faults) == (1, ())
