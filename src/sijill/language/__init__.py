"""What is known of a language: spelling, words, lexicon."""

from sijill.language.lexicon import Entry, Hit, Lexicon
from sijill.language.load import LANGUAGES, Language, get_language, load_language
from sijill.language.text import Folded, fold
from sijill.language.tokens import Tokens, tokenize
from sijill.language.wrapping import find_soft_breaks, one_line

__all__ = [
    "LANGUAGES",
    "Entry",
    "Folded",
    "Hit",
    "Language",
    "Lexicon",
    "Tokens",
    "find_soft_breaks",
    "fold",
    "get_language",
    "load_language",
    "one_line",
    "tokenize",
]
