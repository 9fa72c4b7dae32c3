"""The screens: each opens in each language, with the right direction, and shows what the register knows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po
from litestar.testing import TestClient
from lxml import html as lxml_html

import sijill.desk
from sijill.desk.showing import name_entry
from sijill.desk.words import Words
from sijill.filing import file
from sijill.reading import read
from sijill.records import Body, Document
from sijill.register import Register
from sijill.register.answers import EncounterPage

DESK = Path(sijill.desk.__file__).parent
SCREENS = (
    "/",
    "/relations",
    "/relation/KW~JP",
    "/relation/AE~JP?roll_up=1",
    "/figures/KW~JP",
    "/relation/KW~JP/contacts?year=2023&host=JP",
    "/contacts",
    "/contacts?differing=1",
    "/promises",
    "/promises?side=JP&status=open",
    "/promises?view=board",
    "/promises?view=board&side=KW",
    "/posts",
    "/bodies",
    "/bodies?q=foreign+ministry&side=JP",
    "/instruments",
    "/instruments?side=KW&other=JP&stage=in-force",
    "/posts?q=JP+minister",
    "/mechanisms",
    "/calendar?month=2023-05",
    "/people",
    "/documents",
    "/search?q=東京",
    "/history",
    "/review",
    "/matches",
    "/matches?of=person",
    "/review?state=accepted",
    "/add",
    "/settings",
    "/record?sides=KW~JP",
)
FOREIGN = (
    "//title | //bdi | //q | //code | //kbd | //body//*[@lang] | //script | //style | //article"
    " | //*[local-name()='text'] | //*[@class='id'] | //*[contains(@class, 'said')]"
)
SAID = re.compile(r"""(?:\b_|\.say)\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
COUNTED = re.compile(r'n_\("([^"]*)", "([^"]*)"')


def say_language(client: TestClient, language: str) -> None:
    """Choose the language of the interface."""
    client.cookies.set("language", language)


def find_details(register: Register) -> list[str]:
    """Return the addresses of one page of each kind."""
    (encounter, *_) = register.latest(limit=50, in_conflict=True)
    (document, *_) = register.documents(limit=1)
    return [
        f"/contact/{encounter.id}",
        f"/promise/{register.promises()[0].id}",
        f"/mechanism/{register.mechanisms(limit=1)[0].id}",
        f"/person/{encounter.people[0].person}",
        f"/person/{encounter.people[0].person}?beside={encounter.people[1].person}",
        f"/instrument/{register.instruments()[0].id}",
        f"/post/{register.posts('JP')[0].id}",
        f"/body/{register.bodies('JP')[0].id}",
        f"/document/{document.document.id}",
        f"/review/{document.document.id}",
    ]


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_every_screen_opens_in_each_language(client: TestClient, opened: Register, language: str) -> None:
    """Each page is well-formed, declares its language and direction, and has one heading of the first order."""
    say_language(client, language)
    for path in (*SCREENS, *find_details(opened)):
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = lxml_html.document_fromstring(answer.text)
        assert (page.get("lang"), page.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
        assert len(page.xpath("//h1")) == 1, path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_no_text_of_the_interface_is_untranslated(language: str) -> None:
    """Whatever a template or a screen says has a translation; counted texts have one for each plural form."""
    with (DESK / "locale" / f"{language}.po").open("rb") as opened_file:
        catalogue = read_po(opened_file, locale=language)
    missing = []
    for path in (*DESK.glob("templates/*.html"), *DESK.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        said = {one or other for one, other in SAID.findall(text)}
        for told in said:
            message = catalogue.get(told)
            if message is None or not message.string:
                missing.append((path.name, told))
        for one, _many in COUNTED.findall(text):
            message = catalogue.get(one)
            if message is None or len(message.string) != catalogue.num_plurals or not all(message.string):
                missing.append((path.name, one))
    assert missing == []


# What is called so in every language.
SHARED = {
    "Sijill",
    "HTML",
    "PDF",
    "DOCX",
    "jsonl",
    "api",
    "schema",
    "openapi",
    "json",
    "CSV",
    "JSON",
    "SVG",
    "sha256",
    "sha",
}


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_the_words_around_the_content_are_of_the_language(
    client: TestClient, opened: Register, language: str
) -> None:
    """Beside text of documents, names, ids and codes, an Arabic or Japanese page has no English word."""
    say_language(client, language)
    for path in (*SCREENS, *find_details(opened), "/nothing", "/person/per-zzzzzzzzzzzz"):
        page = lxml_html.document_fromstring(client.get(path).text)
        spoken = page.xpath("//*[not(ancestor::figure)]/@aria-label | //@title | //@alt | //@placeholder")
        for foreign in page.xpath(FOREIGN):
            foreign.drop_tree()
        told = " ".join([page.text_content(), *(one for one in spoken if not one.startswith("per-"))])
        words = set(re.findall(r"[A-Za-z]{3,}", re.sub(r"\b(?:per|ins|acc|men)-…", "", told)))
        assert words <= SHARED, (path, words - SHARED)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ar-AE,ar;q=0.9,en;q=0.8", "ar"), ("ja", "ja"), ("fr, ja;q=0.4, en;q=0.3", "ja"), ("fr", "en"), ("", "en")],
)
def test_the_browser_chooses_the_language_until_the_reader_does(
    client: TestClient, accepted: str, language: str
) -> None:
    """Accept-Language decides, by its weights; a choice in the settings outweighs it."""
    page = lxml_html.document_fromstring(client.get("/", headers={"accept-language": accepted}).text)
    assert page.get("lang") == language
    client.post("/settings", data={"language": "en"})
    page = lxml_html.document_fromstring(client.get("/", headers={"accept-language": accepted}).text)
    assert page.get("lang") == "en"


def test_arabic_digits_are_a_setting(client: TestClient) -> None:
    """Arabic-Indic digits where the reader wants them, in Arabic only."""
    client.post("/settings", data={"language": "ar", "digits": "arab"})
    assert re.search("[٠-٩]", client.get("/relations").text)
    client.post("/settings", data={"language": "ja", "digits": "arab"})
    assert not re.search("[٠-٩]", client.get("/relations").text)


def test_a_contact_shows_accounts_side_by_side(client: TestClient, opened: Register) -> None:
    """Where sources differ on the day, both stand in the table, and the row says that they differ."""
    (encounter,) = opened.latest(limit=5, in_conflict=True)
    found = opened.page(encounter.id)
    assert isinstance(found, EncounterPage)
    page = lxml_html.document_fromstring(client.get(f"/contact/{encounter.id}").text)
    (row,) = page.xpath("//tr[@class='differs'][th[starts-with(normalize-space(), 'Date')]]")
    assert len(row.xpath("td")) == len(found.accounts)
    assert {"12 May 2023", "13 May 2023"} <= {cell.text_content().strip() for cell in row.xpath("td")}


def test_a_document_shows_its_words_marked(client: TestClient, opened: Register) -> None:
    """The text stands whole, in its own language and direction, each fact where its words are."""
    document = next(line for line in opened.documents(limit=50) if line.document.language == "ar")
    marked = opened.marked(document.document.id)
    page = lxml_html.document_fromstring(client.get(f"/document/{document.document.id}").text)
    (article,) = page.xpath("//article[@lang='ar']")
    assert article.text_content().split() == marked.text.split()
    first = marked.marks[0]
    assert article.xpath(f"//mark[@id='at{first.start}']")


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_every_kind_of_entry_has_a_name(language: str) -> None:
    """What the journal may hold is called something in each language, never by its tag."""
    words = Words(language)
    tags = [body.__struct_config__.tag for body in get_args(Body)]
    assert [tag for tag in tags if name_entry(tag, words) == tag] == []


def test_a_missing_round_stands_in_the_strip(client: TestClient) -> None:
    """Between rounds three and five, four is drawn as missing, six as expected; those held lead to their contacts."""
    page = lxml_html.document_fromstring(client.get("/mechanisms").text)
    marks = page.xpath("//*[@class='rounds']/*")
    strip = [(one.text_content(), one.get("class")) for one in marks]
    assert strip == [("3", "held"), ("4", "missing"), ("5", "held"), ("6", "expected")]
    assert [client.get(one.get("href")).status_code for one in marks if one.get("href")] == [200, 200]


@pytest.mark.parametrize("query", ["東京", "اسيا", "nagaoka", "長岡"])
def test_search_finds_in_every_script(client: TestClient, query: str) -> None:
    """Two characters, another spelling, or another script find what is meant."""
    page = lxml_html.document_fromstring(client.get("/search", params={"q": query}).text)
    assert page.xpath("//li[contains(@class, 'line')]")


def test_an_id_leads_to_its_page(client: TestClient, opened: Register) -> None:
    """Pasted into the search box, an id opens what it names."""
    identifier = opened.promises()[0].id
    assert client.get("/search", params={"q": identifier}).url.path == f"/promise/{identifier}"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nothing", 404), ("/contact/enc-zzzzzzzzzzzz", 404), ("/relation/KW", 404), ("/person/doc-1", 404)],
)
def test_what_is_not_there_is_said(client: TestClient, path: str, status: int) -> None:
    """An unknown address or id is a page that says so, in the frame of the desk."""
    answer = client.get(path)
    assert answer.status_code == status
    assert lxml_html.document_fromstring(answer.text).xpath("//nav")


HOSTILE = (
    "<script>alert(1)</script> Minister \u202eevil\u202c <img src=x onerror=alert(1)> of Norway Ingrid Solheim met"
    " the Japanese Foreign Minister Ken \"O'Arai\" in Oslo on 3 May 2024. =cmd|' /C calc'!A0"
)


def test_hostile_text_is_harmless_everywhere(client: TestClient, opened: Register) -> None:
    """Markup in a text is shown, not obeyed; characters that reorder text are taken out."""
    document = Document(id="<b>name</b>", text=HOSTILE, language="en", title="<i>t</i>", published="2024-05-04")
    filed = file(document, read(document), opened, by="<u>officer</u>", why="<s>why</s>")
    for path in (f"/document/{filed.document}", "/documents", "/history", "/", "/search?q=evil", "/people"):
        answer = client.get(path)
        page = lxml_html.document_fromstring(answer.text)
        assert [one.get("src") for one in page.xpath("//script")] == ["/static/desk.js"], path
        assert not page.xpath("//img | //main//b[text()='name'] | //main//u | //main//s | //main//i"), path
        assert "\u202e" not in answer.text


def test_a_search_is_narrowed_by_links_that_say_how_much_they_leave(client: TestClient) -> None:
    """Each value of a facet is a link that narrows the search, and takes the narrowing away again where it stands."""
    page = client.get("/search", params={"q": "東京"}).text
    assert "sides=JP" in page
    narrowed = client.get("/search", params={"q": "東京", "sides": "JP", "kinds": "document"}).text
    assert page.count('aria-current="true"') + 2 == narrowed.count('aria-current="true"')
    assert 'href="?q=%E6%9D%B1%E4%BA%AC&amp;kinds=document"' in narrowed


def test_a_body_that_was_found_leads_to_its_page(client: TestClient, opened: Register) -> None:
    """A ministry in the list of a search has a page with its names, posts and contacts."""
    (body, *_) = opened.bodies("外務省", "JP")
    page = client.get(f"/go/{body.id}", follow_redirects=True)
    assert page.status_code == 200
    assert body.id in page.text
    assert "/contact/enc-" in page.text


def test_a_note_tells_who_may_see_it(client: TestClient, opened: Register) -> None:
    """A note that is written as internal is kept so and says so; one too long is refused."""
    encounter = opened.latest(limit=1)[0].id
    told = {
        "about": encounter,
        "words": "Ask before the visit.",
        "marking": "internal",
        "back": f"/contact/{encounter}",
    }
    client.post("/note", data=told)
    (remark, *_) = [one for one in opened.page(encounter).remarks if one.words == told["words"]]  # type: ignore[union-attr]
    assert remark.marking == "internal"
    assert client.post("/note", data={**told, "words": "x" * 3000}).status_code == 400
    opened.take_back(remark.entry, by="tester")
