"""The annotated documents that reading is measured on: which sets there are, their bytes, their figures.

Those of this repository are always there; the others where the development corpus is ($CORPUS, else ../shared).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from scorer import Figures, Scores, Tell
from sijill.documents import Metadata, open_document
from sijill.reading import read

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / os.environ.get("CORPUS", "../shared")
_TEXTS = {".txt", ".html"}


class AnnotatedSet(NamedTuple):
    """Documents, and their annotations as JSON files with the same names."""

    name: str
    documents: Path
    annotations: Path
    is_open: bool = True
    """False: kept for checking. Only its figures may be looked at, never a document or a single difference."""

    def find_pairs(self) -> tuple[tuple[Path, Path], ...]:
        """Return each document with its annotation, in order of names; none where the set is not here."""
        texts = {path.stem: path for path in self.documents.glob("*") if path.suffix in _TEXTS}
        answers = {path.stem: path for path in self.annotations.glob("*.json")}
        return tuple((texts[name], answers[name]) for name in sorted(texts.keys() & answers.keys()))

    def get_digest(self) -> str:
        """Return a fingerprint of all names and bytes; it changes with any letter of a text or an annotation."""
        digest = hashlib.sha256()
        for path in (path for pair in self.find_pairs() for path in pair):
            data = path.read_bytes()
            digest.update(f"{path.name} {len(data)}\n".encode())
            digest.update(data)
        return digest.hexdigest()


def find_sets() -> tuple[AnnotatedSet, ...]:
    """Return all sets that are measured, also those that are not here."""
    own = AnnotatedSet("examples", ROOT / "examples", ROOT / "tests" / "examples" / "gold")
    seeds = AnnotatedSet("seeds", CORPUS / "seeds", CORPUS / "seeds")
    folders = [(part, code) for part in ("tune", "check") for code in ("en", "ar", "ja")]
    corpus = [
        AnnotatedSet(f"{part}/{code}", folder, folder, is_open=part != "check")
        for part, code in folders
        for folder in [CORPUS / "corpus" / part / code]
    ]
    return (own, seeds, *corpus)


def measure(annotated: AnnotatedSet, tell: Tell | None = None) -> dict[str, Figures]:
    """Read a set and return its figures by language; `tell` hears of each difference, if the set is open.

    The documents are read as `sijill read --metadata` reads them: nothing of the annotation but what its
    `document` tells of the text's origin is known to the reader.
    """
    metadata = Metadata(annotated.documents)
    scores: dict[str, Scores] = defaultdict(Scores)
    for path, answer in annotated.find_pairs():
        wanted: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        document = open_document(path, metadata=metadata)
        found = msgspec.to_builtins(read(document))
        one = scores[wanted["document"]["language"]]
        one.tell = _name_document(path.stem, tell) if tell and annotated.is_open else None
        one.add(wanted, found, document.text)
    return {language: one.figures() for language, one in sorted(scores.items())}


def _name_document(name: str, tell: Tell) -> Tell:
    return lambda what, detail: tell(f"{name}: {what}", detail)
