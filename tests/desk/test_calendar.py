"""The calendar of the desk, and its feeds."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from litestar.testing import TestClient
from lxml import html as lxml_html

from sijill.desk import Access
from sijill.errors import InputError
from sijill.recording import Minutes
from sijill.records import Follow
from sijill.register import Register


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_a_month_shows_its_contacts(client: TestClient, language: str) -> None:
    """Seven days a week, the contacts of May 2023 on their days, linked; an absurd month shows the present one."""
    client.cookies.set("language", language)
    page = lxml_html.document_fromstring(client.get("/calendar?month=2023-05").text)
    assert {len(row.xpath("td")) for row in page.xpath("//table[@class='month']/tbody/tr")} == {7}
    assert page.xpath("//td[time/@datetime='2023-05-12']//a[starts-with(@href, '/contact/')]")
    assert client.get("/calendar?month=2023-99").status_code == 200


def test_a_feed_is_a_calendar(client: TestClient, access: Access, opened: Register) -> None:
    """Programs that know RFC 5545 read it; every event has an id that stays, and a day."""
    promise = opened.promises("KW", "JP")[0].id
    opened.follow(promise, Follow(outcome=promise, due="2027-01-31"), by="officer")
    address = f"/feed/KW~JP.ics?token={access.make_token('phone', 'calendar')}"
    first, second = (Calendar.from_ical(client.get(address).content) for _ in range(2))
    events = list(first.walk("VEVENT"))
    assert events
    assert [str(event["uid"]) for event in events] == [str(event["uid"]) for event in second.walk("VEVENT")]
    assert any(str(event["dtstart"].dt) == "2027-01-31" for event in events)


@pytest.mark.parametrize("scope", ["read", "write", None])
def test_a_feed_asks_for_its_own_token(client: TestClient, access: Access, scope: str | None) -> None:
    """Neither another token nor the session of the browser opens it, and its token opens nothing else."""
    token = access.make_token("x", scope) if scope else ""
    assert client.get(f"/feed/KW~JP.ics?token={token}").status_code == 403
    client.cookies.clear()
    header = {"authorization": f"Bearer {access.make_token('x', 'calendar')}"}
    assert client.get("/api/counts", headers=header).status_code == 401


def test_tokens_outlive_the_desk_in_a_file_of_its_owner(tmp_path: Path) -> None:
    """Only digests are kept, readable by the owner alone; what was revoked is gone for good."""
    store = tmp_path / "r.sijill-tokens"
    token = Access(store).make_token("phone", "calendar")
    assert token not in store.read_text(encoding="utf-8")
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    again = Access(store)
    assert again.match_token(token) is not None
    again.revoke(again.tokens()[0].id)
    assert Access(store).match_token(token) is None


def test_a_damaged_file_of_tokens_is_said(tmp_path: Path) -> None:
    """It names the file and what to do."""
    store = tmp_path / "r.sijill-tokens"
    store.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="tokens of a desk"):
        Access(store)


def test_a_planned_meeting_stands_in_the_calendar(client: TestClient, opened: Register) -> None:
    """What the desk records for tomorrow is seen tomorrow."""
    told = Minutes(kind="meeting", polities=("KW", "JP"), status="planned", date="2027-02-03")
    client.post("/record", data={"kind": told.kind, "polity": "KW JP", "status": told.status, "date": told.date})
    assert "2027-02-03" in client.get("/calendar?month=2027-02").text
    assert [day.contact.status for day in opened.calendar(date(2027, 2, 3), date(2027, 2, 3))] == ["planned"]
