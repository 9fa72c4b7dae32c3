"""Web pages: main text in reading order, and what the page declares."""

import contextlib

import pytest

from sijill.documents import read_document
from sijill.documents.pages import parse_published
from sijill.errors import InputError
from sijill.records import Document

BODY = """
<header><a href="/">Agency</a>
<nav><ul><li><a href="/1">Politics</a></li><li><a href="/2">Sport</a></li></ul></nav></header>
<main><h1>Minister receives envoy</h1>
<p>The minister received the envoy of Japan in the capital and discussed culture and education.</p>
<ul><li>They agreed to open a school of music in the old town.</li>
<li>They set the date of the next round.</li></ul>
<table><tr><th>Place</th><td>Tokyo</td></tr></table>
<p>The envoy thanked the minister for the welcome.</p></main>
<aside><a href="/3">Rain in the north</a></aside><footer>All rights reserved</footer>
"""


def page(head: str = "", body: str = BODY, lang: str = "en") -> bytes:
    """Return a page in UTF-8."""
    head = f"<head><meta charset='utf-8'>{head}</head>"
    return f"<!DOCTYPE html><html lang='{lang}'>{head}<body>{body}</body></html>".encode()


def read(data: bytes) -> Document:
    """Read a page."""
    return read_document(data, name="a.html", source=None)


def test_the_main_text_is_kept_in_order_and_menus_go() -> None:
    """Title, paragraphs, lists and tables stand as on the page; links around them do not."""
    assert read(page()).text.split("\n\n") == [
        "Minister receives envoy",
        "The minister received the envoy of Japan in the capital and discussed culture and education.",
        "- They agreed to open a school of music in the old town.",
        "- They set the date of the next round.",
        "Place\tTokyo",
        "The envoy thanked the minister for the welcome.",
    ]


ARABIC = """
<nav><a href=/>الرئيسية</a></nav><article><h1>الوزير يستقبل السفير</h1>
<p>استقبل معالي الوزير في مكتبه سعادة السفير، وبحث معه سبل تعزيز التعاون في مجالات الصحة والتعليم.</p>
<p>وأكد الجانبان أهمية عقد الجولة الثالثة قريباً.</p></article><footer>جميع الحقوق محفوظة</footer>
"""
JAPANESE = """
<nav><a href=/>トップ</a></nav><div id=main><h1>外務大臣と駐日大使との会談</h1>
<p>外務大臣は、表敬に訪れた駐日大使と会談し、両国の友好関係を一層強化したい旨述べました。</p>
<p>両者は、保健分野での協力を進めることで一致しました。</p></div><footer>著作権について</footer>
"""


@pytest.mark.parametrize(
    ("lang", "body", "first", "last"),
    [
        ("ar", ARABIC, "الوزير يستقبل السفير", "وأكد الجانبان أهمية عقد الجولة الثالثة قريباً."),
        (
            "ja",
            JAPANESE,
            "外務大臣と駐日大使との会談",
            "両者は、保健分野での協力を進めることで一致しました。",
        ),
    ],
    ids=["ar", "ja"],
)
def test_arabic_and_japanese_pages(lang: str, body: str, first: str, last: str) -> None:
    """Short releases in both are found as well as long ones in English."""
    document = read(page(f"<title>{first}</title>", body, lang))
    paragraphs = document.text.split("\n\n")
    assert (document.language, document.title) == (lang, first)
    assert (paragraphs[0], paragraphs[-1], len(paragraphs)) == (first, last, 3)


def test_readings_of_kanji_are_left_out() -> None:
    """The small kana above a name would double it."""
    body = "<p><ruby>熊本<rp>(</rp><rt>くまもと</rt><rp>)</rp></ruby>県知事は、大使と会談しました。</p>" * 3
    assert read(page("", body, "ja")).text.startswith("熊本県知事は、大使と会談しました。")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Minister receives envoy | Agency</title>", "Minister receives envoy"),
        ("<title>Agency - Minister receives envoy</title>", "Minister receives envoy"),
        (
            "<meta property='og:title' content='Minister receives envoy'><title>News</title>",
            "Minister receives envoy",
        ),
        ("", "Minister receives envoy"),
    ],
)
def test_the_title_is_the_headline_that_the_page_shows(head: str, title: str) -> None:
    """The site's name behind a bar is no part of it."""
    assert read(page(head)).title == title


def test_a_declared_title_without_its_heading_stands_above_the_text() -> None:
    """The headline often says what the body does not; facts need its words."""
    body = BODY.replace("<h1>Minister receives envoy</h1>", "")
    head = "<meta property='og:site_name' content='Agency'><title>Talks in the capital — Agency</title>"
    document = read(page(head, body))
    assert document.title == "Talks in the capital"
    assert document.text.startswith("Talks in the capital\n\nThe minister received")


LD = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (LD % '{"@type": "NewsArticle", "datePublished": "2024-05-17T08:00:00+04:00"}', "2024-05-17"),
        (
            LD % '{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2024-05-17"}]}',
            "2024-05-17",
        ),
        ("<meta property='article:published_time' content='2024-05-17T23:59:00Z'>", "2024-05-17"),
        ("<meta name='DC.date.issued' content='2024-05'>", "2024-05"),
        ("<meta name='pubdate' content='20240517'>", "2024-05-17"),
        ("<meta name='date' content='Fri, 17 May 2024 10:00:00 GMT'>", "2024-05-17"),
        ("<meta name='date' content='05/06/2024'>", None),
        (LD % "{broken", None),
        (LD % '{"datePublished": ["x"], "publisher": 7, "headline": {}}', None),
        ("", None),
    ],
)
def test_the_date_is_what_the_page_declares(head: str, published: str | None) -> None:
    """A date that could be May or June, or none, stays unknown."""
    assert read(page(head)).published == published


def test_time_elements_count_when_they_agree() -> None:
    """Several days on one page belong to several articles; which is its own cannot be told."""
    one = BODY.replace("<h1>", "<time datetime='2024-05-17'>17 May</time><h1>")
    two = one.replace("<ul>", "<time datetime='2024-05-16'>16 May</time><ul>")
    assert read(page(body=one)).published == "2024-05-17"
    assert read(page(body=two)).published is None


def test_a_date_in_the_text_is_left_to_its_reader() -> None:
    """2025年1月14日 in a page is no declaration; guessers take it for 1 January."""
    body = "<p>2025年1月14日、外務大臣は駐日大使と会談し、両国の友好関係を一層強化したい旨述べました。</p>" * 3
    assert read(page(body=body, lang="ja")).published is None


@pytest.mark.parametrize("value", ["2024-13-01", "yesterday", "", None, 5, "17.05.2024"])
def test_no_date_is_made_of_what_is_none(value: object) -> None:
    """What cannot be read for certain is unknown."""
    assert parse_published(value) is None


def test_publisher_and_address_come_from_the_page() -> None:
    """They are what the page declares; an address that is none is not taken."""
    head = (
        LD % '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Own Agency"}}'
        + "<link rel='canonical' href='https://example.org/a?b=1'>"
    )
    document = read(page(head))
    assert (document.publisher, document.url) == ("Own Agency", "https://example.org/a?b=1")
    assert read(page("<link rel='canonical' href='javascript:alert(1)'>")).url is None


def test_a_language_declared_wrongly_is_not_believed() -> None:
    """Templates in English carry pages in Arabic; but French is French, since the text does not object."""
    arabic = "<p>استقبل معالي الوزير في مكتبه سعادة السفير، وبحث معه سبل تعزيز التعاون بين البلدين.</p>" * 3
    french = "<p>Le ministre a reçu l'ambassadeur du Japon et a parlé avec lui des relations entre les pays.</p>" * 3
    assert read(page(body=arabic, lang="en")).language == "ar"
    assert read(page(body=french, lang="fr-CA")).language == "fr"
    assert read(page(body=french, lang="en")).language is None


@pytest.mark.parametrize(("charset", "codec"), [("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("none", "cp1256")])
def test_a_page_in_an_old_encoding(charset: str, codec: str) -> None:
    """The declared encoding counts where it fits; else the bytes decide."""
    text = "استقبل معالي الوزير في مكتبه سعادة السفير، وبحث معه سبل تعزيز التعاون بين البلدين."
    data = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>".encode(codec)
    assert text in read(data).text


def test_damaged_bytes_of_a_page_are_replaced_and_noted() -> None:
    """A page that says UTF-8 and mostly is, is read as UTF-8."""
    document = read(page().replace(b"envoy thanked", b"envoy \xff thanked"))
    assert "envoy \ufffd thanked" in document.text
    assert [note.code for note in document.notes] == ["characters-replaced"]


def test_a_page_is_known_by_its_content() -> None:
    """A wrong ending does not make markup a text."""
    assert read_document(page(), name="a.txt", source=None).title == "Minister receives envoy"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<div id='root'></div><script>render()</script>", "holds no text"),
        ("", "holds no text"),
    ],
)
def test_a_page_without_text_gives_one_sentence(body: str, message: str) -> None:
    """Pages that a script fills are common, and the way out is said."""
    with pytest.raises(InputError, match=message):
        read(page(body=body))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "words",
        "<b>" * 100_000,
        "<table><tr><td>" * 2_000 + "words",
        "<!-- -->" * 20_000 + "<p>The minister met the envoy of Japan in the capital.</p>",
        "<p " + "a=1 " * 50_000 + ">The minister met the envoy of Japan in the capital.</p>",
        LD % ("[" * 50_000),
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + "&b;" * 10_000,
        "\x00\x01\x1b" * 1000,
    ],
)
def test_hostile_pages_end(body: str) -> None:
    """Whatever a page holds, reading ends with a document or one sentence, never another error."""
    with contextlib.suppress(InputError):
        assert read(page(body=body)).text
