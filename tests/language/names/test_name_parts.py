"""The lists of known given and family names."""

import time

import pytest

from sijill.errors import DataError
from sijill.language.names import name_counts, name_parts, name_tokens


@pytest.mark.parametrize(
    ("language", "name", "roles"),
    [
        ("ar", "محمد", "g"),
        ("ar", "عبد الله", "g"),
        ("ar", "القاسمي", "f"),
        ("ar", "سميح", "gb"),
        ("en", "Mohammed", "g"),
        ("en", "Abdul Rahman", "g"),
        ("en", "Nagaoka", "f"),
        ("en", "Kansuke", "g"),
        ("en", "Sekiguchi", "f"),
    ],
)
def test_a_known_name_has_its_role(language: str, name: str, roles: str) -> None:
    """A name is looked up by the key that `name_tokens` makes of it."""
    (token,) = name_tokens(name)
    assert name_parts(language)[token.key] in roles


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_key_is_a_key(language: str) -> None:
    """What the list holds can be found: a stored key is the key of itself."""
    keys = list(name_parts(language))[::97]
    assert [[token.full for token in name_tokens(key)] for key in keys] == [[key] for key in keys]
    assert min(name_counts(language).values()) >= 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_lists_load_quickly(language: str) -> None:
    """Reading a list takes well under a tenth of a second of processor time."""
    start = time.process_time()
    name_parts.__wrapped__(language)
    assert time.process_time() - start < 0.2


def test_a_language_without_a_list_is_named() -> None:
    """The message says which table of which language is missing."""
    with pytest.raises(DataError, match=r"name_parts\.tsv.*'xx'"):
        name_parts("xx")
