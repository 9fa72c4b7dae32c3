"""Whom the holder of a Japanese office represents: 駐日クウェート大使, 在シャルジャ日本国総領事."""

from __future__ import annotations

from sijill.language import Language
from sijill.records.mentions import Unit


def represented(units: list[Unit], first: int, head: int) -> tuple[str | None, str | None]:
    """Return whom the holder represents, and to whom he is accredited, as far as the capacity's words tell.

    What stands right behind 駐 or 在 is where he is; another state before or
    after it sends him. Of an envoy for whom none is told only the post is returned.
    """
    sends: str | None = None
    posted: str | None = None
    if units[head].value.get("posted"):  # JICAチュニジア事務所長: the state is where the office is
        codes = [(u.cls, code) for u in units[first:head] if (code := _code(u))]
        return (
            next((code for cls, code in codes if cls == "G"), None),
            next((code for cls, code in codes if cls != "G"), None),
        )
    at = first
    while at < head:
        unit = units[at]
        if unit.cls == "@":
            if unit.value.get("polity"):
                posted = str(unit.value["polity"])
            elif at + 1 < head and (code := _code(units[at + 1])):
                posted = code
                at += 1
        elif sends is None and (unit.cls != "G" or at == first) and (code := _code(unit)):
            sends = code
        at += 1
    return sends, posted


def sent_from_home(posted: str | None, told: str | None, language: Language) -> str | None:
    """Return who sends an envoy whose office names only his post: the state told before him, else the home state."""
    home = language.settings.get("home")
    if posted is None or not home or posted.partition("-")[0] == home:
        return None
    if told is not None and told.partition("-")[0] != posted.partition("-")[0]:
        return told.partition("-")[0]  # スリランカのX駐サウジアラビア大使
    return str(home)


def _code(unit: Unit) -> str | None:
    """Return the polity that a unit names, a region's by its ISO 3166-2 code."""
    if unit.cls in "PDG":
        return unit.id
    if unit.cls == "L":
        return str(unit.value.get("subdivision") or unit.value.get("country") or "") or None
    if unit.cls in "BR" and unit.value.get("polity"):
        return str(unit.value["polity"])  # 中国共産党政治局員, 米大統領補佐官
    return None


def polity_in(units: list[Unit], first: int, last: int) -> str | None:
    """Return the first polity that the units in [first, last) name."""
    for unit in units[first:last]:
        if code := _code(unit):
            return code
    return None
