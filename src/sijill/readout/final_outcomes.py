"""Outcomes in languages whose verb ends the clause: the object stands before it, from the clause's beginning."""

from __future__ import annotations

from sijill.language import Language
from sijill.readout.context import cues_of, ends_clause, kind_of
from sijill.readout.final_clauses import (
    in_brackets,
    is_denied,
    is_intended,
    is_marked,
    is_marked_or_source,
    is_spoken,
    is_to_come,
    modifies,
)
from sijill.readout.outcomes import Result, Telling
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Mentions, Sentence

_PAST = frozenset(("signed", "agreed", "launched"))
_HEAD = 14  # characters in which the noun stands that a verb has as its object
_OTHER = "other"  # what a word for the other side is kept as
_LEAST, _VERB = 6, 4  # characters of an object, and of its verb; a longer phrase holds some of the object


def find_final_results(mentions: Mentions, events: list[Event], language: Language) -> list[Result]:
    """Return the outcomes of a document in order, each with the number of its event."""
    found: list[Result] = []
    telling = Telling(events)
    subject: Actor | None = None
    for sentence in mentions.sentences:
        if sentence.kind != "body":
            continue
        number = telling.event_of(sentence)
        last = sentence.start
        for cue in cues_of(sentence, "outcome"):
            if number < 0 or cue.start < last:
                continue
            result = _result(sentence, cue, number, events, mentions, subject, last, language=language)
            if result is not None:
                found.append(result)
                last = cue.end
        marked = [a for a in sentence.actors if is_marked(sentence, a) or a.kind == "both"]
        subject = marked[-1] if marked else subject
    return found


def _result(
    sentence: Sentence,
    cue: Cue,
    number: int,
    events: list[Event],
    mentions: Mentions,
    carried: Actor | None,
    since: int,
    *,
    language: Language,
) -> Result | None:
    if cue.value.get("final") and not ends_clause(sentence, cue):
        return None
    if is_denied(sentence, cue) or modifies(sentence, cue) or is_spoken(sentence, cue):
        return None
    start = _object_start(sentence, cue, since, joins=language.words_of("clause_joins"))
    words = "".join(u.text for u in sentence.units if start <= u.start < cue.end)
    if _is_bare(sentence, cue, start) and not cue.value.get("short"):
        return None
    needs, unless = cue.value.get("needs"), cue.value.get("unless")
    near = words[-(cue.end - cue.start) - _HEAD :]
    if isinstance(needs, list) and not any(word in (near if cue.value.get("beside") else words) for word in needs):
        return None
    if isinstance(unless, list) and any(word in near for word in unless):
        return None
    if kind_of(cue) in _PAST and is_intended(sentence, cue):
        return None  # 70%に引き上げると述べた
    if kind_of(cue) == "signed" and is_to_come(sentence, cue):
        return None  # 署名を予定しており
    if kind_of(cue) in _PAST and _is_history(sentence, start, cue.end, mentions.published):
        return None
    topics = tuple(dict.fromkeys(t for s, e, t in sentence.topics if start <= s < cue.end))
    if cue.value.get("concrete") and set(topics) <= {"politics", "economy"}:
        return None
    vague = kind_of(cue) in ("agreed", "pledged") and set(topics) <= {"politics"}
    firm = cue.value.get("firm")
    if isinstance(firm, list) and any(word in words for word in firm):
        vague = False  # 戦略的パートナーシップに引き上げることで合意した
    if vague and any(c.kind == "courtesy" and start <= c.start < cue.end for c in sentence.cues):
        return None
    by = _author(sentence, cue, events[number], mentions, carried, language=language)
    kind = kind_of(cue)
    if kind == "pledged" and _is_joint(sentence, cue, carried):
        kind, by = "agreed", tuple(events[number].polities)
    return Result(kind, number, by, (start, cue.end), start, topics)


def _is_bare(sentence: Sentence, cue: Cue, start: int) -> bool:
    """Whether too little stands before a cue to be its object; a phrase with こと holds the object's verb."""
    holds = any(u.text.startswith("こと") for u in sentence.units if cue.start < u.start < cue.end)
    return cue.end - start < _LEAST + _VERB if holds else cue.start - start < _LEAST


def _is_joint(sentence: Sentence, cue: Cue, carried: Actor | None) -> bool:
    """Whether both sides promise, now or as told before: 両首脳は…を約束した."""
    marked = [a for a in sentence.actors if a.end <= cue.start and is_marked(sentence, a)]
    actor = marked[-1] if marked else carried
    return actor is not None and actor.kind == "both"


def _is_history(sentence: Sentence, start: int, end: int, published: str | None) -> bool:
    """Whether the clause dates what was signed or founded to an earlier year: 1982年に協定を結んだ."""
    told = [d for d in sentence.dates if start <= d.start < end and not in_brackets(sentence, d)]
    years = [d.iso[:4] for d in told if d.iso]
    last = any((d.relative or "").startswith("of_year:-") for d in told)
    ago = any(c.id == "past" and start <= c.start < end for c in sentence.cues if c.kind == "background")
    return last or ago or (published is not None and any(year < published[:4] for year in years))


def _object_start(sentence: Sentence, cue: Cue, since: int, *, joins: frozenset[str]) -> int:
    """Return where the object of an outcome's verb begins: behind the last clause's end or the subject."""
    start = since
    units = [u for u in sentence.units if since <= u.start < cue.start]
    quoted = 0
    for at, unit in enumerate(units):
        if unit.text == "「":
            quoted += 1
        elif unit.text == "」":
            quoted = max(0, quoted - 1)
        if quoted or _is_bare(sentence, cue, unit.end):
            continue
        joined = unit.text in joins and at and units[at - 1].cls in "vx"  # 述べるとともに、
        told = unit.cls in "sm" and any(0 <= unit.start - a.end <= 1 for a in sentence.actors)
        if unit.cls == "s" and unit.text not in ("は", "が", "も"):
            told = False
        mark = unit.cls == "," and at and units[at - 1].cls in "svxjm"
        if not (joined or told or mark):
            continue
        start = unit.end
    first = next((u for u in units if u.start >= start and (u.text[0].isalnum() or u.text in "「(")), None)
    return first.start if first else start


def _author(
    sentence: Sentence,
    cue: Cue,
    event: Event,
    mentions: Mentions,
    carried: Actor | None,
    *,
    language: Language,
) -> tuple[str, ...]:
    """Return whose outcome it is: both sides when the verb takes both, else the subject's."""
    everybody = tuple(event.polities)
    if cue.value.get("by") == "both":
        return everybody
    before = [
        a
        for a in sentence.actors
        if a.end <= cue.start and is_marked_or_source(sentence, a) and not _is_within(sentence, a, cue)
    ]
    actor = before[-1] if before else carried
    named, at = _names_other(sentence, cue, language)
    if named and (not before or before[-1].end <= at):
        return _find_other(sentence, named, everybody, actor, mentions, language=language)
    if actor is None:
        return ()
    if actor.kind == "both":
        return everybody
    if actor.figure >= 0 and mentions.figures[actor.figure].polity:
        return (str(mentions.figures[actor.figure].polity),)
    return (actor.polity,) if actor.polity else ()


def _names_other(sentence: Sentence, cue: Cue, language: Language) -> tuple[str, int]:
    """Return the last word before a cue that tells a subject as the other side (先方は, 同局側は), and its place.

    The word is empty where there is none.
    """
    units = sentence.units
    found = ("", 0)
    for at, unit in enumerate(units):
        if unit.start >= cue.start:
            break
        is_side = at + 1 < len(units) and units[at + 1].cls == "c"
        marker = at + 2 if is_side else at + 1
        if marker < len(units) and units[marker].cls == "s":
            if unit.text in language.words_of("other_side") or (
                is_side and unit.text in language.words_of("partner")
            ):
                found = (_OTHER, unit.start)
            elif is_side and unit.text.startswith(tuple(language.words_of("same_side"))):
                found = (unit.text, unit.start)
    return found


def _find_other(
    sentence: Sentence,
    named: str,
    polities: tuple[str, ...],
    carried: Actor | None,
    mentions: Mentions,
    *,
    language: Language,
) -> tuple[str, ...]:
    """Return the other of two sides. Of a side told as "the same" only an answer tells which; it isn't guessed."""
    last = _get_side(carried, mentions)
    answers = tuple(language.words_of("answers"))
    if (named == _OTHER or named in language.words_of("foreign_side")) and mentions.home in polities:
        last = mentions.home
    elif named != _OTHER and not "".join(u.text for u in sentence.units[:4]).startswith(answers):
        last = None
    if last is None or last not in polities or len(polities) != len(("one", "other")):
        return ()
    return tuple(side for side in polities if side != last)


def _get_side(actor: Actor | None, mentions: Mentions) -> str | None:
    if actor is None:
        return None
    polity = mentions.figures[actor.figure].polity if actor.figure >= 0 else None
    return polity or actor.polity


def _is_within(sentence: Sentence, actor: Actor, cue: Cue) -> bool:
    """Whether an actor is that of a clause spoken of: AからBが出席したことに謝意があり、…を要請した."""
    units = [u for u in sentence.units if actor.end <= u.start < cue.start]
    return bool(units) and units[0].text == "が" and any(u.text in ("ことに", "ことを") for u in units)
