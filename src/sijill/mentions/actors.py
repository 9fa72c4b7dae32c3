"""Who acts in a sentence: people, capacities without a name, polities, bodies, both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from sijill.language import Language
from sijill.mentions.acting import find_listed, is_subject, owns_body
from sijill.mentions.capacity_sides import further_states
from sijill.mentions.marked_sides import find_marked_sides
from sijill.mentions.plain_offices import plain_office
from sijill.records.mentions import Actor, Capacity, Cue, Figure, Person, Sentence, Unit

_LEADING = frozenset(("led", "headed", "fronted", "spearheaded", "chaired"))
_LED = 8  # words between a side and who leads it
_HEADED = 24  # characters between a side and its head
_EVERYWHERE = frozenset(("head_of_state", "head_of_government", "foreign_minister"))  # one in each state
_SHORTLY = 4  # words from "a delegation of" to whose, where no body is told
_DELEGATED = 8  # words between a delegation and the state whose body sends it
# Offices that a shorter word names once their bearer is known.
_MINISTERS = ("minister", "foreign_minister", "deputy_minister", "head_of_government", "deputy_head_of_government")
_ENVOYS = ("ambassador", "consul", "envoy")
_LEADERS = ("head_of_state", "head_of_government", "head", "deputy_head_of_state", "parliament")
_CALLED = {
    "minister": _MINISTERS,
    "secretary": ("foreign_minister", "deputy_minister", "minister"),
    "premier": ("head_of_government",),
    "envoy": _ENVOYS,
    "diplomat": (*_ENVOYS, "foreign_minister", "deputy_minister"),
    "top diplomat": ("foreign_minister",),
    "leader": _LEADERS,
    "lawmaker": ("parliament",),
}
_MANY = 100  # bearers of one office among whom a bare "the minister" is sought
_OWN_FORMS = frozenset(("sultanate", "kingdom"))  # forms that a state has for a name at home
_MAY_ACT = frozenset("PDGLNu")  # classes of units that can be actors


def find_actors(
    sentence: Sentence,
    figures: list[Figure],
    bodies: Mapping[str, str],
    pronouns: frozenset[str] = frozenset(("he", "she", "him")),
    *,
    holders: Mapping[str, list[Figure]],
    verb_first: bool = False,
    marked: Language | None = None,
    home: str | None = None,
) -> None:
    """Fill `sentence.actors` in order of place.

    `holders` are the figures by their offices (`find_holders`); `marked`: a
    language that marks behind an actor that he acts.
    """
    actors: list[Actor] = []
    owned = {id(p.capacity) for p in sentence.people if p.capacity is not None and p.figure >= 0}
    covered: list[tuple[int, int]] = []
    for person in sentence.people:
        if person.figure >= 0:
            start = min(person.start, person.capacity.start) if person.capacity else person.start
            if not marked and person.capacity is not None and _shares(sentence, person):
                start = person.start  # "ministers X and |Y|"
            end = max(person.end, person.capacity.end) if person.capacity else person.end
            office = person.capacity  # who only speaks for somebody; a spokesman and adviser takes part
            spoken = office is not None and office.head == "spokesperson" and not office.further
            side = figures[person.figure].polity
            actors.append(Actor("person", start, end, sentence.index, person.figure, side, outside=spoken or None))
            covered.append((start, end))
    both = [c for c in sentence.cues if c.kind == "both"]
    for capacity in sentence.capacities:
        covered.append((capacity.start, capacity.end))
        if id(capacity) in owned:
            continue
        if any(c.start == capacity.start and c.end >= capacity.end for c in both):
            continue  # الرئيسان: both sides, told by the cue
        open_sides = not verb_first and may_be_open(capacity, home)
        if marked and capacity.polity is not None and _state(capacity.polity) != home:
            open_sides = sentence.kind == "title"  # a foreign officer is introduced with his state
        figure = _holder(capacity, holders, open_sides=open_sides, titled=bool(marked) and sentence.kind == "title")
        if figure is not None and figure.polity is None:
            figure.polity = capacity.polity
        actors.append(
            Actor(
                "role",
                capacity.start,
                capacity.end,
                sentence.index,
                figure.number if figure else -1,
                figure.polity if figure and figure.polity else capacity.polity,
                capacity,
                capacity.plural,
            )
        )
        place = (capacity.start, capacity.end, sentence.index)
        for code in further_states(sentence.units, capacity):
            actors.append(Actor("role", *place, polity=code, capacity=capacity, plural=True))
    covered.extend(c.told_at for c in sentence.capacities if c.told_at)
    for cue in both:
        named = any(s <= cue.start and cue.end <= e for s, e in covered[: len(owned)])  # الرئيسان X وY
        if not _is_inside(cue, sentence) and not (verb_first and named):
            actors.append(Actor("both", cue.start, cue.end, sentence.index, plural=True))
            covered.append((cue.start, cue.end))
    if marked:
        actors.extend(find_marked_sides(sentence, covered, marked))
        sentence.actors = sorted(actors, key=lambda a: (a.start, a.end))
        return
    groups = [c for c in sentence.cues if c.kind == "group"]
    # A polity right after a verb is its subject where the verb comes first.
    verbs = {c.end for c in sentence.cues if c.kind in ("outcome", "session", "encounter")} if verb_first else set()
    listed = set() if verb_first else find_listed(sentence.units)
    for at, unit in enumerate(sentence.units):
        # Most words: no actor by their class, and names that are none of a body or state.
        if unit.cls not in _MAY_ACT and (home is None or unit.text not in _OWN_FORMS):
            continue
        if unit.cls == "N" and unit.text not in bodies and unit.text not in _OWN_FORMS:
            continue
        polity = _polity_of(sentence.units, at, bodies) or _own_state(sentence.units, at, home)
        sent = None if verb_first else _group_before(groups, sentence.units, at)
        if polity is None and sent is not None and unit.cls == "L":
            polity = str(unit.value.get("subdivision") or unit.value.get("country") or "") or None
        if polity is None and unit.cls != "u":
            continue
        if any(s <= unit.start < e for s, e in covered):
            continue
        if polity is not None:
            end = unit.end
            group = _group_of(groups, sentence.units, at)
            if group is not None:
                end = max(unit.end, group.end)
            elif sent is not None:
                lists = sent.value.get("list") is True
                actors.append(Actor("polity", sent.start, end, sentence.index, polity=polity, group=lists))
                continue
            elif not (at in listed or is_subject(sentence.units, at, verbs=verbs if verb_first else None)):
                continue
            lists = group is not None and group.value.get("list") is True
            actors.append(Actor("polity", unit.start, end, sentence.index, polity=polity, group=lists))
        elif unit.cls == "u" and unit.text in pronouns:
            actors.append(Actor("pronoun", unit.start, unit.end, sentence.index))
    actors.sort(key=lambda a: (a.start, a.end))
    sentence.actors = actors
    heads = [c for c in sentence.cues if c.value.get("lead")]
    _name_heads(sentence, figures, heads)


def _shares(sentence: Sentence, person: Person) -> bool:
    """Whether somebody else's name stands between an office told of several and somebody's own."""
    office = person.capacity
    told = [o for o in sentence.people if office is not None and office.end <= o.start and o.end <= person.start]
    return office is not None and office.plural and bool(told)


def _name_heads(sentence: Sentence, figures: list[Figure], heads: list[Cue]) -> None:
    """Give a person the side he is told to head: "X led the Kuwaiti side", ترأس الجانب الكويتي X."""
    for before, actor in pairwise(sentence.actors):
        if not (before.group or actor.group or (before.kind == "polity" and actor.kind == "person")):
            continue
        between = [u for u in sentence.units if before.end <= u.start < actor.start]
        near = actor.start - before.end <= _HEADED and not any(u.cls in ",&" for u in between)
        between = [u for u in between if u.cls != ","]
        if before.group and near and actor.kind == "person" and figures[actor.figure].polity is None:
            figures[actor.figure].polity = actor.polity = before.polity
        beside = actor.group and near and {u.cls for u in between} <= set("mdif")
        headed = beside or any(before.end <= h.start and h.end <= actor.start for h in heads)
        sent = before.kind == "polity" and before.end - before.start > 0 and _is_led(sentence, before, actor)
        if sent and actor.kind == "person" and figures[actor.figure].polity is None:
            figures[actor.figure].polity = actor.polity = before.polity
        if actor.group and headed and before.kind == "person" and figures[before.figure].polity is None:
            figures[before.figure].polity = before.polity = actor.polity


def _is_led(sentence: Sentence, side: Actor, head: Actor) -> bool:
    """Whether people of a side are told to be led by somebody: "Irish lawmakers |led by| Senator X"."""
    between = [u.text for u in sentence.units if side.end <= u.start < head.start]
    return (
        len(between) <= _LED
        and any(one in _LEADING and two == "by" for one, two in pairwise(between))
        and not {",", ".", ";"} & set(between[:-1])
    )


def _is_inside(cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue is only part of a capacity: الوزراء in رئيس مجلس الوزراء."""
    return any(c.start <= cue.start < c.end and c.end - c.start > cue.end - cue.start for c in sentence.capacities)


def _group_of(groups: list[Cue], units: list[Unit], at: int) -> Cue | None:
    """Return the noun that makes a polity a side: "the Indian delegation", وفد من البرلمان الهندي."""
    unit, before = units[at], units[at - 1] if at else None
    for group in groups:
        if group.value.get("before"):
            if group.end <= unit.start and (
                group.end + 1 >= unit.start or (before and before.start == group.end + 1)
            ):
                return group
            sent = unit.cls == "D" or unit.text.endswith("السعوديه")  # the kingdom's name is its adjective
            if group.value.get("list") and sent and _is_sent_by(units, at, group):
                return group
        elif 0 <= group.start - unit.end <= 12:
            return group
    return None


def _is_sent_by(units: list[Unit], at: int, group: Cue) -> bool:
    """Whether a delegation is told to be from a body of the state: وفدا من لجنة الدفاع في البرلمان الهندي."""
    between = [u for u in units[max(0, at - _DELEGATED) : at] if u.start > group.end]
    reached = bool(between) and units[at - len(between) - 1].start >= group.start
    shape = "".join([u.cls for u in between])
    named = "B" in shape or (shape[:1] == "m" and 1 < len(shape) <= _SHORTLY)  # وفدا من الكونغرس الأميركي
    return reached and "m" in shape and named and set(shape) <= set("mBFxiAQcU")


def _group_before(groups: list[Cue], units: list[Unit], at: int) -> Cue | None:
    """Return the noun before "of" or "from" that makes what follows a side: "a delegation from Osaka", "envoys"."""
    if not groups or units[at].cls not in "PGL":
        return None
    before = at - 1
    while before >= 0 and units[before].cls == "d":
        before -= 1
    if before < 1 or units[before].text not in ("of", "from"):
        return None
    end = units[before - 1].end
    return next((g for g in groups if g.end == end and not g.value.get("before")), None)


def _own_state(units: list[Unit], at: int, home: str | None) -> str | None:
    """Return the home state where it is named by its form alone: "between the Sultanate and Qatar"."""
    if (
        home is None
        or units[at].text not in _OWN_FORMS
        or not units[at].capital
        or at == 0
        or units[at - 1].cls != "d"
    ):
        return None
    return None if at + 1 < len(units) and units[at + 1].cls == "o" else home


def _polity_of(units: list[Unit], at: int, bodies: Mapping[str, str]) -> str | None:
    unit = units[at]
    if unit.cls in "PD":
        return unit.id
    if unit.cls == "G":
        return unit.id
    if unit.cls == "L" and unit.value.get("subdivision") and owns_body(units, at):
        return str(unit.value["subdivision"])
    if unit.cls == "N" and unit.text in bodies:
        return bodies[unit.text]
    return None


def find_holders(figures: list[Figure]) -> dict[str, list[Figure]]:
    """Return the figures of a document by their offices, in the order of their introduction."""
    holders: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.capacity is not None:
            heads = (figure.capacity.head, *(head for head, _ in figure.capacity.further))
            for office in dict.fromkeys(map(plain_office, heads)):
                holders.setdefault(office, []).append(figure)
    return holders


def may_be_open(capacity: Capacity, home: str | None) -> bool:
    """Whether a capacity told with its state may mean somebody introduced without one.

    Who is introduced without a state is mostly of the state that reports, and each
    state has these offices: "the President of France" is not the "President Silva" of a report from home.
    """
    return (
        home is None or capacity.polity is None or capacity.head not in _EVERYWHERE or _state(capacity.polity) == home
    )


def _holder(
    capacity: Capacity, holders: Mapping[str, list[Figure]], *, open_sides: bool, titled: bool = False
) -> Figure | None:
    """Return the figure a bare capacity ("the Thai ambassador", "the President") refers to.

    Of several that fit, it is one introduced as barely, and the one named last before.
    """
    if capacity.counterpart or (capacity.plural and not open_sides):
        return None  # "ministers" are several; which of those known stays untold
    if capacity.polity is not None and (called := _CALLED.get(capacity.word)) is not None:
        known = [f for office in called for f in holders.get(office, ()) if f.polity and _begun(f, capacity.start)]
        known = [f for f in known if _state(str(f.polity)) == _state(str(capacity.polity))]
        if known:  # "the Irish minister" is the foreign minister of Ireland, introduced before
            return max(known, key=lambda f: max(s for s, _ in f.spans if s < capacity.start))
    fitting = holders.get(plain_office(capacity.head), [])
    if not fitting and capacity.head == "minister" and not open_sides:
        fitting = holders.get("foreign_minister", [])  # "the minister" of whom only his full title was told
    if len(fitting) > _MANY:  # a document of a million characters: the nearest introduced before
        at = bisect_left(fitting, capacity.start, key=lambda f: f.spans[0][0] if f.spans else 0)
        fitting = fitting[max(0, at - _MANY) : at + 1]
    if any(_bears(f, capacity.word) for f in fitting):
        fitting = [f for f in fitting if _bears(f, capacity.word)]
    if capacity.polity is not None:
        own = [f for f in fitting if f.polity and _state(f.polity) == _state(capacity.polity)]
        open_ = [f for f in fitting if f.polity is None and open_sides]
        if capacity.word in _CALLED:  # whoever is introduced later by another office is somebody else
            open_ = [f for f in open_ if _begun(f, capacity.start)]
        fitting = own or open_
    before = [f for f in fitting if f.spans and f.spans[0][0] < capacity.start]
    if capacity.polity is None and any(f.polity is None for f in before or fitting):
        fitting = [f for f in fitting if f.polity is None]
        before = [f for f in before if f.polity is None]
    if not before:
        return fitting[0] if len(fitting) == 1 or (titled and fitting) else None
    return max(before, key=lambda f: max(s for s, _ in f.spans if s < capacity.start))


def _begun(figure: Figure, at: int) -> bool:
    """Whether somebody is named before a place in the text."""
    return bool(figure.spans) and figure.spans[0][0] < at


def _bears(figure: Figure, word: str) -> bool:
    """Whether an office of a figure is told with a word."""
    capacity = figure.capacity
    return capacity is not None and (capacity.word == word or any(w == word for _, w in capacity.further))


def _state(code: str) -> str:
    return code.partition("-")[0]
