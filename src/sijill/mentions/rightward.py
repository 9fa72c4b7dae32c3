"""Capacities of languages in which a title comes first and everything that belongs to it follows.

Arabic: وزير الخارجية السعودي, the head, its field, its polity. A capacity is a
run of such titles (ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية) before or
after a name. The classes and the records are those of mentions/capacities.
"""

from __future__ import annotations

from sijill.language import Language
from sijill.language.names import name_counts
from sijill.mentions.bodies_right import find_body
from sijill.mentions.rightward_names import firm, named_after, quoted, serves, stood_for
from sijill.mentions.rightward_sides import ENVOYS, accredited, represented
from sijill.mentions.settled import is_definite, settle_classes
from sijill.records.mentions import Capacity, Unit

_SEATED = frozenset(("ambassador", "consul", "envoy", "head_of_organization", "head"))
_OFFICES = (
    "وزار",
    "الوزار",
    "قياد",
    "رياس",
    "امان",
    "ادار",
    "ديوان",
    "الديوان",
    "سفار",
    "قنصلي",
    "بعث",
    "مديري",
    "الخارجيه",
    "الداخليه",
    "الدفاع",
    "الرياسه",
)
_TRIPS = ("زيار", "زار", "يزور", "تزور", "وصول", "توجه")
_TRIP_NEAR = 8  # words between a trip and the title of the traveller
_FIRST = frozenset(("اول", "ثاني", "ثالث", "خاص", "جديد", "دايم"))  # grades that agree with a title in the article
_ABROAD = frozenset(("الخارج", "المهجر"))
_REGIONS = ("منطقه ", "محافظه ", "اماره ", "ولايه ", "مقاطعه ", "جمهوريه ", "اقليم ")
_RARE = 20  # namings below which a word with the article is rather an ordinary one
_STATE_WORDS = (
    "دوله",
    "مملكه",
    "جمهوري",
    "المملكه",
    "سلطنه",
    "الولايات",
    "الاتحاد",
    "الجمهوريه",
    "امبراطوريه",
)


def find_capacities_right(units: list[Unit], language: Language) -> list[Capacity]:
    """Return the capacities of a sentence in order; they do not overlap.

    Changes the class of units that turn out to be part of a name (مساعد العيبان)
    or a title (السفير before السعودي).
    """
    settle_classes(units)
    shape = "".join([u.cls for u in units])
    found: list[Capacity] = []
    at = 0
    while at < len(units):
        if shape[at] not in "RK":
            at += 1
            continue
        last = _grow(shape, units, at)
        found.append(_capacity(units, at, last))
        at = last
    kept = _with_counterparts(_joined(found, units, shape), shape)
    return sorted([*kept, *_shared_by_state(kept, units, shape)], key=lambda c: c.start)


def _shared_by_state(found: list[Capacity], units: list[Unit], shape: str) -> list[Capacity]:
    """Return an office for each further state it is told of: نظرائه المصري X والفرنسي Y والألماني Z."""
    shared = []
    for at in range(1, len(units) - 2):
        if shape[at] != "D" or shape[at - 1] != "&" or not is_definite(units[at]):
            continue
        if shape[at + 1] not in "NUA" or shape[at + 2] not in "NUAczF":
            continue
        office = next((c for c in reversed(found) if c.units[1] < at), None)
        told = office is not None and any(u.cls == "D" for u in units[slice(*office.units)])
        if office is not None and told and (office.plural or office.counterpart or office.head == "foreign_minister"):
            unit = units[at]
            shared.append(
                Capacity(
                    start=unit.start, end=unit.end, head=office.head, rank=office.rank, polity=unit.id,
                    organization=None, plural=False, counterpart=office.counterpart, units=(at, at + 1),
                )
            )  # fmt: skip
    return shared


def _with_counterparts(found: list[Capacity], shape: str) -> list[Capacity]:
    """Leave out a counterpart told only before his office: نظيره المصري، وزير الخارجية; its state is the office's."""
    kept: list[Capacity] = []
    for capacity in found:
        before = kept[-1] if kept else None
        if before is not None and before.counterpart and not before.plural and not capacity.counterpart:
            parted = shape[before.units[1] : capacity.units[0]]
            if parted in ("", ",") and not _differ(before.polity, capacity.polity):
                capacity.polity = capacity.polity or before.polity
                kept.pop()
        kept.append(capacity)
    return kept


def _grow(shape: str, units: list[Unit], head: int) -> int:
    """Return the end of the capacity whose head is `head`."""
    at = head + 1
    polity_told = units[head].value.get("polity") is not None
    while at < len(shape):
        step = _step(shape, units, at, head, polity_told=polity_told)
        if not step:
            break
        polity_told = polity_told or any(u.cls in "DPG" for u in units[at : at + step])
        at += step
    return at


def _step(shape: str, units: list[Unit], at: int, head: int, *, polity_told: bool) -> int:
    """Return by how many units the capacity goes on at `at`; 0 where it ends."""
    cls = shape[at]
    before = shape[at - 1]
    following = shape[at + 1 : at + 2]
    if cls == "F" and before in "PDGL" and units[at].id != "subject" and not units[at].text.startswith("ل"):
        return 0  # نظيره العراقي العلاقات الثنائية: what was talked about
    if cls == "Q" and units[at].text in _FIRST and is_definite(units[at - 1], last=True):
        return 0  # وزير التجارة الهندي أول اتفاقية
    if cls in "DQF":
        return 1
    if cls == "f" and units[head].cls == "K":
        return 0
    if cls == "B":
        return 1 if before in "RBFQG" else 0
    if cls == "G":
        return 1 if before in "RBFQ" else 0
    if cls == "P":
        awaited = before in "RBF" and _is_open(units[at - 1])
        adjective = before in "RBFQ" and units[at].text.startswith("ال") and units[at].text.endswith("سعوديه")
        return 1 if (awaited or adjective) and not polity_told else 0
    if cls == "L":
        return 1 if before in "RBF" and _is_open(units[at - 1]) else 0
    if cls == "R":
        owned = _is_bare(units[at - 1]) or serves(units[at - 1])
        return 1 if before in "RBFH" and owned and not units[at].value.get("plural") else 0
    if cls == "H":
        return named_after(shape, units, at) or _addressed(shape, units, at) or stood_for(shape, units, at)
    if cls == "x":
        return 1 if before in "RBFQx" or (before in "ANU" and is_definite(units[at - 1])) else 0
    if cls in "ANU":
        owned = before in "RBF" and is_definite(units[at]) and _is_open(units[at - 1])
        return 1 if owned else firm(units, at)
    if cls == "c" and firm(units, at):
        return 1
    if cls == "c":
        return 1 if before == "R" and _is_bare(units[at - 1]) and following in tuple("xFBDGP") else 0
    if cls == "f":
        return _after_for(shape, units, at, head)
    if cls in "it":
        return _after_in(shape, units, at, head, polity_told=polity_told)
    if units[at].text == "باسم" and units[head].id == "spokesperson" and following in tuple("BFPG"):
        return 2
    if cls == "w" and before == "F" and units[at - 1].text == "العلاقات" and following == "B":
        return 2  # وزير العلاقات مع البرلمان
    if cls == '"':
        return quoted(shape, units, at, head)
    if cls in "ov":
        return 2 if following in tuple("BFxG") and before in "RQ" and units[head].id == "head" else 0
    if cls == "&":
        return _second(shape, units, at, head)
    return 0


def _addressed(shape: str, units: list[Unit], at: int) -> int:
    """Return the length of a form of address inside a capacity: one that is the title served (نائب الرئيس ل), or
    stands before it (مكتب سمو ولي العهد).
    """
    before = units[at - 1]
    if before.cls == "R" and _is_bare(before) and shape[at + 1 : at + 2] in tuple("f&,."):
        return 1
    if before.cls not in "RBF" or not serves(before):
        return 0
    last = at
    while shape[last : last + 1] == "H":
        last += 1
    return last - at + 1 if shape[last : last + 1] == "R" and not units[last].value.get("plural") else 0


def _is_open(unit: Unit) -> bool:
    """Whether a title or body waits for whose it is: its last word has no article (وزير خارجية, not وزير الدفاع)."""
    return not unit.text.rpartition(" ")[2].startswith("ال")


def _is_bare(unit: Unit) -> bool:
    """Whether a title waits for what it is the title of: one word without article."""
    return " " not in unit.text and not is_definite(unit)


def _after_for(shape: str, units: list[Unit], at: int, head: int) -> int:
    """Return the length of "for ..." after a title: its field, its body, or where an envoy is sent."""
    following = shape[at + 1 : at + 2]
    if following in tuple("RBFGx") and following:
        return 2
    if following == "H" and units[head].id in ("envoy", "adviser"):  # الممثل الشخصي لجلالة ملك البحرين
        served = next((i for i in range(at + 1, len(shape)) if shape[i] != "H"), len(shape))
        return served - at + 1 if shape[served : served + 1] == "R" else 0
    if following == "P" and units[at + 1].text.startswith(_STATE_WORDS) and shape[at - 1] in "RQF":
        # وزير الخارجية لجمهورية بنغلاديش, but زيارة وزير الخارجية لجمهورية بنغلاديش: where he went
        return 0 if any(u.text.startswith(_TRIPS) for u in units[max(0, head - _TRIP_NEAR) : head]) else 2
    if following in tuple("PL") and following:
        return 2 if units[head].id in _SEATED or (shape[at - 1] in "RQ" and units[head].id in ENVOYS) else 0
    return 0


def _after_in(shape: str, units: list[Unit], at: int, head: int, *, polity_told: bool) -> int:
    """Return the length of "in ..." or "to ..." after a title.

    A body always belongs to it; a city only where an envoy is posted; a country
    also where it is the only one told (وزير الخارجية بجمهورية مصر العربية).
    """
    following = shape[at + 1 : at + 2]
    if not following:
        return 0
    posted = units[head].id in ENVOYS
    if following == "P":
        named = units[at + 1].text.startswith(_STATE_WORDS) and units[at].cls == "i"
        return (
            2
            if posted
            or (named and not polity_told)
            or (units[at].text == "في" and not polity_told and (shape[at - 1] in "FQ" or " لل" in units[at - 1].text))
            or (not polity_told and shape[at - 1] in "FQ" and shape[at + 2 : at + 3] in tuple("NAU"))  # باليمن X
            or (shape[at - 1] == "G" and units[at].cls == "i" and shape[at + 2 : at + 3] in tuple("NAUH"))
            else 0
        )
    if following in "LG":
        return 2 if posted or following == "G" or units[at + 1].text.startswith(_REGIONS) else 0
    if (posted and units[at + 1].text in ("البلاد", "بلادنا")) or units[at - 1].text.removeprefix("ال").startswith(
        "مكلف"
    ):
        return 2
    if shape[at] == "t":
        return 0
    if following == "B" or (following == "F" and units[at + 1].text.startswith(_OFFICES)):
        return 2 if units[at].text in ("ب", "في", "لدي") and not _is_venue(units, at + 1) else 0
    if following == "Q" and units[at].text == "ب":
        return 2
    return 0


def _is_venue(units: list[Unit], at: int) -> bool:
    """Whether the body is only where something took place: قصر, مطار, مدينة, منطقة."""
    return (
        units[at]
        .text.removeprefix("ال")
        .startswith(("قصر", "مطار", "مدينه", "منطقه", "مقر", "مكتبه", "ميناء", "محافظه", "فندق"))
    )


def _second(shape: str, units: list[Unit], at: int, head: int) -> int:
    """Return the length of "and ..." inside a capacity: a second field, or a second post of an envoy."""
    following = shape[at + 1 : at + 2]
    if not following:
        return 0
    abroad = next((i for i in range(at + 2, min(at + 7, len(units))) if units[i].text in _ABROAD), None)
    if abroad is not None and set(shape[at + 1 : abroad]) <= set("FDQxi") and is_definite(units[at + 1], last=True):
        return abroad - at + 1  # وزير الخارجية والتونسيين بالخارج
    linked = shape[at - 1] in "FxR" or (shape[at - 1] in "ANU" and is_definite(units[at - 1]))
    if following in "Fx" and linked and (is_definite(units[at + 1]) or units[at + 1].cls == "F"):
        return 2
    if following in "QD" and shape[at - 1] in "FD" and is_definite(units[at + 1]) and is_definite(units[at - 1]):
        return 2 if following == "Q" or shape[at - 1] == "F" else 0
    if (
        following in "PL"
        and shape[at - 1] in "PL"
        and (units[head].id in ENVOYS or _are_named(shape, units, at, head))
    ):
        return 2
    if following in "ANU" and shape[at - 1] in "FxR" and is_definite(units[at + 1]):
        described = shape[at + 2 : at + 3] in tuple("xFDQ") or shape[at + 2 : at + 4] == "&F"
        rare = name_counts("ar").get(units[at + 1].text[2:], 0) < _RARE
        return 2 if described or (rare and shape[at - 1] != "R") else 0
    return 0


def _are_named(shape: str, units: list[Unit], at: int, head: int) -> bool:
    """Whether ministers of several states are named behind them: وزيرا خارجية مصر والأردن X وY."""
    last = at
    while shape[last : last + 2] == "&P":
        last += 2
    return bool(units[head].value.get("plural")) and shape[last : last + 1] in tuple("NAUH")


def _capacity(units: list[Unit], first: int, last: int) -> Capacity:
    head = units[first]
    return Capacity(
        start=head.start,
        end=units[last - 1].end,
        head=head.id,
        rank=int(head.value.get("rank", 5)),
        polity=represented(units, first, last),
        organization=None,
        plural=bool(head.value.get("plural")),
        counterpart=head.cls == "K",
        accredited=accredited(units, first, last),
        units=(first, last),
        body=find_body(units, first, last),
    )


def _joined(found: list[Capacity], units: list[Unit], shape: str) -> list[Capacity]:
    """Join titles that stand side by side into the capacity of one person."""
    runs = _joined_across(found, units, shape, ("",))
    return _joined_across(runs, units, shape, (",", "&", ",&"))


def _joined_across(found: list[Capacity], units: list[Unit], shape: str, marks: tuple[str, ...]) -> list[Capacity]:
    joined: list[Capacity] = []
    for capacity in found:
        between = shape[joined[-1].units[1] : capacity.units[0]] if joined else "."
        if between in marks and _is_one(joined[-1], capacity, units, shape, between):
            last = joined[-1]
            last.end = capacity.end
            last.units = (last.units[0], capacity.units[1])
            last.rank = min(last.rank, capacity.rank)
            last.polity = last.polity or capacity.polity
            last.accredited = last.accredited or capacity.accredited
            continue
        joined.append(capacity)
    return joined


def _is_one(last: Capacity, capacity: Capacity, units: list[Unit], shape: str, between: str) -> bool:
    """Whether two neighbouring titles, parted by the marks `between`, are those of one person."""
    if last.plural or capacity.plural or last.counterpart or capacity.counterpart:
        return False
    first = last.units[0]
    named_before = first > 0 and (_is_of_name(units, first - 1) or (first > 1 and shape[first - 2] == "z"))
    named_after = _has_name_behind(shape, capacity.units[1])
    head = units[capacity.units[0]]
    if _differ(last.polity, capacity.polity) and (between or named_after or head.value.get("address")):
        return head.value.get("represents") == "origin" and between == "" and not named_after
    if between and named_before and named_after:
        return False
    addressed = head.value.get("address") and head.id in ("head_of_state", "ambassador", "minister")
    if addressed and capacity.polity is not None and between == "":
        return False  # "... وزير الدفاع الرئيس المصري": the subject's title and the object's
    return not (not between and named_before and named_after and capacity.polity and not last.polity)


def _is_of_name(units: list[Unit], at: int) -> bool:
    """Whether a word before a title may be the end of a name: no الاستقبال, which hardly anybody is called."""
    unit = units[at]
    if unit.cls == "A" and is_definite(unit) and (at == 0 or units[at - 1].cls not in "NAUzH"):
        return name_counts("ar").get(unit.text[2:], 0) >= _RARE
    return unit.cls in "NAU"


def _has_name_behind(shape: str, at: int) -> bool:
    while shape[at : at + 1] in ("H", '"', "("):
        at += 1
    return shape[at : at + 1] in tuple("NAU")


def _differ(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and one.partition("-")[0] != two.partition("-")[0]
