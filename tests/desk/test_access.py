"""The door of the desk: who comes in, and what a page from elsewhere can do."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from sijill.desk import Access, make_desk
from sijill.desk.screens import HANDLERS
from sijill.register import Register

PATHS = sorted(
    path.replace("{pair:str}", "KW~JP").replace("{identifier:str}", "x") for one in HANDLERS for path in one.paths
)


@pytest.fixture
def stranger(opened: Register, access: Access) -> TestClient:
    """A visitor without a session."""
    return TestClient(make_desk(opened, access, by="officer"), base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize("path", [path for path in PATHS if not path.startswith(("/open/", "/feed/"))])
def test_without_a_session_every_screen_is_closed(stranger: TestClient, path: str) -> None:
    """Each route of the desk, read or written, shows a stranger the closed door and nothing of the register."""
    for answer in (stranger.get(path), stranger.post(path, data={})):
        assert answer.status_code == 403
        assert "Kuwait" not in answer.text


def test_a_link_opens_once(stranger: TestClient, access: Access) -> None:
    """The first visit gets a session that scripts and other sites don't get at; the second visit nothing."""
    link = access.make_link()
    first = stranger.get(f"/open/{link}", follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    stranger.cookies.clear()
    assert stranger.get(f"/open/{link}").status_code == 403


def test_a_guessed_link_opens_nothing(stranger: TestClient) -> None:
    """Neither a wrong link nor a made-up session is let in."""
    assert stranger.get("/open/guess").status_code == 403
    stranger.cookies.set("sijill", "guess")
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example:8000", ""])
def test_only_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    """Somebody else's name that points here (DNS rebinding) gets no page, session or not."""
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://evil.example"}],
    ids=["cross-site", "same-site", "origin"],
)
def test_a_page_from_elsewhere_changes_nothing(client: TestClient, opened: Register, headers: dict) -> None:
    """A form on another site is refused, even in the browser that has the session."""
    before = opened.counts().entries
    answer = client.post("/decide", data={"one": "x", "other": "y", "verdict": "same"}, headers=headers)
    assert answer.status_code == 403
    assert opened.counts().entries == before


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "evil"])
def test_a_form_leads_back_to_this_desk_only(client: TestClient, back: str) -> None:
    """What a form names as the page to return to is never on another site."""
    answer = client.post("/settings", data={"language": "ja", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_every_answer_forbids_what_is_not_ours(client: TestClient) -> None:
    """Scripts and styles are our files alone, no frame may hold a page, and no page is kept by the browser."""
    for path in ("/", "/nothing", "/static/desk.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
    assert client.get("/").headers["cache-control"] == "no-store"


def test_no_page_names_another_host(client: TestClient) -> None:
    """Nothing on a page is loaded from anywhere else."""
    for path in ("/", "/relations", "/add", "/settings"):
        html = client.get(path).text
        assert "http://" not in html.replace("http://www.w3.org", "")
        assert 'src="//' not in html


@pytest.mark.parametrize(
    ("language", "told"), [("en", "did not come from"), ("ar", "لم يأتِ هذا الطلب"), ("ja", "送られた操作")]
)
def test_a_foreign_form_is_told_so_in_the_language_of_the_reader(
    client: TestClient, language: str, told: str
) -> None:
    """Who is sent here by a page from elsewhere gets a page that says why nothing happened."""
    headers = {"sec-fetch-site": "cross-site", "accept-language": language}
    answer = client.post("/undo", data={"entry": "1"}, headers=headers)
    assert answer.status_code == 403
    assert told in answer.text
    assert f'lang="{language}"' in answer.text
    assert "/history" not in answer.text
