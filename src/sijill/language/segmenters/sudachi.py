"""Japanese words by SudachiPy with one of its dictionaries.

The core dictionary finds more names than the small one for 46 MB more memory;
docs/adding-a-language.md has the figures. SIJILL_SUDACHI chooses another.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from threading import get_ident
from typing import Any

from sijill.errors import ConfigError
from sijill.language.segmenters import Piece

DICTIONARIES = ("core", "small", "full")
_VARIABLE = "SIJILL_SUDACHI"
_MOST = 12_000  # characters at once; Sudachi takes 49,149 bytes

# Forms of characters that the dictionary lacks; one for one, so places stay.
_USUAL = str.maketrans("髙﨑濵𠮷德瀨淸靑嶋澤廣邊邉齋齊濱", "高崎浜吉徳瀬清青島沢広辺辺斎斉浜")


@cache
def load_dictionary() -> Any:
    """Return the dictionary that all of a run share: loading takes 0.1 s and its pages some 46 MB.

    Raises ConfigError where it is not installed.
    """
    name = os.environ.get(_VARIABLE, DICTIONARIES[0])
    if name not in DICTIONARIES:
        raise ConfigError(f"{_VARIABLE}={name!r}; there are {', '.join(DICTIONARIES)}")
    try:
        sudachipy = importlib.import_module("sudachipy")
        importlib.import_module(f"sudachidict_{name}")
    except ImportError as error:
        package = "sijill[ja]" if name == DICTIONARIES[0] else f"sijill[ja] sudachidict-{name}"
        raise ConfigError(
            f"reading Japanese needs SudachiPy and its {name} dictionary: pip install {package}"
        ) from error
    return sudachipy.Dictionary(dict=name)


@cache
def _tokenizer(_thread: int) -> Any:
    # A tokenizer refuses to work for two at once, such as two who ask the desk: each thread has its own.
    dictionary = load_dictionary()
    make = getattr(dictionary, "tokenizer", None) or dictionary.create
    return make(mode=importlib.import_module("sudachipy").SplitMode.C)


def segment(text: str) -> list[Piece]:
    """Return the words of a folded Japanese text in order."""
    tokenizer = _tokenizer(get_ident())
    usual = text.translate(_USUAL)
    pieces: list[Piece] = []
    at = 0
    while at < len(usual):
        end = _cut(usual, at)
        for word in tokenizer.tokenize(usual[at:end]):
            start, stop = at + word.begin(), at + word.end()
            if not usual[start:stop].isspace() and stop > start:
                if usual[start] == "(" and usual[stop - 1] == ")" and stop - start > len("()"):
                    pieces.extend(_unpack(start, stop))  # (ソマリア), which the dictionary takes for a face
                    continue
                tag = _tag(tuple(word.part_of_speech()))
                pieces.append(Piece(start, stop, "unknown" if tag == "noun" and word.is_oov() else tag))
        at = end
    return pieces


def _unpack(start: int, stop: int) -> tuple[Piece, ...]:
    """Return two brackets and the word between them."""
    return (
        Piece(start, start + 1, "mark"),
        Piece(start + 1, stop - 1, "unknown"),
        Piece(stop - 1, stop, "mark"),
    )


def _cut(text: str, start: int) -> int:
    """Return where a portion of at most `_MOST` characters ends: at a line's end when there is one."""
    if len(text) - start <= _MOST:
        return len(text)
    line = text.rfind("\n", start, start + _MOST)
    return line + 1 if line > start else start + _MOST


@cache
def _tag(classes: tuple[str, ...]) -> str:
    major, middle, minor, detail = classes[:4]
    if major == "名詞":
        if minor == "人名":
            return {"姓": "surname", "名": "given"}.get(detail, "person")
        if middle == "数詞":
            return "number"
        if middle == "固有名詞":
            return "place" if minor == "地名" else "proper"
        return "noun"
    return {
        "接頭辞": "affix", "接尾辞": "affix", "動詞": "verb", "助詞": "particle", "助動詞": "particle",
        "補助記号": "mark", "記号": "mark", "空白": "mark", "接続詞": "particle",
    }.get(major, "other")  # fmt: skip
