"""A web page → its main text in reading order, and what the page says of itself.

Runs in the child process (worker.py). The main text is found by trafilatura; title, date, publisher
and address are read here, from what publishers write on purpose. Dates guessed from a page's text
are left to the reader of the text: measured, htmldate takes 2025年1月14日 for 1 January.
"""

from __future__ import annotations

import functools
import re
from configparser import ConfigParser

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import use_config

from sijill.documents.encodings import decode
from sijill.documents.extracted import Extracted
from sijill.documents.limits import Limits
from sijill.documents.pages import read_page_facts
from sijill.errors import InputError
from sijill.records import Note

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses a decoded text that names an encoding
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # lxml stops at the first NUL
_BLANK_LINES = re.compile(r"\s*\n\s*")
_TABLE_RULE = re.compile(r"\|(?:-+\|)+\s*")
_TABLE_ROW = re.compile(r"^\| (.*?) \|\s*$")
_SHORT = 80  # characters; below that a page's main text was probably not found
# trafilatura passes menus over, but not when a short page makes it take all text.
_MENUS = "//nav|//footer[not(ancestor::article or ancestor::main)]|//ruby//rt|//ruby//rp"
_RUBY = "//ruby|//ruby//rb|//ruby//rbc"
_NO_TEXT = "//script|//style|//noscript|//template|//head|//nav|//footer|//header|//form|//aside|//iframe|//svg"


def read_html(data: bytes, limits: Limits) -> Extracted:
    """Return the main text of a page, its title above it; raise InputError when there is none."""
    decoded = decode(data, declared=_find_charset(data))
    source = _CONTROL.sub("", _DECLARATION.sub("", decoded.text, count=1))
    if not source.strip():
        raise InputError("the page is empty")
    parser = lxml_html.HTMLParser(huge_tree=False, no_network=True)
    try:
        tree = lxml_html.document_fromstring(source, parser=parser)
    except etree.ParserError as error:
        raise InputError("the page is empty") from error
    _prepare(tree)
    facts = read_page_facts(tree)
    body, notes = _read_body(tree)
    if not body:
        raise InputError("the page holds no text (a script may make it); save it from a browser as text or PDF")
    text = body if facts.title is None or _begins_with(body, facts.title) else f"{facts.title}\n\n{body}"
    return Extracted(
        text=text,
        title=facts.title,
        language=facts.language,
        published=facts.published,
        publisher=facts.publisher,
        url=facts.url,
        notes=(*decoded.notes, *notes),
    )


def _prepare(tree: lxml_html.HtmlElement) -> None:
    """Take from a page what is text to a program only: menus, and the readings of kanji with their frames."""
    for element in tree.xpath(_MENUS):
        element.drop_tree()
    for element in tree.xpath(_RUBY):
        element.drop_tag()


def _read_body(tree: lxml_html.HtmlElement) -> tuple[str, tuple[Note, ...]]:
    """Return the main text, or all text of the page and a note when no main part was found."""
    main = trafilatura.extract(tree, include_comments=False, include_tables=True, config=_get_settings())
    text = _space_paragraphs(main or "")
    if len(text) >= _SHORT:
        return text, ()
    for element in tree.xpath(_NO_TEXT):
        element.drop_tree()
    whole = _space_paragraphs(trafilatura.html2txt(tree))
    if len(whole) <= len(text) * 2:
        return text, ()
    note = Note(code="main-text-unknown", message="no main part was found; all text of the page was taken")
    return whole, (note,)


@functools.cache
def _get_settings() -> ConfigParser:
    """Return trafilatura's settings, less text being enough: its 250 characters make a Japanese release."""
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    return settings


def _space_paragraphs(text: str) -> str:
    """Put a blank line between paragraphs, as in the plain texts of the genre."""
    lines = [_TABLE_ROW.sub(_join_cells, line) for line in text.splitlines() if not _TABLE_RULE.fullmatch(line)]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines).strip())


def _join_cells(row: re.Match[str]) -> str:
    """Write a row of a table with tabs, as in the texts of DOCX and PDF, and not with bars."""
    return "\t".join(cell.strip() for cell in row[1].split(" | "))


def _begins_with(body: str, title: str) -> bool:
    """Say whether the title stands at the top of the text already, spaces aside."""
    return "".join(title.split()) in "".join(body[: 3 * len(title) + 200].split())


def _find_charset(data: bytes) -> str | None:
    """Return the encoding that the page declares."""
    found = _CHARSET.search(data[:_CHARSET_WITHIN])
    return found[1].decode("ascii") if found else None
