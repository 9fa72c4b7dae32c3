"""The tree of a web page → title, date, publisher, address and language, as its makers declare them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
from lxml.html import HtmlElement

from sijill.documents.metadata import match_day

_DATE_NAMES = (  # in order of trust; names and properties alike, lower case
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
)
_PUBLISHER_NAMES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_ARTICLE = "//article|//main|//*[@role='main']|//*[@itemtype='http://schema.org/NewsArticle' or @itemtype='https://schema.org/NewsArticle']"
_COMPACT_DAY = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:\D.*)?")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{3,1990}", re.IGNORECASE)
_SEPARATORS = " |｜–—»:·-"
_SEPARATOR = re.compile(r"\s+[|–—»:·\-]\s+|\s*[|｜]\s*")
_LONGEST_TITLE = 300  # characters
_MOST_NODES = 10_000  # of JSON-LD; a page has some dozens


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page declares."""

    title: str | None
    language: str | None
    published: str | None
    publisher: str | None
    url: str | None


def read_page_facts(tree: HtmlElement) -> PageFacts:
    """Return what the page declares; None for what it does not."""
    meta = _read_meta(tree)
    nodes = list(_find_nodes(tree))
    publisher = _find_publisher(meta, nodes)
    title = _find_title(tree, meta, nodes, publisher)
    return PageFacts(
        title=title if title and len(title) <= _LONGEST_TITLE else None,
        language=_find_language(tree, meta),
        published=_find_published(tree, meta, nodes),
        publisher=publisher,
        url=_find_address(tree, meta),
    )


def parse_published(value: object) -> str | None:
    """Return the ISO day in a date as pages write it, None where day and month could be mixed up."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if day := match_day(text):
        return day
    if (found := _COMPACT_DAY.fullmatch(text)) and (day := match_day("-".join(found.groups()))):
        return day
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read_meta(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta elements by name, property or itemprop; the first of a name counts."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _clean(element.get("content"))
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    return meta


def _find_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, also those inside a graph or a list."""
    queue: list[Any] = []
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            try:
                queue.append(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)
        elif isinstance(node, list):
            queue.extend(node[:_MOST_NODES])


def _find_published(tree: HtmlElement, meta: dict[str, str], nodes: list[dict[str, Any]]) -> str | None:
    """Return the day of publication: JSON-LD, then meta elements, then a time element of the article."""
    declared = [node.get("datePublished") for node in nodes] + [meta.get(name) for name in _DATE_NAMES]
    return next(filter(None, map(parse_published, declared)), None) or _find_time(tree)


def _find_time(tree: HtmlElement) -> str | None:
    """Return the day that time elements mark, if they agree.

    A page with several days in time elements lists other articles or events; which one is its own
    cannot be told unless it is marked so.
    """
    marked = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime|//*[@itemprop='datePublished']/@content"
    )
    within = [day for article in tree.xpath(_ARTICLE) for day in article.xpath(".//time/@datetime")]
    for values in (marked, within, tree.xpath("//time/@datetime")):
        days = {day for value in values if (day := parse_published(str(value)))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _find_publisher(meta: dict[str, str], nodes: list[dict[str, Any]]) -> str | None:
    """Return who publishes the page."""
    for node in nodes:
        publisher = node.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and (name := _clean(name) or "") and not _ADDRESS.match(name):
            return name
    return next((meta[name] for name in _PUBLISHER_NAMES if name in meta), None)


def _find_title(
    tree: HtmlElement, meta: dict[str, str], nodes: list[dict[str, Any]], publisher: str | None
) -> str | None:
    """Return the headline as the page shows it, else as it is declared, else its only top heading."""
    headline = next((text for node in nodes if (text := _clean(node.get("headline")))), None)
    element = next(iter(tree.xpath("//title")), None)
    whole = _clean(element.text_content()) if element is not None else None
    declared = [text for text in (headline, meta.get("og:title"), whole) if text]
    shown = [text for heading in tree.iter("h1", "h2") if (text := _clean(heading.text_content()))]
    # "Headline | Site": the site's name may be a heading, too, so the longest part that is shown wins.
    parts = {part for text in declared for part in (text, *_split_title(text)) if part != publisher}
    if matching := [heading for heading in shown if heading in parts]:
        return max(matching, key=len)
    if declared:
        return _cut_site(declared[0], {publisher, *shown})
    top = [text for heading in tree.iter("h1") if (text := _clean(heading.text_content()))]
    return top[0] if len(top) == 1 else None


def _split_title(title: str) -> list[str]:
    """Return the parts of a title between bars or dashes."""
    return [part for part in _SEPARATOR.split(title) if part]


def _cut_site(title: str, names: set[str | None]) -> str:
    """Return a title without the site's name, one of `names`, behind or before a bar or dash."""
    parts = _split_title(title)
    if len(parts) > 1 and parts[-1] in names:
        return title[: title.rindex(parts[-1])].rstrip(_SEPARATORS)
    if len(parts) > 1 and parts[0] in names:
        return title[len(parts[0]) :].lstrip(_SEPARATORS)
    return title


def _find_language(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """Return the language code that the page declares, without its region."""
    root = tree.getroottree().getroot()
    for value in (root.get("lang"), meta.get("content-language"), meta.get("og:locale")):
        if value and (found := _LANGUAGE.fullmatch(value.strip())):
            return found[1].lower()
    return None


def _find_address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """Return the page's own address."""
    links = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    for value in (*links, meta.get("og:url")):
        if value and _ADDRESS.fullmatch(value.strip()):
            return str(value).strip()
    return None


def _clean(text: object) -> str | None:
    """Return text on one line, None if nothing is left of it."""
    return (" ".join(text.split()) or None) if isinstance(text, str) else None
