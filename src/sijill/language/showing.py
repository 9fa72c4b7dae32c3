"""How words of documents are shown, whoever shows them: which form first, and which characters never."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.language.names import script_of

HIDDEN = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF))
"""Code points that reorder or hide text: they could make a line say something else than it does.

U+200C and U+200D are none of them: they belong to the spelling of words.
"""
_SCRIPTS = {"en": ("latin",), "ar": ("arabic",), "ja": ("kanji", "kana")}


def put_own_first(names: Sequence[str], language: str) -> tuple[str, ...]:
    """Return what a thing is called, the first form in the script of a language in front.

    >>> put_own_first(("Tokyo", "東京"), "ja")
    ('東京', 'Tokyo')
    """
    mine = [name for name in names if script_of(name) in _SCRIPTS[language]]
    return tuple(dict.fromkeys((*mine[:1], *names)))
