"""Signs of an encounter, and the second opinion that rests on them: it may take away and never adds."""

from __future__ import annotations

import re

import pytest
from tests.builders import make_document

from sijill.reading import Stages, explain
from sijill.readout.appraise import DOUBTED, is_likely
from sijill.readout.signs import signs_of_encounter
from sijill.records.events import Event

TOLD = {
    "en": "President Lars Holm of Norway received Foreign Minister Anna Berg of Sweden in Oslo on 4 March 2024.",
    "ar": "استقبل وزير الخارجية النرويجي لارس هولم، في أوسلو اليوم، وزير الخارجية السويدي أندرس بيرغ.",
    "ja": "3月4日、ノルウェーのホルム外務大臣は、スウェーデンのベルグ外務大臣と会談しました。",
}


def read_stages(text: str, *, doubt: bool = True) -> Stages:
    """Return what each stage made of a text."""
    stages = explain(make_document("d", text, published="2024-03-05"), doubt=doubt)
    assert isinstance(stages, Stages)
    return stages


@pytest.mark.parametrize("language", TOLD)
def test_no_sign_holds_a_word_of_the_text(language: str) -> None:
    """What is learned of one document says nothing about the people and states of another."""
    stages = read_stages(TOLD[language])
    (event,) = stages.events
    signs = signs_of_encounter(stages.mentions, stages.events, event)
    assert all(re.fullmatch(r"[ -~]+", sign) for sign in signs)
    values = {sign.rpartition("=")[2].casefold() for sign in signs}
    assert not values & {"holm", "lars holm", "berg", "norway", "sweden", "no", "se", "oslo"}


def test_the_same_report_in_three_languages_has_signs_in_common() -> None:
    """What is learned in one language holds in the others: most signs of a plain report are the same."""
    found = []
    for text in TOLD.values():
        stages = read_stages(text)
        found.append(signs_of_encounter(stages.mentions, stages.events, stages.events[0]))
    assert {"kind=meeting", "sides=2", "people=2", "led=2", "told=2"} <= frozenset.intersection(*found)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (f"The spokesman said that {TOLD['en']}", "before:speech"),
        (TOLD["en"], "people=2"),
        ("Foreign Minister Anna Berg of Sweden met King Omar Saleh of Jordan on 1 March 2024.", "age=4"),
    ],
    ids=["told by somebody", "who took part", "how long ago"],
)
def test_a_sign_tells_what_the_words_around_tell(text: str, sign: str) -> None:
    """Speech, people and age of an encounter are signs of it."""
    stages = read_stages(text, doubt=False)
    assert any(sign in signs_of_encounter(stages.mentions, stages.events, event) for event in stages.events)


@pytest.mark.parametrize("language", TOLD)
def test_a_plain_report_is_let_stand(language: str) -> None:
    """Nobody doubts a meeting of two ministers that is told in so many words."""
    assert len(read_stages(TOLD[language]).events) == len(read_stages(TOLD[language], doubt=False).events) == 1


@pytest.mark.parametrize(
    ("likelihood", "confidence", "stands"), [(0.9, 0.9, True), (0.4, 0.9, False), (0.9, 0.1, False), (0.5, 0.2, True)]
)
def test_what_is_unlikely_is_not_told_of(likelihood: float, confidence: float, stands: bool) -> None:
    """An encounter must be likely at all, and not too unlikely between its sides."""
    event = Event("meeting", 0, (0, 1), likelihood=likelihood, confidence=confidence)
    assert all(is_likely(event, language) == stands for language in DOUBTED)
    assert is_likely(event, "ja"), "in Japanese the rules alone decide"
