"""Measure filing with full resolution into a growing register: what a document costs at the beginning and at the end.

    measure_scale.py REGISTER [--encounters 200000] [--people 100000] [--step 5000]

Makes a world (tools/scale_world.py), files its reports fifty at a time as `sijill file` does, and prints for each
step the documents a CPU-second and a second, how many people and encounters were compared, and the size of the
file. Then merges the person with the most mentions with another and takes that back, and tells how much of the
truth was found. REGISTER must not be there yet.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from sqlalchemy import event, func, select

from scale_world import World
from sijill import filing
from sijill.records.ids import document_id, mention_id
from sijill.register import Register
from sijill.register.tables import accounts, mentions, participations

BATCH = 50  # documents filed in one transaction, as `sijill file` does


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("register", type=Path)
    parser.add_argument("--encounters", type=int, default=200_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--accounts", type=float, default=1.25, help="reports of one encounter, on average")
    parser.add_argument("--step", type=int, default=5_000, help="documents between two lines of figures")
    parser.add_argument("--links", type=int, default=50_000, help="mentions of somebody to merge with somebody")
    parser.add_argument("--no-wait", action="store_true", help="don't wait for the disk after each document")
    options = parser.parse_args()
    if options.register.exists():
        sys.exit(f"{options.register} is there already")
    world = World(people=options.people, encounters=options.encounters, accounts=options.accounts)
    people: dict[str, int] = {}
    events: dict[str, int] = {}
    with Register.open(str(options.register), writes=True, create=True) as register:
        if options.no_wait:
            event.listen(register._engine, "connect", forget_the_disk)
        file_all(register, world, (people, events), path=options.register, step=options.step)
        with register.reading() as connection:
            homes = {row.id: row.person_id for row in connection.execute(select(mentions.c.id, mentions.c.person_id))}
            rows = connection.execute(select(accounts.c.document_id, accounts.c.encounter_id))
            told = {row.document_id: row.encounter_id for row in rows}
        print_quality("people", people, homes)
        print_quality("encounters", events, told)
        measure_merge(register, links=options.links)


def forget_the_disk(connection: sqlite3.Connection, _record: object) -> None:
    """Let the system write when it likes: measures the work, not the disk."""
    connection.execute("PRAGMA synchronous = OFF")


def file_all(
    register: Register, world: World, truth: tuple[dict[str, int], dict[str, int]], *, path: Path, step: int
) -> None:
    """File every report; note the truth of each mention and document."""
    people, events = truth
    count = named = 0
    cpu, wall = time.process_time(), time.perf_counter()
    making = 0.0
    print("documents  mentions  docs/CPU-s  docs/s   MB", flush=True)
    reports = world.reports()
    while True:
        start = time.process_time()
        batch = list(islice(reports, BATCH))
        making += time.process_time() - start
        if not batch:
            break
        filing.file_all([(one.document, one.readout) for one in batch], register, by="measure_scale")
        for report in batch:
            sha256 = report.document.sha256
            events[document_id(sha256)] = report.encounter
            people.update((mention_id(sha256, name), number) for name, number in report.people)
            named += len(report.people)
        count += len(batch)
        if count % step == 0:
            used, passed = time.process_time() - cpu - making, time.perf_counter() - wall - making
            size = path.stat().st_size / 1e6
            print(f"{count:9} {named:9} {step / used:11.1f} {step / passed:7.1f} {size:6.0f}", flush=True)
            cpu, wall, making = time.process_time(), time.perf_counter(), 0.0


def measure_merge(register: Register, *, links: int) -> None:
    """Merge the two people with the most mentions, and take it back; again with as many mentions as `links`."""
    merge_two(register)
    if links:
        pad_links(register, links)
        merge_two(register)


def merge_two(register: Register) -> None:
    """Merge the two people with the most mentions, and take it back."""
    with register.reading() as connection:
        rows = connection.execute(
            select(mentions.c.person_id, func.count().label("times"))
            .group_by(mentions.c.person_id)
            .order_by(func.count().desc(), mentions.c.person_id)
            .limit(2)
        ).all()
    start = time.perf_counter()
    entry = register.decide(rows[0].person_id, rows[1].person_id, verdict="same", by="measure_scale")
    merged = time.perf_counter() - start
    start = time.perf_counter()
    register.take_back(entry.number, by="measure_scale")
    print(
        f"merging people of {rows[0].times} and {rows[1].times} mentions: {merged:.2f} s; "
        f"taking it back: {time.perf_counter() - start:.2f} s",
        flush=True,
    )


def pad_links(register: Register, links: int) -> None:
    """Let the person with the most mentions have `links` more, each in an account of its own.

    Straight into the view, which no journal gives any more: this register is for measuring only.
    """
    with register.writing() as desk:
        connection = desk.connection
        most = select(mentions.c.person_id).group_by(mentions.c.person_id).order_by(func.count().desc()).limit(1)
        one = connection.execute(select(mentions).where(mentions.c.person_id == most.scalar_subquery())).first()
        assert one is not None
        place = connection.execute(select(participations).where(participations.c.mention_id == one.id)).first()
        assert place is not None
        told = connection.execute(select(accounts).where(accounts.c.id == place.account_id)).one()
        numbers = range(links)
        connection.execute(mentions.insert(), [{**one._mapping, "id": f"men-more{n}"} for n in numbers])
        more = [{**told._mapping, "id": f"acc-more{n}", "encounter_id": f"enc-more{n}"} for n in numbers]
        connection.execute(accounts.insert(), more)
        present = [{**place._mapping, "account_id": f"acc-more{n}", "mention_id": f"men-more{n}"} for n in numbers]
        connection.execute(participations.insert(), present)


def print_quality(what: str, truth: Mapping[str, int], found: Mapping[str, str]) -> None:
    """Print how many pairs of one thing were joined, and how many joined pairs are of one thing."""
    both = Counter((truth[atom], found[atom]) for atom in truth if atom in found)
    right = _pairs(both.values())
    joined = _pairs(Counter(found[atom] for atom in truth if atom in found).values())
    wanted = _pairs(Counter(truth.values()).values())
    print(f"{what}: precision {right / max(1, joined):.4f} recall {right / max(1, wanted):.4f} of {wanted} pairs")


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


if __name__ == "__main__":
    main()
