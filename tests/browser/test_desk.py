"""A desk officer's day in a real browser, in each language; screenshots are left in build/screens."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCREENS = Path(__file__).parents[2] / "build" / "screens"
LANGUAGES = ("en", "ar", "ja")
REPORT = {
    "en": "The Foreign Minister of Norway, Ingrid Solheim, met the Foreign Minister of Japan, Ken Arai, in Oslo.",
    "ar": "التقى وزير الخارجية الكويتي سالم الصباح وزير خارجية اليابان كين أراي في الكويت يوم 3 مايو 2024.",
    "ja": "2024年5月3日、新井健外務大臣は、東京でサーレム・クウェート外務大臣と会談しました。",
}


MAIN = (
    "/", "/relation/KW~JP", "/figures/KW~JP", "/contacts", "/promises", "/promises?view=board", "/mechanisms",
    "/instruments", "/people", "/posts", "/documents", "/add",
)  # fmt: skip
# Contrast is a matter of the theme, not of the language.
THEMES = {"en": "light", "ar": "dark", "ja": "light"}
NAME = re.compile(r"[^a-z]+")
LISTS = {"contact": "contacts", "instrument": "instruments", "mechanism": "mechanisms", "post": "posts"}


def find_details(page: Page, home: str) -> list[str]:
    """Return the addresses of one page of each kind."""
    return [f"/{kind}/{page.request.get(f'{home}/{name}.json').json()[0]['id']}" for kind, name in LISTS.items()]


def open_desk(chromium: Browser, address: str, language: str, theme: str = "light") -> tuple[Page, list[str]]:
    """Open the desk as somebody whose browser speaks a language; return the page and what it complained of."""
    context = chromium.new_context(locale=language, color_scheme=theme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if "//127.0.0.1:" in request.url else faults.append(request.url))
    page.goto(address)
    return page, faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_officers_day(chromium: Browser, address: str, language: str) -> None:
    """Add a text, look at its facts, find by two scripts, confirm a step and take it back, look at the relation."""
    page, faults = open_desk(chromium, address, language)
    assert page.locator("html").get_attribute("lang") == language
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/add")
    page.locator("textarea[name=text]").fill(REPORT[language])
    page.locator("form[action='/add/text'] button").click()
    page.wait_for_url("**/document/**")
    assert page.locator("article mark").count() > 0
    assert page.locator("aside [data-line]").count() > 0
    for query in ("東京", "اسيا"):
        page.keyboard.press("Escape")
        page.locator("body").press("/")
        page.keyboard.type(query)
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        assert page.locator("main .line").count() > 0
    page.goto(page.url.split("/search")[0] + "/promises?side=KW")
    page.locator(".tag.ask").first.locator("xpath=ancestor::li").locator("a.main").click()
    page.wait_for_url("**/promise/**")
    before = page.locator(".ladder > li").count()
    page.locator("[data-press=a]").first.click()
    page.wait_for_selector(".toast")
    assert page.locator(".ladder > li").count() == before + 1
    with page.expect_navigation(wait_until="load"):
        page.locator(".toast button").click()
    assert page.locator(".ladder > li").count() == before
    page.goto(page.url.split("/promise")[0] + "/relation/KW~JP")
    assert page.locator(".rounds .missing").count() == 1
    page.emulate_media(media="print")
    assert not page.locator(".menu").is_visible()
    assert faults == []
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_dropped_reviewed_and_put_right(
    chromium: Browser, address: str, tmp_path: Path, language: str
) -> None:
    """A file is dropped, a fact accepted by its key, a capacity corrected, two people joined, and parted by undo."""
    page, faults = open_desk(chromium, address, language)
    home = page.url.rstrip("/")
    report = tmp_path / "report.txt"
    report.write_text(REPORT[language], encoding="utf-8")
    page.goto(f"{home}/add")
    page.locator("input[type=file]").set_input_files(report)
    page.locator("form[action='/add/files'] button").click()
    document = page.locator("main .line a.main").first.get_attribute("href") or ""
    page.goto(home + document.replace("/document/", "/review/"))
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator(".facts [data-line]").first.locator(".state-accepted").count() == 1
    fact = page.locator("li", has=page.locator("input[name=field-capacity]")).first
    fact.locator("summary").click()
    fact.locator("input[name=field-capacity]").fill("Envoy 使節")
    with page.expect_navigation():
        fact.locator("form[action='/correct'] button").click()
    assert page.get_by_text("Envoy 使節").first.is_visible()
    one, other = (page.request.get(f"{home}/people.json").json()[place]["id"] for place in (0, 1))
    page.goto(f"{home}/person/{one}?beside={other}")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert one not in {line["id"] for line in page.request.get(f"{home}/people.json").json()} or other not in {
        line["id"] for line in page.request.get(f"{home}/people.json").json()
    }
    with page.expect_navigation():
        page.locator(".toast button").click()
    assert {one, other} <= {line["id"] for line in page.request.get(f"{home}/people.json").json()}
    assert faults == []
    page.context.close()


def test_a_card_is_moved_without_a_mouse(chromium: Browser, address: str) -> None:
    """On the board j goes to a card, e opens where it may move, Enter moves it; the toast takes it back."""
    page, faults = open_desk(chromium, address, "ar")
    page.goto(page.url.rstrip("/") + "/promises?view=board")
    before = page.locator(".column").first.locator(".card").count()
    page.keyboard.press("j")
    page.keyboard.press("e")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".column").first.locator(".card").count() == before - 1
    with page.expect_navigation():
        page.locator(".toast button").click()
    page.goto(page.url.split("/promises")[0] + "/promises?view=board")
    assert page.locator(".column").first.locator(".card").count() == before
    assert faults == []
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_screens_are_drawn(chromium: Browser, address: str, language: str, theme: str) -> None:
    """Each main screen fits a window and a tablet: nothing runs over its edge; pictures are kept to look at."""
    page, faults = open_desk(chromium, address, language, theme)
    home = page.url.rstrip("/")
    SCREENS.mkdir(parents=True, exist_ok=True)
    for path in (*MAIN, *find_details(page, home)):
        page.goto(home + path)
        name = NAME.sub("-", path.partition("?")[0].strip("/").rpartition("-")[0] or path.strip("/")) or "today"
        page.screenshot(path=SCREENS / f"{name}-{language}-{theme}.png", full_page=True)
        for width in (1280, 800):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (path, width)
    assert faults == []
    page.context.close()


def test_the_desk_is_read_without_scripts(chromium: Browser, address: str) -> None:
    """With JavaScript off everything is there: it only makes things quicker."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(".menu a").nth(1).click()
    page.locator("main table a").first.click()
    assert page.locator("h1").count() == 1
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_shuts_anybody_out(chromium: Browser, address: str, language: str) -> None:
    """axe-core finds nothing serious on any screen: contrast, names of fields, order of headings."""
    axe = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
    page, _ = open_desk(chromium, address, language)
    home = page.url.rstrip("/")
    page.goto(f"{home}/promises")
    promise = page.locator("a.main").first.get_attribute("href")
    page.goto(f"{home}/contacts")
    contact = page.locator("a.main").first.get_attribute("href")
    page.goto(f"{home}/documents")
    document = page.locator("a.main").first.get_attribute("href")
    screens = (
        "/", "/relations", "/relation/KW~JP", "/figures/KW~JP", "/promises?view=board", "/people", "/posts", "/add",
        "/record", "/settings", "/history",
    )  # fmt: skip
    found = []
    theme = THEMES[language]
    page.emulate_media(color_scheme=theme)
    for path in (*screens, promise, contact, document, *find_details(page, home)):
        page.goto(home + path)
        page.evaluate(axe)
        told = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [(path, theme, one["id"]) for one in told["violations"] if one["impact"] in ("serious", "critical")]
    assert found == []
    page.context.close()
