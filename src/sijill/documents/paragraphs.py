"""Lines of pages → paragraphs: a line that is full, or that a hyphen ends, goes on in the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sijill.documents.pdf_lines import HYPHEN, Line

_NEAR = 2.0  # of a line's height: edges that near belong to one column
_WIDE_LINE = 0.6  # of the page's width: a line that long was ended by the margin
_LIKE = 0.7  # of its width: lines of one paragraph are that alike
_WIDE_GAP = 1.25  # times the usual distance of lines: a paragraph ends there
_MARGIN_LINES = 2  # lines at the top and bottom of a page that may be its header and footer
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|صفحة|الصفحة|頁|ページ)\s*)?[\d٠-٩]{1,4}(?:\s*(?:/|of|من|\\)\s*[\d٠-٩]{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\d٠-٩]+")
_END = re.compile(r"[.。؟?!！:：…][\"”»'’」』）)\]]*$")
_BULLET = re.compile(r"(?:[•●▪◦○■□–—*・-]|\(?[0-9٠-٩a-zA-Zأ-ي]{1,2}[.)）-])\s")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# Typesetters part Japanese from numbers and Latin by a quarter of a letter, which reads like a space.
_WIDE_LETTER = r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]"
_SPACED_CJK = re.compile(rf"(?<={_WIDE_LETTER}) (?=\S)|(?<=\S) (?={_WIDE_LETTER})")
_HYPHENATED = re.compile(r"([\w'’]+)" + HYPHEN + r"\s*(\w+)")
# Before these a hyphen at a line's end is one of the word, not of the line.
_COMPOUNDS = """
vice high low long short well co non ex self first second third fourth fifth mid pro anti follow joint
one two three four five six cross large small full half multi inter all
"""
_COMPOUND = frozenset(_COMPOUNDS.split())


def join_pages(pages: list[list[Line]]) -> str:
    """Return the text of pages, a blank line between paragraphs, without running headers and page numbers."""
    running = _find_running(pages)
    usual = _find_usual_step(pages)
    paragraphs: list[str] = []
    open_line: Line | None = None  # the last line of a page, if its paragraph may go on overleaf
    for page in pages:
        lines = [line for place, line in enumerate(page) if not _is_margin(page, place, running, len(pages))]
        for group in _split_paragraphs(lines, usual):
            text = _join_lines(group)
            if (
                open_line is not None
                and not _BULLET.match(text)
                and open_line.is_right_to_left == group[0].is_right_to_left
            ):
                paragraphs[-1] = _join_two(paragraphs[-1], text)
            else:
                paragraphs.append(text)
            open_line = None
        if lines and _is_full(lines, len(lines) - 1) and not _END.search(lines[-1].text):
            open_line = lines[-1]
    return _SPACED_CJK.sub("", _resolve_hyphens("\n\n".join(paragraphs)))


def _find_running(pages: list[list[Line]]) -> set[str]:
    """Return the lines, digits aside, that stand at the top or bottom of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_DIGITS.sub("#", page[place].text) for place in range(len(page)) if _is_outer(page, place)})
    return {text for text, count in counts.items() if count >= 3 and count * 2 > len(pages)}


def _is_outer(page: list[Line], place: int) -> bool:
    """Say whether a line is among the first or last of its page."""
    return place < _MARGIN_LINES or place >= len(page) - _MARGIN_LINES


def _is_margin(page: list[Line], place: int, running: set[str], pages: int) -> bool:
    """Say whether a line is a running header or footer, or a page number."""
    if not _is_outer(page, place):
        return False
    text = page[place].text
    is_number = pages > 1 and place in (0, len(page) - 1) and _PAGE_NUMBER.fullmatch(text) is not None
    return is_number or _DIGITS.sub("#", text) in running


def _find_usual_step(pages: list[list[Line]]) -> float:
    """Return how far apart lines of a paragraph stand: a low tenth, since gaps between them may be many."""
    steps = sorted(
        step
        for page in pages
        for before, line in pairwise(page)
        if 0.5 < (step := _get_step(before, line)) < 3 and _is_alike(before, line)
    )
    return steps[len(steps) // 10] if steps else 0.0


def _split_paragraphs(lines: list[Line], usual: float) -> Iterator[list[Line]]:
    """Yield the lines of a page, paragraph by paragraph."""
    group: list[Line] = []
    for place, line in enumerate(lines):
        if group and not _goes_on(lines, place, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _get_step(before: Line, line: Line) -> float:
    """Return how far below another a line stands, in heights of a line."""
    return (before.last_y - line.first_y) / max(before.height, line.height)


def _goes_on(lines: list[Line], place: int, usual: float) -> bool:
    """Say whether the line at `place` continues the paragraph of the one before it."""
    before, line = lines[place - 1], lines[place]
    step = _get_step(before, line)
    if not 0 < step < 3 or (usual and step > _WIDE_GAP * usual):
        return False
    if before.is_right_to_left != line.is_right_to_left or _BULLET.match(line.text):
        return False
    if "\t" in before.text or "\t" in line.text:  # rows of a table
        return False
    if not _is_alike(before, line):
        return False
    return before.text.endswith(HYPHEN) or _is_full(lines, place - 1)


def _is_alike(before: Line, line: Line) -> bool:
    """Say whether two lines are of one size; a heading and its text are not."""
    return max(before.height, line.height) <= 1.2 * min(before.height, line.height)


def _is_full(lines: list[Line], place: int) -> bool:
    """Say whether a line reaches the far edge of its column, but for a word that did not fit."""
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else None
    gap = _find_edge(lines, place) - _get_reach(line)
    if gap < line.height:
        # In a list one line is by far the longest, and not full for that.
        longest = max((other.share for other in lines if other is not line), default=1.0)
        return line.share > _WIDE_LINE or longest > _LIKE * line.share
    if following is None or _CJK.search(line.text[-1:]):
        return gap < _NEAR * line.height
    word = following.text.split(maxsplit=1)[0]
    width = (following.right - following.left) / max(len(following.text), 1)
    return gap < (len(word) + 1) * width * 1.1


def _find_edge(lines: list[Line], place: int) -> float:
    """Return how far the lines around reach, at the end where reading leaves a line.

    Those of one column do, if two of them reach equally far; else all of the page that begin
    where this one does.
    """
    line = lines[place]
    reaches = [_get_reach(other) for other in _find_column(lines, place)]
    if sum(max(reaches) - reach < line.height for reach in reaches) > 1:
        return max(reaches)
    near = _NEAR * line.height
    alike = [other for other in lines if other.is_right_to_left == line.is_right_to_left]
    return max(_get_reach(other) for other in alike if abs(_get_start(other) - _get_start(line)) < near)


def _get_reach(line: Line) -> float:
    """Return where reading leaves a line; it grows with the line, also to the left."""
    return -line.left if line.is_right_to_left else line.right


def _get_start(line: Line) -> float:
    """Return where reading enters a line."""
    return -line.right if line.is_right_to_left else line.left


def _find_column(lines: list[Line], place: int) -> list[Line]:
    """Return the lines that stand one below the other around a place, without a break, read the same way."""
    first = last = place
    while first > 0 and _stands_below(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and _stands_below(lines[last], lines[last + 1]):
        last += 1
    return lines[first : last + 1]


def _stands_below(before: Line, line: Line) -> bool:
    """Say whether `line` is the next below `before` in a column of one direction."""
    return 0 < _get_step(before, line) < 3 and before.is_right_to_left == line.is_right_to_left


def _join_lines(lines: list[Line]) -> str:
    """Return the lines of a paragraph as one."""
    text = lines[0].text
    for line in lines[1:]:
        text = _join_two(text, line.text)
    return text


def _join_two(first: str, second: str) -> str:
    """Join two lines: Japanese without a space, hyphens resolved later."""
    is_close = first.endswith(HYPHEN) or (_CJK.match(first[-1:]) and _CJK.match(second[:1]))
    return first + second if is_close else f"{first} {second}"


def _resolve_hyphens(text: str) -> str:
    """Drop the hyphens that only a line's end made; keep those of a word."""

    def resolve(found: re.Match[str]) -> str:
        first, second = found.groups()
        hyphenated = f"{first}-{second}"
        keep = not second[0].islower() or first.lower() in _COMPOUND or hyphenated in text
        return hyphenated if keep and f"{first}{second}" not in text else first + second

    return _HYPHENATED.sub(resolve, text).replace(HYPHEN, "-")
