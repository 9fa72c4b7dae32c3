"""Measure how a register answers and files as it grows, beside a yardstick that runs in the same process.

    bench_register.py [--sizes 1000 10000] [--keep FOLDER] [--times 40]

Makes a register of each size (tools/make_register.py; 1000000 takes long, so registers in FOLDER are used again),
asks each question many times, and prints the CPU time that 95 of 100 stay below, in milliseconds and as a multiple
of the yardstick, which can be compared between machines. Pairs of sides and people are drawn as often as they met,
so that those with many contacts come often. Last it files reports with full resolution, 50 in a transaction, into
a copy of the register.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select

from make_register import make
from scale_world import World
from sijill import filing
from sijill.register import Register, Rule
from sijill.register.tables import mentions

WORDS = ("energy", "Tokyo", "東京", "الطاقة", "大使", "السفير", "visa exemption", "Minister", "طوكيو", "直行便")
REPORTS = 400
PAGE = 12  # lines of each part of a relation and of a person, as on their pages
MONTH = date(2020, 5, 1), date(2020, 5, 31)


def run_yardstick() -> None:
    """Fill a table in memory and look every row up: the yardstick. It must never change."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE t (a TEXT PRIMARY KEY, b INTEGER)")
        raw.executemany(
            "INSERT INTO t VALUES (?, ?)", [(f"key-{number * 7919 % 5000}", number) for number in range(5000)]
        )
        for number in range(5000):
            raw.execute("SELECT b FROM t WHERE a = ?", (f"key-{number}",)).fetchone()


def measure(call: Callable[[], object]) -> float:
    """Return the milliseconds of CPU time that a call takes."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def show(name: str, spent: Sequence[float], unit: float) -> None:
    """Print the middle and the 95th of 100 of what a question took."""
    ordered = sorted(spent)
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = ordered[len(ordered) // 2]
    print(f"  {name:22} p50 {middle:9.1f} ms   p95 {high:9.1f} ms   {high / unit:7.2f} yardsticks", flush=True)


def measure_answers(path: Path, *, times: int, unit: float) -> None:
    """Ask a register everything the desk asks, and print what it took."""
    chance = random.Random(3)
    show("opening", [measure(lambda: Register.open(path).close()) for _ in range(5)], unit)
    with Register.open(path) as register:
        lines = register.relations()
        pairs = chance.choices(lines, weights=[line.encounters for line in lines], k=times)
        with register.reading() as connection:
            found = connection.execute(
                select(mentions.c.person_id, func.count().label("times")).group_by(mentions.c.person_id)
            ).all()
        people = chance.choices(found, weights=[row.times for row in found], k=times)
        several = max(3, times // 10)
        for word in WORDS:  # tables of words are loaded once
            register.search(word, limit=1)
        register.relation(*lines[0].sides, limit=PAGE)
        show("relation", [measure(lambda one=one: register.relation(*one.sides, limit=PAGE)) for one in pairs], unit)  # type: ignore[misc]
        show("person", [measure(lambda one=one: register.page(one.person_id, limit=PAGE)) for one in people], unit)  # type: ignore[misc]
        show("search", [measure(lambda one=one: register.search(one)) for one in WORDS * 2], unit)  # type: ignore[misc]
        show("search with counts", [measure(lambda one=one: register.explore(one)) for one in WORDS * 2], unit)  # type: ignore[misc]
        show("list of relations", [measure(lambda: register.relations(limit=50)) for _ in range(several)], unit)
        show("list of people", [measure(lambda: register.people(limit=50)) for _ in range(several)], unit)
        show("list of documents", [measure(lambda: register.documents(limit=50)) for _ in range(several)], unit)
        show("list of mechanisms", [measure(lambda: register.mechanisms(limit=50)) for _ in range(several)], unit)
        show("counts", [measure(register.counts) for _ in range(several)], unit)
        show(
            "a month of the calendar",
            [measure(lambda: register.calendar(*MONTH, each=3)) for _ in range(3)],
            unit,
        )
        show("latest contacts", [measure(lambda: register.latest(limit=50)) for _ in range(several)], unit)
        show("facts to review", [measure(lambda: register.facts(Rule(), limit=50)) for _ in range(several)], unit)
        show("what is unsure", [measure(lambda: register.matches(limit=20)) for _ in range(several)], unit)
        show("promises", [measure(lambda: register.promises(limit=50)) for _ in range(several)], unit)
    print(
        f"  memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, this program included"
    )


def measure_filing(path: Path, *, unit: float) -> None:
    """File reports with full resolution into a copy of a register, and print how many a CPU-second."""
    reports = list(islice(World(people=2_000, encounters=REPORTS * 2).reports(), REPORTS))
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        with Register.open(copy, writes=True) as register:
            for at in range(0, len(reports), 50):
                if at == 50:  # the first load the tables of names
                    start = time.process_time()
                filing.file_all([(one.document, one.readout) for one in reports[at : at + 50]], register, by="bench")
            used = time.process_time() - start
    count = len(reports) - 50
    each = used / count * 1000
    print(f"  filing {count / used:.0f} documents a CPU-second; one takes {each / unit:.2f} yardsticks")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="encounters (1000 10000)")
    parser.add_argument("--keep", type=Path, help="a folder for the registers, which are used again")
    parser.add_argument("--times", type=int, default=40, help="how often relations and people are asked for (40)")
    options = parser.parse_args()
    unit = min(measure(run_yardstick) for _ in range(5))
    print(f"register: yardstick {unit:.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            path = (options.keep or Path(folder)) / f"register-{size}.sijill"
            if not path.exists():
                make(str(path), encounters=size, people=max(2_000, size // 10))
            print(f"{size} encounters, {path.stat().st_size / 1e6:.0f} MB")
            measure_answers(path, times=options.times, unit=unit)
            measure_filing(path, unit=unit)


if __name__ == "__main__":
    main()
