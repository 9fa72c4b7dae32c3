"""What a stage of the readout asks about a sentence: clauses, negation, time, speech."""

from __future__ import annotations

from itertools import pairwise

from sijill.readout.clauses import clause_end, owns_contact
from sijill.readout.stretches import unit_over, units_between
from sijill.records.mentions import Actor, Cue, Sentence, Unit

_REACH_OFF_BEFORE, _REACH_OFF = 20, 90  # characters to "cancelled" and "postponed"
_BASE_FORMS = frozenset("meet hold call pay visit have sign attend receive host address travel".split())
_LATE, _LATELY = frozenset(("الراحل", "المرحوم", "الفقيد")), 9  # characters before whom they tell to be dead
_CLAUSE_MARKS = frozenset(",.")
_REACH_ASKED = 120  # characters from "called on" to what is asked
_GREETINGS = frozenset(("greetings", "regards", "condolences", "congratulations"))
_REACH_GREETINGS = 160  # characters from "greetings" to whom they are sent
_SOON = frozenset("arrives starts begins lands pays leaves departs travels embarks flies makes heads visits".split())
_BROUGHT = frozenset(("call", "message"))  # what comes "from" who takes part: "received a call on Monday from"
_REACH_NEGATION = 24  # characters between a negation and the verb it denies
_REACH_HEDGE = 34
_REACH_BACKGROUND = 60
_REACH_BEHIND = 4  # what works backwards is joined to its verb by an ending at most
_REACH_AHEAD = 80  # characters between a present form and the day ahead that it has
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))
_TOMORROW = frozenset(("غدا", "الغد", "غد"))
_SPANS = frozenset(("الاسبوع", "الشهر", "العام"))
_PAST = ("تلق", "تبادل", "تراس", "توجه", "تسلم", "تم", "تباحث", "تدارس")  # past forms that begin like present ones
_WANTED = frozenset(("agreed", "called-for", "proposed", "pledged"))  # results that tell of sessions to come
_REACH_PLANNED = 110  # "will hold talks with X at ... and also meet Y": one auxiliary governs all verbs of a clause


def has_before(sentence: Sentence, kind: str, at: int, reach: int) -> bool:
    """Whether a context cue of `kind` stands at most `reach` characters before `at`, in one clause."""
    for cue in sentence.cues:
        if cue.kind != kind or cue.end > at or at - cue.end > cue.value.get("reach", reach) or cue.value.get("after"):
            continue
        if kind == "outside" and has_article(sentence, cue):
            continue  # على أرض المطار: a place, not one named after somebody
        if not any(
            u.cls in _CLAUSE_MARKS and not _is_point(sentence, u) for u in units_between(sentence, cue.end, at)
        ):
            return True
    return False


def _is_point(sentence: Sentence, mark: Unit) -> bool:
    """Whether a full stop only shortens the word before it: "Jr.", an initial."""
    if mark.text != ".":
        return False
    return any(u.end == mark.start and (len(u.text) == 1 or u.text in ("jr", "sr")) for u in sentence.units)


def has_behind(sentence: Sentence, kind: str, cue: Cue, reach: int) -> bool:
    """Whether a context cue that works backwards (しなかった, する予定) stands right behind `cue`, or ends it."""
    return any(
        c.kind == kind
        and c.value.get("after") is True
        and cue.start < c.start <= cue.end + reach
        and c.end >= cue.end
        for c in sentence.cues
    )


def is_negated(sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb of `cue` is denied."""
    unreported = any(c.id == "unreported" and c.end <= cue.start for c in sentence.cues if c.kind == "negation")
    if unreported and has_before(sentence, "negation", cue.start, _REACH_BACKGROUND):
        return True
    return has_before(sentence, "negation", cue.start, _REACH_NEGATION) or has_behind(
        sentence, "negation", cue, _REACH_BEHIND
    )


def is_hedged(sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb of `cue` is only hoped for, explored or possible."""
    # "discussed X and the Minister stressed ...": after a new subject the hedge has no hold.
    since = max((u.end for u in sentence.units if u.cls == "&" and u.end <= cue.start), default=0)
    subject = any(since <= a.start < cue.start and a.kind != "both" for a in sentence.actors) if since else False
    hedged = has_before(
        sentence, "hedge", cue.start, min(_REACH_HEDGE, cue.start - since) if subject else _REACH_HEDGE
    )
    return hedged or has_behind(sentence, "hedge", cue, _REACH_BEHIND)


def is_background(sentence: Sentence, cue: Cue) -> bool:
    """Whether `cue` tells of the past as background."""
    if any(c.kind == "background" and (c.start < cue.start < c.end or c.id == "history") for c in sentence.cues):
        return True  # "last held talks": the verb is part of it
    recent = [c for c in sentence.cues if c.kind == "background" and c.id == "recent"]
    if any(abs(c.start - cue.end) <= _REACH_PLANNED for c in recent) and not sentence.dates:
        return True
    if cue.value.get("needs_before") and not _is_of_today(sentence) and _had_long_before(sentence, cue):
        return True
    if _had(sentence, cue):
        return not _is_of_today(sentence)
    return has_before(sentence, "background", cue.start, _REACH_BACKGROUND) or has_behind(
        sentence, "background", cue, _REACH_BEHIND + 2
    )


def _had(sentence: Sentence, cue: Cue) -> bool:
    """Whether a past verb has its subject after "was" at the start of the sentence: وكان الوزير التقى."""
    first = next((u for u in sentence.units if u.cls not in '&",.'), None)
    if first is None or first.text not in _WAS or first.end > cue.start or cue.value.get("back"):
        return False
    verb = next((u for u in sentence.units if u.start == cue.start), None)
    subject = any(first.end <= a.start and a.end <= cue.start for a in sentence.actors)
    return subject and verb is not None and not verb.text.startswith(("ي", "س", "ت"))


def _had_long_before(sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb of a noun that stands far from it is told as past: كان قد حمل ... رسالة."""
    words = units_between(sentence, sentence.start, cue.start)
    return any(one.text in _WAS and two.text == "قد" for one, two in pairwise(words))


def _is_of_today(sentence: Sentence) -> bool:
    """Whether a sentence tells of today or yesterday, which is news even after "was"."""
    return any(d.relative in ("relative_day:0", "relative_day:-1") for d in sentence.dates)


def is_cancelled(sentence: Sentence, cue: Cue) -> bool:
    """Whether the contact that `cue` tells of is said, in the same clause, not to take place as planned."""
    for off in sentence.cues:
        if off.kind != "cancelled" or off.value.get("after"):
            continue
        before, after = cue.start - off.end, off.start - cue.end
        if not (0 <= before <= _REACH_OFF_BEFORE or 0 <= after <= _REACH_OFF):
            continue
        between = units_between(sentence, min(off.end, cue.end), max(off.start, cue.start))
        if not any(u.cls in _CLAUSE_MARKS or u.cls == "," for u in between):
            return True
    return False


def is_planned(sentence: Sentence, cue: Cue) -> bool:
    """Whether the encounter that `cue` tells of is still to come."""
    if has_before(sentence, "planned", cue.start, _REACH_PLANNED):
        return True
    if has_behind(sentence, "planned", cue, _REACH_BEHIND) or _is_to_come(sentence, cue):
        return True
    if any(c.kind == "planned" and c.start >= cue.start and c.end <= cue.end for c in sentence.cues):
        return True
    if cue.id == "consultations.session" and any(
        c.kind == "planned" and 0 <= c.start - cue.end <= _REACH_HEDGE and not c.value.get("after")
        for c in sentence.cues
    ):
        return True  # "the joint committee will be held"
    wanted = (c for c in sentence.cues if c.kind == "outcome" and kind_of(c) in _WANTED and c.end <= cue.start)
    if cue.id == "consultations.session" and any(wanted):
        return True  # "agreed to hold the fifth session of the joint committee"
    return _is_governed(sentence, cue) or _is_due(sentence, cue) or _is_expected(sentence, cue)


def _is_expected(sentence: Sentence, cue: Cue) -> bool:
    """Whether a wish tells of what is arranged: its day follows, "looks forward to welcoming X on May 10"."""
    wishes = (c for c in sentence.cues if c.kind == "wish" and 0 <= cue.start - c.end <= _REACH_HEDGE)
    return {bool(c.value.get("dated")) for c in wishes} == {True} and any(d.start >= cue.end for d in sentence.dates)


def _is_due(sentence: Sentence, cue: Cue) -> bool:
    """Whether a trip told in the present has a day of the week or the morrow: "starts a visit to X on Friday"."""
    if cue.value.get("frame") != "visit" or sentence.kind != "body" or not sentence.dates:
        return False
    first = next((u.text for u in sentence.units if u.start >= cue.start), "")
    due = first in _SOON or sentence_text(sentence, cue).startswith(("is due", "are due"))
    return due and any((d.relative or "").startswith(("weekday:", "relative_day:1")) for d in sentence.dates)


def _is_governed(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb in its base form hangs on an earlier "will": "will call on X, ..., and meet Y"."""
    first = next((u for u in sentence.units if u.start == cue.start), None)
    if (
        first is None
        or first.text not in _BASE_FORMS
        or any(u.cls in "dp" for u in units_between(sentence, cue.start - 4, cue.start))
    ):
        return False
    joined = next(
        (u for u in reversed(sentence.units) if u.end <= cue.start and u.text not in ("also", "then")), None
    )
    if joined is None or joined.cls not in "&,":
        return False
    return any(c.kind == "planned" and c.end <= cue.start and not c.value.get("after") for c in sentence.cues)


def _is_to_come(sentence: Sentence, cue: Cue) -> bool:
    """Whether a present form has a day ahead in its clause: يلتقي X غدا."""
    verb = next((u.text for u in units_between(sentence, cue.start, cue.end)), "")
    if verb[:1] not in ("ي", "ت") or verb.startswith(_PAST):
        return False
    days = [c for c in sentence.cues if c.kind == "planned" and cue.end <= c.start <= cue.end + _REACH_AHEAD]
    return any(
        _is_day(sentence, day) and not any(u.cls in ",." for u in units_between(sentence, cue.end, day.start))
        for day in days
    )


def _is_day(sentence: Sentence, cue: Cue) -> bool:
    """Whether words of what is to come tell a day: "tomorrow", "next Sunday", not "the next summit"."""
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    words = {u.text for u in units_between(sentence, cue.start, cue.end)}
    return bool(words & _TOMORROW) or (before is not None and (before.cls == "T" or before.text in _SPANS))


def is_wished(sentence: Sentence, cue: Cue) -> bool:
    """Whether an encounter is only wished for or possible; "to meet" tells of one only after a word that plans it."""
    if has_before(sentence, "wish", cue.start, _REACH_HEDGE) and not _is_expected(sentence, cue):
        return True
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    infinitive = before is not None and before.cls == "t" and before.text == "to"
    if infinitive and _leads(sentence, cue):
        return False  # "led a delegation of 36 to visit Lima"
    return infinitive and not is_planned(sentence, cue)


def _leads(sentence: Sentence, cue: Cue) -> bool:
    """Whether somebody led a delegation that went to do what `cue` tells."""
    words = {u.text for u in sentence.units if u.end <= cue.start}
    return "delegation" in words and not words.isdisjoint(("led", "headed"))


def is_outside(sentence: Sentence, actor: Actor) -> bool:
    """Whether words before an actor say that he did not take part ("at the invitation of")."""
    if actor.outside is None:  # each cue of a sentence asks
        actor.outside = _is_outside(sentence, actor)
    return actor.outside


def _is_outside(sentence: Sentence, actor: Actor) -> bool:
    if actor.kind == "person" and _possesses(sentence, actor):
        # "X's special envoy", "X and Y's commitment": somebody or something of theirs
        return not owns_contact(sentence, actor)
    if any(u.text in _LATE for u in units_between(sentence, actor.start - _LATELY, actor.end)):
        return True
    if any(
        c.kind == "outside" and c.value.get("after") is True and 0 <= c.start - actor.end <= 3 for c in sentence.cues
    ):
        return True
    if _comes_from(sentence, actor) or has_before(sentence, "outside", _before_address(sentence, actor.start), 6):
        return True
    return _is_greeted(sentence, actor) or _joins_outsider(sentence, actor)


def _is_greeted(sentence: Sentence, actor: Actor) -> bool:
    """Whether greetings are sent to an actor: "conveyed the greetings of the President to |the King|"."""
    before = [u for u in sentence.units if u.end <= actor.start and u.cls not in "dHQ"]
    if not before or before[-1].text != "to":
        return False
    sent = next((u for u in reversed(before) if u.text in _GREETINGS), None)
    if sent is None or actor.start - sent.end > _REACH_GREETINGS:
        return False
    return not any(u.cls in _CLAUSE_MARKS for u in units_between(sentence, sent.end, actor.start))


def _joins_outsider(sentence: Sentence, actor: Actor) -> bool:
    """Whether "and" joins a person to one who did not take part: "the greetings of X and Y"."""
    if actor.kind not in ("person", "role"):
        return False
    before = [a for a in sentence.actors if a.end <= actor.start and a.kind in ("person", "role")]
    if not before or not is_outside(sentence, before[-1]):
        return False
    between = "".join(u.cls for u in units_between(sentence, before[-1].end, actor.start)).strip("dH")
    return between == "&"


def _possesses(sentence: Sentence, actor: Actor) -> bool:
    """Whether a possessive ends an actor, or one joined to him by "and"."""
    if any(u.cls == "'" for u in units_between(sentence, actor.end, actor.end + 1)):
        return True
    for other in sentence.actors:
        if other.kind == "person" and other.start > actor.end:
            joined = "".join(u.cls for u in units_between(sentence, actor.end, other.start)).strip("dH")
            owned = any(u.cls == "'" for u in units_between(sentence, other.end, other.end + 1))
            return joined == "&" and owned
    return False


def _comes_from(sentence: Sentence, actor: Actor) -> bool:
    """Whether greetings or the like come from somebody: "from" stands before him and belongs to no cue."""
    if actor.kind != "person":
        return False
    before = next((u for u in reversed(sentence.units) if u.end <= actor.start and u.cls not in "dH"), None)
    if before is None or before.cls != "m" or before.text != "from":
        return False
    if any(c.kind == "encounter" and c.start <= before.start < c.end + 1 for c in sentence.cues):
        return False
    brought = [c for c in sentence.cues if c.kind == "encounter" and c.end <= before.start and kind_of(c) in _BROUGHT]
    return not brought or any(u.cls in ",." for u in units_between(sentence, brought[-1].end, before.start))


def _before_address(sentence: Sentence, start: int) -> int:
    """Return where the forms of address before an actor begin."""
    for unit in reversed(sentence.units):
        if unit.end <= start:
            if unit.cls not in "Hf":
                break
            start = unit.start
    return start


def is_noun(sentence: Sentence, cue: Cue) -> bool:
    """Whether a word that may be a verb is a noun here, since a preposition stands before it (بناء على طلب)."""
    if not cue.value.get("verb"):
        return False
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    return before is not None and before.cls in "ovtifm"


def has_article(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue is the rest of a word with its article: توجه in التوجه is no verb."""
    unit = unit_over(sentence, cue.start)
    return unit is not None and unit.start < cue.start and unit.text.startswith("ال")


def _in_address(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue is only letters of a form of address: حضره in حضرة صاحب السمو."""
    unit = unit_over(sentence, cue.start)
    return unit is not None and unit.cls == "H" and cue.end < unit.end


def cues_of(sentence: Sentence, kind: str) -> list[Cue]:
    """Return the cues of a kind that lie in no capacity, longest first where they overlap."""
    found: list[Cue] = []
    for cue in sentence.cues:
        if cue.kind != kind or _in_address(sentence, cue):
            continue
        whole = cue.value.get("frame") == "attend"  # 団長は: the office is part of the cue
        if any(
            c.start < cue.end
            and cue.start < c.end
            and not ((whole or cue.start < c.start) and cue.start <= c.start and c.end <= cue.end)
            for c in sentence.capacities
        ):
            continue
        if found and cue.start < found[-1].end:
            if cue.end - cue.start > found[-1].end - found[-1].start:
                found[-1] = cue
            continue
        found.append(cue)
    return found


def ends_clause(sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing of the clause follows a cue."""
    following = next((u for u in sentence.units if u.start >= cue.end), None)
    return following is None or following.cls in _CLAUSE_MARKS


def in_relative_clause(sentence: Sentence, at: int) -> bool:
    """Whether a relative pronoun opened the clause in which `at` stands."""
    for unit in reversed(sentence.units):
        if unit.end <= at:
            if unit.cls == "r":
                return True
            if unit.cls in _CLAUSE_MARKS:
                return False
    return False


def opens_clause(sentence: Sentence, actor: Actor) -> bool:
    """Whether nothing but articles and forms of address stands between a clause's start and an actor."""
    for unit in reversed(sentence.units):
        if unit.start >= actor.start:
            continue
        if unit.cls in "dHQ" and unit.text != "that":
            continue
        return unit.cls in ',."' or unit.text in ("that", "while", "and", "as", "when")
    return True


def sentence_text(sentence: Sentence, cue: Cue) -> str:
    """Return the words of a cue as its units give them."""
    return " ".join([u.text for u in units_between(sentence, cue.start, cue.end)])


def asks_to_act(sentence: Sentence, cue: Cue) -> bool:
    """Whether somebody is asked to do something: an infinitive follows ("called on the Taliban to ...").

    What a caller comes for ("called on him to discuss ...") is nothing asked.
    """
    if any(u.text in ("courtesy", "farewell") for u in units_between(sentence, cue.start, cue.end)):
        return False
    end = clause_end(sentence, cue)
    asked = next((u for u in sentence.units if u.start == end), None)
    if asked is None or asked.text != "to" or end - cue.end > _REACH_ASKED:
        return False
    return not any(c.kind == "purpose" and c.start == end for c in sentence.cues)


def kind_of(cue: Cue) -> str:
    """Return the vocabulary id of a cue: its id up to the first dot."""
    return cue.id.partition(".")[0]
