"""Compile `language/data/ar/common_words.txt`: what no name is, as far as a list of word forms tells.

Source: the Arabic word forms of simplemma (MIT), folded. A form with the
article, or with a pronoun that the reader takes off by itself
(`clitics.PRONOUNS`), is left out where the rest is listed.

    PYTHONPATH=src python tools/build_common_words.py
"""

from __future__ import annotations

import re
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from sijill.language.clitics import stem_of
from sijill.language.text import fold_phrase

_ARABIC = re.compile("[\u0621-\u064a\u064b-\u0652]{2,14}")
_TARGET = Path(__file__).parent.parent / "src/sijill/language/data/ar/common_words.txt"


def main() -> None:
    """Write the list."""
    forms = DefaultDictionaryFactory().get_dictionary("ar")
    words = {fold_phrase(form) for form in forms if _ARABIC.fullmatch(form)}
    stems: set[str] = set()
    for word in sorted(words, key=lambda w: (len(w), w)):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if stem_of(bare, stems) is None:
            stems.add(bare)
    _TARGET.write_text("\n".join(sorted(stems)) + "\n", encoding="utf-8")
    print(f"{_TARGET.name}: {len(stems)} stems of {len(words)} forms")


if __name__ == "__main__":
    main()
