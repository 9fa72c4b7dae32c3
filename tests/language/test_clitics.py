"""Arabic words with the letters written onto them."""

from __future__ import annotations

import pytest

from sijill.language import fold, get_language
from sijill.language.clitics import Classifier, stem_of


@pytest.mark.parametrize(
    ("word", "prefix"),
    [
        ("وليد", 0), ("وكالة", 0), ("بلجيكا", 0), ("فيصل", 0), ("كمال", 0), ("بوتين", 0), ("كيري", 0),
        ("وكارتر", 1), ("لكارتر", 1), ("ومحمد", 1), ("للتنمية", 1), ("وبوغدانوف", 1), ("ولتعزيز", 2),
    ],
)  # fmt: skip
def test_tells_clitics_from_first_letters(word: str, prefix: int) -> None:
    """Only letters that are words of their own are taken off."""
    assert get_language("ar").classify(fold(word).text)[0] == prefix


@pytest.mark.parametrize(
    ("word", "cls"),
    [
        ("عادل", "A"),
        ("شتاينماير", "N"),
        ("ناغاوكا", "U"),
        ("طاولة", "c"),
        ("الطاولة", "x"),
        ("أعلن", "n"),
        ("سيركز", "n"),
        ("سيرجي", "N"),
        ("تطلعات", "c"),
        ("الباحثين", "x"),
        ("مشاركته", "c"),
        ("زملائه", "c"),
    ],
)
def test_tells_names_from_words(word: str, cls: str) -> None:
    """A word is a name, an ordinary word, both, or in neither list."""
    assert get_language("ar").classify(fold(word).text)[1] == cls


def test_takes_pronouns_off_a_word() -> None:
    """A word with a pronoun is the listed word, whose ه then is written ت."""
    assert stem_of("علاقتها", {"علاقه"}) == "علاقه"
    assert stem_of("وزيرهم", {"وزير"}) == "وزير"
    assert stem_of("بلينكن", {"وزير"}) is None


def test_closed_words_stand_before_names() -> None:
    """A verb of reports is that, however rarely it is also a name."""
    classifier = Classifier({"اكد": "n"}, {"اكد": 4}, frozenset())
    assert classifier.classify("واكد") == (1, "n")
