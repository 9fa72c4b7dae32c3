"""The calendar: contacts on their days, what is due, and rounds that may be expected."""

from __future__ import annotations

from datetime import date

from tests.builders import make_document, make_readout

from sijill.filing import file
from sijill.register import Register


def tell(register: Register, name: str, **told: object) -> None:
    """File a document that tells of one encounter between Kuwait and Japan."""
    document = make_document(name, f"{name}: they met.", language="en", published="2024-05-04")
    file(document, make_readout(document, [{"polities": ["KW", "JP"], **told}]), register, by="tester")


def test_a_contact_stands_on_its_day(register: Register) -> None:
    """Within the period and with a day of its own; one of which only the month is known stands on none."""
    tell(register, "a", date="2024-05-03")
    tell(register, "b", date="2024-05", kind="visit")
    tell(register, "c", date="2024-07-01", kind="call")
    found = register.calendar(date(2024, 5, 1), date(2024, 5, 31))
    assert [(day.date, day.kind) for day in found] == [("2024-05-03", "contact")]


def test_what_is_due_stands_on_its_day(register: Register) -> None:
    """An open undertaking with a day stands there."""
    document = make_document("d", "Japan will send experts.", language="en", published="2024-05-04")
    outcome = {
        "kind": "pledged",
        "by": ["JP"],
        "to": ["KW"],
        "quote": "Japan will send experts.",
        "due": "2024-06-10",
    }
    file(document, make_readout(document, [], [outcome]), register, by="tester")
    (day,) = register.calendar(date(2024, 6, 1), date(2024, 6, 30), "KW", "JP")
    assert (day.kind, day.promise.what) == ("due", "Japan will send experts.")
    assert register.calendar(date(2024, 6, 1), date(2024, 6, 30), "FR") == ()


def test_a_round_that_may_be_expected_stands_in_its_month(register: Register) -> None:
    """Marked as expected, and only where the relation asked for is concerned."""
    for number, day in ((1, "2022-05-03"), (2, "2023-05-03")):
        tell(
            register,
            f"r{number}",
            date=day,
            kind="consultations",
            mechanism={"name": "consultations", "round": number},
        )
    (day,) = register.calendar(date(2024, 5, 1), date(2024, 5, 31), "KW", "JP")
    assert (day.date, day.kind, day.mechanism.cadence.next_number) == ("2024-05", "expected", 3)
