"""Publishers: news agencies, newspapers and official sites, and the polity each reports from.

An account belongs to its source and to that source's side, so the reader has
to know that WAM is the Emirates' and 外務省 is Japan's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows
from sijill.vocabulary.polities import polities, polity_names

PUBLISHER_KINDS = frozenset({"official", "agency", "press"})

_COLUMNS = ("polity", "kind", "languages", "domains", "names")

# An embassy or ministry that the table does not list names its state itself.
_BODIES = (
    re.compile(
        r"(?:embassy|consulate[- ]general|consulate|government|presidency) of (?:the )?(?P<state>.+?)"
        r"(?: (?:in|to|at) .+)?"
    ),
    re.compile(r"ministry of [a-z ,&-]+ of (?:the )?(?P<state>[a-z .'-]+)"),
    re.compile(r"在.+?(?P<state>日本)国?(?:大使館|総領事館|領事館|代表部)(?:.*事務所)?"),
    re.compile(r"駐日(?P<state>.+?)(?:大使館|総領事館)"),
    re.compile(r"سفارة (?:دولة |جمهورية |مملكة |سلطنة )?(?P<state>.+?)(?: (?:في|لدى) .+)?"),
)
_PARTS = re.compile(r"[/|()（）\[\]،,;]| - | – | — |・提供")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_NOISE = re.compile(r"[\W_]+")


class Publisher(msgspec.Struct, frozen=True):
    """Who publishes: its usual name first among `names`, and the polity that it reports from.

    `polity` is None for those without a home country, such as Wikinews.
    """

    names: tuple[str, ...]
    languages: tuple[str, ...]
    polity: str | None
    kind: str
    domains: tuple[str, ...]

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]


@cache
def publishers() -> tuple[Publisher, ...]:
    """Return all publishers in the order of the file."""
    found = []
    for number, (polity, kind, languages, domains, names) in read_rows(DATA / "publishers.tsv", _COLUMNS):
        if kind not in PUBLISHER_KINDS or not names or (polity and polity not in polities()):
            raise DataError(f"publishers.tsv: line {number}: {names}: kind or polity {polity!r} is not legal")
        found.append(
            Publisher(
                names=tuple(names.split(";")),
                languages=tuple(languages.split(";")),
                polity=polity or None,
                kind=kind,
                domains=tuple(domains.split(";")) if domains else (),
            )
        )
    return tuple(found)


def find_publisher(name: str) -> Publisher | None:
    """Return the publisher of that name, address or web domain; None where it is not known.

    Takes the forms in which files name their source: "WAM", "وكالة أنباء
    الإمارات", "https://www.wam.ae/en/…", "KUNA (Zawya)". Of several names in
    one, the first that is known counts. Embassies, governments and ministries
    that the table lacks are told by the state in their name.
    """
    for part in _split(name):
        found = _by_domain(part) or _by_key().get(_key(part)) or _by_key().get(_loose_key(part))
        if found:
            return found
    for part in _split(name):
        polity = _match_body(part)
        if polity:
            return Publisher((part,), (), polity, "official", ())
    for word in _ACRONYM.findall(name):  # "KUNA English", "WAM - Sports"
        found = _by_key().get(_key(word))
        if found and word in found.names:
            return found
    return None


def _split(name: str) -> Iterator[str]:
    # The whole name comes first: "Daily Mirror (Sri Lanka)" is one name, "KUNA (Zawya)" two.
    yield name.strip()
    yield from (part.strip() for part in _PARTS.split(name) if part.strip())


def _key(name: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", name.casefold()))


def _loose_key(name: str) -> str:
    # Without accents and hamzas: two papers, الرأي and الراي, differ in nothing else, so this is tried last.
    text = unicodedata.normalize("NFKD", name.casefold())
    return _NOISE.sub("", "".join(letter for letter in text if not unicodedata.combining(letter)))


@cache
def _by_key() -> Mapping[str, Publisher]:
    # A domain counts as a name too, with and without its ending: files are often named aawsat, dailyftlk.
    keys: dict[str, Publisher] = {}
    for make in (_key, _loose_key):
        for publisher in publishers():
            for name in publisher.names:
                keys.setdefault(make(name), publisher)
    for publisher in publishers():
        for domain in publisher.domains:
            stem = domain.partition(".")[0]
            for name in (domain, stem) if len(stem) >= 4 else (domain,):
                keys.setdefault(_key(name), publisher)
    return MappingProxyType(keys)


@cache
def _domains() -> Mapping[str, Publisher]:
    return MappingProxyType({domain: publisher for publisher in publishers() for domain in publisher.domains})


def _by_domain(part: str) -> Publisher | None:
    # "https://www3.nhk.or.jp/news" → www3.nhk.or.jp, nhk.or.jp, or.jp …
    host = part.casefold().split("://")[-1].split("/")[0].split(":")[0]
    while "." in host:
        if host in _domains():
            return _domains()[host]
        host = host.partition(".")[2]
    return None


@cache
def _states() -> Mapping[str, str]:
    # Names of a town and its prefecture may be the same word; a publisher named so is the local government.
    return MappingProxyType(
        {
            name.text.casefold(): name.code
            for name in reversed(polity_names())
            if name.use in ("short", "official", "also")
        }
    )


def _match_body(part: str) -> str | None:
    text = part.casefold()
    if text in _states():
        return _states()[text]
    for pattern in _BODIES:
        match = pattern.fullmatch(text)
        if match and match["state"] in _states():
            return _states()[match["state"]]
    return None
