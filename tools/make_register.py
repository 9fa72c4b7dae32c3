"""Make a large register: encounters of made-up people, for measuring how questions are answered.

    make_register.py REGISTER [--encounters 10000]

REGISTER is a file that is not there yet, or postgresql://HOST/DATABASE. With 1,000,000 encounters it holds
3,000,000 participations and 500,000 undertakings of 100,000 people. Documents are digests that tell of five
encounters each. Who is who is told with each reading and not looked for; all else is what filing does: each entry is
appended to the journal and taken into the view, so `sijill verify` holds. Nothing in it is real. The same sizes give
the same documents.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import event

from scale_world import LANGUAGES, World
from sijill.filing import find_quotes
from sijill.readout import describe
from sijill.records import (
    AGAIN,
    Document,
    Encounter,
    Judgement,
    Mechanism,
    Outcome,
    Participant,
    Reader,
    Reading,
    Readout,
)
from sijill.records.ids import mention_id
from sijill.register import Register, has_register

EACH = 5  # encounters of a document
BATCH = 200  # documents of a transaction
YEARS = 20
FIRST = date(2005, 1, 1)
PUBLISHERS = ("KUNA", "WAM", "SPA", "mofa.go.jp", "Reuters", "Kyodo", None)
TOPICS = ("energy", "trade", "health", "education", "security", "culture")
KINDS = ("meeting", "meeting", "visit", "call", "consultations")
RUNGS = ("proposed", "pledged", "agreed", "agreed", "signed", "called-for")
PLACES = {
    "en": ("Tokyo", "Kuwait City", "Abu Dhabi", "Riyadh", "Cairo", "New York", "London", "Muscat"),
    "ar": ("طوكيو", "الكويت", "أبوظبي", "الرياض", "القاهرة", "نيويورك", "لندن", "مسقط"),
    "ja": ("東京", "クウェート市", "アブダビ", "リヤド", "カイロ", "ニューヨーク", "ロンドン", "マスカット"),
}
POSTS = {
    "en": ("Minister of Foreign Affairs", "Minister of Energy", "Ambassador", "Undersecretary", "Director of Trade"),
    "ar": ("وزير الخارجية", "وزير الطاقة", "السفير", "وكيل الوزارة", "مدير إدارة التجارة"),
    "ja": ("外務大臣", "エネルギー大臣", "大使", "外務次官", "通商局長"),
}
SAID = {
    "en": (
        "The two sides agreed to open direct flights by {year}, under plan {number}",
        "They proposed a visa exemption for students and researchers, note {number}",
        "A memorandum on renewable energy and hydrogen was considered, file {number}",
        "Loans for hospitals and vaccines were pledged, programme {number}",
    ),
    "ar": (
        "اتفق الجانبان على تسيير رحلات جوية مباشرة بحلول عام {year} ضمن الخطة {number}",
        "اقترح الجانبان إعفاء الطلبة والباحثين من التأشيرة، المذكرة {number}",
        "بحث الجانبان مذكرة تفاهم بشأن الطاقة المتجددة والهيدروجين، الملف {number}",
        "تعهد الجانبان بقروض للمستشفيات واللقاحات، البرنامج {number}",
    ),
    "ja": (
        "双方は{year}年までに直行便を開設することで一致した(計画{number})",
        "双方は学生と研究者の査証免除を提案した(覚書{number})",
        "再生可能エネルギーと水素に関する覚書を検討した(文書{number})",
        "病院とワクチンのための借款を約束した(計画{number})",
    ),
}
SESSION = {"en": "political consultations", "ar": "المشاورات السياسية", "ja": "政策対話"}


class Maker:
    """Documents with their readings, and whose name was told first where."""

    def __init__(self, encounters: int, people: int) -> None:
        self._chance = random.Random(7)
        self._encounters = encounters
        self._world = World(people=people, encounters=1)
        self._first: dict[tuple[str, str], str] = {}
        self._names: list[str] = []
        self._of_side: dict[str, list[int]] = {}
        for number, someone in enumerate(self._world.people):
            # Each person has one name, in the script of somebody who is often written of in it.
            script = LANGUAGES[number % 3]
            parts = [forms[0] for forms in someone.parts[script]]
            joiner = "・" if script == "ja" and someone.polity != "JP" else "" if script == "ja" else " "
            self._names.append(joiner.join(part.title() if script == "en" else part for part in parts))
            self._of_side.setdefault(someone.polity, []).append(number)

    def documents(self) -> Iterator[tuple[Document, Readout, tuple[Judgement, ...]]]:
        """Yield each document with its reading and what is judged on its people."""
        for number in range(0, self._encounters, EACH):
            day = FIRST + timedelta(days=number * 365 * YEARS // self._encounters)
            yield self._make(number, min(EACH, self._encounters - number), day)

    def _make(self, first: int, count: int, day: date) -> tuple[Document, Readout, tuple[Judgement, ...]]:
        chance = self._chance
        language = LANGUAGES[first // EACH % 3]
        lines = [f"{first} {day.isoformat()}"]
        encounters: list[Encounter] = []
        outcomes: list[Outcome] = []
        for place in range(count):
            at = sum(map(len, lines)) + len(lines)
            encounters.append(self._meet(f"e{place}", language, day, lines, at))
            if (first + place) % 2 == 0:
                at = sum(map(len, lines)) + len(lines)
                template = chance.choice(SAID[language])
                lines.append(template.format(year=day.year + 3, number=first + place))
                outcomes.append(self._say(encounters[-1], f"o{place}", lines[-1], at, day))
        document = Document(
            id=f"digest-{first}",
            text="\n".join(lines),
            language=language,
            title=f"{first // EACH}",
            published=day.isoformat(),
            publisher=chance.choice(PUBLISHERS),
        )
        readout = Readout(
            reader=Reader(name="made", version="1"), document=describe(document),
            encounters=tuple(encounters), outcomes=tuple(outcomes), notes=(),
        )  # fmt: skip
        return document, readout, tuple(self._judge(document.sha256, readout))

    def _meet(self, name: str, language: str, day: date, lines: list[str], at: int) -> Encounter:
        chance = self._chance
        sides = [self._world._choose_state()]
        while len(sides) < 2:
            sides += [side for side in [self._world._choose_state()] if side not in sides]
        kind = chance.choice(KINDS)
        present: dict[str, Participant] = {}
        for side in (*sides, chance.choice(sides)):
            of_side = self._of_side[side]
            # Some meet all the world, most once or twice.
            number = of_side[int(len(of_side) * chance.random() ** 3)]
            post = POSTS[language][(number + day.year // 6) % len(POSTS[language])]
            who = self._names[number]
            lines.append(f"{post} {who}")
            end = at + len(lines[-1])
            present.setdefault(
                who,
                Participant(
                    name=who, capacity=post, organization=None, polity=side, lead=len(present) < 2,
                    evidence=((end - len(who), end),), confidence=0.9,
                ),
            )  # fmt: skip
            at = end + 1
        return Encounter(
            id=name,
            kind=kind,
            status="planned" if chance.random() < 0.05 else "held",
            date=day.isoformat() if chance.random() < 0.9 else day.isoformat()[:7],
            place=chance.choice(PLACES[language]),
            country=chance.choice(sides),
            venue=None,
            mechanism=Mechanism(name=SESSION[language], round=day.year - FIRST.year + 1)
            if kind == "consultations" and chance.random() < 0.2
            else None,
            participants=tuple(present.values()),
            polities=tuple(sides),
            topics=tuple(chance.sample(TOPICS, 2)),
            evidence=(next(iter(present.values())).evidence[0],),
            confidence=0.6 + 0.4 * chance.random(),
        )

    def _say(self, met: Encounter, name: str, what: str, at: int, day: date) -> Outcome:
        chance = self._chance
        return Outcome(
            id=name,
            encounter=met.id,
            kind=chance.choice(RUNGS),
            by=met.polities[:1] if chance.random() < 0.5 else met.polities,
            to=met.polities[1:],
            what=what,
            topics=met.topics[:1],
            due=(day + timedelta(days=400)).isoformat() if chance.random() < 0.2 else None,
            evidence=((at, at + len(what)),),
            confidence=0.6 + 0.4 * chance.random(),
        )

    def _judge(self, sha256: str, readout: Readout) -> Iterator[Judgement]:
        mine: set[str] = set()
        for encounter in readout.encounters:
            for one in encounter.participants:
                identifier = mention_id(sha256, one.name)
                first = self._first.setdefault((one.name, one.polity or ""), identifier)
                if first != identifier and identifier not in mine:
                    mine.add(identifier)
                    yield Judgement(
                        of="person", subject=identifier, object=first, verdict="same", rule=AGAIN, score=1.0,
                        reason="the same spelling (1.00), of one side, as before",
                    )  # fmt: skip


def make(place: str, *, encounters: int, people: int, told: Any = None) -> None:
    """Make the register; `told` is called with the number of encounters after each batch."""
    maker = Maker(encounters, people)
    with Register.open(place, writes=True, create=True) as register:
        if register._engine.dialect.name == "sqlite":
            event.listen(register._engine, "connect", hurry)
            register._engine.dispose()  # connections that are open already do not hurry
        documents = maker.documents()
        count = 0
        while batch := list(islice(documents, BATCH)):
            with register.writing() as desk:
                for document, readout, judgements in batch:
                    reading = Reading(
                        readout=readout, url=None, quotes=find_quotes(document, readout), judgements=judgements
                    )
                    desk.append(reading, by="make_register", why=None, text=(document.sha256, document.text))
                    count += len(readout.encounters)
            if told is not None:
                told(count)


def hurry(connection: sqlite3.Connection, _record: object) -> None:
    """Don't wait for the disk: what a crash leaves half-made is made again."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -1000000")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("register")
    parser.add_argument("--encounters", type=int, default=10_000)
    parser.add_argument("--people", type=int, help="a tenth of the encounters")
    options = parser.parse_args()
    if has_register(options.register):
        sys.exit(f"{options.register} is there already")
    start = time.process_time()
    step = max(BATCH * EACH, options.encounters // 20)

    def tell(count: int) -> None:
        if count % step == 0 or count == options.encounters:
            print(f"{count} encounters, {time.process_time() - start:.0f} CPU-seconds", flush=True)

    people = options.people or max(2_000, options.encounters // 10)
    make(options.register, encounters=options.encounters, people=people, told=tell)


if __name__ == "__main__":
    main()
