"""Whose a trip is that a noun or a participle tells of: "X's visit to", "the visit by X", "X, visiting Y, met Z"."""

from __future__ import annotations

from sijill.readout.context import sentence_text
from sijill.readout.opening import is_noun_form
from sijill.records.mentions import Actor, Cue, Sentence

_ENVOYS = frozenset(
    "delegates delegations officials ministers lawmakers leaders members representatives parliamentarians envoys "
    "diplomats businessmen executives experts entrepreneurs ambassadors presidents senators mps teams missions "
    "officers investors dignitaries guests its his talks days hours weeks months years times others states also "
    "ships warships sides counterparts journalists inspectors negotiators scientists professors delegations "
    "governors mayors generals commanders secretaries directors heads chiefs monitors observers advisers advisors "
    "always".split()
)
_SENT = frozenset(
    "delegation delegations team mission parliamentarians lawmakers businessmen entrepreneurs investors ship ships "
    "vessel vessels warship warships frigate destroyer corvette submarine fleet".split()
)
_AUXILIARIES = frozenset("have has had will also now are were who that".split())
_BEFORE_GERUND = frozenset(("for", "of", "on", "in", "about", "from", "through", "by"))
_CROWDS = frozenset(
    "troops forces soldiers citizens nationals people residents tourists visitors workers migrants refugees "
    "evacuees students pilgrims fans athletes players goods ships vessels planes aircraft flights exports "
    "families voters passengers".split()
)
_BEHIND = 3  # words between "visit to Kuwait" and "by"


def is_told_aside(sentence: Sentence, cue: Cue) -> bool:
    """Whether "visiting" only tells where somebody was: between commas, or after a preposition."""
    if not sentence_text(sentence, cue).endswith("visiting"):
        return False
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    if before is None or (before.cls != "," and before.text not in _BEFORE_GERUND):
        return False
    return before.cls != "," or any(a.end <= before.start and before.start - a.end <= 1 for a in sentence.actors)


def is_of_crowd(sentence: Sentence, cue: Cue) -> bool:
    """Whether those who go somewhere are many people and nobody's envoys: "as |U.S. troops| depart the country"."""
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start and u.text not in _AUXILIARIES), None)
    if before is None or before.text in _CROWDS:
        return before is not None
    plural = before.cls == "n" and before.text.endswith("s") and not before.text.endswith("ss")
    named = any(a.start <= before.start < a.end for a in sentence.actors)
    return plural and not named and before.text not in _ENVOYS and not cue.value.get("named")


def owner_of_trip(sentence: Sentence, cue: Cue) -> Actor | None:
    """Return the traveller who owns the noun of a trip: "|Sato|'s upcoming visit to", else None."""
    if not cue.value.get("named") and not is_noun_form(sentence, cue):
        return None
    at = next((i for i, u in enumerate(sentence.units) if u.start >= cue.start), 0) - 1
    while at > 0 and sentence.units[at].cls in "QF1n-":
        at -= 1
    if at < 1 or sentence.units[at].cls != "'":
        return None
    return next((a for a in sentence.actors if a.end == sentence.units[at - 1].end and a.figure >= 0), None)


def traveller_behind(sentence: Sentence, cue: Cue) -> Actor | None:
    """Return the traveller told behind the noun of a trip: "the visit to Kuwait by |the minister|", else None."""
    if not cue.value.get("named"):
        return None
    words = [u for u in sentence.units if u.start >= cue.end]
    at = 0
    while at < len(words) and at <= _BEHIND and words[at].cls in "dLPT1if":
        at += 1
    by = words[at].cls == "b" if at < len(words) else False
    if not by and not sentence_text(sentence, cue).endswith(("by", "of")):
        return None
    start = words[at].end if by else cue.end
    return next((a for a in sentence.actors if a.start >= start and a.kind in ("person", "role")), None)


def travels(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor is a delegation, or people or a ship of a state: "a Kenyan business delegation"."""
    if actor.kind != "polity":
        return False
    last = next((u for u in reversed(sentence.units) if u.end <= actor.end), None)
    where = any(p.start > actor.end for p in sentence.places)
    return actor.group or (where and last is not None and last.start > actor.start and last.text in _SENT)
