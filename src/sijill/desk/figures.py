"""Figures as SVG, made here from an answer: no script in the page, the same picture on paper.

Each mark may lead to a list (`links`). Colours are those of the theme: on a page
names of the style sheet, in a picture of its own the light or dark ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

import altair
from markupsafe import Markup

from sijill.desk.drawing import draw
from sijill.desk.meetings import Meeting
from sijill.desk.outlines import get_points, read_outlines
from sijill.desk.showing import name_level
from sijill.desk.words import Words
from sijill.language.levels import LEVELS
from sijill.language.showing import put_own_first
from sijill.register.answers import Side, TopicLine, YearLine

Links = Callable[..., str]
"""Gives the address of the list behind a mark, by what the mark stands for."""

_FONT = "Noto Sans, Noto Sans Arabic, Noto Sans CJK JP, sans-serif"
_SCALE = ("#0b4a40", "#1d7464", "#4fa08f", "#8cc4b7", "#c3e0d9", "#dcd8cb", "#b9b4a5")
_TEXT, _AXIS, _LAND = "#5f6673", "#9aa0aa", "#e6e3da"
_DARK = dict(
    zip(
        (*_SCALE, _TEXT, _AXIS, _LAND),
        (
            "#d3efe8",
            "#9fdccd",
            "#63b8a5",
            "#3f8d7d",
            "#2b6357",
            "#4a4f5b",
            "#6f7482",
            "#a7adba",
            "#666d7b",
            "#2a303b",
        ),
        strict=True,
    )
)
_NAMES = {colour: f"var(--figure-{number})" for number, colour in enumerate(_DARK, 1)}
_AXES = {
    "grid": False, "labelColor": _TEXT, "domainColor": _AXIS, "tickColor": _AXIS, "labelFontSize": 13,
    "titleFontWeight": "normal",
}  # fmt: skip
_LEGENDS = {"labelColor": _TEXT, "labelFontSize": 13}
# Vega says in English what kind of mark each is.
_ROLES = re.compile(r' aria-roledescription="[^"]*"')
# Vega puts the address of its examples before a path; whatever stands before this mark is taken off again.
_MARK = "/@"
_MARKED = re.compile(r'href="[^"@]*/@/')
_WIDTH, _HEIGHT, _ROW = 460, 220, 20
_MOST_TOPICS = 12
_LETTERS = 30  # of a name on an axis; the rest is in the mark's own title


def make_links(pair: str, *, rolled_up: bool = False) -> Links:
    """Return what gives the address of a relation's contacts, narrowed to what a mark stands for."""

    def link(**asked: object) -> str:
        told = {name: value for name, value in asked.items() if value is not None}
        if rolled_up:
            told["roll_up"] = 1
        return f"/relation/{quote(pair, safe='~')}/contacts?{urlencode(told)}"

    return link


def draw_years(years: Sequence[YearLine], words: Words, links: Links | None = None) -> altair.Chart:
    """Return contacts per year, stacked by level."""
    names = [name_level(level, words) for level in (*LEVELS, "unknown")]
    rows = [
        _row(links, {"year": line.year, "level": level}, at=words.number(line.year), told=name_level(level, words))
        | {"order": place, "contacts": number}
        for line in years
        for level, number in line.levels
        for place in [(*LEVELS, "unknown").index(level)]
    ]
    return _stack(rows, [line.year for line in years], names, words)


def draw_hosts(
    years: Sequence[YearLine], sides: tuple[Side, Side], words: Words, links: Links | None
) -> altair.Chart:
    """Return contacts per year, stacked by who was host: one side, the other, or a third."""
    names = [*(words.side(side.code) for side in sides), words.say("elsewhere")]
    rows = [
        _row(links, {"year": line.year, "host": host}, at=words.number(line.year), told=names[order])
        | {"order": order, "contacts": number}
        for line in years
        for order, (host, number) in enumerate(
            ((sides[0].code, line.hosted_by_first), (sides[1].code, line.hosted_by_second), ("-", line.elsewhere))
        )
        if number
    ]
    return _stack(rows, [line.year for line in years], names, words, colours=(_SCALE[0], _SCALE[2], _SCALE[5]))


def _stack(
    rows: Sequence[Mapping[str, Any]],
    years: Sequence[int],
    names: Sequence[str],
    words: Words,
    *,
    colours: Sequence[str] = _SCALE,
) -> altair.Chart:
    used = {row["told"] for row in rows}
    legend = altair.Legend(
        orient="bottom", columns=2, labelLimit=300, values=[name for name in names if name in used]
    )
    chart: altair.Chart = (
        altair.Chart(altair.InlineData(values=list(rows)))
        .mark_bar()
        .encode(
            x=altair.X("at:N", title=None, scale=altair.Scale(domain=_order(years, words)), axis=_level_axis()),
            y=altair.Y(
                "sum(contacts):Q",
                title=None,
                axis=altair.Axis(values=_find_steps(rows), format="d", orient=_side(words)),
            ),
            color=altair.Color(
                "told:N", title=None, scale=altair.Scale(domain=list(names), range=list(colours)), legend=legend
            ),
            order="order:Q",
            **_link(rows),
        )
        .properties(width=_WIDTH, height=_HEIGHT)
    )
    return chart


def draw_topics(topics: Sequence[TopicLine], words: Words, links: Links | None = None) -> altair.Chart:
    """Return the sectors that were dealt with most, a mark a year."""
    shown = topics[:_MOST_TOPICS]
    rows = [
        _row(links, {"year": year, "topic": line.topic}, at=words.number(year), told=words.topics((line.topic,)))
        | {"contacts": number}
        for line in shown
        for year, number in line.years
    ]
    years = sorted({year for line in shown for year, _ in line.years})
    spread = list(range(min(years), max(years) + 1)) if years else []
    chart: altair.Chart = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_circle(color=_SCALE[1], opacity=1)
        .encode(
            x=altair.X("at:N", title=None, scale=altair.Scale(domain=_order(spread, words)), axis=_level_axis()),
            y=altair.Y(
                "told:N",
                title=None,
                sort=[words.topics((line.topic,)) for line in shown],
                axis=altair.Axis(orient=_side(words), labelLimit=220),
            ),
            size=altair.Size("contacts:Q", legend=None, scale=altair.Scale(rangeMin=60, rangeMax=420)),
            **_link(rows),
        )
        .properties(width=_WIDTH, height=max(3, len(shown)) * _ROW)
    )
    return chart


def draw_meetings(
    meetings: Sequence[Meeting], sides: tuple[Side, Side], words: Words, links: Links | None
) -> altair.Chart:
    """Return who of one side met whom of the other, the more often the larger the mark."""
    rows = [
        _row(links, {"one": one.one, "other": one.other}, at=_name(one.names, words), told=_name(one.others, words))
        | {"contacts": one.contacts}
        for one in meetings
    ]
    across = list(dict.fromkeys(str(row["at"]) for row in rows))
    down = list(dict.fromkeys(str(row["told"]) for row in rows))
    if words.direction == "rtl":
        across.reverse()
    chart: altair.Chart = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_circle(color=_SCALE[1], opacity=1)
        .encode(
            x=altair.X(
                "at:N",
                title=words.side(sides[0].code),
                scale=altair.Scale(domain=across),
                axis=altair.Axis(orient="top", labelAngle=-40, labelLimit=150, titleColor=_TEXT, titleFontSize=13),
            ),
            y=altair.Y(
                "told:N",
                title=words.side(sides[1].code),
                sort=down,
                axis=altair.Axis(orient=_side(words), labelLimit=220, titleColor=_TEXT, titleFontSize=13),
            ),
            size=altair.Size("contacts:Q", legend=None, scale=altair.Scale(rangeMin=60, rangeMax=420)),
            **_link(rows),
        )
        .properties(width=max(6, len(across)) * 34, height=max(3, len(down)) * 24)
    )
    return chart


def draw_map(places: Mapping[str, int], words: Words, links: Links | None = None) -> Markup:
    """Return the countries in which contacts were held, as circles on the outlines of countries, as SVG."""
    points = get_points()
    most = max(places.values(), default=1)
    marks = Markup("")
    for code, number in places.items():
        if code not in points:
            continue
        x, y = (points[code][0] + 180) * 2, (90 - points[code][1]) * 2
        told = f"{words.side(code)} {words.number(number)}"
        radius = 5 + 9 * (number / most) ** 0.5
        mark = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="{}"><title>{}</title></circle>').format(
            x, y, radius, _SCALE[1], told
        )
        marks += Markup('<a href="{}">{}</a>').format(links(host=code), mark) if links else mark
        marks += Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="middle" fill="{}">{}</text>').format(
            x, y - radius - 5, _TEXT, told
        )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="290" viewBox="0 8 720 290"'
        ' font-family="{}" font-size="13"><path fill="{}" stroke="{}" stroke-width="0.4" d="{}"/>{}</svg>'
    ).format(_FONT, _LAND, _AXIS, read_outlines(), marks)


def _row(links: Links | None, asked: Mapping[str, object], *, at: str, told: str) -> dict[str, Any]:
    row: dict[str, Any] = {"at": at, "told": told, "said": f"{at} · {told}"}
    if links is not None:
        row["href"] = _MARK + links(**asked)
    return row


def _link(rows: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    told = {"description": altair.Description("said:N")}
    return {**told, "href": altair.Href("href:N")} if any("href" in row for row in rows) else told


def _name(names: Sequence[str], words: Words) -> str:
    name = put_own_first(names, language=words.language)[0]
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"


def _order(years: Sequence[int], words: Words) -> list[str]:
    # Time runs from the right where the page does.
    return [words.number(year) for year in sorted(years, reverse=words.direction == "rtl")]


def _find_steps(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    # Contacts are whole: about six steps from none to the most of a year.
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row["at"]] += row["contacts"]
    most = max(totals.values(), default=1)
    return list(range(0, most + 1, -(-most // 6)))


def _level_axis() -> altair.Axis:
    return altair.Axis(labelAngle=0, labelOverlap="greedy")


def _side(words: Words) -> Any:
    return "right" if words.direction == "rtl" else "left"


def render(figure: altair.Chart | Markup, words: Words, *, theme: str = "light") -> str:
    """Return a figure as SVG; `theme` is light or dark for a picture, "page" for colours that the page gives."""
    svg = str(figure) if isinstance(figure, Markup) else _render_chart(figure, words)
    for light, other in (_NAMES if theme == "page" else _DARK if theme == "dark" else {}).items():
        svg = svg.replace(light, other)
    return svg


def _render_chart(chart: altair.Chart, words: Words) -> str:
    themed = chart.configure(font=_FONT, background="transparent").configure_view(stroke=None)
    themed = themed.configure_axis(**_AXES, aria=False).configure_legend(**_LEGENDS, aria=False)
    svg = draw(themed.to_json(), "".join(words.number(digit) for digit in range(10)))
    return _ROLES.sub("", _MARKED.sub('href="/', svg))
