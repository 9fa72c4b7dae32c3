"""What things of the vocabulary are called in one language, and dates as that language writes them."""

from __future__ import annotations

from datetime import timedelta

from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta

from sijill.records import day_range, is_date
from sijill.vocabulary.instruments import instrument_kinds, instrument_stages
from sijill.vocabulary.matters import matters
from sijill.vocabulary.polities import polities
from sijill.vocabulary.terms import (
    Term,
    encounter_kinds,
    match_term,
    outcome_kinds,
    statuses,
    topics,
    undertaking_statuses,
)

_LOCALES = {"en": "en_GB", "ar": "ar", "ja": "ja"}


class Names:
    """Names of the vocabulary's things in one language; what the vocabulary lacks is called by its id."""

    def __init__(self, language: str) -> None:
        self.language = language

    def kind(self, kind: str) -> str:
        """Return what a kind of encounter is called."""
        return self._term(encounter_kinds(), kind)

    def outcome(self, kind: str) -> str:
        """Return what a kind of outcome is called."""
        return self._term(outcome_kinds(), kind)

    def status(self, status: str) -> str:
        """Return what a status is called."""
        return self._term(statuses(), status)

    def undertaking_status(self, status: str) -> str:
        """Return what the status of an undertaking is called."""
        return self._term(undertaking_statuses(), status)

    def instrument_kind(self, kind: str) -> str:
        """Return what a kind of instrument is called."""
        return self._term(instrument_kinds(), kind)

    def stage(self, stage: str) -> str:
        """Return what a stage of an instrument is called."""
        return self._term(instrument_stages(), stage)

    def matters(self, ids: tuple[str, ...]) -> str:
        """Return matters as a list."""
        return self.join([matter.words[self.language][0] for matter in matters() if matter.id in ids])

    def days(self, number: int) -> str:
        """Return a number of days with the plural form of the language."""
        told: str = format_timedelta(
            timedelta(days=number), granularity="day", threshold=10**9, locale=_LOCALES[self.language]
        )
        return told

    def date(self, iso: str) -> str:
        """Return a date of any precision as the language writes it: 2 October 2024, 2024年10月.

        In Arabic also because the hyphens of an ISO date turn it about between Arabic words.
        """
        if not is_date(iso):
            return iso
        day, locale = day_range(iso)[0], _LOCALES[self.language]
        if len(iso) == len("2024-10-02"):
            return format_date(day, "long", locale=locale)
        return format_skeleton("yMMMM" if len(iso) == len("2024-10") else "y", day, locale=locale)

    def language_name(self, code: str) -> str:
        """Return what a language is called; one the vocabulary lacks by its code."""
        name: str = Locale.parse(_LOCALES[self.language]).languages.get(code, code)
        return name[:1].upper() + name[1:]

    def topics(self, ids: tuple[str, ...]) -> str:
        """Return topics as a list."""
        return self.join([self._term(topics(), topic) for topic in ids])

    def side(self, code: str) -> str:
        """Return the name of a side; a side the vocabulary lacks is called by its code."""
        polity = polities().get(code)
        return polity.name(self.language) if polity else code

    def join(self, parts: list[str]) -> str:
        """Return a list as the language writes one."""
        return {"ar": "، ", "ja": "、"}.get(self.language, ", ").join(parts)

    def titled(self, title: str, text: str) -> str:
        """Return a text behind its title: the colon of the language between them."""
        return f"{title}：{text}" if self.language == "ja" else f"{title}: {text}"

    def _term(self, terms: tuple[Term, ...], id: str) -> str:
        term = match_term(terms, id)
        return term.label.in_language(self.language) if term else id
