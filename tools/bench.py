"""Measure how fast Sijill reads, beside a yardstick that runs in the same process over the same texts.

For each language, in a process of its own: documents per CPU-second, the share of each stage, the
time to load, and peak memory. How many times as long reading takes as the yardstick can be compared between
machines; documents per second cannot.
"""

from __future__ import annotations

import argparse
import gzip
import inspect
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import ParamSpec, TypeVar

ROOT = Path(__file__).parents[1]
POOL = ROOT / os.environ.get("CORPUS", "../shared") / "corpus" / "pool"
LANGUAGES = ("en", "ar", "ja")
STAGES = ("language", "passages", "mentions", "readout")
WORD = re.compile(r"\w+")
SCAN = re.compile(r"\b(?:19|20)\d\d\b|[A-Z]\w+ [A-Z]\w+|\bال\w+ ال\w+")

P = ParamSpec("P")
T = TypeVar("T")


def find_texts(language: str, count: int) -> tuple[str, list[str]]:
    """Return where the texts come from, and at most `count` of them."""
    path = POOL / f"pool-{language}.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found = [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]
        return f"{path.name}, the first {len(found)}", found
    found = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob(f"*-{language}.txt"))]
    repeated = [found[i % len(found)] for i in range(min(count, 100))]
    return f"no corpus here: {len(found)} example documents, repeated to {len(repeated)}", repeated


def cpu_seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the CPU time that `work` takes over all texts."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def count_words(text: str) -> None:
    """Count words and scan for three patterns in plain Python: the yardstick. It must never change."""
    words: Counter[str] = Counter()
    for match in WORD.finditer(text):
        words[match.group().lower()] += 1
    for _ in SCAN.finditer(text):
        words["#"] += 1


def timed(spent: dict[str, float], stage: str, call: Callable[P, T]) -> Callable[P, T]:
    """Return `call` with its CPU time added to the stage's account."""

    @wraps(call)
    def measured(*args: P.args, **kwargs: P.kwargs) -> T:
        start = time.process_time()
        try:
            return call(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - start

    return measured


def find_stage_calls(reading: ModuleType) -> Iterator[tuple[str, str, Callable[..., object]]]:
    """Yield what `sijill.reading` calls of each stage: its name there, the stage, the function."""
    for name, value in tuple(vars(reading).items()):
        parts = (getattr(value, "__module__", None) or "").split(".")
        if inspect.isfunction(value) and len(parts) > 1 and parts[0] == "sijill" and parts[1] in STAGES:
            yield name, parts[1], value


def measure(language: str, count: int) -> None:
    """Print the figures of one language."""
    source, texts = find_texts(language, count)
    characters = sum(map(len, texts))
    start = time.process_time()
    # Imported here and nowhere else, since the import is part of what is measured.
    from sijill import reading  # noqa: PLC0415
    from sijill.records import Document  # noqa: PLC0415

    def read(text: str) -> None:
        reading.read(Document(id="bench", text=text))

    read(texts[0])
    load = time.process_time() - start
    whole = cpu_seconds(read, texts)
    fixed = min(cpu_seconds(count_words, texts) for _ in range(3))

    # A second pass for the shares, so that measuring them does not slow the first.
    spent: dict[str, float] = defaultdict(float)
    for name, stage, call in find_stage_calls(reading):
        setattr(reading, name, timed(spent, stage, call))
    again = cpu_seconds(read, texts)

    n = len(texts)
    shares = [f"{stage} {spent[stage] / again:.0%}" for stage in STAGES if spent[stage]]
    shares.append(f"rest {1 - sum(spent.values()) / again:.0%}")
    rate = "documents a CPU-second"
    print(f"{language}: {source}; {characters / n:,.0f} characters each")
    print(f"  reading    {n / whole:9.1f} {rate}, {characters / whole / 1000:,.0f} thousand characters")
    print(f"  yardstick  {n / fixed:9.1f} {rate}; reading takes {whole / fixed:.1f} times as long")
    print(f"  stages     {', '.join(shares)}")
    print(f"  loading    {load:9.2f} CPU-seconds, the first document included")
    print(f"  memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB at most")


def main() -> None:
    """Measure each language in a process of its own, since loading and memory are the process's."""
    parser = argparse.ArgumentParser(description="Measure how fast Sijill reads, beside a yardstick.")
    parser.add_argument("--documents", type=int, default=500, help="at most so many of each language (500)")
    parser.add_argument("--language", choices=LANGUAGES, help="only this one")
    options = parser.parse_args()
    if options.language:
        measure(options.language, options.documents)
        return
    for language in LANGUAGES:
        command = [sys.executable, __file__, "--language", language, "--documents", str(options.documents)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
