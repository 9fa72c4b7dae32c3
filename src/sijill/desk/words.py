"""The words of the interface in one language, with direction, digits and plural forms.

Texts are English in the templates and translated by gettext catalogues, one
`locale/<code>.po` a language. What the vocabulary lists is called as there.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from sijill.vocabulary import Names

LANGUAGES = {"en": "English", "ar": "العربية", "ja": "日本語"}
"""The languages of the interface, each by its own name."""

_LOCALE = Path(__file__).with_name("locale")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Words(Names):
    """Everything the interface says, in one language.

    `digits` is "arab" for ٠١٢ instead of 012 where the language is Arabic.
    """

    def __init__(self, language: str, *, digits: str = "latn") -> None:
        super().__init__(language)
        self.digits = digits if language == "ar" else "latn"
        self._translations = _load(language)

    @property
    def direction(self) -> str:
        """The direction of the page: rtl or ltr."""
        return "rtl" if self.language == "ar" else "ltr"

    def say(self, text: str, **values: object) -> str:
        """Return a text of the interface, with values put into it."""
        return self._put(self._translations.gettext(text), values)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return a text that counts, in the plural form that the number asks for; {n} is the number."""
        return self._put(self._translations.ngettext(one, many, number), {"n": number, **values})

    def number(self, value: object) -> str:
        """Return a number in the digits of the reader."""
        return str(value).translate(_ARABIC_DIGITS) if self.digits == "arab" else str(value)

    def day(self, iso: str | None) -> str:
        """Return a date of any precision as the language writes it; a dash where it is unknown."""
        return self.number(self.date(iso[:10])) if iso else "—"

    def _put(self, text: str, values: dict[str, object]) -> str:
        shown = {key: self.number(value) if isinstance(value, int) else value for key, value in values.items()}
        return text.format(**shown) if values else text


@cache
def _load(language: str) -> NullTranslations:
    path = _LOCALE / f"{language}.po"
    if language == "en":
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def choose_language(accepted: str | None) -> str:
    """Return the language of the interface that a browser's Accept-Language asks for; English where none."""
    asked = []
    for place, part in enumerate((accepted or "").split(",")[:20]):
        code, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            weight = 0.0
        asked.append((-weight, place, code.lower().partition("-")[0]))
    return next((code for weight, _, code in sorted(asked) if code in LANGUAGES and weight < 0), "en")
