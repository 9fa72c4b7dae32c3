"""The table of judged reports is whole, and a judgement finds its report again after the reader changed."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.builders import make_document, make_readout

from false_alarms import LANGUAGES, REPORTS, SMALL, VERDICTS, Judgement, Report, match_judgement, read_judgements

JUDGED = Judgement("en", "one", "meeting@200", "KW NO", "wrong", "of last year")


def report(document: str, start: int, sides: list[str]) -> Report:
    """Return a report of an encounter whose words begin at `start`."""
    text = make_document(document, "x" * start + " met")
    return Report(text, make_readout(text, [{"polities": sides, "quote": "met"}]).encounters[0])


def test_each_language_has_its_sample_judged() -> None:
    """Fifty reports a language at least were read by somebody, or all where there are fewer."""
    count = Counter(one.language for one in read_judgements())
    assert all(count[language] >= REPORTS for language in LANGUAGES if language not in SMALL)
    assert all(count[language] for language in SMALL)


@pytest.mark.parametrize("one", read_judgements(), ids=lambda one: f"{one.document}-{one.report}")
def test_a_judgement_says_what_is_wrong_in_a_few_words(one: Judgement) -> None:
    """A verdict is a known one; what is not right has its reason; none holds text of the corpus."""
    assert one.verdict in VERDICTS
    assert one.verdict == "right" or one.reason
    assert len(one.reason) <= 80
    assert one.reason.isascii()


def test_no_report_is_judged_twice() -> None:
    """One report, one verdict."""
    count = Counter((one.document, one.report, one.sides) for one in read_judgements())
    assert count.most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("found", "is_known"),
    [
        (report("one", 200, ["NO", "KW"]), True),
        (report("one", 150, ["KW", "NO"]), True),
        (report("one", 400, ["KW", "NO"]), False),
        (report("one", 200, ["KW", "SE"]), False),
        (report("two", 200, ["KW", "NO"]), False),
    ],
    ids=["the same", "a little earlier", "elsewhere", "other sides", "another document"],
)
def test_a_judgement_holds_for_the_same_report(found: Report, is_known: bool) -> None:
    """What was judged is a place in a document and its sides; with others it is a new report."""
    assert match_judgement(found, [JUDGED]) == (JUDGED if is_known else None)
