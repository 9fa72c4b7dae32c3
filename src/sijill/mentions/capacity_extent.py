"""How far a capacity reaches around its head: "Minister of State for Trade at the Ministry of Finance".

It grows to the left over what may stand before a head and to the right over
complements, over the classes of units.
"""

from __future__ import annotations

from sijill.records.mentions import Unit

_NOUN = frozenset("QFBDPGLNRTx-/1'")
_CLOSE = 4  # units from a head to "and the" before another
_SERVE_NOBODY = frozenset(("head_of_state", "deputy_head_of_state", "head_of_government", "foreign_minister"))
_AFTER = frozenset(
    [
        "responsible",
        "in-charge",
        "in charge",
        "designate",
        "elect",
        "general",
        "emeritus",
        "extraordinary",
        "plenipotentiary",
        "retd",
    ]
)


def find_left(shape: str, units: list[Unit], head: int, floor: int) -> int:
    """Return the first unit of the capacity whose head is `head`."""
    at = head
    while at > floor:
        step = _step_left(shape, units, at, head)
        if step is None or at - step < floor:
            break
        at -= step
    if at > floor and shape[at - 1] in "N)":
        at = _apposed(shape, units, at, floor, head=head)
    while at < head and shape[at] in "'-,&":
        at += 1
    return at


def owned_role(shape: str, at: int) -> int | None:
    """Return the head of the office that another's holder has: "the President's |Senior Adviser|", else None."""
    while shape[at : at + 1] in tuple("QFDBP"):
        at += 1
    return at if shape[at : at + 1] == "R" else None


def _apposed(shape: str, units: list[Unit], at: int, floor: int, *, head: int) -> int:
    """Return where ", Public Engagement Manager" begins: in an apposition all capital words belong to it."""
    if shape[at - 1] == ")" and shape[at - 3 : at] in ("(N)", "(G)") and shape[at - 4 : at - 3] in tuple("BFNGPL"):
        at -= 3
        while at > floor and (shape[at - 1] in "o'" or (shape[at - 1] in "BFNGPDQnL" and units[at - 1].capital)):
            at -= 1
        while shape[at] in "o'":
            at += 1
        return at
    if units[at - 1].upper and (at < 2 or shape[at - 2] not in "N-zH"):
        return at - 1  # "DGR Director", no "Nana AKUFO-ADDO President"
    first = at
    while first > floor and shape[first - 1] in "NFBQDG" and units[first - 1].capital:
        first -= 1
    if first - 1 > floor and shape[first - 1] in "PL" and shape[first - 2] == ",":
        first -= 1  # ", UAE Desk Officer"
    if first < at and shape[first - 1 : first] == "H" and shape[head + 1 : head + 2] in tuple("HN"):
        return first  # "His Excellency Capital Governor X"
    opened = first == floor or shape[first - 1] in ",d;("
    if not opened and set(shape[first:at]) & set("DGB") and at - first > 1:
        return first  # "Chinese Communist Party Politburo Member"
    return first if opened and first > 0 and at - first < 4 and shape[first - 1] in ",d" else at


def _step_left(shape: str, units: list[Unit], at: int, head: int) -> int | None:
    """Return how many units the capacity grows to the left of `at`, None when it ends there."""
    before = shape[at - 1]
    further = shape[at - 2] if at > 1 else ""
    if before in "QFDGBP":
        lower = before in "QF" and not units[at - 1].capital
        return None if lower and not _lower_fits(units[at - 1], units[at]) else 1
    if before == "L" and at == head and units[head].id == "governor":
        return 1
    if before == "'" and (further in tuple("PGBLR") or (further == "N" and units[at - 2].upper)):
        return 1
    if before == "N" and shape[at] == "'" and units[at - 1].upper:
        return 1  # "DGR's Director of Programmes"
    if before == "R" and (shape[at] == "'" or (units[at - 1].text == "assistant" and shape[at] in "PDQF")):
        return 1  # "the President's Senior Adviser"
    if before == "-" and further in tuple("QFDN"):
        return 1
    if before == "N" and shape[at] in "FB" and units[at].capital:
        return 1
    if before == "o" and further == "B" and shape[at] in "FBPD":
        return 1
    if before == "&" and further == "," and at > 2 and shape[at - 3] == "F" and shape[at] == "F":
        return 2
    if before in "&," and further in tuple("DP") and shape[at] in "DP" and units[head].text.endswith("s"):
        return 1  # "his Greek, Cypriot and French counterparts"
    listed = before in "&," and further == "F" and shape[at] == "F"
    if listed and (before == "&" or "&" in shape[at:head]):
        return 1
    return None


def _lower_fits(unit: Unit, following: Unit) -> bool:
    """Whether a lower-case word may open a capacity: only before a lower-case one, or a grade."""
    return unit.cls == "Q" or not following.capital


def find_right(shape: str, units: list[Unit], head: int) -> int:
    """Return the end of the capacity whose head is `head`."""
    at = head + 1
    size = len(shape)
    seen_object = " " in units[head].text and units[head].id != "head_of_state"
    while at < size:
        cls = shape[at]
        if cls in "oft" or (cls == "i" and _in_fits(shape, units, at, head)):
            end = _noun_group(shape, units, at + 1)
            if end is None or (cls == "t" and not _to_fits(shape, units, at + 1, head)):
                break
            at = end
            seen_object = True
        elif cls == "Q" and units[at].text.lstrip("-") in _AFTER:
            at += 1
        elif cls == "-" and at + 1 < size and shape[at + 1] == "Q" and units[at + 1].text.lstrip("-") in _AFTER:
            at += 2
        elif cls in "FB" and units[at].capital and not seen_object:
            end = _noun_group(shape, units, at)
            if end is None:
                break
            at = end
            seen_object = True
        elif cls == "N" and units[at].upper and shape[at + 1 : at + 2] not in tuple("N-z"):
            at += 1  # "Deputy Director General IDCPC"
        elif cls == "&":
            opened = "d" in shape[max(0, head - 3) : head]
            if opened and shape[at + 1 : at + 3] in ("dR", "dQ") and at - head < _CLOSE:
                break  # "the Vice President and the President": two people
            article = not seen_object and opened
            end = _second_part(shape, units, at, seen_object=seen_object, opened_by_article=article)
            if end is None:
                break
            at = end
        elif cls == "/" and shape[at + 1 : at + 2] == "R":
            at += 2  # "Chairman/CEO"
        elif (cls == "/" or _is_dash(units, at)) and (group := _field_behind(shape, units, at + 1)) is not None:
            at = group  # "Director General / Europe and North America", "Counsellor – Trade"
            seen_object = True
        elif cls == "," and seen_object and (end := _listed_subjects(shape, units, at)) is not None:
            at = end
        elif cls == "," and (end := _body_behind(shape, units, at)) is not None:
            at = end
            seen_object = True
        elif cls == "(" and (closed := _bracketed(shape, units, at, seen_object=seen_object)) is not None:
            at = closed
        else:
            break
    return at


def _body_behind(shape: str, units: list[Unit], at: int) -> int | None:
    """Return the end of the body that a comma parts from an office: "Permanent Secretary, Ministry of Trade"."""
    if units[at].text != "," or shape[at + 1 : at + 2] not in tuple("BFDPLGN"):
        return None
    group = _noun_group(shape, units, at + 1)
    if group is None or not all(u.capital for u in units[at + 1 : group] if u.cls not in "ofd&-/'d"):
        return None
    told = shape[at + 1 : group]
    if not set(told) & set("BG") or set(told) & set("RQ") or told.startswith("NN"):
        return None
    if group < len(shape) and shape[group] == "(":
        group = _bracketed(shape, units, group, seen_object=True) or group
    # Else a body that does something: "the Minister, Sharjah Chamber officials and ...".
    return group if shape[group : group + 1] in ("", *",.);H&NKR") else None


def _bracketed(shape: str, units: list[Unit], at: int, *, seen_object: bool) -> int | None:
    """Return the end of a bracket that belongs to a capacity: its short form, or a field: "Minister (Trade)"."""
    end = at + 1
    while end < len(shape) and end - at < 5 and shape[end] in "GNPFRQDL&":
        end += 1
    if shape[end : end + 1] != ")" or end == at + 1 or not units[at + 1].capital:
        return None
    inner = shape[at + 1 : end]
    short = len(inner) == 1 and (units[at + 1].upper or inner in "GN")
    if short and (seen_object or units[at + 1].upper):
        return end + 1
    # A lone name in brackets is a name: "the Minister (Salem)".
    return end + 1 if set(inner) <= set("FQD&L") and "F" in inner + ("F" if inner == "L" else "") else None


def _is_dash(units: list[Unit], at: int) -> bool:
    """Whether a dash has room on both sides."""
    spaced = 0 < at < len(units) - 1 and units[at - 1].end < units[at].start
    return units[at].cls == "-" and spaced and units[at].end < units[at + 1].start


def _field_behind(shape: str, units: list[Unit], at: int) -> int | None:
    """Return the end of the field of an office that stands behind a stroke or dash."""
    if shape[at : at + 1] not in tuple("FPLG") or not units[at].capital:
        return None
    group = _noun_group(shape, units, at)
    if group is None or shape[at:group].strip("PL") == "":
        return group if units[at - 1].cls == "/" else None  # a dash before a state parts more than fields
    bracket = _bracketed(shape, units, group, seen_object=True) if shape[group : group + 1] == "(" else None
    return bracket or group


def _in_fits(shape: str, units: list[Unit], at: int, head: int) -> bool:
    """Whether "in"/"at" goes on a capacity: at a body, where an envoy is posted, or the state a place lies in."""
    after = at + 1
    while after < len(shape) and shape[after] == "d":
        after += 1
    if after >= len(shape):
        return False
    body = after
    while body < len(shape) and shape[body] in "PDLFR'" and (units[body].capital or shape[body] == "'"):
        body += 1
    if shape[body : body + 1] in tuple("BG") and units[body].capital:
        return True
    if shape[after] in "FG" and units[after].capital:
        return True
    if shape[after] not in "LPB":
        return False
    if shape[after] != "B" and units[head].value.get("represents") == "origin":
        return "t" not in shape[head:at]  # "Ambassador to Vietnam" met in Hanoi
    named = shape[after + 1 : after + 2] in tuple("NHz")
    if shape[after] == "B":
        return named  # "Director of Planning at the governorate X"
    return named and shape[at - 1] in (
        "LGBF" if shape[after] == "P" else "LG"
    )  # "Governor of Muscat in Oman X", "Representative of UNDP in Oman X"


def _to_fits(shape: str, units: list[Unit], at: int, head: int) -> bool:
    """Whether "to" leads to whom one is accredited or serves, not to a verb; rulers and ministers serve nobody."""
    if units[head].id in _SERVE_NOBODY:
        return False
    while at < len(shape) and shape[at] == "d":
        at += 1
    return at < len(shape) and (shape[at] in "PGDR" or (shape[at] in "BFN" and units[at].capital))


def _noun_group(shape: str, units: list[Unit], at: int) -> int | None:
    """Return the end of the noun group at `at`, or None when there is none.

    An unknown capital word may open the group or stand before a known noun in
    it; after a known noun it opens a person's name and ends the group.
    """
    size = len(shape)
    while at < size and shape[at] in "dp":
        at += 1
    begin = at
    known = False
    while at < size and (shape[at] in _NOUN or _is_general(units, at)):
        cls = shape[at]
        if cls == "L" and known and shape[at - 1] in "PLFBG" and shape[at + 1 : at + 2] in tuple("Nz"):
            break  # "Ambassador to Kuwait |Vladimir Petrov|"
        if cls == "N":
            run = at
            while run < size and shape[run] in "N-" and not _is_initial(units, run):
                if not known and run > at and units[run - 1].upper and not units[run].upper and shape[run] == "N":
                    break  # "Assistant Secretary of INL |Jane Doe|"
                run += 1
            if run == at:
                break
            leads_on = run < size and shape[run] in "FBR" and units[run].capital
            owned = at > begin and shape[at - 1] == "'"  # "leader of Sri Lanka's Jathika Jana Balavegaya"
            of_body = owned or (shape[at - 1] == "B" and run == at + 1 and shape[run : run + 1] not in tuple("zH-"))
            if known and not leads_on and not of_body:
                break
            if not known and run < size and shape[run] == "," and at > begin:
                break
            at = run
            known = True
            continue
        if cls in "-/'" and (at + 1 >= size or shape[at + 1] not in _NOUN):
            break
        if cls in "FQ" and known and not units[at].capital and units[at - 1].capital:
            break
        if cls in "1T":
            break
        known = True
        at += 1
        if cls == "R" and not _leads_on(shape, at):
            break
    while at > begin and shape[at - 1] in "-/'":
        at -= 1
    if at < size and shape[at] == "o" and at > begin and shape[at - 1] in "BFRQ":
        further = _noun_group(shape, units, at + 1)
        if further is not None:
            return further
    return at if at > begin else None


def _is_general(units: list[Unit], at: int) -> bool:
    """Whether a rank stands in the name of a body: "the |General| Intelligence Service"."""
    following = units[at + 1] if at + 1 < len(units) else None
    return (
        units[at].text in ("general", "staff")
        and following is not None
        and following.cls in "FB"
        and following.capital
    )


def _is_initial(units: list[Unit], at: int) -> bool:
    """Whether a capital letter stands alone: it opens a name."""
    return units[at].cls == "N" and len(units[at].text) == 1


def _leads_on(shape: str, at: int) -> bool:
    return at < len(shape) and shape[at] in "FBQ"


def _second_part(shape: str, units: list[Unit], at: int, *, seen_object: bool, opened_by_article: bool) -> int | None:
    """Return the end of "and Minister of ..." or "and Industry" at the conjunction `at`."""
    after = at + 1
    if shape[after : after + 1] == "d" and shape[at - 1] in "PGDL":
        return None  # "the President of X and the President of Y" are two
    while after < len(shape) and shape[after] == "d":
        after += 1
    probe = after
    while probe < len(shape) and shape[probe] in "QFDGB-":
        probe += 1
    if probe < len(shape) and shape[probe] == "R" and shape[after] not in "DP":
        end = find_right(shape, units, probe)
        # "the Vice President and President-elect X" are two, "Prime Minister and Foreign Minister X" is one.
        named = end < len(shape) and shape[end] in "NH"
        return None if named and opened_by_article else end
    led = shape[after : after + 1] in tuple("FB") or shape[after : after + 2] in ("NF", "NB")
    if seen_object and led and units[after].capital and after == at + 1:
        return _noun_group(shape, units, after)
    place = after + 1 if shape[after : after + 1] == "F" else after
    if seen_object and shape[place : place + 1] in tuple("PLG") and shape[at - 1] in "PLG":
        return place + 1
    return None


def _listed_subjects(shape: str, units: list[Unit], at: int) -> int | None:
    """Return the end of ", Commerce and Food Security" at the comma, else None."""
    probe = at
    while probe < len(shape) and shape[probe] == ",":
        start = probe + 1
        end = start
        while end < len(shape) and shape[end] in "FQN" and units[end].capital:
            end += 1
        if end == start:
            if shape[start : start + 1] == "&" and probe > at:  # ", Religious, and Cultural Affairs"
                probe = start
                break
            return None
        probe = end
    if shape[probe : probe + 1] == "&" and shape[probe + 1 : probe + 2] in tuple("FQN"):
        group = _noun_group(shape, units, probe + 1)
        if "F" not in shape[at:group]:
            return None  # ", Rashid Karimov and Hakan Demir" are people
        if group is not None and (group >= len(shape) or shape[group] not in "R"):
            return group
    return None
