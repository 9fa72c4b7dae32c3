"""Lists of results: what follows a lead-in such as "agreed on the following:" is one result an item.

The verb stands in the lead-in; an item begins with a word that names an act
(the `item` cues of a language), alone or after its number.
"""

from __future__ import annotations

from sijill.records.mentions import Cue, Sentence

_SHORTEST = 4  # units of an item with its number
_OPENING = 8  # characters before an item's first word: its number, a dash


def ends_as_lead_in(sentence: Sentence, start: int) -> bool:
    """Whether the clause that begins at `start` leads into a list: it ends with a colon."""
    last = next((u for u in reversed(sentence.units) if u.cls not in '"'), None)
    return last is not None and last.text == ":" and last.start > start


def item_after_colon(sentence: Sentence, start: int) -> int | None:
    """Return where the first item of a list begins that follows a colon in the same sentence."""
    for at, unit in enumerate(sentence.units):
        if unit.start > start and unit.text == ":":
            items = [c for c in sentence.cues if c.kind == "item" and 0 < c.start - unit.end <= _OPENING]
            return items[0].start if items and at + 1 < len(sentence.units) else None
    return None


def is_number(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but the number of what follows."""
    return bool(sentence.units) and {u.cls for u in sentence.units} <= set("1.-)(")


def first_word(sentence: Sentence, at: int = 0) -> Cue:
    """Return a cue for the word with which an item of a numbered list begins, whatever it is."""
    first = sentence.units[at]
    return Cue("item", "numbered", first.start, first.end, sentence.index, {})


def opening_item(sentence: Sentence) -> Cue | None:
    """Return the cue with which a sentence begins as an item of a list, else None."""
    for cue in sentence.cues:
        if cue.kind == "item" and cue.start - sentence.start <= _OPENING:
            between = [u for u in sentence.units if u.start < cue.start]
            return cue if all(u.cls in "1-.)(" for u in between) else None
    shape = "".join(u.cls for u in sentence.units[:2])
    if shape in ("1.", "1-", "1)") and len(sentence.units) > _SHORTEST:  # numbered, whatever its first word
        return first_word(sentence, 2)
    return None
