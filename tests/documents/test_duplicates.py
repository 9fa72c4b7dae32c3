"""Texts that are the same."""

import pytest

from sijill.documents import find_duplicates, get_content_key
from sijill.records import Document

TEXT = "The minister met the envoy.\nThey spoke about trade."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TEXT, TEXT.replace("\n", "\r\n") + "\n\n"),
        (TEXT, TEXT.replace(" ", "\u00a0")),
        ("外務大臣は会談した。", "外務大臣は\n  会談した。"),
        ("استقبل الوزير السفير", "\u202bاستقبل الوزير\u200f السفير\u202c"),
        ("لا", "\ufefb"),
        ("第3回", "第３回"),
    ],
)
def test_what_a_reader_does_not_see_does_not_count(one: str, other: str) -> None:
    """Line ends, spaces, marks of direction and forms of the same letter give the same key."""
    assert get_content_key(one) == get_content_key(other)


@pytest.mark.parametrize("other", [TEXT.replace("met", "meets"), TEXT.lower(), TEXT.replace(".", ",")])
def test_what_a_reader_sees_counts(other: str) -> None:
    """Another word, letter or sign makes another content."""
    assert get_content_key(TEXT) != get_content_key(other)


def test_duplicates_are_grouped_in_the_order_met() -> None:
    """Each group tells whether its texts are the same to the character."""
    texts = {"a": TEXT, "b": "Other words", "c": TEXT + "\n", "d": "Other words", "e": "Alone"}
    groups = find_duplicates(Document(id=id, text=text) for id, text in texts.items())
    assert [(group.ids, group.is_exact) for group in groups] == [(("a", "c"), False), (("b", "d"), True)]
