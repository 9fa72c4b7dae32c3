"""Which actors of a sentence belong to an encounter's cue, and on which side.

A cue's frame says how the actors stand to it (language/data/*/encounters.toml).
In languages whose subject precedes the verb the two sides stand before and
after the cue; where it follows, both stand after it, the subject first.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from sijill.language import Language
from sijill.readout.clauses import clause_end
from sijill.readout.context import has_article, is_outside, opens_clause
from sijill.readout.verbfirst import verb_first
from sijill.records.mentions import Actor, Cue, Figure, Sentence

_STOPS = frozenset(("outcome", "speech"))
# "which he held", "his meeting": the pronoun is the speaker.
_HIS = frozenset(("جمعه", "عقده", "اجراه", "لقايه", "اجتماعه", "استقباله", "مباحثاته", "محادثاته", "زيارته", "تلقاه"))
_FRONTED = frozenset(("upon", "after", "before", "while", "during", "in", "at", "on", "following"))
_BETWEEN_WHO = frozenset(("also", "later", "then", "had", "has", "today", "earlier", "will", "is", "was"))
_OF_STATE = frozenset(("minister", "foreign_minister", "deputy_minister", "head_of_state", "head_of_government"))
_FOLLOWS_NAME = re.compile("^od*P")  # "of Bangladesh" behind a name, in the classes of units
_THAT = frozenset(("ان", "بان"))
_SHOWN = 240  # characters that a reader takes in at a glance
_COMPANIONS = frozenset("&,HdzwBnafi-o(")  # what may stand between those who accompany somebody
# Offices of which a state has one: two ministers of foreign affairs are of two states.
_SINGLE = frozenset(("foreign_minister", "head_of_state", "head_of_government"))
_LINKS = frozenset("&,Hdwz-(")


class Arguments(msgspec.Struct):
    """The actors of one cue: the side that acts, the side acted on, and who is only named."""

    subject: list[Actor] = msgspec.field(default_factory=list)
    object: list[Actor] = msgspec.field(default_factory=list)

    def all(self) -> list[Actor]:
        """Return both sides in order."""
        return [*self.subject, *self.object]


def arguments_of(sentence: Sentence, cue: Cue, *, since: int, until: int, language: Language) -> Arguments:
    """Return the actors of `cue`; `since` and `until` bound it by the neighbouring cues."""
    # A message has its sender after "from" and its recipient among those greeted.
    everybody = cue.value.get("frame") == "message"
    actors = [a for a in sentence.actors if everybody or not is_outside(sentence, a)]
    floor = max([since, *(c.end for c in sentence.cues if c.kind == "speech" and since <= c.end <= cue.start)])
    ceiling = min([until, *(c.start for c in sentence.cues if cue.end <= c.start < until and _stops(sentence, c))])
    before = [a for a in actors if floor <= a.start and a.end <= cue.start]
    after = [a for a in actors if cue.end <= a.start < ceiling]
    if language.settings.get("subject") == "after":
        return Arguments(*verb_first(sentence, cue, before, after, told=_told_before(sentence, cue, actors, floor)))
    end = clause_end(sentence, cue)
    after = [a for a in after if a.start < end]
    if since > sentence.start:
        # What stands between two cues is the object of the first, unless a new clause begins with it.
        before = [a for a in before if opens_clause(sentence, a)]
    if (antecedent := _antecedent(sentence, cue, actors)) is not None:
        before = [antecedent]
    if not before and (main := _main_subject(sentence, cue, actors)) is not None:
        within = [a for a in after if a.start < main.start]
        if within or cue.value.get("frame") == "visit":
            return Arguments([main], within)
    if not before:
        before = _carried(actors, floor, cue)
    return Arguments(before, after)


def _stops(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb of saying or of a result ends a clause: نقل in وزير النقل is none."""
    if cue.kind not in _STOPS or has_article(sentence, cue):
        return False
    return not any(c.start <= cue.start < c.end for c in sentence.capacities)


def _antecedent(sentence: Sentence, cue: Cue, actors: list[Actor]) -> Actor | None:
    """Return who acts in a relative clause whose verb a cue is: "received |X|, who later met with Y"."""
    before = [u for u in sentence.units if u.end <= cue.start]
    while before and (before[-1].text in _BETWEEN_WHO or before[-1].text.endswith("ly")):
        before.pop()
    if not before or before[-1].text != "who":
        return None
    named = [a for a in actors if a.end <= before[-1].start and a.kind in ("person", "role")]
    return named[-1] if named and before[-1].start - named[-1].end <= 2 else None


def _main_subject(sentence: Sentence, cue: Cue, actors: list[Actor]) -> Actor | None:
    """Return who acts in the clause that a fronted one leads to: "Receiving the envoy, the President said"."""
    if any(a.end <= cue.start for a in actors):
        return None
    opening = next((u for u in sentence.units if u.cls not in '"'), None)
    if opening is None or not (opening.text in _FRONTED or opening.text.endswith("ing")):
        return None
    comma = next((u.start for u in sentence.units if u.cls == "," and u.start >= cue.end), None)
    if comma is None:
        return None
    return next((a for a in actors if a.start > comma and opens_clause(sentence, a)), None)


def _told_before(sentence: Sentence, cue: Cue, actors: list[Actor], floor: int) -> list[Actor]:
    """Return the subject told before another cue: who only speaks acts in what he tells if a pronoun says so."""
    spoken = max((c.end for c in sentence.cues if c.kind == "speech" and c.end <= cue.start), default=0)
    words = [u.text for u in sentence.units if cue.start <= u.start <= cue.end + 2]
    if spoken and not any(word in _HIS for word in words):
        # "Said that X would go to Y for talks": whoever is told behind the verb of saying, after "that".
        that = next((u.end for u in sentence.units if u.start >= spoken and u.text in _THAT), None)
        actors = [a for a in actors if that is not None and a.start >= that]
    return [a for a in actors if a.end <= floor and a.figure >= 0 and a.kind in ("person", "role")][:1]


def _carried(actors: list[Actor], since: int, cue: Cue) -> list[Actor]:
    """Return the subject of the clause before when a verb has none of its own ("met X and visited Y")."""
    if cue.value.get("frame") == "noun":
        return []
    earlier = [a for a in actors if a.end <= since and a.kind in ("person", "role", "polity", "pronoun")]
    people = [a for a in earlier if a.kind != "polity"]
    return (people or earlier)[:1]


def _shape_between(sentence: Sentence, start: int, end: int) -> str:
    return "".join([u.cls for u in sentence.units if start <= u.start < end])


def share_sides(sentence: Sentence, actors: list[Actor], figures: list[Figure]) -> None:
    """Give people of one list the side told for one of them.

    Forwards ("the Indian vice president X, minister Y and Z"), and backwards
    from a side told after the last name ("president X and prime minister Y of Poland").
    """
    people = [a for a in actors if a.figure >= 0]
    for first, second in pairwise(people):
        one, two = figures[first.figure], figures[second.figure]
        if not set(_shape_between(sentence, first.end, second.start)) <= _LINKS:
            continue
        same = one.capacity is not None and two.capacity is not None and one.capacity.head == two.capacity.head
        if two.polity is None and (host := _host_of(one, two)) is not None:
            two.polity = host
        if one.polity and two.polity is None and not (same and one.capacity and one.capacity.head in _SINGLE):
            local = two.capacity is not None and two.capacity.head in _OF_STATE
            two.polity = one.polity.partition("-")[0] if local else one.polity  # a governor, and ministers
        elif two.polity and one.polity is None and two.capacity is not None and two.capacity.told_at:
            one.polity = two.polity


def _host_of(envoy: Figure, other: Figure) -> str | None:
    """Return the state that receives an envoy, for a minister told beside him: "the Ambassador of X to |Y| and"."""
    posted = envoy.capacity.accredited if envoy.capacity is not None else None
    return posted if posted and other.capacity is not None and other.capacity.head in _OF_STATE else None


def share_companions(sentence: Sentence, figures: list[Figure]) -> None:
    """Give those who accompany somebody his side: "the Sultan, accompanied by a delegation comprising X and Y"."""
    for cue in sentence.cues:
        if not cue.value.get("companions"):
            continue
        led = [a for a in sentence.actors if a.end <= cue.start and a.kind in ("person", "role") and a.polity]
        last = cue.end
        for actor in [a for a in sentence.actors if led and a.start >= cue.end and a.kind == "person"]:
            if not set(_shape_between(sentence, last, actor.start)) <= _COMPANIONS:
                break
            figure = figures[actor.figure]
            if figure.polity is None:
                figure.polity = actor.polity = led[-1].polity
            last = actor.end


def share_sender(sentence: Sentence, arguments: Arguments, figures: list[Figure]) -> None:
    """Give the sender of a message ("a message from X") the side of the bearer who hands it over."""
    bearers = [figures[a.figure] for a in arguments.subject if a.figure >= 0]
    for actor in arguments.object:
        if actor.figure < 0 or figures[actor.figure].polity is not None:
            continue
        before = next((u for u in reversed(sentence.units) if u.end <= actor.start and u.cls not in "dH"), None)
        if before is not None and before.cls in "mo" and bearers:
            figures[actor.figure].polity = bearers[0].polity


def words_of(cue: Cue, arguments: Arguments) -> tuple[int, int]:
    """Return the stretch that shows an encounter: the cue with the nearest actor it speaks of.

    The one acted on where there is one ("received X, Consul-General of Y"), else the one acting.
    """
    after = [a for a in arguments.all() if a.start >= cue.end]
    before = [a for a in arguments.all() if a.end <= cue.start]
    if after and after[0].end - cue.start <= _SHOWN:
        return cue.start, after[0].end
    if before and cue.end - before[-1].start <= _SHOWN:
        return before[-1].start, cue.end
    return cue.start, cue.end


def told_of_both(sentence: Sentence, arguments: Arguments) -> bool:
    """Whether two who act for different sides are the subject: "the ambassador and the Speaker discussed"."""
    actors = [a for a in arguments.subject if a.kind in ("person", "role", "polity")]
    for first, second in pairwise(actors):
        between = [u for u in sentence.units if first.end <= u.start < second.start and u.text != "visiting"]
        joined = _FOLLOWS_NAME.sub("", "".join(u.cls for u in between)).strip("dHp")  # "X of A and his counterpart"
        if joined in ("&", ",&") and (first.polity or second.polity) and first.polity != second.polity:
            return True
    return False
