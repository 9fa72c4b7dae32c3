"""Signing in, users, sessions and tokens of a team; and the desk of one person before that."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher, extract_parameters
from litestar.testing import TestClient
from tests.builders import make_document, make_readout, person
from tests.registers import ticking_clock

from sijill.cli.main import run
from sijill.desk import Access, make_desk
from sijill.desk.passwords import Throttle, hash_password, is_password
from sijill.desk.serve import make_server
from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.register import Register
from sijill.register.answers import EntryPage
from sijill.register.users import Users

HOME = "http://127.0.0.1:8000"
PASSWORD = "correct horse battery"
PEOPLE = {"root": "administrator", "noor": "reviewer", "sato": "editor", "lee": "reader"}


@pytest.fixture(scope="module", autouse=True)
def hashed() -> Iterator[str]:
    """The password of everybody, hashed with little effort: what an attack would cost is no matter here."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sijill.desk.passwords.get_hasher", lambda: cheap)
        yield hash_password(PASSWORD)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register with two reports, one of them confidential."""
    with Register.open(tmp_path / "team.sijill", writes=True, create=True, clock=ticking_clock()) as register:
        for name, marking in (("plain", "open"), ("falcon", "confidential")):
            document = make_document(name, f"{name}: Amal Noor met a guest.", language="en", marking=marking)
            met = {"participants": [person("Amal Noor", "KW", f"{name} minister")], "polities": ["KW", "JP"]}
            file(document, make_readout(document, [met]), register, by="tester")
        yield register


@pytest.fixture
def users(register: Register, hashed: str) -> Users:
    """A user of each role."""
    users = Users(register)
    for name, role in PEOPLE.items():
        clearance = "confidential" if role == "administrator" else "open"
        users.add(name, role=role, clearance=clearance, password=hashed, by="tester")  # type: ignore[arg-type]
    return users


@pytest.fixture
def access() -> Access:
    """The sessions of one person."""
    return Access()


@pytest.fixture
def desk(register: Register, access: Access) -> Iterator[TestClient]:
    """A visitor who has not said who they are."""
    with TestClient(make_desk(register, access, by="tester"), base_url=HOME) as visitor:
        visitor.follow_redirects = False
        yield visitor


def sign_in(visitor: TestClient, name: str, password: str = PASSWORD, back: str = "/"):
    """Return what a visitor is answered who signs in."""
    visitor.cookies.clear()
    return visitor.post("/login", data={"name": name, "password": password, "back": back})


def test_until_there_are_users_the_link_opens_the_desk(desk: TestClient, access: Access, register: Register) -> None:
    """One person needs no password, and sees everything; the first user ends that."""
    desk.get(f"/open/{access.make_link()}")
    assert "falcon" in desk.get("/documents").text
    form = {"action": "add", "name": "root", "role": "administrator", "clearance": "open", "password": PASSWORD}
    assert desk.post("/users", data={**form, "role": "reader"}).status_code == 400
    assert desk.post("/users", data=form).status_code == 303
    assert desk.get("/documents").headers["location"].startswith("/login")
    assert desk.get(f"/open/{access.make_link()}").status_code in (303, 403)
    assert "falcon" not in desk.get("/", follow_redirects=True).text


def test_signing_in_leads_to_where_one_wanted_to_go(desk: TestClient, users: Users) -> None:
    """The page asked for comes after the password; another site never does."""
    asked = desk.get("/contacts?differing=1")
    assert asked.headers["location"] == "/login?back=%2Fcontacts%3Fdiffering%3D1"
    assert 'value="/contacts?differing=1"' in desk.get(asked.headers["location"]).text
    answer = sign_in(desk, "lee", back="/contacts?differing=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/contacts?differing=1")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie
    assert sign_in(desk, "lee", back="https://evil.example/").headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "password"), [("lee", "wrong horse battery"), ("nobody", PASSWORD), ("", ""), ("lee", "x" * 10**6)]
)
def test_a_wrong_name_or_password_opens_nothing(desk: TestClient, users: Users, name: str, password: str) -> None:
    """Whether the name or the password was wrong is not told."""
    answer = sign_in(desk, name, password)
    assert answer.status_code == 403
    assert "The name or the password is wrong." in answer.text
    assert "set-cookie" not in answer.headers
    assert desk.get("/").status_code == 303


def test_whoever_was_shut_out_is_out_at_once(desk: TestClient, users: Users) -> None:
    """Neither their session nor their token nor their password opens anything any more."""
    sign_in(desk, "lee")
    users.make_token("lee", name="x", scope="read", digest="d")
    assert desk.get("/").status_code == 200
    users.disable("lee", by="root")
    assert desk.get("/").status_code == 303
    assert users.match_token("d") is None
    assert sign_in(desk, "lee").status_code == 403
    users.enable("lee", by="root")
    assert sign_in(desk, "lee").status_code == 303


def test_attempts_are_heard_only_so_often(desk: TestClient, users: Users) -> None:
    """After five wrong passwords even the right one waits; the page says so and for how long."""
    for _ in range(5):
        assert sign_in(desk, "lee", "wrong horse battery").status_code == 403
    answer = sign_in(desk, "lee")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 15 * 60 + 1
    assert "Too many attempts" in answer.text
    assert sign_in(desk, "noor").status_code == 303


def test_a_throttle_forgets_in_time_and_counts_addresses_too() -> None:
    """Twenty names tried from one address are too many; a quarter of an hour later all is forgotten."""
    moment = [0.0]
    throttle = Throttle(lambda: moment[0])
    for number in range(20):
        assert throttle.get_wait(f"name{number}", "here") == 0
        throttle.note_attempt(f"name{number}", "here")
    assert throttle.get_wait("another", "here") > 0
    assert throttle.get_wait("another", "there") == 0
    moment[0] = 15 * 60 + 1
    assert throttle.get_wait("another", "here") == 0


def test_passwords_are_kept_as_argon2id(hashed: str) -> None:
    """What is kept tells nothing of the password; short and endless ones are refused."""
    assert hashed.startswith("$argon2id$")
    told = extract_parameters(PasswordHasher().hash(PASSWORD))  # as outside of these tests
    assert (told.memory_cost, told.time_cost) >= (19 * 1024, 2)  # what OWASP asks for at least
    assert is_password(PASSWORD, hashed)
    assert not is_password(PASSWORD, None)
    assert not is_password(PASSWORD, "no hash")
    for bad in ("short", "x" * 501):
        with pytest.raises(InputError, match="10 to 500"):
            hash_password(bad)


def test_who_acts_is_who_signed_in(desk: TestClient, users: Users, register: Register) -> None:
    """The journal bears the name of the user; an editor takes back their own and nobody else's."""
    fact = register.latest(limit=1)[0].id
    sign_in(desk, "noor")
    desk.post("/review", data={"id": register.page("plain").encounters[0].id, "state": "accepted"})
    entry = register.page(str(register.counts().entries))
    assert isinstance(entry, EntryPage)
    assert (entry.by, entry.kind) == ("noor", "review")
    sign_in(desk, "sato")
    assert desk.post("/review", data={"id": fact, "state": "accepted"}).status_code == 403
    assert desk.post("/undo", data={"entry": str(entry.number)}).status_code == 403
    text = desk.post("/add/text", data={"text": "A plain note.", "name": "note"})
    assert text.status_code == 303
    sign_in(desk, "noor")
    assert desk.post("/undo", data={"entry": str(entry.number)}).status_code == 303


def test_nobody_marks_what_they_could_not_see_then(desk: TestClient, users: Users, register: Register) -> None:
    """A marking may be given up to one's own clearance; who marked, and why, is in the journal."""
    sign_in(desk, "noor")
    document = register.page("plain").document.id
    assert desk.post("/mark", data={"id": document, "marking": "internal"}).status_code == 400
    assert desk.post("/add/text", data={"text": "Some note.", "marking": "confidential"}).status_code in (400, 403)
    users.set_clearance("noor", "internal", by="root")
    answer = desk.post("/mark", data={"id": document, "marking": "internal", "why": "as asked", "back": "/documents"})
    assert answer.headers["location"] == "/documents"
    entry = register.page(str(register.counts().entries))
    assert isinstance(entry, EntryPage)
    assert (entry.by, entry.why, entry.marking) == ("noor", "as asked", "internal")
    sign_in(desk, "lee")
    assert document not in desk.get("/documents").text


def test_every_change_of_users_is_told(desk: TestClient, users: Users, register: Register) -> None:
    """Who changed what of whom stands in the journal and on the users' page, without any secret."""
    sign_in(desk, "root")
    form = {"name": "mori", "role": "reader", "clearance": "open", "password": "another long one"}
    assert desk.post("/users", data={**form, "action": "add"}).status_code == 303
    rights = {"action": "rights", "name": "mori", "role": "editor", "clearance": "internal"}
    assert desk.post("/users", data=rights).status_code == 303
    for action in ("disable", "enable"):
        assert desk.post("/users", data={"action": action, "name": "mori"}).status_code == 303
    assert (
        desk.post("/users", data={"action": "password", "name": "mori", "password": "one more long one"}).status_code
        == 303
    )
    users.open_session("lee", digest="x" * 64, address="10.0.0.1", program="browser")
    assert desk.post("/users", data={"action": "end-session", "id": "x" * 12}).status_code == 303
    made = desk.post("/settings/tokens", data={"name": "phone", "scope": "calendar"}).text
    assert "phone" in made
    page = desk.get("/users").text
    for told in (
        "added",
        "role changed",
        "clearance changed",
        "shut out",
        "let in again",
        "password changed",
        "session ended",
        "token made",
    ):
        assert told in page
    assert "argon2" not in page
    changes = [register.page(str(line.number)) for line in register.entries(limit=50, only=("administration",))]
    assert {entry.by for entry in changes if isinstance(entry, EntryPage)} == {"tester", "root"}
    assert "argon2" not in repr(changes)
    assert register.verify().faults == ()
    assert "users changed" in desk.get("/history").text
    sign_in(desk, "noor")
    assert "users changed" not in desk.get("/history").text


def test_the_last_administrator_stays(users: Users) -> None:
    """Whatever is done, somebody is left who can let others in; a refused change leaves no trace."""
    for change in (lambda: users.disable("root", by="root"), lambda: users.set_role("root", "reader", by="root")):
        with pytest.raises(InputError, match="one administrator"):
            change()
    assert users.match("root") is not None
    with pytest.raises(NotFoundError):
        users.set_role("stranger", "reader", by="root")
    with pytest.raises(InputError, match="already"):
        users.add("lee", role="reader", clearance="open", password="", by="root")
    for name in ("", " ", "a\u202eb", "x" * 101, "a\nb"):
        with pytest.raises(InputError, match="name of 1 to 100"):
            users.add(name, role="reader", clearance="open", password="", by="root")


def test_sessions_are_listed_and_ended(desk: TestClient, users: Users) -> None:
    """One sees one's own sessions and ends those left open elsewhere, nobody else's; signing out ends this one."""
    sign_in(desk, "lee")
    users.open_session("lee", digest="a" * 64, address="10.0.0.9", program="left open elsewhere")
    users.open_session("noor", digest="b" * 64, address="10.0.0.8", program="of somebody else")
    page = desk.get("/settings").text
    assert "left open elsewhere" in page
    assert "of somebody else" not in page
    assert desk.post("/settings/sessions/end", data={"id": "b" * 12}).status_code == 404
    assert desk.post("/settings/sessions/end", data={"id": "a" * 12}).status_code == 303
    assert users.match_session("a" * 64) is None
    assert users.match_session("b" * 64) is not None
    session = desk.cookies["sijill"]
    desk.post("/logout")
    desk.cookies.set("sijill", session)
    assert desk.get("/").status_code == 303


def test_another_password_ends_the_other_sessions(desk: TestClient, users: Users) -> None:
    """It is changed by whoever knows the present one; the session in which it was changed goes on."""
    sign_in(desk, "lee")
    users.open_session("lee", digest="a" * 64, address="", program="")
    new = {"new": "another long one", "again": "another long one"}
    assert desk.post("/settings/password", data={"old": "wrong horse battery", **new}).status_code == 400
    assert desk.post("/settings/password", data={"old": PASSWORD, **new}).status_code == 303
    assert users.match_session("a" * 64) is None
    assert desk.get("/").status_code == 200
    assert sign_in(desk, "lee").status_code == 403
    assert sign_in(desk, "lee", "another long one").status_code == 303


def test_a_session_ends_by_itself(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    """When nothing was asked for eight hours it is over."""
    users.open_session("lee", digest="a" * 64, address="", program="")
    assert users.match_session("a" * 64) is not None
    for hours, is_open in ((7, True), (14, True), (23, False)):
        later = datetime.now(UTC) + timedelta(hours=hours)
        monkeypatch.setattr("sijill.register.users.now", lambda later=later: later)
        assert (users.match_session("a" * 64) is not None) == is_open


def test_behind_https_the_cookie_is_secure(register: Register, users: Users) -> None:
    """A desk with an address answers under that name too, over https only, and under no other."""
    desk = make_desk(register, Access(), by="tester", address="https://desk.example.org")
    with TestClient(desk, base_url="https://desk.example.org") as visitor:
        visitor.follow_redirects = False
        answer = sign_in(visitor, "lee")
        assert "secure" in answer.headers["set-cookie"].lower()
        assert "strict-transport-security" in answer.headers
        assert visitor.get("/", headers={"host": "other.example.org"}).status_code == 421


def test_a_sign_in_from_another_site_is_refused(desk: TestClient, users: Users) -> None:
    """No page elsewhere can sign a browser in or out."""
    for path in ("/login", "/logout"):
        answer = desk.post(
            path, data={"name": "lee", "password": PASSWORD}, headers={"origin": "https://evil.example"}
        )
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("language", "told"), [("en", "Sign in"), ("ar", "تسجيل الدخول"), ("ja", "サインイン")])
def test_the_page_to_sign_in_speaks_three_languages(desk: TestClient, users: Users, language: str, told: str) -> None:
    """It is in the language that the browser asks for, since nobody is known yet."""
    answer = desk.get("/login", headers={"accept-language": language})
    assert f'lang="{language}"' in answer.text
    assert f"<h1>{told}</h1>" in answer.text


def test_what_a_role_may_not_do_is_not_in_its_menu(desk: TestClient, users: Users) -> None:
    """A reader is offered no form to add; the users' page only to administrators."""
    for name, adds, keeps in (("lee", False, False), ("sato", True, False), ("root", True, True)):
        sign_in(desk, name)
        page = desk.get("/").text
        assert ('href="/add" data-key' in page) == adds
        assert ('href="/users"' in page) == keeps


def test_others_reach_a_desk_only_if_it_has_users(register: Register, hashed: str) -> None:
    """Without users it listens on this machine and by its own names, whatever is asked for."""
    for more in ({"listen": "0.0.0.0"}, {"address": "https://desk.example.org"}):
        with pytest.raises(InputError, match="needs users"):
            make_server(register, port=0, by="x", tell=print, **more)
    Users(register).add("root", role="administrator", clearance="open", password=hashed, by="x")
    assert make_server(register, port=0, by="x", tell=print, listen="0.0.0.0").config.host == "0.0.0.0"
    with pytest.raises(InputError, match="no address"):
        make_server(register, port=0, by="x", tell=print, address="desk")


def test_users_are_kept_from_the_command_line(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`sijill user` adds, lists, changes and shuts out; the password comes from standard input."""

    def do(*arguments: str, said: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(said))
        assert run(["user", *arguments, "--register", str(tmp_path / "team.sijill")]) == 0
        return capsys.readouterr().out

    do("add", "root", "administrator", "--clearance", "confidential", said=f"{PASSWORD}\n")
    do("add", "lee", "reader", said=f"{PASSWORD}\n")
    do("role", "lee", "editor")
    do("clearance", "lee", "internal")
    do("passwd", "lee", said="another long one\n")
    do("disable", "lee")
    assert do("list") == "lee: editor, sees up to internal, shut out\nroot: administrator, sees up to confidential\n"
    do("enable", "lee")
    user = Users(register).match("lee")
    assert user is not None
    assert is_password("another long one", user.password)
