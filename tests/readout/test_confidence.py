"""How likely a fact is right: signs weighed, the same in every process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import make_document

from sijill.language import LANGUAGES
from sijill.reading import read
from sijill.readout.confidence import FACTS, Line, Opinion, get_opinion

REPORT = (
    "President Lars Holm of Norway received Foreign Minister Anna Berg of Sweden in Oslo on 4 March 2024. "
    "They agreed to open a joint research station."
)
OPINION = Opinion({"encounter": {"": -1.0, "good": 2.0, "bad": -2.0}}, {("encounter", "en"): Line(0.5, 0.5)})


def test_what_speaks_for_a_fact_raises_its_confidence() -> None:
    """A good sign counts for a fact, a bad one against it, one that was never seen for nothing."""
    plain = OPINION.judge("encounter", "en", ["unheard"])
    assert OPINION.judge("encounter", "en", ["bad"]) < plain == 0.5 < OPINION.judge("encounter", "en", ["good"])


@pytest.mark.parametrize("sign", ["good", "bad"])
def test_nothing_is_certain(sign: str) -> None:
    """However many signs agree, some doubt is left: the tables rest on a few hundred facts."""
    sure = Opinion({"encounter": {"": 0.0, "good": 90.0, "bad": -90.0}}, {})
    assert sure.judge("encounter", "en", [sign]) in (0.01, 0.99)


def test_the_tables_know_every_fact_in_every_language() -> None:
    """What ships has weights for each kind of fact and a line for each language."""
    opinion = get_opinion()
    assert opinion.weights.keys() == set(FACTS)
    assert opinion.lines.keys() == {(fact, language) for fact in FACTS for language in LANGUAGES}


def test_a_line_never_turns_signs_round() -> None:
    """No language reads as doubt what speaks for a fact in the others."""
    assert all(line.slope >= 0 for line in get_opinion().lines.values())


def test_parts_say_what_may_be_wrong_in_a_right_fact() -> None:
    """An encounter has a share for what is told of it, a participant for capacity and side; for nothing else."""
    (encounter,) = read(make_document("r", REPORT)).encounters
    assert encounter.parts.keys() == {"kind", "date"} | ({"topics"} if encounter.topics else set())
    assert all(person.parts.keys() == {"capacity", "polity"} for person in encounter.participants)


def test_confidence_is_the_same_in_every_process() -> None:
    """The order of a set changes from process to process, a sum of weights does not."""
    code = (
        "from tests.builders import make_document; from sijill.reading import read; import msgspec;"
        f"print(msgspec.json.encode(read(make_document('r', {REPORT!r}))).decode())"
    )
    root = Path(__file__).parents[2]
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}:{root}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert "confidence" in told.pop()
