"""How far a cue reaches in its clause: what is named in a contact, and what is only spoken of.

"Received X to discuss the situation in Yemen and the visit of Y" tells of X
alone. Words that open a subject of talk are the `about` cues of a language;
a language without them has none.
"""

from __future__ import annotations

import msgspec

from sijill.records.mentions import Actor, Cue, DateMention, PlaceMention, Sentence

_BESIDE = 12  # characters between a noun and the relative clause that tells when it was: "talks that were held today"
_HEARD = frozenset(("استمع", "استمعت"))  # what a cabinet hears of took place before
_WHERE = frozenset(("حيث", "خلالها", "اثناءها"))
_AFTER = frozenset(("عقب", "بعد"))
_SINCE = frozenset(("منذ", "فمنذ", "ومنذ", "بعد", "عقب", "قبل"))
_THAT = frozenset(("ان", "انه", "انها", "بان", "بانه", "بانها"))
_PEOPLE = frozenset(("person", "role", "both", "pronoun"))


def drop_spoken_of(sentence: Sentence, cue: Cue, actors: list[Actor]) -> list[Actor]:
    """Return the actors behind a cue without those of which was only spoken.

    People told with "with" took part, wherever the subject stands: "discussed the crisis with X".
    """
    start = _subject_of_talk(sentence, cue)
    if start is None:
        return actors
    return [a for a in actors if a.start < start or (a.kind in _PEOPLE and _is_with(sentence, a))]


def drop_places_of_talk(sentence: Sentence, cue: Cue, places: list[PlaceMention]) -> list[PlaceMention]:
    """Return the places of a clause without those of the subject of talk behind its cue."""
    start = _subject_of_talk(sentence, cue)
    return places if start is None else [p for p in places if p.start < start]


def drop_places_left(sentence: Sentence, places: list[PlaceMention]) -> list[PlaceMention]:
    """Return places without those that somebody came from: قادما من السعودية."""
    left = {c.end for c in sentence.cues if c.id == "left"}
    left |= {u.end for u in sentence.units if u.text == "من"}
    return [p for p in places if not any(0 <= p.start - end <= 1 for end in left)]


def places_of_occasions(sentence: Sentence, trips: list[Cue]) -> list[PlaceMention]:
    """Return the places of trips that are told as the time of a contact: "met during a visit to Cairo"."""
    return [
        msgspec.structs.replace(place, located=True)
        for trip in trips
        for place in sentence.places
        if place.name and place.towards and 0 <= place.start - trip.end <= _BESIDE
    ]


def places_of_goal(sentence: Sentence, cue: Cue) -> list[PlaceMention]:
    """Return where a contact is that a traveller goes to: "will go to Oslo, where he meets"."""
    where = [u for u in sentence.units if u.text in _WHERE and u.start <= cue.end + _BESIDE]
    goals = [p for p in sentence.places if p.name and p.towards and p.end <= cue.start]
    if not goals or not any(goals[-1].end <= u.start for u in where):
        return []
    return [msgspec.structs.replace(goals[-1], located=True)]


def drop_days_of_others(sentence: Sentence, cue: Cue, days: list[DateMention]) -> list[DateMention]:
    """Return the days of a sentence without those of a relative clause: "the crime which happened on Monday"."""
    held = {c.start for c in sentence.cues if c.kind == "session"}
    relatives = [
        u.end
        for u in sentence.units
        if u.cls == "r" and not 0 <= u.start - cue.end <= _BESIDE and not (u.start > cue.end and u.end + 1 in held)
    ]
    return [d for d in days if not any(_rules(sentence, at, cue, d) for at in relatives)]


def drop_days_of_report(sentence: Sentence, cue: Cue, days: list[DateMention]) -> list[DateMention]:
    """Return the days of what is to come without that of its announcement: "said yesterday that X will arrive"."""
    thats = [u.start for u in sentence.units if u.text in _THAT and u.end <= cue.start]
    said = [c.end for c in sentence.cues if c.kind == "announced" and c.end <= cue.start]
    return [d for d in days if not (thats and said and said[0] <= d.start < thats[-1])]


def drop_days_to_come(sentence: Sentence, cue: Cue, days: list[DateMention]) -> list[DateMention]:
    """Return the days of what took place without those that follow a word of what is to come: المزمع عقدها يوم 5."""
    ahead = [c.end for c in sentence.cues if c.kind == "planned" and c.start >= cue.end and not c.value.get("after")]
    return [d for d in days if not any(end <= d.start for end in ahead)]


def is_reacted_to(sentence: Sentence, cue: Cue) -> bool:
    """Whether a contact is what somebody reacts to or writes about: "welcomed the visit", "a statement on talks"."""
    words = [u for u in sentence.units if u.end <= cue.start or (u.start == cue.start and u.cls == "i")]
    named = any(u.cls in "nxF" for u in sentence.units if cue.start <= u.start < cue.end)
    if not words or not named or not (words[-1].cls in "if" or words[-1].text in _AFTER):
        return False
    if any(c.kind == "about" and c.start == words[-1].start for c in sentence.cues):
        return True
    since = max((u.end for u in words if u.cls in ",."), default=sentence.start)
    return any(c.kind == "reaction" and since <= c.start < cue.start for c in sentence.cues)


def is_since(sentence: Sentence, cue: Cue) -> bool:
    """Whether a noun only dates something else, or is heard of: "since the signing of", "heard the results of"."""
    words = [u for u in sentence.units if u.end <= cue.start]
    if not words:
        return False
    if cue.value.get("adjacent") and words[-1].text in _THAT:
        return True  # قال إن زيارة X لن تغير: what is said of a trip
    if cue.value.get("frame") == "signing" and words[-1].text in _SINCE:
        return True
    if cue.value.get("frame") == "visit" and words[-1].text in _AFTER and not cue.value.get("adjacent"):
        return any(u.text.startswith("زيار") for u in sentence.units if cue.start <= u.start < cue.end)
    heard = [u for u in words if u.text in _HEARD]
    return bool(heard) and not any(u.cls == "." for u in words if u.start > heard[-1].start)


def _rules(sentence: Sentence, relative: int, cue: Cue, day: DateMention) -> bool:
    """Whether a relative pronoun that ends at `relative` opens the clause that a day ends, and not the cue's."""
    if relative > day.start or relative <= cue.start <= day.start:
        return False
    return not any(u.cls in ",." for u in sentence.units if relative <= u.start < day.start)


def _subject_of_talk(sentence: Sentence, cue: Cue) -> int | None:
    """Return where the first subject of talk behind a cue begins."""
    return next((c.start for c in sentence.cues if c.kind == "about" and c.start >= cue.end), None)


def _is_with(sentence: Sentence, actor: Actor) -> bool:
    """Whether "with" stands before an actor, forms of address aside."""
    before = next((u for u in reversed(sentence.units) if u.end <= actor.start and u.cls not in "Hd"), None)
    return before is not None and before.cls == "w"
