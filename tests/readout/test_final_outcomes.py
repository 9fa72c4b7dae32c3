"""Whose an outcome is in Japanese, where the subject is told as the other side."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document

MET = "5月3日、新井健外務大臣は、東京でサーレム・クウェート外務大臣と会談した。"


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ("新井大臣は協力を要請した。これに対し、先方は、原油の安定供給を約束した。", ("KW",)),
        ("新井大臣は、原油の供給を要請し、先方は、供給の継続を約束した。", ("KW",)),
        ("新井大臣は協力を要請した。同国側は、原油の安定供給を約束した。", ("KW",)),
        ("サーレム大臣は協力を要請した。これに対し、同局側は、専門家の派遣を約束した。", ("JP",)),
        ("新井大臣は、専門家の派遣を約束した。", ("JP",)),
    ],
)
def test_a_promise_is_given_to_the_side_that_makes_it(told: str, by: tuple[str, ...]) -> None:
    """先方 is the other side as the ministry that writes sees it; who answers is not who spoke before."""
    document = Document(id="d", text=MET + told, language="ja", published="2024-05-04", publisher="外務省")
    assert [outcome.by for outcome in read(document).outcomes if outcome.kind == "pledged"] == [by]
