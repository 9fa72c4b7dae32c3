"""How weights are learned: what they say of made-up cases whose truth is known."""

from __future__ import annotations

import pytest

from measure_confidence import find_bins, get_error, get_order
from sijill.readout.confidence import logistic
from weighing import Case, fit_line, fold_of, learn_weights, weigh


def cases(sign: str, right: int, wrong: int) -> list[Case]:
    """Return cases that show a sign, so many right and so many wrong."""
    return [Case(frozenset((sign, "always")), number < right) for number in range(right + wrong)]


CASES = [*cases("good", 90, 10), *cases("bad", 20, 80), *cases("rare", 0, 2)]


def test_a_sign_weighs_what_it_tells() -> None:
    """A sign of right cases has a weight above nothing, one of wrong cases below it."""
    weights = learn_weights(CASES, caution=1.0)
    assert weights["good"] > 0 > weights["bad"]


def test_what_is_seen_seldom_has_no_weight() -> None:
    """Two cases are no reason to believe anything."""
    assert "rare" not in learn_weights(CASES, caution=1.0)


def test_caution_draws_weights_towards_nothing() -> None:
    """The more caution, the smaller each weight."""
    bold, careful = (learn_weights(CASES, caution=caution) for caution in (1.0, 100.0))
    assert abs(careful["good"]) < abs(bold["good"])


def test_weights_do_not_hang_on_the_order_of_cases() -> None:
    """The same cases give the same weights however they come."""
    assert learn_weights(CASES, caution=5.0) == pytest.approx(learn_weights(CASES[::-1], caution=5.0), abs=0.002)


def test_a_line_gives_the_share_that_was_right() -> None:
    """Sums that say too much are brought down to what was measured."""
    scored = [(4.0, number < 70) for number in range(100)] + [(-4.0, number < 30) for number in range(100)]
    line = fit_line(scored, caution=0.1)
    assert logistic(line.slope * 4.0 + line.base) == pytest.approx(0.7, abs=0.02)
    assert logistic(line.slope * -4.0 + line.base) == pytest.approx(0.3, abs=0.02)


def test_sums_that_tell_nothing_give_the_share_of_all() -> None:
    """Where right and wrong cases have the same sums, all get the share that is right."""
    line = fit_line([(0.0, number < 80) for number in range(100)])
    assert logistic(line.base) == pytest.approx(0.8, abs=0.02)


def test_an_unknown_sign_weighs_nothing() -> None:
    """A sign that was never learned changes no sum."""
    assert weigh({"": 0.5, "good": 1.0}, ["good", "unheard"]) == 1.5


def test_a_document_is_always_in_the_same_part() -> None:
    """More documents move none of those that are there to another part."""
    assert [fold_of(f"document {number}") for number in range(8)] == [fold_of(f"document {n}") for n in range(8)]
    assert {fold_of(f"document {number}") for number in range(100)} == {0, 1, 2, 3, 4}


def test_error_and_order_are_those_of_the_bins() -> None:
    """Nine in ten of what is given .9 being right is no error; half of it is one of .4."""
    honest = [(0.9, number < 9) for number in range(10)]
    boastful = [(0.9, number < 5) for number in range(10)]
    assert get_error(honest) == pytest.approx(0.0)
    assert get_error(boastful) == pytest.approx(0.4)
    assert get_order([(0.9, True), (0.2, False)]) == 1.0
    assert get_order(honest) == 0.5
    assert [one.count for one in find_bins(honest)] == [10]
