"""Mentions → outcomes: force, author and words of what an encounter brought."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise

import msgspec

from sijill.readout.authors import alone_side, author_of, state_before
from sijill.readout.context import (
    asks_to_act,
    cues_of,
    has_article,
    is_hedged,
    is_negated,
    is_noun,
    kind_of,
    opens_clause,
    sentence_text,
)
from sijill.readout.listed import ends_as_lead_in, first_word, is_number, item_after_colon, opening_item
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Mentions, Sentence

_MOST = 25  # words of evidence
_LEAST = 3
_FURTHEST = 14  # words between "it was agreed" and what was
# What states do together is news even where no meeting is told.
_ALONE = frozenset(("agreed", "signed", "launched"))
_ACTS_NEAR = 14  # characters between who will act and the verb: room for "also" and "in turn"
_NEAR = 90  # characters in which the object of a promise shows itself
_PAPERS = frozenset(("مذكره", "اتفاقيه", "بروتوكول"))  # told one by one; the plurals are told as one
_FOLLOWING = frozenset(("following", "التالي", "التاليه", "الاتي", "الاتيه", "يلي"))
_QUANTIFIERS = frozenset(("all", "any", "some", "several", "many", "existing", "other", "various", "of"))
_CALLS = ("call ", "calls ", "demand", "request", "appeal")
_ADVERBS = frozenset(("recently", "newly", "already", "previously", "also", "jointly"))


class Result(msgspec.Struct):
    """An outcome in the making; the span counts in the folded text."""

    kind: str
    event: int
    by: tuple[str, ...]
    span: tuple[int, int]
    object_start: int
    topics: tuple[str, ...]


def find_results(mentions: Mentions, events: list[Event]) -> list[Result]:
    """Return the outcomes of a document in order, each with the number of its event."""
    found: list[Result] = []
    telling = Telling(events)
    subject: Actor | None = None
    leading: Result | None = None
    numbered = False
    for sentence in mentions.sentences:
        if sentence.kind != "body":
            continue
        if leading is not None and is_number(sentence):
            numbered = True
            continue  # "1." and its item are two sentences
        number = telling.event_of(sentence)
        event = events[number] if number >= 0 else _between_states(sentence)
        last_end = -1
        if leading is not None:
            item = opening_item(sentence) or (first_word(sentence) if numbered else None)
            numbered = False
            if item is None:
                leading = None
            else:
                if found and found[-1] is leading and _only_leads_in(leading, mentions):
                    found.pop()
                listed = replace_span(leading, sentence, item)
                found.append(listed)
                last_end = listed.span[1]
        if event is not None:
            for cue in cues_of(sentence, "outcome"):
                alone = kind_of(cue) in _ALONE or cue.value.get("joint") in _ALONE
                if cue.start < last_end or (number < 0 and not alone):
                    continue
                told = _result(sentence, cue, number, event, mentions, subject)
                if told is None or (number < 0 and told.kind not in _ALONE):
                    continue
                result = told
                if ends_as_lead_in(sentence, cue.end):
                    leading = result
                elif (start := item_after_colon(sentence, cue.end)) is not None:
                    leading = result
                    result = msgspec.structs.replace(result, span=(result.span[0], max(result.span[1], start)))
                found.extend(_each_signed(result, sentence))
                last_end = result.span[1]
        actors = [
            a for a in sentence.actors if a.kind in ("person", "role", "polity", "both") and opens_clause(sentence, a)
        ]
        if actors:
            subject = actors[0]
    return found


def _each_signed(result: Result, sentence: Sentence) -> list[Result]:
    """Return a result for each paper signed: وقعا مذكرة تفاهم في الصحة ومذكرة تفاهم في التعليم."""
    if result.kind != "signed":
        return [result]
    inside = [u for u in sentence.units if result.span[0] <= u.start < result.span[1]]
    papers = [u for u in inside if u.text in _PAPERS]
    if any(u.cls == "1" and u.start < papers[0].start for u in inside if papers):
        return [result]  # 13 اتفاقية ومذكرة: told as a number
    joined = {after.start: before.start for before, after in pairwise(inside) if before.cls == "&"}
    further = [joined[u.start] for u in papers[1:] if u.start in joined]
    starts = [result.span[0], *further]
    ends = [*further, result.span[1]]
    return [
        msgspec.structs.replace(result, span=(start, end), object_start=max(start, result.object_start))
        for start, end in zip(starts, ends, strict=True)
    ]


def _only_leads_in(leading: Result, mentions: Mentions) -> bool:
    """Whether a lead-in has no object but the list: "agreed on the following", في المجالات التالية."""
    return any(
        unit.text in _FOLLOWING
        for sentence in mentions.sentences
        if sentence.start <= leading.span[0] < sentence.end
        for unit in sentence.units
        if leading.span[0] <= unit.start < leading.span[1]
    )


def replace_span(leading: Result, sentence: Sentence, item: Cue) -> Result:
    """Return the result that an item of a list tells, whose verb stands in the lead-in."""
    end = _clause_end(sentence, item)
    topics = tuple(dict.fromkeys(t for s, e, t in sentence.topics if item.start <= s < end))
    return msgspec.structs.replace(leading, span=(item.start, end), object_start=item.start, topics=topics)


def _between_states(sentence: Sentence) -> Event | None:
    """Return the two states that a sentence without an encounter tells of, as a stand-in for an event."""
    told = list(dict.fromkeys(a.polity for a in sentence.actors if a.kind == "polity" and a.polity))
    if len({p.partition("-")[0] for p in told}) != 2:
        return None
    return Event("", sentence.index, (sentence.start, sentence.start), polities=dict.fromkeys(told))


class Telling:
    """Which of the events each sentence tells of."""

    def __init__(self, events: list[Event]) -> None:
        self._named = {index: number for number, event in enumerate(events) for index in event.sentences}
        opened = sorted((event.opened, number) for number, event in enumerate(events))
        self._opened = [sentence for sentence, _ in opened]
        self._last = list(accumulate((number for _, number in opened), max))

    def event_of(self, sentence: Sentence) -> int:
        """Return the number of the event that a sentence tells of: the last that names it, else the last opened.

        A result told first belongs to the meeting told after it; -1 where nothing is told of any.
        """
        number = self._named.get(sentence.index)
        if number is not None:
            return number
        before = bisect_right(self._opened, sentence.index)
        return self._last[before - 1] if before else (0 if self._last else -1)


def _was_before(sentence: Sentence, cue: Cue) -> bool:
    """Whether what was agreed or signed came before the contact: "had agreed", كانا قد اتفقا."""
    since = _clause_start(sentence, cue) if cue.value.get("object") == "before" else cue.start - 1
    return any(c.kind == "background" and c.start < cue.start and c.end >= since for c in sentence.cues)


def _result(
    sentence: Sentence, cue: Cue, number: int, event: Event, mentions: Mentions, carried: Actor | None
) -> Result | None:
    kind = kind_of(cue)
    if (
        kind == "none"
        or is_noun(sentence, cue)
        or is_negated(sentence, cue)
        or is_hedged(sentence, cue)
        or _modifies(sentence, cue)
        or _was_before(sentence, cue)
        or (kind == "agreed" and has_article(sentence, cue))
        or (kind == "signed" and _is_purpose(sentence, cue))
    ):
        return None
    visits = any(c.kind == "encounter" and c.start <= cue.start < c.end for c in sentence.cues)
    if kind == "called-for" and visits and not asks_to_act(sentence, cue):
        return None  # "called on the minister": a visit, unless it goes on "to do"
    start, end = cue.start, _clause_end(sentence, cue, _awaited(sentence, cue))
    if cue.value.get("object") == "before":
        start, end = _clause_start(sentence, cue), max(cue.end, end)
    words = [u for u in sentence.units if start <= u.start < end and not cue.start <= u.start < cue.end]
    if len(words) < _LEAST:
        return None
    needs = cue.value.get("needs")
    if isinstance(needs, list) and not {u.text for u in words} & set(needs):
        return None
    unless = cue.value.get("unless")
    if isinstance(unless, list) and {u.text for u in words} & set(unless):
        return None
    inside = [c.kind for c in sentence.cues if cue.end <= c.start < min(end, cue.end + _NEAR)]
    if cue.value.get("modal") and "modal" not in inside:
        return None
    if cue.value.get("acting") and not _acts_right_before(sentence, cue):
        return None
    topics = tuple(dict.fromkeys(t for s, e, t in sentence.topics if start <= s < end))
    if kind in ("launched", "signed") and _is_history(sentence, start, end, mentions.published):
        return None
    if kind in ("pledged", "agreed") and "courtesy" in inside and not topics:
        return None
    by = author_of(sentence, cue, event, mentions, carried)
    if len({b.partition("-")[0] for b in by}) > 1:
        kind = str(cue.value.get("joint", kind))
    if cue.value.get("alone") and (alone := alone_side(sentence, cue, event, mentions)) is not None:
        kind, by = str(cue.value["alone"]), (alone,)
    return Result(kind, number, by, (start, end), cue.end if start == cue.start else start, topics)


def _is_purpose(sentence: Sentence, cue: Cue) -> bool:
    """Whether a noun only tells what for: جلسنا معهم لتوقيع اتفاق."""
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    return before is not None and before.cls == "f" and before.end == cue.start


def _acts_right_before(sentence: Sentence, cue: Cue) -> bool:
    """Whether who will do it stands right before a verb to come: "Japan will support", not "the visit will"."""
    before = [a for a in sentence.actors if a.end <= cue.start]
    acts = bool(before) and before[-1].kind != "pronoun" and cue.start - before[-1].end <= _ACTS_NEAR
    return acts or state_before(sentence, cue) is not None


def _is_history(sentence: Sentence, start: int, end: int, published: str | None) -> bool:
    """Whether the clause dates what it tells to an earlier year."""
    years = [d.iso[:4] for d in (*sentence.dates, *sentence.years) if d.iso and start <= d.start < end + 2]
    return any(published is None or year < published[:4] for year in years)


def _modifies(sentence: Sentence, cue: Cue) -> bool:
    """Whether the word only describes a noun, or is one: "the recently signed agreement", "Kenya's call for"."""
    before = [u for u in sentence.units if u.end <= cue.start]
    if before and before[-1].cls in "'p" and sentence_text(sentence, cue).startswith(_CALLS):
        return True
    while before and before[-1].text in _ADVERBS:
        before.pop()
    described = bool(before) and (before[-1].cls in "dp" or before[-1].text in _QUANTIFIERS)
    return described and " " not in sentence_text(sentence, cue)


def _clause_start(sentence: Sentence, cue: Cue) -> int:
    """Return where the clause of a passive verb begins."""
    start = cue.start
    for unit in reversed(sentence.units):
        if unit.start >= cue.start:
            continue
        if unit.cls in ',."':
            break
        start = unit.start
    return start


def _awaited(sentence: Sentence, cue: Cue) -> frozenset[str]:
    """Return the words one of which must lead to the object, where it is told and not part of the cue."""
    words = frozenset(cue.value.get("object_after") or ())
    if not words or any(u.text in words for u in sentence.units if cue.start <= u.start < cue.end):
        return frozenset()
    following = [u.text for u in sentence.units if u.start >= cue.end][:_FURTHEST]
    return words if words & set(following) else frozenset()


def _clause_end(sentence: Sentence, cue: Cue, awaited: frozenset[str] = frozenset()) -> int:
    """Return where the words of an outcome end: at a mark, after at most 25 words.

    Marks before one of the `awaited` words only set something off: "it was agreed, at the meeting, to ...".
    """
    count = 0
    last = cue.end
    depth = 0
    quoted = 0
    before = "."
    for unit in sentence.units:
        if unit.start < cue.end:
            continue
        quoted += unit.cls == '"'
        if unit.cls == '"' and quoted == 1 and (count < _LEAST or before in "toif"):
            continue  # what is asked for stands in quotation marks
        before = unit.cls
        if unit.cls == "(":
            depth += 1
        if unit.cls == ")":
            depth -= 1
        if unit.text in awaited:
            awaited, count = frozenset(), 0
        if (unit.cls in ',."' and not depth and count >= _LEAST and not awaited) or count >= _MOST:
            break
        count += unit.cls.isalnum()
        last = unit.end
    return last
