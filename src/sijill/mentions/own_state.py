"""A paper's own state by its form: "the Sultanate and Qatar", "the Kingdom's ambassador"."""

from __future__ import annotations

import msgspec

from sijill.language import Language
from sijill.records.mentions import Unit


def name_own_state(units: list[Unit], text: str, language: Language, home: str | None) -> None:
    """Let "the Sultanate" be the state of that form that is home, or the only one there is; `text` is its own."""
    for form in language.settings.get("own_states", ()):
        if form["word"] not in text:
            continue  # most sentences
        state = home if home in form["states"] else (form["states"][0] if form.get("only") and home is None else None)
        if state is None:
            continue
        for at in range(1, len(units)):
            unit = units[at]
            if unit.text != form["word"] or not unit.capital or units[at - 1].text != "the":
                continue
            if at + 1 == len(units) or units[at + 1].cls not in "oPDNL":
                units[at] = msgspec.structs.replace(unit, cls="P", id=state, value={}, kind="polity")
