"""False alarms: which reports of encounters, read in general news, are true? Somebody has to read them.

    false_alarms.py show LANGUAGE      the sampled reports with their text, those without a judgement first
    false_alarms.py precision          what the judgements say of the reader that is here

From 500 documents of the development corpus' general news (a fixed draw), 50 reports are sampled by a hash of
document and place: when the reader changes, most of the sample stays, and only what is new needs reading.
Judgements are kept in tests/quality/false_alarms.tsv, without any text of the corpus; a new one is a new row.

    right      an encounter as GUIDE.md defines it, between the sides that are reported
    sides      an encounter, but a side is wrong or lacking
    wrong      no encounter to be reported: none at all, background, or one reported already
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from annotated import CORPUS, ROOT
from sijill.documents import read_documents
from sijill.reading import read
from sijill.records import Document, Encounter

JUDGEMENTS = ROOT / "tests" / "quality" / "false_alarms.tsv"
LANGUAGES = ("en", "ar", "ja")
SMALL = ("ja",)
"""Languages in whose drawn documents there are fewer reports than a sample takes: all are judged."""
VERDICTS = ("right", "sides", "wrong")
DOCUMENTS = 500
REPORTS = 50
SEED = 2026
SHIFT = 120
"""By how many characters the evidence of a report may move and still be the one that was judged."""


class Report(NamedTuple):
    """A reported encounter and the document that it was read in."""

    document: Document
    encounter: Encounter

    @property
    def start(self) -> int:
        """Return where its words begin."""
        return self.encounter.evidence[0][0]

    @property
    def sides(self) -> str:
        """Return the sides as the table has them."""
        return " ".join(sorted(self.encounter.polities))


class Judgement(NamedTuple):
    """A row of the table; `report` is the kind and the place of what was reported: `meeting@120`."""

    language: str
    document: str
    report: str
    sides: str
    verdict: str
    reason: str

    @property
    def start(self) -> int:
        """Return where the words of the report began when it was judged."""
        return int(self.report.split("@")[1])


def match_judgement(report: Report, judged: list[Judgement]) -> Judgement | None:
    """Return what was judged of a report: of the nearest one with the same sides in the same document.

    Its kind may have changed, and its evidence may begin a little earlier or later.
    """
    near = [
        (abs(one.start - report.start), one)
        for one in judged
        if one.document == report.document.id and one.sides == report.sides and abs(one.start - report.start) <= SHIFT
    ]
    return min(near)[1] if near else None


def get_pool(language: str) -> Path:
    """Return the archive of general news in a language."""
    return CORPUS / "corpus" / "pool" / f"pool-{language}.jsonl.gz"


def draw_documents(language: str) -> list[Document]:
    """Return the drawn documents, read as `sijill read` reads an archive."""
    with gzip.open(get_pool(language), "rt", encoding="utf-8") as lines:
        ids = sorted(json.loads(line)["id"] for line in lines)
    drawn = set(random.Random(SEED).sample(ids, DOCUMENTS))
    return [one for one in read_documents([get_pool(language)]) if isinstance(one, Document) and one.id in drawn]


def find_reports(language: str) -> list[Report]:
    """Return all reports of the drawn documents."""
    return [Report(one, encounter) for one in draw_documents(language) for encounter in read(one).encounters]


def sample_reports(reports: list[Report]) -> list[Report]:
    """Return the reports to be judged: those with the smallest hashes."""
    return sorted(reports, key=_hash)[:REPORTS]


def _hash(report: Report) -> str:
    # Of the place only: a report whose kind or sides were mended keeps its place in the sample.
    return hashlib.sha256(f"{report.document.id} {report.start}".encode()).hexdigest()


def read_judgements(table: Path = JUDGEMENTS) -> list[Judgement]:
    """Return the rows of a table."""
    with table.open(encoding="utf-8", newline="") as stream:
        return [Judgement(*row) for row in csv.reader(stream, delimiter="\t")][1:]


def show(language: str) -> None:
    """Print the sampled reports with the text around them, those that nobody has judged first."""
    judged = read_judgements() if JUDGEMENTS.exists() else []
    reports = find_reports(language)
    rows = [(match_judgement(one, judged), one) for one in sample_reports(reports)]
    print(f"{len(reports)} reports in {len({one.document.id for one in reports})} of {DOCUMENTS} documents")
    for known, report in sorted(rows, key=lambda row: (row[0] is not None, row[1].document.id, row[1].start)):
        document, encounter = report
        start, end = encounter.evidence[0]
        text = document.text
        people = [(one.name, one.capacity, one.polity) for one in encounter.participants]
        told = f"{known.verdict}: {known.reason}" if known else "not judged"
        print("", language, document.id, f"{encounter.kind}@{start}", report.sides, told, sep="\t")
        print(f"{encounter.kind} {encounter.status} {encounter.date} {encounter.polities} {people}")
        print(f"{document.published} begins: {text[:150]!r}")
        print(f"{text[max(0, start - 350) : start]!r} >>>{text[start:end]!r}<<< {text[end : end + 300]!r}")


def precision() -> None:
    """Print, per language, how many of today's sampled reports are right, and how many nobody has judged."""
    judged = read_judgements()
    for language in LANGUAGES:
        reports = find_reports(language)
        known = [match_judgement(one, judged) for one in sample_reports(reports)]
        found = Counter(one.verdict for one in known if one)
        share = f"{found['right'] / found.total():.2f}" if found else "-"
        unknown = len(known) - found.total()
        print(f"{language}: precision {share}: {dict(found)}, not judged {unknown}; {len(reports)} reports in all")


def main() -> None:
    """Show the sample, or count the judgements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show").add_argument("language", choices=LANGUAGES)
    commands.add_parser("precision")
    options = parser.parse_args()
    if options.command == "show":
        show(options.language)
    else:
        precision()


if __name__ == "__main__":
    main()
