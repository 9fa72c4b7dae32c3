"""Confidence means what it says, and weights tell right from wrong in what they were not learned of."""

from __future__ import annotations

from functools import cache

import pytest

from annotated import CORPUS
from judged_facts import FREE, Fact, find_facts
from measure_confidence import get_error, get_order, judge_unseen
from sijill.language import LANGUAGES
from sijill.readout.confidence import FACTS, get_opinion
from train_second_opinion import is_free

ENOUGH = 60
"""Facts of one kind and language from which a share says something."""

WEIGHED = ("event", "encounter", "topic", "participant")
"""Kinds of facts whose signs tell right from wrong."""

SHIFT = 0.1
"""How far a share may have moved since it was measured: reading changes, the tables follow."""

ERROR = 0.1
"""The largest mean distance between what confidence says and what is right."""

FEW, ERROR_OF_FEW = 100, 0.12
"""Of so few facts chance alone moves the distance by some points: ten facts a bar, of which each is worth a tenth."""

ORDERED = {("encounter", "en"): 0.65, ("encounter", "ar"): 0.65, ("event", "en"): 0.65, ("event", "ar"): 0.65}
"""How often a right fact has more confidence than a wrong one, at least; .5 would be chance."""

find = cache(find_facts)


@cache
def judge(kind: str) -> list[tuple[Fact, float]]:
    """Return the facts of a kind with the confidence that is learned of other documents."""
    return judge_unseen([one for one in find() if one.kind == kind])


@pytest.fixture(autouse=True)
def _corpus() -> None:
    if not (CORPUS / "corpus" / "tune").exists():
        pytest.skip("the development corpus is absent: there is no corpus/tune under ../shared")


@pytest.mark.parametrize("kind", WEIGHED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_the_facts_given_nine_in_ten_nine_in_ten_are_right(kind: str, language: str) -> None:
    """Learned of other documents, confidence lies near the share of facts that is right."""
    judged = [(share, one.is_right) for one, share in judge(kind) if one.language == language and one.is_drawn]
    if len(judged) < ENOUGH:
        pytest.skip(f"only {len(judged)} facts of this kind are annotated")
    assert get_error(judged) <= (ERROR_OF_FEW if len(judged) < FEW else ERROR)


@pytest.mark.parametrize("kind", [kind for kind in FACTS if kind not in WEIGHED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_without_signs_has_the_share_that_was_right(kind: str, language: str) -> None:
    """Where nothing tells right facts from wrong ones, each has the share of all."""
    right = [one.is_right for one in find() if (one.kind, one.language) == (kind, language)]
    if len(right) < ENOUGH:
        pytest.skip(f"only {len(right)} facts of this kind are annotated")
    assert get_opinion().judge(kind, language, ()) == pytest.approx(sum(right) / len(right), abs=SHIFT)


@pytest.mark.parametrize(("kind", "language"), ORDERED)
def test_weights_order_documents_they_have_not_seen(kind: str, language: str) -> None:
    """Where the licence keeps documents out of training, right encounters have more confidence than wrong ones."""
    unseen = [one for one in find() if (one.kind, one.language) == (kind, language) and not is_free(one)]
    order = get_order([(get_opinion().judge(kind, language, one.signs), one.is_right) for one in unseen])
    assert order is not None
    assert order >= ORDERED[kind, language]


def test_no_weight_is_learned_of_what_may_not_ship() -> None:
    """Text of tier C measures, and never trains."""
    facts = find()
    assert {one.tier for one in facts} <= {*FREE, "C"}
    assert not any(is_free(one) for one in facts if one.document.startswith(("lkn:", "snn:")))
