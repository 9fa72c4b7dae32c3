"""Arguments of a cue in languages whose verb comes first (استقبل X Y; عقد X اجتماعا مع Y).

After a verb stands its subject, then its object; a verb with one actor has
its subject before it (الذي التقى Y) or in the sentence before (والتقى Y). A noun
(اجتماعا, برقية) has the subject before it and the other side after it.
"""

from __future__ import annotations

from sijill.readout.reach import drop_spoken_of
from sijill.records.mentions import Actor, Cue, Sentence

_NOUNS = frozenset(("noun", "object", "message", "ceremony", "session", "summit", "signing"))
_CLAUSES = frozenset(("حيث", "فيما", "كما", "بينما", "اذ", "موكدا", "مشيرا", "وذلك", "الذي", "التي", "لم", "لن"))
_AMONG = frozenset(("بينهم", "بينهما", "منهم", "ابرزهم", "مقدمتهم", "حضور", "مشاركه"))  # ، وبينهم X وY
_THATS = frozenset(("ان", "انه", "انها", "بان", "بانه", "بانها"))
_JOINS = frozenset("&,wH")
_MEMBERS = frozenset(("عضويه", "رياسه", "يضم", "ضم"))  # برئاسة X وعضوية Y وZ
_HANDS = frozenset(("سلم", "سلمت", "يسلم", "ابلغ", "حمل", "نقل"))
_BESIDE = 12
_ADDRESS = 6  # units of a blessing that may stand between a host and "him"
_HELD = 16  # characters between "held" and its subject: room for a form of address


def verb_first(
    sentence: Sentence, cue: Cue, before: list[Actor], after: list[Actor], *, told: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Return the subject and the object side of a cue from the actors before and after it.

    `told` is the subject that the sentence told of before another cue.
    """
    frame = str(cue.value.get("frame"))
    # "Officials of friendly states" are nobody, and where somebody goes does nothing.
    before = [a for a in before if a.figure >= 0 or a.polity is not None or a.kind != "role"]
    before = [a for a in before if a.kind != "polity" or not _is_goal(sentence, a)]
    after = drop_spoken_of(sentence, cue, _clause(sentence, cue.end, after))
    after = [a for a in after if a.kind != "both" or (a is after[0] and _is_beside(sentence, cue, a))]
    if frame == "visit":
        return _traveller(sentence, cue, before, after, told=told)
    if frame == "object" and _is_his(sentence, cue):
        before = [a for a in before if a.kind != "both"]  # ... بين البلدين، جاء ذلك خلال لقائه X
    guests = _nearest(sentence, before)
    if frame in ("receive", "object") and guests and _has_guest_pronoun(sentence, cue, after):
        people = [a for a in sentence.actors if a.end <= cue.start and a.kind == "person"]
        if not after and _is_his(sentence, cue) and len(people) > 1:
            return people[1:2], people[:1]  # سلم X Y رسالة خلال استقباله له
        return after[:1] or [_he(sentence, cue)], guests  # سلم السفير الرسالة خلال استقبال الوزير له
    if cue.value.get("guest"):
        return _joined(sentence, after[:1]), guests or told or [_he(sentence, cue)]
    if frame == "signing" and after and not _is_named(sentence, cue) and after[0].start <= cue.end + 1:
        subject = _joined(sentence, after)  # what is signed is no actor, so whoever stands behind the verb signs
        return subject, after[len(subject) :]
    if frame in _NOUNS or cue.value.get("noun"):
        return _around_noun(sentence, cue, before or told, after)
    if before and before[-1].end >= cue.start - 2 and before[-1].kind in ("person", "role"):
        return _nearest(sentence, before), after  # إن X التقى Y
    if _has_other_subject(sentence, cue):
        return [], []
    subject = _joined(sentence, after)
    rest = after[len(subject) :]
    if rest:
        return subject, rest
    if len({a.polity for a in subject if a.polity}) > 1:
        return subject[:1], subject[1:]  # اجتمع X وY
    if _is_joined_verb(sentence, cue) and (first := _subject_of_verb(sentence, before) or told):
        return first, subject  # ناقش X الخطة مع Y، كما التقى Z
    return _nearest(sentence, before) or told or [_he(sentence, cue)], subject


def _is_his(sentence: Sentence, cue: Cue) -> bool:
    """Whether a pronoun ends the noun of a contact: لقائه, استقبالها."""
    words = [u.text for u in sentence.units if cue.start <= u.start < cue.end and u.cls in "nc"]
    return any(word.endswith(("ه", "ها", "هم")) for word in words)


def _has_guest_pronoun(sentence: Sentence, cue: Cue, after: list[Actor]) -> bool:
    """Whether the guest of a reception is a pronoun right behind the host: خلال استقبال الوزير له."""
    since = after[0].end if after else cue.end
    words = [u.text for u in sentence.units if since <= u.start][:_ADDRESS]
    told = "".join(words)
    return "استقبال" in "".join(u.text for u in sentence.units if cue.start <= u.start < cue.end) and any(
        told.startswith(word) or word in words for word in ("له", "لها", "لهم")
    )


def _is_goal(sentence: Sentence, actor: Actor) -> bool:
    """Whether "to" stands before a state: somebody goes there."""
    before = next((u for u in reversed(sentence.units) if u.end <= actor.start and u.cls not in "dH"), None)
    return before is not None and before.cls == "t"


def _has_other_subject(sentence: Sentence, cue: Cue) -> bool:
    """Whether a thing stands where the subject of a verb does: تلتقي المساعي الروسية مع."""
    days = {c.start for c in sentence.cues if c.kind.startswith("relative_")}
    first = next(
        (u for u in sentence.units if u.start >= cue.end and u.start not in days and u.cls not in "T1"), None
    )
    if first is not None and first.text in ("الاخير", "الاخيره"):
        return False  # التقى الأخير: whoever was told last
    return first is not None and first.cls == "x" and not any(a.start <= first.start < a.end for a in sentence.actors)


def _is_named(sentence: Sentence, cue: Cue) -> bool:
    """Whether a signature is told by a noun: توقيع اتفاقية."""
    words = [u.text for u in sentence.units if cue.start <= u.start < cue.end]
    return any(word.endswith(("توقيع", "مراسم", "مراسيم", "حفل")) for word in words)


def _is_beside(sentence: Sentence, cue: Cue, both: Actor) -> bool:
    """Whether "both sides" are told of a cue: right behind it, or after "between"."""
    words = {u.text for u in sentence.units if cue.end <= u.start < both.start}
    return both.start <= cue.end + _BESIDE or ("بين" in words and both.start <= cue.end + 3 * _BESIDE)


def _around_noun(
    sentence: Sentence, cue: Cue, before: list[Actor], after: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    joined = _joined(sentence, after)
    if (
        cue.value.get("frame") != "object"
        and len({a.polity or a.figure for a in after}) > 1
        and _between(sentence, cue)
    ):
        return joined[:1], [*joined[1:], *after[len(joined) :]]  # مباحثات بين X وY
    partner = next((a for a in after[1:] if _is_partner(sentence, a)), None)
    between = {u.cls for u in sentence.units if after and cue.end <= u.start < after[0].start}
    ends_with = any(u.cls == "w" and u.end == cue.end for u in sentence.units)  # "... that he held with"
    if partner is not None and between <= {"H"} and not ends_with:  # لقاء X مع Y: both stand behind it
        at = after.index(partner)
        return after[:at], after[at:]
    near = _nearest(sentence, before)
    if (
        cue.value.get("frame") == "message"
        and len(before) > 1
        and near == before[-1:]
        and _hands_over(sentence, before)
    ):
        near = before[-2:]  # سلم X Y رسالة من Z
    if not after and (host := _held_in(sentence, cue)) is not None:
        return near, [host]
    if not after:
        return _with(sentence, before) or (near, [])
    return near or [_he(sentence, cue)], after


def _hands_over(sentence: Sentence, before: list[Actor]) -> bool:
    """Whether two people of two sides stand side by side behind a verb of handing over."""
    one, two = before[-2:]
    beside = not any(u.cls not in "H" for u in sentence.units if one.end <= u.start < two.start)
    verb = next((u.text for u in reversed(sentence.units) if u.end <= one.start and u.cls != "H"), "")
    return beside and verb in _HANDS and one.kind == two.kind == "person" and one.polity != two.polity


def _held_in(sentence: Sentence, cue: Cue) -> Actor | None:
    """Return the state in which somebody has talks, which is whom he talks to: محادثات في السعودية."""
    behind = [u for u in sentence.units if u.start >= cue.end and u.cls not in "T1d"][:2]
    if len(behind) == 2 and behind[0].cls == "i" and behind[1].cls == "P":
        return Actor("polity", behind[1].start, behind[1].end, sentence.index, polity=behind[1].id)
    return None


def _is_partner(sentence: Sentence, actor: Actor) -> bool:
    """Whether "with" stands before an actor, forms of address aside."""
    before = next((u for u in reversed(sentence.units) if u.end <= actor.start and u.cls not in "H"), None)
    return before is not None and before.cls == "w"


def _with(sentence: Sentence, before: list[Actor]) -> tuple[list[Actor], list[Actor]] | None:
    """Return the two sides before a noun: عقد X مع Y اجتماعا, عقد X وY جلسة مباحثات."""
    if len(before) < 2:
        return None
    one, two = before[-2:]
    between = [u for u in sentence.units if one.end <= u.start < two.start]
    held = any(c.kind == "session" and 0 <= one.start - c.end <= _HELD for c in sentence.cues)
    if held and "&" in {u.cls for u in between} and {u.cls for u in between} <= _JOINS and one.polity != two.polity:
        return [one], [two]
    met = any(u.cls == "w" for u in between) and not any(u.cls in "." for u in between)
    return ([one], [two]) if met else None


def _traveller(
    sentence: Sentence, cue: Cue, before: list[Actor], after: list[Actor], *, told: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    people = [a for a in after if a.kind in ("person", "role", "both") or a.group]
    if cue.value.get("adjacent") and people:  # زيارة وزير الخارجية ... إلى
        return people[:1], [a for a in after if a.kind == "polity"]
    noun = sentence_starts_noun(sentence, cue)
    if not noun and _has_other_subject(sentence, cue):
        return [], []  # وصلت التهديدات إلى: a thing arrives
    if before and before[-1].end >= cue.start - 2 and before[-1].kind in ("person", "role"):
        return _nearest(sentence, before), [a for a in after if a.kind == "polity"]  # إن X سيزور
    if not noun and people and people[0] is after[0]:
        if people[0].group:  # وصل وفد من البرلمان النرويجي برئاسة X وعضوية Y
            return _delegation(sentence, people), [a for a in after if a.kind == "polity" and a is not people[0]]
        return _joined(sentence, people), [a for a in after if a.kind == "polity"]
    if noun and len(before) > 1 and _is_occasion(sentence, cue) and _is_partner(sentence, before[-1]):
        return before[:1], after  # أجرى X محادثات مع Y خلال زيارة: the first travels
    if noun and before:
        return _nearest(sentence, before), after
    if people and not before:
        return people[:1], [a for a in after if a.kind == "polity"]
    if told and _is_joined_verb(sentence, cue):
        return told, after  # وصل X والتقى Y وزار Z: the traveller is the first
    return _nearest(sentence, before) or [_he(sentence, cue)], after


def _delegation(sentence: Sentence, people: list[Actor]) -> list[Actor]:
    """Return a delegation with those who head it and are of it."""
    found = people[:1]
    for actor in people[1:]:
        between = [u for u in sentence.units if found[-1].end <= u.start < actor.start and u.text not in _MEMBERS]
        if not set("".join([u.cls for u in between])) <= set("&,HiQ"):
            break
        found.append(actor)
    return found


def _is_occasion(sentence: Sentence, cue: Cue) -> bool:
    """Whether a trip is told as the time of something else: خلال زيارة."""
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start and u.cls not in "id"), None)
    return before is not None and before.text in ("خلال", "اثناء", "اطار", "ضمن")


def _is_joined_verb(sentence: Sentence, cue: Cue) -> bool:
    """Whether "and" or "also" stands right before a verb."""
    before = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    return before is not None and (before.cls == "&" or before.text in ("كما", "ثم"))


def _subject_of_verb(sentence: Sentence, before: list[Actor]) -> list[Actor]:
    """Return the first of the actors before a cue where it stands right behind another cue's verb."""
    first = before[:1]
    verbs = [c for c in sentence.cues if c.kind == "encounter" and c.value.get("frame") in ("both", "receive")]
    return first if first and any(0 <= first[0].start - c.end <= 1 for c in verbs) else []


def sentence_starts_noun(sentence: Sentence, cue: Cue) -> bool:
    """Whether the trip is told by a noun (بزيارة, زيارة), so that its verb and subject stand before."""
    words = [u.text for u in sentence.units if cue.start <= u.start < cue.end]
    return any("زيار" in w or "جول" in w for w in words)


def _he(sentence: Sentence, cue: Cue) -> Actor:
    """Return the subject that the verb's form alone tells."""
    return Actor("pronoun", cue.start, cue.start, sentence.index)


def _between(sentence: Sentence, cue: Cue) -> bool:
    words = [u.text for u in sentence.units if cue.start <= u.start < cue.end + 12]
    return any(w in ("بين", "جمع", "جمعت", "ضم", "يجمع", "يضم") for w in words)


def _joined(sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """Return the first actor with those joined to it by "and"."""
    joined = actors[:1]
    for actor in actors[1:]:
        between = [u for u in sentence.units if joined[-1].end <= u.start < actor.start]
        shape = "".join([u.cls for u in between])
        if not ("&" in shape and set(shape) <= _JOINS):
            break
        joined.append(actor)
    return joined


def _nearest(sentence: Sentence, before: list[Actor]) -> list[Actor]:
    """Return the last actor before a cue with those that "and" joins to it."""
    if not before:
        return []
    found = [before[-1]]
    for actor in reversed(before[:-1]):
        between = [u for u in sentence.units if actor.end <= u.start < found[0].start]
        shape = "".join([u.cls for u in between if u.text not in _MEMBERS])
        if not ("&" in shape and set(shape) <= _JOINS):
            break
        found.insert(0, actor)
    return found


def _clause(sentence: Sentence, start: int, actors: list[Actor]) -> list[Actor]:
    """Return the actors up to the end of the clause: a full stop, or a comma before a new verb."""
    end = sentence.end
    units = sentence.units
    for at, unit in enumerate(units[:-2]):
        if unit.start < start:
            continue
        further = unit.cls == "," and units[at + 1].cls == "&" and units[at + 2].cls in "na"
        further = further and units[at + 2].text not in _AMONG
        says = unit.cls == "," and any(c.kind == "speech" and c.start == units[at + 1].start for c in sentence.cues)
        if unit.text in _THATS:  # "at a meeting with X, that ...": what is said takes no part
            end = unit.start
            break
        opens = unit.cls == "," and units[at + 1].text in _CLAUSES and not _is_set_off(sentence, at + 1, actors)
        if unit.cls == "." or further or says or opens:
            end = unit.start
            break
    return [a for a in actors if a.start < end]


def _is_set_off(sentence: Sentence, at: int, actors: list[Actor]) -> bool:
    """Whether a relative clause stands between commas, and behind it somebody who is met: X، الذي يزور البلاد، Y."""
    if sentence.units[at].cls != "r":
        return False
    comma = next((u for u in sentence.units[at:] if u.cls in ",."), None)
    if comma is None or comma.text not in "،,":
        return False
    inside = any(sentence.units[at].start <= a.start < comma.start and a.kind == "person" for a in actors)
    return not inside and any(a.kind in ("person", "role") and 0 < a.start - comma.end <= _BESIDE for a in actors)
