"""Where titles, datelines and sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sijill.language import fold, get_language
from sijill.passages import split


def passages(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return kind and words of each passage."""
    return [(p.kind, text[p.start : p.end]) for p in split(fold(text).text, get_language(language))]


def test_a_first_line_without_full_stop_is_the_title() -> None:
    """A headline is told apart from the report."""
    found = passages("Norway and Japan speak of fish\n\nThe ministers met. They agreed.")
    assert found == [
        ("title", "Norway and Japan speak of fish"),
        ("body", "The ministers met."),
        ("body", "They agreed."),
    ]


def test_a_single_line_is_no_title() -> None:
    """A text of one line is the report itself."""
    assert passages("The ministers met on Monday") == [("body", "The ministers met on Monday")]


@pytest.mark.parametrize(
    "dateline",
    ["OSLO, May 3 (NTB) -- ", "TOKYO, March 12 (Jiji Press) - ", "MUSCAT, 5th January 2024 (ONA) — "],
)
def test_a_dateline_stands_apart(dateline: str) -> None:
    """Where and when a report was written is not where and when a contact was."""
    kinds = passages(f"{dateline}The ministers met yesterday.")
    assert [kind for kind, _ in kinds] == ["dateline", "body"]
    assert kinds[1][1] == "The ministers met yesterday."


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Ingrid Solheim met H.E. Khalid Al Mutairi in Washington, D.C. on Monday.",
        "Prof. J. R. Mori visited the U.S. delegation of Gen. Berg.",
        "The figure rose by 3.5 per cent to 1.2 million.",
    ],
)
def test_abbreviations_and_decimals_end_no_sentence(sentence: str) -> None:
    """A full stop inside a title, an initial or a number is none."""
    assert passages(sentence) == [("body", sentence)]


def test_a_quotation_mark_belongs_to_its_sentence() -> None:
    """What closes direct speech stays with it."""
    found = passages('"We shall meet again." The minister left.')
    assert [words for _, words in found] == ['"We shall meet again."', "The minister left."]


def test_arabic_and_japanese_sentences_end_at_their_marks() -> None:
    """؟ and 。 end sentences, with or without a blank after them."""
    assert [w for _, w in passages("هل وقع الوزيران؟ نعم وقعا.", "ar")] == ["هل وقع الوزيران؟", "نعم وقعا."]
    assert [w for _, w in passages("両大臣は会談した。覚書に署名した。", "ja")] == [
        "両大臣は会談した。",
        "覚書に署名した。",
    ]


def test_nothing_is_lost_and_nothing_told_twice() -> None:
    """Passages follow one another, and leave out blanks only."""
    text = "A title\n\n  First sentence. Second one!\n\nOslo, May 3: third (fourth). Fifth\n"
    found = split(fold(text).text, get_language("en"))
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(text[p.start : p.end] for p in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f\u200f", ".", "..."])
def test_texts_without_words_are_no_fault(text: str) -> None:
    """There may be nothing to split."""
    assert all(p.end > p.start for p in split(fold(text).text, get_language("en")))


def test_a_sentence_beyond_measure_is_cut_at_a_mark() -> None:
    """A page without full stops is read in parts, and no name is cut in two."""
    text = "Ingrid Solheim, Khalid Al Mutairi, " * 400
    found = passages(text)
    assert len(found) > 1
    assert all(words.startswith(("Ingrid", "Khalid")) for _, words in found)
