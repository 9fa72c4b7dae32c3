"""Score identity: file the documents of a set of clusters, export, and compare what was merged with what is one.

    python tools/score_merges.py ../shared/corpus/clusters/clusters.json [--gold] [--orders 5] [--readouts CACHE]

The figures are those of the shared scorer beside the corpus, which is called as it
is. `--gold` files hand-made annotations where there are any (resolution without
the mistakes of reading), `--orders N` files in N shuffled orders besides and
compares the exports, `--readouts` keeps readings in a file between runs.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from sijill import filing
from sijill.documents import Metadata, read_documents
from sijill.language.names import fold_name
from sijill.reading import read
from sijill.readout import describe
from sijill.records import Document, Encounter, Mechanism, Participant, Reader, Readout
from sijill.register import Register

_BY_HAND = "annotation"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--gold", action="store_true", help="file annotations where there are any")
    parser.add_argument("--orders", type=int, default=0, help="also file in so many shuffled orders")
    parser.add_argument("--readouts", type=Path, help="keep readings in this file")
    parser.add_argument("--export", type=Path, help="keep the export in this file")
    arguments = parser.parse_args()
    told = json.loads(arguments.clusters.read_text(encoding="utf-8"))
    scorer = arguments.clusters.parents[2] / "evaluation" / "score_merges.py"
    read_ones = read_all(arguments.clusters, told, is_gold=arguments.gold, cache=arguments.readouts)
    with tempfile.TemporaryDirectory() as folder:
        wanted = arguments.clusters
        if arguments.gold:
            read_ones = [(document, readout) for document, readout in read_ones if readout.reader.name == _BY_HAND]
            wanted = Path(folder) / "clusters.json"
            wanted.write_text(
                json.dumps(restrict(told, {document.id for document, _ in read_ones})), encoding="utf-8"
            )
        measure(scorer, wanted, read_ones, orders=arguments.orders, export=arguments.export)
    return 0


def measure(
    scorer: Path,
    clusters: Path,
    read_ones: Sequence[tuple[Document, Readout]],
    *,
    orders: int,
    export: Path | None,
) -> None:
    """Print the figures, in the order given and in shuffled ones."""
    exported = file_all(read_ones)
    if export:
        export.write_text(json.dumps(exported, ensure_ascii=False), encoding="utf-8")
    print(score(scorer, clusters, exported))
    print(score_read_people(json.loads(clusters.read_text(encoding="utf-8")), exported))
    for number in range(orders):
        shuffled = random.Random(number).sample(read_ones, len(read_ones))
        other = file_all(shuffled)
        apart = sum(len(groups(exported, table) ^ groups(other, table)) for table in ("encounters", "people"))
        lines = score(scorer, clusters, other).splitlines()
        figures = [line for line in lines if not line.startswith("  ")]
        print(f"order {number}: {apart} records differ; {'; '.join(figures)}")


def restrict(told: Mapping[str, Any], documents: set[str]) -> dict[str, Any]:
    """Return the clusters as far as they speak of these documents."""
    events = [{**one, "docs": [doc for doc in one["docs"] if doc in documents]} for one in told["events"]]
    people = [{**one, "mentions": [m for m in one["mentions"] if m[0] in documents]} for one in told["people"]]
    return {
        "events": [one for one in events if one["docs"]],
        "distractors": [one for one in told["distractors"] if one["doc"] in documents],
        "people": people,
        "different_people": [pair for pair in told["different_people"] if {m[0] for m in pair} <= documents],
    }


def read_all(
    path: Path, told: Mapping[str, Any], *, is_gold: bool, cache: Path | None
) -> list[tuple[Document, Readout]]:
    """Return every document with its readout, in the order of the file."""
    known: dict[str, Any] = json.loads(cache.read_text(encoding="utf-8")) if cache and cache.exists() else {}
    found = []
    for name, relative in told["texts"].items():
        file = path.parent.parent / relative
        file = file if file.exists() else path.parent / relative
        (document,) = read_documents([str(file)], metadata=Metadata(file.parent))
        annotation = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        if is_gold and "encounters" in annotation:
            readout = annotated(document, annotation)
        elif name in known:
            readout = msgspec.convert(known[name], Readout)
        else:
            readout = read(document)
            known[name] = msgspec.to_builtins(readout)
        found.append((document, readout))
    if cache:
        cache.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    return found


def annotated(document: Document, told: Mapping[str, Any]) -> Readout:
    """Return an annotation as a readout; the whole text stands as the evidence, for scoring only."""
    everywhere = ((0, len(document.text)),)

    def encounter(one: Mapping[str, Any]) -> Encounter:
        mechanism = one.get("mechanism")
        people = tuple(
            Participant(
                name=person["name"],
                capacity=person.get("capacity"),
                organization=None,
                polity=person.get("polity"),
                lead=bool(person.get("lead")),
                evidence=everywhere,
                confidence=1.0,
            )
            for person in one["participants"]
        )
        return Encounter(
            id=one["id"],
            kind=one["kind"],
            status=_status(one.get("date"), document.published),
            date=one.get("date"),
            place=one.get("place"),
            country=one.get("country"),
            venue=None,
            mechanism=Mechanism(name=mechanism["name"], round=mechanism.get("round")) if mechanism else None,
            participants=people,
            polities=tuple(one["polities"]),
            topics=(),
            evidence=everywhere,
            confidence=1.0,
        )

    return Readout(
        reader=Reader(name=_BY_HAND, version="1"),
        document=describe(document),
        encounters=tuple(map(encounter, told["encounters"])),
        outcomes=(),
        notes=(),
    )


def _status(date: str | None, published: str | None) -> str:
    # Annotations don't tell; of vague dates neither is claimed.
    if date is None or published is None or len(date) < len("2024-05-17"):
        return "held" if date is None else ""
    return "planned" if date > published else "held"


def file_all(read_ones: Sequence[tuple[Document, Readout]]) -> dict[str, Any]:
    """File documents into a fresh register and return its export."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.open(Path(folder) / "merges.sijill", writes=True, create=True) as register,
    ):
        for document, readout in read_ones:
            filing.file(document, readout, register, by="score_merges")
        with register.exporting() as tables:
            return {name: [msgspec.to_builtins(row) for row in rows] for name, rows in tables}


def score(scorer: Path, clusters: Path, exported: Mapping[str, Any]) -> str:
    """Return what the shared scorer says of an export."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.json"
        path.write_text(json.dumps(exported, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(scorer), str(clusters), str(path)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()


def score_read_people(told: Mapping[str, Any], exported: Mapping[str, Any]) -> str:
    """Return the figures of people among the mentions that were read under just the name that is wanted.

    A mention that reading did not find, or that names nobody who took part,
    cannot be resolved; the shared scorer counts it as missed.
    """
    homes = {
        (mention["document"], fold_name(mention["name"])): person["id"]
        for person in exported["people"]
        for mention in person["mentions"]
    }
    found = [
        (person["id"], homes[doc, fold_name(name)])
        for person in told["people"]
        for doc, name in person["mentions"]
        if (doc, fold_name(name)) in homes
    ]
    pairs = list(combinations(found, 2))
    right = sum(a[0] == b[0] and a[1] == b[1] for a, b in pairs)
    wrong = sum(a[0] != b[0] and a[1] == b[1] for a, b in pairs)
    missed = sum(a[0] == b[0] and a[1] != b[1] for a, b in pairs)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    total = 2 * precision * recall / max(precision + recall, 1e-9)
    return (
        f"people read ({len(found)} mentions): precision {precision:.3f} recall {recall:.3f} F1 {total:.3f} "
        f"(tp {right} fp {wrong} fn {missed})"
    )


def groups(exported: Mapping[str, Any], table: str) -> set[tuple[Any, ...]]:
    """Return the records of a table by what they are made of, whatever they are called."""
    if table == "encounters":
        return {(one["kind"], one["date"], tuple(sorted(one["documents"]))) for one in exported[table]}
    return {tuple(sorted((m["document"], m["name"]) for m in one["mentions"])) for one in exported[table]}


if __name__ == "__main__":
    raise SystemExit(main())
