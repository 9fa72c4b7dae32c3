"""Sessions of an organization: "the OIC holds a meeting tomorrow", a council of Arab ministers.

One side is told, the organization whose members meet. It counts where the text
says that the session is held, when or where, or who takes part in it; a session
merely spoken of is none.
"""

from __future__ import annotations

from sijill.readout.context import has_before, is_background, is_negated, is_planned, is_wished
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Sentence, Unit
from sijill.vocabulary import polities

_INSIDE = frozenset("FQDxBfncR1&HAN")  # classes that may stand between a session and whose it is
_FAR = 9  # units from a session to whose it is
_HELD = 60  # characters between "held" and the session
_ATTENDS = 30  # characters between "took part" and who did
_NO_VERBS = frozenset(("اعمال", "خلال", "انعقاد", "برياسه"))  # words near a session that don't say that it is held
_MOVEMENTS = frozenset(("Hamas", "Hezbollah", "Houthis", "Arab Coalition", "Syrian opposition"))


def find_councils(sentence: Sentence) -> list[tuple[Cue, str]]:
    """Return the sessions that a sentence names, each with the organization whose members meet."""
    found = []
    for cue in sentence.cues:
        if cue.kind == "council" and (host := _host(sentence, cue)) is not None:
            found.append((cue, host))
    return found


def council_event(sentence: Sentence, cue: Cue, host: str) -> Event | None:
    """Return the event of a session, or None when the sentence doesn't tell that it takes place."""
    if is_wished(sentence, cue) or is_negated(sentence, cue) or is_background(sentence, cue):
        return None
    if has_before(sentence, "occasion", cue.start, _ATTENDS):
        return None
    planned = is_planned(sentence, cue) or _is_ahead(sentence, cue)
    people = _attending(sentence, cue)
    held = any(
        c.kind == "session"
        and 0 <= cue.start - c.end <= _HELD
        and not {u.text for u in sentence.units if c.start <= u.start < c.end} & _NO_VERBS
        for c in sentence.cues
    )
    settled = bool(sentence.dates) or any(p.located and p.name for p in sentence.places)
    if not (people or (held and settled)):
        return None
    event = Event("summit", sentence.index, (cue.start, cue.end), sentences=[sentence.index])
    event.frame, event.shown = "summit", (cue.start, cue.end)
    event.status = "planned" if planned else "held"
    event.dates, event.places = list(sentence.dates), list(sentence.places)
    event.polities = {host: None}
    event.people = dict.fromkeys((a.figure for a in people), False)
    return event


def _host(sentence: Sentence, cue: Cue) -> str | None:
    """Return the organization that a session is told of, behind it or, as its holder, before it."""
    behind = [u for u in sentence.units if u.start >= cue.end][:_FAR]
    for at, unit in enumerate(behind):
        if _is_league(behind, at):
            return "Arab League"
        if unit.cls == "G":
            return _multilateral(unit)
        if unit.cls not in _INSIDE:
            break
    before = [u for u in sentence.units if u.end <= cue.start and u.cls not in "T1"][-3:]
    holders = [u for u in before if u.cls == "G"]
    if holders and any(c.kind == "session" and 0 <= holders[-1].start - c.end <= 2 for c in sentence.cues):
        return _multilateral(holders[-1])
    return None


def _multilateral(unit: Unit) -> str | None:
    polity = polities().get(unit.id)
    alone = polity is not None and polity.kind == "organization" and not polity.parent
    return unit.id if alone and unit.id not in _MOVEMENTS else None


def _is_league(units: list[Unit], at: int) -> bool:
    """Whether "Arab" closes a list of ministers or chiefs: وزراء الخارجية والدفاع العرب."""
    return units[at].text == "العرب" and any(u.cls == "R" for u in units[:at])


def _attending(sentence: Sentence, cue: Cue) -> list[Actor]:
    """Return the people who are told to take part: right behind a word that says so."""
    words = [c for c in sentence.cues if c.kind == "attending" and abs(c.start - cue.start) <= 2 * _HELD]
    return [
        a
        for a in sentence.actors
        if a.figure >= 0 and a.kind in ("person", "role") and any(0 <= a.start - w.end <= _ATTENDS for w in words)
    ]


def _is_ahead(sentence: Sentence, cue: Cue) -> bool:
    """Whether a day ahead stands beside the session: تعقد المنظمة غدا اجتماعا."""
    return any(c.kind == "planned" and abs(c.start - cue.end) <= _HELD for c in sentence.cues)
