"""Measure reading: run `sijill read` over annotated folders and print the figures beside each other.

Folders: the examples of this repository, and those of the development corpus where it is there ($CORPUS, else
../shared). Documents and single differences are never shown, so that what is kept for checking stays unseen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / os.environ.get("CORPUS", "../shared")
SCORER = CORPUS / "evaluation" / "score.py"
BUILD = ROOT / "build" / "score"
SIJILL = Path(sys.executable).with_name("sijill")
FOLDERS = {
    "seeds": CORPUS / "seeds",
    **{
        f"{part}/{code}": CORPUS / "corpus" / part / code for part in ("tune", "check") for code in ("en", "ar", "ja")
    },
}


class ScoringError(Exception):
    """A folder could not be measured; the others go on."""


def run(command: list[str | Path], output: Path) -> None:
    """Run `command` with its standard output in `output`."""
    with output.open("w", encoding="utf-8") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise ScoringError(f"{Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()[-300:]}")


def annotated_examples() -> Path:
    """Return a folder with the examples' texts as they are read, and their annotations beside them."""
    from sijill.documents import open_document  # noqa: PLC0415 - not needed, nor perhaps there, for the other folders

    folder = BUILD / "gold"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for gold in sorted((ROOT / "tests" / "examples" / "gold").glob("*.json")):
        shutil.copy(gold, folder)
        (path,) = [p for p in (ROOT / "examples").glob(f"{gold.stem}.*") if p.suffix != ".json"]
        (folder / f"{gold.stem}.txt").write_text(open_document(path).text, encoding="utf-8", newline="")
    return folder


def score(name: str, gold: Path, documents: list[Path], metadata: Path) -> dict[str, dict[str, float | None]]:
    """Return the figures of one folder, by language and for all of it."""
    readouts = BUILD / f"{name.replace('/', '-')}.jsonl"
    run([SIJILL, "read", *documents, "--metadata", metadata, "--format", "jsonl"], readouts)
    figures = readouts.with_suffix(".json")
    run([sys.executable, SCORER, gold, readouts, "--json"], figures)
    found: dict[str, dict[str, float | None]] = json.loads(figures.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Print one table: a row a figure, a column a folder and language."""
    if not SCORER.exists():
        sys.exit(f"Nothing measured: there is no scorer at {SCORER}. Name the corpus: make score CORPUS=FOLDER")
    BUILD.mkdir(parents=True, exist_ok=True)
    columns: dict[str, dict[str, float | None]] = {}
    failed: list[str] = []
    sets = [("examples", annotated_examples(), ROOT / "examples")]
    sets += [(name, folder, folder) for name, folder in FOLDERS.items()]
    for name, gold, folder in sets:
        documents = [p for p in sorted(folder.glob("*")) if p.suffix in {".txt", ".html"}] if folder.exists() else []
        if not documents:
            print(f"{name}: not here")
            continue
        try:
            by_language = score(name, gold, documents, folder)
        except ScoringError as error:
            print(f"{name}: {error}")
            failed.append(name)
            continue
        for language, figures in by_language.items():
            if language != "all":
                columns[name if name.endswith(f"/{language}") else f"{name} {language}"] = figures
    print_table(columns)
    if failed:
        sys.exit(f"not measured: {', '.join(failed)}")


def print_table(columns: dict[str, dict[str, float | None]]) -> None:
    """Print the figures, one a row, in the scorer's order."""
    print(" " * 13, *(f"{name:>11}" for name in columns))
    for figure in next(iter(columns.values()), {}):
        values = [figures[figure] for figures in columns.values()]
        print(f"{figure:<13}", *("          -" if value is None else f"{value:11.3f}" for value in values))


if __name__ == "__main__":
    main()
