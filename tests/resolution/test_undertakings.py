"""Steps of undertakings: what is suggested, what is joined, what is neither."""

from __future__ import annotations

import pytest

from sijill.records import OutcomeProfile
from sijill.resolution.undertakings import judge_step

VISA = {
    "en": "to exempt holders of diplomatic passports from visas",
    "ar": "إعفاء حملة الجوازات الدبلوماسية من التأشيرة",
    "ja": "外交旅券所持者の査証免除",
}


def outcome(what: str, **told: object) -> OutcomeProfile:
    """Return an outcome as resolution compares it."""
    given = {"id": f"out-{what}", "document": f"doc-{what}", "account": None, "kind": "agreed", "by": ("KW", "JP")}
    return OutcomeProfile(**{**given, "sides": ("KW", "JP"), "day": "2024-05-04", "what": what, **told})


@pytest.mark.parametrize("later", VISA)
@pytest.mark.parametrize("earlier", VISA)
def test_the_same_matter_is_suggested_in_any_language(earlier: str, later: str) -> None:
    """Two reports on a visa exemption may be steps of one undertaking; only a person can say so."""
    found = judge_step(outcome(VISA[earlier]), outcome(VISA[later], id="out-2", document="doc-2", kind="signed"))
    assert found is not None
    assert (found.of, found.verdict) == ("undertaking", "unsure")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (VISA["en"], "to open direct flights"),
        ("to visit Tokyo", "to visit Kuwait next year"),
        ("wider cooperation in all fields", "stronger cooperation in all fields"),
    ],
)
def test_other_or_general_matters_suggest_nothing(one: str, other: str) -> None:
    """Flights are no step towards visas; and cooperation in general ties nothing to anything."""
    assert judge_step(outcome(one), outcome(other)) is None


def test_one_document_tells_its_outcomes_apart() -> None:
    """Two outcomes of one document are two, however alike."""
    assert judge_step(outcome(VISA["en"], document="d"), outcome(VISA["ar"], document="d")) is None


def test_accounts_of_one_encounter_tell_one_step() -> None:
    """What two accounts of an encounter tell alike is joined; of two encounters it is only suggested."""
    one, other = outcome(VISA["en"], account="acc-1"), outcome(VISA["ja"], account="acc-2")
    assert judge_step(one, other, one_event={frozenset(("acc-1", "acc-2"))}).verdict == "same"
    assert judge_step(one, other, one_event={frozenset(("acc-1", "acc-3"))}).verdict == "unsure"


def test_each_side_may_promise_the_same_thing() -> None:
    """Two delegations are two promises, also when both are told of one meeting."""
    mine = outcome("a delegation will visit", kind="pledged", by=("KW",), account="acc-1")
    theirs = outcome("to send a delegation", kind="pledged", by=("JP",), account="acc-2")
    assert judge_step(mine, theirs, one_event={frozenset(("acc-1", "acc-2"))}) is None


def test_judging_is_the_same_both_ways() -> None:
    """Which of two documents was filed first changes nothing but the order of the names."""
    one, other = outcome(VISA["en"]), outcome(VISA["ja"])
    assert judge_step(one, other).score == judge_step(other, one).score
