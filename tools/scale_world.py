"""A made-up world of any size, to measure resolution with: people, their posts, and reports of whom they met.

Names come from the tables that ship with Sijill; a report spells them in one of three scripts, with other
transliterations, dropped middle names, slips of the pen. Everything follows from a seed. Nothing here is real,
and no text is read: a report comes with its readout.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any, NamedTuple

from sijill.language.names.kana import morae
from sijill.readout import describe
from sijill.records import Document, Encounter, Mechanism, Outcome, Participant, Reader, Readout
from sijill.vocabulary import get_polity, polities

LANGUAGES = ("en", "ar", "ja")
_YEARS = 20
_FIRST_DAY = date(2004, 1, 1)
_ARAB = ("AE", "SA", "EG", "KW", "QA", "OM", "BH", "JO", "IQ", "MA", "DZ", "TN", "LB", "SD", "YE", "SY", "LY")
_KINDS = ("meeting", "meeting", "meeting", "visit", "call", "consultations")
_FIELDS = {
    "en": ("Health", "Trade", "Energy", "Culture", "Education", "Finance", "Defence", "Transport", "Agriculture"),
    "ar": ("الصحة", "التجارة", "الطاقة", "الثقافة", "التعليم", "المالية", "الدفاع", "النقل", "الزراعة"),
    "ja": ("保健", "貿易", "エネルギー", "文化", "教育", "財務", "国防", "運輸", "農業"),
}
_POSTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("Minister of {field}", "{field} Minister"),
        ("Ambassador", "Ambassador Extraordinary and Plenipotentiary"),
        ("Foreign Minister", "Minister of Foreign Affairs"),
        ("Undersecretary of the Ministry of {field}", "Deputy Minister of {field}"),
        ("Director of {field}", "Head of the Department of {field}"),
        ("Consul General", "Consul-General"),
        ("Governor", "Mayor"),
        ("Adviser",),
    ),
    "ar": (
        ("وزير {field}",),
        ("سفير", "السفير"),
        ("وزير الخارجية",),
        ("وكيل وزارة {field}",),
        ("مدير {field}", "رئيس إدارة {field}"),
        ("قنصل عام", "القنصل العام"),
        ("محافظ", "عمدة"),
        ("مستشار",),
    ),
    "ja": (
        ("{field}大臣", "{field}相"),
        ("大使", "特命全権大使"),
        ("外務大臣", "外相"),
        ("{field}次官", "{field}副大臣"),
        ("{field}局長", "{field}部長"),
        ("総領事",),
        ("知事", "市長"),
        ("顧問",),
    ),
}
_TO_ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفجهيجكلمنوبكرستوفوكيز", strict=True))
_WORDS = {
    "en": "the two sides reviewed relations and agreed to continue their work on matters of common interest".split(),
    "ar": "واستعرض الجانبان العلاقات الثنائية واتفقا على مواصلة العمل في القضايا ذات الاهتمام المشترك".split(),
    "ja": [
        "双方は",
        "二国間関係を",
        "振り返り",
        "共通の",
        "関心事項について",
        "協力を",
        "続けることで",
        "一致した。",
    ],
}


class Someone(NamedTuple):
    """A person of the world: a side, the parts of the name in each language's script, and two posts."""

    polity: str
    parts: dict[str, tuple[tuple[str, ...], ...]]
    posts: tuple[tuple[int, int], ...]


class Report(NamedTuple):
    """A document with its readout, and the truth: which encounter and which people it tells of."""

    document: Document
    readout: Readout
    encounter: int
    people: tuple[tuple[str, int], ...]


class World:
    """People and reports of their encounters, the same for the same seed and sizes."""

    def __init__(self, *, people: int, encounters: int, accounts: float = 1.25, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._encounters = encounters
        self._accounts = accounts
        states = [code for code, polity in polities().items() if polity.kind == "state"]
        first = ["AE", "JP", "SA", "US", "EG", "GB", "KW", "QA", "IN", "OM"]
        self.states = [*first, *(code for code in states if code not in first)]
        self._state_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.states))))
        self._of_side: dict[str, list[int]] = {code: [] for code in self.states}
        self.people: list[Someone] = []
        for number in range(people):
            # Every state has somebody; beyond that, sides have people as they have contacts.
            side = self.states[number % len(self.states)] if number < 10 * len(self.states) else self._choose_state()
            self.people.append(self._make_person(side))
            self._of_side[side].append(number)

    def reports(self) -> Iterator[Report]:
        """Yield all reports in the order in which they were published."""
        waiting: list[tuple[date, int, Report]] = []
        for number in range(self._encounters):
            day = _FIRST_DAY + timedelta(days=number * 365 * _YEARS // self._encounters)
            waiting.sort(key=lambda one: one[:2])
            while waiting and waiting[0][0] < day:
                yield waiting.pop(0)[2]
            waiting += self._tell(number, day)
        yield from (report for _, _, report in sorted(waiting, key=lambda one: one[:2]))

    def _choose_state(self) -> str:
        return self._chance.choices(self.states, cum_weights=self._state_weights)[0]

    def _make_person(self, side: str) -> Someone:
        chance = self._chance
        if side == "JP":
            family, given = _choose(chance, "ja-f"), _choose(chance, "ja-g")
            parts = (family, given)
        elif side in _ARAB:
            parts = (_choose(chance, "ar-g"), _choose(chance, "ar-g"), _choose(chance, "ar-f"))
        elif chance.random() < 0.25:
            parts = (_choose(chance, "en-g"), _choose(chance, "en-g"), _choose(chance, "en-f"))
        else:
            parts = (_choose(chance, "en-g"), _choose(chance, "en-f"))
        posts = tuple((chance.randrange(len(_POSTS["en"])), chance.randrange(len(_FIELDS["en"]))) for _ in range(2))
        return Someone(side, {language: tuple(part[language] for part in parts) for language in LANGUAGES}, posts)

    def _tell(self, number: int, day: date) -> list[tuple[date, int, Report]]:
        chance = self._chance
        one, other = self._choose_state(), self._choose_state()
        while other == one:
            other = self._choose_state()
        kind = chance.choice(_KINDS)
        present = [(side, self._choose_people(side, 1 + int(chance.paretovariate(2)))) for side in (one, other)]
        number_of_round = day.year - _FIRST_DAY.year + 1 if kind == "consultations" else None
        extra = chance.random() < self._accounts - 1
        told = []
        for turn in range(1 + extra):
            published = day + timedelta(days=chance.choice((0, 0, 0, 1, 1, 2)))
            report = self._report(number, turn, (day, published), kind, present, number_of_round)
            told.append((published, 2 * number + turn, report))
        return told

    def _choose_people(self, side: str, count: int) -> list[int]:
        # Some meet all the world, most once or twice.
        known = self._of_side[side]
        places = {int(len(known) * self._chance.random() ** 3) for _ in range(min(count, 6))}
        return [known[place] for place in sorted(places)]

    def _report(
        self,
        number: int,
        turn: int,
        days: tuple[date, date],
        kind: str,
        present: list[tuple[str, list[int]]],
        number_of_round: int | None,
    ) -> Report:
        chance = self._chance
        language = chance.choice(LANGUAGES)
        lines = [f"{number}-{turn} {days[1].isoformat()}"]
        at = len(lines[0]) + 1
        participants: list[Participant] = []
        people: list[tuple[str, int]] = []
        for side, members in present:
            for place, member in enumerate(members):
                if place and turn and chance.random() < 0.5:
                    continue  # another account names other attendants
                name = self._spell(member, language)
                capacity = self._capacity(member, days[0], language) if chance.random() < 0.9 else None
                line = f"{capacity or ''} {name}"
                span = (at + len(line) - len(name), at + len(line))
                lines.append(line)
                at += len(line) + 1
                if name in {told for told, _ in people}:
                    continue
                people.append((name, member))
                participants.append(_participant(name, capacity, side, span, is_lead=place == 0))
        body = " ".join(chance.choice(_WORDS[language]) for _ in range(70))
        lines.append(body)
        document = Document(
            id=f"d{number}-{turn}", text="\n".join(lines), language=language, published=days[1].isoformat(),
        )  # fmt: skip
        told = chance.random()
        encounter = Encounter(
            id="e1",
            kind=kind,
            status="held",
            date=days[0].isoformat() if told < 0.8 else days[0].isoformat()[:7] if told < 0.85 else None,
            place=None,
            country=present[0][0] if chance.random() < 0.6 else None,
            venue=None,
            mechanism=Mechanism(name=_MECHANISM[language], round=number_of_round) if number_of_round else None,
            participants=tuple(participants),
            polities=tuple(side for side, _ in present),
            topics=(),
            evidence=((at, at + len(body)),),
            confidence=0.9,
        )
        readout = Readout(
            reader=Reader(name="world", version="1"),
            document=describe(document),
            encounters=(encounter,),
            outcomes=_outcomes(chance, body, at, present),
            notes=(),
        )
        return Report(document, readout, number, tuple(people))

    def _capacity(self, member: int, day: date, language: str) -> str:
        post, field = self.people[member].posts[(day - _FIRST_DAY).days > 365 * _YEARS // 2]
        return self._chance.choice(_POSTS[language][post]).format(field=_FIELDS[language][field])

    def _spell(self, member: int, language: str) -> str:
        chance = self._chance
        parts = [chance.choices(forms, _usual(len(forms)))[0] for forms in self.people[member].parts[language]]
        if len(parts) > 2 and chance.random() < 0.3:
            del parts[1]
        is_japanese = self.people[member].polity == "JP"
        if language == "ja":
            return "".join(parts) if is_japanese else "・".join(parts)
        if is_japanese and chance.random() < 0.5:
            parts.reverse()
        if language == "en":
            parts = [part.title() for part in parts]
        if chance.random() < 0.02:
            place = chance.randrange(len(parts))
            cut = chance.randrange(1, len(parts[place])) if len(parts[place]) > 3 else 0
            parts[place] = parts[place][:cut] + parts[place][cut + 1 :] if cut else parts[place]
        return " ".join(parts)


_MECHANISM = {"en": "political consultations", "ar": "المشاورات السياسية", "ja": "政策対話"}


def _participant(name: str, capacity: str | None, side: str, span: tuple[int, int], *, is_lead: bool) -> Participant:
    return Participant(
        name=name, capacity=capacity, organization=None, polity=side, lead=is_lead, evidence=(span,), confidence=0.9
    )


def _outcomes(chance: random.Random, body: str, at: int, present: list[Any]) -> tuple[Outcome, ...]:
    if chance.random() < 0.5:
        return ()
    sides = tuple(side for side, _ in present)
    span = (at, at + min(90, len(body)))
    kind = chance.choice(("agreed", "proposed", "pledged"))
    what = body[:90]
    return (
        Outcome(
            id="o1", encounter="e1", kind=kind, by=sides[:1], to=sides[1:], what=what, topics=(), due=None,
            evidence=(span,), confidence=0.9,
        ),
    )  # fmt: skip


@cache
def _usual(count: int) -> list[float]:
    return [1 / (place + 1) ** 2 for place in range(count)]


Parts = dict[str, tuple[str, ...]]


def _choose(chance: random.Random, table: str) -> Parts:
    parts, weights = _tables()[table]
    return chance.choices(parts, cum_weights=weights)[0]


@cache
def _tables() -> dict[str, tuple[list[Parts], list[float]]]:
    # Parts of names by their role, each with its spellings in three scripts; common ones come often.
    to_arabic: dict[str, list[tuple[str, int]]] = {}
    to_latin: dict[str, list[tuple[str, int]]] = {}
    for line in _read("names/data/spellings.tsv"):
        latin, *cells = line.split("\t")
        for cell in cells:
            arabic, _, count = cell.partition("=")
            if int(count) > 2:
                to_arabic.setdefault(latin, []).append((arabic, int(count)))
                to_latin.setdefault(arabic, []).append((latin, int(count)))
    found: dict[str, list[tuple[Parts, float]]] = {}
    for language in ("ar", "en"):
        known = to_latin if language == "ar" else to_arabic
        for line in _read(f"data/{language}/name_parts.tsv"):
            key, role, count = line.split("\t")
            if role in "gf" and key in known and len(key) > 2:
                others = tuple(spelled for spelled, _ in sorted(known[key], key=lambda one: -one[1])[:3])
                latin = others if language == "ar" else (key,)
                arabic = (key,) if language == "ar" else others
                parts = {"en": latin, "ar": arabic, "ja": (to_kana(latin[0]),)}
                found.setdefault(f"{language}-{role}", []).append((parts, int(count) ** 0.5))
    for rank, line in enumerate(_read("data/ja/name_readings.tsv")):
        kana, role, written = line.split("\t")[:3]
        latin = "".join(morae(kana)).replace("-", "").replace("っ", "t")
        if role in "gf" and latin.isalpha() and latin.isascii():
            kanji = tuple(written.split()[:1])
            parts = {"en": (latin,), "ar": ("".join(_TO_ARABIC[char] for char in latin),), "ja": kanji}
            found.setdefault(f"ja-{role}", []).append((parts, 1 / (rank + 100) ** 0.5))
    return {
        table: ([parts for parts, _ in rows], list(accumulate(weight for _, weight in rows)))
        for table, rows in found.items()
    }


def _read(path: str) -> list[str]:
    return (resources.files("sijill.language") / path).read_text(encoding="utf-8").splitlines()


@cache
def _kana() -> dict[str, str]:
    sounds = {}
    for kana in map(chr, range(ord("ァ"), ord("ヶ"))):
        sound = "".join(morae(kana))
        if sound.isalpha() and sound.isascii():
            sounds.setdefault(sound, kana)
    return sounds


def to_kana(latin: str) -> str:
    """Return Latin letters roughly as katakana spells them: consonants take a u."""
    found, at = "", 0
    while at < len(latin):
        for length in (3, 2, 1):
            piece = latin[at : at + length]
            if piece in _kana():
                found += _kana()[piece]
                at += length
                break
        else:
            loose = {"l": "r", "c": "k", "q": "k", "x": "k", "v": "b", "f": "f"}.get(latin[at], latin[at])
            vowel = latin[at + 1] if latin[at + 1 : at + 2] in tuple("aiueo") else "u"
            found += _kana().get(loose + vowel, "")
            at += 2 if latin[at + 1 : at + 2] == vowel else 1
    return found


def name_of(code: str) -> str:
    """Return the English name of a side."""
    return get_polity(code).name("en")
