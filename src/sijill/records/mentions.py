"""What the mention stage finds and the readout stage reads.

Offsets count in the folded text of the document. These are working values of
one reading and never stored. A document has hundreds of them: that they are
msgspec.Structs, and none of those that hold no others is watched for cycles,
is for speed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Unit(msgspec.Struct, gc=False):
    """A word, phrase or mark of a sentence with the class that patterns see."""

    cls: str
    start: int
    end: int
    text: str
    id: str = ""
    value: Mapping[str, Any] = _NOTHING
    capital: bool = False
    upper: bool = False
    kind: str = ""


class Capacity(msgspec.Struct, gc=False):
    """A capacity phrase: its words, what it is the capacity of, whom it represents."""

    start: int
    end: int
    head: str
    rank: int
    polity: str | None
    organization: str | None
    plural: bool = False
    counterpart: bool = False
    possessor: str | None = None
    units: tuple[int, int] = (0, 0)
    accredited: str | None = None
    told_at: tuple[int, int] | None = None
    body: tuple[int, int] | None = None
    word: str = ""
    further: tuple[tuple[str, str], ...] = ()  # head and word of each further office: "Prime Minister and ..."


class Person(msgspec.Struct, gc=False):
    """One naming of a person; `figure` numbers the person within the document."""

    start: int
    end: int
    name: str
    sentence: int
    capacity: Capacity | None = None
    titled: bool = False
    bare: bool = True
    figure: int = -1
    also: tuple[tuple[int, int], ...] = ()
    polity: str | None = None


class Figure(msgspec.Struct, gc=False):
    """A person of the document: the fullest name, the capacity first told, the polity."""

    number: int
    name: str
    words: tuple[str, ...]
    span: tuple[int, int]
    capacity: Capacity | None = None
    polity: str | None = None
    organization: str | None = None
    titled: bool = False
    guessed: str = ""
    spans: list[tuple[int, int]] = msgspec.field(default_factory=list)
    also: tuple[tuple[int, int], ...] = ()


class Actor(msgspec.Struct, gc=False):
    """Somebody who can act in a sentence: a figure, a polity, a body or "the two sides".

    `kind`: person, role, polity, body, both, host, guest, pronoun. `outside` tells,
    once it has been asked, whether words around say that he took no part.
    """

    kind: str
    start: int
    end: int
    sentence: int
    figure: int = -1
    polity: str | None = None
    capacity: Capacity | None = None
    plural: bool = False
    group: bool = False
    outside: bool | None = None


class Cue(msgspec.Struct, gc=False):
    """A word or phrase of the encounter, outcome or context lists."""

    kind: str
    id: str
    start: int
    end: int
    sentence: int
    value: Mapping[str, Any] = _NOTHING


class DateMention(msgspec.Struct, gc=False):
    """A date expression: `iso` in the precision told, or what it is relative to."""

    start: int
    end: int
    sentence: int
    iso: str | None
    relative: str | None = None


class PlaceMention(msgspec.Struct, gc=False):
    """A place named in a sentence; `name` is None when only a country is named.

    `said` is where the name stands when it is not here: "here" means the place of the dateline.
    """

    start: int
    end: int
    sentence: int
    name: str | None
    country: str | None
    subdivision: str | None = None
    located: bool = False
    towards: bool = False
    said: tuple[int, int] | None = None


class MechanismMention(msgspec.Struct, gc=False):
    """A mechanism named in a sentence, with its round when told."""

    start: int
    end: int
    sentence: int
    name: str
    round: int | None
    id: str
    kind: str
    generic: bool = False


class Sentence(msgspec.Struct):
    """A sentence with everything found in it, in order of place."""

    index: int
    start: int
    end: int
    kind: str
    paragraph: int
    units: list[Unit] = msgspec.field(default_factory=list)
    shape: str = ""
    actors: list[Actor] = msgspec.field(default_factory=list)
    people: list[Person] = msgspec.field(default_factory=list)
    capacities: list[Capacity] = msgspec.field(default_factory=list)
    cues: list[Cue] = msgspec.field(default_factory=list)
    topics: list[tuple[int, int, str]] = msgspec.field(default_factory=list)
    vague_topics: list[tuple[int, int, str]] = msgspec.field(default_factory=list)
    dates: list[DateMention] = msgspec.field(default_factory=list)
    years: list[DateMention] = msgspec.field(default_factory=list)
    places: list[PlaceMention] = msgspec.field(default_factory=list)
    mechanisms: list[MechanismMention] = msgspec.field(default_factory=list)
    quotes: list[tuple[int, int]] = msgspec.field(default_factory=list)


class Mentions(msgspec.Struct):
    """All that was found in a document."""

    sentences: list[Sentence]
    figures: list[Figure]
    homes: list[str]
    published: str | None
    region: str | None = None
    home: str | None = None
    host: str | None = None
