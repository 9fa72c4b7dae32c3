"""Errors and reasons in the language of the reader.

They are written in English where they arise, for the command line and the
journal. The table names each by its English words, with {0} for a value, in Arabic
and Japanese. A reason made of several clauses is told clause by clause. What the
table doesn't know is shown as it is, as English.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from sijill.desk.text import show_bare
from sijill.desk.words import Words

_TABLE = Path(__file__).with_name("locale") / "messages.tsv"
_SLOT = re.compile(r"\{(\d)\}")
_SCORED = re.compile(r"(.+?) \((\d\.\d\d)\)")
_CLAUSES = re.compile(r"; |, ")
_TAGS = re.compile(r"<[^>]*>")  # those put in here: what a text says is escaped
_MARKS = {"ar": "، ", "ja": "、"}
_ABOUT = "both are about {0}"  # its value is a list of matters by their ids
_LONGEST = 2000  # characters of a message that are looked up


class Message(NamedTuple):
    """A message of the table: what finds it in English, and its words in other languages."""

    english: str
    pattern: re.Pattern[str]
    words: dict[str, str]


@cache
def get_messages() -> tuple[Message, ...]:
    """Return the table, the most telling messages first."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows.sort(key=lambda row: -len(_SLOT.sub("", row["en"])))
    return tuple(Message(row["en"], _compile(row["en"]), {code: row[code] for code in _MARKS}) for row in rows)


def _compile(english: str) -> re.Pattern[str]:
    pieces = _SLOT.split(english)
    return re.compile("".join("(.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)), re.S)


def match_message(text: str) -> tuple[Message, tuple[str, ...]] | None:
    """Return the message that a text is, and its values; None for one that the table doesn't know."""
    for message in get_messages():
        found = message.pattern.fullmatch(text)
        if found:
            return message, found.groups()
    return None


def show_told(text: str, words: Words) -> Markup:
    """Return an error or a reason in the language of the reader."""
    told = _translate(text, words) if words.language != "en" and len(text) <= _LONGEST else None
    if told is not None:
        return told
    return Markup('<span lang="en" dir="ltr">{}</span>').format(show_bare(text))


def say_told(text: str, words: Words) -> str:
    """Return what `show_told` does as plain text."""
    return unescape(_TAGS.sub("", show_told(text, words)))


def _translate(text: str, words: Words) -> Markup | None:
    # Clauses first: a value of one would else swallow the clause before it.
    for cut in _CLAUSES.finditer(text):
        before = _translate_clause(text[: cut.start()], words)
        after = _translate(text[cut.end() :], words) if before is not None else None
        if before is not None and after is not None:
            return Markup("{}{}{}").format(before, _MARKS[words.language], after)
    return _translate_clause(text, words)


def _translate_clause(text: str, words: Words) -> Markup | None:
    scored = _SCORED.fullmatch(text)
    if scored is not None:
        clause = _translate(scored[1], words)
        return None if clause is None else Markup("{} ({})").format(clause, words.number(scored[2]))
    found = match_message(text)
    if found is None:
        return None
    message, values = found
    if message.english == _ABOUT:
        values = (words.matters(tuple(values[0].split(", "))) or values[0],)
    return _fill(message.words[words.language], values, words)


def _fill(told: str, values: tuple[str, ...], words: Words) -> Markup:
    shown = Markup("")
    for place, piece in enumerate(_SLOT.split(told)):
        shown += _show_value(values[int(piece)], words) if place % 2 else Markup.escape(piece)
    return shown


def _show_value(value: str, words: Words) -> Markup:
    inner = match_message(value)
    if inner is not None and not inner[1]:
        return Markup.escape(inner[0].words[words.language])
    shown = words.number(value) if value.isdecimal() else show_bare(value)
    return Markup("<bdi>{}</bdi>").format(shown)
