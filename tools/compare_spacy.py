"""Measure how many times as fast Sijill reads English as spaCy's small pipeline takes texts apart.

Both in one process each, one after the other, over the same texts cut to 300 words, in CPU-seconds of
one core. spaCy is installed into an environment that is thrown away afterwards. Its small model is not
on the package index, so its pipeline is built in the same shape (tagger, parser and named entities over
small convolutions, the settings of `spacy init config --optimize efficiency`) with weights not learned:
what a step costs is the same, how many steps a text takes nearly so.

    make compare-spacy
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from bench import cpu_seconds, find_texts
from sijill.reading import read
from sijill.records import Document

WORDS = 300

SPACY = """
import json, sys, time
import spacy
from spacy.cli.init_config import init_config
from spacy.training import Example

texts = json.load(sys.stdin)
nlp = spacy.util.load_model_from_config(
    init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency", gpu=False), auto_fill=True)
words = [f"w{n}" for n in range(60)]
example = Example.from_dict(
    spacy.tokens.Doc(nlp.vocab, words=words),
    {"words": words, "tags": [f"T{n % 50}" for n in range(60)], "heads": [max(n - 1, 0) for n in range(60)],
     "deps": ["ROOT"] + [f"d{n % 45}" for n in range(59)],
     "entities": [f"U-E{n % 18}" if n % 3 == 0 else "O" for n in range(60)]})
nlp.initialize(lambda: [example])
nlp(texts[0])
start = time.process_time()
for text in texts:
    nlp(text)
print(json.dumps([time.process_time() - start, spacy.__version__]))
"""


def measure_spacy(texts: list[str]) -> tuple[float, str]:
    """Return the CPU-seconds that spaCy takes, and its version."""
    with tempfile.TemporaryDirectory(prefix="sijill-spacy-") as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "spacy>=3.8,<3.9"], check=True)
        one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        told = subprocess.run(
            [python, "-c", SPACY],
            input=json.dumps(texts),
            env={**os.environ, **one_core},
            check=True,
            capture_output=True,
            text=True,
        )
        seconds, version = json.loads(told.stdout.strip().splitlines()[-1])
        return float(seconds), str(version)


def main() -> int:
    """Print documents per CPU-second of both, and how many times as fast Sijill is."""
    arguments = argparse.ArgumentParser(description="How fast Sijill reads English beside spaCy.")
    arguments.add_argument("--documents", type=int, default=200)
    wanted = arguments.parse_args().documents
    source, found = find_texts("en", wanted * 3)
    long_enough = [text for text in found if len(text.split()) >= WORDS] or found
    texts = [" ".join(text.split()[:WORDS]) for text in long_enough[:wanted]]
    documents = [Document(id=f"d{number}", text=text, language="en") for number, text in enumerate(texts)]
    read(documents[0])
    mine = cpu_seconds(lambda number: read(documents[int(number)]), [str(n) for n in range(len(documents))])
    theirs, version = measure_spacy(texts)
    print(f"{source}; {len(texts)} of them cut to {WORDS} words")
    print(f"sijill      {len(texts) / mine:7.1f} documents per CPU-second")
    print(f"spaCy {version} {len(texts) / theirs:7.1f} documents per CPU-second")
    print(f"ratio       {theirs / mine:7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
