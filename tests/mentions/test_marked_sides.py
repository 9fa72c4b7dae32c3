"""Sides that a marker behind them tells."""

from __future__ import annotations

import pytest

from sijill.reading import explain
from sijill.records import Document


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("日本は、中国側と協議した。", ["JP", "CN"]),
        ("在京カタール大使館主催のレセプションが開かれた。", ["QA"]),
        ("クアラルンプールでは首相を表敬した。", []),
        ("日本側では準備を進めた。", ["JP"]),
        ("タイ(プミポン国王", []),
    ],
)
def test_a_side_is_what_a_marker_or_a_partner_makes_one(text: str, sides: list[str]) -> None:
    """Who acts, who hosts and who is met are sides; where something was is none; a bracket may stay open."""
    stages = explain(Document(id="x", text=text, language="ja", published="2025-06-01"))
    actors = stages.mentions.sentences[0].actors
    assert [a.polity for a in actors if a.kind == "polity"] == sides
