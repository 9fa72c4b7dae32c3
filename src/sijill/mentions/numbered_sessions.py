"""Sessions of bodies that no list knows, told with their number: "the fourth meeting of the Surveys Committee"."""

from __future__ import annotations

from itertools import pairwise

from sijill.language import Hit
from sijill.records.mentions import MechanismMention, Sentence

_SESSIONS = frozenset(("meeting", "session", "round", "edition", "sitting"))
_BODIES = frozenset(
    ("committee", "commission", "council", "group", "dialogue", "board", "force", "mechanism", "consultations")
)
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LONGEST = 8  # words of the name of such a body


def add_numbered(sentence: Sentence, hits: list[Hit]) -> None:
    """Add the bodies whose numbered session a sentence names."""
    units = sentence.units
    if not any(u.text in _SESSIONS for u in units):
        return
    ordinals = [(h.end, int(h.entry.id)) for h in hits if h.entry.kind == "ordinal_word"]
    ordinals += [(b.end, int(a.text)) for a, b in pairwise(units) if b.text in _ENDINGS and a.text.isdigit()]
    for at, unit in enumerate(units):
        if unit.text not in _SESSIONS or at + 3 >= len(units) or units[at + 1].text != "of":
            continue
        number = next((n for end, n in ordinals if 0 < unit.start - end <= 2), None)
        first = at + 3 if units[at + 2].cls == "d" else at + 2
        last = first
        while last < len(units) and last - first < _LONGEST and (units[last].capital or units[last].cls in "&o-,"):
            if units[last].text in _BODIES and units[last].capital:
                break
            last += 1
        else:
            continue
        if number is None or last >= len(units) or units[last].text not in _BODIES:
            continue
        start, end = units[first].start, units[last].end
        if last > first and not any(m.start < end and start < m.end for m in sentence.mechanisms):
            name = " ".join(u.text for u in units[first : last + 1])
            kind = "consultations"
            sentence.mechanisms.append(MechanismMention(start, end, sentence.index, name, number, "numbered", kind))
    sentence.mechanisms.sort(key=lambda m: m.start)
