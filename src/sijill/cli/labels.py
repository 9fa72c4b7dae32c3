"""The words of the text views in the three languages; closed lists get theirs from the vocabulary."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sijill.language.showing import put_own_first
from sijill.vocabulary import Names, Wording
from sijill.vocabulary.load import read_tables


class Labels(Names):
    """Everything that is called something, in one language."""

    def word(self, key: str, **values: object) -> str:
        """Return a label, with values put into it."""
        return _wordings()[key].in_language(self.language).format(**values)

    def confidence(self, share: float) -> str:
        """Return how sure a reader was, in hundredths; docs/reading.md says what was measured."""
        return self.word("confidence", share=round(100 * share))

    def own_first(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a thing is called, the first form in the script of this language in front."""
        return put_own_first(names, self.language)


@cache
def _wordings() -> dict[str, Wording]:
    return read_tables(Path(__file__).with_name("labels.toml"), Wording)
