"""Figures as SVG, made here from an answer: no script in the page, the same picture on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair
import vl_convert

from sijill.desk.showing import name_level
from sijill.desk.words import Words
from sijill.language.levels import LEVELS
from sijill.register.answers import TopicLine, YearLine

_FONT = "Noto Sans, Noto Sans Arabic, Noto Sans CJK JP, sans-serif"
_SCALE = ("#0b4a40", "#1d7464", "#4fa08f", "#8cc4b7", "#c3e0d9", "#dcd8cb", "#b9b4a5")
_WIDTH, _HEIGHT, _ROW = 460, 220, 20
_MOST_TOPICS = 12


def draw_years(years: Sequence[YearLine], words: Words) -> str:
    """Return contacts per year, stacked by level, as SVG."""
    names = [name_level(level, words) for level in (*LEVELS, "unknown")]
    rows = [
        {"year": line.year, "level": name_level(level, words), "order": place, "contacts": number}
        for line in years
        for level, number in line.levels
        for place in [(*LEVELS, "unknown").index(level)]
    ]
    chart = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("year:O", title=None, sort=_order([line.year for line in years], words)),
            y=altair.Y(
                "sum(contacts):Q", title=None, axis=altair.Axis(tickMinStep=1, format="d", orient=_side(words))
            ),
            color=altair.Color(
                "level:N",
                title=None,
                scale=altair.Scale(domain=names, range=list(_SCALE)),
                legend=_legend(rows, names),
            ),
            order="order:Q",
        )
        .properties(width=_WIDTH, height=_HEIGHT)
    )
    return _render(chart)


def draw_topics(topics: Sequence[TopicLine], words: Words) -> str:
    """Return the sectors that were dealt with most, a mark a year, as SVG."""
    shown = topics[:_MOST_TOPICS]
    rows: list[dict[str, Any]] = [
        {"topic": words.topics((line.topic,)), "year": year, "contacts": number}
        for line in shown
        for year, number in line.years
    ]
    years = sorted({year for line in shown for year, _ in line.years})
    spread = list(range(min(years), max(years) + 1)) if years else []
    chart = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_circle(color=_SCALE[1])
        .encode(
            x=altair.X(
                "year:O", title=None, sort=_order(spread, words), scale=altair.Scale(domain=_order(spread, words))
            ),
            y=altair.Y(
                "topic:N",
                title=None,
                sort=[words.topics((line.topic,)) for line in shown],
                axis=altair.Axis(orient=_side(words), labelLimit=220),
            ),
            size=altair.Size("contacts:Q", legend=None, scale=altair.Scale(rangeMin=60, rangeMax=420)),
        )
        .properties(width=_WIDTH, height=max(3, len(shown)) * _ROW)
    )
    return _render(chart)


def _order(years: Sequence[int], words: Words) -> list[int]:
    # Time runs from the right where the page does.
    return sorted(years, reverse=words.direction == "rtl")


def _side(words: Words) -> Any:
    return "right" if words.direction == "rtl" else "left"


def _legend(rows: Sequence[Mapping[str, object]], names: Sequence[str]) -> altair.Legend:
    used = {row["level"] for row in rows}
    return altair.Legend(orient="bottom", columns=2, labelLimit=300, values=[name for name in names if name in used])


def _render(chart: altair.Chart) -> str:
    themed = chart.configure(font=_FONT, background="transparent").configure_view(stroke=None)
    themed = themed.configure_axis(
        grid=False, labelColor="#6b7280", domainColor="#9aa0aa", tickColor="#9aa0aa", labelFontSize=13
    )
    themed = themed.configure_legend(labelColor="#6b7280", labelFontSize=12)
    svg: str = vl_convert.vegalite_to_svg(themed.to_json(), allowed_base_urls=[])
    return svg
