"""The quality gate: reading stays above its pinned figures, on the very documents that they were measured on.

`tools/pin_quality.py` writes floors.toml. Single differences are never shown here: `make score MISSES=1` does that.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache

import msgspec
import pytest

from annotated import CORPUS, AnnotatedSet, find_sets, measure
from floors import find_falls, read_pins
from scorer import Figures
from sijill.documents import Metadata, open_document
from sijill.reading import read

SETS = {one.name: one for one in find_sets()}
PINS = read_pins().sets
SCORER = CORPUS / "evaluation" / "score.py"

measured = cache(measure)


def here(name: str) -> AnnotatedSet:
    """Return a set; skip the test where it is absent."""
    one = SETS[name]
    if not one.find_pairs():
        pytest.skip(f"the annotated set {name} is absent: there is no {one.documents.name} under ../shared")
    return one


def test_the_examples_are_measured_everywhere() -> None:
    """A copy of the repository alone measures at least its own annotated documents."""
    assert len(SETS["examples"].find_pairs()) >= 16
    assert {"ar", "en", "ja"} <= PINS["examples"].floors.keys()


@pytest.mark.parametrize("name", SETS)
def test_every_set_is_pinned(name: str) -> None:
    """A set that is here has floors."""
    here(name)
    assert name in PINS, f"tools/pin_quality.py has not pinned {name}"


@pytest.mark.parametrize("name", PINS)
def test_a_set_is_the_one_that_was_pinned(name: str) -> None:
    """Floors speak of these texts and annotations; after a change of them, tools/pin_quality.py pins anew."""
    assert here(name).get_digest() == PINS[name].digest, f"{name} has changed since its figures were pinned"


@pytest.mark.parametrize("name", PINS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    """What reading could do when it was pinned it still can, but for the margin in floors.py."""
    falls = find_falls(name, PINS[name].floors, measured(here(name)))
    assert not falls, "\n".join(map(str, falls))


@pytest.mark.parametrize("name", [name for name, one in SETS.items() if one.is_open])
def test_our_scorer_gives_the_figures_of_the_corpus(name: str) -> None:
    """Counted by our scorer or by the one beside the corpus, each figure is the same."""
    if not SCORER.exists():
        pytest.skip("../shared/evaluation/score.py is absent")
    assert measured(here(name)) == score_as_the_corpus(here(name))


def score_as_the_corpus(annotated: AnnotatedSet) -> dict[str, Figures]:
    """Return the figures of a set as the corpus' own scorer counts them."""
    spec = importlib.util.spec_from_file_location("corpus_scorer", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    metadata = Metadata(annotated.documents)
    tallies = {}
    for path, answer in annotated.find_pairs():
        gold = json.loads(answer.read_text(encoding="utf-8"))
        document = open_document(path, metadata=metadata)
        found = json.loads(msgspec.json.encode(read(document)))
        tally = tallies.setdefault(gold["document"]["language"], scorer.Tally())
        scorer.score_document(gold, found, document.text, tally, lambda *_: None)
    return {language: scorer.figures(tally) for language, tally in tallies.items()}
