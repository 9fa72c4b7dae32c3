"""Polities: states, territories, sub-national governments and international organizations.

A code is ISO 3166-1 alpha-2 for a state or territory, ISO 3166-2 for a
sub-national government, and the usual short name for an organization.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows

KINDS = frozenset({"state", "territory", "subdivision", "organization"})
USES = frozenset({"short", "official", "also", "abbrev", "demonym"})

_POLITY_COLUMNS = ("code", "kind", "parent", "type", "capital")
_NAME_COLUMNS = ("code", "language", "use", "ambiguous", "text")


class PolityName(msgspec.Struct, frozen=True, gc=False):  # thousands of rows, none in a cycle
    """One name of a polity in one language.

    `use` is "short" (the usual name, one a language), "official", "also" (any
    other name), "abbrev" (UAE, 米: too short to be trusted alone) or "demonym"
    (Kuwaiti, كويتي: English adjective, or the Arabic masculine singular without
    article). An `ambiguous` name often means something else and needs support
    from the words around it.
    """

    code: str
    language: str
    use: str
    text: str
    ambiguous: bool = False


class Polity(msgspec.Struct, frozen=True, gc=False):
    """A state, territory, sub-national government or international organization.

    `parent` is the polity that it belongs to: the state of an emirate or of an
    aid agency; None for states and international organizations. `type` is the
    kind of a subdivision, e.g. "emirate". `capital` is the English name of a
    place.
    """

    code: str
    kind: str
    parent: str | None
    type: str | None
    capital: str | None
    names: tuple[PolityName, ...]

    def name(self, language: str) -> str:
        """Return the usual name in `language`, else in English, else the code."""
        for wanted in (language, "en"):
            for name in self.names:
                if name.language == wanted and name.use == "short":
                    return name.text
        return self.code

    def find_names(self, language: str, use: str | None = None) -> tuple[str, ...]:
        """Return all names in `language`, or only those of one use; maybe none."""
        return tuple(name.text for name in self.names if name.language == language and use in (None, name.use))


@cache
def polity_names() -> tuple[PolityName, ...]:
    """Return every name of every polity, in the order of the file."""
    names = []
    for number, (code, language, use, ambiguous, text) in read_rows(DATA / "polity_names.tsv", _NAME_COLUMNS):
        if use not in USES or ambiguous not in ("", "1") or not text or len(language) != 2:
            raise DataError(f"polity_names.tsv: line {number}: {code}: use, language, flag or text is not legal")
        names.append(PolityName(code, language, use, text, ambiguous == "1"))
    return tuple(names)


@cache
def polities() -> Mapping[str, Polity]:
    """Return all polities by their codes."""
    names: dict[str, list[PolityName]] = {}
    for name in polity_names():
        names.setdefault(name.code, []).append(name)
    found: dict[str, Polity] = {}
    for number, (code, kind, parent, type_, capital) in read_rows(DATA / "polities.tsv", _POLITY_COLUMNS):
        if kind not in KINDS:
            raise DataError(f"polities.tsv: line {number}: kind {kind!r}; there are: {', '.join(sorted(KINDS))}")
        if code in found:
            raise DataError(f"polities.tsv: line {number}: code {code!r} occurs twice")
        found[code] = Polity(code, kind, parent or None, type_ or None, capital or None, tuple(names.pop(code, ())))
    for polity in found.values():
        if polity.parent is not None and polity.parent not in found:
            raise DataError(f"polities.tsv: {polity.code}: parent {polity.parent!r} is no polity")
    if names:
        raise DataError(f"polity_names.tsv: no polity {next(iter(names))!r} in polities.tsv")
    return MappingProxyType(found)


def get_polity(code: str) -> Polity:
    """Return the polity of that code, e.g. "JP", "AE-SH", "GCC"; a DataError for any other code."""
    polity = polities().get(code)
    if polity is None:
        raise DataError(f"no polity {code!r}; codes are like JP, AE-SH, GCC")
    return polity


@cache
def organizations() -> tuple[Polity, ...]:
    """Return the organizations, state agencies among them (those have a parent)."""
    return tuple(polity for polity in polities().values() if polity.kind == "organization")


def roll_up(code: str) -> tuple[str, ...]:
    """Return the polities that `code` belongs to, the nearest first: AE-SH → ("AE",).

    Empty for a state, an independent organization and for a code that the
    vocabulary lacks, e.g. the name of a movement.
    """
    ancestors: list[str] = []
    polity = polities().get(code)
    while polity is not None and polity.parent is not None and polity.parent not in ancestors:
        ancestors.append(polity.parent)
        polity = polities().get(polity.parent)
    return tuple(ancestors)


def side_of(code: str) -> str:
    """Return the side that somebody from `code` speaks for: a state agency's state, else `code` itself.

    JICA → JP and Kuwait Fund → KW, but UNDP, AE-SH and HK stay: they are
    sides of their own.
    """
    polity = polities().get(code)
    if polity is None or polity.kind != "organization" or polity.parent is None:
        return code
    return polity.parent if get_polity(polity.parent).kind == "state" else code
