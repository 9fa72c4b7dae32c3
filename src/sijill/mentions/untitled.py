"""People of a language without capitals: names are found by the titles before them and by known names.

After a title or a form of address every word that may be a name is one; else
two words are needed of which the lists know one. Which capacity belongs to
which name follows from what stands between them.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sijill.language import Language, fold
from sijill.language.names import name_counts, name_parts
from sijill.mentions.paired import NameRun, pair
from sijill.mentions.rightward_names import is_venue
from sijill.mentions.settled import is_definite
from sijill.mentions.stretches import PRONOUNS, ends_before, is_present, is_verb, is_weak, name_stretch
from sijill.mentions.told_again import are_two, is_introduced
from sijill.records.mentions import Capacity, Person, Unit

_KNOWN = "NAU"
_THAT = frozenset(("ان", "بان"))
_SAID = frozenset("قال اضاف اكد اوضح ذكر صرح تابع اعلن كشف شدد وقال التقي استقبل اشار لفت".split())
_OTHERWISE = frozenset("FBQDPLTRKG")  # words of other lists that are names as well: سلام, جمعة, العربي
_BEGINNING = frozenset("NAUzcifa&") | _OTHERWISE  # classes with which a name may begin
_ONLY_BEHIND = frozenset("cifa&")  # of these, those that need something before them
_BEFORE_ANY = frozenset("&,-/wnF")
_ATTESTED = 20
_WEAK = 5
_WEAK_BEHIND = 10  # the same of a word behind a whole name
_FREQUENT = 100
_PRESENCE = frozenset(("حضور", "مشاركه", "رياسه"))  # بحضور X: who comes is named without a comma
_CROWNS = frozenset(("السلطان", "الملك"))
_APPOSED = (2, 4)  # words of a name that only its place in the sentence tells
_MARKS = 4  # brackets and quotation marks between a title and its name


def find_people_uncased(
    units: list[Unit],
    capacities: list[Capacity],
    sentence: int,
    language: Language,
    text: str,
    *,
    known: Collection[str] = frozenset(),
) -> list[Person]:
    """Return the people named in a sentence, each with the capacity told beside the name.

    `known` are the last words of the names of those introduced before. A single untitled word is returned
    as well: whether it refers to a person is decided when the document's figures are known.
    """
    shape = "".join([u.cls for u in units])
    taken = [False] * len(units)
    for capacity in capacities:
        for i in range(*capacity.units):
            taken[i] = True
    finder = _Finder(units, shape, taken, language, known)
    names = finder.names()
    for second in pair(names, [c for c in capacities if not is_venue(units, c)], shape, units):
        capacities.remove(second)
    people = []
    for name in names:
        for unit in units[name.first : name.last] if name.last - name.first > 1 or name.titled else ():
            if unit.cls in "DP":
                unit.cls = "N"  # محمد شياع السوداني is of Iraq
        start, end = units[name.first].start, units[name.last - 1].end
        own = name.capacity or _address(units, name)
        titled = name.titled or name.capacity is not None
        people.append(Person(start, end, text[start:end], sentence, own, titled, bare=not name.lone))
    return people


@cache
def _regnal(language: Language) -> frozenset[str]:
    return frozenset(fold(w).text for w in language.settings.get("regnal", ()))


class _Finder:
    """Finds the runs of name words in the units of one sentence."""

    def __init__(
        self, units: list[Unit], shape: str, taken: list[bool], language: Language, known: Collection[str]
    ) -> None:
        self._units = units
        self._shape = shape
        self._taken = taken
        self._introduced = known
        self._counts = name_counts(language.code)
        self._roles = name_parts(language.code)
        self._regnal = _regnal(language)

    def names(self) -> list[NameRun]:
        """Return the names in order."""
        found: list[NameRun] = []
        at = 0
        shape, taken = self._shape, self._taken
        while at < len(shape):
            if taken[at] or shape[at] not in _BEGINNING:  # most words: not even asked what stands before them
                at += 1
                continue
            expected = self._is_expected(at)
            if not expected and shape[at] in _ONLY_BEHIND and (at == 0 or shape[at - 1] not in _BEFORE_ANY):
                if is_introduced(self._units, at, self._introduced):
                    found.append(NameRun(at, at + 1, titled=False, lone=True, weak=True))
                at += 1
                continue
            filled = self._filled(at, expected=expected)
            expected = expected or filled is not None or self._is_apposed(at)
            if filled is None and not self._opens(at, expected=expected):
                if self._may_be_family(at):  # التقى الصفدي: only of somebody introduced before
                    found.append(NameRun(at, at + 1, titled=False, lone=True, weak=True))
                at += 1
                continue
            last = filled or self._end(at, expected=expected)
            if not expected and are_two(self._units, at, last, self._introduced):  # استقبل شي أردوغان
                found.extend(NameRun(i, i + 1, titled=False, lone=True, weak=True) for i in (at, at + 1))
                at = last
                continue
            words = [u for u in self._units[at:last] if u.cls not in "z-"]
            weak = expected and self._is_ordinary(at, last)
            if len(words) < 2 and (weak or not expected):
                if self._shape[at] in _KNOWN:
                    weak = weak or is_weak(self._units[at], self._counts)
                    found.append(NameRun(at, last, titled=False, lone=True, weak=weak))
            elif expected or self._is_known(at, last) or self._goes_on(found, at, last):
                found.append(NameRun(at, last, titled=expected))
            at = last
        return found

    def _may_be_family(self, at: int) -> bool:
        """Whether a word with the article stands alone where a person may: behind a verb, "with" or "and"."""
        unit = self._units[at]
        if self._shape[at] == "U":
            return True  # لقاء هوكشتاين: whoever was introduced before
        if is_introduced(self._units, at, self._introduced):
            return True
        if at == 0 or self._shape[at] not in "ADQFL" or " " in unit.text:
            return False
        if not unit.text.startswith("ال"):  # كما التقى بري
            return self._shape[at] in "FL" and self._units[at - 1].text in _SAID and self._is_name(unit)
        return (
            self._shape[at] != "L"
            and self._shape[at - 1] in "nw&"
            and self._shape[at + 1 : at + 2] not in tuple("DQF")
        )

    def _end(self, at: int, *, expected: bool) -> int:
        """Return the end of the name that begins at `at`, word by word."""
        last = at + 1
        while last < len(self._shape) and not self._taken[last] and (step := self._step(at, last, expected=expected)):
            last += step
        while last > at + 1 and self._shape[last - 1] in "z-":
            last -= 1
        return last

    def _filled(self, at: int, *, expected: bool) -> int | None:
        """Return the end of a name that fills the words up to a mark, behind a title or a title and a comma."""
        if expected:
            return name_stretch(self._units, self._taken, at, self._counts)
        if at and self._units[at - 1].text in _PRESENCE:
            return name_stretch(self._units, self._taken, at, self._counts)
        if at > 1 and self._shape[at - 1] in ",-/" and self._taken[at - 2] and not self._follows_name(at - 2):
            return name_stretch(self._units, self._taken, at, self._counts, apposed=True)
        if not at or self._shape[at - 1] not in "&,w":
            return None
        foreign = self._shape[at - 1] == "w" and self._shape[at : at + 2] in ("cU", "UU", "cN", "NU", "UN")
        listed = foreign or self._shape[at] in "if" or self._roles.get(self._units[at].text) in ("g", "b")
        if listed:
            last = name_stretch(self._units, self._taken, at, self._counts)
            if last is None:
                return None
            parted = last + 1 if self._shape[last : last + 1] == "," else last
            return last if self._taken[parted : parted + 1] == [True] else None
        return None

    def _is_ordinary(self, at: int, last: int) -> bool:
        """Whether a single word behind a capacity is none of a name: it only names a person known already."""
        return at > 0 and last == at + 1 and self._taken[at - 1] and is_weak(self._units[at], self._counts)

    def _is_expected(self, at: int) -> bool:
        """Whether a title or a form of address stands right before."""
        before = at - 1
        while before >= max(0, at - _MARKS) and self._shape[before] in '"(/' and not self._taken[before]:
            before -= 1
        if before < 0:
            return False
        return self._shape[before] == "H" or (self._taken[before] and not self._follows_name(before))

    def _is_apposed(self, at: int) -> bool:
        """Whether words no list knows stand between a comma or "with" and ", capacity": "، X Y، القنصل العام"."""
        before = at - 1
        if before >= 1 and self._shape[before] == "&":
            before -= 1
        opened = before >= 0 and not self._taken[before] and self._shape[before] in ",w"
        if not opened and not (before >= 0 and self._units[before].text in _PRESENCE):
            return False
        last = at
        while last < len(self._shape) and not self._taken[last] and self._shape[last] in _KNOWN:
            last += 1
        words = self._units[at:last]
        if not _APPOSED[0] <= len(words) <= _APPOSED[1] or any(is_definite(w) for w in words[:1]):
            return False
        if is_present(self._units[at], self._counts):
            return False  # ، تجري X، منسقة
        return self._shape[last : last + 1] == "," and self._taken[last + 1 : last + 2] == [True]

    def _follows_name(self, at: int) -> bool:
        """Whether the capacity that ends at `at` is that of a name right before it, so that no name must follow.

        It is not when that name has its title before it already: استقبل وزير الخارجية X نظيره Y.
        """
        end = at
        while at >= 0 and self._taken[at]:
            if self._shape[at] == "K":
                return False  # يلتقي X نظيره الروسي Y: the counterpart is another
            at -= 1
        if at < 0 or not (self._shape[at] in "NAU" or (at > 0 and self._shape[at - 1] == "z")):
            return False
        while at >= 0 and not self._taken[at] and self._shape[at] in "NAUzcQ":
            at -= 1
        while at >= 0 and self._shape[at] == "H":
            at -= 1
        return not (at >= 0 and self._taken[at]) and not self._looks_named(end + 1)

    def _looks_named(self, at: int) -> bool:
        """Whether two words stand at `at` that are names rather than words."""
        if not set(self._shape[at : at + 2]) <= set("NAUzF") or at + 2 > len(self._shape):
            return False
        if self._shape[at] == "F" or (self._shape[at + 1] == "F" and not self._is_name(self._units[at + 1])):
            return False
        return any(self._counts.get(u.text.removeprefix("ال"), 0) >= _ATTESTED for u in self._units[at : at + 2])

    def _opens(self, at: int, *, expected: bool) -> bool:
        cls = self._shape[at]
        following = self._shape[at + 1 : at + 2]
        if cls == "N":
            return True
        if cls == "A":
            spoke = at > 0 and self._units[at - 1].text in _SAID  # قال العطية: the surname of somebody told before
            titled = following == "N" and self._taken[at + 2 : at + 3] == [True] and not is_definite(self._units[at])
            return expected or spoke or titled or not (self._is_weak(at) or is_definite(self._units[at]))
        if cls == "U":
            told = at > 0 and self._units[at - 1].text in _THAT  # أن موغريني: the surname of somebody told before
            return expected or told or following in tuple("zNA")
        if cls == "z":
            return expected and following != "" and following in "NAUxDFnc"
        if cls == "c":
            return expected and following in tuple("zNAU") and not self._units[at + 1].text.startswith("ال")
        if cls in "ifa":  # باولو, read as ب and a word
            return (
                expected
                and following in tuple("cAU")
                and self._shape[at + 2 : at + 3] in tuple("NU")
                and self._is_written_on(at)
            )
        if cls in _OTHERWISE and self._is_name(self._units[at]):
            return following == "z" or (expected and following in tuple("NAU"))
        return False

    def _step(self, first: int, at: int, *, expected: bool) -> int:
        """Return by how many units a name goes on at `at`; 0 where it ends."""
        cls = self._shape[at]
        following = self._shape[at + 1 : at + 2]
        length = at - first
        if ends_before(self._units, first, at) or is_verb(self._units, at, self._counts):
            return 0
        if length > 1 and self._units[at - 1].text in self._regnal and cls != "z":
            return 0  # الملك عبدالله الثاني متطابقة
        if length == 1 and self._units[at].text in self._regnal:
            return 1
        if cls in "NU":
            return 1
        if cls == "c" and self._units[at].text.endswith(PRONOUNS):
            return 0
        if cls == "A":
            if self._shape[at - 1] not in "z" and length > 1 and "z" not in self._shape[first:at]:
                family = is_definite(self._units[at - 1]) and not is_definite(self._units[at])  # السيسي صدر
                count = self._counts.get(self._units[at].text.removeprefix("ال"), 0)
                weak = count < (_FREQUENT if family else _WEAK_BEHIND)
                return 0 if weak and following not in ("", *",.)R") else 1
            return 0 if self._is_weak(at) and (not expected or length > 3) else 1
        if cls == "c" and expected and length == 1 and self._is_foreign_given(first) and following != "&":
            return 1  # جاكوب زوما
        if cls == "c":
            begun = length == 1 and self._shape[first] in "ifa"
            syllable = expected and self._is_syllable(at) and (following in ("", *",.)") or self._is_syllable(at + 1))
            return 1 if begun or syllable or (expected and length <= 2 and following in tuple("NU")) else 0
        if cls == "&" and self._units[at].text == "ف" and self._is_written_on(at):  # فالتر
            return 2 if following in tuple("cxU") and self._shape[at + 2 : at + 3] in tuple("NU") else 0
        if cls == "x" and expected:
            return 1 if following in tuple("NU") else 0
        if cls == "z":
            named = following != "" and following in ("NAU" if self._units[at].text == "لا" else "NAUxDFQBPLTnzc")
            if (
                following in ("i", "f", "&")
                and self._is_written_on(at + 1)
                and self._shape[at + 2 : at + 3] in tuple("UAc")
            ):
                return 3  # بن بيشان, whose first letter looks like a preposition
            return (1 if following == "z" else 2) if named and not self._taken[at + 1] else 0
        if cls == "-" and following in tuple("NAUz") and self._touches(at):
            return 2
        if cls == "D" and expected and 2 <= length <= 3 and self._units[at].text.startswith("ال"):
            # A demonym belongs to the title before a name; behind the name it is his family's: محمد شياع السوداني.
            return 1 if self._counts.get(self._units[at].text[2:], 0) > 1 else 0
        fathered = expected or "z" in self._shape[first:at]
        if cls in _OTHERWISE and fathered and length <= 4 and self._is_name(self._units[at]):
            return 1
        if cls in "Fxn" and expected and length == 1 and self._ends_name(first, at):
            return 1  # الحبيب الصيد, before a mark, a day or another title
        servant = length == 2 and self._units[first].text == "عبد"
        if cls in "DFQ" and expected and (length == 1 or servant) and self._units[at].text.startswith("ال"):
            given = servant or self._roles.get(self._units[first].text) in ("g", "b")
            return 1 if given and self._counts.get(self._units[at].text[2:], 0) > 0 else 0
        return 0

    def _ends_name(self, first: int, at: int) -> bool:
        """Whether an ordinary word with the article can only be the family name behind a given name."""
        if self._units[at].id == "subject":
            return False  # مطار الملك خالد الدولي
        unit, given = self._units[at], self._counts.get(self._units[first].text.removeprefix("ال"), 0)
        closed = self._shape[at + 1 : at + 2] in ("", *",.)nTaiw") or self._taken[at + 1 : at + 2] == [True]
        return " " not in unit.text and unit.text.startswith("ال") and given >= _ATTESTED and closed

    def _is_foreign_given(self, at: int) -> bool:
        """Whether a word is a given name and nothing else, so that what follows is its bearer's family name."""
        return self._shape[at] == "N" and self._roles.get(self._units[at].text) in ("g", "b")

    def _is_syllable(self, at: int) -> bool:
        """Whether a word is as short as the parts of East Asian names: ون تاو."""
        return at < len(self._units) and self._shape[at] in "cNUA" and len(self._units[at].text) <= 3

    def _is_weak(self, at: int) -> bool:
        """Whether a word is an ordinary one that is rarely a name."""
        text = self._units[at].text
        return not text.startswith("ال") and self._counts.get(text, 0) < _WEAK

    def _is_written_on(self, at: int) -> bool:
        return self._units[at].end == self._units[at + 1].start

    def _touches(self, at: int) -> bool:
        units = self._units
        return units[at - 1].end == units[at].start and units[at].end == units[at + 1].start

    def _is_name(self, unit: Unit) -> bool:
        if " " in unit.text:
            return False
        return self._counts.get(unit.text.removeprefix("ال"), 0) >= _ATTESTED

    def _is_listed(self, first: int, last: int) -> bool:
        """Whether a frequent given name and a family name with the article stand in a list: ضم X وY وZ."""
        if last - first != 2 or not self._units[first + 1].text.startswith("ال"):
            return False
        given = self._roles.get(self._units[first].text) == "g" and self._counts[self._units[first].text] >= _FREQUENT
        family = self._units[first + 1]
        if family.cls != "U" and self._counts.get(family.text[2:], 0) < _WEAK:
            return False  # حسن الاستقبال
        beside = self._shape[first - 1 : first] in ("&", ",") or self._shape[last : last + 1] in ("&", ",")
        return given and beside

    def _goes_on(self, found: list[NameRun], first: int, last: int) -> bool:
        """Whether two words of which the first is a given name go on a list of names: ضم X وY وZ."""
        before = found[-1] if found and not found[-1].lone else None
        if before is None or last - first != 2 or self._shape[before.last : first] not in ("&", ",&"):
            return False
        given = self._units[first].text
        if self._roles.get(given) not in ("g", "b") or self._counts.get(given, 0) < _FREQUENT:
            return False
        return self._shape[last : last + 1] in ("", *",.&") and not is_weak(self._units[last - 1], self._counts)

    def _is_known(self, first: int, last: int) -> bool:
        """Whether the lists know enough of the words of an untitled name.

        Words that are ordinary ones as well need a title after them.
        """
        words = [u for u in self._units[first:last] if u.cls in "NAU"]
        counts = [self._counts.get(u.text.removeprefix("ال"), 0) for u in words]
        if any(u.cls == "N" for u in self._units[first:last]) or "z" in self._shape[first:last]:
            foreign = self._taken[last : last + 1] == [True] and set(self._shape[first:last]) <= set("NUA")
            return foreign or any(n >= 3 for n in counts)
        if self._is_listed(first, last):
            return True
        after = last + 1 if self._shape[last : last + 1] in (",", "(") else last
        return after < len(self._taken) and self._taken[after] and max(counts, default=0) >= _ATTESTED


def _address(units: list[Unit], name: NameRun) -> Capacity | None:
    """Return the capacity that a form of address gives: الرئيس, الملك, الوزير."""
    if name.first == 0:
        return None
    unit = units[name.first - 1]
    if unit.cls != "H":
        return None
    crown = unit.text.rpartition(" ")[2]
    if crown in _CROWNS:  # حضرة صاحب الجلالة السلطان X
        start = unit.end - len(crown)
        return Capacity(start, unit.end, "head_of_state", 9, None, None, units=(name.first - 1, name.first))
    if unit.value.get("role") not in ("head_of_state", "minister", "head_of_government"):
        return None
    return Capacity(unit.start, unit.end, str(unit.value["role"]), 9, None, None, units=(name.first - 1, name.first))
