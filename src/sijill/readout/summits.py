"""Whether a conference is the news: somebody attends it, and it isn't only the occasion of something else."""

from __future__ import annotations

from sijill.readout.context import has_before, in_relative_clause, is_planned, kind_of
from sijill.records.mentions import Cue, Sentence, Unit

_ATTENDING = 90  # characters from "attended" to the conference
_ASKED = 90  # from "an invitation to" somebody to what he is to attend
_BESIDE, _AHEAD = 40, 90  # characters from "on the sidelines of", "ahead of"
_HOLDING = frozenset(("convene", "host", "co-host", "chair", "co-chair", "open", "inaugurate", "lead"))
_HERE_NOW = frozenset(("currently", "presently"))
_BY_THE_WAY = frozenset(("while", "when"))


def is_attended(sentence: Sentence, cue: Cue, *, titled: bool) -> bool:
    """Say whether a conference is told as news; `titled`: the title names one."""
    if has_before(sentence, "occasion", cue.start, _BESIDE) or _lies_ahead(sentence, cue):
        return False
    attending = [
        c for c in sentence.cues if c.kind == "attending" and c.end <= cue.start and cue.start - c.end < _ATTENDING
    ]
    if any(_is_aside(sentence, c, cue) for c in attending):
        return False
    return (bool(attending) and not in_relative_clause(sentence, cue.start)) or titled


def _lies_ahead(sentence: Sentence, cue: Cue) -> bool:
    """Whether it is what something comes before: "ahead of X's trip to attend the summit"."""
    return any(
        c.kind == "occasion" and 0 <= cue.start - c.end <= _AHEAD and _first_word(sentence, c) == "ahead"
        for c in sentence.cues
    )


def _is_aside(sentence: Sentence, attending: Cue, cue: Cue) -> bool:
    """Whether somebody is to hold it, or attends it while something else is told."""
    before = [u for u in sentence.units if u.end <= attending.start]
    infinitive = bool(before) and before[-1].text == "to"
    if infinitive and _first_word(sentence, attending) in _HOLDING and not is_planned(sentence, attending):
        return True  # "the initiative to convene a summit"
    if infinitive and _is_asked(sentence, attending):
        return True  # "extended an invitation to the President to attend the summit"
    if any(u.text in _BY_THE_WAY for u in before[-2:]):
        return True  # "while speaking at a summit"
    others = any(
        c.kind == "encounter" and c.start > cue.end and kind_of(c) not in ("visit", "summit", "none")
        for c in sentence.cues
    )
    return infinitive and others and any(u.text in _HERE_NOW for u in before)


def _is_asked(sentence: Sentence, attending: Cue) -> bool:
    """Whether somebody is only invited to attend, or hoped to."""
    for wish in (c for c in sentence.cues if c.kind == "wish" and 0 <= attending.start - c.end <= _ASKED):
        between = [u.cls for u in sentence.units if wish.end <= u.start < attending.start]
        if not {"&", "."} & set(between):
            return True
    return False


def _first_word(sentence: Sentence, cue: Cue) -> str:
    return next((u.text for u in sentence.units if u.start >= cue.start), "")


def names_more(sentence: Sentence, unit: Unit) -> bool:
    """Whether the name of an organization is part of that of something else: "the UN MSME Day Summit"."""
    following = next((u for u in sentence.units if u.start > unit.start), None)
    return following is not None and following.cls == "N" and following.capital and following.start == unit.end + 1
