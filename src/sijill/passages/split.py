"""From a text to its passages: paragraphs, sentences, title, dateline, quoted speech.

Works on the folded text, so that one set of patterns serves all spellings;
offsets of passages count in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sijill.language import Language
from sijill.records import Passage

_PARAGRAPH = re.compile(r"[^\n]+")
_TITLE_LIMIT = 220  # characters; a longer first paragraph is the report itself
_CAPTION_LIMIT = 150
_DATELINE_LIMIT = 140
# A sentence is matched against itself, cue by actor by mark, so a page without full stops would cost its
# square. Attendance lists of forty people stay whole.
_SENTENCE_LIMIT = {False: 4000, True: 1500}  # without and with joined words
_ENDS = frozenset(".!?؟。！？…")


def split(folded: str, language: Language) -> tuple[Passage, ...]:
    """Return the passages of a folded text in order.

    The first paragraph is a title when it is short, ends without a full stop
    and more text follows. A dateline ("DOHA, May 3 (QNA) --") is a passage of
    its own: its place and date belong to the report, not to what it tells.
    """
    paragraphs = [m for m in _PARAGRAPH.finditer(folded) if m.group().strip()]
    passages: list[Passage] = []
    body_begun = False
    for number, match in enumerate(paragraphs):
        start, end = _trimmed(folded, *match.span())
        if number == 0 and len(paragraphs) > 1 and _is_title(folded[start:end]):
            passages.append(Passage(start=start, end=end, paragraph=number, kind="title"))
            continue
        line = folded[start:end]
        if _matches("dated_line", line, language):
            passages.append(Passage(start=start, end=end, paragraph=number, kind="dateline"))
            continue
        if number > 0 and _is_caption(line) and not _matches("listed_line", line, language):
            passages.append(Passage(start=start, end=end, paragraph=number, kind="title"))
            continue
        if not body_begun:
            body_begun = True
            cut = _dateline_end(folded, start, end, language)
            if cut > start:
                passages.append(Passage(start=start, end=cut, paragraph=number, kind="dateline"))
                start = cut
        cut = _heading_end(folded, start, end, language)
        if cut > start:
            passages.append(Passage(start=start, end=cut, paragraph=number, kind="title"))
            start = cut
        for first, last in _sentences(folded, start, end, language):
            passages.append(Passage(start=first, end=last, paragraph=number))
    return tuple(_without_sources(folded, passages, language))


def _without_sources(text: str, passages: list[Passage], language: Language) -> list[Passage]:
    """Return the passages without a list of sources: a headline in quotation marks, then a paper and its day."""
    quoted, source = _line_pattern("cited_title", language), _line_pattern("cited_source", language)
    if quoted is None or source is None:
        return passages
    cited: set[int] = set()
    for at, (before, passage) in enumerate(pairwise(passages)):
        if passage.kind != "body" or not source.fullmatch(text, passage.start, passage.end):
            continue
        if quoted.fullmatch(text, before.start, before.end) and before.kind == "body":
            cited.update((at, at + 1))
    return [passage for at, passage in enumerate(passages) if at not in cited]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_title(paragraph: str) -> bool:
    return len(paragraph) <= _TITLE_LIMIT and paragraph[-1] not in _ENDS


def _is_caption(paragraph: str) -> bool:
    """Whether a later paragraph is a subtitle or the line under a picture: short and without a full stop."""
    return len(paragraph) <= _CAPTION_LIMIT and paragraph[-1] not in _ENDS and paragraph[-1] not in "\")':،,;-"


@cache
def _line_pattern(setting: str, language: Language) -> re.Pattern[str] | None:
    shape = language.settings.get(setting)
    return re.compile(shape) if shape else None


def _matches(setting: str, line: str, language: Language) -> bool:
    """Whether a line is one of those that a language describes: only a date, or a member of a list."""
    pattern = _line_pattern(setting, language)
    return pattern is not None and pattern.fullmatch(line) is not None


@cache
def _dateline_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in language.settings.get("dateline", ()))


def _dateline_end(text: str, start: int, end: int, language: Language) -> int:
    """Return where the dateline at `start` ends, or `start` when there is none."""
    head = text[start : min(end, start + _DATELINE_LIMIT)]
    for pattern in _dateline_patterns(language):
        if match := pattern.match(head):
            return start + match.end()
    return start


def _heading_end(text: str, start: int, end: int, language: Language) -> int:
    """Return where the heading ends that opens a paragraph ("【Country】 The delegation ..."), or `start`."""
    pattern = _line_pattern("run_in_heading", language)
    match = pattern.match(text, start, end) if pattern is not None else None
    return match.end() if match is not None and match.end() < end else start


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(language.settings.get("abbreviations", ()))


@cache
def _breaks(language: Language) -> re.Pattern[str]:
    return re.compile(language.settings["sentence_break"])


def _sentences(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph; an abbreviation or initial ends none."""
    abbreviations = _abbreviations(language)
    cuts = [start]
    for match in _breaks(language).finditer(text, start, end):
        if language.joined and _is_inside_quotes(text, cuts[-1], match.start(), language):
            continue
        if abbreviations and _after_abbreviation(text, cuts[-1], match.start(), abbreviations):
            continue
        cuts.append(match.end())
    cuts.append(end)
    limit = _SENTENCE_LIMIT[language.joined]
    spans = (_trimmed(text, a, b) for first, last in pairwise(cuts) for a, b in _parts(text, first, last, limit))
    return [(a, b) for a, b in spans if b > a]


def _parts(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole or, beyond all measure, in parts cut at a mark, a blank, or anywhere."""
    while end - start > limit:
        least, most = start + limit // 2, start + limit
        marks = (text.rfind(mark, least, most) for mark in ";؛,،、")
        cut = max(marks)
        if cut < 0:
            cut = text.rfind(" ", least, most)
        cut = most if cut < 0 else cut + 1
        yield start, cut
        start = cut
    yield start, end


def _is_inside_quotes(text: str, start: int, at: int, language: Language) -> bool:
    """Whether more quotations open than close between `start` and `at`; one that never ends is none."""
    opening, closing = language.settings["quotes"]
    start = max(start, at - _SENTENCE_LIMIT[language.joined])
    return text.count(opening, start, at) > text.count(closing, start, at + 2)


def _after_abbreviation(text: str, start: int, dot: int, abbreviations: frozenset[str]) -> bool:
    if text[dot] != ".":
        return False
    word_start = dot
    while word_start > start and not text[word_start - 1].isspace() and text[word_start - 1] not in "(\"'-/,":
        word_start -= 1
    word = text[word_start:dot]
    last = word.rpartition(".")[2]
    return word in abbreviations or (len(last) == 1 and last.isalpha() and last != "i")
