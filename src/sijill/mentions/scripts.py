"""Which letters a Japanese name or word is written in."""

from __future__ import annotations

import re

_KATAKANA = re.compile("[ァ-ヺー]*")


def is_han(text: str) -> bool:
    """Whether a text is written in Chinese characters, kana of given names (ゆうみ) and names' marks among them."""
    return any(is_ideograph(c) for c in text) and all(
        is_ideograph(c) or c in "々〆ヶノ" or "ぁ" <= c <= "ん" for c in text
    )


def is_ideograph(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or char >= "\U00020000"


def is_katakana(text: str) -> bool:
    """Whether a text is written in katakana only."""
    return _KATAKANA.fullmatch(text) is not None


def is_kana(char: str) -> bool:
    """Whether a character is kana of either kind."""
    return "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char == "ー"
