"""Documents → which of them are the same text, exactly or but for white space and character forms."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from sijill.records import Document

# White space, and the characters that show nothing: joiners, marks of direction, soft hyphens.
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]+")


class Duplicates(msgspec.Struct, frozen=True, kw_only=True):
    """Ids of documents with one content, in the order met; `is_exact` tells that not a character differs."""

    ids: tuple[str, ...]
    is_exact: bool


def get_content_key(text: str) -> str:
    """Return a key that two texts share when a reader sees the same characters.

    Line ends, spaces, invisible marks, full-width and Arabic presentation forms do not count;
    case, punctuation and spelling do. White space goes altogether, since Japanese is wrapped
    without it. For exact identity there is `Document.sha256`.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def find_duplicates(documents: Iterable[Document]) -> tuple[Duplicates, ...]:
    """Return the groups of documents that have one content. Texts are not kept, only their keys."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for document in documents:
        groups.setdefault(get_content_key(document.text), []).append((document.id, document.sha256))
    return tuple(
        Duplicates(ids=tuple(id for id, _ in group), is_exact=len({key for _, key in group}) == 1)
        for group in groups.values()
        if len(group) > 1
    )
