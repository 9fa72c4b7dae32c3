"""What a cue needs in its sentence to tell of an encounter at all, and which days and sessions are its own."""

from __future__ import annotations

from typing import TypeVar

from sijill.readout.context import cues_of, ends_clause, has_before, kind_of, sentence_text
from sijill.readout.stretches import unit_over, units_between
from sijill.records.mentions import Cue, DateMention, PlaceMention, Sentence, Unit

_OCCASION = 45  # characters from "during" or "ahead of" to the trip
_NOT_WITHIN = frozenset(
    "planned upcoming forthcoming proposed future next recent previous earlier discussed ahead visits".split()
)
_SPOKEN_OF = frozenset(
    "expressed mentioned underscored chose statement briefing speech remarks clarified explained significance "
    "lauded welcomed noted praised hailed recalled highlighted discussed thanked appreciated described called "
    "commended lauding welcoming noting praising hailing recalling highlighting discussing".split()
)
_NOW = frozenset(("currently", "presently", "now"))
_BESIDE_WORDS = 9  # words from "the sidelines" to the conference
_SIDELINES = frozenset(("sidelines", "sideline", "margins", "fringes", "fringe"))
_GROUP = 10  # words of a noun group before its noun
_NOUN_FORMS = frozenset(
    ("visit", "visits", "tour", "tours", "travel", "travels", "host", "hosts", "sign", "signs", "call")
)
_BEFORE_NOUNS = frozenset(
    "official state working private goodwill brief historic recent first last previous upcoming forthcoming maiden "
    "successful return day-long high-level planned proposed day month week study field courtesy bilateral of".split()
)
_DURING = frozenset(("خلال", "اثناء", "هامش", "اطار"))
_TAKING_PART = frozenset(
    "مشاركته مشاركتها مشاركتهما مشاركتهم حضوره حضورها حضورهما اعمال انعقاد اجتماعات جلسات فعاليات".split()
)
_BESIDE = 4  # words between "on the sidelines of" and the summit
_OF_THING = 3  # words after which "talks of a thing" must have told its sides: محادثات سلام بين
_NEED = 110  # characters in which a word that a cue needs must follow

_Placed = TypeVar("_Placed", DateMention, PlaceMention)


def opening_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence that may tell of an encounter."""
    return [
        c
        for c in (_most_particular(sentence, c) for c in cues_of(sentence, "encounter"))
        if _has_need(sentence, c)
        and not c.value.get("idle")
        and (not c.value.get("final") or ends_clause(sentence, c))
        and not _describes(sentence, c)
        and not _tells_of_thing(sentence, c)
        and not _reaches_number(sentence, c)
    ]


def _most_particular(sentence: Sentence, cue: Cue) -> Cue:
    """Return the meaning of a cue's words whose further words are there: "held talks |...| with".

    Of those that need none the first stands; the cue itself where none fits.
    """
    alike = [
        c for c in sentence.cues if c.kind == cue.kind and (c.start, c.end) == (cue.start, cue.end) and c is not cue
    ]
    if not alike:
        return cue
    alike = [c for c in (cue, *alike) if _has_need(sentence, c)]
    return next((c for c in alike if "needs" in c.value), alike[0] if alike else cue)


def _reaches_number(sentence: Sentence, cue: Cue) -> bool:
    """Whether what is reached is a number and no place: يصل إلى 10 أضعاف, "reached 300"."""
    if cue.value.get("frame") != "visit":
        return False
    following = next((u for u in sentence.units if u.start >= cue.end and u.cls not in "dt"), None)
    if following is None or following.cls != "1":
        return False
    return not any(d.start <= following.start < d.end for d in (*sentence.dates, *sentence.years))


def _describes(sentence: Sentence, cue: Cue) -> bool:
    """Whether a participle describes the office that follows it: "the visiting Rwandan President"."""
    if not sentence_text(sentence, cue).endswith("visiting"):
        return False
    return any(u.start == cue.end + 1 and u.cls in "DRQHF" for u in sentence.units)


def _tells_of_thing(sentence: Sentence, cue: Cue) -> bool:
    """Whether a clause only tells what a thing is that somebody once did: "the Treaty that he |negotiated with|"."""
    before = [u for u in sentence.units if u.end <= cue.start][-3:]
    if len(before) < 3 or before[2].cls != "u" or before[1].text not in ("that", "which"):
        return False
    return before[0].cls in "NF" and before[0].capital


def is_during(sentence: Sentence, cue: Cue) -> bool:
    """Whether a trip or summit is only the time of something else: "during a visit to Cairo", على هامش القمة."""
    if kind_of(cue) == "summit":
        beside = [u.text for u in sentence.units if u.end <= cue.start and u.cls not in "dtQi"][-_BESIDE:]
        while beside and beside[-1] in _TAKING_PART:
            beside.pop()
        return beside[-1:] == ["هامش"]
    if kind_of(cue) != "visit":
        return False
    words = [u for u in sentence.units if u.end <= cue.start and u.cls not in "dtQ"]
    return bool(words) and cue.start - words[-1].end <= 2 and words[-1].text in _DURING


def is_beside(sentence: Sentence, cue: Cue, opening: list[Cue]) -> bool:
    """Whether a conference is only where others met: "met |on the sidelines of the WTO conference| with X"."""
    if cue.value.get("frame") != "summit" or len(opening) < 2:
        return False
    before = [u for u in sentence.units if u.end <= cue.start][-_BESIDE_WORDS:]
    at = next((i for i, u in enumerate(before) if u.text in _SIDELINES), None)
    return at is not None and not any(u.cls in ",." for u in before[at:])


def is_margin(sentence: Sentence, cue: Cue) -> bool:
    """Whether a ceremony is only where others met: "met |on the sidelines of| the investiture"."""
    if kind_of(cue) != "ceremony":
        return False
    before = [u for u in sentence.units if u.end <= cue.start][-_BESIDE_WORDS:]
    at = next((i for i, u in enumerate(before) if u.text in _SIDELINES), None)
    return at is not None and not any(u.cls in ",." for u in before[at:])


def _has_need(sentence: Sentence, cue: Cue) -> bool:
    """Whether one of the words follows that a cue needs to tell of an encounter at all."""
    if cue.value.get("adjacent"):
        return any(cue.end <= a.start <= cue.end + 2 and a.kind != "polity" for a in sentence.actors)
    needs = cue.value.get("needs")
    if not isinstance(needs, list):
        return True
    held = cue.value.get("needs_before")
    if isinstance(held, list):
        before = units_between(sentence, cue.start - 2 * _NEED, cue.start)
        if any(u.text in held for u in before):
            return True
    if cue.value.get("object") == "before":
        return any(u.text in needs for u in units_between(sentence, cue.start - _NEED, cue.start))
    reach = _reach_of_needs(sentence, cue)
    for unit in units_between(sentence, cue.start, reach):
        if unit.text in needs or (unit.cls == "K" and "مع" in needs):
            return True
        if unit.cls == ".":
            return False
    return False


def _reach_of_needs(sentence: Sentence, cue: Cue) -> int:
    """Return where the words end among which one that a cue needs is sought.

    "The talks showed how far ... between": what has its article is known, and only a
    relative clause tells more of it ("the talks that were held between").
    """
    own = unit_over(sentence, cue.start)
    if own is None or not own.text.startswith("ال"):
        behind = [u for u in sentence.units if u.start >= cue.end]
        of_thing = cue.value.get("frame") == "noun" and behind and behind[0].cls == "c" and behind[0].text[-1:] != "ا"
        if of_thing:
            return behind[min(_OF_THING, len(behind) - 1)].start
        return _past_actors(sentence, cue) if cue.value.get("frame") == "signing" else cue.end + _NEED
    days = {c.start for c in sentence.cues if c.kind.startswith("relative_")}
    for unit in sentence.units:
        if unit.start < cue.end or unit.start in days:
            continue
        if unit.cls == "r":
            break
        if unit.cls in "nc":
            return unit.start
    return cue.end + _NEED


def _past_actors(sentence: Sentence, cue: Cue) -> int:
    """Return how far from a signature its paper may be told: names and offices between them do not count."""
    reach = cue.end + _NEED
    for actor in sentence.actors:
        if cue.end <= actor.start < reach:
            reach += actor.end - actor.start
    return reach


def drop_within_sessions(cues: list[Cue]) -> list[Cue]:
    """Return cues without those that are part of the name of a session: "meeting" in "annual high-level meeting"."""
    sessions = [c for c in cues if c.id == "consultations.session"]
    return [c for c in cues if c in sessions or not any(s.start <= c.start and c.end <= s.end for s in sessions)]


def find_sessions(sentence: Sentence, cues: list[Cue]) -> list[Cue]:
    """Return a cue for each mechanism that met: one with its round, or one that a verb says was held."""
    found = []
    for mechanism in sentence.mechanisms:
        if mechanism.kind != "consultations":
            continue
        held = any(c.kind == "session" and abs(c.start - mechanism.start) < 90 for c in sentence.cues)
        covered = any(c.start <= mechanism.start < c.end for c in cues) or any(
            u.cls == "G" and u.start <= mechanism.start and mechanism.end <= u.end for u in sentence.units
        )
        if (mechanism.round is not None or held) and not covered:
            found.append(
                Cue(
                    "encounter",
                    "consultations.session",
                    mechanism.start,
                    mechanism.end,
                    sentence.index,
                    {"frame": "noun"},
                )
            )
    return found


def is_earlier(sentence: Sentence, since: int, day: DateMention | PlaceMention) -> bool:
    """Whether a day or a place belongs to what somebody did before: "signed by X, who had earlier led ... in May"."""
    return any(c.kind == "background" and since <= c.start < day.start for c in sentence.cues)


def near(mentions: list[_Placed], since: int, until: int) -> list[_Placed]:
    """Return the mentions between two places."""
    return [m for m in mentions if since <= m.start < until]


def is_noun_form(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb that is written like a noun is the noun here: "his visit", "a four-day official visit"."""
    units = sentence.units
    first = next((at for at, u in enumerate(units) if u.start == cue.start), 0)
    if cue.value.get("named") or units[first].text not in _NOUN_FORMS or not first:
        return False
    before = units[first - 1]
    return before.cls in "dp'1F" or before.text in _BEFORE_NOUNS


def is_occasion(sentence: Sentence, cue: Cue) -> bool:
    """Whether a trip told by a noun is only when something else was: "during his visit to", ", on a visit to X, met".

    A verb tells of the trip itself; so does "on a visit" where nothing else is told of in its sentence.
    """
    if has_before(sentence, "occasion", cue.start, _OCCASION):
        return True
    first = next((u for u in sentence.units if u.start == cue.start), None)
    before = first if first is not None and first.text == "on" else _before_noun(sentence, cue)
    opening = any(
        c.kind == "encounter" and c is not cue and not c.value.get("back") and not c.id.startswith(("visit", "none"))
        for c in sentence.cues
    )
    if not opening and not is_spoken_of(sentence, cue) and (before is None or before.text != "on"):
        return False  # "X's visit to Y began": it is what is told
    if not cue.value.get("named") and (before is None or before.text != "on"):
        return True
    at = cue.start if before is None or before.text != "on" else before.start
    outside = [u for u in sentence.units if u.end <= at and u.text not in _NOW]
    return not outside or outside[-1].cls == ","


def is_spoken_of(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb before a noun says that it was a subject of talk: "lauded the visit"."""
    if any(c.kind in ("speech", "outcome", "hedge", "outside") and c.end <= cue.start for c in sentence.cues):
        return True
    return any(u.text in _SPOKEN_OF and u.end <= cue.start for u in sentence.units)


def _before_noun(sentence: Sentence, cue: Cue) -> Unit | None:
    """Return the word before the noun group that a trip's noun ends: "on" in "on a five-day, three-city visit"."""
    for unit in [u for u in reversed(sentence.units) if u.end <= cue.start][:_GROUP]:
        if unit.cls in "f" or not (unit.cls in "dp'1FQ-,D" or (unit.cls == "n" and not unit.text.endswith("ed"))):
            return unit
    return None


def is_when(sentence: Sentence, cue: Cue) -> bool:
    """Whether a trip is only the time of something else, in the present: "when he visits"."""
    first = next((u for u in sentence.units if u.start == cue.start), None)
    present = first is not None and first.text.endswith("s") and not first.text.endswith("ss")
    return present and any(
        c.kind == "occasion" and 0 <= cue.start - c.end <= 1 and sentence_text(sentence, c).startswith("when")
        for c in sentence.cues
    )


def is_within(sentence: Sentence, cue: Cue) -> bool:
    """Whether what is told happened on a trip that is its occasion, not before or after it."""
    before = [u for u in sentence.units if u.start <= cue.start and cue.start - u.end <= _OCCASION]
    return not any(u.text in _NOT_WITHIN or u.text in _SPOKEN_OF for u in before)
